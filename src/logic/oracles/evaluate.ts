/** The oracle `evaluate`: a closed equation or inequality between numbers or matrices, or its negation, is checked by computing. */
import { refuse } from '../error.ts';
import type { Signature } from '../signature.ts';
import type { Term } from '../term.ts';
import { Matrices, onMatrices } from './matrices.ts';
import { compare } from './rational.ts';

/** Refuses unless the statement is closed, numerical and true. */
export function checkEvaluation(s: Signature, formula: Term): void {
  if (s.sortOf(formula) !== s.prop) refuse('evaluate needs a formula');
  const negated = formula.op === '=>' && formula.kid(1) === s.falsum;
  if (truth(s, negated ? formula.kid(0) : formula) === negated) refuse('this is not true');
}

function truth(s: Signature, atom: Term): boolean {
  if ((atom.op !== '=' && atom.op !== 'app') || atom.arity < 2) return refuse('evaluate needs a closed numerical statement');
  const [a, b] = [atom.kid(atom.arity - 2), atom.kid(atom.arity - 1)];
  const computed = new Matrices(s);
  const sort = s.sortOf(a);
  if (s.isNumber(sort)) {
    const relation = atom.op === '=' ? '=' : (['<=', '<'] as const).find((op) => atom.symbol === s.arithmetic(op, sort));
    const order = compare(computed.number(a), computed.number(b));
    if (relation === undefined) return refuse('evaluate knows =, <= and < only');
    return relation === '=' ? order === 0 : relation === '<' ? order < 0 : order <= 0;
  }
  if (atom.op === 'app' && atom.symbol !== onMatrices(s, '<=')) return refuse('evaluate knows =, <= and < only');
  const [x, y] = [computed.value(a).entries, computed.value(b).entries];
  const orders = x.map((q, i) => compare(q, y[i] ?? q));
  return orders.every((order) => (atom.op === '=' ? order === 0 : order <= 0));
}
