/** Why a claim holds, or what it lacks. */
import { factsOf } from '../elaborate/closing.ts';
import type { Part } from '../elaborate/item.ts';
import { nameOfPredicate } from '../elaborate/predicate_name.ts';
import { comprehensionsOf, withPredicates } from '../elaborate/predicates.ts';
import type { Scope } from '../elaborate/scope.ts';
import type { Attempt } from '../engine/index.ts';
import type { Signature, Term } from '../terms/index.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { upToLarger } from './groups.ts';
import { Inquiry } from './inquiry.ts';
import { type MinimalSets, minimalSets } from './minimal.ts';
import { repairsOf } from './repairs.ts';

/** So many variants of a claim with fewer predicates are asked for at most. */
const FEWER = 64;

export interface Explanation {
  readonly verdict: Verdict;
  /** What was found of the claim, or of its opposite, from the facts that stand before it; where it is derived, with the derivation. */
  readonly found: Part | undefined;
  /**
   * The predicates of the class, if it has any and the claim holds: whether it is not derived without them, and then whether all was tried.
   */
  readonly predicates: readonly { readonly name: string; readonly needed: boolean; readonly limited: boolean }[];
  /** The smallest sets of them from which it is still derived. */
  readonly minimal: MinimalSets<string> | undefined;
  /** Givens and hypotheses, and whether the derivation uses them. */
  readonly assumptions: readonly { readonly formula: Term; readonly used: boolean }[];
  /** If the claim does not hold: the nearest proof, as far as it gets. */
  readonly attempt: Attempt | undefined;
  /** If it is refuted: the claim up to the least known groups around its own up to which it is derived. */
  readonly larger: readonly Term[];
  /** And the smallest sets of further predicates with which it would be derived. */
  readonly repairs: MinimalSets<string> | undefined;
  /** Whether some search was given up: what was not found may be there. */
  readonly limited: boolean;
}

export function explain(s: Signature, scope: Scope, verdict: Verdict): Explanation {
  const { fact, stated, judgement } = verdict.item;
  const nothing = { verdict, found: undefined, predicates: [], minimal: undefined, assumptions: [], attempt: undefined, larger: [], repairs: undefined, limited: false }; // biome-ignore format: one thought
  if (stated === undefined || judgement === undefined) return nothing;
  const inquiry = new Inquiry(s, scope, fact.label, stated, verdict.item.tight === undefined ? [] : [verdict.item.tight]);
  const { finding } = judgement;
  if (finding === 'proved') {
    const found = inquiry.whole();
    return { ...nothing, found, ...predicatesIn(inquiry), assumptions: usedIn(inquiry, found), limited: inquiry.limited };
  }
  const found = inquiry.whole(finding === 'refuted' ? s.not(stated.goal) : stated.goal);
  const assumptions = finding === 'refuted' ? usedIn(inquiry, found) : [];
  const attempt = finding === 'unknown' ? found.attempt : undefined;
  const larger = finding === 'refuted' ? upToLarger(inquiry) : [];
  const repairs = finding === 'vacuous' ? undefined : repairsOf(inquiry);
  return { ...nothing, found, assumptions, attempt, larger, repairs, limited: inquiry.limited || found.limit };
}

function predicatesIn(inquiry: Inquiry): Pick<Explanation, 'predicates' | 'minimal'> {
  const { s, scope, subject } = inquiry;
  const places = comprehensionsOf(s, subject.whole);
  const all = places.flatMap((where) => where.formulas.map((formula) => ({ where, formula, name: nameOfPredicate(formula, scope) })));
  if (all.length === 0) return { predicates: [], minimal: undefined };
  const kept = (chosen: readonly (typeof all)[number][]) =>
    places.reduce(
      (whole, each) =>
        withPredicates(
          s,
          whole,
          each,
          chosen.filter((c) => c.where === each).map((c) => c.formula),
        ),
      subject.whole,
    );
  const part = (chosen: readonly (typeof all)[number][]) => inquiry.soon(subject.claim(kept(chosen)));
  const { sets, complete } = minimalSets(all, (chosen) => part(chosen).shown !== undefined, FEWER);
  // nothing is known of what is needed where the claim is not derived anew, as with a proof in small steps
  if (sets.length === 0) return { predicates: [], minimal: undefined };
  const needed = (one: (typeof all)[number]) => sets.every((set) => set.includes(one));
  return {
    predicates: all.map((one) => ({
      name: one.name,
      needed: needed(one),
      limited: needed(one) && part(all.filter((other) => other !== one)).limit,
    })),
    minimal: { sets: sets.map((set) => set.map((c) => c.name)), complete },
  };
}

/** Which of what is assumed the derivation uses. */
function usedIn({ s, stated }: Inquiry, { shown }: Part): Explanation['assumptions'] {
  const used = shown?.derivation?.theorem.hypotheses;
  if (used === undefined) return [];
  return stated.hypotheses.map((formula) => ({
    formula,
    used: factsOf(s, { variables: [], hypotheses: [formula] }).some((fact) => fact.hypotheses.some((h) => used.includes(h))),
  }));
}
