/** The determinant of a rational matrix. */
import { logDeterminant, norms } from './bounds.ts';
import { eliminateExactly } from './fractionFree.ts';
import { abs, content, upTo } from './integer.ts';
import { solveByLifting } from './lifting.ts';
import { limbsOf, residues } from './limbs.ts';
import type { Matrix } from './matrix.ts';
import { eliminate, inverseModulo, invert, padded, residue } from './modular.ts';
import { SMALL } from './nonsingular.ts';
import { prime } from './primes.ts';
import { type Rational, rational } from './rational.ts';
import { remainders } from './remainders.ts';

/** From this product of size and bits on it pays to find a divisor of the determinant first, if the entries are doubles. */
const MUCH = 17_000;

/** The determinant of a square matrix; that of the empty one is 1. */
export function determinant(matrix: Matrix): Rational {
  if (matrix.rows !== matrix.cols) throw new RangeError(`a ${matrix.rows} × ${matrix.cols} matrix has no determinant`);
  const { integers, denominators, common } = matrix.cleared();
  return rational(
    determinantOfNumerators(integers),
    denominators.reduce((product, each) => product * each * common, 1n),
  );
}

function determinantOfNumerators(matrix: Matrix): bigint {
  const n = matrix.rows;
  if (n <= SMALL)
    return eliminateExactly(
      upTo(n).map((i) => matrix.row(i).numerators),
      false,
    ).determinant;
  const norm = norms(matrix);
  const bits = logDeterminant(norm);
  if (bits === Number.NEGATIVE_INFINITY) return 0n;
  const limbs = limbsOf(matrix.numerators);
  const divisor = n * bits > MUCH && matrix.numerators instanceof Float64Array ? divisorOf() : 1n;
  const divisorBits = divisor.toString(2).length - 1;
  const image = new Float64Array((n + 1) * n);
  const primes: number[] = [];
  const images: Float64Array[] = [];
  // det/divisor is an integer of at most 2^(bits − divisorBits) in size.
  for (let index = 1, reached = 0; reached <= bits - divisorBits + 1; index++) {
    const p = prime(index);
    const divisorImage = Number(divisor % BigInt(p));
    if (divisorImage === 0) continue;
    const echelon = eliminate(residues(limbs, p, image), n, n, p);
    primes.push(p);
    images.push(Float64Array.of(residue(echelon.determinant * inverseModulo(divisorImage, p), p)));
    reached += Math.log2(p);
  }
  return divisor * (remainders(images, primes)[0] ?? 0n);

  /** The common denominator of a solution of A·x = b: it divides the determinant, and for most b there is little more. */
  function divisorOf(): bigint {
    const p = prime(0);
    const inverted = invert(padded(residues(limbs, p, new Float64Array(n * n)), n), p);
    if (inverted === undefined) return 1n;
    const right = upTo(n).map((i) => BigInt(((i * 7919 + 13) % 19) - 9));
    const system = { n, entries: matrix.numerators, norms: norm, inverse: inverted.inverse, p };
    const { numerators, denominator } = solveByLifting(system, right);
    return abs(denominator / content(numerators, denominator));
  }
}
