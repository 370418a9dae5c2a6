/** Numbers of which formulas hold: found only where they do hold, and soon. */
import { describe, expect, it } from 'vitest';
import { holdSomewhere } from '../../src/elaborate/instance.ts';
import { withShipped } from '../support/theories.ts';

const library = withShipped();
let count = 0;
/** Of these formulas, put together. */
function hold(parameters: string, ...formulas: string[]): boolean {
  const name = `instance_${++count}`;
  const goal = ['true', ...formulas].map((f) => `(${f})`).join(' and ');
  const loaded = library.load(`${name}.lcgm`, new TextEncoder().encode(`theory ${name} "test"\n${parameters}\nclaim 1: ${goal}\n`));
  const stated = loaded?.items.at(-1)?.stated;
  if (stated === undefined) throw new Error(`not read: ${loaded?.diagnostics.map((d) => d.code).join(', ')}`);
  return holdSomewhere(library.signature, [stated.goal]);
}

describe('numbers are found', () => {
  it.each([
    ['where nothing is asked', 'parameter n : Nat', []],
    ['for inequalities', 'parameter k d n : Nat', ['1 <= k', 'k + 2 <= d', 'd < n']],
    ['for sums and multiples', 'parameter k d : Nat', ['2*k + 1 <= d', '2 <= k']],
    ['for what is not linear', 'parameter k d : Nat', ['k * d = 35', 'k < d']],
    ['for connectives', 'parameter k d : Nat', ['k = 3 or d = 4', 'not k = 3', 'k = 3 => d = 5']],
    ['that are no integers', 'parameter x : Real', ['0 < x', 'x < 1']],
    ['that are negative', 'parameter x : Rat', ['x < 0']],
    ['where some are no divisors', 'parameter x : Real', ['1 / x <= 1 / 3']],
  ])('%s', (_what, parameters, formulas) => {
    expect(hold(parameters, ...formulas)).toBe(true);
  });
});

describe('none are found', () => {
  it.each([
    ['where there are none', 'parameter n m : Nat', ['n < m + m', 'm = 0']],
    ['for other objects', 'parameter n : Nat\nparameter S T : Set(Nat)', ['S = T']],
    ['for sets of them', 'parameter S : Set(Nat)\nparameter n : Nat', ['n in S']],
    ['for arbitrary ones', 'parameter n : Nat', ['forall m : Nat. m < n']],
    ['between natural numbers', 'parameter n : Nat', ['0 < n', 'n < 1']],
    ['where there are too many to try', 'parameter a b c d e : Nat', ['1000 <= a + b + c + d + e']],
  ])('%s', (_what, parameters, formulas) => {
    expect(hold(parameters, ...formulas)).toBe(false);
  });
});
