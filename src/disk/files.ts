/** The file system, as the commands see it. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { compile } from '../compiled/compile.ts';
import { freshShelf, shelf } from '../compiled/shelf.ts';
import { type Files, Library, type Shelf } from '../elaborate/library.ts';
import { compiledFile, home } from './home.ts';
import { filesOf, shownPath } from './paths.ts';
import { writeWhole } from './whole.ts';
import { theWorld, type World } from './world.ts';

/** The files on disk; `shipped` is the folder of the library that comes with lcgm. */
export const filesOnDisk = (shipped: string, { read, near }: Pick<World, 'read' | 'near'> = theWorld): Files => ({
  shipped: shownPath(shipped),
  read,
  root(path, theory) {
    const tail = `${theory.split('.').join(sep)}.lcgm`;
    const whole = resolve(path);
    return shownPath(whole.endsWith(sep + tail) ? whole.slice(0, -tail.length - 1) || sep : dirname(whole));
  },
  locate(root, theory) {
    return shownPath(join(resolve(root), `${theory.split('.').join(sep)}.lcgm`));
  },
  theories: near,
});

const shippedFolder = join(home, 'theories');
export const disk = filesOnDisk(shippedFolder);
/** The same files, where somebody else looks at them for us. */
export const diskIn = (world: World): Files => filesOnDisk(shippedFolder, world);

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
  writeWhole(compiledFile, compile(library.all, library.signature, digest, version));
}
