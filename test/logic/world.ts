/** A small world for tests of the kernel: a signature with points, vectors R(n), predicates, and shorthands. */
import { rational, Signature, type Sym, type Term } from '../../src/terms/index.ts';

export function world(recording = true) {
  const s = new Signature(recording);
  const point = s.apply(s.declare('Point', 'sort', [], [], undefined), [], []);
  const n = s.free('n', s.nat);
  const R = s.declare('R', 'sort', [], [n], undefined);
  const vector = (dimension: Term) => s.apply(R, [], [dimension]);
  const call =
    (symbol: Sym, sorts: readonly Term[] = []) =>
    (...args: Term[]) =>
      s.apply(symbol, sorts, args);
  const [x, y, z] = [s.free('x', point), s.free('y', point), s.free('z', point)];
  const p = call(s.declare('p', 'predicate', [], [x], s.prop));
  const q = call(s.declare('q', 'predicate', [], [x], s.prop));
  const r = call(s.declare('r', 'predicate', [], [x, y], s.prop));
  const f = call(s.declare('f', 'function', [], [x], point));
  const c = call(s.declare('c', 'function', [], [], point))();
  const d = call(s.declare('d', 'function', [], [], point))();
  /** zero(n) : R(n), and tail : R(n + 1) → R(n). */
  const zero = call(s.declare('zero', 'function', [], [n], vector(n)));
  const plus = (a: Term, b: Term) => s.apply(s.arithmetic('+', s.sortOf(a)), [], [a, b]);
  const minus = (a: Term, b: Term) => s.apply(s.arithmetic('-', s.sortOf(a)), [], [a, b]);
  const times = (a: Term, b: Term) => s.apply(s.arithmetic('*', s.sortOf(a)), [], [a, b]);
  const over = (a: Term, b: Term) => s.apply(s.arithmetic('/', s.sortOf(a)), [], [a, b]);
  const atMost = (a: Term, b: Term) => s.apply(s.arithmetic('<=', s.sortOf(a)), [], [a, b]);
  const below = (a: Term, b: Term) => s.apply(s.arithmetic('<', s.sortOf(a)), [], [a, b]);
  const number = (value: number | bigint, sort: Term = s.nat) => s.numeral(rational(BigInt(value)), sort);
  const tail = call(s.declare('tail', 'function', [], [n, s.free('v', vector(plus(n, number(1))))], vector(n)));
  const all = (v: Term, body: Term) => s.bind('all', v, body);
  const ex = (v: Term, body: Term) => s.bind('ex', v, body);
  const set = (v: Term, body: Term) => s.bind('comp', v, body);
  const imp = (a: Term, b: Term) => s.connective('=>', a, b);
  const and = (a: Term, b: Term) => s.connective('and', a, b);
  const or = (a: Term, b: Term) => s.connective('or', a, b);
  return {
    s,
    point,
    vector,
    n,
    x,
    y,
    z,
    p,
    q,
    r,
    f,
    c,
    d,
    zero,
    tail, // biome-ignore format: names
    plus,
    minus,
    times,
    over,
    atMost,
    below,
    number,
    all,
    ex,
    set,
    imp,
    and,
    or, // biome-ignore format: names
  };
}
export type World = ReturnType<typeof world>;
