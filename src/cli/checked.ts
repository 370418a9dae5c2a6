/**
 * `lcgm check`, from memory where that is just as good: if the same question was answered before, by the same program, and all files that
 * were read, and all that were looked for in vain, are what they were. Then neither parser nor kernel is loaded.
 */
import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readdirSync, readSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compiledFile, home } from '../disk/home.ts';
import { digestOf, Observer, type Seen } from '../disk/world.ts';
import { Answers } from './answers.ts';
import type { Answer, Options } from './options.ts';

const FORMAT = 'lcgm-check-1';

export async function check(options: Options): Promise<Answer> {
  // only where it is asked for: a folder that came with the files could have been filled by whoever wrote them
  const folder = options.fresh ? undefined : options.cache;
  const program = folder === undefined ? undefined : programDigest();
  const answers = folder === undefined ? undefined : new Answers(folder);
  const question = program === undefined ? undefined : questionOf(options, program);
  const known = question === undefined ? undefined : answers?.find(question);
  if (known !== undefined) {
    tell(known.seen);
    return known.answer;
  }
  const observer = new Observer();
  const answer = (await import('./theories.ts')).check(options, observer);
  const { seen } = observer;
  if (seen === undefined) return answer;
  tell(seen);
  // a program that was exchanged meanwhile may have answered in part
  if (answers === undefined || question === undefined || programDigest() !== program) return answer;
  const broken = answers.add(question, { seen, answer });
  return broken === undefined ? answer : { ...answer, err: `${answer.err}lcgm: the answer is not remembered: ${broken}\n` };
}

/** All that an answer depends on but for the files that are read. */
const questionOf = (options: Options, program: string): string =>
  JSON.stringify({
    format: FORMAT,
    program,
    home, // shown where a shipped theory has something to say
    node: [process.version, process.arch, process.execArgv, process.env['NODE_OPTIONS'] ?? ''],
    folder: process.cwd(),
    options: {
      ...options,
      cache: undefined,
      style: options.style.red('.'),
      input: options.input === undefined ? undefined : digestOf(options.input),
    },
  });

/** The content of lcgm itself, as it was built; a program that is not built has none, and remembers nothing. */
function programDigest(): string | undefined {
  const here = fileURLToPath(import.meta.url);
  const folder = dirname(here);
  if (!basename(here).endsWith('.cjs')) return undefined;
  const code = readdirSync(folder).filter((name) => name.endsWith('.cjs')).sort(); // biome-ignore format: one thought
  const buffer = Buffer.allocUnsafe(1 << 17);
  const parts = code.map((name) => [name, digestOfFile(join(folder, name), buffer)]);
  return digestOf(JSON.stringify([...parts, existsSync(compiledFile) ? [digestOfFile(compiledFile, buffer)] : []]));
}

/** Without having all of it in memory, which takes longer than the digest. */
function digestOfFile(path: string, buffer: Buffer): string {
  const hash = createHash('sha256');
  const file = openSync(path, 'r');
  try {
    for (let length = readSync(file, buffer); length > 0; length = readSync(file, buffer)) hash.update(buffer.subarray(0, length));
  } finally {
    closeSync(file);
  }
  return hash.digest('base64');
}

/** Whoever watches is told what to watch. */
function tell(seen: Seen): void {
  if (process.env['LCGM_WATCHED'] === undefined) return;
  process.send?.(seen, undefined, undefined, () => undefined); // who watched may be gone
}
