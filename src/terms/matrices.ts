/** The kernel's symbols of matrices. */
import * as kernel from '../logic/index.ts';
import type { Sym, Term, Terms } from './term.ts';

/** The symbol of an operation. */
export const onMatrices = (s: Terms, name: kernel.OnMatrices): Sym => s.symbolOf(kernel.onMatrices(s.kernel, name));

/** All symbols of matrices, in the order in which they were declared. */
export const matrixSymbols = (s: Terms): Sym[] => kernel.matrixSymbols(s.kernel).map((symbol) => s.symbolOf(symbol));

/** Computes closed matrices and numbers, each matrix once. */
export class Matrices {
  readonly #s: Terms;
  readonly #computed: kernel.Matrices;
  constructor(s: Terms) {
    [this.#s, this.#computed] = [s, new kernel.Matrices(s.kernel)];
  }
  number(t: Term): kernel.Rational {
    return this.#computed.number(this.#s.node(t));
  }
  value(t: Term): kernel.Matrix {
    return this.#computed.value(this.#s.node(t));
  }
}
