/**
 * Does what the rows of proof files say, each with the kernel alone: makes a term, declares a symbol, assumes an axiom, takes a step. What
 * comes of a row goes by its number among those of its sort.
 */
import {
  HEIGHT,
  type Signature as Kernel,
  type List,
  type Multipliers,
  matrixSymbols,
  type Rational,
  showRational,
} from '../logic/index.ts';
import { Pages, parseRational } from '../terms/index.ts';
import { fail, firstSymbols, firstTerms, type Kind, kinds, LONGEST, SORRY } from './format.ts';

/** The work that a row is, whatever it does. */
const ROW = 64;
const MANY = Number.POSITIVE_INFINITY;

/** The rules of the kernel, or the same for theorems that remember how they were made. Terms and symbols are numbers. */
export interface Rules<S, Th> {
  assume(s: S, formula: number): Th;
  weaken(th: Th, formula: number): Th;
  impIntro(formula: number, th: Th): Th;
  impElim(imp: Th, th: Th): Th;
  andIntro(a: Th, b: Th): Th;
  andLeft(th: Th): Th;
  andRight(th: Th): Th;
  orLeft(th: Th, right: number): Th;
  orRight(left: number, th: Th): Th;
  orElim(or: Th, left: Th, right: Th): Th;
  exFalso(th: Th, formula: number): Th;
  classical(th: Th): Th;
  allIntro(variable: number, th: Th): Th;
  allElim(th: Th, ...ts: List): Th;
  exIntro(goal: number, t: number, th: Th): Th;
  exElim(ex: Th, variable: number, th: Th): Th;
  refl(s: S, t: number): Th;
  leibniz(equation: Th, context: number, th: Th): Th;
  memberIntro(member: number, th: Th): Th;
  memberElim(th: Th): Th;
  extension(th: Th): Th;
  instantiate(th: Th, pairs: List): Th;
  axiom(s: S, name: string): Th;
  definition(s: S, symbol: number): Th;
  linear(s: S, premises: readonly Th[], conclusion: number, multipliers: Multipliers): Th;
  infeasible(s: S, formula: number, evidence: List): Th;
  independent(s: S, formula: number, evidence: number): Th;
  evaluate(s: S, formula: number): Th;
}
/** Who takes the steps, in which signature; with `known`, rows may refer by `theory:label` to theorems that are outside the file. */
export interface Prover<S, Th> {
  readonly kernel: Kernel;
  readonly signature: S;
  readonly rules: Rules<S, Th>;
  readonly known: ((name: string) => Th | undefined) | undefined;
}

export class Machine<S, Th> {
  readonly #kernel: Kernel;
  readonly #s: S;
  readonly #rules: Rules<S, Th>;
  readonly #outside: ((name: string) => Th | undefined) | undefined;
  readonly #names: readonly string[];
  readonly #rationals = new Map<string, Rational>();
  /** What was made, with its numbers in the kernel; behind the last term there are zeros. */
  readonly #symbols: number[];
  #terms: Int32Array;
  #made = 0;
  readonly #axioms: string[] = [];
  readonly #theorems = new Pages<Th>();
  #steps = 0;
  /** The row that is being done: these numbers, from here on, so many; and which one it is. */
  #row: ArrayLike<number> = [];
  #from = 0;
  #count = 0;
  #index = -1;

  /** `names` may still grow. There is room for so many terms, until there are more. */
  constructor({ kernel, signature, rules, known }: Prover<S, Th>, names: readonly string[], room: number) {
    this.#kernel = kernel;
    this.#s = signature;
    this.#rules = rules;
    this.#outside = known;
    this.#names = names;
    this.#symbols = [...firstSymbols(kernel)];
    this.#terms = new Int32Array(room);
    for (const term of firstTerms(kernel)) this.#keep(term);
  }

  get place(): string {
    return `rows[${this.#index}]`;
  }
  get symbols(): List {
    return this.#symbols;
  }
  term(i: number): number | undefined {
    return i >= 0 && i < this.#made ? this.#terms[i] : undefined;
  }
  /** The names of the axioms. */
  get axioms(): readonly string[] {
    return this.#axioms;
  }
  get steps(): number {
    return this.#steps;
  }
  theorem(i: number): Th | undefined {
    return i >= 0 && i < this.#steps ? this.#theorems.get(i) : undefined;
  }

  /** Does the next row: `count` numbers, from `from` on. */
  execute(row: ArrayLike<number>, from: number, count: number): void {
    this.#row = row;
    this.#from = from;
    this.#count = count;
    this.#index++;
    const kind = this.#kinds[this.#number(0)] ?? fail('CERT_ROW', `there is no kind ${this.#number(0)} of rows`, this.place);
    if (count <= kind.least || count > kind.most + 1)
      fail('CERT_ROW', `a row of kind ${kind.name} does not have ${count - 1} arguments`, this.place);
    this.#kernel.spend(ROW);
    kind.run(this);
  }

  /** Does rows that stand one after the other, each behind its length. */
  executeAll(rows: Int32Array, from: number, to: number): void {
    for (let i = from; i < to; ) {
      const count = rows[i] ?? 0;
      if (count < 1 || i + 1 + count > to) fail('CERT_ROW', 'a row does not end where it should', this.place);
      this.execute(rows, i + 1, count);
      i += 1 + count;
    }
  }

  // ---- the numbers of a row

  #number(i: number): number {
    const number = this.#row[this.#from + i];
    return number !== undefined && i < this.#count ? number : fail('CERT_ROW', 'the row is too short', this.place);
  }
  #missing(what: string, i: number): never {
    return fail('CERT_REFERENCE', `there is no ${what} ${this.#number(i)} yet`, this.place);
  }
  #named(i: number): string {
    return this.#names[this.#number(i)] ?? this.#missing('name', i);
  }
  #symbol(i: number): number {
    return this.#symbols[this.#number(i)] ?? this.#missing('symbol', i);
  }
  #term(i: number): number {
    return this.#terms[this.#number(i)] || this.#missing('term', i);
  }
  #theorem(i: number): Th {
    return this.#theorems.get(this.#number(i)) ?? this.#missing('step', i);
  }
  #termsFrom(from: number, to = this.#count): number[] {
    if (to > this.#count) fail('CERT_ROW', 'the row is too short', this.place);
    const terms = new Array<number>(Math.max(0, to - from));
    for (let i = from; i < to; i++) terms[i - from] = this.#term(i);
    return terms;
  }
  #rational(i: number): Rational {
    const text = this.#named(i);
    const known = this.#rationals.get(text);
    if (known !== undefined) return known;
    this.#kernel.spend(1 + Math.ceil(text.length ** 2 / 8));
    const value = parseRational(text);
    if (showRational(value) !== text) fail('CERT_NAME', `the number ${text} should be written ${showRational(value)}`, this.place);
    this.#rationals.set(text, value);
    return value;
  }

  // ---- what the rows do

  #prove(theorem: Th): void {
    this.#theorems.set(this.#steps++, theorem);
  }
  #keep(term: number): void {
    if (this.#made === this.#terms.length) {
      const more = new Int32Array(2 * this.#made + 64);
      more.set(this.#terms);
      this.#terms = more;
    }
    this.#terms[this.#made++] = term;
  }

  #postulate(): void {
    const name = this.#named(1);
    if (name.length > LONGEST) fail('CERT_NAME', `the name of an axiom is longer than ${LONGEST} characters`, this.place);
    if (name.includes(SORRY)) fail('CERT_SORRY', `the proof has a gap: ${name}`, this.place);
    this.#kernel.assume(name, this.#term(2));
    this.#axioms.push(name);
  }

  /** What is outside the file; for a certificate, there is nothing. */
  #known<T>(find: (name: string, theorem: (name: string) => Th | undefined) => T | undefined): T {
    const outside = this.#outside ?? fail('CERT_ROW', 'a certificate must contain all that it needs', this.place);
    return find(this.#named(1), outside) ?? this.#missing('import', 1);
  }

  /** A symbol that the kernel has from the start. */
  #native(): number {
    const name = this.#named(1);
    const symbol = matrixSymbols(this.#kernel).find((each) => this.#kernel.declared(each).name === name);
    return symbol ?? this.#missing('symbol of the kernel', 1);
  }

  /** `[kind, name, how many sort variables, …, (result or body,) parameters …]` */
  #declare(kind: 'function' | 'predicate' | 'define'): void {
    const from = 3 + this.#number(2);
    const [name, sortVars, params] = [this.#named(1), this.#termsFrom(3, from), this.#termsFrom(kind === 'predicate' ? from : from + 1)];
    const result = kind === 'predicate' ? this.#kernel.prop : this.#term(from);
    if (kind === 'define') this.#symbols.push(this.#kernel.define(name, sortVars, params, result));
    else this.#symbols.push(this.#kernel.declare(name, kind, sortVars, params, result));
  }

  #declareSort(): void {
    this.#symbols.push(this.#kernel.declare(this.#named(1), 'sort', [], this.#termsFrom(2), 0));
  }
  #apply(): number {
    return this.#kernel.apply(this.#symbol(1), this.#termsFrom(2));
  }

  #instantiate(): Th {
    const [theorem, pairs] = [this.#theorem(1), this.#termsFrom(2)];
    return pairs.length % 2 === 0 ? this.#rules.instantiate(theorem, pairs) : fail('CERT_ROW', 'the row is too short', this.place);
  }

  /** `[kind, conclusion, how many premises, premises …, multipliers …]` */
  #linear(): Th {
    const [conclusion, end] = [this.#term(1), 3 + this.#number(2)];
    if (end > this.#count) fail('CERT_ROW', 'the row is too short', this.place);
    const premises: Th[] = [];
    for (let i = 3; i < end; i++) premises.push(this.#theorem(i));
    const multipliers: Rational[] = [];
    for (let i = end; i < this.#count; i++) multipliers.push(this.#rational(i));
    const width = premises.length + (conclusion === this.#kernel.falsum ? 0 : 1);
    const rows: Rational[][] = [];
    for (let i = 0; i < multipliers.length; i += Math.max(1, width)) rows.push(multipliers.slice(i, i + width));
    return this.#rules.linear(this.#s, premises, conclusion, rows);
  }

  /** For each kind the least and the greatest number of arguments, and what it does. */
  readonly #rows: { readonly [K in Kind]: readonly [number, number, (r: Machine<S, Th>) => void] } = {
    set: [1, 1, (r) => r.#keep(r.#kernel.setOf(r.#term(1)))],
    sortvar: [1, 1, (r) => r.#keep(r.#kernel.sortVariable(r.#named(1)))],
    free: [2, 2, (r) => r.#keep(r.#kernel.free(r.#named(1), r.#term(2)))],
    num: [2, 2, (r) => r.#keep(r.#kernel.numeral(r.#rational(1), r.#term(2)))],
    app: [1, MANY, (r) => r.#keep(r.#apply())],
    comp: [2, 2, (r) => r.#keep(r.#kernel.bind('comp', r.#term(1), r.#term(2)))],
    all: [2, 2, (r) => r.#keep(r.#kernel.bind('all', r.#term(1), r.#term(2)))],
    ex: [2, 2, (r) => r.#keep(r.#kernel.bind('ex', r.#term(1), r.#term(2)))],
    '=': [2, 2, (r) => r.#keep(r.#kernel.equal(r.#term(1), r.#term(2)))],
    in: [2, 2, (r) => r.#keep(r.#kernel.member(r.#term(1), r.#term(2)))],
    '=>': [2, 2, (r) => r.#keep(r.#kernel.connective('=>', r.#term(1), r.#term(2)))],
    and: [2, 2, (r) => r.#keep(r.#kernel.connective('and', r.#term(1), r.#term(2)))],
    or: [2, 2, (r) => r.#keep(r.#kernel.connective('or', r.#term(1), r.#term(2)))],
    'declare-sort': [1, MANY, (r) => r.#declareSort()],
    'declare-function': [3, MANY, (r) => r.#declare('function')],
    'declare-predicate': [2, MANY, (r) => r.#declare('predicate')],
    define: [3, MANY, (r) => r.#declare('define')],
    postulate: [2, 2, (r) => r.#postulate()],
    assume: [1, 1, (r) => r.#prove(r.#rules.assume(r.#s, r.#term(1)))],
    weaken: [2, 2, (r) => r.#prove(r.#rules.weaken(r.#theorem(1), r.#term(2)))],
    impIntro: [2, 2, (r) => r.#prove(r.#rules.impIntro(r.#term(1), r.#theorem(2)))],
    impElim: [2, 2, (r) => r.#prove(r.#rules.impElim(r.#theorem(1), r.#theorem(2)))],
    andIntro: [2, 2, (r) => r.#prove(r.#rules.andIntro(r.#theorem(1), r.#theorem(2)))],
    andLeft: [1, 1, (r) => r.#prove(r.#rules.andLeft(r.#theorem(1)))],
    andRight: [1, 1, (r) => r.#prove(r.#rules.andRight(r.#theorem(1)))],
    orLeft: [2, 2, (r) => r.#prove(r.#rules.orLeft(r.#theorem(1), r.#term(2)))],
    orRight: [2, 2, (r) => r.#prove(r.#rules.orRight(r.#term(1), r.#theorem(2)))],
    orElim: [3, 3, (r) => r.#prove(r.#rules.orElim(r.#theorem(1), r.#theorem(2), r.#theorem(3)))],
    exFalso: [2, 2, (r) => r.#prove(r.#rules.exFalso(r.#theorem(1), r.#term(2)))],
    classical: [1, 1, (r) => r.#prove(r.#rules.classical(r.#theorem(1)))],
    allIntro: [2, 2, (r) => r.#prove(r.#rules.allIntro(r.#term(1), r.#theorem(2)))],
    allElim: [2, HEIGHT + 1, (r) => r.#prove(r.#rules.allElim(r.#theorem(1), ...r.#termsFrom(2)))],
    exIntro: [3, 3, (r) => r.#prove(r.#rules.exIntro(r.#term(1), r.#term(2), r.#theorem(3)))],
    exElim: [3, 3, (r) => r.#prove(r.#rules.exElim(r.#theorem(1), r.#term(2), r.#theorem(3)))],
    refl: [1, 1, (r) => r.#prove(r.#rules.refl(r.#s, r.#term(1)))],
    leibniz: [3, 3, (r) => r.#prove(r.#rules.leibniz(r.#theorem(1), r.#term(2), r.#theorem(3)))],
    memberIntro: [2, 2, (r) => r.#prove(r.#rules.memberIntro(r.#term(1), r.#theorem(2)))],
    memberElim: [1, 1, (r) => r.#prove(r.#rules.memberElim(r.#theorem(1)))],
    extension: [1, 1, (r) => r.#prove(r.#rules.extension(r.#theorem(1)))],
    instantiate: [1, MANY, (r) => r.#prove(r.#instantiate())],
    axiom: [1, 1, (r) => r.#prove(r.#rules.axiom(r.#s, r.#axioms[r.#number(1)] ?? r.#missing('axiom', 1)))],
    definition: [1, 1, (r) => r.#prove(r.#rules.definition(r.#s, r.#symbol(1)))],
    linear: [2, MANY, (r) => r.#prove(r.#linear())],
    'known-symbol': [1, 1, (r) => r.#symbols.push(r.#known((name) => r.#kernel.symbol(name)))],
    'known-axiom': [1, 1, (r) => r.#axioms.push(r.#known((name) => (r.#kernel.axiom(name) === undefined ? undefined : name)))],
    'known-theorem': [1, 1, (r) => r.#prove(r.#known((name, theorem) => theorem(name)))],
    evaluate: [1, 1, (r) => r.#prove(r.#rules.evaluate(r.#s, r.#term(1)))],
    'kernel-symbol': [1, 1, (r) => r.#symbols.push(r.#native())],
    independent: [2, 2, (r) => r.#prove(r.#rules.independent(r.#s, r.#term(1), r.#term(2)))],
    infeasible: [1, MANY, (r) => r.#prove(r.#rules.infeasible(r.#s, r.#term(1), r.#termsFrom(2)))],
  };
  /** The same, by the numbers of the kinds. */
  readonly #kinds = kinds.map((name) => {
    const [least, most, run] = this.#rows[name];
    return { name, least, most, run };
  });
}
