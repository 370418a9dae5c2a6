/** What a claim needs to mean what it says; words with two meanings; conditions, and theories, that contradict themselves. */
import { describe, expect, it } from 'vitest';
import { show } from '../../src/elaborate/display.ts';
import { type Verdict, verdicts } from '../../src/verdict/verdict.ts';
import { codesOf, messages, withShipped } from '../support/theories.ts';

const library = withShipped();
let count = 0;
function judged(
  header: string,
  text: string,
): { readonly all: readonly Verdict[]; readonly codes: readonly string[]; readonly said: string } {
  const name = `needs_${++count}`;
  const loaded = library.load(`${name}.lcgm`, new TextEncoder().encode(`theory ${name} "test"\n${header}${text}`));
  if (loaded === undefined) throw new Error('nothing was loaded');
  return { all: verdicts(loaded), codes: codesOf(loaded), said: messages(loaded) };
}

describe('a group', () => {
  /** Whatever the group has to be, the valid transitions lie in it. */
  const about = (space: string) => `parameter P : Set(Dist(${space}))
parameter K : Set(Kern(${space}, X))
parameter G H : Set(Trans(${space}))
parameter s t : Trans(${space})
parameter mu : Dist(${space})
parameter kappa : Kern(${space}, X)
given measureClass(P), br(K)
`;
  const setting = `import meta.verdicts\nparameter Z X : Space\n${about('Z')}`;
  const vectors = `import std.rotations, std.dictionary, meta.verdicts
parameter d : Nat
parameter X : Space
given 2 <= d
${about('R(d)')}`;
  const claimed = (group: string, conditions = '') => `claim 1: P * K identifiable up to ${group} if T(P) & T(K) <= ${group}${conditions}`;
  const found = (text: string) => judged(/(?:Relabel|Signs|O|GL|scaled)\(/.test(text) ? vectors : setting, text);

  it.each([
    ['permutations', 'Relabel(d)', ''],
    ['a product of groups', 'Relabel(d) @ Signs(d)', ''],
    ['a product the other way round', 'Signs(d) @ Relabel(d)', ''],
    ['rotations', 'O(d)', ''],
    ['invertible maps', 'GL(d)', ''],
    ['the identity alone', '{identity(Z)}', ''],
    ['all transitions', '{g : Trans(Z) | true}', ''],
    ['what is in two groups', 'G & H', ', group(G), group(H)'],
    ['what is in two groups, written out', '{g | g in G and g in H}', ', group(G), group(H)'],
    ['what two groups of maps induce', 'restrict(Relabel(d) & O(d))', ''],
    ['a union with a smaller group', 'Relabel(d) union Relabel(d) @ Signs(d)', ''],
    ['a variable that is a group', 'G', ', group(G)'],
    ['a variable that is equal to a group', 'G', ', G = H, group(H)'],
    ['what satisfies the definition', 'G', ', identity(Z) in G, forall g in G, h in G. g @ h in G, forall g in G. g^-1 in G'],
  ])('%s: %s', (_what, group, conditions) => {
    const { all, said } = found(claimed(group, conditions));
    expect(said).toBe('');
    expect(all).toMatchObject([{ verdict: 'proved', wellPosed: true, asStated: true }]);
  });

  it.each([
    ['nothing is said about', 'G', '', false],
    ['a variable that contains a group', 'G', ', H <= G, group(H)', false],
    ['a variable that lies in a group', 'G', ', G <= H, group(H), identity(Z) in G', false],
    ['a set without inverses', 'G', ', identity(Z) in G, forall g in G, h in G. g @ h in G', false],
    ['a set without products', 'G', ', identity(Z) in G, forall g in G. g^-1 in G', false],
    ['a set without the identity', 'G', ', identity(Z) not in G', true],
    ['a set that lacks an inverse', 'G', ', t in G, t^-1 not in G', true],
    ['a set that lacks a product', 'G', ', s in G, t in G, s @ t not in G', true],
    ['the empty set', '{}', '', true],
    ['one transition', '{t}', '', false],
    ['one transition that is not the identity', '{t}', ', t != identity(Z)', true],
    ['two transitions', '{identity(Z), t}', '', false],
    ['a union of groups', 'G union H', ', group(G), group(H)', false],
    ['a union of groups neither of which contains the other', 'G union H', ', group(G), group(H), not G <= H, not H <= G', true],
    ['permutations and rescalings', 'Relabel(d) union Rescale(d)', '', true],
    ['signs and positive scales', 'restrict(Signs(d) union PosScale(d))', '', true],
    ['rescalings that may vanish', 'restrict(scaled({ a | true }, d))', '', false],
    ['a product of groups that is none', 'O(d) @ Rescale(d)', '', false],
    ['the complement of a group', '{g | g not in G}', ', group(G)', true],
  ])('is not %s: %s', (_what, group, conditions, shownFalse) => {
    const { all, codes, said } = found(claimed(group, conditions));
    expect(codes).toEqual(['ILL_POSED']);
    expect(said).toContain(shownFalse ? 'is not well-posed' : 'not shown to be well-posed');
    expect(said).toContain('identifiability is up to a group');
    expect(all).toMatchObject([{ verdict: 'unknown', wellPosed: false, asStated: false, restsOn: expect.any(Array) }]);
    expect(all[0]?.item.judgement?.needs?.failure?.shown !== undefined).toBe(shownFalse);
  });

  it('is wanted of a model in a class, too', () => {
    const claim = (more: string) =>
      `claim 1: P * K identifiable up to G if T(P, mu) & T(K, kappa) <= G, mu in P, kappa in K${more} for model (mu, kappa)`;
    expect(found(claim('')).codes).toEqual(['ILL_POSED']);
    expect(found(claim(', group(G)')).all).toMatchObject([{ verdict: 'proved', wellPosed: true }]);
  });

  it('is wanted of every class, also of one that is no product', () => {
    expect(found('claim 1: P * K & P * K identifiable up to G').codes).toEqual(['ILL_POSED']);
  });

  it.each([
    ['under a quantifier', 'forall A : Set(Trans(Z)). T(P) & T(K) <= A => P * K identifiable up to A', 'ILL_POSED'],
    ['under a quantifier over groups', 'forall A : Set(Trans(Z)). T(P) & T(K) <= A and group(A) => P * K identifiable up to A', undefined],
    ['as a member of what is written out', 'G in { H : Set(Trans(Z)) | P * K identifiable up to H }', 'ILL_POSED'],
    ['under a hypothesis', 'T(P) & T(K) <= G => P * K identifiable up to G', 'ILL_POSED'],
    ['under a hypothesis that says so', 'T(P) & T(K) <= G and group(G) => P * K identifiable up to G', undefined],
    ['beside something else', 'T(P) & T(K) <= H and P * K identifiable up to H', undefined],
    ['beside something else, of another set', 'P * K identifiable up to H and P * K identifiable up to H union G', 'ILL_POSED'],
    ['in what is only assumed', 'P * K identifiable up to G => P * K identifiable up to G union H or not group(G)', 'ILL_POSED'],
  ])('is wanted of what the claim asserts: %s', (_what, statement, code) => {
    const { codes } = found(`claim 1: ${statement} if T(P) & T(K) <= H, group(H)`);
    expect(codes).toEqual(code === undefined ? [] : [code]);
  });

  it('is not wanted of what the claim assumes or denies', () => {
    expect(found('claim 1: P * K identifiable up to G => P * K identifiable up to G union H').all[0]?.wellPosed).toBe(false);
    expect(found('claim 1: P * K identifiable up to G => 1 = 1').all).toMatchObject([{ verdict: 'proved', wellPosed: undefined }]);
    expect(found('claim 1: not P * K identifiable up to {} if mu in P, kappa in K').all[0]?.wellPosed).toBeUndefined();
  });

  it('is wanted of a class with a name of its own, and a claim with one', () => {
    const mine = 'define Mine (A : Set(Trans(Z))) := P * K identifiable up to A\n';
    expect(found(`${mine}claim 1: Mine(G) if T(P) & T(K) <= G`).codes).toEqual(['ILL_POSED']);
    expect(found(`${mine}claim 1: Mine(G) if T(P) & T(K) <= G, group(G)`).codes).toEqual([]);
  });

  it('is wanted of claims with a proof', () => {
    const easy = 'axiom easy (C : Set(Model(W, V)), A : Set(Trans(W))): C identifiable up to A because "for the sake of the test"\n';
    expect(found(`${easy}claim 1: P * K identifiable up to G by easy`).codes).toEqual(['ILL_POSED']);
    expect(found(`${easy}claim 1: P * K identifiable up to G if group(G) by easy`).codes).toEqual([]);
  });

  it('does not matter to a refutation, nor to an empty class', () => {
    const moved = ' if t in T(P) & T(K), group(H), t not in H';
    expect(found(`refute 1: P * K identifiable up to H${moved}`).all).toMatchObject([{ verdict: 'refuted', wellPosed: undefined }]);
    expect(found('claim 1: P * K identifiable up to G if P = {}').codes).toEqual(['VACUOUS']);
    expect(found(`claim 1: P * K identifiable up to H${moved}`).codes).toEqual(['FALSE_CLAIM']);
  });

  it('that fails leaves open what is open, and nothing refuted', () => {
    const set = 'P * K identifiable up to G if T(P) & T(K) <= G';
    expect(found(`open 1: ${set}`)).toMatchObject({ codes: [], all: [{ verdict: 'unknown', asStated: true, wellPosed: false }] });
    expect(found(`refute 1: ${set}`)).toMatchObject({ codes: ['ILL_POSED'], all: [{ verdict: 'unknown', asStated: false }] });
    expect(found('open 1: P * K identifiable up to G').all).toMatchObject([{ verdict: 'unknown', wellPosed: undefined }]);
  });

  it('is part of what a claim rests on, and must be named', () => {
    const sure = 'axiom sure (A : Set(Trans(W))): group(A) because "for the sake of the test"\n';
    const easy = 'axiom easy (C : Set(Model(W, V)), A : Set(Trans(W))): C identifiable up to A because "for the sake of the test"\n';
    const claim = 'claim 1: P * K identifiable up to G\n';
    const { all } = found(`${sure}${easy}${claim}`);
    expect(all.at(-1)?.restsOn.map((name) => name.replace(/^.*:/, ''))).toEqual(['easy', 'sure']);
    const { codes, all: limited } = found(`${sure}${easy}${claim.trimEnd()} resting on easy`);
    expect(limited.at(-1)).toMatchObject({ verdict: 'unknown' });
    expect(limited.at(-1)?.excess.map((name) => name.replace(/^.*:/, ''))).toEqual(['sure']);
    expect(codes).toEqual([]);
  });
});

describe('a word with two meanings', () => {
  const bounds = 'predicate bounds (m n : Nat)\naxiom all (m n : Nat): bounds(m, n) because "x"\nparameter n : Nat\n';
  const needs = (pattern: string, meaning: string, params = 'm n') => `verdict needs (${params} : Nat) "why" of ${pattern} := ${meaning}\n`;
  it.each([
    ['two forms that say different things', needs('bounds(m, n)', 'm <= n') + needs('bounds(m, 3)', 'm = 0', 'm'), 'bounds(0, 3)'],
    ['in the other order', needs('bounds(m, 3)', 'm = 0', 'm') + needs('bounds(m, n)', 'm <= n'), 'bounds(0, 3)'],
    [
      'of other aspects',
      needs('bounds(m, n)', 'm = 0').repeat(1) +
        'verdict vacuous (m n : Nat) of bounds(m, n) := m = 1\nverdict vacuous (m n : Nat) of bounds(m, n) := m = 2\n',
      'bounds(0, 3)',
    ],
  ])('is an error: %s', (_what, forms, statement) => {
    const { codes, said } = judged(bounds, `${forms}claim 1: ${statement}`);
    expect(codes).toEqual(['AMBIGUOUS_VERDICT']);
    expect(said).toMatch(/says twice, and differently, what `(needs|vacuous)` means/);
  });
  it.each([
    ['two forms that say the same', needs('bounds(m, n)', 'm <= n').repeat(2), 'bounds(0, 3)'],
    ['two forms one of which does not fit', needs('bounds(m, n)', 'm <= n') + needs('bounds(m, 3)', 'm = 1', 'm'), 'bounds(0, 4)'],
    [
      'tight twice, where nobody asks',
      'verdict tight (m n : Nat) of bounds(m, n) := m = n\nverdict tight (m n : Nat) of bounds(m, n) := n <= m\n',
      'bounds(0, 3)',
    ],
  ])('is none: %s', (_what, forms, statement) => {
    expect(judged(bounds, `${forms}claim 1: ${statement}`).codes).toEqual([]);
  });
  it('is an error where a file says otherwise than the library', () => {
    const own =
      'import meta.verdicts\nparameter Z X : Space\nparameter P : Set(Dist(Z))\nparameter K : Set(Kern(Z, X))\nparameter G : Set(Trans(Z))\n';
    const forms = (meaning: string) => `verdict needs (C : Set(Model(Z, X)), G : Set(Trans(Z))) of C identifiable up to G := ${meaning}\n`;
    const setting = own.replace('parameter Z X', `${'FORM'}parameter Z X`);
    const claim = 'claim 1: P * K identifiable up to G if measureClass(P), br(K), T(P) & T(K) <= G';
    expect(judged(setting.replace('FORM', forms('1 = 1')), claim).codes).toEqual(['AMBIGUOUS_VERDICT']);
    expect(judged(setting.replace('FORM', forms('group(G)')), claim).codes).toEqual(['ILL_POSED']);
  });
  it('needs a meaning', () => {
    expect(judged(bounds, 'verdict needs (m n : Nat) of bounds(m, n)').codes).toEqual(['VERDICT_MEANING']);
    expect(judged(bounds, 'verdict needs (k m n : Nat) of bounds(m, n) := k = m').codes).toEqual(['LOOSE_VERDICT']);
  });
});

describe('conditions', () => {
  const numbers = `predicate odd (k : Nat)
predicate even (k : Nat)
predicate prime (k : Nat)
axiom one (k : Nat) if odd(k) then not even(k) because "x"
axiom two (k : Nat) if prime(k) then even(k) because "x"
axiom three (k : Nat) if odd(k) then not prime(k) because "x"
verdict tight (k : Nat) of prime(k) := even(k)
parameter n m : Nat
given 1 <= n
`;
  it.each([
    ['from which what is claimed follows, and its opposite', 'claim 1: not even(n) if odd(n), prime(n)'],
    ['from which the opposite of one of them follows', 'claim 1: prime(n) if prime(n), odd(n)'],
    ['also of a refutation', 'refute 1: even(n) if odd(n), prime(n)'],
    ['also where they are not needed', 'claim 1: n <= n + m if odd(m), prime(m)'],
    ['of tight', 'claim 1: prime(n) if prime(n) tight if odd(n)'],
  ])('that contradict each other are an error: %s', (_what, text) => {
    expect(judged(numbers, text).codes).toEqual(['INCONSISTENT_CONDITIONS']);
  });
  it.each([
    ['that are possible', 'claim 1: not even(n) if odd(n)'],
    ['that are needed', 'claim 1: even(n) if prime(n), m = n'],
    ['of a claim that is false', 'refute 1: even(n) if odd(n), odd(m)'],
    ['of tight that are possible', 'claim 1: prime(n) if prime(n) tight if even(m)'],
  ])('are none: %s', (_what, text) => {
    expect(judged(numbers, text).codes).toEqual([]);
  });
  it('that are not to blame are not blamed', () => {
    const wrong = 'axiom yes (k : Nat): odd(k) because "x"\naxiom no (k : Nat): not odd(k) because "x"\n';
    const { codes, said } = judged(numbers, `${wrong}claim 1: odd(n) if prime(m)`);
    expect(codes).toEqual(['INCONSISTENT_THEORY']);
    expect(said).toMatch(/one of these is false: \w+:no, \w+:yes/);
  });
  it('cannot hide what an import assumes', () => {
    judged('predicate odd (k : Nat)\n', 'axiom yes (k : Nat): odd(k) because "x"\naxiom no (k : Nat): not odd(k) because "x"\n');
    const from = `import needs_${count}\nparameter n : Nat\n`;
    expect(judged(from, 'claim 1: odd(n) if 1 <= n').codes).toEqual(['INCONSISTENT_THEORY']);
    expect(judged(from, 'claim 1: n <= n + 1 if 1 <= n').codes).toEqual([]); // what is claimed has nothing to do with it
  });
  it('contradict each other at the place of the conditions of tight', () => {
    const { said } = judged(numbers, 'claim 1: prime(n) if prime(n)\n tight if odd(n)');
    expect(said).toMatch(/\| +tight if odd\(n\)\n +\| +\^{6}\n/);
  });
});

describe('givens that contradict each other only by what is known of them', () => {
  const numbers = `predicate odd (k : Nat)
predicate even (k : Nat)
axiom one (k : Nat) if odd(k) then not even(k) because "x"
axiom small (k : Nat): odd(k) => k < 3 because "x"
parameter n m : Nat
`;
  const both = 'given odd(n)\ngiven even(n)\n';
  it.each([
    ['if a claim without conditions follows, and its opposite', `${both}claim 1: even(n)`],
    ['also if it is refuted', `${both}refute 1: even(n)`],
    ['also if the values of other parameters are given', `${both}claim 1: even(n) with m := 3`],
    ['if a claim is false, and proved', `${both}claim 1: false by one`],
    ['if a theorem is false, and proved', `${both}theorem a: false by one`],
    ['also by several steps', `${both}theorem a: false\nproof\n  have not even(n) by one\n  thus\nqed`],
  ])('are named: %s', (_what, text) => {
    const { all, codes, said } = judged(numbers, text);
    expect([all.map(({ name }) => name), codes]).toEqual([[], ['INCONSISTENT_GIVENS']]);
    expect(said).toMatch(/\| given even\(n\)\n[^^]*\^{13}/);
    expect(said).toMatch(/\| given odd\(n\)\n[^-]*-{12} this is given, too/);
  });
  it('are told once, and what was judged under them says nothing more', () => {
    const before = 'theorem before: n = n\n';
    const rest = 'claim 2: m = 7 by 1, a\ntheorem b: nosuch = 1\nclaim 3: even(n) by before';
    const { all, codes } = judged(numbers, `${before}${both}theorem a: odd(n)\nclaim 0: odd(n) by a\nclaim 1: even(n)\n${rest}`);
    expect(all.map(({ name }) => name)).toEqual(['before']);
    expect(codes).toEqual(['INCONSISTENT_GIVENS', 'UNKNOWN_NAME']);
  });
  it('are not named where values make them contradict each other, nor the conditions of the claim', () => {
    const given = 'given odd(n), even(m)\n';
    const { codes, said } = judged(numbers, `${given}claim 1: even(n) with m := n\nclaim 2: n < 3\nclaim 3: n < 3 by 2`);
    expect(codes).toEqual(['EXCLUDED_VALUES']);
    expect(said).toContain('these values contradict what is given: odd(n), even(m)');
    expect(judged(numbers, `${given}claim 1: even(n) if even(n)\nclaim 2: odd(n)`).codes).toEqual(['INCONSISTENT_CONDITIONS']);
  });
  it.each([
    ['if a claim is false under a condition', `given odd(n)\nclaim 1: false if even(n) by one`],
    ['if a theorem is false under a condition', `given odd(n)\ntheorem a if even(n) then false by one`],
    ['if a false theorem is not proved', `${both}theorem a: false sorry`],
    ['if a theorem says that something else is false', `given odd(n)\ntheorem a: even(n) => false by one`],
    ['if nothing contradicts itself', `given odd(n)\nclaim 1: n < 3\ntheorem a: not even(n) by one`],
  ])('are not blamed %s', (_what, text) => {
    expect(judged(numbers, text).codes).not.toContain('INCONSISTENT_GIVENS');
  });
  it.each([
    ['a theorem', 'theorem', 'without givens', ''],
    ['a theorem', 'theorem', 'with givens that numbers satisfy', 'given n < m\n'],
    ['a claim', 'claim', 'with givens that numbers satisfy', 'given n < m\n'],
  ])('are not to blame where %s is false by the axioms: %s %s', (_what, keyword, _how, given) => {
    const { codes, said } = judged(numbers, `axiom all (k : Nat): odd(k) because "x"\n${given}${keyword} a: false by all, small`);
    expect(codes).toEqual(['INCONSISTENT_THEORY']);
    expect(said).toMatch(/one of these is false: \w+:all, \w+:small/);
  });
});

describe('a message', () => {
  const vectors =
    'sort Vec (n : Nat)\npredicate odd (n : Nat)\npredicate two (k n : Nat)\nparameter n : Nat\nparameter v : Vec(n)\ngiven forall k. odd(n) => odd(k)\n';
  it.each([
    ['a parameter of the file that a theorem hides', 'theorem a (n : Nat): odd(n)', 'follow from: odd(n of the file)'],
    ['in a sort', 'theorem a (n : Nat): forall w : Vec(n). w = v', 'of sort Vec(n of the file), where Vec(n) is expected'],
    ['that a quantifier hides', 'claim 1: forall n : Nat, w : Vec(n). w = v', 'of sort Vec(n of the file), where Vec(n) is expected'],
    ['that a proof hides', 'claim 1: forall k. two(k, n)\nproof\n  take n\n  thus\nqed', 'does not follow: two(n, n of the file)'],
    [
      'a variable that another hides',
      'theorem a (k : Nat): forall j. two(j, k)\nproof\n  take k\n  thus\nqed',
      'does not follow: two(k, the outer k)',
    ],
  ])('does not call by its name %s', (_what, text, said) => {
    expect(judged(vectors, text).said).toContain(said);
  });
  it('calls by its name what is not hidden', () => {
    expect(judged(vectors, 'claim 1: forall k. two(k, n)').said).toContain('does not follow: forall k : Nat. two(k, n)');
    expect(judged(vectors, 'verdict tight (n k : Nat) of odd(k) := odd(n)').said).toContain('what `n` stands for');
    expect(judged(vectors, 'theorem a (n : Nat): two(n, n)').said).toContain('does not follow: two(n, n)\n');
  });
});

it('what a claim needs is stated in the frame of the claim', () => {
  const bounds =
    'predicate bounds (m n : Nat)\nverdict needs (m n : Nat) "why" of bounds(m, n) := m < n\nparameter n : Nat\ngiven 1 <= n\n';
  const { all } = judged(bounds, 'claim 1: forall k. bounds(k, n) and bounds(n, k) if n < 5');
  const { item } = all[0] ?? expect.fail();
  const loaded = library.all.at(-1) ?? expect.fail();
  expect(item.needs && show(item.needs, loaded.scope)).toBe('forall n : Nat. 1 <= n => n < 5 => forall k : Nat. k < n and n < k');
});
