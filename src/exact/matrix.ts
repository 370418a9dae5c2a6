/** Matrices and vectors of rationals: integers over one common denominator. */
import { abs, content, lcm } from './integer.ts';
import { type Rational, rational } from './rational.ts';

/** A vector of rationals: integers over a common denominator, which is positive; not necessarily in lowest terms. */
export interface Vector {
  readonly numerators: readonly bigint[];
  readonly denominator: bigint;
}

/** Integers, row by row: as doubles if all are at most 2⁵² in size, since then a double holds them and their residues exactly. */
export type Integers = Float64Array | readonly bigint[];

/** A = D⁻¹·P/c with a matrix P of integers, positive integers on the diagonal of D, and c common to all rows. */
export interface Cleared {
  readonly integers: Matrix;
  readonly denominators: readonly bigint[];
  readonly common: bigint;
}

const DOUBLE = 2 ** 52;
const DOUBLE_BIG = BigInt(DOUBLE);

/** A matrix of rationals, which never changes; not necessarily in lowest terms, since the gcd of large numbers takes longer than all the rest. */
export class Matrix {
  readonly rows: number;
  readonly cols: number;
  /** Positive. */
  readonly denominator: bigint;
  readonly #numerators: Integers;
  readonly #cleared: Cleared | undefined;

  private constructor(rows: number, cols: number, numerators: Integers, denominator: bigint, cleared?: Cleared) {
    this.rows = rows;
    this.cols = cols;
    this.denominator = denominator;
    this.#numerators = numerators;
    this.#cleared = cleared;
  }

  /** The matrix of these integers, row by row, each divided by the denominator. */
  static ofIntegers(rows: number, cols: number, entries: readonly bigint[] | ArrayLike<number>, denominator = 1n): Matrix {
    if (entries.length !== rows * cols) throw new RangeError(`${rows} × ${cols} entries are needed, not ${entries.length}`);
    if (denominator === 0n) throw new RangeError('a denominator is 0');
    if (denominator > 0n) return new Matrix(rows, cols, compact(entries), denominator);
    return new Matrix(rows, cols, compact(negated(entries)), -denominator);
  }

  /** The matrix of these rationals, row by row. */
  static ofRationals(rows: number, cols: number, entries: readonly Rational[]): Matrix {
    const { numerators, denominator } = vectorOf(entries);
    const whole = Matrix.ofIntegers(rows, cols, numerators, denominator);
    if (whole.#numerators instanceof Float64Array) return whole;
    // The common denominator of unlike fractions is long, those of the rows are shorter.
    const vectors = Array.from({ length: rows }, (_, i) => vectorOf(entries.slice(i * cols, (i + 1) * cols)));
    const integers = Matrix.ofIntegers(
      rows,
      cols,
      vectors.flatMap((row) => row.numerators),
    );
    return new Matrix(rows, cols, whole.#numerators, denominator, {
      integers,
      denominators: vectors.map((row) => row.denominator),
      common: 1n,
    });
  }

  static identity(n: number): Matrix {
    const entries = new Float64Array(n * n);
    for (let i = 0; i < n; i++) entries[i * n + i] = 1;
    return new Matrix(n, n, entries, 1n);
  }

  /** The numerators, row by row, to be read only. */
  get numerators(): Integers {
    return this.#numerators;
  }

  numerator(row: number, col: number): bigint {
    const entry = this.#numerators[row * this.cols + col];
    if (entry === undefined || col >= this.cols) throw new RangeError(`no entry (${row}, ${col})`);
    return BigInt(entry);
  }

  at(row: number, col: number): Rational {
    return rational(this.numerator(row, col), this.denominator);
  }

  row(i: number): Vector {
    return { numerators: Array.from({ length: this.cols }, (_, j) => this.numerator(i, j)), denominator: this.denominator };
  }

  column(j: number): Vector {
    return { numerators: Array.from({ length: this.rows }, (_, i) => this.numerator(i, j)), denominator: this.denominator };
  }

  transpose(): Matrix {
    return this.#rearranged(this.cols, this.rows, (i, j) => j * this.cols + i);
  }

  /** The matrix of these rows and columns, in this order. */
  pick(rows: readonly number[], cols: readonly number[]): Matrix {
    return this.#rearranged(rows.length, cols.length, (i, j) => (rows[i] ?? 0) * this.cols + (cols[j] ?? 0));
  }

  /** The matrix of the numerators. */
  integral(): Matrix {
    return this.denominator === 1n ? this : new Matrix(this.rows, this.cols, this.#numerators, 1n);
  }

  /** The same matrix without a divisor common to the denominator and all numerators. */
  lowest(): Matrix {
    const common = content(bigints(this.#numerators), this.denominator);
    if (common === 1n) return this;
    const reduced = Array.from(bigints(this.#numerators), (entry) => entry / common);
    return new Matrix(this.rows, this.cols, compact(reduced), this.denominator / common);
  }

  /** The rows over denominators of their own, which are shorter than the common one if that is known. */
  cleared(): Cleared {
    return this.#cleared ?? { integers: this.integral(), denominators: new Array<bigint>(this.rows).fill(1n), common: this.denominator };
  }

  equals(other: Matrix): boolean {
    if (this.rows !== other.rows || this.cols !== other.cols) return false;
    return this.#numerators.every((entry, k) => BigInt(entry) * other.denominator === BigInt(other.#numerators[k] ?? 0) * this.denominator);
  }

  #rearranged(rows: number, cols: number, from: (row: number, col: number) => number): Matrix {
    const source = this.#numerators;
    const places = new Int32Array(rows * cols);
    for (let i = 0; i < rows; i++) for (let j = 0; j < cols; j++) places[i * cols + j] = from(i, j);
    const entries = source instanceof Float64Array ? taken(source, places) : compact(Array.from(places, (k) => source[k] ?? 0n));
    return new Matrix(rows, cols, entries, this.denominator);
  }
}

/** These rationals over their least common denominator. */
export function vectorOf(entries: readonly Rational[]): Vector {
  let denominator = 1n;
  for (const { d } of entries) denominator = lcm(denominator, d);
  return { numerators: entries.map(({ n, d }) => n * (denominator / d)), denominator };
}

export const rationalsOf = ({ numerators, denominator }: Vector): readonly Rational[] => numerators.map((n) => rational(n, denominator));

/** The vector as a matrix of one column. */
export const asColumn = ({ numerators, denominator }: Vector): Matrix => Matrix.ofIntegers(numerators.length, 1, numerators, denominator);

export function* bigints(numbers: Integers): Generator<bigint> {
  for (const each of numbers) yield BigInt(each);
}

function taken(source: Float64Array, places: Int32Array): Float64Array {
  const entries = new Float64Array(places.length);
  for (let k = 0; k < places.length; k++) entries[k] = source[places[k] ?? 0] ?? 0;
  return entries;
}

function negated(entries: readonly bigint[] | ArrayLike<number>): bigint[] {
  const result: bigint[] = [];
  for (let k = 0; k < entries.length; k++) result.push(-BigInt(entries[k] ?? 0));
  return result;
}

/** The numbers as doubles if they fit; numbers which are no integers are a mistake of the caller. */
function compact(entries: readonly bigint[] | ArrayLike<number>): Integers {
  const doubles = new Float64Array(entries.length);
  for (let k = 0; k < entries.length; k++) {
    const entry = entries[k] ?? 0;
    const small = typeof entry === 'bigint' ? abs(entry) <= DOUBLE_BIG : Math.abs(entry) <= DOUBLE;
    if (typeof entry === 'number' && !Number.isSafeInteger(entry))
      throw new RangeError(`${entry} is not an integer that a double holds exactly`);
    if (!small) return negated(negated(entries));
    doubles[k] = Number(entry);
  }
  return doubles;
}
