/**
 * Reads the canonical JSON of certificates, character by character: what JSON.stringify would write, and nothing else.
 * So there is nothing to be interpreted in two ways: no spaces, no duplicate keys, no -0, no 1e3, no number beyond 10⁹.
 */
import { fail } from './format.ts';

const [QUOTE, COMMA, ZERO, NINE, BACKSLASH] = [0x22, 0x2c, 0x30, 0x39, 0x5c];
const LARGEST = 999_999_999;

export class Scanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get position(): number {
    return this.#at;
  }

  /** Whether the text goes on so; if it does, goes past it. */
  skip(expected: string): boolean {
    if (!this.#text.startsWith(expected, this.#at)) return false;
    this.#at += expected.length;
    return true;
  }

  expect(expected: string): void {
    if (!this.skip(expected)) this.#fail(`${expected} is expected here`);
  }

  /** The items of an array, each read by `item`; the opening bracket has been read. */
  list(item: (i: number) => void): void {
    if (this.skip(']')) return;
    let i = 0;
    do item(i++);
    while (this.skip(','));
    this.expect(']');
  }

  string(): string {
    const text = this.#text;
    const start = this.#at;
    this.expect('"');
    let i = this.#at;
    let escaped = false;
    for (let c = text.charCodeAt(i); c !== QUOTE; c = text.charCodeAt(++i)) {
      if (i >= text.length) this.#fail('the text ends within a string');
      if (c === BACKSLASH) {
        escaped = true;
        i++;
      }
    }
    this.#at = i + 1;
    if (!escaped) return text.slice(start + 1, i);
    const raw = text.slice(start, this.#at);
    const value = parse(raw);
    return value !== undefined && JSON.stringify(value) === raw ? value : this.#fail('this string is not written canonically');
  }

  /** A natural number below 10⁹. */
  number(): number {
    const text = this.#text;
    const start = this.#at;
    let value = 0;
    let i = start;
    for (let c = text.charCodeAt(i); c >= ZERO && c <= NINE && value <= LARGEST; c = text.charCodeAt(++i)) value = value * 10 + c - ZERO;
    if (i === start || value > LARGEST || (i > start + 1 && text.charCodeAt(start) === ZERO))
      this.#fail('a natural number below 10^9 is expected here');
    this.#at = i;
    return value;
  }

  /** Reads `[1,2,3]` into `row`, and says how many numbers there were. */
  row(row: number[]): number {
    const text = this.#text;
    this.expect('[');
    let count = 0;
    for (let i = this.#at, c = COMMA; c === COMMA; count++) {
      const start = i;
      let value = 0;
      for (c = text.charCodeAt(i); c >= ZERO && c <= NINE && value <= LARGEST; c = text.charCodeAt(++i)) value = value * 10 + c - ZERO;
      if (i === start || value > LARGEST || (i > start + 1 && text.charCodeAt(start) === ZERO)) {
        this.#at = start;
        this.#fail('a natural number below 10^9 is expected here');
      }
      row[count] = value;
      this.#at = i++;
    }
    this.expect(']');
    return count;
  }

  /** The text must end here, but for one line end. */
  end(): void {
    this.skip('\n');
    if (this.#at !== this.#text.length) this.#fail('the text should end here');
  }

  #fail(what: string): never {
    return fail('CERT_SYNTAX', what, `character ${this.#at}`);
  }
}

function parse(raw: string): string | undefined {
  try {
    const value: unknown = JSON.parse(raw);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}
