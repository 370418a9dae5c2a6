/**
 * Elimination modulo a prime p < 2²⁶, on doubles. Residues are centred: |x| ≤ (p + 3)/2, so four products and one more residue sum to less
 * than 2⁵³, and one reduction serves four steps of the elimination. No remainder, no branch and no bigint in the inner loops.
 */

/** Adding and subtracting this rounds a double below 2⁵¹ to the nearest integer. */
const ROUND = 1.5 * 2 ** 52;
/** The number of steps of an elimination that share a reduction. */
const BLOCK = 4;

/** The centred residue of an integer below 2⁵³ in size. */
export const residue = (x: number, p: number): number => x - (x * (1 / p) + ROUND - ROUND) * p;

/** A matrix modulo p after elimination. */
export interface Echelon {
  /** The rows and columns of the minor which the pivots make, and which is not 0 modulo p; sorted columns, rows in the order of the pivots. */
  readonly rows: readonly number[];
  readonly cols: readonly number[];
  /** The determinant modulo p of a square matrix. */
  readonly determinant: number;
}

/** `target` minus (the four columns of `factors` from `at`) × (the four rows of `source` from `first`), rows `top` to `bottom` of the target in pairs. */
function subtractProducts(
  target: Float64Array,
  width: number,
  from: number,
  top: number,
  bottom: number,
  source: Float64Array,
  first: number,
  factors: Float64Array,
  stride: number,
  at: number,
  p: number,
): void {
  const inverse = 1 / p;
  const s0 = first * width;
  const [s1, s2, s3] = [s0 + width, s0 + 2 * width, s0 + 3 * width];
  for (let i = top; i < bottom; i += 2) {
    const f = i * stride + at;
    const g = f + stride;
    const [f0, f1, f2, f3] = [factors[f] ?? 0, factors[f + 1] ?? 0, factors[f + 2] ?? 0, factors[f + 3] ?? 0];
    const [g0, g1, g2, g3] = [factors[g] ?? 0, factors[g + 1] ?? 0, factors[g + 2] ?? 0, factors[g + 3] ?? 0];
    const here = i * width;
    const below = here + width;
    for (let j = from; j < width; j++) {
      const x0 = source[s0 + j] ?? 0;
      const x1 = source[s1 + j] ?? 0;
      const x2 = source[s2 + j] ?? 0;
      const x3 = source[s3 + j] ?? 0;
      const y = (target[here + j] ?? 0) - (f0 * x0 + f1 * x1) - (f2 * x2 + f3 * x3);
      const z = (target[below + j] ?? 0) - (g0 * x0 + g1 * x1) - (g2 * x2 + g3 * x3);
      target[here + j] = y - (y * inverse + ROUND - ROUND) * p;
      target[below + j] = z - (z * inverse + ROUND - ROUND) * p;
    }
  }
}

/** The inverse of a residue that is not 0. */
export function inverseModulo(a: number, p: number): number {
  // Euclid, by hand since it is called for each pivot: x ≡ u·a and y ≡ v·a.
  let x = a < 0 ? a + p : a;
  let y = p;
  let u = 1;
  let v = 0;
  while (x > 1) {
    const q = Math.floor(y / x);
    const rest = y - q * x;
    y = x;
    x = rest;
    const factor = v - q * u;
    v = u;
    u = factor;
  }
  return residue(u, p);
}

/**
 * Eliminates a matrix of residues in place; it must have one row more than `rows`, for the pairs. Up to four pivots wait before they act on
 * the rest of the matrix; until then only the next column, and the next row that becomes a pivot, are brought up to date.
 */
export function eliminate(matrix: Float64Array, rows: number, cols: number, p: number): Echelon {
  const order = Array.from({ length: rows }, (_, i) => i);
  const pivots: number[] = [];
  /** For each row the multiples of the waiting pivots that are to be subtracted. */
  const waiting = new Float64Array((rows + 1) * BLOCK);
  let pending = 0;
  let determinant = 1;
  for (let c = 0; c < cols && pivots.length < rows; c++) {
    const rank = pivots.length;
    // At most three pivots wait here. What is read of the others is multiplied by 0.
    const w0 = (rank - pending) * cols;
    const w1 = Math.min(rank - pending + 1, rank) * cols;
    const w2 = Math.min(rank - pending + 2, rank) * cols;
    const [x0, x1, x2] = [matrix[w0 + c] ?? 0, matrix[w1 + c] ?? 0, matrix[w2 + c] ?? 0];
    let found = -1;
    for (let i = rank; i < rows; i++) {
      const w = i * BLOCK;
      const y = (matrix[i * cols + c] ?? 0) - (waiting[w] ?? 0) * x0 - (waiting[w + 1] ?? 0) * x1 - (waiting[w + 2] ?? 0) * x2;
      const rest = residue(y, p);
      matrix[i * cols + c] = rest;
      if (found < 0 && rest !== 0) found = i;
    }
    if (found < 0) continue;
    if (found !== rank) {
      swapRows(matrix, cols, c, found, rank);
      swapRows(waiting, BLOCK, 0, found, rank);
      [order[found], order[rank]] = [order[rank] ?? 0, order[found] ?? 0];
      determinant = -determinant;
    }
    const here = rank * cols;
    const [f0, f1, f2] = [waiting[rank * BLOCK] ?? 0, waiting[rank * BLOCK + 1] ?? 0, waiting[rank * BLOCK + 2] ?? 0];
    for (let j = c + 1; j < cols; j++) {
      const y = (matrix[here + j] ?? 0) - f0 * (matrix[w0 + j] ?? 0) - f1 * (matrix[w1 + j] ?? 0) - f2 * (matrix[w2 + j] ?? 0);
      matrix[here + j] = residue(y, p);
    }
    const pivot = matrix[here + c] ?? 0;
    determinant = residue(determinant * pivot, p);
    const inverse = inverseModulo(pivot, p);
    for (let i = rank + 1; i < rows; i++) waiting[i * BLOCK + pending] = residue((matrix[i * cols + c] ?? 0) * inverse, p);
    pivots.push(c);
    pending += 1;
    if (pending === BLOCK) {
      subtractProducts(matrix, cols, c + 1, rank + 1, rows, matrix, rank + 1 - BLOCK, waiting, BLOCK, 0, p);
      waiting.fill(0);
      pending = 0;
    }
  }
  return { rows: order.slice(0, pivots.length), cols: pivots, determinant: pivots.length === rows && rows === cols ? determinant : 0 };
}

function swapRows(matrix: Float64Array, width: number, from: number, a: number, b: number): void {
  for (let j = from; j < width; j++) {
    const kept = matrix[a * width + j] ?? 0;
    matrix[a * width + j] = matrix[b * width + j] ?? 0;
    matrix[b * width + j] = kept;
  }
}

/** A matrix modulo p, of `size` rows, a multiple of four: what goes beyond the matrix meant is that of the unit matrix. */
export interface Padded {
  readonly size: number;
  readonly entries: Float64Array;
}

/** The n × n matrix of residues, with a unit matrix appended on the diagonal. */
export function padded(entries: Float64Array, n: number): Padded {
  const size = Math.ceil(n / BLOCK) * BLOCK;
  const square = new Float64Array(size * size);
  for (let i = 0; i < n; i++) square.set(entries.subarray(i * n, (i + 1) * n), i * size);
  for (let i = n; i < size; i++) square[i * size + i] = 1;
  return { size, entries: square };
}

/** The inverse and the determinant modulo p, by Gauss and Jordan four columns at a time; nothing if the matrix is singular modulo p. Its entries are lost. */
export function invert({ size, entries: a }: Padded, p: number): { readonly inverse: Padded; readonly determinant: number } | undefined {
  const order = Array.from({ length: size }, (_, i) => i);
  const factors = new Float64Array(size * BLOCK);
  let determinant = 1;
  for (let k = 0; k < size; k += BLOCK) {
    takeColumns(a, size, k, factors);
    const pivots = choosePivots(factors, a, size, k, order, p);
    if (pivots === undefined) return undefined;
    determinant = residue(determinant * pivots, p);
    const corner = invertCorner(a, size, k, p);
    multiplyRows(a, size, k, corner, p);
    takeColumns(a, size, k, factors);
    for (let i = 0; i < size; i++) a.fill(0, i * size + k, i * size + k + BLOCK);
    for (let i = 0; i < BLOCK; i++) a.set(corner.subarray(i * BLOCK, (i + 1) * BLOCK), (k + i) * size + k);
    subtractProducts(a, size, 0, 0, k, a, k, factors, BLOCK, 0, p);
    subtractProducts(a, size, 0, k + BLOCK, size, a, k, factors, BLOCK, 0, p);
  }
  // The inverse of the matrix with its rows in another order has its columns in that order.
  const inverse = new Float64Array(size * size);
  for (let j = 0; j < size; j++) {
    const to = order[j] ?? 0;
    for (let row = 0; row < size * size; row += size) inverse[row + to] = a[row + j] ?? 0;
  }
  return { inverse: { size, entries: inverse }, determinant };
}

/** Copies the four columns from k. */
function takeColumns(a: Float64Array, size: number, k: number, columns: Float64Array): void {
  for (let i = 0; i < size; i++) for (let t = 0; t < BLOCK; t++) columns[i * BLOCK + t] = a[i * size + k + t] ?? 0;
}

/** Swaps rows so that the four columns in the panel can be eliminated from row k on; the product of the pivots with its sign, or nothing. */
function choosePivots(panel: Float64Array, a: Float64Array, size: number, k: number, order: number[], p: number): number | undefined {
  let product = 1;
  for (let s = 0; s < BLOCK; s++) {
    const row = k + s;
    let found = row;
    while (found < size && panel[found * BLOCK + s] === 0) found += 1;
    if (found === size) return undefined;
    if (found !== row) {
      swapRows(panel, BLOCK, 0, found, row);
      swapRows(a, size, 0, found, row);
      [order[found], order[row]] = [order[row] ?? 0, order[found] ?? 0];
      product = -product;
    }
    const pivot = panel[row * BLOCK + s] ?? 0;
    product = residue(product * pivot, p);
    const inverse = inverseModulo(pivot, p);
    for (let i = row + 1; i < size; i++) {
      const factor = residue((panel[i * BLOCK + s] ?? 0) * inverse, p);
      for (let t = s; t < BLOCK; t++)
        panel[i * BLOCK + t] = residue((panel[i * BLOCK + t] ?? 0) - factor * (panel[row * BLOCK + t] ?? 0), p);
    }
  }
  return product;
}

/** The inverse of the four by four block at (k, k), whose leading minors are not 0. */
function invertCorner(a: Float64Array, size: number, k: number, p: number): Float64Array {
  const corner = new Float64Array(BLOCK * BLOCK);
  for (let i = 0; i < BLOCK; i++) for (let j = 0; j < BLOCK; j++) corner[i * BLOCK + j] = a[(k + i) * size + k + j] ?? 0;
  for (let s = 0; s < BLOCK; s++) {
    const inverse = inverseModulo(corner[s * BLOCK + s] ?? 0, p);
    corner[s * BLOCK + s] = 1;
    for (let j = 0; j < BLOCK; j++) corner[s * BLOCK + j] = residue((corner[s * BLOCK + j] ?? 0) * inverse, p);
    for (let i = 0; i < BLOCK; i++) {
      if (i === s) continue;
      const factor = corner[i * BLOCK + s] ?? 0;
      corner[i * BLOCK + s] = 0;
      for (let j = 0; j < BLOCK; j++)
        corner[i * BLOCK + j] = residue((corner[i * BLOCK + j] ?? 0) - factor * (corner[s * BLOCK + j] ?? 0), p);
    }
  }
  return corner;
}

/** Multiplies the four rows from k by a four by four matrix from the left. */
function multiplyRows(a: Float64Array, size: number, k: number, by: Float64Array, p: number): void {
  const rows = a.slice(k * size, (k + BLOCK) * size);
  for (let i = 0; i < BLOCK; i++) {
    for (let j = 0; j < size; j++) {
      let y = 0;
      for (let t = 0; t < BLOCK; t++) y += (by[i * BLOCK + t] ?? 0) * (rows[t * size + j] ?? 0);
      a[(k + i) * size + j] = residue(y, p);
    }
  }
}

/** The product modulo p with a matrix of `width` columns, whose rows beyond those of the matrix meant are 0. */
export function times({ size, entries }: Padded, right: Float64Array, width: number, p: number): Float64Array {
  const product = new Float64Array(size * width);
  for (let k = 0; k < size; k += BLOCK) subtractProducts(product, width, 0, 0, size, right, k, entries, size, k, p);
  return product.map((y) => -y);
}
