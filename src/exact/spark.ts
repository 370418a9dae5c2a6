/** The spark of a matrix: the least number of dependent columns. What it says, in steps or at once, with the evidence for it. */
import type { Matrix } from './matrix.ts';
import { type Combination, support } from './sparkColumns.ts';
import { Exhaustion } from './sparkExhaustion.ts';
import { type Bounds, type Evidence, kernelChecks, type Running, SparkSearch, upper } from './sparkSearch.ts';
import { binomial } from './sparkTableau.ts';

/** After a step: what is known, and how far the present search is, in sets of columns. */
export interface SparkProgress {
  readonly bounds: Bounds;
  readonly size: number;
  readonly done: number;
  readonly of: number;
}

/** What is known in the end: the spark if the bounds meet; infinite if all columns are independent. */
export interface SparkAnswer {
  readonly bounds: Bounds;
  readonly spark: number | undefined;
  /** The spark − 1, or the number of columns if all are independent: any so many are. */
  readonly kruskal: number | undefined;
  /** Whether the kernel can check the evidence that any `independent` columns are independent. */
  readonly kernelChecked: boolean;
}

export function progressOf(search: SparkSearch): SparkProgress {
  const size = search.running?.job.size ?? 0;
  return { bounds: search.bounds, size, done: search.running?.sets ?? 0, of: binomial(search.columns.count, size) };
}

/** Yields after each step; whoever stops asking stops the search, which keeps the bounds, and can go on. */
export function* sparkSteps(search: SparkSearch): Generator<SparkProgress, SparkAnswer> {
  for (const _ of search.prepare()) yield progressOf(search);
  for (let running = search.next(); running !== undefined; running = search.next()) yield* searchSteps(search, running);
  return answerOf(search);
}

/** The steps of the search under way, until it has ended. */
export function* searchSteps(search: SparkSearch, { job, next }: Running): Generator<SparkProgress> {
  const exhaustion = new Exhaustion(search.columns, job);
  const steps = exhaustion.run((number) => (number < next ? 'skip' : 'take'));
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) {
    search.advance(step.value);
    yield progressOf(search);
  }
  search.end(step.value, exhaustion.prime, exhaustion.basis);
}

export function answerOf(search: SparkSearch): SparkAnswer {
  const { bounds } = search;
  const all = search.matrix.cols;
  const tight = upper(bounds) === bounds.independent + 1;
  const spark = tight ? upper(bounds) : bounds.independent === all ? Number.POSITIVE_INFINITY : undefined;
  return { bounds, spark, kruskal: spark === undefined ? undefined : bounds.independent, kernelChecked: kernelChecks(bounds.evidence) };
}

/** Runs a search to its end, or until it is told to stop after a step; the bounds are right in any case. */
export function runSpark(search: SparkSearch, stop: (progress: SparkProgress) => boolean = () => false): SparkAnswer {
  const steps = sparkSteps(search);
  for (let step = steps.next(); step.done !== true; step = steps.next()) if (stop(step.value)) break;
  return answerOf(search);
}

/** The spark. */
export const spark = (a: Matrix, stop?: (progress: SparkProgress) => boolean): SparkAnswer => runSpark(new SparkSearch(a, undefined), stop);

/** Whether any s columns are independent; for s beyond the number of columns, whether all are. */
export type Independence =
  | { readonly kind: 'yes'; readonly evidence: Evidence; readonly kernelChecked: boolean }
  /** A combination of at most s columns. */
  | { readonly kind: 'no'; readonly combination: Combination }
  | { readonly kind: 'unknown'; readonly bounds: Bounds };

export function independentUpTo(a: Matrix, s: number, stop?: (progress: SparkProgress) => boolean): Independence {
  const search = new SparkSearch(a, s);
  runSpark(search, stop);
  const { independent, evidence, combination } = search.bounds;
  if (combination !== undefined && support(combination).length <= s) return { kind: 'no', combination };
  if (independent >= search.goal) return { kind: 'yes', evidence, kernelChecked: kernelChecks(evidence) };
  return { kind: 'unknown', bounds: search.bounds };
}

/** Whether A is injective on the vectors with at most k entries that are not 0; if not, two of them with the same image. */
export type Injectivity =
  | Exclude<Independence, { kind: 'no' }>
  | { readonly kind: 'no'; readonly z: readonly bigint[]; readonly other: readonly bigint[] };

export function injectiveOnSparse(a: Matrix, k: number, stop?: (progress: SparkProgress) => boolean): Injectivity {
  const found = independentUpTo(a, 2 * k, stop);
  if (found.kind !== 'no') return found;
  const used = support(found.combination);
  const first = new Set(used.slice(0, Math.ceil(used.length / 2)));
  const { combination } = found;
  const z = combination.map((entry, j) => (first.has(j) ? entry : 0n));
  return { kind: 'no', z, other: combination.map((entry, j) => (first.has(j) ? 0n : -entry)) };
}
