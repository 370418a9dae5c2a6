/** Random matrices for questions about dependent columns, degenerate ones too; and the textbook's answer, by going through all sets in bigint. */
import fc from 'fast-check';
import { Matrix, type Rational, rational } from '../../src/exact/index.ts';

const integers = (min: number, max: number): fc.Arbitrary<Rational> => fc.integer({ min, max }).map((n) => rational(BigInt(n)));
const fraction = fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 6 })).map(([n, d]) => rational(BigInt(n), BigInt(d)));
/** Multiples of the primes that the search uses: all of them are 0 modulo one of these, and not in truth. */
const treacherous = fc
  .tuple(fc.constantFrom(0n, 1n, 32_749n, 67_108_859n, 32_749n * 67_108_859n), fc.integer({ min: -2, max: 2 }))
  .map(([p, n]) => rational(p * BigInt(n) + BigInt(n % 2)));
const long = fc.integer({ min: -3, max: 3 }).map((n) => rational(BigInt(n) * 10n ** 25n + 1n));
export const entries = fc.constantFrom(integers(0, 1), integers(-1, 1), integers(-4, 4), integers(-40, 40), fraction, treacherous, long);

/** How the columns are bent after they were made. */
const ways = fc.constantFrom('free', 'free', 'zero', 'repeated', 'opposite', 'combined' as const);

export const matrices = (rows: fc.Arbitrary<number>, cols: fc.Arbitrary<number>, most = entries): fc.Arbitrary<Matrix> =>
  fc.tuple(rows, cols, most, ways).chain(([n, d, entry, way]) =>
    fc.tuple(fc.array(entry, { minLength: n * d, maxLength: n * d }), fc.nat(), fc.nat(), fc.nat()).map(([list, i, j, k]) => {
      const [target, first, second] = [i % d, j % d, k % d];
      const bent = list.map((value, at) => {
        if (at % d !== target || way === 'free') return value;
        const x = list[at - target + first] ?? value;
        const y = list[at - target + second] ?? value;
        if (way === 'zero') return rational(0n);
        if (way === 'repeated') return rational(x.n * 3n, x.d * 2n);
        return way === 'opposite' ? rational(-x.n, x.d) : rational(x.n * y.d + y.n * x.d, x.d * y.d);
      });
      return Matrix.ofRationals(n, d, bent);
    }),
  );

export const sizes = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max });

/** The least number of dependent columns, infinite if there are none. */
export function sparkOf(a: Matrix): number {
  for (let size = 1; size <= Math.min(a.cols, a.rows + 1); size++) if (someDependent(a, size)) return size;
  return Number.POSITIVE_INFINITY;
}

export function someDependent(a: Matrix, size: number): boolean {
  const search = (set: readonly number[], from: number): boolean => {
    if (set.length === size) return dependent(a, set);
    for (let j = from; j < a.cols; j++) if (search([...set, j], j + 1)) return true;
    return false;
  };
  return search([], 0);
}

/** Whether these columns are dependent: elimination without fractions. */
function dependent(a: Matrix, set: readonly number[]): boolean {
  const rows = Array.from({ length: a.rows }, (_, i) => set.map((j) => a.numerator(i, j)));
  for (let c = 0; c < set.length; c++) {
    const found = rows.findIndex((row) => row[c] !== 0n);
    const [pivot] = found < 0 ? [] : rows.splice(found, 1);
    if (pivot === undefined) return true;
    for (const row of rows) {
      const factor = row[c] ?? 0n;
      for (let k = 0; k < set.length; k++) row[k] = (row[k] ?? 0n) * (pivot[c] ?? 0n) - factor * (pivot[k] ?? 0n);
    }
  }
  return false;
}
