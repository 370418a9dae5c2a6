/** What is missing: goals that were presumed, at a price, so that the rest could be derived from them. */
import type { Term } from '../terms/index.ts';
import type { Attempt, Missing } from './answer.ts';
import { EngineError } from './error.ts';
import { type Rule, ruleOf } from './rule.ts';
import type { Answer } from './table.ts';

const build: Rule['build'] = () => {
  throw new EngineError('what was presumed cannot be proved');
};

/** The rule that presumes a goal. */
export const presumed = (goal: Term): Rule =>
  ruleOf({ order: Number.POSITIVE_INFINITY, variables: [], premises: [], head: goal, reason: { kind: 'logic' }, build });

/** What was presumed in a derivation, each with what wanted it first. */
export function missingIn(root: Answer): readonly Missing[] {
  const found = new Map<Term, Missing>();
  const seen = new Set<Answer>([root]);
  for (const answer of seen) {
    for (const p of answer.premises) {
      if (p.rule.build === build && !found.has(p.term)) {
        const { reason } = answer.rule;
        found.set(p.term, { goal: p.term, for: answer.term, by: reason.kind === 'fact' ? reason.known : undefined });
      }
      seen.add(p);
    }
  }
  return [...found.values()];
}

/** The derivation of an answer as far as it got: what was presumed has nothing below it. */
export function attemptOf(root: Answer): Attempt {
  const made = new Map<Answer, Attempt>();
  const make = (answer: Answer): Attempt => {
    const known = made.get(answer);
    if (known !== undefined) return known;
    const { reason } = answer.rule;
    const premises = answer.premises.map(make);
    const attempt: Attempt = {
      goal: answer.term,
      by: reason.kind === 'fact' ? reason.known : undefined,
      presumed: answer.rule.build === build,
      premises,
    };
    made.set(answer, attempt);
    return attempt;
  };
  return make(root);
}
