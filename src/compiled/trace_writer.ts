/** Collects the derivations of a theory while it is compiled; their terms and theorems are written when all that is urgent has been. */
import type { Writer } from '../certificate/index.ts';
import type { Stated } from '../elaborate/item.ts';
import type { Derivation, Missing, Reason } from '../engine/index.ts';
import type { Sym } from '../terms/index.ts';
import type { StoredReason, StoredTraces } from './stored.ts';

export class TraceWriter {
  readonly #writer: Writer;
  /** The steps, each after its premises, with their places. */
  readonly #steps = new Map<Derivation, number>();
  readonly #missing: (readonly Missing[])[] = [];
  readonly #stated: Stated[] = [];

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** The place that a derivation will have. Derivations are deep: this must not recurse. */
  derivation(root: Derivation): number {
    const stack = [root];
    for (let step = stack.at(-1); step !== undefined; step = stack.at(-1)) {
      const open = this.#steps.has(step) ? [] : step.premises.filter((p) => !this.#steps.has(p));
      if (open.length > 0) stack.push(...open.reverse());
      else {
        stack.pop();
        if (!this.#steps.has(step)) this.#steps.set(step, this.#steps.size);
      }
    }
    return this.#place(root);
  }

  /** The place of what is missing. */
  missing(list: readonly Missing[]): number {
    return this.#missing.push(list) - 1;
  }

  /** The place of a statement, as it is to be read. */
  stated(statement: Stated): number {
    return this.#stated.push(statement) - 1;
  }

  finish(): StoredTraces {
    const writer = this.#writer;
    return {
      steps: [...this.#steps.keys()].map(({ theorem, reason, premises }) => ({
        theorem: writer.proof(theorem),
        reason: this.#reason(reason),
        premises: premises.map((p) => this.#place(p)),
      })),
      stated: this.#stated.map(({ variables, hypotheses, goal, spaces: { concepts, features } }) => ({
        variables: variables.map((t) => writer.term(t)),
        hypotheses: hypotheses.map((t) => writer.term(t)),
        goal: writer.term(goal),
        concepts: concepts && writer.term(concepts),
        features: features && writer.term(features),
      })),
      missing: this.#missing.map((list) => list.map((m) => ({ goal: writer.term(m.goal), for: writer.term(m.for), by: m.by?.name }))),
    };
  }

  #place(step: Derivation): number {
    const place = this.#steps.get(step);
    if (place === undefined) throw new Error('a step is used before it is written');
    return place;
  }

  #reason(reason: Reason): StoredReason {
    switch (reason.kind) {
      case 'fact':
        return { kind: 'fact', known: reason.known.name };
      case 'definition':
        return { kind: 'definition', symbol: this.#symbol(reason.symbol) };
      case 'arbitrary': {
        const [variables, hypotheses] = [reason.variables, reason.hypotheses].map((terms) => terms.map((t) => this.#writer.term(t)));
        return { kind: 'arbitrary', variables: variables ?? [], hypotheses: hypotheses ?? [], symbol: this.#symbol(reason.symbol) };
      }
      case 'computation':
        return {
          kind: 'computation',
          certificates: reason.certificates.map(({ kind, terms }) => ({ kind, terms: terms.map((t) => this.#writer.term(t)) })),
        };
      default:
        return reason;
    }
  }

  #symbol(symbol: Sym | undefined): number | undefined {
    return symbol && this.#writer.declare([symbol])[0];
  }
}
