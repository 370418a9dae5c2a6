/** The oracles: they accept what is true, for the reason given, and nothing else. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Signature as Kernel } from '../../src/logic/index.ts';
import { KernelError, type Rational, rational, Signature, type Term, Theorem } from '../../src/terms/index.ts';
import { world } from './world.ts';

const w = world();
const { s, plus, minus, times, over, atMost, below, number } = w;
const refuses = (rule: () => unknown, reason: RegExp) => {
  expect(rule).toThrow(KernelError);
  expect(rule).toThrow(reason);
};
const row = (...values: (number | Rational)[]) => values.map((v) => (typeof v === 'number' ? rational(BigInt(v)) : v));
const q = (value: number | bigint) => number(value, s.rat);
const half = s.numeral(rational(1n, 2n), s.rat);
const [a, b, x] = [s.free('a', s.rat), s.free('b', s.rat), s.free('x', s.rat)];
const [i, j, k] = [s.free('i', s.nat), s.free('j', s.nat), s.free('k', s.nat)];
const known = (...formulas: Term[]) => formulas.map((f) => Theorem.assume(s, f));

describe('evaluate', () => {
  it.each([
    ['1 ≤ 1', atMost(number(1), number(1))],
    ['1/2 < 1', below(half, q(1))],
    ['2 + 3 = 5', s.equal(plus(number(2), number(3)), number(5))],
    ['¬ 1 = 2', s.not(s.equal(number(1), number(2)))],
    ['¬ 2 ≤ 1', s.not(atMost(number(2), number(1)))],
    ['3 − 5 = 0 over Nat', s.equal(minus(number(3), number(5)), number(0))],
    ['−0 = 0', s.equal(minus(q(0), q(0)), q(0))],
    ['2^53 < 2^53 + 1', below(number(2n ** 53n), number(2n ** 53n + 1n))],
    ['1/2 + 1/2 = 1', s.equal(plus(half, half), q(1))],
    ['numbers of 3000 digits', below(q(10n ** 3000n), q(10n ** 3000n + 1n))],
  ])('proves %s', (_name, formula) => {
    const th = Theorem.evaluate(s, formula);
    expect([th.conclusion, th.restsOn]).toEqual([formula, ['oracle:evaluate']]);
  });
  it.each([
    ['1 < 1', below(number(1), number(1)), /not true/],
    ['1 = 2', s.equal(number(1), number(2)), /not true/],
    ['¬ 1 = 1', s.not(s.equal(number(1), number(1))), /not true/],
    ['3 − 5 = 0 over Rat', s.equal(minus(q(3), q(5)), q(0)), /not true/],
    ['2^53 = 2^53 + 1', s.equal(number(2n ** 53n), number(2n ** 53n + 1n)), /not true/],
    ['a variable', s.equal(a, a), /closed numerical/],
    ['a product with a variable', s.equal(times(q(0), a), q(0)), /closed numerical/],
    ['a conjunction', s.connective('and', atMost(number(1), number(1)), atMost(number(1), number(1))), /closed numerical/],
    ['⊥', s.falsum, /closed numerical/],
    ['a double negation', s.not(s.not(atMost(number(1), number(1)))), /closed numerical/],
    ['a term', number(1), /formula is expected/],
    [
      'a predicate of numbers',
      s.apply(s.declare('small', 'predicate', [], [i, j], s.prop), [], [number(1), number(2)]),
      /=, <= and < only/,
    ],
  ])('refuses %s', (_name, formula, reason) => refuses(() => Theorem.evaluate(s, formula), reason));
});

describe('linear', () => {
  it('combines inequalities', () => {
    const th = Theorem.linear(s, known(atMost(a, b), atMost(b, x)), atMost(a, x), [row(1, 1, 1)]);
    expect(th.conclusion).toBe(atMost(a, x));
    expect(th.restsOn).toEqual(['oracle:linear']);
    expect(th.hypotheses).toHaveLength(2);
  });
  it('keeps hypotheses and sources of the premises', () => {
    const [p, r] = known(atMost(a, b), atMost(b, x));
    const fact = Theorem.evaluate(s, below(q(0), q(1)));
    if (p === undefined || r === undefined) throw new Error('two were assumed');
    const th = Theorem.linear(s, [p, r, fact], below(a, plus(x, q(1))), [row(1, 1, 1, 1)]);
    expect(th.hypotheses).toHaveLength(2);
    expect(th.restsOn).toEqual(['oracle:evaluate', 'oracle:linear']);
  });
  it('keeps them also where the multiplier is 0', () => {
    const th = Theorem.linear(s, known(atMost(a, b)), atMost(q(0), q(1)), [row(0, 1)]);
    expect(th.hypotheses).toHaveLength(1);
  });
  it('proves equations from both sides', () => {
    const th = Theorem.linear(s, known(atMost(a, b), atMost(b, a)), s.equal(a, b), [row(0, 1, 1), row(1, 0, 1)]);
    expect(th.conclusion).toBe(s.equal(a, b));
  });
  it('uses equations with any sign', () => {
    const [there, back] = [row(1, 1), row(-1, 1)];
    for (const multipliers of [
      [there, back],
      [back, there],
    ]) {
      // biome-ignore format: pairs
      const attempt = () => Theorem.linear(s, known(s.equal(a, b)), s.equal(b, a), multipliers);
      if (multipliers[0] === there) expect(attempt().conclusion).toBe(s.equal(b, a));
      else refuses(attempt, /does not cancel|no contradiction/);
    }
  });
  it('derives ⊥', () => {
    const th = Theorem.linear(s, known(below(a, b), below(b, a)), s.falsum, [row(1, 1)]);
    expect(th.conclusion).toBe(s.falsum);
  });
  it('reads negated inequalities', () => {
    expect(() => Theorem.linear(s, known(s.not(atMost(b, a))), below(a, b), [row(1, 1)])).not.toThrow();
    expect(() => Theorem.linear(s, known(s.not(below(b, a))), atMost(a, b), [row(1, 1)])).not.toThrow();
    refuses(() => Theorem.linear(s, known(s.not(below(b, a))), below(a, b), [row(1, 1)]), /no contradiction/);
  });
  it('knows that natural numbers are not negative', () => {
    expect(() => Theorem.linear(s, [], atMost(number(0), i), [row(1)])).not.toThrow();
    expect(() => Theorem.linear(s, [], atMost(i, plus(i, j)), [row(1)])).not.toThrow();
    refuses(() => Theorem.linear(s, [], atMost(q(0), a), [row(1)]), /does not cancel/);
    refuses(() => Theorem.linear(s, [], atMost(plus(i, j), i), [row(1)]), /does not cancel/);
  });
  it('knows that a natural number that is greater is greater by one', () => {
    expect(() => Theorem.linear(s, known(below(i, j)), atMost(plus(i, number(1)), j), [row(1, 1)])).not.toThrow();
    refuses(() => Theorem.linear(s, known(below(a, b)), atMost(plus(a, q(1)), b), [row(1, 1)]), /no contradiction/);
    expect(() => Theorem.linear(s, known(below(i, plus(j, number(1)))), atMost(i, j), [row(1, 1)])).not.toThrow();
  });
  it('knows no parity: from 2i = 1 it does not get ⊥', () => {
    const premise = known(s.equal(times(number(2), i), number(1)));
    for (const m of [rational(1n), rational(-1n), rational(1n, 2n), rational(-1n, 2n)])
      refuses(() => Theorem.linear(s, premise, s.falsum, [row(m)]), /does not cancel|no contradiction/);
  });
  it('scales by rational multipliers', () =>
    expect(() =>
      Theorem.linear(s, known(atMost(times(q(3), a), q(1))), atMost(a, s.numeral(rational(1n, 3n), s.rat)), [row(rational(1n, 3n), 1)]),
    ).not.toThrow());
  it('divides by numerals', () =>
    expect(() => Theorem.linear(s, known(atMost(a, q(1))), atMost(over(a, q(2)), half), [row(rational(1n, 2n), 1)])).not.toThrow());
  it('takes natural subtraction for a variable', () => {
    refuses(() => Theorem.linear(s, [], s.equal(plus(minus(i, j), j), i), [row(1), row(1)]), /does not cancel/);
    expect(() => Theorem.linear(s, [], s.equal(plus(minus(a, b), b), a), [row(1), row(1)])).not.toThrow();
    expect(() => Theorem.linear(s, [], atMost(number(0), minus(i, j)), [row(1)])).not.toThrow();
  });
  it('takes products of variables for variables', () => {
    refuses(() => Theorem.linear(s, [], atMost(q(0), times(a, a)), [row(1)]), /does not cancel/);
    refuses(() => Theorem.linear(s, [], s.equal(times(a, b), times(b, a)), [row(1), row(1)]), /does not cancel/);
    refuses(() => Theorem.linear(s, known(atMost(a, b)), atMost(over(q(1), b), over(q(1), a)), [row(1, 1)]), /does not cancel/);
  });
  it.each([
    ['a negative multiplier of an inequality', known(atMost(a, b)), atMost(b, a), [row(-1, 1)], /negative multiplier/],
    ['a negative multiplier of the denied conclusion', known(atMost(a, b)), atMost(b, a), [row(1, -1)], /negative multiplier/],
    ['a strict conclusion from what is not strict', known(atMost(a, b)), below(a, b), [row(1, 1)], /no contradiction/],
    ['a strict premise that is not used', known(below(a, b)), below(x, x), [row(0, 1)], /no contradiction/],
    ['the converse', known(atMost(a, b)), atMost(b, a), [row(1, 1)], /does not cancel/],
    ['nothing at all', known(atMost(a, b)), atMost(a, b), [row(0, 0)], /no contradiction/],
    ['nothing, for ⊥', [], s.falsum, [row()], /no contradiction/],
    ['too few multipliers', known(atMost(a, b)), atMost(a, b), [row(1)], /2 entries/],
    ['too many multipliers', known(atMost(a, b)), atMost(a, b), [row(1, 1, 1)], /2 entries/],
    ['the negated conclusion, for ⊥', known(below(a, a)), s.falsum, [row(1, 1)], /1 entries/],
    ['one row for an equation', known(atMost(a, b)), s.equal(a, b), [row(1, 1)], /2 rows/],
    ['two rows for an inequality', known(atMost(a, b)), atMost(a, b), [row(1, 1), row(1, 1)], /1 rows/],
    ['half an equation', known(atMost(a, b)), s.equal(a, b), [row(1, 1), row(1, 1)], /does not cancel|no contradiction/],
    ['a negated equation', known(s.not(s.equal(a, b))), s.falsum, [row(1)], /negated equation/],
    ['a negated conclusion', [], s.not(atMost(q(1), q(0))), [row(1)], /=, <= and < only/],
    ['a conjunction', known(s.connective('and', atMost(a, b), atMost(b, a))), atMost(a, b), [row(1, 1)], /=, <= and < only/],
    ['an equation of points', known(s.equal(w.c, w.d)), atMost(q(0), q(0)), [row(0, 1)], /=, <= and < only/],
    ['⊥ as a premise', known(s.falsum), s.falsum, [row(1)], /=, <= and < only/],
  ])('refuses %s', (_name, premises, conclusion, multipliers, reason) =>
    refuses(() => Theorem.linear(s, premises, conclusion, multipliers), reason),
  );
  it('counts its work', () => {
    const t = new Signature(true, new Kernel(2_000_000));
    const add = t.arithmetic('+', t.rat);
    let sum: Term = t.free('v', t.rat);
    for (let n = 0; n < 1500; n++) sum = t.apply(add, [], [sum, t.free(`v${n}`, t.rat)]);
    refuses(() => Theorem.linear(t, [], t.equal(sum, sum), [row(1), row(1)]), /more work than is allowed/);
  });
  it('copes with terms that double', () => {
    let [left, right]: Term[] = [a, a];
    for (let n = 0; n < 300; n++) [left, right] = [plus(left ?? a, left ?? a), plus(right ?? a, right ?? a)];
    expect(() => Theorem.linear(s, [], s.equal(left ?? a, times(q(2n ** 300n), a)), [row(1), row(1)])).not.toThrow();
  });

  // whatever it accepts is true: random premises and conclusions over Nat or Rat, random multipliers, random points
  const coefficient = fc.integer({ min: -3, max: 3 });
  const side = fc.record({ i: fc.nat(3), j: fc.nat(3), c: fc.nat(4) });
  const atom = fc.record({ left: side, right: side, op: fc.constantFrom('<=', '<', '=') });
  type Side = { i: number; j: number; c: number };
  type Atom = { left: Side; right: Side; op: string };
  const termOf = (t: Side, natural: boolean): Term => {
    const sort = natural ? s.nat : s.rat;
    const [u, v] = [s.free('u', sort), s.free('v', sort)];
    return plus(plus(times(number(t.i, sort), u), times(number(t.j, sort), v)), number(t.c, sort));
  };
  const formulaOf = (t: Atom, natural: boolean): Term => {
    const [left, right] = [termOf(t.left, natural), termOf(t.right, natural)];
    return t.op === '=' ? s.equal(left, right) : t.op === '<' ? below(left, right) : atMost(left, right);
  };
  const holds = (t: Atom, u: number, v: number): boolean => {
    const [l, r] = [t.left, t.right].map((e) => e.i * u + e.j * v + e.c);
    return l === undefined || r === undefined ? false : t.op === '=' ? l === r : t.op === '<' ? l < r : l <= r;
  };
  it('accepts only what is true', () => {
    let accepted = 0;
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.array(atom, { maxLength: 2 }),
        atom,
        fc.array(fc.array(coefficient, { maxLength: 3 }), { maxLength: 2 }),
        (natural, premises, goal, multipliers) => {
          const width = premises.length + 1;
          const rows = multipliers.map((m) => row(...Array.from({ length: width }, (_, n) => m[n] ?? 1)));
          while (rows.length < (goal.op === '=' ? 2 : 1)) rows.push(row(...Array.from({ length: width }, () => 1)));
          rows.length = goal.op === '=' ? 2 : 1;
          try {
            Theorem.linear(s, known(...premises.map((f) => formulaOf(f, natural))), formulaOf(goal, natural), rows);
          } catch (error) {
            if (error instanceof KernelError) return;
            throw error;
          }
          accepted++;
          for (let u = natural ? 0 : -6; u <= 6; u += natural ? 1 : 0.5)
            for (let v = natural ? 0 : -6; v <= 6; v += natural ? 1 : 0.5)
              if (premises.every((f) => holds(f, u, v))) expect(holds(goal, u, v)).toBe(true);
        },
      ),
      { numRuns: 4000 },
    );
    expect(accepted).toBeGreaterThan(100);
  });
  it('the same over Real', () => {
    const [u, v] = [s.free('u', s.real), s.free('v', s.real)];
    expect(() => Theorem.linear(s, known(below(u, v)), atMost(u, v), [row(1, 1)])).not.toThrow();
    refuses(() => Theorem.linear(s, known(below(u, v)), atMost(plus(u, number(1, s.real)), v), [row(1, 1)]), /no contradiction/);
  });
  it('does not mix up variables of two sorts', () => {
    const same = s.free('i', s.rat);
    refuses(() => Theorem.linear(s, known(atMost(i, k)), atMost(same, s.free('k', s.rat)), [row(1, 1)]), /does not cancel/);
  });
});
