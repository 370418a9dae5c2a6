/** Few dependent columns: what is seen at once, and a random search among the combinations that vanish. An upper bound of the spark; a guess, never a proof. */
import { upTo } from './integer.ts';
import { eliminate, inverseModulo, residue } from './modular.ts';
import { prime } from './primes.ts';
import { type Columns, type Combination, support } from './sparkColumns.ts';
import { randomNumbers } from './sparkExhaustion.ts';
import { tableauOf } from './sparkTableau.ts';

/** A column of zeros, or two parallel ones. If there are none then any two columns are independent. */
export function atMostTwo(columns: Columns): Combination | undefined {
  const seen = new Map<string, number>();
  for (let j = 0; j < columns.count; j++) {
    const { numerators } = columns.matrix.column(j);
    const first = numerators.find((entry) => entry !== 0n);
    if (first === undefined) return columns.combination([j]);
    // The primitive vectors of a line are two: one is minus the other.
    const key = numerators.map((entry) => (first < 0n ? -entry : entry)).join(' ');
    const before = seen.get(key);
    if (before !== undefined) return columns.combination([before, j]);
    seen.set(key, j);
  }
  return undefined;
}

/** A random search without end, always the same one: after each round, the combination of the fewest columns so far. */
export function* shorter(columns: Columns, rank: number): Generator<Combination | undefined, undefined> {
  const p = prime(0);
  const random = randomNumbers(1);
  const order = [...upTo(columns.count)];
  let least = rank + 2;
  let best: Combination | undefined;
  for (;;) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
    }
    for (const set of informationSet(columns, order, p)) {
      if (set.length >= least) continue;
      const found = columns.combination(set.map((k) => order[k] ?? 0));
      if (found === undefined || support(found).length >= least) continue;
      least = support(found).length;
      best = found;
    }
    yield best;
  }
}

/**
 * The sets of dependent columns next to a basis: a column outside and those it combines; two columns outside, and those of the basis that remain
 * after the multiple of the one was taken from the other that makes most of them vanish.
 */
function* informationSet(columns: Columns, order: readonly number[], p: number): Generator<readonly number[]> {
  const { rows, count } = columns;
  const image = columns.image(p);
  const mixed = Float64Array.from({ length: rows * count }, (_, k) => image[k - (k % count) + (order[k % count] ?? 0)] ?? 0);
  const basis = basisRows(mixed, rows, count, p);
  const tableau = tableauOf(basis, basis.length / count, count, p);
  if (tableau === undefined) return;
  const { rows: rank, cols, entries, rowIds, colIds } = tableau;
  for (let f = 0; f < cols; f++) yield [colIds[f] ?? 0, ...rowIds.filter((_, i) => entries[i * cols + f] !== 0)];
  const inverses = entries.map((entry) => (entry === 0 ? 0 : inverseModulo(entry, p)));
  for (let f = 1; f < cols; f++)
    for (let g = 0; g < f; g++) {
      const ratios = new Array<number>(rank).fill(Number.NaN);
      const times = new Map<number, number>();
      let [most, best] = [0, Number.NaN];
      for (let i = 0; i < rank; i++) {
        const [x, y] = [entries[i * cols + f] ?? 0, inverses[i * cols + g] ?? 0];
        if (x === 0 && y === 0) continue;
        const ratio = x === 0 || y === 0 ? Number.POSITIVE_INFINITY : residue(x * y, p);
        ratios[i] = ratio;
        if (ratio === Number.POSITIVE_INFINITY) continue;
        const count = (times.get(ratio) ?? 0) + 1;
        times.set(ratio, count);
        if (count > most) [most, best] = [count, ratio];
      }
      yield [colIds[g] ?? 0, colIds[f] ?? 0, ...rowIds.filter((_, i) => !Number.isNaN(ratios[i]) && ratios[i] !== best)];
    }
}

/** A basis of the rows modulo p. */
function basisRows(matrix: Float64Array, rows: number, cols: number, p: number): Float64Array {
  const copy = new Float64Array((rows + 1) * cols);
  copy.set(matrix);
  const chosen = eliminate(copy, rows, cols, p).rows;
  const basis = new Float64Array(chosen.length * cols);
  for (const [k, i] of chosen.entries()) basis.set(matrix.subarray(i * cols, (i + 1) * cols), k * cols);
  return basis;
}
