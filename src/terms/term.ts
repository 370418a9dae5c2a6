/** Terms, as the rest of the program holds them: a term has nothing but the number of its node, and tells what the kernel knows of that. */
import {
  type Arithmetic,
  type Binder,
  type Connective,
  type Declared,
  type Signature as Kernel,
  type Op,
  type Rational,
  refuse,
} from '../logic/index.ts';
import { Pages } from './pages.ts';

type Kids = readonly Term[];
/** A term, or the number of its node. */
export type Ref = Term | number;

/** A declared symbol. `sortVars` and `params` (free variables, in telescope order) are what its arguments stand for. */
export interface Sym {
  readonly name: string;
  readonly kind: Declared['kind'];
  readonly sortVars: Kids;
  readonly params: Kids;
  /** The sort of an application; absent for a sort symbol. */
  readonly result: Term | undefined;
  readonly id: number;
}

export const isBinder = (op: Op): op is Binder => op === 'comp' || op === 'all' || op === 'ex';
const key = Symbol('terms');

/** `op` says what it is, `kid(i)` its parts (an 'app' has its sort arguments first; a binder its sort, then its body). */
export class Term {
  readonly op: Op;
  /** The number of its node, which are numbered in the order in which they were made. */
  readonly id: number;
  readonly owner: Terms;

  constructor(k: symbol, owner: Terms, id: number) {
    if (k !== key) refuse('terms are made by the constructors of Terms');
    this.op = owner.kernel.op(id);
    this.id = id;
    this.owner = owner;
    Object.freeze(this);
  }

  /** Tells it from others with the same `op` and parts: a symbol's or name's number, or a bound variable's index. */
  get tag(): number {
    return isBinder(this.op) ? 0 : this.owner.kernel.tag(this.id);
  }
  get arity(): number {
    return this.owner.kernel.arity(this.id);
  }
  /** How many enclosing binders it looks beyond itself; 0 for everything that a caller of the kernel can hold by right. */
  get loose(): number {
    return this.owner.kernel.loose(this.id);
  }
  /** A bit for each free variable (several may share one) and one for sort variables: 0 means closed. */
  get mask(): number {
    return this.owner.kernel.mask(this.id);
  }
  kid(i: number): Term {
    return this.owner.term(this.owner.kernel.part(this.id, i));
  }
  /** The parts, as a list of its own. */
  kids(): Term[] {
    const kids: Term[] = []; // not by Array.from, which takes eight times as long
    for (let i = 0; i < this.arity; i++) kids.push(this.kid(i));
    return kids;
  }
  /** The symbol of a 'sort' or an 'app'. */
  get symbol(): Sym {
    return this.op === 'sort' || this.op === 'app' ? this.owner.symbolOf(this.tag) : refuse('no symbol here');
  }
  /** The value of a numeral. */
  get value(): Rational {
    return this.owner.kernel.value(this.id) ?? refuse('no numeral here');
  }
  /** The name of a free variable or sort variable; for a binder, a name its variable once had (for printing only). */
  get name(): string {
    return this.op === 'free' || this.op === 'sortvar' || isBinder(this.op) ? this.owner.kernel.name(this.id) : '';
  }
}
Object.freeze(Term.prototype);
Object.freeze(Term);

/** All terms and symbols of one signature. */
export class Terms {
  readonly kernel: Kernel;
  /** By the numbers of their nodes, once somebody has asked. */
  readonly #known = new Pages<Term>();
  readonly #symbols: Sym[] = [];
  readonly prop: Term;
  readonly falsum: Term;
  readonly nat: Term;
  readonly rat: Term;
  readonly real: Term;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
    const { prop, falsum, nat, rat, real } = kernel;
    [this.prop, this.falsum] = [this.term(prop), this.term(falsum)];
    [this.nat, this.rat, this.real] = [this.term(nat), this.term(rat), this.term(real)];
  }

  /** The term of a node. */
  term(ref: Ref): Term {
    const n = typeof ref === 'number' ? ref : ref.id;
    const known = this.#known.get(n);
    if (known !== undefined && known.id === n) return known;
    return this.#known.set(n, new Term(key, this, this.kernel.closed(n, true)));
  }
  /** The same, if there is a node. */
  readonly termOf = (n: number | undefined): Term | undefined => (n === undefined ? undefined : this.term(n));
  /** The node of a term, if it is one of ours and no imitation, and no bound variable in it lacks its binder. */
  node(ref: Ref): number {
    if (typeof ref !== 'number' && this.#known.get(ref.id) !== ref) refuse('this is not a term of this signature');
    return this.kernel.closed(typeof ref === 'number' ? ref : ref.id);
  }
  /** The nodes of terms, in a list of its own, which nobody else can change. */
  readonly all = (refs: readonly Ref[]): number[] => [...refs].map((t) => this.node(t));
  /** The node of a formula. */
  readonly fact = (ref: Ref): number => this.kernel.formula(this.node(ref));

  // What the kernel tells of nodes, and its constructors, for terms.
  readonly spend = (units: number): void => this.kernel.spend(units);
  readonly isNumber = (sort: Term): boolean => sort === this.nat || sort === this.rat || sort === this.real;
  readonly formula = (t: Term): Term => this.term(this.kernel.formula(this.node(t)));
  readonly sortOf = (t: Term): Term => this.term(this.kernel.sortOf(this.node(t)));
  readonly setOf = (element: Term): Term => this.term(this.kernel.setOf(this.node(element)));
  readonly sortVariable = (name: string): Term => this.term(this.kernel.sortVariable(name));
  readonly free = (name: string, sort: Term): Term => this.term(this.kernel.free(name, this.node(sort)));
  readonly numeral = (value: Rational, sort: Term): Term => this.term(this.kernel.numeral(value, this.node(sort)));
  readonly equal = (a: Term, b: Term): Term => this.term(this.kernel.equal(this.node(a), this.node(b)));
  readonly member = (a: Term, set: Term): Term => this.term(this.kernel.member(this.node(a), this.node(set)));
  readonly connective = (op: Connective, a: Term, b: Term): Term => this.term(this.kernel.connective(op, this.node(a), this.node(b)));
  readonly not = (a: Term): Term => this.connective('=>', a, this.falsum);
  readonly iff = (a: Term, b: Term): Term => this.connective('and', this.connective('=>', a, b), this.connective('=>', b, a));
  readonly bind = (op: Binder, x: Term, body: Term): Term => this.term(this.kernel.bind(op, this.node(x), this.node(body)));
  readonly open = (binder: Term, ...ts: Kids): Term => this.term(this.kernel.open(this.node(binder), this.all(ts)));
  substitute(t: Term, by: ReadonlyMap<Term, Term>): Term {
    const n = this.node(t);
    return t.mask === 0 || by.size === 0 ? t : this.term(this.kernel.substitute([n], this.#pairs(by))[0] ?? n);
  }
  #pairs(by: ReadonlyMap<Term, Term>): number[] {
    const pairs: number[] = [];
    by.forEach((t, v) => {
      pairs.push(this.node(v), this.node(t));
    });
    return pairs;
  }

  /** Whether a symbol is one of ours, and no imitation. */
  has(symbol: Sym): boolean {
    return this.#symbols[symbol.id] === symbol;
  }
  symbol(name: string): Sym | undefined {
    const id = this.kernel.symbol(name);
    return id === undefined ? undefined : this.symbolOf(id);
  }
  /** The arithmetical operation or relation of a number sort. */
  arithmetic(op: Arithmetic, sort: Term): Sym {
    return this.symbolOf(this.kernel.arithmetic(op, this.node(sort)));
  }

  /** The symbol of this number. */
  symbolOf(id: number): Sym {
    const known = this.#symbols[id];
    if (known !== undefined) return known;
    const { name, kind, sortVars, params, result } = this.kernel.declared(id);
    const list = (ns: readonly number[]) => Object.freeze(ns.map((n) => this.term(n)));
    const end = result === 0 ? undefined : this.term(result);
    const made: Sym = Object.freeze({ name, kind, sortVars: list(sortVars), params: list(params), result: end, id });
    this.#symbols[id] = made;
    return made;
  }
  /** Declares a fresh symbol. Sorts of parameters may mention earlier parameters, and the sort variables; so may the result. */
  declare(name: string, kind: Sym['kind'], sortVars: Kids, params: Kids, result: Term | undefined): Sym {
    return this.symbolOf(this.kernel.declare(name, kind, this.all(sortVars), this.all(params), result ? this.node(result) : 0));
  }
  apply(symbol: Sym, sorts: Kids, args: Kids): Term {
    if (!this.has(symbol)) refuse('a symbol of another signature');
    if (sorts.length !== symbol.sortVars.length) refuse(`${symbol.name} has another number of arguments`);
    return this.term(this.kernel.apply(symbol.id, this.all([...sorts, ...args])));
  }
}

/** Whether the variable stands anywhere in t, also in the sorts of its variables. */
export const occurs = (x: Term, t: Term): boolean => t.owner.kernel.occurs(x.id, t.id);
/** The free variables and sort variables of t, each after the variables in its sort. */
export const freeVariables = (t: Term): Set<Term> => new Set([...t.owner.kernel.variables(t.id)].map((n) => t.owner.term(n)));
