/** A compiled theory whose proofs the kernel has checked: its terms, theorems and symbols by number; its derivations when they are wanted. */
import { CertificateError, Replay } from '../certificate/index.ts';
import type { Stated } from '../elaborate/item.ts';
import type { Scope } from '../elaborate/scope.ts';
import type { Derivation, Known, Missing, Reason } from '../engine/index.ts';
import { KernelError, type Signature, type Sym, type Term, type Theorem } from '../terms/index.ts';
import type { StoredReason, StoredTheory, StoredTraces } from './stored.ts';

/** A row that makes a term has about so many numbers, its length included; fewer terms than that would say are made at once. */
const ROW = 4;

export class Opened {
  readonly scope: Scope;
  readonly signature: Signature;
  readonly #replay: Replay;
  readonly #rows: Int32Array;
  readonly #urgent: number;
  readonly #stored: () => StoredTraces;
  #traces:
    | { readonly steps: readonly Derivation[]; readonly stated: readonly Stated[]; readonly missing: readonly (readonly Missing[])[] }
    | undefined;

  constructor(scope: Scope, signature: Signature, { names, urgent }: StoredTheory, rows: Int32Array, traces: () => StoredTraces) {
    this.scope = scope;
    this.signature = signature;
    this.#rows = rows;
    this.#urgent = urgent;
    this.#stored = traces;
    this.#replay = new Replay(signature, names, Math.ceil(rows.length / ROW), (name) => scope.factNamed(name)?.theorem);
    this.#replay.executeAll(rows, 0, urgent);
  }

  term = (number: number): Term => this.#replay.term(number) ?? this.damaged(`term ${number}`);
  theorem = (number: number): Theorem => this.#replay.theorem(number) ?? this.damaged(`step ${number}`);
  symbol = (number: number): Sym => this.#replay.symbol(number) ?? this.damaged(`symbol ${number}`);

  /** The derivation with this place. */
  derivation(place: number): Derivation {
    return this.#open().steps[place] ?? this.damaged(`derivation ${place}`);
  }
  missing(place: number): readonly Missing[] {
    return this.#open().missing[place] ?? this.damaged(`list ${place} of what is missing`);
  }

  /** The statement with this place, as it is to be read. */
  stated(place: number): Stated {
    return this.#open().stated[place] ?? this.damaged(`statement ${place}`);
  }

  damaged(what: string): never {
    throw new Error(`the compiled theory ${this.scope.name} is damaged: ${what}`);
  }

  #open() {
    if (this.#traces !== undefined) return this.#traces;
    intact(this.scope.name, () => this.#replay.executeAll(this.#rows, this.#urgent, this.#rows.length));
    const stored = this.#stored();
    const steps: Derivation[] = [];
    for (const { theorem, reason, premises } of stored.steps)
      steps.push({
        theorem: this.theorem(theorem),
        reason: this.#reason(reason),
        premises: premises.map((p) => steps[p] ?? this.damaged(`step ${p} of a derivation`)),
      });
    const missing = stored.missing.map((list) =>
      list.map((m) => ({ goal: this.term(m.goal), for: this.term(m.for), by: m.by === undefined ? undefined : this.#known(m.by) })),
    );
    const stated = stored.stated.map(({ variables, hypotheses, goal, concepts, features }) => ({
      variables: variables.map(this.term),
      hypotheses: hypotheses.map(this.term),
      goal: this.term(goal),
      spaces: {
        concepts: concepts === undefined ? undefined : this.term(concepts),
        features: features === undefined ? undefined : this.term(features),
      },
    }));
    this.#traces = { steps, stated, missing };
    return this.#traces;
  }

  #reason(reason: StoredReason): Reason {
    switch (reason.kind) {
      case 'fact':
        return { kind: 'fact', known: this.#known(reason.known) };
      case 'definition':
        return { kind: 'definition', symbol: reason.symbol === undefined ? undefined : this.symbol(reason.symbol) };
      case 'arbitrary':
        return {
          kind: 'arbitrary',
          variables: reason.variables.map(this.term),
          hypotheses: reason.hypotheses.map(this.term),
          symbol: reason.symbol === undefined ? undefined : this.symbol(reason.symbol),
        };
      case 'computation':
        return {
          kind: 'computation',
          certificates: reason.certificates.map(({ kind, terms }) => ({ kind, terms: terms.map(this.term) })),
        };
      default:
        return { kind: reason.kind };
    }
  }

  #known(name: string): Known {
    return { theorem: this.scope.factNamed(name)?.theorem ?? this.damaged(`there is no ${name}`), name };
  }
}

/** What the kernel refuses was not written by us. */
export function intact<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof KernelError || error instanceof CertificateError)) throw error;
    throw new Error(`the compiled theory ${name} is damaged: ${error.message}`);
  }
}
