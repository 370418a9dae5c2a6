/** Runs programs of others, and listens to what they print, line by line. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { atTheEnd } from './ending.ts';

/** How a program ended. */
export interface Ended {
  readonly exit: number | null;
  /** Why it was stopped, or could not be started; nothing if it ended by itself. */
  readonly stopped: string | undefined;
  /** What it complained of, all but the middle if that is long. */
  readonly err: string;
}

/** Of more than so many characters the beginning, where compilers say the place, and the end are kept. */
const LONGEST_COMPLAINT = 20_000;

const clipped = (text: string): string =>
  text.length <= LONGEST_COMPLAINT ? text : text.slice(0, LONGEST_COMPLAINT / 2) + text.slice(-LONGEST_COMPLAINT / 2);

const running = new Set<ChildProcess>();
const killAll = (): void => {
  for (const child of running) child.kill('SIGKILL');
};

/** With what patience one listens: for so many seconds without a word, and to lines of so many characters. */
export interface Patience {
  readonly silence: number;
  readonly line: number;
}

/** A program that is silent too long is stopped, and so is one of which `hear` finds a line that should not be there. */
export function listen(
  program: string,
  args: readonly string[],
  { silence, line: longest }: Patience,
  hear: (line: string) => string | undefined,
): Promise<Ended> {
  return new Promise((done) => {
    let stopped: string | undefined;
    let [partial, err] = ['', ''];
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    atTheEnd(killAll);
    running.add(child);
    const stop = (why: string): void => {
      stopped ??= why;
      child.stdout.destroy();
      child.stderr.destroy();
      child.kill('SIGKILL');
    };
    const late = (): void => stop(`it said nothing for ${silence} s`);
    let timer = setTimeout(late, 1000 * silence);
    const end = (exit: number | null): void => {
      clearTimeout(timer);
      running.delete(child);
      done({ exit, stopped, err });
    };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      clearTimeout(timer);
      timer = setTimeout(late, 1000 * silence);
      const lines = (partial + text).split('\n');
      partial = lines.pop() ?? '';
      for (const line of lines) {
        const complaint = stopped === undefined ? hear(line.replace(/\r$/, '')) : undefined;
        if (complaint !== undefined) stop(complaint);
      }
      if (partial.length > longest) stop(`it printed a line of more than ${longest} characters`);
    });
    child.stdout.on('end', () => {
      const complaint = partial === '' || stopped !== undefined ? undefined : hear(partial);
      if (complaint !== undefined) stop(complaint);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err = clipped(err + text);
    });
    child.on('error', (error) => {
      stopped ??= `it cannot be started (${error.message})`;
      end(null);
    });
    child.on('close', end);
  });
}

/** The version of something that is there, or what is missing. */
export type Presence = { readonly version: string } | { readonly version: undefined; readonly lacks: string };

/** What a program says of its version, in one line. */
export function versionOf(program: string, args: readonly string[]): Presence {
  const { error, stdout, status } = spawnSync(program, args, { encoding: 'utf8', timeout: 60_000, maxBuffer: 1 << 20 });
  if (error !== undefined && 'code' in error && error.code === 'ENOENT')
    return { version: undefined, lacks: `there is no program ${program}` };
  const line = error === undefined && status === 0 ? (stdout.split('\n')[0] ?? '').trim() : '';
  if (line === '') return { version: undefined, lacks: `${program} ${args.join(' ')} does not say a version` };
  return { version: line.slice(0, 200) };
}
