/** What is said about a statement, as a trace: the verdict, its derivation, what it rests on. */
import { assumptionsOf } from '../../elaborate/closing.ts';
import type { Part as Answer, Judgement } from '../../elaborate/item.ts';
import type { Loaded } from '../../elaborate/library.ts';
import type { Fact, Scope } from '../../elaborate/scope.ts';
import type { Known } from '../../engine/index.ts';
import type { Term } from '../../logic/index.ts';
import type { Verdict } from '../../verdict/verdict.ts';
import { remarksOn } from '../text.ts';
import { type Assumption, Lines } from './build.ts';
import type { Part, Sentence, Source, Trace } from './model.ts';
import { sentenceOf, words } from './sentence.ts';

export function traceOf(v: Verdict, loaded: Loaded): Trace {
  const { scope } = loaded;
  const { judgement, fact } = v.item;
  const main = judgement === undefined ? undefined : decisive(judgement);
  const goal = main?.goal ?? fact.theorem.conclusion;
  const variables = judgement?.variables ?? [];
  const always = main === undefined ? [] : assumptionsOf(main.statement, goal, variables);
  const besides = [judgement?.tight, judgement?.inhabited].flatMap((p) =>
    p?.shown === undefined ? [] : assumptionsOf(p.statement, p.goal, variables),
  );
  const assumptions = numbered([...always, ...besides]);
  const lines = new Lines(loaded, assumptions, (known) => factName(known, scope));
  const parts: Part[] = [];
  const derive = (heading: string, answer: Pick<Answer, 'shown'> | undefined) => {
    const derivation = answer?.shown?.derivation;
    if (derivation !== undefined) parts.push(lines.part(heading, derivation));
  };
  derive('derivation', main ?? { shown: { theorem: fact.theorem, derivation: v.item.derivation } });
  derive(under('tight', v.conditions.tight), judgement?.tight);
  derive(under('inhabited', v.conditions.inhabited), judgement?.inhabited);
  const written = parts[0]?.heading !== 'derivation' && v.verdict !== 'unknown';
  return {
    theory: v.theory,
    name: v.name,
    title: v.title,
    verdict: v.verdict,
    remarks: [...(written ? ['by the proof in the theory file'] : []), ...remarksOn(v).map(({ text }) => text)],
    statement: sentenceOf(judgement?.claim.goal ?? goal, scope),
    assumptions: assumptions.map(({ mark, formula }, i) => ({
      mark,
      sentence: [...sentenceOf(formula, scope), ...(i < new Set(always).size ? [] : [words(' (only where it says so)')])],
    })),
    parts,
    sources: v.restsOn.map((name) => sourceOf(name, scope)),
    unused: (v.unused ?? []).map((text) => [words(text)]),
  };
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

/** `C.1 (large spark makes a dictionary injective)` */
function factName({ name }: Known, scope: Scope): Sentence {
  const fact = lookup(name, scope);
  const label = fact?.label ?? name;
  return [words(fact?.title === undefined || fact.title === label ? label : `${label} (${fact.title})`)];
}

function sourceOf(name: string, scope: Scope): Source {
  const fact = lookup(name, scope);
  return { name, title: fact?.title, origin: fact?.source?.text };
}
