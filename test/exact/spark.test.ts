/** The spark agrees with the textbook's on random matrices; all evidence passes its check, some of it the kernel's; what is forged does not. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkCollision,
  checkCombination,
  checkIndependent,
  coherence,
  type Evidence,
  independentUpTo,
  injectiveOnSparse,
  kernelChecks,
  Matrix,
  rational,
  readCheckpoint,
  runSpark,
  SparkSearch,
  spark,
  sparkSteps,
  structures,
  support,
  upper,
  weights,
  writeCheckpoint,
} from '../../src/exact/index.ts';
import { Signature, Theorem } from '../../src/terms/index.ts';
import { literals } from '../support/literals.ts';
import { matrices, sizes, sparkOf } from './sparkGenerated.ts';

const small = matrices(sizes(1, 4), sizes(1, 8));
const rowsOf = (a: Matrix) => Array.from({ length: a.rows }, (_, i) => Array.from({ length: a.cols }, (_, j) => a.at(i, j)));
const random = (rows: number, cols: number, low: number, high: number, seed = 1): Matrix => {
  let state = seed;
  const next = (): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return low + ((state >>> 8) % (high - low + 1));
  };
  return Matrix.ofIntegers(rows, cols, Array.from({ length: rows * cols }, next));
};
const identityAndHadamard = (n: number): Matrix =>
  Matrix.ofIntegers(
    n,
    2 * n,
    Array.from({ length: 2 * n * n }, (_, k) => {
      const [i, j] = [Math.floor(k / (2 * n)), k % (2 * n)];
      if (j < n) return i === j ? 1 : 0;
      const ones = (i & (j - n)).toString(2).replaceAll('0', '').length;
      return ones % 2 === 0 ? 1 : -1;
    }),
  );
const powers = (n: number, d: number): Matrix =>
  Matrix.ofIntegers(
    n,
    d,
    Array.from({ length: n * d }, (_, k) => BigInt((k % d) + 1) ** BigInt(Math.floor(k / d))),
  );

describe('against the textbook', () => {
  it('the spark of 2,000 matrices, with evidence', () => {
    fc.assert(
      fc.property(small, (a) => {
        const wanted = sparkOf(a);
        const found = spark(a);
        expect(found.spark).toBe(wanted);
        expect(found.kruskal).toBe(Math.min(wanted - 1, a.cols));
        expect(found.kernelChecked).toBe(true);
        expect(checkIndependent(a, found.bounds.independent, found.bounds.evidence)).toBe(true);
        const { combination } = found.bounds;
        expect(combination === undefined).toBe(wanted === Number.POSITIVE_INFINITY);
        if (combination !== undefined) expect(checkCombination(a, combination, wanted)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  }, 120_000);

  it('whether any s columns are independent, and injectivity on sparse vectors', () => {
    fc.assert(
      fc.property(small, sizes(0, 9), sizes(0, 4), (a, s, k) => {
        const wanted = sparkOf(a);
        const found = independentUpTo(a, s);
        expect(found.kind).toBe(Math.min(s, a.cols) < wanted ? 'yes' : 'no');
        if (found.kind === 'yes') expect(checkIndependent(a, Math.min(s, a.cols), found.evidence)).toBe(true);
        if (found.kind === 'no') expect(checkCombination(a, found.combination, s)).toBe(true);
        const map = injectiveOnSparse(a, k);
        expect(map.kind).toBe(Math.min(2 * k, a.cols) < wanted ? 'yes' : 'no');
        if (map.kind === 'no') expect(checkCollision(a, k, map.z, map.other)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  }, 120_000);

  it('the coherence', () => {
    fc.assert(
      fc.property(small, (a) => {
        const dots = (i: number, j: number): bigint =>
          a.column(i).numerators.reduce((sum, x, k) => sum + x * (a.column(j).numerators[k] ?? 0n), 0n);
        const found = coherence(a);
        const places = [...Array(a.cols).keys()];
        expect(found === undefined).toBe(a.cols < 2 || places.some((j) => dots(j, j) === 0n));
        if (found === undefined) return;
        const square = (i: number, j: number) => rational(dots(i, j) ** 2n, dots(i, i) * dots(j, j));
        expect(square(...found.columns)).toEqual(found.square);
        for (const i of places)
          for (const j of places.slice(0, i)) {
            const { n, d } = square(i, j);
            expect(n * found.square.d <= found.square.n * d).toBe(true);
          }
      }),
      { numRuns: 2_000 },
    );
  });

  it('weights and structure never promise too much', () => {
    fc.assert(
      fc.property(small, (a) => {
        const most = Math.min(sparkOf(a) - 1, a.cols);
        const by = weights(a);
        expect(by.independent).toBeLessThanOrEqual(most);
        expect(checkIndependent(a, by.independent, { kind: 'weights', weights: by.weights })).toBe(by.independent > 0 || sparkOf(a) > 1);
        for (const { independent } of structures(a)) expect(independent).toBeLessThanOrEqual(most);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the kernel takes the evidence', () => {
  const s = new Signature();
  const { of, apply, size } = literals(s);
  const statement = (a: Matrix, wanted: number) => apply('independent', size(a.rows), size(a.cols), of(rowsOf(a)), size(wanted));
  const evidenceTerm = (evidence: Evidence) => {
    if (evidence.kind === 'modulus') return size(evidence.modulus);
    if (evidence.kind === 'weights') return of(rowsOf(evidence.weights));
    throw new Error('the kernel has no such evidence');
  };

  it('that columns are independent, and that they are not', () => {
    fc.assert(
      fc.property(small, sizes(0, 8), (a, wanted) => {
        const found = independentUpTo(a, wanted);
        if (found.kind === 'yes')
          expect(Theorem.independent(s, statement(a, wanted), evidenceTerm(found.evidence)).conclusion).toBe(statement(a, wanted));
        else if (found.kind === 'no') {
          const c = of(found.combination.map((entry) => [rational(entry)]));
          const no = s.not(statement(a, wanted));
          expect(Theorem.independent(s, no, c).conclusion).toBe(no);
          expect(() => Theorem.independent(s, statement(a, wanted), size(67_108_859))).toThrow();
        }
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('weights, where there are too many sets', () => {
    const a = Matrix.ofIntegers(
      40,
      40,
      Array.from({ length: 1_600 }, (_, k) => (k % 41 === 0 ? 30 : (k * 7) % 3)),
    );
    const found = independentUpTo(a, 10);
    expect(found.kind === 'yes' && found.evidence.kind).toBe('weights');
    if (found.kind === 'yes')
      expect(Theorem.independent(s, statement(a, 10), evidenceTerm(found.evidence)).restsOn).toEqual(['oracle:independent']);
  });
});

describe('known matrices', () => {
  it.each([
    ['generic 8 × 20', random(8, 20, -50, 50), 9],
    ['identity and Hadamard 8 × 16', identityAndHadamard(8), 6],
    ['powers 5 × 12', powers(5, 12), 6],
    ['the unit matrix', Matrix.identity(9), Number.POSITIVE_INFINITY],
    ['no columns', Matrix.ofIntegers(3, 0, []), Number.POSITIVE_INFINITY],
    ['no rows', Matrix.ofIntegers(0, 3, []), 1],
    ['one zero', Matrix.ofIntegers(1, 1, [0]), 1],
    ['one number', Matrix.ofIntegers(1, 1, [7]), Number.POSITIVE_INFINITY],
    ['a row', Matrix.ofIntegers(1, 4, [1, 2, 3, 4]), 2],
  ])('%s', (_, a, wanted) => {
    const found = spark(a);
    expect(found.spark).toBe(wanted);
    expect(checkIndependent(a, found.bounds.independent, found.bounds.evidence)).toBe(true);
  });

  it('identity and Hadamard 16 × 32, by the uncertainty of two bases', () => {
    const a = identityAndHadamard(16);
    expect(coherence(a)?.square).toEqual({ n: 1n, d: 16n });
    expect(structures(a)).toEqual([{ kind: 'orthogonalSystems', independent: 7 }]);
    expect(spark(a).spark).toBe(8);
  });

  it('powers 20 × 40, at once', () => {
    const found = spark(powers(20, 40), ({ done }) => done > 0);
    expect([found.spark, found.bounds.evidence, found.kernelChecked]).toEqual([21, { kind: 'structure', structure: 'Vandermonde' }, false]);
  });

  it('1/(x + y) 20 × 40, at once', () => {
    const entries = Array.from({ length: 800 }, (_, k) => rational(1n, BigInt((k % 40) * 20 + Math.floor(k / 40) + 1)));
    const found = spark(Matrix.ofRationals(20, 40, entries), ({ done }) => done > 0);
    expect([found.spark, found.bounds.evidence]).toEqual([21, { kind: 'structure', structure: 'Cauchy' }]);
  });

  it('what has no such form is not said to have it', () => {
    const kinds = (rows: number, cols: number, numbers: readonly number[]) =>
      structures(Matrix.ofIntegers(rows, cols, numbers)).map(({ kind }) => kind);
    expect(kinds(2, 3, [1, 1, 1, 2, 3, 2])).toEqual([]); // twice the same column
    expect(kinds(3, 3, [1, 1, 1, 2, 3, 4, 4, 9, 16])).toEqual(['Vandermonde']);
    expect(kinds(3, 3, [1, 1, 1, 2, 3, 4, 4, 9, 17])).toEqual([]); // no powers
    expect(kinds(3, 3, [1, 1, 1, 2, 3, 3, 4, 9, 9])).toEqual([]);
    expect(kinds(2, 3, [0, 1, 1, 0, 3, 4])).toEqual([]); // a column of zeros
    expect(kinds(2, 3, [6, 4, 3, 4, 3, 2])).toEqual([]); // sums but one
    expect(kinds(3, 3, [1, 0, 1, 0, 1, 1, 0, 0, 1])).toEqual(['orthogonalSystems']);
    expect(kinds(3, 4, [1, 0, 1, 1, 0, 1, 1, 1, 0, 0, 1, 0])).toEqual([]); // neither system is orthogonal
  });
});

describe('forged evidence is refused', () => {
  const a = Matrix.ofIntegers(2, 3, [1, 0, 1, 0, 1, 1]);

  it('for too many columns', () => {
    fc.assert(
      fc.property(small, (b) => {
        const { bounds } = spark(b);
        const more = bounds.independent + 1;
        expect(checkIndependent(b, more, bounds.evidence)).toBe(false);
        for (const structure of ['Vandermonde', 'Cauchy', 'orthogonalSystems'] as const)
          expect(checkIndependent(b, more, { kind: 'structure', structure })).toBe(false);
        expect(checkIndependent(b, more, { kind: 'weights', weights: weights(b).weights })).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['a modulus of no prime', 2, { kind: 'modulus', modulus: 1 }],
    ['a modulus too large', 2, { kind: 'modulus', modulus: 2 ** 26 }],
    ['a modulus that is no number', 2, { kind: 'modulus', modulus: Number.NaN }],
    ['more than all columns', 4, { kind: 'modulus', modulus: 101 }],
    ['no whole number of columns', 1.5, { kind: 'modulus', modulus: 101 }],
    [
      'three columns in the plane, said to be computed',
      3,
      { kind: 'plain', size: 3, attempt: 0, modulus: 101, basis: [], sets: 1, suspects: 0 },
    ],
    ['a search for fewer columns', 2, { kind: 'plain', size: 1, attempt: 0, modulus: 101, basis: [0], sets: 3, suspects: 0 }],
    ['weights of another size', 1, { kind: 'weights', weights: Matrix.identity(2) }],
  ] as const)('%s', (_, independent, evidence) => {
    expect(checkIndependent(a, independent, evidence)).toBe(false);
  });

  it('a parallel pair, said to be gone through', () => {
    const evidence: Evidence = { kind: 'vectors', size: 2, attempt: 0, modulus: 32_749, basis: [0, 1], sets: 3, suspects: 0 };
    expect(checkIndependent(a, 2, evidence)).toBe(true);
    expect(checkIndependent(Matrix.ofIntegers(2, 3, [1, 0, 2, 0, 1, 0]), 2, evidence)).toBe(false);
  });

  it('combinations and collisions', () => {
    expect(checkCombination(a, [1n, 1n, -1n], 3)).toBe(true);
    expect(checkCombination(a, [1n, 1n, -1n], 2)).toBe(false);
    expect(checkCombination(a, [1n, 1n, 1n], 3)).toBe(false);
    expect(checkCombination(a, [0n, 0n, 0n], 3)).toBe(false);
    expect(checkCombination(a, [1n, 1n], 3)).toBe(false);
    expect(checkCollision(a, 2, [1n, 1n, 0n], [0n, 0n, 1n])).toBe(true);
    expect(checkCollision(a, 1, [1n, 1n, 0n], [0n, 0n, 1n])).toBe(false);
    expect(checkCollision(a, 2, [1n, 1n, 0n], [1n, 1n, 0n])).toBe(false);
    expect(checkCollision(a, 2, [1n, 0n, 0n], [0n, 0n, 1n])).toBe(false);
    expect(checkCollision(a, 2, [1n, 1n, 0n], [0n, 0n])).toBe(false);
  });
});

describe('a search that is stopped', () => {
  const a = random(8, 20, -9, 9);

  it('knows the bounds', () => {
    const large = random(20, 60, -9, 9);
    const found = spark(large, ({ done }) => done > 0);
    expect(found.spark).toBeUndefined();
    expect(found.bounds.independent).toBeGreaterThanOrEqual(1);
    expect(upper(found.bounds)).toBeLessThanOrEqual(21);
    expect(independentUpTo(large, 20, () => true).kind).toBe('unknown');
  });

  it('goes on from any checkpoint, and says the same in the end', () => {
    const wanted = spark(a);
    const states: string[] = [];
    const search = new SparkSearch(a, undefined);
    for (const _ of sparkSteps(search)) states.push(writeCheckpoint(search));
    expect(states.length).toBeGreaterThan(100);
    for (const text of states.filter((_, k) => k % 97 === 0)) {
      const other = new SparkSearch(a, undefined);
      expect(readCheckpoint(text, other)).toBe(true);
      expect(runSpark(other)).toEqual(wanted);
    }
  }, 60_000);

  it('with each kind of evidence', () => {
    for (const b of [
      powers(20, 40),
      random(12, 30, -9, 9),
      Matrix.ofIntegers(
        40,
        40,
        Array.from({ length: 1_600 }, (_, k) => (k % 41 === 0 ? 30 : (k * 7) % 3)),
      ),
    ]) {
      const search = new SparkSearch(b, 9);
      runSpark(search);
      const other = new SparkSearch(b, 9);
      expect(readCheckpoint(writeCheckpoint(search), other)).toBe(true);
      expect(other.state).toEqual(search.state);
    }
  }, 60_000);

  it('does not go on from a checkpoint of another matrix, or a broken one', () => {
    const search = new SparkSearch(a, undefined);
    runSpark(search, ({ done }) => done > 0);
    const text = writeCheckpoint(search);
    const broken: readonly [string, SparkSearch][] = [
      [text, new SparkSearch(random(8, 20, -9, 9, 2), undefined)],
      [text, new SparkSearch(a, 3)],
      ['', new SparkSearch(a, undefined)],
      ['null', new SparkSearch(a, undefined)],
      ['[]', new SparkSearch(a, undefined)],
      [text.slice(0, -1), new SparkSearch(a, undefined)],
      ...['"version":1', '"combination":["', '"kind":"', '"next":', '"independent":', '"spent":', '"attempt":', '"size":'].map(
        (part): [string, SparkSearch] => {
          expect(text).toContain(part);
          return [
            text.replace(part, part.endsWith('"') ? `${part}7` : part.endsWith(':') ? `${part}-1` : '"version":2'),
            new SparkSearch(a, undefined),
          ];
        },
      ),
    ];
    for (const [forged, other] of broken) {
      const before = other.state;
      expect(readCheckpoint(forged, other)).toBe(false);
      expect(other.state).toEqual(before);
    }
  });

  it('marks what the kernel cannot check', () => {
    const found = spark(random(12, 30, -50, 50));
    expect([found.spark, found.kernelChecked]).toEqual([13, false]);
    const { evidence } = found.bounds;
    expect(kernelChecks(evidence)).toBe(false);
    expect('sets' in evidence && [evidence.sets, evidence.basis.length, evidence.suspects > 0]).toEqual([86_493_225, 12, true]);
    expect(support(found.bounds.combination ?? [])).toHaveLength(13);
  }, 60_000);

  it('says the same without vectors; and what is computed is checked by another search', () => {
    const a = random(13, 26, -50, 50);
    const [plain, vectors] = (['plain', 'vectors'] as const).map((kind) => runSpark(new SparkSearch(a, undefined, kind)));
    expect([plain?.spark, vectors?.spark]).toEqual([14, 14]);
    expect([plain?.bounds.evidence.kind, vectors?.bounds.evidence.kind]).toEqual(['plain', 'vectors']);
    expect(plain?.bounds.combination).toEqual(vectors?.bounds.combination);
    for (const found of [plain, vectors]) expect(found && checkIndependent(a, 13, found.bounds.evidence)).toBe(true);
    // The same evidence for a matrix in which the last column is the sum of twelve others.
    const entries = Array.from(a.numerators, Number);
    for (let row = 0; row < entries.length; row += 26) entries[row + 25] = entries.slice(row, row + 12).reduce((sum, x) => sum + x, 0);
    expect(vectors && checkIndependent(Matrix.ofIntegers(13, 26, entries), 13, vectors.bounds.evidence)).toBe(false);
  }, 60_000);
});
