/** Solves B·X = R for a square matrix which is not singular, by the method that suits its size. */
import { norms } from './bounds.ts';
import { eliminateExactly } from './fractionFree.ts';
import { lcm, log2, upTo } from './integer.ts';
import { solveByLifting } from './lifting.ts';
import { limbsOf, residues } from './limbs.ts';
import type { Integers, Matrix } from './matrix.ts';
import { invert, padded } from './modular.ts';
import { type Quotient, solveByPrimes } from './multimodular.ts';

/** Up to this size elimination on bigint is fastest. */
export const SMALL = 12;
/** Lifting solves one right-hand side after the other; from this many on, a share of the size, solving modulo many primes is faster. */
const MANY = 1 / 4;

/** B⁻¹·R for the numerators of the two; B must not be singular modulo p. */
export function solveNonsingular(left: Matrix, right: Matrix, p: number): Quotient {
  if (left.rows <= SMALL) return solveExactly(left, right);
  const n = left.rows;
  const entries = left.numerators;
  // Recognising fractions takes the square of their length, so lifting loses for entries which are longer than the matrix is wide.
  if (right.cols > MANY * n || longest(entries) > n) return solveByPrimes(left, right);
  const inverted = invert(padded(residues(limbsOf(entries), p, new Float64Array(n * n)), n), p);
  if (inverted === undefined) throw new RangeError('the matrix is singular');
  const system = { n, entries, norms: norms(left), inverse: inverted.inverse, p };
  const columns = Array.from({ length: right.cols }, (_, j) => solveByLifting(system, right.column(j).numerators));
  return besideEachOther(columns, n);
}

/** The bits of the longest entry, as far as doubles do not hold them. */
function longest(entries: Integers): number {
  return entries instanceof Float64Array ? 0 : entries.reduce((most, entry) => Math.max(most, log2(entry)), 0);
}

function solveExactly(left: Matrix, right: Matrix): Quotient {
  const n = left.rows;
  const joined = Array.from({ length: n }, (_, i) => [...left.row(i).numerators, ...right.row(i).numerators]);
  const { rows, pivot } = eliminateExactly(joined, true);
  return { numerators: rows.flatMap((row) => row.slice(n)), denominator: pivot };
}

/** Columns with denominators of their own as one matrix. */
function besideEachOther(columns: readonly Quotient[], rows: number): Quotient {
  const [only] = columns;
  if (only !== undefined && columns.length === 1) return only;
  const denominator = columns.reduce((common, column) => lcm(common, column.denominator), 1n);
  const factors = columns.map((column) => denominator / column.denominator);
  const numerators = upTo(rows).flatMap((i) => columns.map((column, j) => (column.numerators[i] ?? 0n) * (factors[j] ?? 1n)));
  return { numerators, denominator };
}
