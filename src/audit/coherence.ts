/** The coherence: bounds from fixed point for all pairs, then the few pairs that may be the largest again, in doubles and at last exactly. */
import { type Columns, column } from './columns.ts';
import { compareSquares, cosineSquared, type Dyadic, dyadic, exponentOf, rootBounds, type Square, scaled } from './dyadic.ts';
import { type Decoder, Q } from './quantise.ts';
import { KEPT, type Top } from './top.ts';

export interface Coherence {
  /** Rigorous: the coherence is at least and at most this. */
  readonly lower: number;
  readonly upper: number;
  /** A pair that has it; if `exact`, it is proved that no pair has more. */
  readonly pair: readonly [number, number];
  readonly exact: boolean;
  /** Its exact square, as a fraction, if that is known. */
  readonly square: Square | undefined;
}

interface Candidate {
  readonly i: number;
  readonly j: number;
  readonly value: number;
}

const MOST_CANDIDATES = 50_000;
const MOST_EXACT = 2000;

/** The coherence of the columns that are not 0; nothing if there are less than two. */
export function coherence(decoder: Decoder, top: Top): Coherence | undefined {
  const { error, columns, parallel } = decoder;
  const [first] = parallel;
  if (first !== undefined) {
    const [i = 0, j = 0] = first;
    return { lower: 1, upper: 1, pair: [i, j], exact: true, square: { numerator: 1n, denominator: 1n } };
  }
  const zero = new Set(decoder.zero);
  if (decoder.count - zero.size < 2) return undefined;
  const band = Math.ceil((2 * error + error * error) * Q * Q + 1);
  let [most, i, j] = [-1, 0, 0];
  for (let row = 0; row < top.rows; row++) {
    const size = top.sizes[row * KEPT] ?? -1;
    if (zero.has(row) || size <= most) continue;
    [most, i, j] = [size, row, top.places[row * KEPT] ?? 0];
  }
  const rough: Coherence = {
    lower: Math.max(0, down((most - band) / (Q * Q))),
    upper: Math.min(1, up((most + band) / (Q * Q))),
    pair: i < j ? [i, j] : [j, i],
    exact: false,
    square: undefined,
  };
  const candidates = inBand(top, most - 2 * band, zero);
  return candidates === undefined ? rough : refined(columns, candidates);
}

const up = (x: number): number => x * (1 + 2 ** -50);
const down = (x: number): number => x * (1 - 2 ** -50);

/** All pairs with at least this product, or nothing if they are too many to be known or tried. */
function inBand(top: Top, least: number, zero: ReadonlySet<number>): readonly (readonly [number, number])[] | undefined {
  const pairs: [number, number][] = [];
  for (let row = 0; row < top.rows; row++) {
    if (zero.has(row)) continue;
    for (let at = row * KEPT; at < (row + 1) * KEPT; at++) {
      const place = top.places[at] ?? -1;
      if (place < 0 || (top.sizes[at] ?? -1) < least) break;
      if (at === (row + 1) * KEPT - 1) return undefined;
      if (row < place && !zero.has(place)) pairs.push([row, place]);
    }
    if (pairs.length > MOST_CANDIDATES) return undefined;
  }
  return pairs;
}

/**
 * In doubles |cos| is computed up to (2n + 10)·2⁻⁵³, and twice as much is allowed; what is then still undecided is compared exactly. If that is
 * too much to do, the bounds of the doubles remain.
 */
function refined(columns: Columns, pairs: readonly (readonly [number, number])[]): Coherence {
  const slack = (columns.n + 16) * 2 ** -51;
  const units = new Recent((j) => unit(column(columns, j)));
  const candidates: readonly Candidate[] = pairs.map(([i, j]) => ({ i, j, value: cosine(units.get(i), units.get(j)) }));
  const best = candidates.reduce((one, other) => (other.value > one.value ? other : one));
  const close = candidates.filter(({ value }) => value >= best.value - 2 * slack);
  if (close.length > MOST_EXACT) {
    const [lower, upper] = [Math.max(0, best.value - slack), Math.min(1, best.value + slack)];
    return { lower, upper, pair: [best.i, best.j], exact: false, square: undefined };
  }
  const exact = new Recent((j) => dyadic(column(columns, j)));
  let chosen: { readonly pair: readonly [number, number]; readonly square: Square } | undefined;
  for (const { i, j } of close) {
    const square = cosineSquared(exact.get(i), exact.get(j));
    if (chosen === undefined || compareSquares(square, chosen.square) > 0) chosen = { pair: [i, j], square };
  }
  if (chosen === undefined) throw new RangeError('there is a best candidate');
  const [lower, upper] = rootBounds(chosen.square);
  return { lower, upper, pair: chosen.pair, exact: true, square: chosen.square };
}

/** Values that were used lately are not made again. */
class Recent<Value extends Dyadic | Float64Array> {
  readonly #make: (j: number) => Value;
  readonly #kept = new Map<number, Value>();

  constructor(make: (j: number) => Value) {
    this.#make = make;
  }

  get(j: number): Value {
    const known = this.#kept.get(j);
    if (known !== undefined) return known;
    if (this.#kept.size > 1000) this.#kept.clear();
    const value = this.#make(j);
    this.#kept.set(j, value);
    return value;
  }
}

/** The vector divided by its norm. */
export function unit(x: Float64Array): Float64Array {
  const exponent = exponentOf(x.reduce((size, entry) => Math.max(size, Math.abs(entry)), 0));
  const y = x.map((entry) => scaled(entry, -exponent));
  const norm = Math.sqrt(y.reduce((sum, entry) => sum + entry * entry, 0));
  return y.map((entry) => entry / norm);
}

const cosine = (a: Float64Array, b: Float64Array): number => Math.abs(a.reduce((sum, x, k) => sum + x * (b[k] ?? 0), 0));
