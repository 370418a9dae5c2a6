/** Small matrices of all kinds, against fractions and all subsets. */
import fc from 'fast-check';
import Fraction from 'fraction.js';
import { describe, expect, it } from 'vitest';
import { checkDependence } from '../../src/audit/rank.ts';
import { dense, safetensors } from './files.ts';
import { coherenceSquared, exactly, fraction, parallel, rank, spark } from './naive.ts';
import { audited, open } from './run.ts';

/** Few different small numbers make dependences; wild ones make trouble for floating point. */
const small = fc.integer({ min: -2, max: 2 });
const float = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1, max: 1 }).map(Math.fround);
const wild = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, -0, 2 ** -1074, 2 ** -1022, 2 ** 1023, -(2 ** 600), 1, 1 + 2 ** -52),
);
const nearlyParallel = fc.tuple(small, fc.constantFrom(0, 2 ** -20, -(2 ** -30))).map(([x, tiny]) => x + tiny);

const featuresOf = (entry: fc.Arbitrary<number>): fc.Arbitrary<number[][]> =>
  fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 7 }))
    .chain(([n, d]) => fc.array(fc.array(entry, { minLength: n, maxLength: n }), { minLength: d, maxLength: d }));

async function agrees(features: readonly (readonly number[])[]): Promise<void> {
  const content = safetensors(dense(features));
  const { findings, certified } = await audited(content, { orient: 'rows' });
  const exact = exactly(features);
  const d = features.length;
  const zeros = exact.flatMap((column, j) => (column.every((x) => x === 0n) ? [j] : []));
  expect(findings.zero).toEqual(zeros);
  for (const [i, a] of exact.entries()) {
    for (const [j, b] of exact.entries()) {
      if (i === j || zeros.includes(i) || zeros.includes(j)) continue;
      expect(findings.parallel.some((members) => members.includes(i) && members.includes(j))).toBe(parallel(a, b));
    }
  }
  const r = rank(exact);
  expect(findings.rank?.lower).toBeLessThanOrEqual(r);
  expect(findings.rank?.upper).toBeGreaterThanOrEqual(r);
  const square = coherenceSquared(exact);
  expect(findings.coherence === undefined).toBe(square === undefined);
  if (findings.coherence !== undefined && square !== undefined) {
    const { lower, upper, exact: attained, square: told } = findings.coherence;
    expect(fraction(lower).pow(2)?.compare(square)).toBeLessThanOrEqual(0);
    expect(fraction(upper).pow(2)?.compare(square)).toBeGreaterThanOrEqual(0);
    expect(upper - lower).toBeLessThan(attained ? 1e-15 : 1e-2);
    if (told !== undefined) expect(new Fraction(told.numerator, told.denominator).equals(square)).toBe(true);
  }
  const truth = spark(exact);
  const known = Object.values(findings.independent);
  for (const independent of known) expect(truth > independent || (independent === d && truth === Number.POSITIVE_INFINITY)).toBe(true);
  if (certified.twoK > 0) expect(truth).toBeGreaterThan(Math.min(2 * certified.twoK, d));
  if (certified.kPlusOne > 0) expect(truth).toBeGreaterThan(Math.min(certified.kPlusOne + 1, d));
  if (findings.dependent !== undefined) {
    expect(truth).toBeLessThanOrEqual(findings.dependent.size);
    const { dependence } = findings.dependent;
    if (dependence !== undefined) expect(checkDependence(open(content, { orient: 'rows' }).columns, dependence)).toBe(true);
  }
  for (const { independent, drop } of findings.profile.steps) {
    const gone = new Set(findings.profile.order.slice(0, drop));
    expect(gone.size).toBe(drop);
    const left = exact.filter((_, j) => !gone.has(j));
    expect(independent).toBeLessThanOrEqual(left.length);
    expect(spark(left)).toBeGreaterThan(independent);
  }
}

describe('an audit of small matrices, against brute force', () => {
  for (const [name, entry, numRuns] of [
    ['small integers', small, 1000],
    ['floats', float, 600],
    ['wild doubles', wild, 300],
    ['nearly parallel columns', nearlyParallel, 400],
  ] as const) {
    it(`${name}: bounds hold the exact value, nothing false is certified`, { timeout: 300_000 }, async () => {
      await fc.assert(fc.asyncProperty(featuresOf(entry), agrees), { numRuns });
    });
  }
});
