/** The oracle `evaluate`: a closed equation or inequality between numbers, or its negation, is checked by computing. */
import { refuse } from '../error.ts';
import { compare } from '../rational.ts';
import type { Signature } from '../signature.ts';
import type { Term } from '../term.ts';

/** Refuses unless the statement is closed, numerical and true. Closed arithmetic is already a numeral when a term is made. */
export function checkEvaluation(s: Signature, formula: Term): void {
  if (s.sortOf(formula) !== s.prop) refuse('evaluate needs a formula');
  const negated = formula.op === '=>' && formula.kid(1) === s.falsum;
  if (truth(s, negated ? formula.kid(0) : formula) === negated) refuse('this is not true');
}

function truth(s: Signature, atom: Term): boolean {
  if (atom.arity !== 2 || atom.kid(0).op !== 'num' || atom.kid(1).op !== 'num')
    return refuse('evaluate needs a closed numerical statement');
  const order = compare(atom.kid(0).value, atom.kid(1).value);
  if (atom.op === '=') return order === 0;
  const sort = atom.kid(0).kid(0);
  if (atom.op === 'app' && atom.symbol === s.arithmetic('<=', sort)) return order <= 0;
  if (atom.op === 'app' && atom.symbol === s.arithmetic('<', sort)) return order < 0;
  return refuse('evaluate knows =, <= and < only');
}
