/** Claims: what is found is what is true, and what is asked besides is shown or told to be missing. */
import { describe, expect, it } from 'vitest';
import { Library } from '../../src/elaborate/library.ts';
import { type Verdict, verdicts } from '../../src/verdict/verdict.ts';
import { codesOf, disk, loadText, withShipped } from '../support/theories.ts';

/** Numbers below a bound as classes: small enough to know what is true. */
const numbers = `theory test "test"
import std.sets
define below (n : Nat) := { k | k < n }
define inhabited (A : Set(Nat)) := exists k. k in A
define bounded (A : Set(Nat), n : Nat) := A <= below(n)
predicate odd (k : Nat)
predicate prime (k : Nat)
axiom odd_one (n : Nat): odd(1) because "it is"
axiom below_none (n : Nat) if n = 0 then below(n) = {} because "there is none"
axiom few (n : Nat): bounded({ k | k < n }, n) because "by definition"
verdict tight (A : Set(Nat), n : Nat) of bounded(A, n) := below(n) <= A
verdict vacuous (A : Set(Nat), n : Nat) of bounded(A, n) := A = {}
verdict inhabited (A : Set(Nat), n : Nat) of bounded(A, n) := inhabited(A)
verdict product (m n : Nat) "only sets of smaller numbers are products" of bounded(below(m), n)
parameter m n : Nat
given 2 <= n
`;
const library = withShipped();
let count = 0;
function judged(text: string): { readonly verdicts: readonly Verdict[]; readonly codes: readonly string[] } {
  const renamed = `${numbers}${text}`.replace('theory test', `theory test_${++count}`);
  const loaded = library.load(`test_${count}.lcgm`, new TextEncoder().encode(renamed));
  if (loaded === undefined) throw new Error('nothing was loaded');
  return { verdicts: verdicts(loaded), codes: codesOf(loaded) };
}
const last = (text: string): Verdict => {
  const v = judged(text).verdicts.at(-1);
  if (v === undefined) throw new Error(`nothing is judged: ${judged(text).codes}`);
  return v;
};

describe('what is found of a claim', () => {
  it.each([
    ['what follows is proved', 'claim 1: m <= m + n', 'proved'],
    ['what follows from its conditions is proved', 'claim 1: m <= n if m < 3, m <= 2', 'proved'],
    ['what follows from the givens is proved', 'claim 1: 1 < n', 'proved'],
    ['what is false is refuted', 'claim 1: n <= 1', 'refuted'],
    ['what is false for some parameters only is unknown', 'claim 1: n <= 2', 'unknown'],
    ['what follows only with another condition is unknown', 'claim 1: m <= n if m < 4', 'unknown'],
    ['what says nothing is vacuous', 'claim 1: bounded(below(0), n)', 'vacuous'],
    ['vacuous goes before proved', 'claim 1: bounded(below(m), m) if m = 0', 'vacuous'],
    ['a class that may be empty is not vacuous', 'claim 1: bounded(below(m), m)', 'proved'],
    ['a claim with a proof is proved', 'claim 1: m <= n if m = 2\nproof\n  thus m <= n\nqed', 'proved'],
    ['a claim with a gap is unknown', 'claim 1: m <= n if m = 2 sorry', 'unknown'],
    ['a claim by what rests on a gap is unknown', 'theorem a (k : Nat): k <= 7 sorry\nclaim 1: m <= 8 by a', 'unknown'],
    ['the engine does not use what rests on a gap', 'theorem a (k : Nat): odd(k) sorry\nclaim 1: odd(m)', 'unknown'],
    [
      'but what a claim has shown',
      'axiom rare (k : Nat) if prime(k) then odd(k) because "x"\nclaim a: odd(3) if prime(3) by rare\nclaim 1: odd(3) if prime(3)',
      'proved',
    ],
    ['a claim for values of parameters is proved', 'claim 1: m + n <= 5 with m := 2, n := 3', 'proved'],
    ['the givens hold for values', 'claim 1: 2 <= n and 0 <= m with m := 0', 'proved'],
    ['what holds for values does not hold for others', 'claim 1: m + n <= 5 with n := 3', 'unknown'],
    ['a value may use earlier parameters', 'claim 1: n <= m + 2 if 2 <= m with n := m', 'proved'],
  ])('%s', (_what, text, verdict) => {
    expect(last(text).verdict).toBe(verdict);
    expect(last(text).expected).toBe('proved');
  });

  it.each([
    ['what is false is refuted', 'refute 1: n <= 1', 'refuted', true],
    ['what is false under its conditions is refuted', 'refute 1: m = n if m < 2', 'refuted', true],
    ['what is true is not refuted', 'refute 1: n <= n + m', 'proved', false],
    ['what is false for some parameters only is not refuted', 'refute 1: n <= 2', 'unknown', false],
    ['what is false for these values is refuted', 'refute 1: n <= m with m := 1', 'refuted', true],
    ['what says nothing is not refuted', 'refute 1: bounded(below(0), n)', 'vacuous', false],
    ['a refutation with a proof counts', 'refute 1: n <= 1\nproof\n  assume n <= 1\n  thus false\nqed', 'refuted', true],
    ['a refutation with a gap does not', 'refute 1: n <= 3 sorry', 'unknown', false],
  ])('refute: %s', (_what, text, verdict, asStated) => {
    expect(last(text)).toMatchObject({ kind: 'refute', expected: 'refuted', verdict, asStated });
  });

  it.each([
    ['what is not known is open', 'open 1: odd(n)', 'unknown', true],
    ['what follows is not', 'open 1: n <= n + m', 'proved', false],
    ['what is false is not', 'open 1: n <= 1', 'refuted', false],
    ['what says nothing is not', 'open 1: bounded(below(0), n)', 'vacuous', false],
  ])('open: %s', (_what, text, verdict, asStated) => {
    expect(last(text)).toMatchObject({ kind: 'open', expected: 'unknown', verdict, asStated });
  });

  it('tells that a class is no product only where nothing else is known', () => {
    const odd = '{ k | k < m and odd(k) }';
    expect(judged(`claim 1: bounded(${odd}, n)`).codes).toEqual(['NOT_A_PRODUCT']);
    expect(judged('claim 1: bounded(below(m), n)').codes).toEqual(['CANNOT_PROVE']);
    expect(judged('claim 1: odd(n)').codes).toEqual(['CANNOT_PROVE']);
    expect(judged('claim 1: bounded({ k | k < n }, n)').codes).toEqual([]);
    expect(judged(`open 1: bounded(${odd}, n)`).verdicts[0]?.item.judgement?.notProduct?.why).toMatch(/products/);
  });

  it('says what is missing', () => {
    const [claim] = judged('axiom rare (k : Nat) if prime(k) then odd(k) because "so it is"\nclaim 1: odd(n)').verdicts;
    const missing = claim?.item.judgement?.claim.missing ?? [];
    expect(missing.map((m) => m.by?.name.replace(/_\d+/, ''))).toEqual(['test:rare']);
  });

  it('does not conclude anything from what is open, false or vacuous', () => {
    for (const stated of ['open 1: odd(n)', 'claim 1: n <= 1', 'claim 1: bounded(below(0), n) sorry', 'refute 1: 1 <= n'])
      expect(judged(`${stated}\ntheorem b: m = m by 1`).codes).toContain('NOT_ESTABLISHED');
    expect(judged('refute 1: n <= 1\ntheorem b: not n <= 1 by 1').codes).toEqual([]);
  });

  it('refuses conditions and values that contradict what is given', () => {
    expect(judged('claim 1: odd(n) if n = 1').codes).toEqual(['INCONSISTENT_CONDITIONS']);
    expect(judged('claim 1: bounded({ k | k < n }, n) tight if n < 2').codes).toEqual(['INCONSISTENT_CONDITIONS']);
    expect(judged('claim 1: odd(n) with n := 1').codes).toEqual(['EXCLUDED_VALUES']);
    expect(judged('claim 1: n = n if n = 2').codes).toEqual([]);
  });
});

describe('what a claim asks besides', () => {
  const few = 'bounded({ k | k < n }, n)';
  const rare = 'axiom all (k : Nat): odd(k) and prime(k) because "x"\nverdict tight (k : Nat) of odd(k) := prime(k)\n';
  it.each([
    ['tight', `claim 1: ${few} tight`, { tight: true, asStated: true }],
    ['tight under conditions', `claim 1: bounded({ k | k < m }, n) if m <= n tight if m = n`, { tight: true, asStated: true }],
    ['not tight', 'claim 1: bounded({ k | k < m }, n) if m <= n tight', { tight: false, asStated: false }],
    ['not asked', `claim 1: ${few}`, { tight: undefined, asStated: true }],
    ['tight by a fact', `theorem a: below(n) <= { k | k < n }\nclaim 1: ${few} tight by a`, { tight: true, asStated: true }],
    ['tight by a gap', `${rare}theorem a: prime(n) sorry\nclaim 1: odd(n) tight by a`, { tight: false, asStated: false }],
    [
      'tight by a fact that does not suffice',
      `${rare}theorem a: prime(m + n) sorry\nclaim 1: odd(n) tight by a`,
      { tight: false, asStated: false },
    ],
    ['tight by a fact that suffices', `${rare}theorem a: prime(n) by all\nclaim 1: odd(n) tight by a`, { tight: true, asStated: true }],
    ['inhabited by a witness', `claim 1: ${few} inhabited by 1`, { inhabited: true, asStated: true }],
    [
      'inhabited by a witness under the conditions of tight',
      `claim 1: ${few} tight if 5 <= n inhabited by 4`,
      { inhabited: true, asStated: true },
    ],
    ['inhabited by no witness', `claim 1: ${few} inhabited by 2`, { inhabited: false, asStated: false }],
    ['not shown to be inhabited', 'claim 1: bounded({ k | k < m }, n) if m <= n', { inhabited: false, asStated: true }],
    ['without a class', 'claim 1: m <= m + n', { inhabited: undefined, asStated: true }],
  ])('%s', (_what, text, expected) => {
    expect(last(text)).toMatchObject({ verdict: 'proved', ...expected });
  });

  it.each([
    ['the same twice', 'even(m, m)', { tight: true }],
    ['something else second', 'even(m, 3)', { tight: undefined }],
    ['something else first', 'even(3, m)', { tight: undefined }],
    ['another parameter', 'even(m, n)', { tight: undefined }],
  ])('a form that has a parameter twice, called like that of the file: %s', (_what, statement, expected) => {
    const form =
      'predicate even (i j : Nat)\naxiom all (i j : Nat): even(i, j) because "x"\nverdict tight (m : Nat) of even(m, m) := 0 <= m\n';
    const { verdicts: all, codes } = judged(`${form}claim 1: ${statement} tight`);
    if (expected.tight === undefined) expect(codes).toEqual(['NO_VERDICT']);
    else expect(all).toMatchObject([expected]);
  });

  it('rests on all that is shown', () => {
    const stated = 'axiom one (n : Nat): odd(n) because "x"\naxiom two (n : Nat): prime(n) because "x"\n';
    const forms = 'verdict tight (n : Nat) of odd(n) := prime(n)\n';
    const { verdicts: all, codes } = judged(`${stated}${forms}claim 1: odd(n) resting on one\nclaim 2: odd(n) tight resting on one`);
    const own = (v: Verdict | undefined) => v?.restsOn.map((name) => name.replace(/^.*:/, ''));
    expect([own(all[0]), own(all[1])]).toEqual([['one'], ['one', 'two']]);
    expect(all.map((v) => v.excess.length)).toEqual([0, 1]);
    expect(codes).toEqual([]);
  });

  it('tells the predicates without which it follows as well, each by itself', () => {
    const text = (items: string) => `claim 1: bounded({ k | ${items} }, 8)`;
    const rules = 'axiom odds (A : Set(Nat)) if A <= { k | odd(k) } then bounded(A, 8) because "x"\n';
    expect(last(`${rules}${text('odd(k) and prime(k)')}`)).toMatchObject({ verdict: 'proved', unused: ['prime'] });
    expect(last(`${rules}${text('odd(k)')}`)).toMatchObject({ verdict: 'proved', unused: [] });
    const both = 'axiom primes (A : Set(Nat)) if A <= { k | prime(k) } then bounded(A, 8) because "x"\n';
    expect(last(`${rules}${both}${text('odd(k) and prime(k)')}`).unused).toEqual(['odd', 'prime']);
    expect(last(`${rules}claim 1: odd(n) or not odd(n)`).unused).toBeUndefined();
  });
});

describe('a claim about identifiability', () => {
  const setting = `theory NAME "test"
import meta.verdicts
parameter Z X : Space
parameter P : Set(Dist(Z))
parameter K L : Set(Kern(Z, X))
parameter G : Set(Trans(Z))
parameter mu : Dist(Z)
parameter kappa : Kern(Z, X)
given group(G), measureClass(P), br(K)
concepts C := Z
features F := X
`;
  const found = (text: string): Verdict => {
    const name = `identifiable_${++count}`;
    const loaded = library.load(`${name}.lcgm`, new TextEncoder().encode(setting.replace('NAME', name) + text));
    const v = loaded === undefined ? undefined : verdicts(loaded).at(-1);
    if (v === undefined) throw new Error(`nothing is judged: ${loaded === undefined ? '' : codesOf(loaded)}`);
    return v;
  };
  it.each([
    ['few transitions suffice', 'claim 1: P * K identifiable up to G if T(P) & T(K) <= G', { verdict: 'proved' }],
    ['also in the other order', 'claim 1: P * K identifiable up to G if T(K) & T(P) <= G', { verdict: 'proved' }],
    ['too many do not', 'refute 1: P * K identifiable up to G if t in T(P) & T(K), t not in G', { verdict: 'refuted' }],
    ['nothing is known without the bound', 'open 1: P * K identifiable up to G', { verdict: 'unknown' }],
    ['nothing is known of other kernels', 'open 1: P * L identifiable up to G if T(P) & T(L) <= G', { verdict: 'unknown' }],
    ['a subclass inherits it', 'claim 1: P * (K & L) identifiable up to G if T(P) & T(K) <= G', { verdict: 'proved' }],
    ['a larger class does not', 'open 1: P * (K union L) identifiable up to G if T(P) & T(K) <= G', { verdict: 'unknown' }],
    ['tight', 'claim 1: P * K identifiable up to G if T(P) & T(K) <= G tight if G <= T(P), G <= T(K)', { tight: true }],
    ['not tight', 'claim 1: P * K identifiable up to G if T(P) & T(K) <= G tight if G <= T(P)', { tight: false }],
    [
      'inhabited',
      'claim 1: P * K identifiable up to G if T(P) & T(K) <= G, mu in P, kappa in K inhabited by mu, kappa',
      { inhabited: true },
    ],
    ['inhabited, found', 'claim 1: P * K identifiable up to G if T(P) & T(K) <= G, mu in P, kappa in K', { inhabited: true }],
    ['not inhabited', 'claim 1: P * K identifiable up to G if T(P) & T(K) <= G, mu in P inhabited by mu, kappa', { inhabited: false }],
    ['vacuous', 'claim 1: P * { k : Kern(Z, X) | false } identifiable up to G', { verdict: 'vacuous' }],
    [
      'a model',
      'claim 1: P * K identifiable up to G if T(P, mu) & T(K, kappa) <= G, mu in P, kappa in K for model (mu, kappa)',
      { verdict: 'proved', inhabited: true },
    ],
    [
      'a class with a name of its own',
      'define D := P * K\nclaim 1: D identifiable up to G if T(P) & T(K) <= G tight if G <= T(P), G <= T(K)',
      { verdict: 'proved', tight: true },
    ],
    ['a set in the place of a product', 'claim 1: P * K & P * L identifiable up to G', { verdict: 'unknown', code: 'NOT_A_PRODUCT' }],
    [
      'a named set in the place of a product',
      'define D := P * K & P * L\nclaim 1: D identifiable up to G',
      { verdict: 'unknown', code: 'NOT_A_PRODUCT' },
    ],
    ['a named product', 'define D := P * L\nclaim 1: D identifiable up to G', { verdict: 'unknown', code: undefined }],
    [
      'a model of no product',
      'claim 1: P * K & P * L identifiable up to G for model (mu, kappa)',
      { verdict: 'unknown', code: 'NOT_A_PRODUCT' },
    ],
    [
      'a model outside',
      'open 1: P * K identifiable up to G if T(P, mu) & T(K, kappa) <= G, mu in P for model (mu, kappa)',
      { verdict: 'unknown' },
    ],
  ])('%s', (_what, text, expected) => {
    const free = text.includes(' t in ') ? `parameter t : Trans(Z)\n${text}` : text;
    const v = found(free);
    const code = v.item.judgement?.notProduct === undefined ? undefined : 'NOT_A_PRODUCT';
    expect({ ...v, code }).toMatchObject(expected);
  });
});

describe('the statements of claims', () => {
  it('are printed with their parameters and conditions', () => {
    expect(last('claim 1: m <= n if m < 2').statement()).toBe('forall m n : Nat. 2 <= n => m < 2 => m <= n');
    expect(last('refute 1: n <= 1').statement()).toBe('forall m n : Nat. 2 <= n => n <= 1');
    expect(last('claim 1: m + n <= 5 with m := 2, n := 3').statement()).toBe('5 <= 5');
  });

  it('are gaps where proofs are not wanted, each as it is expected', () => {
    const stated = new Library(disk, { proofs: false });
    const loaded = loadText(`${numbers}claim 1: m <= n\nrefute 2: m <= n\nopen 3: m <= n`, stated);
    const texts = verdicts(loaded).slice(-3);
    expect(texts.map((v) => [v.statement().split('=> ').at(-1), v.gaps])).toEqual([
      ['m <= n', 1],
      ['not m <= n', 1],
      ['m <= n', 1],
    ]);
  });
});
