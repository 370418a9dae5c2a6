/** The things that a branch consists of. */
import type { Term, Theorem } from '../terms/index.ts';
import type { False, Node } from './congruence.ts';
import type { Matcher } from './patterns.ts';
import type { Rule, Substitution } from './rules.ts';

/** Where a formula comes from, and how far it is from what was given. */
export interface Origin {
  readonly generation: number;
  /** The number of the fact it was derived from; −1 for the goal. */
  readonly source: number;
  /** Whether it is what remains of the goal itself, by steps without alternative. */
  readonly main: boolean;
}

/** Proves the conclusion, or closes the branch, from proofs of the leaves. */
export type Build = (by: Substitution, leaf: (i: number) => Theorem) => Theorem;

/** A rule with variables, and the fact or goal that it comes from. */
export interface Schema {
  readonly rule: Rule;
  matcher: Matcher | undefined;
  readonly build: Build;
  readonly origin: Origin;
  readonly seen: Set<string>;
}
/** An instance of a rule. */
export interface Clause {
  readonly leaves: readonly Term[];
  readonly conclusion: Term | undefined;
  readonly build: (leaf: (i: number) => Theorem) => Theorem;
  readonly origin: Origin;
  done: boolean;
}
/** φ ∨ ψ, which holds. */
export interface Disjunction {
  readonly formula: Term;
  readonly prove: () => Theorem;
  readonly origin: Origin;
  done: boolean;
}
/** An equation that does not hold, or is to be proved. */
export interface Distinct {
  readonly atom: Term;
  readonly left: Node;
  readonly right: Node;
  readonly how: False;
  readonly origin: Origin;
}
