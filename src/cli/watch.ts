/**
 * `--watch`: the command runs in a process of its own, and once more whenever it would see something else. So what is watched is just what the
 * verdict depends on: the files that were read, those that were looked for in vain, and what the folders contain. They are looked at again and
 * again: that works on every file system, whether an editor writes into a file or puts another in its place, and whatever becomes of a folder.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { theoriesNear } from '../disk/near.ts';
import { filesOf } from '../disk/paths.ts';
import { isSeen, isStillSo, Observer, type Seen } from '../disk/world.ts';

/** Between two looks, and how long nothing may happen before there is another run, in milliseconds. */
const PAUSE = 200;
/** What shells say of a program that was stopped in this way. */
const STOPPED = { SIGINT: 130, SIGTERM: 143 } as const;

/** Goes on until it is stopped. */
export async function watch(args: readonly string[], paths: readonly string[]): Promise<never> {
  let child: ChildProcess | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      child?.kill('SIGKILL');
      process.exit(STOPPED[signal]);
    });
  for (;;) {
    const before = glimpse(paths);
    if (process.stdout.isTTY === true) process.stdout.write('\x1b[2J\x1b[3J\x1b[H');
    const seen = await new Promise<Seen | undefined>((done) => {
      child = spawn(process.execPath, [...process.execArgv, process.argv[1] ?? '', ...args], {
        env: { ...process.env, LCGM_WATCHED: '1' },
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      });
      let told: Seen | undefined;
      child.on('message', (message: unknown) => {
        if (isSeen(message)) told = message;
      });
      child.on('error', () => done(told));
      child.on('close', () => done(told));
    });
    process.stderr.write('lcgm: waiting for changes (Ctrl-C ends)\n');
    await change(seen ?? before);
  }
}

/** What there is to watch, should the run not come to tell: all that the paths name. */
function glimpse(paths: readonly string[]): Seen {
  const observer = new Observer();
  for (const path of paths.length === 0 ? ['theories'] : paths) {
    const list = observer.list(path);
    if (typeof list !== 'string') for (const file of list) observer.read(file);
  }
  return observer.seen ?? { files: [], lists: [], near: [] };
}

/** Waits until what was seen is no longer so, and then until nothing happens for a while. */
async function change(seen: Seen): Promise<void> {
  let before: string | undefined;
  for (;;) {
    const now = glance(seen);
    if (now !== before && !isStillSo(seen)) break;
    before = now;
    await pause(PAUSE);
  }
  for (;;) {
    const now = glance(seen);
    await pause(PAUSE);
    if (glance(seen) === now) return;
  }
}

/** As long as this is the same, no file has to be read again. */
const glance = ({ files, lists, near }: Seen): string =>
  JSON.stringify([
    lists.map(([path]) => filesOf(path)),
    near.map(([folder]) => theoriesNear(folder)),
    files.map(([path]) => stampOf(path)),
  ]);

function stampOf(path: string): readonly number[] {
  try {
    const { ino, size, mtimeMs, ctimeMs } = statSync(path);
    return [ino, size, mtimeMs, ctimeMs];
  } catch {
    return [];
  }
}
