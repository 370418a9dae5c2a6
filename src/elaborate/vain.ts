/**
 * Questions that were asked in vain. Several claims about one class ask the same of it, such as whether anything is in it: that is not
 * searched for again, unless a theorem that came meanwhile concludes something that was looked for.
 */
import type { Rulebook } from '../engine/index.ts';
import type { Term } from '../terms/index.ts';
import type { Frame } from './closing.ts';
import type { Part } from './item.ts';

interface Question {
  readonly frame: Frame;
  readonly goal: Term;
  /** How many steps the search may take. */
  readonly most: number;
}
interface Failure {
  readonly part: Part;
  /** The goals that came up. */
  readonly goals: readonly Term[];
  /** How many theorems there were. */
  readonly size: number;
}

const REMEMBERED = 8;

export class Vain {
  #asked: readonly (Question & Failure)[] = [];

  find(question: Question, rules: Rulebook): Part | undefined {
    const same = this.#asked.find((each) => isSame(each, question));
    return same === undefined || rules.concerns(same.goals, same.size) ? undefined : same.part;
  }

  add(question: Question, failure: Failure): void {
    this.#asked = [{ ...question, ...failure }, ...this.#asked.filter((each) => !isSame(each, question))].slice(0, REMEMBERED);
  }
}

const isSame = (a: Question, b: Question): boolean =>
  a.goal === b.goal &&
  a.most === b.most &&
  areSame(a.frame.hypotheses, b.frame.hypotheses) &&
  areSame(a.frame.variables, b.frame.variables);
const areSame = (a: readonly Term[], b: readonly Term[]): boolean => a.length === b.length && a.every((t, i) => t === b[i]);
