/** The features of a decoder, one block at a time: whatever the file's format, type and orientation. Every entry is an exact dyadic rational. */

export interface Columns {
  /** The length of a feature (n, d_in) and the number of features (d, d_sae). */
  readonly n: number;
  readonly d: number;
  /** The features from `from` to before `to`, one after another. */
  block(from: number, to: number): Float64Array;
}

/** Bytes that can be read piece by piece. What is answered may change with the next call. */
export interface Bytes {
  readonly size: number;
  read(offset: number, length: number): Uint8Array;
}

/** So many features are read at once, that a block has about four million entries. */
export const blockSize = ({ n, d }: Columns): number => Math.max(1, Math.min(d, Math.floor(2 ** 22 / n)));

/** One feature. */
export const column = (columns: Columns, j: number): Float64Array => columns.block(j, j + 1);
