/** The kernel's public face. */
export { EXHAUSTED, KernelError } from './error.ts';
export { MATRICES, Matrices, type Matrix, matrixSymbols, type OnMatrices, onMatrices } from './oracles/matrices.ts';
export { type Arithmetic, arithmetic, parseRational, type Rational, rational, showRational } from './rational.ts';
export { ORACLE, Signature } from './signature.ts';
export { type Binder, type Connective, freeVariables, HEIGHT, isBinder, type Op, occurs, type Sym, Term } from './term.ts';
export { type Origin, type Rule, Theorem } from './theorem.ts';
