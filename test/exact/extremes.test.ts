/** Where linear algebra goes wrong: primes that divide what they should not, empty matrices, entries that just fit, entries of 4000 digits. */
import { describe, expect, it } from 'vitest';
import {
  checkDeterminant,
  checkInverse,
  checkNullSpace,
  checkRank,
  checkSolve,
  determinant,
  inverse,
  Matrix,
  nullSpace,
  rank,
  rational,
  solve,
  solveAll,
} from '../../src/exact/index.ts';

/** The first primes of the search. */
const FIRST = [67108859n, 67108837n, 67108819n];

/** A unit lower triangular matrix times `factors` on the diagonal times a unit upper triangular one: its determinant is their product. */
function withDeterminant(factors: readonly bigint[]): Matrix {
  const n = factors.length;
  const lower = (i: number, j: number): bigint => (i === j ? 1n : i > j ? BigInt(((i * 5 + j * 3) % 7) - 3) : 0n);
  const entries = Array.from({ length: n * n }, (_, place) => {
    const [i, j] = [Math.floor(place / n), place % n];
    return factors.reduce((sum, factor, k) => sum + lower(i, k) * factor * lower(j, k), 0n);
  });
  return Matrix.ofIntegers(n, n, entries);
}

const spread = (n: number, factors: readonly bigint[]): readonly bigint[] =>
  Array.from({ length: n }, (_, i) => factors[n - 1 - i] ?? (i % 2 === 0 ? 1n : -1n));
const rightOf = (n: number) => ({ numerators: Array.from({ length: n }, (_, i) => BigInt(i * i - 7)), denominator: 5n });

function everything(a: Matrix, expectedRank: number): void {
  const found = rank(a);
  expect(found.rank).toBe(expectedRank);
  expect(checkRank(a, found)).toBe(true);
  expect(checkNullSpace(a, nullSpace(a))).toBe(true);
  const b = rightOf(a.rows);
  const answer = solve(a, b);
  expect(checkSolve(a, b, answer)).toBe(true);
  if (expectedRank === a.rows) expect(answer.kind).toBe('solution');
  if (a.rows !== a.cols) return;
  expect(checkDeterminant(a, determinant(a))).toBe(true);
  const inverted = inverse(a);
  expect(checkInverse(a, inverted)).toBe(true);
  expect(inverted.kind).toBe(expectedRank === a.rows ? 'inverse' : 'singular');
}

describe('primes that divide the determinant', () => {
  it.each([1, 2, 5, 12, 13, 20, 40])('do not make a matrix of %d rows singular', (n) => {
    for (const factors of [FIRST.slice(0, 1), FIRST.slice(1, 2), FIRST.slice(0, 2), FIRST]) {
      const bad = spread(n, factors);
      const a = withDeterminant(bad);
      everything(a, n);
      expect(determinant(a)).toEqual(rational(bad.reduce((product, factor) => product * factor, 1n)));
    }
  });

  it('do not make a system unsolvable, or a kernel larger', () => {
    const [p = 1n, q = 1n] = FIRST;
    // Modulo p the first row is 0, modulo q the second.
    everything(Matrix.ofIntegers(3, 4, [p, 0n, 2n * p, p, q, q, 0n, -q, 1n, 1n, 1n, 1n]), 3);
    everything(Matrix.ofIntegers(3, 2, [p, 0n, 0n, q, p, q]), 2);
    everything(Matrix.ofIntegers(1, 1, [p * q]), 1);
    everything(Matrix.ofIntegers(2, 2, [p, p, p, p]), 1);
  });
});

describe('empty matrices', () => {
  it.each([
    [0, 0],
    [0, 3],
    [3, 0],
  ])('%d × %d', (rows, cols) => {
    everything(Matrix.ofIntegers(rows, cols, []), 0);
    expect(nullSpace(Matrix.ofIntegers(rows, cols, [])).basis.length).toBe(cols);
  });

  it('have the determinant 1, an empty inverse, and solve nothing but 0', () => {
    const empty = Matrix.identity(0);
    expect(determinant(empty)).toEqual(rational(1n));
    expect(inverse(empty)).toMatchObject({ kind: 'inverse', inverse: { rows: 0, cols: 0 } });
    const tall = Matrix.ofIntegers(2, 0, []);
    expect(solve(tall, { numerators: [0n, 0n], denominator: 1n }).kind).toBe('solution');
    expect(solve(tall, { numerators: [0n, 3n], denominator: 1n })).toEqual({ kind: 'none', y: [0n, 1n] });
    expect(solveAll(Matrix.ofIntegers(2, 1, [1, 0]), Matrix.ofIntegers(2, 0, []))).toMatchObject({ x: { rows: 1, cols: 0 } });
  });
});

describe('entries of all sizes', () => {
  it.each([2n ** 20n, 2n ** 24n, 2n ** 27n, 2n ** 51n, 2n ** 52n, 2n ** 52n + 1n, 2n ** 53n, 2n ** 64n, 10n ** 300n])(
    'about %d',
    (size) => {
      for (const n of [2, 12, 13, 17]) {
        const entries = Array.from(
          { length: n * n },
          (_, k) => (k % 3 === 0 ? -1n : 1n) * (size - BigInt((k * k * k * 31 + k * 17) % 1009)),
        );
        everything(Matrix.ofIntegers(n, n, entries), n);
        everything(Matrix.ofIntegers(n, n, [...entries.slice(0, n * (n - 1)), ...entries.slice(0, n)]), n - 1);
      }
    },
  );

  it('10⁴⁰⁰⁰ beside 10⁻⁴⁰⁰⁰', () => {
    const [large, tiny] = [rational(10n ** 4_000n), rational(1n, 10n ** 4_000n)];
    const a = Matrix.ofRationals(2, 2, [large, rational(1n), rational(1n), tiny]);
    everything(a, 1);
    const b = Matrix.ofRationals(2, 2, [large, rational(1n), rational(1n), rational(-3n, 10n ** 4_000n)]);
    everything(b, 2);
    expect(determinant(b)).toEqual(rational(-4n));
  });

  it.each([3, 13, 16])('unlike fractions, whose common denominator is long: %d rows', (n) => {
    const fractions = Array.from({ length: n * n }, (_, k) =>
      rational(BigInt((k * k * k) % 1013) - 500n, 10n ** 9n + BigInt(k * k * 7 + 1)),
    );
    everything(Matrix.ofRationals(n, n, fractions), n);
    everything(Matrix.ofRationals(n, n, [...fractions.slice(0, n * (n - 1)), ...fractions.slice(0, n)]), n - 1);
    everything(Matrix.ofRationals(n - 1, n, fractions.slice(0, n * (n - 1))), n - 1);
  });

  it('−0 is 0', () => {
    const a = Matrix.ofIntegers(2, 2, [-0, 1, 1, -0]);
    everything(a, 2);
    expect(a.at(0, 0)).toEqual(rational(0n));
    expect(a.equals(Matrix.ofIntegers(2, 2, [0n, 1n, 1n, 0n]))).toBe(true);
  });

  it('what is no integer is a mistake of the caller', () => {
    for (const wrong of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])
      expect(() => Matrix.ofIntegers(1, 1, [wrong])).toThrow(RangeError);
    expect(() => Matrix.ofIntegers(1, 2, [1])).toThrow(RangeError);
    expect(() => Matrix.ofIntegers(1, 1, [1], 0n)).toThrow(RangeError);
    expect(() => Matrix.identity(2).at(0, 2)).toThrow(RangeError);
    expect(() => Matrix.identity(2).at(2, 0)).toThrow(RangeError);
    expect(() => Matrix.identity(2).at(-1, 0)).toThrow(RangeError);
    expect(() => determinant(Matrix.ofIntegers(1, 2, [1, 2]))).toThrow(RangeError);
    expect(() => inverse(Matrix.ofIntegers(1, 2, [1, 2]))).toThrow(RangeError);
    expect(() => solve(Matrix.identity(2), { numerators: [1n], denominator: 1n })).toThrow(RangeError);
  });
});

describe('a matrix', () => {
  const a = Matrix.ofIntegers(2, 3, [1, 2, 3, 4, 5, 6], -6n);

  it('has one positive denominator', () => {
    expect(a.denominator).toBe(6n);
    expect(a.at(1, 2)).toEqual(rational(-1n));
    expect(a.at(0, 2)).toEqual(rational(-1n, 2n));
    expect(Matrix.ofRationals(1, 2, [rational(1n, 4n), rational(1n, 6n)]).denominator).toBe(12n);
  });

  it('is transposed, picked from and reduced', () => {
    expect(a.transpose().transpose().equals(a)).toBe(true);
    expect(a.transpose().at(2, 0)).toEqual(a.at(0, 2));
    expect(a.pick([1, 0], [2]).at(1, 0)).toEqual(a.at(0, 2));
    const even = Matrix.ofIntegers(1, 2, [2, 4], 6n);
    expect(even.lowest()).toMatchObject({ denominator: 3n });
    expect(even.lowest().equals(even)).toBe(true);
    expect(even.equals(Matrix.ofIntegers(1, 2, [2, 5], 6n))).toBe(false);
    expect(even.equals(even.transpose())).toBe(false);
  });
});
