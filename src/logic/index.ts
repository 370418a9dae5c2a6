/** The kernel's public face. */
export { EXHAUSTED, KernelError, refuse } from './error.ts';
export { type Binder, type Connective, type Declared, HEIGHT, type Op } from './node.ts';
export { MATRICES, Matrices, type Matrix, matrixSymbols, type OnMatrices, onMatrices } from './oracles/matrices.ts';
export { type Arithmetic, arithmetic, type Rational, rational, showRational } from './rational.ts';
export { ORACLE, Signature } from './signature.ts';
export { type Rule, Theorem } from './theorem.ts';
