/** What is nearly dependent: the smallest singular values of the worst features with their neighbours. Floating point, and marked as such. */
import type { Row } from './bounds.ts';
import { unit } from './coherence.ts';
import { type Columns, column } from './columns.ts';
import { type Dependence, dependenceAmong } from './rank.ts';
import { KEPT } from './top.ts';

export interface Near {
  readonly columns: readonly number[];
  /** Of the columns with norm 1. */
  readonly smallestSingularValue: number;
}

const NEIGHBOURS = 12;
const SEARCHED = 48;
const SHOWN = 5;

/** A feature with so many of its nearest neighbours. */
const around = (row: Row, i: number, most: number): readonly number[] =>
  [i, ...row.top.places.subarray(row.at * KEPT, row.at * KEPT + most)].filter((j) => j >= 0);

/** The features with the lowest reaches, except these. */
function worst(reaches: readonly number[], except: ReadonlySet<number>): readonly number[] {
  return Array.from(reaches.keys())
    .filter((i) => !except.has(i))
    .sort((a, b) => (reaches[a] ?? 0) - (reaches[b] ?? 0) || a - b)
    .slice(0, SEARCHED);
}

/** The smallest dependent set among the worst features and their neighbours. */
export function findDependence(
  columns: Columns,
  rows: readonly Row[],
  reaches: readonly number[],
  except: ReadonlySet<number>,
): Dependence | undefined {
  let best: Dependence | undefined;
  for (const i of worst(reaches, except)) {
    const row = rows[i];
    if (row === undefined) continue;
    const set = around(row, i, NEIGHBOURS).filter((j) => !except.has(j));
    const found = dependenceAmong(columns, set.slice(0, columns.n));
    if (found !== undefined && (best === undefined || found.columns.length < best.columns.length)) best = found;
  }
  return best;
}

/** The sets around the worst features which are nearest to being dependent. */
export function nearlyDependent(
  columns: Columns,
  rows: readonly Row[],
  reaches: readonly number[],
  zero: ReadonlySet<number>,
): readonly Near[] {
  const sets = worst(reaches, zero).flatMap((i) => {
    const row = rows[i];
    return row === undefined ? [] : [around(row, i, 4).filter((j) => !zero.has(j))];
  });
  const found = sets.map(
    (set): Near => ({ columns: set, smallestSingularValue: smallestSingularValue(set.map((j) => unit(column(columns, j)))) }),
  );
  const seen = new Set<string>();
  return found
    .sort((a, b) => a.smallestSingularValue - b.smallestSingularValue)
    .filter(({ columns: set }) => {
      const name = set.toSorted((a, b) => a - b).join();
      return !seen.has(name) && seen.add(name);
    })
    .slice(0, SHOWN);
}

/** By Jacobi's rotations of the vectors until they are orthogonal: the shortest that remains. */
export function smallestSingularValue(vectors: readonly Float64Array[]): number {
  const v = vectors.map((x) => x.slice());
  const inner = (a: Float64Array, b: Float64Array): number => a.reduce((sum, x, k) => sum + x * (b[k] ?? 0), 0);
  for (let sweep = 0; sweep < 30; sweep++) {
    let turned = false;
    for (const [i, a] of v.entries()) {
      for (const b of v.slice(i + 1)) {
        const [aa, ab, bb] = [inner(a, a), inner(a, b), inner(b, b)];
        if (Math.abs(ab) <= 1e-15 * Math.sqrt(aa * bb)) continue;
        turned = true;
        const tau = (bb - aa) / (2 * ab);
        const t = (tau < 0 ? -1 : 1) / (Math.abs(tau) + Math.sqrt(1 + tau * tau));
        const c = 1 / Math.sqrt(1 + t * t);
        for (let k = 0; k < a.length; k++) {
          const [x, y] = [a[k] ?? 0, b[k] ?? 0];
          a[k] = c * (x - t * y);
          b[k] = c * (y + t * x);
        }
      }
    }
    if (!turned) break;
  }
  return Math.sqrt(v.reduce((least, a) => Math.min(least, inner(a, a)), Number.POSITIVE_INFINITY));
}
