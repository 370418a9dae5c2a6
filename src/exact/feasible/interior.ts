/**
 * How far inside is a system of equations solvable? Maximises λ subject to A·t = b, t ≥ λ, by an interior point method (Mehrotra's predictor
 * and corrector) on doubles, which makes use of the blocks. With t = x + λ this is: minimise −λ subject to A·x + (A·1)·λ = b, x ≥ 0; its dual:
 * maximise b·y subject to s = −A'y ≥ 0, (A·1)·y = −1. What it finds is a guess; others make an exact answer of it.
 */

import type { Doubles } from './doubles.ts';
import { add, type Factors, factorise, inward, outward, solveFactored } from './normal.ts';

export interface Guess {
  /** `inside`: λ is positive for certain, as far as doubles go; `outside`: negative; `edge`: about 0. */
  readonly where: 'inside' | 'outside' | 'edge';
  /** λ, or an upper bound of it if the guess is `outside`. */
  readonly margin: number;
  /** A solution, all blocks in a row, and by how much it exceeds λ. */
  readonly t: Float64Array;
  readonly x: Float64Array;
  /** The slack: where it is greater than x, the unknown is probably 0 in each solution. */
  readonly s: Float64Array;
  /** Multipliers that refute the system if it is not solvable: for the rows of all blocks, then for the linking rows. */
  readonly y: Float64Array;
}

const ITERATIONS = 60;
/** Residuals below this count as none. */
const EXACT = 1e-11;
/** A margin above this counts as one. */
const CLEAR = 1e-9;

interface Iterate {
  readonly x: Float64Array;
  readonly s: Float64Array;
  readonly y: Float64Array;
  lambda: number;
}

export function guess(system: Doubles): Guess {
  const { height, width } = sizesOf(system);
  const rowWeights = outward(system, new Float64Array(width).fill(1), new Float64Array(height));
  const right = rightOf(system, height);
  const start = 1 / Math.max(1, width / Math.max(1, system.blocks.length));
  const now: Iterate = {
    x: new Float64Array(width).fill(start),
    s: new Float64Array(width).fill(1),
    y: new Float64Array(height),
    lambda: -start,
  };
  let best = now;
  let stalled = 0;
  let least = Number.POSITIVE_INFINITY;
  const [primal, dual] = [new Float64Array(height), new Float64Array(width)];
  for (let k = 0; k < ITERATIONS; k++) {
    if (!Number.isFinite(now.lambda + sum(now.x) + sum(now.y) + sum(now.s))) break;
    const { x, s, y, lambda } = now;
    const gap = product(x, s);
    // Once little is left, a step that makes it worse is due to rounding, and so are those after it.
    if (least < 1e-6 && gap > 10 * least) break;
    if (gap <= least || least >= 1e-6) best = { lambda, x: x.slice(), s: s.slice(), y: y.slice() };
    outward(system, x, primal);
    for (let i = 0; i < height; i++) primal[i] = (right[i] ?? 0) - (primal[i] ?? 0) - (rowWeights[i] ?? 0) * lambda;
    inward(system, y, dual);
    for (let j = 0; j < width; j++) dual[j] = -(dual[j] ?? 0) - (s[j] ?? 0);
    const norm = -1 - product(rowWeights, y);
    const bound = product(right, y);
    const size = Math.max(1, largest(x));
    if (largest(primal) < EXACT * size && lambda > CLEAR && (gap < 0.5 * lambda || lambda > 0.02 * start))
      return describe(best, 'inside', lambda);
    if (largest(dual) < EXACT && Math.abs(norm) < EXACT && bound > CLEAR && gap < 0.5 * bound) return describe(best, 'outside', -bound);
    if (gap <= EXACT) break;
    if (gap < 1e-7 && gap > 0.5 * least) {
      stalled += 1;
      if (stalled >= 3) break;
    } else stalled = 0;
    least = Math.min(least, gap);
    step(system, now, { primal, dual, norm, rowWeights, gap });
  }
  return describe(best, 'edge', best.lambda);
}

const describe = ({ x, s, y, lambda }: Iterate, where: Guess['where'], margin: number): Guess => ({
  where,
  margin,
  t: x.map((value) => value + lambda),
  x,
  s,
  y: y.map((value) => -value),
});

interface Residuals {
  readonly primal: Float64Array;
  readonly dual: Float64Array;
  readonly norm: number;
  readonly rowWeights: Float64Array;
  readonly gap: number;
}

interface Direction {
  readonly x: Float64Array;
  readonly s: Float64Array;
  readonly y: Float64Array;
  readonly lambda: number;
}

function step(system: Doubles, now: Iterate, residuals: Residuals): void {
  const { x, s, y } = now;
  const width = x.length;
  const ratio = new Float64Array(width);
  for (let j = 0; j < width; j++) ratio[j] = (x[j] ?? 0) / (s[j] ?? 1);
  const factors = factorise(system, ratio);
  const along = solveFactored(system, factors, residuals.rowWeights.slice());
  const target = new Float64Array(width);
  for (let j = 0; j < width; j++) target[j] = -(x[j] ?? 0) * (s[j] ?? 0);
  const affine = direction(system, now, residuals, factors, along, ratio, target);
  const [ap, ad] = [reach(x, affine.x), reach(s, affine.s)];
  let after = 0;
  for (let j = 0; j < width; j++)
    after += ((x[j] ?? 0) + Math.min(1, ap) * (affine.x[j] ?? 0)) * ((s[j] ?? 0) + Math.min(1, ad) * (affine.s[j] ?? 0));
  const centre = (after / residuals.gap) ** 3 * (residuals.gap / width);
  for (let j = 0; j < width; j++) target[j] = centre - (x[j] ?? 0) * (s[j] ?? 0) - (affine.x[j] ?? 0) * (affine.s[j] ?? 0);
  const corrected = direction(system, now, residuals, factors, along, ratio, target);
  const [bp, bd] = [Math.min(1, 0.95 * reach(x, corrected.x)), Math.min(1, 0.95 * reach(s, corrected.s))];
  add(x, corrected.x, bp);
  now.lambda += bp * corrected.lambda;
  add(s, corrected.s, bd);
  add(y, corrected.y, bd);
}

/** The step that solves the linearised conditions, with x·s to change by `target`. */
function direction(
  system: Doubles,
  { x, s }: Iterate,
  { primal, dual, norm, rowWeights }: Residuals,
  factors: Factors,
  along: Float64Array,
  ratio: Float64Array,
  target: Float64Array,
): Direction {
  const width = x.length;
  const dx = new Float64Array(width);
  for (let j = 0; j < width; j++) dx[j] = (target[j] ?? 0) / (s[j] ?? 1) - (ratio[j] ?? 0) * (dual[j] ?? 0);
  const y = outward(system, dx, new Float64Array(primal.length));
  for (let i = 0; i < y.length; i++) y[i] = (primal[i] ?? 0) - (y[i] ?? 0);
  solveFactored(system, factors, y);
  const lambda = (product(rowWeights, y) - norm) / product(rowWeights, along);
  add(y, along, -lambda);
  const ds = inward(system, y, new Float64Array(width));
  for (let j = 0; j < width; j++) {
    const change = (dual[j] ?? 0) - (ds[j] ?? 0);
    ds[j] = change;
    dx[j] = ((target[j] ?? 0) - (x[j] ?? 0) * change) / (s[j] ?? 1);
  }
  return { x: dx, s: ds, y, lambda };
}

/** How far one can go before an entry becomes 0. */
function reach(from: Float64Array, by: Float64Array): number {
  let most = 1e9;
  for (let j = 0; j < from.length; j++) if ((by[j] ?? 0) < 0) most = Math.min(most, -(from[j] ?? 0) / (by[j] ?? 1));
  return most;
}

function sizesOf({ blocks, right }: Doubles): { height: number; width: number } {
  let [height, width] = [right.length, 0];
  for (const block of blocks) {
    height += block.rows;
    width += block.columns;
  }
  return { height, width };
}

function rightOf({ blocks, right }: Doubles, height: number): Float64Array {
  const all = new Float64Array(height);
  let at = 0;
  for (const { b, rows } of blocks) {
    all.set(b, at);
    at += rows;
  }
  all.set(right, at);
  return all;
}

function product(u: Float64Array, v: Float64Array): number {
  let total = 0;
  for (let k = 0; k < u.length; k++) total += (u[k] ?? 0) * (v[k] ?? 0);
  return total;
}
function largest(v: Float64Array): number {
  let most = 0;
  for (let k = 0; k < v.length; k++) most = Math.max(most, Math.abs(v[k] ?? 0));
  return most;
}
function sum(v: Float64Array): number {
  let total = 0;
  for (let k = 0; k < v.length; k++) total += v[k] ?? 0;
  return total;
}
