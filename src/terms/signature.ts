/** A signature of the kernel, with its symbols, definitions and axioms as terms. */
import { Signature as Kernel, refuse } from '../logic/index.ts';
import { type Sym, type Term, Terms } from './term.ts';

export class Signature extends Terms {
  /** Whether theorems remember how they were made, so that a certificate can be written. */
  readonly recording: boolean;
  readonly #genuine = true;

  constructor(recording = true, kernel = new Kernel()) {
    if (new.target !== Signature || !Kernel.genuine(kernel)) refuse('a signature is one of the kernel, and cannot be extended');
    super(kernel);
    this.recording = recording;
    Object.freeze(this);
  }

  /** One that has room for so many nodes from the start: what nobody touches of it costs next to nothing, and growing takes time. */
  static withRoom(recording: boolean, room: number): Signature {
    return new Signature(recording, new Kernel(Number.MAX_SAFE_INTEGER, room));
  }

  /** Whether something is a signature, and not an imitation. */
  static genuine(s: Signature): boolean {
    return #genuine in s;
  }

  /** Defines a fresh symbol: f(x̄) := t, or p(x̄) := φ. The right side may use the parameters and nothing else. */
  define(name: string, sortVars: readonly Term[], params: readonly Term[], body: Term): Sym {
    return this.symbolOf(this.kernel.define(name, this.all(sortVars), this.all(params), this.node(body)));
  }

  /** The defining equation (or equivalence) of a symbol, its parameters free. */
  definition(symbol: Sym): Term | undefined {
    return this.termOf(this.has(symbol) ? this.kernel.definition(symbol.id) : undefined);
  }

  /** Assumes a closed formula under a fresh name; it may be schematic in sorts. */
  assume(name: string, formula: Term): void {
    this.kernel.assume(name, this.node(formula));
  }

  axiom(name: string): Term | undefined {
    return this.termOf(this.kernel.axiom(name));
  }
}
for (const each of [Terms.prototype, Terms, Signature.prototype, Signature]) Object.freeze(each);
