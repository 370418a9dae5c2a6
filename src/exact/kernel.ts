/** The null space and the rank of a matrix. */
import { content, upTo } from './integer.ts';
import type { Matrix } from './matrix.ts';
import { largestMinor, type Minor, others } from './minor.ts';
import { solveNonsingular } from './nonsingular.ts';

/** All of {x : A·x = 0}. */
export interface NullSpace {
  /** A basis of primitive integer vectors. */
  readonly basis: readonly (readonly bigint[])[];
  /** For each basis vector a coordinate which only that one has: so they are independent. */
  readonly free: readonly number[];
  /** The rest of the coordinates are independent columns: so there are no more of them. */
  readonly minor: Minor;
}

/** A basis of the null space. */
export function nullSpace(matrix: Matrix): NullSpace {
  const a = matrix.cleared().integers;
  for (let attempt = 0; ; attempt++) {
    const minor = largestMinor(matrix, attempt);
    const free = others(a.cols, minor.cols);
    const { numerators, denominator } = solveNonsingular(a.pick(minor.rows, minor.cols), a.pick(minor.rows, free), minor.prime);
    const basis = free.map((col, j) => {
      const pivots = minor.cols.map((_, k) => numerators[k * free.length + j] ?? 0n);
      const common = content(pivots, denominator) * (denominator < 0n ? -1n : 1n);
      const vector = new Array<bigint>(a.cols).fill(0n);
      vector[col] = denominator / common;
      for (const [k, pivot] of minor.cols.entries()) vector[pivot] = -(pivots[k] ?? 0n) / common;
      return vector;
    });
    // A minor too small, because the prime divides all larger ones, shows in the rows outside it.
    if (others(a.rows, minor.rows).every((row) => vanishes(a, row, basis))) return { basis, free, minor };
  }
}

function vanishes(a: Matrix, row: number, vectors: readonly (readonly bigint[])[]): boolean {
  const entries = upTo(a.cols).flatMap((col) => (a.numerator(row, col) === 0n ? [] : [{ col, entry: a.numerator(row, col) }]));
  return vectors.every((vector) => entries.reduce((sum, { col, entry }) => sum + entry * (vector[col] ?? 0n), 0n) === 0n);
}

/** The rank, from below by a minor and from above by a null space, unless the minor is as large as the matrix. */
export interface Rank {
  readonly rank: number;
  readonly minor: Minor;
  /** The null space of the matrix (`right`) or of its transpose (`left`), whichever is smaller. */
  readonly kernel: { readonly side: 'left' | 'right'; readonly space: NullSpace } | undefined;
}

/** The rank of a matrix. */
export function rank(matrix: Matrix): Rank {
  const first = largestMinor(matrix, 0);
  const { rows, cols } = matrix;
  if (first.rows.length === Math.min(rows, cols)) return { rank: first.rows.length, minor: first, kernel: undefined };
  const side = rows < cols ? 'left' : 'right';
  const space = nullSpace(side === 'left' ? matrix.transpose() : matrix);
  const { rows: r, cols: c, prime } = space.minor;
  const minor = side === 'left' ? { rows: c, cols: r, prime } : space.minor;
  return { rank: r.length, minor, kernel: { side, space } };
}
