/** What is computed of concrete matrices: true, and a theorem of the kernel that says just the formula; nothing else. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compute } from '../../src/compute/index.ts';
import { rational, Signature, type Term } from '../../src/terms/index.ts';
import { literals } from '../support/literals.ts';

const s = new Signature();
const { of, apply, size, real } = literals(s);
const two = size(2);
const W = s.apply(s.define('W', [], [], of([[1, 0, 1], [0, 1, 1]])), [], []); // biome-ignore format: rows
const V = s.apply(s.define('V', [], [], apply('+', two, size(3), W, W)), [], []);
const A = s.free('A', s.sortOf(of([[0, 0], [0, 0]]))); // biome-ignore format: rows
const nonnegative = s.define('nonnegative', [], [A], apply('<=', two, two, apply('zero', two, two), A));
const stochastic = s.define('stochastic', [], [A], s.connective('and', s.apply(nonnegative, [], [A]), s.equal(apply('*', size(1), two, two, apply('ones', size(1), two), A), apply('ones', size(1), two)))); // biome-ignore format: one thought
const good = s.define('good', [], [], s.bind('comp', A, s.apply(stochastic, [], [A])));
const is = (symbol: typeof stochastic, m: Term) => s.apply(symbol, [], [m]);
const half = of([[1, 0], [0, 1]]); // biome-ignore format: rows
const uneven = of([[1, 2], [0, -1]]); // biome-ignore format: rows
const columns = (m: Term, rows: number, count: number, wanted: number) => apply('independent', size(rows), size(count), m, size(wanted));

describe('computing shows', () => {
  it.each<[string, Term]>([
    ['an equation with constants', s.equal(apply('-', two, size(3), V, W), W)],
    ['that an equation fails', s.not(s.equal(V, W))],
    ['an inequality', apply('<=', two, size(3), W, V)],
    ['what is defined by inequalities and equations', is(stochastic, half)],
    ['that it fails, by its second part', s.not(is(stochastic, of([[1, 1], [1, 1]])))], // biome-ignore format: rows
    ['that it fails, by its first part', s.not(is(stochastic, uneven))],
    ['membership in a set that is defined', s.member(half, s.apply(good, [], []))],
    ['that something is not in a set', s.not(s.member(uneven, s.apply(good, [], [])))],
    ['both of two', s.connective('and', is(stochastic, half), s.not(s.equal(V, W)))],
    ['that columns are independent', columns(V, 2, 3, 2)],
    ['that columns are dependent', s.not(columns(V, 2, 3, 3))],
    [
      'that there is a matrix',
      s.bind(
        'ex',
        A,
        s.connective(
          'and',
          is(stochastic, A),
          s.equal(apply('*', two, two, size(1), A, of([[1], [0]])), of([[rational(1n, 3n)], [rational(2n, 3n)]])),
        ),
      ),
    ],
    [
      'that there is none',
      s.not(
        s.bind('ex', A, s.connective('and', is(stochastic, A), s.equal(apply('*', two, two, size(1), A, of([[1], [0]])), of([[2], [-1]])))),
      ),
    ],
    [
      'that there is none between others',
      s.not(
        s.bind(
          'ex',
          A,
          s.connective(
            'and',
            s.equal(apply('*', two, two, two, half, apply('*', two, two, two, A, uneven)), half),
            apply('<=', two, two, A, apply('zero', two, two)),
          ),
        ),
      ),
    ],
    ['what inner products are', s.equal(apply('inner', two, size(3), W, V), real(8))],
  ])('%s', (_name, formula) => {
    const th = compute(s, formula)?.theorem;
    expect(th?.conclusion === formula && th.hypotheses.length === 0).toBe(true);
  });

  it.each<[string, Term]>([
    ['a false equation', s.equal(V, W)],
    ['a false inequality', apply('<=', two, size(3), V, W)],
    ['that there is a matrix where there is none', s.bind('ex', A, s.connective('and', is(stochastic, A), s.equal(A, uneven)))],
    ['that there is none where there is one', s.not(s.bind('ex', A, s.connective('and', is(stochastic, A), s.equal(A, half))))],
    ['what is not linear', s.bind('ex', A, s.equal(apply('*', two, two, two, A, A), half))],
    ['what is not stochastic', is(stochastic, uneven)],
    ['that a stochastic matrix is none', s.not(is(stochastic, half))],
    ['one of two that fails', s.connective('and', is(stochastic, half), s.equal(V, W))],
    ['that three columns in the plane are independent', columns(W, 2, 3, 3)],
    ['that two columns are dependent which are not', s.not(columns(W, 2, 3, 2))],
    ['anything of a variable', s.equal(A, A)],
    ['anything that holds for all matrices', s.bind('all', A, s.equal(A, A))],
    ['what a variable set contains', s.member(half, s.free('G', s.setOf(s.sortOf(half))))],
    ['what is not defined', s.apply(s.declare('vague', 'predicate', [], [A], s.prop), [], [half])],
    ['numerals alone', s.equal(real(1), real(1))],
  ])('not %s', (_name, formula) => expect(compute(s, formula)).toBeUndefined());
});

it('decides the independence of columns', () => {
  const matrix = fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 5 }))
    .chain(([n, d]) => fc.array(fc.array(fc.integer({ min: -2, max: 2 }), { minLength: d, maxLength: d }), { minLength: n, maxLength: n }));
  fc.assert(
    fc.property(matrix, fc.integer({ min: 0, max: 5 }), (rows, wanted) => {
      const formula = columns(of(rows), rows.length, rows[0]?.length ?? 0, wanted);
      const [yes, no] = [compute(s, formula), compute(s, s.not(formula))];
      expect([yes, no].filter((th) => th !== undefined)).toHaveLength(1);
      expect((yes ?? no)?.theorem.conclusion).toBe(yes === undefined ? s.not(formula) : formula);
    }),
    { numRuns: 500 },
  );
});

it('decides closed equations between stochastic matrices', () => {
  const column = fc.integer({ min: -1, max: 4 });
  fc.assert(
    fc.property(column, column, (a, b) => {
      const m = of([[a, b], [1 - a, 1 - b]]); // biome-ignore format: rows
      const holds = a >= 0 && b >= 0 && a <= 1 && b <= 1;
      expect(compute(s, is(stochastic, m)) !== undefined).toBe(holds);
      expect(compute(s, s.not(is(stochastic, m))) !== undefined).toBe(!holds);
    }),
    { numRuns: 100 },
  );
});

it('decides which stochastic matrices take one matrix to another', () => {
  const cell = fc.integer({ min: 0, max: 3 });
  const weights = fc.tuple(cell, cell).map(([a, b]) => [a, 3 - Math.min(3, a), b, 3 - Math.min(3, b)] as const);
  const third = (n: number) => rational(BigInt(n), 3n);
  fc.assert(
    fc.property(weights, weights, ([a, b, c, d], [e, f, g, h]) => {
      const from = of([[third(a), third(c)], [third(b), third(d)]]); // biome-ignore format: rows
      const to = of([[third(e), third(g)], [third(f), third(h)]]); // biome-ignore format: rows
      const formula = s.bind('ex', A, s.connective('and', is(stochastic, A), s.equal(apply('*', two, two, two, A, from), to)));
      const answers = [compute(s, formula), compute(s, s.not(formula))];
      expect(answers.filter((th) => th !== undefined)).toHaveLength(1);
      // T moves the difference of the columns to that of the images, no further apart
      expect(answers[0] !== undefined).toBe(a === c ? e === g : Math.abs(e - g) <= Math.abs(a - c) && reaches([a, c], [e, g]));
    }),
    { numRuns: 300 },
  );
});

/** Whether some p, q in [0, 1] have p·a + q·(3 − a) = e and p·c + q·(3 − c) = g, for a ≠ c. */
function reaches([a, c]: readonly [number, number], [e, g]: readonly [number, number]): boolean {
  const slope = (e - g) / (a - c);
  const q = (e - slope * a) / 3;
  const p = slope + q;
  return [p, q].every((x) => x > -1e-9 && x < 1 + 1e-9);
}
