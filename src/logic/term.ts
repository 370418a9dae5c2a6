/**
 * Sorts, terms and formulas: one immutable, shared ("hash-consed") node type, so that equality is identity.
 * Bound variables are nameless (an index counts the binders between use and binder); free variables carry their sort.
 * Nobody outside this file can make a node: the constructors of `Terms` check sorts, and substitution keeps them right.
 *
 * Within `Terms` a node is a number, the place where its row of cells begins: a certificate may need millions of nodes, of which few are
 * ever looked at from outside, and numbers cost nothing to keep. A `Term` is what others hold of a node.
 */
import { EXHAUSTED, refuse } from './error.ts';
import { arithmetic, calculate, effort, type Operation, type Rational, rational, showRational } from './rational.ts';

// biome-ignore format: in two lines (an applied predicate is an 'app' too)
const OPS = [
  'sort', 'set', 'prop', 'sortvar', 'bound', 'free', 'app', 'num', // c(t, …), Set(S), the sort of formulas, a sort variable; terms
  '=', 'in', 'false', '=>', 'and', 'or', 'comp', 'all', 'ex', // formulas, and {x : S | φ}; the last three bind
] as const;
export type Op = (typeof OPS)[number];
export type Binder = 'comp' | 'all' | 'ex';
export type Connective = '=>' | 'and' | 'or';
// biome-ignore format: the places of these in that list
const [SORT, SET, PROP, SORTVAR, BOUND, FREE, APP, NUM, EQUAL, IN, FALSE, COMP] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 14] as const;
/**
 * The cells of a row: what the node is, and its tag (of a binder, the name its variable once had); how many parts it has; `loose` and
 * `mask` (see `Term`); how deep it is nested; its hash, and the place of another node in the same slot of the hash table; its id; and,
 * once somebody has asked for it, the place of its sort, and the number of its `Term`. Then come the places of its parts.
 */
const [KIND, ARITY, LOOSE, MASK, DEPTH, HASH, NEXT, ID, SORTED, TERM, PARTS] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

type Kids = readonly Term[];
/**
 * A substitution under way: what to `put` for a variable under so many binders, if it changes as a whole. Variables are the free ones
 * that have one of these bits; if there are no bits, the bound ones that look beyond their scope. `visits` counts the nodes it has looked
 * into, `seen` has what became of them, for each number of binders around.
 */
type Task = { readonly bits: number; readonly put: (n: number, depth: number) => number | undefined; visits: number; seen: Seen };
type Seen = Map<number, number>[];

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
/** The most cells that there may be, and 32 times the greatest tag: so all numbers fit into a cell. */
const MOST = 1 << 30;
/** How many nodes one substitution visits before it starts to remember what it has seen. */
const PATIENCE = 128;
const SORTVAR_BIT = 1 << 30;
const NONE: readonly never[] = [];
const key = Symbol('terms');

/** A node: `op` says what it is, `kid(i)` its parts (an 'app' has its sort arguments first; a binder its sort, then its body). */
export class Term {
  readonly op: Op;
  /** Tells the node from others with the same `op` and parts: a symbol's or name's number, or a bound variable's index. */
  readonly tag: number;
  /** Counts the nodes of a signature in the order in which they were made. */
  readonly id: number;
  /** Where its row is. */
  readonly place: number;
  readonly owner: Terms;
  readonly arity: number;
  /** How many enclosing binders the node looks beyond itself; 0 for everything that a caller of the kernel can hold by right. */
  readonly loose: number;
  /** A bit for each free variable (several may share one) and one for sort variables: 0 means closed. */
  readonly mask: number;
  readonly #head: Sym | Rational | string | undefined;

  constructor(k: symbol, owner: Terms, n: number, cells: Int32Array, head: Sym | Rational | string | undefined) {
    if (k !== key) refuse('terms are made by the constructors of Terms');
    this.op = OPS[(cells[n + KIND] ?? 0) & 31] ?? 'false';
    this.tag = isBinder(this.op) ? 0 : (cells[n + KIND] ?? 0) >> 5;
    this.id = cells[n + ID] ?? 0;
    this.place = n;
    this.owner = owner;
    this.arity = cells[n + ARITY] ?? 0;
    this.loose = cells[n + LOOSE] ?? 0;
    this.mask = cells[n + MASK] ?? 0;
    this.#head = head;
    Object.freeze(this);
  }

  kid(i: number): Term {
    return this.owner.part(this, i);
  }
  /** The parts, as a list of its own. */
  kids(): Term[] {
    return Array.from({ length: this.arity }, (_, i) => this.owner.part(this, i));
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
  readonly #places: ReadonlyMap<number, number>[] = [];
  readonly #byName = new Map<string, Sym>();
  /** The names of variables and the numerals, by their tags, and the tags of each. */
  readonly #heads: (string | Rational)[] = [''];
  readonly #names = new Map<string, number>();
  readonly #numerals = new Map<string, number>();
  /** The rows of all nodes, one after the other, behind a row of zeros; where the next one will begin; how many there are. */
  #cells = new Int32Array(1 << 16);
  #end: number = PARTS;
  #count = 0;
  /** The hash table: of each slot the first node. */
  #table = new Int32Array(1 << 14);
  /** What others hold of the nodes, once somebody has asked. */
  readonly #terms: (Term | undefined)[] = [undefined];
  /** The parts of the nodes that a substitution is about to make, of the outermost first. */
  readonly #stack: number[] = [];
  #allowance = 1 << 20;
  // These are made in the constructor, when all fields are there: for the compiler, an object is of another kind with every field.
  readonly prop: Term;
  readonly falsum: Term;
  readonly nat: Term;
  readonly rat: Term;
  readonly real: Term;

  constructor(allowance: number) {
    const number = (name: string) => this.apply(this.declare(name, 'sort', [], [], undefined), [], []);
    [this.prop, this.falsum] = [this.#term(this.#make(PROP, 0, NONE)), this.#term(this.#make(FALSE, 0, NONE))];
    [this.nat, this.rat, this.real] = [number('Nat'), number('Rat'), number('Real')];
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

  #cell(i: number): number {
    return this.#cells[i] ?? 0;
  }
  /** A part of a term, for its `kid`. */
  part(t: Term, i: number): Term {
    const n = this.#own(t, true) + PARTS;
    return Number.isInteger(i) && i >= 0 && i < t.arity ? this.#term(this.#cell(n + i)) : refuse(`there is no part ${i}`);
  }

  /** The node with these parts (`count` of them, from `from` on), which is made if there is none yet. */
  #make(op: number, tag: number, parts: ArrayLike<number>, from = 0, count = parts.length): number {
    const end = this.#end + PARTS + count;
    if (end > MOST || 32 * tag > MOST) refuse(EXHAUSTED);
    if (end > this.#cells.length) this.#grow(end);
    const cells = this.#cells;
    const table = this.#table;
    const kind = binds(op) ? op : op + 32 * tag;
    const ignored = binds(op) ? 31 : -1;
    let hash = Math.imul(kind, 0x9e3779b1);
    for (let i = 0; i < count; i++) hash = Math.imul(hash ^ (parts[from + i] ?? 0) ^ (hash >>> 15), 0x85ebca6b);
    hash ^= hash >>> 13;
    const slot = hash & (table.length - 1);
    for (let n = table[slot], probes = 0; n; n = cells[n + NEXT]) {
      if (cells[n + HASH] === hash && ((cells[n + KIND] ?? 0) & ignored) === kind && cells[n + ARITY] === count) {
        let i = 0;
        while (i < count && cells[n + PARTS + i] === parts[from + i]) i++;
        if (i === count) return n;
      }
      if (++probes > 8) this.spend(4);
    }
    this.spend(16 + count);
    // a new row is written behind the last; whatever is refused here, nothing has changed
    const row = this.#end;
    let loose = op === BOUND ? tag + 1 : 0;
    let mask = op === FREE ? 1 << (this.#count % 30) : op === SORTVAR ? SORTVAR_BIT : 0;
    let depth = 0;
    for (let i = 0; i < count; i++) {
      const n = parts[from + i] ?? 0;
      loose = Math.max(loose, (cells[n + LOOSE] ?? 0) - (i === 1 && binds(op) ? 1 : 0));
      depth = Math.max(depth, cells[n + DEPTH] ?? 0);
      mask |= cells[n + MASK] ?? 0;
      cells[row + PARTS + i] = n;
    }
    if (depth >= HEIGHT) refuse(`a term is nested more than ${HEIGHT} deep`);
    cells[row + KIND] = op + 32 * tag;
    cells[row + ARITY] = count;
    cells[row + LOOSE] = loose;
    cells[row + MASK] = mask;
    cells[row + DEPTH] = depth + 1;
    cells[row + HASH] = hash;
    cells[row + NEXT] = table[slot] ?? 0;
    cells[row + ID] = this.#count++;
    cells[row + SORTED] = 0;
    cells[row + TERM] = 0;
    this.#end = end;
    table[slot] = row;
    return row;
  }
  /** Makes room for so many cells, four times as much as there was at least, with a slot of the hash table for every four. */
  #grow(end: number): void {
    const cells = new Int32Array(4 ** Math.ceil(Math.log2(end) / 2));
    const table = new Int32Array(cells.length / 4);
    cells.set(this.#cells);
    for (let n: number = PARTS; n < this.#end; n += PARTS + (cells[n + ARITY] ?? 0)) {
      const slot = (cells[n + HASH] ?? 0) & (table.length - 1);
      cells[n + NEXT] = table[slot] ?? 0;
      table[slot] = n;
    }
    this.#cells = cells;
    this.#table = table;
  }

  /** What others hold of a node. */
  #term(n: number): Term {
    const known = this.#terms[this.#cell(n + TERM)];
    if (known !== undefined) return known;
    const op = this.#cell(n + KIND) & 31;
    const tag = this.#cell(n + KIND) >> 5;
    const head = op === APP || op === SORT ? this.#symbols[tag] : op === BOUND ? undefined : this.#heads[tag];
    const made = new Term(key, this, n, this.#cells, head);
    this.#cells[n + TERM] = this.#terms.push(made) - 1;
    return made;
  }

  /** The tag of a name or numeral. */
  #number(known: Map<string, number>, text: string, head: string | Rational = text): number {
    if (typeof text !== 'string') refuse('a name is a string');
    const tag = known.get(text) ?? this.#heads.push(head) - 1;
    known.set(text, tag);
    return tag;
  }

  /**
   * The place of a term, if it is one of ours and no imitation: what passes here is a place of a row, and never changes. Unless it may be
   * `open`, there are no loose bound variables in it.
   */
  #own(t: Term, open = false): number {
    if (this.#terms[this.#cell(t.place + TERM)] !== t) refuse('this is not a term of this signature');
    return t.loose === 0 || open ? t.place : refuse('a bound variable without its binder');
  }
  #sort(t: Term): number {
    return isSort(t) ? this.#own(t) : refuse('a sort is expected here');
  }
  /** The formula itself, if it is one. */
  formula(t: Term): Term {
    return this.#sortOf(this.#own(t)) === this.prop.place ? t : refuse('a formula is expected here');
  }
  readonly isNumber = (sort: Term): boolean => sort === this.nat || sort === this.rat || sort === this.real;

  // ---- symbols

  /** The symbol of that name, if there is one. */
  readonly symbol = (name: string): Sym | undefined => this.#byName.get(name);

  /** Declares a fresh symbol. Sorts of parameters may mention earlier parameters, and the sort variables; so may the result. */
  declare(name: string, kind: Sym['kind'], givenSortVars: Kids, givenParams: Kids, result: Term | undefined): Sym {
    const [sortVars, params] = [Object.freeze([...givenSortVars]), Object.freeze([...givenParams])];
    if (typeof name !== 'string' || this.#byName.has(name)) refuse(`the name ${name} is already taken`);
    this.checkTelescope(sortVars, params, result === undefined ? [] : [result]);
    const none = result === undefined && sortVars.length === 0;
    const fits = kind === 'sort' ? none : kind === 'predicate' ? result === this.prop : kind === 'function' && result && isSort(result);
    if (!fits) refuse(`${name}: a function has a sort, a predicate is a formula, and a sort has neither a sort nor sort variables`);
    const declared: Sym = Object.freeze({ name, kind, sortVars, params, result, id: this.#symbols.length });
    this.#places[declared.id] = new Map([...sortVars, ...params].map((v, i) => [v.place, i]));
    this.#byName.set(name, declared);
    this.#symbols[declared.id] = declared;
    return declared;
  }

  /** Refuses unless each parameter is a variable whose sort depends on earlier ones alone, and `rest` on nothing but parameters. */
  checkTelescope(sortVars: Kids, params: Kids, rest: Kids): void {
    const known = new Set<Term>();
    for (const [i, t] of [...sortVars, ...params, ...rest].entries()) {
      const wanted = i < sortVars.length ? 'sortvar' : i < sortVars.length + params.length ? 'free' : undefined;
      if (this.#own(t) && wanted !== undefined && (t.op !== wanted || known.has(t))) refuse('parameters must be distinct variables');
      for (const v of freeVariables(t))
        if (!known.has(v) && (v !== t || wanted === undefined)) refuse(`${v.name} is not among the parameters before it`);
      if (wanted !== undefined) known.add(t);
    }
  }

  // ---- constructors

  readonly setOf = (element: Term): Term => this.#term(this.#make(SET, 0, [this.#sort(element)]));
  readonly sortVariable = (name: string): Term => this.#term(this.#make(SORTVAR, this.#number(this.#names, name), NONE));
  free(name: string, sort: Term): Term {
    return this.#term(this.#make(FREE, this.#number(this.#names, name), [this.#sort(sort)]));
  }
  numeral(given: Rational, sort: Term): Term {
    const value = rational(given.n, given.d);
    this.spend(effort(value));
    if (!this.isNumber(sort)) refuse('numerals belong to Nat, Rat and Real');
    if (sort === this.nat && (value.d !== 1n || value.n < 0n)) refuse(`${showRational(value)} is not a natural number`);
    return this.#term(this.#make(NUM, this.#number(this.#numerals, showRational(value), value), [sort.place]));
  }

  /** A symbol applied to sorts and terms that fit its telescope. */
  apply(symbol: Sym, givenSorts: Kids, givenArgs: Kids): Term {
    const [sorts, args] = [[...givenSorts], [...givenArgs]];
    if (this.#symbols[symbol.id] !== symbol) refuse('a symbol of another signature');
    if (sorts.length !== symbol.sortVars.length || args.length !== symbol.params.length)
      refuse(`${symbol.name} has another number of arguments`);
    const parts = sorts.map((s) => this.#sort(s));
    for (const t of args) parts.push(this.#own(t));
    for (let i = 0; i < args.length; i++)
      if (this.#sortOf(parts[sorts.length + i] ?? 0) !== this.#fit(this.#cell((symbol.params[i]?.place ?? 0) + PARTS), symbol.id, parts))
        refuse(`argument ${i + 1} of ${symbol.name} has the wrong sort`);
    return this.#term(this.#rebuild(symbol.kind === 'sort' ? SORT : APP, symbol.id, parts, 0, parts.length));
  }

  equal(a: Term, b: Term): Term {
    const sort = this.#sortOf(this.#own(a));
    if (sort === this.prop.place || sort !== this.#sortOf(this.#own(b))) refuse('the two sides of an equation must have the same sort');
    return this.#term(this.#make(EQUAL, 0, [a.place, b.place]));
  }
  member(a: Term, set: Term): Term {
    const sort = this.#sortOf(this.#own(set));
    const fits = (this.#cell(sort + KIND) & 31) === SET && this.#cell(sort + PARTS) === this.#sortOf(this.#own(a));
    return fits ? this.#term(this.#make(IN, 0, [a.place, set.place])) : refuse('a member must have the sort of the elements of the set');
  }
  connective(op: Connective, a: Term, b: Term): Term {
    if (op !== '=>' && op !== 'and' && op !== 'or') refuse('this is no connective');
    return this.#term(this.#make(OPS.indexOf(op), 0, [this.formula(a).place, this.formula(b).place]));
  }
  readonly not = (a: Term): Term => this.connective('=>', a, this.falsum);
  readonly iff = (a: Term, b: Term): Term => this.connective('and', this.connective('=>', a, b), this.connective('=>', b, a));

  /** Binds the free variable x in a formula: {x : S | φ}, ∀x:S. φ or ∃x:S. φ. */
  bind(op: Binder, x: Term, body: Term): Term {
    if (!isBinder(op) || (this.#own(x) && x.op !== 'free')) refuse('only a variable can be bound, and only by a binder');
    const put = (n: number, depth: number): number => {
      if (n === x.place) return this.#make(BOUND, depth, NONE);
      return occurs(x, this.#term(n)) ? refuse(`${x.name} stands in the sort of ${this.#term(n).name}, which is still free`) : n;
    };
    const inner = this.#rewrite(this.formula(body).place, { bits: ownBit(x), put, visits: 0, seen: [] });
    return this.#term(this.#make(OPS.indexOf(op), x.tag, [this.#cell(x.place + PARTS), inner]));
  }

  // ---- what a node says

  /** The sort of a term, `prop` for a formula; a sort has none. */
  sortOf(t: Term): Term {
    return this.#term(this.#sortOf(this.#own(t)));
  }
  #sortOf(n: number): number {
    let sort = this.#cell(n + SORTED);
    if (sort !== 0) return sort;
    const op = this.#cell(n + KIND) & 31;
    const symbol = op === APP ? this.#symbols[this.#cell(n + KIND) >> 5] : undefined;
    if (op <= BOUND) refuse('a term or formula is expected here');
    if (op === FREE || op === NUM) sort = this.#cell(n + PARTS);
    else if (op === COMP) sort = this.#make(SET, 0, [this.#cell(n + PARTS)]);
    else sort = symbol?.result === undefined ? this.prop.place : this.#fit(symbol.result.place, symbol.id, this.#cells, n + PARTS);
    this.#cells[n + SORTED] = sort;
    return sort;
  }

  // ---- substitution; only what is well-sorted comes out

  /** The body of a binder with `t` for its variable; of binders of one kind within each other, with a term for the variable of each. */
  open(binder: Term, ...ts: Kids): Term {
    let inner = this.#own(binder);
    const given: number[] = [];
    const put = (n: number, depth: number) =>
      given[given.length - 1 - (this.#cell(n + KIND) >> 5) + depth] ?? refuse('this is not bound here');
    for (const t of ts) {
      if (!isBinder(binder.op) || binder.op !== OPS[this.#cell(inner + KIND) & 31]) refuse('nothing is bound here');
      const n = this.#own(t);
      const sort = this.#rewrite(this.#cell(inner + PARTS), { bits: 0, put, visits: 0, seen: [] });
      if (this.#sortOf(n) !== sort) refuse('the term has another sort than the bound variable');
      given.push(n);
      inner = this.#cell(inner + PARTS + 1);
    }
    return this.#term(this.#rewrite(inner, { bits: 0, put, visits: 0, seen: [] }));
  }

  /** Simultaneous substitution of terms for free variables and sorts for sort variables, in sorts too. */
  readonly substitute = (t: Term, by: ReadonlyMap<Term, Term>): Term => this.substituteAll([t], by)[0] ?? t;
  /** The same in many; each variable must be replaced by something of its sort, as that sort is after the substitution. */
  substituteAll(ts: Kids, given: ReadonlyMap<Term, Term>): Term[] {
    const by = new Map<number, number>();
    let bits = 0;
    for (const [v, u] of given) {
      if (this.#own(v) && v.op === 'sortvar') this.#sort(u);
      else if (v.op !== 'free' || this.sortOf(u) === this.prop) refuse('only variables can be instantiated, and only by terms');
      by.set(v.place, u.place);
      bits |= ownBit(v);
    }
    const replace = (n: number) => this.#rewrite(n, { bits, put: (v) => by.get(v), visits: 0, seen: [] });
    for (const [v, u] of by)
      if ((this.#cell(v + KIND) & 31) === FREE && this.#sortOf(u) !== replace(this.#cell(v + PARTS)))
        refuse(`the instance of ${this.#term(v).name} has the wrong sort`);
    return ts.map((t) => this.#term(replace(this.#own(t))));
  }

  /** A sort in the telescope of a symbol, with the parts of an application for the parameters. */
  #fit(sort: number, symbol: number, parts: ArrayLike<number>, from = 0): number {
    if (this.#cell(sort + MASK) === 0) return sort;
    const put = (v: number) => parts[from + (this.#places[symbol]?.get(v) ?? Number.NaN)] ?? refuse('this is no parameter');
    return this.#rewrite(sort, { bits: -1, put, visits: 0, seen: [] });
  }

  /** What becomes of a node under so many binders; the stack is free from `top` on. */
  #rewrite(n: number, task: Task, depth = 0, top = 0): number {
    const cells = this.#cells;
    if (task.bits === 0 ? (cells[n + LOOSE] ?? 0) <= depth : ((cells[n + MASK] ?? 0) & task.bits) === 0) return n;
    const kind = cells[n + KIND] ?? 0;
    const op = kind & 31;
    const known = op >= SORTVAR && op <= FREE ? task.put(n, depth) : task.visits > PATIENCE ? task.seen[depth]?.get(n) : undefined;
    if (known !== undefined) return known;
    const stack = this.#stack;
    const arity = cells[n + ARITY] ?? 0;
    task.visits += 1 + arity;
    if (task.visits > PATIENCE) this.spend(4 + arity);
    for (let i = 0; i < arity; i++) stack[top + i] = cells[n + PARTS + i] ?? 0;
    let changed = false;
    for (let i = 0; i < arity; i++) {
      const made = this.#rewrite(stack[top + i] ?? 0, task, i === 1 && binds(op) ? depth + 1 : depth, top + arity);
      changed ||= made !== stack[top + i];
      stack[top + i] = made;
    }
    const made = changed ? this.#rebuild(op, kind >> 5, stack, top, arity) : n;
    if (task.visits > PATIENCE) task.seen[depth] = (task.seen[depth] ?? new Map()).set(n, made);
    return made;
  }

  /** A node whose parts have the right sorts; numerals are combined at once, and never divided by zero. */
  #rebuild(op: number, tag: number, parts: ArrayLike<number>, from: number, count: number): number {
    const operation = op === APP && tag < this.#operations.length ? this.#operations[tag] : undefined;
    if (operation !== undefined) {
      const [a, b] = [this.#term(parts[from] ?? 0), this.#term(parts[from + 1] ?? 0)];
      if (operation === '/' && b.op === 'num' && b.value.n === 0n) refuse('division by zero');
      if (a.op === 'num' && b.op === 'num') {
        this.spend(effort(a.value, b.value));
        return this.numeral(calculate(operation, a.value, b.value, a.kid(0) === this.nat), a.kid(0)).place;
      }
    }
    return this.#make(op, tag, parts, from, count);
  }

  /** The free variables and sort variables of t (those with one of these bits at least), each after the variables in its sort. */
  variables(t: Term, bits: number): Set<Term> {
    const [found, seen] = [new Set<Term>(), new Set<number>()];
    const go = (n: number): void => {
      if ((this.#cell(n + MASK) & bits) === 0 || seen.has(n)) return;
      seen.add(n);
      this.spend(4 + this.#cell(n + ARITY));
      for (let i = 0; i < this.#cell(n + ARITY); i++) go(this.#cell(n + PARTS + i));
      const op = this.#cell(n + KIND) & 31;
      if (op === FREE || op === SORTVAR) found.add(this.#term(n));
    };
    go(this.#own(t, true));
    return found;
  }
}

const binds = (op: number): boolean => op >= COMP;
const ownBit = (v: Term): number => (v.op === 'free' ? 1 << (v.id % 30) : SORTVAR_BIT);
/** Whether the variable stands anywhere in t, also in the sorts of its variables. */
export const occurs = (x: Term, t: Term): boolean => (t.mask & ownBit(x)) !== 0 && freeVariables(t, ownBit(x)).has(x);

/** The free variables and sort variables of t (those with one of these bits at least), each after the variables in its sort. */
export const freeVariables = (t: Term, bits = -1): Set<Term> => t.owner.variables(t, bits);
