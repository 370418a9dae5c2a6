/** Spaces that a number or two name: there is one of each. Of no dimensions, elements, … is read as of one, since no sort is empty. */

import { ONE, rational, ZERO } from '../../../src/logic/rational.ts';
import { list, subsets, type Vector } from './algebra.ts';
import { law, Space } from './values.ts';

export const atLeastOne = (n: number): number => Math.max(n, 1);

const known = new Map<string, Space>();
function only(name: string, make: () => Space): Space {
  const found = known.get(name) ?? make();
  known.set(name, found);
  return found;
}
function counted(space: Space): Space {
  const points = space.points ?? [];
  space.base = law(
    space,
    points.map((point) => ({ point, weight: rational(1n, BigInt(points.length)) })),
  );
  return space;
}

/** R^d; it has no base law here. */
export function reals(d: number): Space {
  const dimension = atLeastOne(d);
  return only(`R(${dimension})`, () => new Space(`R(${dimension})`, { dimension, sparsity: dimension }, dimension));
}
/** Vectors with at most k non-zeros; no base law either. */
export function sparseVectors(k: number, d: number): Space {
  const [dimension, sparsity] = [atLeastOne(d), Math.min(k, atLeastOne(d))];
  return only(
    `Sparse(${sparsity}, ${dimension})`,
    () => new Space(`Sparse(${sparsity}, ${dimension})`, { dimension, sparsity }, dimension + 10 * k),
  );
}
export function elements(m: number): Space {
  const size = atLeastOne(m);
  return only(`Fin(${size})`, () => counted(new Space(`Fin(${size})`, size, size)));
}
export function cube(d: number): Space {
  const dimension = atLeastOne(d);
  const corner = (ones: readonly number[]): Vector => list(dimension, (i) => (ones.includes(i) ? ONE : ZERO));
  return only(`Cube(${dimension})`, () => counted(new Space(`Cube(${dimension})`, subsets(dimension).map(corner), dimension)));
}
