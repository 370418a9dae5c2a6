/** The traps of the logic: sorts that depend on numbers, folding, huge and deep and exponential terms, names. */

import { describe, expect, it } from 'vitest';
import { Signature as Kernel } from '../../src/logic/index.ts';
import { HEIGHT, KernelError, parseRational, rational, Signature, showRational, type Term, Theorem } from '../../src/terms/index.ts';
import { world } from './world.ts';

const w = world();
const { s, point, vector, n, x, y, p, r, f, c, zero, tail, plus, minus, times, over, number, all, ex, set } = w;
const refuses = (rule: () => unknown, reason: RegExp) => {
  expect(rule).toThrow(KernelError);
  expect(rule).toThrow(reason);
};

describe('sorts', () => {
  it('are equal after closed arithmetic', () => expect(vector(plus(number(2), number(1)))).toBe(vector(number(3))));
  it('are equal after arithmetic that became closed', () => {
    const open = vector(plus(n, number(1)));
    expect(open).not.toBe(vector(number(3)));
    expect(s.substitute(open, new Map([[n, number(2)]]))).toBe(vector(number(3)));
  });
  it('are folded within nested indices', () => {
    const t = s.substitute(tail(n, zero(plus(n, number(1)))), new Map([[n, number(4)]]));
    expect(t).toBe(tail(number(4), zero(number(5))));
    expect(s.sortOf(t)).toBe(vector(number(4)));
  });
  it('that only happen to be equal are not', () => {
    const m = s.free('m', s.nat);
    refuses(() => tail(n, zero(plus(number(1), n))), /argument 2 of tail has the wrong sort/);
    refuses(() => s.equal(zero(plus(n, m)), zero(plus(m, n))), /must have the same sort/);
  });
  it('of the arguments are checked in order', () =>
    refuses(() => tail(number(1), zero(number(1))), /argument 2 of tail has the wrong sort/));
  it('of arguments are those of the other arguments, even where the telescope has the very variable', () => {
    const g = s.declare('telescope', 'function', [], [n, s.free('v', vector(n))], vector(n));
    refuses(() => s.apply(g, [], [number(4), s.free('v', vector(n))]), /argument 2 of telescope has the wrong sort/);
    const any = s.sortVariable('S');
    const h = s.declare('schematic', 'function', [any], [s.free('a', any)], any);
    refuses(() => s.apply(h, [s.nat], [s.free('a', any)]), /argument 1 of schematic has the wrong sort/);
    expect(s.sortOf(s.apply(g, [], [n, s.free('v', vector(n))]))).toBe(vector(n));
  });
  it('never are formulas', () => {
    refuses(() => s.setOf(s.prop), /a sort is expected/);
    refuses(() => s.free('v', s.prop), /a sort is expected/);
    refuses(() => s.setOf(c), /a sort is expected/);
    refuses(() => s.declare('odd', 'function', [], [], s.prop), /a function has a sort/);
    refuses(() => s.declare('odd', 'predicate', [], [], s.nat), /a predicate is a formula/);
    refuses(() => s.declare('odd', 'sort', [], [], s.nat), /a sort has neither/);
    refuses(() => s.declare('odd', 'sort', [s.sortVariable('S')], [], undefined), /a sort has neither/);
    refuses(() => s.declare('odd', 'function', [], [], undefined), /a function has a sort/);
  });
  it('arguments have a number', () => {
    refuses(() => s.apply(c.symbol, [], [c]), /another number of arguments/);
    refuses(() => s.apply(c.symbol, [point], []), /another number of arguments/);
  });
  it('a variable of another sort is another variable', () => {
    const [at2, at3] = [s.free('v', vector(number(2))), s.free('v', vector(number(3)))];
    expect(at2).not.toBe(at3);
    const th = Theorem.allIntro(at2, Theorem.refl(s, at3));
    expect(th.conclusion.kid(1).kid(0)).toBe(at3);
  });
});

describe('numbers', () => {
  it('beyond 2^53 are exact', () => {
    const big = 2n ** 53n + 1n;
    expect(plus(number(2n ** 53n), number(1))).toBe(number(big));
    expect(number(big)).not.toBe(number(2n ** 53n));
    refuses(() => Theorem.evaluate(s, s.equal(number(big), number(2n ** 53n))), /not true/);
  });
  it('natural subtraction is truncated, rational is not', () => {
    expect(minus(number(2), number(3))).toBe(number(0));
    expect(minus(number(2, s.rat), number(3, s.rat))).toBe(number(-1, s.rat));
  });
  it('natural numbers are not negative, and whole', () => {
    refuses(() => number(-1), /-1 is not a natural number/);
    refuses(() => s.numeral(rational(1n, 2n), s.nat), /1\/2 is not a natural number/);
    refuses(() => s.arithmetic('/', s.nat), /not an operation of this sort/);
  });
  it('have a sort of numbers', () => refuses(() => number(1, point), /belong to Nat, Rat and Real/));
  it('of two sorts are two', () => {
    expect(number(1)).not.toBe(number(1, s.rat));
    refuses(() => s.equal(number(1), number(1, s.rat)), /must have the same sort/);
  });
  it('nothing is divided by zero, now or later', () => {
    const a = s.free('a', s.rat);
    refuses(() => over(number(0, s.rat), number(0, s.rat)), /division by zero/);
    refuses(() => over(a, number(0, s.rat)), /division by zero/);
    const th = Theorem.refl(s, over(number(1, s.rat), a));
    refuses(() => Theorem.instantiate(th, new Map([[a, number(0, s.rat)]])), /division by zero/);
    refuses(() => rational(0n, 0n), /division by zero/);
  });
  it('are written in one way', () => {
    expect([parseRational('-0'), parseRational('0.50'), parseRational('2/-0'.replace('-0', '4'))].map(showRational)).toEqual([
      '0',
      '1/2',
      '1/2',
    ]);
    expect(number(0, s.rat)).toBe(s.numeral(rational(0n, -5n), s.rat));
    expect(s.numeral(rational(1n, -2n), s.rat)).toBe(s.numeral(rational(-1n, 2n), s.rat));
  });
  it.each(['', '1e3', '0x1', '1/0', '+1', '1.', '.5', ' 1', '1\n', '1/-2', 'NaN', 'Infinity', '٣'])('%j is no number', (text) =>
    expect(() => parseRational(text)).toThrow(KernelError),
  );
  it('have a largest', () => {
    let t = number(2n ** 16_000n, s.rat);
    refuses(() => {
      for (let i = 0; i < 3; i++) t = times(t, t);
    }, /more than 16384 binary digits/);
  });
  it('cannot make the kernel hang', () => {
    const t = new Signature(true, new Kernel(100_000_000));
    const huge = 3n ** 5_000n;
    const [a, b] = [t.numeral(rational(huge, huge - 2n), t.rat), t.numeral(rational(huge - 2n, huge), t.rat)];
    const symbol = t.arithmetic('*', t.rat);
    refuses(() => {
      for (let i = 0; i < 100_000; i++) t.apply(symbol, [], [a, b]);
    }, /more work than is allowed/);
  });
});

describe('large terms', () => {
  const deep = (height: number) => {
    let t: Term = c;
    for (let i = 0; i < height; i++) t = f(t);
    return t;
  };
  it('have a greatest height, which the stack bears', () => {
    const t = deep(HEIGHT - 3);
    const th = Theorem.allElim(Theorem.assume(s, all(x, p(x))), t);
    expect(s.sortOf(th.conclusion)).toBe(s.prop);
    refuses(() => deep(HEIGHT + 1), /nested more than 2000 deep/);
    let open: Term = x;
    for (let i = 0; i < HEIGHT - 3; i++) open = f(open);
    expect(() => Theorem.allIntro(x, Theorem.refl(s, open))).not.toThrow();
    refuses(() => Theorem.instantiate(Theorem.refl(s, open), new Map([[x, f(f(f(f(c))))]])), /nested more than/);
  });
  it('that were refused leave nothing behind', () => {
    const t = deep(HEIGHT - 1);
    for (let i = 0; i < 3; i++) refuses(() => f(t), /nested more than/);
    expect(deep(5)).toBe(deep(5));
    expect(f(deep(5))).toBe(deep(6));
  });
  it('that share their parts are handled as they are, not as they would be written', () => {
    const g = s.declare('g', 'function', [], [x, y], point);
    let t: Term = x;
    for (let i = 0; i < 1000; i++) t = s.apply(g, [], [t, t]);
    const there = s.substitute(t, new Map([[x, c]]));
    expect(s.substitute(there, new Map([[x, c]]))).toBe(there);
    const th = Theorem.allIntro(x, Theorem.refl(s, t));
    expect(Theorem.allElim(th, c).conclusion).toBe(s.equal(there, there));
  });
  it('under many binders too', () => {
    const and = (a: Term) => s.connective('and', a, a);
    let t: Term = r(x, y);
    for (let i = 0; i < 200; i++) t = all(s.free(`v${i}`, point), and(t));
    expect(s.substitute(all(x, t), new Map([[y, c]]))).toBe(all(x, s.substitute(t, new Map([[y, c]]))));
  });
  it('cost work that is counted', () => {
    const t = new Signature(true, new Kernel(20_000));
    const v = t.free('v', t.nat);
    const sum = t.arithmetic('+', t.nat);
    refuses(() => {
      let big: Term = v;
      for (let i = 0; i < 500; i++) big = t.apply(sum, [], [big, v]);
      for (let i = 0; i < 500; i++) t.substitute(big, new Map([[v, t.free(`w${i}`, t.nat)]]));
    }, /more work than is allowed/);
  });
  it('by the hundred thousand stay apart', () => {
    const t = new Signature();
    const sum = t.arithmetic('+', t.nat);
    const a = t.free('a', t.nat);
    const made: Term[] = [];
    for (let i = 0; i < 100_000; i++)
      made.push(t.apply(sum, [], [a, t.free(`v${i % 300}`, t.setOf(t.nat) === a ? t.nat : t.nat)]), t.free(`w${i}`, t.nat));
    expect(new Set(made).size).toBe(100_300);
    expect(made.every((m) => (m.op === 'free' ? t.free(m.name, t.nat) : t.apply(sum, [], m.kids())) === m)).toBe(true);
  });
});

describe('alpha-equivalence', () => {
  it('is identity', () => {
    expect(all(x, p(x))).toBe(all(y, p(y)));
    expect(set(x, ex(y, r(x, y)))).toBe(set(y, ex(x, r(y, x))));
  });
  it('but other scopes are other formulas', () => {
    expect(all(x, ex(y, r(x, y)))).not.toBe(all(x, ex(y, r(y, x))));
    expect(all(x, all(y, r(x, y)))).not.toBe(all(y, all(x, r(x, y))));
  });
  it('binding a variable leaves its namesakes of other sorts', () => {
    const v = s.free('x', s.nat);
    expect(all(v, s.equal(v, v))).not.toBe(all(x, s.equal(x, x)));
    expect(all(v, p(x)).kid(1)).toBe(p(x));
  });
  it('binding a variable binds it in the sorts of bound variables', () => {
    const v = s.free('v', vector(n));
    const closed = all(n, all(v, s.equal(v, v)));
    expect(closed.mask).toBe(0);
    const opened = s.open(closed, number(2));
    const at2 = s.free('v', vector(number(2)));
    expect(opened).toBe(all(at2, s.equal(at2, at2)));
  });
});

describe('names', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', ''])('%j is a name like others', (name) => {
    const t = new Signature();
    expect(t.symbol(name)).toBeUndefined();
    const symbol = t.declare(name, 'function', [], [], t.nat);
    expect(t.symbol(name)).toBe(symbol);
    refuses(() => t.declare(name, 'function', [], [], t.nat), /already taken/);
    expect(t.axiom(name)).toBeUndefined();
    t.assume(name, t.falsum);
    expect(Theorem.axiom(t, name).restsOn).toEqual([name]);
  });
  it('a sort, a function and a predicate cannot share one', () => {
    const t = new Signature();
    t.declare('a', 'sort', [], [], undefined);
    refuses(() => t.declare('a', 'function', [], [], t.nat), /a is already taken/);
    refuses(() => t.declare('Real', 'sort', [], [], undefined), /Real is already taken/);
    refuses(() => t.declare('Real.<=', 'predicate', [], [], t.prop), /already taken/);
  });
});
