/** Terms, symbols and theorems, as the rest of the program holds them: views of what the kernel has, which alone decides what is true. */
export {
  type Arithmetic,
  arithmetic,
  type Binder,
  type Connective,
  EXHAUSTED,
  HEIGHT,
  KernelError,
  MATRICES,
  type Matrix,
  type OnMatrices,
  type Op,
  ORACLE,
  type Rational,
  type Rule,
  rational,
  showRational,
} from '../logic/index.ts';
export { Matrices, matrixSymbols, onMatrices } from './matrices.ts';
export { Pages } from './pages.ts';
export { parseRational } from './rational.ts';
export { Signature } from './signature.ts';
export { freeVariables, isBinder, occurs, type Ref, type Sym, Term } from './term.ts';
export { type Origin, Theorem } from './theorem.ts';
