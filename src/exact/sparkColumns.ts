/** The columns of a matrix as primitive integer vectors: columns are dependent just if these are. */

import { content, lcm, primitive, upTo } from './integer.ts';
import { nullSpace } from './kernel.ts';
import { limbsOf, residues } from './limbs.ts';
import { bigints, Matrix } from './matrix.ts';
import { eliminate } from './modular.ts';

/** Integers c, not all 0, with A·c = 0; without a common divisor. */
export type Combination = readonly bigint[];

export const support = (c: Combination): readonly number[] => c.flatMap((entry, j) => (entry === 0n ? [] : [j]));

export class Columns {
  readonly rows: number;
  readonly count: number;
  /** The primitive columns. */
  readonly matrix: Matrix;
  /** Column j of the matrix, with each row times its denominator, is this multiple of the primitive one; 1 for columns of zeros. */
  readonly contents: readonly bigint[];
  readonly #denominators: readonly bigint[];
  readonly #images = new Map<number, Float64Array>();

  constructor(original: Matrix) {
    const { integers, denominators, common } = original.cleared();
    this.rows = original.rows;
    this.count = original.cols;
    this.contents = upTo(original.cols).map((j) => content(integers.column(j).numerators) || 1n);
    const entries = Array.from(bigints(integers.numerators), (entry, k) => entry / (this.contents[k % original.cols] ?? 1n));
    this.matrix = Matrix.ofIntegers(original.rows, original.cols, entries);
    this.#denominators = [...denominators, common];
  }

  /** Whether the primitive columns are those of the matrix itself, up to units, modulo this prime. */
  isFaithful(prime: number): boolean {
    return [...this.contents, ...this.#denominators].every((each) => each % BigInt(prime) !== 0n);
  }

  /** The residues modulo a prime, row by row. */
  image(prime: number): Float64Array {
    const known = this.#images.get(prime);
    if (known !== undefined) return known;
    const made = residues(limbsOf(this.matrix.numerators), prime, new Float64Array(this.rows * this.count));
    this.#images.set(prime, made);
    return made;
  }

  /** Whether these columns are independent modulo a prime; then they are independent. */
  independentModulo(prime: number, columns: readonly number[]): boolean {
    const size = columns.length;
    if (size > this.rows) return false;
    const image = this.image(prime);
    const part = new Float64Array((this.rows + 1) * size);
    for (let i = 0; i < this.rows; i++) for (let k = 0; k < size; k++) part[i * size + k] = image[i * this.count + (columns[k] ?? 0)] ?? 0;
    return eliminate(part, this.rows, size, prime).cols.length === size;
  }

  /** A combination of these columns that is zero, of as few as one basis of all of them shows; nothing if they are independent. */
  combination(columns: readonly number[]): Combination | undefined {
    const { basis } = nullSpace(this.matrix.pick(upTo(this.rows), columns));
    const [shortest] = [...basis].sort((a, b) => support(a).length - support(b).length);
    if (shortest === undefined) return undefined;
    const used = support(shortest).map((k) => this.contents[columns[k] ?? 0] ?? 1n);
    const common = used.reduce(lcm, 1n);
    const c = new Array<bigint>(this.count).fill(0n);
    for (const k of support(shortest)) {
      const j = columns[k] ?? 0;
      c[j] = (shortest[k] ?? 0n) * (common / (this.contents[j] ?? 1n));
    }
    return primitive(c);
  }
}
