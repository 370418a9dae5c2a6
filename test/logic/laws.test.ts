/** Laws of substitution and binding, on random terms. */
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { freeVariables, occurs, type Term } from '../../src/terms/index.ts';
import { world } from './world.ts';

const w = world();
const { s, point, vector, n, x, y, z, p, r, f, c, zero, plus, minus, times, number, and, or, imp } = w;
const m = s.free('m', s.nat);

/** A recipe for a term, so that fast-check can shrink it. */
type Recipe = { op: number; parts: Recipe[] };
const recipe: fc.Arbitrary<Recipe> = fc.letrec<{ tree: Recipe }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ op: fc.nat(20), parts: fc.constant<Recipe[]>([]) }),
    fc.record({ op: fc.nat(20), parts: fc.array(tie('tree'), { minLength: 1, maxLength: 2 }) }),
  ),
})).tree;

const points = [x, y, z, c];
function pointOf({ op, parts: [a] }: Recipe): Term {
  return a === undefined ? (points[op % points.length] ?? c) : f(pointOf(a));
}
function natOf({ op, parts: [a, b] }: Recipe): Term {
  if (a === undefined) return op % 3 === 0 ? n : op % 3 === 1 ? m : number(op);
  return [plus, minus, times][op % 3]?.(natOf(a), natOf(b ?? a)) ?? n;
}
function formulaOf({ op, parts: [a, b] }: Recipe): Term {
  if (a === undefined) return [p(x), r(x, y), s.equal(y, z), s.equal(n, m), s.falsum][op % 5] ?? s.falsum;
  const right = b ?? a;
  switch (op % 9) {
    case 0: return and(formulaOf(a), formulaOf(right)); // biome-ignore format: a table
    case 1: return or(formulaOf(a), formulaOf(right)); // biome-ignore format: a table
    case 2: return imp(formulaOf(a), formulaOf(right)); // biome-ignore format: a table
    case 3: return w.all(points[op % 3] ?? x, formulaOf(a)); // biome-ignore format: a table
    case 4: return w.ex(points[op % 3] ?? x, formulaOf(a)); // biome-ignore format: a table
    case 5: return s.member(pointOf(right), w.set(x, formulaOf(a))); // biome-ignore format: a table
    case 6: return r(pointOf(a), pointOf(right)); // biome-ignore format: a table
    case 7: return w.atMost(natOf(a), natOf(right)); // biome-ignore format: a table
    default: return s.equal(zero(natOf(a)), zero(natOf(a))); // biome-ignore format: a table
  }
}
const formula = recipe.map(formulaOf);
const somePoint = recipe.map(pointOf);
const someNat = recipe.map(natOf);
const by = (...pairs: [Term, Term][]) => new Map(pairs);

describe('substitution', () => {
  it('of a variable that is not there does nothing', () =>
    fc.assert(fc.property(formula, somePoint, (a, t) => occurs(x, a) || s.substitute(a, by([x, t])) === a)));
  it('of a variable by itself does nothing', () => fc.assert(fc.property(formula, (a) => s.substitute(a, by([x, x], [n, n])) === a)));
  it('is simultaneous: swapping twice does nothing', () =>
    fc.assert(fc.property(formula, (a) => s.substitute(s.substitute(a, by([x, y], [y, x])), by([x, y], [y, x])) === a)));
  it('commutes, by the substitution lemma', () =>
    fc.assert(
      fc.property(formula, somePoint, somePoint, (a, t, u) => {
        // a[t/x][u/y] = a[u/y][t[u/y]/x], if x is not in u
        const v = s.substitute(u, by([x, c]));
        const left = s.substitute(s.substitute(a, by([x, t])), by([y, v]));
        const right = s.substitute(s.substitute(a, by([y, v])), by([x, s.substitute(t, by([y, v]))]));
        return left === right;
      }),
    ));
  it('may go through a fresh variable', () =>
    fc.assert(
      fc.property(formula, somePoint, (a, t) => {
        const fresh = s.free('fresh', point);
        return s.substitute(s.substitute(a, by([x, fresh])), by([fresh, t])) === s.substitute(a, by([x, t]));
      }),
    ));
  it('leaves just the free variables one expects', () =>
    fc.assert(
      fc.property(formula, somePoint, (a, t) => {
        const expected = new Set([...freeVariables(a)].filter((v) => v !== x));
        if (occurs(x, a)) for (const v of freeVariables(t)) expected.add(v);
        return [...freeVariables(s.substitute(a, by([x, t])))].every((v) => expected.has(v));
      }),
    ));
});

describe('binding', () => {
  it('and opening again is the identity', () => fc.assert(fc.property(formula, (a) => s.open(s.bind('all', x, a), x) === a)));
  it('and opening with a term is substitution', () =>
    fc.assert(fc.property(formula, somePoint, (a, t) => s.open(s.bind('ex', x, a), t) === s.substitute(a, by([x, t])))));
  it('does not care for the name', () =>
    fc.assert(
      fc.property(formula, (a) => {
        const fresh = s.free('other', point);
        return s.bind('comp', x, a) === s.bind('comp', fresh, s.substitute(a, by([x, fresh])));
      }),
    ));
  it('hides the variable, and it alone', () =>
    fc.assert(
      fc.property(formula, (a) => {
        const bound = s.bind('all', x, a);
        return !occurs(x, bound) && [...freeVariables(a)].every((v) => v === x || occurs(v, bound));
      }),
    ));
  it('commutes with substitution for other variables', () =>
    fc.assert(
      fc.property(formula, somePoint, (a, t) => {
        const u = s.substitute(t, by([x, c]));
        return s.substitute(s.bind('all', x, a), by([y, u])) === s.bind('all', x, s.substitute(a, by([y, u])));
      }),
    ));
});

describe('folding', () => {
  it('commutes with substitution', () =>
    fc.assert(
      fc.property(recipe, fc.nat(9), fc.nat(9), (tree, i, j) => {
        const folded = s.substitute(natOf(tree), by([n, number(i)], [m, number(j)]));
        return folded === number(amountOf(tree, BigInt(i), BigInt(j)));
      }),
    ));
  it('commutes with substitution in sorts', () =>
    fc.assert(
      fc.property(someNat, fc.nat(9), fc.nat(9), (t, i, j) => {
        const map = by([n, number(i)], [m, number(j)]);
        return s.sortOf(s.substitute(zero(t), map)) === vector(s.substitute(t, map));
      }),
    ));
  it('the sort of an instance is the instance of the sort', () =>
    fc.assert(
      fc.property(someNat, someNat, (t, u) => s.sortOf(s.substitute(zero(t), by([n, u]))) === s.substitute(s.sortOf(zero(t)), by([n, u]))),
    ));
});

function amountOf({ op, parts: [a, b] }: Recipe, i: bigint, j: bigint): bigint {
  if (a === undefined) return op % 3 === 0 ? i : op % 3 === 1 ? j : BigInt(op);
  const [l, k] = [amountOf(a, i, j), amountOf(b ?? a, i, j)];
  return op % 3 === 0 ? l + k : op % 3 === 1 ? (l > k ? l - k : 0n) : l * k;
}

describe('terms', () => {
  it('made twice are one', () => fc.assert(fc.property(recipe, (tree) => formulaOf(tree) === formulaOf({ ...tree }))));
  it('know their free variables by a mask that misses none', () =>
    fc.assert(fc.property(formula, (a) => (a.mask === 0) === (freeVariables(a).size === 0))));
});
