/** The passes over all products: of the features with one another, and of other vectors with the features. */
import { type Kernel, LEFT, makeKernel, type Quantised, RIGHT } from './kernel.ts';
import { BARS, KEPT, SHIFT, Top } from './top.ts';

/** What a pass over some of the pairs of features finds. */
export interface Pairs {
  readonly top: Top;
  /** How many pairs have their size in each bar. */
  readonly histogram: Float64Array;
}

/** Who multiplies: this thread, or several. */
export interface Multiplier {
  /** The pairs of features i < j with i in one of these stripes. */
  pairs(stripes: readonly number[]): Promise<Pairs>;
  /** The largest products of each of these vectors with all features but the one that belongs to it. */
  rows(vectors: Quantised, own: Int32Array): Promise<Top>;
}

/** Features i of one stripe are multiplied with all j > i. */
export const STRIPE = 512;
export const stripesOf = (count: number): readonly number[] => Array.from({ length: Math.ceil(count / STRIPE) }, (_, s) => s);

export const emptyPairs = (count: number): Pairs => ({ top: new Top(count), histogram: new Float64Array(BARS) });

export function addPairs(sum: Pairs, part: Pairs): void {
  sum.top.merge(part.top);
  for (const [bar, count] of part.histogram.entries()) sum.histogram[bar] = (sum.histogram[bar] ?? 0) + count;
}

/** Multiplies in this thread. */
export class OneThread implements Multiplier {
  readonly #features: Quantised;
  readonly #kernel: Kernel;

  constructor(features: Quantised, kernel: Kernel = makeKernel(features.stride)) {
    this.#features = features;
    this.#kernel = kernel;
  }

  pairs(stripes: readonly number[]): Promise<Pairs> {
    const { count } = this.#features;
    const found = emptyPairs(count);
    for (const stripe of stripes) {
      const end = Math.min(count, (stripe + 1) * STRIPE);
      for (let from = stripe * STRIPE; from < end; from += this.#kernel.lefts)
        this.#pairs(from, Math.min(end, from + this.#kernel.lefts), found);
    }
    return Promise.resolve(found);
  }

  #pairs(from: number, to: number, { top, histogram }: Pairs): void {
    const kernel = this.#kernel;
    const { count } = this.#features;
    kernel.packLeft(this.#features, from, to - from);
    for (let start = from; start < count; start += kernel.rights) {
      const stop = Math.min(count, start + kernel.rights);
      kernel.packRight(this.#features, start, stop - start);
      for (let i0 = from; i0 < to; i0 += LEFT) {
        for (let j0 = start; j0 < stop; j0 += RIGHT) {
          if (j0 + RIGHT <= i0 + 1) continue;
          const out = kernel.multiply(i0 - from, j0 - start);
          const [i1, j1] = [Math.min(to, i0 + LEFT), Math.min(stop, j0 + RIGHT)];
          for (let i = i0; i < i1; i++) {
            const row = (i - i0) * RIGHT - j0;
            const least = top.least(i);
            for (let j = Math.max(j0, i + 1); j < j1; j++) {
              const size = Math.abs(out[row + j] ?? 0);
              const bar = size >> SHIFT;
              histogram[bar] = (histogram[bar] ?? 0) + 1;
              if (size >= least) top.offer(i, size, j);
              if (size >= top.least(j)) top.offer(j, size, i);
            }
          }
        }
      }
    }
  }

  rows(vectors: Quantised, own: Int32Array): Promise<Top> {
    const kernel = this.#kernel;
    const { count } = this.#features;
    const top = new Top(vectors.count);
    for (let from = 0; from < vectors.count; from += kernel.lefts) {
      const to = Math.min(vectors.count, from + kernel.lefts);
      kernel.packLeft(vectors, from, to - from);
      for (let start = 0; start < count; start += kernel.rights) {
        const stop = Math.min(count, start + kernel.rights);
        kernel.packRight(this.#features, start, stop - start);
        for (let i0 = from; i0 < to; i0 += LEFT) {
          for (let j0 = start; j0 < stop; j0 += RIGHT) {
            const out = kernel.multiply(i0 - from, j0 - start);
            const [i1, j1] = [Math.min(to, i0 + LEFT), Math.min(stop, j0 + RIGHT)];
            for (let i = i0; i < i1; i++) {
              const row = (i - i0) * RIGHT - j0;
              for (let j = j0; j < j1; j++) {
                const size = Math.abs(out[row + j] ?? 0);
                if (size >= top.least(i) && j !== own[i]) top.offer(i, size, j);
              }
            }
          }
        }
      }
    }
    return Promise.resolve(top);
  }
}

/** Rows of one Top in the places of others. */
export function joined(parts: readonly Top[]): Top {
  const whole = new Top(parts.reduce((sum, part) => sum + part.rows, 0));
  let row = 0;
  for (const part of parts) {
    whole.sizes.set(part.sizes, row * KEPT);
    whole.places.set(part.places, row * KEPT);
    row += part.rows;
  }
  return whole;
}
