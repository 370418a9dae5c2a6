/** Integers: what the language leaves out. */

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

export const abs = (a: bigint): bigint => (a < 0n ? -a : a);

/** The greatest common divisor, at least 0; gcd(0, 0) = 0. It leaves bigint as soon as the numbers fit into a double. */
export function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [abs(a), abs(b)];
  while (y > SAFE) [x, y] = [y, x % y];
  if (y === 0n) return x;
  let [u, v] = [Number(y), Number(x % y)];
  while (v > 0) [u, v] = [v, u % v];
  return BigInt(u);
}

/** The least common multiple of positive numbers. */
export function lcm(a: bigint, b: bigint): bigint {
  if (a === b || b === 1n) return a;
  return a === 1n ? b : (a / gcd(a, b)) * b;
}

/** The greatest common divisor of many numbers and the given one; stops looking when it is 1. */
export function content(numbers: Iterable<bigint>, start = 0n): bigint {
  let common = abs(start);
  for (const each of numbers) {
    if (common === 1n) break;
    common = gcd(common, each);
  }
  return common;
}

/** An upper bound of log₂|a|, less than 10⁻⁹ too large; −∞ for 0. */
export function log2(a: bigint): number {
  if (a === 0n) return Number.NEGATIVE_INFINITY;
  const digits = abs(a).toString(16);
  // Thirteen hexadecimal digits are exact in a double; the rest is less than one unit of the last of them.
  const head = Number.parseInt(digits.slice(0, 13), 16);
  return digits.length <= 13 ? Math.log2(head) + 1e-12 : Math.log2(head + 1) + 4 * (digits.length - 13) + 1e-12;
}

/** The integers from 0 to n − 1. */
export const upTo = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);

/** The vector divided by the gcd of its entries; 0 stays 0. */
export function primitive(vector: readonly bigint[]): readonly bigint[] {
  const common = content(vector);
  return common <= 1n ? vector : vector.map((each) => each / common);
}
