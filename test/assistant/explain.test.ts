/** What is told of claims: which predicates they need, what would repair them, up to which groups they hold; over all claims that ship. */
import { beforeAll, describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { type Candidate, candidates, extended } from '../../src/assistant/candidates.ts';
import { explain } from '../../src/assistant/explain.ts';
import { inferred } from '../../src/assistant/infer.ts';
import { Inquiry } from '../../src/assistant/inquiry.ts';
import { MOST, repairsOf } from '../../src/assistant/repairs.ts';
import { disk, shippedShelf } from '../../src/disk/files.ts';
import { filesOf } from '../../src/disk/paths.ts';
import { show } from '../../src/elaborate/display.ts';
import { Library, type Loaded } from '../../src/elaborate/library.ts';
import { nameOfPredicate } from '../../src/elaborate/predicate_name.ts';
import { predicatesOf } from '../../src/elaborate/predicates.ts';
import { type Verdict, verdicts } from '../../src/verdict/verdict.ts';

interface Case {
  readonly loaded: Loaded;
  readonly verdict: Verdict;
}
const library = new Library(disk, { shelf: shippedShelf(manifest.version), recording: false });
const s = library.signature;
const cases: Case[] = [];

beforeAll(() => {
  const files = ['theories/paper', 'theories/sae'].flatMap((folder) => filesOf(folder));
  for (const file of files) {
    const loaded = library.load(file);
    if (loaded !== undefined) for (const verdict of verdicts(loaded)) cases.push({ loaded, verdict });
  }
});

const caseOf = (theory: string, name: string): Case => {
  const found = cases.find(({ verdict: v }) => v.theory === theory && v.name === name);
  if (found === undefined) throw new Error(`no ${theory}:${name}`);
  return found;
};
const inquiryOf = ({ loaded, verdict }: Case, goal = verdict.item.stated?.goal): Inquiry => {
  const { stated, fact, tight } = verdict.item;
  if (stated === undefined || goal === undefined) throw new Error('not a claim');
  return new Inquiry(s, loaded.scope, fact.label, { ...stated, goal }, tight === undefined ? [] : [tight]);
};
const explained = (theory: string, name: string) => {
  const { loaded, verdict } = caseOf(theory, name);
  return explain(s, loaded.scope, verdict);
};

/** Predicates that nothing before the claim speaks of with the same arguments: they cannot be thought of. */
const UNTHINKABLE = ['components(values(binomial(N)))'];

describe('every claim that holds', () => {
  it('is repaired by exactly the needed predicate that was taken from it', () => {
    const wrong: string[] = [];
    let tried = 0;
    for (const each of cases.filter(({ verdict: v }) => v.kind === 'claim' && v.verdict === 'proved')) {
      const { scope } = each.loaded;
      const inquiry = inquiryOf(each);
      for (const { formula, without } of predicatesOf(s, inquiry.subject.whole)) {
        const goal = inquiry.subject.claim(without);
        const name = nameOfPredicate(formula, scope);
        if (inquiry.soon(goal).shown !== undefined || inquiry.soon(inquiry.stated.goal).shown === undefined) continue;
        tried++;
        // what is enough alone is found whatever else is (minimal.test.ts), if there are questions for all
        const lacking = inquiryOf(each, goal);
        const all = candidates(lacking);
        expect(all.length).toBeLessThanOrEqual(MOST);
        const same = all.find((c) => c.name === name);
        if (same === undefined ? !UNTHINKABLE.includes(name) : !lacking.holdsOf(extended(lacking, [same])))
          wrong.push(`${each.verdict.theory}:${each.verdict.name} without ${name}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(60);
  });

  it.each([
    ['paper.mixtures', 'E.1', 'distinct'],
    ['paper.ica', '5.4', 'unitcov'],
    ['sae.table', 'ReLU', 'linear'],
  ])('%s:%s is told so without %s', (theory, label, name) => {
    const each = caseOf(theory, label);
    const inquiry = inquiryOf(each);
    const taken = predicatesOf(s, inquiry.subject.whole).find((p) => nameOfPredicate(p.formula, each.loaded.scope) === name);
    if (taken === undefined) throw new Error(`no ${name}`);
    expect(repairsOf(inquiryOf(each, inquiry.subject.claim(taken.without)))?.sets).toContainEqual([name]);
    expect(repairsOf(inquiryOf(each, inquiry.subject.claim(taken.without)))?.sets).not.toContainEqual([]);
  });

  it('does not need a predicate that is added to it', () => {
    const wrong: string[] = [];
    let tried = 0;
    for (const each of cases.filter(({ verdict: v }) => v.kind === 'claim' && v.verdict === 'proved')) {
      const inquiry = inquiryOf(each);
      const added: Candidate | undefined = candidates(inquiry)[0];
      if (added === undefined || inquiry.soon(inquiry.stated.goal).shown === undefined) continue;
      const goal = inquiry.subject.claim(extended(inquiry, [added]));
      const stronger = inquiryOf(each, goal);
      if (stronger.soon(goal).shown === undefined) continue; // not every claim is inherited by smaller classes
      const { stated, judgement } = each.verdict.item;
      if (stated === undefined || judgement === undefined) continue;
      tried++;
      const item = { ...each.verdict.item, stated: { ...stated, goal } };
      const { predicates } = explain(s, each.loaded.scope, { ...each.verdict, item });
      if (predicates.find((p) => p.name === added.name)?.needed !== false)
        wrong.push(`${each.verdict.theory}:${each.verdict.name} with ${added.name}`);
    }
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(20);
  });
});

describe('an explanation', () => {
  it('tells needed from not needed predicates, and used from unused assumptions', () => {
    const found = explained('paper.ica', '5.4 as printed');
    const needed = (want: boolean) => found.predicates.filter((p) => p.needed === want).map((p) => p.name);
    expect(needed(true)).toEqual(['msr', 'nongauss', 'linear', 'injective']);
    expect(needed(false)).toEqual(['indep', 'unitcov']);
    expect(found.minimal).toEqual({ sets: [['msr', 'nongauss', 'linear', 'injective']], complete: true });
    expect(found.assumptions.map((a) => a.used)).toContain(true);
  });
  it('calls nothing needed where the claim is not derived anew', () => {
    const text = `theory halves
import std.sharp, meta.verdicts
predicate odd (n : Nat)
parameter k d n : Nat
given 1 <= k, k < d
concepts Z := Sparse(k, d)
features X := R(n)
axiom one (k d n : Nat) on Sparse(k, d) -> R(n) if odd(n) then P{msr} * K{linear, spark(k)} identifiable up to Relabel(d) because "so"
axiom two (k d n : Nat) on Sparse(k, d) -> R(n) if not odd(n) then P{msr} * K{linear, spark(k)} identifiable up to Relabel(d) because "so"
claim x: P{msr} * K{linear, spark(k)} identifiable up to Relabel(d) by one, two
`;
    const loaded = library.load('halves.lcgm', new TextEncoder().encode(text));
    const [verdict] = loaded === undefined ? [] : verdicts(loaded);
    if (loaded === undefined || verdict === undefined) throw new Error('nothing was claimed');
    expect(verdict.verdict).toBe('proved');
    expect(explain(s, loaded.scope, verdict)).toMatchObject({ predicates: [], minimal: undefined });
  });
  it('says what would save a refuted claim', () => {
    const found = explained('paper.ica', 'non-Gaussianity is needed');
    expect(found.repairs?.sets).toContainEqual(['nongauss']);
    expect(found.found?.shown?.theorem.conclusion).toBeDefined();
    expect(found.predicates).toEqual([]);
  });
  it('says up to which larger group a refuted claim holds, and of no other that it does', () => {
    const { loaded } = caseOf('paper.dictionary', 'the order alone');
    const larger = explained('paper.dictionary', 'the order alone').larger.map((claim) => show(claim, loaded.scope));
    expect(larger).toEqual(['P{msr} * K{linear, spark(2*k)} identifiable up to Relabel(d) @ Rescale(d)']);
    expect(explained('paper.dictionary', '5.2').larger).toEqual([]);
    expect(explained('paper.dictionary_limits', 'some independence is needed').larger).toEqual([]);
  });
  it('says of what it has not found whether all was tried', () => {
    const { predicates } = explained('paper.dictionary', '5.1');
    expect(predicates.map((p) => [p.name, p.needed, p.limited])).toEqual([['linear', true, false], ['spark(2*k)', true, false]]); // biome-ignore format: pairs
    for (const p of explained('paper.dictionary', '5.2').predicates) expect(p).toMatchObject({ needed: true, limited: true });
  });
  it('offers no predicate from which a weaker one follows that is enough', () => {
    expect(explained('paper.dictionary_limits', 'k columns are not enough').repairs?.sets).toEqual([['spark(k + 1)']]);
    expect(explained('paper.mixtures', 'equal components lose the weights').repairs?.sets).toEqual([['distinct']]);
  });
  it('never mends a claim by making its class empty', () => {
    for (const each of cases.filter(({ verdict: v }) => v.kind === 'refute' && v.theory === 'paper.dictionary_limits')) {
      const inquiry = inquiryOf(each);
      for (const added of candidates(inquiry).slice(0, 12)) {
        const whole = extended(inquiry, [added]);
        if (inquiry.emptyFor(whole)) expect(inquiry.holdsOf(whole)).toBe(false);
        else expect(inquiry.emptyFor(whole)).toBe(false);
      }
    }
  });
  it('does not use the verdict on the claim itself, or on later ones', () => {
    const { loaded, verdict } = caseOf('paper.dictionary', '5.2');
    const found = explain(s, loaded.scope, verdict).found?.shown?.derivation;
    const names = new Set<string>();
    const visit = (d: NonNullable<typeof found>): void => {
      if (d.reason.kind === 'fact') names.add(d.reason.known.name);
      for (const p of d.premises) visit(p);
    };
    if (found !== undefined) visit(found);
    expect(names.size).toBeGreaterThan(0);
    expect([...names].filter((name) => name.startsWith('paper.dictionary:'))).toEqual([]);
  });
});

describe('the known groups', () => {
  const leastOf = (theory: string, name: string) => {
    const { loaded, verdict } = caseOf(theory, name);
    const found = inferred(s, loaded.scope, verdict, false);
    return (found?.known ?? []).flatMap((k, i) => {
      const group = found?.lattice.groups[i];
      return k.least && group !== undefined ? [[show(group, loaded.scope), k.tight] as const] : [];
    });
  };
  it('have a least one up to which a class is identifiable', () => {
    expect(leastOf('paper.dictionary', '5.2')).toEqual([['restrict(Relabel(d) @ Rescale(d))', true]]);
    expect(leastOf('paper.ica', '5.4')).toEqual([['restrict(Relabel(d) @ Signs(d))', true]]);
    expect(leastOf('paper.mixtures', 'E.1')).toEqual([['Bij(m)', true]]);
  });
  it('are none where the claim is not about a group, and none is least where nothing is proved', () => {
    expect(leastOf('paper.dictionary', 'C.2')).toEqual([]);
    expect(leastOf('paper.dictionary_limits', 'some independence is needed').filter(([, tight]) => tight)).toEqual([]);
  });
  it('are never both proved and refuted, and a group within a refuted one is not proved', () => {
    for (const name of ['5.2', 'dictionaries with columns of length 1', 'the order alone']) {
      const { loaded, verdict } = caseOf('paper.dictionary', name);
      const found = inferred(s, loaded.scope, verdict, false);
      if (found === undefined) throw new Error('no groups');
      for (const [i, above] of found.lattice.above.entries())
        for (const j of above) expect([found.known[i]?.finding, found.known[j]?.finding]).not.toEqual(['proved', 'refuted']);
    }
  });
});
