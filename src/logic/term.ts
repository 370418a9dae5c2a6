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
/**
 * A substitution under way: `open` puts a term for a bound variable, `bind` makes a free variable bound, `replace` puts other things for
 * free variables. `visits` counts the nodes it has looked into, `seen` has what became of them, for each number of binders around.
 */
interface Task {
  readonly kind: 'open' | 'bind' | 'replace';
  readonly term: Term | undefined;
  readonly by: ((variable: Term) => Term | undefined) | undefined;
  readonly bits: number;
  visits: number;
  readonly seen: Map<Term, Term>[];
}
type Head = Sym | Rational | string | undefined;

/** A declared symbol. `sortVars` and `params` (free variables, in telescope order) are what its arguments stand for. */
export interface Sym {
  readonly name: string;
  readonly kind: 'sort' | 'function' | 'predicate';
  readonly sortVars: Kids;
  readonly params: Kids;
  /** The sort of an application; absent for a sort symbol. */
  readonly result: Term | undefined;
  readonly id: number;
}

/** The deepest nesting of a node; keeps every recursion of the kernel within the stack. */
export const HEIGHT = 2_000;
/** How many nodes one substitution visits before it starts to remember what it has seen. */
const PATIENCE = 128;
/** How many openings of binders are remembered. */
const OPENED = 1 << 12;
const SORTVAR_BIT = 1 << 30;
const NONE: readonly never[] = [];
const key = Symbol('terms');

let consists: (t: Term, op: Op, tag: number, kids: Kids) => boolean;
let sortCell: (t: Term, found?: Term) => Term | undefined;

/** A node: `op` says what it is, `kid(i)` its parts (an 'app' has its sort arguments first; a binder its sort, then its body). */
export class Term {
  readonly op: Op;
  /** Tells the node from others with the same `op` and parts: a symbol's or name's number, or a bound variable's index. */
  readonly tag: number;
  /** Counts the nodes of a signature in the order in which they were made. */
  readonly id: number;
  readonly owner: Terms;
  readonly #kids: Kids;
  /** How many enclosing binders the node looks beyond itself; 0 for everything that a caller of the kernel can hold by right. */
  readonly loose: number;
  /** A bit for each free variable (several may share one) and one for sort variables: 0 means closed. */
  readonly mask: number;
  readonly #height: number;
  readonly #head: Head;
  /** Its sort, once somebody has asked. */
  #sort: Term | undefined = undefined;

  constructor(k: symbol, owner: Terms, op: Op, tag: number, id: number, kids: Kids, head: Head) {
    if (k !== key) refuse('terms are made by the constructors of Terms');
    this.op = op;
    this.tag = tag;
    this.id = id;
    this.owner = owner;
    this.#kids = kids;
    let loose = op === 'bound' ? tag + 1 : 0;
    let mask = op === 'free' ? 1 << (id % 30) : op === 'sortvar' ? SORTVAR_BIT : 0;
    let height = 0;
    for (let i = 0; i < kids.length; i++) {
      const kid = kids[i];
      if (kid === undefined) continue;
      const inner = i === 1 && isBinder(op) ? kid.loose - 1 : kid.loose;
      if (inner > loose) loose = inner;
      if (kid.#height > height) height = kid.#height;
      mask |= kid.mask;
    }
    if (height >= HEIGHT) refuse(`a term is nested more than ${HEIGHT} deep`);
    this.loose = loose;
    this.mask = mask;
    this.#height = height + 1;
    this.#head = head;
    Object.freeze(this);
  }

  static {
    consists = (t, op, tag, kids) => {
      if (t.op !== op || t.tag !== tag || t.#kids.length !== kids.length) return false;
      for (let i = 0; i < kids.length; i++) if (t.#kids[i] !== kids[i]) return false;
      return true;
    };
    sortCell = (t, found) => {
      t.#sort ??= found;
      return t.#sort;
    };
  }

  get arity(): number {
    return this.#kids.length;
  }
  kid(i: number): Term {
    return this.#kids[i] ?? refuse(`there is no part ${i}`);
  }
  /** The parts, as a list of its own. */
  kids(): Term[] {
    return this.#kids.slice();
  }
  /** The symbol of a 'sort' or an 'app'. */
  get symbol(): Sym {
    return typeof this.#head === 'object' && 'params' in this.#head ? this.#head : refuse('no symbol here');
  }
  /** The value of a numeral. */
  get value(): Rational {
    return typeof this.#head === 'object' && 'd' in this.#head ? this.#head : refuse('no numeral here');
  }
  /** The name of a free variable or sort variable; for a binder, a name its variable once had (for printing only). */
  get name(): string {
    return typeof this.#head === 'string' ? this.#head : '';
  }
}
Object.freeze(Term.prototype);
Object.freeze(Term);

export const isBinder = (op: Op): op is Binder => op === 'comp' || op === 'all' || op === 'ex';
const isSort = (t: Term): boolean => t.op === 'sort' || t.op === 'set' || t.op === 'sortvar';

/** All nodes and symbols of one signature. Numbers (Nat, Rat, Real) are there from the start. */
export class Terms {
  readonly #symbols: Sym[] = [];
  /** For the arithmetical symbols, what they do to two numerals. */
  readonly #operations: (Operation | undefined)[] = [];
  /** For each symbol, where its sort variables and parameters stand among the parts of an application. */
  readonly #places: ReadonlyMap<Term, number>[] = [];
  readonly #byName = new Map<string, Sym>();
  readonly #atoms = new Map<string, number>();
  readonly #nodes: Term[] = [];
  /** The hash table, at most half full: numbers of nodes plus 1. */
  #table = new Int32Array(1 << 14);
  /** The hash of each node. Both lists are of numbers, since the garbage collector looks again and again into large lists of nodes. */
  #hashes = new Int32Array(1 << 13);
  /** Of some binders that were opened: the number of the binder, of the term, and of what came out. */
  readonly #opened = new Int32Array(3 * OPENED);
  #allowance = 1 << 20;
  readonly prop = this.#make('prop', 0, NONE);
  readonly falsum = this.#make('false', 0, NONE);
  readonly nat = this.apply(this.declare('Nat', 'sort', [], [], undefined), [], []);
  readonly rat = this.apply(this.declare('Rat', 'sort', [], [], undefined), [], []);
  readonly real = this.apply(this.declare('Real', 'sort', [], [], undefined), [], []);

  constructor(allowance: number) {
    this.#allowance = allowance;
    for (const sort of [this.nat, this.rat, this.real]) {
      const two = [this.free('a', sort), this.free('b', sort)];
      for (const op of arithmetic) {
        const name = `${sort.symbol.name}.${op}`;
        if (op === '<=' || op === '<') this.declare(name, 'predicate', [], two, this.prop);
        else if (op !== '/' || sort !== this.nat) this.#operations[this.declare(name, 'function', [], two, sort).id] = op;
      }
    }
  }

  /** Counts work (about 10 ns a unit: a node looked at, an entry of a list) and refuses once the allowance is used up. */
  spend(units: number): void {
    this.#allowance -= units;
    if (this.#allowance < 0) refuse(EXHAUSTED);
  }

  /** The node with these parts, which is made if there is none yet; nobody else holds `kids`. */
  #make(op: Op, tag: number, kids: Kids, head?: Head): Term {
    const [nodes, table, hashes] = [this.#nodes, this.#table, this.#hashes];
    const wrap = table.length - 1;
    let hash = Math.imul(tag * 31 + kids.length, 0x9e3779b1);
    for (const kid of kids) hash = Math.imul(hash ^ kid.id ^ (hash >>> 15), 0x85ebca6b);
    hash ^= hash >>> 13;
    let probes = 0;
    let slot = hash & wrap;
    for (let n = table[slot]; n; n = table[slot]) {
      const t = hashes[n - 1] === hash ? nodes[n - 1] : undefined;
      if (t !== undefined && consists(t, op, tag, kids)) return t;
      slot = (slot + 1) & wrap;
      if (++probes > 8) this.spend(1);
    }
    this.spend(16 + kids.length);
    const made = new Term(key, this, op, tag, nodes.length, kids, head);
    hashes[nodes.length] = hash;
    table[slot] = nodes.push(made);
    if (2 * nodes.length >= table.length) this.#grow();
    return made;
  }
  #grow(): void {
    const hashes = new Int32Array(2 * this.#hashes.length);
    hashes.set(this.#hashes);
    const table = new Int32Array(2 * this.#table.length);
    const wrap = table.length - 1;
    for (let id = 0; id < this.#nodes.length; id++) {
      let slot = (hashes[id] ?? 0) & wrap;
      while (table[slot]) slot = (slot + 1) & wrap;
      table[slot] = id + 1;
    }
    [this.#table, this.#hashes] = [table, hashes];
  }

  #atom(text: string): number {
    const number = this.#atoms.get(text) ?? this.#atoms.size;
    if (typeof text !== 'string') refuse('a name is a string');
    this.#atoms.set(text, number);
    return number;
  }

  /** The node itself, if it is one of ours (no imitation: what passes here never changes) and has no loose bound variable. */
  #own(t: Term): Term {
    if (this.#nodes[t.id] !== t) refuse('this is not a term of this signature');
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
  declare(name: string, kind: Sym['kind'], givenSortVars: Kids, givenParams: Kids, result: Term | undefined): Sym {
    const [sortVars, params] = [Object.freeze([...givenSortVars]), Object.freeze([...givenParams])];
    if (typeof name !== 'string' || this.#byName.has(name)) refuse(`the name ${name} is already taken`);
    this.checkTelescope(sortVars, params, result === undefined ? [] : [result]);
    const none = result === undefined && sortVars.length === 0;
    const fits = kind === 'sort' ? none : kind === 'predicate' ? result === this.prop : kind === 'function' && result && isSort(result);
    if (!fits) refuse(`${name}: a function has a sort, a predicate is a formula, and a sort has neither a sort nor sort variables`);
    const declared: Sym = Object.freeze({ name, kind, sortVars, params, result, id: this.#symbols.length });
    this.#places[declared.id] = new Map([...sortVars, ...params].map((v, i) => [v, i]));
    this.#byName.set(name, declared);
    this.#symbols[declared.id] = declared;
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
    return this.#make('num', this.#atom(showRational(value)), [sort], value);
  }

  /** A symbol applied to sorts and terms that fit its telescope. */
  apply(symbol: Sym, givenSorts: Kids, givenArgs: Kids): Term {
    const [sorts, args] = [[...givenSorts], [...givenArgs]];
    if (this.#symbols[symbol.id] !== symbol) refuse('a symbol of another signature');
    if (sorts.length !== symbol.sortVars.length || args.length !== symbol.params.length)
      refuse(`${symbol.name} has another number of arguments`);
    for (const s of sorts) this.#sort(s);
    const kids = sorts.length === 0 ? args : [...sorts, ...args];
    for (let i = 0; i < args.length; i++) {
      const wanted = at(symbol.params, i).kid(0);
      const actual = this.sortOf(at(args, i));
      if (actual !== (wanted.mask === 0 ? wanted : this.#fit(wanted, symbol, kids)))
        refuse(`argument ${i + 1} of ${symbol.name} has the wrong sort`);
    }
    return this.#applied(symbol, kids);
  }

  /** An application whose sorts are right; numerals are combined at once, and never divided by zero. */
  #applied(symbol: Sym, kids: Kids): Term {
    const operation = this.#operations[symbol.id];
    if (operation !== undefined) {
      const [a, b] = [at(kids, 0), at(kids, 1)];
      if (operation === '/' && b.op === 'num' && b.value.n === 0n) refuse('division by zero');
      if (a.op === 'num' && b.op === 'num') {
        this.spend(effort(a.value, b.value));
        return this.numeral(calculate(operation, a.value, b.value, a.kid(0) === this.nat), a.kid(0));
      }
    }
    return this.#make(symbol.kind === 'sort' ? 'sort' : 'app', symbol.id, kids, symbol);
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
    return sortCell(this.#own(t)) ?? sortCell(t, this.#findSort(t)) ?? this.prop;
  }
  #findSort(t: Term): Term {
    if (t.op === 'free' || t.op === 'num') return t.kid(0);
    if (t.op === 'comp') return this.setOf(t.kid(0));
    if (isSort(t) || t.op === 'prop' || t.op === 'bound') return refuse('a term or formula is expected here');
    if (t.op !== 'app') return this.prop;
    const result = t.symbol.result ?? this.prop;
    return result.mask === 0 ? result : this.#fit(result, t.symbol, t.kids());
  }

  // ---- substitution; only what is well-sorted comes out

  /** The body of a binder with `t` for its variable. */
  open(binder: Term, t: Term): Term {
    if (!isBinder(this.#own(binder).op)) refuse('nothing is bound here');
    if (this.sortOf(t) !== binder.kid(0)) refuse('the term has another sort than the bound variable');
    const slot = 3 * ((binder.id * 31 + t.id) % OPENED);
    if (this.#opened[slot] === binder.id && this.#opened[slot + 1] === t.id) return at(this.#nodes, this.#opened[slot + 2] ?? -1);
    const body = this.#rewrite(binder.kid(1), 0, task('open', t, undefined, 0));
    this.#opened.set([binder.id, t.id, body.id], slot);
    return body;
  }

  /** Simultaneous substitution of terms for free variables and sorts for sort variables, in sorts too. */
  substitute(t: Term, by: ReadonlyMap<Term, Term>): Term {
    return at(this.substituteAll([t], by), 0);
  }
  /** The same in many; each variable must be replaced by something of its sort, as that sort is after the substitution. */
  substituteAll(ts: Kids, given: ReadonlyMap<Term, Term>): Term[] {
    const by = new Map(given);
    for (const [v, u] of by)
      if (this.#own(v).op === 'sortvar') this.#sort(u);
      else if (v.op !== 'free' || this.sortOf(u) === this.prop) refuse('only variables can be instantiated, and only by terms');
    for (const [v, u] of by)
      if (v.op === 'free' && this.sortOf(u) !== this.#replace(v.kid(0), by)) refuse(`the instance of ${v.name} has the wrong sort`);
    return ts.map((t) => this.#replace(this.#own(t), by));
  }

  #replace(t: Term, by: ReadonlyMap<Term, Term>): Term {
    let bits = 0;
    for (const v of by.keys()) bits |= ownBit(v);
    return this.#rewrite(
      t,
      0,
      task('replace', undefined, (v) => by.get(v), bits),
    );
  }

  /** A sort in the telescope of a symbol, with the parts of an application for the parameters. */
  #fit(sort: Term, symbol: Sym, kids: Kids): Term {
    const places = at(this.#places, symbol.id);
    return this.#rewrite(
      sort,
      0,
      task('replace', undefined, (v) => at(kids, places.get(v) ?? -1), -1),
    );
  }

  #abstract(x: Term, body: Term): Term {
    return this.#rewrite(body, 0, task('bind', x, undefined, ownBit(x)));
  }

  /** What becomes of a node under so many binders, if that can be told without looking into it. */
  #leaf(n: Term, depth: number, { kind, term, by, bits }: Task): Term | undefined {
    if (kind === 'open') return n.loose <= depth ? n : n.op === 'bound' ? term : undefined;
    if ((n.mask & bits) === 0) return n;
    if (kind === 'replace') return n.op === 'free' || n.op === 'sortvar' ? by?.(n) : undefined;
    if (n === term) return this.#make('bound', depth, NONE);
    if (n.op !== 'free') return undefined;
    return term !== undefined && occurs(term, n) ? refuse(`${term.name} stands in the sort of ${n.name}, which is still free`) : n;
  }

  #rewrite(n: Term, depth: number, task: Task): Term {
    const known = this.#leaf(n, depth, task) ?? (task.visits > PATIENCE ? task.seen[depth]?.get(n) : undefined);
    if (known !== undefined) return known;
    task.visits += 1 + n.arity;
    if (task.visits > PATIENCE) this.spend(4 + n.arity);
    let changed: Term[] | undefined;
    for (let i = 0; i < n.arity; i++) {
      const kid = n.kid(i);
      const made = this.#rewrite(kid, i === 1 && isBinder(n.op) ? depth + 1 : depth, task);
      if (made === kid) continue;
      changed ??= n.kids();
      changed[i] = made;
    }
    const made = changed === undefined ? n : this.#rebuild(n, changed);
    if (task.visits > PATIENCE) task.seen[depth] = (task.seen[depth] ?? new Map()).set(n, made);
    return made;
  }
  #rebuild(n: Term, kids: Kids): Term {
    return n.op === 'app' || n.op === 'sort' ? this.#applied(n.symbol, kids) : this.#make(n.op, n.tag, kids, n.name);
  }
}

const task = (kind: Task['kind'], term: Term | undefined, by: Task['by'], bits: number): Task => ({
  kind,
  term,
  by,
  bits,
  visits: 0,
  seen: [],
});
const ownBit = (v: Term): number => (v.op === 'free' ? 1 << (v.id % 30) : SORTVAR_BIT);

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
    for (let i = 0; i < n.arity; i++) go(n.kid(i));
    if (n.op === 'free' || n.op === 'sortvar') found.add(n);
  };
  go(t);
  return found;
}
