/** Matrices as terms of the kernel, put together from cells as the language does it. */
import type { Matrix } from '../exact/index.ts';
import { type OnMatrices, onMatrices, type Rational, rational, type Signature, type Term } from '../terms/index.ts';

/** The literal with these rows, which are equally long. Without entries it is some matrix of that size, of which the kernel computes nothing. */
export function literal(s: Signature, rows: readonly (readonly Rational[])[]): Term {
  const columns = rows[0]?.length ?? 0;
  const apply = (name: OnMatrices, sizes: readonly number[], args: readonly Term[]) =>
    s.apply(onMatrices(s, name), [], [...sizes.map((n) => s.numeral(rational(BigInt(n)), s.nat)), ...args]);
  if (columns === 0) return apply('zero', [rows.length, 0], []);
  const row = (entries: readonly Rational[]) =>
    entries.map((q) => apply('cell', [], [s.numeral(q, s.real)])).reduce((a, b, i) => apply('beside', [1, i, 1], [a, b]));
  return rows.map(row).reduce((a, b, i) => apply('above', [i, 1, columns], [a, b]));
}

/** The entries of an exact matrix, row by row. */
export const rowsOf = (m: Matrix): readonly (readonly Rational[])[] =>
  Array.from({ length: m.rows }, (_, i) => Array.from({ length: m.cols }, (__, j) => m.at(i, j)));
