/** The checks refuse what is wrong: every certificate changed in a way that matters, and hand-made forgeries. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkDeterminant,
  checkInverse,
  checkMinor,
  checkNullSpace,
  checkRank,
  checkSolve,
  determinant,
  inverse,
  Matrix,
  type NullSpace,
  nullSpace,
  rank,
  rational,
  solve,
  type Vector,
} from '../../src/exact/index.ts';
import { awkward, smallSizes, systems } from './generated.ts';

const all = systems(smallSizes, awkward);
const RUNS = { numRuns: 500 };
const place = fc.nat({ max: 1_000 });
const by = fc.bigInt({ min: -5n, max: 5n }).filter((n) => n !== 0n);

const changed = (list: readonly bigint[], at: number, by: bigint): readonly bigint[] => list.map((x, i) => (i === at ? x + by : x));
const isZero = (v: Vector): boolean => v.numerators.every((n) => n === 0n);

describe('a changed certificate is refused', () => {
  it('of a solution, in a coordinate whose column is not 0', () => {
    fc.assert(
      fc.property(all, place, by, ({ a, b }, at, change) => {
        const answer = solve(a, b);
        const columns = [...Array(a.cols).keys()].filter((j) => !isZero(a.column(j)));
        const j = columns[at % Math.max(1, columns.length)];
        if (answer.kind === 'none' || j === undefined) return;
        expect(checkSolve(a, b, { ...answer, x: { ...answer.x, numerators: changed(answer.x.numerators, j, change) } })).toBe(false);
        expect(checkSolve(a, b, { ...answer, x: { ...answer.x, numerators: answer.x.numerators.slice(1) } })).toBe(false);
      }),
      RUNS,
    );
  });

  it('of no solution, in a coordinate whose row is not 0', () => {
    fc.assert(
      fc.property(all, place, by, ({ a, b }, at, change) => {
        const answer = solve(a, b);
        if (answer.kind === 'solution') {
          expect(checkSolve(a, b, { kind: 'none', y: new Array<bigint>(a.rows).fill(0n) })).toBe(false);
          return;
        }
        expect(checkSolve(a, b, { kind: 'none', y: answer.y.map(() => 0n) })).toBe(false);
        const rows = [...Array(a.rows).keys()].filter((i) => !isZero(a.row(i)));
        const i = rows[at % Math.max(1, rows.length)];
        if (i !== undefined) expect(checkSolve(a, b, { kind: 'none', y: changed(answer.y, i, change) })).toBe(false);
      }),
      RUNS,
    );
  });

  it('of a determinant', () => {
    fc.assert(
      fc.property(all, by, ({ a }, change) => {
        if (a.rows !== a.cols) return;
        const { n, d } = determinant(a);
        expect(checkDeterminant(a, rational(n + change, d))).toBe(false);
        expect(checkDeterminant(a, rational(n * 2n + 1n, d * 2n))).toBe(false);
      }),
      RUNS,
    );
  });

  it('of a rank', () => {
    fc.assert(
      fc.property(all, ({ a }) => {
        const found = rank(a);
        expect(checkRank(a, { ...found, rank: found.rank + 1 })).toBe(false);
        expect(checkRank(a, { ...found, rank: found.rank - 1 })).toBe(false);
        if (found.kernel !== undefined) expect(checkRank(a, { ...found, kernel: undefined })).toBe(false);
        const { rows, cols, prime } = found.minor;
        if (rows.length === 0) return;
        expect(checkMinor(a, { rows: rows.map(() => rows[0] ?? 0).concat(a.rows), cols, prime })).toBe(false);
        expect(checkMinor(a, { rows: [a.rows, ...rows.slice(1)], cols, prime })).toBe(false);
        expect(checkMinor(a, { rows, cols, prime: prime + 1 })).toBe(false);
        if (rows.length > 1) expect(checkMinor(a, { rows: rows.map(() => rows[0] ?? 0), cols, prime })).toBe(false);
      }),
      RUNS,
    );
  });

  it('of a null space', () => {
    fc.assert(
      fc.property(all, place, by, ({ a }, at, change) => {
        const space = nullSpace(a);
        const [first, ...rest] = space.basis;
        if (first === undefined) return;
        const broken: readonly Partial<NullSpace>[] = [
          { basis: rest, free: space.free.slice(1) },
          { basis: [first.map(() => 0n), ...rest] },
          { basis: [first.slice(1), ...rest] },
          ...(rest.length > 0 ? [{ basis: [...rest, ...rest.slice(0, 1)] }] : []),
        ];
        for (const part of broken) expect(checkNullSpace(a, { ...space, ...part })).toBe(false);
        const columns = [...Array(a.cols).keys()].filter((j) => !isZero(a.column(j)));
        const j = columns[at % Math.max(1, columns.length)];
        if (j !== undefined) expect(checkNullSpace(a, { ...space, basis: [changed(first, j, change), ...rest] })).toBe(false);
      }),
      RUNS,
    );
  });

  it('of an inverse', () => {
    fc.assert(
      fc.property(all, place, by, ({ a }, at, change) => {
        if (a.rows !== a.cols || a.rows === 0) return;
        const answer = inverse(a);
        if (answer.kind === 'singular') {
          expect(checkInverse(a, { kind: 'singular', kernel: answer.kernel.map(() => 0n) })).toBe(false);
          return;
        }
        expect(checkInverse(a, { kind: 'singular', kernel: answer.inverse.column(0).numerators })).toBe(false);
        const { numerators, denominator, rows, cols } = answer.inverse;
        const wrong = changed([...numerators].map(BigInt), at % numerators.length, change);
        expect(checkInverse(a, { kind: 'inverse', inverse: Matrix.ofIntegers(rows, cols, wrong, denominator) })).toBe(false);
      }),
      RUNS,
    );
  });
});

describe('a forged certificate is refused', () => {
  const a = Matrix.ofIntegers(2, 2, [1, 2, 2, 4]);

  it('of a minor that is 0', () => {
    expect(checkMinor(a, { rows: [0, 1], cols: [0, 1], prime: 67108859 })).toBe(false);
    expect(checkMinor(a, { rows: [0], cols: [0], prime: 67108859 })).toBe(true);
  });

  it('of a minor that is not 0, modulo a prime that divides it', () => {
    const seven = Matrix.ofIntegers(1, 1, [7]);
    expect(checkMinor(seven, { rows: [0], cols: [0], prime: 7 })).toBe(false);
    expect(checkMinor(seven, { rows: [0], cols: [0], prime: 5 })).toBe(true);
  });

  it.each([1, 4, 0, -3, 2.5, Number.NaN, 2 ** 26 + 15])('of a minor modulo %d, which is no prime below 2²⁶', (prime) => {
    expect(checkMinor(Matrix.ofIntegers(1, 1, [7]), { rows: [0], cols: [0], prime })).toBe(false);
  });

  it('of a solution over a denominator that is not positive', () => {
    const unit = Matrix.identity(1);
    const b = { numerators: [3n], denominator: 1n };
    const x = (n: bigint, d: bigint) => ({ kind: 'solution', x: { numerators: [n], denominator: d }, unique: undefined }) as const;
    expect(checkSolve(unit, b, x(3n, 1n))).toBe(true);
    expect(checkSolve(unit, b, x(-3n, -1n))).toBe(false);
    expect(checkSolve(unit, b, x(0n, 0n))).toBe(false);
  });

  it('of a solution said to be the only one', () => {
    const b = { numerators: [1n, 2n], denominator: 1n };
    const x = { numerators: [1n, 0n], denominator: 1n };
    expect(checkSolve(a, b, { kind: 'solution', x, unique: undefined })).toBe(true);
    expect(checkSolve(a, b, { kind: 'solution', x, unique: { rows: [0], cols: [0], prime: 67108859 } })).toBe(false);
    expect(checkSolve(a, b, { kind: 'solution', x, unique: { rows: [0, 1], cols: [0, 1], prime: 67108859 } })).toBe(false);
  });

  it('of the determinant of a matrix that is not square', () => {
    expect(checkDeterminant(Matrix.ofIntegers(0, 1, []), rational(1n))).toBe(false);
  });
});
