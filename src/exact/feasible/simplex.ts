/**
 * Exact pivots: the dual simplex method on integers over one common denominator, which is the determinant of the basis, so that every
 * division leaves no rest. It begins at a given basis and needs no first phase, since with costs that are made up any basis can be begun with.
 */
import { Matrix } from '../matrix.ts';
import { solve } from '../solve.ts';
import { solveSquare } from './complete.ts';
import type { Pivots } from './pivots.ts';
import type { Point, Refutation, System } from './system.ts';

/** An unknown: a column of a block. */
interface Place {
  readonly block: number;
  readonly col: number;
}

/** The entries of the largest tableau that is worked on. */
export const MOST_ENTRIES = 2 ** 20;

/** How many entries the tableau has. */
export function tableauSize({ blocks }: System, pivots: Pivots): number {
  const rows = pivots.rows.length + pivots.blocks.reduce((sum, block) => sum + block.rows.length, 0);
  return rows * blocks.reduce((sum, { columns }) => sum + columns, 1);
}

/** Decides the equations of the pivots. */
export function decideByPivots(system: System, pivots: Pivots): Point | Refutation {
  const { blocks, right } = system;
  const basis: Place[] = [...pivots.blocks.flatMap(({ cols }, block) => cols.map((col) => ({ block, col }))), ...pivots.cols];
  const isBasic = new Set(basis.map(({ block, col }) => `${block} ${col}`));
  const outside = blocks
    .flatMap(({ columns }, block) => Array.from({ length: columns }, (_, col) => ({ block, col })))
    .filter(({ block, col }) => !isBasic.has(`${block} ${col}`));
  const rows = [
    ...pivots.blocks.flatMap((own, block) => own.rows.map((row) => ({ block, row }))),
    ...pivots.rows.map((row) => ({ block: undefined, row })),
  ];
  const entry = ({ block, row }: { block: number | undefined; row: number }, place: Place): bigint => {
    if (block === undefined) return blocks[place.block]?.link[row]?.[place.col] ?? 0n;
    return block === place.block ? (blocks[block]?.a[row]?.[place.col] ?? 0n) : 0n;
  };
  const matrixOf = (places: readonly Place[]) => rows.map((row) => places.map((place) => entry(row, place)));
  const values = rows.map(({ block, row }) => (block === undefined ? (right[row] ?? 0n) : (blocks[block]?.b[row] ?? 0n)));
  const joined = matrixOf(outside).flatMap((row, i) => [...row, values[i] ?? 0n]);
  const { numerators, denominator } = solveSquare(
    matrixOf(basis),
    Matrix.ofIntegers(rows.length, outside.length + 1, joined),
    pivots.prime,
  );
  const width = outside.length + 1;
  const tableau = new Tableau(
    rows.map((_, i) => numerators.slice(i * width, (i + 1) * width)),
    denominator,
    basis.map((_, i) => i),
    outside.map((_, j) => basis.length + j),
  );
  const places = [...basis, ...outside];
  const stuck = tableau.run();
  const final = tableau.basic.map((k) => places[k] ?? { block: 0, col: 0 });
  if (stuck === undefined) {
    const x = blocks.map(({ columns }) => new Array<bigint>(columns).fill(0n));
    for (const [i, { block, col }] of final.entries()) x[block]?.splice(col, 1, tableau.value(i));
    return { kind: 'point', x, denominator: tableau.denominator };
  }
  // The multipliers y with y·B the unit row of the unknown that is negative and cannot be otherwise.
  const basisMatrix = matrixOf(final);
  const transposed = final.map((_, j) => basisMatrix.map((row) => row[j] ?? 0n));
  const unit = final.map((_, i) => (i === stuck ? 1n : 0n));
  const solution = solve(Matrix.ofIntegers(unit.length, unit.length, transposed.flat()), { numerators: unit, denominator: 1n });
  if (solution.kind === 'none') throw new RangeError('a basis is not singular');
  const y = blocks.map(({ a }) => new Array<bigint>(a.length).fill(0n));
  const z = new Array<bigint>(right.length).fill(0n);
  for (const [k, { block, row }] of rows.entries()) (block === undefined ? z : y[block])?.splice(row, 1, solution.x.numerators[k] ?? 0n);
  return { kind: 'refutation', y, z };
}

/** x_basic + (entries/denominator)·x_other = last column/denominator. */
class Tableau {
  readonly basic: number[];
  readonly #other: number[];
  /** The rows, and last the costs, which never become negative. */
  #rows: bigint[][];
  #denominator: bigint;

  constructor(rows: readonly (readonly bigint[])[], denominator: bigint, basic: readonly number[], other: readonly number[]) {
    // Any positive costs will do; unlike ones avoid steps that gain nothing.
    const costs = other.map((_, j) => denominator * BigInt(1 + ((j * 7919) % 997)));
    this.#rows = [...rows.map((row) => [...row]), [...costs, 0n]];
    this.#denominator = denominator;
    this.basic = [...basic];
    this.#other = [...other];
  }

  get denominator(): bigint {
    return this.#denominator;
  }
  value(row: number): bigint {
    return this.#rows[row]?.at(-1) ?? 0n;
  }

  /** Pivots until no unknown is negative, or until one, whose row is returned, has to be. */
  run(): number | undefined {
    for (let count = 0; ; count++) {
      // After many steps by the rule of Bland, which goes in no circle.
      const row = this.#leaving(count > 5 * (this.basic.length + this.#other.length));
      if (row === undefined) return undefined;
      const col = this.#entering(row);
      if (col === undefined) return row;
      this.#pivot(row, col);
    }
  }

  #leaving(bland: boolean): number | undefined {
    let found: number | undefined;
    for (const [i, index] of this.basic.entries()) {
      if (this.value(i) >= 0n) continue;
      const better = found === undefined || (bland ? index < (this.basic[found] ?? 0) : this.value(i) < this.value(found));
      if (better) found = i;
    }
    return found;
  }

  #entering(row: number): number | undefined {
    const [entries, costs] = [this.#rows[row] ?? [], this.#rows.at(-1) ?? []];
    let found: number | undefined;
    for (const [j, index] of this.#other.entries()) {
      const entry = entries[j] ?? 0n;
      if (entry >= 0n) continue;
      if (found === undefined) {
        found = j;
        continue;
      }
      const [here, there] = [(costs[j] ?? 0n) * -(entries[found] ?? 0n), (costs[found] ?? 0n) * -entry];
      if (here < there || (here === there && index < (this.#other[found] ?? 0))) found = j;
    }
    return found;
  }

  #pivot(row: number, col: number): void {
    const source = this.#rows[row] ?? [];
    // The pivot is negative; with the opposite sign everywhere, the denominator stays positive.
    const pivot = -(source[col] ?? 0n);
    const before = this.#denominator;
    for (const [i, target] of this.#rows.entries()) {
      if (i === row) continue;
      const factor = target[col] ?? 0n;
      for (const [j, from] of source.entries()) {
        if (j === col) target[j] = factor;
        else if (factor === 0n || from === 0n) target[j] = ((target[j] ?? 0n) * pivot) / before;
        else target[j] = ((target[j] ?? 0n) * pivot + factor * from) / before;
      }
    }
    this.#rows[row] = source.map((entry, j) => (j === col ? -before : -entry));
    this.#denominator = pivot;
    const entering = this.#other[col] ?? 0;
    this.#other[col] = this.basic[row] ?? 0;
    this.basic[row] = entering;
  }
}
