/** Random finite mathematics, with coincidences made likely: equal or almost equal maps and kernels, null points, images that meet. */

import { multiply, ONE, type Rational, rational, ZERO } from '../../../src/logic/rational.ts';
import { at } from '../at.ts';
import { reciprocal } from './algebra.ts';
import { Chance, hash } from './chance.ts';
import { NumericDraws } from './draw_numeric.ts';
import { composite, inverse, model } from './interpretation.ts';
import {
  after,
  dirac,
  everything,
  type Kernel,
  kernel,
  type Law,
  law,
  listOf,
  type MapValue,
  map,
  type Point,
  pointMass,
  pointOf,
  push,
  representative,
  type SetValue,
  type Sort,
  Space,
  setOf,
  sortKey,
  type Transition,
  transition,
  type Value,
} from './values.ts';
import { Witnesses } from './witnesses.ts';

/** Sizes of spaces, and how many spaces one instance has at hand. */
const SIZES = [1, 2, 2, 2, 3, 3];
const HAND = 3;
/** How many values of a large sort are made up where a quantifier asks for some. */
const FRESH = 3;

/** One random instance: all that it has drawn so far, so that later draws may meet earlier ones. */
export class World {
  readonly #chance: Chance;
  readonly #numeric: NumericDraws;
  readonly #witnesses = new Witnesses((sort) => this.#known(sort));
  readonly #drawn = new Map<string, Value[]>();
  readonly #samples = new Map<string, readonly Value[]>();
  readonly #spaces: Space[] = [];
  #dealt = 0;
  readonly #composites: { readonly outer: Kernel; readonly inner: Kernel; readonly whole: Kernel }[] = [];

  constructor(seed: string) {
    this.#chance = new Chance(seed);
    this.#numeric = new NumericDraws(this.#chance, (sort) => this.#known(sort));
    for (let i = 0; i < HAND; i++) this.#newSpace();
  }

  // ---- what was drawn

  /** A value of the sort, which later draws of this world may meet. */
  draw(sort: Sort): Value {
    const value = this.fresh(sort);
    this.#keep(sort, value);
    return value;
  }
  #keep(sort: Sort, value: Value): void {
    const key = sortKey(sort);
    const list = this.#drawn.get(key) ?? [];
    list.push(value);
    this.#drawn.set(key, list);
  }
  #known(sort: Sort): readonly Value[] {
    return this.#drawn.get(sortKey(sort)) ?? [];
  }
  #one(sort: Sort): Value | undefined {
    const known = this.#known(sort);
    return known.length === 0 ? undefined : this.#chance.pick(known);
  }

  /** Values of a sort that is too large to be listed: all that were drawn, what can be made of them, and some more. */
  samples(sort: Sort): readonly Value[] {
    const key = sortKey(sort);
    const before = this.#samples.get(key);
    if (before !== undefined) return before;
    const made: Value[] = sort.kind === 'Space' ? [...this.#spaces] : [...this.#known(sort)];
    if (sort.kind === 'Set') made.push(everything(sort.of));
    else if (sort.kind !== 'Space') for (let i = 0; i < FRESH; i++) made.push(this.fresh(sort));
    if (sort.kind === 'Kern') made.push(dirac(this.#injection(sort.from, sort.to) ?? this.#map(sort.from, sort.to)));
    if (sort.kind === 'Dist')
      made.push(...(sort.space.points ?? []).map((point) => pointMass(sort.space, point)), ...this.#reweighed(sort.space));
    made.push(...this.#witnesses.of(sort));
    this.#samples.set(key, made);
    return made;
  }

  fresh(sort: Sort): Value {
    switch (sort.kind) {
      case 'Space':
        if (this.#dealt === this.#spaces.length) this.#newSpace();
        return at(this.#spaces, this.#dealt++);
      case 'Pt':
        return this.#point(sort.space);
      case 'Dist':
        return this.#law(sort.space);
      case 'Map':
        return this.#map(sort.from, sort.to);
      case 'Kern':
        return this.#kernel(sort.from, sort.to);
      case 'Trans':
        return this.#transition(sort.space);
      case 'Model':
        return this.#model(sort.from, sort.to);
      case 'Set':
        return this.#set(sort.of);
      case 'Pair':
        return { kind: 'pair', left: this.draw(sort.left), right: this.draw(sort.right) };
      case 'Nat':
        return this.#numeric.natural();
      case 'Real':
        return this.#numeric.real();
      case 'Complex':
        return this.#numeric.complex();
      case 'Coord':
        return this.#numeric.coordinate(sort.size);
      case 'Perm':
        return this.#numeric.permutation(sort.size);
      case 'Mat':
        return this.#numeric.matrix(sort.rows, sort.columns);
    }
  }

  // ---- spaces, points, laws

  #newSpace(): void {
    const space = new Space(`S${this.#spaces.length}`, this.#chance.pick(SIZES), this.#chance.below(2 ** 20));
    const points = space.points ?? [];
    space.base = this.#weigh(space, this.#chance.percent(40) ? points : this.#chance.subset(points));
    this.#spaces.push(space);
  }
  #weigh(space: Space, support: readonly Point[]): Law {
    if (support.length === 0) return pointMass(space, this.#point(space));
    const weights = support.map(() => 1 + this.#chance.below(3));
    const total = BigInt(weights.reduce((a, b) => a + b));
    return law(
      space,
      support.map((point, i) => ({ point, weight: rational(BigInt(at(weights, i)), total) })),
    );
  }
  #point(space: Space): Point {
    if (space.points !== undefined) return this.#chance.pick(space.points);
    if (space.vectors !== undefined) return this.#numeric.vector(space.vectors);
    const seen = this.#one({ kind: 'Pt', space });
    return seen?.kind === 'point' && this.#chance.percent(50) ? seen : pointOf(this.#law(space.on ?? fail('a space without points')));
  }
  #law(space: Space): Law {
    if (space.vectors !== undefined && this.#chance.percent(50)) return this.#numeric.law(space, space.vectors.dimension);
    const atoms = (of: Value | undefined) => (of?.kind === 'law' ? of.atoms.map((a) => a.point) : undefined);
    const sort: Sort = { kind: 'Dist', space };
    const reweighed = (points: readonly Point[] | undefined) => (points === undefined ? undefined : this.#weigh(space, points));
    return this.#chance.oneOf<Law>(
      [
        () => (space.hasBase ? space.base : undefined),
        () => this.#isLaw(this.#one(sort)),
        () => (space.hasBase ? reweighed(atoms(space.base)) : undefined),
        () => reweighed(atoms(this.#one(sort))),
        () => reweighed(this.#chance.subset(atoms(this.#one(sort)) ?? [])),
        () => pointMass(space, this.#point(space)),
        () => this.#image(space),
      ],
      () => this.#weigh(space, this.#chance.subset(space.points ?? [this.#point(space), this.#point(space)])),
    );
  }
  /** Laws with the null sets of one drawn before, which a map takes to a law drawn before. */
  #reweighed(space: Space): Law[] {
    const laws = (of: Space) => this.#known({ kind: 'Dist', space: of }).flatMap((mu) => this.#isLaw(mu) ?? []);
    return this.#spaces.flatMap((to) =>
      this.#known({ kind: 'Map', from: space, to }).flatMap((f) =>
        f.kind === 'map' ? laws(space).flatMap((mu) => laws(to).flatMap((nu) => reweighed(mu, f, nu) ?? [])) : [],
      ),
    );
  }
  #isLaw(value: Value | undefined): Law | undefined {
    return value?.kind === 'law' ? value : undefined;
  }
  /** The image of a law under something drawn before. */
  #image(space: Space): Law | undefined {
    for (const from of this.#spaces) {
      const mu = this.#one({ kind: 'Dist', space: from });
      const by = this.#one({ kind: this.#chance.percent(50) ? 'Map' : 'Kern', from, to: space });
      if (mu?.kind !== 'law') continue;
      if (by?.kind === 'map') return push(dirac(by), mu);
      if (by?.kind === 'kernel') return push(by, mu);
    }
    return undefined;
  }

  // ---- maps, kernels, transitions

  #map(from: Space, to: Space): MapValue {
    if (from.vectors !== undefined && to.vectors !== undefined) return this.#numeric.linear(to.vectors.dimension, from.vectors.dimension);
    if (from.points === undefined)
      return map(
        from,
        to,
        this.#somehow(() => this.#point(to)),
      );
    const sort: Sort = { kind: 'Map', from, to };
    const seen = this.#one(sort);
    const known = seen?.kind === 'map' ? seen : undefined;
    return this.#chance.oneOf<MapValue>(
      [
        () => known,
        () => {
          const [where, value] = [this.#point(from), this.#point(to)];
          return known === undefined ? undefined : map(from, to, (z) => (z === where ? value : known.at(z)));
        },
        () => this.#injection(from, to),
        () => (from === to ? representative(this.#transition(from)) : undefined),
      ],
      () => {
        const table = from.points?.map(() => this.#point(to)) ?? [];
        return map(from, to, (z) => at(table, z.index));
      },
    );
  }
  /** A function of infinitely many points, with few values. */
  #somehow<T>(draw: () => T): (z: Point) => T {
    const values = [draw(), draw(), draw()];
    return (z) => at(values, hash(z.key) % values.length);
  }
  #injection(from: Space, to: Space): MapValue | undefined {
    const left = [...(to.points ?? [])];
    const table = (from.points ?? []).flatMap(() => (left.length === 0 ? [] : left.splice(this.#chance.below(left.length), 1)));
    return table.length < (from.points?.length ?? 4) ? undefined : map(from, to, (z) => at(table, z.index));
  }
  #kernel(from: Space, to: Space): Kernel {
    if (from.vectors !== undefined && to.vectors !== undefined) return dirac(this.#map(from, to));
    if (from.points === undefined)
      return kernel(
        from,
        to,
        this.#somehow(() => this.#law(to)),
      );
    const seen = this.#one({ kind: 'Kern', from, to });
    const known = seen?.kind === 'kernel' ? seen : undefined;
    return this.#chance.oneOf<Kernel>(
      [
        () => known,
        () => {
          const [where, value] = [this.#point(from), this.#weigh(to, this.#chance.subset(to.points ?? []))];
          return known === undefined ? undefined : kernel(from, to, (z) => (z === where ? value : known.at(z)));
        },
        () => dirac(this.#map(from, to)),
        () => this.#composite(from, to),
      ],
      () => this.#plain(from, to),
    );
  }
  #plain(from: Space, to: Space): Kernel {
    const columns = from.points?.map(() => this.#weigh(to, this.#chance.subset(to.points ?? []))) ?? [];
    return kernel(from, to, (z) => at(columns, z.index));
  }
  #composite(from: Space, to: Space): Kernel {
    const middle = this.#chance.pick(this.#spaces);
    const seen = this.#one({ kind: 'Kern', from: middle, to });
    const outer = seen?.kind === 'kernel' && this.#chance.percent(50) ? seen : this.#plain(middle, to);
    const rep = (): Kernel | undefined => (from === middle ? dirac(representative(this.#transition(from))) : undefined);
    const inner =
      (this.#chance.percent(50) ? rep() : undefined) ??
      (this.#chance.percent(50) ? dirac(this.#map(from, middle)) : this.#plain(from, middle));
    const whole = after(outer, inner);
    this.#composites.push({ outer, inner, whole });
    this.#keep({ kind: 'Kern', from: middle, to }, outer);
    this.#keep({ kind: 'Kern', from, to: middle }, inner);
    return whole;
  }
  #transition(space: Space): Transition {
    const seen = this.#one({ kind: 'Trans', space });
    if (seen?.kind === 'transition' && this.#chance.percent(30)) return seen;
    const left = space.base.atoms.map((a) => a.point);
    return transition(
      space,
      new Map(space.base.atoms.flatMap(({ point }) => left.splice(this.#chance.below(left.length), 1).map((to) => [point.key, to]))),
    );
  }

  // ---- models

  /** Often one that an earlier model is Blackwell coarser than. */
  #model(from: Space, to: Space): Value {
    for (const z of this.#chance.percent(70) ? this.#spaces : []) {
      const finer = this.#one({ kind: 'Model', from: z, to });
      if (finer?.kind !== 'model') continue;
      const found = this.#composites.find((c) => c.whole === finer.kernel && c.outer.from === from);
      if (found !== undefined) return model(push(found.inner, finer.law), found.outer);
    }
    return model(this.#law(from), this.#chance.percent(60) ? this.#composite(from, to) : this.#kernel(from, to));
  }

  // ---- sets

  #set(of: Sort): SetValue {
    const list = listOf(of);
    const seen = this.#one({ kind: 'Set', of });
    const known = seen?.kind === 'set' ? seen.within() : undefined;
    const members = (known ?? []).filter((v) => seen?.kind === 'set' && seen.has(v) !== false);
    if (of.kind === 'Pair' && this.#chance.percent(40)) {
      return setOf(
        of,
        this.#numeric.matching(of, (sort) => this.draw(sort)).filter(() => this.#chance.percent(85)),
      );
    }
    if (list !== undefined) {
      const second = this.#one({ kind: 'Set', of });
      const also = (v: Value): boolean => second?.kind === 'set' && second.has(v) === true;
      return this.#chance.oneOf<SetValue>(
        [
          () => everything(of),
          () => setOf(of, members),
          () => setOf(of, members.filter(also)),
          () =>
            setOf(
              of,
              list.filter((v) => members.includes(v) || this.#chance.percent(50)),
            ),
          () =>
            setOf(
              of,
              list.filter((v) => !members.includes(v)),
            ),
          () => this.#group(of),
        ],
        () => setOf(of, this.#chance.subset(list)),
      );
    }
    return this.#chance.oneOf<SetValue>(
      [
        () => everything(of),
        () => setOf(of, this.#chance.subset(members)),
        () => setOf(of, [...members, this.draw(of)]),
        () => this.#measureClass(of),
        () => this.#measureClass(of),
        () => this.#afterMaps(of),
        () => this.#afterMaps(of),
      ],
      () => setOf(of, this.#chance.subset([...this.#known(of), this.fresh(of), this.draw(of)])),
    );
  }
  /** A group of transitions: that of all, or what one generates. */
  #group(of: Sort): SetValue | undefined {
    if (of.kind !== 'Trans') return undefined;
    if (this.#chance.percent(30)) return everything(of);
    const t = this.#transition(of.space);
    const powers: Transition[] = [composite(t, inverse(t))];
    for (let s = t; !powers.some((p) => p.key === s.key); s = composite(s, t)) powers.push(s);
    return setOf(of, powers);
  }
  /** Laws with the null sets of the base law. */
  #measureClass(of: Sort): SetValue | undefined {
    if (of.kind !== 'Dist') return undefined;
    const support = of.space.base.atoms.map((a) => a.point);
    const laws = Array.from({ length: 1 + this.#chance.below(3) }, () => this.#weigh(of.space, support));
    const first = at(laws, 0);
    if (this.#chance.percent(60)) laws.push(push(dirac(representative(this.#transition(of.space))), first));
    for (const mu of laws) this.#keep(of, mu);
    return setOf(of, laws);
  }
  /** One kernel after maps, injective if possible: often Blackwell reducible. */
  #afterMaps(of: Sort): SetValue | undefined {
    if (of.kind !== 'Kern') return undefined;
    const middle = this.#chance.percent(50) ? of.from : this.#chance.pick(this.#spaces);
    const outer = this.#plain(middle, of.to);
    this.#keep({ kind: 'Kern', from: middle, to: of.to }, outer);
    const maps = Array.from({ length: 1 + this.#chance.below(2) }, () => this.#injection(of.from, middle) ?? this.#map(of.from, middle));
    const kernels = maps.map((f) => after(outer, dirac(f)));
    for (const k of kernels) this.#keep(of, k);
    return setOf(of, kernels);
  }
}

/** The law mu with the density of nu, after f, as the weight: if nu has the null sets of the image of mu. */
function reweighed(mu: Law, f: MapValue, nu: Law): Law | undefined {
  const image = push(dirac(f), mu);
  const density = new Map(nu.atoms.map((a) => [a.point.key, a.weight]));
  if (image.atoms.length !== density.size || image.atoms.some((a) => !density.has(a.point.key))) return undefined;
  const below = new Map(image.atoms.map((a) => [a.point.key, a.weight]));
  const over = ({ point, weight }: Law['atoms'][number]): Rational =>
    multiply(weight, multiply(density.get(f.at(point).key) ?? ZERO, reciprocal(below.get(f.at(point).key) ?? ONE)));
  return law(
    mu.space,
    mu.atoms.map((a) => ({ point: a.point, weight: over(a) })),
  );
}

function fail(why: string): never {
  throw new Error(why);
}
