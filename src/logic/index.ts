/** The kernel's public face. */
export { EXHAUSTED, KernelError } from './error.ts';
export { type Binder, type Connective, HEIGHT, type Op } from './node.ts';
export { MATRICES, Matrices, type Matrix, matrixSymbols, type OnMatrices, onMatrices } from './oracles/matrices.ts';
export { type Arithmetic, arithmetic, type Rational, rational, showRational } from './oracles/rational.ts';
export { ORACLE, Signature } from './signature.ts';
export { freeVariables, isBinder, occurs, parseRational, type Ref, type Sym, Term } from './term.ts';
export { type Origin, type Rule, Theorem } from './theorem.ts';
