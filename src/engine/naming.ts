/** Names for the arbitrary objects of a derivation: those of the search, which made many more, would look odd. */
import { freeVariables, type Signature, type Term, Theorem } from '../terms/index.ts';
import type { Derivation, Reason } from './answer.ts';

/** Names that nothing has yet: x, x', x'', x_3, … */
export class Names {
  readonly #taken: Set<string>;
  /** For each plain name, how far the numbers were tried: a name that is taken stays so. */
  readonly #tried = new Map<string, number>();

  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken);
  }

  fresh(base: string): string {
    // a bound variable may have no name, or one that no variable of a file can have
    const plain = /^\p{L}/u.test(base) ? base : 'x';
    let i = this.#tried.get(plain) ?? 0;
    while (this.#taken.has(nameNumber(i, plain))) i++;
    const made = nameNumber(i, plain);
    this.#tried.set(plain, i + 1);
    this.#taken.add(made);
    return made;
  }
}

const nameNumber = (i: number, plain: string): string => (i < 3 ? `${plain}${"'".repeat(i)}` : `${plain}_${i}`);

/** The steps, premises first, with the simplest names for the variables that `baseOf` knows; all others keep theirs. */
export function named(
  sig: Signature,
  steps: readonly Derivation[],
  baseOf: (variable: Term) => string | undefined,
  givenNames: ReadonlySet<string>,
): readonly Derivation[] {
  if (steps.every(({ reason }) => reason.kind !== 'arbitrary')) return steps;
  const names = new Names(givenNames);
  const by = new Map<Term, Term>();
  for (const { theorem } of steps) {
    for (const v of freeVariables(theorem.conclusion)) {
      const base = v.op === 'free' && !by.has(v) ? baseOf(v) : undefined;
      if (base !== undefined) by.set(v, sig.free(names.fresh(base), sig.substitute(v.kid(0), by)));
    }
  }
  const made = new Map<Derivation, Derivation>();
  for (const step of steps) {
    const premises = step.premises.map((p) => made.get(p) ?? p);
    made.set(step, { theorem: Theorem.instantiate(step.theorem, by), reason: renamed(sig, step.reason, by), premises });
  }
  return steps.map((step) => made.get(step) ?? step);
}

function renamed(sig: Signature, reason: Reason, by: ReadonlyMap<Term, Term>): Reason {
  if (reason.kind !== 'arbitrary') return reason;
  const put = (t: Term): Term => sig.substitute(t, by);
  return { ...reason, variables: reason.variables.map(put), hypotheses: reason.hypotheses.map(put) };
}
