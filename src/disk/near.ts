/** The theories near a file, among which may be one that it should import. */
import { lstatSync, readdirSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { shownPath } from './paths.ts';

/** So deep below a folder, among so many entries, and in so many bytes theories are looked for: the folder may be that of all of somebody's work. */
const DEPTH = 3;
const ENTRIES = 1_000;
const BYTES = 20_000_000;

/** The theory files in a folder and a little below it, in a fixed order; fewer where there is much else. */
export function theoriesNear(folder: string): readonly string[] {
  const found: string[] = [];
  let [entries, bytes] = [0, 0];
  let folders: readonly string[] = [folder];
  for (let depth = 0; depth < DEPTH; depth++) {
    const below: string[] = [];
    for (const each of folders)
      for (const name of namesIn(each)) {
        if (++entries > ENTRIES) return found;
        const path = join(each, name);
        const entry = lstatSync(path, { throwIfNoEntry: false });
        if (entry?.isDirectory()) below.push(path); // a link may lead back
        const stats = entry?.isSymbolicLink() ? fileAt(path) : entry;
        if (!stats?.isFile() || !name.endsWith('.lcgm')) continue;
        bytes += stats.size;
        if (bytes > BYTES) return found;
        found.push(shownPath(path));
      }
    folders = below;
  }
  return found;
}

function fileAt(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined; // a link to nowhere, or to itself
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => !name.startsWith('.') && name !== 'node_modules')
      .sort();
  } catch {
    return [];
  }
}
