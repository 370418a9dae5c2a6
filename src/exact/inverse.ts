/** The inverse of a rational matrix, or why there is none. */
import { nullSpace } from './kernel.ts';
import { Matrix } from './matrix.ts';
import { solveByPrimes } from './multimodular.ts';
import { SMALL, solveNonsingular } from './nonsingular.ts';

export interface Inverse {
  readonly kind: 'inverse';
  readonly inverse: Matrix;
}

/** A vector of integers, not all 0, which the matrix sends to 0. */
export interface Singular {
  readonly kind: 'singular';
  readonly kernel: readonly bigint[];
}

/** The inverse of a square matrix. */
export function inverse(matrix: Matrix): Inverse | Singular {
  if (matrix.rows !== matrix.cols) throw new RangeError(`a ${matrix.rows} × ${matrix.cols} matrix is not square`);
  const n = matrix.rows;
  const { basis, minor } = nullSpace(matrix);
  const [kernel] = basis;
  if (kernel !== undefined) return { kind: 'singular', kernel };
  // (D⁻¹·P/c)⁻¹ = P⁻¹·D·c
  const { integers, denominators, common } = matrix.cleared();
  const { numerators, denominator } = n <= SMALL ? solveNonsingular(integers, Matrix.identity(n), minor.prime) : solveByPrimes(integers);
  const factors = denominators.map((each) => each * common);
  const whole = factors.every((factor) => factor === 1n);
  const entries = whole ? numerators : numerators.map((entry, k) => entry * (factors[k % n] ?? 1n));
  return { kind: 'inverse', inverse: Matrix.ofIntegers(n, n, entries, denominator) };
}
