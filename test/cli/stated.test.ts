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

describe('what differs', () => {
  const bounds = (meaning: string, axiom = 'm <= n') => `theory bounds
define atLeast (m n : Nat) := ${meaning}
predicate above (m n : Nat)
axiom meant (m n : Nat): above(m, n) <=> ${axiom} because "this is what it means"
parameter n : Nat
claim 1: atLeast(n, n + 1)
claim 2: above(n, n + 1)
theorem a (m : Nat): above(m, m)
`;
  const file = join(folder, 'bounds.lcgm');
  const writeTo = (text: string): string => {
    writeFileSync(file, text);
    return file;
  };
  const proof = (text: string): string => {
    prove(options(writeTo(text), { ...more, cert: folder }));
    return join(folder, 'bounds.json');
  };
  const rejections = async (from: string, to: string, claim?: string) => {
    const { exit, out, err } = await verify(options(proof(from), { ...more, theory: writeTo(to), claim }));
    expect([exit, out]).toEqual([1, '']);
    return err.split('\n').flatMap((line) => /^rejected .*?bounds\.json: (.*)$/.exec(line)?.[1] ?? []);
  };

  it.each([
    ['a definition', bounds('m < n + 1'), 'bounds:atLeast: the theory defines it otherwise, or not at all'],
    ['an axiom', bounds('m <= n', 'm < n + 1'), 'bounds:meant: the axiom of the theory says something else'],
  ])('is told once, of %s, with the claims that it concerns', async (_what, to, said) => {
    expect(await rejections(bounds('m <= n'), to)).toEqual([`${said} (which concerns 1, 2, a)`]);
    expect(await rejections(bounds('m <= n'), to, '1')).toEqual([said]);
  });
  it('is told of each claim, where it is the claim', async () => {
    const to = bounds('m <= n').replace('claim 1: atLeast(n, n + 1)', 'claim 1: atLeast(n, n)').replace('claim 2:', 'claim 3:');
    expect(await rejections(bounds('m <= n'), to)).toEqual([
      '1: the claim of the theory says something else',
      `${file} states no bounds:2`,
    ]);
  });
  it('is told of a claim and of a definition', async () => {
    const to = bounds('m < n + 1').replace('claim 2: above(n, n + 1)', 'claim 2: above(n, n + 2)');
    expect(await rejections(bounds('m <= n'), to)).toEqual([
      'bounds:atLeast: the theory defines it otherwise, or not at all (which concerns 1, 2, a)',
      '2: the claim of the theory says something else',
    ]);
  });
  it('concerns the claims that are named, and others that are counted', async () => {
    const many = (meaning: string) =>
      `${bounds(meaning)}${Array.from({ length: 12 }, (_, i) => `claim m${i}: atLeast(n, n + ${i})\n`).join('')}`;
    expect(await rejections(many('m <= n'), many('m < n + 1'))).toEqual([
      'bounds:atLeast: the theory defines it otherwise, or not at all (which concerns 1, 2, a, m0, m1, m2, m3, m4, m5, m6 and 5 others)',
    ]);
  });
  it('is told of a claim that should be tight, if it is a definition', async () => {
    const tightly = (meaning: string) => `theory bounds
predicate odd (n : Nat)
define most (m n : Nat) := ${meaning}
verdict tight (m n : Nat) of most(m, n) := n <= m + 7
parameter n : Nat
claim 1: most(n, n + 7) tight
`;
    expect(await rejections(tightly('m <= n'), tightly('m < n + 1'))).toEqual([
      'bounds:most: the theory defines it otherwise, or not at all (which concerns 1, 1 (tight))',
    ]);
  });
});

describe('a certificate beside a theory in which a claim is', () => {
  const file = join(folder, 'sized.lcgm');
  const sized = (claims: string, form = '') => {
    writeFileSync(
      file,
      `theory sized\npredicate small (m n : Nat)\naxiom is (m n : Nat): small(m, n) <=> m <= n because "so"
${form}parameter n : Nat\ngiven 1 <= n\n${claims}\n`,
    );
    return file;
  };
  const empty = 'verdict vacuous (m n : Nat) "nothing is smaller" of small(m, n) := m = 0\n';
  const proof = (...text: Parameters<typeof sized>): string => {
    prove(options(sized(...text), { ...more, cert: folder }));
    return join(folder, 'sized.json');
  };
  const beside = async (from: Parameters<typeof sized>, to: Parameters<typeof sized>) => {
    const { exit, err } = await verify(options(proof(...from), { ...more, theory: sized(...to) }));
    return { exit, why: err.replace(/^.*sized\.json: /, '').trim() };
  };

  it('vacuous, shows what is stated, and nothing of that', async () => {
    expect(await beside(['claim 1: small(0, n)'], ['claim 1: small(0, n)', empty])).toEqual({ exit: 0, why: '' });
    const { exit, err } = prove(options(sized('claim 1: small(0, n)\nclaim 2: small(n, n)', empty), { ...more, cert: folder }));
    expect([exit, err.includes('error[VACUOUS]')]).toEqual([1, true]);
    const { err: missing } = await verify(options(join(folder, 'sized.json'), { ...more, theory: file, claim: '1' }));
    expect(missing).toContain('it does not prove a claim called 1'); // prove writes nothing about it
  });
  it.each([
    ['refuted', ['refute 1: n <= 0'], ['claim 1: n <= 0']],
    ['proved, where it is to be refuted', ['claim 1: small(n, n)'], ['refute 1: small(n, n)']],
  ] as const)('%s, is about something else', async (_what, from, to) => {
    expect(await beside([...from], [...to])).toEqual({ exit: 1, why: `1: it proves the opposite of what ${file} states` });
  });
  it.each([
    ['refuted, and says something else besides', ['refute 1: n <= 0'], ['claim 1: n + n <= 0']],
    ['refuted under other conditions', ['refute 1: n <= 0'], ['claim 1: n <= 0 if 2 <= n']],
    ['a theorem', ['refute 1: n <= 0'], ['theorem 1: n <= 0']],
  ] as const)('%s, is about something else', async (_what, from, to) => {
    expect(await beside([...from], [...to])).toEqual({ exit: 1, why: '1: the claim of the theory says something else' });
  });
});
