/**
 * The checkers that are not ours: one row each. A row says how its program is found, what it is asked, and what it answers; by which line an
 * answer is recognised is in the file of its kind. Nobody is believed for an exit code alone.
 */
import { join } from 'node:path';
import { home } from '../../disk/home.ts';
import type { Checker, Finding, Tools, Work } from './checker.ts';
import { coqChecker } from './coq.ts';
import { versionOf } from './program.ts';
import { pythonChecker } from './python.ts';
import { askSolver, type Question } from './solver.ts';

const WITHOUT_QUANTIFIERS = 'each step of the propositional calculus, of equality and of linear arithmetic';

/** `patience` gives the options that end the work on one question. */
function solver(name: string, version: readonly string[], patience: (milliseconds: number) => readonly string[]): Checker {
  return {
    name,
    vouchesFor: WITHOUT_QUANTIFIERS,
    install: `Debian, Ubuntu: apt-get install ${name}`,
    presence: (silence) => versionOf(name, version, silence),
    together: false,
    check: (works, tools) => askAll(works, tools, (questions, heard) => askSolver(name, patience(Math.ceil(1000 * tools.silence)), questions, tools.silence + 5, heard)), // biome-ignore format: one thought
  };
}

export const checkers: readonly Checker[] = [
  solver('z3', ['--version'], (ms) => [`-t:${ms}`]),
  solver('cvc5', ['--version'], (ms) => ['--incremental', `--tlimit-per=${ms}`]),
  coqChecker(join(home, 'coq')),
  pythonChecker(join(home, 'tools', 'recheck')),
];

/** The smallest share of questions that is worth a process of its own. */
const SHARE = 250;

/** Puts every question once, however many steps ask it, in several processes. */
async function askAll(
  works: readonly Work[],
  tools: Tools,
  ask: (questions: readonly Question[], heard: () => void) => Promise<ReadonlyMap<number, string>>,
): Promise<readonly Finding[]> {
  const numbers = [...new Set(works.flatMap((work) => [...new Set(work.asks)]))].filter((n) => n >= 0).sort((a, b) => a - b);
  const share = Math.max(SHARE, Math.ceil(numbers.length / tools.jobs));
  const parts = Array.from({ length: Math.ceil(numbers.length / share) }, (_, i) => numbers.slice(i * share, (i + 1) * share));
  let done = 0;
  const heard = (): void => tools.progress(++done, numbers.length);
  const answers = await Promise.all(
    parts.map((part) =>
      tools.queue(() =>
        ask(
          part.map((number) => ({ number, query: tools.query(number) })),
          heard,
        ),
      ),
    ),
  );
  const refused = new Map(answers.flatMap((each) => [...each]));
  return works.map((work) => {
    const found = [...work.asks].flatMap((question, step) => {
      const why = refused.get(question);
      return why === undefined ? [] : [{ step, why, stops: false }];
    });
    return { extent: work.asked, refused: found };
  });
}
