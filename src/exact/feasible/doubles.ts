/** A system in doubles: rows and columns are scaled by powers of two, so that most entries are about 1, whatever their size was. */
import { log2 } from '../integer.ts';
import type { Pivots } from './pivots.ts';
import type { System, Table } from './system.ts';

/** The entries that are not 0 of the linking rows of a block, row by row. */
export interface Sparse {
  /** Where each row begins, and the last ends. */
  readonly starts: Int32Array;
  readonly cols: Int32Array;
  readonly values: Float64Array;
}

export interface DoubleBlock {
  readonly rows: number;
  readonly columns: number;
  /** Row by row. */
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly link: Sparse;
}

/** Only the rows of pivots: they are independent. */
export interface Doubles {
  readonly blocks: readonly DoubleBlock[];
  readonly right: Float64Array;
  /** The unknown that is x here is x · 2^exponent in the system; the multiplier that is y here is y · 2^exponent there. */
  readonly exponents: {
    readonly columns: readonly Int32Array[];
    readonly rows: readonly Int32Array[];
    readonly links: Int32Array;
    readonly right: number;
  };
}

interface Entry {
  readonly row: number;
  readonly col: number;
  readonly value: bigint;
  readonly size: number;
}
const PASSES = 3;

export function toDoubles(system: System, pivots: Pivots): Doubles {
  const linkHeight = pivots.rows.length;
  // Blocks often have the same matrix.
  const known = new Map<Table, { readonly key: string; readonly entries: readonly Entry[] }>();
  const cut = system.blocks.map(({ a, link, columns }, c) => {
    const rows = pivots.blocks[c]?.rows ?? [];
    const key = rows.join();
    const before = known.get(a);
    const own = before?.key === key ? before.entries : entriesOf(rows.map((i) => a[i] ?? []));
    known.set(a, { key, entries: own });
    return {
      columns,
      rows,
      own,
      links: entriesOf(pivots.rows.map((q) => link[q] ?? [])),
      rowLog: new Float64Array(rows.length),
      colLog: new Float64Array(columns),
    };
  });
  const linkLog = new Float64Array(linkHeight);
  for (let pass = 0; pass < PASSES; pass++) {
    const [sums, counts] = [new Float64Array(linkHeight), new Float64Array(linkHeight)];
    for (const { own, links, rowLog, colLog } of cut) {
      balance(colLog, (add) => {
        for (const { row, col, size } of own) add(col, size + (rowLog[row] ?? 0));
        for (const { row, col, size } of links) add(col, size + (linkLog[row] ?? 0));
      });
      balance(rowLog, (add) => {
        for (const { row, col, size } of own) add(row, size + (colLog[col] ?? 0));
      });
      for (const { row, col, size } of links) {
        sums[row] = (sums[row] ?? 0) + size + (colLog[col] ?? 0);
        counts[row] = (counts[row] ?? 0) + 1;
      }
    }
    for (let q = 0; q < linkHeight; q++) linkLog[q] = counts[q] === 0 ? 0 : -(sums[q] ?? 0) / (counts[q] ?? 1);
  }
  const columns = cut.map(({ colLog }) => Int32Array.from(colLog, Math.round));
  const rows = cut.map(({ rowLog }) => Int32Array.from(rowLog, Math.round));
  const links = Int32Array.from(linkLog, Math.round);
  let largest = Number.NEGATIVE_INFINITY;
  const meet = (value: bigint, exponent: number): void => {
    if (value !== 0n) largest = Math.max(largest, log2(value) + exponent);
  };
  for (const [c, { rows: kept }] of cut.entries())
    for (const [i, row] of kept.entries()) meet(system.blocks[c]?.b[row] ?? 0n, rows[c]?.[i] ?? 0);
  for (const [k, q] of pivots.rows.entries()) meet(system.right[q] ?? 0n, links[k] ?? 0);
  const right = Number.isFinite(largest) ? Math.round(largest) : 0;
  const blocks = cut.map(({ own, links: linked, rows: kept, columns: width }, c) => {
    const a = new Float64Array(kept.length * width);
    for (const { row, col, value } of own) a[row * width + col] = scaled(value, (rows[c]?.[row] ?? 0) + (columns[c]?.[col] ?? 0));
    const starts = new Int32Array(linkHeight + 1);
    for (const { row } of linked) starts[row + 1] = (starts[row + 1] ?? 0) + 1;
    for (let q = 0; q < linkHeight; q++) starts[q + 1] = (starts[q + 1] ?? 0) + (starts[q] ?? 0);
    const values = Float64Array.from(linked, ({ row, col, value }) => scaled(value, (links[row] ?? 0) + (columns[c]?.[col] ?? 0)));
    return {
      rows: kept.length,
      columns: width,
      a,
      b: Float64Array.from(kept, (row, i) => scaled(system.blocks[c]?.b[row] ?? 0n, (rows[c]?.[i] ?? 0) - right)),
      link: { starts, cols: Int32Array.from(linked, ({ col }) => col), values },
    };
  });
  return {
    blocks,
    right: Float64Array.from(pivots.rows, (q, k) => scaled(system.right[q] ?? 0n, (links[k] ?? 0) - right)),
    exponents: { columns: columns.map((each) => each.map((e) => e + right)), rows, links, right },
  };
}

/** Sets each logarithm so that what is added for its place has the mean 0 with it. */
function balance(logs: Float64Array, each: (add: (place: number, size: number) => void) => void): void {
  const sums = new Float64Array(logs.length);
  const counts = new Float64Array(logs.length);
  each((place, size) => {
    sums[place] = (sums[place] ?? 0) + size;
    counts[place] = (counts[place] ?? 0) + 1;
  });
  for (let k = 0; k < logs.length; k++) logs[k] = counts[k] === 0 ? 0 : -(sums[k] ?? 0) / (counts[k] ?? 1);
}

function entriesOf(table: Table): Entry[] {
  const entries: Entry[] = [];
  for (const [row, cells] of table.entries())
    for (let col = 0; col < cells.length; col++) {
      const value = cells[col] ?? 0n;
      if (value !== 0n) entries.push({ row, col, value, size: sizeOf(value) });
    }
  return entries;
}

const SMALL = 2n ** 53n;

/** value · 2^exponent */
export function scaled(value: bigint, exponent: number): number {
  if (value < SMALL && value > -SMALL) return timesPower(Number(value), exponent);
  const digits = (value < 0n ? -value : value).toString(16);
  const head = Number.parseInt(digits.slice(0, 14), 16);
  return timesPower(value < 0n ? -head : head, exponent + 4 * (digits.length - 14));
}

/** In two steps, for a power beyond the doubles. */
const timesPower = (x: number, exponent: number): number => {
  const half = Math.trunc(exponent / 2);
  return x * 2 ** half * 2 ** (exponent - half);
};

const sizeOf = (value: bigint): number => (value < SMALL && value > -SMALL ? Math.log2(Math.abs(Number(value))) : log2(value));
