/** What the form of a matrix says at once about how many of its columns are independent. Each check is exact and a few lines, so it is its own evidence. */
import { upTo } from './integer.ts';
import type { Matrix } from './matrix.ts';
import { type Rational, rational, showRational } from './rational.ts';

/** How near to parallel two columns are, at most, and which two. */
export interface Coherence {
  /** μ², with μ = max |aᵢ·aⱼ|/(‖aᵢ‖‖aⱼ‖) over i ≠ j. */
  readonly square: Rational;
  readonly columns: readonly [number, number];
}

type Vectors = readonly (readonly bigint[])[];
const inner = (a: readonly bigint[], b: readonly bigint[]): bigint =>
  a.reduce((sum, x, i) => (x === 0n ? sum : sum + x * (b[i] ?? 0n)), 0n);
const vectorsOf = (a: Matrix): Vectors => upTo(a.cols).map((j) => a.column(j).numerators);

/** The coherence; nothing if there are fewer than two columns, or one is 0. */
export function coherence(a: Matrix): Coherence | undefined {
  const vectors = vectorsOf(a);
  const squares = vectors.map((each) => inner(each, each));
  if (vectors.length < 2 || squares.includes(0n)) return undefined;
  let best: Coherence = { square: { n: -1n, d: 1n }, columns: [0, 1] };
  for (const [j, right] of vectors.entries())
    for (const [i, left] of vectors.slice(0, j).entries()) {
      const n = inner(left, right) ** 2n;
      const d = (squares[i] ?? 1n) * (squares[j] ?? 1n);
      if (n * best.square.d > best.square.n * d) best = { square: { n, d }, columns: [i, j] };
    }
  return { square: rational(best.square.n, best.square.d), columns: best.columns };
}

/** Any so many columns are independent, because of the form of the matrix. */
export interface Structure {
  readonly kind: 'orthogonalSystems' | 'Vandermonde' | 'Cauchy';
  readonly independent: number;
}

/** The forms the matrix has. */
export function structures(a: Matrix): readonly Structure[] {
  const found: readonly (Structure | undefined)[] = [vandermonde(a), cauchy(a), orthogonalSystems(a)];
  return found.filter((each) => each !== undefined);
}

const distinct = (values: readonly Rational[]): boolean => new Set(values.map(showRational)).size === values.length;

/** sⱼ·tⱼⁱ with distinct tⱼ and sⱼ ≠ 0: the determinant of any square part is the product of the sⱼ and of differences of the tⱼ. */
function vandermonde(a: Matrix): Structure | undefined {
  if (a.rows < 2 || a.cols === 0) return undefined;
  const vectors = vectorsOf(a);
  const geometric = vectors.every(([s = 0n, st = 0n, ...rest]) => {
    let before = st;
    for (const entry of rest) {
      if (entry * s !== before * st) return false;
      before = entry;
    }
    return s !== 0n;
  });
  if (!geometric || !distinct(vectors.map(([s = 1n, st = 0n]) => rational(st, s)))) return undefined;
  return { kind: 'Vandermonde', independent: Math.min(a.rows, a.cols) };
}

/** 1/(xᵢ + yⱼ) with distinct xᵢ and distinct yⱼ: no square part has the determinant 0. */
function cauchy(a: Matrix): Structure | undefined {
  const vectors = vectorsOf(a);
  const [first = []] = vectors;
  const [corner = 0n] = first;
  if (vectors.some((vector) => vector.includes(0n)) || corner === 0n) return undefined;
  // 1/b = 1/(its row's first) + 1/(its column's first) − 1/corner, without fractions.
  const additive = vectors.every(([top = 0n, ...rest]) =>
    rest.every((b, i) => {
      const left = first[i + 1] ?? 0n;
      return left * top * corner === b * (top * corner + left * corner - left * top);
    }),
  );
  const inverses = (entries: readonly bigint[]): readonly Rational[] => entries.map((entry) => rational(1n, entry));
  if (!additive || !distinct(inverses(first)) || !distinct(inverses(vectors.map(([top = 1n]) => top)))) return undefined;
  return { kind: 'Cauchy', independent: Math.min(a.rows, a.cols) };
}

/**
 * Two systems of orthogonal columns, one after the other: if a vector s ≠ 0 is a combination of k of the one and of l of the other, then
 * ‖s‖² ≤ μ·√(kl)·‖s‖² by Cauchy and Schwarz, so k + l ≥ 2·√(kl) ≥ 2/μ.
 */
function orthogonalSystems(a: Matrix): Structure | undefined {
  const vectors = vectorsOf(a);
  const orthogonal = (from: number, j: number): boolean => vectors.slice(from, j).every((other) => inner(other, vectors[j] ?? []) === 0n);
  const second = upTo(a.cols).find((j) => !orthogonal(0, j));
  const largest = coherence(a);
  if (second === undefined || largest === undefined || !upTo(a.cols).every((j) => j < second || orthogonal(second, j))) return undefined;
  let independent = 0;
  // The greatest number below 2/μ.
  while (BigInt(independent + 1) ** 2n * largest.square.n < 4n * largest.square.d && independent < a.cols) independent += 1;
  return { kind: 'orthogonalSystems', independent };
}
