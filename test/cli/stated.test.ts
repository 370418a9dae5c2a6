/** `lcgm verify --theory`: a certificate has to show all that the theory states of a claim. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { prove } from '../../src/cli/prove.ts';
import { verify } from '../../src/cli/verify.ts';
import { options } from '../support/options.ts';

const folder = mkdtempSync(join(tmpdir(), 'lcgm-stated-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const theory = (claim: string) => `theory dictionary "Sparse dictionaries"
import std.dictionary, meta.verdicts
parameter k d n : Nat
given 1 <= k, k < d
concepts Z := Sparse(k, d)
features X := R(n)
class Dictionaries := P{msr} * K{linear, spark(2*k)}
${claim}: Dictionaries identifiable up to Relabel(d) @ Rescale(d)`;
const write = (text: string): string => {
  writeFileSync(join(folder, 'dictionary.lcgm'), `${text}\n`);
  return join(folder, 'dictionary.lcgm');
};
const more = { version: manifest.version };
const certificate = (text: string): string => {
  const { exit, err } = prove(options(write(text), { ...more, cert: folder }));
  expect([exit, err]).toEqual([0, '']);
  return join(folder, 'dictionary.json');
};
const held = (file: string, text: string) => verify(options(file, { ...more, theory: write(text) }));

describe('a certificate beside a theory', () => {
  const plain = theory('claim 5.2');
  const tight = `${plain} tight if min(2*k, d) <= n`;

  it('is as it states', async () => {
    expect(await held(certificate(plain), plain)).toMatchObject({ exit: 0, err: '' });
    expect(await held(certificate(tight), tight)).toMatchObject({ exit: 0, err: '' });
  });
  it('claims nothing that the theory does not state', async () => expect(await held(certificate(tight), plain)).toMatchObject({ exit: 1 }));
  it('has to show that a claim is tight, if the theory states that', async () => {
    const { exit, err } = await held(certificate(plain), tight);
    expect(exit).toBe(1);
    expect(err).toContain('5.2: it does not show that this is tight');
  });
  it('has to be tight under the same conditions', async () => {
    const { exit, err } = await held(certificate(tight), `${plain} tight if 2*k <= n`);
    expect(exit).toBe(1);
    expect(err).toContain('it does not show that this is tight');
  });
  it('does not claim what is left open', async () => {
    const { exit, err } = await held(certificate(plain), theory('open 5.2'));
    expect(exit).toBe(1);
    expect(err).toContain('states it as open');
  });
});
