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
export { asColumn, type Integers, Matrix, rationalsOf, type Vector, vectorOf } from './matrix.ts';
export type { Minor } from './minor.ts';
export { equal, MOST_DIGITS, parseRational, type Rational, type Refusal, rational, showRational } from './rational.ts';
export { type Solution, type Solutions, solve, solveAll, type Unsolvable } from './solve.ts';
export {
  answerOf,
  type Independence,
  type Injectivity,
  independentUpTo,
  injectiveOnSparse,
  progressOf,
  runSpark,
  type SparkAnswer,
  type SparkProgress,
  searchSteps,
  spark,
  sparkSteps,
} from './spark.ts';
export { checkCollision, checkCombination, checkIndependent } from './sparkCheck.ts';
export { readCheckpoint, writeCheckpoint } from './sparkCheckpoint.ts';
export { Columns, type Combination, support } from './sparkColumns.ts';
export { bestEngine, type EngineKind } from './sparkEngine.ts';
export { type Choice, type Done, Exhaustion, type Job, type Outcome } from './sparkExhaustion.ts';
export { type Bounds, type Evidence, kernelChecks, MOST_SETS_OF_KERNEL, type Running, SparkSearch, upper } from './sparkSearch.ts';
export { type Coherence, coherence, type Structure, structures } from './sparkStructure.ts';
export { type Weights, weights } from './sparkWeights.ts';
