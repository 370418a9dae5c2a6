import { refuse } from '../../src/logic/error.ts';

/** The i-th item, which must be there. */
export function at<T>(items: readonly T[], i: number): T {
  const item = items[i];
  return item === undefined ? refuse(`there is no item ${i}`) : item;
}
