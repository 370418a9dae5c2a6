/** Certificates by hand: rows are numbered as they are added, and a forger seals as well as anybody. */
import { firstSymbols, kinds } from '../../src/certificate/format.ts';
import { Signature as Kernel } from '../../src/logic/index.ts';
import { isBinder, type Signature, type Sym, showRational, type Term } from '../../src/terms/index.ts';
import { addsOf } from './meaning.ts';
import { type Parsed, sealed } from './samples.ts';

type Kind = (typeof kinds)[number];

const first = new Kernel();
const given: ReadonlyMap<string, number> = new Map(firstSymbols(first).map((symbol, i) => [first.declared(symbol).name, i]));
/** The terms that every certificate begins with. */
export const [FALSE, NAT, RAT, REAL] = [0, 1, 2, 3];

export class Builder {
  readonly parts: Parsed;
  readonly #names = new Map<string, number>();
  readonly #next = { term: 4, symbol: given.size, axiom: 0, step: 0 };

  /** Starts with nothing, or goes on where a certificate ends. */
  constructor(parts: Parsed = { format: 'lcgm-certificate', version: 1, names: [], rows: [], claims: [] }) {
    this.parts = parts;
    for (const [i, text] of parts.names.entries()) this.#names.set(text, i);
    for (const row of parts.rows) this.#count(row);
  }

  #count(row: readonly number[]): number {
    const adds = addsOf(row);
    return adds === 'name' || adds === 'count' ? -1 : this.#next[adds]++;
  }

  name(text: string): number {
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    this.#names.set(text, this.parts.names.length);
    return this.parts.names.push(text) - 1;
  }

  /** Adds a row, and answers the number of what it makes; texts among the arguments are names. */
  row(kind: Kind, ...args: readonly (number | string)[]): number {
    return this.long(kind, args);
  }
  /** The same for rows that are too long to be called with. */
  long(kind: Kind, args: readonly (number | string)[]): number {
    const row = args.map((a) => (typeof a === 'string' ? this.name(a) : a));
    row.unshift(kinds.indexOf(kind));
    this.parts.rows.push(row);
    return this.#count(row);
  }
  /** The number that the next step will have. */
  get nextStep(): number {
    return this.#next.step;
  }
  get nextTerm(): number {
    return this.#next.term;
  }

  /** An operation of the kernel applied to terms. */
  arithmetic(symbol: string, ...args: readonly number[]): number {
    return this.row('app', given.get(symbol) ?? -1, ...args);
  }
  num(text: string, sort = NAT): number {
    return this.row('num', text, sort);
  }
  /** ⊥ ⇒ ⊥, and a proof of it. */
  truth(): { readonly term: number; readonly step: number } {
    return { term: this.row('=>', FALSE, FALSE), step: this.row('impIntro', FALSE, this.row('assume', FALSE)) };
  }
  claim(step: number, name = 'forged', theory = 'test', title = ''): this {
    this.parts.claims.push([theory, name, title, step]);
    return this;
  }

  get text(): string {
    return sealed(this.parts);
  }

  /** Adds the rows of a term of some signature, whose symbols are all in the certificate. */
  write(t: Term, s: Signature, symbols: ReadonlyMap<string, number>, done = new Map<Term, number>()): number {
    const known = done.get(t);
    if (known !== undefined) return known;
    const kid = (i: number) => this.write(t.kid(i), s, symbols, done);
    const made = this.#written(t, s, symbols, done, kid);
    done.set(t, made);
    return made;
  }
  #written(t: Term, s: Signature, symbols: ReadonlyMap<string, number>, done: Map<Term, number>, kid: (i: number) => number): number {
    const { op } = t;
    if (op === 'false') return FALSE;
    if (t === s.nat || t === s.rat || t === s.real) return [s.nat, s.rat, s.real].indexOf(t) + 1;
    if (op === 'prop' || op === 'bound') throw new Error(`${op} cannot be written`);
    if (op === 'sortvar') return this.row(op, t.name);
    if (op === 'free') return this.row(op, t.name, kid(0));
    if (op === 'num') return this.row(op, showRational(t.value), kid(0));
    if (op === 'sort' || op === 'app') {
      const args = t.kids().map((each) => this.write(each, s, symbols, done));
      return this.row('app', given.get(t.symbol.name) ?? symbols.get(t.symbol.name) ?? -1, ...args);
    }
    if (isBinder(op)) {
      const x = s.free(`${t.name}~${done.size}`, t.kid(0));
      return this.row(op, this.write(x, s, symbols, done), this.write(s.open(t, x), s, symbols, done));
    }
    return this.row(op, ...t.kids().map((_, i) => kid(i)));
  }
}

/** The numbers of the symbols of a certificate, by name. */
export const numbersOf = (symbols: readonly Sym[]): ReadonlyMap<string, number> =>
  new Map(symbols.map((symbol, i) => [symbol.name, given.size + i]));
