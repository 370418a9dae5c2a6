/** Checks a certificate in one pass, with the kernel alone: every row is handed to it as it is read. */
import * as kernel from '../logic/index.ts';
import { EXHAUSTED, KernelError, Signature, type Sym, type Term, type Theorem } from '../terms/index.ts';
import { checksum, FORMAT, fail, openness, printable, VERSION } from './format.ts';
import { Replay } from './replay.ts';
import { Scanner } from './scan.ts';

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
  /** The steps, in the order of the file. */
  readonly theorems: readonly Theorem[];
}

/** What a stranger's file may cost: the longest text, and the work of checking (in units of about 10 ns or 12 bytes). */
export interface Limits {
  readonly length: number;
  readonly work: number;
}

/** Enough for every proof that was ever written here, several times over: linear in the text, and less than some seconds and 4 GB. */
export const limitsFor = (text: string): Limits => ({ length: 64_000_000, work: Math.min(20_000_000 + 64 * text.length, 320_000_000) });

/** A node for so many characters is what certificates come to; what they really need is made in any case. */
const NODE = 12;
/** The work of making a signature, which must not run out before there is somebody to catch it. */
const FIRST = 4_096;

/**
 * Checks a certificate. Throws a CertificateError, and nothing else, if there is anything wrong with it. Where it records, the theorems
 * remember how they were made.
 */
export function readCertificate(text: string, limits: Partial<Limits> = {}, recording = false): Certificate {
  const { length, work } = { ...limitsFor(text), ...limits };
  if (text.length > length) fail('CERT_LIMIT', `the text has ${text.length} characters, and ${length} are allowed`, 'character 0');
  const reader = new Reader(text, new Signature(recording, new kernel.Signature(work + FIRST, FIRST + Math.ceil(text.length / NODE))));
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
  readonly #replay: Replay;
  readonly #names: string[] = [];
  readonly #claims: CertifiedClaim[] = [];
  readonly #claimed = new Set<string>();
  readonly #taken = new Set<string>();
  /** The name or claim that is being read, if it is not a row. */
  #place: string | undefined;

  constructor(text: string, signature: Signature) {
    this.#text = text;
    this.#scanner = new Scanner(text);
    this.#s = signature;
    this.#replay = new Replay(signature, this.#names, Math.ceil(text.length / NODE));
  }

  get place(): string {
    return this.#place ?? this.#replay.place;
  }

  read(): Certificate {
    const scanner = this.#scanner;
    const replay = this.#replay;
    const row: number[] = [];
    if (!scanner.skip(`{"format":"${FORMAT}","version":`)) fail('CERT_FORMAT', 'this is no lcgm certificate', 'character 0');
    const version = scanner.number();
    if (version !== VERSION) fail('CERT_VERSION', `version ${version} is not known here, only version ${VERSION}`, 'version');
    scanner.expect(',"names":[');
    scanner.list((i) => this.#name(i));
    scanner.expect(',"rows":[');
    this.#place = undefined;
    scanner.list(() => {
      const count = scanner.row(row);
      replay.execute(row, 0, count);
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
      axioms: replay.axioms,
      symbols: replay.symbols,
      steps: replay.steps,
      get theorems() {
        return Array.from({ length: replay.steps }, (_, i) => replay.theorem(i) ?? kernel.refuse(`there is no step ${i}`));
      },
    };
  }

  #name(i: number): void {
    this.#place = `names[${i}]`;
    const name = this.#scanner.string();
    if (!printable(name) || this.#taken.has(name))
      fail('CERT_NAME', `${JSON.stringify(name)} cannot be printed as it is, or is listed twice`, this.place);
    this.#taken.add(name);
    this.#names.push(name);
  }

  #claim(i: number): void {
    this.#place = `claims[${i}]`;
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
    const both = JSON.stringify([theory, name]);
    if (this.#claimed.has(both)) fail('CERT_CLAIM', `${theory} claims ${name} twice`, this.place);
    this.#claimed.add(both);
    const theorem = this.#replay.theorem(number) ?? fail('CERT_REFERENCE', `there is no step ${number}`, this.place);
    const complaint = openness(theorem);
    if (complaint !== undefined) fail('CERT_CLAIM', `${name} ${complaint}`, this.place);
    const { restsOn } = theorem;
    this.#s.spend(restsOn.length + both.length);
    this.#claims.push({ theory, name, title: title === '' ? undefined : title, theorem, restsOn });
  }
}
