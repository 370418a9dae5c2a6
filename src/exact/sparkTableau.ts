/** Sets of columns in the tableau [I | B] modulo a prime: they are independent just if a square minor of B is not 0. */
import { upTo } from './integer.ts';
import { inverseModulo, residue } from './modular.ts';

/**
 * All sets that contain the chosen columns and as many others as there are rows: the unit vectors, which belong to the rows, or columns of B. Entries
 * are residues, row by row. Choosing a column makes it a unit vector and drops its row; the unit vector it replaces takes its place.
 */
export interface Tableau extends Numbers {
  readonly rows: number;
  readonly cols: number;
  readonly entries: Float64Array;
}

/** Which columns of the matrix the rows, the columns, and the chosen ones are. */
export interface Numbers {
  readonly rowIds: readonly number[];
  readonly colIds: readonly number[];
  readonly chosen: readonly number[];
}

/** How many sets those are; a double suffices, since it is exact wherever a limit is. */
export const setsOf = ({ rows, cols }: Pick<Tableau, 'rows' | 'cols'>): number => binomial(rows + cols, rows);

export function binomial(n: number, k: number): number {
  let result = 1;
  for (let i = 1; i <= Math.min(k, n - k); i++) result = (result * (n - i + 1)) / i;
  return k < 0 || k > n ? 0 : Math.round(result);
}

/** The tableau of `rows` × `cols` residues; nothing if the rows are dependent. */
export function tableauOf(matrix: Float64Array, rows: number, cols: number, p: number): Tableau | undefined {
  const m = matrix.slice();
  const rowIds: number[] = [];
  for (let c = 0; c < cols && rowIds.length < rows; c++) {
    const rank = rowIds.length;
    const found = upTo(rows).find((i) => i >= rank && m[i * cols + c] !== 0);
    if (found === undefined) continue;
    const pivot = m.slice(found * cols, (found + 1) * cols);
    m.copyWithin(found * cols, rank * cols, (rank + 1) * cols);
    const inverse = inverseModulo(pivot[c] ?? 1, p);
    for (let j = 0; j < cols; j++) pivot[j] = residue((pivot[j] ?? 0) * inverse, p);
    m.set(pivot, rank * cols);
    for (let i = 0; i < rows; i++) {
      const factor = m[i * cols + c] ?? 0;
      if (i !== rank && factor !== 0)
        for (let j = 0; j < cols; j++) m[i * cols + j] = residue((m[i * cols + j] ?? 0) - factor * (pivot[j] ?? 0), p);
    }
    rowIds.push(c);
  }
  if (rowIds.length < rows) return undefined;
  const colIds = upTo(cols).filter((j) => !rowIds.includes(j));
  const entries = Float64Array.from({ length: rows * colIds.length }, (_, k) => {
    const [i, j] = [Math.floor(k / colIds.length), k % colIds.length];
    return m[i * cols + (colIds[j] ?? 0)] ?? 0;
  });
  return { rows, cols: colIds.length, entries, rowIds, colIds, chosen: [] };
}

/** The sets without the columns from number `cols` on. */
export function without({ rows, cols, entries, rowIds, colIds, chosen }: Tableau, from: number): Tableau {
  const rest = new Float64Array(rows * from);
  for (let i = 0; i < rows; i++) rest.set(entries.subarray(i * cols, i * cols + from), i * from);
  return { rows, cols: from, entries: rest, rowIds, colIds: colIds.slice(0, from), chosen };
}

/** The sets with the last column; nothing if it depends on the chosen ones modulo the prime. */
export function withLast(t: Tableau, p: number): Tableau | undefined {
  const f = t.cols - 1;
  const r = t.rowIds.findLastIndex((_, i) => t.entries[i * t.cols + f] !== 0);
  if (r < 0) return undefined;
  const entries = new Float64Array((t.rows - 1) * t.cols);
  pivot(t.entries, t.rows, t.cols, t.cols, r, entries, p);
  return { rows: t.rows - 1, cols: t.cols, entries, ...chosenIds(t, f, r) };
}

/** What becomes of the numbers of columns when column f is chosen with a pivot in row r, and later columns are left out. */
export function chosenIds({ rowIds, colIds, chosen }: Numbers, f: number, r: number): Numbers {
  return {
    rowIds: rowIds.filter((_, i) => i !== r),
    colIds: [...colIds.slice(0, f), rowIds[r] ?? 0],
    chosen: [...chosen, colIds[f] ?? 0],
  };
}

/** Eliminates column `cols` − 1 by row r; the other rows go to `target`, with the unit vector of row r (up to sign) in place of the column. */
export function pivot(source: Float64Array, rows: number, cols: number, stride: number, r: number, target: Float64Array, p: number): void {
  const f = cols - 1;
  const from = r * stride;
  const inverse = inverseModulo(source[from + f] ?? 1, p);
  let to = 0;
  for (let i = 0; i < rows; i++) {
    if (i === r) continue;
    const row = i * stride;
    const factor = residue((source[row + f] ?? 0) * inverse, p);
    for (let j = 0; j < f; j++) target[to + j] = residue((source[row + j] ?? 0) - factor * (source[from + j] ?? 0), p);
    target[to + f] = factor;
    to += cols;
  }
}
