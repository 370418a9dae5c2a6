/**
 * Solves B·x = r by p-adic lifting (Dixon 1982): the digits of x = x₀ + x₁p + x₂p² + … are xᵢ = B⁻¹rᵢ modulo p with r₀ = r and
 * rᵢ₊₁ = (rᵢ − B·xᵢ)/p; once there are enough of them, the fractions are recognised by their denominator.
 */
import { logDeterminant, logReplaced, type Norms } from './bounds.ts';
import { abs } from './integer.ts';
import { cut } from './limbs.ts';
import type { Integers } from './matrix.ts';
import { type Padded, residue } from './modular.ts';
import type { Quotient } from './multimodular.ts';
import { centred, positional } from './remainders.ts';

/** A system whose matrix has been inverted modulo p. */
export interface Lifting {
  readonly n: number;
  readonly entries: Integers;
  readonly norms: Norms;
  readonly inverse: Padded;
  readonly p: number;
}

const EXACT = 2 ** 53;

/** The solution over its least denominator, for the numerators of the matrix and integers on the right. */
export function solveByLifting(system: Lifting, right: readonly bigint[]): Quotient {
  const { n, norms, p, inverse } = system;
  const most = logReplaced(norms, right);
  const steps = Math.ceil((most + logDeterminant(norms) + 2) / Math.log2(p));
  const rest = smallRest(system, right) ?? largeRest(system, right);
  const multiply = multiplier(inverse, p, rest.size);
  const digits: Float64Array[] = [];
  for (let step = 0; step < steps; step++) {
    const digit = multiply(rest.current());
    digits.push(digit.subarray(0, n));
    rest.lift(digit);
  }
  return overCommonDenominator(positional(digits, p), BigInt(p) ** BigInt(steps), 1n << BigInt(Math.ceil(most)));
}

/** What is left of the right-hand side after the digits so far. */
interface Rest {
  /** A bound of what `current` gives. */
  readonly size: number;
  /** Itself or its residues modulo p. */
  current(): Float64Array;
  /** Subtracts the matrix times a digit, and divides by p. */
  lift(digit: Float64Array): void;
}

/** A rest in doubles: for |rᵢ| ≤ max(|r|, n·|B|) = R, R + n·|B|·(p + 3)/2 must stay below 2⁵³. */
function smallRest({ n, entries, inverse, p }: Lifting, right: readonly bigint[]): Rest | undefined {
  if (!(entries instanceof Float64Array)) return undefined;
  const largest = entries.reduce((most, entry) => Math.max(most, Math.abs(entry)), 1);
  const size = right.reduce((most, entry) => Math.max(most, Number(abs(entry))), n * largest);
  if (size + n * largest * (p / 2 + 2) >= EXACT) return undefined;
  const matrix = squared(entries, n, inverse.size);
  const rest = new Float64Array(inverse.size);
  rest.set(right.map(Number));
  const product = new Float64Array(inverse.size);
  return {
    size,
    current: () => rest,
    lift(digit) {
      matrixTimes(matrix, digit, product);
      for (let i = 0; i < n; i++) rest[i] = ((rest[i] ?? 0) - (product[i] ?? 0)) / p;
    },
  };
}

/** A rest in bigint, for a matrix cut into limbs: n·2^bits·(p + 3)/2 < 2⁵³, and one bigint for each row and limb. */
function largeRest({ n, entries, inverse, p }: Lifting, right: readonly bigint[]): Rest {
  const { planes, bits } = cut(entries, n <= 2048 ? 16 : 8);
  const matrices = planes.map((plane) => squared(plane, n, inverse.size));
  const product = new Float64Array(inverse.size);
  const residuesOfRest = new Float64Array(inverse.size);
  const modulus = BigInt(p);
  let rest = right;
  return {
    size: p / 2 + 2,
    current() {
      for (const [i, each] of rest.entries()) residuesOfRest[i] = residue(Number(each % modulus), p);
      return residuesOfRest;
    },
    lift(digit) {
      const next = [...rest];
      for (const [k, matrix] of matrices.entries()) {
        const shift = BigInt(k * bits);
        matrixTimes(matrix, digit, product);
        for (let i = 0; i < n; i++) next[i] = (next[i] ?? 0n) - (BigInt(product[i] ?? 0) << shift);
      }
      rest = next.map((each) => each / modulus);
    },
  };
}

/** Multiplication with the inverse modulo p of vectors of at most this size; in two halves of 13 bits if the sums would not be exact. */
function multiplier({ size, entries }: Padded, p: number, largest: number): (vector: Float64Array) => Float64Array {
  if (size * (p / 2 + 2) * largest < EXACT) {
    return (vector) => {
      const product = new Float64Array(size);
      matrixTimes(entries, vector, product);
      return reduceAll(product, p);
    };
  }
  const half = 2 ** 13;
  const high = entries.map((each) => Math.round(each / half));
  const low = entries.map((each, k) => each - half * (high[k] ?? 0));
  const lowProduct = new Float64Array(size);
  return (vector) => {
    const product = new Float64Array(size);
    const reduced = reduceAll(Float64Array.from(vector), p);
    matrixTimes(high, reduced, product);
    matrixTimes(low, reduced, lowProduct);
    for (let i = 0; i < size; i++) product[i] = residue(product[i] ?? 0, p) * half + residue(lowProduct[i] ?? 0, p);
    return reduceAll(product, p);
  };
}

function reduceAll(vector: Float64Array, p: number): Float64Array {
  for (let i = 0; i < vector.length; i++) vector[i] = residue(vector[i] ?? 0, p);
  return vector;
}

/** The n × n matrix with zeros appended to `size` rows and columns, a multiple of four. */
function squared(entries: Float64Array, n: number, size: number): Float64Array {
  const square = new Float64Array(size * size);
  for (let i = 0; i < n; i++) square.set(entries.subarray(i * n, (i + 1) * n), i * size);
  return square;
}

/** A square matrix times a vector, four rows at a time; the sums must be exact. */
function matrixTimes(matrix: Float64Array, vector: Float64Array, product: Float64Array): void {
  const size = vector.length;
  for (let i = 0; i < size; i += 4) {
    const r0 = i * size;
    const [r1, r2, r3] = [r0 + size, r0 + 2 * size, r0 + 3 * size];
    let [s0, s1, s2, s3] = [0, 0, 0, 0];
    for (let j = 0; j < size; j++) {
      const v = vector[j] ?? 0;
      s0 += (matrix[r0 + j] ?? 0) * v;
      s1 += (matrix[r1 + j] ?? 0) * v;
      s2 += (matrix[r2 + j] ?? 0) * v;
      s3 += (matrix[r3 + j] ?? 0) * v;
    }
    product[i] = s0;
    product[i + 1] = s1;
    product[i + 2] = s2;
    product[i + 3] = s3;
  }
}

/**
 * The fractions a/d with these residues and one common denominator. If |a| ≤ N and d ≤ D for the true fractions and 2ND < M, then a
 * numerator of size at most N over a divisor of the true denominator is the true one, so reconstruction is needed only where it is not small.
 */
function overCommonDenominator(values: readonly bigint[], modulus: bigint, largest: bigint): Quotient {
  let denominator = 1n;
  const numerators: bigint[] = [];
  for (const value of values) {
    let numerator = centred(value * denominator, modulus);
    if (abs(numerator) > largest) {
      const factor = denominatorOf(numerator, modulus, largest);
      denominator *= factor;
      for (const [k, earlier] of numerators.entries()) numerators[k] = earlier * factor;
      numerator = centred(numerator * factor, modulus);
    }
    numerators.push(numerator);
  }
  return { numerators, denominator };
}

/** The least d > 0 such that value·d modulo the modulus is at most `largest` in size: Euclid, until the remainder is small. */
function denominatorOf(value: bigint, modulus: bigint, largest: bigint): bigint {
  let [a, b, u, v] = [modulus, value < 0n ? value + modulus : value, 0n, 1n];
  while (b > largest) {
    const q = a / b;
    [a, b, u, v] = [b, a - q * b, v, u - q * v];
  }
  return abs(v);
}
