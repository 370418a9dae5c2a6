/** Random numbers, vectors and matrices, with coincidences made likely; and witnesses, of which chance would not think. */
import { add, compare, multiply, ONE, type Rational, rational, ZERO } from '../../../src/logic/rational.ts';
import { at } from '../at.ts';
import {
  eye,
  integer,
  isZero,
  killed,
  list,
  type Matrix,
  reciprocal,
  scaled,
  sum,
  transposed,
  type Vector,
  vandermonde,
  zeros,
} from './algebra.ts';
import type { Chance } from './chance.ts';
import { linear, membersOf, vectorOf } from './numeric.ts';
import { elements, reals } from './spaces.ts';
import {
  complex, coordinate, type Law, law, listOf, type MapValue, type MatrixValue, map, matrix, number, type Pair, type Point, permutation, pointOf, type Sort, type Space, type Value, type Vectors, vectorPoint,
} from './values.ts'; // biome-ignore format: a list

/** Dimensions and sizes that draws have. */
const DIMENSIONS = [1, 2, 3];
const NATURALS = [0, 1, 1, 2, 2, 2, 3, 3];
const REALS = ['0', '0', '1', '1', '-1', '2', '-2', '1/2', '3'].map((text) => {
  const [n = '0', d = '1'] = text.split('/');
  return rational(BigInt(n), BigInt(d));
});
/** Cosines and sines. */
const ANGLES = [
  [rational(3n, 5n), rational(4n, 5n)],
  [ZERO, ONE],
  [rational(-1n), ZERO],
] as const;

export class NumericDraws {
  readonly #chance: Chance;
  /** What was drawn of a sort. */
  readonly #known: (sort: Sort) => readonly Value[];

  constructor(chance: Chance, known: (sort: Sort) => readonly Value[]) {
    this.#chance = chance;
    this.#known = known;
  }

  natural(): Value {
    const [seen] = this.#known({ kind: 'Nat' }).slice(-1);
    return seen !== undefined && this.#chance.percent(30) ? seen : number(integer(this.#chance.pick(NATURALS)));
  }
  #real(): Rational {
    return this.#chance.pick(REALS);
  }
  real(): Value {
    const seen = this.#known({ kind: 'Real' });
    return seen.length > 0 && this.#chance.percent(30) ? this.#chance.pick(seen) : number(this.#real());
  }
  complex(): Value {
    const seen = this.#known({ kind: 'Complex' });
    return seen.length > 0 && this.#chance.percent(40) ? this.#chance.pick(seen) : complex(this.#real(), this.#real());
  }
  coordinate(size: number): Value {
    return coordinate(size, this.#chance.below(size));
  }
  permutation(size: number): Value {
    return permutation(this.#chance.shuffled(list(size, (i) => i)));
  }

  // ---- vectors and matrices

  vector({ dimension, sparsity }: Vectors): Point {
    const chance = this.#chance;
    const seen = this.#vectors(dimension);
    const one = (): Vector | undefined => (seen.length === 0 ? undefined : chance.pick(seen));
    const some = list(dimension, () => (chance.percent(40) ? ZERO : this.#real()));
    const drawn = chance.oneOf<Vector>(
      [
        one,
        () => one()?.map((x) => multiply(rational(-1n), x)),
        () => one()?.map((x, i) => (chance.percent(50) ? x : at(some, i))),
        () => list(dimension, (i) => (i === 0 ? ONE : ZERO)),
        () => zeros(dimension),
      ],
      () => some,
    );
    const kept = chance.shuffled(list(dimension, (i) => i)).slice(0, sparsity);
    return vectorPoint(drawn.filter((x) => !isZero(x)).length <= sparsity ? drawn : drawn.map((x, i) => (kept.includes(i) ? x : ZERO)));
  }
  #vectors(d: number): readonly Vector[] {
    return this.#known({ kind: 'Pt', space: reals(d) }).flatMap((z) => (z.kind === 'point' ? [vectorOf(z)] : []));
  }
  matrix(rows: number, columns: number): MatrixValue {
    const chance = this.#chance;
    const seen = this.#matrices(rows, columns);
    const some: Matrix = list(columns, () => list(rows, () => (chance.percent(40) ? ZERO : this.#real())));
    const drawn = chance.oneOf<Matrix>(
      [
        () => (seen.length === 0 ? undefined : chance.pick(seen)),
        () => this.#matrices(columns, rows).map(transposed)[0],
        () => (rows === columns ? eye(rows) : undefined),
        () => (rows === columns && rows > 1 ? this.#rotation(rows) : undefined),
        () => some.map((column, j) => (j > 0 && chance.percent(50) ? scaled(this.#real(), at(some, 0)) : column)),
      ],
      () => some,
    );
    return matrix(drawn);
  }
  #matrices(rows: number, columns: number): readonly Matrix[] {
    return this.#known({ kind: 'Mat', rows, columns }).flatMap((a) => (a.kind === 'matrix' ? [a.columns] : []));
  }
  #rotation(d: number): Matrix {
    const [c, s] = this.#chance.pick(ANGLES);
    const turned: Matrix = [[c, s], [multiply(rational(-1n), s), c]]; // biome-ignore format: columns
    return list(d, (j) => list(d, (i) => (i < 2 && j < 2 ? at(at(turned, j), i) : i === j ? ONE : ZERO)));
  }

  // ---- maps, laws, sets

  linear(rows: number, columns: number): MapValue {
    return linear(this.matrix(rows, columns));
  }
  /** Often of independent coordinates, or of uncorrelated ones that are not independent, and of variance 1. */
  law(space: Space, d: number): Law {
    const chance = this.#chance;
    const lines = this.#known({ kind: 'Dist', space: reals(1) }).flatMap((mu) => (mu.kind === 'law' ? [mu] : []));
    return chance.oneOf(
      [
        () => this.#alongAxes(space, d),
        () => inLine(space, d),
        () =>
          lines.length === 0
            ? undefined
            : product(
                space,
                list(d, () => chance.pick(lines)),
              ),
        () =>
          product(
            space,
            list(d, () => this.#sides(rational(2n))),
          ),
      ],
      () =>
        product(
          space,
          list(d, () => this.#sides(ONE)),
        ),
    );
  }
  /** Twice a unit vector or its negative, 1/8 each, or zero: variance 1, no correlation, no independence. */
  #alongAxes(space: Space, d: number): Law {
    const eighth = rational(1n, 8n);
    const atoms = [2n, -2n].flatMap((a) => list(d, (i) => ({ point: vectorPoint(scaled(rational(a), at(eye(d), i))), weight: eighth })));
    return law(space, [...atoms, { point: vectorPoint(zeros(d)), weight: rational(BigInt(4 - d), 4n) }]);
  }
  /** A law of the line of variance 1, with mass beside 0 unless the side is 1. */
  #sides(side: Rational): Law {
    const outer = multiply(rational(1n, 2n), reciprocal(multiply(side, side)));
    const atoms = [[side, outer], [multiply(rational(-1n), side), outer], [ZERO, add(ONE, multiply(rational(-2n), outer))]] as const; // biome-ignore format: three atoms
    return law(
      reals(1),
      atoms.map(([x, weight]) => ({ point: vectorPoint([x]), weight })),
    );
  }
  /** Pairs such that no left part occurs twice, and no right part: the graph of an injective map. */
  matching(of: { readonly left: Sort; readonly right: Sort }, fresh: (sort: Sort) => Value): Pair[] {
    const lefts = this.#chance.shuffled(listOf(of.left) ?? list(3, () => fresh(of.left)));
    const rights = this.#chance.shuffled(listOf(of.right) ?? list(3, () => fresh(of.right)));
    return lefts.slice(0, rights.length).map((left, i) => ({ kind: 'pair', left, right: at(rights, i) }));
  }

  // ---- witnesses

  /** Values that can be made of what was drawn, where a quantifier asks for some value. */
  witnesses(sort: Sort): readonly Value[] {
    switch (sort.kind) {
      case 'Nat':
        return list(7, (i) => number(integer(i)));
      case 'Real':
        return [...this.#numbers().flatMap((a) => (isZero(a) ? [] : [reciprocal(a)])), ...this.#norms().map(reciprocal), ZERO, ONE].map(
          number,
        );
      case 'Mat':
        return [vandermonde(sort.rows, sort.columns), ...this.#assembled(sort.rows, sort.columns)].map(matrix);
      case 'Map':
        return sort.from.points !== undefined && sort.to.vectors !== undefined
          ? [ascending(sort.from, sort.to, sort.to.vectors.dimension)]
          : [];
      case 'Dist':
        return sort.space.vectors === undefined ? this.#normed(sort.space) : this.#products(sort.space, sort.space.vectors.dimension);
      case 'Pt': {
        const { on, vectors } = sort.space;
        if (on !== undefined) return this.#known({ kind: 'Dist', space: on }).flatMap((mu) => (mu.kind === 'law' ? [pointOf(mu)] : []));
        return vectors === undefined ? [] : this.#within(vectors);
      }
      default:
        return [];
    }
  }
  #numbers(): readonly Rational[] {
    return this.#known({ kind: 'Real' }).flatMap((a) => (a.kind === 'number' ? [a.value] : []));
  }
  /** What the maps of a space to vectors make of its points, where a coordinate is positive everywhere. */
  #positive(from: Space): readonly (readonly Rational[])[] {
    return DIMENSIONS.flatMap((n) => this.#known({ kind: 'Map', from, to: reals(n) }))
      .flatMap((f) => (f.kind === 'map' ? transposed((from.points ?? []).map((z) => vectorOf(f.at(z)))) : []))
      .filter((values) => values.every((v) => compare(v, ZERO) > 0));
  }
  #norms(): readonly Rational[] {
    return DIMENSIONS.flatMap((m) => this.#positive(elements(m))).map(sum);
  }
  #normed(space: Space): readonly Law[] {
    return this.#positive(space).map((values) =>
      law(space, (space.points ?? []).map((point, i) => ({ point, weight: multiply(at(values, i), reciprocal(sum(values))) }))),
    ); // biome-ignore format: one thought
  }
  /** Matrices with columns from a set of columns that was drawn. */
  #assembled(rows: number, columns: number): readonly Matrix[] {
    const of: Sort = { kind: 'Pair', left: { kind: 'Pt', space: reals(rows) }, right: { kind: 'Coord', size: columns } };
    return this.#known({ kind: 'Set', of }).flatMap((set) => {
      const members = (set.kind === 'set' ? set.within() : undefined) ?? [];
      const found = members.flatMap((m) =>
        m.kind === 'pair' && m.left.kind === 'point' && m.right.kind === 'coordinate' ? [{ x: vectorOf(m.left), j: m.right.index }] : [],
      );
      const made = list(columns, (j) => found.find((c) => c.j === j)?.x).filter((x) => x !== undefined);
      return made.length === columns ? [made] : [];
    });
  }
  /** Product laws with the components that were drawn, on a set of coordinates one, elsewhere another. */
  #products(space: Space, d: number): readonly Law[] {
    const lines = this.#known({ kind: 'Dist', space: reals(1) }).flatMap((mu) => (mu.kind === 'law' ? [mu] : []));
    return this.#sets(d).flatMap((on) =>
      lines.flatMap((a) =>
        lines.map((b) =>
          product(
            space,
            list(d, (i) => (on.includes(i) ? a : b)),
          ),
        ),
      ),
    );
  }
  #sets(d: number): readonly (readonly number[])[] {
    return this.#known({ kind: 'Set', of: { kind: 'Coord', size: d } }).flatMap((set) =>
      set.kind === 'set' ? [membersOf(set) ?? []] : [],
    );
  }
  /** Vectors that were drawn, if they are sparse enough; those a matrix kills, on a set of coordinates. */
  #within({ dimension, sparsity }: Vectors): readonly Point[] {
    const matrices = DIMENSIONS.flatMap((rows) => this.#matrices(rows, dimension));
    const killing = matrices.flatMap((a) => this.#sets(dimension).flatMap((on) => killedWithin(a, on)));
    return [...this.#vectors(dimension), ...killing].filter((x) => x.filter((c) => !isZero(c)).length <= sparsity).map(vectorPoint);
  }
}

function killedWithin(a: Matrix, on: readonly number[]): Vector[] {
  const found = on.length === 0 ? undefined : killed(on.map((j) => at(a, j)));
  return found === undefined ? [] : [list(a.length, (j) => found[on.indexOf(j)] ?? ZERO)];
}
/** The point with number j goes to (j + 1, j + 1, …). */
const ascending = (from: Space, to: Space, d: number): MapValue => map(from, to, (z) => vectorPoint(list(d, () => integer(z.index + 1))));

/** All coordinates are 1, or all are -1. */
const inLine = (space: Space, d: number): Law =>
  law(
    space,
    [1n, -1n].map((a) => ({ point: vectorPoint(list(d, () => rational(a))), weight: rational(1n, 2n) })),
  );

function product(space: Space, components: readonly Law[]): Law {
  const rows = components.reduce<readonly { readonly x: Vector; readonly weight: Rational }[]>(
    (before, mu) =>
      before.flatMap(({ x, weight }) => mu.atoms.map((a) => ({ x: [...x, ...vectorOf(a.point)], weight: multiply(weight, a.weight) }))),
    [{ x: [], weight: ONE }],
  );
  return law(space, rows.map(({ x, weight }) => ({ point: vectorPoint(x), weight }))); // biome-ignore format: one thought
}
