/**
 * Runs programs of others, and listens to what they print. None of them is waited for longer than one has patience, none makes us keep more
 * than it could have to say, and none leaves another behind.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join, parse, sep } from 'node:path';
import { atTheEnd } from '../ending.ts';

/** How a program ended. */
export interface Ended {
  readonly exit: number | null;
  /** By what it was killed, if it was. */
  readonly signal: string | null;
  /** Why it was stopped, or could not be started; nothing if it ended by itself. */
  readonly stopped: string | undefined;
  /** Whether there is no such program. */
  readonly absent: boolean;
  /** What it complained of, all but the middle if that is long. */
  readonly err: string;
}

/** With what patience one listens: for so many seconds without a word, and to so many characters in all, complaints included. */
export interface Patience {
  readonly silence: number;
  readonly most: number;
}
/** What a line costs besides its characters: an empty one has to be kept, too. */
const LINE = 16;

/** How a program ended, in words, with the first lines of what it complained of, and the last, where some say what is wrong. */
export function endOf({ exit, signal, stopped, err }: Ended): string {
  const lines = err.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  const told = lines.length <= 2 * FEW ? lines : [...lines.slice(0, FEW), '…', ...lines.slice(-FEW)];
  const killed = signal === 'SIGKILL' ? 'SIGKILL, as the system does when memory is short' : signal;
  const how = stopped ?? (killed === null ? `it ended with the code ${exit}` : `it was killed by ${killed}`);
  return told.length === 0 ? how : `${how}: ${told.join(' ')}`;
}
const FEW = 2;

/** Of more than so many characters the beginning, where compilers say the place, and the end are kept. */
const LONGEST_COMPLAINT = 20_000;

const clipped = (text: string): string =>
  text.length <= LONGEST_COMPLAINT ? text : text.slice(0, LONGEST_COMPLAINT / 2) + text.slice(-LONGEST_COMPLAINT / 2);

const ELSEWHERE = parse(process.execPath).root;

/** Windows has no groups of processes. */
const GROUPS = process.platform !== 'win32';

const running = new Set<ChildProcess>();
const killAll = (): void => {
  for (const child of running) kill(child);
};

/** Kills a program, and what it has started. */
function kill(child: ChildProcess): void {
  if (GROUPS && child.pid !== undefined)
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // nothing of it is left
    }
  child.kill('SIGKILL');
}

/** Listens piece by piece; what `hear` or, of the end, `finish` complains of stops the program. */
function attend(
  program: string,
  args: readonly string[],
  { silence, most }: Patience,
  hear: (text: string) => string | undefined,
  finish: () => string | undefined = () => undefined,
): Promise<Ended> {
  return new Promise((done) => {
    let stopped: string | undefined;
    let absent = false;
    let [err, length] = ['', 0];
    const end = (exit: number | null, signal: string | null): void => done({ exit, signal, stopped, absent, err });
    const unable = (error: unknown): void => {
      const code = codeOf(error);
      absent = code === 'ENOENT' || (code === 'EACCES' && !isAnywhere(program));
      stopped ??= `it cannot be started (${error instanceof Error ? error.message : 'for no reason'})`;
      end(null, null);
    };
    const child = started(program, args);
    if (child instanceof Error) return unable(child);
    const { stdout, stderr } = child;
    if (!stdout || !stderr) {
      child.on('error', unable); // where there are too many open files, there is nothing to listen to
      return;
    }
    atTheEnd(killAll);
    running.add(child);
    const stop = (why: string): void => {
      stopped ??= why;
      stdout.destroy();
      stderr.destroy();
      kill(child);
    };
    const late = (): void => stop(`it said nothing for ${silence} s`);
    let timer = setTimeout(late, 1000 * silence);
    const over = (): void => {
      clearTimeout(timer);
      running.delete(child);
    };
    const count = (text: string): boolean => {
      length += text.length + LINE * (text.split('\n').length - 1);
      if (length > most) stop('it printed far more than there is to say');
      return stopped === undefined;
    };
    stdout.setEncoding('utf8').on('data', (text: string) => {
      clearTimeout(timer);
      if (!count(text)) return;
      timer = setTimeout(late, 1000 * silence);
      const complaint = hear(text);
      if (complaint !== undefined) stop(complaint);
    });
    stdout.on('end', () => {
      const complaint = stopped === undefined ? finish() : undefined;
      if (complaint !== undefined) stop(complaint);
    });
    stderr.setEncoding('utf8').on('data', (text: string) => {
      if (count(text)) err = clipped(err + text);
    });
    child.on('error', (error) => {
      over();
      unable(error);
    });
    child.on('exit', () => kill(child)); // what it has left behind could print, and make us wait, for ever
    child.on('close', (exit, signal) => {
      over();
      end(exit, signal);
    });
  });
}

/**
 * In a group of its own, so that it can be killed with all that it has started; and not in the folder where we are, since Coq takes what it
 * finds there, or in COQPATH, for modules of its library, which may have come with the files that are to be checked.
 */
function started(program: string, args: readonly string[]): ChildProcess | Error {
  const env = { ...process.env, COQPATH: undefined };
  try {
    return spawn(program, args, { cwd: ELSEWHERE, env, stdio: ['ignore', 'pipe', 'pipe'], detached: GROUPS });
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
/** Whether there is a file of this name where programs are looked for; the system says the same of a folder there that must not be read. */
const isAnywhere = (program: string): boolean =>
  (program.includes(sep) ? [''] : (process.env['PATH'] ?? '').split(delimiter)).some((folder) => existsSync(join(folder, program)));

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

/** Listens line by line, to lines that are no `longest` than that: one that should not be there, as `hear` says, stops the program. */
export function listen(
  program: string,
  args: readonly string[],
  patience: Patience,
  longest: number,
  hear: (line: string) => string | undefined,
): Promise<Ended> {
  let partial = '';
  return attend(
    program,
    args,
    patience,
    (text) => {
      const lines = (partial + text).split('\n');
      partial = lines.pop() ?? '';
      for (const line of lines) {
        const complaint = hear(line.replace(/\r$/, ''));
        if (complaint !== undefined) return complaint;
      }
      return partial.length > longest ? `it printed a line of more than ${longest} characters` : undefined;
    },
    () => (partial === '' ? undefined : hear(partial)),
  );
}

/** Listens to the end. */
export async function transcript(program: string, args: readonly string[], patience: Patience): Promise<Ended & { readonly out: string }> {
  const parts: string[] = [];
  const ended = await attend(program, args, patience, (text) => {
    parts.push(text);
    return undefined;
  });
  return { ...ended, out: parts.join('').replaceAll('\r\n', '\n') };
}

/** The version of something that is there, or what is missing; what is there, and cannot say it, is broken. */
export type Presence = { readonly version: string } | Lacking;
export interface Lacking {
  readonly version: undefined;
  readonly lacks: string;
  readonly broken: boolean;
}

/** Nobody says more of a version. */
const LONGEST_VERSION = 1 << 20;
/** Nobody needs longer to say it, in seconds. */
const SLOWEST_VERSION = 60;

/** What a program says of its version, in one line. */
export async function versionOf(program: string, args: readonly string[], silence = SLOWEST_VERSION): Promise<Presence> {
  const patience = { silence: Math.min(silence, SLOWEST_VERSION), most: LONGEST_VERSION };
  const { out, ...ended } = await transcript(program, args, patience);
  if (ended.absent) return { version: undefined, lacks: `there is no program ${program}`, broken: false };
  const line = ended.exit === 0 && ended.stopped === undefined ? (out.split('\n')[0] ?? '').trim() : '';
  if (line !== '') return { version: line.slice(0, 200) };
  return { version: undefined, lacks: `${program} ${args.join(' ')} does not say a version: ${endOf(ended)}`, broken: true };
}
