/** Asks an SMT solver, and believes of its answers only those that stand where they should. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { announcement, END, questionFile } from '../../export/smt2/index.ts';
import { discard, scratch } from './ending.ts';
import { type Ended, listen } from './program.ts';

export interface Question {
  readonly number: number;
  readonly query: string;
}

/**
 * What a solver should print: the announcement of a question, its answer, the next announcement, and so on, and in the end that it has read
 * all. From the first line on that is anything else, nothing is believed.
 */
export class Conversation {
  readonly #questions: readonly Question[];
  readonly #refused = new Map<number, string>();
  #answered = 0;
  #announced = false;
  #ended = false;

  constructor(questions: readonly Question[]) {
    this.#questions = questions;
  }

  /** How many questions have been answered. */
  get answered(): number {
    return this.#answered;
  }

  /** Says what is wrong with a line, if it is not one of those that are waited for. */
  hear(said: string): string | undefined {
    const line = said.replace(/^"(.*)"$/, '$1').trim(); // some print the quotation marks
    const question = this.#questions[this.#answered];
    const wanted = question === undefined ? END : announcement(question.number);
    if (this.#ended) return `it printed ${clipped(said)} after the end`;
    if (!this.#announced || question === undefined) {
      if (line !== wanted) return `it printed ${clipped(said)} where ${wanted} was expected`;
      this.#ended = question === undefined;
      this.#announced = true;
      return undefined;
    }
    if (!['unsat', 'sat', 'unknown', 'timeout'].includes(said)) return `it printed ${clipped(said)} instead of an answer`;
    if (said !== 'unsat') this.#refused.set(question.number, said === 'sat' ? 'sat: it does not follow' : said);
    this.#answered++;
    this.#announced = false;
    return undefined;
  }

  /** The questions that were not answered `unsat`, and why; the program has ended. */
  outcome({ exit, stopped, err }: Ended): ReadonlyMap<number, string> {
    if (this.#ended && exit === 0 && stopped === undefined) return this.#refused;
    const said = err.trim() === '' ? '' : `: ${clipped(err.trim().slice(-200))}`;
    const why = stopped ?? (exit === 0 ? `it ended too early${said}` : `it ended with the code ${exit ?? 'of a signal'}${said}`);
    // an error at the very end casts doubt on all that was said before
    const doubtful = this.#answered === this.#questions.length ? 0 : this.#answered;
    for (const { number } of this.#questions.slice(doubtful))
      if (!this.#refused.has(number)) this.#refused.set(number, `no answer: ${why}`);
    return this.#refused;
  }
}

const clipped = (text: string): string => JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text);

/** No line of an answer is longer. */
const LONGEST_LINE = 10_000;

/** The questions that a solver does not answer with `unsat`, and why. `heard` is called after every answer. */
export async function askSolver(
  program: string,
  args: readonly string[],
  questions: readonly Question[],
  silence: number,
  heard: () => void,
): Promise<ReadonlyMap<number, string>> {
  const folder = scratch();
  try {
    const file = join(folder, 'questions.smt2');
    writeFileSync(file, questionFile(questions));
    const conversation = new Conversation(questions);
    const hear = (line: string): string | undefined => {
      const before = conversation.answered;
      const complaint = conversation.hear(line);
      if (conversation.answered > before) heard();
      return complaint;
    };
    return conversation.outcome(await listen(program, [...args, file], { silence, line: LONGEST_LINE }, hear));
  } finally {
    discard(folder);
  }
}
