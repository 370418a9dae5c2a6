/** Questions about a claim and claims like it: what follows from the facts before it, with its givens and hypotheses. */
import { type Frame, under } from '../elaborate/closing.ts';
import type { Part, Stated } from '../elaborate/item.ts';
import { Judge } from '../elaborate/judge.ts';
import { factsBefore, rulesBefore } from '../elaborate/rules.ts';
import type { Scope } from '../elaborate/scope.ts';
import { freeVariables, type Signature, type Term } from '../terms/index.ts';
import { spokenOf } from './spoken.ts';
import { type Subject, subjectIn } from './subject.ts';

/** So many steps of the search are enough for a variant of a claim, unless others are asked for. */
const STEPS = 3_000;

export class Inquiry {
  readonly s: Signature;
  readonly scope: Scope;
  readonly stated: Stated;
  readonly subject: Subject;
  /** What is spoken of in the facts that may be used: those before the claim, whose own verdict must not count for it. */
  readonly spoken: readonly Term[];
  readonly #judge: Judge;
  readonly #known = new Map<string, Part>();
  /** Whether some search was given up: then what was not found may still be there. */
  limited = false;
  /** How many steps all searches took. */
  steps = 0;

  /** `besides`: statements that belong to the claim, for what they speak of. */
  constructor(s: Signature, scope: Scope, label: string, stated: Stated, besides: readonly Term[] = []) {
    this.s = s;
    this.scope = scope;
    this.stated = stated;
    const facts = factsBefore(scope, label);
    this.spoken = spokenOf(s, [...facts.map((fact) => fact.theorem.conclusion), ...besides]);
    const rules = rulesBefore(s, scope, label);
    this.#judge = new Judge(s, () => rules);
    this.subject = subjectIn(s, scope, stated.goal);
  }

  /** What is found of the claim itself, with all the search that a claim gets. */
  whole(goal = this.stated.goal): Part {
    return this.#judge.askBoth(this.stated, goal);
  }

  /** What is found of a variant, soon; under these conditions besides, and of whatever else they speak of. */
  soon(goal: Term, conditions: readonly Term[] = [], steps = STEPS): Part {
    const key = [steps, ...[goal, ...conditions].map((t) => t.id)].join();
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const part = this.#judge.ask(this.#frame([goal], conditions), goal, { steps, explain: false });
    this.limited ||= part.limit && steps === STEPS;
    this.steps += part.steps;
    this.#known.set(key, part);
    return part;
  }

  /** What is found of several variants in one search, which share so many steps. */
  soonAll(goals: readonly Term[], steps: number, conditions: readonly Term[] = []): readonly Part[] {
    const parts = this.#judge.askAll(this.#frame(goals, conditions), goals, steps);
    this.steps += parts[0]?.steps ?? 0;
    this.limited ||= steps >= STEPS && parts.some((part) => part.limit && part.shown === undefined);
    return parts;
  }

  #frame(goals: readonly Term[], conditions: readonly Term[]): Frame {
    const frame = under(this.stated, conditions);
    const arbitrary = [...goals, ...conditions].flatMap((t) => [...freeVariables(t)]).filter((v) => v.op === 'free');
    return { ...frame, variables: [...new Set([...frame.variables, ...arbitrary])] };
  }

  /** Whether the claim is found for another class, and not because that is empty. */
  holdsOf(whole: Term): boolean {
    return this.soon(this.subject.claim(whole)).shown !== undefined && !this.emptyFor(whole);
  }
  emptyFor(whole: Term): boolean {
    const empty = this.subject.empty(whole);
    return empty !== undefined && this.soon(empty).shown !== undefined;
  }
}
