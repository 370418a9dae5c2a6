/** A statement stands under variables and hypotheses; here they are put around formulas and theorems. */
import { type Signature, type Term, Theorem } from '../terms/index.ts';
import { conjuncts } from './conjuncts.ts';

/** What a statement is about, and what it assumes. */
export interface Frame {
  readonly variables: readonly Term[];
  readonly hypotheses: readonly Term[];
}

/** ∀x̄. h₁ ⇒ … ⇒ φ */
export function closed(s: Signature, { variables, hypotheses }: Frame, conclusion: Term): Term {
  const body = hypotheses.reduceRight((rest, h) => s.connective('=>', h, rest), conclusion);
  return variables.reduceRight((rest, x) => s.bind('all', x, rest), body);
}

/** Γ ⊢ φ gives ⊢ ∀x̄. h₁ ⇒ … ⇒ φ, if Γ is among the hypotheses. */
export function discharged({ variables, hypotheses }: Frame, proved: Theorem): Theorem {
  const free = hypotheses.reduceRight((th, h) => Theorem.impIntro(h, th), proved);
  const theorem = variables.reduceRight((th, x) => Theorem.allIntro(x, th), free);
  if (theorem.hypotheses.length > 0) throw new Error('a proof uses more than what is assumed');
  return theorem;
}

/** The hypotheses as facts, conjunctions taken apart. */
export const factsOf = (s: Signature, { hypotheses }: Frame): readonly Theorem[] =>
  hypotheses.flatMap((h) => conjuncts(Theorem.assume(s, h)));

export const under = (frame: Frame, more: readonly Term[]): Frame =>
  more.length === 0 ? frame : { ...frame, hypotheses: [...frame.hypotheses, ...more] };

/** The givens and hypotheses of a statement ∀x̄. h₁ ⇒ … ⇒ goal about these variables; what its binders are called may come from elsewhere. */
export function assumptionsOf(statement: Term, goal: Term, variables: readonly Term[]): readonly Term[] {
  const out: Term[] = [];
  let t = variables.reduce((all, x) => all.owner.open(all, x), statement);
  for (; t !== goal; t = t.kid(1)) out.push(t.kid(0));
  return out;
}
