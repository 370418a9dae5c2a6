/** The arguments of a symbol, each asked for by the kind that its reading expects. */

import type { Rational } from '../../../src/logic/rational.ts';
import { occurs, type Sym } from '../../../src/terms/index.ts';
import type { Vector } from './algebra.ts';
import type {
  Complex,
  Coordinate,
  Kernel,
  Law,
  MapValue,
  MatrixValue,
  Model,
  Permutation,
  Point,
  SetValue,
  Space,
  Transition,
  Value,
} from './values.ts';

/** Which parameters of a symbol later ones determine. */
const known = new WeakMap<Sym, readonly boolean[]>();
function determined(symbol: Sym): readonly boolean[] {
  const found = known.get(symbol) ?? symbol.params.map((p, i) => symbol.params.slice(i + 1).some((later) => occurs(p, later.kid(0))));
  known.set(symbol, found);
  return found;
}
/** Those of the arguments of a symbol that are written: no later ones determine them. */
export const written = <T>(symbol: Sym, args: readonly T[]): readonly T[] => args.filter((_, i) => determined(symbol)[i] !== true);

/** The arguments of a symbol: those that are written, counted from the end; and before them those that later ones determine. */
export class Arguments {
  readonly values: readonly Value[];
  readonly implicit: readonly Value[];

  constructor(symbol: Sym, values: readonly Value[]) {
    this.values = written(symbol, values);
    this.implicit = values.filter((_, i) => determined(symbol)[i] === true);
  }

  #last(k: number, kind: Value['kind']): Value {
    const value = this.values.at(-k);
    if (value === undefined || value.kind !== kind) throw new Error(`argument ${k} from the end is no ${kind} but ${value?.kind}`);
    return value;
  }
  space(k: number): Space {
    const v = this.#last(k, 'space');
    return v.kind === 'space' ? v : unreachable();
  }
  implicitSpace(i: number): Space {
    const v = this.implicit[i];
    return v?.kind === 'space' ? v : unreachable();
  }
  point(k: number): Point {
    const v = this.#last(k, 'point');
    return v.kind === 'point' ? v : unreachable();
  }
  law(k: number): Law {
    const v = this.#last(k, 'law');
    return v.kind === 'law' ? v : unreachable();
  }
  map(k: number): MapValue {
    const v = this.#last(k, 'map');
    return v.kind === 'map' ? v : unreachable();
  }
  kernel(k: number): Kernel {
    const v = this.#last(k, 'kernel');
    return v.kind === 'kernel' ? v : unreachable();
  }
  transition(k: number): Transition {
    const v = this.#last(k, 'transition');
    return v.kind === 'transition' ? v : unreachable();
  }
  model(k: number): Model {
    const v = this.#last(k, 'model');
    return v.kind === 'model' ? v : unreachable();
  }
  set(k: number): SetValue {
    const v = this.#last(k, 'set');
    return v.kind === 'set' ? v : unreachable();
  }
  number(k: number): Rational {
    const v = this.#last(k, 'number');
    return v.kind === 'number' ? v.value : unreachable();
  }
  natural(k: number): number {
    return Number(this.number(k).n);
  }
  complex(k: number): Complex {
    const v = this.#last(k, 'complex');
    return v.kind === 'complex' ? v : unreachable();
  }
  coordinate(k: number): Coordinate {
    const v = this.#last(k, 'coordinate');
    return v.kind === 'coordinate' ? v : unreachable();
  }
  permutation(k: number): Permutation {
    const v = this.#last(k, 'permutation');
    return v.kind === 'permutation' ? v : unreachable();
  }
  matrix(k: number): MatrixValue {
    const v = this.#last(k, 'matrix');
    return v.kind === 'matrix' ? v : unreachable();
  }
  vector(k: number): Vector {
    return this.point(k).vector ?? unreachable();
  }
  any(k: number): Value {
    return this.values.at(-k) ?? unreachable();
  }
}
export function unreachable(): never {
  throw new Error('this cannot happen');
}
