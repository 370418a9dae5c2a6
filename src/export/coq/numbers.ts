/** Numbers as Coq reads them. */
import type { Rational } from '../../terms/index.ts';
import { refuse } from './error.ts';

/** Coq takes minutes for numbers with more digits. */
const DIGITS = 300;

export function decimal(n: bigint): string {
  const digits = n.toString();
  if (digits.length > DIGITS) refuse('COQ_LARGE', `a number has more than ${DIGITS} digits`);
  return n < 0n ? `(${digits})` : digits;
}

/** Numerator and denominator, as two arguments. */
export const fraction = ({ n, d }: Rational): string => `${decimal(n)} ${decimal(d)}`;
