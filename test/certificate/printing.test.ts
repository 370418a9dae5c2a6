/** What the command line shows of a stranger's certificate: it says what is proved, is not endless, and cannot be made to say something else. */
import { describe, expect, it } from 'vitest';
import { type Certificate, readCertificate } from '../../src/certificate/index.ts';
import { certificateJson, certificateText } from '../../src/report/certificate.ts';
import { plainStyle as style } from '../../src/report/style.ts';
import { Builder, NAT, RAT } from './build.ts';

const shown = (certificate: Certificate): string => certificateText('file', certificate, undefined, undefined, style);
const read = (b: Builder): Certificate => readCertificate(b.text);
const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));
/** What is shown of a file may be longer than the file, but not by much more than a fixed factor. */
const bounded = (b: Builder) => {
  const { text } = b;
  const certificate = readCertificate(text);
  const most = 100 * text.length + 1_000_000;
  expect(shown(certificate).length).toBeLessThan(most);
  expect(JSON.stringify(certificateJson('file', certificate, undefined)).length).toBeLessThan(most);
};
/** A claim of f ⇒ f. */
const trivial = (b: Builder, f: number): Builder => b.claim(b.row('impIntro', f, b.row('assume', f)));
const doubled = (b: Builder, f: number, height: number): number => {
  let t = f;
  for (let i = 0; i < height; i++) t = b.row('and', t, t);
  return t;
};
const atom = (b: Builder, name: string): number => b.row('app', b.row('declare-predicate', name, 0));

describe('what is shown is not endless', () => {
  it('for a formula that doubles', () => {
    const b = new Builder();
    trivial(b, doubled(b, atom(b, 't:p'), 1_900));
    bounded(b);
  });
  it('for a formula that doubles, with a long name', () => {
    for (const length of [1_000, 100_000]) {
      const b = new Builder();
      trivial(b, doubled(b, atom(b, `t:${'p'.repeat(length)}`), 20));
      bounded(b);
    }
  });
  it('for many claims, each long', () => {
    const b = new Builder();
    trivial(b, doubled(b, atom(b, 't:p'), 20));
    for (let i = 0; i < 500; i++) b.claim(1, `claim ${i}`);
    bounded(b);
  });
  it('for many axioms, each long', () => {
    const b = new Builder();
    const f = doubled(b, atom(b, 't:p'), 20);
    for (let i = 0; i < 500; i++) b.row('postulate', `axiom ${i}`, f);
    trivial(b, f);
    bounded(b);
  });
  it('for many claims that rest on many axioms', () => {
    const b = new Builder();
    const { term, step: first } = b.truth();
    let step = first;
    for (let i = 0; i < 500; i++) step = b.row('andLeft', b.row('andIntro', step, b.row('axiom', b.row('postulate', `axiom ${i}`, term))));
    for (let i = 0; i < 4_000; i++) b.claim(step, `claim ${i}`);
    // JSON is for tools: there each list is complete
    expect(shown(read(b)).length).toBeLessThan(100 * b.text.length);
  });
  it('for parameters of a definition that are all called alike', () => {
    const b = new Builder();
    const params = times(3_000, (i) => b.row('free', `x~${i}`, NAT));
    b.long('define', ['t:f', 0, params[0] ?? 0, ...params]);
    bounded(trivial(b, atom(b, 't:p')));
  });
  it('for binders whose variables are all called alike', () => {
    const b = new Builder();
    const x = b.row('free', 'x', NAT);
    let f = atom(b, 't:p');
    for (let i = 0; i < 1_900; i++) f = b.row('all', x, f);
    trivial(b, f);
    bounded(b);
  });
});

describe('what is shown is shown, however deep and large', () => {
  it('functions nested 1900 deep', () => {
    const b = new Builder();
    const f = b.row('declare-function', 't:f', 0, NAT, b.row('free', 'x', NAT));
    let t = b.num('0');
    for (let i = 0; i < 1_900; i++) t = b.row('app', f, t);
    bounded(b.claim(b.row('refl', t)));
  });
  it('sets nested 1900 deep', () => {
    const b = new Builder();
    let sort = NAT;
    for (let i = 0; i < 1_900; i++) sort = b.row('set', sort);
    const x = b.row('free', 'x', sort);
    bounded(b.claim(b.row('allIntro', x, b.row('refl', x))));
  });
  it.each(['and', 'or', '=>'] as const)('%s nested 1900 deep, on either side', (op) => {
    for (const side of [0, 1]) {
      const b = new Builder();
      const p = atom(b, 't:p');
      let f = p;
      for (let i = 0; i < 1_900; i++) f = side === 0 ? b.row(op, f, p) : b.row(op, p, f);
      bounded(trivial(b, f));
    }
  });
  it('negations nested 1900 deep', () => {
    const b = new Builder();
    let f = atom(b, 't:p');
    for (let i = 0; i < 1_900; i++) f = b.row('=>', f, 0);
    bounded(trivial(b, f));
  });
  it('sums nested 1900 deep', () => {
    const b = new Builder();
    const x = b.row('free', 'x', NAT);
    let t = x;
    for (let i = 0; i < 1_900; i++) t = b.arithmetic('Nat.+', x, t);
    bounded(b.claim(b.row('allIntro', x, b.row('refl', t))));
  });
  it('a certificate that has used up nearly all the work that is allowed', () => {
    const b = new Builder();
    const variables = times(200, (i) => b.row('free', `x${i}`, NAT));
    const f = b.row('declare-function', 't:f', 0, NAT, b.row('free', 'a', NAT), b.row('free', 'b', NAT));
    const variable = (i: number) => variables[i % 200] ?? 0;
    let layer = times(4_096, (i) => b.row('app', f, variable(i), variable(i * 7_919 + ((i / 200) | 0))));
    while (layer.length > 1) layer = times(layer.length >> 1, (i) => b.row('app', f, layer[2 * i] ?? 0, layer[2 * i + 1] ?? 0));
    let step = b.row('refl', layer[0] ?? 0);
    for (const v of variables) step = b.row('allIntro', v, step);
    for (let i = 0; i < 50; i++) b.claim(step, `claim ${i}`);
    const { text } = b;
    expect(() => shown(readCertificate(text))).not.toThrow();
    // the least allowance that will do for reading
    let [low, high] = [0, 20_000_000];
    const enough = (work: number): boolean => {
      try {
        return readCertificate(text, { work }).claims.length > 0;
      } catch {
        return false;
      }
    };
    while (high - low > 100) {
      const middle = (low + high) >> 1;
      if (enough(middle)) high = middle;
      else low = middle;
    }
    expect(() => shown(readCertificate(text, { work: high }))).not.toThrow();
  });
});

describe('what is shown cannot be made to say something else', () => {
  /** A claim of a symbol of this name that is defined to be true. */
  const forged = (name: string): string => {
    const b = new Builder();
    const { term, step } = b.truth();
    const symbol = b.row('define', name, 0, term);
    const back = b.row('andRight', b.row('definition', symbol));
    const [, statement] = shown(read(b.claim(b.row('impElim', back, step)))).split('test:forged\n');
    return statement?.split('\n')[0]?.trim() ?? '';
  };
  it('by the name of a symbol', () => {
    expect(forged('t:obvious')).toMatch(/obvious/);
    // true, false, and 0 = 1 are formulas: a symbol of such a name must not look like them
    for (const formula of ['false', '0 = 1', 'forall n, Nat. n = 0', 'not true', 'true and false', '{}', '1 < 0', 'a\u00a0= b'])
      for (const prefix of ['', 't:', 't:u:']) expect(forged(prefix + formula)).not.toBe(formula);
  });
  it('by the name of a symbol that is like one of another theory', () => {
    const b = new Builder();
    const [here, there] = [atom(b, 'mine:spark'), atom(b, 'std.sets:spark')];
    b.claim(b.row('axiom', b.row('postulate', 'different', b.row('=>', here, b.row('=>', there, 0)))));
    expect(shown(read(b))).toMatch(/mine:spark/);
    expect(shown(read(b))).toMatch(/std\.sets:spark/);
  });
  it('by the name of a sort', () => {
    const b = new Builder();
    const x = b.row('free', 'x', b.row('app', b.row('declare-sort', 'mine:Nat')));
    const y = b.row('free', 'y', NAT);
    b.claim(b.row('allIntro', x, b.row('refl', x)), 'mine').claim(b.row('allIntro', y, b.row('refl', y)), 'real');
    const [mine, real] = shown(read(b)).split('test:real');
    expect(mine).not.toMatch(/: Nat\b/);
    expect(real).toMatch(/: Nat\b/);
  });
  it('by the name of a sort variable', () => {
    const b = new Builder();
    const x = b.row('free', 'x', b.row('sortvar', 'Nat. x = 0 or forall y : Nat'));
    b.claim(b.row('allIntro', x, b.row('refl', x)));
    expect(shown(read(b))).not.toMatch(/x = 0/);
  });
  it('by the name of a variable', () => {
    const b = new Builder();
    const x = b.row('free', 'x : Nat. false and forall y', NAT);
    b.claim(b.row('allIntro', x, b.row('refl', x)));
    expect(shown(read(b))).not.toMatch(/false/);
  });
  it('by a variable that is called like a symbol', () => {
    const b = new Builder();
    const constant = b.row('define', 't:c', 0, b.num('0'));
    const x = b.row('free', 'c', NAT);
    // for all c: t:c = 0
    b.claim(b.row('allIntro', x, b.row('definition', constant)));
    expect(shown(read(b))).not.toMatch(/forall c : Nat\. c = 0/);
    expect(shown(read(b))).toMatch(/forall c' : Nat\. c = 0/);
  });
  it('by a variable that is called like a constant within its scope', () => {
    const b = new Builder();
    const constant = b.row('app', b.row('define', 't:c', 0, b.num('0')));
    const x = b.row('free', 'c', NAT);
    const p = b.row('declare-predicate', 't:p', 0, x);
    const claim = b.row('all', x, b.row('=>', b.row('app', p, x), b.row('app', p, constant)));
    b.claim(b.row('axiom', b.row('postulate', 't:all', claim)));
    expect(shown(read(b))).toMatch(/forall c' : Nat\. p\(c'\) => p\(c\)/);
    expect(shown(read(b))).not.toMatch(/p\(c\) => p\(c\)|p\(c'\) => p\(c'\)/);
  });
  it.each([
    ['in their numbers', 'x~1', 'x~2', NAT, NAT],
    ['in their sorts', 'x', 'x', NAT, RAT],
    ['in nothing that is a name', 'x y', 'x y~3', NAT, NAT],
  ])('by parameters of a definition that differ %s', (_what, one, other, oneSort, otherSort) => {
    const b = new Builder();
    const [x, y] = [b.row('free', one, oneSort), b.row('free', other, otherSort)];
    const { step } = b.truth();
    b.row('define', 't:first', 0, x, x, y);
    b.claim(step);
    const [, first, second, value] = /first\((.*), (.*)\) = (.*)/.exec(shown(read(b))) ?? [];
    expect(first).toBe(value);
    expect(second).not.toBe(value);
  });
  it('by the name of an axiom', () => {
    const resting = (...names: string[]): string | undefined => {
      const b = new Builder();
      const { term, step: first } = b.truth();
      let step = first;
      for (const name of names) step = b.row('andIntro', step, b.row('axiom', b.row('postulate', name, term)));
      return /^ *rests on .*$/m.exec(shown(read(b.claim(step))))?.[0];
    };
    expect(resting('logic and definitions alone')).not.toBe(resting());
    expect(resting('std.sets:one, std.sets:two')).not.toBe(resting('std.sets:one', 'std.sets:two'));
  });
});
