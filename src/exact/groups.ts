/** Whether a matrix belongs to one of the groups up to which something is identified, and the entries that show it if it does not. */
import { nullSpace } from './kernel.ts';
import type { Matrix } from './matrix.ts';
import { type Rational, rational } from './rational.ts';

/** The groups of square matrices; `monomial`, `diagonal` have factors that are not 0, `signs` factors ±1, `positiveDiagonal` positive ones. */
export const groups = [
  'invertible',
  'orthogonal',
  'monomial',
  'permutation',
  'signedPermutation',
  'diagonal',
  'signs',
  'positiveDiagonal',
] as const;
export type Group = (typeof groups)[number];

/** Why a matrix is not in a group. */
export type Obstacle =
  | { readonly kind: 'notSquare' }
  /** Integers, not all 0, which the matrix sends to 0. */
  | { readonly kind: 'kernel'; readonly vector: readonly bigint[] }
  /** The inner product of two columns: not 1 although they are the same, or not 0 although they differ. */
  | { readonly kind: 'product'; readonly columns: readonly [number, number]; readonly value: Rational }
  /** A row or column of zeros. */
  | { readonly kind: 'zeroLine'; readonly line: Line; readonly index: number }
  /** Two entries of a row or column which are not 0. */
  | { readonly kind: 'twoInLine'; readonly line: Line; readonly index: number; readonly places: readonly [number, number] }
  /** An entry which may not stand where it stands. */
  | { readonly kind: 'entry'; readonly row: number; readonly col: number; readonly value: Rational };

export type Line = 'row' | 'column';

/** Why the matrix is not in the group; nothing if it is. */
export function obstacle(matrix: Matrix, group: Group): Obstacle | undefined {
  if (matrix.rows !== matrix.cols) return { kind: 'notSquare' };
  switch (group) {
    case 'invertible':
      return kernelOf(matrix);
    case 'orthogonal':
      return offendingProduct(matrix);
    case 'monomial':
      return offendingLine(matrix);
    case 'permutation':
    case 'signedPermutation':
      return offendingLine(matrix) ?? offendingEntry(matrix, group);
    case 'diagonal':
    case 'signs':
    case 'positiveDiagonal':
      return offendingEntry(matrix, group);
  }
}

function kernelOf(matrix: Matrix): Obstacle | undefined {
  const [vector] = nullSpace(matrix).basis;
  return vector && { kind: 'kernel', vector };
}

/** AᵀA = I, column against column. */
function offendingProduct(matrix: Matrix): Obstacle | undefined {
  const columns = Array.from({ length: matrix.cols }, (_, j) => matrix.column(j).numerators);
  const one = matrix.denominator ** 2n;
  for (const [i, left] of columns.entries()) {
    for (const [j, right] of columns.slice(0, i + 1).entries()) {
      const product = left.reduce((sum, entry, k) => (entry === 0n ? sum : sum + entry * (right[k] ?? 0n)), 0n);
      if (product !== (i === j ? one : 0n)) return { kind: 'product', columns: [j, i], value: rational(product, one) };
    }
  }
  return undefined;
}

/** Exactly one entry in each row and in each column is not 0. */
function offendingLine(matrix: Matrix): Obstacle | undefined {
  for (const line of ['row', 'column'] as const) {
    for (let index = 0; index < matrix.rows; index++) {
      const { numerators } = line === 'row' ? matrix.row(index) : matrix.column(index);
      const [first, second] = numerators.flatMap((entry, place) => (entry === 0n ? [] : [place]));
      if (first === undefined) return { kind: 'zeroLine', line, index };
      if (second !== undefined) return { kind: 'twoInLine', line, index, places: [first, second] };
    }
  }
  return undefined;
}

function offendingEntry(matrix: Matrix, group: Group): Obstacle | undefined {
  for (let row = 0; row < matrix.rows; row++) {
    for (const [col, n] of matrix.row(row).numerators.entries()) {
      const value = rational(n, matrix.denominator);
      if (!mayStand(group, row === col, value)) return { kind: 'entry', row, col, value };
    }
  }
  return undefined;
}

/** Whether such an entry, on the diagonal or off it, occurs in a matrix of the group. */
export function mayStand(group: Group, onDiagonal: boolean, { n, d }: Rational): boolean {
  const unit = d === 1n && (n === 1n || n === -1n);
  switch (group) {
    case 'invertible':
    case 'monomial':
      return true;
    case 'orthogonal':
      return -d <= n && n <= d;
    case 'permutation':
      return n === 0n || (unit && n > 0n);
    case 'signedPermutation':
      return n === 0n || unit;
    case 'diagonal':
      return onDiagonal ? n !== 0n : n === 0n;
    case 'signs':
      return onDiagonal ? unit : n === 0n;
    case 'positiveDiagonal':
      return onDiagonal ? n > 0n : n === 0n;
  }
}
