/** Certificates of the shipped theories say, read again, what was proved; and differ from theories that differ. */
import { describe, expect, it } from 'vitest';
import { compareWithSignature, readCertificate, writeCertificate } from '../../src/certificate/index.ts';
import { Library, type Loaded } from '../../src/elaborate/library.ts';
import { verdicts } from '../../src/verdict/verdict.ts';
import { disk, messages } from '../support/theories.ts';
import { numbersOf } from './build.ts';
import { digest, saysTheSame, sourcesByRows } from './meaning.ts';
import { realCertificates } from './real.ts';
import { parsed, sealed } from './samples.ts';

const { signature, certificates } = realCertificates();

describe.each(certificates.map((c) => [c.theory, c] as const))('the certificate of %s', (_theory, { text, claims }) => {
  const certificate = readCertificate(text);

  it('has the claims that were written, in their order', () => {
    const described = (c: { readonly theory: string; readonly name: string; readonly title?: string | undefined }) => [
      c.theory,
      c.name,
      c.title,
    ];
    expect(certificate.claims.map(described)).toEqual(claims.map(described));
    expect(certificate.claims.length).toBeGreaterThan(0);
  });
  it('says what the theorems say', () => {
    expect(certificate.claims.map((c) => digest(c.theorem.conclusion))).toEqual(claims.map((c) => digest(c.theorem.conclusion)));
  });
  it('rests on what the theorems rest on, and assumes nothing else', () => {
    expect(certificate.claims.map((c) => c.restsOn)).toEqual(claims.map((c) => c.theorem.restsOn));
    expect(certificate.claims.map((c) => c.restsOn)).toEqual(sourcesByRows(parsed(text)));
    const used = new Set(certificate.claims.flatMap((c) => c.restsOn.filter((name) => !name.startsWith('oracle:'))));
    expect(certificate.axioms.map((a) => a.name).sort()).toEqual([...used].sort());
  });
  it('is as the theory says, claim by claim', () => {
    for (const { theory, name, theorem } of claims) {
      expect(compareWithSignature(certificate, theory, name, signature, theorem.conclusion)).toEqual([]);
      expect(saysTheSame(certificate, theory, name, signature, theorem.conclusion)).toBe(true);
    }
  });
  it('declares each symbol once, and only symbols that it needs', () => {
    const names = certificate.symbols.map((symbol) => symbol.name);
    expect(new Set(names).size).toBe(names.length);
    expect([...numbersOf(certificate.symbols).keys()]).toEqual(names);
    for (const symbol of certificate.symbols) expect(signature.symbol(symbol.name)).toBeDefined();
  });
  it('is written the same twice, and is canonical JSON', () => {
    expect(writeCertificate(signature, claims)).toBe(text);
    expect(JSON.stringify(JSON.parse(text))).toBe(text);
    expect(sealed(parsed(text))).toBe(text);
    expect(text).not.toMatch(/[\n ]{2}/);
  });
  it('may end with a line end', () => expect(readCertificate(`${text}\n`).claims).toHaveLength(claims.length));
  it('is written for a claim alone, in whatever order', () => {
    const last = claims[claims.length - 1];
    if (last === undefined) throw new Error('no claims');
    const alone = readCertificate(writeCertificate(signature, [last]));
    expect(alone.claims.map((c) => [c.name, c.restsOn])).toEqual([[last.name, last.theorem.restsOn]]);
    expect(alone.axioms.map((a) => a.name).sort()).toEqual(last.theorem.restsOn.filter((name) => !name.startsWith('oracle:')));
    const backwards = readCertificate(writeCertificate(signature, [...claims].reverse()));
    expect(backwards.claims.map((c) => digest(c.theorem.conclusion)).reverse()).toEqual(claims.map((c) => digest(c.theorem.conclusion)));
  });
  it('cannot be written from a signature that does not remember', () =>
    expect(() => writeCertificate(certificate.signature, certificate.claims)).toThrow(/does not remember/));
});

it('certificates do not depend on what was loaded before', () => {
  const library = new Library(disk);
  const loaded = library.load('theories/std/space.lcgm');
  if (loaded === undefined) throw new Error('nothing was loaded');
  const proved = verdicts(loaded).map((v) => ({ theory: v.theory, name: v.name, title: v.title, theorem: v.item.fact.theorem }));
  expect(writeCertificate(library.signature, proved)).toBe(certificates.find((c) => c.theory === 'std.space')?.text);
});

describe('a certificate of a theory that was changed since', () => {
  const theory = `theory shop "a shop"
sort Shelf (n : Nat)
sort Tool
function first (n : Nat) : Shelf(n)
function top (n : Nat) (s : Shelf(n)) : Tool
predicate sharp (t : Tool)
predicate near (t u : Tool)
define useful (t : Tool) := sharp(t) or near(t, t)
define best (n : Nat) : Tool := top(first(n))
axiom sharp_top (n : Nat): sharp(best(n)) because "so it is"
axiom near_self (t : Tool): near(t, t) because "so it is"
theorem 1 (n : Nat) "the first tool is sharp": sharp(top(first(n))) and near(best(n), best(n)) by sharp_top, near_self, best
theorem 2 (n : Nat): useful(best(n)) by sharp_top, useful
theorem 3 (a b : Rat) if a <= b and b < 3 then a < 4
`;
  const load = (text: string, proofs: boolean): { readonly library: Library; readonly loaded: Loaded } => {
    const library = new Library(disk, { proofs });
    const loaded = library.load('shop.lcgm', new TextEncoder().encode(text));
    if (loaded === undefined) throw new Error('nothing was loaded');
    return { library, loaded };
  };
  const { library, loaded } = load(theory, true);
  const text = writeCertificate(
    library.signature,
    loaded.items.flatMap(({ fact }) =>
      fact.kind === 'axiom' ? [] : [{ theory: fact.theory, name: fact.label, title: fact.title, theorem: fact.theorem }],
    ),
  );
  /** What is told of a claim if the theory states otherwise. */
  const told = (from: string, to: string, claim: string): string[] => {
    const changed = theory.replaceAll(from, to);
    if (from !== to) expect(changed).not.toBe(theory);
    const other = load(changed, false);
    expect(other.loaded.diagnostics.filter((d) => d.severity === 'error').length, messages(other.loaded)).toBe(0);
    const stated = other.loaded.items.find((item) => item.fact.label === claim)?.fact.theorem.conclusion;
    if (stated === undefined) throw new Error(`no ${claim}`);
    const certificate = readCertificate(text);
    const found = compareWithSignature(certificate, 'shop', claim, other.library.signature, stated);
    expect(found.length === 0).toBe(saysTheSame(certificate, 'shop', claim, other.library.signature, stated));
    return found.map((m) => `${m.about} ${m.name.replace('shop:', '')}`);
  };

  it('is proved to begin with', () => expect(loaded.diagnostics, messages(loaded)).toEqual([]));
  it.each(['1', '2', '3'])('is as the theory says where nothing was changed: %s', (claim) => expect(told('', '', claim)).toEqual([]));
  it.each<[string, string, string, string, string[]]>([
    ['a claim that is weaker', 'a < 4', 'a < 5', '3', ['claim 3']],
    ['a claim that is stronger', 'b < 3 then', 'b <= 3 then', '3', ['claim 3']],
    ['a claim about other variables', '3 (a b : Rat)', '3 (b a : Rat)', '3', ['claim 3']],
    ['a claim over other numbers', '3 (a b : Rat)', '3 (a b : Real)', '3', ['claim 3']],
    ['a claim, and nothing of the others', 'a < 4', 'a < 5', '1', []],
    ['a claim that is conjoined otherwise', 'near(best(n), best(n)) by', 'near(best(n), best(n + 0)) by', '1', ['claim 1']],
    ['an axiom', 'axiom near_self (t : Tool): near(t, t)', 'axiom near_self (t u : Tool): near(t, u)', '1', ['axiom near_self']],
    ['an axiom that the claim does not need', 'axiom near_self (t : Tool): near(t, t)', 'axiom near_self (t u : Tool): near(t, u)', '2', ['axiom near_self']],
    ['the name of an axiom', 'near_self', 'near_same', '1', ['axiom near_self']],
    ['a definition', 'sharp(t) or near(t, t)', 'near(t, t) or sharp(t)', '2', ['definition useful']],
    ['a definition that the claim does not need', 'sharp(t) or near(t, t)', 'near(t, t) or sharp(t)', '1', ['definition useful']],
    ['a definition that is a declaration now', 'define best (n : Nat) : Tool := top(first(n))', 'function best (n : Nat) : Tool', '1', ['definition best']],
    ['a declaration that is a definition now', 'predicate sharp (t : Tool)', 'define sharp (t : Tool) := t = t', '1', ['definition sharp']],
    ['the name of a symbol', 'near', 'close', '2', ['axiom near_self', 'definition useful', 'symbol near']],
    ['the sort of a parameter', 'predicate sharp (t : Tool)', 'predicate sharp (T : Sort) (t : T)', '2', ['axiom sharp_top', 'definition useful', 'symbol sharp']],
  ])('tells %s', (_what, from, to, claim, expected) =>
    expect(told(from, to, claim).sort()).toEqual(expected),
  ); // biome-ignore format: a table
  it('does not mind what parameters are called', () => {
    expect(told('define useful (t : Tool) := sharp(t) or near(t, t)', 'define useful (tool : Tool) := sharp(tool) or near(tool, tool)', '2')).toEqual([]);
    expect(told('predicate near (t u : Tool)', 'predicate near (v w : Tool)', '1')).toEqual([]);
    expect(told('axiom near_self (t : Tool): near(t, t)', 'axiom near_self (a : Tool): near(a, a)', '1')).toEqual([]);
  }); // biome-ignore format: a table
  it('tells a claim that is missing', () => {
    const certificate = readCertificate(text);
    const [claim] = certificate.claims;
    const formula = library.signature.falsum;
    expect(compareWithSignature(certificate, 'shop', '9', library.signature, formula).map((m) => m.about)).toEqual(['claim']);
    expect(compareWithSignature(certificate, 'stop', claim?.name ?? '', library.signature, formula).map((m) => m.about)).toEqual(['claim']);
  });
});
