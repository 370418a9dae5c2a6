/**
 * Are all square minors of a matrix B other than 0 modulo a prime p < 2¹⁵? Then any sets of as many columns of [I | B] as B has rows are independent.
 * AssemblyScript, compiled by scripts/build-wasm.mjs; src/exact/sparkEngine.ts is what calls it.
 *
 * Four matrices of one shape are searched at once, one in each lane of a vector: the same steps serve all of them. Entries are residues in [0, p);
 * products are Montgomery's with R = 2¹⁶. A column f is either chosen (a pivot, after which its place is taken by the unit vector of the pivot's
 * row) or left out. Three rows, or three columns, are looked at directly: scaled to (x, y, 1) they are points in the plane, and no three of them and
 * the points at infinity of both axes and the origin may lie on a line. Whatever seems to be 0 is told to the caller, lane by lane; nothing is ever missed.
 */

/** A minor of a matrix of three rows or columns is 0 in these lanes; the answer is whether to stop. */
// @ts-ignore: decorator
@external('env', 'suspect')
declare function suspect(base: usize, rows: i32, cols: i32, stride: i32, level: i32, lanes: i32): i32;
/** No row has a pivot in the last of these columns in all lanes at once. */
// @ts-ignore: decorator
@external('env', 'stuck')
declare function stuck(base: usize, rows: i32, cols: i32, stride: i32, level: i32): i32;

/** Where things are: the inverses times R (two bytes each), the choices made on the way down, scratch for the points, then the matrices. */
const INVERSES: usize = 0x1000;
const PATH: usize = 0x11000;
const POINTS: usize = 0x20000;
/** Room for 2048 points: two coordinates and two differences each. */
const COORDINATE: usize = 0x8000;

let p: v128 = i32x4.splat(0);
/** 1/p modulo 2³². */
let q: v128 = i32x4.splat(0);
/** 2p. */
let twice: v128 = i32x4.splat(0);
/** 4p, as an unsigned bound. */
let bound: v128 = i32x4.splat(0);
/** R² modulo p. */
let square: v128 = i32x4.splat(0);

export function setup(prime: i32, inverse: i32, squared: i32): void {
  p = i32x4.splat(prime);
  q = i32x4.splat(inverse);
  twice = i32x4.splat(2 * prime);
  bound = i32x4.splat(4 * prime);
  square = i32x4.splat(squared);
}

/** a·b/R for |a|, |b| < p; in (−p, p). */
// @ts-ignore: decorator
@inline function product(a: v128, b: v128): v128 {
  const t = i32x4.mul(a, b);
  const m = i32x4.shr_s(i32x4.shl(i32x4.mul(t, q), 16), 16);
  return i32x4.shr_s(i32x4.sub(t, i32x4.mul(m, p)), 16);
}

/** From (−p, p) to [0, p): a negative number is a large one without its sign. */
// @ts-ignore: decorator
@inline function lifted(a: v128): v128 {
  return i32x4.min_u(a, i32x4.add(a, p));
}

/** A number that is at most 4p, without sign, just if d is a multiple of p; |d| ≤ 2p². */
// @ts-ignore: decorator
@inline function quotient(d: v128): v128 {
  return i32x4.add(i32x4.mul(d, q), twice);
}

/** The inverses times R. */
// @ts-ignore: decorator
@inline function inverses(a: v128): v128 {
  return i32x4(
    load<u16>(INVERSES + (<usize>i32x4.extract_lane(a, 0) << 1)),
    load<u16>(INVERSES + (<usize>i32x4.extract_lane(a, 1) << 1)),
    load<u16>(INVERSES + (<usize>i32x4.extract_lane(a, 2) << 1)),
    load<u16>(INVERSES + (<usize>i32x4.extract_lane(a, 3) << 1)),
  );
}

/** The lanes in which some minor of these points, each with three coordinates, is 0. */
function badLanes(base: usize, point: usize, coordinate: usize, count: usize): i32 {
  /** The least of what must not be 0, and of the quotients. */
  let least = i32x4.splat(-1);
  let quotients = i32x4.splat(-1);
  const end = POINTS + (count << 4);
  for (let at = POINTS, from = base; at < end; at += 16, from += point) {
    const z = v128.load(from + 2 * coordinate);
    const scale = inverses(z);
    const x = lifted(product(scale, v128.load(from)));
    const y = lifted(product(scale, v128.load(from + coordinate)));
    v128.store(at, x);
    v128.store(at + COORDINATE, y);
    least = i32x4.min_u(least, i32x4.min_u(z, i32x4.min_u(x, y)));
  }
  for (let i = POINTS + 16; i < end; i += 16) {
    const x = v128.load(i);
    const y = v128.load(i + COORDINATE);
    for (let j = POINTS; j < i; j += 16) {
      const xj = v128.load(j);
      const yj = v128.load(j + COORDINATE);
      const dx = i32x4.sub(xj, x);
      const dy = i32x4.sub(yj, y);
      least = i32x4.min_u(least, i32x4.min_u(dx, dy));
      quotients = i32x4.min_u(quotients, quotient(i32x4.sub(i32x4.mul(x, yj), i32x4.mul(y, xj))));
      for (let k = POINTS; k < j; k += 16) {
        const d = i32x4.sub(i32x4.mul(dx, v128.load(k + 3 * COORDINATE)), i32x4.mul(dy, v128.load(k + 2 * COORDINATE)));
        quotients = i32x4.min_u(quotients, quotient(d));
      }
      v128.store(j + 2 * COORDINATE, dx);
      v128.store(j + 3 * COORDINATE, dy);
    }
  }
  return i32x4.bitmask(v128.or(i32x4.eq(least, i32x4.splat(0)), i32x4.le_u(quotients, bound)));
}

/** Goes through all minors of the four matrices at `base`; whether it was stopped. */
export function search(base: usize, rows: i32, cols: i32, stride: i32, level: i32): bool {
  const line = <usize>stride << 4;
  if (rows == 3) {
    const lanes = badLanes(base, 16, line, cols);
    return lanes != 0 && suspect(base, 3, cols, stride, level, lanes) != 0;
  }
  const child = base + <usize>rows * line;
  for (let count = cols; count > 3; count--) {
    const f = (<usize>count - 1) << 4;
    let r = rows - 1;
    while (r >= 0 && !i32x4.all_true(v128.load(base + <usize>r * line + f))) r--;
    if (r < 0) {
      if (stuck(base, rows, count, stride, level) != 0) return true;
      continue;
    }
    const pivotRow = base + <usize>r * line;
    const inverse = inverses(v128.load(pivotRow + f));
    let to = child;
    for (let i = 0; i < rows; i++) {
      if (i == r) continue;
      const row = base + <usize>i * line;
      const factor = lifted(product(inverse, v128.load(row + f)));
      const scaled = product(factor, square);
      for (let at: usize = 0; at < f; at += 16) {
        const difference = i32x4.sub(v128.load(row + at), product(scaled, v128.load(pivotRow + at)));
        const raised = lifted(difference);
        v128.store(to + at, i32x4.min_u(raised, i32x4.sub(raised, p)));
      }
      v128.store(to + f, factor);
      to += f + 16;
    }
    store<i32>(PATH + (<usize>level << 3), count - 1);
    store<i32>(PATH + (<usize>level << 3), r, 4);
    if (search(child, rows - 1, count, count, level + 1)) return true;
  }
  const lanes = badLanes(base, line, 16, rows);
  return lanes != 0 && suspect(base, rows, 3, stride, level, lanes) != 0;
}
