/** What a class buys: the groups up to which it is identifiable, and what is left of them without each of its predicates. */

import { nameOfPredicate } from '../elaborate/predicate_name.ts';
import { predicatesOf } from '../elaborate/predicates.ts';
import type { Scope } from '../elaborate/scope.ts';
import type { Signature, Term } from '../terms/index.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { findings, type Known, type Lattice, latticeOf } from './groups.ts';
import { Inquiry } from './inquiry.ts';

export interface Inferred {
  readonly verdict: Verdict;
  readonly lattice: Lattice;
  readonly known: readonly Known[];
  /** Conditions besides those of the claim under which groups are refuted and tight: those under which the claim asks to be. */
  readonly conditions: readonly Term[];
  /** Without each predicate; where that is asked for. */
  readonly without: readonly { readonly name: string; readonly known: readonly Known[] }[];
  readonly limited: boolean;
}

/** Nothing of what is no claim up to a group. `weaker`: also of the classes with a predicate less. */
export function inferred(s: Signature, scope: Scope, verdict: Verdict, weaker: boolean): Inferred | undefined {
  const { fact, stated, judgement } = verdict.item;
  if (stated === undefined || judgement === undefined) return undefined;
  const inquiry = new Inquiry(s, scope, fact.label, stated);
  const lattice = latticeOf(inquiry);
  if (lattice === undefined) return undefined;
  const conditions = judgement.tight?.conditions ?? [];
  // what has a verdict needs no other one
  const judged = verdict.verdict === 'proved' || verdict.verdict === 'refuted' ? verdict.verdict : undefined;
  const known = findings(inquiry, lattice, stated.goal, { conditions, judged });
  const smaller = { goal: stated.goal, known };
  const { whole, claim } = inquiry.subject;
  const without = !weaker
    ? []
    : predicatesOf(s, whole).map((p) => ({
        name: nameOfPredicate(p.formula, scope),
        known: findings(inquiry, lattice, claim(p.without), { conditions, smaller }),
      }));
  return { verdict, lattice, known, conditions, without, limited: inquiry.limited };
}
