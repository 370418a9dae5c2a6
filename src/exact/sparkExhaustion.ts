/**
 * Are any so many columns independent? All sets are gone through modulo a prime, in a space of just so many dimensions: sets that are independent
 * there are so over the rationals. What is not is looked at again, modulo a larger prime and at last exactly; so the answer is no matter of chance.
 */
import { residue } from './modular.ts';
import { prime } from './primes.ts';
import type { Columns, Combination } from './sparkColumns.ts';
import { type EngineKind, engine } from './sparkEngine.ts';
import type { Engine } from './sparkScan.ts';
import { setsOf, type Tableau, tableauOf, withLast, without } from './sparkTableau.ts';

/** Which search it is: it takes the same way each time. */
export interface Job {
  /** How many columns; at most the rank. */
  readonly size: number;
  readonly kind: EngineKind;
  /** Which prime and which projection. */
  readonly attempt: number;
}

/**
 * What a search found, `independent` only after all its steps were taken or skipped, and `stopped` if it was told to. `unlucky`: fewer columns are
 * dependent modulo the prime than are in truth, so that another is needed.
 */
export type Outcome =
  | { readonly kind: 'independent' | 'unlucky' | 'stopped' }
  | { readonly kind: 'dependent'; readonly combination: Combination };

/** What to do with a step: another worker may have it, or there may be enough. */
export type Choice = 'take' | 'skip' | 'stop';

/** A step that is done: how many sets it had, and how many of them had to be looked at again. */
export interface Done {
  readonly number: number;
  readonly sets: number;
  readonly suspects: number;
}

/** How much a step does, in sets, and into how many steps a search is divided at least. */
const MOST_SETS_OF_STEP = 2 ** 24;
const LEAST_STEPS = 2 ** 8;
const RECHECK = 1;

export class Exhaustion {
  readonly job: Job;
  /** The prime, or nothing if there are no more. */
  readonly prime: number | undefined;
  /** The columns that the search starts from: independent. */
  readonly basis: readonly number[];
  /** The sets that were dependent modulo the prime, and had to be looked at again. */
  suspects = 0;
  readonly #columns: Columns;
  readonly #engine: Engine | undefined;
  readonly #root: Tableau | undefined;
  #outcome: Outcome = { kind: 'independent' };

  constructor(columns: Columns, job: Job) {
    this.job = job;
    this.#columns = columns;
    this.#engine = engine(job.kind, job.attempt, (set) => this.#suspect(set));
    this.prime = this.#engine?.prime;
    this.#root = this.prime === undefined ? undefined : tableauOf(projected(columns, job, this.prime), job.size, columns.count, this.prime);
    this.basis = this.#root?.rowIds ?? [];
  }

  /** Goes through the steps that are taken, in the order of their numbers. */
  *run(choice: (step: number) => Choice): Generator<Done, Outcome> {
    if (this.#engine === undefined || this.#root === undefined) return { kind: 'unlucky' };
    let number = -1;
    for (const tableaux of this.#steps(this.#root, this.#engine)) {
      number += 1;
      if (this.#outcome.kind !== 'independent') break;
      const chosen = choice(number);
      if (chosen === 'stop') return { kind: 'stopped' };
      if (chosen === 'skip') continue;
      const before = this.suspects;
      if (this.#engine.run(tableaux)) break;
      yield { number, sets: tableaux.reduce((sum, each) => sum + setsOf(each), 0), suspects: this.suspects - before };
    }
    return this.#outcome;
  }

  /** Whether to stop: the columns are dependent, or seem to be so modulo the prime although they are fewer. */
  #suspect(set: readonly number[]): boolean {
    this.suspects += 1;
    const independent = this.#columns.independentModulo(prime(this.job.attempt + RECHECK), set);
    const combination = independent ? undefined : this.#columns.combination(set);
    if (combination !== undefined) this.#outcome = { kind: 'dependent', combination };
    else if (set.length < this.job.size) this.#outcome = { kind: 'unlucky' };
    return this.#outcome.kind !== 'independent';
  }

  /** All sets, in groups of tableaux of one shape, as many as the engine has lanes. */
  *#steps(root: Tableau, { lanes, prime: p }: Engine): Generator<readonly Tableau[]> {
    const most = Math.min(MOST_SETS_OF_STEP, setsOf(root) / LEAST_STEPS);
    const groups = new Map<string, Tableau[]>();
    for (const part of this.#parts(root, most, p)) {
      const shape = `${part.rows} × ${part.cols}`;
      const group = [...(groups.get(shape) ?? []), part];
      groups.set(shape, group.length === lanes ? [] : group);
      if (group.length === lanes) yield group;
    }
    for (const group of groups.values()) if (group.length > 0) yield group;
  }

  *#parts(tableau: Tableau, most: number, p: number): Generator<Tableau> {
    if (tableau.rows <= 3 || tableau.cols <= 3 || setsOf(tableau) <= most) {
      yield tableau;
      return;
    }
    for (let cols = tableau.cols; cols > 3; cols--) {
      const rest = without(tableau, cols);
      const chosen = withLast(rest, p);
      if (chosen !== undefined) yield* this.#parts(chosen, most, p);
      else if (this.#suspect([...rest.chosen, rest.colIds[cols - 1] ?? 0])) return;
    }
    yield without(tableau, 3);
  }
}

/** The columns modulo p, projected to a space of `size` dimensions: the projection is the same each time, and random as far as anybody knows. */
function projected(columns: Columns, { size, attempt }: Job, p: number): Float64Array {
  const image = columns.image(p);
  if (size === columns.rows) return image;
  const result = new Float64Array(size * columns.count);
  const random = randomNumbers(attempt);
  for (let i = 0; i < size; i++)
    for (let k = 0; k < columns.rows; k++) {
      const factor = residue(Math.floor(random() * p), p);
      for (let j = 0; j < columns.count; j++) {
        const at = i * columns.count + j;
        result[at] = residue((result[at] ?? 0) + factor * (image[k * columns.count + j] ?? 0), p);
      }
    }
  return result;
}

/** Numbers in [0, 1), always the same ones for a seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
