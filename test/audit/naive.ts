/** The same questions answered the slow way: fractions of bigints, and all subsets. Shares nothing with src/audit. */
import Fraction from 'fraction.js';

/** The columns of a matrix, exactly. */
export type Exact = readonly (readonly bigint[])[];

/** Columns of doubles, over one power of two for all. */
export function exactly(columns: readonly (readonly number[])[]): Exact {
  const fractions = columns.map((column) => column.map(fractionOf));
  const common = fractions.flat().reduce((most, { d }) => (d > most ? d : most), 1n);
  return fractions.map((column) => column.map(({ n, d }) => (n * common) / d));
}

/** Every double is an integer over a power of two. */
function fractionOf(x: number): { readonly n: bigint; readonly d: bigint } {
  let [n, d] = [x, 1n];
  while (!Number.isInteger(n)) [n, d] = [n * 2, d * 2n];
  return { n: BigInt(n), d };
}

const dot = (a: readonly bigint[], b: readonly bigint[]): bigint => a.reduce((sum, x, k) => sum + x * (b[k] ?? 0n), 0n);

/** The square of the coherence of the non-zero columns; nothing if there are less than two. */
export function coherenceSquared(columns: Exact): Fraction | undefined {
  let most: Fraction | undefined;
  const present = columns.filter((column) => column.some((x) => x !== 0n));
  for (const [i, a] of present.entries()) {
    for (const b of present.slice(i + 1)) {
      const square = new Fraction(dot(a, b) ** 2n, dot(a, a) * dot(b, b));
      if (most === undefined || square.compare(most) > 0) most = square;
    }
  }
  return most;
}

export const fraction = (x: number): Fraction => {
  const { n, d } = fractionOf(x);
  return new Fraction(n, d);
};

/** The rank, by elimination without division. */
export function rank(columns: Exact): number {
  const rows = columns.map((column) => [...column]);
  let found = 0;
  for (let k = 0; k < (rows[0]?.length ?? 0); k++) {
    const at = rows.findIndex((row, i) => i >= found && row[k] !== 0n);
    const pivot = rows[at];
    if (pivot === undefined) continue;
    rows[at] = rows[found] ?? pivot;
    rows[found] = pivot;
    for (const row of rows.slice(found + 1)) {
      const factor = row[k] ?? 0n;
      for (let j = 0; j < row.length; j++) row[j] = (row[j] ?? 0n) * (pivot[k] ?? 0n) - factor * (pivot[j] ?? 0n);
    }
    found += 1;
  }
  return found;
}

/** The size of the smallest dependent set of columns; Infinity if there is none. */
export function spark(columns: Exact): number {
  for (let size = 1; size <= columns.length; size++)
    for (const set of subsets(columns.length, size)) if (rank(set.map((j) => columns[j] ?? [])) < size) return size;
  return Number.POSITIVE_INFINITY;
}

function* subsets(n: number, size: number, from = 0): Generator<readonly number[]> {
  if (size === 0) yield [];
  else for (let i = from; i <= n - size; i++) for (const rest of subsets(n, size - 1, i + 1)) yield [i, ...rest];
}

export const parallel = (a: readonly bigint[], b: readonly bigint[]): boolean => dot(a, b) ** 2n === dot(a, a) * dot(b, b);
