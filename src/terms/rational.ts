/** Rational numbers, as they are written. */
import { type Rational, rational, refuse } from '../logic/index.ts';

/** Reads `-3`, `3/5` or `0.25`; anything else is refused. */
export function parseRational(text: string): Rational {
  const m = /^(-?\d{1,4933})(?:\/(\d{1,4933})|\.(\d{1,4000}))?$/.exec(text);
  if (!m) return refuse(`not a rational number: ${text.slice(0, 40)}`);
  const [, whole = '', under, digits] = m;
  if (digits === undefined) return rational(BigInt(whole), BigInt(under ?? '1'));
  return rational(BigInt(whole + digits), 10n ** BigInt(digits.length));
}
