/** The entries of a zip archive, by its central directory, whose every statement is checked against the file before anything is inflated. */
import type { Bytes } from '../columns.ts';
import { AuditError } from '../error.ts';
import { inMemory } from './tensor.ts';

export interface Entry {
  readonly name: string;
  readonly deflated: boolean;
  readonly packed: number;
  readonly size: number;
  readonly check: number;
  readonly offset: number;
}

/** Inflates raw deflated bytes; it fails rather than give more than `most`. */
export type Inflate = (packed: Uint8Array, most: number) => Uint8Array;

/** No more than this is inflated. */
const LARGEST = 2 ** 31;
const MOST_ENTRIES = 10_000;
const TAIL = 65536 + 22;

const wrong = (why: string): AuditError => new AuditError('MALFORMED_ARRAY', `the zip archive is wrong: ${why}`);

export function entriesOf(bytes: Bytes): readonly Entry[] {
  const from = Math.max(0, bytes.size - TAIL);
  const tail = view(bytes, from, bytes.size - from);
  let end = tail.byteLength - 22;
  while (end >= 0 && tail.getUint32(end, true) !== 0x06054b50) end--;
  if (end < 0) throw wrong('it has no directory');
  const count = tail.getUint16(end + 10, true);
  const length = tail.getUint32(end + 12, true);
  const start = tail.getUint32(end + 16, true);
  if (count > MOST_ENTRIES || start + length > from + end) throw wrong('its directory is not where it says, or too large');
  const directory = view(bytes, start, length);
  const entries: Entry[] = [];
  let at = 0;
  for (let k = 0; k < count; k++) {
    if (at + 46 > length || directory.getUint32(at, true) !== 0x02014b50) throw wrong('its directory is damaged');
    const [names, extra, comment] = [28, 30, 32].map((place) => directory.getUint16(at + place, true));
    const next = at + 46 + (names ?? 0) + (extra ?? 0) + (comment ?? 0);
    if (next > length) throw wrong('its directory is damaged');
    const name = new TextDecoder().decode(new Uint8Array(directory.buffer, directory.byteOffset + at + 46, names));
    const method = directory.getUint16(at + 10, true);
    if ((directory.getUint16(at + 8, true) & 1) !== 0 || (method !== 0 && method !== 8))
      throw wrong(`${name} is encrypted, or packed in a way that is not known`);
    entries.push({
      name,
      deflated: method === 8,
      check: directory.getUint32(at + 16, true),
      packed: directory.getUint32(at + 20, true),
      size: directory.getUint32(at + 24, true),
      offset: directory.getUint32(at + 42, true),
    });
    at = next;
  }
  const names = entries.map((entry) => entry.name);
  if (new Set(names).size !== names.length) throw wrong('a name occurs twice');
  return entries;
}

/** The content of an entry: in place if it is stored, in memory if it is deflated; its check sum is compared. */
export function contentOf(bytes: Bytes, entry: Entry, inflate: Inflate): Bytes {
  const { name, deflated, packed, size, offset } = entry;
  if (offset + 30 > bytes.size) throw wrong(`${name} is said to be beyond its end`);
  const header = view(bytes, offset, 30);
  if (header.getUint32(0, true) !== 0x04034b50) throw wrong(`${name} is not where the directory says`);
  const start = offset + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  if (start + packed > bytes.size) throw wrong(`${name} ends beyond the end of the file`);
  if (!deflated && packed !== size) throw wrong(`${name} has two sizes`);
  if (size > LARGEST) throw new AuditError('TOO_LARGE', `${name} has ${size} bytes; at most ${LARGEST} are read from an archive`);
  let content: Bytes = { size, read: (at, length) => bytes.read(start + at, length) };
  if (deflated) {
    let inflated: Uint8Array;
    try {
      inflated = inflate(bytes.read(start, packed), size);
    } catch {
      throw wrong(`${name} cannot be inflated to the ${size} bytes it is said to have`);
    }
    if (inflated.length !== size) throw wrong(`${name} has ${inflated.length} bytes and not ${size}`);
    content = inMemory(inflated);
  }
  if (checksum(content) !== entry.check) throw wrong(`${name} is damaged: its check sum is another`);
  return content;
}

const view = (bytes: Bytes, offset: number, length: number): DataView => new DataView(bytes.read(offset, length).slice().buffer);

const table = Int32Array.from({ length: 256 }, (_, byte) => {
  let c = byte;
  for (let k = 0; k < 8; k++) c = (c & 1) === 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

/** CRC-32. */
export function checksum(bytes: Bytes): number {
  let c = -1;
  for (let from = 0; from < bytes.size; from += 2 ** 20) {
    const part = bytes.read(from, Math.min(2 ** 20, bytes.size - from));
    for (let k = 0; k < part.length; k++) c = (table[(c ^ (part[k] ?? 0)) & 255] ?? 0) ^ (c >>> 8);
  }
  return (c ^ -1) >>> 0;
}
