/** The audit of a decoder: all that is found, in the order in which one part needs another. */
import { babel, coherenceReach, profile, reach, welchReach } from './bounds.ts';
import { type Coherence, coherence } from './coherence.ts';
import { AuditError } from './error.ts';
import { findDependence, type Near, nearlyDependent } from './near.ts';
import type { Multiplier, Pairs } from './products.ts';
import { type Decoder, Q } from './quantise.ts';
import { type Dependence, dependenceAmong, largestIndependent } from './rank.ts';
import { repair } from './repair.ts';
import { checkSupports, type Supports } from './supports.ts';
import { BARS, SHIFT } from './top.ts';

/** What is asked about a decoder. */
export interface Question {
  readonly k: number | undefined;
  readonly supports: readonly (readonly number[])[] | undefined;
}

export interface Findings {
  readonly n: number;
  readonly d: number;
  readonly zero: readonly number[];
  readonly parallel: readonly (readonly number[])[];
  /** At least; and at most. */
  readonly rank: { readonly lower: number; readonly upper: number; readonly prime: number } | undefined;
  readonly coherence: Coherence | undefined;
  /** How many pairs have |cos| from `from` on, up to the next; rounded to three digits or so. */
  readonly histogram: readonly { readonly from: number; readonly pairs: number }[];
  /** So many columns are independent, whichever they are, by each bound; `best` is the largest. */
  readonly independent: {
    readonly coherence: number;
    readonly babel: number;
    readonly whitened: number;
    readonly repaired: number;
    readonly rank: number;
    readonly best: number;
  };
  /** What the coherence bound can give at best for a decoder of this size. */
  readonly welch: number;
  /** A dependent set of columns, and how many these are; `undefined` columns: any so many are dependent. */
  readonly dependent: { readonly size: number; readonly dependence: Dependence | undefined } | undefined;
  /** Without the first `drop` columns of `order`, any `independent` others are independent. */
  readonly profile: {
    readonly order: readonly number[];
    readonly steps: readonly { readonly independent: number; readonly drop: number }[];
  };
  readonly near: readonly Near[];
  readonly supports: Supports | undefined;
}

/** 5.2 and 5.2⁺ are about 1 ≤ k < d. */
export function checkK(k: number | undefined, d: number): void {
  if (k !== undefined && !(Number.isSafeInteger(k) && k >= 1 && k < d))
    throw new AuditError('K_OUT_OF_RANGE', `the theorems need 1 ≤ k < d, and the decoder has d = ${d} features`);
}

export async function examine(decoder: Decoder, pairs: Pairs, multiplier: Multiplier, question: Question): Promise<Findings> {
  const { columns, count: d, zero, parallel } = decoder;
  const { n } = columns;
  const found = coherence(decoder, pairs.top);
  const plain = babel(decoder, pairs.top);
  const { whitened, repaired } = await repair(decoder, multiplier, plain);
  const least = (reaches: readonly number[]): number => reaches.reduce((a, b) => Math.min(a, b), d);
  const base = largestIndependent(columns);
  const rank = base === undefined ? undefined : { lower: base.columns.length, upper: Math.min(n, d - zero.length), prime: base.prime };
  const ofRank = rank?.lower === d ? d : 0;
  const independent = {
    coherence: zero.length > 0 ? 0 : found === undefined ? d : coherenceReach(found.upper, d),
    babel: least(plain.map((row) => reach(row, d - 1))),
    whitened: least(whitened.reaches),
    repaired: least(repaired.reaches),
    rank: ofRank,
  };
  const best = Math.max(...Object.values(independent));
  const steps = profile(repaired.rows, repaired.reaches);
  return {
    n,
    d,
    zero,
    parallel,
    rank,
    coherence: found,
    histogram: Array.from({ length: BARS }, (_, bar) => ({ from: (bar * 2 ** SHIFT) / Q ** 2, pairs: pairs.histogram[bar] ?? 0 })),
    independent: { ...independent, best },
    welch: welchReach(n, d),
    dependent: dependentSet(decoder, best, () => {
      const except = new Set([...zero, ...parallel.flatMap((members) => members.slice(1))]);
      return findDependence(columns, plain, repaired.reaches, except);
    }),
    profile: {
      order: steps.at(-1)?.drop ?? [],
      steps: steps.map((step) => ({ independent: step.independent, drop: step.drop.length })),
    },
    near: nearlyDependent(columns, plain, repaired.reaches, new Set(zero)),
    supports: question.supports === undefined ? undefined : checkSupports(columns, question.supports, best),
  };
}

/** The smallest dependent set that can be named; or how many are always dependent. */
function dependentSet(
  { columns, count: d, zero, parallel }: Decoder,
  best: number,
  search: () => Dependence | undefined,
): Findings['dependent'] {
  const { n } = columns;
  const [first] = zero;
  if (first !== undefined) return { size: 1, dependence: { columns: [first], coefficients: [1n] } };
  const pair = parallel[0]?.slice(0, 2);
  const found = pair === undefined ? (best >= d ? undefined : search()) : dependenceAmong(columns, pair);
  if (found !== undefined && found.columns.length <= n) return { size: found.columns.length, dependence: found };
  return d > n ? { size: n + 1, dependence: undefined } : undefined;
}
