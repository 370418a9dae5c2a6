/**
 * Does what the rows of proof files say, each with the kernel alone: makes a term, declares a symbol, assumes an axiom, takes a step. What
 * comes of a row goes by its number among those of its sort.
 */
import { matrixSymbols, parseRational, type Rational, type Signature, type Sym, showRational, type Term, Theorem } from '../logic/index.ts';
import { fail, firstSymbols, firstTerms, type Kind, kinds, type Links, LONGEST, SORRY } from './format.ts';

/** The work that a row is, whatever it does. */
const ROW = 64;
const MANY = Number.POSITIVE_INFINITY;

export class Machine {
  readonly #s: Signature;
  readonly #names: readonly string[];
  readonly #links: Links | undefined;
  readonly #rationals = new Map<string, Rational>();
  readonly #symbols: Sym[];
  /** The nodes of the terms. */
  readonly #terms: number[];
  readonly #axioms: { readonly name: string; readonly formula: Term }[] = [];
  readonly #theorems: Theorem[] = [];
  /** The row that is being done: these numbers, from here on, so many; and which one it is. */
  #row: ArrayLike<number> = [];
  #from = 0;
  #count = 0;
  #index = -1;

  /** `names` may still grow; with `links`, rows may refer to what is outside the file. */
  constructor(signature: Signature, names: readonly string[], links: Links | undefined) {
    this.#s = signature;
    this.#names = names;
    this.#links = links;
    this.#symbols = [...firstSymbols(signature)];
    this.#terms = firstTerms(signature).map((t) => t.id);
  }

  get place(): string {
    return `rows[${this.#index}]`;
  }
  get symbols(): readonly Sym[] {
    return this.#symbols;
  }
  get terms(): readonly Term[] {
    return this.#terms.map((n) => this.#s.term(n));
  }
  get axioms(): readonly { readonly name: string; readonly formula: Term }[] {
    return this.#axioms;
  }
  get theorems(): readonly Theorem[] {
    return this.#theorems;
  }

  /** Does the next row: `count` numbers, from `from` on. */
  execute(row: ArrayLike<number>, from: number, count: number): void {
    this.#row = row;
    this.#from = from;
    this.#count = count;
    this.#index++;
    const kind = Machine.#kinds[this.#number(0)] ?? fail('CERT_ROW', `there is no kind ${this.#number(0)} of rows`, this.place);
    if (count <= kind.least || count > kind.most + 1)
      fail('CERT_ROW', `a row of kind ${kind.name} does not have ${count - 1} arguments`, this.place);
    this.#s.spend(ROW);
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
  #symbol(i: number): Sym {
    return this.#symbols[this.#number(i)] ?? this.#missing('symbol', i);
  }
  #term(i: number): number {
    return this.#terms[this.#number(i)] ?? this.#missing('term', i);
  }
  #theorem(i: number): Theorem {
    return this.#theorems[this.#number(i)] ?? this.#missing('step', i);
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
    this.#s.spend(1 + Math.ceil(text.length ** 2 / 8));
    const value = parseRational(text);
    if (showRational(value) !== text) fail('CERT_NAME', `the number ${text} should be written ${showRational(value)}`, this.place);
    this.#rationals.set(text, value);
    return value;
  }

  // ---- what the rows do

  #postulate(): void {
    const [name, formula] = [this.#named(1), this.#s.term(this.#term(2))];
    if (name.length > LONGEST) fail('CERT_NAME', `the name of an axiom is longer than ${LONGEST} characters`, this.place);
    if (name.includes(SORRY)) fail('CERT_SORRY', `the proof has a gap: ${name}`, this.place);
    this.#s.assume(name, formula);
    this.#axioms.push({ name, formula });
  }

  /** What a compiled theory refers to; a certificate must not. */
  #link(): Links {
    return this.#links ?? fail('CERT_ROW', 'a certificate must contain all that it needs', this.place);
  }
  #known<T>(find: (links: Links, name: string) => T | undefined): T {
    return find(this.#link(), this.#named(1)) ?? this.#missing('import', 1);
  }

  /** A symbol that the kernel has from the start. */
  #native(): Sym {
    const name = this.#named(1);
    return matrixSymbols(this.#s).find((symbol) => symbol.name === name) ?? this.#missing('symbol of the kernel', 1);
  }

  /** `[kind, name, how many sort variables, …, (result or body,) parameters …]` */
  #declare(kind: 'function' | 'predicate' | 'define'): void {
    const from = 3 + this.#number(2);
    const terms = (first: number, end?: number) => this.#termsFrom(first, end).map((n) => this.#s.term(n));
    const [name, sortVars, params] = [this.#named(1), terms(3, from), terms(kind === 'predicate' ? from : from + 1)];
    const result = kind === 'predicate' ? this.#s.prop : this.#s.term(this.#term(from));
    if (kind === 'define') this.#symbols.push(this.#s.define(name, sortVars, params, result));
    else this.#symbols.push(this.#s.declare(name, kind, sortVars, params, result));
  }

  #declareSort(): void {
    const params = this.#termsFrom(2).map((n) => this.#s.term(n));
    this.#symbols.push(this.#s.declare(this.#named(1), 'sort', [], params, undefined));
  }
  #apply(): number {
    return this.#s.nodes.apply(this.#symbol(1).id, this.#termsFrom(2));
  }

  #instantiate(): Theorem {
    const pairs: [number, number][] = [];
    for (let i = 2; i < this.#count; i += 2) pairs.push([this.#term(i), this.#term(i + 1)]);
    return Theorem.instantiate(this.#theorem(1), pairs);
  }

  /** `[kind, conclusion, how many premises, premises …, multipliers …]` */
  #linear(): Theorem {
    const [conclusion, end] = [this.#term(1), 3 + this.#number(2)];
    if (end > this.#count) fail('CERT_ROW', 'the row is too short', this.place);
    const premises: Theorem[] = [];
    for (let i = 3; i < end; i++) premises.push(this.#theorem(i));
    const multipliers: Rational[] = [];
    for (let i = end; i < this.#count; i++) multipliers.push(this.#rational(i));
    const width = premises.length + (conclusion === this.#s.falsum.id ? 0 : 1);
    const rows: Rational[][] = [];
    for (let i = 0; i < multipliers.length; i += Math.max(1, width)) rows.push(multipliers.slice(i, i + width));
    return Theorem.linear(this.#s, premises, conclusion, rows);
  }

  /** For each kind the least and the greatest number of arguments, and what it does. */
  static readonly #rows: { readonly [K in Kind]: readonly [number, number, (r: Machine) => void] } = {
    set: [1, 1, (r) => r.#terms.push(r.#s.nodes.setOf(r.#term(1)))],
    sortvar: [1, 1, (r) => r.#terms.push(r.#s.nodes.sortVariable(r.#named(1)))],
    free: [2, 2, (r) => r.#terms.push(r.#s.nodes.free(r.#named(1), r.#term(2)))],
    num: [2, 2, (r) => r.#terms.push(r.#s.nodes.numeral(r.#rational(1), r.#term(2)))],
    app: [1, MANY, (r) => r.#terms.push(r.#apply())],
    comp: [2, 2, (r) => r.#terms.push(r.#s.nodes.bind('comp', r.#term(1), r.#term(2)))],
    all: [2, 2, (r) => r.#terms.push(r.#s.nodes.bind('all', r.#term(1), r.#term(2)))],
    ex: [2, 2, (r) => r.#terms.push(r.#s.nodes.bind('ex', r.#term(1), r.#term(2)))],
    '=': [2, 2, (r) => r.#terms.push(r.#s.nodes.equal(r.#term(1), r.#term(2)))],
    in: [2, 2, (r) => r.#terms.push(r.#s.nodes.member(r.#term(1), r.#term(2)))],
    '=>': [2, 2, (r) => r.#terms.push(r.#s.nodes.connective('=>', r.#term(1), r.#term(2)))],
    and: [2, 2, (r) => r.#terms.push(r.#s.nodes.connective('and', r.#term(1), r.#term(2)))],
    or: [2, 2, (r) => r.#terms.push(r.#s.nodes.connective('or', r.#term(1), r.#term(2)))],
    'declare-sort': [1, MANY, (r) => r.#declareSort()],
    'declare-function': [3, MANY, (r) => r.#declare('function')],
    'declare-predicate': [2, MANY, (r) => r.#declare('predicate')],
    define: [3, MANY, (r) => r.#declare('define')],
    postulate: [2, 2, (r) => r.#postulate()],
    assume: [1, 1, (r) => r.#theorems.push(Theorem.assume(r.#s, r.#term(1)))],
    weaken: [2, 2, (r) => r.#theorems.push(Theorem.weaken(r.#theorem(1), r.#term(2)))],
    impIntro: [2, 2, (r) => r.#theorems.push(Theorem.impIntro(r.#term(1), r.#theorem(2)))],
    impElim: [2, 2, (r) => r.#theorems.push(Theorem.impElim(r.#theorem(1), r.#theorem(2)))],
    andIntro: [2, 2, (r) => r.#theorems.push(Theorem.andIntro(r.#theorem(1), r.#theorem(2)))],
    andLeft: [1, 1, (r) => r.#theorems.push(Theorem.andLeft(r.#theorem(1)))],
    andRight: [1, 1, (r) => r.#theorems.push(Theorem.andRight(r.#theorem(1)))],
    orLeft: [2, 2, (r) => r.#theorems.push(Theorem.orLeft(r.#theorem(1), r.#term(2)))],
    orRight: [2, 2, (r) => r.#theorems.push(Theorem.orRight(r.#term(1), r.#theorem(2)))],
    orElim: [3, 3, (r) => r.#theorems.push(Theorem.orElim(r.#theorem(1), r.#theorem(2), r.#theorem(3)))],
    exFalso: [2, 2, (r) => r.#theorems.push(Theorem.exFalso(r.#theorem(1), r.#term(2)))],
    classical: [1, 1, (r) => r.#theorems.push(Theorem.classical(r.#theorem(1)))],
    allIntro: [2, 2, (r) => r.#theorems.push(Theorem.allIntro(r.#term(1), r.#theorem(2)))],
    allElim: [2, MANY, (r) => r.#theorems.push(Theorem.allElim(r.#theorem(1), ...r.#termsFrom(2)))],
    exIntro: [3, 3, (r) => r.#theorems.push(Theorem.exIntro(r.#term(1), r.#term(2), r.#theorem(3)))],
    exElim: [3, 3, (r) => r.#theorems.push(Theorem.exElim(r.#theorem(1), r.#term(2), r.#theorem(3)))],
    refl: [1, 1, (r) => r.#theorems.push(Theorem.refl(r.#s, r.#term(1)))],
    leibniz: [3, 3, (r) => r.#theorems.push(Theorem.leibniz(r.#theorem(1), r.#term(2), r.#theorem(3)))],
    memberIntro: [2, 2, (r) => r.#theorems.push(Theorem.memberIntro(r.#term(1), r.#theorem(2)))],
    memberElim: [1, 1, (r) => r.#theorems.push(Theorem.memberElim(r.#theorem(1)))],
    extension: [1, 1, (r) => r.#theorems.push(Theorem.extension(r.#theorem(1)))],
    instantiate: [1, MANY, (r) => r.#theorems.push(r.#instantiate())],
    axiom: [1, 1, (r) => r.#theorems.push(Theorem.axiom(r.#s, (r.#axioms[r.#number(1)] ?? r.#missing('axiom', 1)).name))],
    definition: [1, 1, (r) => r.#theorems.push(Theorem.definition(r.#s, r.#symbol(1)))],
    linear: [2, MANY, (r) => r.#theorems.push(r.#linear())],
    'known-symbol': [1, 1, (r) => r.#symbols.push(r.#known((links, name) => links.signature.symbol(name)))],
    'known-axiom': [1, 1, (r) => r.#axioms.push(r.#known(({ signature }, name) => axiomOf(signature, name)))],
    'known-theorem': [1, 1, (r) => r.#theorems.push(r.#known((links, name) => links.theorem(name)))],
    evaluate: [1, 1, (r) => r.#theorems.push(Theorem.evaluate(r.#s, r.#term(1)))],
    'kernel-symbol': [1, 1, (r) => r.#symbols.push(r.#native())],
    independent: [2, 2, (r) => r.#theorems.push(Theorem.independent(r.#s, r.#term(1), r.#term(2)))],
    infeasible: [1, MANY, (r) => r.#theorems.push(Theorem.infeasible(r.#s, r.#term(1), r.#termsFrom(2)))],
  };
  /** The same, by the numbers of the kinds. */
  static readonly #kinds = kinds.map((name) => {
    const [least, most, run] = Machine.#rows[name];
    return { name, least, most, run };
  });
}

function axiomOf(signature: Signature, name: string): { readonly name: string; readonly formula: Term } | undefined {
  const formula = signature.axiom(name);
  return formula && { name, formula };
}
