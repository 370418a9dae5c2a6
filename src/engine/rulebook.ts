/** The theorems that derivations may use, as rules found by what they conclude. */
import type { Signature, Term } from '../terms/index.ts';
import type { Known } from './answer.ts';
import { estimated } from './arithmetic.ts';
import { rulesOf } from './compile.ts';
import { Discrimination } from './discrimination.ts';
import { Meanings } from './meaning.ts';
import { Bindings, patternsIn, slotsOf } from './pattern.ts';
import type { Rule, RuleIndex } from './rule.ts';

export interface Rules {
  readonly meanings: Meanings;
  /** By what they conclude. */
  readonly index: RuleIndex;
  /** What is known of numbers such as min(m, n), by these. */
  readonly estimates: RuleIndex;
}

/** An index of theorems serves many searches; so it parts them well. */
const CROWDED = 2;

export class Rulebook {
  readonly signature: Signature;
  readonly #meanings: Meanings;
  readonly #index = new Discrimination<Rule>(CROWDED);
  readonly #estimates = new Discrimination<Rule>(CROWDED);
  readonly #waiting: Known[] = [];
  readonly #base: Rulebook | undefined;
  /** Those of its own theorems. */
  readonly #rules: Rule[] = [];
  #count: number;

  /** With the theorems of another one before its own; to that one nothing is to be added any more. */
  constructor(signature: Signature, base?: Rulebook) {
    this.signature = signature;
    this.#meanings = Meanings.of(signature);
    this.#base = base;
    this.#count = base?.size ?? 0;
  }

  /** Adds a theorem, which becomes rules when a derivation is asked for. Earlier ones are preferred to later ones. */
  add(known: Known): void {
    this.#waiting.push(known);
  }

  /** How many theorems there are. */
  get size(): number {
    return this.#count + this.#waiting.length;
  }

  /** Whether a search that met these goals might have gone otherwise with the theorems that came after the first so many. */
  concerns(goals: readonly Term[], size: number): boolean {
    this.open();
    const later = new Discrimination<Rule>(CROWDED);
    for (const rule of this.#rules) {
      if (rule.order < size) continue;
      if (estimated(this.signature, rule).length > 0) return true;
      later.add(rule.head, rule);
    }
    return goals.some((goal) => later.find(goal).some((rule) => this.#fits(rule, goal)));
  }

  /** Whether a rule may conclude an instance of a goal. */
  #fits(rule: Rule, goal: Term): boolean {
    return new Bindings(this.signature, rule.slots, slotsOf(patternsIn(goal))).unify(rule.head, goal);
  }

  /** What literals mean, and the rules, of all theorems added so far. */
  open(): Rules {
    for (const known of this.#waiting.splice(0)) {
      const order = this.#count++;
      for (const rule of rulesOf(this.#meanings, known.theorem, { order, reason: { kind: 'fact', known } })) {
        this.#rules.push(rule);
        this.#index.add(rule.head, rule);
        for (const term of estimated(this.signature, rule)) this.#estimates.add(term, rule);
      }
    }
    const own = { meanings: this.#meanings, index: this.#index, estimates: this.#estimates };
    if (this.#base === undefined) return own;
    const { index, estimates } = this.#base.open();
    return { ...own, index: both(index, own.index), estimates: both(estimates, own.estimates) };
  }
}

const both = (first: RuleIndex, second: RuleIndex): RuleIndex => ({ find: (pattern) => [...first.find(pattern), ...second.find(pattern)] });
