/** Whether columns of a closed matrix are independent. */
import { Matrix, nullSpace } from '../exact/index.ts';
import { Matrices, rational, type Signature, type Term, Theorem } from '../logic/index.ts';
import { accepted } from './accepted.ts';
import { literal } from './literal.ts';

/** Large primes: a minor that is not zero is rarely zero modulo one of them. */
const PRIMES = [67_108_859, 67_108_837, 33_554_393, 65_521] as const;
/** So many sets of columns are looked at to find some that are dependent. */
const MOST_SETS = 200_000;

export function independence(s: Signature, formula: Term): Theorem | undefined {
  for (const p of PRIMES) {
    const th = accepted(() => Theorem.independent(s, formula, s.numeral(rational(BigInt(p)), s.nat)));
    if (th !== undefined) return th;
  }
  return undefined;
}

/** That some columns are dependent, by a combination that is zero. */
export function dependence(s: Signature, formula: Term): Theorem | undefined {
  const statement = formula.kid(0);
  const size = statement.kid(3);
  if (size.op !== 'num') return undefined;
  const value = accepted(() => new Matrices(s).value(statement.kid(2)));
  if (value === undefined) return undefined;
  const { rows, columns, entries } = value;
  const matrix = Matrix.ofRationals(rows, columns, entries);
  const all = Array.from({ length: rows }, (_, i) => i);
  const most = size.value.n < BigInt(columns) ? Number(size.value.n) : columns;
  for (const set of sets(columns, most)) {
    const [combination] = nullSpace(matrix.pick(all, set)).basis;
    if (combination === undefined) continue;
    const full = Array.from({ length: columns }, (_, j) => [rational(combination[set.indexOf(j)] ?? 0n)]);
    return accepted(() => Theorem.independent(s, formula, literal(s, full)));
  }
  return undefined;
}

/** The sets of so many columns or fewer, the smaller ones first; not too many of them. */
function* sets(columns: number, most: number): Iterable<readonly number[]> {
  let left = MOST_SETS;
  const extended = function* (set: readonly number[], count: number): Iterable<readonly number[]> {
    if (set.length === count) {
      if (left-- > 0) yield set;
      return;
    }
    for (let j = (set.at(-1) ?? -1) + 1; j < columns && left > 0; j++) yield* extended([...set, j], count);
  };
  for (let count = 1; count <= most; count++) yield* extended([], count);
}
