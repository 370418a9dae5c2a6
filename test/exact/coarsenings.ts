/** Pairs of finite models of seven kinds, the same ones in every run, with what is known of them. The benchmark takes them too. */
import { type FiniteModel, Matrix, nullSpace, type Rational, rational, vectorOf } from '../../src/exact/index.ts';
import { add, product, type Table, tableOf, times } from './naive.ts';

/** `injective`, `wide`, `dense` and `deterministic` are coarsenings by such a τ; the others are none. */
export const kinds = ['injective', 'negative', 'wide', 'dense', 'deterministic', 'outside', 'coupled'] as const;
export type Kind = (typeof kinds)[number];

export interface Pair {
  readonly coarser: FiniteModel;
  readonly finer: FiniteModel;
  /** Of `coupled` pairs, which are on the edge, nothing is known beforehand. */
  readonly holds: boolean | undefined;
}

const ZERO = rational(0n);
const ONE = rational(1n);
const minus = (a: Rational, b: Rational): Rational => add(a, times(rational(-1n), b));

function randoms(seed: number): (low: number, high: number) => number {
  let state = seed;
  return (low, high) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return low + Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * (high - low + 1));
  };
}

/** A pair with `m` concepts in the coarser model and `n` features; what is infeasible misses by about `gap`. */
export function pair(kind: Kind, m: number, n: number, gap = rational(1n, 1000n), seed = 0): Pair {
  const from = randoms(m * 1000 + n * 10 + kinds.indexOf(kind) + 100_003 * seed);
  /** A law with small denominator; percent of its entries are 0. */
  const law = (size: number, zeros: number): Rational[] => {
    let weights: number[];
    do weights = Array.from({ length: size }, () => (from(1, 100) <= zeros ? 0 : from(1, 9)));
    while (weights.every((w) => w === 0));
    const total = weights.reduce((a, b) => a + b);
    return weights.map((w) => rational(BigInt(w), BigInt(total)));
  };
  const ofColumns = (columns: readonly (readonly Rational[])[]): Table =>
    (columns[0] ?? []).map((_, i) => columns.map((c) => c[i] ?? ZERO));
  const column = (v: readonly Rational[]): Table => v.map((x) => [x]);
  const unit = (size: number, at: number): Rational[] => Array.from({ length: size }, (_, i) => (i === at ? ONE : ZERO));

  const narrow = kind === 'injective' || kind === 'negative';
  const k = narrow ? m : Math.ceil(n * 1.5);
  const finer = ofColumns(Array.from({ length: k }, () => law(n, 0)));
  const zeros = kind === 'dense' || kind === 'outside' ? 0 : 60;
  const tau = Array.from({ length: m }, () => (kind === 'deterministic' ? unit(k, from(0, Math.max(1, m >> 1) - 1)) : law(k, zeros)));
  const mu = law(m, 0);
  const middle = m >> 1;
  if (kind === 'negative') {
    const wrong = [...(tau[middle] ?? [])];
    wrong[0] = minus(ZERO, gap);
    wrong[1] = ZERO;
    wrong[1] = minus(ONE, wrong.reduce(add));
    tau[middle] = wrong;
  }
  if (kind === 'outside') {
    // Beyond a vertex, seen from the middle.
    const beyond = times(gap, rational(1n, BigInt(k)));
    tau[middle] = unit(k, 0).map((x) => minus(times(add(ONE, gap), x), beyond));
  }
  const t = ofColumns(tau);
  const kernel = product(finer, t, m);
  let target = product(t, column(mu), 1).map(([x = ZERO]) => x);
  if (kind === 'coupled') {
    // Along the kernel of κ' as far as one gets, beyond which only T·μ = μ' can fail.
    const [along = []] = nullSpace(Matrix.ofRationals(n, k, finer.flat())).basis;
    const steps = along.flatMap((z, i) => (z < 0n ? [times(target[i] ?? ZERO, rational(-1n, z))] : []));
    const step = steps.reduce((a, b) => (a.n * b.d < b.n * a.d ? a : b));
    target = target.map((x, i) => add(x, times(step, rational(along[i] ?? 0n))));
  }
  const model = (v: readonly Rational[], table: Table): FiniteModel => ({
    law: vectorOf(v),
    kernel: Matrix.ofRationals(n, v.length, table.flat()),
  });
  return {
    coarser: model(mu, kernel),
    finer: model(target, finer),
    holds: kind === 'coupled' ? undefined : kind !== 'negative' && kind !== 'outside',
  };
}

const smtNumber = ({ n, d }: Rational): string => {
  const whole = n < 0n ? `(- ${-n})` : `${n}`;
  return d === 1n ? whole : `(/ ${whole} ${d})`;
};
const smtSum = (terms: readonly string[]): string =>
  terms.length === 0 ? '0' : terms.length === 1 ? (terms[0] ?? '') : `(+ ${terms.join(' ')})`;
/** The sum of these multiples of unknowns. */
export const smtLinear = (terms: readonly (readonly [Rational, string])[]): string =>
  smtSum(terms.flatMap(([q, x]) => (q.n === 0n ? [] : [`(* ${smtNumber(q)} ${x})`])));
export { smtNumber };

/** The question in SMT-LIB: declarations and assertions. */
export function smtCoarsening({ coarser, finer }: Pair): string {
  const [kappa, fine] = [tableOf(coarser.kernel), tableOf(finer.kernel)];
  const [m, k] = [coarser.kernel.cols, finer.kernel.cols];
  const [mu, nu] = [coarser.law, finer.law].map((v) => v.numerators.map((x) => rational(x, v.denominator)));
  const name = (i: number, j: number) => `t_${i}_${j}`;
  const all = (count: number) => Array.from({ length: count }, (_, i) => i);
  const lines = all(k).flatMap((i) => all(m).flatMap((j) => [`(declare-const ${name(i, j)} Real)`, `(assert (>= ${name(i, j)} 0))`]));
  for (const j of all(m)) {
    lines.push(`(assert (= ${smtSum(all(k).map((i) => name(i, j)))} 1))`);
    if (mu?.[j]?.n === 0n) continue;
    for (const [a, row] of fine.entries())
      lines.push(`(assert (= ${smtLinear(row.map((q, i) => [q, name(i, j)] as const))} ${smtNumber(kappa[a]?.[j] ?? ZERO)}))`);
  }
  for (const i of all(k))
    lines.push(`(assert (= ${smtLinear((mu ?? []).map((q, j) => [q, name(i, j)] as const))} ${smtNumber(nu?.[i] ?? ZERO)}))`);
  return lines.join('\n');
}
