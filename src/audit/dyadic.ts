/** Doubles as what they are: an odd integer times a power of two. Sums and products of them are exact here. */

const bits = new DataView(new ArrayBuffer(8));

/** The exponent e with 2^e ≤ |x| < 2^(e+1), for x finite and not 0. */
export function exponentOf(x: number): number {
  bits.setFloat64(0, x);
  const e = (bits.getUint32(0) >>> 20) & 0x7ff;
  return e === 0 ? exponentOf(x * 2 ** 60) - 60 : e - 1023;
}

/** x·2^e, in steps so that no factor overflows (e is at most 2200 or so); exact unless the result is subnormal or overflows. */
export function scaled(x: number, e: number): number {
  const third = Math.trunc(e / 3);
  return x * 2 ** third * 2 ** third * 2 ** (e - 2 * third);
}

/** The integer |x|·2^(52 − exponent), below 2⁵³. */
const mantissa = (x: number): number => Math.abs(scaled(x, 52 - exponentOf(x)));

/** A vector as integers times a power of two. */
export interface Dyadic {
  readonly integers: readonly bigint[];
  readonly exponent: number;
}

/** A vector of finite doubles, exactly. */
export function dyadic(vector: ArrayLike<number>): Dyadic {
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k < vector.length; k++) {
    const x = vector[k] ?? 0;
    if (x !== 0) least = Math.min(least, exponentOf(x) - 52);
  }
  const exponent = Number.isFinite(least) ? least : 0;
  const integers = Array.from(vector, (x) => {
    if (x === 0) return 0n;
    const size = BigInt(mantissa(x)) << BigInt(exponentOf(x) - 52 - exponent);
    return x < 0 ? -size : size;
  });
  return { integers, exponent };
}

/** The inner product of the integers. */
export const dot = (a: Dyadic, b: Dyadic): bigint => a.integers.reduce((sum, x, k) => sum + x * (b.integers[k] ?? 0n), 0n);

/** cos² of the angle between two vectors that are not 0: exponents cancel. */
export interface Square {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export function cosineSquared(a: Dyadic, b: Dyadic): Square {
  return { numerator: dot(a, b) ** 2n, denominator: dot(a, a) * dot(b, b) };
}

export const compareSquares = (a: Square, b: Square): number => {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
};

/** A double below and one above the square root of a fraction in [0, 1], at most 2⁻⁵² apart or so. */
export function rootBounds({ numerator, denominator }: Square): readonly [number, number] {
  // The integer root of ⌊4⁵³·fraction⌋ is at most the root scaled by 2⁵³, and less than 1 below it.
  const floor = integerRoot((numerator << 106n) / denominator);
  const exact = floor * floor * denominator === numerator << 106n;
  return [Number(floor) / 2 ** 53, Number(exact ? floor : floor + 1n) / 2 ** 53];
}

/** The largest integer whose square is at most x ≥ 0. */
export function integerRoot(x: bigint): bigint {
  if (x < 2n) return x;
  let root = 1n << BigInt(Math.ceil(x.toString(2).length / 2));
  for (;;) {
    const next = (root + x / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/** The entries divided by the largest odd integer that divides all, with the sign of the first: equal for parallel vectors, up to a power of two. */
export function direction(vector: Float64Array): Float64Array {
  let divisor = 0;
  let sign = 0;
  for (const x of vector) {
    if (x === 0) continue;
    if (sign === 0) sign = Math.sign(x);
    if (divisor !== 1) divisor = divisor === 0 ? oddPart(mantissa(x)) : gcd(mantissa(x), divisor);
  }
  // Exact: an odd divisor of all odd parts divides each.
  return vector.map((x) => (x === 0 ? 0 : (x / divisor) * sign));
}

/** Whether two directions are equal up to a power of two. Scaling up is exact, and what overflows is not equal to anything. */
export function sameDirection(a: Float64Array, b: Float64Array): boolean {
  const first = a.findIndex((x) => x !== 0);
  if (first < 0 || first !== b.findIndex((x) => x !== 0)) return false;
  const shift = exponentOf(b[first] ?? 0) - exponentOf(a[first] ?? 0);
  return shift < 0 ? sameDirection(b, a) : a.every((x, k) => scaled(x, shift) === b[k]);
}

function gcd(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

function oddPart(x: number): number {
  let odd = x;
  while (odd % 2 === 0) odd /= 2;
  return odd;
}
