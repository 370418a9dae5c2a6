/** Matrices with linear properties, and coarsenings: what is known by hand, what is on the edge, what is refused, and certificates that were changed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Condition,
  type Conditions,
  checkMatrix,
  coarsen,
  coarseningConditions,
  type FiniteModel,
  type Found,
  findMatrix,
  type Impossible,
  Matrix,
  notNegative,
  type Rational,
  rational,
  vectorOf,
} from '../../src/exact/index.ts';
import { KernelError } from '../../src/terms/index.ts';
import { kinds, pair } from './coarsenings.ts';
import { prove } from './kernel.ts';
import { someConditions } from './linear.ts';
import { add, product, tableOf, times } from './naive.ts';

const q = (text: string): Rational => {
  const [n = '0', d = '1'] = text.split('/');
  return rational(BigInt(n), BigInt(d));
};
const matrix = (...rows: readonly string[]): Matrix => {
  const entries = rows.map((row) => row.split(' ').map(q));
  return Matrix.ofRationals(entries.length, entries[0]?.length ?? 0, entries.flat());
};
const model = (law: string, ...rows: readonly string[]): FiniteModel => ({ law: vectorOf(law.split(' ').map(q)), kernel: matrix(...rows) });
const certificate = (answer: ReturnType<typeof coarsen>): Found | Impossible => {
  if (answer.kind === 'refused') throw new Error(answer.message);
  return answer.kind === 'transition' ? { kind: 'found', t: answer.t } : answer;
};
/** Whether the first is coarser; the certificate passes both the check and the kernel. */
function isCoarser(coarser: FiniteModel, finer: FiniteModel): boolean {
  const answer = certificate(coarsen(coarser, finer));
  const conditions = coarseningConditions(coarser, finer);
  expect(checkMatrix(conditions, answer)).toBe(true);
  expect(prove(conditions, answer).hypotheses).toEqual([]);
  return answer.kind === 'found';
}
const column = (...entries: readonly (bigint | Rational)[]): Matrix =>
  Matrix.ofRationals(
    entries.length,
    1,
    entries.map((x) => (typeof x === 'bigint' ? rational(x) : x)),
  );

const noisy = model('1/2 1/2', '3/4 1/4', '1/4 3/4');
const clean = model('1/2 1/2', '1 0', '0 1');
const one = model('1/3 2/3', '1 1/4', '0 3/4');
const other = model('2/3 1/3', '3/4 0', '1/4 1');

describe('a model is coarser than another', () => {
  it.each<[string, FiniteModel, FiniteModel, boolean]>([
    ['a noisy one than a clean one', noisy, clean, true],
    ['not the clean one than the noisy one', clean, noisy, false],
    ['not one of the same features', one, other, false],
    ['nor the other way round', other, one, false],
    ['each than itself', one, one, true],
    ['if it differs only where there is no probability', model('1 0', '1/2 1', '1/2 0'), model('1 0', '1/2 0', '1/2 1'), true],
    ['not if it differs where there is probability, as little as there may be', model('1 0', '1/2 1', '1/2 0'), model(`1 0`, '1/3 0', '2/3 1'), false],
    ['of one concept and one feature', model('1', '1'), model('1', '1'), true],
    ['of one concept than one of many', model('1', '1/2', '1/2'), model('1/2 1/2', '1 0', '0 1'), true],
    ['of repeated concepts', model('1/3 2/3', '1/2 1/2', '1/2 1/2'), model('1/4 3/4', '1/2 1/2', '1/2 1/2'), true],
    ['with features that never occur', model('1', '1', '0'), model('1', '1', '0'), true],
    ['on the edge: a vertex', model('1', '1', '0'), model('1 0', '1 1/2', '0 1/2'), true],
    ['not with other features', model('1', '1', '0'), model('1', '0', '1'), false],
  ])('%s', (_name, coarser, finer, expected) => expect(isCoarser(coarser, finer)).toBe(expected)); // biome-ignore format: one a line

  it.each(kinds.flatMap((kind) => ([[4, 4], [8, 8], [12, 16]] as const).map(([m, n]) => [kind, m, n] as const)))('of kind %s, %i concepts, %i features', (kind, m, n) => {
    const { coarser, finer, holds } = pair(kind, m, n);
    const answer = certificate(coarsen(coarser, finer));
    expect(checkMatrix(coarseningConditions(coarser, finer), answer)).toBe(true);
    if (holds !== undefined) expect(answer.kind).toBe(holds ? 'found' : 'impossible');
  }); // biome-ignore format: one a line

  it.each(([6n, 9n, 12n, 30n, 300n] as const).flatMap((e) => (['negative', 'outside'] as const).map((kind) => [kind, e] as const)))(
    'not of kind %s if it misses by 10^-%s',
    (kind, e) => {
      for (const [m, n] of [
        [4, 4],
        [8, 8],
      ] as const) {
        // biome-ignore format: sizes
        const { coarser, finer } = pair(kind, m, n, rational(1n, 10n ** e));
        const answer = certificate(coarsen(coarser, finer));
        expect([answer.kind, checkMatrix(coarseningConditions(coarser, finer), answer)]).toEqual(['impossible', true]);
        // Each is coarser than itself, on the edge where the law or a column is.
        const inside = certificate(coarsen(finer, finer));
        expect([inside.kind, checkMatrix(coarseningConditions(finer, finer), inside)]).toEqual(['found', true]);
      }
    },
  );

  it.each<[string, FiniteModel]>([
    ['a law whose sum is less than 1 by 10^-30', { ...clean, law: vectorOf([rational(1n, 2n), rational(10n ** 30n - 2n, 2n * 10n ** 30n)]) }],
    ['a column whose sum is more than 1 by 10^-30', { ...clean, kernel: Matrix.ofRationals(2, 2, [rational(1n), q('0'), rational(1n, 10n ** 30n), q('1')]) }],
    ['a zero column', model('1/2 1/2', '1 0', '0 0')],
    ['a negative probability', model('3/2 -1/2', '1 0', '0 1')],
    ['a negative entry', model('1/2 1/2', '3/2 0', '-1/2 1')],
    ['no concepts', { law: vectorOf([]), kernel: Matrix.ofIntegers(2, 0, []) }],
  ])('is not asked of %s', (_name, wrong) => {
    for (const answer of [coarsen(wrong, clean), coarsen(clean, wrong)]) expect(answer).toMatchObject({ kind: 'refused', code: 'NOT_A_LAW' });
  }); // biome-ignore format: one a line

  it('is not asked of models that do not fit', () => {
    expect(() => coarsen(model('1', '1'), clean)).toThrow(RangeError);
    expect(() => coarsen({ ...clean, law: vectorOf([rational(1n)]) }, clean)).toThrow(RangeError);
  });
});

describe('on a line of laws with the same features', () => {
  it('what is coarser ends at a number, which is closed in to 2^-120', () => {
    const { coarser, finer } = pair('coupled', 8, 8);
    const all = coarseningConditions(coarser, finer);
    // Some τ with κ'·τ = κ, and the law μ' = τ·μ, with which it would be a transition.
    const some = findMatrix({ ...all, conditions: all.conditions.slice(0, 3) });
    if (some.kind !== 'found') throw new Error('there is such a τ');
    const law = (v: FiniteModel['law']) => v.numerators.map((n) => [rational(n, v.denominator)]);
    const [start, end] = [product(tableOf(some.t), law(coarser.law), 1), law(finer.law)];
    let low = rational(0n);
    const verdicts = new Set<string>();
    for (let step = rational(1n, 2n); step.d <= 2n ** 120n; step = times(step, rational(1n, 2n))) {
      const middle = add(low, step);
      const rest = rational(middle.d - middle.n, middle.d);
      const mixed = start.map(([a = low], i) => add(times(a, rest), times(end[i]?.[0] ?? low, middle)));
      const moved = { ...finer, law: vectorOf(mixed) };
      const answer = certificate(coarsen(coarser, moved));
      expect(checkMatrix(coarseningConditions(coarser, moved), answer)).toBe(true);
      verdicts.add(answer.kind);
      if (answer.kind === 'found') low = middle;
    }
    expect(verdicts.size).toBe(2);
  }, 120_000);
});

const linear = (rows: number, ...conditions: readonly Condition[]): Conditions => ({ rows, cols: 1, conditions });
const equation = (left: Matrix, value: Matrix): Condition => ({ relation: '=', products: [{ left }], value });
const atMost = (left: Matrix, value: Matrix): Condition => ({ relation: '<=', products: [{ left }], value });
const huge = 10n ** 300n;
const tiny = rational(1n, huge);

describe('linear conditions', () => {
  it.each<[string, Conditions, Found['kind'] | Impossible['kind']]>([
    ['of nothing', linear(2), 'found'],
    ['T ≥ 0', linear(2, notNegative(2, 1)), 'found'],
    ['0 = 0', linear(2, equation(matrix('0 0'), matrix('0'))), 'found'],
    ['0 = 1', linear(2, equation(matrix('0 0'), matrix('1'))), 'impossible'],
    ['0 <= −1', linear(2, atMost(matrix('0 0'), matrix('-1'))), 'impossible'],
    ['x + y = −1 with any signs', linear(2, equation(matrix('1 1'), matrix('-1'))), 'found'],
    ['x + y = −1 with x, y ≥ 0', linear(2, notNegative(2, 1), equation(matrix('1 1'), matrix('-1'))), 'impossible'],
    ['x + y = −1 with x ≥ 0 only', linear(2, atMost(matrix('-1 0'), matrix('0')), equation(matrix('1 1'), matrix('-1'))), 'found'],
    ['x ≥ 0 said twice', linear(1, notNegative(1, 1), notNegative(1, 1), equation(matrix('1'), matrix('-1'))), 'impossible'],
    ['x <= −1 and x ≥ 1', linear(1, atMost(matrix('1'), matrix('-1')), atMost(matrix('-1'), matrix('-1'))), 'impossible'],
    ['1 <= x <= 1', linear(1, atMost(matrix('1'), matrix('1')), atMost(matrix('-1'), matrix('-1'))), 'found'],
    ['x <= 1 − 10^-300, x ≥ 1', linear(1, atMost(matrix('1'), column(rational(huge - 1n, huge))), atMost(matrix('-1'), matrix('-1'))), 'impossible'],
    ['x <= 1 + 10^-300, x > 1 − 10^-300', linear(1, atMost(matrix('1'), column(rational(huge + 1n, huge))), atMost(matrix('-1'), matrix('-1'))), 'found'],
    ['10^300·x = 10^-300, x ≥ 0', linear(1, notNegative(1, 1), equation(column(rational(huge)), column(tiny))), 'found'],
    ['10^300·x + 10^-300·y = −10^-300', linear(2, notNegative(2, 1), equation(Matrix.ofRationals(1, 2, [rational(huge), tiny]), column(rational(-1n, huge)))), 'impossible'],
    ['repeated equations', linear(2, notNegative(2, 1), equation(matrix('1 1', '1 1', '2 2'), matrix('1', '1', '2'))), 'found'],
    ['repeated equations that contradict', linear(2, notNegative(2, 1), equation(matrix('1 1', '1 1', '2 2'), matrix('1', '1', '3'))), 'impossible'],
    ['T·(1, 1) = (1, −1)', { rows: 2, cols: 2, conditions: [notNegative(2, 2), { relation: '=', products: [{ right: matrix('1', '1') }], value: matrix('1', '-1') }] }, 'impossible'],
    ['T − T = 1', { rows: 1, cols: 1, conditions: [{ relation: '=', products: [{}, { left: matrix('-1') }], value: matrix('1') }] }, 'impossible'],
  ])('%s', (_name, conditions, expected) => {
    const answer = findMatrix(conditions);
    if (answer.kind === 'refused') throw new Error(answer.message);
    expect([answer.kind, checkMatrix(conditions, answer)]).toEqual([expected, true]);
    if (conditions.conditions.length > 0) expect(prove(conditions, answer).hypotheses).toEqual([]);
  }); // biome-ignore format: one a line

  it('are refused if they are too many', () => {
    const n = 1500;
    const ones = Matrix.ofIntegers(n, n, new Float64Array(n * n).fill(1));
    const many = linear(n, equation(ones, Matrix.ofIntegers(n, 1, new Float64Array(n).fill(1))));
    expect(findMatrix(many)).toMatchObject({ kind: 'refused', code: 'SYSTEM_TOO_LARGE' });
  });
  it('are refused if their numbers are too long', () => {
    const long = rational(10n ** 4900n + 1n, 10n ** 4900n);
    const many = linear(60, equation(Matrix.ofRationals(60, 60, new Array<Rational>(3600).fill(long)), Matrix.ofRationals(60, 1, new Array<Rational>(60).fill(long)))); // biome-ignore format: one thing
    expect(findMatrix(many)).toMatchObject({ kind: 'refused', code: 'SYSTEM_TOO_LARGE' });
  });
  it('have to fit', () => {
    expect(() => findMatrix(linear(2, equation(matrix('1'), matrix('1'))))).toThrow(RangeError);
    expect(() => findMatrix(linear(2, equation(matrix('1 1'), matrix('1 1'))))).toThrow(RangeError);
  });
});

/** The matrix with one entry changed. */
const changed = (m: Matrix, at: number, by: Rational): Matrix =>
  Matrix.ofRationals(
    m.rows,
    m.cols,
    tableOf(m)
      .flat()
      .map((x, k) => (k === at ? rational(x.n * by.d + by.n * x.d, x.d * by.d) : x)),
  );
const entry = fc.tuple(fc.nat(30), fc.nat(30), fc.constantFrom(q('1'), q('-1'), q('1/3'), tiny));

describe('a changed certificate', () => {
  it('passes neither the check nor the kernel, or both', () => {
    let refused = 0;
    fc.assert(
      fc.property(someConditions, entry, (conditions, [which, place, by]) => {
        const answer = findMatrix(conditions);
        if (answer.kind === 'refused') throw new Error(answer.message);
        const list = answer.kind === 'found' ? [answer.t] : answer.multipliers;
        const target = list[which % list.length];
        if (target === undefined) return;
        const wrong = changed(target, place % (target.rows * target.cols), by);
        const mutant: Found | Impossible =
          answer.kind === 'found'
            ? { kind: 'found', t: wrong }
            : { kind: 'impossible', multipliers: list.map((each, k) => (k === which % list.length ? wrong : each)) };
        const passes = checkMatrix(conditions, mutant);
        if (!passes) refused += 1;
        let proved = true;
        try {
          prove(conditions, mutant);
        } catch (error) {
          if (!(error instanceof KernelError)) throw error;
          proved = false;
        }
        expect(proved).toBe(passes);
      }),
      { numRuns: 150 },
    );
    expect(refused).toBeGreaterThan(50);
  }, 120_000);

  const impossible = linear(2, notNegative(2, 1), equation(matrix('1 1'), matrix('-1')));
  const [ones, minus] = [matrix('1', '1'), matrix('-1')];
  it.each<[string, readonly Matrix[], boolean]>([
    ['the right one', [ones, matrix('1')], true],
    ['ten times as much', [matrix('10', '10'), matrix('10')], true],
    ['of the wrong sign', [matrix('-1', '-1'), minus], false],
    ['that is 0', [matrix('0', '0'), matrix('0')], false],
    ['that does not cancel', [matrix('1', '2'), matrix('1')], false],
    ['of another shape', [matrix('1 1'), matrix('1')], false],
    ['with too few parts', [ones], false],
    ['with too many parts', [ones, matrix('1'), matrix('0')], false],
  ])('a refutation %s', (_name, multipliers, passes) => {
    expect(checkMatrix(impossible, { kind: 'impossible', multipliers })).toBe(passes);
  }); // biome-ignore format: one a line

  const possible = linear(2, notNegative(2, 1), equation(matrix('1 1'), matrix('1')));
  it.each<[string, Matrix, boolean]>([
    ['the right one', matrix('1/3', '2/3'), true],
    ['with a negative entry', matrix('-1', '2'), false],
    ['that misses by 10^-300', column(rational(1n), tiny), false],
    ['of another shape', matrix('1/3 2/3'), false],
  ])('a solution %s', (_name, t, passes) => expect(checkMatrix(possible, { kind: 'found', t })).toBe(passes)); // biome-ignore format: one a line

  it('a transition that is right off the support only', () => {
    const conditions = coarseningConditions(model('1 0', '1 0', '0 1'), clean);
    expect(checkMatrix(conditions, { kind: 'found', t: matrix('1 1', '0 0') })).toBe(false);
    const same = coarseningConditions(model('1 0', '1 0', '0 1'), model('1 0', '1 0', '0 1'));
    expect(checkMatrix(same, { kind: 'found', t: matrix('1 1', '0 0') })).toBe(true);
    expect(checkMatrix(same, { kind: 'found', t: matrix('0 1', '1 0') })).toBe(false);
  });
});
