/** Checks of what is said of matrices with linear properties: everything is multiplied out, as the conditions say it. */
import type { Matrix } from '../matrix.ts';
import { type Rational, rational } from '../rational.ts';
import type { Conditions, Found, Impossible } from './conditions.ts';

type Entries = readonly (readonly Rational[])[];
const ZERO = rational(0n);

const plus = (a: Rational, b: Rational): Rational => (a.n === 0n ? b : b.n === 0n ? a : rational(a.n * b.d + b.n * a.d, a.d * b.d));
const times = (a: Rational, b: Rational): Rational => (a.n === 0n || b.n === 0n ? ZERO : rational(a.n * b.n, a.d * b.d));

const entriesOf = (m: Matrix): Entries => Array.from({ length: m.rows }, (_, i) => Array.from({ length: m.cols }, (_, j) => m.at(i, j)));
const transposed = (m: Entries, width: number): Entries => Array.from({ length: width }, (_, j) => m.map((row) => row[j] ?? ZERO));
const product = (a: Entries, b: Entries, width: number): Entries =>
  a.map((row) =>
    Array.from({ length: width }, (_, j) => row.reduce((sum, x, k) => (x.n === 0n ? sum : plus(sum, times(x, b[k]?.[j] ?? ZERO))), ZERO)),
  );
const sum = (a: Entries, b: Entries): Entries => a.map((row, i) => row.map((x, j) => plus(x, b[i]?.[j] ?? ZERO)));

/** T has the properties; or the multipliers show that none has. */
export function checkMatrix({ rows, cols, conditions }: Conditions, answer: Found | Impossible): boolean {
  if (answer.kind === 'found') {
    if (answer.t.rows !== rows || answer.t.cols !== cols) return false;
    const t = entriesOf(answer.t);
    return conditions.every(({ relation, products, value }) => {
      const zero = entriesOf(value).map((row) => row.map(() => ZERO));
      const left = products.reduce<Entries>((total, { left: l, right: r }) => {
        const by = l === undefined ? t : product(entriesOf(l), t, cols);
        return sum(total, r === undefined ? by : product(by, entriesOf(r), r.cols));
      }, zero);
      return entriesOf(value).every((row, i) =>
        row.every((x, j) => {
          const y = left[i]?.[j] ?? ZERO;
          return relation === '=' ? x.n === y.n && x.d === y.d : y.n * x.d <= x.n * y.d;
        }),
      );
    });
  }
  const { multipliers } = answer;
  if (multipliers.length !== conditions.length) return false;
  let left: Entries = Array.from({ length: rows }, () => new Array<Rational>(cols).fill(ZERO));
  let right = ZERO;
  for (const [c, { relation, products, value }] of conditions.entries()) {
    const multiplier = multipliers[c];
    if (multiplier === undefined || multiplier.rows !== value.rows || multiplier.cols !== value.cols) return false;
    const y = entriesOf(multiplier);
    if (relation === '<=' && y.some((row) => row.some((x) => x.n < 0n))) return false;
    for (const [i, row] of entriesOf(value).entries()) for (const [j, x] of row.entries()) right = plus(right, times(x, y[i]?.[j] ?? ZERO));
    for (const { left: l, right: r } of products) {
      const by = l === undefined ? y : product(transposed(entriesOf(l), l.cols), y, value.cols);
      left = sum(left, r === undefined ? by : product(by, transposed(entriesOf(r), r.cols), cols));
    }
  }
  return right.n < 0n && left.every((row) => row.every((x) => x.n === 0n));
}
