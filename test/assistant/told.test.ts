/** What people are told of claims of their own: golden files, since this is what they read. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { explain } from '../../src/cli/explain.ts';
import { infer, repair } from '../../src/cli/infer.ts';
import { options } from '../support/options.ts';

const folder = mkdtempSync(join(tmpdir(), 'lcgm-told-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const golden = (file: string) => join(import.meta.dirname, '..', 'golden', 'assistant', file);

/** The theory of the tutorial. */
const path = join(folder, 'codes.lcgm');
writeFileSync(
  path,
  `theory codes "Sparse codes"
import std.dictionary, meta.verdicts

parameter k d n : Nat
given 1 <= k, k < d, 2*k <= n

concepts Z := Sparse(k, d)
features X := R(n)

class Codes "sparse codes, any 2k columns independent" := P{msr} * K{linear, spark(2*k)}

claim 1 "codes are known up to order and scale": Codes identifiable up to Relabel(d) @ Rescale(d) tight
refute 2 "the order alone": Codes identifiable up to Relabel(d)
open 3 "any law, any matrix": P{} * K{linear} identifiable up to Relabel(d) @ Rescale(d)
`,
);
const asked = (more: Parameters<typeof options>[1]) => options(path, { version: manifest.version, ...more });

interface Group {
  readonly group: string;
  readonly finding: 'proved' | 'refuted' | 'unknown';
  readonly within: readonly string[];
}

describe('lcgm infer', () => {
  it('draws groups within larger ones, and says which are the same', async () => {
    const { out, exit } = infer(asked({ claim: '2' }));
    expect(exit).toBe(0);
    await expect(out).toMatchFileSnapshot(golden('infer-2.txt'));
    await expect(infer(asked({ claim: '2', format: 'svg' })).out).toMatchFileSnapshot(golden('infer-2.svg'));
  });
  it('lists small groups first, and finds nothing of one group that contradicts what it finds of another', () => {
    const told: readonly { readonly least: readonly object[]; readonly groups: readonly Group[] }[] = JSON.parse(
      infer(asked({ className: 'Codes', format: 'json' })).out,
    );
    for (const { least, groups } of told) {
      const place = (name: string) => groups.findIndex(({ group }) => group === name);
      for (const [i, { finding, within }] of groups.entries())
        for (const larger of within) {
          expect(place(larger)).toBeGreaterThan(i);
          const pair = [finding, groups[place(larger)]?.finding];
          for (const never of ['proved refuted', 'proved unknown', 'unknown refuted']) expect(pair.join(' ')).not.toBe(never);
        }
      expect(least).toHaveLength(1);
    }
    expect(told).toHaveLength(1);
  });
});

describe('lcgm explain', () => {
  it('tells of a refuted claim up to which larger group it holds', async () => {
    const { out } = explain(asked({ claim: '2' }));
    await expect(out.slice(0, out.indexOf('\nderivation'))).toMatchFileSnapshot(golden('explain-2.txt'));
  });
  it('tells of an open claim what its nearest proof lacks, which is not that the class were empty', async () => {
    const { out } = explain(asked({ claim: '3' }));
    expect(out).not.toMatch(/\| false \}|inhabited/);
    await expect(out).toMatchFileSnapshot(golden('explain-3.txt'));
  });
});

describe('lcgm repair', () => {
  it('names the weakest predicates that it finds', async () => {
    await expect(repair(asked({ claim: '3' })).out).toMatchFileSnapshot(golden('repair-3.txt'));
  });
});
