/** Products of finite spaces: pairs in the order of their parts. */

import { add, multiply, type Rational, rational, ZERO } from '../../../src/logic/rational.ts';
import { at } from '../at.ts';
import { type Kernel, kernel, type Law, law, type MapValue, map, type Point, pointMass, Space } from './values.ts';

interface Parts {
  readonly left: Space;
  readonly right: Space;
}
const parts = new WeakMap<Space, Parts>();
const products = new WeakMap<Space, WeakMap<Space, Space>>();

const pointsOf = (space: Space): readonly Point[] => {
  if (space.points === undefined) throw new Error(`${space.name} is infinite: its products have no finite reading`);
  return space.points;
};
const partsOf = (space: Space): Parts => {
  const found = parts.get(space);
  if (found === undefined) throw new Error(`${space.name} is no product`);
  return found;
};
const paired = (space: Space, z: Point, w: Point): Point => at(pointsOf(space), z.index * pointsOf(partsOf(space).right).length + w.index);

/** The product of two spaces: the same two spaces have one product. */
export function product(left: Space, right: Space): Space {
  const known = products.get(left) ?? new WeakMap<Space, Space>();
  products.set(left, known);
  const before = known.get(right);
  if (before !== undefined) return before;
  const space = new Space(`Prod(${left.name}, ${right.name})`, pointsOf(left).length * pointsOf(right).length, left.salt + right.salt);
  parts.set(space, { left, right });
  known.set(right, space);
  space.base = tensor(left.base, right.base);
  return space;
}

export const leftPart = (left: Space, right: Space): MapValue =>
  map(product(left, right), left, (p) => at(pointsOf(left), Math.floor(p.index / pointsOf(right).length)));
export const rightPart = (left: Space, right: Space): MapValue =>
  map(product(left, right), right, (p) => at(pointsOf(right), p.index % pointsOf(right).length));

export function tensor(mu: Law, nu: Law): Law {
  const space = product(mu.space, nu.space);
  return law(
    space,
    mu.atoms.flatMap((a) => nu.atoms.map((b) => ({ point: paired(space, a.point, b.point), weight: multiply(a.weight, b.weight) }))),
  );
}

export function bothMaps(f: MapValue, g: MapValue): MapValue {
  const space = product(f.to, g.to);
  return map(f.from, space, (z) => paired(space, f.at(z), g.at(z)));
}
export const bothKernels = (kappa: Kernel, eta: Kernel): Kernel =>
  kernel(kappa.from, product(kappa.to, eta.to), (z) => tensor(kappa.at(z), eta.at(z)));

const inverse = (a: Rational): Rational => rational(a.d, a.n);

/** The right part given the left part; where the left part has no mass, the left-most point of the right part. */
export function conditional(rho: Law): Kernel {
  const { left, right } = partsOf(rho.space);
  const [toLeft, toRight] = [leftPart(left, right), rightPart(left, right)];
  return kernel(left, right, (z) => {
    const over = rho.atoms.filter((a) => toLeft.at(a.point).key === z.key);
    const mass = over.reduce((sum, a) => add(sum, a.weight), ZERO);
    if (mass.n === 0n) return pointMass(right, at(pointsOf(right), 0));
    return law(
      right,
      over.map((a) => ({ point: toRight.at(a.point), weight: multiply(a.weight, inverse(mass)) })),
    );
  });
}
