/** Conjunctions taken apart. */
import { type Term, Theorem } from '../terms/index.ts';

/** Whether φ ⇔ ψ is meant: φ ⇒ ψ and ψ ⇒ φ. */
export function isEquivalence(t: Term): boolean {
  if (t.op !== 'and') return false;
  const [a, b] = [t.kid(0), t.kid(1)];
  return a.op === '=>' && b.op === '=>' && a.kid(0) === b.kid(1) && a.kid(1) === b.kid(0) && a.kid(1).op !== 'false';
}

/** The parts of a conjunction; an equivalence stays whole. */
export function conjuncts(th: Theorem): Theorem[] {
  const f = th.conclusion;
  if (f.op !== 'and' || isEquivalence(f)) return [th];
  return [...conjuncts(Theorem.andLeft(th)), ...conjuncts(Theorem.andRight(th))];
}
