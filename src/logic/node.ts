/**
 * Sorts, terms and formulas, as numbers. A node is immutable and shared ("hash-consed"), so that equality is identity; the nodes of a
 * signature are numbered from 1, in the order in which they were made. Any such number is a node and no other is, so none can be forged.
 * Only the constructors of `Nodes` make nodes: they check sorts, and substitution keeps them right. Bound variables are nameless (an index
 * counts the binders between use and binder); free variables carry their sort.
 */
// biome-ignore format: in two lines
import {
  APP, BOUND, CELLS, COMP, DEEPEST, DEPTH, EQUAL, FALSE, FIRST, FREE, HEIGHT, IN, KIND, MASK, MOST, NESTING, NEXT, NUM, PATIENCE, PROP,
  SET, SORT, SORTED, SORTVAR, SORTVAR_BIT,
} from './cells.ts';
import { EXHAUSTED, refuse } from './error.ts';
import { type Arithmetic, arithmetic, calculate, effort, type Operation, type Rational, rational, showRational } from './rational.ts';

// biome-ignore format: in two lines (an applied predicate is an 'app' too)
const OPS = [
  'sort', 'set', 'prop', 'sortvar', 'bound', 'free', 'app', 'num', // c(t, …), Set(S), the sort of formulas, a sort variable; terms
  '=', 'in', 'false', '=>', 'and', 'or', 'comp', 'all', 'ex', // formulas, and {x : S | φ}; the last three bind
] as const;
export type Op = (typeof OPS)[number];
export type Binder = 'comp' | 'all' | 'ex';
export type Connective = '=>' | 'and' | 'or';
const binds = (op: number): boolean => op >= COMP;

export type List = readonly number[];
const NONE: List = [];
/** What to put for a variable under so many binders, if it changes as a whole. */
type Put = (n: number, depth: number) => number | undefined;

/** A symbol: its parameters (sort variables, then free variables, in telescope order) are what its arguments stand for. */
export interface Declared {
  readonly name: string;
  readonly kind: 'sort' | 'function' | 'predicate';
  readonly sortVars: List;
  readonly params: List;
  /** The sort of an application; 0 for a sort symbol. */
  readonly result: number;
  /** The sort of each argument (0 if it is a sort itself), and the result, all with bound variables for the parameters. */
  readonly wanted: List;
  readonly made: number;
}

/** All nodes and symbols of one signature. Numbers (Nat, Rat, Real) are there from the start. */
export class Nodes {
  readonly #symbols: Declared[] = [];
  readonly #byName = new Map<string, number>();
  /** For the arithmetical symbols, what they do to two numerals. */
  readonly #operations: (Operation | undefined)[] = [];
  /** The names of variables, and the values of numerals, by their tags; and the tags of each. */
  readonly #names: string[] = [];
  readonly #values: Rational[] = [];
  readonly #named = new Map<string, number>();
  readonly #valued = new Map<string, number>();
  /** The cells of all nodes, and their parts; how many nodes there are; and of each slot of the hash table the first. */
  #cells = new Int32Array(0);
  #parts = new Int32Array(0);
  #count = 1;
  #table = new Int32Array(0);
  /** The arguments of what is being made. */
  readonly #arguments: number[] = [];
  /**
   * The substitution under way (there is never more than one): what to put for variables, which are the free ones that have one of these
   * bits, or, without bits, the bound ones that look beyond their scope; how many nodes it has looked into (the next one pays for them), and
   * what became of them, for each number of binders around; and the parts of the nodes that it is about to make, of the outermost first.
   */
  #bits = 0;
  #put: Put = () => undefined;
  #visits = 0;
  #seen = new Map<number, Map<number, number>>();
  readonly #stack: number[] = [];
  /** What `#fill` puts for bound variables: the last of these for the innermost. */
  #given: ArrayLike<number> = NONE;
  #last = 0;
  readonly #filling: Put = (n, depth) => this.#given[this.#last - this.tag(n) + depth] ?? refuse('this is not bound here');
  #allowance = 1 << 20;
  // These are made in the constructor, when all fields are there: for the compiler, an object is of another kind with every field.
  readonly prop: number;
  readonly falsum: number;
  readonly nat: number;
  readonly rat: number;
  readonly real: number;

  /** There is `room` for so many nodes at first. */
  constructor(allowance: number, room: number) {
    this.#allot(room, 3 * room);
    const number = (name: string) => this.apply(this.declare(name, 'sort', NONE, NONE, 0), NONE);
    [this.prop, this.falsum] = [this.#make(PROP, 0, 0), this.#make(FALSE, 0, 0)];
    [this.nat, this.rat, this.real] = [number('Nat'), number('Rat'), number('Real')];
    this.#allowance = allowance;
    for (const [name, sort] of [['Nat', this.nat], ['Rat', this.rat], ['Real', this.real]] as const) // biome-ignore format: pairs
      for (const op of arithmetic) {
        const two = [this.free('a', sort), this.free('b', sort)];
        if (op === '<=' || op === '<') this.declare(`${name}.${op}`, 'predicate', NONE, two, this.prop);
        else if (op !== '/' || sort !== this.nat) this.#operations[this.declare(`${name}.${op}`, 'function', NONE, two, sort)] = op;
      }
  }

  /** Counts work (about 10 ns a unit: a node looked at, an entry of a list) and refuses once the allowance is used up. */
  spend(units: number): void {
    this.#allowance -= units;
    if (!(units >= 0 && this.#allowance >= 0)) refuse(EXHAUSTED);
  }

  // ---- what a node is

  #cell(n: number, i: number): number {
    return this.#cells[CELLS * n + i] ?? 0;
  }
  readonly #op = (n: number): number => this.#cell(n, KIND) & 31;
  readonly #part = (n: number, i: number): number => this.#parts[this.#cell(n, FIRST) + i] ?? 0;
  readonly op = (n: number): Op => OPS[this.#op(n)] ?? 'false';
  readonly tag = (n: number): number => this.#cell(n, KIND) >> 5;
  readonly arity = (n: number): number => this.#cell(n + 1, FIRST) - this.#cell(n, FIRST);
  /** How many enclosing binders the node looks beyond itself; 0 for everything that a caller of the kernel can hold by right. */
  readonly loose = (n: number): number => this.#cell(n, NESTING) >> DEPTH;
  /** A bit for each free variable (several may share one) and one for sort variables: 0 means closed. */
  readonly mask = (n: number): number => this.#cell(n, MASK);
  /** The name of a free variable or sort variable (and of nothing else); of a binder, one its variable once had, for printing only. */
  readonly name = (n: number): string => this.#names[this.tag(n)] ?? '';
  /** The value of a numeral. */
  readonly value = (n: number): Rational | undefined => (this.#op(n) === NUM ? this.#values[this.tag(n)] : undefined);
  readonly part = (n: number, i: number): number =>
    Number.isInteger(i) && i >= 0 && i < this.arity(n) ? this.#part(n, i) : refuse(`there is no part ${i}`);
  /** The node itself, if it is one, and (unless it may be `open`) no bound variable in it lacks its binder. */
  closed(n: number, open = false): number {
    if ((n | 0) !== n || n <= 0 || n >= this.#count) refuse('there is no such node');
    return open || this.#cell(n, NESTING) >> DEPTH === 0 ? n : refuse('a bound variable without its binder');
  }
  readonly isSort = (n: number): boolean => this.#op(n) === SORT || this.#op(n) === SET || this.#op(n) === SORTVAR;
  readonly #sort = (n: number): number => (this.isSort(this.closed(n)) ? n : refuse('a sort is expected here'));
  /** The formula itself, if it is one. */
  readonly formula = (n: number): number => (this.sortOf(n) === this.prop ? n : refuse('a formula is expected here'));

  /** The sort of a term, `prop` for a formula; a sort has none. */
  sortOf(given: number): number {
    const n = this.closed(given);
    let sort = this.#cell(n, SORTED);
    if (sort !== 0) return sort;
    const op = this.#op(n);
    if (op <= BOUND) refuse('a term or formula is expected here');
    if (op === FREE || op === NUM) sort = this.#part(n, 0);
    else if (op === COMP) sort = this.#make(SET, 0, 1, this.#part(n, 0));
    else if (op !== APP) sort = this.prop;
    else sort = this.#fill(this.#symbols[this.tag(n)]?.made ?? 0, this.#parts, this.#cell(n + 1, FIRST) - 1);
    this.#cells[CELLS * n + SORTED] = sort;
    return sort;
  }

  /** The free variables and sort variables of a node (those with one of these bits at least), each after the variables in its sort. */
  variables(given: number, bits = -1): Set<number> {
    const [found, seen] = [new Set<number>(), new Set<number>()];
    this.spend(16);
    const go = (n: number): void => {
      if ((this.mask(n) & bits) === 0 || seen.has(n)) return;
      seen.add(n);
      this.spend(4 + this.arity(n));
      for (let i = 0; i < this.arity(n); i++) go(this.#part(n, i));
      if (this.#op(n) === FREE || this.#op(n) === SORTVAR) found.add(n);
    };
    go(given);
    return found;
  }
  readonly #bit = (v: number): number => (this.#op(v) === FREE ? 1 << (v % 30) : SORTVAR_BIT);
  /** Whether the variable stands anywhere in a node, also in the sorts of its variables. */
  readonly occurs = (x: number, n: number): boolean => (this.mask(n) & this.#bit(x)) !== 0 && this.variables(n, this.#bit(x)).has(x);

  // ---- making nodes

  /** A node with no parts, one or two. */
  #make(op: number, tag: number, count: 0 | 1 | 2, a = 0, b = 0): number {
    const first = this.#reserve(2);
    this.#parts[first] = a;
    this.#parts[first + 1] = b;
    return this.#share(op, tag, count);
  }
  /** A node with so many parts, from a place on. */
  #makeOf(op: number, tag: number, parts: List, from: number, count: number): number {
    const first = this.#reserve(count);
    for (let i = 0; i < count; i++) this.#parts[first + i] = parts[from + i] ?? 0;
    return this.#share(op, tag, count);
  }
  /** The node whose parts stand behind those of all others; if there is one like it already, that one. */
  #share(op: number, tag: number, count: number): number {
    const [cells, parts, table] = [this.#cells, this.#parts, this.#table];
    const made = this.#count;
    const row = CELLS * made;
    const first = cells[row + FIRST] ?? 0;
    const kind = binds(op) ? op : op + 32 * tag;
    const ignored = binds(op) ? 31 : -1;
    const slot = hashOf(kind, parts, first, count) & (table.length - 1);
    for (let n = table[slot] ?? 0, probes = 0; n !== 0; n = cells[CELLS * n + NEXT] ?? 0) {
      if (((cells[CELLS * n + KIND] ?? 0) & ignored) === kind) {
        const other = cells[CELLS * n + FIRST] ?? 0;
        let i = 0;
        while (i < count && parts[other + i] === parts[first + i]) i++;
        if (i === count) return n;
      }
      if (++probes > 8) this.spend(4 + count);
    }
    this.spend(16 + count);
    let loose = op === BOUND ? tag + 1 : 0;
    let mask = op === FREE ? 1 << (made % 30) : op === SORTVAR ? SORTVAR_BIT : 0;
    let depth = 0;
    for (let i = 0; i < count; i++) {
      const part = CELLS * (parts[first + i] ?? 0);
      const nesting = cells[part + NESTING] ?? 0;
      loose = Math.max(loose, (nesting >> DEPTH) - (i === 1 && binds(op) ? 1 : 0));
      depth = Math.max(depth, nesting & DEEPEST);
      mask |= cells[part + MASK] ?? 0;
    }
    // whatever is refused here, nothing has changed
    if (32 * tag > MOST || loose > MOST >> DEPTH) refuse(EXHAUSTED);
    if (depth >= HEIGHT) refuse(`a term is nested more than ${HEIGHT} deep`);
    cells[row + KIND] = op + 32 * tag;
    cells[row + NESTING] = (loose << DEPTH) + depth + 1;
    cells[row + MASK] = mask;
    cells[row + NEXT] = table[slot] ?? 0;
    cells[row + CELLS + FIRST] = first + count;
    table[slot] = made;
    this.#count = made + 1;
    return made;
  }
  /** Where the parts of the next node begin, when there is room for so many. */
  #reserve(count: number): number {
    const first = this.#cell(this.#count, FIRST);
    if (CELLS * (this.#count + 2) <= this.#cells.length && first + count <= this.#parts.length) return first;
    this.#allot(2 * (this.#count + 2), 2 * (first + count));
    return first;
  }
  /** Makes room for so many nodes and parts at least, and a slot of the hash table for each node. */
  #allot(nodes: number, most: number): void {
    const room = Math.max(nodes, this.#cells.length / CELLS);
    if (CELLS * room > MOST || most > MOST) refuse(EXHAUSTED);
    const [cells, parts] = [new Int32Array(CELLS * room), new Int32Array(Math.max(most, this.#parts.length))];
    const table = new Int32Array(2 ** Math.ceil(Math.log2(room)));
    cells.set(this.#cells);
    parts.set(this.#parts);
    for (let n = 1; n < this.#count; n++) {
      const [kind, first] = [this.#cell(n, KIND), this.#cell(n, FIRST)];
      const slot = hashOf(binds(kind & 31) ? kind & 31 : kind, parts, first, this.arity(n)) & (table.length - 1);
      cells[CELLS * n + NEXT] = table[slot] ?? 0;
      table[slot] = n;
    }
    [this.#cells, this.#parts, this.#table] = [cells, parts, table];
  }

  #tagOf(name: string): number {
    if (typeof name !== 'string') refuse('a name is a string');
    const tag = this.#named.get(name) ?? this.#names.push(name) - 1;
    this.#named.set(name, tag);
    return tag;
  }

  readonly setOf = (element: number): number => this.#make(SET, 0, 1, this.#sort(element));
  readonly sortVariable = (name: string): number => this.#make(SORTVAR, this.#tagOf(name), 0);
  readonly free = (name: string, sort: number): number => this.#make(FREE, this.#tagOf(name), 1, this.#sort(sort));
  numeral(given: Rational, sort: number): number {
    const value = rational(given.n, given.d);
    this.spend(effort(value));
    if (!this.isNumber(sort)) refuse('numerals belong to Nat, Rat and Real');
    if (sort === this.nat && (value.d !== 1n || value.n < 0n)) refuse(`${showRational(value)} is not a natural number`);
    const text = showRational(value);
    const tag = this.#valued.get(text) ?? this.#values.push(value) - 1;
    this.#valued.set(text, tag);
    return this.#make(NUM, tag, 1, sort);
  }
  readonly equal = (a: number, b: number): number => {
    const sort = this.sortOf(a);
    if (sort === this.prop || sort !== this.sortOf(b)) refuse('the two sides of an equation must have the same sort');
    return this.#make(EQUAL, 0, 2, a, b);
  };
  member(a: number, set: number): number {
    const sort = this.sortOf(set);
    const fits = this.#op(sort) === SET && this.#part(sort, 0) === this.sortOf(a);
    return fits ? this.#make(IN, 0, 2, a, set) : refuse('a member must have the sort of the elements of the set');
  }
  connective(op: Connective, a: number, b: number): number {
    if (op !== '=>' && op !== 'and' && op !== 'or') refuse('this is no connective');
    return this.#make(OPS.indexOf(op), 0, 2, this.formula(a), this.formula(b));
  }

  /** Binds the free variable x in a formula: {x : S | φ}, ∀x:S. φ or ∃x:S. φ. */
  bind(op: Binder, given: number, body: number): number {
    const x = this.closed(given);
    if (!binds(OPS.indexOf(op)) || this.op(x) !== 'free') refuse('only a variable can be bound, and only by a binder');
    const inner = this.#rewriteAll(this.formula(body), this.#bit(x), (n, depth) => {
      if (n === x) return this.#make(BOUND, depth, 0);
      return this.occurs(x, n) ? refuse(`${this.name(x)} stands in the sort of ${this.name(n)}, which is still free`) : n;
    });
    return this.#make(OPS.indexOf(op), this.tag(x), 2, this.#part(x, 0), inner);
  }

  // ---- symbols

  readonly symbol = (name: string): number | undefined => this.#byName.get(name);
  readonly isNumber = (sort: number): boolean => sort === this.nat || sort === this.rat || sort === this.real;
  /** The arithmetical operation or relation of a number sort. */
  arithmetic(op: Arithmetic, sort: number): number {
    if (!this.isNumber(sort)) refuse(`${op} is not an operation of this sort`);
    return this.symbol(`${this.declared(this.tag(sort)).name}.${op}`) ?? refuse(`${op} is not an operation of this sort`);
  }
  /** Whether a node is this symbol with its arguments. */
  readonly applies = (symbol: number, n: number): boolean => this.#op(n) === APP && this.tag(n) === symbol;
  readonly declared = (symbol: number): Declared =>
    (typeof symbol === 'number' ? this.#symbols[symbol] : undefined) ?? refuse('a symbol of another signature');

  /** Declares a fresh symbol. Sorts of parameters may mention earlier parameters, and the sort variables; so may the result. */
  declare(name: string, kind: Declared['kind'], givenSortVars: List, givenParams: List, result: number): number {
    const [sortVars, params] = [Object.freeze([...givenSortVars]), Object.freeze([...givenParams])];
    if (typeof name !== 'string' || this.#byName.has(name)) refuse(`the name ${name} is already taken`);
    this.checkTelescope(sortVars, params, result === 0 ? NONE : [result]);
    const none = result === 0 && sortVars.length === 0;
    const fits =
      kind === 'sort' ? none : kind === 'predicate' ? result === this.prop : kind === 'function' && result !== 0 && this.isSort(result);
    if (!fits) refuse(`${name}: a function has a sort, a predicate is a formula, and a sort has neither a sort nor sort variables`);
    const index = new Map([...params.toReversed(), ...sortVars.toReversed()].map((v, i) => [v, i]));
    const put: Put = (v, depth) => this.#make(BOUND, (index.get(v) ?? 0) + depth, 0);
    const bound = (sort: number) => (sort === 0 ? 0 : this.#rewriteAll(sort, -1, put));
    const wanted = Object.freeze([...sortVars.map(() => 0), ...params.map((v) => bound(this.#part(v, 0)))]);
    const id = this.#symbols.push(Object.freeze({ name, kind, sortVars, params, result, wanted, made: bound(result) })) - 1;
    this.#byName.set(name, id);
    return id;
  }

  /** Refuses unless each parameter is a variable whose sort depends on earlier ones alone, and `rest` on nothing but parameters. */
  checkTelescope(sortVars: List, params: List, rest: List): void {
    const known = new Set<number>();
    for (const [i, t] of [...sortVars, ...params, ...rest].entries()) {
      const op = i < sortVars.length ? 'sortvar' : i < sortVars.length + params.length ? 'free' : undefined;
      if (this.closed(t) && op !== undefined && (this.op(t) !== op || known.has(t))) refuse('parameters must be distinct variables');
      for (const v of this.variables(t))
        if (!known.has(v) && (v !== t || op === undefined)) refuse(`${this.name(v)} is not among the parameters before it`);
      if (op !== undefined) known.add(t);
    }
  }

  /** A symbol applied to sorts and terms that fit its telescope. */
  apply(symbol: number, given: List): number {
    const { name, kind, sortVars, wanted } = this.declared(symbol);
    const [parts, count] = [this.#arguments, this.#take(given)];
    if (count !== wanted.length) refuse(`${name} has another number of arguments`);
    for (let i = 0; i < count; i++) {
      const [part, sort] = [parts[i] ?? 0, wanted[i] ?? 0];
      if (sort === 0) this.#sort(part);
      else if (!this.#fits(sort, this.sortOf(part), parts, count - 1))
        refuse(`argument ${i + 1 - sortVars.length} of ${name} has the wrong sort`);
    }
    return this.#rebuild(kind === 'sort' ? SORT : APP, symbol, parts, 0, count);
  }
  /** Makes these the arguments, which nobody else can change; says how many there are. */
  #take(given: List): number {
    const count = given.length;
    if ((count | 0) !== count) refuse('a list has a length');
    for (let i = 0; i < count; i++) this.#arguments[i] = given[i] ?? 0;
    return count;
  }

  // ---- substitution; only what is well-sorted comes out

  /** The body of a binder with a node for its variable; of binders of one kind within each other, with one for the variable of each. */
  open(binder: number, given: List): number {
    const count = this.#take(given);
    return this.#fill(this.#body(binder, count), this.#arguments, count - 1);
  }
  /** Whether `open` would make n of the binder with t; mostly, nothing need be made for that. */
  opens(binder: number, t: number, n: number): boolean {
    this.#arguments[0] = t;
    return this.#fits(this.#body(binder, 1), n, this.#arguments, 0);
  }
  /** What so many binders enclose, if the arguments fit them. */
  #body(binder: number, count: number): number {
    let inner = this.closed(binder);
    const op = this.#op(inner);
    for (let i = 0; i < count; i++) {
      if (!binds(op) || op !== this.#op(inner)) refuse('nothing is bound here');
      if (!this.#fits(this.#part(inner, 0), this.sortOf(this.#arguments[i] ?? 0), this.#arguments, i - 1))
        refuse('the term has another sort than the bound variable');
      inner = this.#part(inner, 1);
    }
    return inner;
  }

  /** Simultaneous substitution: of each pair, the second is put for the first; it must have that one's sort, as it is afterwards. */
  substitute(ns: List, pairs: List): number[] {
    const by = new Map<number, number>();
    let bits = 0;
    for (let i = 0; i < pairs.length; i += 2) {
      const [v, u] = [this.closed(pairs[i] ?? 0), this.closed(pairs[i + 1] ?? 0)];
      if (this.op(v) === 'sortvar') this.#sort(u);
      else if (this.op(v) !== 'free' || this.sortOf(u) === this.prop) refuse('only variables can be instantiated, and only by terms');
      by.set(v, u);
      bits |= this.#bit(v);
    }
    if (2 * by.size !== pairs.length) refuse('a variable is instantiated twice');
    const put: Put = (v) => by.get(v);
    for (const [v, u] of by)
      if (this.op(v) === 'free' && this.sortOf(u) !== this.#rewriteAll(this.#part(v, 0), bits, put))
        refuse(`the instance of ${this.name(v)} has the wrong sort`);
    return ns.map((n) => this.#rewriteAll(this.closed(n), bits, put));
  }

  /** What becomes of a node when these are put for its loose bound variables, the last for the innermost. */
  #fill(n: number, given: ArrayLike<number>, last: number): number {
    [this.#given, this.#last] = [given, last];
    return this.#cell(n, NESTING) >> DEPTH === 0 ? n : this.#rewriteAll(n, 0, this.#filling);
  }
  /** Whether `#fill` would make n of `wanted`. */
  #fits(wanted: number, n: number, given: ArrayLike<number>, last: number): boolean {
    this.spend(this.#visits);
    this.#visits = 0;
    return this.#alike(wanted, n, given, last, 0) || this.#fill(wanted, given, last) === n;
  }
  /** The same, if that can be seen without making anything, and soon. */
  #alike(wanted: number, n: number, given: ArrayLike<number>, last: number, depth: number): boolean {
    if (this.#cell(wanted, NESTING) >> DEPTH <= depth) return wanted === n;
    const kind = this.#cell(wanted, KIND);
    const op = kind & 31;
    if (op === BOUND) return given[last - (kind >> 5) + depth] === n;
    if (binds(op) ? op !== this.#op(n) : kind !== this.#cell(n, KIND)) return false;
    const [first, other, count] = [this.#cell(wanted, FIRST), this.#cell(n, FIRST), this.arity(n)];
    this.#visits += 1 + count;
    if (this.#visits > PATIENCE) return false;
    for (let i = 0; i < count; i++) {
      const inner = i === 1 && binds(op) ? depth + 1 : depth;
      if (!this.#alike(this.#parts[first + i] ?? 0, this.#parts[other + i] ?? 0, given, last, inner)) return false;
    }
    return true;
  }

  #rewriteAll(n: number, bits: number, put: Put): number {
    this.spend(this.#visits);
    [this.#bits, this.#put, this.#visits] = [bits, put, 0];
    if (this.#seen.size > 0) this.#seen = new Map();
    return this.#rewrite(n, 0, 0);
  }
  /** What becomes of a node under so many binders; the stack is free from `top` on. */
  #rewrite(n: number, depth: number, top: number): number {
    const cells = this.#cells;
    const row = CELLS * n;
    const bits = this.#bits;
    if (bits === 0 ? (cells[row + NESTING] ?? 0) >> DEPTH <= depth : ((cells[row + MASK] ?? 0) & bits) === 0) return n;
    const kind = cells[row + KIND] ?? 0;
    const op = kind & 31;
    const known = op >= SORTVAR && op <= FREE ? this.#put(n, depth) : this.#visits > PATIENCE ? this.#seen.get(depth)?.get(n) : undefined;
    if (known !== undefined) return known;
    const stack = this.#stack;
    const first = cells[row + FIRST] ?? 0;
    const arity = (cells[row + CELLS + FIRST] ?? 0) - first;
    this.#visits += 1 + arity;
    if (this.#visits > PATIENCE) this.spend(4 + arity);
    for (let i = 0; i < arity; i++) stack[top + i] = this.#parts[first + i] ?? 0;
    let changed = false;
    for (let i = 0; i < arity; i++) {
      const made = this.#rewrite(stack[top + i] ?? 0, i === 1 && binds(op) ? depth + 1 : depth, top + arity);
      changed ||= made !== stack[top + i];
      stack[top + i] = made;
    }
    const made = changed ? this.#rebuild(op, kind >> 5, stack, top, arity) : n;
    if (this.#visits > PATIENCE) {
      const seen = this.#seen.get(depth) ?? new Map<number, number>();
      this.#seen.set(depth, seen.set(n, made));
    }
    return made;
  }

  /** A node whose parts have the right sorts; numerals are combined at once, and never divided by zero. */
  #rebuild(op: number, tag: number, parts: List, from: number, count: number): number {
    const operation = op === APP && tag < this.#operations.length ? this.#operations[tag] : undefined;
    if (operation !== undefined) {
      const [a, b] = [this.value(parts[from] ?? 0), this.value(parts[from + 1] ?? 0)];
      if (operation === '/' && b?.n === 0n) refuse('division by zero');
      if (a !== undefined && b !== undefined) {
        const sort = this.#part(parts[from] ?? 0, 0);
        this.spend(effort(a, b));
        return this.numeral(calculate(operation, a, b, sort === this.nat), sort);
      }
    }
    return this.#makeOf(op, tag, parts, from, count);
  }
}

function hashOf(kind: number, parts: Int32Array, from: number, count: number): number {
  let hash = Math.imul(kind, 0x9e3779b1);
  for (let i = 0; i < count; i++) hash = Math.imul(hash ^ (parts[from + i] ?? 0) ^ (hash >>> 15), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}
