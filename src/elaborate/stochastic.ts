/** Laws and kernels on finite spaces as they are written down: matrices whose columns are not negative and add up to 1. */

import type { Expr, Span } from '../syntax/ast.ts';
import { KernelError, parseRational, type Rational, rational, showRational } from '../terms/index.ts';

type Matrix = Extract<Expr, { kind: 'matrix' }>;

/** The matrix that is written down: `(1/2, 1/2)` is one column. */
export function literalIn(expr: Expr): Matrix | undefined {
  if (expr.kind === 'tuple') return { kind: 'matrix', rows: expr.items.map((item) => [entry(item)]), span: expr.span };
  return expr.kind === 'matrix' ? expr : undefined;
}

/** A quotient of numerals is a numeral. */
function entry(expr: Expr): Expr {
  if (expr.kind !== 'operator' || expr.op !== '/') return expr;
  const [a, b] = expr.args;
  return a?.kind === 'number' && b?.kind === 'number' ? { kind: 'number', text: `${a.text}/${b.text}`, span: expr.span } : expr;
}

/** The first column of which it is seen that it is no distribution: where it is, and its sum, or its negative entry. */
export function unevenIn({ rows, span }: Matrix): { readonly span: Span; readonly sum: string } | undefined {
  for (const [j] of (rows[0] ?? []).entries()) {
    const column = rows.flatMap((row) => row[j] ?? []);
    const values = column.map(numberIn);
    const negative = values.findIndex((q) => q !== undefined && q.n < 0n);
    const known = values.flatMap((q) => q ?? []);
    if (negative >= 0) return { span: column[negative]?.span ?? span, sum: showRational(values[negative] ?? ZERO) };
    if (known.length < column.length) continue;
    const total = sumOf(known);
    if (total.n !== total.d) return { span: column[0]?.span ?? span, sum: sumText(total) };
  }
  return undefined;
}
const ZERO = rational(0n);

/** The sum over a common denominator, which may be longer than any number of the kernel. */
function sumOf(numbers: readonly Rational[]): Rational {
  const d = numbers.reduce((all, q) => (all % q.d === 0n ? all : all * q.d), 1n);
  return { n: numbers.reduce((sum, q) => sum + q.n * (d / q.d), 0n), d };
}

function sumText({ n, d }: Rational): string {
  try {
    return showRational(rational(n, d));
  } catch (error) {
    if (error instanceof KernelError) return n < d ? 'a little less' : 'a little more';
    throw error;
  }
}

/** The value of a numeral. */
function numberIn(expr: Expr): Rational | undefined {
  try {
    return expr.kind === 'number' ? parseRational(expr.text) : undefined;
  } catch (error) {
    if (error instanceof KernelError) return undefined; // that is told where the literal is read
    throw error;
  }
}
