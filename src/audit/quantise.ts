/**
 * The features in fixed point: q = round(Q·x/‖x‖), with a rigorous bound on what that leaves out. One pass over the decoder, in which also zero
 * columns are found, columns that may be parallel, and entries that are no numbers.
 */
import { blockSize, type Columns, column } from './columns.ts';
import { direction, exponentOf, sameDirection, scaled } from './dyadic.ts';
import { AuditError } from './error.ts';
import type { Quantised } from './kernel.ts';

/** The scale: products of two quantised unit vectors are about Q² ≈ 10⁹ at most, less than half of 2³¹. */
export const Q = 32000;

export interface Decoder extends Quantised {
  readonly columns: Columns;
  /** A bound on ‖x/‖x‖ − q/Q‖ for every column that is not 0. */
  readonly error: number;
  /** The columns that are 0; their q is 0. */
  readonly zero: readonly number[];
  /** Columns that are multiples of one another, two at least in each class; other columns are multiples of no other. */
  readonly parallel: readonly (readonly number[])[];
}

/** Longer features would need a finer error analysis. */
const LONGEST = 2 ** 18;
const MOST_ENTRIES = 2 ** 31;

export function quantise(columns: Columns, allocate: (length: number) => Int16Array): Decoder {
  const { n, d } = columns;
  if (n === 0 || d === 0) throw new AuditError('EMPTY_MATRIX', `the decoder is ${n} × ${d}: it has no entries`);
  const stride = n + (n % 2);
  if (n > LONGEST || stride * d > MOST_ENTRIES)
    throw new AuditError('TOO_LARGE', `the decoder is ${n} × ${d}; at most ${LONGEST} rows and ${MOST_ENTRIES} entries can be audited`);
  const entries = allocate(stride * d);
  const zero: number[] = [];
  const classes = new Classes(columns);
  let error = 0;
  const step = blockSize(columns);
  for (let from = 0; from < d; from += step) {
    const to = Math.min(d, from + step);
    const block = columns.block(from, to);
    for (let j = from; j < to; j++) {
      const x = block.subarray((j - from) * n, (j - from + 1) * n);
      const size = largest(x, j);
      if (size === 0) zero.push(j);
      else {
        error = Math.max(error, fixedPoint(x, exponentOf(size), entries, j * stride));
        classes.add(j, x);
      }
    }
  }
  return { columns, count: d, stride, entries, error, zero, parallel: classes.found() };
}

function largest(x: Float64Array, j: number): number {
  let size = 0;
  for (let k = 0; k < x.length; k++) {
    const entry = x[k] ?? 0;
    if (!Number.isFinite(entry)) throw new AuditError('NOT_FINITE', `entry ${k} of feature ${j} is ${entry}`);
    size = Math.max(size, Math.abs(entry));
  }
  return size;
}

/**
 * Writes q, answers the bound on its error. With u = 2⁻⁵³: the sum of squares has a relative error of at most (n + 1)·u, so v = Q·x/‖x‖ is
 * computed up to (n + 8)·u·|v|, also where scaling by 2^−exponent makes an entry subnormal (which costs less than 2⁻¹⁰⁰⁰). The vector of these
 * errors has norm at most (n + 8)·u·Q·1.01, and the norm of v − q is computed up to a factor 1 + (n + 8)·u. Twice as much is allowed for both.
 */
function fixedPoint(x: Float64Array, exponent: number, entries: Int16Array, at: number): number {
  const n = x.length;
  const [first, second] = [scaled(1, -Math.trunc(exponent / 2)), scaled(1, Math.trunc(exponent / 2) - exponent)];
  let squares = 0;
  for (let k = 0; k < n; k++) {
    const y = (x[k] ?? 0) * first * second;
    squares += y * y;
  }
  const factor = Q / Math.sqrt(squares);
  let rest = 0;
  for (let k = 0; k < n; k++) {
    const v = (x[k] ?? 0) * first * second * factor;
    const q = Math.round(v);
    entries[at + k] = q;
    rest += (v - q) * (v - q);
  }
  const slack = (n + 8) * 2 ** -52;
  return (Math.sqrt(rest) / Q) * (1 + slack) + 1.01 * slack;
}

/** Finds the columns that are parallel: those of one direction have one hash, and those of one hash are compared exactly. */
class Classes {
  readonly #columns: Columns;
  readonly #byHash = new Map<number, number[]>();
  readonly #words: Uint32Array;
  readonly #scaled: Float64Array;

  constructor(columns: Columns) {
    this.#columns = columns;
    this.#scaled = new Float64Array(columns.n);
    this.#words = new Uint32Array(this.#scaled.buffer);
  }

  add(j: number, x: Float64Array): void {
    const hash = this.#hash(direction(x));
    const others = this.#byHash.get(hash);
    if (others === undefined) this.#byHash.set(hash, [j]);
    else others.push(j);
  }

  /** Entries that are tiny beside the largest are left out, since scaling them may round. */
  #hash(x: Float64Array): number {
    const top = x.reduce((size, entry) => Math.max(size, Math.abs(entry)), 0);
    const shift = -exponentOf(top);
    const [first, second] = [scaled(1, Math.trunc(shift / 2)), scaled(1, shift - Math.trunc(shift / 2))];
    for (let k = 0; k < x.length; k++) {
      const y = (x[k] ?? 0) * first * second;
      this.#scaled[k] = Math.abs(y) < 2 ** -900 ? 0 : y;
    }
    let [a, b] = [0x811c9dc5, 0x1b873593];
    for (const word of this.#words) {
      a = Math.imul(a ^ word, 0x01000193) ^ (a >>> 15);
      b = Math.imul(b + word, 0x85ebca6b) ^ (b >>> 13);
    }
    return (a >>> 0) * 2 ** 21 + (b >>> 11);
  }

  found(): readonly (readonly number[])[] {
    const classes: number[][] = [];
    for (const candidates of this.#byHash.values()) {
      if (candidates.length === 1) continue;
      const heads: { readonly direction: Float64Array; readonly members: number[] }[] = [];
      for (const j of candidates) {
        const mine = direction(column(this.#columns, j));
        const head = heads.find((each) => sameDirection(each.direction, mine));
        if (head === undefined) heads.push({ direction: mine, members: [j] });
        else head.members.push(j);
      }
      classes.push(...heads.map((head) => head.members).filter((members) => members.length > 1));
    }
    return classes.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
  }
}
