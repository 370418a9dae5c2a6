/** The prover of small steps, as the elaborator uses it, and what needs no search. */
import { compute } from '../compute/index.ts';
import { type Outcome, type Problem, prove } from '../prover/index.ts';
import { KernelError } from '../terms/index.ts';

/**
 * What concrete matrices satisfy is computed, the rest is searched. A search in which the kernel refuses a step, such as a division by
 * zero, has found nothing.
 */
export function search(problem: Problem): Outcome {
  const computed = compute(problem.signature, problem.goal);
  if (computed !== undefined) return { kind: 'proved', theorem: computed.theorem, used: [] };
  try {
    return prove(problem);
  } catch (error) {
    if (error instanceof KernelError) return { kind: 'stuck', missing: [], reason: 'saturated' };
    throw error;
  }
}
