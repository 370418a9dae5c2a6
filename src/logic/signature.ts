/** What a theory may assume: symbols, definitions and axioms. Names are given once and never change their meaning. */
import { refuse } from './error.ts';
import { type List, Nodes } from './node.ts';
import { declareMatrices } from './oracles/matrices.ts';

/** `rests on` names oracles so; no axiom may take such a name. */
export const ORACLE = 'oracle:';

export class Signature extends Nodes {
  readonly #definitions = new Map<number, number>();
  readonly #axioms = new Map<string, number>();
  readonly #sources = new Map<string, number>();
  readonly #names: string[] = [];

  /** `allowance` bounds the work of all its rules together (see `spend`); there is `room` for so many nodes, until more is made. */
  constructor(allowance: number = Number.MAX_SAFE_INTEGER, room = 4_096) {
    if (new.target !== Signature) refuse('a signature cannot be extended');
    super(allowance, room);
    declareMatrices(this);
    Object.freeze(this);
  }

  /** Whether something is a signature, and not an imitation. */
  static readonly genuine = (s: Signature): boolean => #axioms in s;

  /** Defines a fresh symbol: f(x̄) := t, or p(x̄) := φ. The right side may use the parameters and nothing else. */
  define(name: string, givenSortVars: List, givenParams: List, right: number): number {
    const [sort, sortVars, params] = [this.sortOf(right), [...givenSortVars], [...givenParams]];
    this.checkTelescope(sortVars, params, [right]);
    const symbol = this.declare(name, sort === this.prop ? 'predicate' : 'function', sortVars, params, sort);
    const left = this.apply(symbol, [...sortVars, ...params]);
    const iff = () => this.connective('and', this.connective('=>', left, right), this.connective('=>', right, left));
    this.#definitions.set(symbol, sort === this.prop ? iff() : this.equal(left, right));
    return symbol;
  }

  /** The defining equation (or equivalence) of a symbol, its parameters free. */
  readonly definition = (symbol: number): number | undefined => this.#definitions.get(symbol);

  /** Assumes a closed formula under a fresh name; it may be schematic in sorts. */
  assume(name: string, given: number): void {
    if (typeof name !== 'string' || this.#axioms.has(name) || name.startsWith(ORACLE)) refuse(`the name ${name} is already taken`);
    const f = this.formula(given);
    for (const v of this.variables(f)) if (this.op(v) === 'free') refuse(`the axiom ${name} has the free variable ${this.name(v)}`);
    this.#axioms.set(name, f);
  }

  readonly axiom = (name: string): number | undefined => this.#axioms.get(name);

  /** The number by which theorems know an axiom or oracle, and its name. */
  source(name: string): number {
    const source = this.#sources.get(name) ?? this.#names.push(name) - 1;
    this.#sources.set(name, source);
    return source;
  }
  readonly sourceName = (source: number): string => this.#names[source] ?? refuse('there is no such source');
}
for (const each of [Nodes.prototype, Nodes, Signature.prototype, Signature]) Object.freeze(each);
