/** Elimination on bigint without fractions (Bareiss): every division is exact, every entry a minor of the matrix. Best for small matrices. */

/** A matrix of n rows after elimination of its first n columns. */
export interface Eliminated {
  readonly rows: readonly (readonly bigint[])[];
  /** The last pivot; if the entries above the diagonal were eliminated too, it is all of the diagonal. 0 if the columns are dependent. */
  readonly pivot: bigint;
  /** The determinant of the first n columns: the last pivot with the sign of the swaps. */
  readonly determinant: bigint;
}

/** Eliminates the first columns of a matrix, as many as it has rows; above the diagonal too if wanted. */
export function eliminateExactly(matrix: readonly (readonly bigint[])[], above: boolean): Eliminated {
  const rows = matrix.map((row) => [...row]);
  const n = rows.length;
  let previous = 1n;
  let sign = 1n;
  for (let k = 0; k < n; k++) {
    const found = rows.findIndex((row, i) => i >= k && row[k] !== 0n);
    const pivotRow = rows[found];
    if (pivotRow === undefined) return { rows, pivot: 0n, determinant: 0n };
    if (found !== k) {
      rows[found] = rows[k] ?? [];
      rows[k] = pivotRow;
      sign = -sign;
    }
    const pivot = pivotRow[k] ?? 0n;
    for (let i = above ? 0 : k + 1; i < n; i++) {
      const row = rows[i] ?? [];
      if (i === k) continue;
      const factor = row[k] ?? 0n;
      for (let j = above ? 0 : k; j < row.length; j++) row[j] = (pivot * (row[j] ?? 0n) - factor * (pivotRow[j] ?? 0n)) / previous;
    }
    previous = pivot;
  }
  return { rows, pivot: previous, determinant: sign * previous };
}
