/** What the engine is asked. */
import type { Signature, Term, Theorem } from '../logic/index.ts';
import type { Rulebook } from './rulebook.ts';

export interface Problem {
  readonly signature: Signature;
  readonly rules: Rulebook;
  /** Givens and hypotheses, each φ ⊢ φ; their variables are fixed. */
  readonly facts: readonly Theorem[];
  readonly goal: Term;
  readonly budget?: { readonly steps?: number };
  /** Whether nobody wants to know what is missing; finding that out takes longer than the search. */
  readonly tersely?: boolean;
}
