/**
 * Patterns: kernel terms in which variables and sort variables named "?…" stand for something still to be found.
 * The variables of rules are named ?0, ?1, …; the holes of goals ?h0, ?h1, …, numbered as they first stand in the goal.
 */
import { Pages, type Signature, type Term } from '../terms/index.ts';

const NONE: readonly Term[] = [];

const QUESTION_MARK = '?'.charCodeAt(0);
export const isPattern = (t: Term): boolean => (t.op === 'free' || t.op === 'sortvar') && t.name.charCodeAt(0) === QUESTION_MARK;
/** The same of a node. */
export const isVariable = ({ op, name }: Term['owner']['kernel'], n: number): boolean =>
  (op(n) === 'free' || op(n) === 'sortvar') && name(n).charCodeAt(0) === QUESTION_MARK;
export const isSort = (t: Term): boolean => t.op === 'sort' || t.op === 'set' || t.op === 'sortvar';

/**
 * What was found out about the terms of one signature, by their numbers: with as many terms as a search makes, weak maps are slow, and a
 * search mostly asks for the terms that it has made itself, which are the last.
 */
class Memory<T> {
  readonly #all = new WeakMap<Term['owner'], Pages<T>>();
  #owner: Term['owner'] | undefined;
  #found = new Pages<T>();

  get(t: Term): T | undefined {
    if (this.#owner !== t.owner) this.#turnTo(t.owner);
    return this.#found.get(t.id);
  }
  set(t: Term, found: T): T {
    if (this.#owner !== t.owner) this.#turnTo(t.owner);
    return this.#found.set(t.id, found);
  }

  #turnTo(owner: Term['owner']): void {
    this.#found = this.#all.get(owner) ?? new Pages<T>();
    this.#all.set(owner, this.#found);
    this.#owner = owner;
  }
}

const patterns = new Memory<readonly Term[]>();

/** The pattern variables of a term in the order in which they first stand in it, each after those in its sort. */
export function patternsIn(t: Term): readonly Term[] {
  if (t.mask === 0) return NONE;
  const known = patterns.get(t);
  if (known !== undefined) return known;
  let found: readonly Term[] = NONE;
  for (let i = 0; i < t.arity; i++) {
    const inside = patternsIn(t.kid(i));
    if (found.length === 0) found = inside;
    else if (inside.length > 0 && inside !== found) found = [...new Set([...found, ...inside])];
  }
  return patterns.set(t, isPattern(t) ? [...found, t] : found);
}

/** Whether nothing in a term is still to be found. */
export const isGround = (t: Term): boolean => patternsIn(t).length === 0;

const depths = new Memory<number>();

/** How deep a formula nests symbols and sets written out; sorts and connectives do not count. */
export function depth(t: Term): number {
  if (isSort(t)) return 0;
  if (t.op === 'free' || t.op === 'num' || t.op === 'bound') return 1;
  const known = depths.get(t);
  if (known !== undefined) return known;
  let inside = 0;
  for (let i = 0; i < t.arity; i++) inside = Math.max(inside, depth(t.kid(i)));
  return depths.set(t, t.op === 'app' || t.op === 'comp' || t.op === '=' || t.op === 'in' ? inside + 1 : inside);
}

const sizes = new Memory<number>();

/** How many nodes a term has, written out, without sorts. */
export function size(t: Term): number {
  if (isSort(t)) return 0;
  if (t.op === 'free' || t.op === 'num') return 1;
  const known = sizes.get(t);
  if (known !== undefined) return known;
  let inside = 1;
  for (let i = 0; i < t.arity; i++) inside += size(t.kid(i));
  return sizes.set(t, inside);
}

/** For each pattern variable, where its value stands. */
export type Slots = ReadonlyMap<Term, number>;

export const slotsOf = (variables: readonly Term[]): Slots => new Map(variables.map((v, i) => [v, i]));
export const NOWHERE: Slots = new Map();

/** What the variables of a rule, and the holes of the goal that it is used for, stand for so far. */
export class Bindings {
  readonly #sig: Signature;
  readonly #rule: Slots;
  readonly #goal: Slots;
  #adopted: Slots;
  /** Those of the rule, of the goal, and adopted ones, in this order. */
  readonly #values: (Term | undefined)[];

  constructor(sig: Signature, rule: Slots, goal: Slots, values: readonly (Term | undefined)[] = [], adopted: Slots = NOWHERE) {
    this.#sig = sig;
    this.#rule = rule;
    this.#goal = goal;
    this.#values = values.slice();
    this.#adopted = adopted;
  }

  copy(): Bindings {
    return new Bindings(this.#sig, this.#rule, this.#goal, this.#values, this.#adopted);
  }

  #slot(v: Term): number {
    const own = this.#rule.get(v);
    if (own !== undefined) return own;
    const hole = this.#goal.get(v);
    return this.#rule.size + (hole ?? this.#goal.size + (this.#adopted.get(v) ?? -1));
  }

  /** A pattern with new variables for its own. */
  adopt(pattern: Term): Term {
    const adopted = new Map(this.#adopted);
    const by = new Map<Term, Term>();
    for (const v of patternsIn(pattern)) {
      const name = `${v.op === 'sortvar' ? '?A' : '?a'}${adopted.size}`;
      const made = v.op === 'sortvar' ? this.#sig.sortVariable(name) : this.#sig.free(name, this.#sig.substitute(v.kid(0), by));
      by.set(v, made);
      adopted.set(made, adopted.size);
    }
    this.#adopted = adopted;
    return this.#sig.substitute(pattern, by);
  }

  /** What a variable stands for, through other variables; the last of these where it is not bound. */
  look(t: Term): Term {
    let now = t;
    while (isPattern(now)) {
      const value = this.#values[this.#slot(now)];
      if (value === undefined) return now;
      now = value;
    }
    return now;
  }

  /** Makes two patterns equal; when that fails, the bindings are of no more use. */
  unify(left: Term, right: Term): boolean {
    if (left === right) return true;
    const a = this.look(left);
    const b = this.look(right);
    if (a === b) return true;
    if (isPattern(a)) return this.#bind(a, b);
    if (isPattern(b)) return this.#bind(b, a);
    if (a.op !== b.op || a.tag !== b.tag || a.arity !== b.arity || a.op === 'free' || a.op === 'num') return false;
    if (isGround(a) && isGround(b)) return false;
    for (let i = 0; i < a.arity; i++) if (!this.unify(a.kid(i), b.kid(i))) return false;
    return true;
  }

  #bind(v: Term, t: Term): boolean {
    if (t.loose > 0) return false;
    if (v.op === 'sortvar') {
      if (!isSort(t)) return false;
    } else if (isSort(t) || !this.unify(v.kid(0), this.#sig.sortOf(t))) return false;
    if (this.#mentions(t, v)) return false;
    this.#values[this.#slot(v)] = t;
    return true;
  }
  #mentions(t: Term, v: Term): boolean {
    return patternsIn(t).some((u) => {
      if (u === v) return true;
      const value = this.#values[this.#slot(u)];
      return value !== undefined && this.#mentions(value, v);
    });
  }

  /** Whether it is known what a pattern stands for. */
  closed(t: Term): boolean {
    for (const v of patternsIn(t)) {
      const value = this.#values[this.#slot(v)];
      if (value === undefined || (!isGround(value) && !this.closed(value))) return false;
    }
    return true;
  }

  /** The variables on which it depends what a pattern stands for. */
  open(t: Term, found: Set<Term> = new Set()): Set<Term> {
    for (const v of patternsIn(t)) {
      const value = this.#values[this.#slot(v)];
      if (value === undefined) found.add(v);
      else if (!isGround(value)) this.open(value, found);
    }
    return found;
  }

  /** What a pattern stands for, its open variables under their own names (their sorts may have changed). */
  instance(t: Term): Term {
    const variables = patternsIn(t);
    if (variables.length === 0) return t;
    const by = new Map<Term, Term>();
    for (const v of variables) {
      const value = this.#values[this.#slot(v)];
      if (value !== undefined) by.set(v, this.instance(value));
    }
    for (const v of variables) if (!by.has(v) && v.op === 'free') by.set(v, this.#sig.free(v.name, this.#sig.substitute(v.kid(0), by)));
    return this.#sig.substitute(t, by);
  }

  /** What a pattern stands for, its open variables as holes. */
  resolve(t: Term): Term {
    const found = this.#resolve(t, new Map());
    const holes = patternsIn(found);
    if (holes.every((h, i) => h.name === holeName(h, i))) return found;
    const names = new Map<Term, Term>();
    const by = new Map<Term, Term>();
    for (const h of holes) by.set(h, fresh(this.#sig, h, by, names));
    return this.#sig.substitute(found, by);
  }
  #resolve(t: Term, names: Map<Term, Term>): Term {
    const variables = patternsIn(t);
    if (variables.length === 0) return t;
    const by = new Map<Term, Term>();
    for (const v of variables) {
      const value = this.#values[this.#slot(v)];
      by.set(v, value === undefined ? fresh(this.#sig, v, by, names) : this.#resolve(value, names));
    }
    return this.#sig.substitute(t, by);
  }

  /** Puts arbitrary objects for variables that nothing determines; every sort has some. */
  settle(variables: Iterable<Term>): void {
    for (const v of variables) {
      if (this.look(v) !== v) continue;
      const value = v.op === 'sortvar' ? this.#sig.nat : this.#sig.free('any', this.#resolve(v.kid(0), new Map()));
      this.#values[this.#slot(v)] = value;
    }
  }
}

const holeName = (v: Term, i: number): string => (v.op === 'sortvar' ? `?H${i}` : `?h${i}`);

/** The hole for an unbound variable, whose sort may mention others. */
function fresh(sig: Signature, v: Term, by: ReadonlyMap<Term, Term>, names: Map<Term, Term>): Term {
  const known = names.get(v);
  if (known !== undefined) return known;
  const name = holeName(v, names.size);
  const made = v.op === 'sortvar' ? sig.sortVariable(name) : sig.free(name, sig.substitute(v.kid(0), by));
  names.set(v, made);
  return made;
}
