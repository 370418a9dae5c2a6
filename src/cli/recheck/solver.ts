/** Asks an SMT solver, and believes of its answers only those that stand where they should. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { announcement, CONTROL, controlledFile, END } from '../../export/smt2/index.ts';
import { type Ended, endOf, listen } from './program.ts';
import { inScratch } from './scratch.ts';

export interface Question {
  readonly number: number;
  readonly query: string;
}

/**
 * What a solver should print: the announcement of the control, its answer, that of a question, and so on, the control once more, and in the
 * end that it has read all. If there is a line that is anything else, nothing of it all is believed.
 */
export class Conversation {
  readonly #questions: readonly Question[];
  readonly #refused = new Map<number, string>();
  /** How many answers have been given, those of the controls included. */
  #answers = 0;
  #announced = false;
  #ended = false;

  constructor(questions: readonly Question[]) {
    this.#questions = questions;
  }

  /** How many questions have been answered. */
  get answered(): number {
    return Math.max(0, Math.min(this.#questions.length, this.#answers - 1));
  }

  /** Says what is wrong with a line, if it is not one of those that are waited for. */
  hear(said: string): string | undefined {
    const line = said.replace(/^"(.*)"$/, '$1').trim(); // some print the quotation marks
    if (this.#ended) return `it printed ${clipped(said)} after the end`;
    const last = this.#questions.length + 1;
    const question = this.#questions[this.#answers - 1];
    if (!this.#announced) {
      const wanted = this.#answers > last ? END : question === undefined ? CONTROL : announcement(question.number);
      if (line !== wanted) return `it printed ${clipped(said)} where ${wanted} was expected`;
      this.#ended = this.#answers > last;
      this.#announced = true;
      return undefined;
    }
    if (!['unsat', 'sat', 'unknown', 'timeout'].includes(said)) return `it printed ${clipped(said)} instead of an answer`;
    if (question === undefined && said !== 'sat') return `it says ${said} to a control question, to which the answer is sat`;
    if (question !== undefined && said !== 'unsat') this.#refused.set(question.number, said === 'sat' ? 'sat: it does not follow' : said);
    this.#answers++;
    this.#announced = false;
    return undefined;
  }

  /** The questions that were not answered `unsat`, and why; the program has ended. */
  outcome(ended: Ended): ReadonlyMap<number, string> {
    if (this.#ended && ended.exit === 0 && ended.stopped === undefined) return this.#refused;
    const end = ended.exit === 0 && ended.stopped === undefined ? 'it ended too early' : endOf(ended);
    const why = `${end} (after ${this.answered} of ${this.#questions.length} answers)`;
    // whoever goes wrong later may have been wrong before; the last control would tell
    for (const { number } of this.#questions) if (!this.#refused.has(number)) this.#refused.set(number, `no answer: ${why}`);
    return this.#refused;
  }
}

const clipped = (text: string): string => JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text);

/** No line of an answer is longer, nor are all complaints together. */
const LONGEST_LINE = 10_000;
const COMPLAINTS = 1 << 20;
/** An announcement and an answer have no more characters. */
const SHORT = 200;

/** The questions that a solver does not answer with `unsat`, and why. `heard` is called after every answer. */
export function askSolver(
  program: string,
  args: readonly string[],
  questions: readonly Question[],
  silence: number,
  heard: () => void,
): Promise<ReadonlyMap<number, string>> {
  return inScratch(
    async (folder) => {
      const file = join(folder, 'questions.smt2');
      writeFileSync(file, controlledFile(questions));
      const conversation = new Conversation(questions);
      const hear = (line: string): string | undefined => {
        const before = conversation.answered;
        const complaint = conversation.hear(line);
        if (conversation.answered > before) heard();
        return complaint;
      };
      const patience = { silence, most: COMPLAINTS + SHORT * questions.length };
      return conversation.outcome(await listen(program, [...args, file], patience, LONGEST_LINE, hear));
    },
    (why) => new Map(questions.map(({ number }) => [number, `no answer: ${why}`] as const)),
  );
}
