/** T(P, μ) for laws and inequalities on a few points: which permutations are valid agrees with renaming the weights by hand. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verdicts } from '../../src/verdict/verdict.ts';
import { codesOf, withShipped } from '../support/theories.ts';

const library = withShipped();
const HEADER = 'import std.valid_permutations, meta.verdicts\n';
let count = 0;
function judged(statements: readonly string[]) {
  const [name, text] = [`valid_${++count}`, statements.map((statement, i) => `claim ${i + 1}: ${statement}\n`).join('')];
  const loaded = library.load(`${name}.lcgm`, new TextEncoder().encode(`theory ${name} "test"\n${HEADER}${text}`));
  if (loaded === undefined) throw new Error('nothing was loaded');
  return loaded;
}
function verdictsOf(...statements: string[]) {
  const all = verdicts(judged(statements)).map((v) => v.verdict);
  expect(all.length).toBe(statements.length);
  return all;
}

interface Instance {
  /** In some unit. */
  readonly weights: readonly number[];
  readonly inequalities: readonly (readonly number[])[];
  /** The point to which each is taken. */
  readonly images: readonly number[];
  readonly full: boolean;
}
const instance: fc.Arbitrary<Instance> = fc.integer({ min: 2, max: 4 }).chain((m) => {
  const list = <T>(each: fc.Arbitrary<T>, length = m) => fc.array(each, { minLength: length, maxLength: length });
  return fc.record({
    weights: list(fc.integer({ min: 1, max: 5 })),
    inequalities: fc.integer({ min: 1, max: 2 }).chain((rows) => list(list(fc.integer({ min: -2, max: 2 })), rows)),
    images: fc.shuffledSubarray([...Array(m).keys()], { minLength: m, maxLength: m }),
    full: fc.boolean(),
  });
});

/** Whether the renamed weights satisfy all inequalities. */
function isValid({ weights, inequalities, images }: Instance): boolean {
  const renamed = weights.map((_, to) => weights[images.indexOf(to)] ?? 0);
  return inequalities.every((row) => row.reduce((sum, c, i) => sum + c * (renamed[i] ?? 0), 0) <= 0);
}

const matrix = (rows: readonly (readonly (number | string)[])[]): string => `[${rows.map((row) => row.join(' ')).join('; ')}]`;
function said({ weights, inequalities, images, full }: Instance): string {
  const sum = weights.reduce((a, b) => a + b, 0);
  const law = matrix(weights.map((w) => [`${w}/${sum}`]));
  const permutation = matrix(images.map((_, to) => images.map((image) => (image === to ? 1 : 0))));
  return `valid(P{${full ? 'msr, ' : ''}within(${matrix(inequalities)})}, law(${law}), ${permutation})`;
}

describe('whether a permutation is valid for a law', () => {
  it('is what renaming its weights says', () => {
    let valid = 0;
    const right = fc.property(fc.array(instance, { minLength: 40, maxLength: 40 }), (all) => {
      valid += all.filter(isValid).length;
      const statements = [0, 10, 20, 30].map(
        (from) =>
        all.slice(from, from + 10).map((each) => `${isValid(each) ? '' : 'not '}${said(each)}`).join(' and '), // biome-ignore format: one thought
      );
      expect(verdictsOf(...statements)).toEqual(statements.map(() => 'proved'));
    });
    fc.assert(right, { numRuns: 5 });
    expect(valid).toBeGreaterThan(40);
    expect(valid).toBeLessThan(160);
  });

  it('is never said to be what it is not', () => {
    const wrong = fc.property(fc.array(instance, { minLength: 10, maxLength: 10 }), (all) => {
      const statements = all.map((each) => `${isValid(each) ? 'not ' : ''}${said(each)}`);
      for (const verdict of verdictsOf(...statements)) expect(verdict).not.toBe('proved');
    });
    fc.assert(wrong, { numRuns: 3 });
  });
});

describe('nothing is said', () => {
  it.each([
    ['of a matrix that is no permutation', 'valid(P{within([1 -1])}, law([1/2; 1/2]), [1/2 1/2; 1/2 1/2])'],
    ['of a matrix that is not stochastic', 'valid(P{within([1 -1])}, law([1/2; 1/2]), [1 1; 0 0])'],
    ['of weights that are none', 'valid(P{within([1 -1])}, law([1/2; 1/3]), [0 1; 1 0])'],
    ['of negative weights', 'valid(P{within([1 -1])}, law([-1; 2]), [0 1; 1 0])'],
  ])('%s', (_what, statement) => {
    expect(verdictsOf(statement)).toEqual(['unknown']);
  });
  it('of a matrix of another size', () => {
    expect(codesOf(judged(['valid(P{within([1 -1])}, law([1/2; 1/2]), eye(3))']))).toEqual(['SORT_MISMATCH']);
  });
});
