/** Writes the proofs of claims down, with all that they need: declarations, definitions and axioms, terms, steps. */
import { isBinder, matrixSymbols, type Origin, occurs, type Signature, type Sym, showRational, Term, Theorem } from '../terms/index.ts';
import {
  checksum,
  FORMAT,
  fail,
  firstSymbols,
  firstTerms,
  type Kind,
  kinds,
  LONGEST,
  openness,
  printable,
  SORRY,
  VERSION,
} from './format.ts';

/** Something proved, and how to call it. */
export interface Claim {
  readonly theory: string;
  readonly name: string;
  readonly title?: string | undefined;
  readonly theorem: Theorem;
}

/** The text of a certificate for these claims, which must be closed theorems of this (recording) signature without hypotheses. */
export function writeCertificate(signature: Signature, claims: readonly Claim[]): string {
  if (claims.length === 0) fail('CERT_CLAIM', 'there is nothing to certify', 'claims');
  const writer = new Writer(signature, undefined);

  const taken = new Set<string>();
  const rows = claims.map(({ theory, name, title = '', theorem }, i) => {
    const place = `claims[${i}]`;
    for (const text of title === '' ? [theory, name] : [theory, name, title])
      if (!printable(text)) fail('CERT_NAME', `${JSON.stringify(text)} cannot be printed as it is`, place);
    if (taken.has(JSON.stringify([theory, name]))) fail('CERT_CLAIM', `${theory} claims ${name} twice`, place);
    taken.add(JSON.stringify([theory, name]));
    if (theorem.signature !== signature) fail('CERT_CLAIM', `${name} is a theorem of another signature`, place);
    const complaint = openness(theorem);
    if (complaint !== undefined) fail('CERT_CLAIM', `${name} ${complaint}`, place);
    for (const source of theorem.restsOn) if (source.includes(SORRY)) fail('CERT_SORRY', `${name} rests on ${source}`, place);
    return JSON.stringify([theory, name, title, writer.proof(theorem)]);
  });
  return textOf(writer, rows);
}

function textOf({ names, rows }: Writer, claims: readonly string[]): string {
  const head = `{"format":"${FORMAT}","version":${VERSION},"names":[${names.map((name) => JSON.stringify(name)).join()}],"rows":[`;
  const body = `${head}${rows.map((row) => `[${row.join()}]`).join()}],"claims":[${claims.join()}],"checksum":"`;
  return `${body}${checksum(body, body.length)}"}`;
}

/** A variable for what a binder binds, if possible of the name it had. */
export function variableFor(binder: Term): Term {
  for (let name = binder.name; ; name += "'") {
    const x = binder.owner.free(name, binder.kid(0));
    if (!occurs(x, binder)) return x;
  }
}

/** What the proofs of a compiled theory take from its imports: symbols and axioms, and theorems by name. */
export interface Known {
  readonly symbols: ReadonlySet<Sym>;
  readonly axioms: ReadonlySet<string>;
  readonly theorems: ReadonlyMap<Theorem, string>;
}

/**
 * The rows of a proof file, growing: whatever is handed over is written behind all that it needs, and answered with its number. What is
 * `known` is referred to.
 */
export class Writer {
  readonly #s: Signature;
  readonly #known: Known | undefined;
  readonly #names = new Map<string, number>();
  readonly #symbols: Map<Sym, number>;
  /** What the kernel has from the start and not every certificate needs. */
  readonly #native: ReadonlySet<Sym>;
  readonly #terms: Map<Term, number>;
  readonly #axioms = new Map<string, number>();
  readonly #theorems = new Map<Theorem, number>();
  /** The steps by their rows: what two proofs do alike is done once, also where they do not know of each other. */
  readonly #steps = new Map<string, number>();
  readonly #rows: (readonly number[])[] = [];
  /** The terms that have been searched for symbols. */
  readonly #searched = new Set<Term>();

  constructor(s: Signature, known: Known | undefined) {
    this.#s = s;
    this.#known = known;
    this.#symbols = new Map(firstSymbols(s.kernel).map((symbol, i) => [s.symbolOf(symbol), i]));
    this.#native = new Set(matrixSymbols(s));
    this.#terms = new Map(firstTerms(s.kernel).map((t, i) => [s.term(t), i]));
  }

  get names(): readonly string[] {
    return [...this.#names.keys()];
  }
  get rows(): readonly (readonly number[])[] {
    return this.#rows;
  }

  /** The numbers of symbols, used or not. */
  declare(symbols: readonly Sym[]): readonly number[] {
    for (const symbol of [...this.#unknown([], symbols)].sort((a, b) => a.id - b.id)) this.#declare(symbol);
    return symbols.map((symbol) => this.#number(this.#symbols, symbol));
  }

  /** The number of a term. */
  term(t: Term): number {
    for (const symbol of [...this.#unknown([], [], [t])].sort((a, b) => a.id - b.id)) this.#declare(symbol);
    return this.#term(t);
  }

  /** The number of a theorem, written down after all that it needs. */
  proof(theorem: Theorem): number {
    const steps = this.#unwritten(theorem);
    const symbols = [...this.#unknown(steps)].sort((a, b) => a.id - b.id);
    for (const symbol of symbols) this.#declare(symbol);
    for (const step of steps) this.#step(step);
    return this.#number(this.#theorems, theorem);
  }

  /** The theorems above this one that are not written yet, itself included, premises first. Proofs are deep: this must not recurse. */
  #unwritten(theorem: Theorem): readonly Theorem[] {
    const order = new Set<Theorem>();
    const stack = [theorem];
    for (let th = stack.at(-1); th !== undefined; th = stack.at(-1)) {
      const missing =
        this.#theorems.has(th) || order.has(th) || this.#known?.theorems.has(th)
          ? []
          : premises(originOf(th)).filter((p) => !this.#theorems.has(p) && !order.has(p));
      if (missing.length > 0) {
        for (const p of missing) stack.push(p);
      } else {
        stack.pop();
        if (!this.#theorems.has(th)) order.add(th);
      }
    }
    return [...order];
  }

  /** The symbols in these steps and terms, and in the declarations of such symbols that are not declared yet. */
  #unknown(steps: readonly Theorem[], symbols: readonly Sym[] = [], some: readonly Term[] = []): Set<Sym> {
    const found = new Set<Sym>();
    const terms = [...some];
    const meet = (symbol: Sym) => {
      if (this.#symbols.has(symbol) || found.has(symbol)) return;
      found.add(symbol);
      if (this.#known?.symbols.has(symbol) || this.#native.has(symbol)) return;
      for (const v of [...symbol.sortVars, ...symbol.params]) terms.push(v);
      for (const t of [symbol.result, this.#s.definition(symbol)]) if (t !== undefined) terms.push(t);
    };
    for (const symbol of symbols) meet(symbol);
    for (const th of steps) {
      if (this.#known?.theorems.has(th)) continue;
      const origin = originOf(th);
      if (origin[0] === 'axiom') terms.push(th.conclusion);
      else if (origin[0] === 'definition') meet(origin[1]);
      else if (origin[0] === 'instantiate') for (const [v, t] of origin[2]) terms.push(v, t);
      else if (origin[0] === 'infeasible') terms.push(origin[1], ...origin[2]);
      else for (const part of origin) if (part instanceof Term) terms.push(part);
    }
    for (let t = terms.pop(); t !== undefined; t = terms.pop()) {
      if (this.#searched.has(t)) continue;
      this.#searched.add(t);
      for (const kid of t.kids()) terms.push(kid);
      if (t.op === 'sort' || t.op === 'app') meet(t.symbol);
    }
    return found;
  }

  #declare(symbol: Sym): void {
    const known = this.#known?.symbols.has(symbol) === true;
    if (known || this.#native.has(symbol)) {
      this.#row(known ? 'known-symbol' : 'kernel-symbol', [this.#name(symbol.name)]);
      this.#symbols.set(symbol, this.#symbols.size);
      return;
    }
    const definition = this.#s.definition(symbol);
    const start = [this.#name(symbol.name), symbol.sortVars.length, ...this.#all(symbol.sortVars)];
    const params = this.#all(symbol.params);
    if (definition !== undefined) {
      // f(x̄) = t, or p(x̄) ⇔ φ, which is (p(x̄) ⇒ φ) ∧ …
      const body = symbol.kind === 'predicate' ? definition.kid(0).kid(1) : definition.kid(1);
      this.#row('define', [...start, this.#term(body), ...params]);
    } else if (symbol.kind === 'sort') this.#row('declare-sort', [this.#name(symbol.name), ...params]);
    else if (symbol.kind === 'predicate') this.#row('declare-predicate', [...start, ...params]);
    else this.#row('declare-function', [...start, ...(symbol.result === undefined ? [] : [this.#term(symbol.result)]), ...params]);
    this.#symbols.set(symbol, this.#symbols.size);
  }

  #step(th: Theorem): void {
    const known = this.#known?.theorems.get(th);
    const origin = known === undefined ? originOf(th) : undefined;
    const row = origin === undefined ? rowOf('known-theorem', [this.#name(known ?? '')]) : rowOf(origin[0], this.#arguments(origin));
    const key = row.join();
    const number = this.#steps.get(key) ?? this.#steps.size;
    if (number === this.#steps.size) {
      this.#rows.push(row);
      this.#steps.set(key, number);
    }
    this.#theorems.set(th, number);
  }

  #arguments(origin: Origin): readonly number[] {
    if (origin[0] === 'axiom') return [this.#axiom(origin[1])];
    if (origin[0] === 'definition') return [this.#number(this.#symbols, origin[1])];
    if (origin[0] === 'instantiate') return [this.#number(this.#theorems, origin[1]), ...this.#all([...origin[2]].flat())];
    if (origin[0] === 'linear') {
      const [, theorems, conclusion, multipliers] = origin;
      const numbers = multipliers.flat().map((m) => this.#name(showRational(m)));
      return [this.#term(conclusion), theorems.length, ...theorems.map((p) => this.#number(this.#theorems, p)), ...numbers];
    }
    if (origin[0] === 'infeasible') return this.#all([origin[1], ...origin[2]]);
    const [, ...parts] = origin;
    return parts.map((part) => (part instanceof Theorem ? this.#number(this.#theorems, part) : this.#term(part)));
  }

  #axiom(name: string): number {
    const known = this.#axioms.get(name);
    if (known !== undefined) return known;
    const formula = this.#s.axiom(name);
    if (formula === undefined) throw new Error(`a theorem rests on an axiom that is none: ${name}`);
    if (name.length > LONGEST) fail('CERT_NAME', `the name of an axiom is longer than ${LONGEST} characters`, 'names');
    if (this.#known?.axioms.has(name)) this.#row('known-axiom', [this.#name(name)]);
    else this.#row('postulate', [this.#name(name), this.#term(formula)]);
    this.#axioms.set(name, this.#axioms.size);
    return this.#axioms.size - 1;
  }

  #all(terms: readonly Term[]): readonly number[] {
    return terms.map((t) => this.#term(t));
  }

  /** Terms are no deeper than the kernel allows, so this may recurse. */
  #term(t: Term): number {
    const known = this.#terms.get(t);
    if (known !== undefined) return known;
    if (t.op === 'prop' || t.op === 'bound' || t.op === 'false') throw new Error(`${t.op} cannot stand alone`);
    if (t.op === 'sortvar') this.#row(t.op, [this.#name(t.name)]);
    else if (t.op === 'free') this.#row(t.op, [this.#name(t.name), this.#term(t.kid(0))]);
    else if (t.op === 'num') this.#row(t.op, [this.#name(showRational(t.value)), this.#term(t.kid(0))]);
    else if (t.op === 'sort' || t.op === 'app') this.#row('app', [this.#number(this.#symbols, t.symbol), ...this.#all(t.kids())]);
    else if (isBinder(t.op)) {
      const x = variableFor(t);
      this.#row(t.op, [this.#term(x), this.#term(this.#s.open(t, x))]);
    } else this.#row(t.op, this.#all(t.kids()));
    this.#terms.set(t, this.#terms.size);
    return this.#terms.size - 1;
  }

  #name(text: string): number {
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    if (!printable(text)) fail('CERT_NAME', `${JSON.stringify(text)} cannot be printed as it is`, 'names');
    this.#names.set(text, this.#names.size);
    return this.#names.size - 1;
  }

  #number<T>(numbers: ReadonlyMap<T, number>, item: T): number {
    const known = numbers.get(item);
    if (known === undefined) throw new Error('something is used before it is written');
    return known;
  }

  #row(kind: Kind, args: readonly number[]): void {
    this.#rows.push(rowOf(kind, args));
  }
}

const NUMBER: ReadonlyMap<Kind, number> = new Map(kinds.map((kind, i) => [kind, i]));
const rowOf = (kind: Kind, args: readonly number[]): readonly number[] => [NUMBER.get(kind) ?? 0, ...args];

const originOf = (th: Theorem): Origin =>
  th.origin ?? fail('CERT_UNRECORDED', 'the signature does not remember how its theorems were made', 'claims');

function premises(origin: Origin): readonly Theorem[] {
  if (origin[0] === 'linear') return origin[1];
  const parts: readonly unknown[] = origin;
  return parts.filter((part) => part instanceof Theorem);
}
