/**
 * Finite mathematics, exactly: spaces of at most three points with null points, laws with rational weights, kernels, maps, transitions.
 * The one infinite space is the space of laws; the laws on it have finitely many atoms, so they are exact, too.
 */
import { at } from '../../../src/logic/error.ts';
import { add, compare, multiply, ONE, type Rational, showRational, ZERO } from '../../../src/logic/rational.ts';

/** True, false, or not decided. */
export type Truth = boolean | undefined;

export class Space {
  readonly kind = 'space';
  readonly name: string;
  /** Settles what representatives of transitions do off the support of the base law. */
  readonly salt: number;
  /** The points; undefined for the space of laws on `on`. */
  readonly points: readonly Point[] | undefined;
  readonly on: Space | undefined;
  #base: Law | undefined;
  #laws: Space | undefined;
  readonly #lists = new Map<string, readonly Value[]>();

  constructor(name: string, points: number | Space, salt: number) {
    this.name = name;
    this.salt = salt;
    this.on = typeof points === 'number' ? undefined : points;
    this.points =
      typeof points === 'number'
        ? Array.from({ length: points }, (_, i): Point => ({ kind: 'point', key: `${i}`, index: i, law: undefined }))
        : undefined;
  }

  get base(): Law {
    if (this.#base === undefined) throw new Error(`${this.name} has no base law yet`);
    return this.#base;
  }
  set base(law: Law) {
    this.#base = law;
  }

  /** Dist(this), as a space. Nothing may depend on its base law. */
  get laws(): Space {
    if (this.#laws === undefined) {
      this.#laws = new Space(`Laws(${this.name})`, this, this.salt + 1);
      this.#laws.base = pointMass(this.#laws, pointOf(this.base));
    }
    return this.#laws;
  }

  /** Remembers a list for this space. */
  list(name: string, make: () => readonly Value[]): readonly Value[] {
    const known = this.#lists.get(name) ?? make();
    this.#lists.set(name, known);
    return known;
  }
}

export interface Point {
  readonly kind: 'point';
  readonly key: string;
  readonly index: number;
  /** What a point of a space of laws is. */
  readonly law: Law | undefined;
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
/** A map; it has a key (which tells it from others) if its domain is finite. */
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
export type Value = Space | Point | Law | MapValue | Kernel | Transition | Model | SetValue | Opaque;

export type Sort =
  | { readonly kind: 'Space' }
  | { readonly kind: 'Pt' | 'Dist' | 'Trans'; readonly space: Space }
  | { readonly kind: 'Map' | 'Kern' | 'Model'; readonly from: Space; readonly to: Space }
  | { readonly kind: 'Set'; readonly of: Sort };

export function sortKey(sort: Sort): string {
  if (sort.kind === 'Space') return 'Space';
  if (sort.kind === 'Set') return `Set(${sortKey(sort.of)})`;
  return 'space' in sort ? `${sort.kind}(${sort.space.name})` : `${sort.kind}(${sort.from.name}, ${sort.to.name})`;
}

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
export const pointOf = (of: Law): Point => ({ kind: 'point', key: `(${of.key})`, index: -1, law: of });
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

export function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return (h ^ (h >>> 15)) >>> 0;
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
  if (a.kind === 'space' || b.kind === 'space' || a.kind === 'set' || b.kind === 'set') return a.kind === b.kind ? false : mixed(a, b);
  if (a.kind !== b.kind) return mixed(a, b);
  return a.key === undefined || b.key === undefined ? undefined : a.key === b.key;
}
function equalSets(a: SetValue, b: SetValue): Truth {
  const list = listOf(a.of);
  const [mine, theirs] = [list ?? a.within(), list ?? b.within()];
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
      return undefined;
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
      return from.list(sortKey(sort), () => tables(from.points ?? [], to.points ?? []).map((t) => map(from, to, (z) => at(t, z.index))));
    }
    case 'Trans': {
      const { space } = sort;
      if (space.points === undefined) return undefined;
      const support = space.base.atoms.map((a) => a.point);
      if (support.length ** support.length > MOST_TABLES) return undefined;
      const permutations = () => tables(support, support).filter((t) => new Set(t).size === t.length);
      return space.list('Trans', () => permutations().map((t) => transition(space, new Map(support.map((p, i) => [p.key, at(t, i)])))));
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
      return value.points === undefined ? value.name : `{0..${value.points.length - 1}} with base ${show(value.base)}`;
    case 'opaque':
      return 'anything';
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
