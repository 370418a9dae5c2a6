/**
 * The oracle `independent`: any s columns of a closed matrix are linearly independent, or they are not. The evidence that they are is a
 * modulus or a matrix; that they are not, a column.
 *
 * A modulus, below 2²⁶: then all sets of s columns are gone through, and their columns are independent modulo that number, with units
 * for pivots; so some minor is a unit, and not zero. There may be at most 10⁷ such sets.
 *
 * A matrix W with a row for each column: then for each i the s − 1 greatest of the numbers |wᵢ·aⱼ|, j ≠ i, add up to less than |wᵢ·aᵢ|.
 * For if Σ cⱼaⱼ = 0 has at most s terms and |cᵢ| is the greatest of the |cⱼ|, then |cᵢ||wᵢ·aᵢ| ≤ Σ |cⱼ||wᵢ·aⱼ| over the others, so cᵢ = 0.
 *
 * A column c ≠ 0 with at most s entries that are not 0, and A·c = 0, where they are not.
 */
import { refuse } from '../error.ts';
import { add, compare, effort, multiply, negate, type Rational, ZERO } from '../rational.ts';
import type { Signature } from '../signature.ts';
import { Matrices, type Matrix, onMatrices } from './matrices.ts';

const MOST_SETS = 10_000_000;
const MOST_MODULUS = 1n << 26n;

export function checkIndependence(s: Signature, formula: number, evidence: number): void {
  const denied = s.op(formula) === '=>' && s.part(formula, 1) === s.falsum;
  const atom = denied ? s.part(formula, 0) : formula;
  if (!s.applies(onMatrices(s, 'independent'), atom)) refuse('independent needs a statement that columns are so, or not');
  const computed = new Matrices(s);
  const a = computed.value(s.part(atom, 2));
  const count = (s.value(s.part(atom, 3)) ?? refuse('the number of columns must be known')).n;
  const wanted = count < BigInt(a.columns) ? Number(count) : a.columns;
  if (denied) depend(s, a, wanted, computed.value(evidence));
  else if (s.sortOf(evidence) !== s.nat) dominate(s, a, wanted, computed.value(evidence));
  else exhaust(s, a, wanted, (s.value(evidence) ?? refuse('the modulus must be known')).n);
}

// ---- a combination that is zero

function depend(s: Signature, a: Matrix, wanted: number, c: Matrix): void {
  if (c.rows !== a.columns || c.columns !== 1) refuse('a combination of the columns is one column');
  const used = c.entries.filter((q) => q.n !== 0n).length;
  if (used === 0 || used > wanted) refuse(`a combination of at least one column is needed, and of at most ${wanted}`);
  for (let i = 0; i < a.rows; i++) if (dot(s, a, i, c, 0).n !== 0n) refuse('the combination is not zero');
}

// ---- all sets of columns, modulo m

function exhaust(s: Signature, a: Matrix, wanted: number, modulus: bigint): void {
  if (modulus < 2n || modulus >= MOST_MODULUS) refuse('the modulus must be at least 2 and below 2^26');
  if (wanted === 0) return;
  if (wanted > a.rows) refuse('there are more columns than rows');
  let sets = 1;
  for (let i = 0; i < wanted; i++) sets = (sets * (a.columns - i)) / (i + 1);
  if (sets > MOST_SETS) refuse('there are more than 10,000,000 sets of columns');
  const search = new Exhaustion(s, Number(modulus), a.rows, wanted);
  search.extend(residues(s, a, modulus), a.columns, 0);
}

/** The columns, one after the other, each multiplied by its denominators, modulo m. */
function residues(s: Signature, { rows, columns, entries }: Matrix, modulus: bigint): Float64Array {
  const out = new Float64Array(rows * columns);
  for (let j = 0; j < columns; j++) {
    let scale = 1n;
    for (let i = 0; i < rows; i++) {
      const { d } = entries[i * columns + j] ?? ZERO;
      s.spend(effort({ n: scale, d }));
      if (scale % d !== 0n) scale *= d;
    }
    for (let i = 0; i < rows; i++) {
      const { n, d } = entries[i * columns + j] ?? ZERO;
      const r = (((n % modulus) * ((scale / d) % modulus)) % modulus) + modulus;
      out[j * rows + i] = Number(r % modulus);
    }
  }
  return out;
}

class Exhaustion {
  readonly #s: Signature;
  readonly #m: number;
  readonly #rows: number;
  readonly #wanted: number;
  constructor(s: Signature, m: number, rows: number, wanted: number) {
    [this.#s, this.#m, this.#rows, this.#wanted] = [s, m, rows, wanted];
  }

  /**
   * Goes through the sets that have the `chosen` columns and others of these, which are given modulo the chosen ones: each is chosen in
   * turn, and what stands behind it is brought to zero in the row of its pivot.
   */
  extend(columns: Float64Array, count: number, chosen: number): void {
    const rows = this.#rows;
    this.#s.spend(2 * count);
    for (let j = 0; j + this.#wanted - chosen <= count; j++) {
      const at = j * rows;
      let pivot = 0;
      while (pivot < rows && columns[at + pivot] === 0) pivot++;
      if (pivot === rows) refuse('some columns are dependent, or seem to be so by this modulus');
      if (chosen + 1 === this.#wanted) continue;
      const inverse = this.#inverse(columns[at + pivot] ?? 0);
      const rest = columns.slice(at + rows, count * rows);
      this.#s.spend(2 * rest.length);
      for (let k = 0; k < rest.length; k += rows) {
        const factor = this.#times(rest[k + pivot] ?? 0, inverse);
        if (factor === 0) continue;
        for (let i = 0; i < rows; i++) {
          const difference = (rest[k + i] ?? 0) - this.#times(factor, columns[at + i] ?? 0);
          rest[k + i] = difference < 0 ? difference + this.#m : difference;
        }
      }
      this.extend(rest, count - j - 1, chosen + 1);
    }
  }

  /** Both factors are below m < 2²⁶: their product is exact. */
  #times(a: number, b: number): number {
    return (a * b) % this.#m;
  }

  #inverse(a: number): number {
    let [r, next, x, y] = [this.#m, a, 0, 1];
    while (next !== 0) {
      const q = Math.floor(r / next);
      [r, next, x, y] = [next, r - q * next, y, x - q * y];
    }
    if (r !== 1) refuse('a pivot is no unit of this modulus');
    return x < 0 ? x + this.#m : x;
  }
}

// ---- weights

function dominate(s: Signature, a: Matrix, wanted: number, w: Matrix): void {
  if (w.rows !== a.columns || w.columns !== a.rows) refuse('the weights need a row for each column, and a column for each row');
  for (let i = 0; i < a.columns; i++) {
    const products = Array.from({ length: a.columns }, (_, j) => size(dot(s, w, i, a, j)));
    const own = products[i] ?? ZERO;
    for (const product of products) s.spend(2 * effort(product));
    const others = products.filter((_, j) => j !== i).sort((x, y) => compare(y, x));
    const total = others.slice(0, Math.max(0, wanted - 1)).reduce(add, ZERO);
    if (compare(total, own) >= 0) refuse(`column ${i + 1} may depend on ${wanted - 1} others, for all that the weights say`);
  }
}

/** Row i of the one, times column j of the other. */
function dot(s: Signature, w: Matrix, i: number, a: Matrix, j: number): Rational {
  let total = ZERO;
  for (let k = 0; k < a.rows; k++) {
    const [x, y] = [w.entries[i * w.columns + k] ?? ZERO, a.entries[k * a.columns + j] ?? ZERO];
    if (x.n === 0n || y.n === 0n) continue;
    s.spend(effort(x, y) + effort(total));
    total = add(total, multiply(x, y));
  }
  s.spend(a.rows);
  return total;
}

const size = (q: Rational): Rational => (q.n < 0n ? negate(q) : q);
