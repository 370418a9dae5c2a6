/**
 * `lcgm check`, from memory where that is just as good: if the same question was answered before, by the same program, and all files that
 * were read, and all that were looked for in vain, are what they were. Then neither parser nor kernel is loaded.
 */
import { home } from '../disk/home.ts';
import { digestOf, Observer, type Seen } from '../disk/world.ts';
import { Answers } from './answers.ts';
import { programDigest } from './built.ts';
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

/** Whoever watches is told what to watch. */
function tell(seen: Seen): void {
  if (process.env['LCGM_WATCHED'] === undefined) return;
  process.send?.(seen, undefined, undefined, () => undefined); // who watched may be gone
}
