/** Conditions on a matrix as statements of the kernel, and its theorem that there is one or none, from what the search found. */
import type { Conditions, Found, Impossible, Matrix } from '../../src/exact/index.ts';
import { rational, Signature, type Term, Theorem } from '../../src/terms/index.ts';
import { literals } from '../support/literals.ts';
import { tableOf } from './naive.ts';

/** The theorem ∃T. … or ¬∃T. …; whatever is wrong with the answer makes the kernel refuse. */
export function prove({ rows, cols, conditions }: Conditions, answer: Found | Impossible): Theorem {
  const s = new Signature();
  const { of, apply, size } = literals(s);
  const literal = (m: Matrix): Term => of(tableOf(m).map((row) => row.map(({ n, d }) => rational(n, d))));
  const zero = apply('zero', size(rows), size(cols));
  const unknown = s.free('T', s.sortOf(zero));
  const formulas = conditions.map(({ relation, products, value }) => {
    const [first, ...rest] = products.map(({ left, right }) => {
      const by = left === undefined ? unknown : apply('*', size(left.rows), size(left.cols), size(cols), literal(left), unknown);
      return right === undefined ? by : apply('*', size(value.rows), size(right.rows), size(right.cols), by, literal(right));
    });
    if (first === undefined) throw new Error('a condition says something of T');
    const sizes = [size(value.rows), size(value.cols)];
    const sum = rest.reduce((a, b) => apply('+', ...sizes, a, b), first);
    return relation === '=' ? s.equal(sum, literal(value)) : apply('<=', ...sizes, sum, literal(value));
  });
  const all = formulas.reduce((a, b) => s.connective('and', a, b));
  const exists = s.bind('ex', unknown, all);
  if (answer.kind === 'impossible') return Theorem.infeasible(s, s.not(exists), answer.multipliers.map(literal));
  const t = literal(answer.t);
  const [first, ...rest] = formulas.map((formula) => Theorem.evaluate(s, s.substitute(formula, new Map([[unknown, t]]))));
  if (first === undefined) throw new Error('there are conditions');
  return Theorem.exIntro(exists, t, rest.reduce((a, b) => Theorem.andIntro(a, b), first)); // biome-ignore format: one step
}
