/** Solves the equations exactly for the unknowns that the others determine. */
import { lcm } from '../integer.ts';
import { Matrix } from '../matrix.ts';
import type { Quotient } from '../multimodular.ts';
import { solveNonsingular } from '../nonsingular.ts';
import type { Pivots } from './pivots.ts';
import { dot, type Point, type System, type Table } from './system.ts';

/** Values of all unknowns over a common denominator. Those of pivots are not looked at. */
export interface Given {
  readonly x: Table;
  readonly denominator: bigint;
}

interface Values {
  readonly x: readonly bigint[];
  readonly denominator: bigint;
}

/** The solution with these values. Signs are not looked at, nor equations that are no pivots. */
export function complete(system: System, pivots: Pivots, given: Given): Point {
  const linked = new Set(pivots.cols.map(({ block }) => block));
  const start = givenWithoutPivots(system, pivots, given);
  const alone = system.blocks.map((_, c) => c).filter((c) => !linked.has(c));
  const solved = solveBlocks(system, pivots, start, alone);
  if (linked.size > 0) for (const [c, values] of solveLinked(system, pivots, start, [...linked], solved)) solved.set(c, values);
  return together(system.blocks.map((_, c) => solved.get(c) ?? { x: [], denominator: 1n }));
}

function givenWithoutPivots({ blocks }: System, pivots: Pivots, { x, denominator }: Given): readonly Values[] {
  const values = blocks.map(({ columns }, c) => Array.from({ length: columns }, (_, j) => x[c]?.[j] ?? 0n));
  for (const [c, { cols }] of pivots.blocks.entries()) for (const col of cols) values[c]?.splice(col, 1, 0n);
  for (const { block, col } of pivots.cols) values[block]?.splice(col, 1, 0n);
  return values.map((each) => ({ x: each, denominator }));
}

/** Each block by itself; those with the same matrix and the same pivots at once. */
function solveBlocks({ blocks }: System, pivots: Pivots, given: readonly Values[], which: readonly number[]): Map<number, Values> {
  const groups = new Map<Table, Map<string, number[]>>();
  for (const c of which) {
    const { rows = [], cols = [] } = pivots.blocks[c] ?? {};
    const ofMatrix = groups.get(blocks[c]?.a ?? []) ?? new Map<string, number[]>();
    groups.set(blocks[c]?.a ?? [], ofMatrix);
    const key = `${rows} ${cols}`;
    ofMatrix.set(key, [...(ofMatrix.get(key) ?? []), c]);
  }
  const solved = new Map<number, Values>();
  for (const [a, ofMatrix] of groups) {
    for (const members of ofMatrix.values()) {
      const [first = 0] = members;
      const { rows = [], cols = [] } = pivots.blocks[first] ?? {};
      const right = rows.flatMap((i) =>
        members.map((c) => (blocks[c]?.b[i] ?? 0n) * (given[c]?.denominator ?? 1n) - dot(a[i] ?? [], given[c]?.x ?? [])),
      );
      const { numerators, denominator } = solveSquare(
        rows.map((i) => cols.map((j) => a[i]?.[j] ?? 0n)),
        Matrix.ofIntegers(rows.length, members.length, right),
        pivots.prime,
      );
      for (const [k, c] of members.entries()) {
        const own = given[c] ?? { x: [], denominator: 1n };
        const x = own.x.map((value) => value * denominator);
        for (const [i, col] of cols.entries()) x[col] = numerators[i * members.length + k] ?? 0n;
        solved.set(c, { x, denominator: own.denominator * denominator });
      }
    }
  }
  return solved;
}

/** The blocks of which linking rows determine unknowns. */
function solveLinked(
  system: System,
  pivots: Pivots,
  given: readonly Values[],
  which: readonly number[],
  solved: ReadonlyMap<number, Values>,
): ReadonlyMap<number, Values> {
  const { blocks, right } = system;
  const known = which.map((c) => given[c] ?? { x: [], denominator: 1n });
  const all = [...solved.entries(), ...which.map((c, k) => [c, known[k] ?? { x: [], denominator: 1n }] as const)];
  const common = all.reduce((product, [, { denominator }]) => lcm(product, denominator), 1n);
  const rest = pivots.rows.map((q) =>
    all.reduce(
      (total, [c, { x, denominator }]) => total - dot(blocks[c]?.link[q] ?? [], x) * (common / denominator),
      (right[q] ?? 0n) * common,
    ),
  );
  const blockUnknowns = which.flatMap((block) => (pivots.blocks[block]?.cols ?? []).map((col) => ({ block, col })));
  const linkRow = (q: number, unknowns: readonly { block: number; col: number }[]) =>
    unknowns.map(({ block, col }) => blocks[block]?.link[q]?.[col] ?? 0n);
  const onlyOwn = pivots.rows.every((q) => linkRow(q, blockUnknowns).every((entry) => entry === 0n));
  if (onlyOwn) {
    // The linking rows determine their unknowns by themselves, and then each block its own.
    const { numerators, denominator } = solveSquare(
      pivots.rows.map((q) => linkRow(q, pivots.cols)),
      Matrix.ofIntegers(rest.length, 1, rest),
      pivots.prime,
    );
    const widened = given.map(({ x, denominator: own }) => ({
      x: x.map((value) => value * (common / own) * denominator),
      denominator: common * denominator,
    }));
    for (const [k, { block, col }] of pivots.cols.entries()) widened[block]?.x.splice(col, 1, numerators[k] ?? 0n);
    return solveBlocks(system, pivots, widened, which);
  }
  const unknowns = [...blockUnknowns, ...pivots.cols];
  const blockRows = which.flatMap((block, k) =>
    (pivots.blocks[block]?.rows ?? []).map((i) => {
      const { a = [], b = [] } = blocks[block] ?? {};
      const { x, denominator } = known[k] ?? { x: [], denominator: 1n };
      const value = ((b[i] ?? 0n) * denominator - dot(a[i] ?? [], x)) * (common / denominator);
      return { row: unknowns.map((u) => (u.block === block ? (a[i]?.[u.col] ?? 0n) : 0n)), value };
    }),
  );
  const { numerators, denominator } = solveSquare(
    [...blockRows.map(({ row }) => row), ...pivots.rows.map((q) => linkRow(q, unknowns))],
    Matrix.ofIntegers(unknowns.length, 1, [...blockRows.map(({ value }) => value), ...rest]),
    pivots.prime,
  );
  const result = new Map(
    which.map((c, k) => {
      const { x, denominator: own } = known[k] ?? { x: [], denominator: 1n };
      return [c, { x: x.map((value) => value * (common / own) * denominator), denominator: common * denominator }];
    }),
  );
  for (const [k, { block, col }] of unknowns.entries()) result.get(block)?.x.splice(col, 1, numerators[k] ?? 0n);
  return result;
}

/** The solution of a square system over a positive denominator. */
export function solveSquare(matrix: Table, right: Matrix, prime: number): Quotient {
  const n = matrix.length;
  if (n === 0) return { numerators: [], denominator: 1n };
  const { numerators, denominator } = solveNonsingular(Matrix.ofIntegers(n, n, matrix.flat()), right, prime);
  return denominator > 0n ? { numerators, denominator } : { numerators: numerators.map((x) => -x), denominator: -denominator };
}

function together(values: readonly Values[]): Point {
  const common = values.reduce((product, { denominator }) => lcm(product, denominator), 1n);
  return {
    kind: 'point',
    x: values.map(({ x, denominator }) => {
      const factor = common / denominator;
      return factor === 1n ? x : x.map((value) => value * factor);
    }),
    denominator: common,
  };
}
