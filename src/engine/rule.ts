/** Rules: from instances of the premises follows the instance of the head, by a step of the kernel. */
import type { Term, Theorem } from '../terms/index.ts';
import type { Reason } from './answer.ts';
import type { Assumption, Context } from './context.ts';
import { type Slots, slotsOf } from './pattern.ts';

export interface Rule {
  /** Ties are broken by this: the number of the theorem among those that were given. */
  readonly order: number;
  /** The number of the rule among those of its theorem. */
  readonly part: number;
  readonly variables: readonly Term[];
  readonly slots: Slots;
  readonly premises: readonly Term[];
  readonly head: Term;
  readonly reason: Reason;
  /** The hypothesis that it comes from. */
  readonly assumption: Assumption | undefined;
  /** For each premise, the contexts whose hypotheses are discharged around it. */
  readonly closes: readonly (readonly Context[])[];
  readonly build: (value: (variable: Term) => Term, proofs: readonly Theorem[]) => Theorem;
}

/** Finds rules by what they conclude. */
export interface RuleIndex {
  /** Those that may conclude an instance of the pattern, in no particular order. */
  find(pattern: Term): Rule[];
}

export const ruleOf = (parts: Omit<Rule, 'part' | 'slots' | 'assumption' | 'closes'> & Partial<Rule>): Rule => ({
  // written out since very many are made
  order: parts.order,
  part: parts.part ?? 0,
  variables: parts.variables,
  slots: parts.slots ?? slotsOf(parts.variables),
  premises: parts.premises,
  head: parts.head,
  reason: parts.reason,
  assumption: parts.assumption,
  closes: parts.closes ?? NONE,
  build: parts.build,
});

const NONE: Rule['closes'] = [];

export function lacking(): never {
  throw new RangeError('a rule was used without a proof of its premise');
}
