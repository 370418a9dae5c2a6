/** Coercions are put in where they are missing, nowhere else, and left out again where they are printed. */
import { describe, expect, it } from 'vitest';
import { show } from '../../src/elaborate/display.ts';
import { Library, type Loaded } from '../../src/elaborate/library.ts';
import { codesOf, disk, loadText } from '../support/theories.ts';

/** Maps of apples, groups of transitions of crates: as in the theories, but small. */
const world = `theory test "test"
import std.sets
sort Space
function Crate (k d : Nat) : Space
function Line (d : Nat) : Space
sort Move (Z : Space)
sort Matrix (m n : Nat)
sort Kern (Z X : Space)
sort Law (Z : Space)
sort Pair (Z X : Space)
function Turn {d : Nat} : Set(Matrix(d, d))
function Scale {d : Nat} : Set(Matrix(d, d))
function valid (K : Set(Kern(Z, X))) : Set(Move(Z))
function valid (P : Set(Law(Z))) : Set(Move(Z))
function times (A B : Set(Matrix(d, d))) : Set(Matrix(d, d)) notation "@"
function times (A B : Set(Move(Z))) : Set(Move(Z)) notation "@"
function pair (mu : Law(Z), kappa : Kern(Z, X)) : Pair(Z, X) notation "(,)"
predicate upTo (C : Set(Pair(Z, X)), G : Set(Move(Z))) notation "identifiable up to"
predicate group (G : Set(Move(Z)))
function onCrate {k : Nat} (G : Set(Matrix(d, d))) : Set(Move(Crate(k, d))) notation "coerce"
function onLine (G : Set(Matrix(d, d))) : Set(Move(Line(d))) notation "coerce"
function linear {k : Nat} (A : Matrix(n, d)) : Kern(Crate(k, d), Line(n)) notation "coerce"
`;
const shown = (text: string): string => {
  const loaded = stated(text);
  const [item] = loaded.items;
  if (item === undefined) throw new Error(`not understood: ${codesOf(loaded)}`);
  return show(item.fact.theorem.conclusion, loaded.scope);
};
const parameters =
  'k d n : Nat, K : Set(Kern(Crate(k, d), Line(n))), C : Set(Pair(Crate(k, d), Line(n))), A : Matrix(n, d), mu : Law(Crate(k, d)), S : Set(Move(Crate(k, d)))';
const stated = (text: string): Loaded =>
  loadText(`${world}theorem t (${parameters}): k = k => ${text}`, new Library(disk, { proofs: false }));
const inside = (text: string): string => shown(text).replace(/^.* k = k => /, '');

describe('a coercion', () => {
  it.each([
    ['is put in on the right of an inclusion', 'valid(K) <= Turn', 'valid(K) <= onCrate(Turn)'],
    ['is put in on the left of an inclusion', 'Turn <= valid(K)', 'onCrate(Turn) <= valid(K)'],
    ['is put in after a product', 'valid(K) <= Turn @ Scale', 'valid(K) <= onCrate(Turn @ Scale)'],
    ['is put in within an intersection', 'valid(K) & Turn <= S', 'valid(K) & onCrate(Turn) <= S'],
    ['is put in on the left of an intersection', 'Turn & valid(K) <= S', 'onCrate(Turn) & valid(K) <= S'],
    ['is put in twice, in two places', 'valid(K) & Turn <= Scale', 'valid(K) & onCrate(Turn) <= onCrate(Scale)'],
    ['is put in as an argument', 'C identifiable up to Turn @ Scale', 'C identifiable up to onCrate(Turn @ Scale)'],
    ['is put in on the right of an equation', 'valid(K) = Turn', 'valid(K) = onCrate(Turn)'],
    ['is put in on the left of an equation', 'Turn = valid(K)', 'onCrate(Turn) = valid(K)'],
    ['is put in for a member', 'A in K', 'linear(A) in K'],
    ['is put in for a set', 'forall t in valid(K). t in Turn', 'forall t in valid(K). t in onCrate(Turn)'],
    ['is put in within a pair', '(mu, A) in C', '(mu, linear(A)) in C'],
    ['is put in within a set', 'K = {A}', 'K = {linear(A)}'],
    ['follows the space', 'forall P : Set(Law(Line(d))). valid(P) <= Turn', 'forall P : Set(Law(Line(d))). valid(P) <= onLine(Turn)'],
  ])('%s', (_what, short, long) => {
    expect(codesOf(stated(short))).toEqual([]);
    expect(shown(short)).toBe(shown(long));
  });

  it.each([
    ['where it may be left out', 'valid(K) <= Turn @ Scale'],
    ['on the left', 'Turn <= valid(K)'],
    ['as a later argument', 'C identifiable up to Turn'],
  ])('is not printed %s', (_what, text) => {
    expect(inside(text)).toBe(text);
  });

  it.each([
    ['where nothing else tells the sort', 'forall G : Set(Matrix(d, d)). group(onCrate(G) & S)'],
    ['on both sides of an inclusion', 'forall G H : Set(Matrix(d, d)). onLine(G) <= onLine(H)'],
    ['on one side of an equation', 'forall G : Set(Matrix(d, d)). valid(K) = onCrate(G)'],
    ['as the only argument', 'forall G : Set(Matrix(d, d)). group(onLine(G))'],
  ])('is printed %s', (_what, text) => {
    expect(inside(text)).toBe(text);
  });

  it.each([
    ['where something fits without', 'forall G H : Set(Matrix(d, d)). G <= H', 'forall G H : Set(Matrix(d, d)). G <= H'],
    ['inside a product of what can be multiplied', 'forall G : Set(Matrix(d, d)). G @ G <= G', 'forall G : Set(Matrix(d, d)). G @ G <= G'],
    ['where the sort is open', 'forall x in {A}. x = A', 'forall x in {A}. x = A'],
  ])('is not put in %s', (_what, text, same) => {
    expect(inside(text)).toBe(same);
  });

  it.each([
    ['two that fit', 'forall G : Set(Matrix(d, d)). group(G)', 'NOT_INFERRED'],
    ['none for the members of a set that is read before', '{A} <= K', 'NO_OVERLOAD'],
    ['none that fits', 'forall G : Set(Matrix(n, n)). valid(K) <= G', 'NO_OVERLOAD'],
    ['none for a number', 'valid(K) <= 3', 'NO_OVERLOAD'],
    ['not two in one operator', 'forall B : Matrix(n, d), G : Set(Matrix(d, d)). (B, B) in C', 'SORT_MISMATCH'],
    ['no way back', 'forall B : Matrix(d, d). B in S', 'SORT_MISMATCH'],
    ['what is left out and not told', 'forall G : Set(Matrix(d, d)). onCrate(G) = onCrate(G)', 'NOT_INFERRED'],
  ])('%s: an error', (_what, text, code) => {
    expect(codesOf(stated(text))).toContain(code);
  });
});

describe('a coercion is printed where the text without it says something else', () => {
  const fruits = `sort Apple
sort Fruit
sort Food
function fruit (a : Apple) : Fruit notation "coerce"
predicate ripe (f : Fruit)
predicate fine (f : Fruit)
predicate fine (a : Apple)
predicate before (f g : Fruit) notation "<"
predicate before (a : Apple, f : Fruit) notation "<"
predicate near (f g : Fruit) notation "~"
predicate near (f : Fruit, n : Nat) notation "~"
`;
  const printed = (statement: string): string => {
    const loaded = loadText(
      `theory test "test"\n${fruits}theorem t (a b : Apple, f : Fruit, g : Food): ${statement}`,
      new Library(disk, { proofs: false }),
    );
    const [item] = loaded.items;
    if (item === undefined) throw new Error(`not understood: ${codesOf(loaded)}`);
    return show(item.fact.theorem.conclusion, loaded.scope).replace(/^forall [^.]*\. /, '');
  };
  it.each([
    ['of another predicate', 'fine(fruit(a)) => fine(a)', 'fine(fruit(a)) => fine(a)'],
    ['of another operator', 'fruit(a) < f and a < f', 'fruit(a) < f and a < f'],
    ['of none', 'ripe(fruit(a)) and ripe(a)', 'ripe(a) and ripe(a)'],
    ['of no other operator', 'f ~ fruit(a) and f ~ a and f ~ 3', 'f ~ a and f ~ a and f ~ 3'],
  ])('%s', (_what, statement, text) => {
    expect(printed(statement)).toBe(text);
    expect(printed(printed(statement))).toBe(text);
  });
});
