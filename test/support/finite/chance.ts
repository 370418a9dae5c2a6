/** Chance that repeats itself: the same seed gives the same draws on every machine. */
import { at } from '../at.ts';

export class Chance {
  #state: number;

  constructor(seed: string) {
    this.#state = hash(seed);
  }

  /** 0, …, n − 1 (mulberry32) */
  below(n: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * n);
  }
  pick<T>(items: readonly T[]): T {
    return at(items, this.below(items.length));
  }
  percent(chance: number): boolean {
    return this.below(100) < chance;
  }
  subset<T>(items: readonly T[]): T[] {
    return items.filter(() => this.percent(50));
  }
  shuffled<T>(items: readonly T[]): T[] {
    const left = [...items];
    return items.flatMap(() => left.splice(this.below(left.length), 1));
  }
  /** One of these ways, at random; but the last one where the way is closed, and often anyway. */
  oneOf<T>(ways: readonly (() => T | undefined)[], last: () => T): T {
    return (this.percent(30) ? undefined : this.pick(ways)()) ?? last();
  }
}

export function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return (h ^ (h >>> 15)) >>> 0;
}
