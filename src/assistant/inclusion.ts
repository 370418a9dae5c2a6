/** That one set is within another, said in the way in which it is found soonest. */
import { freeVariables, type Signature, type Term } from '../terms/index.ts';

/** ∀x. x ∈ A ⇒ x ∈ B; of a set whose members are listed, that each of them is in B. */
export function inclusion(s: Signature, a: Term, b: Term): Term {
  const x = s.free('x', s.sortOf(a).kid(0));
  const [first, ...others] = (a.op === 'comp' ? listed(s.open(a, x), x) : undefined) ?? [];
  if (first === undefined) return s.bind('all', x, s.connective('=>', s.member(x, a), s.member(x, b)));
  return others.reduce((all, member) => s.connective('and', all, s.member(member, b)), s.member(first, b));
}

/** a, b, … of x = a ∨ x = b ∨ … */
function listed(t: Term, x: Term): readonly Term[] | undefined {
  if (t.op === '=') return t.kid(0) === x && !freeVariables(t.kid(1)).has(x) ? [t.kid(1)] : undefined;
  if (t.op !== 'or') return undefined;
  const [left, right] = [listed(t.kid(0), x), listed(t.kid(1), x)];
  return left === undefined || right === undefined ? undefined : [...left, ...right];
}
