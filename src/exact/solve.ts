/** Linear systems over the rationals: a solution, or a proof that there is none. */
import { primitive, upTo } from './integer.ts';
import { nullSpace } from './kernel.ts';
import { asColumn, Matrix, type Vector } from './matrix.ts';
import { largestMinor, type Minor, others } from './minor.ts';
import type { Quotient } from './multimodular.ts';
import { solveNonsingular } from './nonsingular.ts';

/** There is no solution: y·A = 0 although y·b ≠ 0, for this vector of integers. */
export interface Unsolvable {
  readonly kind: 'none';
  readonly y: readonly bigint[];
}

export interface Solution {
  readonly kind: 'solution';
  readonly x: Vector;
  /** A minor of all columns of A if this is the only solution. */
  readonly unique: Minor | undefined;
}

export interface Solutions {
  readonly kind: 'solution';
  readonly x: Matrix;
  readonly unique: Minor | undefined;
}

/** Solves A·x = b: is b in the space of the columns of A, and how? */
export function solve(a: Matrix, b: Vector): Solution | Unsolvable {
  const found = solveAll(a, asColumn(b));
  return found.kind === 'none' ? { kind: 'none', y: found.y } : { ...found, x: found.x.column(0) };
}

/** Solves A·X = B: are all columns of B in the space of the columns of A, and how? If not, `column` is one that is not. */
export function solveAll(a: Matrix, b: Matrix): Solutions | (Unsolvable & { readonly column: number }) {
  if (a.rows !== b.rows) throw new RangeError(`a matrix of ${a.rows} rows cannot equal one of ${b.rows}`);
  // With A = D⁻¹·P/c the system is P·X = c·D·B.
  const { integers: left, denominators, common } = a.cleared();
  const right = scaledRows(b, denominators);
  for (let attempt = 0; ; attempt++) {
    const minor = largestMinor(a, attempt);
    const solved = solveNonsingular(left.pick(minor.rows, minor.cols), right.pick(minor.rows, upTo(b.cols)), minor.prime);
    const failure = firstFailure(left, right, minor, solved);
    if (failure === undefined) {
      const whole = minor.cols.length === a.cols;
      // where the prime divides all larger minors, another one has to tell whether there are other solutions
      if (!whole && nullSpace(a).minor.cols.length > minor.cols.length) continue;
      return { kind: 'solution', x: embedded(a, b, minor, solved, common), unique: whole ? minor : undefined };
    }
    const y = dependence(left, minor, failure.row);
    if (y !== undefined) return { kind: 'none', y: primitive(y.map((each, i) => each * (denominators[i] ?? 1n))), column: failure.column };
  }
}

/** The numerators, each row times a factor. */
function scaledRows(b: Matrix, factors: readonly bigint[]): Matrix {
  if (factors.every((factor) => factor === 1n)) return b.integral();
  const entries = factors.flatMap((factor, i) => b.row(i).numerators.map((entry) => entry * factor));
  return Matrix.ofIntegers(b.rows, b.cols, entries);
}

/** An equation outside the minor's rows which its solution does not satisfy. */
function firstFailure(
  a: Matrix,
  b: Matrix,
  minor: Minor,
  { numerators, denominator }: Quotient,
): { readonly row: number; readonly column: number } | undefined {
  for (const row of others(a.rows, minor.rows)) {
    const left = minor.cols.map((col) => a.numerator(row, col));
    for (let column = 0; column < b.cols; column++) {
      const value = left.reduce((sum, entry, k) => (entry === 0n ? sum : sum + entry * (numerators[k * b.cols + column] ?? 0n)), 0n);
      if (value !== denominator * b.numerator(row, column)) return { row, column };
    }
  }
  return undefined;
}

/**
 * Integers y with y·A = 0, which express the row by those of the minor: then an equation that fails for the solution of the minor's rows has
 * y·b ≠ 0. Nothing if the minor is too small, which happens if the prime divides all larger ones.
 */
function dependence(a: Matrix, minor: Minor, row: number): readonly bigint[] | undefined {
  const transposed = a.pick(minor.rows, minor.cols).transpose();
  const { numerators, denominator } = solveNonsingular(transposed, a.pick([row], minor.cols).transpose(), minor.prime);
  const y = new Array<bigint>(a.rows).fill(0n);
  for (const [k, i] of minor.rows.entries()) y[i] = -(numerators[k] ?? 0n);
  y[row] = denominator;
  return annihilates(a, y) ? y : undefined;
}

function annihilates(a: Matrix, y: readonly bigint[]): boolean {
  const used = y.flatMap((factor, i) => (factor === 0n ? [] : [{ factor, i }]));
  return upTo(a.cols).every((j) => used.reduce((sum, { factor, i }) => sum + factor * a.numerator(i, j), 0n) === 0n);
}

/** The solution of the minor's columns times a factor, 0 in the others. */
function embedded(a: Matrix, b: Matrix, minor: Minor, { numerators, denominator }: Quotient, factor: bigint): Matrix {
  const entries = new Array<bigint>(a.cols * b.cols).fill(0n);
  for (const [k, col] of minor.cols.entries())
    for (let j = 0; j < b.cols; j++) entries[col * b.cols + j] = (numerators[k * b.cols + j] ?? 0n) * factor;
  return Matrix.ofIntegers(a.cols, b.cols, entries, denominator * b.denominator);
}
