/** What is said about a statement, as a trace: the verdict, its derivation, what it rests on. */

import { assumptionsOf } from '../../elaborate/closing.ts';
import type { Place } from '../../elaborate/display.ts';
import { plain as nameOf } from '../../elaborate/draft.ts';
import type { Part as Answer, Item, Judgement, Shown, Stated } from '../../elaborate/item.ts';
import type { Loaded } from '../../elaborate/library.ts';
import type { Fact, Scope } from '../../elaborate/scope.ts';
import { brief } from '../../syntax/printable.ts';
import { freeVariables, type Term } from '../../terms/index.ts';
import type { Verdict } from '../../verdict/verdict.ts';
import { remarksOn } from '../text.ts';
import { Lines } from './build.ts';
import type { Part, Run, Sentence, Source, Trace } from './model.ts';
import { binding, formulaOf, sentenceOf, words } from './sentence.ts';
import type { Assumption } from './written.ts';

/** What is stated, before anything is said about it: so much there is to an axiom too. */
export function statementOf(item: Item, scope: Scope): Pick<Trace, 'setting' | 'assumptions' | 'statement'> {
  const { goal } = assumed({ item });
  return {
    setting: settingOn({ item }, scope),
    statement: sentenceOf(item.judgement?.claim.goal ?? goal, scope, placeOf(item.stated)),
    assumptions: assumptionsOn({ item }, scope),
  };
}

export function traceOf(v: Verdict, loaded: Loaded): Trace {
  const { scope } = loaded;
  const { judgement, fact, derivation, written, stated } = v.item;
  const { assumptions } = assumed(v);
  const place = placeOf(stated);
  const lines = new Lines(scope, assumptions, place);
  const parts: Part[] = [];
  const derive = (heading: string, shown: Shown | undefined) => {
    if (shown?.derivation !== undefined) parts.push(lines.part(heading, shown.derivation));
    else if (shown?.written !== undefined) parts.push(lines.written(heading, shown.written));
  };
  const main: Shown | undefined = judgement === undefined ? { theorem: fact.theorem, derivation, written } : decisive(judgement).shown;
  if (judgement?.finding !== 'unknown') derive(main?.derivation === undefined ? 'proof' : 'derivation', main);
  if (!lines.has(judgement?.needs?.goal)) derive('well-posed', judgement?.needs?.shown);
  derive('not well-posed', judgement?.needs?.failure?.shown);
  derive(under('tight', v.conditions.tight), judgement?.tight?.shown);
  derive(under('inhabited', v.conditions.inhabited), judgement?.inhabited?.shown);
  const untold = v.verdict !== 'unknown' && main !== undefined && main.derivation === undefined && main.written === undefined;
  return {
    theory: v.theory,
    name: brief(v.name),
    title: v.title === undefined ? undefined : brief(v.title),
    verdict: v.verdict,
    remarks: [...(untold ? ['by the proof in the theory file'] : []), ...remarksOn(v).map(({ text }) => text)],
    ...statementOf(v.item, scope),
    parts,
    sources: v.restsOn.map((name) => sourceOf(name, scope)),
    unused: (v.unused ?? []).map((text) => [words(text)]),
  };
}

/** Whether there is something to be shown step by step. */
export const isTold = (v: Verdict): boolean => proofsOf(v).some((s) => s.derivation !== undefined || s.written !== undefined);
/** Whether there is a proof that cannot be shown step by step. */
export const isUntold = (v: Verdict): boolean => proofsOf(v).some((s) => s.derivation === undefined && s.written === undefined);

function proofsOf({ item }: Verdict): readonly Pick<Shown, 'derivation' | 'written'>[] {
  const { judgement } = item;
  if (judgement === undefined) return [item];
  return [decisive(judgement), judgement.needs, judgement.tight, judgement.inhabited].flatMap((part) => part?.shown ?? []);
}

/** What a statement assumes, each with its mark. */
export function assumptionsOn(v: Pick<Verdict, 'item'>, scope: Scope): Trace['assumptions'] {
  const { assumptions, always } = assumed(v);
  const place = placeOf(v.item.stated);
  return assumptions.map(({ mark, formula }) => ({
    mark,
    sentence: [...sentenceOf(formula, scope, place), ...(always.includes(formula) ? [] : [words(' (only where it says so)')])],
  }));
}

const placeOf = (stated: Stated | undefined): Place => ({
  spaces: stated?.spaces,
  names: new Map(stated?.variables.map((x) => [x, nameOf(x.name)])),
});

/** What a statement assumes, everywhere or for a part of what it asks, and what is to be shown. */
function assumed({ item: { judgement, fact, stated } }: Pick<Verdict, 'item'>) {
  if (judgement === undefined) {
    const always = stated?.hypotheses ?? [];
    return { assumptions: numbered(always), always, goal: stated?.goal ?? fact.theorem.conclusion };
  }
  const { statement, goal } = decisive(judgement);
  const always = assumptionsOf(statement, goal, judgement.variables);
  const besides = [judgement.tight, judgement.inhabited].flatMap((p) =>
    p?.shown === undefined ? [] : assumptionsOf(p.statement, p.goal, judgement.variables),
  );
  return { assumptions: numbered([...always, ...besides]), always, goal };
}

/** What a statement is about: `for all d n : Nat; concepts in R(d), features in R(n)`. */
export function settingOn({ item: { stated } }: Pick<Verdict, 'item'>, scope: Scope): Sentence {
  return stated === undefined ? [] : settingIn(stated, scope);
}

/** The same, of what need not be a statement. */
export function settingIn(stated: Stated, scope: Scope): Sentence {
  const { spaces } = stated;
  const place = placeOf(stated);
  const variables = spokenOf(stated);
  const all = [...new Set(variables.map((x) => x.kid(0)))].map((sort): Run => {
    const names = variables.flatMap((x) => (x.kid(0) === sort ? [formulaOf(x, scope, place)] : []));
    return binding(names, ':', formulaOf(sort, scope, place));
  });
  const concepts = spaces.concepts ?? spokenIn(stated, scope.concepts?.term);
  const features = spaces.features ?? (concepts && spokenIn(stated, scope.features?.term, concepts));
  const about = [
    ...(concepts === undefined ? [] : [[words('concepts in '), formulaOf(concepts, scope, place)]]),
    ...(features === undefined ? [] : [[words('features in '), formulaOf(features, scope, place)]]),
  ];
  const listed = (list: readonly Sentence[]) => list.flatMap((item, i) => (i === 0 ? item : [words(', '), ...item]));
  return [
    ...(all.length === 0 ? [] : [words('for all '), ...listed(all.map((x) => [x]))]),
    ...(all.length > 0 && about.length > 0 ? [words('; ')] : []),
    ...listed(about),
  ];
}

/** The space that the file names, if the statement speaks of something over it: behind that other one, if need be, as `Kern(Z, X)` does. */
function spokenIn({ goal, hypotheses }: Stated, space: Term | undefined, before?: Term): Term | undefined {
  if (space === undefined) return undefined;
  const parts = new Set([goal, ...hypotheses]);
  for (const t of parts) {
    const kids = t.kids();
    const at = (i: number) => kids[i] === space && (before === undefined || kids[i - 1] === before);
    if ((t.op === 'sort' || t.op === 'app') && kids.some((_, i) => at(i))) return space;
    for (const kid of kids) parts.add(kid);
  }
  return undefined;
}

/** The variables that it has something to say about: not every claim speaks of all parameters of its file. */
function spokenOf({ variables, hypotheses, goal, spaces }: Stated): readonly Term[] {
  const spoken = new Set([goal, ...hypotheses, ...Object.values(spaces)].flatMap((t) => (t === undefined ? [] : [...freeVariables(t)])));
  return variables.filter((x) => spoken.has(x));
}

const numbered = (formulas: readonly Term[]): readonly Assumption[] =>
  [...new Set(formulas)].map((formula, i) => ({ mark: `A${i + 1}`, formula }));

const under = (what: string, conditions: readonly string[]): string =>
  conditions.length === 0 ? what : `${what} if ${conditions.join(', ')}`;

/** What shows the finding; of an undecided claim, the claim. */
function decisive({ finding, claim, negation, empty }: Judgement): Answer {
  return (finding === 'refuted' ? negation : finding === 'vacuous' ? empty : undefined) ?? claim;
}

const lookup = (name: string, scope: Scope): Fact | undefined => scope.lookup(name)[0];

function sourceOf(name: string, scope: Scope): Source {
  const fact = lookup(name, scope);
  const short = (text: string | undefined) => (text === undefined ? undefined : brief(text));
  return { name: brief(name), title: short(fact?.title), origin: short(fact?.source?.text) };
}
