/**
 * Theorem: Γ ⊢ φ, with the set of axioms and oracles it rests on. Only the rules in this file make one.
 * Each rule checks its premises and refuses otherwise; none of them searches.
 */
import { refuse } from './error.ts';
import type { Nodes, Op } from './node.ts';
import { checkEvaluation } from './oracles/evaluate.ts';
import { checkIndependence } from './oracles/independent.ts';
import { checkInfeasibility } from './oracles/infeasible.ts';
import { checkLinear, type Multipliers } from './oracles/linear.ts';
import { ORACLE, Signature } from './signature.ts';
import type { Ref, Sym, Term } from './term.ts';

export type Rule = Exclude<keyof typeof Theorem, 'prototype'>;
type Pairs = Iterable<readonly [Ref, Ref]>;
type Told<A> = A extends Ref ? Term : A extends Refs ? readonly Term[] : A extends Pairs ? ReadonlyMap<Term, Term> : A;
type Recorded<Given> = Given extends [Signature, ...infer Rest] ? Recorded<Rest> : { [I in keyof Given]: Told<Given[I]> };
/** How a theorem was made: the rule, and its arguments (but for the signature). For those who write proofs down; nothing trusts it. */
export type Origin = { readonly [R in Rule]: readonly [R, ...Recorded<Parameters<(typeof Theorem)[R]>>] }[Rule];
/** The origin, where the signature records; where it does not, nothing is put together. */
type Noted = Origin | false;

type Refs = readonly Ref[];
type List = readonly number[];
const NONE: readonly never[] = [];
const key = Symbol('theorems');

/** Rules take terms, or the numbers of their nodes; inside there are nothing but numbers. */
export class Theorem {
  readonly #signature: Signature;
  readonly #hypotheses: List;
  readonly #conclusion: number;
  readonly #rests: readonly string[];
  readonly #origin: Origin | undefined;

  constructor(k: symbol, signature: Signature, hypotheses: List, conclusion: number, rests: readonly string[], origin: Noted) {
    if (k !== key || !Signature.genuine(signature)) refuse('theorems are made by the rules of the kernel');
    this.#signature = signature;
    this.#hypotheses = hypotheses;
    this.#conclusion = conclusion;
    this.#rests = rests;
    this.#origin = origin ? Object.freeze(origin) : undefined;
    Object.freeze(this);
  }

  get signature(): Signature {
    return this.#signature;
  }
  get hypotheses(): Term[] {
    return this.#hypotheses.map((n) => this.#signature.term(n));
  }
  get conclusion(): Term {
    return this.#signature.term(this.#conclusion);
  }
  /** The names of the axioms and oracles used anywhere above this theorem, sorted. */
  get restsOn(): string[] {
    return this.#rests.slice();
  }
  /** How it was made, where the signature records. */
  get origin(): Origin | undefined {
    return this.#origin;
  }

  get #nodes(): Nodes {
    return this.#signature.nodes;
  }
  get #notes(): boolean {
    return this.#signature.recording;
  }
  #told(ref: Ref): Term {
    return this.#signature.term(ref);
  }

  /** What follows from this theorem and another: their sources together, and, unless a rule discharges some, their hypotheses. */
  #then(conclusion: number, origin: Noted, other: Theorem = this, hypotheses?: List): Theorem {
    const s = this.#signature;
    if (other.#signature !== s) refuse('theorems of two signatures');
    const all = hypotheses ?? union(s, this.#hypotheses, other.#hypotheses);
    return new Theorem(key, s, all, conclusion, union(s, this.#rests, other.#rests), origin);
  }
  /** A part of the conclusion, which must be of this kind. */
  #part(i: number, op: Op, what: string): number {
    return this.#nodes.op(this.#conclusion) === op ? this.#nodes.part(this.#conclusion, i) : refuse(`the premise must be ${what}`);
  }
  /** The hypotheses but one. */
  #without(n: number): List {
    this.#signature.spend(this.#hypotheses.length);
    return this.#hypotheses.includes(n) ? this.#hypotheses.filter((h) => h !== n) : this.#hypotheses;
  }

  // ---- hypotheses

  /** φ ⊢ φ */
  static assume(s: Signature, formula: Ref): Theorem {
    const f = s.fact(formula);
    return new Theorem(key, s, [f], f, NONE, s.recording && ['assume', s.term(formula)]);
  }
  /** Γ ⊢ ψ gives Γ, φ ⊢ ψ */
  static weaken(th: Theorem, formula: Ref): Theorem {
    const hypotheses = union(th.#signature, th.#hypotheses, [th.#signature.fact(formula)]);
    return th.#then(th.#conclusion, th.#notes && ['weaken', th, th.#told(formula)], th, hypotheses);
  }
  /** Γ ⊢ ψ gives Γ∖φ ⊢ φ ⇒ ψ */
  static impIntro(formula: Ref, th: Theorem): Theorem {
    const f = th.#signature.fact(formula);
    return th.#then(th.#nodes.connective('=>', f, th.#conclusion), th.#notes && ['impIntro', th.#told(formula), th], th, th.#without(f));
  }
  /** φ ⇒ ψ and φ give ψ */
  static impElim(imp: Theorem, th: Theorem): Theorem {
    if (imp.#part(0, '=>', 'an implication') !== th.#conclusion) refuse('the second premise is not what the implication asks for');
    return imp.#then(imp.#nodes.part(imp.#conclusion, 1), imp.#notes && ['impElim', imp, th], th);
  }

  // ---- and, or, false

  static andIntro(a: Theorem, b: Theorem): Theorem {
    return a.#then(a.#nodes.connective('and', a.#conclusion, b.#conclusion), a.#notes && ['andIntro', a, b], b);
  }
  static andLeft(th: Theorem): Theorem {
    return th.#then(th.#part(0, 'and', 'a conjunction'), th.#notes && ['andLeft', th]);
  }
  static andRight(th: Theorem): Theorem {
    return th.#then(th.#part(1, 'and', 'a conjunction'), th.#notes && ['andRight', th]);
  }
  /** φ gives φ ∨ ψ */
  static orLeft(th: Theorem, right: Ref): Theorem {
    return th.#then(th.#nodes.connective('or', th.#conclusion, th.#signature.node(right)), th.#notes && ['orLeft', th, th.#told(right)]);
  }
  /** ψ gives φ ∨ ψ */
  static orRight(left: Ref, th: Theorem): Theorem {
    return th.#then(th.#nodes.connective('or', th.#signature.node(left), th.#conclusion), th.#notes && ['orRight', th.#told(left), th]);
  }
  /** φ ∨ ψ, χ under φ, and χ under ψ give χ */
  static orElim(or: Theorem, left: Theorem, right: Theorem): Theorem {
    const cases = [left.#without(or.#part(0, 'or', 'a disjunction')), right.#without(or.#part(1, 'or', 'a disjunction'))] as const;
    if (left.#conclusion !== right.#conclusion) refuse('the two cases must end alike');
    const all = union(or.#signature, or.#hypotheses, union(or.#signature, ...cases));
    const origin: Noted = or.#notes && ['orElim', or, left, right];
    return or.#then(left.#conclusion, origin, left, all).#then(left.#conclusion, origin, right, all);
  }
  /** ⊥ gives anything */
  static exFalso(th: Theorem, formula: Ref): Theorem {
    if (th.#conclusion !== th.#nodes.falsum) refuse('the premise must be false');
    return th.#then(th.#signature.fact(formula), th.#notes && ['exFalso', th, th.#told(formula)]);
  }
  /** ¬¬φ gives φ */
  static classical(th: Theorem): Theorem {
    const { op, part, falsum } = th.#nodes;
    const denied = (n: number): number =>
      op(n) === '=>' && part(n, 1) === falsum ? part(n, 0) : refuse('the premise must be a double negation');
    return th.#then(denied(denied(th.#conclusion)), th.#notes && ['classical', th]);
  }

  // ---- quantifiers

  /** φ gives ∀x. φ, where x stands nowhere in the hypotheses, nor in the sort of a variable free in φ (`bind` refuses that) */
  static allIntro(variable: Ref, th: Theorem): Theorem {
    const x = th.#signature.node(variable);
    const conclusion = th.#nodes.bind('all', x, th.#conclusion);
    eigen(th.#signature, x, th.#hypotheses);
    return th.#then(conclusion, th.#notes && ['allIntro', th.#told(variable), th]);
  }
  /** ∀x. φ gives φ[t], and ∀x. ∀y. φ gives φ[s, t], and so on */
  static allElim(th: Theorem, ...ts: Refs): Theorem {
    if (th.#nodes.op(th.#conclusion) !== 'all') refuse('the premise must be universal');
    const conclusion = th.#nodes.open(th.#conclusion, th.#signature.all(ts));
    return th.#then(conclusion, th.#notes && ['allElim', th, ...ts.map((t) => th.#told(t))]);
  }
  /** φ[t] gives ∃x. φ */
  static exIntro(goal: Ref, t: Ref, th: Theorem): Theorem {
    const f = th.#signature.node(goal);
    if (th.#nodes.op(f) !== 'ex' || !th.#nodes.opens(f, th.#signature.node(t), th.#conclusion))
      refuse('the premise is not the instance of the existential statement');
    return th.#then(f, th.#notes && ['exIntro', th.#told(goal), th.#told(t), th]);
  }
  /** ∃x. φ, and ψ under φ[x], give ψ, where x stands in nothing else: not in ψ, the existential, other hypotheses, or a sort there */
  static exElim(ex: Theorem, variable: Ref, th: Theorem): Theorem {
    const s = ex.#signature;
    const x = s.node(variable);
    if (ex.#nodes.op(ex.#conclusion) !== 'ex') refuse('the premise must be existential');
    if (ex.#nodes.op(x) !== 'free') refuse('the witness must be a variable');
    const rest = th.#without(ex.#nodes.open(ex.#conclusion, [x]));
    eigen(s, x, [ex.#conclusion, th.#conclusion, ...rest]);
    return ex.#then(th.#conclusion, ex.#notes && ['exElim', ex, ex.#told(variable), th], th, union(s, ex.#hypotheses, rest));
  }

  // ---- equality and sets

  /** t = t */
  static refl(s: Signature, t: Ref): Theorem {
    const n = s.node(t);
    return new Theorem(key, s, NONE, s.nodes.equal(n, n), NONE, s.recording && ['refl', s.term(t)]);
  }
  /** s = t and φ[s] give φ[t]; the context φ is handed over as the set {x | φ} */
  static leibniz(equation: Theorem, context: Ref, th: Theorem): Theorem {
    const nodes = equation.#nodes;
    const set = equation.#signature.node(context);
    if (nodes.op(set) !== 'comp' || !nodes.opens(set, equation.#part(0, '=', 'an equation'), th.#conclusion))
      refuse('the premise is not the context of the left side');
    const conclusion = nodes.open(set, [nodes.part(equation.#conclusion, 1)]);
    return equation.#then(conclusion, equation.#notes && ['leibniz', equation, equation.#told(context), th], th);
  }
  /** φ[t] gives t ∈ {x | φ} */
  static memberIntro(member: Ref, th: Theorem): Theorem {
    const m = th.#signature.node(member);
    if (!th.#nodes.opens(comprehension(th.#nodes, m), th.#nodes.part(m, 0), th.#conclusion))
      refuse('the premise is not what membership means');
    return th.#then(m, th.#notes && ['memberIntro', th.#told(member), th]);
  }
  /** t ∈ {x | φ} gives φ[t] */
  static memberElim(th: Theorem): Theorem {
    const conclusion = th.#nodes.open(comprehension(th.#nodes, th.#conclusion), [th.#nodes.part(th.#conclusion, 0)]);
    return th.#then(conclusion, th.#notes && ['memberElim', th]);
  }
  /** ∀x. x ∈ A ⇔ x ∈ B gives A = B */
  static extension(th: Theorem): Theorem {
    const { op, part, loose, equal } = th.#nodes;
    const body = th.#part(1, 'all', 'universal');
    const halves: List = op(body) === 'and' ? [part(body, 0), part(body, 1)] : NONE;
    const [a, b, c, d] = halves.flatMap((n): List => (op(n) === '=>' ? [part(n, 0), part(n, 1)] : NONE));
    if (a === undefined || b === undefined || a !== d || b !== c) return refuse('the premise must be an equivalence');
    const set = (m: number): number =>
      op(m) === 'in' && op(part(m, 0)) === 'bound' && loose(part(m, 1)) === 0
        ? part(m, 1)
        : refuse('the premise must say that two sets have the same members');
    return th.#then(equal(set(a), set(b)), th.#notes && ['extension', th]);
  }

  // ---- schematic use, axioms, definitions

  /** Simultaneous instantiation of free variables and sort variables, in the hypotheses too. */
  static instantiate(th: Theorem, by: Pairs): Theorem {
    const s = th.#signature;
    const own = [...by];
    const pairs = s.all(own.flat());
    const [conclusion = 0, ...rest] = s.nodes.substitute([th.#conclusion, ...th.#hypotheses], pairs);
    s.spend(4 * (pairs.length + rest.length) * (1 + pairs.length));
    const hypotheses = rest.length === 0 ? NONE : [...new Set(rest)].sort((a, b) => a - b);
    const origin: Noted = s.recording && ['instantiate', th, new Map(own.map(([v, t]) => [s.term(v), s.term(t)]))];
    return th.#then(conclusion, origin, th, hypotheses);
  }
  static axiom(s: Signature, name: string): Theorem {
    const formula = s.axiom(name) ?? refuse(`there is no axiom ${name}`);
    return new Theorem(key, s, NONE, s.node(formula), [name], s.recording && ['axiom', name]);
  }
  /** f(x̄) = t, or p(x̄) ⇔ φ, with x̄ free */
  static definition(s: Signature, symbol: Sym): Theorem {
    const formula = s.definition(symbol) ?? refuse(`${symbol.name} is not defined`);
    return new Theorem(key, s, NONE, s.node(formula), NONE, s.recording && ['definition', symbol]);
  }

  // ---- oracles

  /** A linear consequence of the premises, by Farkas multipliers (see the oracle) */
  static linear(s: Signature, premises: readonly Theorem[], conclusion: Ref, multipliers: Multipliers): Theorem {
    const own = [...premises];
    const f = s.fact(conclusion);
    const formulas = own.map((p) => s.term(p.#conclusion));
    const origin = ['linear', own, s.term(f), checkLinear(s, formulas, s.term(f), multipliers)] as const;
    const first = new Theorem(key, s, NONE, f, [`${ORACLE}linear`], s.recording && origin);
    return own.reduce((th, premise) => th.#then(f, s.recording && origin, premise), first);
  }
  /** There is no matrix with such linear properties, by a matrix for each (see the oracle) */
  static infeasible(s: Signature, formula: Ref, evidence: Refs): Theorem {
    const [f, own] = [s.fact(formula), s.all(evidence).map((n) => s.term(n))];
    checkInfeasibility(s, s.term(f), own);
    return new Theorem(key, s, NONE, f, [`${ORACLE}infeasible`], s.recording && ['infeasible', s.term(formula), own]);
  }
  /** Any so many columns of a closed matrix are independent, or not (see the oracle) */
  static independent(s: Signature, formula: Ref, evidence: Ref): Theorem {
    const f = s.fact(formula);
    checkIndependence(s, s.term(f), s.term(s.node(evidence)));
    return new Theorem(key, s, NONE, f, [`${ORACLE}independent`], s.recording && ['independent', s.term(formula), s.term(evidence)]);
  }
  /** A closed statement about numbers or matrices that is true */
  static evaluate(s: Signature, formula: Ref): Theorem {
    const f = s.fact(formula);
    checkEvaluation(s, s.term(f));
    return new Theorem(key, s, NONE, f, [`${ORACLE}evaluate`], s.recording && ['evaluate', s.term(formula)]);
  }
}
for (const each of [Theorem.prototype, Theorem]) Object.freeze(each);

/** The comprehension in which something is said to be. */
function comprehension(nodes: Nodes, member: number): number {
  const set = nodes.op(member) === 'in' ? nodes.part(member, 1) : 0;
  return nodes.op(set) === 'comp' ? set : refuse('the premise must be membership in a comprehension');
}

function eigen(s: Signature, x: number, formulas: List): void {
  s.spend(formulas.length);
  for (const f of formulas)
    if (s.nodes.occurs(x, f)) refuse(`the variable ${s.term(x).name} is not arbitrary: something else speaks of it`);
}

/** The union of two lists that are sorted, without repetitions. */
function union<T extends number | string>(s: Signature, a: readonly T[], b: readonly T[]): readonly T[];
function union(s: Signature, a: readonly (number | string)[], b: readonly (number | string)[]): readonly (number | string)[] {
  if (b.length === 0 || a === b) return a;
  if (a.length === 0) return b;
  s.spend(a.length + b.length);
  const out: (number | string)[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const [x, y] = [a[i], b[j]];
    const least = y === undefined || (x !== undefined && x < y) ? x : y;
    if (least !== undefined) out.push(least);
    if (least === x) i++;
    if (least === y) j++;
  }
  return out.length === a.length ? a : out.length === b.length ? b : out;
}
