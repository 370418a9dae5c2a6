/** Statements that must not be proved, or not under this name: what a reader reads is what the kernel proves. */
import { describe, expect, it } from 'vitest';
import { show } from '../../src/elaborate/display.ts';
import { verdicts } from '../../src/verdict/verdict.ts';
import { codesOf, loadText, withShipped } from '../support/theories.ts';

const outcome = (body: string): Record<string, string> => {
  const loaded = loadText(`theory test "t"\n${body}`);
  return Object.fromEntries(verdicts(loaded).map((v) => [v.name, v.verdict]));
};
const codes = (body: string): string[] => codesOf(loadText(`theory test "t"\n${body}`));

describe('a variable that has the name of a file parameter', () => {
  it('is another variable in a theorem', () => {
    expect(outcome('parameter n : Nat\ngiven n = 5\ntheorem a (n : Nat): n = 5\ntheorem b: n = 5')).toEqual({ a: 'unknown', b: 'proved' });
  });
  it('is another variable in a group of givens', () => {
    const text =
      'import meta.identifiability\nparameter Z : Space\nparameter G : Set(Trans(Z))\ngiven group(G)\ntheorem a (G : Set(Trans(Z))): group(G)';
    expect(outcome(text)).toEqual({ a: 'unknown' });
  });
  it('does no harm to a parameter whose sort mentions the other', () => {
    expect(
      codes(
        'sort Vec (n : Nat)\npredicate p (n : Nat) (v : Vec(n))\nparameter n : Nat\nparameter v : Vec(n)\ngiven p(v)\ntheorem t (n : Nat): n = n',
      ),
    ).toEqual([]);
  });
  it('does not get into an abbreviation', () => {
    expect(
      outcome(
        'parameter n : Nat\nclass C := { x : Nat | x <= n }\ntheorem a (n : Nat): n in C\ntheorem b: forall n : Nat. n in C\ntheorem c: n in C',
      ),
    ).toEqual({
      a: 'unknown',
      b: 'unknown',
      c: 'proved',
    });
  });
  it('does not get into the spaces of predicate notation', () => {
    expect(codes('import std.kernel\nparameter Z : Space\nconcepts C := Z\ntheorem a: forall Z : Space, mu : Dist(Z). mu in P{}')).toEqual([
      'SORT_MISMATCH',
    ]);
  });
  it('cannot be in an axiom by accident', () => {
    expect(codes('parameter n : Nat\nclass C := { x : Nat | x <= n }\naxiom b (n : Nat): n in C because "so"')).toEqual(['PARAMETER_HERE']);
  });
});

describe('a name', () => {
  it('of a parameter must be new, so that no abbreviation changes its meaning', () => {
    expect(codes('function c : Nat\nclass A := c\nparameter c : Nat\ntheorem b: A = A')).toEqual(['DUPLICATE_NAME']);
    expect(codes('function c : Nat\nclass A := c\nclass c := 1')).toEqual(['DUPLICATE_NAME']);
    expect(codes('parameter n : Nat\nclass n := 1')).toEqual(['DUPLICATE_NAME']);
  });
  it('that the statement binds again is the inner one', () => {
    expect(
      outcome('theorem a: forall n : Nat. n = 0 => exists n : Nat. n = 1\ntheorem b: forall n : Nat. n = 0 => forall n : Nat. n = 0'),
    ).toMatchObject({
      b: 'unknown',
    });
  });
});

describe('a gap', () => {
  it('taints, used or not', () => {
    expect(outcome('theorem a: 0 = 0\nproof\n  have 0 = 2 sorry\n  thus 0 = 0\nqed')).toEqual({ a: 'unknown' });
  });
  it('taints what uses it', () => {
    expect(outcome('theorem a (n : Nat): n = 1 sorry\ntheorem b: 2 = 1 by a\ntheorem c: 3 = 3 by a')).toEqual({
      a: 'unknown',
      b: 'unknown',
      c: 'proved',
    });
  });
});

describe('a name of a million letters', () => {
  const long = 'n'.repeat(1_000_000);
  it.each([
    ['that is not declared', `theorem a: ${long} = 1`, 'UNKNOWN_NAME'],
    ['of a sort', `theorem a (n : ${long}): n = n`, 'UNKNOWN_SORT'],
    ['of a fact', `theorem a: 0 = 1 by ${long}`, 'UNKNOWN_FACT'],
    ['that is declared twice', `sort ${long}\nsort ${long}`, 'DUPLICATE_NAME'],
    ['of a theory', `import ${long}`, 'UNKNOWN_THEORY'],
  ])('%s is not quoted whole', (_what, body, code) => {
    const { diagnostics } = loadText(`theory test "t"\n${body}`);
    expect(diagnostics.map((d) => d.code)).toContain(code);
    for (const { message, help = '' } of diagnostics) expect(message.length + help.length).toBeLessThan(1_000);
  });
  it('is cut in the middle', () => {
    const [found] = loadText(`theory test "t"\ntheorem a: x${'n'.repeat(500)}z = 1`).diagnostics;
    expect(found?.message).toMatch(/^`xn+…n+z` is not declared$/);
  });
  it('is quoted if it has a hundred letters', () => {
    const [found] = loadText(`theory test "t"\ntheorem a: ${'n'.repeat(100)} = 1`).diagnostics;
    expect(found?.message).toContain('n'.repeat(100));
  });
});

describe('givens', () => {
  it('that contradict each other are an error', () => {
    expect(codes('parameter n : Nat\ngiven n < 3, 5 <= n\ntheorem a: 0 = 1')).toContain('INCONSISTENT_GIVENS');
    expect(codes('given false')).toEqual(['INCONSISTENT_GIVENS']);
    expect(codes('parameter n : Nat\ngiven n < 3, 2 <= n')).toEqual([]);
  });
  it('under which nothing is stated then, one way or the other', () => {
    const under = (given: string) =>
      outcome(`parameter n : Nat\ngiven ${given}\ntheorem a: n = 7\nclaim b: n = 7\nrefute c: n = 2\nopen d: n = 2\ncheck n = 2`);
    expect(under('n < 3, 5 <= n')).toEqual({});
    expect(under('n = 2')).toMatchObject({ a: 'unknown', b: 'refuted', c: 'proved', 'check 1': 'proved' });
    // told once, and not once more for each statement, nor for what is given besides
    const later = 'theorem a: n = 7\ngiven n = 4\nclaim b: n = 7 by a\ntheorem c: n = 8 by a, b';
    expect(codes(`parameter n : Nat\ngiven n < 3, 5 <= n\n${later}`)).toEqual(['INCONSISTENT_GIVENS']);
  });
  it('also where one of them cannot be read, or cases have to be distinguished', () => {
    const half = 'parameter k d : Nat\ngiven k < d, d < k, nosuch < 3\nclaim 1: k = 7';
    expect([outcome(half), codes(half)]).toEqual([{}, ['INCONSISTENT_GIVENS', 'UNKNOWN_NAME']]);
    const cases = (least: number) =>
      `parameter k d : Nat\ngiven k = 1 or k = 2 or k = 3, d = 1 or d = 2 or d = 3, ${least} <= k + d\nclaim 1: k = 7`;
    expect([outcome(cases(7)), codes(cases(7))]).toEqual([{}, ['INCONSISTENT_GIVENS']]);
    expect([outcome(cases(6)), codes(cases(6))]).toEqual([{ 1: 'refuted' }, ['FALSE_CLAIM']]);
  });
  it('where the statements are read nevertheless, so that all mistakes are told', () => {
    const body = 'theorem a: nosuch = 1\ntheorem b: 1 = 1\nclaim b: 2 = 2\ncheck n = m';
    expect(codes(`parameter n : Nat\ngiven n < n\n${body}`)).toEqual(['INCONSISTENT_GIVENS', 'UNKNOWN_NAME', 'UNKNOWN_NAME']);
  });
  it('and conditions, too, where only the statements are read', () => {
    const text = (condition: string) => `theory test "t"\nparameter k d : Nat\nclaim 0: k = d if k < d, ${condition}`;
    expect(codesOf(loadText(text('d < k'), withShipped({ proofs: false })))).toEqual(['INCONSISTENT_CONDITIONS']);
    expect(codesOf(loadText(text('d < 3'), withShipped({ proofs: false })))).toEqual([]);
  });
  it('but what was stated before, and definitions, stay', () => {
    const text =
      'parameter n : Nat\ntheorem a: n = n\ngiven n < n\ndefine twice (m : Nat) : Nat := m + m\naxiom x: twice(0) = 1 because "so"';
    expect(outcome(text)).toEqual({ a: 'proved' });
    expect(codes(text)).toEqual(['INCONSISTENT_GIVENS']);
  });
  it('contradict where only the statements are read, too', () => {
    const found = loadText('theory test "t"\nparameter n : Nat\ngiven n < n\nclaim b: n = 7', withShipped({ proofs: false }));
    expect(found.items).toEqual([]);
  });
  it('stand in the statement', () => {
    const loaded = loadText('theory test "t"\nparameter n : Nat\ngiven 1 <= n\nclaim 1: 0 < n');
    expect(show(loaded.items[0]?.fact.theorem.conclusion ?? loaded.scope.givens[0] ?? expect.fail(), loaded.scope)).toBe(
      'forall n : Nat. 1 <= n => 0 < n',
    );
  });
});

describe('a false or underivable statement is not proved', () => {
  const header = 'import meta.identifiability\n';
  const params = '(P : Set(Dist(Z)), K : Set(Kern(Z, X)), G H : Set(Trans(Z)))';
  it.each([
    ['the empty set has full measure', '(mu : Dist(Z)): ae(mu, {})', ''],
    ['equal features give coarser models', "(M M' : Model(Z, X)) if feat(M) = feat(M') then M coarser than M'", ' by 3.1, L3.1'],
    ['T of an intersection is an intersection', "(P P' : Set(Dist(Z))): T(P) & T(P') <= T(P & P')", ' by T_meet'],
    [
      'unions of identifiable classes',
      `${params} if P * K identifiable up to G, P * K identifiable up to H then P * K identifiable up to G & H`,
      ' by X.meet',
    ],
    [
      'Theorem X without a measure class',
      `${params} if br(K), group(G), T(P) & T(K) <= G then P * K identifiable up to G`,
      ' by X.sufficient, X.relative_sufficient',
    ],
    [
      'Theorem X without reducibility',
      `${params} if measureClass(P), group(G), T(P) & T(K) <= G then P * K identifiable up to G`,
      ' by X.sufficient, X.relative_sufficient',
    ],
    [
      'necessity without reducibility',
      `${params} if measureClass(P), group(G), P * K identifiable up to G then T(P) & T(K) <= G`,
      ' by X.necessary, X.relative_necessary',
    ],
    [
      'every separating kernel class is reducible',
      '(K : Set(Kern(Z, X))) if forall kappa in K. separating(kappa) then br(K)',
      ' by canonical_form',
    ],
    ['reducible classes are continuously so', '(K : Set(Kern(Z, X))) if br(K) then cbr(K)', ' by cbr_br'],
    ['unions of reducible classes', "(K K' : Set(Kern(Z, X))) if br(K), br(K') then br(K union K')", ' by canonical_form, br_subset'],
    [
      'transitions pushed twice without absolute continuity',
      '(t : Trans(Z), mu : Dist(Z)): push(t^-1, push(t, mu)) = mu',
      ' by push_compose, rep_inverse, push_ae',
    ],
    ['maps that agree almost everywhere are equal', '(f g : Map(Z, W), mu : Dist(Z)) if f = g a.e. mu then f = g', ' by map_ext'],
    ['every set is a group', '(G : Set(Trans(Z))): group(G)', ''],
    ['falsity', ': false', ' by 4.1, 4.2, X.class, X.model, canonical_form, B.2'],
  ])('%s', (_what, statement, by) => {
    expect(outcome(`${header}theorem t ${statement}${by}`)).toEqual({ t: 'unknown' });
  });
});
