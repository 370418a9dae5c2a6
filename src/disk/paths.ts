/** Paths as people write and read them, and what is found there. Commands that need no parser load this alone. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { nothingAt } from './meant.ts';

/** The bytes of a file; `undefined` if there is none that can be read. */
export function bytesOf(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** Paths are shown, and compared, relative to the working folder where they lie below it. */
export function shownPath(path: string): string {
  const below = relative(process.cwd(), resolve(path));
  return below === '' ? '.' : below.startsWith('..') ? resolve(path) : below;
}

const LARGEST = 64_000_000;

/** The theory files that a PATH names: a file, all `.lcgm` below a folder, or `-`. A string is what is wrong with it. */
export function filesOf(path: string): readonly string[] | string {
  if (path === '-') return ['-'];
  if (!existsSync(path)) return nothingAt(path);
  try {
    const stats = statSync(path);
    if (!stats.isDirectory())
      return stats.isFile() || stats.isFIFO()
        ? stats.size > LARGEST
          ? `${path}: larger than 64 MB`
          : [shownPath(path)]
        : `${path}: not a file`;
    const found = readdirSync(path, { recursive: true, encoding: 'utf8' })
      .filter((f) => f.endsWith('.lcgm') && !f.split(sep).some((part) => part === 'node_modules' || part.startsWith('.')))
      .map((f) => shownPath(join(path, f)))
      .filter((f) => statSync(f, { throwIfNoEntry: false })?.isFile() ?? true) // a link to nowhere is reported when it is read
      .sort();
    return found.length === 0 ? `${path}: there is no .lcgm file in this folder` : found;
  } catch {
    return `${path}: cannot be read`;
  }
}
