/** What is printed reads back as the same kernel term. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { show } from '../../src/elaborate/display.ts';
import { Drafts } from '../../src/elaborate/draft.ts';
import { CONCEPTS, FEATURES, type Meaning, noNames, Reading } from '../../src/elaborate/expression.ts';
import { Library, type Loaded } from '../../src/elaborate/library.ts';
import type { Spaces } from '../../src/elaborate/scope.ts';
import { parseExpression } from '../../src/syntax/parse.ts';
import { freeVariables, type Term } from '../../src/terms/index.ts';
import { codesOf, disk, loadText, shipped, withShipped } from '../support/theories.ts';

/** All that ships; the statements are enough. */
const library = new Library(disk, { proofs: false });
for (const file of readdirSync(shipped, { recursive: true, encoding: 'utf8' }).sort())
  if (file.endsWith('.lcgm')) library.load(join('theories', file));

/** Reads a text as a formula of a theory; its sort variables are those of the term it came from. */
function readBack(text: string, loaded: Loaded, term: Term, drafts: Drafts, spaces: Spaces = {}): Term {
  const { expr } = parseExpression(text);
  if (expr === undefined) throw new Error(`does not parse: ${text}`);
  const names = new Map<string, Meaning>(noNames);
  for (const v of freeVariables(term)) names.set(v.name, { kind: 'term', term: v });
  if (spaces.concepts !== undefined) names.set(CONCEPTS, { kind: 'term', term: spaces.concepts });
  if (spaces.features !== undefined) names.set(FEATURES, { kind: 'term', term: spaces.features });
  return new Reading(loaded.scope, drafts).formula(expr, names);
}

describe('a printed statement', () => {
  const statements = library.all.flatMap((loaded) =>
    loaded.items.map((item) => ({ name: `${loaded.scope.name}:${item.fact.label}`, loaded, term: item.fact.theorem.conclusion })),
  );
  it.each(statements)('$name parses back to what the kernel proved', ({ loaded, term }) => {
    const text = show(term, loaded.scope);
    expect(readBack(text, loaded, term, new Drafts(library.signature))).toBe(term);
  });

  const placed = library.all.flatMap((loaded) =>
    loaded.items.flatMap(({ fact, stated }) =>
      stated === undefined ? [] : [{ name: `${loaded.scope.name}:${fact.label}`, loaded, stated }],
    ),
  );
  it.each(placed)('$name parses back in its own place', ({ loaded, stated: { hypotheses, goal, spaces } }) => {
    for (const term of [...hypotheses, goal]) {
      const text = show(term, loaded.scope, { spaces });
      expect(readBack(text, loaded, term, new Drafts(library.signature), spaces)).toBe(term);
    }
  });
  it('is in predicate notation where the statement names the spaces itself, and only for these', () => {
    const loaded = loadText(`theory test "test"
import std.linear_mixing
parameter d n : Nat
theorem own on R(d) -> R(n): K{linear, injective} = K{linear, injective} and P{} = { mu : Dist(R(d)) | mu = mu } and { mu : Dist(R(n)) | true } = { mu : Dist(R(n)) | true }
theorem other on R(n) -> R(n): { kappa : Kern(R(d), R(n)) | linear(kappa) } = { kappa : Kern(R(d), R(n)) | linear(kappa) }
`, new Library(disk, { proofs: false })); // biome-ignore format: a theory
    const texts = loaded.items.map(({ stated }) =>
      stated === undefined ? '' : show(stated.goal, loaded.scope, { spaces: stated.spaces }),
    );
    const other = '{ kappa : Kern(R(d), R(n)) | linear(kappa) }';
    const whole = '{ mu : Dist(R(n)) | true }';
    expect(texts).toEqual([
      `K{linear, injective} = K{linear, injective} and P{} = { mu : Dist(R(d)) | mu = mu } and ${whole} = ${whole}`,
      `${other} = ${other}`,
    ]);
  });

  it('lists members as they were written, and nothing that reads otherwise', () => {
    const goals = [
      ['x in {a, b}', 'x in {a, b}'],
      ['{ y : S | y = a } != {}', '{a} != { x : S | false }'],
      ['{ y : S | a = y } = { y : S | y = y }', '{ y : S | a = y } = { y : S | y = y }'],
      ['{1, 2} != { n : Nat | n = 3 }', '{ x : Nat | x = 1 or x = 2 } != { n : Nat | n = 3 }'],
    ];
    const texts = goals.map(([goal], i) => `theorem t${i} (x : S): ${goal}`).join('\n');
    const loaded = loadText(`theory test "test"\nsort S\nfunction a : S\nfunction b : S\n${texts}`, new Library(disk, { proofs: false }));
    expect(loaded.items.map(({ stated }) => (stated === undefined ? '' : show(stated.goal, loaded.scope)))).toEqual(
      goals.map(([, shown]) => shown),
    );
  });

  it.each([
    ['a bound variable with the name of a constant', 'function c : Nat\ntheorem t: forall d : Nat. d = c'],
    ['nested binders of one name', 'theorem t: forall x : Nat. x = 0 => exists x : Nat. x = 1'],
    ['an equivalence between implications', 'theorem t (a b : Nat): (a = b => b = a) <=> (b = a => a = b)'],
    ['two implications that are no equivalence', 'theorem t (a b : Nat): (a = b => b = a) and (b = 1 => a = b)'],
    ['negations', 'theorem t (a b : Nat): not (a = b and not (b = a)) and a != b and not not (a = b)'],
    ['truth and falsity', 'theorem t: true and (false => not true)'],
    ['numbers', 'theorem t (x : Rat, r : Real, n : Nat): 1/2 + x * 3 <= -2 - x and r < 0.25 and 2 * n = n + (3 - n)'],
    ['sets', 'theorem t (A : Set(Nat)): { x in A | x = 1 } = { x : Nat | x in A and x = 1 } and {1, 2} = {} and 3 not in A'],
    [
      'sets whose members are listed',
      'import std.sets\nsort S\nfunction a : S\nfunction b : S\nfunction f (x : S) : S\ntheorem t (x : S, A : Set(S)): {a, f(b), x} <= A & {x} and {a} union {b} = {b, a} and a in {a} and {{a}, {}} != {A} and { y in A | y = a } = { y : S | y = y or y = a } and { y : S | a = y } != { y : S | y = a or (y = b or y = x) } and (forall y in {a, b}. { z : S | z = y } = {y})',
    ],
    [
      'listed sets that are coerced',
      'import std.sets\nsort A\nsort B\nfunction a : A\nfunction up (x : Set(A)) : Set(B) notation "coerce"\npredicate big (A : Set(B))\npredicate both (n : Nat, A : Set(B))\ntheorem t (z : Set(B)): big(up({a})) and both(1, up({a, a})) and up({a}) <= z and z <= up({a}) and up({a}) = z and z = up({a}) and {up({a})} != {z}',
    ],
    ['sets of sets', 'theorem t (A : Set(Set(Nat))): forall B in A, b in B. b in { x | exists C in A. x in C }'],
    ['bounds that depend on earlier variables', 'theorem t (A : Set(Nat)): forall n in A. exists m in { x : Nat | x = n }. m = n'],
    [
      'predicate notation',
      'import std.kernel\nfunction one : Space\nconcepts Z := one\nfeatures X := one\nconcept predicate near (nu : Dist(Z)) on Z of mu := mu << nu\nmixing predicate faithful on Z -> X of kappa := injective(kappa)\ntheorem t (nu : Dist(one)): P{near(nu), near(base(one))} = P{} => K{faithful} = { kappa : Kern(one, one) | injective(kappa) and injective(kappa) }',
    ],
    [
      'what only looks like predicate notation',
      'import std.kernel\nfunction one : Space\nconcepts Z := one\npredicate apart (mu nu : Dist(one))\ntheorem t: { mu : Dist(one) | apart(mu, mu) } = { mu : Dist(one) | apart(mu, mu) or false }',
    ],
    [
      'parameters that a definition depends on',
      'parameter k d : Nat\ndefine size := 2*k\ndefine fits (n : Nat) := size <= n and n <= d\ntheorem t (n : Nat): fits(k, d, size) and fits(size(k)) and forall k : Nat. fits(k, n, size(d)) => fits(k)',
    ],
    [
      'coercions',
      'import std.sets\nsort A\nsort B\nfunction up (x : Set(A)) : Set(B) notation "coerce"\ntheorem t (x y : Set(A), z : Set(B)): up(x) <= z and z <= x and x <= y and up(x) <= up(y) and z & x <= y and (z = x or x = z)',
    ],
    [
      'a set whose sort nothing tells',
      'import std.sets\nsort A (n : Nat)\nfunction all {n : Nat} : Set(A(n))\ntheorem t: forall x : A(3). x in all => x in all & all',
    ],
    [
      'numerals whose sort nothing else tells',
      'predicate q (n : Nat)\npredicate q (x : Rat)\npredicate r (n : Nat) (x : Rat)\npredicate r (x : Rat) (y : Rat)\npredicate any (S : Sort, x y : S)\npredicate only (x : Rat)\ntheorem t: q((3 : Rat)) and q(3) and q(1/2) and r((3 : Rat), 4) and r(3, (4 : Rat)) and only(3) and any((1 : Rat), 2) and any(1, 2) and any(1/2, 3) and any((1/2 : Real), 3) and (2 : Rat) = 2 and 2 = 2 and (2 : Real) <= 3 and 2 < 3 and (-2 : Rat) = -2 and q((-2 : Rat))',
    ],
    ['a bound that would mention its own variable', 'theorem t (A : Set(Nat)): forall n : Nat. n in { x : Nat | x = n } => n = n'],
  ])('%s parses back', (_what, text) => {
    const own = withShipped();
    const loaded = loadText(`theory test "test"\n${text}`, own);
    const [item] = loaded.items;
    if (item === undefined) throw new Error('the statement was not understood');
    const term = item.fact.theorem.conclusion;
    expect(readBack(show(term, loaded.scope), loaded, term, new Drafts(own.signature))).toBe(term);
  });
  it.each([
    ['q((3 : Rat))', 'q((3 : Rat))'],
    ['q((3 : Nat))', 'q(3)'],
    ['q((1/2 : Rat))', 'q(1/2)'],
    ['only((3 : Rat))', 'only(3)'],
    ['x <= (3 : Rat)', 'x <= 3'],
    ['(2 : Real) <= 3', '(2 : Real) <= 3'],
    ['(2 : Nat) = (3 : Nat)', '2 = 3'],
    ['(2 : Rat) = (3 : Rat)', '(2 : Rat) = 3'],
    ['(1/2 : Real) = (3 : Real)', '(1/2 : Real) = 3'],
  ])('%s says the sort of a numeral only where it would be read as another one: %s', (text, wanted) => {
    const loaded = loadText(`theory test "test"\npredicate q (n : Nat)\npredicate q (x : Rat)\npredicate only (x : Rat)\ntheorem t (x : Rat): ${text}`); // biome-ignore format: a theory
    expect(loaded.items.map(({ stated }) => stated && show(stated.goal, loaded.scope))).toEqual([wanted]);
  });
  it.each([
    ['(3 : Nope)', 'UNKNOWN_SORT'],
    ['(x : Nat)', 'SORT_MISMATCH'],
    ['(1/2 : Nat)', 'SORT_MISMATCH'],
    ['(true : Rat)', 'EXPECTED_TERM'],
    ['(x : x)', 'UNKNOWN_SORT'],
  ])('%s is refused: %s', (text, code) => {
    expect(codesOf(loadText(`theory test "test"\npredicate only (x : Rat)\ntheorem t (x : Rat): only(${text})`))).toContain(code);
  });
});
