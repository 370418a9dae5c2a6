/** A matrix in a file: where its entries are and of which type. */
import type { Bytes, Columns } from '../columns.ts';
import { AuditError } from '../error.ts';

export const elementTypes = ['F16', 'BF16', 'F32', 'F64'] as const;
export type ElementType = (typeof elementTypes)[number];
export const bytesOf = (type: ElementType): number => (type === 'F64' ? 8 : type === 'F32' ? 4 : 2);

/** Row after row, little-endian, from `offset` of the bytes. */
export interface Tensor {
  readonly name: string;
  readonly shape: readonly [number, number];
  readonly type: ElementType;
  readonly bytes: Bytes;
  readonly offset: number;
}

/** Whether a row is a feature, or a column is. */
export const orientations = ['rows', 'columns'] as const;
export type Orientation = (typeof orientations)[number];

export function columnsOf({ shape, type, bytes, offset }: Tensor, orientation: Orientation): Columns {
  const [height, width] = shape;
  const size = bytesOf(type);
  if (orientation === 'rows') {
    return {
      n: width,
      d: height,
      block: (from, to) => decode(bytes.read(offset + from * width * size, (to - from) * width * size), type),
    };
  }
  return {
    n: height,
    d: width,
    block(from, to) {
      const block = new Float64Array((to - from) * height);
      for (let k = 0; k < height; k++) {
        const row = decode(bytes.read(offset + (k * width + from) * size, (to - from) * size), type);
        for (let j = 0; j < row.length; j++) block[j * height + k] = row[j] ?? 0;
      }
      return block;
    },
  };
}

function decode(bytes: Uint8Array, type: ElementType): Float64Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = bytes.byteLength / bytesOf(type);
  const result = new Float64Array(count);
  if (type === 'F64') for (let k = 0; k < count; k++) result[k] = view.getFloat64(8 * k, true);
  else if (type === 'F32') for (let k = 0; k < count; k++) result[k] = view.getFloat32(4 * k, true);
  else if (type === 'F16') for (let k = 0; k < count; k++) result[k] = half(view.getUint16(2 * k, true));
  else {
    const word = new DataView(new ArrayBuffer(4));
    for (let k = 0; k < count; k++) {
      word.setUint32(0, view.getUint16(2 * k, true) * 65536);
      result[k] = word.getFloat32(0);
    }
  }
  return result;
}

/** The number that 16 bits of IEEE 754 mean. */
export function half(bits: number): number {
  const sign = bits >= 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1024 + fraction) * 2 ** (exponent - 25);
}

/** A whole file in memory. */
export function inMemory(content: Uint8Array): Bytes {
  return {
    size: content.length,
    read(offset, length) {
      if (offset < 0 || offset + length > content.length) throw new RangeError('reading beyond the end');
      return content.subarray(offset, offset + length);
    },
  };
}

/** Matrices of features have two axes. */
export function twoAxes(name: string, shape: readonly number[]): readonly [number, number] {
  const [height, width, ...more] = shape;
  if (height === undefined || width === undefined || more.length > 0)
    throw new AuditError('NO_SUCH_TENSOR', `${name} has the shape [${shape.join(', ')}], and is no matrix`);
  return [height, width];
}

/** What a decoder is called in files that hold more than one array. */
const USUAL = ['W_dec', 'decoder.weight'];

/** The name that is asked for, or the only one that a decoder usually has. */
export function choose(names: readonly string[], key: string | undefined): string {
  const listed = names.slice(0, 40).join(', ') + (names.length > 40 ? ', …' : '');
  if (key !== undefined) {
    if (names.includes(key)) return key;
    throw new AuditError('NO_SUCH_TENSOR', `there is no ${key}; the file has ${listed}`);
  }
  const usual = names.filter((name) => USUAL.some((each) => name === each || name.endsWith(`.${each}`)));
  const [only, ...others] = usual;
  if (only !== undefined && others.length === 0) return only;
  if (only !== undefined) throw new AuditError('SEVERAL_CANDIDATES', `${usual.join(', ')} may be meant; choose one by --key`);
  throw new AuditError('NO_SUCH_TENSOR', `there is no ${USUAL.join(' or ')}; choose one by --key from ${listed}`);
}
