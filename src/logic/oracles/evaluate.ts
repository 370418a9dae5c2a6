/** The oracle `evaluate`: a closed equation or inequality between numbers or matrices, or its negation, is checked by computing. */
import { refuse } from '../error.ts';
import { compare, effort, type Rational } from '../rational.ts';
import type { Signature } from '../signature.ts';
import { Matrices, onMatrices } from './matrices.ts';

/** Refuses unless the statement is closed, numerical and true. */
export function checkEvaluation(s: Signature, formula: number): void {
  if (s.sortOf(formula) !== s.prop) refuse('evaluate needs a formula');
  const negated = s.op(formula) === '=>' && s.part(formula, 1) === s.falsum;
  if (truth(s, negated ? s.part(formula, 0) : formula) === negated) refuse('this is not true');
}

function truth(s: Signature, atom: number): boolean {
  const [op, arity] = [s.op(atom), s.arity(atom)];
  if ((op !== '=' && op !== 'app') || arity < 2) return refuse('evaluate needs a closed numerical statement');
  const [a, b] = [s.part(atom, arity - 2), s.part(atom, arity - 1)];
  const computed = new Matrices(s);
  const sort = s.sortOf(a);
  if (s.isNumber(sort)) {
    const relation = op === '=' ? '=' : (['<=', '<'] as const).find((each) => s.applies(s.arithmetic(each, sort), atom));
    const order = compared(s, computed.number(a), computed.number(b));
    if (relation === undefined) return refuse('evaluate knows =, <= and < only');
    return relation === '=' ? order === 0 : relation === '<' ? order < 0 : order <= 0;
  }
  if (op === 'app' && !s.applies(onMatrices(s, '<='), atom)) return refuse('evaluate knows =, <= and < only');
  const [x, y] = [computed.value(a).entries, computed.value(b).entries];
  const orders = x.map((q, i) => compared(s, q, y[i] ?? q));
  return orders.every((order) => (op === '=' ? order === 0 : order <= 0));
}

function compared(s: Signature, a: Rational, b: Rational): number {
  s.spend(effort(a, b));
  return compare(a, b);
}
