/** What a theory states, and what became of it. */

import type { Attempt, Derivation, Missing } from '../engine/index.ts';
import type { Span, Stance } from '../syntax/ast.ts';
import type { Term, Theorem } from '../terms/index.ts';
import type { Frame } from './closing.ts';
import type { Fact, Spaces } from './scope.ts';
import type { Line } from './written.ts';

/** A gap in a proof is an axiom whose name has this in the middle; `verify` rejects it. */
export const GAP = ':sorry:';
/** Whether something, or what it was proved from, is not proved. */
export const hasGap = ({ restsOn }: Theorem): boolean => restsOn.some((name) => name.includes(GAP));

/** What is stated, of arbitrary objects under hypotheses. */
export interface Stated extends Frame {
  readonly goal: Term;
  /** The spaces of predicate notation, where the statement names them itself. */
  readonly spaces: Spaces;
}

/** Something stated: an axiom, a theorem or a claim. `resting` is what it may rest on, where the writer says so. */
export interface Item {
  readonly fact: Fact;
  readonly span: Span;
  readonly resting: readonly string[] | undefined;
  readonly stated: Stated | undefined;
  /** How many steps of its own proof are gaps, used in the end or not. */
  readonly gaps: number;
  /** How the engine found it, where it did; or what its proof says. Of a compiled theorem there is neither. */
  readonly derivation: Derivation | undefined;
  readonly written: readonly Line[] | undefined;
  /** Of a claim that was judged: what came out. */
  readonly judgement: Judgement | undefined;
  /** Of a claim that asks to be tight: what that says; of one that needs something: what that is. */
  readonly tight: Term | undefined;
  readonly needs: Term | undefined;
}

/** A statement, closed, with its theorem if it is one. */
export interface Part {
  /** What was to be shown of the parameters, under the hypotheses. */
  readonly goal: Term;
  readonly statement: Term;
  readonly shown: Shown | undefined;
  /** Where it is not shown: the nearest things that would have helped. */
  readonly missing: readonly Missing[];
  /** And the proof that lacks them, where that was looked for. */
  readonly attempt?: Attempt | undefined;
  /** Whether the search was given up. */
  readonly limit: boolean;
  /** How long the search was. */
  readonly steps: number;
}
export interface Shown {
  readonly theorem: Theorem;
  readonly derivation: Derivation | undefined;
  readonly written: readonly Line[] | undefined;
}

export type Finding = 'proved' | 'refuted' | 'vacuous' | 'unknown';

/** What the writer of a claim expects to be found. */
export const expectedFinding: Readonly<Record<Stance, Finding>> = { claim: 'proved', refute: 'refuted', open: 'unknown' };

/** What is known about a claim φ under its givens and hypotheses. */
export interface Judgement {
  readonly stance: Stance;
  readonly finding: Finding;
  /** The parameters that the claim is about, over which its statement is generalised, in that order. */
  readonly variables: readonly Term[];
  /** φ */
  readonly claim: Part;
  /** What makes φ well-posed, if some theory says what that is and it was looked at; where it is not shown, perhaps that it is false. */
  readonly needs: (Part & { readonly why: string | undefined; readonly failure: Part | undefined }) | undefined;
  /** ¬φ, if that was looked at. */
  readonly negation: Part | undefined;
  /** That the class is empty, if some theory says what that means and it was looked at. */
  readonly empty: Part | undefined;
  /** That the class is inhabited, if some theory says what that means; under these conditions besides those of the claim. */
  readonly inhabited: (Part & { readonly conditions: readonly Term[]; readonly asked: boolean }) | undefined;
  /** If the claim asks to be tight: that it is, under these conditions besides its own. */
  readonly tight: (Part & { readonly conditions: readonly Term[] }) | undefined;
  /** Predicates of the class without which the claim is derived as well; absent where it was not derived. */
  readonly unused: readonly string[] | undefined;
  /** The claim speaks of a class that is no product: why that matters. */
  readonly notProduct: { readonly why: string | undefined } | undefined;
}

/** What a judgement finds; vacuity goes before its opposite, and what is not well-posed is not proved. */
export function findingOf({ claim, needs, negation, empty }: Pick<Judgement, 'claim' | 'needs' | 'negation' | 'empty'>): Finding {
  if (empty?.shown !== undefined) return 'vacuous';
  if (claim.shown !== undefined) return needs === undefined || needs.shown !== undefined ? 'proved' : 'unknown';
  return negation?.shown !== undefined ? 'refuted' : 'unknown';
}

/** What may be used of a claim: that it holds, or, if it is to be refuted, that it does not. */
export const expectedPart = ({ stance, claim, negation }: Judgement): Part | undefined => (stance === 'refute' ? negation : claim);
