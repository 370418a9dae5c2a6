/** Proofs as lists of steps. */
import { type Origin, Theorem } from '../logic/index.ts';

/** What a step was made from. */
export const premisesOf = (origin: Origin): readonly Theorem[] => {
  if (origin[0] === 'linear') return origin[1];
  const parts: readonly unknown[] = origin;
  return parts.filter((part) => part instanceof Theorem);
};

/** A step of a list, and its number in it. */
export interface Step {
  readonly number: number;
  readonly theorem: Theorem;
}

/** The steps that these ends need, themselves included. `all` has premises before what is made from them. */
export function stepsUnder(all: readonly Theorem[], ends: readonly Theorem[]): readonly Step[] {
  const needed = new Set(ends);
  const steps: Step[] = [];
  for (let number = all.length - 1; number >= 0; number--) {
    const theorem = all[number];
    if (theorem === undefined || !needed.has(theorem)) continue;
    steps.push({ number, theorem });
    if (theorem.origin !== undefined) for (const premise of premisesOf(theorem.origin)) needed.add(premise);
  }
  return steps.reverse();
}
