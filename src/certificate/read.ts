/** Checks a certificate in one pass, with the kernel alone: every row is handed to the kernel as it is read. */
import { EXHAUSTED, KernelError, parseRational, type Rational, Signature, type Sym, showRational, type Term, Theorem } from '../logic/index.ts';
import { checksum, FORMAT, fail, firstSymbols, firstTerms, kinds, printable, SORRY, VERSION } from './format.ts';
import { Scanner } from './scan.ts';
import { openness } from './write.ts';

export interface CertifiedClaim {
  readonly theory: string;
  readonly name: string;
  readonly title: string | undefined;
  readonly theorem: Theorem;
  /** The axioms and oracles that the proof uses, sorted. */
  readonly restsOn: readonly string[];
}

/** What a certificate was found to prove. */
export interface Certificate {
  readonly signature: Signature;
  readonly claims: readonly CertifiedClaim[];
  /** All axioms of the file, in its order. */
  readonly axioms: readonly { readonly name: string; readonly formula: Term }[];
  /** The symbols that the file declares or defines, in its order. */
  readonly symbols: readonly Sym[];
  /** How many steps the proofs have. */
  readonly steps: number;
}

/** What a stranger's file may cost: the longest text, and the work of checking (in units of about 10 ns or 12 bytes). */
export interface Limits {
  readonly length: number;
  readonly work: number;
}

/** Enough for every proof that was ever written here, several times over: linear in the text, and less than some seconds and 4 GB. */
export const limitsFor = (text: string): Limits => ({ length: 64_000_000, work: Math.min(20_000_000 + 64 * text.length, 320_000_000) });

/** Checks a certificate. Throws a CertificateError, and nothing else, if there is anything wrong with it. */
export function readCertificate(text: string, limits: Partial<Limits> = {}): Certificate {
  const { length, work } = { ...limitsFor(text), ...limits };
  if (text.length > length) fail('CERT_LIMIT', `the text has ${text.length} characters, and ${length} are allowed`, 'character 0');
  const reader = new Reader(text, work);
  try {
    return reader.read();
  } catch (error) {
    if (error instanceof KernelError) return fail(error.message === EXHAUSTED ? 'CERT_LIMIT' : 'CERT_REFUSED', error.message, reader.place);
    if (error instanceof RangeError) return fail('CERT_LIMIT', 'the certificate is too large for this machine', reader.place);
    throw error;
  }
}

class Reader {
  readonly #text: string;
  readonly #scanner: Scanner;
  readonly #s: Signature;
  readonly #names: string[] = [];
  readonly #rationals = new Map<string, Rational>();
  readonly #symbols: Sym[];
  readonly #terms: Term[];
  readonly #axioms: { readonly name: string; readonly formula: Term }[] = [];
  readonly #theorems: Theorem[] = [];
  readonly #claims: CertifiedClaim[] = [];
  readonly #taken = new Set<string>();
  /** The row that is being read, and how many numbers it has. */
  readonly #row: number[] = [];
  #count = 0;
  #part = 'rows';
  #index = 0;

  constructor(text: string, work: number) {
    this.#text = text;
    this.#scanner = new Scanner(text);
    this.#s = new Signature(false, work);
    this.#symbols = [...firstSymbols(this.#s)];
    this.#terms = [...firstTerms(this.#s)];
  }

  get place(): string {
    return `${this.#part}[${this.#index}]`;
  }

  read(): Certificate {
    const scanner = this.#scanner;
    const first = this.#symbols.length;
    if (!scanner.skip(`{"format":"${FORMAT}","version":`)) fail('CERT_FORMAT', 'this is no lcgm certificate', 'character 0');
    const version = scanner.number();
    if (version !== VERSION) fail('CERT_VERSION', `version ${version} is not known here, only version ${VERSION}`, 'version');
    scanner.expect(',"names":[');
    scanner.list((i) => this.#name(i));
    scanner.expect(',"rows":[');
    scanner.list((i) => {
      this.#at('rows', i);
      this.#count = scanner.row(this.#row);
      this.#execute();
    });
    scanner.expect(',"claims":[');
    scanner.list((i) => this.#claim(i));
    const end = scanner.position;
    scanner.expect(',"checksum":"');
    const sum = checksum(this.#text, scanner.position);
    if (!scanner.skip(`${sum}"}`)) fail('CERT_CHECKSUM', 'the text does not have the checksum it should have', `character ${end}`);
    scanner.end();
    if (this.#claims.length === 0) fail('CERT_CLAIM', 'nothing is claimed', 'claims');
    return {
      signature: this.#s,
      claims: this.#claims,
      axioms: this.#axioms,
      symbols: this.#symbols.slice(first),
      steps: this.#theorems.length,
    };
  }

  #at(part: string, index: number): void {
    this.#part = part;
    this.#index = index;
  }

  #name(i: number): void {
    this.#at('names', i);
    const name = this.#scanner.string();
    if (!printable(name) || this.#taken.has(name)) fail('CERT_NAME', `${JSON.stringify(name)} cannot be printed as it is, or is listed twice`, this.place);
    this.#taken.add(name);
    this.#names.push(name);
  }

  #claim(i: number): void {
    this.#at('claims', i);
    const scanner = this.#scanner;
    scanner.expect('[');
    const texts: string[] = [];
    for (let k = 0; k < 3; k++) {
      texts.push(scanner.string());
      scanner.expect(',');
    }
    const [theory = '', name = '', title = ''] = texts;
    const number = scanner.number();
    scanner.expect(']');
    for (const text of title === '' ? [theory, name] : texts)
      if (!printable(text)) fail('CERT_NAME', `${JSON.stringify(text)} cannot be printed as it is`, this.place);
    if (this.#claims.some((c) => c.theory === theory && c.name === name)) fail('CERT_CLAIM', `${theory} claims ${name} twice`, this.place);
    const theorem = this.#theorems[number] ?? fail('CERT_REFERENCE', `there is no step ${number}`, this.place);
    const complaint = openness(theorem);
    if (complaint !== undefined) fail('CERT_CLAIM', `${name} ${complaint}`, this.place);
    const { restsOn } = theorem;
    this.#s.spend(restsOn.length + this.#claims.length);
    this.#claims.push({ theory, name, title: title === '' ? undefined : title, theorem, restsOn });
  }

  // ---- the numbers of a row

  #has(count: number): void {
    if (this.#count !== count) fail('CERT_ROW', `the row should have ${count} numbers, and has ${this.#count}`, this.place);
  }
  #atLeast(count: number): void {
    if (this.#count < count) fail('CERT_ROW', `the row should have at least ${count} numbers, and has ${this.#count}`, this.place);
  }
  #number(i: number): number {
    const number = this.#row[i];
    return number !== undefined && i < this.#count ? number : fail('CERT_ROW', 'the row is too short', this.place);
  }
  #missing(what: string, i: number): never {
    return fail('CERT_REFERENCE', `there is no ${what} ${this.#number(i)} yet`, this.place);
  }
  #text_(i: number): string {
    return this.#names[this.#number(i)] ?? this.#missing('name', i);
  }
  #symbol(i: number): Sym {
    return this.#symbols[this.#number(i)] ?? this.#missing('symbol', i);
  }
  #term(i: number): Term {
    return this.#terms[this.#number(i)] ?? this.#missing('term', i);
  }
  #theorem(i: number): Theorem {
    return this.#theorems[this.#number(i)] ?? this.#missing('step', i);
  }
  #termsFrom(from: number, to = this.#count): Term[] {
    const terms: Term[] = [];
    for (let i = from; i < to; i++) terms.push(this.#term(i));
    return terms;
  }
  #rational(i: number): Rational {
    const text = this.#text_(i);
    const known = this.#rationals.get(text);
    if (known !== undefined) return known;
    const value = parseRational(text);
    if (showRational(value) !== text) fail('CERT_NAME', `the number ${text} should be written ${showRational(value)}`, this.place);
    this.#rationals.set(text, value);
    return value;
  }
}
