/** NumPy's arrays: a magic word, a header that is a Python dictionary, the entries. */
import type { Bytes } from '../columns.ts';
import { AuditError } from '../error.ts';
import { bytesOf, type ElementType, type Tensor, twoAxes } from './tensor.ts';

export const NPY_MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
const LONGEST_HEADER = 65536;
const TYPES: ReadonlyMap<string, ElementType> = new Map([
  ['<f2', 'F16'],
  ['<f4', 'F32'],
  ['<f8', 'F64'],
]);

const wrong = (name: string, why: string): AuditError => new AuditError('MALFORMED_ARRAY', `${name} is no proper npy array: ${why}`);

export interface Npy {
  readonly tensor: Tensor;
  /** Fortran order: the shape is that of the transpose. */
  readonly turned: boolean;
}

export function readNpy(name: string, bytes: Bytes): Npy {
  if (bytes.size < 12 || !NPY_MAGIC.every((byte, k) => bytes.read(0, 8)[k] === byte)) throw wrong(name, 'it does not begin like one');
  const start = bytes.read(0, 12).slice();
  const [major, minor] = [start[6] ?? 0, start[7] ?? 0];
  if (major < 1 || major > 3 || minor !== 0) throw wrong(name, `its version ${major}.${minor} is not known`);
  const view = new DataView(start.buffer);
  const [length, at] = major === 1 ? [view.getUint16(8, true), 10] : [view.getUint32(8, true), 12];
  if (length > LONGEST_HEADER || at + length > bytes.size) throw wrong(name, `its header is said to have ${length} bytes`);
  const { descr, fortran, shape } = readHeader(name, new TextDecoder('latin1').decode(bytes.read(at, length)));
  if (descr.includes('O'))
    throw new AuditError('IS_PICKLE', `${name} holds Python objects, which are pickled and never read; save it as float32`);
  const type = TYPES.get(descr);
  if (type === undefined)
    throw new AuditError('UNSUPPORTED_TYPE', `${name} has entries of type ${descr}; ${[...TYPES.keys()].join(', ')} can be read`);
  const needed = shape.reduce((product, axis) => product * BigInt(axis), BigInt(bytesOf(type)));
  if (needed !== BigInt(bytes.size - at - length))
    throw wrong(name, `its shape asks for ${needed} bytes, and there are ${bytes.size - at - length}`);
  const [a, b] = twoAxes(name, shape);
  return { tensor: { name, shape: fortran ? [b, a] : [a, b], type, bytes, offset: at + length }, turned: fortran };
}

function readHeader(name: string, text: string): { readonly descr: string; readonly fortran: boolean; readonly shape: readonly number[] } {
  const member = String.raw`'(?:descr': *'[^'\\]*'|fortran_order': *(?:True|False)|shape': *\((?:\d+L?,? *)*\))`;
  const whole = new RegExp(String.raw`^\{ *${member}, *${member}, *${member},? *\} *\n?$`);
  const descr = /'descr': *'([^'\\]*)'/.exec(text)?.[1];
  const fortran = /'fortran_order': *(True|False)/.exec(text)?.[1];
  const shape = /'shape': *\(([^)]*)\)/.exec(text)?.[1];
  if (!whole.test(text) || descr === undefined || fortran === undefined || shape === undefined)
    throw /'descr': *\[/.test(text)
      ? new AuditError('UNSUPPORTED_TYPE', `${name} has records as entries`)
      : wrong(name, 'its header does not say type, order and shape');
  const axes = shape.match(/\d+/g)?.map(Number) ?? [];
  if (!axes.every(Number.isSafeInteger)) throw wrong(name, 'its shape is too large');
  return { descr, fortran: fortran === 'True', shape: axes };
}
