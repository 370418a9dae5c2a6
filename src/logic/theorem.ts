/**
 * Theorem: Γ ⊢ φ, with the set of axioms and oracles it rests on. Only the rules in this file make one.
 * Each rule checks its premises and refuses otherwise; none of them searches.
 */
import { refuse } from './error.ts';
import { checkEvaluation } from './oracles/evaluate.ts';
import { checkIndependence } from './oracles/independent.ts';
import { checkInfeasibility } from './oracles/infeasible.ts';
import { checkLinear, type Multipliers } from './oracles/linear.ts';
import { ORACLE, Signature } from './signature.ts';
import { occurs, type Sym, type Term } from './term.ts';

export type Rule = Exclude<keyof typeof Theorem, 'prototype'>;
type Recorded<Arguments> = Arguments extends [Signature, ...infer Rest] ? Rest : Arguments;
/** How a theorem was made: the rule, and its arguments (but for the signature). For those who write proofs down; nothing trusts it. */
export type Origin = { readonly [R in Rule]: readonly [R, ...Recorded<Parameters<(typeof Theorem)[R]>>] }[Rule];

type Terms = readonly Term[];
const NONE: readonly never[] = [];
const key = Symbol('theorems');

export class Theorem {
  readonly #signature: Signature;
  readonly #hypotheses: Terms;
  readonly #conclusion: Term;
  readonly #rests: readonly string[];
  readonly #origin: Origin | undefined;

  constructor(k: symbol, signature: Signature, hypotheses: Terms, conclusion: Term, rests: readonly string[], origin: Origin) {
    if (k !== key || !Signature.genuine(signature)) refuse('theorems are made by the rules of the kernel');
    this.#signature = signature;
    this.#hypotheses = hypotheses;
    this.#conclusion = conclusion;
    this.#rests = rests;
    this.#origin = signature.recording ? Object.freeze(origin) : undefined;
    Object.freeze(this);
  }

  get signature(): Signature {
    return this.#signature;
  }
  get hypotheses(): Term[] {
    return this.#hypotheses.slice();
  }
  get conclusion(): Term {
    return this.#conclusion;
  }
  /** The names of the axioms and oracles used anywhere above this theorem, sorted. */
  get restsOn(): string[] {
    return this.#rests.slice();
  }
  /** How it was made, where the signature records. */
  get origin(): Origin | undefined {
    return this.#origin;
  }

  /** What follows from this theorem and another: their sources together, and, unless a rule discharges some, their hypotheses. */
  #then(conclusion: Term, origin: Origin, other: Theorem = this, hypotheses?: Terms): Theorem {
    const s = this.#signature;
    if (other.#signature !== s) refuse('theorems of two signatures');
    const all = hypotheses ?? union(s, this.#hypotheses, other.#hypotheses, earlier);
    return new Theorem(key, s, all, conclusion, union(s, this.#rests, other.#rests, lower), origin);
  }
  #expect(op: Term['op'], what: string): Term {
    return this.#conclusion.op === op ? this.#conclusion : refuse(`the premise must be ${what}`);
  }
  /** The hypotheses but one. */
  #without(t: Term): Terms {
    this.#signature.spend(this.#hypotheses.length);
    return this.#hypotheses.includes(t) ? this.#hypotheses.filter((h) => h !== t) : this.#hypotheses;
  }

  // ---- hypotheses

  /** φ ⊢ φ */
  static assume(signature: Signature, formula: Term): Theorem {
    return new Theorem(key, signature, [signature.formula(formula)], formula, NONE, ['assume', formula]);
  }
  /** Γ ⊢ ψ gives Γ, φ ⊢ ψ */
  static weaken(th: Theorem, formula: Term): Theorem {
    const hypotheses = union(th.#signature, th.#hypotheses, [th.#signature.formula(formula)], earlier);
    return th.#then(th.#conclusion, ['weaken', th, formula], th, hypotheses);
  }
  /** Γ ⊢ ψ gives Γ∖φ ⊢ φ ⇒ ψ */
  static impIntro(formula: Term, th: Theorem): Theorem {
    const conclusion = th.#signature.connective('=>', formula, th.#conclusion);
    return th.#then(conclusion, ['impIntro', formula, th], th, th.#without(formula));
  }
  /** φ ⇒ ψ and φ give ψ */
  static impElim(imp: Theorem, th: Theorem): Theorem {
    const f = imp.#expect('=>', 'an implication');
    if (f.kid(0) !== th.#conclusion) refuse('the second premise is not what the implication asks for');
    return imp.#then(f.kid(1), ['impElim', imp, th], th);
  }

  // ---- and, or, false

  static andIntro(a: Theorem, b: Theorem): Theorem {
    return a.#then(a.#signature.connective('and', a.#conclusion, b.#conclusion), ['andIntro', a, b], b);
  }
  static andLeft(th: Theorem): Theorem {
    return th.#then(th.#expect('and', 'a conjunction').kid(0), ['andLeft', th]);
  }
  static andRight(th: Theorem): Theorem {
    return th.#then(th.#expect('and', 'a conjunction').kid(1), ['andRight', th]);
  }
  /** φ gives φ ∨ ψ */
  static orLeft(th: Theorem, right: Term): Theorem {
    return th.#then(th.#signature.connective('or', th.#conclusion, right), ['orLeft', th, right]);
  }
  /** ψ gives φ ∨ ψ */
  static orRight(left: Term, th: Theorem): Theorem {
    return th.#then(th.#signature.connective('or', left, th.#conclusion), ['orRight', left, th]);
  }
  /** φ ∨ ψ, χ under φ, and χ under ψ give χ */
  static orElim(or: Theorem, left: Theorem, right: Theorem): Theorem {
    const f = or.#expect('or', 'a disjunction');
    if (left.#conclusion !== right.#conclusion) refuse('the two cases must end alike');
    const cases = union(or.#signature, left.#without(f.kid(0)), right.#without(f.kid(1)), earlier);
    const all = union(or.#signature, or.#hypotheses, cases, earlier);
    const origin = ['orElim', or, left, right] as const;
    return or.#then(left.#conclusion, origin, left, all).#then(left.#conclusion, origin, right, all);
  }
  /** ⊥ gives anything */
  static exFalso(th: Theorem, formula: Term): Theorem {
    th.#expect('false', 'false');
    return th.#then(th.#signature.formula(formula), ['exFalso', th, formula]);
  }
  /** ¬¬φ gives φ */
  static classical(th: Theorem): Theorem {
    const outer = th.#expect('=>', 'a double negation');
    const inner = outer.kid(0);
    if (outer.kid(1).op !== 'false' || inner.op !== '=>' || inner.kid(1).op !== 'false') refuse('the premise must be a double negation');
    return th.#then(inner.kid(0), ['classical', th]);
  }

  // ---- quantifiers

  /** φ gives ∀x. φ, where x stands nowhere in the hypotheses, nor in the sort of a variable free in φ (`bind` refuses that) */
  static allIntro(x: Term, th: Theorem): Theorem {
    const conclusion = th.#signature.bind('all', x, th.#conclusion);
    eigen(th.#signature, x, th.#hypotheses);
    return th.#then(conclusion, ['allIntro', x, th]);
  }
  /** ∀x. φ gives φ[t], and ∀x. ∀y. φ gives φ[s, t], and so on */
  static allElim(th: Theorem, ...ts: Terms): Theorem {
    return th.#then(th.#signature.open(th.#expect('all', 'universal'), ...ts), ['allElim', th, ...ts]);
  }
  /** φ[t] gives ∃x. φ */
  static exIntro(goal: Term, t: Term, th: Theorem): Theorem {
    if (goal.op !== 'ex' || th.#signature.open(goal, t) !== th.#conclusion)
      refuse('the premise is not the instance of the existential statement');
    return th.#then(goal, ['exIntro', goal, t, th]);
  }
  /** ∃x. φ, and ψ under φ[x], give ψ, where x stands in nothing else: not in ψ, the existential, other hypotheses, or a sort there */
  static exElim(ex: Theorem, x: Term, th: Theorem): Theorem {
    const f = ex.#expect('ex', 'existential');
    if (x.op !== 'free') refuse('the witness must be a variable');
    const rest = th.#without(ex.#signature.open(f, x));
    eigen(ex.#signature, x, [f, th.#conclusion, ...rest]);
    return ex.#then(th.#conclusion, ['exElim', ex, x, th], th, union(ex.#signature, ex.#hypotheses, rest, earlier));
  }

  // ---- equality and sets

  /** t = t */
  static refl(signature: Signature, t: Term): Theorem {
    return new Theorem(key, signature, NONE, signature.equal(t, t), NONE, ['refl', t]);
  }
  /** s = t and φ[s] give φ[t]; the context φ is handed over as the set {x | φ} */
  static leibniz(equation: Theorem, context: Term, th: Theorem): Theorem {
    const e = equation.#expect('=', 'an equation');
    const s = equation.#signature;
    if (context.op !== 'comp' || s.open(context, e.kid(0)) !== th.#conclusion) refuse('the premise is not the context of the left side');
    return equation.#then(s.open(context, e.kid(1)), ['leibniz', equation, context, th], th);
  }
  /** φ[t] gives t ∈ {x | φ} */
  static memberIntro(member: Term, th: Theorem): Theorem {
    if (beta(th.#signature, member) !== th.#conclusion) refuse('the premise is not what membership means');
    return th.#then(member, ['memberIntro', member, th]);
  }
  /** t ∈ {x | φ} gives φ[t] */
  static memberElim(th: Theorem): Theorem {
    return th.#then(beta(th.#signature, th.#conclusion), ['memberElim', th]);
  }
  /** ∀x. x ∈ A ⇔ x ∈ B gives A = B */
  static extension(th: Theorem): Theorem {
    const body = th.#expect('all', 'universal').kid(1);
    const [forth, back] = body.op === 'and' ? body.kids() : NONE;
    if (forth?.op !== '=>' || back?.op !== '=>' || back.kid(0) !== forth.kid(1) || back.kid(1) !== forth.kid(0))
      return refuse('the premise must be an equivalence');
    if (!forth.kids().every((m) => m.op === 'in' && m.kid(0).op === 'bound' && m.kid(1).loose === 0))
      refuse('the premise must say that two sets have the same members');
    return th.#then(th.#signature.equal(forth.kid(0).kid(1), forth.kid(1).kid(1)), ['extension', th]);
  }

  // ---- schematic use, axioms, definitions

  /** Simultaneous instantiation of free variables and sort variables, in the hypotheses too. */
  static instantiate(th: Theorem, by: ReadonlyMap<Term, Term>): Theorem {
    const own = th.#signature.recording ? new Map(by) : by;
    const [conclusion, ...rest] = th.#signature.substituteAll([th.#conclusion, ...th.#hypotheses], own);
    th.#signature.spend(8 * rest.length);
    const hypotheses = [...new Set(rest)].sort((a, b) => a.id - b.id);
    return th.#then(conclusion ?? th.#conclusion, ['instantiate', th, own], th, hypotheses);
  }
  static axiom(signature: Signature, name: string): Theorem {
    const formula = signature.axiom(name) ?? refuse(`there is no axiom ${name}`);
    return new Theorem(key, signature, NONE, formula, [name], ['axiom', name]);
  }
  /** f(x̄) = t, or p(x̄) ⇔ φ, with x̄ free */
  static definition(signature: Signature, symbol: Sym): Theorem {
    const formula = signature.definition(symbol) ?? refuse(`${symbol.name} is not defined`);
    return new Theorem(key, signature, NONE, formula, NONE, ['definition', symbol]);
  }

  // ---- oracles

  /** A linear consequence of the premises, by Farkas multipliers (see the oracle) */
  static linear(signature: Signature, premises: readonly Theorem[], conclusion: Term, multipliers: Multipliers): Theorem {
    const own = [...premises];
    const formulas = own.map((p) => p.#conclusion);
    const origin = ['linear', own, conclusion, checkLinear(signature, formulas, signature.formula(conclusion), multipliers)] as const;
    const first = new Theorem(key, signature, NONE, conclusion, [`${ORACLE}linear`], origin);
    return own.reduce((th, premise) => th.#then(conclusion, origin, premise), first);
  }
  /** There is no matrix with such linear properties, by a matrix for each (see the oracle) */
  static infeasible(signature: Signature, formula: Term, evidence: Terms): Theorem {
    checkInfeasibility(signature, signature.formula(formula), evidence);
    return new Theorem(key, signature, NONE, formula, [`${ORACLE}infeasible`], ['infeasible', formula, [...evidence]]);
  }
  /** Any so many columns of a closed matrix are independent, or not (see the oracle) */
  static independent(signature: Signature, formula: Term, evidence: Term): Theorem {
    checkIndependence(signature, signature.formula(formula), evidence);
    return new Theorem(key, signature, NONE, formula, [`${ORACLE}independent`], ['independent', formula, evidence]);
  }
  /** A closed statement about numbers or matrices that is true */
  static evaluate(signature: Signature, formula: Term): Theorem {
    checkEvaluation(signature, signature.formula(formula));
    return new Theorem(key, signature, NONE, formula, [`${ORACLE}evaluate`], ['evaluate', formula]);
  }
}
Object.freeze(Theorem.prototype);
Object.freeze(Theorem);

function beta(signature: Signature, member: Term): Term {
  if (signature.formula(member).op !== 'in' || member.kid(1).op !== 'comp') refuse('the premise must be membership in a comprehension');
  return signature.open(member.kid(1), member.kid(0));
}

function eigen(s: Signature, x: Term, formulas: Terms): void {
  s.spend(formulas.length);
  for (const f of formulas) if (occurs(x, f)) refuse(`the variable ${x.name} is not arbitrary: something else speaks of it`);
}

const earlier = (a: Term, b: Term): boolean => a.id < b.id;
const lower = (a: string, b: string): boolean => a < b;

/** The union of two lists that are sorted, without repetitions. */
function union<T>(s: Signature, a: readonly T[], b: readonly T[], before: (x: T, y: T) => boolean): readonly T[] {
  if (b.length === 0 || a === b) return a;
  if (a.length === 0) return b;
  s.spend(a.length + b.length);
  const out: T[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const [x, y] = [a[i], b[j]];
    const least = y === undefined || (x !== undefined && before(x, y)) ? x : y;
    if (least !== undefined) out.push(least);
    if (least === x) i++;
    if (least === y) j++;
  }
  return out.length === a.length ? a : out.length === b.length ? b : out;
}
