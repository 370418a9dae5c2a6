/** Both engines give the textbook's answers, on their own: with vectors, four tableaux at a time, and one by one in doubles. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestEngine, Columns, checkCombination, type EngineKind, Exhaustion, Matrix, type Outcome, rank } from '../../src/exact/index.ts';
import { matrices, sizes, someDependent } from './sparkGenerated.ts';

/** What a search answers; it tries other primes when it is unlucky, as its callers do. */
function searched(
  a: Matrix,
  size: number,
  kind: EngineKind,
  first = 0,
): { readonly outcome: Outcome; readonly suspects: number; readonly sets: number } {
  for (let attempt = first; ; attempt++) {
    const exhaustion = new Exhaustion(new Columns(a), { size, kind, attempt });
    const steps = exhaustion.run(() => 'take');
    let sets = 0;
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) sets += step.value.sets;
    if (step.value.kind !== 'unlucky') return { outcome: step.value, suspects: exhaustion.suspects, sets };
  }
}

const wide = matrices(sizes(2, 6), sizes(3, 10));
const engines = ['vectors', 'plain'] as const;

describe('all sets of some columns', () => {
  it('there are vectors here', () => expect(bestEngine()).toBe('vectors'));

  it.each(engines)(
    'of 2,000 matrices: %s',
    (kind) => {
      fc.assert(
        fc.property(wide, sizes(1, 6), (a, wanted) => {
          const size = Math.min(wanted, rank(a).rank);
          if (size === 0) return;
          const { outcome } = searched(a, size, kind);
          expect(outcome.kind).toBe(someDependent(a, size) ? 'dependent' : 'independent');
          if (outcome.kind === 'dependent') expect(checkCombination(a, outcome.combination, size)).toBe(true);
        }),
        { numRuns: 2_000 },
      );
    },
    120_000,
  );

  const generic = Matrix.ofIntegers(
    9,
    21,
    Array.from({ length: 189 }, (_, k) => ((k + 3) ** 4 % 1009) - 500),
  );
  /** Any nine columns of this are independent but for one set. */
  const planted = (places: readonly number[]): Matrix => {
    const entries = Array.from(generic.numerators, Number);
    for (let row = 0; row < entries.length; row += 21)
      entries[row + (places[0] ?? 0)] = places.slice(1).reduce((sum, j, k) => sum + (k % 2 === 0 ? 1 : -2) * (entries[row + j] ?? 0), 0);
    return Matrix.ofIntegers(9, 21, entries);
  };

  it.each(engines)('goes through each set once: %s', (kind) => {
    const { outcome, sets } = searched(generic, 9, kind);
    expect([outcome.kind, sets]).toEqual(['independent', 293_930]);
  });

  it('what seems dependent by a small prime is looked at again', () => {
    const { outcome, suspects } = searched(generic, 9, 'vectors');
    expect(outcome.kind).toBe('independent');
    expect(suspects).toBeGreaterThan(0);
  });

  it.each(engines)(
    'finds the one dependent set, wherever it is: %s',
    (kind) => {
      fc.assert(
        fc.property(fc.shuffledSubarray([...Array(21).keys()], { minLength: 9, maxLength: 9 }), fc.nat(3), (places, attempt) => {
          const { outcome } = searched(planted(places), 9, kind, attempt);
          expect(outcome.kind).toBe('dependent');
          if (outcome.kind === 'dependent')
            expect(outcome.combination.flatMap((entry, j) => (entry === 0n ? [] : [j]))).toEqual([...places].sort((i, j) => i - j));
        }),
        { numRuns: 40 },
      );
    },
    60_000,
  );

  it.each(engines)('says that it was stopped, and not that there is nothing: %s', (kind) => {
    const steps = new Exhaustion(new Columns(generic), { size: 9, kind, attempt: 0 }).run((step) => (step < 3 ? 'take' : 'stop'));
    const numbers: number[] = [];
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) numbers.push(step.value.number);
    expect([numbers, step.value]).toEqual([[0, 1, 2], { kind: 'stopped' }]);
  });

  it('a prime that makes columns parallel is given up for another', () => {
    const p = 32_749;
    const column = [1, 2, 3, 5, 8, 13];
    const entry = (i: number, j: number): number =>
      j < 10 ? ((i * 12 + j + 7) ** 5 % 10_007) - 5_000 : (column[i] ?? 0) + (i === 0 ? (j - 10) * p : 0);
    const a = Matrix.ofIntegers(
      6,
      12,
      Array.from({ length: 72 }, (_, k) => entry(Math.floor(k / 12), k % 12)),
    );
    const first = new Exhaustion(new Columns(a), { size: 6, kind: 'vectors', attempt: 0 });
    expect(first.prime).toBe(p);
    const steps = first.run(() => 'take');
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    expect(step.value.kind).toBe('unlucky');
    expect(searched(a, 6, 'vectors').outcome.kind).toBe(someDependent(a, 6) ? 'dependent' : 'independent');
  });

  it('there is an end of the small primes', () => {
    const exhaustion = new Exhaustion(new Columns(generic), { size: 9, kind: 'vectors', attempt: 10_000 });
    expect(exhaustion.prime).toBeUndefined();
    expect(exhaustion.run(() => 'take').next()).toEqual({ done: true, value: { kind: 'unlucky' } });
  });
});
