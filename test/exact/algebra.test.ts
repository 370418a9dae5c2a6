/** The exact linear algebra agrees with the textbook's on random systems, degenerate ones too, and every certificate passes its check. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  asColumn,
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
  rationalsOf,
  solve,
  solveAll,
} from '../../src/exact/index.ts';
import { awkward, largeSizes, plain, type System, smallSizes, systems } from './generated.ts';
import { product, reduced, type Table, tableOf } from './naive.ts';

/** The textbook is slow on large matrices, so they are few here; test/exact/pari.test.ts has more of them. */
const all = fc.oneof({ weight: 40, arbitrary: systems(smallSizes, awkward) }, { weight: 1, arbitrary: systems(largeSizes(14), plain) });
const RUNS = { numRuns: 2_000 };
const wide = (table: Table, right: Table): Table => table.map((row, i) => [...row, ...(right[i] ?? [])]);
const identity = (n: number): Table => tableOf(Matrix.identity(n));
const agree = (property: (system: System) => void): void => fc.assert(fc.property(all, property), RUNS);

describe('against the textbook, 2,000 systems each', () => {
  it('the rank', () => {
    agree(({ a }) => {
      const found = rank(a);
      expect(found.rank).toBe(reduced(tableOf(a), a.cols).pivots.length);
      expect(checkRank(a, found)).toBe(true);
    });
  }, 120_000);

  it('the determinant', () => {
    agree(({ a: any }) => {
      const n = Math.min(any.rows, any.cols);
      const a = any.pick([...Array(n).keys()], [...Array(n).keys()]);
      const found = determinant(a);
      expect(found).toEqual(reduced(tableOf(a), n).determinant);
      expect(checkDeterminant(a, found)).toBe(true);
    });
  }, 120_000);

  it('a solution, whether it is the only one, or that there is none', () => {
    agree(({ a, b }) => {
      const answer = solve(a, b);
      expect(checkSolve(a, b, answer)).toBe(true);
      const { rows, pivots } = reduced(wide(tableOf(a), tableOf(asColumn(b))), a.cols);
      const solvable = rows.slice(pivots.length).every((row) => row[a.cols]?.n === 0n);
      expect(answer.kind).toBe(solvable ? 'solution' : 'none');
      if (answer.kind === 'none') return;
      expect(answer.unique !== undefined).toBe(pivots.length === a.cols);
      if (answer.unique) expect(rationalsOf(answer.x)).toEqual(rows.slice(0, a.cols).map((row) => row[a.cols]));
    });
  }, 120_000);

  it('solutions for many right-hand sides, or the first that has none', () => {
    agree(({ a, b }) => {
      // Columns of A itself, and b: only the last may have no solution.
      const columns = [...Array(a.cols).keys()].map((j) => a.column(j)).concat([b]);
      const right = Matrix.ofRationals(
        a.rows,
        columns.length,
        tableOf(a).flatMap((row, i) => [...row, rationalsOf(b)[i] ?? rational(0n)]),
      );
      const answer = solveAll(a, right);
      if (answer.kind === 'none') {
        expect(answer.column).toBe(a.cols);
        expect(checkSolve(a, b, { kind: 'none', y: answer.y })).toBe(true);
      } else {
        expect(product(tableOf(a), tableOf(answer.x), right.cols)).toEqual(tableOf(right));
      }
    });
  }, 120_000);

  it('the inverse, or a vector that the matrix kills', () => {
    agree(({ a: any }) => {
      const n = Math.min(any.rows, any.cols);
      const a = any.pick([...Array(n).keys()], [...Array(n).keys()]);
      const answer = inverse(a);
      expect(checkInverse(a, answer)).toBe(true);
      const { rows, pivots } = reduced(wide(tableOf(a), identity(n)), n);
      expect(answer.kind).toBe(pivots.length === n ? 'inverse' : 'singular');
      if (answer.kind === 'inverse') expect(tableOf(answer.inverse)).toEqual(rows.map((row) => row.slice(n)));
    });
  }, 120_000);

  it('the null space', () => {
    agree(({ a }) => {
      const space = nullSpace(a);
      expect(checkNullSpace(a, space)).toBe(true);
      expect(space.basis.length).toBe(a.cols - reduced(tableOf(a), a.cols).pivots.length);
      // The vectors are primitive: 1 is a combination of the entries of each.
      for (const vector of space.basis) expect(vector.reduce(gcd, 0n)).toBe(1n);
    });
  }, 120_000);
});

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b);
}
