/** What is computed of concrete objects: `show` says it, checks come with what the kernel was given, and neither is believed before it is proved. */
import { describe, expect, it } from 'vitest';
import type { Loaded } from '../../src/elaborate/library.ts';
import { certificatesOf } from '../../src/report/certificates.ts';
import { verdictJson } from '../../src/report/json.ts';
import { plainStyle } from '../../src/report/style.ts';
import { theoryText } from '../../src/report/text.ts';
import { formatTheory } from '../../src/syntax/format.ts';
import { verdicts } from '../../src/verdict/verdict.ts';
import { codesOf, loadText, withShipped } from '../support/theories.ts';

const world = `theory test "test"
import std.finite_extractors, std.independent_columns, meta.verdicts

distribution mu on [2] := (1/2, 1/2)
distribution sure on [3] := (1, 0, 0)
kernel blurred : [2] -> [2] := [3/4 1/4; 1/4 3/4]
kernel clear : [2] -> [2] := [1 0; 0 1]
kernel blind : [3] -> [2] := [1/2 1/4 1/4; 1/2 3/4 3/4]
kernel partly : [3] -> [3] := [1/2 0 0; 1/2 1 0; 0 0 1]
matrix W := [1 0 1; 0 1 1]
model M := (mu, blurred)
model M' := (mu, clear)

`;
const loaded = (text: string, options: { readonly proofs?: boolean } = {}): Loaded => loadText(`${world}${text}\n`, withShipped(options));
const shown = (text: string) => {
  const file = loaded(text);
  return { codes: codesOf(file), all: verdicts(file), file };
};

describe('show', () => {
  it.each([
    ['mu', 'mu = law([1/2; 1/2])'],
    ['blurred', 'blurred = channel([3/4 1/4; 1/4 3/4])'],
    ['M', 'M = (law([1/2; 1/2]), channel([3/4 1/4; 1/4 3/4]))'],
    ['law(M)', 'law(M) = law([1/2; 1/2])'],
    ['kernel(M)', 'kernel(M) = channel([3/4 1/4; 1/4 3/4])'],
    ['feat(M)', 'feat(M) = law([1/2; 1/2])'],
    ['feat((sure, blind))', 'feat((sure, blind)) = law([1/2; 1/2])'],
    ['push(blurred @ blurred, mu)', 'push(blurred @ blurred, mu) = law([1/2; 1/2])'],
    ['blurred @ blurred @ blind', 'blurred @ blurred @ blind = channel([1/2 7/16 7/16; 1/2 9/16 9/16])'],
    ['ext(M)', 'ext(M) = channel([3/4 1/4; 1/4 3/4]) a.e. law([1/2; 1/2])'],
    ['ext((mu, blurred @ blurred))', 'ext((mu, blurred @ blurred)) = channel([5/8 3/8; 3/8 5/8]) a.e. law([1/2; 1/2])'],
    ['ext((sure, partly))', 'ext((sure, partly)) = channel([1 1 *; 0 0 *; 0 0 *]) a.e. law([1/2; 1/2; 0]), undefined where * stands'],
    ['W * [1; 1; -1]', 'W * [1; 1; -1] = [0; 0]'],
    // the same matrix on both sides: what is undefined is on the right
    [
      'ext((law([0; 1]), channel([0 1; 1 0])))',
      'ext((law([0; 1]), channel([0 1; 1 0]))) = channel([0 *; 1 *]) a.e. law([1; 0]), undefined where * stands',
    ],
  ])('%s', (term, said) => {
    const { codes, all } = shown(`show ${term}`);
    expect(codes).toEqual([]);
    expect(all.map((v) => [v.name, v.title, v.verdict])).toEqual([['show 1', said, 'proved']]);
    const theorem = all[0]?.item.fact.theorem;
    expect([theorem?.hypotheses.length, theorem?.conclusion === all[0]?.item.stated?.goal]).toEqual([0, true]);
    expect(theorem?.restsOn.filter((name) => name.includes('sorry'))).toEqual([]);
  });

  it.each([
    ['what has a parameter in it', 'parameter nu : Dist([2])\nshow push(blurred, nu)', ['CANNOT_SHOW']],
    ['a formula', 'show blurred = clear', ['CANNOT_SHOW']],
    ['something without a value', 'show id([2])', ['CANNOT_SHOW']],
    ['a constant without a definition', 'function some : Dist([2])\nshow push(blurred, some)', ['CANNOT_SHOW']],
    ['laws of another size', 'show push(blurred, sure)', ['NO_OVERLOAD']],
    ['what is not there', 'show nowhere', ['UNKNOWN_NAME']],
  ])('not %s', (_what, text, codes) => {
    const found = shown(text);
    expect([found.codes, found.all]).toEqual([codes, []]);
  });

  it('does not believe what a theory says of values', () => {
    const text = `verdict value (v w : Mat(m, 1)) "twice the weights" of push(blurred, law(v)) = law(w) := w = v + v
show push(blurred, mu)`;
    const { codes, all } = shown(text.replace('push(blurred, law(v))', 'push(dirac(id(Fin(m))), law(v))').replace('push(blurred, mu)', 'push(dirac(id([2])), mu)')); // biome-ignore format: one thought
    expect([codes, all.map((v) => v.verdict)]).toEqual([['CANNOT_PROVE'], ['unknown']]);
  });

  it('does not take what is no distribution for one', () => {
    const { codes, all } = shown('show push(blurred, law([2; -1]))');
    expect([codes, all.map((v) => v.verdict)]).toEqual([['CANNOT_PROVE'], ['unknown']]);
  });

  it('states the same where proofs are not wanted', () => {
    const text = 'show ext(M)\nshow blurred @ blind\nshow ext((sure, partly))';
    const conclusions = (file: Loaded) => verdicts(file).map((v) => v.statement());
    expect(conclusions(loaded(text, { proofs: false }))).toEqual(conclusions(loaded(text)));
  });

  it('is laid out, and is a name elsewhere', () => {
    const text = 'theory test "test"\n\nshow  (1)\ntheorem show (show : Nat): show = show\n';
    expect(formatTheory(text).text).toBe('theory test "test"\n\nshow 1\ntheorem show (show : Nat): show = show\n');
  });
});

describe('a check of concrete objects', () => {
  const kinds = (text: string) => {
    const { codes, all } = shown(text);
    expect(codes).toEqual([]);
    return all.map((v) => [v.verdict, [...new Set(certificatesOf(v).map((c) => c.kind))]]);
  };
  it.each([
    ["check feat(M) = feat(M')", []],
    ["check M coarser than M'", ['matrix']],
    ["check not M' coarser than M", ['multipliers']],
    ['check separating(blurred)', ['modulus']],
    ['check not separating(blind)', ['combination']],
    ['check hasSpark(W, 3)', ['modulus', 'combination']],
    ['check not hasSpark(W, 2)', ['modulus']],
    ['check feat(M) = mu', []],
    ['check ext(M) = blurred a.e. feat(M)', []],
    ['check blurred @ clear = blurred', []],
    ['check mu in { nu | nu = mu }', []],
  ])('%s, and the certificate stands beside it', (text, wanted) => {
    expect(kinds(text)).toEqual([['proved', wanted]]);
  });

  it.each([
    ["check M' coarser than M"],
    ["check not M coarser than M'"],
    ['check not separating(blurred)'],
    ['check separating(blind)'],
    ['check blurred = clear'],
    ['check feat(M) = feat((sure, blind)) and blurred = clear'],
    ['check not feat(M) = mu'],
    ['check hasSpark(W, 2)'],
    ['check blurred @ blurred = blurred'],
  ])('%s is false or unknown, never proved', (text) => {
    const { codes, all } = shown(text);
    expect(codes).toHaveLength(1);
    expect(['FALSE_CLAIM', 'CANNOT_PROVE']).toContain(codes[0]);
    expect(all.map((v) => v.verdict === 'proved')).toEqual([false]);
  });

  it('is reported with its certificate, as text and as JSON', () => {
    const { all, file } = shown("check M coarser than M'\ncheck not M' coarser than M\nclaim 3: M coarser than M'");
    const text = theoryText(file, all, plainStyle);
    expect(text).toContain("check 1 M coarser than M'\n           with [3/4 1/4; 1/4 3/4]\n");
    expect(text).toContain("by Farkas' lemma, with the multipliers [0 0; 2 0], [-1 0], [0; 0], [0 0; -8 0]\n");
    const json = all.map((v) => JSON.parse(JSON.stringify(verdictJson(v, file, undefined, 0))).certificates);
    expect(json).toEqual([
      [{ kind: 'matrix', terms: ['[3/4 1/4; 1/4 3/4]'] }],
      [{ kind: 'multipliers', terms: ['[0 0; 2 0]', '[-1 0]', '[0; 0]', '[0 0; -8 0]'] }],
      [],
    ]);
  });

  it('uses theorems about constants of the same file', () => {
    const text = "theorem first: M coarser than M'\nclaim second: feat(M) = feat(M') resting on meta.model:model_parts by first, 3.1";
    const { all } = shown(text);
    expect(all.map((v) => v.name)).toEqual(['first', 'second']);
    expect(all[0]?.verdict).toBe('proved');
  });
});

describe('constants on which sorts depend', () => {
  it('stay where they are, and what else can be written out is', () => {
    const text =
      'define Pair : Space := Fin(2)\ndefine nu : Dist(Pair) := base(Pair)\ncheck nu ~ nu\nclaim 4: {nu} <= P{msr}\ncheck feat(M) = mu';
    const { codes, all } = shown(text.replace('claim', 'concepts Z := Pair\nclaim'));
    expect(codes).toEqual([]);
    expect(all.map((v) => v.verdict)).toEqual(['proved', 'proved', 'proved']);
  });
  it('do not make false what they stand for', () => {
    const { all } = shown('define Pair : Space := Fin(2)\ndefine nu : Dist(Pair) := base(Pair)\nrefute 1: nu = nu and false');
    expect(all.map((v) => v.verdict)).toEqual(['refuted']);
  });
  it('are not written out into what nobody can read', () => {
    const doubled = Array.from({ length: 29 }, (_, i) => `define k${i + 2} : Kern([2], [2]) := k${i + 1} @ k${i + 1}\n`).join('');
    const { codes } = shown(`define k1 : Kern([2], [2]) := blurred @ blurred\n${doubled}claim 1: k30 = k30`);
    expect(codes).toEqual([]);
  });
});
