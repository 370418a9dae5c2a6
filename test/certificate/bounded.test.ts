/** Certificates that are small and make enormous things: each ends, accepted or refused for the limit, and within the stack and the heap. */
import { describe, expect, it } from 'vitest';
import { type Certificate, CertificateError, compareWithSignature, limitsFor, readCertificate } from '../../src/certificate/index.ts';
import { Signature } from '../../src/terms/index.ts';
import { Builder, FALSE, NAT, RAT } from './build.ts';

const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));

/** Some of the limits are large, and this has to end soon. */
const MOST = 20_000_000;

/** The certificate, or why it is refused; never because the stack or the heap was at its end. */
function ends(b: Builder): Certificate | string {
  const { text } = b;
  try {
    return readCertificate(text, { work: Math.min(limitsFor(text).work, MOST) });
  } catch (error) {
    if (!(error instanceof CertificateError)) throw error;
    expect(error.message).not.toMatch(/too large for this machine/);
    expect(error.message.length).toBeLessThan(2_000);
    return `${error.code}: ${error.message}`;
  }
}
const accepted = (b: Builder) => expect(typeof ends(b)).toBe('object');
const refused = (b: Builder, reason: RegExp) => expect(ends(b)).toMatch(reason);
const LIMIT = /CERT_LIMIT: this takes more work than is allowed/;
const DEEP = /CERT_REFUSED: a term is nested more than \d+ deep/;

const numberSymbol = (b: Builder, name: string) =>
  b.row('declare-function', name, 0, NAT, b.row('free', 'a', NAT), b.row('free', 'b', NAT));

describe('terms that double', () => {
  const sum = (b: Builder, height: number, x: number): number => {
    let t = x;
    for (let i = 0; i < height; i++) t = b.arithmetic('Nat.+', t, t);
    return t;
  };
  const conjunction = (b: Builder, height: number, f: number): number => {
    let t = f;
    for (let i = 0; i < height; i++) t = b.row('and', t, t);
    return t;
  };
  it('are cheap, and proved about', () => {
    const b = new Builder();
    const x = b.row('free', 'x', NAT);
    accepted(b.claim(b.row('allIntro', x, b.row('refl', sum(b, 1_900, x)))));
  });
  it('are opened, instantiated, abstracted and replaced', () => {
    const b = new Builder();
    const x = b.row('free', 'x', NAT);
    const big = sum(b, 900, x);
    const all = b.row('allIntro', x, b.row('refl', big));
    const context = b.row('comp', x, b.row('=', big, big));
    const [y, z] = [b.row('free', 'y', NAT), b.row('free', 'z', NAT)];
    const equation = b.row('=', y, z);
    const step = b.row('leibniz', b.row('assume', equation), context, b.row('allElim', all, y));
    const closed = b.row('allIntro', y, b.row('allIntro', z, b.row('impIntro', equation, b.row('instantiate', step, x, y))));
    accepted(b.claim(closed));
  });
  it('are not nested ten thousand deep', () => {
    const [b, c] = [new Builder(), new Builder()];
    refused(b.claim(b.row('refl', sum(b, 10_000, b.row('free', 'x', NAT)))), DEEP);
    refused(c.claim(c.row('assume', conjunction(c, 10_000, FALSE))), DEEP);
  });
  it('of numerals grow no further than numbers may', () => {
    const b = new Builder();
    refused(b.claim(b.row('refl', sum(b, 20_000, b.num('1')))), /more than 16384 binary digits|CERT_LIMIT/);
    const c = new Builder();
    let t = c.num('10');
    for (let i = 0; i < 100; i++) t = c.arithmetic('Nat.*', t, t);
    refused(c.claim(c.row('refl', t)), /more than 16384 binary digits/);
  });
  it('by substitution of terms into themselves, again and again', () => {
    // each round doubles the height; the theorem is instantiated with its own left side
    const b = new Builder();
    const x = b.row('free', 'x', NAT);
    const all = b.row('allIntro', x, b.row('refl', sum(b, 100, x)));
    let t = x;
    for (let i = 0; i < 40; i++) {
      b.row('allElim', all, t);
      t = sum(b, 100, t);
    }
    refused(b.claim(all), DEEP);
  });
  it('by set comprehensions and quantifiers', () => {
    const b = new Builder();
    const x = b.row('free', 'x', NAT);
    let f = b.row('=', x, x);
    for (let i = 0; i < 600; i++) {
      f = b.row('and', f, b.row('in', x, b.row('comp', x, f)));
      f = b.row(i % 2 ? 'all' : 'ex', x, b.row('or', f, b.row('=', x, x)));
    }
    expect(ends(b.claim(b.row('impIntro', f, b.row('assume', f))))).toBeTruthy();
  });
});

describe('repeated work', () => {
  it('substitution into a large shared term, thousands of times', () => {
    const b = new Builder();
    const f = numberSymbol(b, 'f');
    const x = b.row('free', 'x', NAT);
    let layer = times(2_000, (i) => b.row('app', f, x, b.num(String(i))));
    while (layer.length > 1) layer = times(layer.length >> 1, (i) => b.row('app', f, layer[2 * i] ?? 0, layer[2 * i + 1] ?? 0));
    const all = b.row('allIntro', x, b.row('refl', layer[0] ?? 0));
    for (let i = 0; i < 5_000; i++) b.row('allElim', all, b.num(`1${i}`));
    refused(b.claim(all), LIMIT);
  });
  it('a deep proof, of 100,000 steps', () => {
    const b = new Builder();
    const truth = b.truth();
    let { step } = truth;
    for (let i = 0; i < 50_000; i++) step = b.row('andLeft', b.row('andIntro', step, truth.step));
    b.claim(step);
    const certificate = ends(b);
    expect(typeof certificate === 'object' && certificate.steps).toBe(100_002);
  });
  it('hypotheses that grow to ten thousand, and are merged ten thousand times', () => {
    const b = new Builder();
    const x = b.row('free', 'x', NAT);
    const equations = times(10_000, (i) => b.row('=', x, b.num(String(i))));
    let step = b.row('refl', x);
    for (const e of equations) step = b.row('weaken', step, e);
    const large = step;
    for (const e of equations) step = b.row('andLeft', b.row('andIntro', b.row('impIntro', e, large), large));
    refused(b.claim(step), LIMIT);
  });
  it('axioms that grow to ten thousand, and are merged ten thousand times', () => {
    const b = new Builder();
    const { term, step: first } = b.truth();
    let step = first;
    const all: number[] = [];
    for (let i = 0; i < 10_000; i++) {
      step = b.row('andLeft', b.row('andIntro', step, b.row('axiom', b.row('postulate', `axiom ${i}`, term))));
      all.push(step);
    }
    for (let i = 0; i < 10_000; i++) step = b.row('andIntro', all[i] ?? 0, all[9_999 - i] ?? 0);
    refused(b.claim(step), LIMIT);
  });
  it('axioms that many claims rest on', () => {
    const b = new Builder();
    const { term, step: first } = b.truth();
    let step = first;
    for (let i = 0; i < 2_000; i++)
      step = b.row('andLeft', b.row('andIntro', step, b.row('axiom', b.row('postulate', `axiom ${i}`, term))));
    for (let i = 0; i < 30_000; i++) b.claim(step, `claim ${i}`);
    refused(b, LIMIT);
  });
  it('squares of fractions, near the largest number', () => {
    const b = new Builder();
    const n = 3n ** 5_000n;
    const [l, r] = [b.num(`${n}/${n - 2n}`, RAT), b.num(`${n - 2n}/${n}`, RAT)];
    for (let i = 0; i < 5_000; i++) b.arithmetic(i % 2 ? 'Rat.*' : 'Rat.+', l, r);
    refused(b.claim(b.row('refl', l)), /CERT_LIMIT|more than 16384 binary digits/);
  });
  it('huge numbers, of which each is another', () => {
    const b = new Builder();
    const n = 7n ** 4_000n;
    const multipliers = times(300, (i) => `${n + BigInt(2 * i)}/${2n ** 11_000n}`).filter((text) => /[13579]\//.test(text));
    b.long('linear', [FALSE, 0, ...multipliers]);
    refused(b.claim(b.truth().step), LIMIT);
  });
});

describe('long rows', () => {
  it('substitutions of thousands of variables', () => {
    for (const n of [1_000, 5_000, 50_000, 200_000]) {
      const b = new Builder();
      const variables = times(n, (i) => b.row('free', `v${i}`, NAT));
      const step = b.row('refl', variables[0] ?? 0);
      const swapped = variables.flatMap((v, i) => [v, variables[n - 1 - i] ?? 0]);
      b.claim(b.row('allIntro', variables[n - 1] ?? 0, b.long('instantiate', [step, ...swapped])));
      if (n <= 1_000) accepted(b);
      else expect(ends(b)).toBeTruthy();
    }
  });
  it('substitutions of thousands of variables in thousands of hypotheses', () => {
    const b = new Builder();
    const variables = times(5_000, (i) => b.row('free', `v${i}`, NAT));
    let step = b.row('refl', variables[0] ?? 0);
    for (const v of variables) step = b.row('weaken', step, b.row('=', v, v));
    for (let i = 0; i < 200; i++)
      step = b.long('instantiate', [step, ...variables.flatMap((v, k) => [v, variables[(k + 1) % 5_000] ?? 0])]);
    refused(b.claim(step), LIMIT);
  });
  it('symbols of thousands of parameters, each of which depends on the one before', () => {
    const b = new Builder();
    const R = b.row('declare-sort', 'R', b.row('free', 'n', NAT));
    const first = b.row('free', 'x', NAT);
    const params = [first, ...times(3_000, (i) => b.row('free', `v${i}`, b.row('app', R, b.arithmetic('Nat.+', first, b.num(String(i))))))];
    const p = b.row('declare-predicate', 'p', 0, ...params);
    const atoms = times(200, () => b.row('app', p, ...params));
    b.row('assume', atoms[0] ?? 0);
    expect(ends(b.claim(b.truth().step))).toBeTruthy();
  });
  it('linear combinations of nothing, with any number of multipliers', () => {
    for (const n of [0, 1, 2, 1_000, 100_000]) {
      const b = new Builder();
      b.long('linear', [FALSE, 0, ...times(n, () => '1')]);
      refused(b.claim(b.truth().step), /CERT_REFUSED/);
    }
  });
  it('linear combinations of one premise, a hundred thousand times', () => {
    const b = new Builder();
    const [x, y] = [b.row('free', 'x', RAT), b.row('free', 'y', RAT)];
    const goal = b.arithmetic('Rat.<=', x, y);
    const premise = b.row('assume', goal);
    b.long('linear', [goal, 100_000, ...times(100_000, () => premise), ...times(100_001, (i) => (i < 99_999 ? '0' : '1'))]);
    expect(ends(b.claim(b.truth().step))).toBeTruthy();
  });
  it('linear combinations of wide sums', () => {
    const b = new Builder();
    let t = b.row('free', 'x', RAT);
    for (let i = 0; i < 1_500; i++) t = b.arithmetic('Rat.+', t, b.row('free', `v${i}`, RAT));
    const fact = b.row('assume', b.row('=', t, t));
    for (let i = 0; i < 1_000; i++) b.row('linear', b.row('=', t, t), 1, fact, '0', '1', '0', '1');
    refused(b.claim(b.truth().step), LIMIT);
  });
});

describe('long texts', () => {
  it('ten million characters in one name', () => {
    const b = new Builder();
    b.row('declare-sort', 'p'.repeat(10_000_000));
    accepted(b.claim(b.truth().step));
  });
  it('a hundred thousand claims', () => {
    const b = new Builder();
    const { step } = b.truth();
    for (let i = 0; i < 100_000; i++) b.claim(step, `claim ${i}`);
    accepted(b);
  });
  it('a hundred thousand names, symbols, axioms and definitions', () => {
    const b = new Builder();
    const { term, step } = b.truth();
    for (let i = 0; i < 25_000; i++) {
      b.row('declare-sort', `sort ${i}`);
      b.row('declare-predicate', `predicate ${i}`, 0);
      b.row('define', `definition ${i}`, 0, term);
      b.row('postulate', `axiom ${i}`, term);
    }
    accepted(b.claim(step));
  });
  it('may cost no more than in proportion to their length', () => {
    expect(limitsFor('').work).toBeLessThanOrEqual(20_000_000);
    expect(limitsFor('x'.repeat(1_000_000)).work).toBeLessThanOrEqual(100_000_000);
    expect(limitsFor('x'.repeat(20_000_000)).work).toBeLessThanOrEqual(320_000_000);
    expect(limitsFor('').length).toBeLessThanOrEqual(64_000_000);
  });
});

describe('a comparison with a theory', () => {
  it('ends too, even if reading has used up what is allowed', () => {
    const b = new Builder();
    const variables = times(100, (i) => b.row('free', `x${i}`, NAT));
    const f = numberSymbol(b, 'f');
    let layer = times(2_048, (i) => b.row('app', f, variables[i % 100] ?? 0, variables[(i * 79 + ((i / 100) | 0)) % 100] ?? 0));
    while (layer.length > 1) layer = times(layer.length >> 1, (i) => b.row('app', f, layer[2 * i] ?? 0, layer[2 * i + 1] ?? 0));
    let step = b.row('refl', layer[0] ?? 0);
    for (const v of variables) step = b.row('allIntro', v, step);
    const { text } = b.claim(step);
    const s = new Signature();
    s.declare('f', 'function', [], [s.free('a', s.nat), s.free('b', s.nat)], s.nat);
    const told = (work: number) => compareWithSignature(readCertificate(text, { work }), 'test', 'forged', s, s.falsum).map((m) => m.about);
    expect(told(20_000_000)).toEqual(['claim']);
    // the least allowance that will do for reading
    let [low, high] = [0, 20_000_000];
    while (high - low > 1_000) {
      const middle = (low + high) >> 1;
      try {
        readCertificate(text, { work: middle });
        high = middle;
      } catch {
        low = middle;
      }
    }
    expect(told(high)).toEqual(['claim']);
  });
  it.each(['all', 'set', 'and', 'app', 'comp'] as const)('reaches the bottom of terms nested 1900 deep: %s', (kind) => {
    const [b, s] = [new Builder(), new Signature()];
    const f = b.row('declare-function', 'f', 0, NAT, b.row('free', 'a', NAT));
    s.declare('f', 'function', [], [s.free('a', s.nat)], s.nat);
    const x = b.row('free', 'x', NAT);
    let t = kind === 'app' ? x : kind === 'set' ? NAT : b.row('=', x, x);
    for (let i = 0; i < (kind === 'comp' ? 950 : 1_900); i++) {
      if (kind === 'all') t = b.row('all', b.row('free', `x${i}`, NAT), t);
      else if (kind === 'set') t = b.row('set', t);
      else if (kind === 'and') t = b.row('and', t, FALSE);
      else if (kind === 'app') t = b.row('app', f, t);
      else t = b.row('in', x, b.row('comp', x, t));
    }
    if (kind === 'set') t = b.row('free', 'y', t);
    const formula = kind === 'app' || kind === 'set' ? b.row('=', t, t) : t;
    const closed = b.row('all', kind === 'set' ? t : x, b.row('or', formula, formula));
    const certificate = readCertificate(b.claim(b.row('impIntro', closed, b.row('assume', closed))).text);
    expect(compareWithSignature(certificate, 'test', 'forged', s, s.falsum).map((m) => m.about)).toEqual(['claim']);
  });
});
