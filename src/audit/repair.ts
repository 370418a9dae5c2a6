/**
 * Better vectors w for the features with the worst rows: w = M·a_i with M = (AAᵀ)⁻¹ (whitened), and w in the span of the feature and its nearest
 * neighbours (or their images by M) that is orthogonal to the neighbours (local repair). All is computed in floating point and then rounded to
 * integers: since any w will do, nothing here has to be right for the bounds to be.
 */
import { product, type Row, reach, rowOf } from './bounds.ts';
import { makeKernel, type Quantised, RIGHT } from './kernel.ts';
import type { Multiplier } from './products.ts';
import { type Decoder, Q } from './quantise.ts';
import { KEPT } from './top.ts';

/** So many of the worst features get a whitened vector, and so many local ones too. */
const WHITENED = 4096;
const REPAIRED = 1024;
const NEIGHBOURS = [1, 2, 4];
/** Inverting a matrix of more rows takes too long. */
const LARGEST = 1536;
const BATCH = 2048;

export interface Repaired {
  readonly rows: readonly Row[];
  readonly reaches: readonly number[];
}

/** The rows with whatever better ones were found, first for whitened vectors alone. */
export async function repair(
  decoder: Decoder,
  multiplier: Multiplier,
  babel: readonly Row[],
): Promise<{ readonly whitened: Repaired; readonly repaired: Repaired }> {
  const improved = new Improving(decoder, multiplier, babel);
  const inverse = decoder.columns.n <= LARGEST ? whitening(decoder) : undefined;
  const worst = improved.worst(WHITENED);
  if (inverse !== undefined) for (const part of batches(worst)) await improved.offer(imagesOf(decoder, inverse, part), part);
  const whitened = improved.state();
  const local = improved.worst(REPAIRED);
  for (const size of NEIGHBOURS) {
    for (const part of batches(local)) {
      for (const by of inverse === undefined ? [undefined] : [undefined, inverse]) {
        await improved.offer(locals(decoder, babel, part, size, by), part);
      }
    }
  }
  return { whitened, repaired: improved.state() };
}

function* batches(list: readonly number[]): Generator<readonly number[]> {
  for (let from = 0; from < list.length; from += BATCH) yield list.slice(from, from + BATCH);
}

class Improving {
  readonly #decoder: Decoder;
  readonly #multiplier: Multiplier;
  readonly #rows: Row[];
  readonly #reaches: number[];

  constructor(decoder: Decoder, multiplier: Multiplier, babel: readonly Row[]) {
    this.#decoder = decoder;
    this.#multiplier = multiplier;
    this.#rows = [...babel];
    this.#reaches = babel.map((row) => reach(row, decoder.count - 1));
  }

  /** Features with the lowest reaches; those that cannot be better, because they are 0 or all is reached, are left out. */
  worst(most: number): readonly number[] {
    const { count, zero } = this.#decoder;
    const hopeless = new Set(zero);
    const reaches = this.#reaches;
    return Array.from({ length: count }, (_, i) => i)
      .filter((i) => !hopeless.has(i) && (reaches[i] ?? 0) < count)
      .sort((a, b) => (reaches[a] ?? 0) - (reaches[b] ?? 0) || a - b)
      .slice(0, most);
  }

  /** Tries vector number t for feature number t of the list. */
  async offer(vectors: readonly Float64Array[], features: readonly number[]): Promise<void> {
    const { stride, entries, error, count } = this.#decoder;
    const rounded = integers(vectors, stride);
    const top = await this.#multiplier.rows(rounded, Int32Array.from(features));
    for (const [t, i] of features.entries()) {
      const own = Math.abs(product(rounded.entries, t * stride, entries, i * stride, stride));
      const norm2 = product(rounded.entries, t * stride, rounded.entries, t * stride, stride);
      const row = rowOf(top, t, own, norm2, error);
      const far = reach(row, count - 1);
      if (far <= (this.#reaches[i] ?? 0)) continue;
      this.#rows[i] = row;
      this.#reaches[i] = far;
    }
  }

  state(): Repaired {
    return { rows: [...this.#rows], reaches: [...this.#reaches] };
  }
}

/** Vectors rounded to integers with norm about Q, so that no product exceeds 2³¹; what is not finite becomes 0. */
function integers(vectors: readonly Float64Array[], stride: number): Quantised {
  const entries = new Int16Array(vectors.length * stride);
  for (const [t, vector] of vectors.entries()) {
    const factor = Q / Math.sqrt(vector.reduce((sum, x) => sum + x * x, 0));
    if (!Number.isFinite(factor)) continue;
    for (let k = 0; k < vector.length; k++) entries[t * stride + k] = Math.round((vector[k] ?? 0) * factor);
  }
  return { count: vectors.length, stride, entries };
}

const feature = ({ entries, stride, columns }: Decoder, i: number): Float64Array =>
  Float64Array.from(entries.subarray(i * stride, i * stride + columns.n), (x) => x / Q);

/** The inverse of AAᵀ, roughly: rows one after another. */
function whitening(decoder: Decoder): Float64Array {
  const { n } = decoder.columns;
  const gram = outer(decoder);
  let trace = 0;
  for (let i = 0; i < n; i++) trace += gram[i * n + i] ?? 0;
  for (let i = 0; i < n; i++) gram[i * n + i] = (gram[i * n + i] ?? 0) + (1e-6 * trace) / n;
  return inverseOfPositive(gram, n);
}

/** AAᵀ, from the fixed point entries: so many columns at a time that sums do not overflow for ordinary decoders. */
function outer({ columns, count, stride, entries }: Decoder): Float64Array {
  const { n } = columns;
  const chunk = 256;
  const kernel = makeKernel(chunk);
  const gram = new Float64Array(n * n);
  const turned = new Int16Array(n * chunk);
  for (let from = 0; from < count; from += chunk) {
    turned.fill(0);
    for (let j = from; j < Math.min(count, from + chunk); j++)
      for (let k = 0; k < n; k++) turned[k * chunk + j - from] = entries[j * stride + k] ?? 0;
    multiply(kernel, { count: n, stride: chunk, entries: turned }, { count: n, stride: chunk, entries: turned }, (i, j, sum) => {
      gram[i * n + j] = (gram[i * n + j] ?? 0) + sum / (Q * Q);
    });
  }
  return gram;
}

/** All products of vectors on the left with vectors on the right. */
function multiply(
  kernel: ReturnType<typeof makeKernel>,
  left: Quantised,
  right: Quantised,
  visit: (i: number, j: number, sum: number) => void,
): void {
  for (let a = 0; a < left.count; a += kernel.lefts) {
    const across = Math.min(kernel.lefts, left.count - a);
    kernel.packLeft(left, a, across);
    for (let b = 0; b < right.count; b += kernel.rights) {
      const down = Math.min(kernel.rights, right.count - b);
      kernel.packRight(right, b, down);
      for (let i = 0; i < across; i += 4) {
        for (let j = 0; j < down; j += RIGHT) {
          const out = kernel.multiply(i, j);
          for (let q = 0; q < Math.min(4, across - i); q++)
            for (let s = 0; s < Math.min(RIGHT, down - j); s++) visit(a + i + q, b + j + s, out[q * RIGHT + s] ?? 0);
        }
      }
    }
  }
}

/** The inverse of a positive definite matrix by Gauss and Jordan without pivoting. */
function inverseOfPositive(matrix: Float64Array, n: number): Float64Array {
  const a = matrix;
  for (let k = 0; k < n; k++) {
    const pivot = 1 / (a[k * n + k] ?? 1);
    const row = a.subarray(k * n, (k + 1) * n);
    row[k] = 1;
    for (let j = 0; j < n; j++) row[j] = (row[j] ?? 0) * pivot;
    for (let i = 0; i < n; i++) {
      if (i === k) continue;
      const other = a.subarray(i * n, (i + 1) * n);
      const factor = other[k] ?? 0;
      other[k] = 0;
      for (let j = 0; j < n; j++) other[j] = (other[j] ?? 0) - factor * (row[j] ?? 0);
    }
  }
  return a;
}

/** M·a_i for these features, with M rounded to integers row by row. */
function imagesOf(decoder: Decoder, inverse: Float64Array, features: readonly number[]): readonly Float64Array[] {
  const { stride, columns, entries } = decoder;
  const { n } = columns;
  const rows = Array.from({ length: n }, (_, k) => inverse.subarray(k * n, (k + 1) * n));
  const scales = rows.map((row) => Math.sqrt(row.reduce((sum, x) => sum + x * x, 0)) / Q);
  const chosen = new Int16Array(features.length * stride);
  for (const [t, i] of features.entries()) chosen.set(entries.subarray(i * stride, (i + 1) * stride), t * stride);
  const images = features.map(() => new Float64Array(n));
  const right = { count: features.length, stride, entries: chosen };
  multiply(makeKernel(stride), integers(rows, stride), right, (k, t, sum) => {
    const image = images[t];
    if (image !== undefined) image[k] = (sum / Q) * (scales[k] ?? 0);
  });
  return images;
}

/** For each feature the combination of it and its nearest neighbours (or of their images) that is orthogonal to the neighbours. */
function locals(
  decoder: Decoder,
  babel: readonly Row[],
  features: readonly number[],
  size: number,
  inverse: Float64Array | undefined,
): readonly Float64Array[] {
  const sets = features.map((i) => {
    const row = babel[i];
    const near = row === undefined ? [] : Array.from(row.top.places.subarray(row.at * KEPT, row.at * KEPT + size));
    return [i, ...near.filter((j) => j >= 0)];
  });
  const needed = [...new Set(sets.flat())];
  const spanning = new Map<number, Float64Array>();
  const images = inverse === undefined ? needed.map((i) => feature(decoder, i)) : imagesOf(decoder, inverse, needed);
  for (const [t, i] of needed.entries()) spanning.set(i, images[t] ?? new Float64Array(0));
  return sets.map((set) => {
    const own = set.map((i) => feature(decoder, i));
    const vectors = set.map((i) => spanning.get(i) ?? new Float64Array(0));
    const weights = solve(own.map((a) => vectors.map((v) => inner(a, v))));
    return (own[0] ?? new Float64Array(0)).map((_, k) => vectors.reduce((sum, v, t) => sum + (weights[t] ?? 0) * (v[k] ?? 0), 0));
  });
}

const inner = (a: Float64Array, b: Float64Array): number => a.reduce((sum, x, k) => sum + x * (b[k] ?? 0), 0);

/** x with matrix·x = (1, 0, …, 0), by elimination with pivoting. */
function solve(matrix: readonly (readonly number[])[]): readonly number[] {
  const rows = matrix.map((row, i) => [...row, i === 0 ? 1 : 0]);
  const size = rows.length;
  for (let k = 0; k < size; k++) {
    const order = rows.slice(k).sort((a, b) => Math.abs(b[k] ?? 0) - Math.abs(a[k] ?? 0));
    rows.splice(k, order.length, ...order);
    const pivot = rows[k] ?? [];
    for (const [i, row] of rows.entries()) {
      if (i === k) continue;
      const factor = (row[k] ?? 0) / (pivot[k] ?? 1);
      for (let j = k; j <= size; j++) row[j] = (row[j] ?? 0) - factor * (pivot[j] ?? 0);
    }
  }
  return rows.map((row, k) => (row[size] ?? 0) / (row[k] ?? 1));
}
