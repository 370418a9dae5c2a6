/**
 * A model with two points, in which the axioms of the sample `points` hold: what a certificate proves must be true there,
 * if the axioms it rests on are. Independent of the kernel: it looks at terms, and knows nothing of rules.
 */
import type { Signature, Sym, Term } from '../../src/terms/index.ts';

type Value = number;
/** The formula speaks of something (numbers, sets of sets of sets) that the model does not enumerate. */
export class Beyond extends Error {}
const beyond = (what: string): never => {
  throw new Beyond(what);
};

/** Whether the formula holds for all values of its sort variables (there is one sort besides sets) and has no free variables. */
export function holds(s: Signature, formula: Term): boolean {
  return new Model(s).value(formula, [], new Map()) === 1;
}

class Model {
  readonly #s: Signature;
  constructor(s: Signature) {
    this.#s = s;
  }

  #domain(sort: Term): number {
    if (sort.op === 'sortvar' || (sort.op === 'sort' && sort.symbol.name === 'Point')) return 2;
    if (sort.op === 'set') return 2 ** this.#domain(sort.kid(0)) > 16 ? beyond('large sets') : 2 ** this.#domain(sort.kid(0));
    return beyond(`the sort of ${sort.op}`);
  }

  value(t: Term, bound: readonly Value[], free: ReadonlyMap<Term, Value>): Value {
    const at = (i: number) => this.value(t.kid(i), bound, free);
    switch (t.op) {
      case 'bound':
        return bound[bound.length - 1 - t.tag] ?? beyond('a loose variable');
      case 'free':
        return free.get(t) ?? beyond('a free variable');
      case 'false':
        return 0;
      case '=':
        return at(0) === at(1) ? 1 : 0;
      case 'in':
        return (at(1) >> at(0)) & 1;
      case '=>':
        return at(0) <= at(1) ? 1 : 0;
      case 'and':
        return at(0) & at(1);
      case 'or':
        return at(0) | at(1);
      case 'all':
      case 'ex':
      case 'comp': {
        const values = Array.from({ length: this.#domain(t.kid(0)) }, (_, v) => this.value(t.kid(1), [...bound, v], free));
        if (t.op === 'all') return values.every((v) => v === 1) ? 1 : 0;
        if (t.op === 'ex') return values.some((v) => v === 1) ? 1 : 0;
        return values.reduce((set, v, i) => set | (v << i), 0);
      }
      case 'app': {
        const args = t.kids().slice(t.symbol.sortVars.length).map((kid) => this.value(kid, bound, free)); // biome-ignore format: one thought
        return this.#symbol(t.symbol, args);
      }
      default:
        return beyond(t.op);
    }
  }

  #symbol(symbol: Sym, args: readonly Value[]): Value {
    const definition = this.#s.definition(symbol);
    if (definition !== undefined) {
      const body = symbol.kind === 'predicate' ? definition.kid(0).kid(1) : definition.kid(1);
      return this.value(body, [], new Map(symbol.params.map((p, i) => [p, args[i] ?? 0])));
    }
    if (symbol.params.some((p) => p.kid(0).op !== 'sort' || p.kid(0).symbol.name !== 'Point'))
      return beyond('a declaration that was changed');
    const [a = 0, b = 0] = args;
    if (symbol.kind === 'predicate') {
      if (symbol.name === 'p') return 1;
      if (symbol.name === 'q') return a;
      if (symbol.name === 'r') return b;
      return (a + b + symbol.name.length) % 2;
    }
    if (symbol.result?.op !== 'sort' || symbol.result.symbol.name !== 'Point') return beyond('a declaration that was changed');
    return symbol.name === 'f' ? 1 - a : 0;
  }
}
