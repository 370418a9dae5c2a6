/** Which unknowns the equations determine, once the others are given: found modulo a prime, block by block, and then for the linking rows. */
import { inverseModulo, residue } from '../modular.ts';
import { prime } from '../primes.ts';
import type { System } from './system.ts';

/** In a block these rows determine these columns. */
export interface BlockPivots {
  readonly rows: readonly number[];
  readonly cols: readonly number[];
  /** The columns that were offered, and that are neither determined here nor by a linking row. */
  readonly free: readonly number[];
}

export interface Pivots {
  readonly blocks: readonly BlockPivots[];
  /** The linking rows that determine unknowns, and for each its block and column. */
  readonly rows: readonly number[];
  readonly cols: readonly { readonly block: number; readonly col: number }[];
  /** The minor of all these rows and columns is not 0 modulo this prime. */
  readonly prime: number;
  /** Whether each other equation follows from these modulo the prime, if only the columns offered may differ from 0. */
  readonly consistent: boolean;
}

/** The pivots among the columns that are offered for each block, modulo the prime number `attempt`. */
export function findPivots({ blocks, right }: System, offered: readonly (readonly number[])[], attempt: number): Pivots {
  const p = prime(attempt);
  const rest = right.map((e) => residueOf(e, p));
  let consistent = true;
  const found = blocks.map(({ a, b, link }, c) => {
    const columns = offered[c] ?? [];
    const width = columns.length;
    const matrix = [...a.map((row, i) => residuesOf(row, columns, b[i] ?? 0n, p)), ...link.map((row) => residuesOf(row, columns, 0n, p))];
    const pivots = jordan(matrix, a.length, width, p);
    const used = new Set(pivots.map(({ row }) => row));
    for (const [i, row] of matrix.entries()) {
      const remainder = row[width] ?? 0;
      if (i >= a.length) rest[i - a.length] = residue((rest[i - a.length] ?? 0) + remainder, p);
      else if (!used.has(i) && remainder !== 0) consistent = false;
    }
    const taken = new Set(pivots.map(({ col }) => col));
    const free = columns.flatMap((col, k) => (taken.has(k) ? [] : [{ col, k }]));
    return { rows: pivots.map(({ row }) => row), cols: pivots.map(({ col }) => columns[col] ?? 0), free, links: matrix.slice(a.length) };
  });
  // Blocks that weigh much come first: few of them then suffice, and what is rounded elsewhere changes little here.
  const weights = blocks.map(({ link }) => heaviest(link));
  const order = blocks.map((_, c) => c).sort((c, d) => (weights[d] ?? 0) - (weights[c] ?? 0));
  const places = order.flatMap((block) => (found[block]?.free ?? []).map(({ col, k }) => ({ block, col, k })));
  const linking = right.map((_, q) => Float64Array.from([...places.map(({ block, k }) => found[block]?.links[q]?.[k] ?? 0), rest[q] ?? 0]));
  const pivots = jordan(linking, linking.length, places.length, p);
  const determined = new Set(pivots.map(({ row }) => row));
  if (linking.some((row, q) => !determined.has(q) && row[places.length] !== 0)) consistent = false;
  const cols = pivots.map(({ col }) => places[col] ?? { block: 0, col: 0 });
  return {
    blocks: found.map(({ rows, cols: own, free }, c) => {
      const taken = new Set(cols.filter(({ block }) => block === c).map(({ col }) => col));
      return { rows, cols: own, free: free.map(({ col }) => col).filter((col) => !taken.has(col)) };
    }),
    rows: pivots.map(({ row }) => row),
    cols,
    prime: p,
    consistent,
  };
}

/** The bits of the largest entry. */
function heaviest(link: readonly (readonly bigint[])[]): number {
  let most = 0n;
  for (const row of link) for (const x of row) if (x !== 0n && (x > most || -x > most)) most = x < 0n ? -x : x;
  return most < 2n ** 1000n ? Number(most) : 2 ** 1000;
}

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

function residueOf(x: bigint, p: number): number {
  if (x === 0n) return 0;
  return residue(x <= SAFE && x >= -SAFE ? Number(x) : Number(x % BigInt(p)), p);
}

function residuesOf(row: readonly bigint[], columns: readonly number[], last: bigint, p: number): Float64Array {
  const image = new Float64Array(columns.length + 1);
  for (const [k, col] of columns.entries()) image[k] = residueOf(row[col] ?? 0n, p);
  image[columns.length] = residueOf(last, p);
  return image;
}

/** Eliminates columns one after the other, with pivots in the first `height` rows, and in that with the fewest entries, from all rows. */
function jordan(matrix: readonly Float64Array[], height: number, width: number, p: number): { row: number; col: number }[] {
  const pivots: { row: number; col: number }[] = [];
  const open = new Set(Array.from({ length: height }, (_, i) => i));
  const entries = matrix.map((row) => row.reduce((count, x) => (x === 0 ? count : count + 1), 0));
  for (let col = 0; col < width && open.size > 0; col++) {
    let found = -1;
    for (const i of open) if (matrix[i]?.[col] !== 0 && (found < 0 || (entries[i] ?? 0) < (entries[found] ?? 0))) found = i;
    const pivotRow = matrix[found];
    if (pivotRow === undefined) continue;
    const inverse = inverseModulo(pivotRow[col] ?? 0, p);
    for (const [i, row] of matrix.entries()) {
      const factor = i === found ? 0 : residue((row[col] ?? 0) * inverse, p);
      if (factor === 0) continue;
      for (let j = col; j < row.length; j++) row[j] = residue((row[j] ?? 0) - factor * (pivotRow[j] ?? 0), p);
    }
    open.delete(found);
    pivots.push({ row: found, col });
  }
  return pivots;
}
