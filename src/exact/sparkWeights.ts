/**
 * Weights: vectors wᵢ, one for each column, such that the s − 1 greatest |wᵢ·aⱼ|, j ≠ i, add up to less than |wᵢ·aᵢ|. Then any s columns are
 * independent, since in a combination that is zero a greatest coefficient would be too small. They are looked for in doubles, and used as integers.
 */
import { abs, upTo } from './integer.ts';
import { Matrix } from './matrix.ts';

/** Any `independent` columns are independent, by these weights: a row for each column of the matrix. */
export interface Weights {
  readonly weights: Matrix;
  readonly independent: number;
}

/** Entries of weights are integers of at most so many binary digits. */
const DIGITS = 20;
const MOST_REPAIRS = 12;

/** The best of several kinds of weights for each column; `wanted` is how many columns suffice. */
export function weights(a: Matrix, wanted = a.cols): Weights {
  const steps = weighing(a, wanted);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** The same in steps, one for each column. */
export function* weighing(a: Matrix, wanted: number): Generator<void, Weights> {
  const vectors = doubles(a);
  const exact = upTo(a.cols).map((j) => a.column(j).numerators);
  const whitening = whitened(vectors, a.rows);
  const rows: (readonly bigint[])[] = [];
  let independent = a.cols;
  for (const [i, vector] of vectors.entries()) {
    yield;
    let best: { w: readonly bigint[]; reached: number } = { w: rounded(vector), reached: 0 };
    for (const w of candidates(vectors, i, whitening)) {
      const integers = rounded(w);
      const reached = dominated(exact, i, integers);
      if (reached > best.reached) best = { w: integers, reached };
      if (best.reached >= Math.min(wanted, a.cols)) break;
    }
    rows.push(best.w);
    independent = Math.min(independent, best.reached);
  }
  return { weights: Matrix.ofIntegers(a.cols, a.rows, rows.flat()), independent };
}

/** The greatest s, up to the number of columns, such that the s − 1 greatest |w·aⱼ| add up to less than |w·aᵢ|. */
function dominated(columns: readonly (readonly bigint[])[], i: number, w: readonly bigint[]): number {
  const sizes = columns.map((column) => abs(column.reduce((sum, entry, k) => sum + entry * (w[k] ?? 0n), 0n)));
  const own = sizes[i] ?? 0n;
  const others = sizes.filter((_, j) => j !== i).sort((x, y) => (x < y ? 1 : x > y ? -1 : 0));
  let total = 0n;
  let reached = 0;
  for (const each of [0n, ...others]) {
    total += each;
    if (total >= own) break;
    reached += 1;
  }
  return reached;
}

type Doubles = readonly (readonly number[])[];
const dot = (x: readonly number[], y: readonly number[]): number => x.reduce((sum, each, k) => sum + each * (y[k] ?? 0), 0);
const scaled = (x: readonly number[], by: number): readonly number[] => x.map((each) => each * by);
const minus = (x: readonly number[], y: readonly number[]): readonly number[] => x.map((each, k) => each - (y[k] ?? 0));

/** The column itself (Babel), the whitened one, and the column without what it shares with the columns that are nearest to it. */
function* candidates(vectors: Doubles, i: number, whitening: Doubles | undefined): Generator<readonly number[]> {
  const own = vectors[i] ?? [];
  yield own;
  if (whitening !== undefined) yield whitening.map((row) => dot(row, own));
  let w = own;
  const basis: (readonly number[])[] = [];
  for (let k = 0; k < Math.min(MOST_REPAIRS, own.length - 1); k++) {
    const products = vectors.map((each, j) => (j === i ? 0 : Math.abs(dot(each, w))));
    let next = vectors[products.indexOf(Math.max(...products))] ?? [];
    for (const each of basis) next = minus(next, scaled(each, dot(each, next)));
    const length = Math.sqrt(dot(next, next));
    if (!(length > 1e-9)) return;
    const direction = scaled(next, 1 / length);
    basis.push(direction);
    w = minus(w, scaled(direction, dot(direction, w)));
    yield w;
  }
}

/** The columns as doubles of length 1; 0 stays 0. */
function doubles(a: Matrix): Doubles {
  return upTo(a.cols).map((j) => {
    const { numerators } = a.column(j);
    const digits = Math.max(0, ...numerators.map((entry) => abs(entry).toString(2).length - 60));
    const column = numerators.map((entry) => Number(entry >> BigInt(digits)));
    const length = Math.sqrt(dot(column, column));
    return length > 0 ? scaled(column, 1 / length) : column;
  });
}

/** The inverse of AAᵀ, nearly; nothing if there is none. */
function whitened(vectors: Doubles, n: number): Doubles | undefined {
  const rows = upTo(n).map((i) => [
    ...upTo(n).map((k) => vectors.reduce((sum, each) => sum + (each[i] ?? 0) * (each[k] ?? 0), 0)),
    ...upTo(n).map((k) => (k === i ? 1 : 0)),
  ]);
  for (let c = 0; c < n; c++) {
    const found = upTo(n).reduce((best, i) => (i >= c && Math.abs(rows[i]?.[c] ?? 0) > Math.abs(rows[best]?.[c] ?? 0) ? i : best), c);
    const pivot = rows[found] ?? [];
    rows[found] = rows[c] ?? [];
    if (!(Math.abs(pivot[c] ?? 0) > 1e-12)) return undefined;
    const line = pivot.map((each) => each / (pivot[c] ?? 1));
    for (const [i, row] of rows.entries()) rows[i] = row.map((each, k) => each - (row[c] ?? 0) * (line[k] ?? 0));
    rows[c] = line;
  }
  return rows.map((row) => row.slice(n));
}

/** Integers in the same direction, nearly. */
function rounded(w: readonly number[]): readonly bigint[] {
  const largest = Math.max(...w.map(Math.abs));
  return w.map((each) => (largest > 0 && Number.isFinite(each) ? BigInt(Math.round((each / largest) * 2 ** DIGITS)) : 0n));
}
