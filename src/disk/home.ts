/** Where lcgm itself lies. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of lcgm itself: the nearest one around this file that has theories. */
export const home = ((start) => {
  let folder = start;
  while (!existsSync(join(folder, 'theories')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
})(dirname(fileURLToPath(import.meta.url)));

/** The compiled theories that ship. */
export const compiledFile = join(home, 'dist', 'library.bin');

/** The files that every site of theories has. */
export const assets = join(home, 'dist', 'site');
