/**
 * Checks of what the searchers of this room answer: each multiplies out, in bigint, and shares no algorithm with the search. A certificate that
 * does not fit the matrix (wrong lengths, places outside) is not accepted either.
 */

import type { Group, Obstacle } from './groups.ts';
import { mayStand } from './groups.ts';
import type { Inverse, Singular } from './inverse.ts';
import type { NullSpace, Rank } from './kernel.ts';
import type { Matrix, Vector } from './matrix.ts';
import type { Minor } from './minor.ts';
import { equal, type Rational } from './rational.ts';
import type { Solution, Unsolvable } from './solve.ts';

const places = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);
const distinct = (list: readonly number[], below: number): boolean =>
  new Set(list).size === list.length && list.every((i) => Number.isInteger(i) && i >= 0 && i < below);

/** Row `i` of the numerators times a vector. */
const rowTimes = (a: Matrix, i: number, v: readonly bigint[]): bigint =>
  places(a.cols).reduce((sum, j) => sum + a.numerator(i, j) * (v[j] ?? 0n), 0n);
/** A vector times column `j` of the numerators. */
const timesColumn = (y: readonly bigint[], a: Matrix, j: number): bigint =>
  places(a.rows).reduce((sum, i) => sum + (y[i] ?? 0n) * a.numerator(i, j), 0n);

/** The minor is one of the matrix, and is not 0. */
export function checkMinor(a: Matrix, { rows, cols, prime }: Minor): boolean {
  if (rows.length !== cols.length || !distinct(rows, a.rows) || !distinct(cols, a.cols) || !isPrime(prime)) return false;
  return determinantModulo(a, rows, cols, prime) !== 0;
}

/** The rank is at least that of the minor, and at most that of the null space. */
export function checkRank(a: Matrix, { rank, minor, kernel }: Rank): boolean {
  if (minor.rows.length !== rank || !checkMinor(a, minor)) return false;
  if (kernel === undefined) return rank === Math.min(a.rows, a.cols);
  const { side, space } = kernel;
  const matrix = side === 'left' ? a.transpose() : a;
  return matrix.cols - space.basis.length === rank && checkIndependentKernel(matrix, space);
}

/** The vectors are a basis of the null space: they are in it, independent, and as many as the minor leaves. */
export function checkNullSpace(a: Matrix, space: NullSpace): boolean {
  return space.basis.length === a.cols - space.minor.cols.length && checkMinor(a, space.minor) && checkIndependentKernel(a, space);
}

function checkIndependentKernel(a: Matrix, { basis, free }: NullSpace): boolean {
  if (basis.length !== free.length || !distinct(free, a.cols)) return false;
  return basis.every(
    (vector, k) =>
      vector.length === a.cols &&
      free.every((place, l) => (vector[place] !== 0n) === (k === l)) &&
      places(a.rows).every((i) => rowTimes(a, i, vector) === 0n),
  );
}

/** A·x = b, the only such x if that is said; or y·A = 0 and y·b ≠ 0, so that there is none. */
export function checkSolve(a: Matrix, b: Vector, answer: Solution | Unsolvable): boolean {
  if (answer.kind === 'none') {
    const { y } = answer;
    const product = b.numerators.reduce((sum, entry, i) => sum + entry * (y[i] ?? 0n), 0n);
    return (
      y.length === a.rows && b.numerators.length === a.rows && product !== 0n && places(a.cols).every((j) => timesColumn(y, a, j) === 0n)
    );
  }
  const { x, unique } = answer;
  if (x.numerators.length !== a.cols || x.denominator <= 0n || b.numerators.length !== a.rows) return false;
  if (unique !== undefined && (unique.cols.length !== a.cols || !checkMinor(a, unique))) return false;
  const scale = a.denominator * x.denominator;
  return b.numerators.every((entry, i) => rowTimes(a, i, x.numerators) * b.denominator === entry * scale);
}

/** A·X = I; or a vector that is not 0 and that A sends to 0. */
export function checkInverse(a: Matrix, answer: Inverse | Singular): boolean {
  if (a.rows !== a.cols) return false;
  if (answer.kind === 'singular') return isKernelVector(a, answer.kernel);
  const { inverse } = answer;
  if (inverse.rows !== a.rows || inverse.cols !== a.cols) return false;
  const one = a.denominator * inverse.denominator;
  return places(a.cols).every((j) => {
    const column = inverse.column(j).numerators;
    return places(a.rows).every((i) => rowTimes(a, i, column) === (i === j ? one : 0n));
  });
}

const isKernelVector = (a: Matrix, v: readonly bigint[]): boolean =>
  v.length === a.cols && v.some((entry) => entry !== 0n) && places(a.rows).every((i) => rowTimes(a, i, v) === 0n);

/**
 * The determinant is this number: numerators of both agree modulo so many primes, other ones than the search uses, that their product is more
 * than twice what Hadamard allows them to be.
 */
export function checkDeterminant(a: Matrix, value: Rational): boolean {
  const n = a.rows;
  if (n !== a.cols) return false;
  const scaled = value.n * a.denominator ** BigInt(n);
  if (value.d <= 0n || scaled % value.d !== 0n) return false;
  const claimed = scaled / value.d;
  // det² is at most the product of the squares of the norms of the rows.
  const square = places(n).reduce((product, i) => product * places(n).reduce((sum, j) => sum + a.numerator(i, j) ** 2n, 0n), 1n);
  if (claimed * claimed > square) return false;
  // Each prime is more than 2²⁴; their product must be more than 2·√square.
  const needed = Math.ceil((square.toString(2).length + 2) / 48);
  let agreed = 0;
  for (let p = 2 ** 25 - 1; agreed < needed; p -= 2) {
    if (p < 2 ** 24) return false;
    if (!isPrime(p)) continue;
    if (modulo(claimed, p) !== determinantModulo(a, places(n), places(n), p)) return false;
    agreed += 1;
  }
  return true;
}

/** The obstacle keeps the matrix out of the group. */
export function checkObstacle(a: Matrix, group: Group, obstacle: Obstacle): boolean {
  const monomial = group !== 'invertible' && group !== 'orthogonal';
  const entryOf = (line: 'row' | 'column', index: number, place: number): bigint =>
    line === 'row' ? a.numerator(index, place) : a.numerator(place, index);
  switch (obstacle.kind) {
    case 'notSquare':
      return a.rows !== a.cols;
    case 'kernel':
      return isKernelVector(a, obstacle.vector);
    case 'product': {
      const [i, j] = obstacle.columns;
      if (group !== 'orthogonal' || !distinct([i], a.cols) || !distinct([j], a.cols)) return false;
      const product = places(a.rows).reduce((sum, k) => sum + a.numerator(k, i) * a.numerator(k, j), 0n);
      const [{ n, d }, one] = [obstacle.value, a.denominator ** 2n];
      return product * d === n * one && product !== (i === j ? one : 0n);
    }
    case 'zeroLine': {
      const { line, index } = obstacle;
      const [across, along] = line === 'row' ? [a.rows, a.cols] : [a.cols, a.rows];
      return distinct([index], across) && places(along).every((place) => entryOf(line, index, place) === 0n);
    }
    case 'twoInLine': {
      const { line, index, places: two } = obstacle;
      const [across, along] = line === 'row' ? [a.rows, a.cols] : [a.cols, a.rows];
      return monomial && distinct([index], across) && distinct(two, along) && two.every((place) => entryOf(line, index, place) !== 0n);
    }
    case 'entry': {
      const { row, col, value } = obstacle;
      return distinct([row], a.rows) && distinct([col], a.cols) && equal(a.at(row, col), value) && !mayStand(group, row === col, value);
    }
  }
}

function modulo(value: bigint, p: number): number {
  const rest = Number(value % BigInt(p));
  return rest < 0 ? rest + p : rest;
}

/** The determinant of some rows and columns modulo a prime below 2²⁶, by the elimination of the textbook. */
function determinantModulo(a: Matrix, rows: readonly number[], cols: readonly number[], p: number): number {
  const matrix = rows.map((i) => Float64Array.from(cols, (j) => modulo(a.numerator(i, j), p)));
  let determinant = 1;
  for (const [k] of matrix.entries()) {
    const found = matrix.findIndex((row, i) => i >= k && row[k] !== 0);
    const pivotRow = matrix[found];
    if (pivotRow === undefined) return 0;
    matrix[found] = matrix[k] ?? pivotRow;
    matrix[k] = pivotRow;
    const pivot = pivotRow[k] ?? 0;
    determinant = (determinant * (found === k ? pivot : p - pivot)) % p;
    const inverse = power(pivot, p - 2, p);
    for (const row of matrix.slice(k + 1)) {
      const factor = p - (((row[k] ?? 0) * inverse) % p);
      for (let j = k; j < row.length; j++) row[j] = ((row[j] ?? 0) + factor * (pivotRow[j] ?? 0)) % p;
    }
  }
  return determinant % p;
}

function power(base: number, exponent: number, p: number): number {
  let [result, square] = [1, base];
  for (let e = exponent; e > 0; e = Math.floor(e / 2)) {
    if (e % 2 === 1) result = (result * square) % p;
    square = (square * square) % p;
  }
  return result;
}

/** Whether a number below 2²⁶ is prime. */
function isPrime(p: number): boolean {
  if (!Number.isInteger(p) || p < 2 || p >= 2 ** 26) return false;
  for (let d = 2; d * d <= p; d++) if (p % d === 0) return false;
  return true;
}
