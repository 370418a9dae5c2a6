/** The file system, as the commands see it. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from '../compiled/compile.ts';
import { freshShelf, shelf } from '../compiled/shelf.ts';
import { type Files, Library, type Shelf } from '../elaborate/library.ts';
import { nothingAt } from './meant.ts';

/** The files on disk; `shipped` is the folder of the library that comes with lcgm. */
export const filesOnDisk = (shipped: string): Files => ({
  shipped: shownPath(shipped),
  read(path) {
    try {
      return readFileSync(path);
    } catch {
      return undefined;
    }
  },
  root(path, theory) {
    const tail = `${theory.split('.').join(sep)}.lcgm`;
    const whole = resolve(path);
    return shownPath(whole.endsWith(sep + tail) ? whole.slice(0, -tail.length - 1) || sep : dirname(whole));
  },
  locate(root, theory) {
    return shownPath(join(resolve(root), `${theory.split('.').join(sep)}.lcgm`));
  },
});

/** The folder of lcgm itself: the nearest one around this file that has theories. */
export const home = ((start) => {
  let folder = start;
  while (!existsSync(join(folder, 'theories')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
})(dirname(fileURLToPath(import.meta.url)));

export const disk = filesOnDisk(join(home, 'theories'));
const compiledFile = join(home, 'dist', 'library.bin');

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64');

/** The compiled theories that ship with lcgm, if they were compiled by this version. */
export function shippedShelf(version: string): Shelf | undefined {
  try {
    return shelf(readFileSync(compiledFile), digest, version);
  } catch {
    return undefined;
  }
}

/** The theories that ship with lcgm, all proofs searched again. */
export const searchedShelf = (): Shelf => freshShelf(disk, digest, (path) => resolve(path).startsWith(resolve(disk.shipped) + sep));

/** Compiles the library that ships with lcgm, as far as it has no errors, into the bundle's folder. */
export function compileShipped(version: string): void {
  const library = new Library(disk);
  const files = filesOf(disk.shipped);
  if (typeof files === 'string') return;
  // a bound variable is called as whoever came first called it: galleries of examples come last
  const isExample = (file: string) => dirname(file).endsWith('finite');
  for (const file of [...files.filter((f) => !isExample(f)), ...files.filter(isExample)]) library.load(file);
  const whole = `${compiledFile}.${process.pid}`; // nobody reads half of it
  writeFileSync(whole, compile(library.all, library.signature, digest, version));
  renameSync(whole, compiledFile);
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
