/** Smallest sets that suffice, against all subsets. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minimalSets, someMinimalSets } from '../../src/assistant/minimal.ts';

const items = [0, 1, 2, 3, 4, 5];
const subsets = Array.from({ length: 1 << items.length }, (_, bits) => items.filter((i) => bits & (1 << i)));
const includes = (set: readonly number[], part: readonly number[]): boolean => part.every((i) => set.includes(i));
/** What suffices is what includes one of these. */
const monotone = (bases: readonly (readonly number[])[]) => (set: readonly number[]) => bases.some((base) => includes(set, base));
const smallest = (suffices: (set: readonly number[]) => boolean) =>
  subsets.filter((set) => suffices(set) && !subsets.some((other) => other.length < set.length && includes(set, other) && suffices(other)));
const texts = (sets: readonly (readonly number[])[]): readonly string[] => sets.map((set) => [...set].sort().join()).sort();
const bases = fc.array(fc.subarray(items), { maxLength: 4 });

describe('minimal sets', () => {
  it('are all that there are', () => {
    fc.assert(
      fc.property(bases, (all) => {
        const found = minimalSets(items, monotone(all), 1_000);
        expect(found.complete).toBe(true);
        expect(texts(found.sets)).toEqual(texts(smallest(monotone(all))));
      }),
    );
  });
  it('are all found by leaving out, too', () => {
    fc.assert(
      fc.property(bases, (all) => {
        const found = someMinimalSets(items, monotone(all.filter((base) => base.length > 0)), 10_000);
        expect(found.complete).toBe(true);
        expect(texts(found.sets)).toEqual(texts(smallest(monotone(all.filter((base) => base.length > 0)))));
      }),
    );
  });
  it('are not asked about alone where that is known', () => {
    const asked: number[] = [];
    const suffices = (set: readonly number[]) => asked.push(set.length) > 0 && includes(set, [1, 4]);
    expect(someMinimalSets(items, suffices, 1_000, [])).toEqual({ sets: [[1, 4]], complete: true });
    expect(asked[0]).toBe(items.length);
  });
  it('are never said to be all when the questions run out', () => {
    const suffices = monotone([[0, 1], [2, 3], [4, 5]]); // biome-ignore format: pairs
    for (let most = 0; most < 12; most++) {
      const found = someMinimalSets(items, suffices, most);
      expect(found.complete && found.sets.length < 3).toBe(false);
      for (const set of found.sets) expect(suffices(set)).toBe(true);
    }
  });
  it('hold nothing for necessary that was not asked about', () => {
    fc.assert(
      fc.property(bases, fc.nat(20), (all, most) => {
        const suffices = monotone(all);
        const found = minimalSets(items, suffices, most);
        const wanted = texts(smallest(suffices));
        for (const set of texts(found.sets)) expect(wanted).toContain(set);
        if (found.complete) expect(found.sets).toHaveLength(wanted.length);
      }),
    );
  });
  it('are none where nothing suffices', () => {
    expect(minimalSets(items, () => false, 100)).toEqual({ sets: [], complete: true });
    expect(someMinimalSets(items, () => false, 100)).toEqual({ sets: [], complete: true });
  });
});
