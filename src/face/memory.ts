/** Files that are no more than texts in memory: where there is no disk, and for tests. */
import type { Files } from '../elaborate/library.ts';

/** No path of a host looks like this. */
const SHIPPED = 'lcgm:';

/**
 * Theory files by their paths, `theories/paper/ica.lcgm`; `shipped` are those of the library by theirs, `std/kernel.lcgm` (the module
 * `lcgm/theories` has them all). An import is looked for below the folder of the file that imports it, then in the library.
 */
export function memory(files: Readonly<Record<string, string>>, shipped: Readonly<Record<string, string>> = {}): Files {
  const texts = new Map(Object.entries(files));
  for (const [path, text] of Object.entries(shipped)) texts.set(`${SHIPPED}/${path}`, text);
  const encoder = new TextEncoder();
  const tail = (theory: string): string => `${theory.split('.').join('/')}.lcgm`;
  return {
    shipped: SHIPPED,
    read(path) {
      const text = texts.get(path);
      return text === undefined ? undefined : encoder.encode(text);
    },
    root(path, theory) {
      const end = `/${tail(theory)}`;
      if (`/${path}`.endsWith(end)) return path.slice(0, Math.max(0, path.length - end.length));
      return path.slice(0, Math.max(0, path.lastIndexOf('/')));
    },
    theories: (folder) => [...texts.keys()].filter((path) => path.endsWith('.lcgm') && isBelow(path, folder)),
    locate: (root, theory) => (root === '' ? tail(theory) : `${root}/${tail(theory)}`),
  };
}

/** The library is below no folder but its own. */
const isBelow = (path: string, folder: string): boolean =>
  folder === '' ? !path.startsWith(`${SHIPPED}/`) : path.startsWith(`${folder}/`);
