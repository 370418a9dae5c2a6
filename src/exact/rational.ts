/** Exact rational numbers: n/d in lowest terms with d > 0; and how they are read and shown. */
import Fraction from 'fraction.js';
import { gcd } from './integer.ts';

export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

/** Why a text or a number was not accepted. */
export interface Refusal {
  readonly kind: 'refused';
  readonly code: 'NOT_A_RATIONAL' | 'NUMBER_TOO_LONG' | 'ZERO_DENOMINATOR';
  readonly message: string;
}

/** A numerator or denominator that is read has at most this many decimal digits: what the kernel's numbers hold too. */
export const MOST_DIGITS = 4_931;

/** The rational n/d in lowest terms; d must not be 0. */
export function rational(n: bigint, d = 1n): Rational {
  if (d === 0n) throw new RangeError('a denominator is 0');
  if (d === 1n) return { n, d };
  const common = d < 0n ? -gcd(n, d) : gcd(n, d);
  return { n: n / common, d: d / common };
}

const refused = (code: Refusal['code'], message: string): Refusal => ({ kind: 'refused', code, message });

/** Reads `-3`, `3/5`, `0.25` or `1e-12`. The length is looked at first, so that no text costs more than its limit allows. */
export function parseRational(text: string): Rational | Refusal {
  const parts = /^([+-]?)(\d+)(?:\/(\d+)|(?:\.(\d+))?(?:[eE]([+-]?\d+))?)$/.exec(text);
  if (parts === null) return refused('NOT_A_RATIONAL', `not a rational number: ${text.slice(0, 40)}`);
  const [, sign = '', whole = '', under = '', decimals = '', power = '0'] = parts;
  const digits = whole.replace(/^0+(?=\d)/, '') + decimals;
  const exponent = Number(power) - decimals.length;
  const most = Math.max(digits.length + Math.max(0, exponent), under.length, -exponent);
  if (most > MOST_DIGITS) return refused('NUMBER_TOO_LONG', `a number has more than ${MOST_DIGITS} digits above or below its fraction bar`);
  if (/^0+$/.test(under)) return refused('ZERO_DENOMINATOR', `a denominator is 0: ${text.slice(0, 40)}`);
  const { s, n, d } = new Fraction(`${sign}${digits}${under === '' ? '' : `/${under}`}`);
  return exponent >= 0 ? rational(s * n * 10n ** BigInt(exponent), d) : rational(s * n, d * 10n ** BigInt(-exponent));
}

/** `-3` or `3/5`. */
export const showRational = ({ n, d }: Rational): string => new Fraction(n, d).toFraction();

export const equal = (a: Rational, b: Rational): boolean => a.n === b.n && a.d === b.d;
