/** Rules: from instances of the premises follows the instance of the head, by a step of the kernel. */
import type { Term, Theorem } from '../logic/index.ts';
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

export const ruleOf = (parts: Omit<Rule, 'part' | 'slots' | 'assumption' | 'closes'> & Partial<Rule>): Rule => ({
  part: 0,
  assumption: undefined,
  closes: [],
  ...parts,
  slots: parts.slots ?? slotsOf(parts.variables),
});

export function lacking(): never {
  throw new RangeError('a rule was used without a proof of its premise');
}
