/** Exact inner products of many vectors of 16-bit integers, blocked for the cache: four on the left with eight on the right at a time. */
import { instantiate } from './wasm.ts';

export const LEFT = 4;
export const RIGHT = 8;

/** Vectors of 16-bit integers one after another, `stride` (even) apart; what goes beyond the vector is 0. */
export interface Quantised {
  readonly count: number;
  readonly stride: number;
  readonly entries: Int16Array;
}

export interface Kernel {
  /** How many vectors fit on each side. */
  readonly lefts: number;
  readonly rights: number;
  packLeft(vectors: Quantised, from: number, count: number): void;
  packRight(vectors: Quantised, from: number, count: number): void;
  /** Products of the four vectors from `left` with the eight from `right`, row by row; those beyond what was packed are 0. */
  multiply(left: number, right: number): Int32Array;
}

/** The right side should stay in the cache of one core. */
const RIGHT_BYTES = 192 * 1024;

/** A kernel for vectors of this stride. `plain` asks for the version without WebAssembly. */
export function makeKernel(stride: number, plain = false): Kernel {
  const rights = Math.min(512, Math.max(RIGHT, Math.floor(RIGHT_BYTES / (2 * stride) / RIGHT) * RIGHT));
  const lefts = 4 * rights;
  const pairs = stride / 2;
  const outAt = 4 * pairs * (lefts + rights);
  const tiles = plain ? undefined : instantiate(Math.ceil((outAt + 128) / 65536));
  const buffer = tiles === undefined ? new ArrayBuffer(outAt + 128) : tiles.memory.buffer;
  const left = new Int32Array(buffer, 0, pairs * lefts);
  const right = new Int32Array(buffer, 4 * pairs * lefts, pairs * rights);
  const out = new Int32Array(buffer, outAt, LEFT * RIGHT);
  return {
    lefts,
    rights,
    packLeft: (vectors, from, count) => pack(left, LEFT, vectors, from, count),
    packRight: (vectors, from, count) => pack(right, RIGHT, vectors, from, count),
    multiply(i, j) {
      if (tiles === undefined) plainTile(new Int16Array(buffer), 2 * pairs * i, 2 * pairs * (lefts + j), pairs, out);
      else tiles.tile(4 * pairs * i, 4 * pairs * (lefts + j), 4 * pairs * (i + LEFT), outAt);
      return out;
    },
  };
}

/** Pairs of entries of `width` vectors side by side; the last group is filled up with zeros. */
function pack(target: Int32Array, width: number, { stride, entries }: Quantised, from: number, count: number): void {
  const pairs = stride / 2;
  const source = new Int32Array(entries.buffer, entries.byteOffset + 2 * stride * from, pairs * count);
  for (let group = 0; group < count; group += width) {
    for (let s = 0; s < width; s++) {
      const present = group + s < count;
      const at = (group + s) * pairs;
      const to = group * pairs + s;
      for (let k = 0; k < pairs; k++) target[to + k * width] = present ? (source[at + k] ?? 0) : 0;
    }
  }
}

/** What the WebAssembly module does, in plain steps. */
function plainTile(memory: Int16Array, left: number, right: number, pairs: number, out: Int32Array): void {
  for (let q = 0; q < LEFT; q++) {
    for (let s = 0; s < RIGHT; s++) {
      let sum = 0;
      for (let k = 0; k < pairs; k++) {
        const a = left + 2 * (k * LEFT + q);
        const b = right + 2 * (k * RIGHT + s);
        sum = (sum + (memory[a] ?? 0) * (memory[b] ?? 0) + (memory[a + 1] ?? 0) * (memory[b + 1] ?? 0)) | 0;
      }
      out[q * RIGHT + s] = sum;
    }
  }
}
