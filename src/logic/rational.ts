/** Exact rational numbers: n/d in lowest terms with d > 0. Bounded in size, so that no input can make the kernel hang. */
import { refuse } from './error.ts';

export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

/** The operations of the kernel on numbers, and its two relations. */
export const arithmetic = ['+', '-', '*', '/', '<=', '<'] as const;
export type Arithmetic = (typeof arithmetic)[number];
export type Operation = Exclude<Arithmetic, '<=' | '<'>;

/** A numerator or denominator has at most 16384 binary digits. */
const LIMIT = 1n << 16_384n;

/** The rational n/d; d must not be 0. */
export function rational(n: bigint, d = 1n): Rational {
  if (typeof n !== 'bigint' || typeof d !== 'bigint') refuse('a rational number is made of two bigints');
  if (d === 0n) refuse('division by zero');
  if (n >= LIMIT || -n >= LIMIT || d >= LIMIT || -d >= LIMIT) refuse('a number has more than 16384 binary digits');
  const g = gcd(n < 0n ? -n : n, d < 0n ? -d : d);
  const s = d < 0n ? -g : g;
  return Object.freeze({ n: n / s, d: d / s });
}

export const ZERO = rational(0n);
export const ONE = rational(1n);
export const showRational = (a: Rational): string => (a.d === 1n ? `${a.n}` : `${a.n}/${a.d}`);
export const add = (a: Rational, b: Rational): Rational => rational(a.n * b.d + b.n * a.d, a.d * b.d);
export const negate = (a: Rational): Rational => rational(-a.n, a.d);
export const multiply = (a: Rational, b: Rational): Rational => rational(a.n * b.n, a.d * b.d);
/** Negative, zero or positive as a < b, a = b, a > b. */
export const compare = (a: Rational, b: Rational): number => {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

/** What an operation makes of two numbers; the natural numbers (which have no division) subtract to 0 at least. */
export function calculate(operation: Operation, a: Rational, b: Rational, natural: boolean): Rational {
  if (operation === '+') return add(a, b);
  if (operation === '*') return multiply(a, b);
  if (operation === '/') return rational(a.n * b.d, a.d * b.n);
  return natural && compare(a, b) < 0 ? ZERO : add(a, negate(b));
}

/** The work of an operation on these numbers, in the unit of `Nodes.spend`: as much for any, and the gcd takes the square of the digits. */
export function effort(...numbers: readonly Rational[]): number {
  let digits = 0;
  for (const { n, d } of numbers) digits += n.toString(16).length + d.toString(16).length;
  return 64 + Math.ceil(digits ** 2 / 8);
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x === 0n ? 1n : x;
}
