/** Linear algebra on doubles for a matrix of blocks and linking rows: products, and solving with A·D·A' by Cholesky and Schur's complement. */
import type { Doubles } from './doubles.ts';

/** A·v: the rows of all blocks, then the linking rows. */
export function outward({ blocks, right }: Doubles, v: Float64Array, result: Float64Array): Float64Array {
  result.fill(0);
  const first = result.length - right.length;
  let [row, col] = [0, 0];
  for (const { rows, columns, a, link } of blocks) {
    for (let i = 0; i < rows; i++) {
      let total = 0;
      const at = i * columns;
      for (let j = 0; j < columns; j++) total += (a[at + j] ?? 0) * (v[col + j] ?? 0);
      result[row + i] = total;
    }
    for (let q = 0; q < right.length; q++) {
      let total = 0;
      const end = link.starts[q + 1] ?? 0;
      for (let k = link.starts[q] ?? 0; k < end; k++) total += (link.values[k] ?? 0) * (v[col + (link.cols[k] ?? 0)] ?? 0);
      result[first + q] = (result[first + q] ?? 0) + total;
    }
    row += rows;
    col += columns;
  }
  return result;
}

/** A'·y */
export function inward({ blocks, right }: Doubles, y: Float64Array, result: Float64Array): Float64Array {
  result.fill(0);
  const first = y.length - right.length;
  let [row, col] = [0, 0];
  for (const { rows, columns, a, link } of blocks) {
    for (let i = 0; i < rows; i++) {
      const factor = y[row + i] ?? 0;
      const at = i * columns;
      for (let j = 0; j < columns; j++) result[col + j] = (result[col + j] ?? 0) + factor * (a[at + j] ?? 0);
    }
    for (let q = 0; q < right.length; q++) {
      const factor = y[first + q] ?? 0;
      const end = link.starts[q + 1] ?? 0;
      for (let k = link.starts[q] ?? 0; k < end; k++) {
        const j = col + (link.cols[k] ?? 0);
        result[j] = (result[j] ?? 0) + factor * (link.values[k] ?? 0);
      }
    }
    row += rows;
    col += columns;
  }
  return result;
}

/** Triangles L of A·D·A' = L·L': for each block, the rows that link it with the last, and the last. */
export interface Factors {
  readonly own: readonly Float64Array[];
  /** For each block L⁻¹·a·D·link', a column for each linking row. */
  readonly links: readonly Float64Array[];
  readonly last: Float64Array;
}

export function factorise({ blocks, right }: Doubles, ratio: Float64Array): Factors {
  const d = right.length;
  const last = new Float64Array(d * d);
  const [own, links]: [Float64Array[], Float64Array[]] = [[], []];
  let col = 0;
  for (const { rows, columns, a, link } of blocks) {
    const weighted = new Float64Array(rows * columns);
    for (let i = 0; i < rows; i++) {
      const at = i * columns;
      for (let j = 0; j < columns; j++) weighted[at + j] = (a[at + j] ?? 0) * (ratio[col + j] ?? 0);
    }
    const square = new Float64Array(rows * rows);
    for (let i = 0; i < rows; i++) {
      for (let k = 0; k <= i; k++) {
        let total = 0;
        const [u, v] = [i * columns, k * columns];
        for (let j = 0; j < columns; j++) total += (weighted[u + j] ?? 0) * (a[v + j] ?? 0);
        square[i * rows + k] = total;
      }
    }
    cholesky(square, rows);
    const joined = new Float64Array(rows * d);
    const spread = new Float64Array(columns);
    for (let q = 0; q < d; q++) {
      const [begin, end] = [link.starts[q] ?? 0, link.starts[q + 1] ?? 0];
      for (let k = begin; k < end; k++) {
        const [j, value] = [link.cols[k] ?? 0, link.values[k] ?? 0];
        spread[j] = value * (ratio[col + j] ?? 0);
        for (let i = 0; i < rows; i++) joined[i * d + q] = (joined[i * d + q] ?? 0) + value * (weighted[i * columns + j] ?? 0);
      }
      for (let r = 0; r <= q; r++) {
        let total = 0;
        const stop = link.starts[r + 1] ?? 0;
        for (let k = link.starts[r] ?? 0; k < stop; k++) total += (link.values[k] ?? 0) * (spread[link.cols[k] ?? 0] ?? 0);
        last[q * d + r] = (last[q * d + r] ?? 0) + total;
      }
      for (let k = begin; k < end; k++) spread[link.cols[k] ?? 0] = 0;
    }
    forwardRows(square, rows, joined, d);
    for (let i = 0; i < rows; i++) {
      const at = i * d;
      for (let q = 0; q < d; q++) {
        const factor = joined[at + q] ?? 0;
        if (factor === 0) continue;
        for (let r = 0; r <= q; r++) last[q * d + r] = (last[q * d + r] ?? 0) - factor * (joined[at + r] ?? 0);
      }
    }
    own.push(square);
    links.push(joined);
    col += columns;
  }
  cholesky(last, d);
  return { own, links, last };
}

/** Solves A·D·A'·v = right, in place. */
export function solveFactored({ blocks, right }: Doubles, { own, links, last }: Factors, v: Float64Array): Float64Array {
  const d = right.length;
  const first = v.length - d;
  let row = 0;
  for (const [c, { rows }] of blocks.entries()) {
    forward(own[c] ?? v, rows, v, row);
    const link = links[c] ?? v;
    for (let i = 0; i < rows; i++) {
      const factor = v[row + i] ?? 0;
      for (let q = 0; q < d; q++) v[first + q] = (v[first + q] ?? 0) - factor * (link[i * d + q] ?? 0);
    }
    row += rows;
  }
  forward(last, d, v, first);
  backward(last, d, v, first);
  row = 0;
  for (const [c, { rows }] of blocks.entries()) {
    const link = links[c] ?? v;
    for (let i = 0; i < rows; i++) {
      let total = v[row + i] ?? 0;
      for (let q = 0; q < d; q++) total -= (link[i * d + q] ?? 0) * (v[first + q] ?? 0);
      v[row + i] = total;
    }
    backward(own[c] ?? v, rows, v, row);
    row += rows;
  }
  return v;
}

/** v + u·factor, in place. */
export function add(v: Float64Array, u: Float64Array, factor: number): void {
  for (let k = 0; k < v.length; k++) v[k] = (v[k] ?? 0) + factor * (u[k] ?? 0);
}

/** The triangle of a positive definite matrix, in place. A pivot that is not positive is due to rounding: its unknown becomes 0. */
function cholesky(m: Float64Array, n: number): void {
  for (let j = 0; j < n; j++) {
    const jo = j * n;
    let pivot = m[jo + j] ?? 0;
    for (let k = 0; k < j; k++) pivot -= (m[jo + k] ?? 0) ** 2;
    const root = Math.sqrt(pivot > 1e-300 ? pivot : 1e128);
    m[jo + j] = root;
    for (let i = j + 1; i < n; i++) {
      const io = i * n;
      let entry = m[io + j] ?? 0;
      for (let k = 0; k < j; k++) entry -= (m[io + k] ?? 0) * (m[jo + k] ?? 0);
      m[io + j] = entry / root;
    }
  }
}

function forward(l: Float64Array, n: number, v: Float64Array, at: number): void {
  for (let i = 0; i < n; i++) {
    let entry = v[at + i] ?? 0;
    for (let k = 0; k < i; k++) entry -= (l[i * n + k] ?? 0) * (v[at + k] ?? 0);
    v[at + i] = entry / (l[i * n + i] ?? 1);
  }
}

function backward(l: Float64Array, n: number, v: Float64Array, at: number): void {
  for (let i = n - 1; i >= 0; i--) {
    let entry = v[at + i] ?? 0;
    for (let k = i + 1; k < n; k++) entry -= (l[k * n + i] ?? 0) * (v[at + k] ?? 0);
    v[at + i] = entry / (l[i * n + i] ?? 1);
  }
}

/** L⁻¹ times a matrix of `width` columns, in place. */
function forwardRows(l: Float64Array, n: number, matrix: Float64Array, width: number): void {
  for (let i = 0; i < n; i++) {
    const at = i * width;
    for (let k = 0; k < i; k++) {
      const factor = l[i * n + k] ?? 0;
      const from = k * width;
      for (let q = 0; q < width; q++) matrix[at + q] = (matrix[at + q] ?? 0) - factor * (matrix[from + q] ?? 0);
    }
    const pivot = l[i * n + i] ?? 1;
    for (let q = 0; q < width; q++) matrix[at + q] = (matrix[at + q] ?? 0) / pivot;
  }
}
