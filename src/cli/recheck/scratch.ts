/** Folders for what programs of others read and write. They are discarded, at the latest when we end. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { atTheEnd } from '../ending.ts';

const folders = new Set<string>();
const discardAll = (): void => {
  for (const folder of folders) discard(folder);
};

/**
 * What `use` makes of such a folder. What the system does not let it do, as where a disk is full, is no mistake of ours, and is left to
 * `failed`, in words.
 */
export async function inScratch<T>(use: (folder: string) => Promise<T>, failed: (why: string) => T): Promise<T> {
  let folder: string | undefined;
  try {
    atTheEnd(discardAll);
    folder = mkdtempSync(join(resolve(tmpdir()), 'lcgm-recheck-'));
    folders.add(folder);
    return await use(folder);
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return failed(error.message);
    throw error;
  } finally {
    if (folder !== undefined) discard(folder);
  }
}

function discard(folder: string): void {
  folders.delete(folder);
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // a program may have left there what we must not delete; that changes nothing of what it said
  }
}
