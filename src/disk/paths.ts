/** Paths as people write and read them, and what is found there. Commands that need no parser load this alone. */
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
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
    const found = filesBelow(path, '.lcgm');
    return found.length === 0 ? `${path}: there is no .lcgm file in this folder` : found;
  } catch {
    return `${path}: cannot be read`;
  }
}

/** All files below a folder that are called so, in their order; hidden ones and those of packages left out. */
export function filesBelow(path: string, ending: string): readonly string[] {
  const shown = shownPath(path);
  const found = filesWithin(shown, ending, [realpathSync(path)]).map((file) => (isAbsolute(shown) ? shownPath(file) : file));
  return found.sort();
}

/** The same; `around` are the folders that it lies in: a link may lead back to one. */
function filesWithin(folder: string, ending: string, around: readonly string[]): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry): string[] => {
    const { name } = entry;
    if (name.startsWith('.') || name === 'node_modules') return [];
    const path = join(folder, name);
    const kind = entry.isSymbolicLink() ? statSync(path, { throwIfNoEntry: false }) : entry;
    if (kind?.isDirectory()) {
      const real = entry.isSymbolicLink() ? realpathSync(path) : join(around.at(-1) ?? '', name);
      return around.includes(real) ? [] : filesWithin(path, ending, [...around, real]);
    }
    return name.endsWith(ending) && (kind?.isFile() ?? true) ? [path] : []; // a link to nowhere is reported when it is read
  });
}
