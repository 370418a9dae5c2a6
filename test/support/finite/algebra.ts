/** Vectors and matrices over the rational numbers, exactly. A matrix is the list of its columns. */
import { add, multiply, ONE, type Rational, rational, ZERO } from '../../../src/logic/rational.ts';
import { at } from '../at.ts';

export type Vector = readonly Rational[];
export type Matrix = readonly Vector[];

export const integer = (n: number): Rational => rational(BigInt(n));
export const isZero = (a: Rational): boolean => a.n === 0n;
export const reciprocal = (a: Rational): Rational => rational(a.d, a.n);
export const sum = (numbers: readonly Rational[]): Rational => numbers.reduce(add, ZERO);

export const list = <T>(length: number, of: (i: number) => T): T[] => Array.from({ length }, (_, i) => of(i));
export const zeros = (d: number): Vector => list(d, () => ZERO);
export const unitVector = (d: number, i: number): Vector => list(d, (j) => (i === j ? ONE : ZERO));
export const eye = (d: number): Matrix => list(d, (j) => unitVector(d, j));
export const plus = (x: Vector, y: Vector): Vector => x.map((a, i) => add(a, at(y, i)));
export const scaled = (a: Rational, x: Vector): Vector => x.map((b) => multiply(a, b));
export const dot = (x: Vector, y: Vector): Rational => sum(x.map((a, i) => multiply(a, at(y, i))));

export const rowsOf = (a: Matrix): number => at(a, 0).length;
export const applied = (a: Matrix, x: Vector): Vector => a.map((column, j) => scaled(at(x, j), column)).reduce(plus);
export const composed = (a: Matrix, b: Matrix): Matrix => b.map((column) => applied(a, column));
export const transposed = (a: Matrix): Matrix => list(rowsOf(a), (i) => a.map((column) => at(column, i)));

/** Node j has the column 1, t, t², … with t = j + 1: any columns are independent, as many as there are rows. */
export const vandermonde = (rows: number, columns: number): Matrix =>
  list(columns, (j) => list(rows, (i) => rational(BigInt(j + 1) ** BigInt(i))));

/** A vector other than zero that the matrix kills, if its columns are dependent. */
export function killed(a: Matrix): Vector | undefined {
  // each column with the combination of columns that it is; columns are cleared from left to right
  const done: { readonly pivot: number; readonly column: Vector; readonly of: Vector }[] = [];
  for (const [j, first] of a.entries()) {
    let [column, of] = [first, unitVector(a.length, j)];
    for (const before of done) {
      const by = multiply(at(column, before.pivot), reciprocal(at(before.column, before.pivot)));
      [column, of] = [plus(column, scaled(minus(by), before.column)), plus(of, scaled(minus(by), before.of))];
    }
    const pivot = column.findIndex((c) => !isZero(c));
    if (pivot < 0) return of;
    done.push({ pivot, column, of });
  }
  return undefined;
}
const minus = (a: Rational): Rational => rational(-a.n, a.d);

/** Whether the columns with these numbers are independent. */
export const independent = (a: Matrix, columns: readonly number[] = a.map((_, j) => j)): boolean =>
  killed(columns.map((j) => at(a, j))) === undefined;
/** Whether every s columns are independent. */
export const anyIndependent = (a: Matrix, s: number): boolean =>
  subsets(a.length).every((columns) => columns.length > s || independent(a, columns));

export const subsets = (d: number): number[][] => list(2 ** d, (mask) => list(d, (i) => i).filter((i) => (mask >> i) % 2 === 1));
export function permutations(d: number): number[][] {
  if (d === 0) return [[]];
  return permutations(d - 1).flatMap((p) => list(d, (i) => [...p.slice(0, i), d - 1, ...p.slice(i)]));
}
