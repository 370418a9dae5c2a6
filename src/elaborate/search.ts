/** The prover of small steps, as the elaborator uses it. */
import { KernelError } from '../logic/index.ts';
import { type Outcome, type Problem, prove } from '../prover/index.ts';

/** A search in which the kernel refuses a step, such as a division by zero, has found nothing. */
export function search(problem: Problem): Outcome {
  try {
    return prove(problem);
  } catch (error) {
    if (error instanceof KernelError) return { kind: 'stuck', missing: [], reason: 'saturated' };
    throw error;
  }
}
