/** Proofs as lists of steps. */
import { type Origin, Theorem } from '../terms/index.ts';

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

/** Steps, each after its premises, made by a signature that remembers how. */
export class Steps {
  readonly all: readonly Theorem[];
  readonly #numbers: ReadonlyMap<Theorem, number>;
  readonly #premises: readonly (readonly number[])[];

  constructor(all: readonly Theorem[]) {
    this.all = all;
    this.#numbers = new Map(all.map((theorem, i) => [theorem, i]));
    this.#premises = all.map(({ origin }) =>
      origin === undefined ? [] : premisesOf(origin).flatMap((premise) => this.#numbers.get(premise) ?? []),
    );
  }

  /** The numbers of the steps that these ends need, themselves included. */
  under(ends: readonly Theorem[]): readonly number[] {
    const needed = new Uint8Array(this.all.length);
    for (const end of ends) needed[this.#numbers.get(end) ?? -1] = 1;
    const found: number[] = [];
    for (let i = needed.length - 1; i >= 0; i--) {
      if (needed[i] !== 1) continue;
      found.push(i);
      for (const premise of this.#premises[i] ?? []) needed[premise] = 1;
    }
    return found.reverse();
  }

  /** The same with the steps themselves. */
  stepsUnder(ends: readonly Theorem[]): readonly Step[] {
    return this.under(ends).flatMap((number) => {
      const theorem = this.all[number];
      return theorem === undefined ? [] : [{ number, theorem }];
    });
  }
}
