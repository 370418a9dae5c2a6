/** The kernel's public face. */

export { HEIGHT } from './cells.ts';
export { EXHAUSTED, KernelError, refuse } from './error.ts';
export type { Binder, Connective, Declared, List, Op } from './node.ts';
export type { Multipliers } from './oracles/linear.ts';
export { MATRICES, Matrices, type Matrix, matrixSymbols, type OnMatrices, onMatrices } from './oracles/matrices.ts';
export { type Arithmetic, arithmetic, type Rational, rational, showRational } from './rational.ts';
export { ORACLE, Signature } from './signature.ts';
export { type Rule, Theorem } from './theorem.ts';
