/** Which lcgm this is: what it answers is remembered for this very program alone. */
import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readdirSync, readSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compiledFile } from '../disk/home.ts';
import { digestOf } from '../disk/world.ts';

/** The content of lcgm itself, as it was built; a program that is not built has none, and remembers nothing. */
export function programDigest(): string | undefined {
  const here = fileURLToPath(import.meta.url);
  const folder = dirname(here);
  if (!basename(here).endsWith('.cjs')) return undefined;
  const code = readdirSync(folder).filter((name) => name.endsWith('.cjs')).sort(); // biome-ignore format: one thought
  const buffer = Buffer.allocUnsafe(1 << 17);
  const parts = code.map((name) => [name, digestOfFile(join(folder, name), buffer)]);
  return digestOf(JSON.stringify([...parts, existsSync(compiledFile) ? [digestOfFile(compiledFile, buffer)] : []]));
}

/** Without having all of it in memory, which takes longer than the digest. */
function digestOfFile(path: string, buffer: Buffer): string {
  const hash = createHash('sha256');
  const file = openSync(path, 'r');
  try {
    for (let length = readSync(file, buffer); length > 0; length = readSync(file, buffer)) hash.update(buffer.subarray(0, length));
  } finally {
    closeSync(file);
  }
  return hash.digest('base64');
}
