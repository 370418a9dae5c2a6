/** Values that can be made of what was drawn, where a formula asks for some value of which chance would not think. */
import { compare, multiply, ONE, type Rational, ZERO } from '../../../src/logic/rational.ts';
import { at } from '../at.ts';
import { integer, isZero, killed, list, type Matrix, reciprocal, sum, transposed, type Vector, vandermonde } from './algebra.ts';
import { matricesIn, product, vectorsIn } from './draw_numeric.ts';
import { matrixOf, membersOf, vectorOf } from './numeric.ts';
import { elements, reals } from './spaces.ts';
import {
  type Law,
  law,
  type MapValue,
  map,
  matrix,
  number,
  type Point,
  pointOf,
  type Sort,
  type Space,
  type Value,
  type Vectors,
  vectorPoint,
} from './values.ts';

/** The dimensions and sizes that draws have. */
const DIMENSIONS = [1, 2, 3];

export class Witnesses {
  /** What was drawn of a sort. */
  readonly #known: (sort: Sort) => readonly Value[];

  constructor(known: (sort: Sort) => readonly Value[]) {
    this.#known = known;
  }

  /** The witnesses of a sort. */
  of(sort: Sort): readonly Value[] {
    switch (sort.kind) {
      case 'Nat':
        return list(7, (i) => number(integer(i)));
      case 'Real':
        return [...this.#numbers().flatMap((a) => (isZero(a) ? [] : [reciprocal(a)])), ...this.#norms().map(reciprocal), ZERO, ONE].map(
          number,
        );
      case 'Mat':
        return [
          vandermonde(sort.rows, sort.columns),
          ...this.#assembled(sort.rows, sort.columns),
          ...this.#kernels(sort.rows, sort.columns),
        ].map(matrix);
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
      law(
        space,
        (space.points ?? []).map((point, i) => ({ point, weight: multiply(at(values, i), reciprocal(sum(values))) })),
      ),
    );
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
  /** The matrices of the kernels that were drawn. */
  #kernels(rows: number, columns: number): readonly Matrix[] {
    const drawn = this.#known({ kind: 'Kern', from: elements(columns), to: elements(rows) });
    return drawn.flatMap((kappa) => (kappa.kind === 'kernel' ? [matrixOf(kappa)] : []));
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
    const matrices = DIMENSIONS.flatMap((rows) => matricesIn(this.#known, rows, dimension));
    const killing = matrices.flatMap((a) => this.#sets(dimension).flatMap((on) => killedWithin(a, on)));
    return [...vectorsIn(this.#known, dimension), ...killing]
      .filter((x) => x.filter((c) => !isZero(c)).length <= sparsity)
      .map(vectorPoint);
  }
}

function killedWithin(a: Matrix, on: readonly number[]): Vector[] {
  const found = on.length === 0 ? undefined : killed(on.map((j) => at(a, j)));
  return found === undefined ? [] : [list(a.length, (j) => found[on.indexOf(j)] ?? ZERO)];
}
/** The point with number j goes to (j + 1, j + 1, …). */
const ascending = (from: Space, to: Space, d: number): MapValue => map(from, to, (z) => vectorPoint(list(d, () => integer(z.index + 1))));
