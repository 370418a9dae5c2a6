/** Eliminates unknowns, as if they could have any sign: what the equations say of the others. */
import { lcm } from '../integer.ts';
import { Matrix } from '../matrix.ts';
import type { Given } from './complete.ts';
import { solveSquare } from './complete.ts';
import { findPivots, type Pivots } from './pivots.ts';
import { type Block, combination, dot, type Point, type Refutation, type System, type Table } from './system.ts';

export interface Elimination {
  readonly rest: System;
  /** The pivots among the unknowns that were eliminated. */
  readonly pivots: Pivots;
  /** What a point of the rest says of the unknowns that are left; those that were eliminated are 0. */
  readonly givenBy: (point: Point) => Given;
  /** The combination of the rows of the system that is this combination of the rows of the rest. */
  readonly lift: (refutation: Refutation) => Refutation;
}

/** A block after elimination: rows δ·(row − the combination of pivot rows), and x = δ·u for the unknowns u of the rest. */
interface Reduced {
  readonly block: Block;
  readonly scale: bigint;
  readonly otherRows: readonly number[];
  /** For each other row, and for each linking row, the multiples of the pivot rows that were subtracted. */
  readonly ofRows: Table;
  readonly ofLinks: Table;
  /** What the linking rows lose on the right, times δ. */
  readonly loss: readonly bigint[];
  /** The linking rows with all unknowns. */
  readonly links: Table;
}

/** Eliminates some columns of each block, with pivots modulo the prime number `attempt`. */
export function eliminate(system: System, gone: readonly (readonly number[])[], attempt: number): Elimination {
  const { blocks, right } = system;
  const pivots = findPivots(system, gone, attempt);
  const keptColumns = blocks.map(({ columns }, c) => without(columns, gone[c] ?? []));
  const reduced = blocks.map((block, c) => reduce(block, pivots.blocks[c]?.rows ?? [], pivots.blocks[c]?.cols ?? [], pivots.prime));
  const common = reduced.reduce((product, { scale }) => lcm(product, scale), 1n);
  const losing = right.map((e, q) => reduced.reduce((total, { loss, scale }) => total - (loss[q] ?? 0n) * (common / scale), e * common));
  const otherLinks = without(right.length, pivots.rows);
  // What blocks do not determine stands in the linking rows alone.
  const { factors, scale: last } = dividedBy(
    pivots.rows.map((q) => pivots.cols.map(({ block, col }) => reduced[block]?.links[q]?.[col] ?? 0n)),
    otherLinks.map((q) => pivots.cols.map(({ block, col }) => reduced[block]?.links[q]?.[col] ?? 0n)),
    pivots.prime,
  );
  const restBlocks = reduced.map(({ block, links, scale }, c) => {
    const kept = keptColumns[c] ?? [];
    const pick = (row: readonly bigint[]) => kept.map((j) => row[j] ?? 0n);
    const pivotLinks = pivots.rows.map((q) => pick(links[q] ?? []));
    return {
      columns: kept.length,
      a: block.a.map(pick),
      b: block.b.map((value) => value * (common / scale)),
      link: otherLinks.map((q, k) => difference(pick(links[q] ?? []), last, factors[k] ?? [], pivotLinks)),
    };
  });
  const lostLinks = pivots.rows.map((q) => losing[q] ?? 0n);
  const rest = {
    blocks: restBlocks,
    right: otherLinks.map((q, k) => (losing[q] ?? 0n) * last - dot(factors[k] ?? [], lostLinks)),
  };
  const givenBy = ({ x, denominator }: Point): Given => ({
    x: blocks.map(({ columns }, c) => {
      const values = new Array<bigint>(columns).fill(0n);
      for (const [k, j] of (keptColumns[c] ?? []).entries()) values[j] = (x[c]?.[k] ?? 0n) * (reduced[c]?.scale ?? 1n);
      return values;
    }),
    denominator: denominator * common,
  });
  const lift = (refutation: Refutation): Refutation => {
    const z = new Array<bigint>(right.length).fill(0n);
    for (const [k, q] of otherLinks.entries()) z[q] = (refutation.z[k] ?? 0n) * last;
    for (const [k, factor] of combination(refutation.z, factors, pivots.rows.length).entries()) z[pivots.rows[k] ?? 0] = -factor;
    const y = reduced.map(({ otherRows, ofRows, ofLinks, scale }, c) => {
      const { rows = [] } = pivots.blocks[c] ?? {};
      const multipliers = new Array<bigint>(blocks[c]?.a.length ?? 0).fill(0n);
      const own = refutation.y[c] ?? [];
      for (const [k, i] of otherRows.entries()) multipliers[i] = (own[k] ?? 0n) * common;
      const fromLinks = combination(z, ofLinks, rows.length);
      for (const [k, factor] of combination(own, ofRows, rows.length).entries())
        multipliers[rows[k] ?? 0] = -(factor + (fromLinks[k] ?? 0n)) * (common / scale);
      return multipliers;
    });
    return { kind: 'refutation', y, z: z.map((each) => each * common) };
  };
  return { rest, pivots, givenBy, lift };
}

function reduce({ a, b, link, columns }: Block, rows: readonly number[], cols: readonly number[], prime: number): Reduced {
  const otherRows = without(a.length, rows);
  const at = (row: readonly bigint[]) => cols.map((j) => row[j] ?? 0n);
  const { factors, scale } = dividedBy(
    rows.map((i) => at(a[i] ?? [])),
    [...otherRows.map((i) => at(a[i] ?? [])), ...link.map(at)],
    prime,
  );
  const pivotRows = rows.map((i) => a[i] ?? []);
  const pivotRight = rows.map((i) => b[i] ?? 0n);
  const [ofRows, ofLinks] = [factors.slice(0, otherRows.length), factors.slice(otherRows.length)];
  return {
    block: {
      columns,
      a: otherRows.map((i, k) => difference(a[i] ?? [], scale, ofRows[k] ?? [], pivotRows)),
      b: otherRows.map((i, k) => scale * (b[i] ?? 0n) - dot(ofRows[k] ?? [], pivotRight)),
      link: [],
    },
    scale,
    otherRows,
    ofRows,
    ofLinks,
    loss: ofLinks.map((row) => dot(row, pivotRight)),
    links: link.map((row, q) => difference(row, scale, ofLinks[q] ?? [], pivotRows)),
  };
}

/** rows·matrix⁻¹, as integers over a positive scale. */
function dividedBy(matrix: Table, rows: Table, prime: number): { readonly factors: Table; readonly scale: bigint } {
  const n = matrix.length;
  const { numerators, denominator } = solveSquare(matrix, Matrix.identity(n), prime);
  const inverse = matrix.map((_, i) => numerators.slice(i * n, (i + 1) * n));
  return { factors: rows.map((row) => combination(row, inverse, n)), scale: denominator };
}

/** scale·row − factors·rows */
function difference(row: readonly bigint[], scale: bigint, factors: readonly bigint[], rows: Table): readonly bigint[] {
  const subtracted = combination(factors, rows, row.length);
  return row.map((entry, j) => scale * entry - (subtracted[j] ?? 0n));
}

const without = (n: number, gone: readonly number[]): readonly number[] => {
  const set = new Set(gone);
  return Array.from({ length: n }, (_, k) => k).filter((k) => !set.has(k));
};
