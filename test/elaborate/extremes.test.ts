/** Concrete objects under attack: numbers of all sizes, sums that miss by almost nothing, sizes of 1 and 0. A right answer, or a coded error. */
import { describe, expect, it } from 'vitest';
import { verdicts } from '../../src/verdict/verdict.ts';
import { codesOf, loadText } from '../support/theories.ts';

const judged = (text: string): readonly [readonly string[], readonly string[]] => {
  const file = loadText(`theory test "test"\nimport std.finite_extractors, std.independent_columns, meta.verdicts\n${text}\n`);
  return [codesOf(file), verdicts(file).map((v) => v.verdict)];
};
const power = (digits: number): string => `1${'0'.repeat(digits)}`;
const nines = (digits: number): string => '9'.repeat(digits);

const tiny = (digits: number) => `distribution mu on [2] := (1/${power(digits)}, ${nines(digits)}/${power(digits)})
kernel blurred : [2] -> [2] := [3/4 1/4; 1/4 3/4]
kernel clear : [2] -> [2] := [1 0; 0 1]
`;
const missing = `${nines(30)}/${power(30)}`;

describe('a right answer', () => {
  it.each([
    ['for weights of 10⁻¹⁰⁰⁰', `${tiny(1000)}check not (mu, clear) coarser than (law([0; 1]), clear)`, ['proved']],
    ['for features that differ by 10⁻¹⁰⁰⁰', `${tiny(1000)}check feat((mu, clear)) != feat((law([0; 1]), clear))`, ['proved']],
    ['for an extractor where a feature has 10⁻¹⁰⁰⁰', `${tiny(1000)}show ext((mu, clear))`, ['proved']],
    ['for entries of 10⁴⁰⁰⁰', `matrix W := [${power(4000)} 1; 1 1/${power(4000)}]\ncheck not independent(W, 2) and independent(W, 1)`, ['proved']],
    ['for columns that are almost parallel', `matrix W := [${power(2000)} 1; ${power(2000)}1 10]\ncheck independent(W, 2)`, ['proved']],
    ['for one concept and one feature', 'distribution mu on [1] := [1]\nkernel k : [1] -> [1] := [1]\nshow ext((mu, k))\ncheck separating(k)', ['proved', 'proved']],
    ['for −0', 'distribution mu on [2] := (-0, 1)\ncheck mu = law([0; 1])', ['proved']],
    ['for columns of zeros', 'matrix W := [1 0; 1 0]\ncheck hasSpark(W, 1) and not independentColumns(W, 1)', ['proved']],
    ['for a law that does not charge a concept', 'distribution mu on [2] := (1, 0)\nkernel a : [2] -> [2] := [1 1; 0 0]\nkernel b : [2] -> [2] := [1 0; 0 1]\ncheck (mu, a) coarser than (mu, b)', ['proved']],
  ])('%s', (_what, text, wanted) => expect(judged(text)).toEqual([[], wanted])); // biome-ignore format: one a line
});

describe('a coded error', () => {
  it.each([
    ['for a law that misses 1 by 10⁻³⁰', `distribution mu on [2] := (${missing}, 0)`, ['NOT_STOCHASTIC']],
    ['for a column that misses 1 by 10⁻³⁰', `kernel k : [2] -> [2] := [1 ${missing}; 0 0]`, ['NOT_STOCHASTIC']],
    ['for one that misses it by 10⁻⁴⁰⁰⁰', `distribution mu on [2] := (${nines(4000)}/${power(4000)}, 0)`, ['NOT_STOCHASTIC']],
    ['for a column of zeros of a kernel', 'kernel k : [2] -> [2] := [1 0; 0 0]', ['NOT_STOCHASTIC']],
    ['for a denominator of 10⁵ digits', `distribution mu on [2] := (1/${power(100_000)}, 1)`, ['REFUSED']],
    ['for a numerator of 10⁵ digits', `matrix W := [${nines(100_000)}]`, ['REFUSED']],
    ['for an empty matrix', 'matrix W := []', ['UNEXPECTED_TOKEN']],
    ['for an empty law', 'distribution mu on [0] := ()', ['UNEXPECTED_TOKEN']],
    ['for a law on nothing that has a weight', 'distribution mu on [0] := [1]', ['SORT_MISMATCH']],
    ['for rows of different length', 'kernel k : [2] -> [2] := [1 0; 0]', ['RAGGED_MATRIX']],
    ['for division by zero', 'distribution mu on [2] := (1/0, 1)', ['REFUSED']],
  ])('%s', (_what, text, codes) => expect(judged(text)).toEqual([codes, []])); // biome-ignore format: one a line
});

it('weights of 10⁻⁴⁰⁰⁰ are taken, and what would need longer numbers than the kernel has is not proved', () => {
  expect(judged(`${tiny(4000)}check mu = mu\nshow feat((mu, clear))`)).toEqual([['CANNOT_PROVE'], ['proved', 'unknown']]);
});

it('what the kernel cannot check is not proved', () => {
  // powers of different numbers, of which any 12 columns are independent; but there are 30,421,755 sets of so many
  const rows = Array.from({ length: 12 }, (_, i) => Array.from({ length: 28 }, (__, j) => BigInt(j + 1) ** BigInt(i)).join(' '));
  const [codes, all] = judged(`matrix W := [${rows.join('; ')}]\nopen "all": independent(W, 12)`);
  expect([codes, all]).toEqual([[], ['unknown']]);
});
