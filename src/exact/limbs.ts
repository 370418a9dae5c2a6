/** The numerators of a matrix cut into pieces which doubles hold exactly, so that residues and products need no bigint for each entry. */

import type { Integers } from './matrix.ts';
import { bigints } from './matrix.ts';
import { residue } from './modular.ts';

/** entry = Σ planes[k][entry] · 2^(bits·k) */
export interface Limbs {
  readonly planes: readonly Float64Array[];
  readonly bits: number;
}

/** One plane if the entries are doubles already, otherwise limbs with the sign of the entry. */
export function limbsOf(entries: Integers): Limbs {
  return entries instanceof Float64Array ? { planes: [entries], bits: 52 } : cut(entries, 24);
}

/** Limbs of this many bits, a multiple of four at most 24. */
export function cut(entries: Integers, bits: number): Limbs {
  const width = bits / 4;
  const planes = [new Float64Array(entries.length)];
  let place = 0;
  for (const entry of bigints(entries)) {
    const sign = entry < 0n ? -1 : 1;
    const digits = (entry < 0n ? -entry : entry).toString(16);
    for (let k = 0, end = digits.length; end > 0; k += 1, end -= width) {
      const plane = planes[k] ?? new Float64Array(entries.length);
      planes[k] = plane;
      plane[place] = sign * Number.parseInt(digits.slice(Math.max(0, end - width), end), 16);
    }
    place += 1;
  }
  return { planes, bits };
}

/** Writes the residues of all entries to the beginning of an array, and gives it back. */
export function residues({ planes, bits }: Limbs, p: number, result: Float64Array): Float64Array {
  const shift = residue(2 ** bits, p);
  for (let k = planes.length - 1; k >= 0; k--) {
    const plane = planes[k] ?? new Float64Array();
    const high = k < planes.length - 1;
    for (let e = 0; e < plane.length; e++) {
      const limb = plane[e] ?? 0;
      result[e] = residue(high ? (result[e] ?? 0) * shift + limb : limb, p);
    }
  }
  return result;
}
