/**
 * Theorems, as the rest of the program holds them: each has one of the kernel's, and remembers how it was made where its signature
 * records. The rules are those of the kernel, where they are explained; they take terms, or the numbers of their nodes.
 */
import * as kernel from '../logic/index.ts';
import { Signature } from './signature.ts';
import type { Ref, Sym, Term } from './term.ts';

type Refs = readonly Ref[];
/** Variables, each with or before what is put for it. */
type Pairs = Iterable<readonly [Ref, Ref]> | Refs;
type Told<A> = [A] extends [Ref]
  ? Term
  : [A] extends [Sym | number]
    ? Sym
    : [A] extends [Refs]
      ? readonly Term[]
      : [A] extends [Pairs]
        ? ReadonlyMap<Term, Term>
        : A;
type Recorded<Given> = Given extends [Signature, ...infer Rest] ? Recorded<Rest> : { [I in keyof Given]: Told<Given[I]> };
/** How a theorem was made: the rule, and its arguments (but for the signature). For those who write proofs down; nothing trusts it. */
export type Origin = { readonly [R in kernel.Rule]: readonly [R, ...Recorded<Parameters<(typeof Theorem)[R]>>] }[kernel.Rule];
/** The origin, where the signature records; where it does not, nothing is put together. */
type Noted = Origin | false;
const key = Symbol('rules');

export class Theorem {
  readonly #signature: Signature;
  readonly #made: kernel.Theorem;
  readonly #origin: Origin | undefined;

  /** A theorem of the kernel, which must be one of this signature. An origin is not told, but remembered by the rules of this file. */
  constructor(signature: Signature, made: kernel.Theorem, origin: Noted = false, k?: symbol) {
    if (!Signature.genuine(signature) || !kernel.Theorem.genuine(made)) kernel.refuse('theorems are made by the rules of the kernel');
    if (origin && k !== key) kernel.refuse('an origin is remembered, and not told');
    if (made.signature !== signature.kernel) kernel.refuse('a theorem of another signature');
    this.#signature = signature;
    this.#made = made;
    this.#origin = origin ? Object.freeze(origin) : undefined;
    Object.freeze(this);
  }

  get signature(): Signature {
    return this.#signature;
  }
  /** What the kernel has. */
  get made(): kernel.Theorem {
    return this.#made;
  }
  get hypotheses(): Term[] {
    return this.#made.hypotheses.map((n) => this.#signature.term(n));
  }
  get conclusion(): Term {
    return this.#signature.term(this.#made.conclusion);
  }
  /** The names of the axioms and oracles used anywhere above this theorem, sorted. */
  get restsOn(): string[] {
    return this.#made.restsOn;
  }
  /** How it was made, where the signature records. */
  get origin(): Origin | undefined {
    return this.#origin;
  }

  /** What the kernel made of this theorem. */
  #then(made: kernel.Theorem, origin: Noted): Theorem {
    return new Theorem(this.#signature, made, origin, key);
  }
  get #notes(): boolean {
    return this.#signature.recording;
  }
  #node(ref: Ref): number {
    return this.#signature.node(ref);
  }
  #term(ref: Ref): Term {
    return this.#signature.term(ref);
  }

  // ---- hypotheses

  static assume(s: Signature, formula: Ref): Theorem {
    return new Theorem(s, kernel.Theorem.assume(s.kernel, s.node(formula)), s.recording && ['assume', s.term(formula)], key);
  }
  static weaken(th: Theorem, formula: Ref): Theorem {
    return th.#then(kernel.Theorem.weaken(th.#made, th.#node(formula)), th.#notes && ['weaken', th, th.#term(formula)]);
  }
  static impIntro(formula: Ref, th: Theorem): Theorem {
    return th.#then(kernel.Theorem.impIntro(th.#node(formula), th.#made), th.#notes && ['impIntro', th.#term(formula), th]);
  }
  static impElim(imp: Theorem, th: Theorem): Theorem {
    return imp.#then(kernel.Theorem.impElim(imp.#made, th.#made), imp.#notes && ['impElim', imp, th]);
  }

  // ---- and, or, false

  static andIntro(a: Theorem, b: Theorem): Theorem {
    return a.#then(kernel.Theorem.andIntro(a.#made, b.#made), a.#notes && ['andIntro', a, b]);
  }
  static andLeft(th: Theorem): Theorem {
    return th.#then(kernel.Theorem.andLeft(th.#made), th.#notes && ['andLeft', th]);
  }
  static andRight(th: Theorem): Theorem {
    return th.#then(kernel.Theorem.andRight(th.#made), th.#notes && ['andRight', th]);
  }
  static orLeft(th: Theorem, right: Ref): Theorem {
    return th.#then(kernel.Theorem.orLeft(th.#made, th.#node(right)), th.#notes && ['orLeft', th, th.#term(right)]);
  }
  static orRight(left: Ref, th: Theorem): Theorem {
    return th.#then(kernel.Theorem.orRight(th.#node(left), th.#made), th.#notes && ['orRight', th.#term(left), th]);
  }
  static orElim(or: Theorem, left: Theorem, right: Theorem): Theorem {
    return or.#then(kernel.Theorem.orElim(or.#made, left.#made, right.#made), or.#notes && ['orElim', or, left, right]);
  }
  static exFalso(th: Theorem, formula: Ref): Theorem {
    return th.#then(kernel.Theorem.exFalso(th.#made, th.#node(formula)), th.#notes && ['exFalso', th, th.#term(formula)]);
  }
  static classical(th: Theorem): Theorem {
    return th.#then(kernel.Theorem.classical(th.#made), th.#notes && ['classical', th]);
  }

  // ---- quantifiers

  static allIntro(variable: Ref, th: Theorem): Theorem {
    return th.#then(kernel.Theorem.allIntro(th.#node(variable), th.#made), th.#notes && ['allIntro', th.#term(variable), th]);
  }
  static allElim(th: Theorem, ...ts: Refs): Theorem {
    const made = kernel.Theorem.allElim(th.#made, ...th.#signature.all(ts));
    return th.#then(made, th.#notes && ['allElim', th, ...ts.map((t) => th.#term(t))]);
  }
  static exIntro(goal: Ref, t: Ref, th: Theorem): Theorem {
    const made = kernel.Theorem.exIntro(th.#node(goal), th.#node(t), th.#made);
    return th.#then(made, th.#notes && ['exIntro', th.#term(goal), th.#term(t), th]);
  }
  static exElim(ex: Theorem, variable: Ref, th: Theorem): Theorem {
    const made = kernel.Theorem.exElim(ex.#made, ex.#node(variable), th.#made);
    return ex.#then(made, ex.#notes && ['exElim', ex, ex.#term(variable), th]);
  }

  // ---- equality and sets

  static refl(s: Signature, t: Ref): Theorem {
    return new Theorem(s, kernel.Theorem.refl(s.kernel, s.node(t)), s.recording && ['refl', s.term(t)], key);
  }
  static leibniz(equation: Theorem, context: Ref, th: Theorem): Theorem {
    const made = kernel.Theorem.leibniz(equation.#made, equation.#node(context), th.#made);
    return equation.#then(made, equation.#notes && ['leibniz', equation, equation.#term(context), th]);
  }
  static memberIntro(member: Ref, th: Theorem): Theorem {
    return th.#then(kernel.Theorem.memberIntro(th.#node(member), th.#made), th.#notes && ['memberIntro', th.#term(member), th]);
  }
  static memberElim(th: Theorem): Theorem {
    return th.#then(kernel.Theorem.memberElim(th.#made), th.#notes && ['memberElim', th]);
  }
  static extension(th: Theorem): Theorem {
    return th.#then(kernel.Theorem.extension(th.#made), th.#notes && ['extension', th]);
  }

  // ---- schematic use, axioms, definitions

  static instantiate(th: Theorem, by: Pairs): Theorem {
    const s = th.#signature;
    const own = s.all([...by].flat());
    const made = kernel.Theorem.instantiate(th.#made, own);
    return th.#then(made, s.recording && ['instantiate', th, inTwos(own.map((n) => s.term(n)))]);
  }
  static axiom(s: Signature, name: string): Theorem {
    return new Theorem(s, kernel.Theorem.axiom(s.kernel, name), s.recording && ['axiom', name], key);
  }
  static definition(s: Signature, symbol: Sym | number): Theorem {
    const own = typeof symbol === 'number' ? s.symbolOf(symbol) : symbol;
    if (!s.has(own)) kernel.refuse('a symbol of another signature');
    return new Theorem(s, kernel.Theorem.definition(s.kernel, own.id), s.recording && ['definition', own], key);
  }

  // ---- oracles

  static linear(s: Signature, premises: readonly Theorem[], conclusion: Ref, multipliers: kernel.Multipliers): Theorem {
    const [own, rows] = [[...premises], multipliers.map((row) => [...row])];
    const made = kernel.Theorem.linear(s.kernel, own.map((th) => th.#made), s.node(conclusion), rows); // biome-ignore format: one thought
    return new Theorem(s, made, s.recording && ['linear', own, s.term(conclusion), rows], key);
  }
  static infeasible(s: Signature, formula: Ref, evidence: Refs): Theorem {
    const own = s.all(evidence);
    const made = kernel.Theorem.infeasible(s.kernel, s.node(formula), own);
    return new Theorem(s, made, s.recording && ['infeasible', s.term(formula), own.map((n) => s.term(n))], key);
  }
  static independent(s: Signature, formula: Ref, evidence: Ref): Theorem {
    const made = kernel.Theorem.independent(s.kernel, s.node(formula), s.node(evidence));
    return new Theorem(s, made, s.recording && ['independent', s.term(formula), s.term(evidence)], key);
  }
  static evaluate(s: Signature, formula: Ref): Theorem {
    return new Theorem(s, kernel.Theorem.evaluate(s.kernel, s.node(formula)), s.recording && ['evaluate', s.term(formula)], key);
  }
}
for (const each of [Theorem.prototype, Theorem]) Object.freeze(each);

/** Each other term with the one behind it. */
function inTwos(terms: readonly Term[]): ReadonlyMap<Term, Term> {
  const pairs = new Map<Term, Term>();
  for (const [i, t] of terms.entries()) {
    const variable = i % 2 === 1 ? terms[i - 1] : undefined;
    if (variable !== undefined) pairs.set(variable, t);
  }
  return pairs;
}
