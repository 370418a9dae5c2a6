/** Writes what the oracles `evaluate`, `independent` and `infeasible` say of matrices, as uses of the checkers that are proved in coq/Proved.v. */
import { MATRICES, Matrices, type OnMatrices, onMatrices, rational, type Signature, type Term } from '../../terms/index.ts';
import { refuse } from './error.ts';
import { fraction } from './numbers.ts';
import type { Scope } from './scope.ts';

/** The operations, and what the checker calls them. */
const OPERATIONS: readonly (readonly [OnMatrices, string])[] = [
  ['beside', 'beside'],
  ['above', 'above'],
  ['zero', 'zero'],
  ['ones', 'ones'],
  ['eye', 'eye'],
  ['diagonal', 'diagonal'],
  ['+', 'add'],
  ['-', 'sub'],
  ['*', 'mul'],
  ['transpose', 'transpose'],
];
/** The most sets of columns that Coq goes through, one after the other. */
const MOST_SETS = 5_000;

/** A closed matrix, as the checker is told of it: its sizes are numerals, and stand before its parts. */
export function matrix(s: Signature, scope: Scope, t: Term): string {
  if (t.symbol === onMatrices(s, 'cell')) {
    const a = t.kid(0);
    if (a.op === 'num') return `(Matrices.cell ${fraction(a.value)})`;
    return `(Matrices.cell_inner ${parts(s, scope, a)})`;
  }
  const [, name] =
    OPERATIONS.find(([operation]) => t.symbol === onMatrices(s, operation)) ?? refuse('COQ_ORACLE', 'a matrix is not closed');
  return `(Matrices.${name} ${parts(s, scope, t)})`;
}
const parts = (s: Signature, scope: Scope, t: Term): string =>
  t
    .kids()
    .map((kid) => (kid.op === 'num' ? scope.write(kid) : matrix(s, scope, kid)))
    .join(' ');

function scalar(s: Signature, scope: Scope, t: Term): string {
  return t.op === 'num' ? `(Matrices.numeral ${fraction(t.value)})` : `(Matrices.inner ${parts(s, scope, t)})`;
}

/** A true statement about closed matrices or inner products, or the negation of one that is false. */
export function evaluateMatrices(s: Signature, scope: Scope, formula: Term): string {
  const negated = formula.op === '=>';
  const atom = negated ? formula.kid(0) : formula;
  const [a, b] = [atom.kid(atom.arity - 2), atom.kid(atom.arity - 1)];
  const sort = s.sortOf(a);
  if (sort === s.real) {
    const sides = `${scalar(s, scope, a)} ${scalar(s, scope, b)} (eq_refl true)`;
    const relation = atom.op === '=' ? 'eq' : atom.symbol === s.arithmetic('<=', sort) ? 'le' : 'lt';
    if (negated && relation === 'eq') return `(evaluate_scalars_differ ${sides})`;
    return `(evaluate_scalars Linear.${negated ? 'not_' : ''}${relation} ${sides})`;
  }
  const rule = atom.op === '=' ? (negated ? 'different' : 'equal') : negated ? 'not_at_most' : 'at_most';
  const sizes = [sort.kid(0), sort.kid(1)].map((size) => scope.write(size)).join(' ');
  return `(evaluate_${rule} ${sizes} ${matrix(s, scope, a)} ${matrix(s, scope, b)} (eq_refl true))`;
}

/** Any so many columns of a closed matrix are independent, which Coq finds out by itself; or not, by a combination of them. */
export function independent(s: Signature, scope: Scope, formula: Term, evidence: Term): string {
  const negated = formula.op === '=>';
  const atom = negated ? formula.kid(0) : formula;
  const args = [
    ...[atom.kid(0), atom.kid(1)].map((size) => scope.write(size)),
    matrix(s, scope, atom.kid(2)),
    scope.write(atom.kid(3)),
  ].join(' ');
  if (negated) return `(independent_not ${args} ${matrix(s, scope, evidence)} (eq_refl true))`;
  const { columns } = new Matrices(s).value(atom.kid(2));
  const wanted = Math.min(columns, Number(atom.kid(3).value.n));
  let sets = 1;
  for (let i = 0; i < wanted; i++) sets = (sets * (columns - i)) / (i + 1);
  if (sets > MOST_SETS) refuse('COQ_ORACLE', `there are more than ${MOST_SETS} sets of ${wanted} columns, too many for Coq to go through`);
  return `(independent_columns ${args} (eq_refl true))`;
}

/**
 * There is no matrix with these properties, by a matrix for each. Properties that say nothing of what there is none of, which may then be
 * of any sort, are such that no matrix of one entry would have them.
 */
export function infeasible(s: Signature, scope: Scope, formula: Term, evidence: readonly Term[]): string {
  const exists = formula.kid(0);
  if (exists.kid(1).loose > 0) return contradictory(s, scope, exists, evidence);
  const one = s.numeral(rational(1n), s.nat);
  const matrices = s.apply(s.symbol(MATRICES) ?? refuse('COQ_ORACLE', 'there are no matrices'), [], [one, one]);
  const other = s.bind('ex', s.free('T', matrices), exists.kid(1));
  const [some, property] = [scope.write(exists), scope.predicate(other)];
  const witness = scope.write(s.apply(onMatrices(s, 'zero'), [], [one, one]));
  const none = contradictory(s, scope, other, evidence);
  return `(fun h : ${some} => (ex_elim h (fun _ g => (${none} (ex_intro' ${property} ${witness} g)))))`;
}

function contradictory(s: Signature, scope: Scope, exists: Term, evidence: readonly Term[]): string {
  const sort = exists.kid(0);
  const unknown = s.free('T', sort);
  const is = (t: Term, name: OnMatrices) => t.op === 'app' && t.symbol === onMatrices(s, name);
  const affine = (e: Term): string => {
    if (e === unknown) return 'Matrices.unknown';
    const sizes = [s.sortOf(e).kid(0), s.sortOf(e).kid(1)].map((size) => scope.write(size)).join(' ');
    if (e.mask === 0) return `(Matrices.closed ${sizes} ${matrix(s, scope, e)})`;
    const [a, b] = [e.kid(e.arity - 2), e.kid(e.arity - 1)];
    if (!is(e, '*')) return `(Matrices.${is(e, '+') ? 'plus' : 'minus'} ${sizes} ${affine(a)} ${affine(b)})`;
    const all = [e.kid(0), e.kid(1), e.kid(2)].map((size) => scope.write(size)).join(' ');
    if (a.mask === 0) return `(Matrices.mul_left ${all} ${matrix(s, scope, a)} ${affine(b)})`;
    return `(Matrices.mul_right ${all} ${affine(a)} ${matrix(s, scope, b)})`;
  };
  const left = [...evidence];
  const condition = (t: Term): string => {
    if (t.op === 'and') {
      const first = condition(t.kid(0));
      return `(Matrices.both ${first} ${condition(t.kid(1))})`;
    }
    const y = left.shift();
    if (y === undefined) throw new Error('evidence is missing');
    const [a, b] = [t.kid(t.arity - 2), t.kid(t.arity - 1)];
    const sizes = [s.sortOf(a).kid(0), s.sortOf(a).kid(1)].map((size) => scope.write(size)).join(' ');
    return `(Matrices.${t.op === '=' ? 'equation' : 'inequality'} ${sizes} ${affine(a)} ${affine(b)} ${matrix(s, scope, y)})`;
  };
  const sizes = [sort.kid(0), sort.kid(1)].map((size) => scope.write(size)).join(' ');
  return `(infeasible_conditions ${sizes} ${condition(s.open(exists, unknown))} (eq_refl true))`;
}
