/**
 * Checks of what is said about dependent columns: they multiply out in bigint, or go through all sets by an elimination of their own, which is the
 * kernel's. What is marked as computed they carry out again, modulo another prime and from another basis.
 */
import { abs } from './integer.ts';
import type { Matrix } from './matrix.ts';
import { Columns, type Combination } from './sparkColumns.ts';
import { Exhaustion, type Outcome } from './sparkExhaustion.ts';
import type { Evidence } from './sparkSearch.ts';
import { structures } from './sparkStructure.ts';
import { binomial } from './sparkTableau.ts';

const MOST_SETS = 10_000_000;
const MOST_MODULUS = 2 ** 26;
/** Attempts that the search itself does not make. */
const OTHER_ATTEMPTS = 100;
const MOST_ATTEMPTS = 8;

const places = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);

/** A·c = 0, with at least one and at most so many entries that are not 0. */
export function checkCombination(a: Matrix, c: Combination, most: number): boolean {
  const used = c.filter((entry) => entry !== 0n).length;
  if (c.length !== a.cols || used === 0 || used > most) return false;
  return places(a.rows).every((i) => places(a.cols).reduce((sum, j) => sum + a.numerator(i, j) * (c[j] ?? 0n), 0n) === 0n);
}

/** A·z = A·z′ for different z and z′ with at most k entries that are not 0. */
export function checkCollision(a: Matrix, k: number, z: readonly bigint[], other: readonly bigint[]): boolean {
  const sparse = (v: readonly bigint[]): boolean => v.length === a.cols && v.filter((entry) => entry !== 0n).length <= k;
  return (
    sparse(z) &&
    sparse(other) &&
    checkCombination(
      a,
      z.map((entry, j) => entry - (other[j] ?? 0n)),
      a.cols,
    )
  );
}

/** Whether the evidence shows that any so many columns are independent. */
export function checkIndependent(a: Matrix, independent: number, evidence: Evidence): boolean {
  if (!Number.isInteger(independent) || independent < 0 || independent > a.cols) return false;
  switch (evidence.kind) {
    case 'modulus':
      return independentModulo(a, independent, evidence.modulus);
    case 'weights':
      return dominant(a, independent, evidence.weights);
    case 'structure':
      return structures(a).some((each) => each.kind === evidence.structure && each.independent >= independent);
    case 'plain':
    case 'vectors':
      return evidence.size === independent && repeated(a, independent) === 'independent';
  }
}

/** For each column the s − 1 greatest of the others' products with its weights add up to less than its own. */
function dominant(a: Matrix, s: number, w: Matrix): boolean {
  if (w.rows !== a.cols || w.cols !== a.rows) return false;
  return places(a.cols).every((i) => {
    const product = (j: number): bigint => abs(places(a.rows).reduce((sum, k) => sum + w.numerator(i, k) * a.numerator(k, j), 0n));
    const others = places(a.cols)
      .filter((j) => j !== i)
      .map(product);
    const greatest = others.sort((x, y) => (x < y ? 1 : x > y ? -1 : 0)).slice(0, Math.max(0, s - 1));
    return greatest.reduce((sum, each) => sum + each, 0n) < product(i);
  });
}

/** All sets of s columns, each times its denominator, are independent modulo m with units for pivots. */
function independentModulo(a: Matrix, s: number, m: number): boolean {
  if (!Number.isInteger(m) || m < 2 || m >= MOST_MODULUS) return false;
  if (s > 0 && (s > a.rows || binomial(a.cols, s) > MOST_SETS)) return false;
  const columns = places(a.cols).map((j) => {
    const entries = places(a.rows).map((i) => a.at(i, j));
    const scale = entries.reduce((product, { d }) => (product % d === 0n ? product : product * d), 1n);
    return entries.map(({ n, d }) => Number((((n * (scale / d)) % BigInt(m)) + BigInt(m)) % BigInt(m)));
  });
  return extend(columns, s, m);
}

function extend(columns: readonly (readonly number[])[], s: number, m: number): boolean {
  if (s === 0) return true;
  return columns.every((column, j) => {
    if (columns.length - j < s) return true;
    const pivot = column.findIndex((entry) => entry !== 0);
    const inverse = pivot < 0 ? undefined : inverseOf(column[pivot] ?? 0, m);
    if (inverse === undefined) return false;
    if (s === 1) return true;
    const rest = columns.slice(j + 1).map((other) => {
      const factor = ((other[pivot] ?? 0) * inverse) % m;
      return other.map((entry, i) => (entry - ((factor * (column[i] ?? 0)) % m) + m) % m);
    });
    return extend(rest, s - 1, m);
  });
}

function inverseOf(a: number, m: number): number | undefined {
  let [r, next, x, y] = [m, a, 0, 1];
  while (next !== 0) {
    const quotient = Math.floor(r / next);
    [r, next, x, y] = [next, r - quotient * next, y, x - quotient * y];
  }
  return r === 1 ? (x + m) % m : undefined;
}

/** The search again, with the columns in another order, another prime and another projection. */
function repeated(a: Matrix, size: number): Outcome['kind'] {
  if (size > Math.min(a.rows, a.cols)) return 'dependent';
  const turned = new Columns(a.pick(places(a.rows), [...places(a.cols)].reverse()));
  let found: Outcome['kind'] = 'unlucky';
  for (let attempt = OTHER_ATTEMPTS; found === 'unlucky' && attempt < OTHER_ATTEMPTS + MOST_ATTEMPTS; attempt++) {
    const steps = new Exhaustion(turned, { size, kind: 'plain', attempt }).run(() => 'take');
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    found = step.value.kind;
  }
  return found;
}
