/** Proofs for SMT solvers (SMT-LIB 2): a question for each step that is one without quantifiers. */
import type { Rule, Theorem } from '../../terms/index.ts';
import type { Step } from '../proof.ts';
import { obligationOf } from './obligation.ts';

export { query, type Sequent, stepOf } from './obligation.ts';

/** Which questions a proof asks. */
export interface Questions {
  /** Each question once, in the order of the steps that ask it first. */
  readonly queries: readonly string[];
  /** For each step which of them it asks, or -1. */
  readonly asks: Int32Array;
  /** How many steps of each rule ask, and how many do not, for what reason. */
  readonly vouched: ReadonlyMap<Rule, number>;
  readonly notVouched: ReadonlyMap<Rule, { readonly why: string; readonly steps: number }[]>;
}

/** What these steps ask. `known` has the questions that were asked before, by others, and is added to. */
export function questionsOf(steps: readonly Theorem[], known = new Map<string, number>()): Questions {
  const asks = new Int32Array(steps.length).fill(-1);
  const vouched = new Map<Rule, number>();
  const notVouched = new Map<Rule, { readonly why: string; steps: number }[]>();
  for (const [i, step] of steps.entries()) {
    const obligation = obligationOf(step);
    const { rule } = obligation;
    if (obligation.kind === 'asked') {
      const number = known.get(obligation.query) ?? known.size;
      known.set(obligation.query, number);
      asks[i] = number;
      vouched.set(rule, (vouched.get(rule) ?? 0) + 1);
    } else {
      const reasons = notVouched.get(rule) ?? [];
      notVouched.set(rule, reasons);
      const same = reasons.find((each) => each.why === obligation.why);
      if (same === undefined) reasons.push({ why: obligation.why, steps: 1 });
      else same.steps++;
    }
  }
  return { queries: [...known.keys()], asks, vouched, notVouched };
}

/** What a solver prints before its answer to a question. */
export const announcement = (question: number): string => `lcgm question ${question}`;
/** What it prints when it has read all. */
export const END = 'lcgm end';

/**
 * What it prints before its answer to a question that is no step, and to which the right answer is `sat`. Whoever says `unsat` to that says
 * it of anything, or is still under the assumptions of a question before.
 */
export const CONTROL = 'lcgm control';
const CONTROL_QUESTION = `(push 1)
(echo "${CONTROL}")
(declare-fun u1 () U)
(declare-fun u2 () U)
(declare-fun u3 () Real)
(declare-fun f1 (U Real) Bool)
(assert (f1 u1 u3))
(assert (< u3 1.0))
(assert (not (f1 u2 u3)))
(check-sat)
(pop 1)
`;

const HEAD = `(set-logic QF_UFLRA)
(declare-sort U 0)
`;

/** A question, by a number, and what it is about. */
export interface Numbered {
  readonly number: number;
  readonly query: string;
  readonly about?: string;
}

/** The same, with a control before and behind all. */
export const controlledFile = (questions: readonly Numbered[]): string => questionFile(questions, CONTROL_QUESTION);

/** A file of questions; an answer belongs to the question whose number is printed just before. */
export function questionFile(questions: readonly Numbered[], around = ''): string {
  const parts = questions.map(({ number, query, about }) => {
    const comment = about === undefined ? '' : `; ${about}\n`;
    return `${comment}(push 1)\n(echo "${announcement(number)}")\n${query}(check-sat)\n(pop 1)\n`;
  });
  return `${HEAD}${around}${parts.join('')}${around}(echo "${END}")\n(exit)\n`;
}

/** How many numbers stand in a line. */
const PER_LINE = 20;

/** The questions of a proof as a file that explains itself. */
export function exportedProof(steps: readonly Step[]): string {
  const known = new Map<string, number>();
  const { queries, asks, vouched, notVouched } = questionsOf(
    steps.map(({ theorem }) => theorem),
    known,
  );
  const askedBy = queries.map((): number[] => []);
  for (const [i, { number }] of steps.entries()) askedBy[asks[i] ?? -1]?.push(number);
  const questions = queries.map((query, number) => ({ number, query, about: listed(askedBy[number] ?? []) }));
  const head = [
    'A proof of lcgm, a question for each step that is one without quantifiers. Steps that ask the same, but for names, ask once.',
    `Every answer must be unsat, and stand below the number of its question; the last line must be ${END}.`,
    'z3 FILE, or cvc5 --incremental FILE.',
    `vouched for: ${[...vouched].map(([rule, n]) => `${rule} ${n}`).join(', ') || 'nothing'}`,
    ...[...notVouched].flatMap(([rule, reasons]) => reasons.map(({ why, steps: n }) => `not vouched for: ${rule} ${n} (${why})`)),
  ];
  return `${head.map((line) => `; ${line}\n`).join('')}${questionFile(questions)}`;
}

function listed(numbers: readonly number[]): string {
  const lines = Array.from({ length: Math.ceil(numbers.length / PER_LINE) }, (_, i) =>
    numbers.slice(i * PER_LINE, (i + 1) * PER_LINE).join(' '),
  );
  return `${numbers.length === 1 ? 'step' : 'steps'} ${lines.join('\n; ')}`;
}
