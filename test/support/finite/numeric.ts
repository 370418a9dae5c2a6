/** What numbers, coordinates, vectors and matrices mean: with rational numbers, exactly. */
import { add, compare, multiply, ONE, type Rational, rational, ZERO } from '../../../src/logic/rational.ts';
import { at } from '../at.ts';
import {
  anyIndependent,
  applied,
  composed,
  dot,
  eye,
  independent,
  list,
  type Matrix,
  plus,
  scaled,
  sum,
  transposed,
  unitVector,
  zeros,
} from './algebra.ts';
import type { Arguments } from './arguments.ts';
import { atLeastOne, cube, elements, reals, sparseVectors } from './spaces.ts';
import {
  complex,
  coordinate,
  type Kernel,
  kernel,
  type Law,
  law,
  listOf,
  type MapValue,
  type MatrixValue,
  map,
  matrix,
  namedMap,
  number,
  type Pair,
  type Point,
  type SetValue,
  type Sort,
  type Space,
  type Truth,
  type Value,
  vectorPoint,
} from './values.ts';

const minus = (a: Rational, b: Rational): Rational => add(a, multiply(rational(-1n), b));
const natural = (n: number): Value => number(rational(BigInt(n)));
const pair = (left: Value, right: Value): Pair => ({ kind: 'pair', left, right });
const coords = (d: number): Sort => ({ kind: 'Coord', size: atLeastOne(d) });
const point = (d: number): Sort => ({ kind: 'Pt', space: reals(d) });

/** The members of a set of coordinates, by number; undefined if that is not decided. */
export function membersOf(set: SetValue): readonly number[] | undefined {
  const list = (listOf(set.of) ?? []).map((c) => ({ c, in: set.has(c) }));
  if (list.some((m) => m.in === undefined)) return undefined;
  return list.flatMap(({ c, in: member }) => (member === true && c.kind === 'coordinate' ? [c.index] : []));
}
const OPAQUE: Value = { kind: 'opaque' };

// ---- maps and kernels of vectors

const identityKey = (d: number): string => matrix(eye(d)).key;
export function linear(a: MatrixValue): MapValue {
  const [from, to] = [reals(a.columns.length), reals(at(a.columns, 0).length)];
  return namedMap(from, to, a.key, (x) => vectorPoint(applied(a.columns, vectorOf(x))));
}
export function vectorOf(x: Point): readonly Rational[] {
  if (x.vector === undefined) throw new Error(`${x.key} is no vector`);
  return x.vector;
}
/** The identity of a space of vectors is the linear map of the unit matrix. */
export const identity = (space: Space): MapValue =>
  namedMap(space, space, space.vectors === undefined ? '' : identityKey(space.vectors.dimension), (z) => z);
/** The coordinates of a space of vectors; the theories say nothing of those of other spaces, nor of other dimensions. */
function coordinates(space: Space, d: number): MapValue {
  const dimension = atLeastOne(d);
  const inside = (space.points?.[0]?.vector?.length ?? space.vectors?.dimension) === dimension;
  if (inside) return namedMap(space, reals(d), identityKey(dimension), (z) => vectorPoint(vectorOf(z)));
  return map(space, reals(d), () => vectorPoint(zeros(dimension)));
}

// ---- laws on vectors

/** Whether the law is the product of its parts, of which `key` tells the points apart. */
function isProduct(mu: Law, keys: readonly ((z: Point) => string)[]): boolean {
  const marginals = keys.map((key) => tally(mu, key));
  const joint = tally(mu, (z) => keys.map((key) => key(z)).join(' ; '));
  const cells = marginals.reduce<readonly (readonly [string, Rational])[]>(
    (rows, marginal, i) =>
      rows.flatMap(([name, weight]) => [...marginal].map(([key, w]) => [i === 0 ? key : `${name} ; ${key}`, multiply(weight, w)] as const)),
    [['', ONE]],
  );
  return cells.every(([name, weight]) => compare(joint.get(name) ?? ZERO, weight) === 0);
}
function tally(mu: Law, key: (z: Point) => string): Map<string, Rational> {
  const masses = new Map<string, Rational>();
  for (const { point, weight } of mu.atoms) masses.set(key(point), add(masses.get(key(point)) ?? ZERO, weight));
  return masses;
}
const coordinatesIndependent = (mu: Law): boolean =>
  isProduct(
    mu,
    list(mu.space.vectors?.dimension ?? 0, (i) => (z) => `${vectorOf(z)[i]?.n}/${vectorOf(z)[i]?.d}`),
  );

function covariance(mu: Law): Matrix {
  const mean = mu.atoms.map(({ point, weight }) => scaled(weight, vectorOf(point))).reduce(plus);
  const off = mu.atoms.map(({ point, weight }) => ({ weight, x: vectorOf(point).map((a, i) => minus(a, at(mean, i))) }));
  return mean.map((_, j) => mean.map((_m, i) => sum(off.map(({ weight, x }) => multiply(weight, multiply(at(x, i), at(x, j)))))));
}
/** The law of x + e, for e of law eps. */
const shifted = (eps: Law, x: Point): Law =>
  law(
    eps.space,
    eps.atoms.map(({ point, weight }) => ({ weight, point: vectorPoint(plus(vectorOf(x), vectorOf(point))) })),
  );

// ---- kernels as matrices

const ones = (rows: number, columns: number): Matrix => list(columns, () => list(rows, () => ONE));
/** The kernel whose laws are the columns; a column that is no law is read as the first unit vector, of which the theories say nothing. */
function channel(columns: Matrix): Kernel {
  const to = elements(at(columns, 0).length);
  const masses = (column: readonly Rational[]) =>
    column.some((w) => compare(w, ZERO) < 0) || compare(sum(column), ONE) !== 0 ? unitVector(column.length, 0) : column;
  return kernel(elements(columns.length), to, (z) =>
    law(
      to,
      masses(at(columns, z.index)).map((weight, i) => ({ point: at(to.points ?? [], i), weight })),
    ),
  );
}
/** The matrix of a kernel of finite spaces. */
export const matrixOf = (of: Kernel): Matrix =>
  (of.from.points ?? []).map((z) =>
    (of.to.points ?? []).map((x) => of.at(z).atoms.find((atom) => atom.point.key === x.key)?.weight ?? ZERO),
  );

// ---- the readings

export const numericSorts: readonly (readonly [string, (a: Arguments) => Sort])[] = [
  ['Nat', () => ({ kind: 'Nat' })],
  ['Real', () => ({ kind: 'Real' })],
  ['std.noise:Complex', () => ({ kind: 'Complex' })],
  ['std.vectors:Coord', (a) => coords(a.natural(1))],
  ['std.coordinates:Perm', (a) => ({ kind: 'Perm', size: atLeastOne(a.natural(1)) })],
  ['std.coordinates:Cell', (a) => ({ kind: 'Pair', left: coords(a.natural(2)), right: coords(a.natural(1)) })],
  ['Mat', (a) => ({ kind: 'Mat', rows: atLeastOne(a.natural(2)), columns: atLeastOne(a.natural(1)) })],
  ['std.matrices:Column', (a) => ({ kind: 'Pair', left: point(a.natural(2)), right: coords(a.natural(1)) })],
  [
    'std.finite:Arrow',
    (a) => ({ kind: 'Pair', left: { kind: 'Pt', space: elements(a.natural(2)) }, right: { kind: 'Pt', space: a.space(1) } }),
  ],
  [
    'std.pigeonhole:SetPair',
    (a) => ({ kind: 'Pair', left: { kind: 'Set', of: coords(a.natural(1)) }, right: { kind: 'Set', of: coords(a.natural(1)) } }),
  ],
];

/** Pairs are known by their parts: what makes them can be undone. */
export const pairings: ReadonlySet<string> = new Set([
  'std.coordinates:cell',
  'std.matrices:place',
  'std.finite:arrow',
  'std.pigeonhole:setPair',
]);

const numbers = (sort: string, natural: boolean): readonly (readonly [string, (a: Arguments) => Value])[] => [
  [`${sort}.+`, (a) => number(add(a.number(2), a.number(1)))],
  [`${sort}.*`, (a) => number(multiply(a.number(2), a.number(1)))],
  [`${sort}.-`, (a) => number(natural && compare(a.number(2), a.number(1)) < 0 ? ZERO : minus(a.number(2), a.number(1)))],
];
export const numericFunctions: readonly (readonly [string, (a: Arguments) => Value])[] = [
  ...numbers('Nat', true),
  ...numbers('Real', false),
  // spaces
  ['std.vectors:R', (a) => reals(a.natural(1))],
  ['std.sparse:Sparse', (a) => sparseVectors(a.natural(2), a.natural(1))],
  ['std.finite:Fin', (a) => elements(a.natural(1))],
  ['sae.heaviside:Cube', (a) => cube(a.natural(1))],
  ['std.linear:coords', (a) => coordinates(a.space(2), a.natural(1))],
  // coordinates and vectors
  ['std.matrices:first', (a) => coordinate(atLeastOne(a.natural(1)), 0)],
  ['std.vectors:entry', (a) => number(at(a.vector(2), a.coordinate(1).index))],
  ['std.vectors:zero', (a) => vectorPoint(zeros(atLeastOne(a.natural(1))))],
  ['std.vectors:add', (a) => vectorPoint(plus(a.vector(2), a.vector(1)))],
  ['std.vectors:scale', (a) => vectorPoint(scaled(a.number(2), a.vector(1)))],
  ['std.vectors:unit', (a) => vectorPoint(unitVector(a.coordinate(1).size, a.coordinate(1).index))],
  [
    'std.vectors:project',
    (a) => {
      const kept = membersOf(a.set(1));
      const { length } = listOf(a.set(1).of) ?? [];
      const column = (j: number): readonly Rational[] => (kept?.includes(j) ? unitVector(length, j) : zeros(length));
      return kept === undefined ? OPAQUE : linear(matrix(list(length, column)));
    },
  ],
  [
    'std.coordinates:card',
    (a) => {
      const members = membersOf(a.set(1));
      return members === undefined ? OPAQUE : natural(members.length);
    },
  ],
  ['std.coordinates:move', (a) => coordinate(a.coordinate(1).size, at(a.permutation(2).images, a.coordinate(1).index))],
  ['std.columns:min', (a) => number(compare(a.number(2), a.number(1)) < 0 ? a.number(2) : a.number(1))],
  ['std.counting:real', (a) => number(a.number(1))],
  // pairs
  ...[...pairings].map((name) => [name, (a: Arguments) => pair(a.any(2), a.any(1))] as const),
  // matrices
  ['std.matrices:times', (a) => vectorPoint(applied(a.matrix(2).columns, a.vector(1)))],
  ['Mat.*', (a) => matrix(composed(a.matrix(2).columns, a.matrix(1).columns))],
  ['Mat.eye', (a) => matrix(eye(atLeastOne(a.natural(1))))],
  ['Mat.transpose', (a) => matrix(transposed(a.matrix(1).columns))],
  ['Mat.zero', (a) => matrix(list(atLeastOne(a.natural(1)), () => zeros(atLeastOne(a.natural(2)))))],
  ['Mat.ones', (a) => matrix(ones(atLeastOne(a.natural(2)), atLeastOne(a.natural(1))))],
  ['Mat.diagonal', (a) => matrix(at(a.matrix(1).columns, 0).map((x, i, v) => scaled(x, unitVector(v.length, i))))],
  ['Mat.+', (a) => matrix(a.matrix(2).columns.map((x, j) => plus(x, at(a.matrix(1).columns, j))))],
  ['Mat.-', (a) => matrix(a.matrix(2).columns.map((x, j) => plus(x, scaled(rational(-1n), at(a.matrix(1).columns, j)))))],
  ['Mat.inner', (a) => number(sum(a.matrix(2).columns.map((x, j) => dot(x, at(a.matrix(1).columns, j)))))],
  ['std.matrices:dot', (a) => number(dot(a.vector(2), a.vector(1)))],
  ['std.linear:linear', (a) => linear(a.matrix(1))],
  ['std.independence:pick', (a) => matrix(transposed([unitVector(a.coordinate(1).size, a.coordinate(1).index)]))],
  // laws
  ['std.finite:index', (a) => natural(a.point(1).index)],
  ['std.weights:mass', (a) => number(a.law(2).atoms.find((atom) => atom.point.key === a.point(1).key)?.weight ?? ZERO)],
  ['std.finite_laws:channel', (a) => channel(a.matrix(1).columns)],
  ['std.covariance:cov', (a) => matrix(covariance(a.law(1)))],
  ['std.noise:noise', (a) => kernel(a.law(1).space, a.law(1).space, (x) => shifted(a.law(1), x))],
  // complex numbers
  ['std.noise:nought', () => complex(ZERO, ZERO)],
  ['std.characteristic:one', () => complex(ONE, ZERO)],
  [
    'std.noise:times',
    (a) => {
      const [x, y] = [a.complex(2), a.complex(1)];
      return complex(minus(multiply(x.re, y.re), multiply(x.im, y.im)), add(multiply(x.re, y.im), multiply(x.im, y.re)));
    },
  ],
];

export const numericPredicates: readonly (readonly [string, (a: Arguments) => Truth])[] = [
  ...['Nat', 'Real'].flatMap((sort) => [
    [`${sort}.<=`, (a: Arguments) => compare(a.number(2), a.number(1)) <= 0] as const,
    [`${sort}.<`, (a: Arguments) => compare(a.number(2), a.number(1)) < 0] as const,
  ]),
  ['std.covariance:squareIntegrable', () => true],
  ['Mat.<=', (a) => a.matrix(2).columns.every((x, j) => x.every((q, i) => compare(q, at(at(a.matrix(1).columns, j), i)) <= 0))],
  ['Mat.independent', (a) => anyIndependent(a.matrix(2).columns, Number(a.number(1).n))],
  [
    'std.independence:independent',
    (a) =>
      isProduct(
        a.law(1),
        [a.map(3), a.map(2)].map((f) => (z) => f.at(z).key),
      ),
  ],
];

/** Definitions that quantify over all vectors, maps or matrices, decided by elimination or by counting. */
export const numericDecisions: readonly (readonly [string, (a: Arguments) => Truth])[] = [
  ['std.independent_columns:independentColumns', (a) => anyIndependent(a.matrix(2).columns, Number(a.number(1).n))],
  ['std.inverses:injective', (a) => independent(a.matrix(1).columns)],
  ['std.inverses:invertible', (a) => independent(a.matrix(1).columns)],
  [
    'std.dimension:independentIn',
    (a) => {
      const members = membersOf(a.set(1));
      return members === undefined ? undefined : independent(a.matrix(2).columns, members);
    },
  ],
  ['std.independence:indep', (a) => coordinatesIndependent(a.law(1))],
];
/** These are not looked into where a value is not known: that would take long, and decide nothing. */
export const neverUnfolded: ReadonlySet<string> = new Set(numericDecisions.map(([name]) => name));
