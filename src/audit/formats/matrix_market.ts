/** Matrix Market: a line that says what follows, comments, sizes, entries. A decimal is read as the double nearest to it. */

import type { Bytes } from '../columns.ts';
import { AuditError } from '../error.ts';
import { inMemory, type Tensor } from './tensor.ts';

export const MATRIX_MARKET = '%%MatrixMarket';
const LONGEST = 2 ** 28;
const MOST_ENTRIES = 2 ** 26;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

const wrong = (why: string): AuditError => new AuditError('MALFORMED_ARRAY', `the Matrix Market file is wrong: ${why}`);

export function readMatrixMarket(name: string, bytes: Bytes): Tensor {
  if (bytes.size > LONGEST)
    throw new AuditError('TOO_LARGE', `the Matrix Market file has ${bytes.size} bytes; at most ${LONGEST} are read`);
  const lines = linesOf(new TextDecoder('latin1').decode(bytes.read(0, bytes.size)));
  const first = (lines.next().value ?? '').trim().toLowerCase().split(/\s+/);
  const [, object, format, field, symmetry] = first;
  if (object !== 'matrix' || first.length !== 5) throw wrong('it is no matrix');
  if (field !== 'real' && field !== 'integer' && field !== 'double')
    throw new AuditError('UNSUPPORTED_TYPE', `entries of type ${field} cannot be read`);
  if (symmetry !== 'general')
    throw new AuditError('UNSUPPORTED_TYPE', `a ${symmetry} matrix is square, and no decoder; only general ones are read`);
  if (format !== 'array' && format !== 'coordinate') throw wrong(`its format is ${format}`);
  const sizes = (lines.next().value ?? '').trim().split(/\s+/);
  const [height, width, count] = sizes.map((size) => (/^\d{1,15}$/.test(size) ? Number(size) : undefined));
  if (height === undefined || width === undefined || sizes.length !== (format === 'array' ? 2 : 3)) throw wrong('it does not say its size');
  if (height * width > MOST_ENTRIES)
    throw new AuditError('TOO_LARGE', `it has ${height} × ${width} entries; at most ${MOST_ENTRIES} are read as text`);
  const entries = new Float64Array(height * width);
  const given = new Uint8Array(height * width);
  const total = format === 'array' ? height * width : count;
  let done = 0;
  for (const line of lines) {
    const words = line.trim().split(/\s+/);
    const place = format === 'array' ? (done % height) * width + Math.floor(done / height) : placeOf(words, height, width);
    const number = words[format === 'array' ? 0 : 2] ?? '';
    if (words.length !== (format === 'array' ? 1 : 3) || !NUMBER.test(number) || done === total)
      throw wrong(`what does \`${line.trim().slice(0, 40)}\` mean?`);
    if (given[place] === 1) throw wrong('an entry occurs twice');
    given[place] = 1;
    entries[place] = Number(number);
    done += 1;
  }
  if (done !== total) throw wrong(`it has ${done} entries and not ${total}`);
  return { name, shape: [height, width], type: 'F64', bytes: inMemory(new Uint8Array(littleEndian(entries))), offset: 0 };
}

function placeOf(words: readonly string[], height: number, width: number): number {
  const [row, col] = words.slice(0, 2).map((word) => (/^\d{1,15}$/.test(word) ? Number(word) : 0));
  if (row === undefined || col === undefined || row < 1 || row > height || col < 1 || col > width)
    throw wrong(`\`${words.join(' ').slice(0, 40)}\` is no place in it`);
  return (row - 1) * width + col - 1;
}

/** The first line, then the lines that are neither empty nor comments. */
function* linesOf(text: string): Generator<string, undefined> {
  let from = 0;
  while (from < text.length) {
    const at = text.indexOf('\n', from);
    const end = at < 0 ? text.length : at;
    const line = text.slice(from, end);
    if (from === 0 || (line.trim() !== '' && !line.startsWith('%'))) yield line;
    from = end + 1;
  }
}

function littleEndian(entries: Float64Array): ArrayBuffer {
  const buffer = new ArrayBuffer(8 * entries.length);
  const view = new DataView(buffer);
  for (let k = 0; k < entries.length; k++) view.setFloat64(8 * k, entries[k] ?? 0, true);
  return buffer;
}
