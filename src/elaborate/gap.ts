/** What is not proved, as something that may be used, and that gives itself away. */
import { freeVariables, type Signature, type Term, Theorem } from '../terms/index.ts';
import { closed } from './closing.ts';
import { GAP } from './item.ts';

/** A theorem out of nothing: it rests on an axiom of this name that says just this. */
export function gapNamed(s: Signature, name: string, formula: Term): Theorem {
  if (!name.includes(GAP)) throw new Error(`a gap must not be called ${name}`);
  const variables = [...freeVariables(formula)].filter((v) => v.op === 'free'); // what a sort mentions comes before the variable
  s.assume(name, closed(s, { variables, hypotheses: [] }, formula));
  return variables.length === 0 ? Theorem.axiom(s, name) : Theorem.allElim(Theorem.axiom(s, name), ...variables);
}
