/** Runs programs of others, and listens to what they print, line by line. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';

/** How a program ended. */
export interface Ended {
  readonly exit: number | null;
  /** Why it was stopped, or could not be started; nothing if it ended by itself. */
  readonly stopped: string | undefined;
  /** The end of what it complained of. */
  readonly err: string;
}

const LONGEST_COMPLAINT = 1_000;

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

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
      err = (err + text).slice(-LONGEST_COMPLAINT);
    });
    child.on('error', (error) => {
      stopped ??= `it cannot be started (${error.message})`;
      end(null);
    });
    child.on('close', end);
  });
}

/** What a program says of its version, in one line; nothing if there is no such program. */
export function versionOf(program: string, args: readonly string[]): string | undefined {
  const { error, stdout, status } = spawnSync(program, args, { encoding: 'utf8', timeout: 60_000, maxBuffer: 1 << 20 });
  const line = error === undefined && status === 0 ? (stdout.split('\n')[0] ?? '').trim() : '';
  return line === '' ? undefined : line.slice(0, 200);
}
