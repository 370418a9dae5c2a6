/** Terms: what others hold of the nodes of a signature. A term has nothing but the number of its node, and tells what is known of that. */
import { refuse } from './error.ts';
import { type Binder, type Connective, type Declared, Nodes, type Op } from './node.ts';
import { type Arithmetic, type Rational, rational } from './oracles/rational.ts';

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
    this.op = owner.nodes.op(id);
    this.id = id;
    this.owner = owner;
    Object.freeze(this);
  }

  /** Tells it from others with the same `op` and parts: a symbol's or name's number, or a bound variable's index. */
  get tag(): number {
    return isBinder(this.op) ? 0 : this.owner.nodes.tag(this.id);
  }
  get arity(): number {
    return this.owner.nodes.arity(this.id);
  }
  /** How many enclosing binders it looks beyond itself; 0 for everything that a caller of the kernel can hold by right. */
  get loose(): number {
    return this.owner.nodes.loose(this.id);
  }
  /** A bit for each free variable (several may share one) and one for sort variables: 0 means closed. */
  get mask(): number {
    return this.owner.nodes.mask(this.id);
  }
  kid(i: number): Term {
    return this.owner.term(this.owner.nodes.part(this.id, i));
  }
  /** The parts, as a list of its own. */
  kids(): Term[] {
    return Array.from({ length: this.arity }, (_, i) => this.kid(i));
  }
  /** The symbol of a 'sort' or an 'app'. */
  get symbol(): Sym {
    return this.op === 'sort' || this.op === 'app' ? this.owner.symbolOf(this.tag) : refuse('no symbol here');
  }
  /** The value of a numeral. */
  get value(): Rational {
    return this.owner.nodes.value(this.id) ?? refuse('no numeral here');
  }
  /** The name of a free variable or sort variable; for a binder, a name its variable once had (for printing only). */
  get name(): string {
    return this.op === 'free' || this.op === 'sortvar' || isBinder(this.op) ? this.owner.nodes.name(this.id) : '';
  }
}
Object.freeze(Term.prototype);
Object.freeze(Term);

/** All terms and symbols of one signature. */
export class Terms {
  readonly nodes: Nodes;
  /** By the numbers of their nodes, a thousand (and 24) on a page, once somebody has asked. */
  readonly #pages: (Term | undefined)[][] = [];
  readonly #symbols: Sym[] = [];
  readonly prop: Term;
  readonly falsum: Term;
  readonly nat: Term;
  readonly rat: Term;
  readonly real: Term;

  constructor(allowance: number, room: number) {
    this.nodes = new Nodes(allowance, room);
    const { prop, falsum, nat, rat, real } = this.nodes;
    [this.prop, this.falsum] = [this.term(prop), this.term(falsum)];
    [this.nat, this.rat, this.real] = [this.term(nat), this.term(rat), this.term(real)];
  }

  /** The term of a node. */
  term(ref: Ref): Term {
    const n = typeof ref === 'number' ? ref : ref.id;
    const known = this.#pages[n >> 10]?.[n & 1_023];
    if (known !== undefined && known.id === n) return known;
    const made = new Term(key, this, this.nodes.closed(n, true));
    const page = this.#pages[n >> 10] ?? [];
    page[n & 1_023] = made;
    this.#pages[n >> 10] = page;
    return made;
  }
  /** The same, if there is a node. */
  readonly termOf = (n: number | undefined): Term | undefined => (n === undefined ? undefined : this.term(n));
  /** The node of a term, if it is one of ours and no imitation, and no bound variable in it lacks its binder. */
  node(ref: Ref): number {
    if (typeof ref !== 'number' && this.#pages[ref.id >> 10]?.[ref.id & 1_023] !== ref) refuse('this is not a term of this signature');
    return this.nodes.closed(typeof ref === 'number' ? ref : ref.id);
  }
  /** The nodes of terms, in a list of its own, which nobody else can change. */
  readonly all = (refs: readonly Ref[]): number[] => [...refs].map((t) => this.node(t));
  /** The node of a formula. */
  readonly fact = (ref: Ref): number => this.nodes.formula(this.node(ref));

  // The same as the constructors of nodes, and what nodes tell, for terms.
  readonly spend = (units: number): void => this.nodes.spend(units);
  readonly isNumber = (sort: Term): boolean => sort === this.nat || sort === this.rat || sort === this.real;
  readonly formula = (t: Term): Term => this.term(this.nodes.formula(this.node(t)));
  readonly sortOf = (t: Term): Term => this.term(this.nodes.sortOf(this.node(t)));
  readonly setOf = (element: Term): Term => this.term(this.nodes.setOf(this.node(element)));
  readonly sortVariable = (name: string): Term => this.term(this.nodes.sortVariable(name));
  readonly free = (name: string, sort: Term): Term => this.term(this.nodes.free(name, this.node(sort)));
  readonly numeral = (value: Rational, sort: Term): Term => this.term(this.nodes.numeral(value, this.node(sort)));
  readonly equal = (a: Term, b: Term): Term => this.term(this.nodes.equal(this.node(a), this.node(b)));
  readonly member = (a: Term, set: Term): Term => this.term(this.nodes.member(this.node(a), this.node(set)));
  readonly connective = (op: Connective, a: Term, b: Term): Term => this.term(this.nodes.connective(op, this.node(a), this.node(b)));
  readonly not = (a: Term): Term => this.connective('=>', a, this.falsum);
  readonly iff = (a: Term, b: Term): Term => this.connective('and', this.connective('=>', a, b), this.connective('=>', b, a));
  readonly bind = (op: Binder, x: Term, body: Term): Term => this.term(this.nodes.bind(op, this.node(x), this.node(body)));
  readonly open = (binder: Term, ...ts: Kids): Term => this.term(this.nodes.open(this.node(binder), this.all(ts)));
  readonly substitute = (t: Term, by: ReadonlyMap<Term, Term>): Term => this.substituteAll([t], by)[0] ?? t;
  readonly substituteAll = (ts: Kids, by: ReadonlyMap<Term, Term>): Term[] =>
    this.nodes.substitute(this.all(ts), this.all([...by].flat())).map((n) => this.term(n));

  readonly symbol = (name: string): Sym | undefined => this.#find(this.nodes.symbol(name));
  #find(id: number | undefined): Sym | undefined {
    return id === undefined ? undefined : this.symbolOf(id);
  }
  /** The arithmetical operation or relation of a number sort. */
  arithmetic(op: Arithmetic, sort: Term): Sym {
    return (this.isNumber(sort) ? this.symbol(`${sort.symbol.name}.${op}`) : undefined) ?? refuse(`${op} is not an operation of this sort`);
  }

  /** The symbol of this number. */
  symbolOf(id: number): Sym {
    const known = this.#symbols[id];
    if (known !== undefined) return known;
    const { name, kind, sortVars, params, result } = this.nodes.declared(id);
    const list = (ns: readonly number[]) => Object.freeze(ns.map((n) => this.term(n)));
    const end = result === 0 ? undefined : this.term(result);
    const made: Sym = Object.freeze({ name, kind, sortVars: list(sortVars), params: list(params), result: end, id });
    this.#symbols[id] = made;
    return made;
  }
  /** Declares a fresh symbol. Sorts of parameters may mention earlier parameters, and the sort variables; so may the result. */
  declare(name: string, kind: Sym['kind'], sortVars: Kids, params: Kids, result: Term | undefined): Sym {
    return this.symbolOf(this.nodes.declare(name, kind, this.all(sortVars), this.all(params), result ? this.node(result) : 0));
  }
  apply(symbol: Sym, sorts: Kids, args: Kids): Term {
    if (this.#symbols[symbol.id] !== symbol) refuse('a symbol of another signature');
    if (sorts.length !== symbol.sortVars.length) refuse(`${symbol.name} has another number of arguments`);
    return this.term(this.nodes.apply(symbol.id, this.all([...sorts, ...args])));
  }
}

/** Whether the variable stands anywhere in t, also in the sorts of its variables. */
export const occurs = (x: Term, t: Term): boolean => t.owner.nodes.occurs(x.id, t.id);
/** The free variables and sort variables of t, each after the variables in its sort. */
export const freeVariables = (t: Term): Set<Term> => new Set([...t.owner.nodes.variables(t.id)].map((n) => t.owner.term(n)));

/** Reads `-3`, `3/5` or `0.25`; anything else is refused. */
export function parseRational(text: string): Rational {
  const m = /^(-?\d{1,4933})(?:\/(\d{1,4933})|\.(\d{1,4000}))?$/.exec(text);
  if (!m) return refuse(`not a rational number: ${text.slice(0, 40)}`);
  const [, whole = '', under, digits] = m;
  if (digits === undefined) return rational(BigInt(whole), BigInt(under ?? '1'));
  return rational(BigInt(whole + digits), 10n ** BigInt(digits.length));
}
