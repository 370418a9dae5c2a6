/** Ranks of some or all columns: modulo a prime, which bounds the rank from below for good; and exactly, where a dependence has to be shown. */

import { nullSpace } from '../exact/kernel.ts';
import { Matrix } from '../exact/matrix.ts';
import { eliminate, residue } from '../exact/modular.ts';
import { prime } from '../exact/primes.ts';
import { type Columns, column } from './columns.ts';
import { dyadic, exponentOf, scaled } from './dyadic.ts';

/** These columns are independent modulo the prime, hence independent. */
export interface IndependentSet {
  readonly prime: number;
  readonly columns: readonly number[];
}

/** Doubles modulo an odd prime: the integer below 2⁵³ times a power of two, whose residues are kept. */
class Residues {
  readonly #p: number;
  readonly #powers = new Map<number, number>();

  constructor(p: number) {
    this.#p = p;
  }

  of(x: number): number {
    if (x === 0) return 0;
    const exponent = exponentOf(x) - 52;
    return residue((scaled(x, -exponent) % this.#p) * this.#power(exponent), this.#p);
  }

  #power(exponent: number): number {
    const known = this.#powers.get(exponent);
    if (known !== undefined) return known;
    const p = this.#p;
    const base = exponent < 0 ? (p + 1) / 2 : 2;
    let power = 1;
    for (let k = Math.abs(exponent); k > 0; k--) power = (power * base) % p;
    const centred = residue(power, p);
    this.#powers.set(exponent, centred);
    return centred;
  }
}

/** A largest set among these columns that is independent modulo the prime. */
export function independentModulo(columns: Columns, chosen: readonly number[], p: number): readonly number[] {
  const { n } = columns;
  const residues = new Residues(p);
  const matrix = new Float64Array((chosen.length + 1) * n);
  for (const [row, j] of chosen.entries()) {
    const x = column(columns, j);
    for (let k = 0; k < n; k++) matrix[row * n + k] = residues.of(x[k] ?? 0);
  }
  const { rows } = eliminate(matrix, chosen.length, n, p);
  return rows.map((row) => chosen[row] ?? 0).sort((a, b) => a - b);
}

/** Elimination beyond this many multiplications is not begun. */
const MOST_WORK = 2e10;

/** Independent columns, as many as can be found modulo one prime; nothing if that would take too long. */
export function largestIndependent(columns: Columns): IndependentSet | undefined {
  const { n, d } = columns;
  const most = Math.min(n, d);
  if (n * most * most > MOST_WORK) return undefined;
  const p = prime(0);
  // Columns from all over, since neighbours may be alike.
  const stride = Math.max(1, Math.floor(d / (n + 16)));
  const order = Array.from({ length: d }, (_, k) => k).sort((a, b) => (a % stride) - (b % stride) || a - b);
  let found: readonly number[] = [];
  for (let from = 0; from < d && found.length < most; from += n + 16) {
    found = independentModulo(columns, [...found, ...order.slice(from, from + n + 16)], p);
  }
  return { prime: p, columns: found };
}

/** Integer coefficients, none of them 0, with which the columns sum to 0. */
export interface Dependence {
  readonly columns: readonly number[];
  readonly coefficients: readonly bigint[];
}

/** Whether these columns are independent, and what shows it. */
export function dependenceAmong(columns: Columns, chosen: readonly number[]): Dependence | undefined {
  for (const attempt of [0, 1]) if (independentModulo(columns, chosen, prime(attempt)).length === chosen.length) return undefined;
  const vectors = chosen.map((j) => dyadic(column(columns, j)));
  const entries = Array.from({ length: columns.n }, (_, k) => vectors.map(({ integers }) => integers[k] ?? 0n)).flat();
  const { basis } = nullSpace(Matrix.ofIntegers(columns.n, chosen.length, entries));
  const sparse = basis.toSorted((a, b) => support(a) - support(b))[0];
  if (sparse === undefined) return undefined;
  // Column j is its integers times 2^e_j: the coefficient of the integers, times 2^−e_j, made an integer.
  const highest = vectors.reduce((max, v, k) => (sparse[k] === 0n ? max : Math.max(max, v.exponent)), Number.NEGATIVE_INFINITY);
  const terms = chosen.flatMap((j, k) => {
    const c = sparse[k] ?? 0n;
    return c === 0n ? [] : [{ j, c: c << BigInt(highest - (vectors[k]?.exponent ?? 0)) }];
  });
  return { columns: terms.map(({ j }) => j), coefficients: terms.map(({ c }) => c) };
}

const support = (vector: readonly bigint[]): number => vector.filter((entry) => entry !== 0n).length;

/** Checks a dependence by multiplying out. */
export function checkDependence(columns: Columns, { columns: chosen, coefficients }: Dependence): boolean {
  const vectors = chosen.map((j) => dyadic(column(columns, j)));
  const lowest = vectors.reduce((min, { exponent }) => Math.min(min, exponent), Number.POSITIVE_INFINITY);
  const sums = Array.from({ length: columns.n }, (_, k) =>
    vectors.reduce((sum, v, t) => sum + (coefficients[t] ?? 0n) * ((v.integers[k] ?? 0n) << BigInt(v.exponent - lowest)), 0n),
  );
  return (
    chosen.length > 0 && coefficients.length === chosen.length && coefficients.every((c) => c !== 0n) && sums.every((sum) => sum === 0n)
  );
}
