/**
 * What was found about a claim, read again. A finding is not read but follows from what is shown, and what is shown is a theorem of this
 * run: its conclusion is compared with what the claim asks, which the forms of the theories say once more. That nothing was found, what
 * would have helped, and which predicates are not needed is believed.
 */
import { openness } from '../certificate/index.ts';
import { closed, type Frame, under } from '../elaborate/closing.ts';
import { instancesOf, meaningOf } from '../elaborate/forms.ts';
import { findingOf, type Judgement, type Part, type Shown } from '../elaborate/item.ts';
import { needOf } from '../elaborate/needs.ts';
import type { Derivation } from '../engine/index.ts';
import type { Aspect } from '../syntax/ast.ts';
import type { Term } from '../terms/index.ts';
import type { Opened } from './opened.ts';
import type { StoredJudgement, StoredPart } from './stored.ts';

export function judgementOf(stored: StoredJudgement, opened: Opened): Judgement {
  const { signature: s, term } = opened;
  const reader = new PartReader(opened, { variables: stored.variables.map(term), hypotheses: stored.hypotheses.map(term) });
  const goal = term(stored.claim.goal);
  const asked = (part: StoredPart | undefined, aspect: Aspect) => part && reader.conditional(part, (t) => isAsked(opened, goal, aspect, t));
  const { stance, unused, notProduct } = stored;
  const claim = reader.part(stored.claim, (t) => t === goal);
  const negation = stored.negation && reader.part(stored.negation, (t) => t === s.not(goal));
  const needed = needsOf(opened, goal);
  if (
    findingOf({ claim, needs: undefined, negation, empty: undefined }) === 'proved' &&
    stored.needs?.goal === undefined &&
    needed !== undefined
  )
    opened.damaged('a claim is said to need nothing');
  const needs =
    stored.needs &&
    Object.assign(
      reader.part(stored.needs, (t) => t === needed),
      { why: stored.needs.why, failure: undefined },
    );
  const empty = stored.empty && reader.part(stored.empty, (t) => isAsked(opened, goal, 'vacuous', t));
  const inhabited = asked(stored.inhabited, 'inhabited');
  return {
    stance,
    finding: findingOf({ claim, needs, negation, empty }),
    variables: reader.frame.variables,
    claim,
    needs,
    negation,
    empty,
    inhabited: inhabited && Object.assign(inhabited, { asked: stored.inhabited?.asked === true }),
    tight: asked(stored.tight, 'tight'),
    unused,
    notProduct: notProduct && { why: notProduct.why },
  };
}

/** Whether some theory says that this is what the claim has to satisfy. */
function isAsked({ signature, scope }: Opened, claim: Term, aspect: Aspect, goal: Term): boolean {
  for (const instance of instancesOf(signature, scope, aspect, claim)) if (meaningOf(signature, instance) === goal) return true;
  return false;
}

/** What the claim needs to be well-posed, as the theories say it. */
function needsOf({ signature, scope }: Opened, claim: Term): Term | undefined {
  let count = 0;
  return needOf(claim, {
    signature,
    of(formula) {
      const [instance] = instancesOf(signature, scope, 'needs', formula);
      return instance && meaningOf(signature, instance);
    },
    fresh: (name) => `${name} ${++count}`,
  });
}

/** Reads the parts of one judgement, all of which stand under the same variables and hypotheses. */
class PartReader {
  readonly #opened: Opened;
  readonly frame: Frame;

  constructor(opened: Opened, frame: Frame) {
    this.#opened = opened;
    this.frame = frame;
  }

  /** A part whose goal has to be a certain one. */
  part(stored: StoredPart, isRight: (goal: Term) => boolean, conditions: readonly Term[] = []): Part {
    const { theorem, missing, limit, steps } = stored;
    const opened = this.#opened;
    const goal = opened.term(stored.goal);
    const narrower = under(this.frame, conditions);
    const statement = opened.term(stored.statement);
    if (!isRight(goal)) opened.damaged('what was looked at is not what a claim asks');
    if (closed(opened.signature, narrower, goal) !== statement) opened.damaged('a claim states something else');
    return {
      goal,
      statement,
      shown: theorem === undefined ? undefined : this.#shown(theorem, statement, () => this.#derivation(stored, narrower)),
      get missing() {
        return missing === undefined ? [] : opened.missing(missing);
      },
      limit,
      steps,
    };
  }

  /** A part that may have conditions of its own. */
  conditional(stored: StoredPart, isRight: (goal: Term) => boolean): Part & { readonly conditions: readonly Term[] } {
    const conditions = (stored.conditions ?? []).map(this.#opened.term);
    return Object.assign(this.part(stored, isRight, conditions), { conditions });
  }

  #shown(number: number, statement: Term, derivation: () => Derivation | undefined): Shown {
    const opened = this.#opened;
    const theorem = opened.theorem(number);
    const complaint = theorem.conclusion === statement ? openness(theorem) : 'proves something else';
    if (complaint !== undefined) opened.damaged(`what shows a claim ${complaint}`);
    return {
      theorem,
      get derivation() {
        return derivation();
      },
      written: undefined,
    };
  }

  /** How it was found: the goal, or what a witness for it satisfies, from the hypotheses. */
  #derivation({ derivation, goal, asked = false }: StoredPart, { hypotheses }: Frame): Derivation | undefined {
    if (derivation === undefined) return undefined;
    const opened = this.#opened;
    const found = opened.derivation(derivation);
    const { conclusion, hypotheses: used } = found.theorem;
    if ((asked || conclusion === opened.term(goal)) && used.every((h) => hypotheses.includes(h))) return found;
    return opened.damaged('a derivation is of something else');
  }
}
