/** Writes files of which nobody ever sees half, not even if the writer is killed: they are renamed into place when they are complete. */
import { randomBytes } from 'node:crypto';
import { accessSync, chmodSync, constants, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';

/** How the names of files end that are not complete. */
export const UNFINISHED = '.tmp';

/** Makes a file, or puts a new one into its place. */
export function writeWhole(path: string, content: string | Uint8Array, mode?: number): void {
  // processes in different containers may have the same number, and write into one folder
  const unfinished = `${path}.${process.pid}.${randomBytes(4).toString('hex')}${UNFINISHED}`;
  try {
    writeFileSync(unfinished, content, { flag: 'wx' });
    if (mode !== undefined) chmodSync(unfinished, mode);
    renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/** Gives a file of the user another content: links to it and its permissions stay. */
export function rewrite(path: string, content: string): void {
  const stats = statSync(path);
  accessSync(path, constants.W_OK); // one may rename over a file that one must not write
  if (!stats.isFile()) writeFileSync(path, content);
  else writeWhole(realpathSync(path), content, stats.mode);
}
