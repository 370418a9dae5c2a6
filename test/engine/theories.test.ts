/** The engine on the theories that ship: claims as in a paper, and their false neighbours; and that it knows no symbol by name. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { show } from '../../src/elaborate/display.ts';
import type { Files } from '../../src/elaborate/library.ts';
import { disk, shipped } from '../support/theories.ts';
import { ask, trace, type World, world } from './world.ts';

const GLANCE = `theory test "Deterministic mixing"
import meta.identifiability

mixing predicate smooth on Z -> X "a continuous injective map" of kappa := exists f in CInj(Z, X). kappa = dirac(f)
mixing predicate noisy on Z -> X "separates" of kappa := separating(kappa)

parameter Z X : Space
parameter G H : Set(Trans(Z))
given supported(Z), group(G)
concepts C := Z
features F := X

theorem yes1 "few transitions suffice" if T(K{smooth}) <= G then P{msr} * K{smooth} identifiable up to G sorry
theorem yes2 "with another predicate, in another order" if T(K{smooth}) <= G then P{msr} * K{noisy, smooth} identifiable up to G sorry
theorem yes3 "reducibility passes to smaller classes": cbr(K{smooth}) and br(K{noisy, smooth}) sorry
theorem yes4 "laws with full support": fullSupport(P{msr}) sorry
theorem yes5 "transitions valid for laws do not matter" if T(P{msr}) & T(K{smooth}) <= G then P{msr} * K{smooth} identifiable up to G sorry
theorem yes6 "larger groups" if G <= H, P{msr} * K{smooth} identifiable up to G then P{msr} * K{noisy, smooth} identifiable up to H sorry
theorem yes7 "necessity" if P{msr} * K{smooth} identifiable up to G then T(P{msr}) & T(K{smooth}) <= G sorry
theorem no1 "without few transitions": P{msr} * K{smooth} identifiable up to G sorry
theorem no2 "without determinism" if T(K{smooth}) <= G then P{msr} * K{noisy} identifiable up to G sorry
theorem no3 "with transitions in another group" if T(K{smooth}) <= H then P{msr} * K{smooth} identifiable up to G sorry
theorem no4 "separating classes are reducible": br(K{noisy}) sorry
theorem no5 "unions of reducible classes" if br(K{noisy}) then br(K{noisy} union K{smooth}) sorry
theorem no6 "all laws" if T(K{smooth}) <= G then P{} * K{smooth} identifiable up to G sorry
theorem no7 "smaller groups" if H <= G, P{msr} * K{smooth} identifiable up to G then P{msr} * K{smooth} identifiable up to H sorry
theorem no8 "larger classes" if P{msr} * K{noisy, smooth} identifiable up to G then P{msr} * K{noisy} identifiable up to G sorry
theorem no9 "every set of transitions is a group": group(H) sorry
theorem no10 "intersections of T": T(K{smooth}) & T(K{noisy}) <= T(K{smooth, noisy}) sorry
`;

const SPARSE = `theory test "Sparse dictionaries, from cited facts"
import meta.identifiability

space Vec (n : Nat) "vectors"
space Sparse (k d : Nat) "sparse vectors"
mixing predicate linear on Sparse(k, d) -> Vec(n) "linear" of kappa := exists f. kappa = dirac(f)
predicate independent (s : Nat, f : Map(Sparse(k, d), Vec(n)))
mixing predicate spark (s : Nat) on Sparse(k, d) -> Vec(n) "every {s} columns are independent" of kappa := exists f. kappa = dirac(f) and independent(s, f)
mixing predicate unit on Sparse(k, d) -> Vec(n) "columns of length 1" of kappa := exists f. kappa = dirac(f) and injective(f)
mixing predicate noisy on Sparse(k, d) -> Vec(n) "separates" of kappa := separating(kappa)
concept predicate dominated on Z "dominated" of mu := mu << base(Z)
function Lin (k d : Nat) : Set(Trans(Sparse(k, d)))
function Relabel (k d : Nat) : Set(Trans(Sparse(k, d)))
function Monomial (k d : Nat) : Set(Trans(Sparse(k, d)))
function Signed (k d : Nat) : Set(Trans(Sparse(k, d)))

axiom C.1 (k d n s : Nat) on Sparse(k, d) -> Vec(n) if 2*k <= s then K{linear, spark(s)} <= dirac(CInj(Sparse(k, d), Vec(n))) because "test"
axiom first_half (k d n s : Nat) on Sparse(k, d) -> Vec(n) if 2*k <= s then T(K{linear, spark(s)}) <= Lin(k, d) because "test"
axiom C.2 (k d : Nat) if 1 <= k, k < d then Lin(k, d) = Monomial(k, d) because "test"
axiom monomials (k d : Nat): group(Monomial(k, d)) and group(Signed(k, d)) because "test"
axiom signed (k d : Nat): Signed(k, d) <= Monomial(k, d) because "test"
axiom unit_columns (k d n : Nat) on Sparse(k, d) -> Vec(n): T(K{linear, unit}) & Monomial(k, d) <= Signed(k, d) because "test"

parameter k d n : Nat
given 1 <= k, k < d
concepts Z := Sparse(k, d)
features X := Vec(n)

theorem yes1 "5.1": T(K{linear, spark(2*k)}) <= Monomial(k, d) sorry
theorem yes2 "5.2": P{msr} * K{linear, spark(2*k)} identifiable up to Monomial(k, d) sorry
theorem yes3 "5.2 with more predicates, in any order": P{dominated, msr} * K{spark(3*k), noisy, linear} identifiable up to Monomial(k, d) sorry
theorem yes4 "unit columns": P{msr} * K{noisy, spark(2*k), linear, unit} identifiable up to Signed(k, d) sorry
theorem yes5 "unit columns, larger group": P{msr} * K{linear, spark(2*k), unit} identifiable up to Monomial(k, d) sorry
theorem no1 "5.2 up to signs": P{msr} * K{linear, spark(2*k)} identifiable up to Signed(k, d) sorry
theorem no2 "with spark(k)": P{msr} * K{linear, spark(k)} identifiable up to Monomial(k, d) sorry
theorem no3 "with dominated laws": P{dominated} * K{linear, spark(2*k)} identifiable up to Monomial(k, d) sorry
theorem no4 "without linearity": P{msr} * K{spark(2*k)} identifiable up to Monomial(k, d) sorry
theorem no5 "up to relabelling": P{msr} * K{linear, spark(2*k)} identifiable up to Relabel(k, d) sorry
theorem no6 "5.1 backwards": Monomial(k, d) <= T(K{linear, spark(2*k)}) sorry
`;

/** What is answered to each question: the trace, or what is missing. */
function answers(made: World): Readonly<Record<string, readonly string[]>> {
  const shown = (t: Parameters<typeof show>[0]) => show(t, made.loaded.scope);
  return Object.fromEntries(
    made.questions.map((q) => {
      const outcome = ask(made, q);
      if (outcome.kind === 'derived') return [q.name, trace(outcome.derivation, shown)];
      return [q.name, [`no, ${outcome.limit ? 'for now' : 'never'}`, ...outcome.missing.map((m) => `missing: ${shown(m.goal)}`)]];
    }),
  );
}

describe.each([
  ['deterministic mixing', GLANCE],
  ['sparse dictionaries', SPARSE],
])('%s', (_what, text) => {
  const made = world(text);
  const found = answers(made);
  it.each(made.questions.map((q) => [q.title, q.name] as const))('%s', (_title, name) => {
    const [first = ''] = found[name] ?? [];
    expect({ name, derived: !first.startsWith('no,') }).toEqual({ name, derived: name.startsWith('yes') });
    expect(first).not.toBe('no, for now');
  });
  it('gives the same answers again', () => {
    expect(answers(world(text))).toEqual(found);
  });
});

it('proves 5.2 as the paper does, and says what is missing', () => {
  const found = answers(world(SPARSE));
  expect(found['yes2']).toMatchInlineSnapshot(`
    [
      "1 measureClass(P{msr}) [meta.transitions:measure_msr]",
      "2 2*k <= 2*k [arithmetic]",
      "3 K{linear, spark(2*k)} <= dirac(CInj(Sparse(k, d), Vec(n))) [test:C.1 2]",
      "4 cbr(dirac(CInj(Sparse(k, d), Vec(n)))) [meta.reducible:E4.1_continuous]",
      "5 cbr(K{linear, spark(2*k)}) [meta.reducible:cbr_subset 3 4]",
      "6 br(K{linear, spark(2*k)}) [meta.reducible:cbr_br 5]",
      "7 group(Monomial(k, d)) [test:monomials]",
      "8 T(K{linear, spark(2*k)}) <= Lin(k, d) [test:first_half 2]",
      "9 1 <= k [given]",
      "10 k < d [given]",
      "11 x in Lin(k, d) [hypothesis]",
      "12 x in Monomial(k, d) [test:C.2 9 10 11]",
      "13 T(P{msr}) & Lin(k, d) <= Monomial(k, d) [arbitrary 12]",
      "14 T(P{msr}) & T(K{linear, spark(2*k)}) <= Monomial(k, d) [meta.transitions:filter 8 13]",
      "15 P{msr} * K{linear, spark(2*k)} identifiable up to Monomial(k, d) [meta.identifiability:X.sufficient 1 6 7 14]",
    ]
  `);
  expect(found['no1']).toMatchInlineSnapshot(`
    [
      "no, never",
      "missing: T(P{msr}) & T(K{linear, spark(2*k)}) <= Signed(k, d)",
    ]
  `);
  expect(found['no5']).toMatchInlineSnapshot(`
    [
      "no, never",
      "missing: group(Relabel(k, d))",
      "missing: T(P{msr}) & T(K{linear, spark(2*k)}) <= Relabel(k, d)",
    ]
  `);
});

const encoded = (text: string): Uint8Array | undefined => (text === '' ? undefined : new TextEncoder().encode(text));

describe('symbols', () => {
  const sources = [
    'std/sets',
    'std/space',
    'std/kernel',
    'std/transition',
    'meta/model',
    'meta/reducible',
    'meta/transitions',
    'meta/identifiability',
  ];
  const texts = [...sources.map((f) => readFileSync(join(shipped, `${f}.lcgm`), 'utf8')), SPARSE, GLANCE];
  /** The words of notations belong to the language, as do the sorts of predicate notation. */
  const notations = texts.flatMap((t) => [...t.matchAll(/notation "([^"]*)"/g)].flatMap((m) => (m[1] ?? '').split(' ')));
  const words = new Set(['Space', 'Dist', 'Kern', ...notations]);
  const declared = texts.flatMap((t) =>
    [...t.matchAll(/^(?:(?:concept|mixing) predicate|predicate|function|define|sort|space) (\w+)/gm)].map((m) => m[1] ?? ''),
  );
  const renamed = new Map([...new Set(declared)].filter((n) => !words.has(n)).map((n, i) => [n, `w${(i * 7919) % 997}_${n.length}`]));
  /** Renames what is not in quotes, nor the name of a theory. */
  const rename = (text: string): string =>
    text
      .split('\n')
      .map((line) =>
        /^(?:theory|import)\b/.test(line) ? line : line.replace(/"[^"]*"|[\p{L}_][\w']*/gu, (word) => renamed.get(word) ?? word),
      )
      .join('\n');
  const files: Files = { ...disk, read: (path) => encoded(rename(new TextDecoder().decode(disk.read(path)))) };

  it.each([
    ['sparse dictionaries', SPARSE],
    ['deterministic mixing', GLANCE],
  ])('have no meaning by their names: %s', (_what, text) => {
    expect(renamed.size).toBeGreaterThan(40);
    expect(world(rename(text), files).questions).not.toEqual([]);
    const expected = Object.entries(answers(world(text))).map(([name, lines]) => [name, lines.map(rename)]);
    expect(Object.entries(answers(world(rename(text), files)))).toEqual(expected);
  });
});
