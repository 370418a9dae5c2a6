/** What a theory may assume: symbols, definitions and axioms. Names are given once and never change their meaning. */
import { refuse } from './error.ts';
import { declareMatrices } from './oracles/matrices.ts';
import type { Arithmetic } from './rational.ts';
import { freeVariables, type Sym, type Term, Terms } from './term.ts';

/** `rests on` names oracles so; no axiom may take such a name. */
export const ORACLE = 'oracle:';

export class Signature extends Terms {
  readonly #definitions = new Map<Sym, Term>();
  readonly #axioms = new Map<string, Term>();

  /** Whether theorems remember how they were made, so that a certificate can be written. */
  readonly recording: boolean;

  /** `allowance` bounds the work of all its rules together (see `spend`). */
  constructor(recording = true, allowance: number = Number.MAX_SAFE_INTEGER) {
    if (new.target !== Signature) refuse('a signature cannot be extended');
    super(allowance);
    this.recording = recording;
    declareMatrices(this);
    Object.freeze(this);
  }

  /** Whether something is a signature, and not an imitation. */
  static genuine(s: Signature): boolean {
    return #axioms in s;
  }

  /** The arithmetical operation or relation of a number sort. */
  arithmetic(op: Arithmetic, sort: Term): Sym {
    return (this.isNumber(sort) ? this.symbol(`${sort.symbol.name}.${op}`) : undefined) ?? refuse(`${op} is not an operation of this sort`);
  }

  /** Defines a fresh symbol: f(x̄) := t, or p(x̄) := φ. The right side may use the parameters and nothing else. */
  define(name: string, givenSortVars: readonly Term[], givenParams: readonly Term[], body: Term): Sym {
    const [sortVars, params] = [[...givenSortVars], [...givenParams]];
    const sort = this.sortOf(body);
    this.checkTelescope(sortVars, params, [body]);
    const symbol = this.declare(name, sort === this.prop ? 'predicate' : 'function', sortVars, params, sort);
    const left = this.apply(symbol, sortVars, params);
    this.#definitions.set(symbol, sort === this.prop ? this.iff(left, body) : this.equal(left, body));
    return symbol;
  }

  /** The defining equation (or equivalence) of a symbol, its parameters free. */
  definition(symbol: Sym): Term | undefined {
    return this.#definitions.get(symbol);
  }

  /** Assumes a closed formula under a fresh name; it may be schematic in sorts. */
  assume(name: string, formula: Term): void {
    if (typeof name !== 'string' || this.#axioms.has(name) || name.startsWith(ORACLE)) refuse(`the name ${name} is already taken`);
    for (const v of freeVariables(this.formula(formula))) if (v.op === 'free') refuse(`the axiom ${name} has the free variable ${v.name}`);
    this.#axioms.set(name, formula);
  }

  axiom(name: string): Term | undefined {
    return this.#axioms.get(name);
  }
}
Object.freeze(Terms.prototype);
Object.freeze(Terms);
Object.freeze(Signature.prototype);
Object.freeze(Signature);
