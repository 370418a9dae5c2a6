/** The files of an audit: read piece by piece, and closed in the end. */
import { createHash } from 'node:crypto';
import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import type { Bytes } from '../audit/index.ts';

/** Gives the bytes of a file to a function. */
export async function withFile<Result>(path: string, use: (bytes: Bytes) => Promise<Result>): Promise<Result> {
  const descriptor = openSync(path, 'r');
  try {
    const { size } = fstatSync(descriptor);
    return await use({ size, read: (offset, length) => readExactly(descriptor, offset, length, size) });
  } finally {
    closeSync(descriptor);
  }
}

function readExactly(descriptor: number, offset: number, length: number, size: number): Uint8Array {
  if (offset < 0 || length < 0 || offset + length > size) throw new RangeError('reading beyond the end of the file');
  const buffer = new Uint8Array(length);
  let done = 0;
  while (done < length) {
    const more = readSync(descriptor, buffer, done, length - done, offset + done);
    if (more === 0) throw new Error('the file became shorter while it was read');
    done += more;
  }
  return buffer;
}

/** Fails when there is more than `most`: zlib stops there. */
export const inflate = (packed: Uint8Array, most: number): Uint8Array => inflateRawSync(packed, { maxOutputLength: Math.max(1, most) });

const LARGEST_CONFIG = 1_000_000;

/** The configuration that training leaves beside a decoder. */
export function configBeside(path: string): string | undefined {
  const found = ['cfg.json', 'config.json'].map((name) => join(dirname(path), name)).find((each) => existsSync(each));
  return found === undefined || statSync(found).size > LARGEST_CONFIG ? undefined : readFileSync(found, 'utf8');
}

/** SHA-256 of the content. */
export function digestOf(bytes: Bytes): string {
  const hash = createHash('sha256');
  const step = 2 ** 22;
  for (let from = 0; from < bytes.size; from += step) hash.update(bytes.read(from, Math.min(step, bytes.size - from)));
  return hash.digest('hex');
}

export function encodeWords(words: Int32Array): string {
  const view = new DataView(new ArrayBuffer(4 * words.length));
  for (let k = 0; k < words.length; k++) view.setInt32(4 * k, words[k] ?? 0, true);
  return Buffer.from(view.buffer).toString('base64');
}

export function decodeWords(text: string): Int32Array<ArrayBuffer> {
  const bytes = Buffer.from(text, 'base64');
  const words = new Int32Array(Math.floor(bytes.length / 4));
  for (let k = 0; k < words.length; k++) words[k] = bytes.readInt32LE(4 * k);
  return words;
}
