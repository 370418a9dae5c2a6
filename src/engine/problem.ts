/** What the engine is asked. */
import type { Signature, Term, Theorem } from '../terms/index.ts';
import type { Certificate } from './answer.ts';
import type { Rulebook } from './rulebook.ts';

export interface Problem {
  readonly signature: Signature;
  readonly rules: Rulebook;
  /** Givens and hypotheses, each φ ⊢ φ; their variables are fixed. */
  readonly facts: readonly Theorem[];
  readonly goal: Term;
  readonly budget?: { readonly steps?: number };
  /** Whether to find out what is missing where the goal is not derived; by default it is. */
  readonly explain?: boolean;
  /** Shows closed formulas in some other way, if it can: of concrete objects, by computing. */
  readonly compute?: (formula: Term) => { readonly theorem: Theorem; readonly certificates: readonly Certificate[] } | undefined;
}
