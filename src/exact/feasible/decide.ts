/**
 * Decides a system: a point, or a refutation. A guess by doubles is made exact. If the system is on the edge, those unknowns that can be
 * positive are eliminated as if they could have any sign, and the rest, which is smaller and scaled anew, is decided in the same way: so what
 * misses by 10⁻³⁰⁰ is seen as clearly as what misses by 1. Whatever that leaves undecided, exact pivots decide. Each answer is checked.
 */
import { Matrix } from '../matrix.ts';
import { solve } from '../solve.ts';
import { complete, type Given, solveSquare } from './complete.ts';
import { toDoubles } from './doubles.ts';
import { eliminate } from './eliminate.ts';
import { type Guess, guess } from './interior.ts';
import { findPivots, type Pivots } from './pivots.ts';
import { roundedMultipliers, roundedPoint } from './round.ts';
import { decideByPivots, MOST_ENTRIES, tableauSize } from './simplex.ts';
import { isPoint, isRefutation, type Point, type Refutation, type System } from './system.ts';

/** Why there is no answer. */
export interface TooLarge {
  readonly kind: 'refused';
  readonly code: 'SYSTEM_TOO_LARGE';
  readonly message: string;
}

export type Decision = Point | Refutation | TooLarge;

/** An unknown that exceeds so many times its slack may be positive. */
const THRESHOLDS = [1, 1e-3, 1e3];
const PRIMES = 8;
/** How often what is left of a system on the edge may be on the edge again. */
const DEEPEST = 6;

export const tooLarge = (message: string): TooLarge => ({ kind: 'refused', code: 'SYSTEM_TOO_LARGE', message });

export function decide(system: System, depth = 0): Decision {
  const used = system.blocks.map(({ a, link, columns }) =>
    upTo(columns).filter((j) => a.some((row) => row[j] !== 0n) || link.some((row) => row[j] !== 0n)),
  );
  if (used.every((each, c) => each.length === system.blocks[c]?.columns)) return decideUsed(system, depth);
  // Unknowns that stand nowhere can be 0.
  const pick = (row: readonly bigint[], c: number) => (used[c] ?? []).map((j) => row[j] ?? 0n);
  const smaller: System = {
    ...system,
    blocks: system.blocks.map(({ a, b, link }, c) => ({
      columns: used[c]?.length ?? 0,
      a: a.map((row) => pick(row, c)),
      b,
      link: link.map((row) => pick(row, c)),
    })),
  };
  const answer = decideUsed(smaller, depth);
  if (answer.kind !== 'point') return answer;
  const x = system.blocks.map(({ columns }, c) => {
    const values = new Array<bigint>(columns).fill(0n);
    for (const [k, j] of (used[c] ?? []).entries()) values[j] = answer.x[c]?.[k] ?? 0n;
    return values;
  });
  return { ...answer, x };
}

function decideUsed(system: System, depth: number): Decision {
  const nothing = { x: system.blocks.map(({ columns }) => new Array<bigint>(columns).fill(0n)), denominator: 1n };
  if (system.right.every((e) => e === 0n) && system.blocks.every(({ b }) => b.every((each) => each === 0n)))
    return { kind: 'point', ...nothing };
  const all = system.blocks.map(({ columns }) => upTo(columns));
  for (let attempt = 0; attempt < PRIMES; attempt++) {
    const pivots = findPivots(system, all, attempt);
    const answer = pivots.consistent ? (determined(system, pivots, nothing) ?? decideWith(system, pivots, depth)) : inconsistent(system);
    if (answer !== undefined) return answer;
  }
  return tooLarge('no prime that was tried shows the structure of the system');
}

/** Multipliers for which all unknowns cancel, but not the right side. */
function inconsistent(system: System): Decision | undefined {
  const { blocks, right } = system;
  const zeros = () => ({ y: blocks.map(({ a }) => new Array<bigint>(a.length).fill(0n)), z: new Array<bigint>(right.length).fill(0n) });
  for (const [c, { a, b, columns }] of blocks.entries()) {
    const y = refute(a, b, columns);
    if (y === undefined) continue;
    const none = zeros();
    return { kind: 'refutation', y: none.y.map((each, k) => (k === c ? y : each)), z: none.z };
  }
  const width = blocks.reduce((sum, { columns }) => sum + columns, 0);
  const rows = blocks.flatMap(({ a }, c) =>
    a.map((row) => blocks.flatMap((other, k) => (k === c ? row : new Array<bigint>(other.columns).fill(0n)))),
  );
  const links = right.map((_, q) => blocks.flatMap(({ link }) => link[q] ?? []));
  if ((rows.length + links.length) * width > MOST_ENTRIES) return tooLarge('the equations are too many to be solved as a whole');
  const y = refute([...rows, ...links], [...blocks.flatMap(({ b }) => b), ...right], width);
  if (y === undefined) return undefined;
  let at = 0;
  const own = blocks.map(({ a }) => {
    at += a.length;
    return y.slice(at - a.length, at);
  });
  return { kind: 'refutation', y: own, z: y.slice(at) };
}

/** y with y·a = 0 and y·b < 0, if there is one. */
function refute(a: readonly (readonly bigint[])[], b: readonly bigint[], columns: number): readonly bigint[] | undefined {
  const answer = solve(Matrix.ofIntegers(a.length, columns, a.flat()), { numerators: b, denominator: 1n });
  if (answer.kind === 'solution') return undefined;
  const value = answer.y.reduce((sum, each, i) => sum + each * (b[i] ?? 0n), 0n);
  return value < 0n ? answer.y : answer.y.map((each) => -each);
}

/** The answer if the equations have one solution only, or if those of a block have, and it is negative somewhere. */
function determined(system: System, pivots: Pivots, nothing: Given): Decision | undefined {
  const fixed = system.blocks.flatMap(({ columns }, c) => (pivots.blocks[c]?.cols.length === columns ? [c] : []));
  if (fixed.length === 0) return undefined;
  const point = complete(system, pivots, nothing);
  if (fixed.length === system.blocks.length && isPoint(system, point)) return point;
  for (const c of fixed) {
    const { rows = [], cols = [] } = pivots.blocks[c] ?? {};
    const negative = cols.findIndex((col) => (point.x[c]?.[col] ?? 0n) < 0n);
    if (negative < 0) continue;
    const { a = [] } = system.blocks[c] ?? {};
    const unit = Matrix.ofIntegers(
      cols.length,
      1,
      cols.map((_, k) => (k === negative ? 1 : 0)),
    );
    const transposed = cols.map((col) => rows.map((i) => a[i]?.[col] ?? 0n));
    const { numerators } = solveSquare(transposed, unit, pivots.prime);
    const y = system.blocks.map((block) => new Array<bigint>(block.a.length).fill(0n));
    for (const [k, row] of rows.entries()) y[c]?.splice(row, 1, numerators[k] ?? 0n);
    const refutation: Refutation = { kind: 'refutation', y, z: new Array<bigint>(system.right.length).fill(0n) };
    if (isRefutation(system, refutation)) return refutation;
  }
  return undefined;
}

/** Nothing if the prime of the pivots divides what it should not. */
function decideWith(system: System, pivots: Pivots, depth: number): Decision | undefined {
  const doubles = toDoubles(system, pivots);
  const found = guess(doubles);
  if (found.where !== 'outside' && found.margin > 0) {
    const digits = Math.max(6, Math.ceil(-Math.log2(found.margin)) + 6);
    for (const bits of [digits, digits + 8, Math.max(44, digits + 16)]) {
      const point = complete(system, pivots, roundedPoint(doubles, found.t, bits));
      if (isPoint(system, point)) return point;
    }
  }
  if (found.where !== 'inside') {
    const rows = pivots.blocks.map((block) => block.rows);
    for (const bits of found.where === 'outside' ? [20, 32, 50] : [50]) {
      const refutation = roundedMultipliers(system, doubles, rows, pivots.rows, found.y, bits);
      if (isRefutation(system, refutation)) return refutation;
    }
  }
  const answer = depth < DEEPEST ? onTheEdge(system, found, (t) => roundedPoint(doubles, t, 40), depth) : undefined;
  return answer ?? byPivots(system, pivots);
}

/** Decides what is left when the unknowns that can be positive are eliminated. */
function onTheEdge(system: System, { x, s }: Guess, rounded: (t: Float64Array) => Given, depth: number): Decision | undefined {
  const tried = new Set<string>();
  for (const threshold of THRESHOLDS) {
    let at = -1;
    const positive = system.blocks.map(({ columns }) =>
      upTo(columns).filter(() => {
        at += 1;
        return (x[at] ?? 0) > threshold * (s[at] ?? 0);
      }),
    );
    const key = positive.join(';');
    if (tried.has(key) || positive.every((each) => each.length === 0)) continue;
    tried.add(key);
    const rest = rounded(x);
    const alone = findPivots(system, positive, 0);
    if (alone.consistent) {
      // The others can all be 0.
      const point = complete(system, alone, among({ x: rest.x.map((block) => block.map(() => 0n)), denominator: 1n }, rest, positive));
      if (isPoint(system, point)) return point;
    }
    const elimination = eliminate(system, positive, 0);
    const answer = decide(elimination.rest, depth + 1);
    if (answer.kind === 'refused') continue;
    if (answer.kind === 'refutation') {
      const refutation = elimination.lift(answer);
      if (isRefutation(system, refutation)) return refutation;
      continue;
    }
    const point = complete(system, elimination.pivots, among(elimination.givenBy(answer), rest, positive));
    if (isPoint(system, point)) return point;
  }
  return undefined;
}

/** The values of the first, but for some columns those of the second. */
function among(first: Given, second: Given, columns: readonly (readonly number[])[]): Given {
  const x = first.x.map((block, c) => {
    const chosen = new Set(columns[c]);
    return block.map((value, j) => (chosen.has(j) ? (second.x[c]?.[j] ?? 0n) * first.denominator : value * second.denominator));
  });
  return { x, denominator: first.denominator * second.denominator };
}

function byPivots(system: System, pivots: Pivots): Decision | undefined {
  const size = tableauSize(system, pivots);
  if (size > MOST_ENTRIES) return tooLarge(`exact pivots on ${size} entries are too many`);
  const answer = decideByPivots(system, pivots);
  return (answer.kind === 'point' ? isPoint(system, answer) : isRefutation(system, answer)) ? answer : undefined;
}

const upTo = (n: number): readonly number[] => Array.from({ length: n }, (_, k) => k);
