/** Hadamard's inequality: how large determinants and solutions can be, as logarithms to base 2 which are never too small. */
import { log2 } from './integer.ts';
import type { Matrix } from './matrix.ts';

/** The logarithms of the Euclidean norms of the rows and of the columns of the numerators; −∞ for a zero row. */
export interface Norms {
  readonly rows: Float64Array;
  readonly cols: Float64Array;
}

/** More than all errors of rounding in a sum of logarithms. */
const SLACK = 0.01;

export function norms({ rows, cols, numerators }: Matrix): Norms {
  const place = (i: number, j: number): number => i * cols + j;
  if (numerators instanceof Float64Array) {
    const square = (k: number): number => (numerators[k] ?? 0) ** 2;
    return {
      rows: Float64Array.from({ length: rows }, (_, i) => Math.log2(total(cols, (j) => square(place(i, j)))) / 2),
      cols: Float64Array.from({ length: cols }, (_, j) => Math.log2(total(rows, (i) => square(place(i, j)))) / 2),
    };
  }
  const logs = Float64Array.from(numerators, log2);
  return {
    rows: Float64Array.from({ length: rows }, (_, i) => logNorm(logs.slice(place(i, 0), place(i + 1, 0)))),
    cols: Float64Array.from({ length: cols }, (_, j) => logNorm(Float64Array.from({ length: rows }, (_, i) => logs[place(i, j)] ?? 0))),
  };
}

function total(count: number, term: (k: number) => number): number {
  let sum = 0;
  for (let k = 0; k < count; k++) sum += term(k);
  return sum;
}

function logNorm(logs: Float64Array): number {
  const most = logs.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return most === Number.NEGATIVE_INFINITY ? most : most + Math.log2(total(logs.length, (k) => 4 ** ((logs[k] ?? 0) - most))) / 2;
}

const sum = (logs: Float64Array): number => logs.reduce((a, b) => a + b, 0);

/** A bound of log₂|det| of a square matrix with these norms; −∞ if it has a zero row or column. */
export const logDeterminant = ({ rows, cols }: Norms): number => Math.min(sum(rows), sum(cols)) + SLACK;

/** A bound of log₂ of the determinants which arise when a column of a matrix without zero columns is replaced by one with these entries' norms. */
export function logReplaced({ rows, cols }: Norms, right: readonly bigint[]): number {
  const logs = Float64Array.from(right, log2);
  const byRows = rows.reduce((a, norm, i) => a + logNorm(Float64Array.of(norm, logs[i] ?? 0)), 0);
  const byCols = sum(cols) - cols.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY) + logNorm(logs);
  return Math.max(0, Math.min(byRows, byCols)) + SLACK;
}
