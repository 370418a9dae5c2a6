/**
 * Sorts, terms and formulas: one immutable, shared ("hash-consed") node type, so that equality is identity.
 * Bound variables are nameless (an index counts the binders between use and binder); free variables carry their sort.
 * Nobody outside this file can make a node: the constructors of `Terms` check sorts, and substitution keeps them right.
 */
import { at, EXHAUSTED, refuse } from './error.ts';
import { arithmetic, calculate, effort, type Operation, type Rational, rational, showRational } from './rational.ts';

// biome-ignore format: one line a layer
export type Op =
  | 'sort' | 'set' | 'sortvar' | 'prop' // a declared sort c(t, …); Set(S); a sort variable; the sort of formulas
  | 'bound' | 'free' | 'app' | 'num' | 'comp' // terms; an applied predicate is an 'app' too
  | '=' | 'in' | 'false' | '=>' | 'and' | 'or' | 'all' | 'ex';
export type Binder = 'comp' | 'all' | 'ex';
export type Connective = '=>' | 'and' | 'or';
type Kids = readonly Term[];

/** A declared symbol. `sortVars` and `params` (free variables, in telescope order) are what its arguments stand for. */
export interface Sym {
  readonly name: string;
  readonly kind: 'sort' | 'function' | 'predicate';
  readonly sortVars: Kids;
  readonly params: Kids;
  /** The sort of an application; absent for a sort symbol. */
  readonly result: Term | undefined;
  /** The operation by which the kernel combines two numerals. */
  readonly operation: Operation | undefined;
  readonly id: number;
}

/** The deepest nesting of a node; keeps every recursion of the kernel within the stack. */
export const HEIGHT = 2_000;
/** How many nodes one substitution visits before it starts to remember what it has seen. */
const PATIENCE = 128;
const SORTVAR_BIT = 1 << 30;
const NONE: readonly never[] = [];
const key = Symbol('terms');

let isTerm: (t: Term) => boolean;
let rawKids: (t: Term) => Kids;

/** A node: `op` says what it is, `kid(i)` its parts (an 'app' has its sort arguments first; a binder its sort, then its body). */
export class Term {
  readonly op: Op;
  /** Tells the node from others with the same `op` and parts: a symbol's or name's number, or a bound variable's index. */
  readonly tag: number;
  /** Counts the nodes in the order in which they were made. */
  readonly id: number;
  readonly owner: Terms;
  /** The name of a free variable or sort variable; for a binder, a name its variable once had (for printing only). */
  readonly name: string;
  /** How many enclosing binders the node looks beyond itself; 0 for everything that a caller of the kernel can hold by right. */
  readonly loose: number;
  /** A bit for each free variable (several may share one) and one for sort variables: 0 means closed. */
  readonly mask: number;
  readonly arity: number;
  readonly #height: number;
  readonly #kids: Kids;
  readonly #symbol: Sym | undefined;
  readonly #value: Rational | undefined;

  constructor(k: symbol, owner: Terms, op: Op, tag: number, kids: Kids, id: number, name: string, symbol?: Sym, value?: Rational) {
    if (k !== key) refuse('terms are made by the constructors of Terms');
    let loose = op === 'bound' ? tag + 1 : 0;
    let mask = op === 'free' ? 1 << (id % 30) : op === 'sortvar' ? SORTVAR_BIT : 0;
    let height = 0;
    const binder = isBinder(op);
    for (let i = 0; i < kids.length; i++) {
      const kid = at(kids, i);
      loose = Math.max(loose, binder && i === 1 ? kid.loose - 1 : kid.loose);
      height = Math.max(height, kid.#height);
      mask |= kid.mask;
    }
    if (height >= HEIGHT) refuse(`a term is nested more than ${HEIGHT} deep`);
    this.op = op;
    this.tag = tag;
    this.id = id;
    this.owner = owner;
    this.name = name;
    this.loose = loose;
    this.mask = mask;
    this.arity = kids.length;
    this.#height = height + 1;
    this.#kids = kids;
    this.#symbol = symbol;
    this.#value = value;
    Object.freeze(this);
  }

  static {
    isTerm = (t) => #kids in t;
    rawKids = (t) => t.#kids;
  }

  kid(i: number): Term {
    return at(this.#kids, i);
  }
  /** The parts, as a copy. */
  kids(): Term[] {
    return this.#kids.slice();
  }
  /** The symbol of a 'sort' or an 'app'. */
  get symbol(): Sym {
    return this.#symbol ?? refuse('no symbol here');
  }
  /** The value of a numeral. */
  get value(): Rational {
    return this.#value ?? refuse('no numeral here');
  }
}
Object.freeze(Term.prototype);
Object.freeze(Term);

export const isBinder = (op: Op): op is Binder => op === 'comp' || op === 'all' || op === 'ex';
const isSort = (t: Term): boolean => t.op === 'sort' || t.op === 'set' || t.op === 'sortvar';

/** All nodes and symbols of one signature. Numbers (Nat, Rat, Real) are there from the start. */
export class Terms {
  readonly #symbols: Sym[] = [];
  readonly #byName = new Map<string, Sym>();
  readonly #atoms = new Map<string, number>();
  #table: (Term | undefined)[] = new Array(1 << 12).fill(undefined);
  #hashes = new Int32Array(1 << 12);
  readonly #sorts: (Term | undefined)[] = [];
  #allowance = Number.MAX_SAFE_INTEGER;
  readonly prop = this.#make('prop', 0, NONE);
  readonly falsum = this.#make('false', 0, NONE);
  readonly nat = this.apply(this.#declare('Nat', 'sort', [], [], undefined), [], []);
  readonly rat = this.apply(this.#declare('Rat', 'sort', [], [], undefined), [], []);
  readonly real = this.apply(this.#declare('Real', 'sort', [], [], undefined), [], []);

  constructor(allowance: number) {
    this.#allowance = allowance;
    for (const sort of [this.nat, this.rat, this.real]) {
      const two = [this.free('a', sort), this.free('b', sort)];
      for (const op of arithmetic) {
        const name = `${sort.symbol.name}.${op}`;
        if (op === '<=' || op === '<') this.#declare(name, 'predicate', [], two, this.prop);
        else if (op !== '/' || sort !== this.nat) this.#declare(name, 'function', [], two, sort, op);
      }
    }
  }

  /** Counts work (about 10 ns a unit: a node looked at, an entry of a list) and refuses once the allowance is used up. */
  spend(units: number): void {
    this.#allowance -= units;
    if (this.#allowance < 0) refuse(EXHAUSTED);
  }

  #make(op: Op, tag: number, kids: Kids, name = '', symbol?: Sym, value?: Rational): Term {
    let hash = Math.imul(tag * 31 + kids.length, 0x9e3779b1);
    for (let i = 0; i < kids.length; i++) hash = Math.imul(hash ^ at(kids, i).id ^ (hash >>> 15), 0x85ebca6b);
    hash ^= hash >>> 13;
    const wrap = this.#table.length - 1;
    let slot = hash & wrap;
    for (let t = this.#table[slot]; t !== undefined; t = this.#table[slot]) {
      if (this.#hashes[slot] === hash && t.op === op && t.tag === tag && same(rawKids(t), kids)) return t;
      slot = (slot + 1) & wrap;
      this.spend(1);
    }
    this.spend(16 + kids.length);
    const made = new Term(key, this, op, tag, kids, this.#sorts.length, name, symbol, value);
    this.#table[slot] = made;
    this.#hashes[slot] = hash;
    this.#sorts.push(undefined);
    if (this.#sorts.length * 2 > this.#table.length) this.#grow();
    return made;
  }

  #grow(): void {
    const [table, hashes] = [this.#table, this.#hashes];
    this.#table = new Array(table.length * 2).fill(undefined);
    this.#hashes = new Int32Array(this.#table.length);
    const wrap = this.#table.length - 1;
    for (const [i, t] of table.entries()) {
      if (t === undefined) continue;
      const hash = hashes[i] ?? 0;
      let slot = hash & wrap;
      while (this.#table[slot] !== undefined) slot = (slot + 1) & wrap;
      this.#table[slot] = t;
      this.#hashes[slot] = hash;
    }
  }

  #atom(text: string): number {
    const known = this.#atoms.get(text);
    if (known !== undefined) return known;
    if (typeof text !== 'string') refuse('a name is a string');
    this.#atoms.set(text, this.#atoms.size);
    return this.#atoms.size - 1;
  }

  /** The node itself, if it is one of ours (no imitation: what passes here never changes) and has no loose bound variable. */
  #own(t: Term): Term {
    if (!isTerm(t)) refuse('this is not a term');
    if (t.owner !== this) refuse('a term of another signature');
    if (t.loose !== 0) refuse('a bound variable without its binder');
    return t;
  }
  #sort(t: Term): Term {
    return isSort(this.#own(t)) ? t : refuse('a sort is expected here');
  }
  /** The formula itself, if it is one. */
  formula(t: Term): Term {
    return this.sortOf(t) === this.prop ? t : refuse('a formula is expected here');
  }
  isNumber(sort: Term): boolean {
    return sort === this.nat || sort === this.rat || sort === this.real;
  }

  // ---- symbols

  /** The symbol of that name, if there is one. */
  symbol(name: string): Sym | undefined {
    return this.#byName.get(name);
  }

  /** Declares a fresh symbol. Sorts of parameters may mention earlier parameters, and the sort variables; so may the result. */
  declare(name: string, kind: Sym['kind'], sortVars: Kids, params: Kids, result: Term | undefined): Sym {
    return this.#declare(name, kind, [...sortVars], [...params], result);
  }

  #declare(name: string, kind: Sym['kind'], sortVars: Kids, params: Kids, result: Term | undefined, operation?: Operation): Sym {
    if (typeof name !== 'string' || this.#byName.has(name)) refuse(`the name ${name} is already taken`);
    this.checkTelescope(sortVars, params, result === undefined ? [] : [result]);
    const fits = { sort: !result && sortVars.length === 0, function: result !== undefined && isSort(result), predicate: result === this.prop };
    if (fits[kind] !== true) refuse(`${name}: a function has a sort, a predicate is a formula, and a sort has neither a sort nor sort variables`);
    for (const list of [sortVars, params]) Object.freeze(list);
    const declared: Sym = Object.freeze({ name, kind, sortVars, params, result, operation, id: this.#symbols.length });
    this.#symbols.push(declared);
    this.#byName.set(name, declared);
    return declared;
  }

  /** Refuses unless each parameter is a variable whose sort depends on earlier ones alone, and `rest` on nothing but parameters. */
  checkTelescope(sortVars: Kids, params: Kids, rest: Kids): void {
    const known = new Set<Term>();
    for (const [i, t] of [...sortVars, ...params, ...rest].entries()) {
      const wanted = i < sortVars.length ? 'sortvar' : i < sortVars.length + params.length ? 'free' : undefined;
      if (wanted !== undefined && (this.#own(t).op !== wanted || known.has(t))) refuse('parameters must be distinct variables');
      for (const v of freeVariables(this.#own(t)))
        if (!known.has(v) && (v !== t || wanted === undefined)) refuse(`${v.name} is not among the parameters before it`);
      if (wanted !== undefined) known.add(t);
    }
  }

  // ---- constructors

  setOf(element: Term): Term {
    return this.#make('set', 0, [this.#sort(element)]);
  }
  sortVariable(name: string): Term {
    return this.#make('sortvar', this.#atom(name), NONE, name);
  }
  free(name: string, sort: Term): Term {
    return this.#make('free', this.#atom(name), [this.#sort(sort)], name);
  }
  numeral(given: Rational, sort: Term): Term {
    const value = rational(given.n, given.d);
    this.spend(effort(value));
    if (!this.isNumber(sort)) refuse('numerals belong to Nat, Rat and Real');
    if (sort === this.nat && (value.d !== 1n || value.n < 0n)) refuse(`${showRational(value)} is not a natural number`);
    return this.#make('num', this.#atom(showRational(value)), [sort], '', undefined, value);
  }

  /** A symbol applied to sorts and terms that fit its telescope. */
  apply(symbol: Sym, givenSorts: Kids, givenArgs: Kids): Term {
    const [sorts, args] = [[...givenSorts], [...givenArgs]];
    if (this.#symbols[symbol.id] !== symbol) refuse('a symbol of another signature');
    if (sorts.length !== symbol.sortVars.length || args.length !== symbol.params.length)
      refuse(`${symbol.name} has another number of arguments`);
    for (const s of sorts) this.#sort(s);
    const kids = sorts.length === 0 ? args : [...sorts, ...args];
    let given: Map<Term, Term> | undefined;
    for (let i = 0; i < args.length; i++) {
      const wanted = at(symbol.params, i).kid(0);
      const actual = this.sortOf(at(args, i));
      if (actual === wanted) continue;
      given ??= instance(symbol, kids);
      if (actual !== this.#replace(wanted, given)) refuse(`argument ${i + 1} of ${symbol.name} has the wrong sort`);
    }
    return this.#applied(symbol, kids);
  }

  /** An application whose sorts are right; numerals are combined at once, and never divided by zero. */
  #applied(symbol: Sym, kids: Kids): Term {
    if (symbol.operation !== undefined) {
      const [a, b] = [at(kids, 0), at(kids, 1)];
      if (symbol.operation === '/' && b.op === 'num' && b.value.n === 0n) refuse('division by zero');
      if (a.op === 'num' && b.op === 'num') {
        this.spend(effort(a.value, b.value));
        return this.numeral(calculate(symbol.operation, a.value, b.value, a.kid(0) === this.nat), a.kid(0));
      }
    }
    return this.#make(symbol.kind === 'sort' ? 'sort' : 'app', symbol.id, kids, '', symbol);
  }

  equal(a: Term, b: Term): Term {
    const sort = this.sortOf(a);
    if (sort === this.prop || sort !== this.sortOf(b)) refuse('the two sides of an equation must have the same sort');
    return this.#make('=', 0, [a, b]);
  }
  member(a: Term, set: Term): Term {
    const sort = this.sortOf(set);
    if (sort.op !== 'set' || sort.kid(0) !== this.sortOf(a)) refuse('a member must have the sort of the elements of the set');
    return this.#make('in', 0, [a, set]);
  }
  connective(op: Connective, a: Term, b: Term): Term {
    if (op !== '=>' && op !== 'and' && op !== 'or') refuse('this is no connective');
    return this.#make(op, 0, [this.formula(a), this.formula(b)]);
  }
  not(a: Term): Term {
    return this.connective('=>', a, this.falsum);
  }
  iff(a: Term, b: Term): Term {
    return this.connective('and', this.connective('=>', a, b), this.connective('=>', b, a));
  }

  /** Binds the free variable x in a formula: {x : S | φ}, ∀x:S. φ or ∃x:S. φ. */
  bind(op: Binder, x: Term, body: Term): Term {
    if (!isBinder(op) || this.#own(x).op !== 'free') refuse('only a variable can be bound, and only by a binder');
    return this.#make(op, 0, [x.kid(0), this.#abstract(x, this.formula(body))], x.name);
  }

  // ---- what a node says

  /** The sort of a term, `prop` for a formula; a sort has none. */
  sortOf(t: Term): Term {
    const sort = this.#sorts[this.#own(t).id] ?? this.#findSort(t);
    this.#sorts[t.id] = sort;
    return sort;
  }
  #findSort(t: Term): Term {
    if (t.op === 'free' || t.op === 'num') return t.kid(0);
    if (t.op === 'comp') return this.setOf(t.kid(0));
    if (isSort(t) || t.op === 'prop' || t.op === 'bound') return refuse('a term or formula is expected here');
    if (t.op !== 'app') return this.prop;
    const result = t.symbol.result ?? this.prop;
    return result.mask === 0 ? result : this.#replace(result, instance(t.symbol, rawKids(t)));
  }

  // ---- substitution; only what is well-sorted comes out

  /** The body of a binder with `t` for its variable. */
  open(binder: Term, t: Term): Term {
    if (!isBinder(this.#own(binder).op)) refuse('nothing is bound here');
    if (this.sortOf(t) !== binder.kid(0)) refuse('the term has another sort than the bound variable');
    return this.#rewrite(binder.kid(1), 1, (n, depth) => (n.loose <= depth ? n : n.op === 'bound' ? t : undefined));
  }

  /** Simultaneous substitution of terms for free variables and sorts for sort variables, in sorts too. */
  substitute(t: Term, by: ReadonlyMap<Term, Term>): Term {
    return at(this.substituteAll([t], by), 0);
  }
  /** The same in many; each variable must be replaced by something of its sort, as that sort is after the substitution. */
  substituteAll(ts: Kids, given: ReadonlyMap<Term, Term>): Term[] {
    const by = new Map(given);
    for (const [v, u] of by) {
      if (this.#own(v).op === 'sortvar') this.#sort(u);
      else if (v.op !== 'free') refuse('only variables can be instantiated');
      else if (this.sortOf(u) !== this.#replace(v.kid(0), by)) refuse(`the instance of ${v.name} has the wrong sort`);
    }
    return ts.map((t) => this.#replace(this.#own(t), by));
  }

  #replace(t: Term, by: ReadonlyMap<Term, Term>): Term {
    let mask = 0;
    for (const v of by.keys()) mask |= ownBit(v);
    return this.#rewrite(t, 0, (n) => ((n.mask & mask) === 0 ? n : n.op === 'free' || n.op === 'sortvar' ? by.get(n) : undefined));
  }

  #abstract(x: Term, body: Term): Term {
    const bit = ownBit(x);
    return this.#rewrite(body, 1, (n, depth) => {
      if ((n.mask & bit) === 0) return n;
      if (n === x) return this.#make('bound', depth, NONE);
      if (n.op === 'free') return occurs(x, n) ? refuse(`${x.name} stands in the sort of ${n.name}, which is still free`) : n;
      return undefined;
    });
  }

  /**
   * Rebuilds t, where `leaf` says what becomes of a node under so many binders (undefined: look into it); a binder counts
   * as `step`, 0 where `leaf` does not care. Remembers what it saw once t proves large.
   */
  #rewrite(t: Term, step: 0 | 1, leaf: (n: Term, depth: number) => Term | undefined): Term {
    const seen: Map<Term, Term>[] = [];
    let visits = 0;
    const go = (n: Term, depth: number): Term => {
      const known = leaf(n, depth) ?? seen[depth]?.get(n);
      if (known !== undefined) return known;
      const kids = rawKids(n);
      visits += 1 + kids.length;
      if (visits > PATIENCE) this.spend(4 + kids.length);
      const inner = isBinder(n.op) ? depth + step : depth;
      let changed: Term[] | undefined;
      for (let i = 0; i < kids.length; i++) {
        const kid = at(kids, i);
        const made = go(kid, i === 1 ? inner : depth);
        if (made === kid) continue;
        changed ??= kids.slice();
        changed[i] = made;
      }
      const made = changed === undefined ? n : this.#rebuild(n, changed);
      if (visits > PATIENCE) seen[depth] = (seen[depth] ?? new Map()).set(n, made);
      return made;
    };
    return go(t, 0);
  }
  #rebuild(n: Term, kids: Kids): Term {
    return n.op === 'app' || n.op === 'sort' ? this.#applied(n.symbol, kids) : this.#make(n.op, n.tag, kids, n.name);
  }
}

const same = (a: Kids, b: Kids): boolean => {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
};
const ownBit = (v: Term): number => (v.op === 'free' ? 1 << (v.id % 30) : SORTVAR_BIT);

/** What the sort variables and parameters of a symbol stand for in an application. */
const instance = (symbol: Sym, kids: Kids): Map<Term, Term> => {
  const by = new Map<Term, Term>();
  const sorts = symbol.sortVars.length;
  for (let i = 0; i < kids.length; i++) by.set(at(i < sorts ? symbol.sortVars : symbol.params, i < sorts ? i : i - sorts), at(kids, i));
  return by;
};

/** Whether the variable stands anywhere in t, also in the sorts of its variables. */
export const occurs = (x: Term, t: Term): boolean => (t.mask & ownBit(x)) !== 0 && freeVariables(t, ownBit(x)).has(x);

/** The free variables and sort variables of t (those with one of these bits at least), each after the variables in its sort. */
export function freeVariables(t: Term, bits = -1): Set<Term> {
  const found = new Set<Term>();
  const seen = new Set<Term>();
  const go = (n: Term): void => {
    if ((n.mask & bits) === 0 || seen.has(n)) return;
    seen.add(n);
    n.owner.spend(4 + n.arity);
    rawKids(n).forEach(go);
    if (n.op === 'free' || n.op === 'sortvar') found.add(n);
  };
  go(t);
  return found;
}
