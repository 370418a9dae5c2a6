/** What a theory may assume: symbols, definitions and axioms. Names are given once and never change their meaning. */
import { refuse } from './error.ts';
import { declareMatrices } from './oracles/matrices.ts';
import { type Sym, type Term, Terms } from './term.ts';

/** `rests on` names oracles so; no axiom may take such a name. */
export const ORACLE = 'oracle:';

export class Signature extends Terms {
  readonly #definitions = new Map<number, number>();
  readonly #axioms = new Map<string, number>();

  /** Whether theorems remember how they were made, so that a certificate can be written. */
  readonly recording: boolean;

  /** `allowance` bounds the work of all its rules together (see `spend`); there is `room` for so many nodes, until more is made. */
  constructor(recording = true, allowance: number = Number.MAX_SAFE_INTEGER, room = 4_096) {
    if (new.target !== Signature) refuse('a signature cannot be extended');
    super(allowance, room);
    this.recording = recording;
    declareMatrices(this);
    Object.freeze(this);
  }

  /** Whether something is a signature, and not an imitation. */
  static genuine(s: Signature): boolean {
    return #axioms in s;
  }

  /** Defines a fresh symbol: f(x̄) := t, or p(x̄) := φ. The right side may use the parameters and nothing else. */
  define(name: string, givenSortVars: readonly Term[], givenParams: readonly Term[], body: Term): Sym {
    const [{ nodes }, sortVars, params, right] = [this, this.all(givenSortVars), this.all(givenParams), this.node(body)];
    const sort = nodes.sortOf(right);
    nodes.checkTelescope(sortVars, params, [right]);
    const symbol = nodes.declare(name, sort === nodes.prop ? 'predicate' : 'function', sortVars, params, sort);
    const left = nodes.apply(symbol, [...sortVars, ...params]);
    const iff = () => nodes.connective('and', nodes.connective('=>', left, right), nodes.connective('=>', right, left));
    this.#definitions.set(symbol, sort === nodes.prop ? iff() : nodes.equal(left, right));
    return this.symbolOf(symbol);
  }

  /** The defining equation (or equivalence) of a symbol, its parameters free. */
  definition(symbol: Sym): Term | undefined {
    return this.termOf(this.symbol(symbol.name) === symbol ? this.#definitions.get(symbol.id) : undefined);
  }

  /** Assumes a closed formula under a fresh name; it may be schematic in sorts. */
  assume(name: string, formula: Term): void {
    if (typeof name !== 'string' || this.#axioms.has(name) || name.startsWith(ORACLE)) refuse(`the name ${name} is already taken`);
    const f = this.fact(formula);
    for (const v of this.nodes.variables(f))
      if (this.nodes.op(v) === 'free') refuse(`the axiom ${name} has the free variable ${this.nodes.name(v)}`);
    this.#axioms.set(name, f);
  }

  axiom(name: string): Term | undefined {
    return this.termOf(this.#axioms.get(name));
  }
}
for (const each of [Terms.prototype, Terms, Signature.prototype, Signature]) Object.freeze(each);
