/**
 * Is one model of finitely many concepts Blackwell coarser than another? M = (μ, κ) is coarser than M' = (μ', κ') under τ if μ' = τ·μ, and
 * κ = κ'·τ in the columns in which μ is not 0; τ is a matrix whose columns are laws. (Columns of kernels are the laws of the features.)
 */
import { content, lcm, upTo } from '../integer.ts';
import { Matrix, type Vector } from '../matrix.ts';
import type { Condition, Conditions, Impossible } from './conditions.ts';
import { notNegative, shortest } from './conditions.ts';
import { decide, type TooLarge } from './decide.ts';
import { dot, isRefutation, type Refutation, type System, slacks } from './system.ts';

/** A law of the concepts, and for each concept, in its column, a law of the features. */
export interface FiniteModel {
  readonly law: Vector;
  readonly kernel: Matrix;
}

/** The first model is coarser than the second under this kernel. */
export interface Transition {
  readonly kind: 'transition';
  readonly t: Matrix;
}

/** What is no model. */
export interface NoModel {
  readonly kind: 'refused';
  readonly code: 'NOT_A_LAW';
  readonly message: string;
}

/** A kernel, or multipliers for `coarseningConditions`, in their order. */
export function coarsen(coarser: FiniteModel, finer: FiniteModel): Transition | Impossible | NoModel | TooLarge {
  if (coarser.kernel.rows !== finer.kernel.rows) throw new RangeError('the models have different features');
  for (const [which, model] of [
    ['first', coarser],
    ['second', finer],
  ] as const) {
    const wrong = complaint(model);
    if (wrong !== undefined) return { kind: 'refused', code: 'NOT_A_LAW', message: `${wrong} of the ${which} model` };
  }
  const problem = new Problem(coarser, finer);
  const answer = problem.differentFeatures() ?? decide(problem.system);
  if (answer.kind === 'refused') return answer;
  if (answer.kind === 'refutation') return { kind: 'impossible', multipliers: problem.multipliers(answer) };
  return { kind: 'transition', t: problem.transition(answer.x, answer.denominator) };
}

/** What a transition has to satisfy: T ≥ 0, columns of sum 1, κ'·T·S = κ·S for the support S of μ, T·μ = μ'. */
export function coarseningConditions(coarser: FiniteModel, finer: FiniteModel): Conditions {
  const [m, k] = [coarser.kernel.cols, finer.kernel.cols];
  const support = Matrix.ofIntegers(
    m,
    m,
    Array.from({ length: m * m }, (_, at) => (at % (m + 1) === 0 && coarser.law.numerators[at % m] !== 0n ? 1 : 0)),
  );
  const ones = (n: number) => Matrix.ofIntegers(1, n, new Float64Array(n).fill(1));
  const column = ({ numerators, denominator }: Vector) => Matrix.ofIntegers(numerators.length, 1, numerators, denominator);
  const supported = Matrix.ofIntegers(
    coarser.kernel.rows,
    m,
    upTo(coarser.kernel.rows).flatMap((i) => upTo(m).map((j) => (coarser.law.numerators[j] === 0n ? 0n : coarser.kernel.numerator(i, j)))),
    coarser.kernel.denominator,
  );
  const conditions: readonly Condition[] = [
    notNegative(k, m),
    { relation: '=', products: [{ left: ones(k) }], value: ones(m) },
    { relation: '=', products: [{ left: finer.kernel, right: support }], value: supported },
    { relation: '=', products: [{ right: column(coarser.law) }], value: column(finer.law) },
  ];
  return { rows: k, cols: m, conditions };
}

function complaint({ law, kernel }: FiniteModel): string | undefined {
  if (law.numerators.length !== kernel.cols) throw new RangeError('a model needs a law of the features for each concept');
  if (!isLaw(law)) return 'the law of the concepts is no law: the law';
  const wrong = upTo(kernel.cols).find((j) => !isLaw(kernel.column(j)));
  return wrong === undefined ? undefined : `column ${wrong + 1} is no law: the kernel`;
}

const isLaw = ({ numerators, denominator }: Vector): boolean =>
  denominator > 0n && numerators.every((n) => n >= 0n) && numerators.reduce((sum, n) => sum + n, 0n) === denominator;

/** The search for a transition as a system: a block for each concept of the support, linked by T·μ = μ'. */
class Problem {
  readonly #coarser: FiniteModel;
  readonly #finer: FiniteModel;
  /** The concepts of the first model that have probability. */
  readonly #support: readonly number[];
  /** The common denominators of the columns of κ': T is this times the unknown, over `#common`. */
  readonly #scales: readonly bigint[];
  readonly #common: bigint;
  readonly system: System;

  constructor(coarser: FiniteModel, finer: FiniteModel) {
    this.#coarser = coarser;
    this.#finer = finer;
    this.#support = upTo(coarser.kernel.cols).filter((j) => coarser.law.numerators[j] !== 0n);
    const columns = upTo(finer.kernel.cols)
      .map((j) => finer.kernel.column(j))
      .map(lowest);
    this.#scales = columns.map(({ denominator }) => denominator);
    const targets = this.#support.map((j) => coarser.kernel.column(j)).map(lowest);
    const target = lowest(finer.law);
    this.#common = targets.reduce((product, { denominator }) => lcm(product, denominator), target.denominator);
    const a = upTo(finer.kernel.rows).map((i) => columns.map(({ numerators }) => numerators[i] ?? 0n));
    this.system = {
      blocks: this.#support.map((j, c) => {
        const { numerators, denominator } = targets[c] ?? { numerators: [], denominator: 1n };
        const weight = coarser.law.numerators[j] ?? 0n;
        return {
          columns: columns.length,
          a,
          b: numerators.map((n) => n * (this.#common / denominator)),
          link: this.#scales.map((scale, i) => this.#scales.map((_, k) => (i === k ? scale * weight : 0n))),
        };
      }),
      right: target.numerators.map((n) => n * (this.#common / target.denominator) * coarser.law.denominator),
    };
  }

  /** The laws of the features have to be the same: κ'·μ' = κ'·T·μ = κ·μ. */
  differentFeatures(): Refutation | undefined {
    const { blocks, right } = this.system;
    const scale = this.#scales.reduce((product, each) => lcm(product, each), 1n);
    const weights = this.#support.map((j) => (this.#coarser.law.numerators[j] ?? 0n) * scale);
    const rows = blocks[0]?.a ?? [];
    for (const [i, row] of rows.entries()) {
      const link = row.map((entry, k) => entry * (scale / (this.#scales[k] ?? 1n)));
      const difference = dot(weights, blocks.map(({ b }) => b[i] ?? 0n)) - dot(link, right); // biome-ignore format: one sum
      if (difference === 0n) continue;
      const sign = difference < 0n ? 1n : -1n;
      const y = weights.map((weight) => rows.map((_, k) => (k === i ? sign * weight : 0n)));
      const refutation: Refutation = { kind: 'refutation', y, z: link.map((entry) => -sign * entry) };
      return isRefutation(this.system, refutation) ? refutation : undefined;
    }
    return undefined;
  }

  transition(x: readonly (readonly bigint[])[], denominator: bigint): Matrix {
    const [rows, cols] = [this.#finer.kernel.cols, this.#coarser.kernel.cols];
    const one = denominator * this.#common;
    // Concepts without probability may become whatever one likes.
    const entries = Array.from({ length: rows * cols }, (_, at) => (at < cols ? one : 0n));
    for (const [c, j] of this.#support.entries())
      for (let i = 0; i < rows; i++) entries[i * cols + j] = (x[c]?.[i] ?? 0n) * (this.#scales[i] ?? 1n);
    return Matrix.ofIntegers(rows, cols, entries, one);
  }

  multipliers(refutation: Refutation): readonly Matrix[] {
    const { kernel, law } = this.#coarser;
    const [rows, cols, features] = [this.#finer.kernel.cols, kernel.cols, kernel.rows];
    const scale = this.#scales.reduce((product, each) => lcm(product, each), 1n);
    const sign = new Array<bigint>(rows * cols).fill(0n);
    const equal = new Array<bigint>(features * cols).fill(0n);
    const left = slacks(this.system, refutation);
    for (const [c, j] of this.#support.entries()) {
      for (let i = 0; i < rows; i++) sign[i * cols + j] = (left[c]?.[i] ?? 0n) * (scale / (this.#scales[i] ?? 1n));
      for (let i = 0; i < features; i++) equal[i * cols + j] = (refutation.y[c]?.[i] ?? 0n) * scale;
    }
    const ofLaw = refutation.z.map((z) => z * law.denominator * scale);
    return shortest(
      [
        { rows, cols },
        { rows: 1, cols },
        { rows: features, cols },
        { rows, cols: 1 },
      ],
      [sign, new Array<bigint>(cols).fill(0n), equal, ofLaw],
    );
  }
}

/** The vector over the least denominator. */
function lowest({ numerators, denominator }: Vector): Vector {
  const common = content(numerators, denominator);
  return common === 1n ? { numerators, denominator } : { numerators: numerators.map((n) => n / common), denominator: denominator / common };
}
