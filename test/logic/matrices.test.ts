/** Matrices in the kernel: what `evaluate` computes of them, and what `independent` says of their columns. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Signature as Kernel } from '../../src/logic/index.ts';
import { EXHAUSTED, KernelError, matrixSymbols, rational, Signature, type Term, Theorem } from '../../src/terms/index.ts';
import { literals } from '../support/literals.ts';

const s = new Signature();
const { of, apply, size, real } = literals(s);
type Rows = readonly (readonly number[])[];
const refuses = (rule: () => unknown, reason: RegExp) => {
  expect(rule).toThrow(KernelError);
  expect(rule).toThrow(reason);
};
const half = rational(1n, 2n);
const two = size(2);
const A = of([[1, half], [0, rational(-3n, 4n)]]); // biome-ignore format: rows
const x = s.free('x', s.real);
const variable = s.free('A', s.apply(s.sortOf(A).symbol, [], [two, two]));

describe('evaluate computes', () => {
  it.each<[string, Term]>([
    ['A = A', s.equal(A, A)],
    ['a product', s.equal(apply('*', two, two, two, A, A), of([[1, rational(1n, 8n)], [0, rational(9n, 16n)]]))], // biome-ignore format: rows
    ['a product of other sizes', s.equal(apply('*', two, two, size(1), A, of([[2], [4]])), of([[4], [-3]]))],
    ['a sum', s.equal(apply('+', two, two, A, A), of([[2, 1], [0, rational(-3n, 2n)]]))], // biome-ignore format: rows
    ['a difference', s.equal(apply('-', two, two, A, A), apply('zero', two, two))],
    ['a transpose', s.equal(apply('transpose', two, size(3), of([[1, 2, 3], [4, 5, 6]])), of([[1, 4], [2, 5], [3, 6]]))], // biome-ignore format: rows
    ['the unit matrix', s.equal(apply('eye', two), of([[1, 0], [0, 1]]))], // biome-ignore format: rows
    ['a diagonal', s.equal(apply('diagonal', two, of([[2], [half]])), of([[2, 0], [0, half]]))], // biome-ignore format: rows
    ['a diagonal of a product', s.equal(apply('*', two, two, two, A, apply('diagonal', two, of([[1], [0]]))), of([[1, 0], [0, 0]]))], // biome-ignore format: rows
    ['blocks', s.equal(apply('beside', two, two, two, A, apply('eye', two)), of([[1, half, 1, 0], [0, rational(-3n, 4n), 0, 1]]))], // biome-ignore format: rows
    ['an inner product', s.equal(apply('inner', two, two, A, A), real(rational(29n, 16n)))],
    ['an inequality of inner products', s.apply(s.arithmetic('<', s.real), [], [apply('inner', two, two, A, A), real(2)])],
    ['an inequality of matrices', apply('<=', two, two, apply('-', two, two, A, apply('eye', two)), A)],
    ['that an inequality fails', s.not(apply('<=', two, two, A, apply('zero', two, two)))],
    ['that matrices differ', s.not(s.equal(A, apply('eye', two)))],
  ])('%s', (_name, formula) => {
    const th = Theorem.evaluate(s, formula);
    expect([th.conclusion, th.hypotheses, th.restsOn]).toEqual([formula, [], ['oracle:evaluate']]);
  });

  it.each<[string, Term, RegExp]>([
    ['a false equation', s.equal(A, apply('eye', two)), /not true/],
    ['a false inequality in one place', apply('<=', two, two, A, of([[1, 1], [0, -1]])), /not true/], // biome-ignore format: rows
    ['the negation of what is true', s.not(s.equal(A, A)), /not true/],
    ['a variable', s.equal(variable, variable), /not closed/],
    ['a product with a variable', s.equal(apply('*', two, two, two, apply('zero', two, two), variable), apply('zero', two, two)), /not closed/],
    ['an entry that is a variable', s.equal(of([[x]]), of([[x]])), /closed/],
    ['matrices without rows', s.equal(apply('zero', size(0), two), apply('zero', size(0), two)), /not 0/],
    ['matrices without columns', s.equal(apply('eye', size(0)), apply('zero', size(0), size(0))), /not 0/],
    ['products over nothing', s.equal(apply('*', two, size(0), two, apply('zero', two, size(0)), apply('zero', size(0), two)), apply('zero', two, two)), /not 0/],
    ['parts without columns, beside others', s.equal(apply('beside', size(1), size(1), size(0), of([[5]]), apply('zero', size(1), size(0))), of([[5]])), /not 0/],
    ['parts without columns, before others', s.equal(apply('beside', size(1), size(0), size(1), apply('zero', size(1), size(0)), of([[5]])), of([[5]])), /not 0/],
    ['parts without rows, below others', s.equal(apply('above', size(1), size(0), size(1), of([[5]]), apply('zero', size(0), size(1))), of([[5]])), /not 0/],
    ['parts without rows, above others', s.equal(apply('above', size(0), size(1), size(1), apply('ones', size(0), size(1)), of([[5]])), of([[5]])), /not 0/],
    ['parts that are put together from nothing', s.equal(apply('beside', size(1), size(1), size(0), of([[5]]), apply('beside', size(1), size(0), size(0), apply('zero', size(1), size(0)), apply('zero', size(1), size(0)))), of([[5]])), /not 0/],
    ['many large matrices', s.equal([1, 2, 3, 4, 5].reduce((m) => apply('transpose', size(1024), size(1024), m), apply('zero', size(1024), size(1024))), apply('zero', size(1024), size(1024))), /too large/],
    ['sizes that are variables', s.equal(apply('zero', s.free('n', s.nat), two), apply('zero', s.free('n', s.nat), two)), /size that is known/],
    ['sizes beyond all measure', s.equal(apply('eye', size(2_000_000)), apply('eye', size(2_000_000))), /size|large/],
    ['a statement about columns', apply('independent', two, two, A, two), /=, <= and < only/],
  ])('not %s', (_name, formula, reason) => refuses(() => Theorem.evaluate(s, formula), reason)); // biome-ignore format: one a line

  it('what a naive computation gives, and nothing else', () => {
    const entries = (rows: number, columns: number) =>
      fc.array(fc.array(fc.integer({ min: -4, max: 4 }), { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows });
    const shapes = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }));
    const instance = shapes.chain(([n, m, d]) => fc.tuple(entries(n, m), entries(m, d), fc.nat(n - 1), fc.nat(d - 1)));
    fc.assert(
      fc.property(instance, ([a, b, i, j]) => {
        const product = a.map((row) => (b[0] ?? []).map((_, k) => row.reduce((sum, q, l) => sum + q * (b[l]?.[k] ?? 0), 0)));
        const [n, m, d] = [a.length, b.length, b[0]?.length ?? 0];
        const computed = apply('*', size(n), size(m), size(d), of(a), of(b));
        expect(Theorem.evaluate(s, s.equal(computed, of(product))).hypotheses).toEqual([]);
        const wrong = product.map((row, k) => row.map((q, l) => (k === i && l === j ? q + 1 : q)));
        refuses(() => Theorem.evaluate(s, s.equal(computed, of(wrong))), /not true/);
      }),
      { numRuns: 300 },
    );
  });

  it('no more than is allowed', () => {
    const poor = new Signature(false, new Kernel(400_000));
    const { of: matrix, apply: use } = literals(poor);
    const n = poor.numeral(rational(20n), poor.nat);
    const large = matrix(Array.from({ length: 20 }, (_, i) => Array.from({ length: 20 }, (__, j) => i * j + 1)));
    const power = [1, 2, 3].reduce((a) => use('*', n, n, n, a, a), large);
    refuses(() => Theorem.evaluate(poor, poor.equal(power, power)), new RegExp(EXHAUSTED));
  });
});

/** Whether any so many columns are independent, by the determinants of all minors. */
function independent(a: Rows, wanted: number): boolean {
  const columns = (a[0] ?? []).map((_, j) => a.map((row) => BigInt(row[j] ?? 0)));
  const some = <T>(list: readonly T[], count: number): T[][] =>
    count === 0 ? [[]] : list.flatMap((first, i) => some(list.slice(i + 1), count - 1).map((rest) => [first, ...rest]));
  const det = (m: readonly (readonly bigint[])[]): bigint =>
    m.length === 0
      ? 1n
      : (m[0] ?? []).reduce((sum, q, j) => {
          const minor = m.slice(1).map((row) => row.filter((_, k) => k !== j));
          return sum + (j % 2 === 0 ? 1n : -1n) * q * det(minor);
        }, 0n);
  const count = Math.min(wanted, columns.length);
  return some(columns, count).every((set) => some([...a.keys()], count).some((rows) => det(rows.map((i) => set.map((column) => column[i] ?? 0n))) !== 0n)); // biome-ignore format: one thought
}

describe('independent', () => {
  const statement = (a: Rows, wanted: number) => apply('independent', size(a.length), size(a[0]?.length ?? 0), of(a), size(wanted));
  const W: Rows = [[1, 0, 1], [0, 1, 1]]; // biome-ignore format: rows

  it('holds by a modulus', () => {
    const th = Theorem.independent(s, statement(W, 2), size(101));
    expect([th.conclusion, th.hypotheses, th.restsOn]).toEqual([statement(W, 2), [], ['oracle:independent']]);
  });
  it('fails by a combination', () => {
    const th = Theorem.independent(s, s.not(statement(W, 3)), of([[1], [1], [-1]]));
    expect([th.conclusion, th.restsOn]).toEqual([s.not(statement(W, 3)), ['oracle:independent']]);
  });
  it('holds by weights', () => {
    const weights = of([[2, -1, -1], [-1, 2, -1], [-1, -1, 2], [1, 1, 1]]); // biome-ignore format: rows
    const a = [[1, 0, 0, 1], [0, 1, 0, 1], [0, 0, 1, 1]]; // biome-ignore format: rows
    expect(Theorem.independent(s, statement(a, 2), weights).restsOn).toEqual(['oracle:independent']);
    refuses(() => Theorem.independent(s, statement(a, 3), weights), /may depend on 2 others/);
  });

  it.each<[string, () => unknown, RegExp]>([
    ['three columns in the plane', () => Theorem.independent(s, statement(W, 3), size(101)), /more columns than rows/],
    ['parallel columns', () => Theorem.independent(s, statement([[1, 2], [2, 4]], 2), size(101)), /dependent/],
    ['a column of zeros', () => Theorem.independent(s, statement([[1, 0], [2, 0]], 1), size(101)), /dependent/],
    ['columns that depend by this modulus', () => Theorem.independent(s, statement([[1, 1], [1, 8]], 2), size(7)), /dependent/],
    ['pivots that are no units', () => Theorem.independent(s, statement([[2, 1], [1, 1]], 2), size(4)), /no unit/],
    ['the modulus 1', () => Theorem.independent(s, statement(W, 2), size(1)), /modulus/],
    ['the modulus 0', () => Theorem.independent(s, statement(W, 2), size(0)), /modulus/],
    ['a modulus of 2^26', () => Theorem.independent(s, statement(W, 2), size(2 ** 26)), /modulus/],
    ['a modulus that is a variable', () => Theorem.independent(s, statement(W, 2), s.free('p', s.nat)), /known/],
    ['a number of columns that is a variable', () => Theorem.independent(s, apply('independent', two, size(3), of(W), s.free('k', s.nat)), size(101)), /known/],
    ['weights for parallel columns', () => Theorem.independent(s, statement([[1, 2], [1, 2]], 2), of([[1, 1], [1, 1]])), /column 1 may depend/],
    ['weights for a column of zeros', () => Theorem.independent(s, statement([[1, 0], [0, 0]], 1), of([[1, 0], [0, 1]])), /column 2 may depend/],
    ['weights that just fail', () => Theorem.independent(s, statement([[1, 1], [1, -1]], 2), of([[1, 0], [1, -1]])), /column 1 may depend/],
    ['weights of another size', () => Theorem.independent(s, statement(W, 1), of([[1, 0], [0, 1]])), /for each column/],
    ['another statement', () => Theorem.independent(s, s.equal(A, A), size(101)), /columns are so/],
    ['a double negation', () => Theorem.independent(s, s.not(s.not(statement(W, 2))), size(101)), /columns are so/],
    ['the negation, by a modulus', () => Theorem.independent(s, s.not(statement(W, 2)), size(101)), /evaluate knows matrices/],
    ['the negation, by a combination of more columns', () => Theorem.independent(s, s.not(statement(W, 2)), of([[1], [1], [-1]])), /at most 2/],
    ['the negation, by a combination that is not zero', () => Theorem.independent(s, s.not(statement(W, 3)), of([[1], [1], [1]])), /is not zero/],
    ['the negation, by no combination at all', () => Theorem.independent(s, s.not(statement(W, 3)), of([[0], [0], [0]])), /at least one/],
    ['the negation, by a combination of other columns', () => Theorem.independent(s, s.not(statement(W, 3)), of([[1], [1]])), /one column/],
    ['the negation, by two combinations', () => Theorem.independent(s, s.not(statement(W, 3)), of([[1, 0], [1, 0], [-1, 0]])), /one column/],
    ['that no columns are dependent', () => Theorem.independent(s, s.not(statement(W, 0)), of([[1], [1], [-1]])), /at most 0/],
    ['too many sets', () => Theorem.independent(s, statement(Array.from({ length: 20 }, (_, i) => Array.from({ length: 60 }, (__, j) => (i + 1) ** (j % 5))), 15), size(65521)), /10,000,000/],
  ])('refuses %s', (_name, rule, reason) => refuses(rule, reason)); // biome-ignore format: one a line

  const matrix = fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 }))
    .chain(([n, d]) => fc.array(fc.array(fc.integer({ min: -3, max: 3 }), { minLength: d, maxLength: d }), { minLength: n, maxLength: n }));
  it('says what the minors say, by a large prime', () => {
    fc.assert(
      fc.property(matrix, fc.integer({ min: 0, max: 5 }), (a, wanted) => {
        const proves = () => Theorem.independent(s, statement(a, wanted), size(65521));
        if (independent(a, wanted)) expect(proves().hypotheses).toEqual([]);
        else refuses(proves, /dependent|more columns/);
      }),
      { numRuns: 500 },
    );
  });
  it('says nothing false, by any modulus, weights or combination', () => {
    const combination = fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(matrix, fc.integer({ min: 1, max: 3 }), fc.nat(40), fc.nat(2), combination, (a, wanted, modulus, what, c) => {
        const transposed = (a[0] ?? []).map((_, j) => a.map((row) => row[j] ?? 0));
        const column = of(transposed.map((_, j) => [c[j] ?? 0]));
        try {
          if (what === 2) Theorem.independent(s, s.not(statement(a, wanted)), column);
          else Theorem.independent(s, statement(a, wanted), what === 0 ? of(transposed) : size(modulus));
        } catch {
          return;
        }
        expect(independent(a, wanted)).toBe(what < 2);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('infeasible', () => {
  const [one, three] = [size(1), size(3)];
  const T = s.free('T', s.sortOf(of([[1], [1], [1]])));
  const nonnegative = apply('<=', three, one, apply('zero', three, one), T);
  const sums = (rows: Rows, right: readonly number[]) =>
    s.equal(apply('*', size(rows.length), three, one, of(rows), T), of(right.map((q) => [q])));
  const none = (...conditions: Term[]) =>
    s.not(
      s.bind(
        'ex',
        T,
        conditions.reduce((a, b) => s.connective('and', a, b)),
      ),
    );
  const zero = of([[0], [0], [0]]);

  it('follows from matrices that add up to a contradiction', () => {
    // x + y = 1, y + z = 1, x + z = -1 and x, y, z ≥ 0
    const formula = none(nonnegative, sums([[1, 1, 0], [0, 1, 1], [1, 0, 1]], [1, 1, -1])); // biome-ignore format: rows
    const th = Theorem.infeasible(s, formula, [of([[1], [0], [1]]), of([[0], [0], [1]])]);
    expect([th.conclusion, th.hypotheses, th.restsOn]).toEqual([formula, [], ['oracle:infeasible']]);
  });
  it('knows products from both sides, sums and differences', () => {
    const X = s.free('X', s.sortOf(A));
    const sides = apply('*', two, two, two, A, apply('*', two, two, two, X, A));
    const zeros = apply('zero', two, two);
    const twice = s.equal(apply('-', two, two, apply('+', two, two, sides, X), X), apply('eye', two));
    const formula = s.not(s.bind('ex', X, s.connective('and', s.equal(sides, zeros), twice)));
    const unit = of([[1, 0], [0, 0]]); // biome-ignore format: rows
    expect(Theorem.infeasible(s, formula, [unit, of([[-1, 0], [0, 0]])]).conclusion).toBe(formula); // biome-ignore format: rows
    refuses(() => Theorem.infeasible(s, formula, [unit, unit]), /does not cancel/);
    refuses(() => Theorem.infeasible(s, formula, [of([[-1, 0], [0, 0]]), unit]), /no contradiction/); // biome-ignore format: rows
  });

  const free = s.free('B', T.kid(0));
  it('never follows for what has a solution, whatever the evidence', () => {
    const small = fc.integer({ min: -2, max: 2 });
    const list = (of: fc.Arbitrary<number>, length: number) => fc.array(of, { minLength: length, maxLength: length });
    const rows = fc.array(list(small, 3), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(rows, list(fc.nat(2), 3), list(fc.nat(2), 3), list(small, 3), ([...a], x, y, z) => {
        const right = a.map((row) => row.reduce((sum, q, i) => sum + q * (x[i] ?? 0), 0));
        const evidence = [of(y.map((q) => [q])), of(a.map((_, i) => [z[i] ?? 0]))];
        refuses(() => Theorem.infeasible(s, none(nonnegative, sums(a, right)), evidence), /cancel|contradiction/);
      }),
      { numRuns: 500 },
    );
  });
  it('is about the variable that is bound, whatever its name', () => {
    const formula = none(s.equal(T, apply('+', three, one, T, apply('ones', three, one))));
    expect(Theorem.infeasible(s, formula, [of([[-1], [0], [0]])]).conclusion).toBe(formula);
  });
  it.each<[string, () => unknown, RegExp]>([
    ['what has a solution', () => Theorem.infeasible(s, none(nonnegative, sums([[1, 1, 1]], [1])), [of([[1], [1], [1]]), of([[1]])]), /no contradiction/],
    ['an inequality with a negative sign', () => Theorem.infeasible(s, none(nonnegative, sums([[1, 1, 1]], [1])), [of([[-1], [-1], [-1]]), of([[1]])]), /negative entry/],
    ['what does not cancel', () => Theorem.infeasible(s, none(nonnegative, sums([[1, 1, 1]], [-1])), [zero, of([[-1]])]), /does not cancel/],
    ['evidence of another size', () => Theorem.infeasible(s, none(nonnegative, sums([[1, 1, 1]], [-1])), [of([[1, 1, 1]]), of([[-1]])]), /another size/],
    ['less evidence', () => Theorem.infeasible(s, none(nonnegative, sums([[1, 1, 1]], [-1])), [zero]), /each of 2/],
    ['more evidence', () => Theorem.infeasible(s, none(nonnegative), [zero, zero]), /each of 1/],
    ['evidence that is not closed', () => Theorem.infeasible(s, none(nonnegative), [free]), /not closed/],
    ['other variables', () => Theorem.infeasible(s, none(s.equal(T, free)), [zero]), /not closed/],
    ['a variable of the same name', () => Theorem.infeasible(s, s.not(s.bind('ex', s.free('X', T.kid(0)), s.equal(s.free('X', T.kid(0)), apply('+', three, one, T, apply('ones', three, one))))), [of([[-1], [0], [0]])]), /not closed/],
    ['products of the unknown', () => Theorem.infeasible(s, s.not(s.bind('ex', s.free('X', s.sortOf(A)), s.equal(apply('*', two, two, two, s.free('X', s.sortOf(A)), s.free('X', s.sortOf(A))), A))), [A]), /not linear/],
    ['a disjunction', () => Theorem.infeasible(s, s.not(s.bind('ex', T, s.connective('or', nonnegative, nonnegative))), [zero]), /= and <= only/],
    ['a statement that there is one', () => Theorem.infeasible(s, s.bind('ex', T, nonnegative), [zero]), /there is no matrix/],
    ['a universal statement', () => Theorem.infeasible(s, s.not(s.bind('all', T, nonnegative)), [zero]), /there is no matrix/],
  ])('does not follow for %s', (_name, rule, reason) => refuses(rule, reason)); // biome-ignore format: one a line
});

it('no theory can declare what the kernel says of matrices', () => {
  const fresh = new Signature();
  for (const { name } of matrixSymbols(fresh)) refuses(() => fresh.declare(name, 'sort', [], [], undefined), /already taken/);
});
