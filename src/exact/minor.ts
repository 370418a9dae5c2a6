/** A largest minor that is not 0 modulo a prime: a certificate that the rank is at least its size, and where to begin solving. */
import { limbsOf, residues } from './limbs.ts';
import type { Matrix } from './matrix.ts';
import { eliminate } from './modular.ts';
import { prime } from './primes.ts';

/** The minor of these rows and columns of the numerators is not 0 modulo the prime; hence it is not 0. */
export interface Minor {
  readonly rows: readonly number[];
  readonly cols: readonly number[];
  readonly prime: number;
}

/** A minor as large as can be modulo the prime number `attempt`. For almost all primes it has the size of the rank. */
export function largestMinor(matrix: Matrix, attempt: number): Minor {
  const p = prime(attempt);
  const image = residues(limbsOf(matrix.numerators), p, new Float64Array((matrix.rows + 1) * matrix.cols));
  const { rows, cols } = eliminate(image, matrix.rows, matrix.cols, p);
  return { rows, cols, prime: p };
}

/** The numbers below n which are not in the list. */
export function others(n: number, list: readonly number[]): readonly number[] {
  const taken = new Set(list);
  return Array.from({ length: n }, (_, i) => i).filter((i) => !taken.has(i));
}
