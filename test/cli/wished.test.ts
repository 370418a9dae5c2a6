/** Of which claim `lcgm infer --class` speaks, and what `lcgm repair --group` makes of a group that is wished for. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { infer, repair } from '../../src/cli/infer.ts';
import { wished, writtenIn } from '../../src/cli/wished.ts';
import { shippedShelf } from '../../src/disk/files.ts';
import { Library } from '../../src/elaborate/library.ts';
import { options } from '../support/options.ts';
import { disk } from '../support/theories.ts';

const folder = mkdtempSync(join(tmpdir(), 'lcgm-wished-'));
const path = join(folder, 'mine.lcgm');
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const text = `theory mine "Mine"
import std.sharp, meta.verdicts

parameter k d n : Nat
given 1 <= k, k < d
concepts Z := Sparse(k, d)
features X := R(n)
class Codes := P{msr} * K{linear, spark(2*k)}
class Idle := P{msr} * K{linear}

claim few: Codes identifiable up to Relabel(d) @ Rescale(d) if n <= d
claim all "all of them": Codes identifiable up to Relabel(d) @ Rescale(d)
claim number: k <= d
`;
writeFileSync(path, text);
const asked = (more: Parameters<typeof options>[1]) => options(path, { version: manifest.version, ...more });

describe('lcgm infer --class', () => {
  it('speaks of the claim about the class that has no conditions of its own', () => {
    const [first, ...others]: readonly { readonly name: string }[] = JSON.parse(infer(asked({ className: 'Codes', format: 'json' })).out);
    expect([first?.name, others]).toEqual(['all', []]);
  });
  it.each([
    ['Idle', 'no claim is about the class Idle'],
    ['Code', 'there is no class Code here; did you mean Codes?'],
    ['Z', 'there is no class Z here'],
  ])('says so of %s', (className, said) => {
    const { exit, err } = infer(asked({ className }));
    expect([exit, err]).toEqual([2, expect.stringContaining(said)]);
  });
});

describe('lcgm repair --group', () => {
  it('tells of the claim up to that group', () => {
    const { exit, out } = repair(asked({ claim: 'all', group: 'GL(d)', format: 'json' }));
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toMatchObject([
      { name: 'all', title: 'all of them', verdict: 'proved', group: 'GL(d)', repairs: { sets: [[]], complete: true } },
    ]);
  });

  const library = new Library(disk, { shelf: shippedShelf(manifest.version), proofs: false, recording: false });
  const loaded = library.load(path, new TextEncoder().encode(text));
  it.each([
    ['a word that is none', 'all', 'Relable(d)', 'did you mean `Relabel`?'],
    ['something of another sort', 'all', 'k', '`k`: '],
    ['nothing', 'all', '', 'is no group: it cannot be read'],
    ['half a group', 'all', 'Relabel(d', 'is no group: it cannot be read'],
    ['a group and a claim', 'all', 'Relabel(d)) if 1 = 2 claim x: (1 = 1', 'is no group: it cannot be read'],
    ['a group and a condition', 'all', 'Relabel(d)) if (1 = 2', 'is no group: it cannot be read'],
    ['a group and a comment', 'all', 'Relabel(d -- )', 'is no group: it cannot be read'],
    ['a claim about something else', 'number', 'GL(d)', 'not about identifiability'],
  ])('refuses %s', (_, name, group, said) => {
    const claim = loaded && writtenIn(loaded).claims.get(name);
    if (loaded === undefined || claim === undefined) throw new Error('there is no such claim');
    expect(wished(loaded, claim, group, manifest.version)).toEqual(expect.stringContaining(said));
  });
});
