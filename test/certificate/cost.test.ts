/** A certificate is data from a stranger: whatever it says, checking it takes time and memory in proportion to its length. */
import { describe, expect, it } from 'vitest';
import { kinds } from '../../src/certificate/format.ts';
import { CertificateError, limitsFor, readCertificate } from '../../src/certificate/index.ts';
import { Signature } from '../../src/logic/index.ts';
import { rowOf, sealed } from './samples.ts';

/** A file that is built row by row; the numbers of its terms and steps are counted along. */
class Attack {
  readonly names: string[] = [];
  readonly rows: number[][] = [];
  #terms = 4;
  #steps = 0;
  #symbols = 20;
  #axioms = 0;
  name(text: string): number {
    const known = this.names.indexOf(text);
    return known >= 0 ? known : this.names.push(text) - 1;
  }
  term(kind: (typeof kinds)[number], ...args: number[]): number {
    this.rows.push(rowOf(kind, ...args));
    return this.#terms++;
  }
  step(kind: (typeof kinds)[number], ...args: number[]): number {
    this.rows.push(rowOf(kind, ...args));
    return this.#steps++;
  }
  symbol(kind: (typeof kinds)[number], name: string, ...args: number[]): number {
    this.rows.push(rowOf(kind, this.names.push(name) - 1, ...args));
    return this.#symbols++;
  }
  axiom(name: string, formula: number): number {
    this.rows.push(rowOf('postulate', this.names.push(name) - 1, formula));
    return this.#axioms++;
  }
  text(): string {
    const closed = this.step('refl', this.term('num', this.name('1'), 1));
    return sealed({ format: 'lcgm-certificate', version: 1, names: this.names, rows: this.rows, claims: [['t', 'n', '', closed]] });
  }
}
/** Terms and symbols that every certificate starts with. */
const [NAT, RAT, REAL, PLUS, TIMES, RAT_TIMES, RAT_AT_MOST] = [1, 2, 3, 3, 5, 10, 12];
/** What comes of checking the text. */
const outcome = (text: string): string => {
  try {
    readCertificate(text);
    return 'accepted';
  } catch (error) {
    if (error instanceof CertificateError) return error.code;
    throw error;
  }
};
const times = (n: number, what: (i: number) => void) => {
  for (let i = 0; i < n; i++) what(i);
};

/** Each attack, of a size; with its size its text grows linearly, and what it would cost without a limit quadratically or worse. */
const attacks: [string, number, (a: Attack, size: number) => void][] = [
  ['a wide application, of which each instance is made anew', 500, (a, size) => {
    const params: number[] = [];
    times(10_000, (i) => params.push(a.term('free', a.names.push(`p${i}`) - 1, NAT)));
    const refl = a.step('refl', a.term('app', a.symbol('declare-function', 'g', 0, NAT, ...params), ...params));
    times(size, (i) => a.step('instantiate', refl, params[0] ?? 0, a.term('num', a.name(`${i}`), NAT)));
  }],
  ['many small hypotheses, instantiated again and again', 300, (a, size) => {
    const [x, y] = [a.term('free', a.name('x'), NAT), a.term('free', a.name('y'), NAT)];
    let t = x;
    times(5, () => { t = a.term('app', PLUS, t, t); });
    let th = a.step('refl', x);
    times(size, (i) => { th = a.step('weaken', th, a.term('=', t, a.term('num', a.name(`${i}`), NAT))); });
    times(2 * size, () => { th = a.step('instantiate', a.step('instantiate', th, x, y), y, x); });
  }],
  ['terms that double, generalised and instantiated', 400, (a, size) => {
    const x = a.term('free', a.name('x'), NAT);
    let t = x;
    times(1500, () => { t = a.term('app', PLUS, t, t); });
    const refl = a.step('refl', t);
    times(size, (i) => a.step('instantiate', refl, x, a.term('free', a.name(`v${i}`), NAT)));
  }],
  ['a long sum, in which a variable is replaced again and again', 4000, (a, size) => {
    const x = a.term('free', a.name('x'), NAT);
    let t = x;
    times(1500, (i) => { t = a.term('app', PLUS, t, a.term('free', a.name(`w${i}`), NAT)); });
    const all = a.step('allIntro', x, a.step('refl', t));
    times(size, (i) => a.step('allElim', all, a.term('free', a.name(`v${i}`), NAT)));
  }],
  ['a wide function, whose arguments are replaced again and again', 4000, (a, size) => {
    const params: number[] = [];
    times(size, (i) => params.push(a.term('free', a.name(`p${i}`), NAT)));
    const wide = a.symbol('declare-function', 'wide', 0, NAT, ...params);
    const refl = a.step('refl', a.term('app', wide, ...params));
    times(size, (i) => a.step('instantiate', refl, params[0] ?? 0, a.term('num', a.name(`${i}`), NAT)));
  }],
  ['many hypotheses, merged again and again', 6000, (a, size) => {
    const x = a.term('free', a.name('x'), NAT);
    let th = a.step('refl', x);
    const assumed: number[] = [];
    times(size, (i) => {
      const equation = a.term('=', x, a.term('num', a.name(`${i}`), NAT));
      assumed.push(equation);
      th = a.step('weaken', th, equation);
    });
    times(size, (i) => a.step('impIntro', assumed[i] ?? 0, th));
  }],
  ['many hypotheses, instantiated again and again', 4000, (a, size) => {
    const x = a.term('free', a.name('x'), NAT);
    let th = a.step('refl', x);
    times(size, (i) => { th = a.step('weaken', th, a.term('=', x, a.term('num', a.name(`${i}`), NAT))); });
    times(size, (i) => a.step('instantiate', th, x, a.term('free', a.name(`v${i}`), NAT)));
  }],
  ['many axioms, joined again and again', 5000, (a, size) => {
    const one = a.term('num', a.name('1'), NAT);
    const two = a.term('num', a.name('2'), NAT);
    const formula = a.term('=', one, two);
    let th = a.step('refl', one);
    const joined: number[] = [];
    times(size, (i) => {
      th = a.step('andLeft', a.step('andIntro', th, a.step('axiom', a.axiom(`axiom ${i}`, formula))));
      joined.push(th);
    });
    times(size, (i) => a.step('andIntro', joined[i] ?? 0, joined[size - 1 - i] ?? 0));
  }],
  ['huge numbers, multiplied again and again', 20_000, (a, size) => {
    const n = 3n ** 4_500n;
    const [l, r] = [a.term('num', a.name(`${n}/${n - 2n}`), RAT), a.term('num', a.name(`${n - 2n}/${n}`), RAT)];
    times(size, () => a.term('app', RAT_TIMES, l, r));
  }],
  ['huge multipliers', 1500, (a, size) => {
    const [x, y] = [a.term('free', a.name('x'), RAT), a.term('free', a.name('y'), RAT)];
    const premise = a.step('assume', a.term('app', RAT_AT_MOST, x, y));
    const n = 3n ** 9_000n;
    const multiplier = a.name(`${n}/${n - 2n}`);
    const goal = a.term('app', RAT_AT_MOST, x, y);
    times(size, () => a.rows.push(rowOf('linear', goal, 30, ...Array.from({ length: 30 }, () => premise), ...Array.from({ length: 31 }, () => multiplier))));
  }],
  ['a linear combination of growing sums', 1500, (a, size) => {
    let t = a.term('free', a.name('x'), NAT);
    times(size, (i) => { t = a.term('app', PLUS, t, a.term('free', a.name(`v${i}`), NAT)); });
    const goal = a.term('=', t, t);
    const [one, zero] = [a.name('1'), a.name('0')];
    const fact = a.step('assume', goal);
    times(size, () => a.step('linear', goal, 1, fact, zero, one, zero, one));
  }],
  ['binders within binders', 300, (a, size) => {
    const variables: number[] = [];
    times(size, (i) => variables.push(a.term('free', a.name(`v${i}`), NAT)));
    let t = a.term('=', variables[0] ?? 0, variables[1] ?? 0);
    for (const v of variables) t = a.term('=>', t, a.term('=', v, v));
    for (const v of variables) t = a.term('all', v, a.term('and', t, t));
    let th = a.step('assume', t);
    times(size, () => { th = a.step('andLeft', a.step('allElim', th, variables[0] ?? 0)); });
  }],
  ['squares of squares', 40, (a, size) => {
    let t = a.term('num', a.name('3'), NAT);
    times(size, () => { t = a.term('app', TIMES, t, t); });
  }],
  ['sorts of sorts', 3000, (a, size) => {
    const n = a.term('free', a.name('n'), NAT);
    const vectors = a.symbol('declare-sort', 'R', n);
    let t = n;
    times(1500, () => { t = a.term('app', PLUS, t, n); });
    const [sort, other] = [a.term('app', vectors, t), a.term('free', a.name('m'), NAT)];
    times(size, (i) => {
      const w = a.term('free', a.name(`w${i}`), sort);
      a.step('instantiate', a.step('refl', w), n, other);
    });
  }],
]; // biome-ignore format: a table

/** What is applied to a matrix, and the numerals of its sizes. */
const native = (a: Attack, name: string) => a.symbol('kernel-symbol', name);
const size = (a: Attack, n: number) => a.term('num', a.name(`${n}`), NAT);
/** One row of 2ᵏ numbers, all of which are this one, made by doubling. */
function row(a: Attack, k: number, number: string): { readonly matrix: number; readonly width: number } {
  const [cell, beside] = [native(a, 'Mat.cell'), native(a, 'Mat.beside')];
  let [matrix, width] = [a.term('app', cell, a.term('num', a.name(number), REAL)), 1];
  times(k, () => {
    matrix = a.term('app', beside, size(a, 1), size(a, width), size(a, width), matrix, matrix);
    width *= 2;
  });
  return { matrix, width };
}
const huge = `${3n ** 5000n}/${5n ** 3400n}`;

/** Small texts that ask for much: what they are refused for, and nothing else. */
const small: [string, 'CERT_LIMIT' | 'CERT_REFUSED', (a: Attack) => void][] = [
  ['a product of zeros with more entries than there is memory', 'CERT_REFUSED', (a) => zeros(a, 1, 60_000, 60_000)],
  ['products of zeros, entry by entry', 'CERT_LIMIT', (a) => zeros(a, 512, 1024, 1024)],
  ['a matrix turned round that is a factor of nothing much', 'CERT_LIMIT', (a) => zeros(a, 64, 6000, 5500)],
  ['huge numbers, added up one by one', 'CERT_LIMIT', (a) => {
    const sort = native(a, 'Mat');
    const { matrix, width } = row(a, 16, huge);
    const t = a.term('free', a.name('T'), a.term('app', sort, size(a, 1), size(a, width)));
    a.step('infeasible', a.term('=>', a.term('ex', t, a.term('=', t, t)), 0), matrix);
  }],
  ['sums of sums, of which each is gone through twice', 'CERT_LIMIT', (a) => {
    const [sort, plus, zero] = [native(a, 'Mat'), native(a, 'Mat.+'), native(a, 'Mat.zero')];
    const one = size(a, 1);
    const t = a.term('free', a.name('T'), a.term('app', sort, one, one));
    let sum = t;
    times(60, () => { sum = a.term('app', plus, one, one, sum, sum); });
    a.step('infeasible', a.term('=>', a.term('ex', t, a.term('=', sum, t)), 0), a.term('app', zero, one, one));
  }],
  ['huge numbers, compared one by one', 'CERT_LIMIT', (a) => {
    const { matrix } = row(a, 17, huge);
    a.step('evaluate', a.term('=', matrix, matrix));
  }],
  ['names of axioms that begin alike for long, joined again and again', 'CERT_LIMIT', (a) => {
    const formula = a.term('=', size(a, 1), size(a, 2));
    const joined = (of: string) => {
      let th = a.step('axiom', a.axiom(of.repeat(990), formula));
      times(500, (i) => { th = a.step('andLeft', a.step('andIntro', th, a.step('axiom', a.axiom(`${of.repeat(990)}${i}`, formula)))); });
      return th;
    };
    const [left, right] = [joined('a'), joined('b')];
    times(30_000, () => a.step('andIntro', left, right));
  }],
  ['long sums, added again and again', 'CERT_LIMIT', (a) => {
    let t = a.term('free', a.name('v'), NAT);
    times(900, (i) => { t = a.term('app', PLUS, a.term('free', a.name(`v${i}`), NAT), t); });
    const [goal, zero, one] = [a.term('=', t, t), a.name('0'), a.name('1')];
    const fact = a.step('assume', goal);
    times(300, () => a.step('linear', goal, 1, fact, zero, one, zero, one));
  }],
  ['wide nodes, all in one slot of the table', 'CERT_LIMIT', (a) => {
    const [params, values] = [wideParams(a), Array.from({ length: VALUES }, (_, i) => a.term('free', a.name(`v${i}`), NAT))];
    const refl = a.step('refl', a.term('app', a.symbol('declare-function', 'g', 0, NAT, ...params), ...params));
    const last = params.slice(-3);
    for (const three of ofOneSlot())
      a.step('instantiate', refl, ...three.flatMap((value, i) => [last[i] ?? 0, values[value] ?? 0]));
  }],
]; // biome-ignore format: a table

function zeros(a: Attack, n: number, m: number, d: number): void {
  const [sort, zero, product] = [native(a, 'Mat'), native(a, 'Mat.zero'), native(a, 'Mat.*')];
  const [rows, inner, columns] = [size(a, n), size(a, m), size(a, d)];
  const t = a.term('free', a.name('T'), a.term('app', sort, inner, columns));
  const left = a.term('app', zero, rows, columns);
  const right = a.term('app', product, rows, inner, columns, a.term('app', zero, rows, inner), t);
  a.step('infeasible', a.term('=>', a.term('ex', t, a.term('=', left, right)), 0), left);
}

const [WIDTH, VALUES, COLLIDING] = [1000, 512, 1500];
const wideParams = (a: Attack) => Array.from({ length: WIDTH }, (_, i) => a.term('free', a.name(`p${i}`), NAT));
/** Values of the last three parameters of g with which its applications come to stand in one slot, as the kernel makes its slots. */
function ofOneSlot(): number[][] {
  const s = new Signature();
  const params = Array.from({ length: WIDTH }, (_, i) => s.free(`p${i}`, s.nat));
  const values = Array.from({ length: VALUES }, (_, i) => s.free(`v${i}`, s.nat));
  const g = s.declare('g', 'function', [], params, s.nat);
  const mixed = (hash: number, part: number) => Math.imul(hash ^ part ^ (hash >>> 15), 0x85ebca6b);
  const before = params.slice(0, -3).reduce(mixed, Math.imul(6 + 32 * g, 0x9e3779b1));
  const found: number[][] = [];
  for (const [i, a] of values.entries())
    for (const [j, b] of values.entries()) {
      const two = mixed(mixed(before, a), b);
      for (const [k, c] of values.entries()) {
        const hash = mixed(two, c);
        if (((hash ^ (hash >>> 13)) & 0xffff) === 777 && found.push([i, j, k]) === COLLIDING) return found;
      }
    }
  return found;
}

const refused = new Set<string>();
describe('a small text that asks for much', () => {
  it.each(small)(
    'is refused: %s',
    (_what, code, build) => {
      const attack = new Attack();
      build(attack);
      expect(outcome(attack.text())).toBe(code);
    },
    60_000,
  );
});

describe('checking costs no more than is allowed for so long a text', () => {
  it.each(attacks)(
    '%s',
    (what, size, build) => {
      const attack = new Attack();
      build(attack, size);
      const text = attack.text();
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      const [begun, memory] = [performance.now(), heapUsed + arrayBuffers];
      const code = outcome(text);
      const after = process.memoryUsage();
      const [spent, taken] = [performance.now() - begun, after.heapUsed + after.arrayBuffers - memory];
      if (code === 'CERT_LIMIT') refused.add(what);
      expect(['accepted', 'CERT_LIMIT', 'CERT_REFUSED']).toContain(code);
      // 10 ns a unit, on a machine that is fifty times as slow or busy; 12 bytes a unit
      expect(spent).toBeLessThan(limitsFor(text).work * 5e-4);
      expect(taken).toBeLessThan(limitsFor(text).work * 16 + 50_000_000);
    },
    60_000,
  );

  it('and most attacks are refused for it', () => expect([...refused].length).toBeGreaterThan(5));

  it('a text that is too long is not even looked at', () => {
    expect(outcome('x'.repeat(64_000_001))).toBe('CERT_LIMIT');
  });
  it('limits can be narrowed', () => {
    const text = new Attack().text();
    expect(() => readCertificate(text, { length: 10 })).toThrow(/are allowed/);
    const longer = new Attack();
    times(1000, (i) => longer.term('free', longer.name(`v${i}`), NAT));
    expect(() => readCertificate(longer.text(), { work: 10_000 })).toThrow(/more work than is allowed/);
    expect(readCertificate(text, { work: 100_000 }).steps).toBe(1);
  });
  it('the kinds of rows are a list that only grows', () => expect(kinds.indexOf('evaluate')).toBe(43));
});
