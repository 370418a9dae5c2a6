/** Which file or folder was meant by a path that leads nowhere. */
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { closest } from '../syntax/similar.ts';

/** The nearest path that is there: each part that is not is looked for among its neighbours, also without the ending. */
export function meantPath(path: string): string | undefined {
  if (existsSync(path)) return path;
  if (existsSync(`${path}.lcgm`)) return `${path}.lcgm`;
  const parent = dirname(path);
  const folder = parent === path ? undefined : meantPath(parent);
  if (folder === undefined) return undefined;
  const whole = parent === '.' ? path : join(folder, basename(path));
  return [whole, `${whole}.lcgm`].find((each) => existsSync(each)) ?? neighbour(whole);
}

/** That there is nothing at a path, and what may have been meant. */
export function nothingAt(path: string): string {
  const near = meantPath(path);
  return `${path}: no such file or folder${near === undefined ? '' : `; did you mean ${near}?`}`;
}

function neighbour(path: string): string | undefined {
  try {
    const names = readdirSync(dirname(path)).filter((name) => !name.startsWith('.')).sort(); // biome-ignore format: one thought
    const name = basename(path);
    const near = closest(name, names) ?? ending(closest(`${name}.lcgm`, names));
    return near === undefined ? undefined : join(dirname(path), near);
  } catch {
    return undefined;
  }
}

const ending = (name: string | undefined): string | undefined => (name?.endsWith('.lcgm') ? name : undefined);
