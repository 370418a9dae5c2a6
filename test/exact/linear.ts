/** Random linear conditions on a matrix, the awkward ones too: on the edge, repeated, contradictory, with zero columns, huge and tiny numbers. */
import fc from 'fast-check';
import {
  type Condition,
  type Conditions,
  type FiniteModel,
  Matrix,
  notNegative,
  type Product,
  type Rational,
  rational,
  vectorOf,
} from '../../src/exact/index.ts';
import { type Pair, smtLinear, smtNumber } from './coarsenings.ts';
import { add, product, type Table, tableOf, times } from './naive.ts';

const ZERO = rational(0n);
const integer = (low: number, high: number) => fc.integer({ min: low, max: high }).map((n) => rational(BigInt(n)));
const sparse = fc.oneof({ weight: 2, arbitrary: fc.constant(ZERO) }, { weight: 1, arbitrary: integer(-3, 3) });
const fraction = fc
  .tuple(fc.integer({ min: -12, max: 12 }), fc.integer({ min: 1, max: 9 }))
  .map(([n, d]) => rational(BigInt(n), BigInt(d)));
const positive = fc.integer({ min: 0, max: 4 }).map((n) => rational(BigInt(n)));
const power = (e: number): Rational => (e < 0 ? rational(1n, 10n ** BigInt(-e)) : rational(10n ** BigInt(e)));
/** Most entries small, some up to 10^30 or down to 10^−30; or 10^300 and 10^−300, which are ten times as much work and come less often. */
const scaled = (...powers: number[]) => fc.tuple(integer(-3, 3), fc.constantFrom(...powers)).map(([q, e]) => times(q, power(e)));
const [wild, wildest] = [scaled(0, 0, 0, 30, -30), scaled(0, 0, 0, 30, -30, 300, -300)];
const usual = [integer(-5, 5), sparse, sparse, positive, fraction, wild];
const entries = fc.constantFrom(...usual, ...usual, ...usual, wildest);

/** How far the right side of a condition is moved from what a given T has. */
const shifts = fc.constantFrom(
  ZERO,
  ZERO,
  ZERO,
  ZERO,
  rational(1n),
  rational(-1n),
  power(-12),
  times(rational(-1n), power(-30)),
  power(-300),
);

const matrix = (rows: number, cols: number, entry: fc.Arbitrary<Rational>): fc.Arbitrary<Table> =>
  fc.array(fc.array(entry, { minLength: cols, maxLength: cols }), { minLength: rows, maxLength: rows });

const matrixOf = (table: Table, cols: number): Matrix => Matrix.ofRationals(table.length, cols, table.flat());

interface Drawn {
  readonly relation: '=' | '<=';
  readonly products: readonly { readonly left: Table | undefined; readonly right: Table | undefined }[];
  readonly slack: Rational;
  readonly shift: Rational;
  readonly cols: number;
}

function drawn(rows: number, cols: number): fc.Arbitrary<Drawn> {
  return fc
    .tuple(
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 3 }),
      entries,
      fc.integer({ min: 1, max: 8 }),
    )
    .chain(([shape, height, width, entry, twice]) => {
      const [tall, wide] = [shape % 2 === 1 ? height : rows, shape >= 2 ? width : cols];
      const one = fc.record({
        left: shape % 2 === 1 ? matrix(tall, rows, entry) : fc.constant(undefined),
        right: shape >= 2 ? matrix(cols, wide, entry) : fc.constant(undefined),
      });
      return fc.record({
        relation: fc.constantFrom('=', '=', '<='),
        products: fc.array(one, { minLength: 1, maxLength: twice === 1 ? 2 : 1 }),
        slack: fc.constantFrom(ZERO, ZERO, rational(1n)),
        shift: shifts,
        cols: fc.constant(wide),
      });
    });
}

/** Conditions, of which many have a solution or nearly one, as their right sides come from a T. */
export const someConditions: fc.Arbitrary<Conditions> = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 3 }), fc.boolean())
  .chain(([rows, cols, signed]) =>
    fc.tuple(
      matrix(rows, cols, fc.constantFrom(ZERO, ZERO, rational(1n), rational(2n), rational(1n, 3n))),
      fc.array(drawn(rows, cols), { minLength: 1, maxLength: 4 }),
      fc.constant(signed),
    ),
  )
  .map(([t, list, signed]) => {
    const [rows, cols] = [t.length, t[0]?.length ?? 0];
    const conditions = list.map(({ relation, products, slack, shift, cols: wide }): Condition => {
      const values = products.map(({ left, right }) => {
        const by = left === undefined ? t : product(left, t, cols);
        return right === undefined ? by : product(by, right, wide);
      });
      const [first = [], ...rest] = values;
      const sum = rest.reduce((a, b) => a.map((row, i) => row.map((x, j) => add(x, b[i]?.[j] ?? ZERO))), first);
      const moved = sum.map((row, i) => row.map((x, j) => add(add(x, i + j === 0 ? shift : ZERO), relation === '<=' ? slack : ZERO)));
      const factors = products.map(
        ({ left, right }): Product => ({
          ...(left === undefined ? {} : { left: matrixOf(left, rows) }),
          ...(right === undefined ? {} : { right: matrixOf(right, wide) }),
        }),
      );
      return { relation, products: factors, value: matrixOf(moved, wide) };
    });
    return { rows, cols, conditions: signed ? [notNegative(rows, cols), ...conditions] : conditions };
  });

const one = rational(1n);
const unit = (n: number): Table => Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => (i === j ? one : ZERO)));

/** The conditions in SMT-LIB. */
export function smtConditions({ rows, cols, conditions }: Conditions): string {
  const name = (k: number, l: number) => `t_${k}_${l}`;
  const lines: string[] = [];
  for (let k = 0; k < rows; k++) for (let l = 0; l < cols; l++) lines.push(`(declare-const ${name(k, l)} Real)`);
  for (const { relation, products, value } of conditions) {
    const factors = products.map(({ left, right }) => [left ? tableOf(left) : unit(rows), right ? tableOf(right) : unit(cols)] as const);
    for (const [i, row] of tableOf(value).entries()) {
      for (const [j, x] of row.entries()) {
        const terms = factors.flatMap(([left, right]) =>
          (left[i] ?? []).flatMap((a, k) => right.map((b, l) => [times(a, b[j] ?? ZERO), name(k, l)] as const)),
        );
        lines.push(`(assert (${relation} ${smtLinear(terms)} ${smtNumber(x)}))`);
      }
    }
  }
  return lines.join('\n');
}

const weights = [ZERO, one, one, rational(2n), rational(3n), power(-30)];
/** A law of so many points, with entries 0, some of them tiny, and one law in eight with tinier ones. */
const law = (size: number): fc.Arbitrary<readonly Rational[]> =>
  fc
    .oneof({ weight: 7, arbitrary: fc.constant(weights) }, { weight: 1, arbitrary: fc.constant([...weights, power(-300)]) })
    .chain((some) => fc.array(fc.constantFrom(...some), { minLength: size, maxLength: size }))
    .filter((parts) => parts.some(({ n }) => n > 0n))
    .map((parts) => {
      const { n, d } = parts.reduce(add);
      return parts.map((w) => times(w, rational(d, n)));
    });
const laws = (count: number, size: number): fc.Arbitrary<Table> =>
  fc
    .array(law(size), { minLength: count, maxLength: count })
    .map((columns) => Array.from({ length: size }, (_, i) => columns.map((c) => c[i] ?? ZERO)));
const model = (v: readonly Rational[], table: Table): FiniteModel => ({ law: vectorOf(v), kernel: matrixOf(table, v.length) });

/** Pairs of models. Many are coarsenings, or would be if the second law, or one column, were not moved a little. */
export const somePairs: fc.Arbitrary<Pair> = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 }))
  .chain(([m, n, k]) =>
    fc.record({
      finer: laws(k, n),
      t: laws(m, k),
      mu: law(m),
      other: law(k),
      column: law(n),
      moved: fc.constantFrom('nothing', 'nothing', 'law', 'column'),
      by: fc.constantFrom(one, rational(1n, 10n), power(-12), power(-30), power(-300)),
    }),
  )
  .map(({ finer, t, mu, other, column, moved, by }) => {
    const mix = (x: Rational, y: Rational) => add(times(x, add(one, times(rational(-1n), by))), times(y, by));
    const kernel = product(finer, t, mu.length).map((row, i) =>
      row.map((x, j) => (moved === 'column' && j === 0 ? mix(x, column[i] ?? ZERO) : x)),
    );
    const pushed = product(t, mu.map((x) => [x]), 1).map(([x = ZERO], i) => (moved === 'law' ? mix(x, other[i] ?? ZERO) : x)); // biome-ignore format: short
    return { coarser: model(mu, kernel), finer: model(pushed, finer), holds: moved === 'nothing' ? true : undefined };
  });
