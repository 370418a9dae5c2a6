/** Matrices as terms of the kernel, put together from cells. */
import { type OnMatrices, onMatrices, type Rational, rational, type Signature, type Term } from '../../src/terms/index.ts';

export interface Literals {
  readonly of: (rows: readonly (readonly (number | Rational | Term)[])[]) => Term;
  /** An operation, with the sizes that it needs before its arguments. */
  readonly apply: (name: OnMatrices, ...args: Term[]) => Term;
  readonly size: (n: number) => Term;
  readonly real: (value: number | Rational) => Term;
}

export function literals(s: Signature): Literals {
  const size = (n: number) => s.numeral(rational(BigInt(n)), s.nat);
  const real = (value: number | Rational) => s.numeral(typeof value === 'number' ? rational(BigInt(value)) : value, s.real);
  const apply = (name: OnMatrices, ...args: Term[]) => s.apply(onMatrices(s, name), [], args);
  const entry = (q: number | Rational | Term) => apply('cell', typeof q === 'object' && 'op' in q ? q : real(q));
  const joined = (parts: readonly Term[], join: (a: Term, b: Term, before: number) => Term): Term => {
    const [first, ...rest] = parts;
    if (first === undefined) throw new Error('a matrix has a row and a column at least');
    return rest.reduce((a, b, i) => join(a, b, i + 1), first);
  };
  const row = (entries: readonly (number | Rational | Term)[]) =>
    joined(entries.map(entry), (a, b, before) => apply('beside', size(1), size(before), size(1), a, b));
  const of = (rows: readonly (readonly (number | Rational | Term)[])[]) =>
    joined(rows.map(row), (a, b, before) => apply('above', size(before), size(1), size(rows[0]?.length ?? 0), a, b));
  return { of, apply, size, real };
}
