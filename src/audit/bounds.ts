/**
 * How many columns are surely independent. For any vectors w_i: if Ac = 0 and |c_i| is maximal, the sum of |w_i·a_j| over the other j of the
 * support is at least |w_i·a_i|. So a row whose m largest products sum to less than its own excludes that i is the largest of a dependence of
 * m + 1 columns or fewer. Here a_j = x_j/‖x_j‖ and w is a vector of integers, so only the rounding of a_j counts, and the sums are exact.
 */
import { type Decoder, Q } from './quantise.ts';
import { KEPT, type Top } from './top.ts';

/** What a row of products says about its feature. */
export interface Row {
  readonly top: Top;
  /** Which row of `top`. */
  readonly at: number;
  /** |w·q_i|. */
  readonly own: number;
  /** A bound on Q·|w·(a_j − q_j/Q)|, an integer. */
  readonly error: number;
}

/** The row of a vector w of integers with this square of its norm. */
export function rowOf(top: Top, at: number, own: number, norm2: number, error: number): Row {
  return { top, at, own, error: Math.ceil(Q * Math.sqrt(norm2) * error * (1 + 2 ** -40)) };
}

/** w_i = q_i itself: the Babel bound. */
export function babel(decoder: Decoder, top: Top): readonly Row[] {
  const { count, stride, entries, error } = decoder;
  return Array.from({ length: count }, (_, i) => {
    const own = product(entries, i * stride, entries, i * stride, stride);
    return rowOf(top, i, own, own, error);
  });
}

export function product(a: Int16Array, from: number, b: Int16Array, to: number, length: number): number {
  let sum = 0;
  for (let k = 0; k < length; k++) sum += (a[from + k] ?? 0) * (b[to + k] ?? 0);
  return sum;
}

const nobody = new Uint8Array(0);

/** So many columns, this one having the largest coefficient, are surely independent; `others` columns there are besides it and the dropped. */
export function reach({ top, at, own, error }: Row, others: number, dropped: Uint8Array = nobody): number {
  let rest = own - error;
  if (rest <= 0) return 0;
  let taken = 0;
  let last = 0;
  for (let k = at * KEPT; k < (at + 1) * KEPT; k++) {
    const place = top.places[k] ?? -1;
    if (place < 0) return 1 + others;
    if (dropped[place] === 1) continue;
    last = (top.sizes[k] ?? 0) + error;
    if (last >= rest) return 1 + taken;
    rest -= last;
    taken += 1;
  }
  // What is not listed is at most as large as the last of the list.
  const unseen = (top.sizes[(at + 1) * KEPT - 1] ?? 0) + error;
  const more = unseen === 0 ? others : Math.ceil(rest / unseen) - 1;
  return 1 + Math.min(others, taken + more);
}

/** The coherence bound: (m − 1)·μ < 1 makes every m columns independent. */
export function coherenceReach(upper: number, count: number): number {
  if (upper <= 0) return count;
  let m = Math.min(count, Math.floor(1 / upper) + 2);
  while (m > 1 && (m - 1) * upper * (1 + 2 ** -50) >= 1) m -= 1;
  return m;
}

/** The largest m with (m − 1)·w < 1 for the Welch bound w = √((d − n)/(n(d − 1))): so (m − 1)²·(d − n) < n·(d − 1). */
export function welchReach(n: number, d: number): number {
  if (d <= n) return d;
  const limit = (n * (d - 1)) / (d - n);
  let m = Math.ceil(Math.sqrt(limit)) + 2;
  while (m > 1 && BigInt(m - 1) ** 2n * BigInt(d - n) >= BigInt(n) * BigInt(d - 1)) m -= 1;
  return Math.min(m, d);
}

/** Without these columns any `independent` of the rest are independent. */
export interface Step {
  readonly independent: number;
  readonly drop: readonly number[];
}

const MOST_STEPS = 64;

/** For each number which columns to drop, so that any so many of the others are independent; greedy, so fewer may do. */
export function profile(rows: readonly Row[], reaches: readonly number[]): readonly Step[] {
  const count = rows.length;
  const where = listedIn(rows);
  const dropped = new Uint8Array(count);
  const drop: number[] = [];
  const now = Int32Array.from(reaches);
  const least = reaches.reduce((a, b) => Math.min(a, b), count);
  const steps: Step[] = [];
  for (let aim = least; aim < least + MOST_STEPS; aim++) {
    const bad = Array.from(now.keys()).filter((i) => dropped[i] === 0 && (now[i] ?? 0) < aim);
    bad.sort((a, b) => (now[a] ?? 0) - (now[b] ?? 0) || (reaches[a] ?? 0) - (reaches[b] ?? 0) || b - a);
    for (const i of bad) {
      if ((now[i] ?? 0) >= aim) continue;
      dropped[i] = 1;
      drop.push(i);
      for (let k = where.start[i] ?? 0; k < (where.start[i + 1] ?? 0); k++) {
        const j = where.rows[k] ?? 0;
        const row = rows[j];
        if (dropped[j] === 0 && (now[j] ?? 0) < aim && row !== undefined) now[j] = reach(row, count - 1 - drop.length, dropped);
      }
    }
    const left = count - drop.length;
    if (left < aim || drop.length > count / 2) break;
    for (const [i, row] of rows.entries()) if (dropped[i] === 0 && (now[i] ?? 0) <= aim) now[i] = reach(row, left - 1, dropped);
    steps.push({ independent: aim, drop: [...drop] });
    if (left === aim) break;
  }
  return steps;
}

/** For each column the rows that list it. */
function listedIn(rows: readonly Row[]): { readonly start: Int32Array; readonly rows: Int32Array } {
  const start = new Int32Array(rows.length + 1);
  const each = (visit: (row: number, place: number) => void): void => {
    for (const [i, { top, at }] of rows.entries()) {
      for (let k = at * KEPT; k < (at + 1) * KEPT; k++) {
        const place = top.places[k] ?? -1;
        if (place >= 0) visit(i, place);
      }
    }
  };
  each((_, place) => {
    start[place + 1] = (start[place + 1] ?? 0) + 1;
  });
  for (let j = 0; j < rows.length; j++) start[j + 1] = (start[j + 1] ?? 0) + (start[j] ?? 0);
  const next = start.slice();
  const listed = new Int32Array(start[rows.length] ?? 0);
  each((row, place) => {
    listed[next[place] ?? 0] = row;
    next[place] = (next[place] ?? 0) + 1;
  });
  return { start, rows: listed };
}
