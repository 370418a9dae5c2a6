/** Matrices in a theory: literals, and declarations that stand for what the kernel has. */
import { describe, expect, it } from 'vitest';
import { show } from '../../src/elaborate/display.ts';
import { Library, type Loaded } from '../../src/elaborate/library.ts';
import { codesOf, disk, loadText } from '../support/theories.ts';

const world = `theory test "test"
sort Mat (n d : Nat) builtin "Mat"
function times {n m d : Nat} (A : Mat(n, m), B : Mat(m, d)) : Mat(n, d) notation "*" builtin "Mat.*"
function transpose (A : Mat(n, d)) : Mat(d, n) builtin "Mat.transpose"
predicate below (A B : Mat(n, d)) notation "<=" builtin "Mat.<="
`;
const stated = (text: string): Loaded => loadText(`${world}${text}`, new Library(disk, { proofs: false }));
const shown = (text: string): string => {
  const loaded = stated(`theorem t (x y : Real, A : Mat(2, 2)): ${text}`);
  expect(codesOf(loaded)).toEqual([]);
  const [item] = loaded.items;
  return item === undefined ? '' : show(item.fact.theorem.conclusion, loaded.scope).replace('forall x y : Real, A : Mat(2, 2). ', '');
};

describe('a matrix', () => {
  it.each([
    '[1 -1/2; 0 3/4] = A',
    '[1 0; 0 1] * A <= transpose([1 2; 3 4])',
    '[(x) (x + y)] = [1 2]',
    '[(x * y)] = [0]',
    '[1; -1; 0] * [1 2 3] = [1 2 3; -1 -2 -3; 0 0 0]',
    '[(x / 2)] = [1/2]',
  ])('is shown as it is written: %s', (text) => expect(shown(text)).toBe(text));
  it.each([
    ['[0.5 2/4] = [1/2 (1/2)]', '[1/2 1/2] = [1/2 1/2]'],
    ['[(-3)] = [-3]', '[-3] = [-3]'],
    ['[1 2;\n 3 4] = A', '[1 2; 3 4] = A'],
  ])('is brought to its shortest form: %s', (text, canonical) => expect(shown(text)).toBe(canonical));
  it('is read back as the same matrix', () => {
    const text = '[1 -1/2; 0 (x + 3/4)] * A = [1 2; 3 4]';
    const first = stated(`theorem t (x : Real, A : Mat(2, 2)): ${text}`);
    const [item] = first.items;
    const printed = item === undefined ? '' : show(item.fact.theorem.conclusion, first.scope);
    const second = stated(`theorem t: ${printed}`);
    expect(codesOf(second)).toEqual([]);
    expect(second.items.map((i) => show(i.fact.theorem.conclusion, second.scope))).toEqual([printed]);
  });

  it.each([
    ['with another size than its partner', 'theorem t: [1 2] = [1; 2]', 'SORT_MISMATCH'],
    ['in a product that does not exist', 'theorem t: [1 2] * [1 2] = [1 2]', 'NO_OVERLOAD'],
    ['with an entry that is no real number', 'theorem t (n : Nat): [(n)] = [1]', 'SORT_MISMATCH'],
    ['with an entry that is a matrix', 'theorem t: [([1])] = [1]', 'SORT_MISMATCH'],
    ['with an unknown entry', 'theorem t: [(z)] = [1]', 'UNKNOWN_NAME'],
    ['with an entry beyond all measure', `theorem t: [1/${'9'.repeat(6000)}] = [1]`, 'REFUSED'],
    ['with a denominator of zero', 'theorem t: [1/0] = [1]', 'REFUSED'],
    ['in place of a number', 'theorem t: [1] = 1', 'SORT_MISMATCH'],
  ])('is refused %s', (_what, text, code) => expect(codesOf(stated(text))).toContain(code));
});

describe('a builtin', () => {
  it.each([
    ['that the kernel does not have', 'sort Foo (n : Nat) builtin "Matrix"', 'UNKNOWN_BUILTIN'],
    ['of numbers', 'function plus (a b : Nat) : Nat builtin "Nat.+"', 'UNKNOWN_BUILTIN'],
    ['with another number of arguments', 'sort Foo (n : Nat) builtin "Mat"', 'OTHER_BUILTIN'],
    ['with arguments of other sorts', 'sort Foo (a b : Real) builtin "Mat"', 'OTHER_BUILTIN'],
    [
      'with arguments in another order',
      'function f {d m n : Nat} (A : Mat(n, m), B : Mat(m, d)) : Mat(n, d) builtin "Mat.*"',
      'OTHER_BUILTIN',
    ],
    ['with another value', 'function f (A : Mat(n, d)) : Mat(n, d) builtin "Mat.transpose"', 'OTHER_BUILTIN'],
    ['that is a predicate, as a function', 'function f (A B : Mat(n, d)) : Mat(n, d) builtin "Mat.<="', 'OTHER_BUILTIN'],
    ['that is a function, as a predicate', 'predicate p (A B : Mat(n, d)) builtin "Mat.+"', 'OTHER_BUILTIN'],
    ['that is a sort, as a function', 'function f (n d : Nat) : Nat builtin "Mat"', 'OTHER_BUILTIN'],
    ['for every sort', 'predicate p (S : Sort, A B : Mat(n, d)) builtin "Mat.<="', 'OTHER_BUILTIN'],
  ])('is refused %s', (_what, text, code) => expect(codesOf(stated(text))).toEqual([code]));
  it('may go by several names', () => {
    const loaded = stated('sort Matrix (rows columns : Nat) builtin "Mat"\ntheorem t (A : Matrix(1, 1)): A = [2]');
    expect(codesOf(loaded)).toEqual([]);
  });
});
