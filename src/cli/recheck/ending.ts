/** What is to be done when we end: of ourselves, or because somebody wants it. A signal ends us all the same, as its sender can see. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const tasks = new Set<() => void>();

export function atTheEnd(task: () => void): void {
  if (tasks.size === 0) {
    process.on('exit', doAll);
    for (const signal of SIGNALS)
      process.once(signal, () => {
        doAll();
        process.kill(process.pid, signal);
      });
  }
  tasks.add(task);
}
function doAll(): void {
  for (const task of tasks) task();
}

const folders = new Set<string>();
const discardAll = (): void => {
  for (const folder of folders) discard(folder);
};

/** A folder for what a program of others reads and writes, to be discarded; at the end it is gone anyway. */
export function scratch(): string {
  atTheEnd(discardAll);
  const folder = mkdtempSync(join(tmpdir(), 'lcgm-recheck-'));
  folders.add(folder);
  return folder;
}
export function discard(folder: string): void {
  folders.delete(folder);
  rmSync(folder, { recursive: true, force: true });
}
