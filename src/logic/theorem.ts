/**
 * Theorem: Γ ⊢ φ, with the set of axioms and oracles it rests on. Only the rules in this file make one.
 * Each rule checks its premises and refuses otherwise; none of them searches. Formulas and terms are numbers of nodes.
 */
import { refuse } from './error.ts';
import type { List, Op } from './node.ts';
import { checkEvaluation } from './oracles/evaluate.ts';
import { checkIndependence } from './oracles/independent.ts';
import { checkInfeasibility } from './oracles/infeasible.ts';
import { checkLinear, type Multipliers } from './oracles/linear.ts';
import { ORACLE, Signature } from './signature.ts';

export type Rule = Exclude<keyof typeof Theorem, 'prototype' | 'genuine'>;
const NONE: readonly never[] = [];
const key = Symbol('theorems');

export class Theorem {
  readonly #s: Signature;
  readonly #hypotheses: List;
  readonly #conclusion: number;
  /** The sources, by the numbers that the signature has given them. */
  readonly #rests: List;

  constructor(k: symbol, s: Signature, hypotheses: List, conclusion: number, rests: List) {
    if (k !== key || !Signature.genuine(s)) refuse('theorems are made by the rules of the kernel');
    this.#s = s;
    this.#hypotheses = hypotheses;
    this.#conclusion = conclusion;
    this.#rests = rests;
    Object.freeze(this);
  }

  /** Whether something is a theorem, and not an imitation. */
  static readonly genuine = (th: Theorem): boolean => #conclusion in th;
  get signature(): Signature {
    return this.#s;
  }
  get hypotheses(): number[] {
    return this.#hypotheses.slice();
  }
  get conclusion(): number {
    return this.#conclusion;
  }
  /** The names of the axioms and oracles used anywhere above this theorem, sorted. */
  get restsOn(): string[] {
    return this.#rests.map((source) => this.#s.sourceName(source)).sort();
  }

  /** What follows from this theorem and another: their sources together, and, unless a rule discharges some, their hypotheses. */
  #then(conclusion: number, other: Theorem = this, hypotheses?: List): Theorem {
    const s = this.#s;
    if (other.#s !== s) refuse('theorems of two signatures');
    const all = hypotheses ?? union(s, this.#hypotheses, other.#hypotheses);
    return new Theorem(key, s, all, conclusion, union(s, this.#rests, other.#rests));
  }
  /** A part of the conclusion, which must be of this kind. */
  #part(i: number, op: Op, what: string): number {
    return this.#s.op(this.#conclusion) === op ? this.#s.part(this.#conclusion, i) : refuse(`the premise must be ${what}`);
  }
  /** The hypotheses but one. */
  #without(n: number): List {
    this.#s.spend(this.#hypotheses.length);
    return this.#hypotheses.includes(n) ? this.#hypotheses.filter((h) => h !== n) : this.#hypotheses;
  }

  // ---- hypotheses

  /** φ ⊢ φ */
  static assume(s: Signature, formula: number): Theorem {
    return new Theorem(key, s, [s.formula(formula)], formula, NONE);
  }
  /** Γ ⊢ ψ gives Γ, φ ⊢ ψ */
  static weaken(th: Theorem, formula: number): Theorem {
    return th.#then(th.#conclusion, th, union(th.#s, th.#hypotheses, [th.#s.formula(formula)]));
  }
  /** Γ ⊢ ψ gives Γ∖φ ⊢ φ ⇒ ψ */
  static impIntro(formula: number, th: Theorem): Theorem {
    return th.#then(th.#s.connective('=>', formula, th.#conclusion), th, th.#without(formula));
  }
  /** φ ⇒ ψ and φ give ψ */
  static impElim(imp: Theorem, th: Theorem): Theorem {
    if (imp.#part(0, '=>', 'an implication') !== th.#conclusion) refuse('the second premise is not what the implication asks for');
    return imp.#then(imp.#s.part(imp.#conclusion, 1), th);
  }

  // ---- and, or, false

  static andIntro(a: Theorem, b: Theorem): Theorem {
    return a.#then(a.#s.connective('and', a.#conclusion, b.#conclusion), b);
  }
  static andLeft(th: Theorem): Theorem {
    return th.#then(th.#part(0, 'and', 'a conjunction'));
  }
  static andRight(th: Theorem): Theorem {
    return th.#then(th.#part(1, 'and', 'a conjunction'));
  }
  /** φ gives φ ∨ ψ */
  static orLeft(th: Theorem, right: number): Theorem {
    return th.#then(th.#s.connective('or', th.#conclusion, right));
  }
  /** ψ gives φ ∨ ψ */
  static orRight(left: number, th: Theorem): Theorem {
    return th.#then(th.#s.connective('or', left, th.#conclusion));
  }
  /** φ ∨ ψ, χ under φ, and χ under ψ give χ */
  static orElim(or: Theorem, left: Theorem, right: Theorem): Theorem {
    const cases = [left.#without(or.#part(0, 'or', 'a disjunction')), right.#without(or.#part(1, 'or', 'a disjunction'))] as const;
    if (left.#conclusion !== right.#conclusion) refuse('the two cases must end alike');
    const all = union(or.#s, or.#hypotheses, union(or.#s, ...cases));
    return or.#then(left.#conclusion, left, all).#then(left.#conclusion, right, all);
  }
  /** ⊥ gives anything */
  static exFalso(th: Theorem, formula: number): Theorem {
    if (th.#conclusion !== th.#s.falsum) refuse('the premise must be false');
    return th.#then(th.#s.formula(formula));
  }
  /** ¬¬φ gives φ */
  static classical(th: Theorem): Theorem {
    const { op, part, falsum } = th.#s;
    const denied = (n: number): number =>
      op(n) === '=>' && part(n, 1) === falsum ? part(n, 0) : refuse('the premise must be a double negation');
    return th.#then(denied(denied(th.#conclusion)));
  }

  // ---- quantifiers

  /** φ gives ∀x. φ, where x stands nowhere in the hypotheses, nor in the sort of a variable free in φ (`bind` refuses that) */
  static allIntro(x: number, th: Theorem): Theorem {
    const conclusion = th.#s.bind('all', x, th.#conclusion);
    eigen(th.#s, x, th.#hypotheses);
    return th.#then(conclusion);
  }
  /** ∀x. φ gives φ[t], and ∀x. ∀y. φ gives φ[s, t], and so on */
  static allElim(th: Theorem, ...ts: List): Theorem {
    if (th.#s.op(th.#conclusion) !== 'all') refuse('the premise must be universal');
    return th.#then(th.#s.open(th.#conclusion, ts));
  }
  /** φ[t] gives ∃x. φ */
  static exIntro(goal: number, t: number, th: Theorem): Theorem {
    if (th.#s.op(th.#s.closed(goal)) !== 'ex' || !th.#s.opens(goal, t, th.#conclusion))
      refuse('the premise is not the instance of the existential statement');
    return th.#then(goal);
  }
  /** ∃x. φ, and ψ under φ[x], give ψ, where x stands in nothing else: not in ψ, the existential, other hypotheses, or a sort there */
  static exElim(ex: Theorem, x: number, th: Theorem): Theorem {
    const s = ex.#s;
    if (s.op(ex.#conclusion) !== 'ex') refuse('the premise must be existential');
    if (s.op(s.closed(x)) !== 'free') refuse('the witness must be a variable');
    const rest = th.#without(s.open(ex.#conclusion, [x]));
    eigen(s, x, [ex.#conclusion, th.#conclusion, ...rest]);
    return ex.#then(th.#conclusion, th, union(s, ex.#hypotheses, rest));
  }

  // ---- equality and sets

  /** t = t */
  static refl(s: Signature, t: number): Theorem {
    return new Theorem(key, s, NONE, s.equal(t, t), NONE);
  }
  /** s = t and φ[s] give φ[t]; the context φ is handed over as the set {x | φ} */
  static leibniz(equation: Theorem, set: number, th: Theorem): Theorem {
    const s = equation.#s;
    if (s.op(s.closed(set)) !== 'comp' || !s.opens(set, equation.#part(0, '=', 'an equation'), th.#conclusion))
      refuse('the premise is not the context of the left side');
    return equation.#then(s.open(set, [s.part(equation.#conclusion, 1)]), th);
  }
  /** φ[t] gives t ∈ {x | φ} */
  static memberIntro(member: number, th: Theorem): Theorem {
    const s = th.#s;
    if (!s.opens(comprehension(s, s.closed(member)), s.part(member, 0), th.#conclusion)) refuse('the premise is not what membership means');
    return th.#then(member);
  }
  /** t ∈ {x | φ} gives φ[t] */
  static memberElim(th: Theorem): Theorem {
    return th.#then(th.#s.open(comprehension(th.#s, th.#conclusion), [th.#s.part(th.#conclusion, 0)]));
  }
  /** ∀x. x ∈ A ⇔ x ∈ B gives A = B */
  static extension(th: Theorem): Theorem {
    const { op, part, loose, equal } = th.#s;
    const body = th.#part(1, 'all', 'universal');
    const halves: List = op(body) === 'and' ? [part(body, 0), part(body, 1)] : NONE;
    const [a, b, c, d] = halves.flatMap((n): List => (op(n) === '=>' ? [part(n, 0), part(n, 1)] : NONE));
    if (a === undefined || b === undefined || a !== d || b !== c) return refuse('the premise must be an equivalence');
    const set = (m: number): number =>
      op(m) === 'in' && op(part(m, 0)) === 'bound' && loose(part(m, 1)) === 0
        ? part(m, 1)
        : refuse('the premise must say that two sets have the same members');
    return th.#then(equal(set(a), set(b)));
  }

  // ---- schematic use, axioms, definitions

  /** Simultaneous instantiation of free variables and sort variables, in the hypotheses too: each is followed by what is put for it. */
  static instantiate(th: Theorem, given: List): Theorem {
    const [s, pairs] = [th.#s, [...given]];
    const [conclusion = 0, ...rest] = s.substitute([th.#conclusion, ...th.#hypotheses], pairs);
    s.spend(4 * (pairs.length + rest.length) * (1 + pairs.length));
    return th.#then(conclusion, th, rest.length === 0 ? NONE : [...new Set(rest)].sort((a, b) => a - b));
  }
  static axiom(s: Signature, name: string): Theorem {
    return new Theorem(key, s, NONE, s.axiom(name) ?? refuse(`there is no axiom ${name}`), [s.source(name)]);
  }
  /** f(x̄) = t, or p(x̄) ⇔ φ, with x̄ free */
  static definition(s: Signature, symbol: number): Theorem {
    return new Theorem(key, s, NONE, s.definition(symbol) ?? refuse(`${s.declared(symbol).name} is not defined`), NONE);
  }

  // ---- oracles

  /** A linear consequence of the premises, by Farkas multipliers (see the oracle) */
  static linear(s: Signature, premises: readonly Theorem[], conclusion: number, multipliers: Multipliers): Theorem {
    const own = [...premises];
    const formulas = own.map((p) => (p.#s === s ? p.#conclusion : refuse('theorems of two signatures')));
    checkLinear(s, formulas, s.formula(conclusion), multipliers);
    const first = new Theorem(key, s, NONE, conclusion, [s.source(`${ORACLE}linear`)]);
    return own.reduce((th, premise) => th.#then(conclusion, premise), first);
  }
  /** There is no matrix with such linear properties, by a matrix for each (see the oracle) */
  static infeasible(s: Signature, formula: number, evidence: List): Theorem {
    checkInfeasibility(s, s.formula(formula), [...evidence]);
    return new Theorem(key, s, NONE, formula, [s.source(`${ORACLE}infeasible`)]);
  }
  /** Any so many columns of a closed matrix are independent, or not (see the oracle) */
  static independent(s: Signature, formula: number, evidence: number): Theorem {
    checkIndependence(s, s.formula(formula), s.closed(evidence));
    return new Theorem(key, s, NONE, formula, [s.source(`${ORACLE}independent`)]);
  }
  /** A closed statement about numbers or matrices that is true */
  static evaluate(s: Signature, formula: number): Theorem {
    checkEvaluation(s, s.formula(formula));
    return new Theorem(key, s, NONE, formula, [s.source(`${ORACLE}evaluate`)]);
  }
}
for (const each of [Theorem.prototype, Theorem]) Object.freeze(each);

/** The comprehension in which something is said to be. */
function comprehension(s: Signature, member: number): number {
  const set = s.op(member) === 'in' ? s.part(member, 1) : 0;
  return s.op(set) === 'comp' ? set : refuse('the premise must be membership in a comprehension');
}

function eigen(s: Signature, x: number, formulas: List): void {
  s.spend(formulas.length);
  for (const f of formulas) if (s.occurs(x, f)) refuse(`the variable ${s.name(x)} is not arbitrary: something else speaks of it`);
}

/** The union of two lists that are sorted, without repetitions. */
function union(s: Signature, a: List, b: List): List {
  if (b.length === 0 || a === b) return a;
  if (a.length === 0) return b;
  s.spend(4 * (a.length + b.length));
  const out: number[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const [x, y] = [a[i] ?? Infinity, b[j] ?? Infinity];
    out.push(Math.min(x, y));
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return out.length === a.length ? a : out.length === b.length ? b : out;
}
