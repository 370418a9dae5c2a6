/** Linear algebra as in the textbook, on fractions of bigints: slow, and obviously right. The tests compare with it. */
import { type Matrix, type Rational, rational } from '../../src/exact/index.ts';

const ZERO = rational(0n);
export const add = (a: Rational, b: Rational): Rational => rational(a.n * b.d + b.n * a.d, a.d * b.d);
export const times = (a: Rational, b: Rational): Rational => rational(a.n * b.n, a.d * b.d);
const negative = (a: Rational): Rational => rational(-a.n, a.d);
const reciprocal = (a: Rational): Rational => rational(a.d, a.n);
const isZero = (a: Rational): boolean => a.n === 0n;

export type Table = readonly (readonly Rational[])[];

export const tableOf = (matrix: Matrix): Table =>
  Array.from({ length: matrix.rows }, (_, i) => Array.from({ length: matrix.cols }, (_, j) => matrix.at(i, j)));

export const product = (a: Table, b: Table, width: number): Table =>
  a.map((row) => Array.from({ length: width }, (_, j) => row.reduce((sum, x, k) => add(sum, times(x, b[k]?.[j] ?? ZERO)), ZERO)));

/** The reduced row echelon form of the first `cols` columns, carried out on whole rows; its pivots; the determinant if it is square. */
export function reduced(
  table: Table,
  cols: number,
): { readonly rows: Table; readonly pivots: readonly number[]; readonly determinant: Rational } {
  const rows = table.map((row) => [...row]);
  const pivots: number[] = [];
  let determinant = rational(1n);
  for (let c = 0; c < cols; c++) {
    const rank = pivots.length;
    const found = rows.findIndex((row, i) => i >= rank && !isZero(row[c] ?? ZERO));
    const pivotRow = rows[found];
    if (pivotRow === undefined) {
      determinant = ZERO;
      continue;
    }
    if (found !== rank) determinant = negative(determinant);
    rows[found] = rows[rank] ?? pivotRow;
    const pivot = pivotRow[c] ?? ZERO;
    determinant = times(determinant, pivot);
    const scaled = pivotRow.map((x) => times(x, reciprocal(pivot)));
    rows[rank] = scaled;
    for (const [i, row] of rows.entries()) {
      const factor = negative(row[c] ?? ZERO);
      if (i !== rank && !isZero(factor)) rows[i] = row.map((x, j) => add(x, times(factor, scaled[j] ?? ZERO)));
    }
    pivots.push(c);
  }
  return { rows, pivots, determinant };
}
