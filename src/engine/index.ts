/**
 * The engine: finds derivations of claims from the theorems and axioms in scope, in the way of Prolog with tables.
 * Nothing here is trusted: every step of what comes out is a theorem of the kernel.
 */
import type { Term } from '../terms/index.ts';
import type { Outcome } from './answer.ts';
import type { Problem } from './problem.ts';
import { Search } from './search.ts';

export type { Attempt, Certificate, Derivation, Known, Missing, Outcome, Reason } from './answer.ts';
export { EngineError } from './error.ts';
export type { Problem } from './problem.ts';
export { Rulebook } from './rulebook.ts';

/** Derives the goal, or says what is missing. */
export function derive(problem: Problem): Outcome {
  return new Search(problem).run();
}

/** The same for several goals under the same facts, in one search: what serves several of them is found once. Nothing is said to be missing. */
export function deriveAll(problem: Omit<Problem, 'goal'>, goals: readonly Term[]): readonly Outcome[] {
  const [goal, ...others] = goals;
  return goal === undefined ? [] : new Search({ ...problem, goal }, false, others).runAll(goals);
}
