/** What has to be looked into, so that a step can be seen to follow. */
import { isBinder, type Signature, type Term } from '../../terms/index.ts';
import { type Look, operationOf } from './encoder.ts';

/** No rule of the propositional calculus looks deeper: ¬¬φ has two connectives. */
const DEPTH = 2;

/** What keeps a step from being said without quantifiers. */
export type Obstacle = 'a change within a binder' | 'a product of unknown numbers';

export class Views {
  readonly #sig: Signature;
  readonly view = new Map<Term, Look>();
  #obstacle: Obstacle | undefined;

  constructor(sig: Signature) {
    this.#sig = sig;
  }

  get obstacle(): Obstacle | undefined {
    return this.#obstacle;
  }

  /** The outermost connectives. */
  connectives(t: Term, depth = DEPTH): void {
    if (depth === 0 || (t.op !== '=>' && t.op !== 'and' && t.op !== 'or')) return;
    this.#look(t, 'structure');
    for (const kid of t.kids()) this.connectives(kid, depth - 1);
  }

  equation(t: Term): void {
    if (t.op === '=') this.#look(t, 'structure');
  }

  /** An equation or inequality between numbers, or its negation, and sums in it. Gives the atom. */
  linear(t: Term): Term | undefined {
    if (t.op === '=>') {
      this.connectives(t, 1);
      return this.linear(t.kid(0));
    }
    const operation = operationOf(this.#sig, t);
    if (t.op !== '=' && operation !== '<=' && operation !== '<') return undefined;
    if (!this.#sig.isNumber(this.#sig.sortOf(t.kid(0)))) return undefined;
    this.#look(t, t.op === '=' ? 'structure' : 'arithmetic');
    for (const kid of t.kids()) this.#sum(kid);
    return t;
  }

  /** What the oracle for linear arithmetic looks into: the rest are unknowns to it. */
  #sum(root: Term): void {
    const stack = [root];
    for (let t = stack.pop(); t !== undefined; t = stack.pop()) {
      const truncates = operationOf(this.#sig, t) === '-' && this.#sig.sortOf(t) === this.#sig.nat;
      if (this.view.has(t) || truncates || !this.#isLinear(t)) continue;
      this.#look(t, 'arithmetic');
      for (const kid of t.kids()) stack.push(kid);
    }
  }

  #isLinear(t: Term): boolean {
    const operation = operationOf(this.#sig, t);
    if (operation === '*') return t.kids().some((kid) => kid.op === 'num');
    return operation === '+' || operation === '-' || (operation === '/' && t.kid(1).op === 'num');
  }

  /** Looks into two terms where they differ, but not into `left` and `right`, of which it is known that they are equal. */
  difference(a: Term, b: Term, left: Term, right: Term): void {
    const seen = new Map<Term, Set<Term>>();
    // terms are deep: this must not recurse
    const stack: [Term, Term][] = [[a, b]];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      const [x, y] = next;
      const others = seen.get(x) ?? new Set();
      if (x === y || (x === left && y === right) || others.has(y)) continue;
      seen.set(x, others.add(y));
      const alike = x.op === y.op && x.arity === y.arity && x.tag === y.tag;
      if (alike && isBinder(x.op)) this.#obstacle = 'a change within a binder';
      else if (alike) {
        for (const each of [x, y]) this.#look(each, this.#isInterpreted(each) ? 'arithmetic' : 'structure');
        for (let i = 0; i < x.arity; i++) stack.push([x.kid(i), y.kid(i)]);
      } else if (x.op === 'num' || y.op === 'num') this.#computed(x.op === 'num' ? y : x);
    }
  }

  /** What became a numeral when a variable became one. */
  #computed(root: Term): void {
    const stack = [root];
    for (let t = stack.pop(); t !== undefined; t = stack.pop()) {
      if (operationOf(this.#sig, t) === undefined) continue;
      if (!this.#isLinear(t)) this.#obstacle = 'a product of unknown numbers';
      this.#look(t, 'arithmetic');
      for (const kid of t.kids()) stack.push(kid);
    }
  }

  /** Whether its meaning is known whatever it is applied to. */
  #isInterpreted(t: Term): boolean {
    const operation = operationOf(this.#sig, t);
    return operation !== undefined && operation !== '*' && operation !== '/';
  }

  #look(t: Term, look: Look): void {
    // a product is either applied to its parts or computed
    if ((this.view.get(t) ?? look) !== look) this.#obstacle = 'a product of unknown numbers';
    this.view.set(t, look);
  }
}
