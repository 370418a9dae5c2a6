/**
 * Finite mathematics, exactly: spaces of few points with null points, laws with rational weights, kernels, maps, transitions.
 * There are two infinite spaces, that of laws and that of vectors with rational coordinates; laws have finitely many atoms there, so
 * they are exact, too.
 */

import { add, compare, multiply, ONE, type Rational, showRational, ZERO } from '../../../src/logic/rational.ts';
import { at } from '../at.ts';
import { list, type Matrix, permutations, type Vector } from './algebra.ts';
import { hash } from './chance.ts';

/** True, false, or not decided. */
export type Truth = boolean | undefined;

/** The vectors of some dimension with at most so many coordinates that are not zero. */
export interface Vectors {
  readonly dimension: number;
  readonly sparsity: number;
}

export class Space {
  readonly kind = 'space';
  readonly name: string;
  /** Settles what representatives of transitions do off the support of the base law. */
  readonly salt: number;
  /** The points; undefined for the space of laws on `on`, and for the space of `vectors`. */
  readonly points: readonly Point[] | undefined;
  readonly on: Space | undefined;
  readonly vectors: Vectors | undefined;
  #base: Law | undefined;
  #laws: Space | undefined;
  readonly #maps = new WeakMap<Space, readonly Value[]>();
  #transitions: readonly Value[] | undefined;

  constructor(name: string, points: number | Space | Vectors | readonly Vector[], salt: number) {
    this.name = name;
    this.salt = salt;
    this.on = points instanceof Space ? points : undefined;
    this.vectors = typeof points === 'object' && 'dimension' in points ? points : undefined;
    if (typeof points === 'number')
      this.points = list(points, (i) => ({ kind: 'point', key: `${i}`, index: i, law: undefined, vector: undefined }));
    else if (!(points instanceof Space || 'dimension' in points)) this.points = points.map((x, i) => ({ ...vectorPoint(x), index: i }));
  }

  get base(): Law {
    if (this.#base === undefined) throw new Error(`${this.name} has no base law yet`);
    return this.#base;
  }
  set base(law: Law) {
    this.#base = law;
  }

  /** Whether a base law is known. Lebesgue measure is none of the laws here. */
  get hasBase(): boolean {
    return this.#base !== undefined;
  }

  /** Dist(this), as a space. Nothing may depend on its base law. */
  get laws(): Space {
    if (this.#laws === undefined) {
      this.#laws = new Space(`Laws(${this.name})`, this, this.salt + 1);
      if (this.hasBase) this.#laws.base = pointMass(this.#laws, pointOf(this.base));
    }
    return this.#laws;
  }

  /** Remembers the maps to another space. */
  mapsTo(to: Space, make: () => readonly Value[]): readonly Value[] {
    const known = this.#maps.get(to) ?? make();
    this.#maps.set(to, known);
    return known;
  }
  /** Remembers the transitions. */
  transitions(make: () => readonly Value[]): readonly Value[] {
    this.#transitions ??= make();
    return this.#transitions;
  }
}

export interface Point {
  readonly kind: 'point';
  readonly key: string;
  readonly index: number;
  /** What a point of a space of laws is. */
  readonly law: Law | undefined;
  /** What a point of R^d is, or of a space within it. */
  readonly vector: Vector | undefined;
}
export interface Law {
  readonly kind: 'law';
  readonly space: Space;
  /** The atoms, by key; all weights are positive, and their sum is 1. */
  readonly atoms: readonly Atom[];
  readonly key: string;
}
export interface Atom {
  readonly point: Point;
  readonly weight: Rational;
}
/** A map; it has a key (which tells it from others) if its domain is finite or it is linear. */
export interface MapValue {
  readonly kind: 'map';
  readonly from: Space;
  readonly to: Space;
  readonly at: (point: Point) => Point;
  readonly key: string | undefined;
}
export interface Kernel {
  readonly kind: 'kernel';
  readonly from: Space;
  readonly to: Space;
  readonly at: (point: Point) => Law;
  readonly key: string | undefined;
}
/** A class of maps that agree almost everywhere: a permutation of the support of the base law. */
export interface Transition {
  readonly kind: 'transition';
  readonly space: Space;
  readonly at: ReadonlyMap<string, Point>;
  readonly key: string;
}
export interface Model {
  readonly kind: 'model';
  readonly law: Law;
  readonly kernel: Kernel;
  readonly key: string | undefined;
}
export interface SetValue {
  readonly kind: 'set';
  readonly of: Sort;
  readonly has: (value: Value) => Truth;
  /** A finite list with all members in it, and perhaps others. */
  readonly within: () => readonly Value[] | undefined;
}
/** Any value of its sort: what is true of it is true of all. */
export interface Opaque {
  readonly kind: 'opaque';
}
/** A natural or a real number; of the reals there are only rational ones. */
export interface NumberValue {
  readonly kind: 'number';
  readonly value: Rational;
  readonly key: string;
}
/** A complex number with rational parts. */
export interface Complex {
  readonly kind: 'complex';
  readonly re: Rational;
  readonly im: Rational;
  readonly key: string;
}
export interface Coordinate {
  readonly kind: 'coordinate';
  readonly size: number;
  readonly index: number;
  readonly key: string;
}
export interface MatrixValue {
  readonly kind: 'matrix';
  readonly columns: Matrix;
  readonly key: string;
}
export interface Permutation {
  readonly kind: 'permutation';
  readonly images: readonly number[];
  readonly key: string;
}
/** Cells, columns, arrows, and whatever else is a pair. */
export interface Pair {
  readonly kind: 'pair';
  readonly left: Value;
  readonly right: Value;
}
type Numeric = NumberValue | Complex | Coordinate | MatrixValue | Permutation | Pair;
export type Value = Space | Point | Law | MapValue | Kernel | Transition | Model | SetValue | Opaque | Numeric;

export type Sort =
  | { readonly kind: 'Space' | 'Nat' | 'Real' | 'Complex' }
  | { readonly kind: 'Coord' | 'Perm'; readonly size: number }
  | { readonly kind: 'Mat'; readonly rows: number; readonly columns: number }
  | { readonly kind: 'Pair'; readonly left: Sort; readonly right: Sort }
  | { readonly kind: 'Pt' | 'Dist' | 'Trans'; readonly space: Space }
  | { readonly kind: 'Map' | 'Kern' | 'Model'; readonly from: Space; readonly to: Space }
  | { readonly kind: 'Set'; readonly of: Sort };

export function sortKey(sort: Sort): string {
  if (sort.kind === 'Set') return `Set(${sortKey(sort.of)})`;
  if (sort.kind === 'Pair') return `Pair(${sortKey(sort.left)}, ${sortKey(sort.right)})`;
  if (sort.kind === 'Mat') return `Mat(${sort.rows}, ${sort.columns})`;
  if ('size' in sort) return `${sort.kind}(${sort.size})`;
  if ('space' in sort) return `${sort.kind}(${sort.space.name})`;
  return 'from' in sort ? `${sort.kind}(${sort.from.name}, ${sort.to.name})` : sort.kind;
}

// ---- numbers, vectors, matrices

export const number = (value: Rational): NumberValue => ({ kind: 'number', value, key: showRational(value) });
export const complex = (re: Rational, im: Rational): Complex => ({
  kind: 'complex',
  re,
  im,
  key: `${showRational(re)} + ${showRational(im)}i`,
});
export const coordinate = (size: number, index: number): Coordinate => ({ kind: 'coordinate', size, index, key: `${index}` });
export const permutation = (images: readonly number[]): Permutation => ({ kind: 'permutation', images, key: images.join(' ') });
const keyOf = (x: Vector): string => `(${x.map(showRational).join(' ')})`;
export const vectorPoint = (x: Vector): Point => ({ kind: 'point', key: keyOf(x), index: -1, law: undefined, vector: x });
export const matrix = (columns: Matrix): MatrixValue => ({ kind: 'matrix', columns, key: columns.map(keyOf).join('') });

// ---- laws

export function law(space: Space, weights: Iterable<Atom>): Law {
  const sums = new Map<string, Atom>();
  let total = ZERO;
  for (const { point, weight } of weights) {
    if (weight.n < 0n) throw new Error('a negative weight');
    if (weight.n === 0n) continue;
    const before = sums.get(point.key);
    sums.set(point.key, { point, weight: before === undefined ? weight : add(before.weight, weight) });
    total = add(total, weight);
  }
  if (compare(total, ONE) !== 0) throw new Error(`a law of total mass ${showRational(total)}`);
  const atoms = [...sums.values()].sort((a, b) => (a.point.key < b.point.key ? -1 : 1));
  return { kind: 'law', space, atoms, key: atoms.map((a) => `${a.point.key}:${showRational(a.weight)}`).join(' ') };
}
export const pointMass = (space: Space, point: Point): Law => law(space, [{ point, weight: ONE }]);
/** A law as a point of the space of laws. */
export const pointOf = (of: Law): Point => ({ kind: 'point', key: `(${of.key})`, index: -1, law: of, vector: undefined });
export const supports = (of: Law, point: Point): boolean => of.atoms.some((a) => a.point.key === point.key);

export function push(kernel: Kernel, mu: Law): Law {
  const weights: Atom[] = [];
  for (const { point, weight } of mu.atoms) {
    for (const atom of kernel.at(point).atoms) weights.push({ point: atom.point, weight: multiply(weight, atom.weight) });
  }
  return law(kernel.to, weights);
}

/** Whether the set has all atoms. */
export const almostAll = (mu: Law, set: SetValue): Truth => all(mu.atoms, (a) => set.has(a.point));

// ---- maps and kernels

function tabulate<T extends Point | Law>(from: Space, at_: (point: Point) => T): { at: (point: Point) => T; key: string | undefined } {
  if (from.points === undefined) return { at: at_, key: undefined };
  const table = from.points.map(at_);
  return { at: (point) => at(table, point.index), key: table.map((v) => v.key).join(' | ') };
}
export const map = (from: Space, to: Space, of: (point: Point) => Point): MapValue => ({ kind: 'map', from, to, ...tabulate(from, of) });
/** A map that is known by its key, although its domain may be infinite. */
export const namedMap = (from: Space, to: Space, key: string, of: (point: Point) => Point): MapValue =>
  from.points === undefined ? { kind: 'map', from, to, at: of, key } : map(from, to, of);
export const kernel = (from: Space, to: Space, of: (point: Point) => Law): Kernel => ({ kind: 'kernel', from, to, ...tabulate(from, of) });
export const dirac = (f: MapValue): Kernel => kernel(f.from, f.to, (z) => pointMass(f.to, f.at(z)));
export const after = (outer: Kernel, inner: Kernel): Kernel => kernel(inner.from, outer.to, (z) => push(outer, inner.at(z)));
export const afterMap = (outer: MapValue, inner: MapValue): MapValue => map(inner.from, outer.to, (z) => outer.at(inner.at(z)));

/** Whether the columns of a finite kernel are linearly independent: exactly then it separates all laws (mathematics.md §3). */
export function independentColumns(of: Kernel): Truth {
  if (of.from.points === undefined || of.to.points === undefined) return undefined;
  const rest = of.from.points.map((z) => {
    const column = of.at(z);
    return (of.to.points ?? []).map((x) => column.atoms.find((a) => a.point.key === x.key)?.weight ?? ZERO);
  });
  for (const [i, column] of rest.entries()) {
    const pivot = column.findIndex((w) => w.n !== 0n);
    const lead = column[pivot];
    if (lead === undefined) return false;
    for (let j = i + 1; j < rest.length; j++) {
      const other = at(rest, j);
      const by = at(other, pivot);
      rest[j] = other.map((w, k) => add(multiply(w, lead), multiply({ n: -by.n, d: by.d }, at(column, k))));
    }
  }
  return true;
}

// ---- transitions

export function transition(space: Space, images: ReadonlyMap<string, Point>): Transition {
  const support = space.base.atoms.map((a) => a.point);
  const key = support.map((p) => images.get(p.key)?.key).join(' ');
  if (new Set(key.split(' ')).size !== support.length) throw new Error('a transition permutes the support of the base law');
  return { kind: 'transition', space, at: images, key };
}
/** The map that represents a transition: off the support of the base law it does what it likes. */
export function representative(t: Transition): MapValue {
  const points = t.space.points ?? [];
  return map(t.space, t.space, (z) => t.at.get(z.key) ?? at(points, hash(`${t.space.salt}/${t.key}/${z.key}`) % points.length));
}

// ---- sets

export function setOf(of: Sort, members: readonly Value[]): SetValue {
  return { kind: 'set', of, has: (value) => some(members, (m) => equal(m, value)), within: () => members };
}
export const everything = (of: Sort): SetValue => ({ kind: 'set', of, has: () => true, within: () => listOf(of) });

// ---- three values

export function all<T>(items: Iterable<T>, test: (item: T) => Truth): Truth {
  let result: Truth = true;
  for (const item of items) {
    const truth = test(item);
    if (truth === false) return false;
    if (truth === undefined) result = undefined;
  }
  return result;
}
export const not = (t: Truth): Truth => (t === undefined ? undefined : !t);
export const some = <T>(items: Iterable<T>, test: (item: T) => Truth): Truth => not(all(items, (item) => not(test(item))));

export function equal(a: Value, b: Value): Truth {
  if (a === b) return true;
  if (a.kind === 'opaque' || b.kind === 'opaque') return undefined;
  if (a.kind === 'set' && b.kind === 'set') return equalSets(a, b);
  if (a.kind === 'pair' && b.kind === 'pair') return all([[a.left, b.left] as const, [a.right, b.right] as const], ([x, y]) => equal(x, y));
  if ('key' in a && 'key' in b && a.kind === b.kind) return a.key === undefined || b.key === undefined ? undefined : a.key === b.key;
  return a.kind === 'space' && b.kind === 'space' ? false : mixed(a, b);
}
function equalSets(a: SetValue, b: SetValue): Truth {
  const everyone = listOf(a.of);
  const [mine, theirs] = [everyone ?? a.within(), everyone ?? b.within()];
  const iff = (v: Value): Truth => {
    const [x, y] = [a.has(v), b.has(v)];
    return x === undefined || y === undefined ? undefined : x === y;
  };
  const found = all([...(mine ?? []), ...(theirs ?? [])], iff);
  return mine === undefined || theirs === undefined ? (found === false ? false : undefined) : found;
}
function mixed(a: Value, b: Value): never {
  throw new Error(`${a.kind} and ${b.kind} cannot be compared`);
}

// ---- finite sorts

/** More members than this are not listed: of sets; of maps and transitions. */
const MOST = 64;
const MOST_TABLES = 4_000;

/** All values of a sort, if they are few. */
export function listOf(sort: Sort): readonly Value[] | undefined {
  switch (sort.kind) {
    case 'Space':
    case 'Model':
    case 'Nat':
    case 'Real':
    case 'Complex':
    case 'Mat':
      return undefined;
    case 'Coord':
      return list(sort.size, (i) => coordinate(sort.size, i));
    case 'Perm':
      return permutations(sort.size).map(permutation);
    case 'Pair': {
      const [left, right] = [listOf(sort.left), listOf(sort.right)];
      if (left === undefined || right === undefined || left.length * right.length > MOST) return undefined;
      return left.flatMap((l) => right.map((r): Pair => ({ kind: 'pair', left: l, right: r })));
    }
    case 'Pt':
      return sort.space.points;
    case 'Dist': {
      const { space } = sort;
      const only = space.points?.length === 1 ? space.points[0] : undefined;
      return only === undefined ? undefined : [pointMass(space, only)];
    }
    case 'Kern': {
      const { from, to } = sort;
      const only = to.points?.length === 1 ? to.points[0] : undefined;
      return only === undefined || from.points === undefined ? undefined : [kernel(from, to, () => pointMass(to, only))];
    }
    case 'Map': {
      const { from, to } = sort;
      if (from.points === undefined || to.points === undefined) return undefined;
      if (to.points.length ** from.points.length > MOST_TABLES) return undefined;
      return from.mapsTo(to, () => tables(from.points ?? [], to.points ?? []).map((t) => map(from, to, (z) => at(t, z.index))));
    }
    case 'Trans': {
      const { space } = sort;
      if (space.points === undefined) return undefined;
      const support = space.base.atoms.map((a) => a.point);
      if (support.length ** support.length > MOST_TABLES) return undefined;
      const permutations = () => tables(support, support).filter((t) => new Set(t).size === t.length);
      return space.transitions(() => permutations().map((t) => transition(space, new Map(support.map((p, i) => [p.key, at(t, i)])))));
    }
    case 'Set': {
      const members = listOf(sort.of);
      if (members === undefined || 2 ** members.length > MOST) return undefined;
      return Array.from({ length: 2 ** members.length }, (_, mask) =>
        setOf(
          sort.of,
          members.filter((_m, i) => (mask >> i) % 2 === 1),
        ),
      );
    }
  }
}
function tables(from: readonly Point[], to: readonly Point[]): Point[][] {
  return from.reduce<Point[][]>((rows) => rows.flatMap((row) => to.map((p) => [...row, p])), [[]]);
}

// ---- for messages

export function show(value: Value): string {
  switch (value.kind) {
    case 'space':
      return value.points === undefined || !value.hasBase ? value.name : `{0..${value.points.length - 1}} with base ${show(value.base)}`;
    case 'opaque':
      return 'anything';
    case 'pair':
      return `(${show(value.left)}, ${show(value.right)})`;
    case 'set':
      return `{${(value.within() ?? [])
        .filter((v) => value.has(v) !== false)
        .map(show)
        .join(', ')}${value.within() === undefined ? '…' : ''}}`;
    case 'model':
      return `(${show(value.law)}; ${show(value.kernel)})`;
    default:
      return `[${value.key ?? '?'}]`;
  }
}
