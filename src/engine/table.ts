/** Tables: goals with their answers, and the frames (rules half used) that wait for these. */
import type { Term } from '../terms/index.ts';
import type { Assumption } from './context.ts';
import { type Bindings, NOWHERE, patternsIn, type Slots, slotsOf } from './pattern.ts';
import type { Rule } from './rule.ts';

/** An instance of a goal, and how it was derived. */
export interface Answer {
  readonly term: Term;
  readonly rule: Rule;
  readonly bindings: Bindings;
  readonly premises: readonly Answer[];
  readonly cost: number;
  /** The hypotheses of contexts that it depends on. */
  readonly assumptions: readonly Assumption[];
}

/** A rule used for a goal, some of its premises proved. */
export interface Frame {
  readonly table: Table;
  readonly rule: Rule;
  readonly bindings: Bindings;
  /** For each premise its proof, or `later` where it is to be proved when it is ground. */
  readonly proofs: readonly (Answer | 'later' | undefined)[];
  /** One more than the cost of the proofs so far. */
  readonly cost: number;
  /** The least size of a proof of the whole that uses it. */
  readonly priority: number;
  /** The lower, the sooner it is looked at. */
  readonly turn: number;
  readonly number: number;
}

/** The theorems that may conclude a goal, still to be tried. */
export interface Opening extends Pick<Frame, 'table' | 'turn' | 'number'> {
  readonly rule: undefined;
}

/**
 * Which rules are used for a goal with holes: what is known without premises; those too whose premises tell what the holes stand for;
 * or those whose conclusion leaves nothing open.
 */
export type Kind = 'facts' | 'telling' | 'other';

export class Table {
  readonly goal: Term;
  readonly number: number;
  readonly holes: readonly Term[];
  readonly ground: boolean;
  readonly slots: Slots;
  readonly kind: Kind;
  /** A proof of the whole that uses this goal has so many steps besides those for the goal, at least. */
  readonly distance: number;
  /** How far down it is: a sum over the goals between it and the first one. */
  readonly level: number;
  readonly answers: Answer[] = [];
  /** The frames that wait, and for which premise. */
  waiting: { readonly frame: Frame; readonly premise: number }[] = [];
  /** Instances that may hold, perhaps with holes themselves; the goal itself where it holds of anything. */
  readonly proposals = new Set<Term>();
  /** How many theorems and hypotheses were begun with. */
  choices = 0;
  /** In how many ways it may be proved, about, once that was asked. */
  ways: number | undefined;
  /** From how much that is known of numbers it was last tried to calculate it. */
  calculated: number | undefined;
  #done = false;
  readonly #answers = new Map<Term, Answer[]>();

  constructor(goal: Term, { number, distance, level, kind }: Pick<Table, 'number' | 'distance' | 'level' | 'kind'>) {
    this.number = number;
    this.kind = kind;
    this.goal = goal;
    this.distance = distance;
    this.level = level;
    this.holes = patternsIn(goal);
    this.ground = this.holes.length === 0;
    this.slots = this.ground ? NOWHERE : slotsOf(this.holes);
  }

  /** Whether further answers would be of no use. */
  get done(): boolean {
    return this.#done;
  }

  /** Takes a proposal, unless it is there already. */
  propose(instance: Term): boolean {
    const before = this.proposals.size;
    return this.proposals.add(instance).size > before;
  }

  /** Takes an answer, unless there is one as good already. */
  accept(answer: Answer): boolean {
    const same = this.#answers.get(answer.term) ?? [];
    const needed = answer.assumptions.filter((a) => a.plain);
    if (same.some((other) => other.assumptions.every((a) => !a.plain || needed.includes(a)))) return false;
    this.#answers.set(answer.term, [...same, answer]);
    this.answers.push(answer);
    if (this.ground && needed.length === 0) this.#done = true;
    return true;
  }
}
