/** Writes sorts, terms and formulas, and names the variables of one declaration or step. */
import { arithmetic, freeVariables, matrixSymbols, Signature, type Sym, type Term } from '../../terms/index.ts';
import { refuse } from './error.ts';
import { base, mangled, marked } from './names.ts';
import { decimal, fraction } from './numbers.ts';

/** The most parts that what is written of one step or declaration may have, as a tree. */
const MOST = 2_000_000;

const WORDS: ReadonlyMap<string, string> = new Map([
  ['+', 'add'],
  ['-', 'sub'],
  ['*', 'mul'],
  ['/', 'div'],
  ['<=', 'le'],
  ['<', 'lt'],
]);

/** The names of what the kernel has from the start. Nothing else can have one of these, but `Nat.le` may be anybody's. */
const native: ReadonlySet<string> = (() => {
  const s = new Signature();
  const numbers = [s.nat, s.rat, s.real].flatMap(({ symbol }) => [
    symbol,
    ...arithmetic.flatMap((op) => s.symbol(`${symbol.name}.${op}`) ?? []),
  ]);
  return new Set([...numbers, ...matrixSymbols(s)].map(({ name }) => name));
})();

/** The name in coq/Lcgm.v of what the kernel has from the start: `Nat`, `Real.+`, `Mat.cell`, … */
function builtIn(symbol: Sym): string | undefined {
  if (!native.has(symbol.name)) return undefined;
  const [sort = '', operation] = symbol.name.split(/\.(.*)/s);
  return operation === undefined ? sort : `${sort}_${WORDS.get(operation) ?? operation}`;
}
/** The name of a symbol. */
export const nameOf = (symbol: Sym): string => builtIn(symbol) ?? mangled(symbol.name);
/** The name that Coq prints: what is called `Nat_add` in coq/Lcgm.v is its own `N.add`. */
export const printedName = (symbol: Sym): string => builtIn(symbol)?.replace(/^Nat_/, 'N.') ?? mangled(symbol.name);

export class Scope {
  readonly #names = new Map<Term, string>();
  #written = 0;

  /** A free variable or sort variable. */
  variable(v: Term): string {
    const known = this.#names.get(v);
    if (known !== undefined) return known;
    const name = `${base(v.name)}_${this.#names.size + 1}`;
    this.#names.set(v, name);
    return name;
  }

  /** `(x : S)`, and for a sort variable also that it is inhabited. */
  binder(v: Term): string {
    const name = this.variable(v);
    return v.op === 'sortvar' ? `(${name} : Sort) (${name}'i : inhabited ${name})` : `(${name} : ${this.write(v.kid(0))})`;
  }

  /** What an argument for such a variable is: a term, or a sort and that it is inhabited. */
  argument(t: Term, around: readonly string[] = []): string {
    const written = this.write(t, around);
    return t.op === 'sortvar' || t.op === 'sort' || t.op === 'set' ? `${written} ${this.inhabitant(t, around)}` : written;
  }

  /** A proof that a sort is inhabited. */
  inhabitant(sort: Term, around: readonly string[] = []): string {
    if (sort.op === 'sortvar') return `${this.variable(sort)}'i`;
    if (sort.op === 'set') return `(inhabited_set ${this.write(sort.kid(0), around)})`;
    const known = builtIn(sort.symbol);
    return applied(known === undefined ? marked(sort.symbol.name, 'inhabited') : `inhabited_${known}`, this.#all(sort, 0, around));
  }

  /** A sort, term or formula; `around` are the names of the bound variables. */
  write(t: Term, around: readonly string[] = []): string {
    if (++this.#written > MOST) refuse('COQ_LARGE', `what is said in one step has more than ${MOST} parts when it is written out`);
    const kid = (i: number): string => this.write(t.kid(i), around);
    switch (t.op) {
      case 'sortvar':
      case 'free':
        return this.variable(t);
      case 'bound':
        return around[around.length - 1 - t.tag] ?? '';
      case 'num':
        return this.#numeral(t);
      case 'set':
        return `(${kid(0)} -> Prop)`;
      case 'sort':
        return applied(nameOf(t.symbol), this.#all(t, 0, around));
      case 'app': {
        const sorts = t.symbol.sortVars.map((_, i) => this.argument(t.kid(i), around));
        return applied(nameOf(t.symbol), [...sorts, ...this.#all(t, sorts.length, around)]);
      }
      case '=':
        return `(${kid(0)} = ${kid(1)})`;
      case 'in':
        return `(${kid(1)} ${kid(0)})`;
      case 'false':
        return 'False';
      case '=>':
        return `(${kid(0)} -> ${kid(1)})`;
      case 'and':
        return `(${kid(0)} /\\ ${kid(1)})`;
      case 'or':
        return `(${kid(0)} \\/ ${kid(1)})`;
      case 'comp':
        return this.predicate(t, around);
      case 'all':
        return this.#bind('forall', ',', t, around);
      case 'ex':
        return this.#bind('exists', ',', t, around);
      default:
        throw new Error(`${t.op} cannot be written`);
    }
  }

  /** What a binder says of its variable. */
  predicate(t: Term, around: readonly string[] = []): string {
    return this.#bind('fun', ' =>', t, around);
  }
  #bind(word: string, mark: string, t: Term, around: readonly string[]): string {
    const x = `${base(t.name)}__${around.length}`;
    return `(${word} ${x} : ${this.write(t.kid(0), around)}${mark} ${this.write(t.kid(1), [...around, x])})`;
  }

  #all(t: Term, from: number, around: readonly string[]): string[] {
    const parts: string[] = [];
    for (let i = from; i < t.arity; i++) parts.push(this.write(t.kid(i), around));
    return parts;
  }

  #numeral(t: Term): string {
    const { n, d } = t.value;
    const sort = t.kid(0).symbol.name;
    return sort === 'Nat' ? `${decimal(n)}%N` : `(${sort === 'Rat' ? 'rat' : 'real'} ${fraction({ n, d })})`;
  }
}

export const applied = (head: string, args: readonly string[]): string => (args.length === 0 ? head : `(${head} ${args.join(' ')})`);

/** The free variables and sort variables of several formulas, each after those in its sort. */
export function variablesOf(formulas: readonly Term[]): Term[] {
  const found = new Set<Term>();
  for (const formula of formulas) for (const v of freeVariables(formula)) found.add(v);
  return [...found];
}
