/** What is printed reads back as the same kernel term. */
import { describe, expect, it } from 'vitest';
import { show } from '../../src/elaborate/display.ts';
import { Drafts } from '../../src/elaborate/draft.ts';
import { type Meaning, noNames, Reading } from '../../src/elaborate/expression.ts';
import { Library, type Loaded } from '../../src/elaborate/library.ts';
import { freeVariables, type Term } from '../../src/logic/index.ts';
import { parseExpression } from '../../src/syntax/parse.ts';
import { disk, loadText } from '../support/theories.ts';

const library = new Library(disk);
for (const file of ['std/transition', 'std/laws', 'meta/identifiability', 'meta/reducible', 'meta/model', 'meta/transitions'])
  library.load(`theories/${file}.lcgm`);

/** Reads a text as a formula of a theory; its sort variables are those of the term it came from. */
function readBack(text: string, loaded: Loaded, term: Term, drafts: Drafts): Term {
  const { expr } = parseExpression(text);
  if (expr === undefined) throw new Error(`does not parse: ${text}`);
  const names = new Map<string, Meaning>(noNames);
  for (const v of freeVariables(term)) names.set(v.name, { kind: 'term', term: v });
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

  it.each([
    ['a bound variable with the name of a constant', 'function c : Nat\ntheorem t: forall d : Nat. d = c'],
    ['nested binders of one name', 'theorem t: forall x : Nat. x = 0 => exists x : Nat. x = 1'],
    ['an equivalence between implications', 'theorem t (a b : Nat): (a = b => b = a) <=> (b = a => a = b)'],
    ['two implications that are no equivalence', 'theorem t (a b : Nat): (a = b => b = a) and (b = 1 => a = b)'],
    ['negations', 'theorem t (a b : Nat): not (a = b and not (b = a)) and a != b and not not (a = b)'],
    ['truth and falsity', 'theorem t: true and (false => not true)'],
    ['numbers', 'theorem t (x : Rat, r : Real, n : Nat): 1/2 + x * 3 <= -2 - x and r < 0.25 and 2 * n = n + (3 - n)'],
    ['sets', 'theorem t (A : Set(Nat)): { x in A | x = 1 } = { x : Nat | x in A and x = 1 } and {1, 2} = {} and 3 not in A'],
    ['sets of sets', 'theorem t (A : Set(Set(Nat))): forall B in A, b in B. b in { x | exists C in A. x in C }'],
    ['bounds that depend on earlier variables', 'theorem t (A : Set(Nat)): forall n in A. exists m in { x : Nat | x = n }. m = n'],
    ['a bound that would mention its own variable', 'theorem t (A : Set(Nat)): forall n : Nat. n in { x : Nat | x = n } => n = n'],
  ])('%s parses back', (_what, text) => {
    const own = new Library(disk);
    const loaded = loadText(`theory test "test"\n${text}`, own);
    const [item] = loaded.items;
    if (item === undefined) throw new Error('the statement was not understood');
    const term = item.fact.theorem.conclusion;
    expect(readBack(show(term, loaded.scope), loaded, term, new Drafts(own.signature))).toBe(term);
  });
});
