/** The kernel keeps its nodes as rows of numbers: what could go wrong with that. */

import { describe, expect, it, vi } from 'vitest';
import * as Kernel from '../../src/logic/index.ts';
import { freeVariables, HEIGHT, occurs, rational, Signature, type Sym, type Term, Theorem } from '../../src/terms/index.ts';
import { world } from './world.ts';

const refuses = (attempt: () => unknown, reason: RegExp) => expect(attempt).toThrow(reason);
const forged = (properties: object): Term => properties as Term;
/** A signature with a function of so many arguments, and a unary and a nullary one. */
function wide(arity: number) {
  const s = new Signature();
  const params = Array.from({ length: arity }, (_, i) => s.free(`p${i}`, s.nat));
  const many = s.declare('many', 'function', [], params, s.rat);
  const one = s.declare('one', 'function', [], [s.free('a', s.nat)], s.nat);
  const point = s.apply(s.declare('Point', 'sort', [], [], undefined), [], []);
  const p = s.declare('p', 'predicate', [], [s.free('x', point)], s.prop);
  const f = (t: Term) => s.apply(one, [], [t]);
  const at = (symbol: Sym, ...args: Term[]) => s.apply(symbol, [], args);
  return { s, params, many, f, p, point, at };
}

describe('a row that was refused', () => {
  it('leaves nothing for the rows that are written in its place', () => {
    const { s, many, f, p, point, at } = wide(200);
    let deep: Term = s.free('a', s.nat);
    while (f.length === 1) {
      try {
        deep = f(deep);
      } catch {
        break;
      }
    }
    for (let round = 0; round < 20; round++) {
      refuses(() => at(many, ...Array.from({ length: 200 }, () => deep)), new RegExp(`more than ${HEIGHT} deep`));
      const x = s.free(`x${round}`, point);
      const formula = at(p, x);
      const closed = s.bind('all', x, formula);
      expect([x, formula, closed].map((t) => s.sortOf(t))).toEqual([point, s.prop, s.prop]);
      expect([formula.symbol.name, formula.kid(0), closed.kid(0), closed.kid(1).op]).toEqual(['p', x, point, 'app']);
      expect(s.open(closed, x)).toBe(formula);
      expect([...freeVariables(formula)]).toEqual([x]);
      refuses(() => s.equal(x, s.free('n', s.nat)), /must have the same sort/);
    }
  });
});

describe('growth', () => {
  it('keeps all terms, their parts and their sorts, also of wide ones', () => {
    const { s, many, f, at } = wide(5_000);
    const made: [Term, () => Term][] = [];
    const keep = (make: () => Term) => {
      made.push([make(), make]);
      return make;
    };
    for (let i = 0; i < 60; i++) {
      const v = s.free(`v${i}`, s.nat);
      const w = keep(() => f(f(v)));
      const t = keep(() => at(many, ...Array.from({ length: 5_000 }, (_, k) => (k % 7 === 0 ? w() : k % 3 === 0 ? f(v) : v))));
      keep(() => s.bind('all', s.free('b', s.nat), s.equal(t(), t())));
      for (let k = 0; k < 500; k++) keep(() => s.free(`w${i}.${k}`, s.setOf(k % 2 ? s.nat : s.rat)));
    }
    expect(new Set(made.map(([t]) => t)).size).toBe(made.length);
    expect(new Set(made.map(([t]) => t.id)).size).toBe(made.length);
    for (const [t, make] of made) {
      expect(make()).toBe(t);
      if (t.op === 'app') expect(s.sortOf(t)).toBe(t.arity === 1 ? s.nat : s.rat);
      if (t.op === 'app' && t.arity > 1)
        expect([t.kid(0).arity, t.kid(3).arity, t.kid(4).op, t.kids().length]).toEqual([1, 1, 'free', 5_000]);
      if (t.op === 'free') expect(s.sortOf(t)).toBe(t.kid(0));
    }
  });
  it.each([1, 2])('for which there is no memory changes nothing: allocation %i fails', (failing) => {
    const s = new Signature();
    const variables: Term[] = [];
    let refused = 0;
    for (let round = 0; round < 5; round++) {
      let allocations = 0;
      const Real = Int32Array;
      vi.stubGlobal(
        'Int32Array',
        class extends Real {
          constructor(length: number) {
            if (++allocations === failing) throw new RangeError('Array buffer allocation failed');
            super(length);
          }
        },
      );
      try {
        for (;;) variables.push(s.free(`v${variables.length}`, s.nat));
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
        refused++;
      } finally {
        vi.unstubAllGlobals();
      }
      for (let i = 0; i < 3; i++) variables.push(s.free(`v${variables.length}`, s.nat));
      expect(new Set(variables).size).toBe(variables.length);
      for (const [i, v] of variables.entries()) if (s.free(`v${i}`, s.nat) !== v || v.name !== `v${i}`) expect.unreachable();
    }
    expect(refused).toBe(5);
  });
});

describe('a number is no node', () => {
  const w = world();
  const { s, x, c, p, r, all } = w;
  const formula = r(x, c);
  it.each([-1, 2, 0.5, Number.NaN, 2 ** 32, Number.POSITIVE_INFINITY, '0', '1', [0], undefined, null, { valueOf: () => 0 }])(
    'part %j',
    (i) => refuses(() => formula.kid(i as number), /there is no part/),
  );
  it('of another number, arity or owner', () => {
    const other = world();
    for (const fake of [
      { ...formula, id: formula.id + 1 },
      { ...formula, arity: 100 },
      { ...formula },
      { ...formula, id: 0 },
      { owner: s, arity: 1e9, id: formula.id },
      { owner: s, id: { toString: () => `${formula.id}`, valueOf: () => formula.id }, arity: 2 },
      { owner: other.s, arity: 2, id: formula.id },
      Object.create(formula) as object,
      new Proxy(formula, {}),
    ]) {
      const attempts = [() => s.sortOf(forged(fake)), () => s.formula(forged(fake)), () => Theorem.assume(s, forged(fake))];
      for (const attempt of attempts) refuses(attempt, /not a term of this signature/);
    }
    expect(formula.kids()).toEqual([x, c]);
  });
  it('nor can a number be changed', () => {
    expect(Reflect.set(formula, 'id', p(x).id)).toBe(false);
    expect(Reflect.set(formula, 'arity', 3)).toBe(false);
    expect(Reflect.set(formula, 'tag', 3)).toBe(false);
  });
  const odd = [0, -1, -0, 0.5, formula.id + 0.5, Number.NaN, 2 ** 31, 2 ** 32 + formula.id, Number.POSITIVE_INFINITY, 1e9];
  it.each([...odd, `${formula.id}`, [formula.id], undefined, null, true])('%j is the number of none', (given) => {
    const n = given as number;
    const { kernel: nodes } = s;
    const th = Theorem.assume(s, formula);
    for (const attempt of [
      () => s.term(n),
      () => nodes.sortOf(n),
      () => nodes.setOf(n),
      () => nodes.free('v', n),
      () => nodes.equal(n, n),
      () => nodes.member(x.id, n),
      () => nodes.connective('and', formula.id, n),
      () => nodes.bind('all', n, formula.id),
      () => nodes.bind('all', x.id, n),
      () => nodes.open(n, [c.id]),
      () => nodes.open(all(x, formula).id, [n]),
      () => nodes.opens(all(x, formula).id, n, formula.id),
      () => nodes.substitute([formula.id], [x.id, n]),
      () => nodes.substitute([formula.id], [n, x.id]),
      () => nodes.substitute([n], [x.id, c.id]),
      () => nodes.apply(formula.symbol.id, [x.id, n]),
      () => nodes.apply(n === 0 ? -1 : n, [x.id]),
      () => nodes.declare('odd', 'function', [], [n], s.nat.id),
      () => Theorem.assume(s, n),
      () => Theorem.weaken(th, n),
      () => Theorem.impIntro(n, th),
      () => Theorem.orLeft(th, n),
      () => Theorem.allIntro(n, th),
      () => Theorem.refl(s, n),
      () => Theorem.instantiate(th, [[x, n]]),
      () => Theorem.evaluate(s, n),
    ])
      refuses(attempt, /there is no such node|not a term of this signature|another signature|reading 'id'|only variables|declares? none/);
    expect(s.symbol('odd')).toBeUndefined();
  });
  it('nor is one that has no binder', () => {
    const loose = all(x, r(x, c)).kid(1).id;
    for (const attempt of [
      () => Theorem.assume(s, loose),
      () => s.kernel.sortOf(loose),
      () => s.kernel.connective('or', formula.id, loose),
      () => s.kernel.bind('ex', x.id, loose),
      () => s.kernel.apply(formula.symbol.id, [s.kernel.part(loose, 0), c.id]),
      () => s.kernel.open(all(x, formula).id, [s.kernel.part(loose, 0)]),
      () => s.kernel.substitute([loose], [x.id, c.id]),
      () => s.kernel.substitute([formula.id], [x.id, s.kernel.part(loose, 0)]),
    ])
      refuses(attempt, /bound variable without its binder/);
  });
  it('numbers and terms are the same to the rules', () => {
    const closed = all(x, formula);
    const th = Theorem.allElim(Theorem.assume(s, closed.id), c.id);
    expect([th.conclusion, th.hypotheses]).toEqual([r(c, c), [closed]]);
    expect(th.origin?.slice(2)).toEqual([c]);
    expect(s.term(s.kernel.open(closed.id, [c.id]))).toBe(s.open(closed, c));
    expect(s.kernel.opens(closed.id, c.id, r(c, c).id)).toBe(true);
    expect(s.kernel.opens(closed.id, c.id, r(c, x).id)).toBe(false);
  });
  it('parts of a quantified formula are found, and are no terms by themselves', () => {
    const body = all(x, r(x, c)).kid(1);
    expect([body.loose, body.kid(0).op, body.kid(1)]).toEqual([1, 'bound', c]);
    refuses(() => s.sortOf(body), /bound variable without its binder/);
    expect(freeVariables(body).size).toBe(0);
  });
});

describe('what tells nodes apart', () => {
  it('names and numerals do not get mixed up', () => {
    const s = new Signature();
    const three = s.numeral(rational(3n), s.nat);
    const named = s.free('3', s.nat);
    const half = s.numeral(rational(1n, 2n), s.rat);
    const alsoNamed = s.free('1/2', s.rat);
    expect(new Set([three, named, half, alsoNamed]).size).toBe(4);
    expect([three.value.n, named.name, half.value.d, alsoNamed.name, three.name]).toEqual([3n, '3', 2n, '1/2', '']);
    refuses(() => named.value, /no numeral/);
    refuses(() => three.symbol, /no symbol/);
    expect(s.sortVariable('3').name).toBe('3');
    expect([s.falsum.name, s.equal(three, named).name, s.setOf(s.nat).name]).toEqual(['', '', '']);
  });
  it('the name of a bound variable is no part of a formula, whatever names there are', () => {
    const s = new Signature();
    const first = s.bind('all', s.free('x', s.nat), s.falsum);
    for (let i = 0; i < 5_000; i++) {
      const y = s.free(`y${i}`, s.nat);
      expect(s.bind('all', y, s.falsum)).toBe(first);
      const same = s.bind('ex', y, s.equal(y, y));
      expect([same.name, same.tag]).toEqual(['y0', 0]);
    }
    expect([first.name, first.tag]).toEqual(['x', 0]);
    const inner = s.bind('all', s.free('a', s.nat), s.equal(s.free('a', s.nat), s.free('n', s.nat)));
    expect(s.substitute(inner, new Map([[s.free('n', s.nat), s.free('m', s.nat)]])).name).toBe('a');
  });
  it('the same parts under every operator are different', () => {
    const { s, p, c, d } = world();
    const [a, b] = [p(c), p(d)];
    const all = [s.connective('=>', a, b), s.connective('and', a, b), s.connective('or', a, b), s.connective('or', b, a), s.equal(c, d)];
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('what is remembered', () => {
  it('of openings is always of that binder and that term', () => {
    const { s, point, r, x } = world();
    const terms = Array.from({ length: 150 }, (_, i) => s.free(`t${i}`, point));
    const binders = terms.map((t) => s.bind('all', x, s.connective('and', r(x, t), r(t, x))));
    for (let round = 0; round < 2; round++)
      for (const [i, b] of binders.entries())
        for (const t of terms) {
          const [left, right] = s.open(b, t).kids();
          if (left?.kid(0) !== t || left.kid(1) !== terms[i] || right?.kid(1) !== t) expect.unreachable();
        }
  });
  it('of sorts belongs to the node, though nodes are made while it is found', () => {
    const { s, n, vector, zero, plus, number } = world();
    for (let i = 0; i < 3_000; i++) expect(s.sortOf(zero(plus(n, number(i))))).toBe(vector(plus(n, number(i))));
  });
});

describe('a substitution during another', () => {
  it('does not disturb it', () => {
    const { s, r, x, y, c, d, f } = world();
    const big = s.connective('and', r(f(x), f(y)), s.connective('or', r(y, x), r(f(f(x)), c)));
    const during = () =>
      expect(s.substitute(big, new Map([[x, d]]))).toBe(s.connective('and', r(f(d), f(y)), s.connective('or', r(y, d), r(f(f(d)), c))));
    const after = s.connective('and', r(f(f(c)), f(d)), s.connective('or', r(d, f(c)), r(f(f(f(c))), c)));
    const nested = Object.assign([0], {
      *[Symbol.iterator]() {
        yield* [x.id, f(c).id];
        during();
        yield* [y.id, d.id];
      },
    });
    expect(Kernel.Theorem.instantiate(Kernel.Theorem.assume(s.kernel, big.id), nested).conclusion).toBe(after.id);
    // a list of numbers that does so while it is read
    const numbers = new Proxy([x.id, f(c).id, y.id, d.id], {
      get: (list, name) => {
        if (name === '3') during();
        return Reflect.get(list, name);
      },
    });
    expect(s.kernel.substitute([big.id], numbers)).toEqual([after.id]);
  });
  it('that failed leaves nothing behind', () => {
    const { s, r, x, y, c, f } = world();
    const term = r(f(x), f(f(y)));
    let deep: Term = c;
    for (let i = 0; i < HEIGHT - 3; i++) deep = f(deep);
    refuses(() => s.substitute(term, new Map([[x, c], [y, deep]])), /nested more than/); // biome-ignore format: pairs
    expect(s.substitute(term, new Map([[x, y], [y, x]]))).toBe(r(f(y), f(f(x)))); // biome-ignore format: pairs
    expect([occurs(x, term), occurs(y, s.substitute(term, new Map([[y, c]])))]).toEqual([true, false]);
  });
  it('nor does one by nothing change anything', () => {
    const { s, r, x, y, all } = world();
    const formula = all(x, r(x, y));
    expect(s.substitute(formula, new Map())).toBe(formula);
  });
});

describe('when the allowance is used up', () => {
  it('whatever was made stays what it is, and nothing more is made', () => {
    const s = new Signature(false, new Kernel.Signature(50_000));
    const made: Term[] = [];
    refuses(() => {
      for (;;) made.push(s.free(`v${made.length}`, s.nat));
    }, /more work than is allowed/);
    refuses(() => s.free('one more', s.nat), /more work than is allowed/);
    expect(made.every((t, i) => t.op === 'free' && t.name === `v${i}` && t.kid(0) === s.nat)).toBe(true);
    expect(made.every((t, i) => s.free(`v${i}`, s.nat) === t)).toBe(true);
  });
});
