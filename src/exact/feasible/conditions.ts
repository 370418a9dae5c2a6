/** Is there a matrix T with such and such linear properties? The answer is a T, or a matrix of multipliers for each condition. */
import { content, lcm } from '../integer.ts';
import { Matrix } from '../matrix.ts';
import { type Rational, rational } from '../rational.ts';
import { type TooLarge, tooLarge } from './decide.ts';
import { decideSigned } from './signed.ts';
import { type Point, type System, slacks } from './system.ts';

/** left·T·right; what is missing is the unit matrix. */
export interface Product {
  readonly left?: Matrix;
  readonly right?: Matrix;
}

/** The sum of the products is the value, or is nowhere greater. */
export interface Condition {
  readonly relation: '=' | '<=';
  readonly products: readonly Product[];
  readonly value: Matrix;
}

/** Conditions on a matrix T of this size, which may have any sign if they do not say otherwise. */
export interface Conditions {
  readonly rows: number;
  readonly cols: number;
  readonly conditions: readonly Condition[];
}

export interface Found {
  readonly kind: 'found';
  readonly t: Matrix;
}

/**
 * There is no T: a matrix Y for each condition, ≥ 0 for an inequality, so that the sum of all ⟨Y, value − products⟩ is the same negative
 * number for every T.
 */
export interface Impossible {
  readonly kind: 'impossible';
  readonly multipliers: readonly Matrix[];
}

/** T ≥ 0 */
export const notNegative = (rows: number, cols: number): Condition => ({
  relation: '<=',
  products: [{ left: negativeUnit(rows) }],
  value: Matrix.ofIntegers(rows, cols, new Float64Array(rows * cols)),
});

const negativeUnit = (n: number): Matrix =>
  Matrix.ofIntegers(
    n,
    n,
    Float64Array.from({ length: n * n }, (_, k) => (k % (n + 1) === 0 ? -1 : 0)),
  );

/** The most coefficients, and the most binary digits of all numbers, of conditions that are looked at. */
const MOST_COEFFICIENTS = 2 ** 21;
const MOST_BITS = 2 ** 25;

/** One equation or inequality between numbers: an entry of a condition. */
interface Row {
  readonly condition: number;
  readonly place: number;
  readonly atMost: boolean;
  readonly coefficients: ReadonlyMap<number, Rational>;
  readonly value: Rational;
}

/** A T with these properties, or a refutation. */
export function findMatrix(problem: Conditions): Found | Impossible | TooLarge {
  const { rows: height, cols: width, conditions } = problem;
  const rows: Row[] = [];
  let [coefficients, bits] = [0, 0];
  for (const [c, condition] of conditions.entries()) {
    for (const row of rowsOf(condition, c, height, width)) {
      rows.push(row);
      coefficients += row.coefficients.size;
      bits += bitsOf(row.value);
      for (const each of row.coefficients.values()) bits += bitsOf(each);
      if (coefficients > MOST_COEFFICIENTS || bits > MOST_BITS) return tooLarge('the conditions have too many or too long coefficients');
    }
  }
  const signs = new Map<number, { readonly row: Row; readonly coefficient: Rational }>();
  const proper = rows.filter((row) => {
    const [only] = row.coefficients;
    if (!row.atMost || only === undefined || row.coefficients.size > 1 || row.value.n !== 0n || only[1].n > 0n || signs.has(only[0]))
      return true;
    signs.set(only[0], { row, coefficient: only[1] });
    return false;
  });
  const layout = arrange(proper, height, width);
  if (layout.size > MOST_COEFFICIENTS) return tooLarge('the conditions link too many unknowns');
  const free = layout.unknowns.map((block) => block.flatMap((unknown, j) => (unknown === undefined || signs.has(unknown) ? [] : [j])));
  const answer = decideSigned(layout.system, free);
  if (answer.kind === 'refused') return answer;
  if (answer.kind === 'point') return { kind: 'found', t: matrixOf(layout, answer, height, width) };
  const multipliers = conditions.map(({ value }) => new Array<Rational>(value.rows * value.cols).fill(rational(0n)));
  for (const { row, factor, block, index } of layout.rows) {
    const multiplier = (block === undefined ? answer.z[index] : answer.y[block]?.[index]) ?? 0n;
    multipliers[row.condition]?.splice(row.place, 1, rational(multiplier * factor));
  }
  // What is left of each unknown is made up for by the condition on its sign.
  for (const [c, block] of slacks(layout.system, answer).entries()) {
    for (const [j, slack] of block.entries()) {
      const unknown = layout.unknowns[c]?.[j];
      const sign = unknown === undefined ? undefined : signs.get(unknown);
      if (sign === undefined || slack === 0n) continue;
      const { row, coefficient } = sign;
      multipliers[row.condition]?.splice(row.place, 1, rational(slack * coefficient.d, -coefficient.n * (layout.scales[c]?.[j] ?? 1n)));
    }
  }
  return {
    kind: 'impossible',
    multipliers: shortest(
      conditions.map(({ value }) => value),
      commensurate(multipliers),
    ),
  };
}

/** The rationals times their common denominator. */
function commensurate(lists: readonly (readonly Rational[])[]): readonly (readonly bigint[])[] {
  const denominator = lists.reduce((product, list) => list.reduce((all, { d }) => lcm(all, d), product), 1n);
  return lists.map((list) => list.map(({ n, d }) => n * (denominator / d)));
}

/** Multipliers of the sizes of these matrices, without what is common to all. */
export function shortest(
  sizes: readonly { readonly rows: number; readonly cols: number }[],
  lists: readonly (readonly bigint[])[],
): readonly Matrix[] {
  const common = content(lists.flat());
  const factor = common === 0n ? 1n : common;
  return sizes.map(({ rows, cols }, c) =>
    Matrix.ofIntegers(
      rows,
      cols,
      (lists[c] ?? []).map((n) => n / factor),
    ),
  );
}

/** Hexadecimal digits are quicker to count than binary ones. */
const bitsOf = ({ n, d }: Rational): number =>
  d === 1n && n < 2n ** 32n && n > -(2n ** 32n) ? 32 : 4 * (n.toString(16).length + d.toString(16).length);

function* rowsOf({ relation, products, value }: Condition, condition: number, height: number, width: number): Generator<Row> {
  const factors = products.map(({ left, right }) => {
    if ((left?.cols ?? height) !== height || (right?.rows ?? width) !== width) throw new RangeError('a product has another size than T');
    if ((left?.rows ?? height) !== value.rows || (right?.cols ?? width) !== value.cols)
      throw new RangeError('a product has another size than the value');
    return {
      left: left === undefined ? undefined : linesOf(left),
      right: right === undefined ? undefined : linesOf(right.transpose()),
    };
  });
  for (let i = 0; i < value.rows; i++) {
    for (let j = 0; j < value.cols; j++) {
      const coefficients = new Map<number, Rational>();
      for (const { left, right } of factors) {
        for (const [k, x] of left?.[i] ?? [[i, ONE] as const]) {
          for (const [l, y] of right?.[j] ?? [[j, ONE] as const]) {
            const unknown = k * width + l;
            const before = coefficients.get(unknown);
            const product = x === ONE ? y : y === ONE ? x : rational(x.n * y.n, x.d * y.d);
            coefficients.set(
              unknown,
              before === undefined ? product : rational(before.n * product.d + product.n * before.d, before.d * product.d),
            );
          }
        }
      }
      for (const [unknown, { n }] of coefficients) if (n === 0n) coefficients.delete(unknown);
      yield { condition, place: i * value.cols + j, atMost: relation === '<=', coefficients, value: value.at(i, j) };
    }
  }
}

const ONE = rational(1n);

/** The entries of each row that are not 0, with their columns. */
const linesOf = (matrix: Matrix): readonly (readonly (readonly [number, Rational])[])[] =>
  Array.from({ length: matrix.rows }, (_, i) =>
    Array.from({ length: matrix.cols }, (_, j) => j).flatMap((j) => {
      const entry = matrix.at(i, j);
      return entry.n === 0n ? [] : [[j, entry.n === 1n && entry.d === 1n ? ONE : entry] as const];
    }),
  );

/** The rows as a system of integers, and what its parts stand for. */
interface Layout {
  readonly system: System;
  /** The number of an entry of T for each column of a block; nothing for what an inequality leaves. */
  readonly unknowns: readonly (readonly (number | undefined)[])[];
  /** The entry of T is the unknown of the system times this, over `denominator`. */
  readonly scales: readonly (readonly bigint[])[];
  readonly denominator: bigint;
  /** Where each row is, without a block if it links; there it is `factor` times as large. */
  readonly rows: readonly { readonly row: Row; readonly factor: bigint; readonly block: number | undefined; readonly index: number }[];
  /** How many coefficients the system has, also those that are 0. */
  readonly size: number;
}

/** Makes a block of each column of T, or of each row, so that few rows link blocks. */
function arrange(rows: readonly Row[], height: number, width: number): Layout {
  const byColumn = (unknown: number) => unknown % width;
  const byRow = (unknown: number) => Math.floor(unknown / width);
  const linksOf = (group: (unknown: number) => number) => rows.filter((row) => groupOf(row, group) === undefined).length;
  const columns = linksOf(byColumn) <= linksOf(byRow);
  const group = columns ? byColumn : byRow;
  const count = columns ? width : height;
  const unknowns: (number | undefined)[][] = Array.from({ length: count + 1 }, (_, g) =>
    g === count ? [] : Array.from({ length: columns ? height : width }, (_, k) => (columns ? k * width + g : g * width + k)),
  );
  const places = new Map<number, number>();
  for (const block of unknowns) for (const [j, unknown] of block.entries()) if (unknown !== undefined) places.set(unknown, j);
  const members: Row[][] = Array.from({ length: count }, () => []);
  const links: Row[] = [];
  // A row without unknowns can stand anywhere.
  for (const row of rows) (members[groupOf(row, group) ?? -1] ?? links).push(row);
  const scaleOf = new Map<number, bigint>();
  for (const block of members) if (scalesAreShorter(block)) for (const [unknown, scale] of columnScales(block)) scaleOf.set(unknown, scale);
  const denominator = rows.reduce((product, { value }) => lcm(product, value.d), 1n);
  const placed: { row: Row; factor: bigint; block: number | undefined; index: number }[] = [];
  const cleared = (row: Row, block: number | undefined, index: number) => {
    const scaled = [...row.coefficients].map(([unknown, q]) => [unknown, rational(q.n * (scaleOf.get(unknown) ?? 1n), q.d)] as const);
    const factor = scaled.reduce((product, [, { d }]) => lcm(product, d), 1n);
    placed.push({ row, factor, block, index });
    return {
      entries: scaled.map(([unknown, { n, d }]) => ({ unknown, value: n * (factor / d) })),
      right: row.value.n * (denominator / row.value.d) * factor,
    };
  };
  const own = members.map((block, g) => {
    const found = block.map((row, i) => cleared(row, g, i));
    for (const row of block) if (row.atMost) unknowns[g]?.push(undefined);
    return { block, found };
  });
  const linking = links.map((row, i) => cleared(row, undefined, i));
  for (const row of links) if (row.atMost) unknowns[count]?.push(undefined);
  const blocks = unknowns.map((block, g) => {
    const start = block.indexOf(undefined);
    const { block: rowsHere = [], found = [] } = own[g] ?? {};
    const a = expand(
      found.map(({ entries }) => entries),
      block.length,
      places,
    );
    if (g < count) addSlacks(a, rowsHere, start);
    const link = expand(
      linking.map(({ entries }) => entries.filter(({ unknown }) => g < count && group(unknown) === g)),
      block.length,
      places,
    );
    if (g === count) addSlacks(link, links, start);
    return { columns: block.length, a, b: found.map(({ right }) => right), link };
  });
  return {
    system: { blocks, right: linking.map(({ right }) => right) },
    unknowns,
    scales: unknowns.map((block) => block.map((unknown) => (unknown === undefined ? 1n : (scaleOf.get(unknown) ?? 1n)))),
    denominator,
    rows: placed,
    size: blocks.reduce((sum, { a, link, columns: n }) => sum + (a.length + link.length) * n, 0),
  };
}

/** The group of all unknowns of a row, if it is one. */
function groupOf({ coefficients }: Row, group: (unknown: number) => number): number | undefined {
  let found: number | undefined;
  for (const unknown of coefficients.keys()) {
    const here = group(unknown);
    if (found !== undefined && found !== here) return undefined;
    found = here;
  }
  return found;
}

function columnScales(rows: readonly Row[]): Map<number, bigint> {
  const scales = new Map<number, bigint>();
  for (const { coefficients } of rows) for (const [unknown, { d }] of coefficients) scales.set(unknown, lcm(scales.get(unknown) ?? 1n, d));
  return scales;
}

/** Whether the common denominators of the columns are shorter than those of the rows. */
function scalesAreShorter(rows: readonly Row[]): boolean {
  const length = (numbers: Iterable<bigint>) => Array.from(numbers, (x) => x.toString(16).length).reduce((sum, digits) => sum + digits, 0);
  const ofRows = rows.map(({ coefficients }) => [...coefficients.values()].reduce((product, { d }) => lcm(product, d), 1n));
  return length(columnScales(rows).values()) < length(ofRows);
}

function expand(
  rows: readonly (readonly { readonly unknown: number; readonly value: bigint }[])[],
  columns: number,
  places: ReadonlyMap<number, number>,
): bigint[][] {
  return rows.map((entries) => {
    const row = new Array<bigint>(columns).fill(0n);
    for (const { unknown, value } of entries) row[places.get(unknown) ?? 0] = value;
    return row;
  });
}

/** What an inequality leaves is an unknown of its own. */
function addSlacks(table: bigint[][], rows: readonly Row[], start: number): void {
  let at = start;
  for (const [i, { atMost }] of rows.entries()) {
    if (!atMost) continue;
    table[i]?.splice(at, 1, 1n);
    at += 1;
  }
}

function matrixOf({ unknowns, scales, denominator }: Layout, point: Point, height: number, width: number): Matrix {
  const entries = new Array<bigint>(height * width).fill(0n);
  for (const [c, block] of unknowns.entries())
    for (const [j, unknown] of block.entries())
      if (unknown !== undefined) entries[unknown] = (point.x[c]?.[j] ?? 0n) * (scales[c]?.[j] ?? 1n);
  return Matrix.ofIntegers(height, width, entries, point.denominator * denominator);
}
