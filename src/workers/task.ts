/** What threads that search for the spark of a matrix are given, and tell. */
import type { Done, Integers, Job, Outcome } from '../exact/index.ts';

/** All threads have the same task. They take its steps one after the other: the next one is counted in `shared`, in which they are also told to stop. */
export interface Task {
  readonly rows: number;
  readonly cols: number;
  readonly entries: Integers;
  readonly job: Job;
  readonly shared: SharedArrayBuffer;
}
export const [NEXT, STOP] = [0, 1];

export type Message =
  | ({ readonly kind: 'step' } & Done)
  | { readonly kind: 'end'; readonly outcome: Outcome; readonly prime: number | undefined; readonly basis: readonly number[] };
