/** The spark of a matrix between two bounds that approach each other, by searches which somebody else carries out: here or in several workers. */

import { upTo } from './integer.ts';
import { rank } from './kernel.ts';
import type { Matrix } from './matrix.ts';
import { prime } from './primes.ts';
import { Columns, type Combination, support } from './sparkColumns.ts';
import { bestEngine, type EngineKind } from './sparkEngine.ts';
import type { Done, Job, Outcome } from './sparkExhaustion.ts';
import { type Structure, structures } from './sparkStructure.ts';
import { binomial } from './sparkTableau.ts';
import { atMostTwo, shorter } from './sparkUpper.ts';
import { weighing } from './sparkWeights.ts';

/** Why any so many columns are independent. The kernel checks a modulus and weights; the rest is checked by those who compute it, again. */
export type Evidence =
  /** All sets of so many columns are independent modulo this prime, and there are at most 10⁷ of them. */
  | { readonly kind: 'modulus'; readonly modulus: number }
  | { readonly kind: 'weights'; readonly weights: Matrix }
  | { readonly kind: 'structure'; readonly structure: Structure['kind'] }
  /** All sets were gone through modulo a prime, and those that are dependent by it (`suspects`) were looked at exactly. */
  | (Job & {
      readonly kind: EngineKind;
      readonly modulus: number;
      readonly basis: readonly number[];
      readonly sets: number;
      readonly suspects: number;
    });

export const kernelChecks = ({ kind }: Evidence): boolean => kind === 'modulus' || kind === 'weights';

export interface Bounds {
  /** Any so many columns are independent. */
  readonly independent: number;
  readonly evidence: Evidence;
  /** Columns that are dependent, as few as are known; nothing if there are none, or none were found. */
  readonly combination: Combination | undefined;
}

/** The number of columns of the combination: the spark is at most that. */
export const upper = ({ combination }: Bounds): number =>
  combination === undefined ? Number.POSITIVE_INFINITY : support(combination).length;

/** A search that is under way: the steps before `next` are done. */
export interface Running {
  readonly job: Job;
  readonly next: number;
  readonly suspects: number;
  readonly sets: number;
}

/** All that a search knows, and with which it can go on. */
export interface SearchState {
  readonly bounds: Bounds;
  readonly running: Running | undefined;
  /** Whether what is seen without going through sets was seen. */
  readonly prepared: boolean;
  readonly attempt: number;
  /** How many sets were gone through in the searches that have ended. */
  readonly spent: number;
}

/** As many sets as the kernel goes through. */
export const MOST_SETS_OF_KERNEL = 10_000_000;
const ROUNDS = 40;
const MOST_ROUNDS = 1000;
/** What all rounds together may cost: quotients of entries. */
const MOST_RATIOS = 5e7;
/** How often another prime is tried, as evidence or because of bad luck. */
const MOST_ATTEMPTS = 64;
/** So many sets take about a second. */
const SHORT = 2 ** 30;
const MUCH = 8;

export class SparkSearch {
  readonly matrix: Matrix;
  readonly columns: Columns;
  /** More columns than these are of no interest. */
  readonly goal: number;
  /** Whether the spark itself is of no interest, only whether it exceeds the goal. */
  readonly #decides: boolean;
  readonly #kind: EngineKind;
  bounds: Bounds = { independent: 0, evidence: { kind: 'modulus', modulus: prime(0) }, combination: undefined };
  running: Running | undefined;
  #prepared = false;
  #attempt = 0;
  #spent = 0;

  constructor(matrix: Matrix, goal: number | undefined, kind: EngineKind = bestEngine()) {
    this.matrix = matrix;
    this.columns = new Columns(matrix);
    this.goal = Math.min(goal ?? matrix.cols, matrix.cols);
    this.#decides = goal !== undefined;
    this.#kind = kind;
  }

  /** Whether nothing is left to find out; the evidence may still become better. */
  get settled(): boolean {
    const { independent } = this.bounds;
    return independent >= this.goal || upper(this.bounds) <= (this.#decides ? this.goal : independent + 1);
  }

  get state(): SearchState {
    return { bounds: this.bounds, running: this.running, prepared: this.#prepared, attempt: this.#attempt, spent: this.#spent };
  }

  /** Goes on from there. */
  restore({ bounds, running, prepared, attempt, spent }: SearchState): void {
    [this.bounds, this.running, this.#prepared, this.#attempt, this.#spent] = [bounds, running, prepared, attempt, spent];
  }

  /** What is seen without going through sets. */
  *prepare(): Generator<void> {
    if (!this.#prepared) yield* this.#look();
    this.#prepared = true;
  }

  *#look(): Generator<void> {
    this.#found(atMostTwo(this.columns));
    if (this.settled || this.bounds.combination !== undefined) return;
    const { rank: most } = rank(this.columns.matrix);
    // From here on there are no more columns in question than the rank.
    if (most < this.columns.count) this.#found(this.columns.combination(upTo(this.columns.count)));
    yield;
    const random = shorter(this.columns, most);
    yield* this.#guess(random, ROUNDS, 0);
    if (this.settled || this.#sets(this.#most()) <= MOST_SETS_OF_KERNEL) return;
    for (const { kind, independent } of structures(this.matrix)) this.#proved(independent, { kind: 'structure', structure: kind });
    yield;
    const found = yield* weighing(this.matrix, this.#most());
    this.#proved(found.independent, { kind: 'weights', weights: found.weights });
    // Each column less makes the search that follows much shorter; so this may take a while too, if that one takes long.
    const pairs = binomial(this.columns.count - most, 2) * most;
    yield* this.#guess(random, Math.min(MOST_ROUNDS, Math.floor(MOST_RATIOS / pairs)), SHORT);
  }

  /** Looks for fewer dependent columns, so often, or until there are at most so many sets to go through. */
  *#guess(random: Iterator<Combination | undefined>, rounds: number, sets: number): Generator<void> {
    if (this.bounds.combination === undefined) return;
    for (let round = 0; round < rounds && !this.settled && this.#sets(this.#most()) > sets; round++) {
      this.#found(random.next().value);
      yield;
    }
  }

  /** The next search, or the one that was interrupted; nothing if all is known, or no prime is left. */
  next(): Running | undefined {
    if (this.running !== undefined || this.#attempt >= MOST_ATTEMPTS) return this.running;
    const size = this.settled ? this.#evidenceWanted() : this.#nextSize();
    if (size === undefined) return undefined;
    const kind = this.#sets(size) <= MOST_SETS_OF_KERNEL ? 'plain' : this.#kind;
    this.running = { job: { size, kind, attempt: this.#attempt }, next: 0, suspects: 0, sets: 0 };
    return this.running;
  }

  /** The step that was next is done. */
  advance({ number, sets, suspects }: Done): void {
    const running = this.running;
    if (running?.next === number)
      this.running = { job: running.job, next: number + 1, sets: running.sets + sets, suspects: running.suspects + suspects };
  }

  /** The search under way has ended so, with this prime and from this basis. */
  end(outcome: Outcome, modulus: number | undefined, basis: readonly number[]): void {
    const running = this.running;
    if (running === undefined || outcome.kind === 'stopped') return;
    this.running = undefined;
    this.#spent += running.sets;
    const { job, suspects, sets } = running;
    if (outcome.kind === 'dependent') this.#found(outcome.combination);
    else if (outcome.kind === 'unlucky' || modulus === undefined) this.#attempt += 1;
    else if (job.kind === 'plain' && suspects === 0 && sets <= MOST_SETS_OF_KERNEL && this.columns.isFaithful(modulus))
      this.#proved(job.size, { kind: 'modulus', modulus });
    else {
      this.#proved(job.size, { ...job, modulus, basis, sets, suspects });
      this.#attempt += 1;
    }
  }

  #found(combination: Combination | undefined): void {
    if (combination !== undefined && support(combination).length < upper(this.bounds)) this.bounds = { ...this.bounds, combination };
  }

  #proved(independent: number, evidence: Evidence): void {
    const better = independent > this.bounds.independent || (independent === this.bounds.independent && kernelChecks(evidence));
    if (better) this.bounds = { ...this.bounds, independent: Math.min(independent, this.columns.count), evidence };
  }

  #sets(size: number): number {
    return binomial(this.columns.count, size);
  }

  /** The most columns that may be independent, as far as they are of interest. */
  #most(): number {
    return Math.min(this.goal, upper(this.bounds) - 1);
  }

  /** As many columns as can be, unless that takes long: then first fewer ones, if they take much less. */
  #nextSize(): number {
    const most = this.#most();
    const enough = Math.max(SHORT, MUCH * this.#spent);
    if (this.#sets(most) <= enough) return most;
    for (let size = most - 1; size > this.bounds.independent; size--)
      if (this.#sets(size) <= Math.min(enough, this.#sets(most) / MUCH)) return size;
    return most;
  }

  /** As many columns as are known to be independent, if the kernel could check that but not by this evidence. */
  #evidenceWanted(): number | undefined {
    const { independent, evidence } = this.bounds;
    if (this.#decides && independent < this.goal) return undefined;
    return kernelChecks(evidence) || this.#sets(independent) > MOST_SETS_OF_KERNEL ? undefined : independent;
  }
}
