/** Solves B·X = R for many right-hand sides, or inverts B: modulo many primes, and the Chinese remainder theorem. */
import { logDeterminant, logReplaced, norms } from './bounds.ts';
import { limbsOf, residues } from './limbs.ts';
import type { Matrix } from './matrix.ts';
import { invert, padded, residue, times } from './modular.ts';
import { prime } from './primes.ts';
import { remainders } from './remainders.ts';

/** Integers over a common denominator which is not 0, row by row. */
export interface Quotient {
  readonly numerators: readonly bigint[];
  readonly denominator: bigint;
}

/**
 * det(B)·B⁻¹·R over det(B), for the numerators of B and R; without R that of the unit matrix. B must be square and not singular.
 * By Cramer the numerators are determinants, so Hadamard bounds them, and with them the number of primes.
 */
export function solveByPrimes(left: Matrix, right?: Matrix): Quotient {
  const n = left.rows;
  const width = right?.cols ?? n;
  const norm = norms(left);
  const largest = right === undefined ? logDeterminant(norm) : mostReplaced(norm, right);
  const bits = Math.max(logDeterminant(norm), largest, 0) + 1;
  const leftLimbs = limbsOf(left.numerators);
  const rightLimbs = right && limbsOf(right.numerators);
  const image = new Float64Array(n * n);
  const primes: number[] = [];
  const answers: Float64Array[] = [];
  for (let index = 0, reached = 0; reached <= bits; index++) {
    const p = prime(index);
    const inverted = invert(padded(residues(leftLimbs, p, image), n), p);
    if (inverted === undefined) continue;
    const { inverse, determinant } = inverted;
    const solution = rightLimbs
      ? times(inverse, residues(rightLimbs, p, new Float64Array(inverse.size * width)), width, p)
      : inverse.entries;
    const stride = rightLimbs ? width : inverse.size;
    const answer = new Float64Array(n * width + 1);
    for (let i = 0; i < n; i++)
      for (let j = 0; j < width; j++) answer[i * width + j] = residue((solution[i * stride + j] ?? 0) * determinant, p);
    answer[n * width] = determinant;
    primes.push(p);
    answers.push(answer);
    reached += Math.log2(p);
  }
  const numbers = remainders(answers, primes);
  return { numerators: numbers.slice(0, n * width), denominator: numbers[n * width] ?? 1n };
}

function mostReplaced(norm: ReturnType<typeof norms>, right: Matrix): number {
  let most = 0;
  for (let j = 0; j < right.cols; j++) most = Math.max(most, logReplaced(norm, right.column(j).numerators));
  return most;
}
