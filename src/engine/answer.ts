/** What the engine answers. */
import type { Sym, Term, Theorem } from '../terms/index.ts';

/** A theorem that derivations may use. Its name is for display: nothing depends on it. */
export interface Known {
  readonly theorem: Theorem;
  readonly name: string;
}

export type Outcome =
  /** The conclusion is the goal; the hypotheses are among those of the facts. */
  | { readonly kind: 'derived'; readonly derivation: Derivation; readonly steps: number }
  /** `limit`: the budget was used up; otherwise everything was tried. */
  | {
      readonly kind: 'failed';
      readonly limit: boolean;
      readonly missing: readonly Missing[];
      /** The proof of which these are missing; absent where it was not asked for. */
      readonly attempt: Attempt | undefined;
      readonly steps: number;
      /** All goals that came up. */
      readonly goals: readonly Term[];
    };

/** Something that, together with the others, would have sufficed. */
export interface Missing {
  readonly goal: Term;
  /** What it was wanted for, and the theorem that wanted it (absent where a definition did). */
  readonly for: Term;
  readonly by: Known | undefined;
}

/** A proof that is not complete: a goal, the fact that would conclude it, and what that wants. */
export interface Attempt {
  readonly goal: Term;
  readonly by: Known | undefined;
  /** Whether it is not shown, but would have helped. */
  readonly presumed: boolean;
  readonly premises: readonly Attempt[];
}

/** A step of a proof. Steps that are used twice are the same object. */
export interface Derivation {
  readonly theorem: Theorem;
  readonly reason: Reason;
  readonly premises: readonly Derivation[];
}

/** What a computation has found, of some kind: nothing here depends on it. */
export interface Certificate {
  readonly kind: string;
  readonly terms: readonly Term[];
}

export type Reason =
  | { readonly kind: 'fact'; readonly known: Known }
  /** One of the facts of the problem. */
  | { readonly kind: 'given' }
  /** Assumed of arbitrary objects. */
  | { readonly kind: 'hypothesis' }
  /** Unfolding the symbol; without one, membership in a set written out. */
  | { readonly kind: 'definition'; readonly symbol: Sym | undefined }
  | { readonly kind: 'arithmetic' }
  /** What the problem's `compute` shows. */
  | { readonly kind: 'computation'; readonly certificates: readonly Certificate[] }
  /** The premises hold for arbitrary objects under hypotheses; the symbol is that whose definition says so. */
  | {
      readonly kind: 'arbitrary';
      readonly variables: readonly Term[];
      readonly hypotheses: readonly Term[];
      readonly symbol: Sym | undefined;
    }
  /** The first premise, with equals for equals as the others say. */
  | { readonly kind: 'equality' }
  | { readonly kind: 'logic' };
