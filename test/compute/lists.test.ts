/**
 * Finite lists of kernels: what is computed of a pair of them agrees with a search through the corners of all pairs of laws, which shares
 * nothing with it; verdicts on whole classes are right, and a pair that is not settled is never said to be.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compute } from '../../src/compute/index.ts';
import { Matrices, rational, type Term } from '../../src/terms/index.ts';
import { verdicts } from '../../src/verdict/verdict.ts';
import { literals } from '../support/literals.ts';
import { codesOf, loadText, withShipped } from '../support/theories.ts';

const library = withShipped();
const world = loadText('theory test "test"\nimport std.finite_lists, meta.verdicts\n', library);

// ---- pairs of kernels on two concepts

/** A column of fourths that adds up to 1. */
type Column = readonly number[];
interface Pair {
  readonly a: readonly [Column, Column];
  readonly b: readonly [Column, Column];
  /** c·v ≤ 0 */
  readonly c: readonly [number, number];
}

const column = (rows: number): fc.Arbitrary<Column> =>
  fc.array(fc.integer({ min: 0, max: 4 }), { minLength: rows - 1, maxLength: rows - 1 }).map((cuts) => {
    const sorted = [0, ...cuts.sort((x, y) => x - y), 4];
    return sorted.slice(1).map((x, i) => x - (sorted[i] ?? 0));
  });
const pair: fc.Arbitrary<Pair> = fc.integer({ min: 2, max: 3 }).chain((rows) => {
  const columns = fc.tuple(column(rows), column(rows));
  const small = fc.integer({ min: -2, max: 2 });
  const turned = columns.chain(([x, y]) => fc.constantFrom<readonly [Column, Column]>([x, y], [y, x]));
  return fc.oneof(
    fc.record({ a: columns, b: columns, c: fc.tuple(small, small) }),
    // the same kernel, perhaps with its concepts exchanged: else nothing would ever be settled
    turned.chain((a) => fc.record({ a: fc.constant(a), b: fc.constantFrom<readonly [Column, Column]>(a, [a[1], a[0]]), c: fc.tuple(small, small) })), // biome-ignore format: one thought
  );
});

interface Point {
  readonly p: number;
  readonly q: number;
  readonly d: number;
}

/** The corners of { (p, q) in [0, 1]² | A(p, 1 − p) = B(q, 1 − q), c·(p, 1 − p) ≤ 0, c·(q, 1 − q) ≤ 0 }, in whole numbers over d > 0. */
function corners({ a, b, c }: Pair): readonly Point[] {
  type Line = readonly [number, number, number]; // x·p + y·q = z
  const equations = a[0].map((_, i): Line => {
    const [a0 = 0, a1 = 0, b0 = 0, b1 = 0] = [a[0][i], a[1][i], b[0][i], b[1][i]];
    return [a0 - a1, b1 - b0, b1 - a1];
  });
  const bounds: readonly Line[] = [[-1, 0, 0], [1, 0, 1], [0, -1, 0], [0, 1, 1], [c[0] - c[1], 0, -c[1]], [0, c[0] - c[1], -c[1]]]; // biome-ignore format: x·p + y·q ≤ z
  const lines = [...equations, ...bounds];
  const inside = ({ p, q, d }: Point): boolean =>
    equations.every(([x, y, z]) => x * p + y * q === z * d) && bounds.every(([x, y, z]) => x * p + y * q <= z * d);
  return lines.flatMap(([x, y, z], i) =>
    lines.slice(i + 1).flatMap(([u, v, w]) => {
      const d = x * v - y * u;
      const [s, point] = [Math.sign(d), { p: z * v - y * w, q: x * w - z * u }];
      const made = { p: s * point.p, q: s * point.q, d: s * d };
      return d !== 0 && inside(made) ? [made] : [];
    }),
  );
}

const equal = (x: Column, y: Column): boolean => x.every((n, i) => n === y[i]);

/** Whether one permutation takes all v to w, and the columns of B to those of A. */
function isSettled(given: Pair): boolean {
  const points = corners(given);
  const { a, b } = given;
  const same = equal(a[0], b[0]) && equal(a[1], b[1]) && points.every(({ p, q }) => p === q);
  const exchanged = equal(a[0], b[1]) && equal(a[1], b[0]) && points.every(({ p, q, d }) => p + q === d);
  return same || exchanged;
}

/** Whether there are models with positive weights: a mean of the corners has, if any. */
const isPositive = (given: Pair): boolean => {
  const points = corners(given);
  return [({ p }: Point) => p, ({ p, d }: Point) => d - p, ({ q }: Point) => q, ({ q, d }: Point) => d - q].every((w) => points.some((at) => w(at) > 0)); // biome-ignore format: one thought
};

const s = library.signature;
const { of, apply, size } = literals(s);
const matrix = (columns: readonly Column[]): Term =>
  of((columns[0] ?? []).map((_, i) => columns.map((c) => rational(BigInt(c[i] ?? 0), 4n))));
const said = (name: string, { a, b, c }: Pair): Term => {
  const [entry] = world.scope.entries(name);
  if (entry === undefined) throw new Error(`there is no ${name}`);
  const by = new Map([['n', size(a[0].length)], ['m', size(2)], ['l', size(1)], ['A', matrix(a)], ['B', matrix(b)], ['C', of([c])]]); // biome-ignore format: one thought
  return s.apply(entry.symbol, [], entry.symbol.params.map((p) => by.get(p.name) ?? s.falsum)); // biome-ignore format: one thought
};

it('a pair of kernels is settled, or disjoint, or apart for positive weights, just if the corners say so', () => {
  const seen = { settled: 0, disjoint: 0, apart: 0, runs: 0 };
  fc.assert(
    fc.property(pair, (given) => {
      const shown = (name: string): boolean => {
        const formula = said(name, given);
        const found = compute(s, formula)?.theorem;
        if (found !== undefined) expect([found.conclusion === formula, found.hypotheses.length]).toEqual([true, 0]);
        return found !== undefined;
      };
      const [settled, disjoint, apart] = [shown('settled'), shown('disjoint'), shown('apart')];
      expect(settled).toBe(isSettled(given));
      expect(disjoint).toBe(corners(given).length === 0);
      expect(apart).toBe(!isPositive(given));
      seen.runs++;
      if (apart && !disjoint) seen.apart++;
      if (settled) seen.settled++;
      if (disjoint) seen.disjoint++;
    }),
    { numRuns: 2_000 },
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(50);
});

it('models that refute a pair are found just if there are some with positive weights, and it is not settled', () => {
  const seen = { collision: 0, unlike: 0, neither: 0 };
  fc.assert(
    fc.property(pair, (given) => {
      const found = (name: 'collision' | 'unlike', { a, b, c }: Pair = given) => compute(s, said(name, { a, b, c })) !== undefined;
      const [collision, unlike] = [found('collision'), found('unlike')];
      if (collision) seen.collision++;
      if (unlike) seen.unlike++;
      if (!collision && !unlike) seen.neither++;
      const turned: Pair = { ...given, a: given.b, b: given.a };
      expect(collision || unlike || found('collision', turned)).toBe(isPositive(given) && !isSettled(given));
    }),
    { numRuns: 150 },
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(5);
});

// ---- reducibility, by the canonical form

/** Whether v makes the same law on the space of laws by A as w does by B. */
const sameLaws = ({ a, b }: Pair, { p, q, d }: Point): boolean => {
  const mass = (columns: readonly Column[], weights: readonly number[], law: Column): number =>
    columns.reduce((sum, c, j) => sum + (equal(c, law) ? (weights[j] ?? 0) : 0), 0);
  return [...a, ...b].every((law) => mass(a, [p, d - p], law) === mass(b, [q, d - q], law));
};
const isReducible = ({ a, b }: Pair): boolean =>
  [[a, a], [a, b], [b, b]].every(([x = a, y = b]) => corners({ a: x, b: y, c: [0, 0] }).every((at) => sameLaws({ a: x, b: y, c: [0, 0] }, at))) && !equal(...a) && !equal(...b); // biome-ignore format: one thought

it('two kernels are reducible where that is computed, and no others but those that share some laws', () => {
  const seen = { reducible: 0, irreducible: 0, open: 0 };
  fc.assert(
    fc.property(pair, (any) => {
      const given: Pair = { ...any, c: [0, 0] };
      const columns = (m: Pair['a']) => compute(s, apply('independent', size(m[0].length), size(2), matrix(m), size(2))) !== undefined;
      const separate = columns(given.a) && columns(given.b);
      const pairs = ['settled', 'disjoint'].some((name) => compute(s, said(name, given)) !== undefined);
      const reducible = isReducible(given);
      if (separate && pairs) expect(reducible).toBe(true);
      const shared = given.a.filter((x) => given.b.some((y) => equal(x, y))).length;
      if (reducible && !(separate && pairs)) expect([separate, shared]).toEqual([true, 1]);
      seen[reducible ? (separate && pairs ? 'reducible' : 'open') : 'irreducible']++;
    }),
    { numRuns: 2_000 },
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(20);
});

// ---- extractors and separation

it('an extractor is what the rule of Bayes says, and a kernel separates just if its columns differ', () => {
  const given = fc.integer({ min: 2, max: 4 }).chain((rows) => fc.tuple(fc.tuple(column(rows), column(rows)), column(2)));
  fc.assert(
    fc.property(given, ([a, v]) => {
      const n = a[0].length;
      const [A, V] = [matrix(a), matrix([v])];
      const B = s.free('B', s.sortOf(matrix(a[0].map(() => [2, 2]))));
      const stochastic = world.scope.entries('stochastic')[0]?.symbol;
      if (stochastic === undefined) throw new Error('there is no such predicate');
      const left = apply('*', size(2), size(2), size(n), apply('diagonal', size(2), V), apply('transpose', size(n), size(2), A));
      const features = apply('*', size(n), size(2), size(1), A, V);
      const right = apply('*', size(2), size(n), size(n), B, apply('diagonal', size(n), features));
      const found = compute(s, s.bind('ex', B, s.connective('and', s.apply(stochastic, [], [size(2), size(n), B]), s.equal(left, right))));
      const value = found?.certificates[0]?.terms[0];
      expect(value).toBeDefined();
      const { entries } = value === undefined ? { entries: [] } : new Matrices(s).value(value);
      for (let i = 0; i < n; i++) {
        const joint = a.map((c, j) => (c[i] ?? 0) * (v[j] ?? 0));
        const mass = joint.reduce((x, y) => x + y, 0);
        // the concept j has the share joint[j] / mass of the feature i; where there is no mass anything will do
        for (const [j, share] of joint.entries()) {
          const q = entries[j * n + i];
          if (mass > 0) expect(q && q.n * BigInt(mass) === q.d * BigInt(share)).toBe(true);
        }
      }
      const separating = compute(s, apply('independent', size(n), size(2), A, size(2))) !== undefined;
      expect(separating).toBe(!equal(...a));
    }),
    { numRuns: 2_000 },
  );
});

// ---- classes

const kernels = `theory test "test"
import std.long_lists, meta.verdicts
concepts Z := [2]
features X := [2]
kernel blurred : Z -> X := [3/4 1/4; 1/4 3/4]
kernel flipped : Z -> X := [1/4 3/4; 3/4 1/4]
kernel clear : Z -> X := [1 0; 0 1]
kernel constant : Z -> X := [1/2 1/2; 1/2 1/2]
kernel left : Z -> [3] := [1 1/2; 0 1/2; 0 0]
kernel right : Z -> [3] := [0 0; 1/2 1/3; 1/2 2/3]
kernel shared : Z -> [3] := [1 0; 0 0; 0 1]
kernel swapped : Z -> [3] := [1/2 1; 1/2 0; 0 0]
kernel exchanged : Z -> [3] := [0 0; 1/3 1/2; 2/3 1/2]
kernel constant3 : Z -> [3] := [1/6 1/6; 1/2 1/2; 1/3 1/3]
kernel other : Z -> [3] := [3/4 5/8; 1/4 3/8; 0 0]
distribution mu on Z := (1/3, 2/3)
`;
/** The messages about these statements, one after the other, and their verdicts. */
const judged = (stance: 'claim' | 'refute' | 'open', formulas: readonly string[]): readonly [readonly string[], readonly string[]] => {
  const statements = formulas.map((formula, i) => `${stance} ${i}: ${formula}`);
  const file = loadText(`${kernels}${statements.join('\n')}\n`);
  return [codesOf(file), verdicts(file).map((v) => v.verdict)];
};
const times = (count: number, word: string): readonly string[] => Array.from({ length: count }, () => word);

it('of finite lists of kernels it is refuted', () => {
  const formulas = [
    // two that are not reducible together, and one whose columns are dependent
    'br({blurred, clear})',
    'br({constant})',
    // a pair of models, also in the other order, among others, for all laws, and under inequalities
    'P{msr} * {blurred, clear} identifiable up to Bij(2)',
    'P{msr} * {clear, blurred} identifiable up to Bij(2)',
    'P{msr} * {blurred, flipped, clear} identifiable up to Bij(2)',
    'P{} * {blurred, clear} identifiable up to Bij(2)',
    'P{msr, within([1 -1])} * {blurred, clear} identifiable up to Bij(2)',
    // something has to be renamed
    'P{msr} * {blurred, flipped} identifiable up to {identity(Z)}',
    // models that are Blackwell equivalent, and not renamed
    'P{msr} * {constant} identifiable up to Bij(2)',
    'P{msr} * {constant} identifiable up to {identity(Z)}',
    'P{} * {constant} identifiable up to Bij(2)',
    'P{within([1 -1])} * {constant} identifiable up to Bij(2)',
    'P{msr, within([1 -1])} * {constant} identifiable up to Bij(2)',
    // longer lists
    'P{within([1 -1])} * {blurred, flipped, clear, constant} identifiable up to Bij(2)',
    'P{msr} * {left, right, swapped, exchanged, shared, other} identifiable up to Bij(2)',
  ];
  expect(judged('refute', formulas)).toEqual([[], times(formulas.length, 'refuted')]);
  const few = formulas.slice(0, 9);
  expect(judged('claim', few)).toEqual([times(9, 'FALSE_CLAIM'), times(9, 'refuted')]);
});

it('of finite lists of kernels it is proved', () => {
  const formulas = [
    'P{msr} * {blurred} identifiable up to {identity(Z)}',
    'P{msr} * {blurred, flipped} identifiable up to Bij(2)',
    // no common features
    'P{msr} * {left, right} identifiable up to {identity(Z)}',
    'br({left, right})',
    // none for positive weights
    'P{msr} * {left, shared} identifiable up to {identity(Z)}',
    'P{msr, within([1 -1])} * {left, shared} identifiable up to {identity(Z)}',
    // inequalities leave one law
    'P{msr, within([1 -1; -1 1])} * {constant} identifiable up to {identity(Z)}',
    'br({blurred, flipped})',
    'P{msr} * {left, right, swapped, exchanged} identifiable up to Bij(2)',
    'br({left, right, swapped, exchanged})',
    'P{within([1 -1; -1 0])} * {blurred} identifiable up to Bij(2)',
    'mu in P{within([1 -1])}',
    'mu not in P{within([-1 1])}',
    'forall t : Trans(Z). carries(t, [0 1; 1 0]) => t not in T(P{within([1 -1])}, mu)',
  ];
  expect(judged('claim', formulas)).toEqual([[], times(formulas.length, 'proved')]);
  const few = formulas.slice(0, 4);
  expect(judged('refute', few)).toEqual([times(4, 'CANNOT_REFUTE'), times(4, 'proved')]);
});

it('a class of laws whose inequalities no weights satisfy is empty', () => {
  const formulas = [
    'P{within([1 1])} * {blurred} identifiable up to Bij(2)',
    'P{within([1 1; -1 -1])} * {constant} identifiable up to Bij(2)',
    'P{msr, within([2 1])} * {blurred} identifiable up to Bij(2)',
    'P{within([2 1]), msr} * {constant} identifiable up to Bij(2)',
    // of two lists, if none satisfy both
    'P{within([1 -1]), within([-1 2])} * {blurred} identifiable up to Bij(2)',
    'P{within([-1 2; 0 -1]), msr, within([1 -1])} * {constant} identifiable up to Bij(2)',
  ];
  expect(judged('claim', formulas)[1]).toEqual(times(formulas.length, 'vacuous'));
  const satisfied = [
    'P{within([1 -1]), within([-1 1])} * {blurred} identifiable up to Bij(2)',
    'P{msr, within([-1 1/2]), within([1 -1])} * {blurred} identifiable up to Bij(2)',
  ];
  expect(judged('claim', satisfied)).toEqual([[], times(2, 'proved')]);
});

it('of matrices and finite lists of kernels it is left open', () => {
  const formulas = [
    // matrices without entries
    'settled(ones(2, 0), ones(2, 0), zero(1, 0))',
    'settled(ones(0, 2), ones(0, 2), zero(1, 2))',
    'exists A : Mat(2, 0). A = A + A',
    // kernels that share some of their laws, and not all
    'br({left, shared})',
    // kernels with a common feature that a law of one concept has
    'P{} * {left, shared} identifiable up to Bij(2)',
    // a list of seven
    'P{msr} * {left, right, swapped, exchanged, shared, constant3, other} identifiable up to Bij(2)',
    // a class of which nothing is known: it may be one law
    'forall P : Set(Dist(Z)). P * {constant} identifiable up to Bij(2)',
    'forall P : Set(Dist(Z)). not P * {constant} identifiable up to Bij(2)',
  ];
  expect(judged('open', formulas)).toEqual([[], times(formulas.length, 'unknown')]);
});
