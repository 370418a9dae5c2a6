/**
 * Contexts: arbitrary objects and hypotheses about them. One context serves all goals about the same arbitrary objects, whatever
 * they say of them: everything about a generic element of L is found out once.
 */
import { freeVariables, occurs, type Signature, type Term } from '../terms/index.ts';
import { isUniversal } from './meaning.ts';
import { Names } from './naming.ts';
import { isGround } from './pattern.ts';

export interface Context {
  readonly variables: readonly Term[];
  readonly hypotheses: readonly Term[];
  /** The variables of contexts that its hypotheses speak of, its own included, and so on. */
  readonly reach: ReadonlySet<Term>;
  /** One more than that of the contexts it speaks of. */
  readonly level: number;
}

/** A hypothesis of a context, as what answers depend on. */
export interface Assumption {
  readonly id: number;
  readonly formula: Term;
  readonly context: Context;
  /** Whether it speaks of none of the variables of its context. */
  readonly plain: boolean;
}

/** A quantifier (its variable) or an antecedent that was taken off a formula. */
export type Step = { readonly variable: Term } | { readonly hypothesis: Term };

/** A formula without its universal quantifiers and antecedents, which are those of the context. */
export interface Peeled {
  readonly context: Context;
  readonly steps: readonly Step[];
  readonly body: Term;
}

const NONE: ReadonlySet<Term> = new Set();

/** Arbitrary objects may depend on others so often. */
const NESTED = 2;

export class Contexts {
  readonly #sig: Signature;
  readonly #known = new Map<string, Context>();
  readonly #owner = new Map<Term, Context>();
  readonly #reach = new Map<Term, ReadonlySet<Term>>();
  readonly #made: Context[] = [];
  readonly #names: Names;
  readonly #bases = new Map<Term, string>();
  /** The names of the variables of the problem. */
  readonly given: ReadonlySet<string>;

  /** New variables get names that do not stand in these formulas. */
  constructor(sig: Signature, formulas: Iterable<Term>) {
    this.#sig = sig;
    this.given = new Set([...formulas].flatMap((f) => [...freeVariables(f)].map((v) => v.name)));
    this.#names = new Names(this.given);
  }

  /** Takes a universal formula or implication apart; undefined if what is assumed of the objects has holes. */
  peel(formula: Term): Peeled | undefined {
    const key = this.#prefix(formula);
    if (key === undefined) return undefined;
    const level = 1 + Math.max(0, ...[...this.reach(formula)].map((v) => this.#owner.get(v)?.level ?? 0));
    if (level > NESTED) return undefined;
    const known = this.#suitable(key, this.reach(formula));
    const context = typeof known === 'string' ? undefined : known;
    const variables: Term[] = [];
    const steps: Step[] = [];
    let body = formula;
    while (isUniversal(this.#sig, body)) {
      if (body.op === 'all') {
        const variable = context?.variables[variables.length] ?? this.#variable(body.name, body.kid(0));
        variables.push(variable);
        steps.push({ variable });
        body = this.#sig.open(body, variable);
      } else {
        steps.push({ hypothesis: body.kid(0) });
        body = body.kid(1);
      }
    }
    if (typeof known !== 'string') return { context: known, steps, body };
    const hypotheses = steps.flatMap((s) => ('hypothesis' in s ? [s.hypothesis] : []));
    // not remembered: these formulas are going to reach the new variables
    const reach = new Set([...variables, ...[...hypotheses, ...variables].flatMap((h) => [...this.#find(h)])]);
    const made = { variables, hypotheses, reach, level };
    this.#known.set(known, made);
    for (const v of variables) this.#owner.set(v, made);
    this.#made.push(made);
    return { context: made, steps, body };
  }

  #variable(base: string, sort: Term): Term {
    const made = this.#sig.free(this.#names.fresh(base), sort);
    this.#bases.set(made, base);
    return made;
  }
  /** The name of the bound variable for which a variable of a context stands; undefined for other variables. */
  baseOf(variable: Term): string | undefined {
    return this.#bases.get(variable);
  }

  /** The contexts made since this was asked last. */
  made(): Context[] {
    return this.#made.splice(0);
  }

  /** The variables of contexts that a formula speaks of, those that the hypotheses about them speak of, and so on. */
  reach(formula: Term): ReadonlySet<Term> {
    const known = this.#reach.get(formula);
    if (known !== undefined) return known;
    const found = this.#find(formula);
    this.#reach.set(formula, found);
    return found;
  }
  #find(formula: Term): ReadonlySet<Term> {
    if (formula.mask === 0 || this.#owner.size === 0) return NONE;
    let found: Set<Term> | undefined;
    for (const v of freeVariables(formula))
      for (const u of this.#owner.get(v)?.reach ?? NONE) {
        found ??= new Set();
        found.add(u);
      }
    return found ?? NONE;
  }

  /** What is assumed of the arbitrary objects, with provisional names for them. */
  #prefix(formula: Term): string | undefined {
    let key = '';
    let count = 0;
    for (let f = formula; isUniversal(this.#sig, f); ) {
      const part = f.kid(0);
      if (!isGround(part)) return undefined;
      key += f.op === 'all' ? `∀${part.id} ` : `${part.id} `;
      f = f.op === 'all' ? this.#sig.open(f, this.#sig.free(`!${count++}`, part)) : f.kid(1);
    }
    return key;
  }

  /** The context with this key whose objects are arbitrary even where these variables are fixed; the key for a new one if there is none. */
  #suitable(prefix: string, fixed: ReadonlySet<Term>): Context | string {
    let key = prefix;
    for (let known = this.#known.get(key); known !== undefined; known = this.#known.get(key)) {
      if (known.variables.every((v) => !fixed.has(v))) return known;
      key += '+';
    }
    return key;
  }
}

/** Whether a formula speaks of the objects of a context. */
export const speaksOf = (formula: Term, context: Context): boolean => context.variables.some((v) => occurs(v, formula));
