/** Generated worlds: chains, shared lemmas, closures, and rules that have nothing to do with a goal but look as if they had. */
import { Rulebook } from '../../src/engine/index.ts';
import { Signature, type Sym, type Term, Theorem } from '../../src/terms/index.ts';

/** A signature with one sort, and shorthands; axioms become rules at once. */
export class Small {
  readonly sig = new Signature(false);
  readonly rules = new Rulebook(this.sig);
  readonly sort = this.sig.apply(this.sig.declare('S', 'sort', [], [], undefined), [], []);
  readonly x = this.sig.free('x', this.sort);
  readonly y = this.sig.free('y', this.sort);
  /** What has been made true. */
  readonly formulas: Term[] = [];

  constant(name: string, sort: Term = this.sort): Term {
    return this.sig.apply(this.sig.declare(name, 'function', [], [], sort), [], []);
  }
  predicate(name: string, ...params: readonly Term[]): (...args: Term[]) => Term {
    const symbol: Sym = this.sig.declare(name, 'predicate', [], params, this.sig.prop);
    return (...args) => this.sig.apply(symbol, [], args);
  }
  function(name: string, ...params: readonly Term[]): (...args: Term[]) => Term {
    const symbol: Sym = this.sig.declare(name, 'function', [], params, this.sort);
    return (...args) => this.sig.apply(symbol, [], args);
  }
  imp(...formulas: readonly Term[]): Term {
    return formulas.reduceRight((right, left) => this.sig.connective('=>', left, right));
  }
  all(variables: readonly Term[], body: Term): Term {
    return variables.reduceRight((f, v) => this.sig.bind('all', v, f), body);
  }
  /** Makes something true; all of it rests on one absurd axiom, so that what is measured is not the lists of what theorems rest on. */
  axiom(formula: Term): void {
    if (this.formulas.length === 0) this.sig.assume('absurd', this.sig.falsum);
    this.rules.add({ theorem: Theorem.exFalso(Theorem.axiom(this.sig, 'absurd'), formula), name: `axiom ${this.formulas.length}` });
    this.formulas.push(formula);
  }
  /** A question without facts. */
  asks(goal: Term): { readonly name: string; readonly title: string; readonly facts: readonly Theorem[]; readonly goal: Term } {
    return { name: 'goal', title: 'goal', facts: [], goal };
  }
}

/** c₀ ∈ A₀, and Aᵢ ⊆ Aᵢ₊₁ for i < n, as lemmas on members; asks whether c₀ ∈ Aₙ. `shuffled` states them in another order. */
export function chain(n: number, shuffled = false): { readonly small: Small; readonly goal: Term; readonly beyond: Term } {
  const small = new Small();
  const { sig, x } = small;
  const c = small.constant('c');
  const sets = Array.from({ length: n + 2 }, (_, i) => small.constant(`A${i}`, sig.setOf(small.sort)));
  const at = (i: number): Term => sets[i] ?? c;
  const order = Array.from({ length: n }, (_, i) => (shuffled ? (i * 7919) % n : i));
  for (const i of new Set(order)) small.axiom(small.all([x], small.imp(sig.member(x, at(i)), sig.member(x, at(i + 1)))));
  small.axiom(sig.member(c, at(0)));
  return { small, goal: sig.member(c, at(n)), beyond: sig.member(c, at(n + 1)) };
}

/** pᵢ₊₁ needs pᵢ twice: a proof with n steps whose size as a tree is 2ⁿ. */
export function doubled(n: number): { readonly small: Small; readonly goal: Term } {
  const small = new Small();
  const both = small.predicate('both', small.x, small.y);
  const c = small.constant('c');
  const levels = Array.from({ length: n + 1 }, (_, i) => small.predicate(`p${i}`, small.x));
  for (const [i, p] of levels.entries()) {
    const [below, q] = [levels[i - 1], small.predicate(`q${i}`, small.x)];
    if (below === undefined) small.axiom(p(c));
    else {
      small.axiom(small.all([small.x], small.imp(below(small.x), q(small.x))));
      small.axiom(small.all([small.x], small.imp(q(small.x), below(small.x), p(small.x))));
    }
  }
  small.axiom(small.all([small.x], both(small.x, small.x)));
  return { small, goal: levels[n]?.(c) ?? both(c, c) };
}

/**
 * The question of a class that is small since it is contained in a small one, among 3n rules on other classes with the same
 * predicates, half of which fire.
 */
export function crowded(n: number): { readonly small: Small; readonly goal: Term; readonly wrong: Term } {
  const small = new Small();
  const { sig, x, y } = small;
  const sets = sig.setOf(small.sort);
  const X = sig.free('X', sets);
  const Y = sig.free('Y', sets);
  const tiny = small.predicate('tiny', X);
  const good = small.predicate('good', x);
  const rel = small.predicate('rel', x, y);
  const subset = sig.define('subset', [], [X, Y], small.all([x], small.imp(sig.member(x, X), sig.member(x, Y))));
  const within = (a: typeof X, b: typeof X) => sig.apply(subset, [], [a, b]);
  const [c, A, B] = [small.constant('c'), small.constant('A', sets), small.constant('B', sets)];
  small.axiom(small.all([X, Y], small.imp(within(X, Y), tiny(Y), tiny(X))));
  for (let i = 0; i < n; i++) {
    const [d, D] = [small.constant(`d${i}`), small.constant(`D${i}`, sets)];
    if (i % 2 === 0) small.axiom(good(d));
    small.axiom(small.all([x], small.imp(good(d), rel(x, d), sig.member(x, D))));
    small.axiom(small.all([x], small.imp(good(x), sig.member(x, D), rel(d, x))));
    small.axiom(small.imp(good(d), rel(d, c)));
  }
  small.axiom(tiny(B));
  small.axiom(small.all([x], small.imp(sig.member(x, A), good(x), sig.member(x, B))));
  small.axiom(small.all([x], small.imp(sig.member(x, A), good(x))));
  small.axiom(good(c));
  return { small, goal: tiny(A), wrong: tiny(small.constant('E', sets)) };
}
