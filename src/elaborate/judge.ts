/** Questions to the engine about a statement in its frame; what it answers is a theorem without variables and hypotheses, or what is missing. */

import { compute } from '../compute/index.ts';
import { type Derivation, derive, deriveAll, type Outcome, Rulebook } from '../engine/index.ts';
import { definitionAt } from '../prover/index.ts';
import { type Signature, type Term, Theorem } from '../terms/index.ts';
import { closed, discharged, type Frame, factsOf } from './closing.ts';
import { writtenOut } from './constants.ts';
import { unfold } from './forms.ts';
import type { Part, Shown } from './item.ts';
import { search } from './search.ts';
import { Vain } from './vain.ts';
import { found, type Listed, linesOf } from './written.ts';

/** How hard it is tried to see that assumptions contradict each other. */
const GLANCE = { steps: 5_000, splits: 200 };

export interface Asking {
  readonly turned?: (th: Theorem) => Theorem;
  /** How many steps the search may take. */
  readonly steps?: number;
  /** Whether to find out what is missing where the goal is not derived; by default it is, unless the steps are limited. */
  readonly explain?: boolean;
  /** No other theorems than these are tried. */
  readonly among?: Rulebook;
}

export class Judge {
  readonly #s: Signature;
  readonly #rules: () => Rulebook;
  readonly #vain = new Vain();

  /** `rules` are the facts in scope, fetched when they are first wanted. */
  constructor(signature: Signature, rules: () => Rulebook) {
    this.#s = signature;
    this.#rules = rules;
  }

  /** Asks the engine for the goal, from the hypotheses of the frame; `turned` makes what is wanted of what it finds. */
  ask(frame: Frame, goal: Term, { turned = (th) => th, steps: most, explain = most === undefined, among }: Asking = {}): Part {
    const s = this.#s;
    const remembered = most !== undefined && !explain && among === undefined;
    const vain = remembered ? this.#vain.find({ frame, goal, most }, this.#rules()) : undefined;
    if (vain !== undefined) return vain;
    const { formula: sought, back } = writtenOut(s, goal);
    const rules = among ?? this.#rules();
    const outcome = derive({ ...this.#problem(frame, most), rules, goal: sought, explain });
    const part = this.#part(frame, goal, outcome, (derivation) => {
      const found = folding(derivation, back);
      return { theorem: discharged(frame, turned(found.theorem)), derivation: found, written: undefined };
    });
    if (remembered && outcome.kind === 'failed') this.#vain.add({ frame, goal, most }, { part, goals: outcome.goals, size: rules.size });
    return part;
  }

  /** Asks for several goals from the same hypotheses, with so many steps for all of them: what serves several of them is found once. */
  askAll(frame: Frame, goals: readonly Term[], steps: number): readonly Part[] {
    const sought = goals.map((goal) => writtenOut(this.#s, goal));
    const outcomes = deriveAll(
      { ...this.#problem(frame, steps), rules: this.#rules() },
      sought.map(({ formula }) => formula),
    );
    return outcomes.flatMap((outcome, i) => {
      const [goal, one] = [goals[i], sought[i]];
      if (goal === undefined || one === undefined) return [];
      return this.#part(frame, goal, outcome, (derivation) => {
        const found = folding(derivation, one.back);
        return { theorem: discharged(frame, found.theorem), derivation: found, written: undefined };
      });
    });
  }

  #problem(frame: Frame, most: number | undefined) {
    const s = this.#s;
    return {
      signature: s,
      facts: factsOf(s, frame).map((fact) => writtenOut(s, fact.conclusion).forth(fact)),
      compute: (formula: Term) => compute(s, formula),
      ...(most === undefined ? {} : { budget: { steps: most } }),
    };
  }

  #part(frame: Frame, goal: Term, outcome: Outcome, shown: (derivation: Derivation) => Shown): Part {
    const { steps } = outcome;
    if (outcome.kind === 'failed') {
      const { missing, attempt, limit } = outcome;
      return { goal, statement: closed(this.#s, frame, goal), shown: undefined, missing, attempt, limit, steps };
    }
    const found = shown(outcome.derivation);
    return { goal, statement: found.theorem.conclusion, shown: found, missing: [], limit: false, steps };
  }

  /** The same; where the engine finds nothing, the prover of small steps. */
  askBoth(frame: Frame, goal: Term, asking: Asking = {}): Part {
    const part = this.ask(frame, goal, asking);
    if (part.shown !== undefined) return part;
    const shown = this.step(frame, goal, []);
    return shown === undefined ? part : { ...part, shown };
  }

  /** Asks the prover of small steps, which knows definitions, the hypotheses and the facts named. */
  step(frame: Frame, goal: Term, named: readonly Listed[]): Shown | undefined {
    const outcome = search({ signature: this.#s, facts: [...factsOf(this.#s, frame), ...named.map((n) => n.theorem)], goal });
    if (outcome.kind !== 'proved') return undefined;
    const { theorem, used } = outcome;
    return { theorem: discharged(frame, theorem), derivation: undefined, written: linesOf(found(theorem, used, named)) };
  }

  /** Shows what is by definition an existential statement by a witness of its sort. */
  witness(frame: Frame, goal: Term, existential: Term, witness: Term, asking: Asking = {}): Part {
    const s = this.#s;
    const part = this.ask(frame, s.open(existential, witness), {
      ...asking,
      turned: (th) => folded(s, goal, Theorem.exIntro(existential, witness, th)),
    });
    return part.shown === undefined ? part : { ...part, goal };
  }

  /** Whether it is easily seen that these cannot all hold. */
  contradictory(formulas: readonly Term[]): boolean {
    return this.#easily(formulas, this.#s.falsum);
  }
  /** Whether it is easily seen that this holds. */
  evident(formula: Term): boolean {
    return this.#easily([], formula);
  }
  #easily(formulas: readonly Term[], goal: Term): boolean {
    const facts = factsOf(this.#s, { variables: [], hypotheses: formulas });
    return search({ signature: this.#s, facts, goal, budget: GLANCE }).kind === 'proved';
  }
}

/** The derivation of what was asked, from that of what it says with constants written out. */
function folding(derivation: Derivation, back: (th: Theorem) => Theorem): Derivation {
  const theorem = back(derivation.theorem);
  if (theorem === derivation.theorem) return derivation;
  return { theorem, reason: { kind: 'definition', symbol: undefined }, premises: [derivation] };
}

/** The theorems that a derivation uses. */
export function rulesUsed(s: Signature, derivation: Derivation): Rulebook {
  const rules = new Rulebook(s);
  const seen = new Set([derivation]);
  for (const { reason, premises } of seen) {
    if (reason.kind === 'fact') rules.add(reason.known);
    for (const p of premises) seen.add(p);
  }
  return rules;
}

/** The existential statement that a formula is by definition. */
export function exposed(s: Signature, formula: Term): Term | undefined {
  if (formula.op === 'ex') return formula;
  const unfolded = formula.op === 'app' ? unfold(s, formula) : undefined;
  return unfolded === undefined ? undefined : exposed(s, unfolded);
}

/** The formula, from what it is by definition. */
function folded(s: Signature, formula: Term, th: Theorem): Theorem {
  if (formula === th.conclusion) return th;
  const definition = definitionAt(s, formula);
  return Theorem.impElim(Theorem.andRight(definition), folded(s, definition.conclusion.kid(0).kid(1), th));
}
