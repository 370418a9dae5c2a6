/** Files for the tests, in all formats; and matrices to put into them. */
import { deflateRawSync } from 'node:zlib';
import { inMemory } from '../../src/audit/formats/tensor.ts';
import { checksum } from '../../src/audit/formats/zip.ts';

/** Row after row. */
export interface Dense {
  readonly height: number;
  readonly width: number;
  readonly entries: readonly number[];
}

export const dense = (rows: readonly (readonly number[])[]): Dense => ({
  height: rows.length,
  width: rows[0]?.length ?? 0,
  entries: rows.flat(),
});

export const transposed = ({ height, width, entries }: Dense): Dense => ({
  height: width,
  width: height,
  entries: Array.from({ length: height * width }, (_, at) => entries[(at % height) * width + Math.floor(at / height)] ?? 0),
});

export type Type = 'F32' | 'F64';

export function raw({ entries }: Dense, type: Type): Uint8Array {
  const size = type === 'F32' ? 4 : 8;
  const view = new DataView(new ArrayBuffer(size * entries.length));
  for (const [k, entry] of entries.entries()) {
    if (type === 'F32') view.setFloat32(4 * k, entry, true);
    else view.setFloat64(8 * k, entry, true);
  }
  return new Uint8Array(view.buffer);
}

export function bytes(...parts: readonly (string | Uint8Array | readonly number[])[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Uint8Array.from(part)))));
}

export function word(value: number | bigint, size: 2 | 4 | 8): Uint8Array {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt(value), true);
  return new Uint8Array(view.buffer, 0, size);
}

export const safetensorsOf = (header: string | Uint8Array, data: Uint8Array): Uint8Array =>
  bytes(word(typeof header === 'string' ? Buffer.byteLength(header) : header.length, 8), header, data);

export function safetensors(matrix: Dense, type: Type = 'F64', name = 'W_dec'): Uint8Array {
  const data = raw(matrix, type);
  return safetensorsOf(
    JSON.stringify({
      __metadata__: { format: 'pt' },
      [name]: { dtype: type, shape: [matrix.height, matrix.width], data_offsets: [0, data.length] },
    }),
    data,
  );
}

export const npyOf = (header: string, data: Uint8Array, version: readonly number[] = [1, 0]): Uint8Array =>
  bytes([0x93], 'NUMPY', version, word(header.length, 2), header, data);

export function npy(matrix: Dense, type: Type = 'F64'): Uint8Array {
  const header = `{'descr': '${type === 'F32' ? '<f4' : '<f8'}', 'fortran_order': False, 'shape': (${matrix.height}, ${matrix.width}), }\n`;
  return npyOf(header, raw(matrix, type));
}

export interface Entry {
  readonly name: string;
  readonly content: Uint8Array;
  readonly deflated?: boolean;
  /** What the directory says instead of the truth. */
  readonly size?: number;
  readonly check?: number;
}

export function zip(entries: readonly Entry[]): Uint8Array {
  const locals: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, content, deflated = false, size = content.length, check = checksum(inMemory(content)) } of entries) {
    const packed = deflated ? new Uint8Array(deflateRawSync(content)) : content;
    const middle = bytes(
      word(20, 2),
      word(0, 2),
      word(deflated ? 8 : 0, 2),
      word(0, 4),
      word(check, 4),
      word(packed.length, 4),
      word(size, 4),
    );
    const local = bytes('PK', [3, 4], middle, word(name.length, 2), word(0, 2), name, packed);
    locals.push(local);
    directory.push(bytes('PK', [1, 2], word(20, 2), middle, word(name.length, 2), new Uint8Array(12), word(offset, 4), name));
    offset += local.length;
  }
  const listing = bytes(...directory);
  const end = bytes(
    'PK',
    [5, 6],
    word(0, 4),
    word(entries.length, 2),
    word(entries.length, 2),
    word(listing.length, 4),
    word(offset, 4),
    word(0, 2),
  );
  return bytes(...locals, listing, end);
}

export const npz = (matrix: Dense, deflated: boolean): Uint8Array =>
  zip([
    { name: 'threshold.npy', content: npy(dense([[1]])), deflated },
    { name: 'W_dec.npy', content: npy(matrix), deflated },
  ]);

export const matrixMarket = ({ height, width, entries }: Dense): Uint8Array =>
  bytes(
    `%%MatrixMarket matrix coordinate real general\n% a comment\n${height} ${width} ${entries.length}\n`,
    entries.map((entry, at) => `${Math.floor(at / width) + 1} ${(at % width) + 1} ${Object.is(entry, -0) ? '-0' : entry}\n`).join(''),
  );
