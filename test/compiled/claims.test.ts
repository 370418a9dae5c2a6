/** Compiled claims, parameters, forms and abbreviations: read again, they are what they were; changed, they are not believed. */
import { describe, expect, it } from 'vitest';
import type { Volume } from '../../src/compiled/container.ts';
import type { StoredPart, StoredTheory } from '../../src/compiled/stored.ts';
import { Library } from '../../src/elaborate/library.ts';
import { verdictJson } from '../../src/report/json.ts';
import { plainStyle } from '../../src/report/style.ts';
import { writeTraces } from '../../src/report/trace/formats.ts';
import { traceOf } from '../../src/report/trace/of.ts';
import { verdicts } from '../../src/verdict/verdict.ts';
import { disk, loadText, messages } from '../support/theories.ts';
import { changed, compiled, described, ofItem, ofJudgement, restored, withFiles } from './support.ts';

const forms = `theory forms "sets of numbers"
import std.sets
define below (n : Nat) := { k | k < n }
define inhabited (A : Set(Nat)) := exists k. k in A
define bounded (A : Set(Nat), n : Nat) := A <= below(n)
predicate odd (k : Nat)
predicate prime (k : Nat)
axiom few (n : Nat): bounded({ k | k < n }, n) because "by definition"
axiom rare (k : Nat) if prime(k) then odd(k) because "so it is"
verdict tight (A : Set(Nat), n : Nat) "all of them" of bounded(A, n) := below(n) <= A
verdict vacuous (A : Set(Nat), n : Nat) of bounded(A, n) := A = {}
verdict needs (k : Nat) "of primes alone it is asked whether they are odd" of odd(k) := prime(k)
verdict inhabited (A : Set(Nat), n : Nat) of bounded(A, n) := inhabited(A)
verdict product (m n : Nat) "only sets of smaller numbers are products" of bounded(below(m), n)
`;
const claims = `theory claims "claims"
import forms
parameter m n : Nat
given 2 <= n
define least (k : Nat) := m + k
class Small := { k | k < n }
axiom two (k : Nat): prime(k + 2) because "so it is"
theorem later: m <= least(n)
claim 1: bounded(Small, n) tight
claim 2: bounded({ k | k < m }, n) if m <= n tight if m = n inhabited by 0 resting on few
claim 3: m + n <= 5 with m := 2, n := 3
claim 4: odd(m + 2)
refute 5: n <= 1
open 6: odd(n)
open 7: bounded({ k | k < m and odd(k) }, n)
theorem after: odd(m + 2) by 4
`;
const files = withFiles({ 'forms.lcgm': forms, 'claims.lcgm': claims }, disk);
const direct = new Library(files);
const before = direct.load('claims.lcgm');
const bytes = compiled(direct);
const read = (from: Uint8Array): Library => {
  const library = restored(files, from);
  library.load('claims.lcgm');
  return library;
};
/** What was proved by a proof in the file keeps no steps; then it is read from the text, as test/compiled/fresh.test.ts says. */
const toldIn = (library: Library) =>
  library.all.flatMap((loaded) => verdicts(loaded).flatMap((v) => (['later', 'after', '5'].includes(v.name) ? [] : [{ v, loaded }])));
const verdictsIn = (library: Library): string =>
  toldIn(library)
    .map(({ v, loaded }) => JSON.stringify(verdictJson(v, loaded, traceOf(v, loaded), 0)))
    .join('\n');

describe('a compiled theory with claims', () => {
  it('was without errors, and is what it was, derivations and what is missing included', () => {
    expect(before && messages(before)).toBe('');
    const library = read(bytes);
    expect(library.all.map((l) => [l.name, l.digest !== undefined])).toEqual([
      ['std.sets', true],
      ['forms', true],
      ['claims', true],
    ]);
    expect(described(library)).toEqual(described(direct));
    expect(before?.items.some((item) => item.judgement?.claim.shown?.derivation !== undefined)).toBe(true);
    expect(before?.items.some((item) => item.judgement?.claim.missing.length !== 0)).toBe(true);
  });

  it('is compiled again to the same', () => {
    expect(described(read(compiled(read(bytes))))).toEqual(described(direct));
  });

  it('has the same verdicts and traces', () => {
    expect(verdictsIn(read(bytes))).toBe(verdictsIn(direct));
    const html = (library: Library) =>
      writeTraces('html', toldIn(library).map(({ v, loaded }) => traceOf(v, loaded)), plainStyle); // biome-ignore format: one thought
    expect(html(read(bytes))).toBe(html(direct));
  });

  it('serves later theories like the fresh one: its claims, its forms, and what depends on its parameters', () => {
    const text = `theory later "later"
import claims
parameter d : Nat
claim 1: least(d, 1) <= d + 1
claim 2: bounded({ k | k < d }, d) tight
claim 3: odd(d + 2) by 4
claim 5: odd(d) by 6`;
    for (const library of [read(bytes), direct]) {
      const loaded = library.load('later.lcgm', new TextEncoder().encode(text));
      expect(loaded?.diagnostics.map((d) => d.code)).toEqual(['NOT_ESTABLISHED', 'CANNOT_PROVE']); // claim 6 is open
      expect(loaded && verdicts(loaded).map((v) => [v.verdict, v.tight])).toEqual([
        ['proved', undefined],
        ['proved', true],
        ['proved', undefined],
        ['unknown', undefined],
      ]);
    }
  });

  it('is not made where a claim is not as stated, or a proof has a gap', () => {
    for (const body of ['claim 1: m = n', 'refute 1: m = m', 'open 1: m = m', 'claim 1: m <= n sorry', 'theorem a: m = n sorry']) {
      const loaded = loadText(`theory test "t"\nparameter m n : Nat\n${body}`);
      expect(loaded.diagnostics).toHaveLength(1);
      const library = new Library(withFiles({ 'test.lcgm': `theory test "t"\nparameter m n : Nat\n${body}` }, disk));
      library.load('test.lcgm');
      const again = restored(withFiles({ 'test.lcgm': loaded.text }, disk), compiled(library));
      expect(again.load('test.lcgm')?.digest).toBeUndefined();
    }
  });
});

const without = (part: StoredPart | undefined): StoredPart | undefined => part && { ...part, theorem: undefined, derivation: undefined };
/** A part that takes its theorem from elsewhere. */
const withTheorem = (part: StoredPart, theorem: number | undefined): StoredPart => ({ ...part, theorem });
const items = (theory: StoredTheory, label: string) => theory.items.find((item) => item.label === label);
const judgementIn = (theory: StoredTheory, label: string) => {
  const found = items(theory, label)?.judgement;
  if (found === undefined) throw new Error(`there is no ${label}`);
  return found;
};

describe('a compiled theory that was changed', () => {
  it.each<[string, string, (theory: StoredTheory) => StoredTheory]>([
    [
      'an open claim with the theorem of another',
      'claims',
      (t) => ofJudgement('6', (j) => ({ ...j, claim: withTheorem(j.claim, judgementIn(t, '4').claim.theorem) }))(t),
    ],
    ['an open claim said to be a claim that is proved', 'claims', ofItem('6', (item) => ({ ...item, kind: 'claim' }))],
    [
      'an open claim with what another claims',
      'claims',
      (t) => ofJudgement('6', (j) => ({ ...j, claim: { ...judgementIn(t, '4').claim, statement: j.claim.statement } }))(t),
    ],
    ['a claim with the theorem of another', 'claims', (t) => ofJudgement('1', (j) => ({ ...j, claim: withTheorem(j.claim, judgementIn(t, '2').claim.theorem) }))(t)], // biome-ignore format: one thought
    ['a claim that is said to need nothing', 'claims', ofJudgement('4', (j) => ({ ...j, needs: undefined }))],
    [
      'a claim that is well-posed for another reason',
      'claims',
      (t) => ofJudgement('4', (j) => ({ ...j, needs: judgementIn(t, '2').claim }))(t),
    ],
    [
      'a claim that is well-posed by another theorem',
      'claims',
      ofJudgement('4', (j) => ({ ...j, needs: j.needs && { ...j.needs, theorem: j.claim.theorem } })),
    ],
    ['a claim without its theorem', 'claims', ofJudgement('1', (j) => ({ ...j, claim: without(j.claim) ?? j.claim }))],
    ['a claim with more hypotheses', 'claims', (t) => ofJudgement('1', (j) => ({ ...j, hypotheses: judgementIn(t, '2').hypotheses }))(t)],
    ['a claim without a judgement', 'claims', ofItem('1', ({ judgement: _, ...item }) => ({ ...item, theorem: 0 }))],
    ['a claim that is refuted by its own proof', 'claims', ofJudgement('1', (j) => ({ ...j, negation: j.claim }))],
    ['a refuted claim whose refutation is its claim', 'claims', ofJudgement('5', (j) => ({ ...j, stance: 'claim' }))],
    ['tight by what shows the claim', 'claims', ofJudgement('1', (j) => ({ ...j, tight: j.claim }))],
    [
      'tight by the theorem of the claim',
      'claims',
      ofJudgement('1', (j) => ({ ...j, tight: j.tight && withTheorem(j.tight, j.claim.theorem) })),
    ],
    ['tight without its conditions', 'claims', ofJudgement('2', (j) => ({ ...j, tight: j.tight && { ...j.tight, conditions: [] } }))],
    ['inhabited by what shows the claim', 'claims', ofJudgement('2', (j) => ({ ...j, inhabited: { ...j.claim, asked: true } }))],
    ['vacuous by what shows the claim', 'claims', ofJudgement('2', (j) => ({ ...j, empty: j.claim }))],
    [
      'a form that asks for something else',
      'forms',
      (t) => ({ ...t, forms: t.forms.map((f) => ({ ...f, meaning: t.forms[1]?.meaning })) }),
    ],
    [
      'a form for another aspect',
      'forms',
      (t) => ({ ...t, forms: t.forms.map((f) => (f.aspect === 'tight' ? { ...f, aspect: 'product' } : f)) }),
    ],
    ['a form whose number is a word', 'forms', (t) => ({ ...t, forms: t.forms.map((f) => ({ ...f, pattern: JSON.parse('"length"') })) })], // biome-ignore format: one thought
    ['an axiom that is called a theorem', 'forms', ofItem('rare', (item) => ({ ...item, kind: 'theorem' }))],
    ['a theorem that is called an axiom', 'claims', ofItem('later', (item) => ({ ...item, kind: 'axiom' }))],
    ['a theorem with a number that is none', 'claims', ofItem('later', (item) => ({ ...item, theorem: 1e6 }))],
    ['a gap that goes by another name', 'claims', ofItem('6', (item) => ({ ...item, gap: 'claims:plain' }))],
  ])('is not believed: %s', (_, name, change) => {
    expect(() => read(changed(bytes, name, change))).toThrow();
  });

  it('does not call proved what it has no theorem for', () => {
    // the theorem of the claim is gone, and nobody asks for it: then it is not proved
    const lost = changed(
      bytes,
      'claims',
      ofJudgement('7', (j) => ({ ...j, notProduct: undefined })),
    );
    const found = read(lost).all.flatMap((l) => verdicts(l)).find((v) => v.name === '7'); // biome-ignore format: one thought
    expect(found?.verdict).toBe('unknown');
  });

  it('is rejected where rows are cut off, and where the kernel refuses one', () => {
    expect(() => read(changed(bytes, 'claims', (t) => ({ ...t, urgent: t.urgent - 1 })))).toThrow(/damaged/);
    const last = (v: Volume): Volume => ({ ...v, rows: v.rows.map((x, i) => (i === v.rows.length - 1 ? 999_999 : x)) });
    const late = read(changed(bytes, 'claims', (t) => t, last)); // only a trace needs the last row
    expect(() => described(late)).toThrow(/damaged/);
  });

  it('has no trace of another statement', () => {
    const swapped = changed(bytes, 'claims', (t) => ofJudgement('1', (j) => ({ ...j, claim: { ...j.claim, derivation: judgementIn(t, '4').claim.derivation } }))(t)); // biome-ignore format: one thought
    expect(() => described(read(swapped))).toThrow(/damaged/);
  });

  it('is not used if the text, or that of an import, is another one', () => {
    for (const [path, text] of [
      ['claims.lcgm', `${claims}-- more\n`],
      ['forms.lcgm', forms.replace('prime(k) then', 'prime(k), 1 <= k then')],
    ] as const) {
      const library = restored(withFiles({ 'forms.lcgm': forms, 'claims.lcgm': claims, [path]: text }, disk), bytes);
      expect(library.load('claims.lcgm')?.digest).toBeUndefined();
      expect(library.all.find((l) => l.name === 'std.sets')?.digest).toBeDefined();
    }
    const stale = changed(bytes, 'forms', (t) => t, (v) => ({ ...v, digest: `${v.digest}x` })); // biome-ignore format: one thought
    expect(read(stale).all.map((l) => [l.name, l.digest !== undefined])).toEqual([
      ['std.sets', true],
      ['forms', false],
      ['claims', false],
    ]);
  });
});
