/** safetensors: the length of a header, the header in JSON, the tensors. Nothing in the header is believed that the file does not bear out. */
import type { Bytes } from '../columns.ts';
import { AuditError } from '../error.ts';
import { isMap, naturals, parseJson } from './json.ts';
import { choose, elementTypes, type Tensor, twoAxes } from './tensor.ts';

interface Entry {
  readonly name: string;
  readonly type: string;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

/** The format allows no longer header. */
const LONGEST_HEADER = 100_000_000;
const SIZES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    BOOL: 1,
    U8: 1,
    I8: 1,
    F8_E5M2: 1,
    F8_E4M3: 1,
    I16: 2,
    U16: 2,
    F16: 2,
    BF16: 2,
    I32: 4,
    U32: 4,
    F32: 4,
    F64: 8,
    I64: 8,
    U64: 8,
  }),
);

const wrong = (why: string): AuditError => new AuditError('MALFORMED_HEADER', `the safetensors header is wrong: ${why}`);

export function readSafetensors(bytes: Bytes, key: string | undefined): Tensor {
  const length = Number(new DataView(bytes.read(0, 8).slice().buffer).getBigUint64(0, true));
  if (length > LONGEST_HEADER || length > bytes.size - 8)
    throw wrong(`its length is said to be ${length}, and the file has ${bytes.size} bytes`);
  const entries = readHeader(bytes.read(8, length).slice());
  const data = bytes.size - 8 - length;
  let end = 0;
  for (const entry of entries.toSorted((a, b) => a.begin - b.begin || a.end - b.end)) {
    if (entry.end > data) throw wrong(`${entry.name} ends at ${entry.end}, and there are ${data} bytes`);
    if (entry.begin < end) throw wrong(`${entry.name} overlaps another tensor`);
    if (entry.begin > end) throw wrong(`no tensor has the bytes before ${entry.name}`);
    end = entry.end;
  }
  if (end !== data) throw wrong(`the tensors have ${end} bytes, and the file ${data}`);
  const name = choose(
    entries.map((entry) => entry.name),
    key,
  );
  const entry = entries.find((each) => each.name === name);
  if (entry === undefined) throw wrong(`${name} is lost`);
  const type = elementTypes.find((each) => each === entry.type);
  if (type === undefined)
    throw new AuditError('UNSUPPORTED_TYPE', `${name} has entries of type ${entry.type}; ${elementTypes.join(', ')} can be read`);
  return { name, shape: twoAxes(name, entry.shape), type, bytes, offset: 8 + length + entry.begin };
}

function readHeader(content: Uint8Array): readonly Entry[] {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    throw wrong('it is not valid UTF-8');
  }
  const parsed = parseJson(text);
  if (typeof parsed === 'string') throw wrong(parsed);
  if (!isMap(parsed.value)) throw wrong('it is no object');
  return [...parsed.value].flatMap(([name, value]) => {
    if (name === '__metadata__') return [];
    if (!isMap(value)) throw wrong(`${name} is no object`);
    const type = value.get('dtype');
    const shape = naturals(value.get('shape'));
    const [begin, end, ...more] = naturals(value.get('data_offsets')) ?? [];
    if (typeof type !== 'string' || shape === undefined || begin === undefined || end === undefined || more.length > 0)
      throw wrong(`${name} lacks a type, a shape or two offsets below 2⁵³`);
    const size = SIZES.get(type);
    if (size === undefined) throw wrong(`${name} has the unknown type ${type}`);
    const bytes = shape.reduce((product, axis) => product * BigInt(axis), BigInt(size));
    if (end < begin || bytes !== BigInt(end - begin))
      throw wrong(`${name} has ${bytes} bytes by its shape, and offsets ${begin} to ${end}`);
    return [{ name, type, shape, begin, end }];
  });
}
