/**
 * The kernel's real matrices: their symbols, and the value of a closed matrix. `Mat(n, d)` has n rows and d columns; a literal is put
 * together from cells. Sizes of 0 are refused: theories may read them as they like, since every sort has an object.
 */
import { refuse } from '../error.ts';
import type { Nodes } from '../node.ts';
import { add, effort, multiply, negate, ONE, type Rational, ZERO } from '../rational.ts';

/** The sort; the names of the operations begin with it. */
export const MATRICES = 'Mat';
const names = [
  'cell',
  'beside',
  'above',
  'zero',
  'ones',
  'eye',
  'diagonal',
  '+',
  '-',
  '*',
  'transpose',
  'inner',
  '<=',
  'independent',
] as const;
export type OnMatrices = (typeof names)[number];

/** The symbol of an operation. */
export const onMatrices = (s: Nodes, name: OnMatrices): number =>
  s.symbol(`${MATRICES}.${name}`) ?? refuse(`there is no ${name} of matrices`);

/** All symbols of matrices, in the order in which they were declared. */
export const matrixSymbols = (s: Nodes): number[] => [
  s.symbol(MATRICES) ?? refuse('there are no matrices'),
  ...names.map((name) => onMatrices(s, name)),
];

/** Declares them, in a signature that has numbers and nothing else yet. */
export function declareMatrices(s: Nodes): void {
  const [n, m, d] = [s.free('n', s.nat), s.free('m', s.nat), s.free('d', s.nat)];
  const sort = s.declare(MATRICES, 'sort', [], [n, d], 0);
  const mat = (rows: number, columns: number) => s.apply(sort, [rows, columns]);
  const sum = (a: number, b: number) => s.apply(s.arithmetic('+', s.nat), [a, b]);
  const one = s.numeral(ONE, s.nat);
  const make = (name: OnMatrices, params: readonly number[], result: number) =>
    s.declare(`${MATRICES}.${name}`, result === s.prop ? 'predicate' : 'function', [], params, result);
  const [a, b] = [s.free('A', mat(n, d)), s.free('B', mat(n, d))];
  make('cell', [s.free('a', s.real)], mat(one, one));
  make('beside', [n, m, d, s.free('A', mat(n, m)), b], mat(n, sum(m, d)));
  make('above', [m, n, d, s.free('A', mat(m, d)), b], mat(sum(m, n), d));
  make('zero', [n, d], mat(n, d));
  make('ones', [n, d], mat(n, d));
  make('eye', [d], mat(d, d));
  make('diagonal', [d, s.free('v', mat(d, one))], mat(d, d));
  make('+', [n, d, a, b], mat(n, d));
  make('-', [n, d, a, b], mat(n, d));
  make('*', [n, m, d, s.free('A', mat(n, m)), s.free('B', mat(m, d))], mat(n, d));
  make('transpose', [n, d, a], mat(d, n));
  make('inner', [n, d, a, b], s.real);
  make('<=', [n, d, a, b], s.prop);
  make('independent', [n, d, a, s.free('s', s.nat)], s.prop);
}

/** The entries of a matrix, row by row. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly entries: readonly Rational[];
}
/** The most entries of all matrices that are computed for one statement. */
export const MOST = 1 << 20;

/** Computes closed matrices and numbers, each matrix once. */
export class Matrices {
  readonly #s: Nodes;
  readonly #known = new Map<number, Matrix>();
  #kept = 0;
  constructor(s: Nodes) {
    this.#s = s;
  }

  /** The value of a closed number: a numeral, or ⟨A, B⟩, the sum of the products of entries in the same places. */
  number(t: number): Rational {
    const [s, numeral] = [this.#s, this.#s.value(t)];
    if (numeral !== undefined) return numeral;
    if (!s.applies(onMatrices(s, 'inner'), t)) return refuse('evaluate needs a closed numerical statement');
    const [a, b] = [this.value(s.part(t, 2)), this.value(s.part(t, 3))];
    return this.#dot(a.entries.length, (k) => [a.entries[k] ?? ZERO, b.entries[k] ?? ZERO]);
  }

  /** The value of a closed matrix. */
  value(t: number): Matrix {
    const known = this.#known.get(t);
    if (known !== undefined) return known;
    const [rows, columns] = this.#sizes(t);
    this.#kept += rows * columns;
    if (this.#kept > MOST) refuse('the matrices are too large');
    this.#s.spend(16 * rows * columns);
    const made = { rows, columns, entries: new Array<Rational>(rows * columns).fill(ZERO) };
    this.#write(t, made, 0, 0);
    this.#known.set(t, made);
    return made;
  }

  /** How many rows and columns a matrix has: of both at least one, also where it is a part of another. */
  #sizes(t: number): readonly [number, number] {
    const s = this.#s;
    const sort = s.sortOf(t);
    if (s.op(sort) !== 'sort' || s.tag(sort) !== s.symbol(MATRICES)) refuse('evaluate knows matrices and numbers only');
    return [size(s.value(s.part(sort, 0))), size(s.value(s.part(sort, 1)))];
  }

  /** Writes a closed matrix into a larger one, at this place, where zeros stand so far. */
  #write(t: number, into: Matrix & { readonly entries: Rational[] }, top: number, left: number): void {
    const s = this.#s;
    const name = names.find((each) => s.applies(onMatrices(s, each), t));
    const put = (i: number, j: number, q: Rational) => {
      into.entries[(top + i) * into.columns + left + j] = q;
    };
    const [rows, columns] = this.#sizes(t);
    s.spend(16);
    if (name === undefined || name === 'inner') refuse('a matrix is not closed');
    else if (name === 'cell') put(0, 0, this.number(s.part(t, 0)));
    else if (name === 'eye') for (let i = 0; i < rows; i++) put(i, i, ONE);
    else if (name === 'ones') for (let i = 0; i < rows * columns; i++) put(Math.floor(i / columns), i % columns, ONE);
    else if (name === 'diagonal') for (const [i, q] of this.value(s.part(t, 1)).entries.entries()) put(i, i, q);
    else if (name === 'transpose') {
      const a = this.value(s.part(t, 2));
      for (const [i, q] of a.entries.entries()) put(i % a.columns, Math.floor(i / a.columns), q);
    } else if (name !== 'zero') {
      const [a, b] = [s.part(t, s.arity(t) - 2), s.part(t, s.arity(t) - 1)];
      if (name === 'beside' || name === 'above') {
        this.#write(a, into, top, left);
        const [height, width] = this.#sizes(a);
        this.#write(b, into, name === 'above' ? top + height : top, name === 'above' ? left : left + width);
      } else this.#combine(name, this.value(a), this.value(b), put);
    }
  }

  /** The sum, difference or product of two matrices. */
  #combine(name: OnMatrices, a: Matrix, b: Matrix, put: (i: number, j: number, q: Rational) => void): void {
    const [left, right] = [reader(a), reader(b)];
    for (let i = 0; i < a.rows; i++)
      for (let j = 0; j < b.columns; j++) {
        if (name === '*')
          put(
            i,
            j,
            this.#dot(a.columns, (k) => [left(i, k), right(k, j)]),
          );
        else put(i, j, this.#sum(left(i, j), name === '+' ? right(i, j) : negate(right(i, j))));
      }
  }

  #dot(count: number, factors: (k: number) => readonly [Rational, Rational]): Rational {
    let total = ZERO;
    for (let k = 0; k < count; k++) {
      const [x, y] = factors(k);
      if (x.n === 0n || y.n === 0n) continue;
      this.#s.spend(effort(x, y));
      total = this.#sum(total, multiply(x, y));
    }
    this.#s.spend(count);
    return total;
  }
  #sum(x: Rational, y: Rational): Rational {
    this.#s.spend(effort(x, y));
    return add(x, y);
  }
}

const reader = (a: Matrix) => (i: number, j: number) => a.entries[i * a.columns + j] ?? ZERO;

function size(n: Rational | undefined): number {
  if (n === undefined || n.n === 0n || n.n > MOST) return refuse('a matrix needs a size that is known, and not 0');
  return Number(n.n);
}
