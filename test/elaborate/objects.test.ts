/** Concrete objects: what they are defined as, and where their words are names. */
import { describe, expect, it } from 'vitest';
import { show } from '../../src/elaborate/display.ts';
import type { Loaded } from '../../src/elaborate/library.ts';
import { codesOf, loadText } from '../support/theories.ts';

const world = `theory test "test"
import std.finite, std.matrices, meta.model
function law (v : Mat(m, 1)) : Dist(Fin(m)) notation "distribution"
function channel (A : Mat(n, m)) : Kern(Fin(m), Fin(n)) notation "kernel"
`;
const loaded = (text: string): Loaded => loadText(`${world}${text}`);
const shown = (text: string): string => {
  const file = loaded(`${text}\ntheorem same: it = it`);
  expect(codesOf(file)).toEqual([]);
  const [entry] = file.scope.entries('it');
  const definition = entry === undefined ? undefined : file.scope && entry.symbol;
  const equation = definition === undefined ? undefined : definition.result?.owner;
  expect(equation).toBeDefined();
  return entry?.symbol.result === undefined ? '' : show(entry.symbol.result, file.scope);
};

describe('a concrete object', () => {
  it.each([
    ['matrix it := [1 0 1; 0 1 1]', 'Mat(2, 3)'],
    ['distribution it on [3] := (1/2, 1/4, 1/4)', 'Dist(Fin(3))'],
    ['distribution it on Fin(3) := [1/2; 1/4; 1/4]', 'Dist(Fin(3))'],
    ['distribution it on [1] := [1]', 'Dist(Fin(1))'],
    ['kernel it : [3] -> [2] := [1/2 1/4 1/4; 1/2 3/4 3/4]', 'Kern(Fin(3), Fin(2))'],
    ['kernel other : [2] -> [2] := [1 0; 0 1]\nkernel it : [2] -> [2] := other @ other', 'Kern(Fin(2), Fin(2))'],
    ['distribution mu on [2] := (1/2, 1/2)\nkernel k : [2] -> [2] := [1 0; 0 1]\nmodel it "a model" := (mu, k)', 'Model(Fin(2), Fin(2))'],
  ])('%s', (text, sort) => expect(shown(text)).toBe(sort)); // biome-ignore format: one a line

  it.each([
    ['a matrix of one row, where a space is expected', 'kernel it : [1 2] -> [2] := [1; 0]', ['SORT_MISMATCH']],
    ['a law with the wrong number of entries', 'distribution it on [3] := (1/2, 1/2)', ['SORT_MISMATCH']],
    ['a law that misses a little', `distribution it on [2] := (1/2, ${10n ** 30n / 2n - 1n}/${10n ** 30n})`, ['NOT_STOCHASTIC']],
    ['a law with a negative entry', 'distribution it on [2] := (3/2, -1/2)', ['NOT_STOCHASTIC']],
    ['a kernel whose rows add up to 1', 'kernel it : [2] -> [2] := [1/2 1/2; 1/3 2/3]', ['NOT_STOCHASTIC']],
    ['a name that is taken', 'matrix it := [1]\nmatrix it := [2]', ['DUPLICATE_NAME']],
    ['a number', 'matrix it := 3', ['NOT_A_MATRIX']],
  ])('is not %s', (_what, text, codes) => expect(codesOf(loaded(text))).toEqual(codes));
});

describe('a check', () => {
  it('is a claim that goes by its number', () => {
    const { items } = loaded('matrix W := [1 0; 0 1]\ncheck W * W = W\ncheck not W = [1 0; 0 2]');
    expect(items.map(({ fact, judgement }) => [fact.label, fact.title, judgement?.finding])).toEqual([
      ['check 1', 'W * W = W', 'proved'],
      ['check 2', 'not W = [1 0; 0 2]', 'proved'],
    ]);
  });
  it('may fail', () => {
    const file = loaded('matrix W := [1 1; 0 1]\ncheck W * W = W');
    expect([codesOf(file), file.items.map((i) => i.judgement?.finding)]).toEqual([['FALSE_CLAIM'], ['refuted']]);
  });
  it('may be proved like a theorem', () => {
    expect(
      codesOf(loaded('theorem a (n : Nat): n = n\ncheck 2 + 2 = 4 by a\ncheck exists n : Nat. n = 3 proof thus exists n : Nat. n = 3 qed')),
    ).toEqual([]);
  });
});

it('their words are names elsewhere', () => {
  const text = `theorem matrix (matrix kernel model check : Nat) if kernel = model then matrix + kernel = model + matrix
theorem kernel: forall check kernel : Nat. check = kernel => kernel = check
theorem check (distribution : Nat): exists check model : Nat. check = distribution and model = check
proof
  thus exists check model : Nat. check = distribution and model = check
qed
check matrix = matrix
theorem model (matrix : Nat): matrix = matrix by check, matrix
matrix distribution := [1]
check distribution = [1]`;
  const file = loaded(text.replace('check matrix = matrix\n', ''));
  expect(codesOf(file)).toEqual([]);
  expect(file.items.map((i) => i.fact.label)).toEqual(['matrix', 'kernel', 'check', 'model', 'check 1']);
});
