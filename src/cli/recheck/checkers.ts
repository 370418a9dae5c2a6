/**
 * The checkers that are not ours: one row each. A row says how its program is found, what it is asked, and what it answers; by which line an
 * answer is recognised is in the file of its kind. Nobody is believed for an exit code alone.
 */
import { SMT2_VERSION } from '../../export/smt2/index.ts';
import type { Extent } from './cache.ts';
import { versionOf } from './program.ts';
import { askSolver, type Question } from './solver.ts';

/** A certificate that the kernel has accepted. */
export interface Work {
  readonly file: string;
  readonly text: string;
  /** The questions for solvers that its steps ask: for each step the number of one, or -1. */
  readonly asks: () => Int32Array;
  /** What solvers are asked about. */
  readonly asked: () => Extent;
}

/** What a checker says of a certificate. */
export interface Finding {
  readonly extent: Extent;
  /** What it did not agree to. */
  readonly refused: readonly Refusal[];
}
export interface Refusal {
  /** The step, or nothing if it refuses the certificate as a whole. */
  readonly step: number | undefined;
  readonly why: string;
}

/** What checkers work with. */
export interface Tools {
  readonly query: (question: number) => string;
  /** How many programs may run at a time, and where to queue up. */
  readonly jobs: number;
  readonly queue: <T>(task: () => Promise<T>) => Promise<T>;
  /** For how many seconds a program may say nothing. */
  readonly silence: number;
  /** To be told how much has been done of how much. */
  readonly progress: (done: number, total: number) => void;
}

export interface Checker {
  readonly name: string;
  /** In words. */
  readonly vouchesFor: string;
  /** How to get it. */
  readonly install: string;
  /** Nothing if it is not there. */
  readonly version: () => string | undefined;
  /** The version of what it is asked; another one is another agreement. */
  readonly questions: string;
  /** A finding for each certificate, in this order. */
  readonly check: (works: readonly Work[], tools: Tools) => Promise<readonly Finding[]>;
}

const WITHOUT_QUANTIFIERS = 'each step of the propositional calculus, of equality and of linear arithmetic';

/** `patience` gives the options that end the work on one question. */
function solver(name: string, version: readonly string[], patience: (milliseconds: number) => readonly string[]): Checker {
  return {
    name,
    vouchesFor: WITHOUT_QUANTIFIERS,
    install: `Debian, Ubuntu: apt-get install ${name}`,
    version: () => versionOf(name, version),
    questions: `smt2 ${SMT2_VERSION}`,
    check: (works, tools) => askAll(works, tools, (questions, heard) => askSolver(name, patience(1000 * tools.silence), questions, tools.silence + 5, heard)), // biome-ignore format: one thought
  };
}

export const checkers: readonly Checker[] = [
  solver('z3', ['--version'], (ms) => [`-t:${ms}`]),
  solver('cvc5', ['--version'], (ms) => ['--incremental', `--tlimit-per=${ms}`]),
];

/** The smallest share of questions that is worth a process of its own. */
const SHARE = 250;

/** Puts every question once, however many steps ask it, in several processes. */
async function askAll(
  works: readonly Work[],
  tools: Tools,
  ask: (questions: readonly Question[], heard: () => void) => Promise<ReadonlyMap<number, string>>,
): Promise<readonly Finding[]> {
  const numbers = [...new Set(works.flatMap((work) => [...new Set(work.asks())]))].filter((n) => n >= 0).sort((a, b) => a - b);
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
    const found = [...work.asks()].flatMap((question, step) => {
      const why = refused.get(question);
      return why === undefined ? [] : [{ step, why }];
    });
    return { extent: work.asked(), refused: found };
  });
}
