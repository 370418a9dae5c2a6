/** Systems in which some unknowns may have any sign. */
import { complete } from './complete.ts';
import { type Decision, decide, tooLarge } from './decide.ts';
import { eliminate } from './eliminate.ts';
import { isRefutation, type Refutation, type System, slacks, solves } from './system.ts';

const PRIMES = 8;

/** Decides a system in which the unknowns of these columns may be negative: in a refutation they cancel. */
export function decideSigned(system: System, free: readonly (readonly number[])[]): Decision {
  if (free.every((columns) => columns.length === 0)) return decide(system);
  const isFree = free.map((columns) => new Set(columns));
  for (let attempt = 0; attempt < PRIMES; attempt++) {
    const elimination = eliminate(system, free, attempt);
    const answer = decide(elimination.rest);
    if (answer.kind === 'refused') return answer;
    if (answer.kind === 'refutation') {
      const refutation = elimination.lift(answer);
      if (cancels(system, refutation, isFree)) return refutation;
      continue;
    }
    const point = complete(system, elimination.pivots, elimination.givenBy(answer));
    if (solves(system, point) && point.x.every((block, c) => block.every((value, j) => value >= 0n || isFree[c]?.has(j)))) return point;
  }
  return tooLarge('no prime that was tried shows the structure of the system');
}

const cancels = (system: System, refutation: Refutation, free: readonly ReadonlySet<number>[]): boolean =>
  isRefutation(system, refutation) &&
  slacks(system, refutation).every((block, c) => block.every((slack, j) => slack === 0n || !free[c]?.has(j)));
