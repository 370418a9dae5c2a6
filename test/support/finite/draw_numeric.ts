/** Random numbers, vectors and matrices, with coincidences made likely. */
import { add, multiply, ONE, type Rational, rational, ZERO } from '../../../src/logic/rational.ts';
import { at } from '../at.ts';
import { eye, integer, isZero, list, type Matrix, reciprocal, scaled, transposed, type Vector, zeros } from './algebra.ts';
import type { Chance } from './chance.ts';
import { linear, vectorOf } from './numeric.ts';
import { reals } from './spaces.ts';
import {
  complex,
  coordinate,
  type Law,
  law,
  listOf,
  type MapValue,
  type MatrixValue,
  matrix,
  number,
  type Pair,
  type Point,
  permutation,
  type Sort,
  type Space,
  type Value,
  type Vectors,
  vectorPoint,
} from './values.ts';

/** Numbers, and so dimensions and sizes. */
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
  /** Whether most matrices are stochastic; settled when the first one is drawn. */
  #stochastic: boolean | undefined;

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
    const seen = vectorsIn(this.#known, dimension);
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
  matrix(rows: number, columns: number): MatrixValue {
    const chance = this.#chance;
    this.#stochastic ??= chance.percent(30);
    if (this.#stochastic && chance.percent(90)) return this.#laws(rows, columns);
    const seen = matricesIn(this.#known, rows, columns);
    const some: Matrix = list(columns, () => list(rows, () => (chance.percent(40) ? ZERO : this.#real())));
    const drawn = chance.oneOf<Matrix>(
      [
        () => (seen.length === 0 ? undefined : chance.pick(seen)),
        () => matricesIn(this.#known, columns, rows).map(transposed)[0],
        () => (rows === columns ? eye(rows) : undefined),
        () => (rows === columns && rows > 1 ? this.#rotation(rows) : undefined),
        () => some.map((column, j) => (j > 0 && chance.percent(50) ? scaled(this.#real(), at(some, 0)) : column)),
      ],
      () => some,
    );
    return matrix(drawn);
  }
  /** A matrix whose columns are laws, often one that was drawn, with other columns here and there. */
  #laws(rows: number, columns: number): MatrixValue {
    const chance = this.#chance;
    const law = (): Vector => {
      const weights = list(rows, () => chance.pick([0, 0, 1, 1, 2, 3]));
      const total = weights.reduce((a, b) => a + b);
      return total === 0 ? list(rows, (i) => (i === 0 ? ONE : ZERO)) : weights.map((w) => rational(BigInt(w), BigInt(total)));
    };
    const seen = matricesIn(this.#known, rows, columns);
    const model = seen.length > 0 && chance.percent(60) ? chance.pick(seen) : undefined;
    const kept = chance.percent(40) ? 100 : 50;
    return matrix(list(columns, (j) => (model !== undefined && chance.percent(kept) ? at(model, j) : law())));
  }
  #rotation(d: number): Matrix {
    const [c, s] = this.#chance.pick(ANGLES);
    const turned: Matrix = [
      [c, s],
      [multiply(rational(-1n), s), c],
    ];
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
    const atoms = [
      [side, outer],
      [multiply(rational(-1n), side), outer],
      [ZERO, add(ONE, multiply(rational(-2n), outer))],
    ] as const;
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
}

/** All coordinates are 1, or all are -1. */
const inLine = (space: Space, d: number): Law =>
  law(
    space,
    [1n, -1n].map((a) => ({ point: vectorPoint(list(d, () => rational(a))), weight: rational(1n, 2n) })),
  );

export function product(space: Space, components: readonly Law[]): Law {
  const rows = components.reduce<readonly { readonly x: Vector; readonly weight: Rational }[]>(
    (before, mu) =>
      before.flatMap(({ x, weight }) => mu.atoms.map((a) => ({ x: [...x, ...vectorOf(a.point)], weight: multiply(weight, a.weight) }))),
    [{ x: [], weight: ONE }],
  );
  return law(
    space,
    rows.map(({ x, weight }) => ({ point: vectorPoint(x), weight })),
  );
}

type Known = (sort: Sort) => readonly Value[];
/** The vectors of a dimension that were drawn. */
export const vectorsIn = (known: Known, d: number): readonly Vector[] =>
  known({ kind: 'Pt', space: reals(d) }).flatMap((z) => (z.kind === 'point' ? [vectorOf(z)] : []));
/** The matrices of a size that were drawn. */
export const matricesIn = (known: Known, rows: number, columns: number): readonly Matrix[] =>
  known({ kind: 'Mat', rows, columns }).flatMap((a) => (a.kind === 'matrix' ? [a.columns] : []));
