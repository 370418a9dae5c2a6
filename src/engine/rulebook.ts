/** The theorems that derivations may use, as rules found by what they conclude. */
import type { Signature } from '../terms/index.ts';
import type { Known } from './answer.ts';
import { estimated } from './arithmetic.ts';
import { rulesOf } from './compile.ts';
import { Discrimination } from './discrimination.ts';
import { Meanings } from './meaning.ts';
import type { Rule } from './rule.ts';

export interface Rules {
  readonly meanings: Meanings;
  /** By what they conclude. */
  readonly index: Discrimination<Rule>;
  /** What is known of numbers such as min(m, n), by these. */
  readonly estimates: Discrimination<Rule>;
}

/** An index of theorems serves many searches; so it parts them well. */
const CROWDED = 2;

export class Rulebook {
  readonly signature: Signature;
  readonly #meanings: Meanings;
  readonly #index = new Discrimination<Rule>(CROWDED);
  readonly #estimates = new Discrimination<Rule>(CROWDED);
  readonly #waiting: Known[] = [];
  #count = 0;

  constructor(signature: Signature) {
    this.signature = signature;
    this.#meanings = Meanings.of(signature);
  }

  /** Adds a theorem, which becomes rules when a derivation is asked for. Earlier ones are preferred to later ones. */
  add(known: Known): void {
    this.#waiting.push(known);
  }

  /** What literals mean, and the rules, of all theorems added so far. */
  open(): Rules {
    for (const known of this.#waiting.splice(0)) {
      const order = this.#count++;
      for (const rule of rulesOf(this.#meanings, known.theorem, { order, reason: { kind: 'fact', known } })) {
        this.#index.add(rule.head, rule);
        for (const term of estimated(this.signature, rule)) this.#estimates.add(term, rule);
      }
    }
    return { meanings: this.#meanings, index: this.#index, estimates: this.#estimates };
  }
}
