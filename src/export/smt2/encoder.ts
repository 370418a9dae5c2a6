/**
 * Writes formulas for SMT solvers, as far as they are looked into. A node that is looked into is written with its parts, every other one is
 * a constant of its own: two nodes are the same constant just if they are the same node, which is exact since terms are shared. So whatever
 * a solver proves of the constants holds of the formulas.
 *
 * Numbers of all three sorts are Real; sorts and all other objects are of one sort U. Names are given in the order of first use, so queries
 * that differ in names alone are the same text.
 */
import { type Arithmetic, arithmetic, type Rational, type Signature, type Sym, type Term } from '../../terms/index.ts';

/** How a node is looked into: as what is applied to its parts, whatever that means, or as arithmetic. */
export type Look = 'structure' | 'arithmetic';
export type View = ReadonlyMap<Term, Look>;
type Kind = 'Bool' | 'Real' | 'U';

/** What names begin with: unknowns of each kind, functions, and what stands in several places. */
type Letter = 'p' | 'x' | 'u' | 'f' | 'd';
const LETTER = { Bool: 'p', Real: 'x', U: 'u' } as const;

export class Encoder {
  readonly #sig: Signature;
  readonly #view: View;
  readonly #uses = new Map<Term, number>();
  readonly #written = new Map<Term, string>();
  readonly #functions = new Map<string, string>();
  readonly #counts: Record<Letter, number> = { p: 0, x: 0, u: 0, f: 0, d: 0 };
  readonly #lines: string[] = [];
  /** The unknowns of sort Nat, in the order of first use. */
  readonly #naturals: string[] = [];

  constructor(sig: Signature, view: View) {
    this.#sig = sig;
    this.#view = view;
  }

  /** Declarations, and names of what stands in several places. */
  get lines(): readonly string[] {
    return this.#lines;
  }
  get naturals(): readonly string[] {
    return this.#naturals;
  }

  /** Tells beforehand that a formula will be written so many times more. What is used often is written once. */
  count(root: Term, times = 1): void {
    // terms are deep: this must not recurse
    const stack: [Term, number][] = [[root, times]];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      const [t, more] = next;
      const before = this.#uses.get(t) ?? 0;
      this.#uses.set(t, before + more);
      if (before === 0) for (const kid of this.#parts(t)) stack.push([kid, this.#truncates(t) ? 2 : 1]);
    }
  }

  write(root: Term): string {
    const stack = [root];
    for (let t = stack.at(-1); t !== undefined; t = stack.at(-1)) {
      const missing = this.#written.has(t) ? [] : this.#parts(t).filter((kid) => !this.#written.has(kid));
      if (missing.length > 0) {
        for (const kid of missing.reverse()) stack.push(kid);
        continue;
      }
      stack.pop();
      if (this.#written.has(t)) continue;
      const whole = this.#whole(t);
      const often = whole.startsWith('(') && t.op !== 'num' && (this.#uses.get(t) ?? 0) > 1;
      this.#written.set(t, often ? this.#define(t, whole) : whole);
    }
    return this.#part(root);
  }

  /** The parts that are looked into. */
  #parts(t: Term): readonly Term[] {
    return this.#view.has(t) ? t.kids() : [];
  }
  /** What was written before. */
  #part(t: Term): string {
    return this.#written.get(t) ?? '';
  }

  #define(t: Term, whole: string): string {
    const name = this.#name('d');
    // not define-fun, which some write out again in every place
    this.#lines.push(`(declare-fun ${name} () ${this.#kind(t)})`, `(assert (= ${name} ${whole}))`);
    return name;
  }
  #name(letter: Letter): string {
    return `${letter}${++this.#counts[letter]}`;
  }

  #kind(t: Term): Kind {
    if (t.op === 'sort' || t.op === 'set' || t.op === 'sortvar') return 'U';
    const sort = this.#sig.sortOf(t);
    return sort === this.#sig.prop ? 'Bool' : this.#sig.isNumber(sort) ? 'Real' : 'U';
  }

  #whole(t: Term): string {
    if (t.op === 'false') return 'false';
    if (t.op === 'num') return decimal(t.value);
    const look = this.#view.get(t);
    if (look === undefined) return this.#unknown(t);
    switch (t.op) {
      case '=>':
      case 'and':
      case 'or':
      case '=':
        return `(${t.op} ${this.#all(t)})`;
      case 'in':
      case 'set':
        return `(${this.#function(t.op, t)} ${this.#all(t)})`;
      case 'app':
      case 'sort':
        if (look === 'arithmetic') return this.#arithmetic(t);
        return t.arity === 0 ? this.#unknown(t) : `(${this.#function(`${t.symbol.id}`, t)} ${this.#all(t)})`;
      default:
        return this.#unknown(t);
    }
  }

  #all(t: Term): string {
    return t
      .kids()
      .map((kid) => this.#part(kid))
      .join(' ');
  }

  #unknown(t: Term): string {
    const kind = this.#kind(t);
    const name = this.#name(LETTER[kind]);
    this.#lines.push(`(declare-fun ${name} () ${kind})`);
    if (kind === 'Real' && this.#sig.sortOf(t) === this.#sig.nat) this.#naturals.push(name);
    return name;
  }

  /** A symbol may be used at numbers and at other objects: then it is several functions. */
  #function(what: string, t: Term): string {
    const parts = t.kids().map((kid) => this.#kind(kid));
    const result = this.#kind(t);
    const key = [what, ...parts, result].join(' ');
    const known = this.#functions.get(key);
    if (known !== undefined) return known;
    const name = this.#name('f');
    this.#functions.set(key, name);
    this.#lines.push(`(declare-fun ${name} (${parts.join(' ')}) ${result})`);
    return name;
  }

  /** Subtraction over Nat, which stops at 0. */
  #truncates(t: Term): boolean {
    return this.#view.get(t) === 'arithmetic' && operationOf(this.#sig, t) === '-' && this.#sig.sortOf(t) === this.#sig.nat;
  }

  #arithmetic(t: Term): string {
    const [a, b] = [this.#part(t.kid(0)), this.#part(t.kid(1))];
    const operation = operationOf(this.#sig, t);
    if (operation === undefined) throw new Error(`${t.symbol.name} is no operation`);
    if (this.#truncates(t)) return `(ite (<= ${b} ${a}) (- ${a} ${b}) 0.0)`;
    return `(${operation} ${a} ${b})`;
  }
}

const operations = new WeakMap<Signature, ReadonlyMap<Sym, Arithmetic>>();

/** What a node computes or compares, if it does that. */
export function operationOf(sig: Signature, t: Term): Arithmetic | undefined {
  if (t.op !== 'app') return undefined;
  let known = operations.get(sig);
  if (known === undefined) {
    const sorts = [sig.nat, sig.rat, sig.real];
    known = new Map(
      sorts.flatMap((sort) => arithmetic.flatMap((op) => (op === '/' && sort === sig.nat ? [] : [[sig.arithmetic(op, sort), op]]))),
    );
    operations.set(sig, known);
  }
  return known.get(t.symbol);
}

/** A rational number, as SMT-LIB writes it. */
function decimal({ n, d }: Rational): string {
  const absolute = d === 1n ? `${abs(n)}.0` : `(/ ${abs(n)}.0 ${d}.0)`;
  return n < 0n ? `(- ${absolute})` : absolute;
}
const abs = (n: bigint): bigint => (n < 0n ? -n : n);
