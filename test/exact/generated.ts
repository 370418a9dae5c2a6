/** Random matrices, the awkward ones too: empty, singular, sparse, with huge and tiny entries. */
import fc from 'fast-check';
import { Matrix, type Rational, rational, type Vector, vectorOf } from '../../src/exact/index.ts';
import { add, times } from './naive.ts';

const ZERO = rational(0n);
const TWO = rational(2n);
const dot = (row: readonly Rational[], v: readonly Rational[]): Rational =>
  row.reduce((total, x, j) => add(total, times(x, v[j] ?? ZERO)), ZERO);

const small = fc.integer({ min: -9, max: 9 }).map((n) => rational(BigInt(n)));
const sparse = fc.integer({ min: -1, max: 1 }).map((n) => rational(BigInt(n)));
const fraction = fc
  .tuple(fc.integer({ min: -30, max: 30 }), fc.integer({ min: 1, max: 12 }))
  .map(([n, d]) => rational(BigInt(n), BigInt(d)));
/** Too large for the shortest way of lifting, and small enough for doubles. */
const medium = fc.integer({ min: -(2 ** 23), max: 2 ** 23 }).map((n) => rational(BigInt(n)));
/** Up to 10³⁰ and down to 10⁻³⁰ in one matrix. */
const wild = fc
  .tuple(fc.integer({ min: -999, max: 999 }), fc.integer({ min: -30, max: 30 }))
  .map(([n, e]) => (e < 0 ? rational(BigInt(n), 10n ** BigInt(-e)) : rational(BigInt(n) * 10n ** BigInt(e))));
/** About the largest integers that a double holds. */
const edge = fc.tuple(fc.constantFrom(52n, 53n), fc.bigInt({ min: -2n, max: 2n }), fc.boolean()).map(([e, near, minus]) => {
  const n = 2n ** e + near;
  return rational(minus ? -n : n);
});
export const plain = fc.constantFrom(small, sparse);
export const awkward = fc.constantFrom(small, sparse, fraction, medium, wild, edge);

/** A system A·x = b. */
export interface System {
  readonly a: Matrix;
  readonly b: Vector;
}

/** How the rows are made: as they come, or so that some depend on others. */
type Way = 'free' | 'repeated' | 'combined' | 'zeroRow' | 'zeroColumn';
const ways = fc.constantFrom<Way>('free', 'free', 'repeated', 'combined', 'zeroRow', 'zeroColumn');

/** Systems of these numbers of rows and columns; half of the right-hand sides are in the space of the columns. */
export function systems(
  sizes: fc.Arbitrary<readonly [number, number]>,
  entries: fc.Arbitrary<fc.Arbitrary<Rational>>,
): fc.Arbitrary<System> {
  return fc.tuple(sizes, entries, ways, fc.boolean()).chain(([[rows, cols], entry, way, inside]) =>
    fc
      .tuple(
        fc.array(entry, { minLength: rows * cols, maxLength: rows * cols }),
        fc.array(entry, { minLength: rows + cols, maxLength: rows + cols }),
      )
      .map(([numbers, right]) => {
        const table = Array.from({ length: rows }, (_, i) => numbers.slice(i * cols, (i + 1) * cols));
        const bentTable = bend(table, way);
        const a = Matrix.ofRationals(rows, cols, bentTable.flat());
        const b = inside ? bentTable.map((row) => dot(row, right)) : right.slice(0, rows);
        return { a, b: vectorOf(b) };
      }),
  );
}

function bend(table: readonly (readonly Rational[])[], way: Way): readonly (readonly Rational[])[] {
  const [first, second] = table;
  if (first === undefined || second === undefined || way === 'free') return table;
  if (way === 'zeroColumn') return table.map((row) => [ZERO, ...row.slice(1)].slice(0, row.length));
  const dependent = {
    repeated: second,
    zeroRow: second.map(() => ZERO),
    combined: first.map((x, j) => add(x, times(TWO, second[j] ?? ZERO))),
  };
  return [...table.slice(0, -1), dependent[way]];
}

/** Sizes below the one from which on primes are used, empty ones among them. */
export const smallSizes = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 6 }).map((n) => [n, n] as const) },
  { weight: 3, arbitrary: fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })) },
);

/** Sizes which are solved modulo primes, square or nearly so. */
export const largeSizes = (most: number): fc.Arbitrary<readonly [number, number]> =>
  fc.tuple(fc.integer({ min: 13, max: most }), fc.constantFrom(-2, -1, 0, 0, 0, 1, 3)).map(([n, more]) => [n, n + more] as const);
