/**
 * A compiled theory as JSON. Where it speaks of a term, theorem or symbol, it has its number: that of the row of the proofs that makes it.
 * What is not there is left out.
 */
import type { Fact } from '../elaborate/scope.ts';
import type { Aspect, Attributes, Expr, Source, Span, Stance } from '../syntax/ast.ts';

export interface StoredTheory {
  readonly title?: string | undefined;
  /** The names that the rows use. */
  readonly names: readonly string[];
  /** How many numbers of the rows are needed at once; the others only for traces. */
  readonly urgent: number;
  readonly symbols: readonly StoredEntry[];
  readonly shorts: readonly StoredEntry[];
  readonly parameters: readonly { readonly name: string; readonly term: number }[];
  readonly givens: readonly number[];
  readonly abbreviations: readonly (readonly [string, Expr])[];
  readonly concepts?: StoredNamed | undefined;
  readonly features?: StoredNamed | undefined;
  readonly forms: readonly StoredForm[];
  readonly items: readonly StoredItem[];
}
export interface StoredEntry {
  readonly symbol: number;
  readonly surface: string;
  readonly explicit: readonly boolean[];
  readonly attributes: Attributes;
  readonly defaults?: readonly (string | null)[] | undefined;
}
export interface StoredNamed {
  readonly expr: Expr;
  readonly term: number;
}
export interface StoredForm {
  readonly aspect: Aspect;
  readonly title?: string | undefined;
  readonly pattern: number;
  readonly meaning?: number | undefined;
}

export interface StoredItem {
  readonly kind: Fact['kind'];
  readonly label: string;
  readonly title?: string | undefined;
  readonly source?: Source | undefined;
  readonly span: Span;
  readonly resting?: readonly string[] | undefined;
  readonly tight?: number | undefined;
  readonly needs?: number | undefined;
  /** A place in the traces. */
  readonly stated?: number | undefined;
  /** Of an axiom or theorem. */
  readonly theorem?: number | undefined;
  readonly derivation?: number | undefined;
  /** Of a claim, which has no other theorem than those of its judgement; where these do not show it, the name of the gap. */
  readonly judgement?: StoredJudgement | undefined;
  readonly gap?: string | undefined;
}

/** The finding is not here: it follows from what is shown. */
export interface StoredJudgement {
  readonly stance: Stance;
  readonly variables: readonly number[];
  readonly hypotheses: readonly number[];
  readonly claim: StoredPart;
  readonly needs?: (StoredPart & { readonly why?: string | undefined }) | undefined;
  readonly negation?: StoredPart | undefined;
  readonly empty?: StoredPart | undefined;
  readonly inhabited?: StoredPart | undefined;
  readonly tight?: StoredPart | undefined;
  readonly unused?: readonly string[] | undefined;
  readonly notProduct?: { readonly why?: string | undefined } | undefined;
}
export interface StoredPart {
  readonly goal: number;
  readonly statement: number;
  readonly theorem?: number | undefined;
  readonly conditions?: readonly number[] | undefined;
  /** That the writer gave a witness. */
  readonly asked?: boolean | undefined;
  readonly limit: boolean;
  readonly steps: number;
  /** Places in the traces. */
  readonly derivation?: number | undefined;
  readonly missing?: number | undefined;
}

/** What only traces need. */
export interface StoredTraces {
  readonly steps: readonly StoredStep[];
  readonly stated: readonly StoredStatement[];
  readonly missing: readonly (readonly StoredMissing[])[];
}
export interface StoredStatement {
  readonly variables: readonly number[];
  readonly hypotheses: readonly number[];
  readonly goal: number;
  readonly concepts?: number | undefined;
  readonly features?: number | undefined;
}
export interface StoredStep {
  readonly theorem: number;
  readonly reason: StoredReason;
  /** Earlier steps. */
  readonly premises: readonly number[];
}
/** Theorems that derivations use go by `theory:label`. */
export type StoredReason =
  | { readonly kind: 'fact'; readonly known: string }
  | { readonly kind: 'given' | 'hypothesis' | 'arithmetic' | 'equality' | 'logic' }
  | { readonly kind: 'computation'; readonly certificates: readonly { readonly kind: string; readonly terms: readonly number[] }[] }
  | { readonly kind: 'definition'; readonly symbol?: number | undefined }
  | {
      readonly kind: 'arbitrary';
      readonly variables: readonly number[];
      readonly hypotheses: readonly number[];
      readonly symbol?: number | undefined;
    };
export interface StoredMissing {
  readonly goal: number;
  readonly for: number;
  readonly by?: string | undefined;
}
