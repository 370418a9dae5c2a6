/**
 * Rows done in a signature: by the kernel alone, or, where the signature records, so that theorems remember how they were made. What comes
 * of it is handed out as terms and theorems.
 */
import * as kernel from '../logic/index.ts';
import { type Signature, type Sym, type Term, Theorem } from '../terms/index.ts';
import { firstSymbols } from './format.ts';
import { Machine } from './machine.ts';

/** What rows may refer to by `theory:label` instead of containing it: then it is no certificate, which stands for itself. */
export type Outside = (name: string) => Theorem | undefined;

export class Replay {
  readonly #s: Signature;
  readonly #machine: Machine<kernel.Signature, kernel.Theorem> | Machine<Signature, Theorem>;
  /** The theorems that somebody has asked for, where the kernel made them. */
  readonly #handed: Theorem[] = [];

  /** `names` may still grow. There is room for so many terms, until there are more. */
  constructor(signature: Signature, names: readonly string[], room: number, outside?: Outside) {
    this.#s = signature;
    this.#machine = signature.recording
      ? new Machine({ kernel: signature.kernel, signature, rules: Theorem, known: outside }, names, room)
      : new Machine(
          {
            kernel: signature.kernel,
            signature: signature.kernel,
            rules: kernel.Theorem,
            known: outside && ((name) => outside(name)?.made),
          },
          names,
          room,
        );
  }

  get place(): string {
    return this.#machine.place;
  }
  /** How many steps there are. */
  get steps(): number {
    return this.#machine.steps;
  }
  /** The symbols that rows have declared or defined. */
  get symbols(): readonly Sym[] {
    return this.#machine.symbols.slice(firstSymbols(this.#s.kernel).length).map((symbol) => this.#s.symbolOf(symbol));
  }
  get axioms(): readonly { readonly name: string; readonly formula: Term }[] {
    return this.#machine.axioms.flatMap((name) => {
      const formula = this.#s.axiom(name);
      return formula === undefined ? [] : [{ name, formula }];
    });
  }
  // a number that was read from a file may be anything, also the name of a property
  symbol(i: number): Sym | undefined {
    const symbol = Number.isInteger(i) ? this.#machine.symbols[i] : undefined;
    return symbol === undefined ? undefined : this.#s.symbolOf(symbol);
  }
  term(i: number): Term | undefined {
    return this.#s.termOf(Number.isInteger(i) ? this.#machine.term(i) : undefined);
  }
  theorem(i: number): Theorem | undefined {
    const made = Number.isInteger(i) ? this.#machine.theorem(i) : undefined;
    if (made === undefined || made instanceof Theorem) return made;
    const known = this.#handed[i] ?? new Theorem(this.#s, made);
    this.#handed[i] = known;
    return known;
  }

  /** Does the next row: `count` numbers, from `from` on. */
  execute(row: ArrayLike<number>, from: number, count: number): void {
    this.#machine.execute(row, from, count);
  }
  /** Does rows that stand one after the other, each behind its length. */
  executeAll(rows: Int32Array, from: number, to: number): void {
    this.#machine.executeAll(rows, from, to);
  }
}
