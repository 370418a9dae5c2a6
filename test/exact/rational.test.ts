/** How rationals are read and shown, and what is refused. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_DIGITS, parseRational, type Refusal, rational, showRational } from '../../src/exact/index.ts';

const code = (text: string): Refusal['code'] | 'read' => {
  const parsed = parseRational(text);
  return 'kind' in parsed ? parsed.code : 'read';
};

describe('a rational', () => {
  it.each([
    ['3', '3'],
    ['-3', '-3'],
    ['+7', '7'],
    ['6/4', '3/2'],
    ['-6/4', '-3/2'],
    ['0/5', '0'],
    ['-0', '0'],
    ['0.25', '1/4'],
    ['-0.25', '-1/4'],
    ['-0.0', '0'],
    ['1.50e1', '15'],
    ['1e-3', '1/1000'],
    ['-2.5E+2', '-250'],
    ['007', '7'],
    ['0010/04', '5/2'],
  ])('%s is read as %s', (text, shown) => {
    const parsed = parseRational(text);
    expect('kind' in parsed ? parsed : showRational(parsed)).toBe(shown);
  });

  it('is what was shown', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 60n), max: 10n ** 60n }), fc.bigInt({ min: 1n, max: 10n ** 60n }), (n, d) => {
        const value = rational(n, d);
        expect(parseRational(showRational(value))).toEqual(value);
        expect(value.n * d).toBe(n * value.d);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    '',
    ' 1',
    '1 ',
    '1/',
    '/2',
    '1/-2',
    '1//2',
    '.5',
    '5.',
    '1.5/2',
    '1e',
    'e5',
    '0x10',
    '1_000',
    '∞',
    'NaN',
    'Infinity',
    '１',
    '1\n',
    '1e1.5',
    '--1',
    "0.'3'",
    '0.(3)',
  ])('is not %j', (text) => {
    expect(code(text)).toBe('NOT_A_RATIONAL');
  });

  it.each(['1/0', '0/0', '-3/000'])('has no denominator 0: %s', (text) => {
    expect(code(text)).toBe('ZERO_DENOMINATOR');
  });

  it('may be as large as 10⁴⁰⁰⁰ and as small as 10⁻⁴⁰⁰⁰', () => {
    const large = 10n ** 4_000n;
    for (const text of ['1e4000', `1${'0'.repeat(4_000)}`]) expect(parseRational(text)).toEqual({ n: large, d: 1n });
    for (const text of ['1e-4000', `1/1${'0'.repeat(4_000)}`, `0.${'0'.repeat(3_999)}1`])
      expect(parseRational(text)).toEqual({ n: 1n, d: large });
    expect(code('9'.repeat(MOST_DIGITS))).toBe('read');
    expect(code(`1/${'9'.repeat(MOST_DIGITS)}`)).toBe('read');
  });

  it.each([
    ['a denominator of 10⁵ digits', `1/${'7'.repeat(100_000)}`],
    ['one digit more than allowed', '9'.repeat(MOST_DIGITS + 1)],
    ['one digit more below', `1/${'9'.repeat(MOST_DIGITS + 1)}`],
    ['many decimals', `0.${'0'.repeat(100_000)}1`],
    ['a large exponent', '1e1000000000'],
    ['a small exponent', '1e-1000000000'],
    ['an exponent that is no number', `1e${'9'.repeat(400)}`],
    ['zeros without end', `1/${'0'.repeat(100_000)}`],
  ])('is refused if it is too long: %s', (_, text) => {
    expect(code(text)).toBe('NUMBER_TOO_LONG');
  });

  it('is refused in a message that does not repeat all of it', () => {
    const parsed = parseRational('x'.repeat(100_000));
    expect('message' in parsed && parsed.message.length).toBeLessThan(100);
  });

  it('has no denominator 0 when it is made either', () => {
    expect(() => rational(1n, 0n)).toThrow(RangeError);
    expect(rational(-2n, -4n)).toEqual({ n: 1n, d: 2n });
    expect(rational(0n, -4n)).toEqual({ n: 0n, d: 1n });
  });
});
