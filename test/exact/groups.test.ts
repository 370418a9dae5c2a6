/** Matrices are in the groups they should be in, and what keeps them out is shown. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkObstacle, type Group, groups, Matrix, type Obstacle, obstacle, type Rational, rational } from '../../src/exact/index.ts';
import { awkward, systems } from './generated.ts';
import { product, reduced, type Table, tableOf } from './naive.ts';

const is = (x: Rational | undefined, n: bigint): boolean => x?.n === n && x.d === 1n;
const isZero = (x: Rational): boolean => x.n === 0n;
const oneEach = (table: Table): boolean => table.every((row) => row.filter((x) => !isZero(x)).length === 1);
const flipped = (table: Table): Table => table.map((_, j) => table.map((row) => row[j] ?? rational(0n)));
const offDiagonal = (table: Table, allowed: (x: Rational, diagonal: boolean) => boolean): boolean =>
  table.every((row, i) => row.every((x, j) => allowed(x, i === j)));
const monomial = (t: Table): boolean => oneEach(t) && oneEach(flipped(t));

/** The definitions, for square matrices. */
const definitions: Readonly<Record<Group, (t: Table) => boolean>> = {
  invertible: (t) => reduced(t, t.length).pivots.length === t.length,
  orthogonal: (t) => offDiagonal(product(flipped(t), t, t.length), (x, diagonal) => is(x, diagonal ? 1n : 0n)),
  monomial,
  permutation: (t) => monomial(t) && t.flat().every((x) => isZero(x) || is(x, 1n)),
  signedPermutation: (t) => monomial(t) && t.flat().every((x) => isZero(x) || is(x, 1n) || is(x, -1n)),
  diagonal: (t) => offDiagonal(t, (x, diagonal) => isZero(x) !== diagonal),
  signs: (t) => offDiagonal(t, (x, diagonal) => (diagonal ? is(x, 1n) || is(x, -1n) : isZero(x))),
  positiveDiagonal: (t) => offDiagonal(t, (x, diagonal) => (diagonal ? x.n > 0n : isZero(x))),
};

const factors = [rational(1n), rational(-1n), rational(3n, 5n), rational(2n), rational(-7n, 2n)];
/** Monomial matrices with factors of some of these, and now and then one entry spoilt. */
const nearly = fc.integer({ min: 0, max: 6 }).chain((n) =>
  fc
    .tuple(
      fc.shuffledSubarray([...Array(n).keys()], { minLength: n, maxLength: n }),
      fc.constantFrom(1, 2, 5),
      fc.array(fc.nat({ max: 4 }), { minLength: n, maxLength: n }),
      fc.boolean(),
      fc.option(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 5 }), fc.integer({ min: -1, max: 1 }))),
    )
    .map(([moved, kinds, choice, straight, spoilt]) =>
      Matrix.ofRationals(
        n,
        n,
        [...Array(n * n).keys()].map((k) => {
          const [i, j] = [Math.floor(k / n), k % n];
          if (spoilt && spoilt[0] === i && spoilt[1] === j) return rational(BigInt(spoilt[2]));
          return (straight ? i : moved[i]) === j ? (factors[(choice[i] ?? 0) % kinds] ?? rational(1n)) : rational(0n);
        }),
      ),
    ),
);
/** Rotations by Pythagorean angles in two coordinates, and products of them. */
const rotation = fc
  .array(fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 3 }), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })))
  .map((turns) =>
    turns.reduce(
      (m: Table, [i, j, s, t]) => {
        if (i === j) return m;
        const d = BigInt(s * s + t * t);
        const [c, w] = [rational(BigInt(s * s - t * t), d), rational(BigInt(2 * s * t), d)];
        const turn = tableOf(Matrix.identity(4)).map((row, a) =>
          row.map((x, b) => (a === b && (a === i || a === j) ? c : a === i && b === j ? w : a === j && b === i ? rational(-w.n, w.d) : x)),
        );
        return product(turn, m, 4);
      },
      tableOf(Matrix.identity(4)),
    ),
  )
  .map((table) => Matrix.ofRationals(4, 4, table.flat()));
const anything = systems(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 })), awkward).map(({ a }) => a);

describe('the groups', () => {
  it.each(groups)(
    '%s: as defined, with the obstacle shown, on 2,000 matrices',
    (group) => {
      fc.assert(
        fc.property(fc.oneof(nearly, rotation, anything), (matrix) => {
          const found = obstacle(matrix, group);
          const member = matrix.rows === matrix.cols && definitions[group](tableOf(matrix));
          expect(found === undefined).toBe(member);
          if (found !== undefined) expect(checkObstacle(matrix, group, found)).toBe(true);
        }),
        { numRuns: 2_000 },
      );
    },
    60_000,
  );

  it('name what is in the way', () => {
    const of = (group: Group, ...entries: number[]) => obstacle(Matrix.ofIntegers(2, 2, entries), group);
    expect(of('invertible', 1, 2, 2, 4)).toEqual({ kind: 'kernel', vector: [-2n, 1n] });
    expect(of('orthogonal', 1, 1, 0, 1)).toEqual({ kind: 'product', columns: [0, 1], value: rational(1n) });
    expect(of('orthogonal', 2, 0, 0, 1)).toEqual({ kind: 'product', columns: [0, 0], value: rational(4n) });
    expect(of('monomial', 1, 1, 0, 1)).toEqual({ kind: 'twoInLine', line: 'row', index: 0, places: [0, 1] });
    expect(of('monomial', 1, 0, 1, 0)).toEqual({ kind: 'twoInLine', line: 'column', index: 0, places: [0, 1] });
    expect(of('monomial', 0, 0, 0, 1)).toEqual({ kind: 'zeroLine', line: 'row', index: 0 });
    expect(of('permutation', 0, 1, -1, 0)).toEqual({ kind: 'entry', row: 1, col: 0, value: rational(-1n) });
    expect(of('signedPermutation', 0, 1, -1, 0)).toBeUndefined();
    expect(of('diagonal', 1, 0, 0, 0)).toEqual({ kind: 'entry', row: 1, col: 1, value: rational(0n) });
    expect(of('positiveDiagonal', 1, 0, 0, -1)).toEqual({ kind: 'entry', row: 1, col: 1, value: rational(-1n) });
    expect(obstacle(Matrix.ofIntegers(1, 2, [1, 0]), 'permutation')).toEqual({ kind: 'notSquare' });
    for (const group of groups) expect(obstacle(Matrix.identity(0), group)).toBeUndefined();
  });
});

describe('an obstacle that is none', () => {
  const swap = Matrix.ofIntegers(2, 2, [0, 1, 1, 0]);
  const forged: readonly Obstacle[] = [
    { kind: 'notSquare' },
    { kind: 'kernel', vector: [0n, 0n] },
    { kind: 'kernel', vector: [1n, 0n] },
    { kind: 'kernel', vector: [] },
    { kind: 'product', columns: [0, 1], value: rational(0n) },
    { kind: 'product', columns: [0, 1], value: rational(1n) },
    { kind: 'product', columns: [0, 0], value: rational(1n) },
    { kind: 'product', columns: [0, 2], value: rational(1n) },
    { kind: 'zeroLine', line: 'row', index: 0 },
    { kind: 'zeroLine', line: 'column', index: 2 },
    { kind: 'twoInLine', line: 'row', index: 0, places: [0, 1] },
    { kind: 'twoInLine', line: 'row', index: 0, places: [1, 1] },
    { kind: 'twoInLine', line: 'column', index: -1, places: [0, 1] },
    { kind: 'entry', row: 0, col: 1, value: rational(1n) },
    { kind: 'entry', row: 0, col: 1, value: rational(2n) },
    { kind: 'entry', row: 0, col: 2, value: rational(2n) },
  ];
  const permuting = ['invertible', 'orthogonal', 'monomial', 'permutation', 'signedPermutation'] as const;

  it.each(permuting)('does not keep a transposition out of %s', (group) => {
    expect(obstacle(swap, group)).toBeUndefined();
    expect(forged.filter((each) => checkObstacle(swap, group, each))).toEqual([]);
  });

  it('two entries in a row keep no matrix from being invertible or orthogonal', () => {
    const full = Matrix.ofIntegers(2, 2, [1, 1, 1, -1]);
    const two: Obstacle = { kind: 'twoInLine', line: 'row', index: 0, places: [0, 1] };
    expect(checkObstacle(full, 'monomial', two)).toBe(true);
    expect(checkObstacle(full, 'invertible', two)).toBe(false);
    expect(checkObstacle(full, 'orthogonal', two)).toBe(false);
    expect(checkObstacle(full, 'invertible', { kind: 'product', columns: [0, 0], value: rational(2n) })).toBe(false);
    expect(checkObstacle(full, 'orthogonal', { kind: 'product', columns: [0, 0], value: rational(2n) })).toBe(true);
  });
});
