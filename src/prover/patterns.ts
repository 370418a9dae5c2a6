/** What the matcher looks for: patterns with slots for the variables of a rule, and sets of them. */
import type { Sym, Term } from '../terms/index.ts';

export type Pattern =
  | { readonly kind: 'variable'; readonly slot: number; readonly sort: Term }
  | { readonly kind: 'ground'; readonly term: Term }
  /** `parts[i]` is absent where the i-th part must be the same up to variables, not just equal. */
  | { readonly kind: 'application'; readonly head: Sym | 'in'; readonly term: Term; readonly parts: readonly (Pattern | undefined)[] }
  | { readonly kind: 'frame'; readonly term: Term; readonly holes: readonly Pattern[] };

/** What the truth value of a matching atom must be; `open` is unknown or false. */
export type Want = 'any' | 'true' | 'false' | 'open';
export type Item =
  | { readonly kind: 'node'; readonly pattern: Pattern; readonly want: Want; readonly covers: number }
  | { readonly kind: 'equation'; readonly left: Pattern; readonly right: Pattern; readonly want: 'true' | 'open'; readonly covers: number }
  /** Any term of the sort. */
  | { readonly kind: 'term'; readonly slot: number; readonly sort: Term; readonly covers: number };

export interface Trigger {
  readonly items: readonly Item[];
  readonly stage: number;
}
export interface Matcher {
  /** The terms without variables that the rule speaks of. */
  readonly ground: readonly Term[];
  readonly slots: ReadonlyMap<Term, number>;
  readonly triggers: readonly Trigger[];
}
