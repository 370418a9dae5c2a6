/** Proofs as questions for SMT solvers: true steps are proved by both, and steps that are a little wrong by none. */
import { describe, expect, it } from 'vitest';
import { readCertificate } from '../../src/certificate/index.ts';
import { askSolver } from '../../src/cli/recheck/solver.ts';
import { Steps } from '../../src/export/proof.ts';
import { exportedProof, query, questionsOf, type Sequent, stepOf } from '../../src/export/smt2/index.ts';
import { type Rule, rational, type Term, Theorem } from '../../src/terms/index.ts';
import { numbers, points } from '../certificate/samples.ts';
import { world } from '../prover/world.ts';
import { at } from '../support/at.ts';

const SOLVERS: readonly (readonly [string, readonly string[]])[] = [
  ['z3', []],
  ['cvc5', ['--incremental']],
];
const SAT = 'sat: it does not follow';

/** What a solver says to questions: unsat, or why not. */
async function answers([program, args]: readonly [string, readonly string[]], queries: readonly string[]): Promise<readonly string[]> {
  const asked = queries.map((text, number) => ({ number, query: text }));
  const refused = await askSolver(program, args, asked, 60, () => undefined);
  return queries.map((_, i) => refused.get(i) ?? 'unsat');
}

const w = world();
const { sig, and, or, not, imp, eq, le, lt, plus, nat, falsum } = w;
const atom = (name: string): Term => w.pred(name)();
const [P, Q, R, X] = [atom('P'), atom('Q'), atom('R'), atom('X')];
const [a, b, c] = [w.fun('a', w.D)(), w.fun('b', w.D)(), w.fun('c', w.D)()];
const [f, p] = [w.fun('f', w.D, w.D), w.pred('p', w.D, w.D)];
const [k, l, m] = [w.v('k', sig.nat), w.v('l', sig.nat), w.v('m', sig.nat)];
const [r, s, t] = [w.v('r', sig.real), w.v('s', sig.real), w.v('t', sig.real)];
const real = (n: number, d = 1): Term => sig.numeral(rational(BigInt(n), BigInt(d)), sig.real);
const times = (x: Term, y: Term): Term => sig.apply(sig.arithmetic('*', sig.sortOf(x)), [], [x, y]);
const minus = (x: Term, y: Term): Term => sig.apply(sig.arithmetic('-', sig.sortOf(x)), [], [x, y]);
const over = (x: Term, y: Term): Term => sig.apply(sig.arithmetic('/', sig.sortOf(x)), [], [x, y]);
const vectors = sig.declare('Vectors', 'sort', [], [k], undefined);
const ofSize = (n: Term): Term => sig.apply(vectors, [], [n]);
const zero = sig.declare('zero', 'function', [], [k], ofSize(k));
const S = sig.sortVariable('S');
const size = sig.declare('size', 'function', [S], [sig.free('o', S)], sig.nat);
/** How large the zero vector is: the sort of the vector is an argument, too. */
const sizeOf = (n: Term): Term => sig.apply(size, [ofSize(n)], [sig.apply(zero, [], [n])]);
const assume = (formula: Term): Theorem => Theorem.assume(sig, formula);
const [x, n] = [w.v('x'), w.v('n', sig.nat)];
const leibniz = (left: Term, right: Term, variable: Term, context: Term): Theorem =>
  Theorem.leibniz(assume(eq(left, right)), w.comp(variable, context), assume(sig.open(w.comp(variable, context), left)));
const linear = (premises: readonly Term[], conclusion: Term, ...rows: readonly (readonly number[])[]): Theorem =>
  Theorem.linear(sig, premises.map(assume), conclusion, rows.map((row) => row.map((q) => rational(BigInt(q))))); // biome-ignore format: one thought
const under = (hypothesis: Term, end: Term): Theorem => Theorem.impElim(assume(imp(hypothesis, end)), assume(hypothesis));

/** Steps of all rules that ask, made by the kernel. */
const steps: readonly (readonly [string, Theorem])[] = [
  ['an assumption', assume(P)],
  ['one more hypothesis', Theorem.weaken(assume(P), Q)],
  ['an implication', Theorem.impIntro(P, Theorem.andIntro(assume(P), assume(Q)))],
  ['an implication from nothing', Theorem.impIntro(P, Theorem.refl(sig, a))],
  ['modus ponens', Theorem.impElim(assume(imp(P, Q)), assume(P))],
  ['modus ponens with large formulas', Theorem.impElim(assume(imp(or(and(P, Q), R), or(Q, p(a, b)))), assume(or(and(P, Q), R)))],
  ['both', Theorem.andIntro(assume(P), assume(or(Q, R)))],
  ['the one', Theorem.andLeft(assume(and(imp(P, Q), Q)))],
  ['the other', Theorem.andRight(assume(and(P, and(Q, R))))],
  ['this or that', Theorem.orLeft(assume(P), Q)],
  ['that or this', Theorem.orRight(P, assume(Q))],
  ['cases', Theorem.orElim(assume(or(P, Q)), under(P, R), under(Q, R))],
  ['anything', Theorem.exFalso(assume(falsum), P)],
  ['no intuition', Theorem.classical(assume(not(not(P))))],
  ['itself', Theorem.refl(sig, f(a))],
  ['a congruence', leibniz(f(a), b, x, p(f(x), x))],
  ['a congruence of an equation', leibniz(a, b, x, eq(f(x), x))],
  ['a congruence below connectives', leibniz(a, b, x, imp(p(x, c), and(p(c, x), or(P, eq(x, c)))))],
  ['a congruence of a set', leibniz(a, b, x, w.member(x, w.v('A', w.sets)))],
  ['indices of sorts, computed', leibniz(n, nat(2), n, eq(sizeOf(plus(n, nat(1))), nat(5)))],
  ['indices of sorts, uncomputed', leibniz(nat(2), n, n, eq(sizeOf(plus(n, nat(1))), nat(5)))],
  ['subtraction that stops at 0', leibniz(n, nat(2), n, eq(sizeOf(minus(n, nat(3))), nat(5)))],
  ['subtraction that does not', leibniz(n, nat(7), n, eq(sizeOf(minus(minus(n, nat(3)), nat(1))), nat(5)))],
  ['an inequality of others', leibniz(k, l, n, le(plus(n, m), times(n, m)))],
  ['a chain', linear([le(r, s), lt(s, t)], lt(r, t), [1, 1, 1])],
  ['an equation of two inequalities', linear([le(r, s), le(s, r)], eq(r, s), [0, 1, 1], [1, 0, 1])],
  ['multiples', linear([le(times(real(2), r), plus(s, real(1)))], le(r, over(plus(s, real(1)), real(2))), [1, 2])],
  ['differences', linear([le(minus(r, s), real(0))], le(r, s), [1, 1])],
  ['unknown products', linear([le(times(r, s), t)], lt(times(r, s), plus(t, real(1, 3))), [1, 1])],
  ['no circle', linear([lt(r, s), lt(s, r)], falsum, [1, 1])],
  ['negations', linear([not(le(r, s))], lt(s, r), [1, 1])],
  ['whole numbers', linear([lt(k, l), lt(l, plus(k, nat(1)))], falsum, [1, 1])],
  ['whole numbers that are smaller', linear([lt(k, l)], le(plus(k, nat(1)), l), [1, 1])],
  ['whole numbers that are between', linear([not(le(l, k)), le(l, plus(k, nat(1)))], eq(l, plus(k, nat(1))), [1, 0, 1], [0, 1, 1])],
  ['no number below 0', linear([], le(nat(0), plus(k, l)), [1])],
  ['truncated subtraction as an unknown', linear([], le(nat(0), minus(k, l)), [1])],
  ['numbers', Theorem.evaluate(sig, lt(real(-1, 3), real(2, 7)))],
  ['numbers that are not equal', Theorem.evaluate(sig, not(eq(nat(2), nat(3))))],
]; // biome-ignore format: a table

const text = (rule: Rule, premises: readonly Sequent[], conclusion: Term): string => {
  const asked = query(sig, rule, premises, conclusion);
  return asked.why === undefined ? asked.text : `it is not asked: ${asked.why}`;
};
const fact = (conclusion: Term): Sequent => ({ hypotheses: [], conclusion });

/** A step with one thing wrong: a premise is missing, weaker or conditional, or more is concluded. Most do not follow then. */
function mutants(th: Theorem): readonly (readonly [string, readonly Sequent[], Term])[] {
  const { premises } = stepOf(th);
  const { conclusion } = th;
  const changed = (what: string, change: (premise: Sequent) => readonly Sequent[]) =>
    premises.map((_, i) => [`${what} ${i}`, premises.flatMap((each, j) => (i === j ? change(each) : [each])), conclusion] as const);
  return [
    ...(stepOf(th).rule === 'leibniz' ? [] : changed('without premise', () => [])),
    ...changed('or else premise', ({ hypotheses, conclusion: end }) => [{ hypotheses, conclusion: or(end, X) }]),
    ...changed('a condition more for premise', ({ hypotheses, conclusion: end }) => [{ hypotheses: [...hypotheses, X], conclusion: end }]),
    ['and more', premises, and(conclusion, X)],
    ['something else', premises, X],
  ];
}
/** Where nothing is wrong, since the premises contradict each other, or one of them is not needed. */
const harmless = (name: string, what: string): boolean =>
  (['anything', 'no circle', 'whole numbers'].includes(name) && (what === 'and more' || what === 'something else')) ||
  // no solver is asked what is no statement about numbers
  ((name === 'numbers' || name === 'numbers that are not equal') && (what === 'and more' || what === 'something else')) ||
  (name === 'an implication from nothing' && / 0$/.test(what)) ||
  (name === 'a congruence below connectives' && what === 'or else premise 1');

/** Steps that are wrong in their own way. */
const wrong: readonly (readonly [string, Rule, readonly Term[], Term])[] = [
  ['a strict end', 'linear', [le(r, s), le(s, t)], lt(r, t)],
  ['the other way', 'linear', [le(r, s)], le(s, r)],
  ['a gap of 1 among real numbers', 'linear', [lt(r, s)], le(plus(r, real(1)), s)],
  ['a gap of 1 where there is none', 'linear', [le(k, l)], le(plus(k, nat(1)), l)],
  ['a gap of 2', 'linear', [lt(k, l)], le(plus(k, nat(2)), l)],
  ['a negative real number', 'linear', [], le(real(0), r)],
  ['a positive natural number', 'linear', [], lt(nat(0), k)],
  ['one half of a whole number', 'linear', [eq(times(nat(2), k), nat(1))], falsum],
  ['the product of two', 'linear', [le(real(0), r), le(real(0), s)], le(real(0), times(r, s))],
  ['subtraction that does not stop', 'linear', [], eq(plus(minus(k, l), l), k)],
  ['an equation of one inequality', 'linear', [le(r, s)], eq(r, s)],
  ['a wrong factor', 'linear', [le(times(real(2), r), s)], le(r, times(real(2), s))],
  ['falsehood of a truth', 'linear', [lt(r, s)], falsum],
  ['a false inequality', 'evaluate', [], lt(nat(2), nat(1))],
  ['a false equation', 'evaluate', [], eq(nat(1), nat(2))],
  ['a false negation', 'evaluate', [], not(le(real(1, 3), real(1, 2)))],
  ['another', 'refl', [], eq(a, b)],
  ['only the outside changed', 'leibniz', [eq(f(a), b), p(f(a), a)], p(b, b)],
  ['a context of something else', 'leibniz', [eq(a, b), p(f(c), a)], p(f(b), b)],
  ['an equation of others', 'leibniz', [eq(b, c), p(a, a)], p(b, b)],
  ['a predicate of another order', 'leibniz', [eq(a, b), p(a, c)], p(c, b)],
  ['an index that is 1 off', 'leibniz', [eq(n, nat(2)), eq(sizeOf(plus(n, nat(1))), nat(5))], eq(sizeOf(nat(4)), nat(5))],
  ['subtraction below 0', 'leibniz', [eq(n, nat(2)), eq(sizeOf(minus(n, nat(3))), nat(5))], eq(sizeOf(nat(1)), nat(5))],
  ['a part of something else', 'andLeft', [and(P, Q)], R],
  ['the converse', 'impElim', [imp(P, Q), Q], P],
  ['one case', 'orElim', [or(P, Q), imp(P, R)], R],
  ['half of a negation', 'classical', [not(P)], P],
]; // biome-ignore format: a table

describe.each(SOLVERS)('%s', (...solver) => {
  it('proves true steps', async () => {
    const asked = steps.map(([, th]) => text(stepOf(th).rule, stepOf(th).premises, th.conclusion));
    const said = await answers(solver, asked);
    expect(steps.filter((_, i) => said[i] !== 'unsat').map(([name], i) => [name, said[i]])).toEqual([]);
    expect(new Set(steps.map(([, th]) => stepOf(th).rule)).size).toBe(16);
  });

  it('does not prove steps with one thing wrong', async () => {
    const all = steps.flatMap(([name, th]) =>
      mutants(th)
        .filter(([what]) => !harmless(name, what))
        .map(([what, premises, conclusion]) => [`${name}: ${what}`, text(stepOf(th).rule, premises, conclusion)] as const),
    );
    const others = wrong.map(([name, rule, premises, conclusion]) => [name, text(rule, premises.map(fact), conclusion)] as const);
    const asked = [...all, ...others];
    const said = await answers(solver, asked.map(([, each]) => each)); // biome-ignore format: one thought
    expect(asked.flatMap(([name], i) => (said[i] === SAT ? [] : [[name, said[i]]]))).toEqual([]);
    expect(asked.length).toBeGreaterThan(150);
  });

  it('does not find a contradiction in premises alone', async () => {
    const consistent = steps.filter(([name]) => !['anything', 'no circle', 'whole numbers'].includes(name));
    const asked = consistent.map(([, th]) => {
      const lines = text(stepOf(th).rule, stepOf(th).premises, th.conclusion).trimEnd().split('\n');
      expect(at(lines, lines.length - 1)).toMatch(/^\(assert \(not /);
      return `${lines.slice(0, -1).join('\n')}\n`;
    });
    expect(new Set(await answers(solver, asked))).toEqual(new Set([SAT]));
  });

  it('proves all that is asked of real certificates', async () => {
    const known = new Map<string, number>();
    for (const sample of [points(), numbers()]) questionsOf(readCertificate(sample.text, {}, true).theorems, known);
    expect(known.size).toBeGreaterThan(20);
    expect(new Set(await answers(solver, [...known.keys()]))).toEqual(new Set(['unsat']));
  });

  it('proves steps with terms and formulas as deep as there are', async () => {
    let [deepTerm, deepFormula] = [x, P];
    for (let i = 0; i < 1_900; i++) [deepTerm, deepFormula] = [f(deepTerm), imp(Q, deepFormula)];
    const asked = [leibniz(a, b, x, p(deepTerm, c)), under(deepFormula, Q), leibniz(a, b, x, imp(p(x, x), deepFormula))];
    expect(await answers(solver, asked.map((th) => text(stepOf(th).rule, stepOf(th).premises, th.conclusion)))).toEqual(asked.map(() => 'unsat')); // biome-ignore format: one thought
  });

  it('proves an inequality of a sum that would be exponential as a tree', async () => {
    let sum = r;
    for (let i = 0; i < 200; i++) sum = plus(sum, sum);
    const step = linear([le(sum, t)], lt(sum, plus(t, real(1))), [1, 1]);
    const asked = text('linear', stepOf(step).premises, step.conclusion);
    expect(asked.length).toBeLessThan(20_000);
    expect(await answers(solver, [asked])).toEqual(['unsat']);
  });
});

describe('questions', () => {
  it('have no names in them, whatever symbols are called', () => {
    const odd = ['assert', 'check-sat', '|', '\\', 'true', ')(', 'é∀', '$o', 'p1', 'let', ';', '"', 'fof', 'U'];
    const asked = (rename: (name: string) => string): readonly string[] => {
      const v = world(rename);
      const [d, e, g] = [v.fun('d', v.D)(), v.fun('e', v.D)(), v.pred('g', v.D)];
      const step = Theorem.leibniz(Theorem.assume(v.sig, v.eq(d, e)), v.comp(v.v('x'), g(v.v('x'))), Theorem.assume(v.sig, g(d)));
      return questionsOf([step, Theorem.impElim(Theorem.assume(v.sig, v.imp(g(d), g(e))), Theorem.assume(v.sig, g(d)))]).queries;
    };
    let next = 0;
    const names = new Map<string, string>();
    const strange = (name: string): string => {
      const known = names.get(name) ?? `${at(odd, next % odd.length)}${next++ < odd.length ? '' : next}`;
      names.set(name, known);
      return known;
    };
    expect(asked(strange)).toEqual(asked((name) => name));
    expect(next).toBeGreaterThan(5);
  });

  it('are the same for steps that differ in names alone, and asked once', () => {
    const { queries, asks } = questionsOf([under(P, Q), under(Q, R), under(P, P)]);
    expect([...asks]).toEqual([0, 0, 1]);
    expect(queries).toHaveLength(2);
  });

  it('take equal sorts for equal: a vector of R(2 + 1) is one of R(3)', () => {
    const three = sizeOf(plus(nat(2), nat(1)));
    expect(three).toBe(sizeOf(nat(3)));
    const step = under(eq(three, nat(1)), eq(sizeOf(nat(3)), nat(1)));
    const { queries } = questionsOf([step]);
    expect(at(queries, 0)).toBe(at(questionsOf([under(P, P)]).queries, 0));
  });

  it('say what they do not ask, and why', () => {
    const universal = Theorem.allIntro(x, Theorem.refl(sig, x));
    const bound = Theorem.leibniz(
      assume(eq(a, b)),
      w.comp(x, w.all([w.v('y')], p(w.v('y'), x))),
      assume(w.all([w.v('y')], p(w.v('y'), a))),
    );
    const product = leibniz(n, nat(2), n, eq(sizeOf(times(n, n)), nat(5)));
    const { asks, vouched, notVouched } = questionsOf([universal, Theorem.allElim(universal, a), bound, product, assume(P)]);
    expect([...asks]).toEqual([-1, -1, -1, -1, 0]);
    expect([...vouched]).toEqual([['assume', 1]]);
    expect([...notVouched]).toEqual([
      ['allIntro', [{ why: 'binding and substitution', steps: 1 }]],
      ['allElim', [{ why: 'binding and substitution', steps: 1 }]],
      ['leibniz', [{ why: 'a change within a binder', steps: 1 }, { why: 'a product of unknown numbers', steps: 1 }]],
    ]); // biome-ignore format: a table
  });

  it('keep what a step discharges, and leave out what it keeps', () => {
    const conjunction = Theorem.andIntro(assume(P), assume(Q));
    expect(stepOf(Theorem.impIntro(P, conjunction)).premises).toEqual([{ hypotheses: [P], conclusion: and(P, Q) }]);
    expect(stepOf(Theorem.weaken(conjunction, R)).premises).toEqual([{ hypotheses: [], conclusion: and(P, Q) }]);
    expect(stepOf(assume(P)).premises).toEqual([{ hypotheses: [], conclusion: P }]);
    expect(stepOf(Theorem.refl(sig, a)).premises).toEqual([]);
  });
});

describe('a file', () => {
  /** The size of an exported proof of so many steps, or more. */
  const length = (theorem: Theorem, all: readonly Theorem[]): number => exportedProof(new Steps(all).stepsUnder([theorem])).length;

  it('is linear in the proof, also if that has 50,000 steps, one upon the other', () => {
    const chain = (count: number): number => {
      const all = [Theorem.assume(sig, p(a, a))];
      for (let i = 1; i < count; i++) {
        const before = at(all, all.length - 1);
        all.push(i % 2 === 1 ? Theorem.andIntro(before, before) : Theorem.andLeft(before));
      }
      return length(at(all, count - 1), all);
    };
    const [small, large] = [chain(5_000), chain(50_000)];
    expect(large).toBeLessThan(12 * small);
    expect(large).toBeGreaterThan(50_000);
  });

  it('is linear in the proof, also if every step has a hypothesis more', () => {
    const growing = (count: number): number => {
      const all: Theorem[] = [assume(P)];
      for (let i = 0; i < count; i++) all.push(Theorem.weaken(at(all, i), lt(real(i), r)));
      return length(at(all, count), all);
    };
    expect(growing(4_000)).toBeLessThan(12 * growing(400));
  });

  it('says which steps ask what, by their numbers in the certificate', () => {
    const all = [assume(P), assume(Q), Theorem.orLeft(assume(X), P), Theorem.andIntro(assume(P), assume(Q)), assume(P)];
    const [p0, q0] = [at(all, 0), at(all, 1)];
    const both = Theorem.andIntro(p0, q0);
    const file = exportedProof(new Steps([...all, both]).stepsUnder([both]));
    expect(file).toContain('; steps 0 1\n(push 1)\n(echo "lcgm question 0")\n');
    expect(file).toContain('; step 5\n(push 1)\n(echo "lcgm question 1")\n');
    expect(file.endsWith('(echo "lcgm end")\n(exit)\n')).toBe(true);
    expect(file.match(/\(check-sat\)/g)).toHaveLength(2);
  });
});
