/** The Chinese remainder theorem for many numbers at once, and numbers in mixed radix. */
import { inverseModulo, residue } from './modular.ts';

/**
 * The integers x of least size with x ≡ residues[k][e] modulo primes[k] for every k, one for each place e.
 * The residues are turned into the digits of mixed radix (Garner), all places together.
 */
export function remainders(residues: readonly Float64Array[], primes: readonly number[]): readonly bigint[] {
  const digits: Float64Array[] = [];
  for (const [k, p] of primes.entries()) {
    const digit = Float64Array.from(residues[k] ?? []);
    // weights[i]: the product of the first i primes, modulo p
    const weights = [1];
    for (let i = 0; i < k; i++) weights.push(residue((weights[i] ?? 0) * residue(primes[i] ?? 0, p), p));
    for (let i = 0; i < k; i += 4) {
      const [a = digit, b = digit, c = digit, d = digit] = digits.slice(i, i + 4);
      const [fa = 0, fb = 0, fc = 0, fd = 0] = weights.slice(i, Math.min(i + 4, k));
      for (let e = 0; e < digit.length; e++) {
        const y = (digit[e] ?? 0) - (fa * (a[e] ?? 0) + fb * (b[e] ?? 0)) - (fc * (c[e] ?? 0) + fd * (d[e] ?? 0));
        digit[e] = residue(y, p);
      }
    }
    const inverse = inverseModulo(weights[k] ?? 1, p);
    for (let e = 0; e < digit.length; e++) digit[e] = residue((digit[e] ?? 0) * inverse, p);
    digits.push(digit);
  }
  return assemble(digits, primes);
}

/**
 * The integers digits[0][e] + radices[0]·(digits[1][e] + radices[1]·(digits[2][e] + …)), one for each place e. Two digits are put together
 * as doubles, which hold them exactly, the rest by halves, so that the large multiplications are few.
 */
export function assemble(digits: readonly Float64Array[], radices: readonly number[]): readonly bigint[] {
  const pairs: Float64Array[] = [];
  const weights: bigint[] = [];
  for (let k = 0; k < digits.length; k += 2) {
    const [low, high] = [digits[k] ?? new Float64Array(), digits[k + 1]];
    const radix = radices[k] ?? 0;
    pairs.push(high === undefined ? low : low.map((digit, e) => digit + radix * (high[e] ?? 0)));
    weights.push(BigInt(radix) * BigInt(high === undefined ? 1 : (radices[k + 1] ?? 0)));
  }
  const tree = productTree(weights, 0, weights.length);
  return Array.from({ length: digits[0]?.length ?? 0 }, (_, e) => value(pairs, e, tree));
}

/** Ranges of digits, split at the middle, with the product of the radices before it. */
interface Split {
  readonly from: number;
  readonly middle: number;
  readonly weight: bigint;
  readonly low: Split | undefined;
  readonly high: Split | undefined;
}

function productTree(weights: readonly bigint[], from: number, to: number): Split | undefined {
  if (to - from < 2) return undefined;
  const middle = (from + to + 1) >> 1;
  const weight = product(weights, from, middle);
  return { from, middle, weight, low: productTree(weights, from, middle), high: productTree(weights, middle, to) };
}

const product = (numbers: readonly bigint[], from: number, to: number): bigint =>
  to - from === 1 ? (numbers[from] ?? 1n) : product(numbers, from, (from + to) >> 1) * product(numbers, (from + to) >> 1, to);

function value(pairs: readonly Float64Array[], e: number, tree: Split | undefined, at = 0): bigint {
  if (tree === undefined) return BigInt(pairs[at]?.[e] ?? 0);
  return value(pairs, e, tree.low, tree.from) + tree.weight * value(pairs, e, tree.high, tree.middle);
}
