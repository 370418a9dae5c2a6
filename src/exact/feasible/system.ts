/**
 * Is there an x ≥ 0 with A·x = b? The matrix is cut into blocks, which have unknowns and rows of their own, and rows that link the blocks.
 * All numbers are integers. An answer is checked by multiplying out.
 */

export type Table = readonly (readonly bigint[])[];

/** Unknowns x with a·x = b, and what they contribute to the linking rows. */
export interface Block {
  readonly columns: number;
  readonly a: Table;
  readonly b: readonly bigint[];
  /** A row for each linking row. */
  readonly link: Table;
}

/** For each block a·x = b; and the sum of all link·x is `right`. */
export interface System {
  readonly blocks: readonly Block[];
  readonly right: readonly bigint[];
}

/** x for each block, over a common denominator, which is positive. */
export interface Point {
  readonly kind: 'point';
  readonly x: Table;
  readonly denominator: bigint;
}

/** Multipliers of the rows of each block and of the linking rows: their sum has no negative coefficient on the left, and is negative on the right. */
export interface Refutation {
  readonly kind: 'refutation';
  readonly y: Table;
  readonly z: readonly bigint[];
}

export const dot = (u: readonly bigint[], v: readonly bigint[]): bigint => {
  let sum = 0n;
  for (const [k, x] of u.entries()) if (x !== 0n) sum += x * (v[k] ?? 0n);
  return sum;
};

/** y·A, for a table A of so many columns. */
export function combination(y: readonly bigint[], a: Table, columns: number): bigint[] {
  const sum = new Array<bigint>(columns).fill(0n);
  for (const [i, factor] of y.entries()) {
    if (factor === 0n) continue;
    for (const [j, entry] of (a[i] ?? []).entries()) if (entry !== 0n) sum[j] = (sum[j] ?? 0n) + factor * entry;
  }
  return sum;
}

/** All equations hold; signs are not looked at. */
export function solves({ blocks, right }: System, { x, denominator }: Point): boolean {
  const rest = right.map((e) => e * denominator);
  return (
    denominator > 0n &&
    blocks.every(({ a, b, link }, c) => {
      const here = x[c] ?? [];
      for (const [q, row] of link.entries()) rest[q] = (rest[q] ?? 0n) - dot(row, here);
      return a.every((row, i) => dot(row, here) === (b[i] ?? 0n) * denominator);
    }) &&
    rest.every((e) => e === 0n)
  );
}

export const isPoint = (system: System, point: Point): boolean =>
  system.blocks.every(({ columns }, c) => point.x[c]?.length === columns) &&
  point.x.every((block) => block.every((entry) => entry >= 0n)) &&
  solves(system, point);

/** y·a + z·link for each block: what is left of the unknowns. */
export const slacks = ({ blocks }: System, { y, z }: Pick<Refutation, 'y' | 'z'>): Table =>
  blocks.map(({ a, link, columns }, c) => {
    const linked = combination(z, link, columns);
    return combination(y[c] ?? [], a, columns).map((entry, j) => entry + (linked[j] ?? 0n));
  });

export function isRefutation(system: System, refutation: Refutation): boolean {
  const { blocks, right } = system;
  const value = blocks.reduce((sum, { b }, c) => sum + dot(refutation.y[c] ?? [], b), dot(refutation.z, right));
  return value < 0n && slacks(system, refutation).every((block) => block.every((slack) => slack >= 0n));
}
