/** Exact computing with concrete objects: fast, untrusted, and with an answer that can be checked. Knows nothing of logic. */
export {
  checkDeterminant,
  checkInverse,
  checkMinor,
  checkNullSpace,
  checkObstacle,
  checkRank,
  checkSolve,
} from './check.ts';
export { determinant } from './determinant.ts';
export { checkMatrix } from './feasible/check.ts';
export { coarsen, coarseningConditions, type FiniteModel, type NoModel, type Transition } from './feasible/coarsening.ts';
export {
  type Condition,
  type Conditions,
  type Found,
  findMatrix,
  type Impossible,
  notNegative,
  type Product,
} from './feasible/conditions.ts';
export type { TooLarge } from './feasible/decide.ts';
export { type Group, groups, type Obstacle, obstacle } from './groups.ts';
export { type Inverse, inverse, type Singular } from './inverse.ts';
export { type NullSpace, nullSpace, type Rank, rank } from './kernel.ts';
export { asColumn, Matrix, rationalsOf, type Vector, vectorOf } from './matrix.ts';
export type { Minor } from './minor.ts';
export { equal, MOST_DIGITS, parseRational, type Rational, type Refusal, rational, showRational } from './rational.ts';
export { type Solution, type Solutions, solve, solveAll, type Unsolvable } from './solve.ts';
