import { describe, expect, it } from 'vitest';
import { type Term, Theorem } from '../../src/terms/index.ts';
import { checked, size, type World, world } from './world.ts';

type Case = readonly [name: string, facts: readonly Term[], goal: Term];

function run(title: string, wanted: 'proved' | 'stuck', cases: readonly Case[], w: World): void {
  describe(title, () => {
    it.each(cases)('%s', (_name, facts, goal) => {
      expect(w.ask(facts, goal).kind).toBe(wanted);
    });
  });
}

/** All puzzles, over a signature whose names do not matter. */
function puzzles(w: World) {
  const { D, pred, fun, v, imp, and, or, not, iff, eq, all, ex, comp, member, sets, sub, cap, cup, falsum } = w;
  const [A, B, C, E] = [pred('a0')(), pred('b0')(), pred('c0')(), pred('e0')()];
  const [P, Q, R] = [pred('P', D), pred('Q', D), pred('R', D, D)];
  const [f, g] = [fun('f', D, D), fun('g', D, D, D)];
  const [e, inv] = [fun('e', D)(), fun('inv', D, D)];
  const [x, y, z, a, b, c, d] = [v('x'), v('y'), v('z'), v('a'), v('b'), v('c'), v('d')];
  const [X, Y, Z] = [v('X', sets), v('Y', sets), v('Z', sets)];
  const assoc = all([x, y, z], eq(g(g(x, y), z), g(x, g(y, z))));
  const group = [assoc, all([x], eq(g(e, x), x)), all([x], eq(g(inv(x), x), e))];
  const transitive = all([x, y, z], imp(and(R(x, y), R(y, z)), R(x, z)));

  const yes = {
    propositions: [
      ['a fact is proved by itself', [A], A],
      ['A implies A', [], imp(A, A)],
      ['excluded middle', [], or(A, not(A))],
      ["Peirce's law", [], imp(imp(imp(A, B), A), A)],
      ['double negation', [not(not(A))], A],
      ['from a contradiction anything', [A, not(A)], B],
      ['a chain of implications', [A, imp(A, B), imp(B, C)], and(C, B)],
      ['cases', [or(A, B), imp(A, C), imp(B, C)], C],
      ['three cases', [or(A, B, C), imp(A, E), imp(B, E), imp(C, E)], E],
      ['disjunctive syllogism', [or(A, B), not(A)], B],
      ['de Morgan', [not(and(A, B))], or(not(A), not(B))],
      ['de Morgan back', [or(not(A), not(B))], not(and(A, B))],
      ['contraposition', [imp(not(B), not(A))], imp(A, B)],
      ['and distributes over or', [], iff(and(A, or(B, C)), or(and(A, B), and(A, C)))],
      ['or distributes over and', [], iff(or(A, and(B, C)), and(or(A, B), or(A, C)))],
      ['equivalence is associative', [iff(A, iff(B, C))], iff(iff(A, B), C)],
      ['a case is excluded by the goal', [imp(A, C), imp(not(A), C)], C],
      ['currying', [imp(and(A, B), C)], imp(A, imp(B, C))],
    ],
    quantifiers: [
      ['a general fact has instances', [all([x], P(x))], P(f(a))],
      ['an instance shows existence', [P(f(a))], ex([x], P(x))],
      ['Barbara', [all([x], imp(P(x), Q(x))), P(a)], Q(a)],
      ['existence passes through an implication', [all([x], imp(P(x), Q(x))), ex([x], P(x))], ex([x], Q(x))],
      ['exists forall gives forall exists', [ex([x], all([y], R(x, y)))], all([y], ex([x], R(x, y)))],
      ["the drinker's paradox", [], ex([x], imp(P(x), all([y], P(y))))],
      ["Russell's barber", [], not(ex([x], all([y], iff(R(x, y), not(R(y, y))))))],
      ['not all means some not', [not(all([x], P(x)))], ex([x], not(P(x)))],
      ['none means all not', [not(ex([x], P(x)))], all([x], not(P(x)))],
      ['forall distributes over and', [], iff(all([x], and(P(x), Q(x))), and(all([x], P(x)), all([x], Q(x))))],
      ['transitivity', [transitive, R(a, b), R(b, c), R(c, d)], R(a, d)],
      ['a premise that is general', [imp(all([x], P(x)), A), all([x], P(x))], A],
      ['a premise that is proved in general', [all([x], imp(Q(x), P(x))), all([x], Q(x)), imp(all([y], P(y)), A)], A],
      ['no term is needed where all is inhabited', [all([x], R(x, f(x))), all([x, y], not(R(x, y)))], A],
      ['a pair of witnesses', [R(a, b), P(a), Q(b)], ex([x, y], and(R(x, y), P(x), Q(y)))],
      ['a symmetric and transitive relation', [transitive, all([x, y], imp(R(x, y), R(y, x))), R(a, b)], R(a, a)],
    ],
    equality: [
      ['reflexivity', [], eq(f(a), f(a))],
      ['symmetry', [eq(a, b)], eq(b, a)],
      ['a chain', [eq(a, b), eq(c, b), eq(c, d)], eq(f(a), f(d))],
      ['fff', [eq(f(f(f(a))), a), eq(f(f(f(f(f(a))))), a)], eq(f(a), a)],
      ['equals for equals in a predicate', [P(a), eq(a, b)], P(b)],
      ['distinct values have distinct arguments', [not(eq(f(a), f(b)))], not(eq(a, b))],
      ['inequality is symmetric', [not(eq(a, b))], not(eq(b, a))],
      ['injectivity', [all([x, y], imp(eq(f(x), f(y)), eq(x, y))), eq(f(f(a)), f(f(b)))], eq(a, b)],
      ['equals below a binder', [eq(a, b)], eq(comp(x, R(x, f(a))), comp(x, R(x, f(b))))],
      ['equals below a quantifier', [eq(a, b), all([x], R(x, a))], all([x], R(x, b))],
      ['an inverse', [all([x], eq(f(inv(x)), x)), eq(inv(a), inv(b))], eq(a, b)],
    ],
    groups: [
      ['cancellation on the left', [...group, eq(g(a, b), g(a, c))], eq(b, c)],
      ['the right inverse', group, eq(g(a, inv(a)), e)],
      ['the right unit', [...group, all([x], eq(g(x, inv(x)), e))], eq(g(a, e), a)],
      ['the inverse of the unit', [...group, all([x], eq(g(x, e), x))], eq(inv(e), e)],
      ['associativity twice', [assoc], eq(g(g(g(a, b), c), d), g(a, g(b, g(c, d))))],
    ],
    sets: [
      ['inclusion is reflexive', [], sub(X, X)],
      ['inclusion is transitive', [sub(X, Y), sub(Y, Z)], sub(X, Z)],
      ['inclusion is antisymmetric', [sub(X, Y), sub(Y, X)], eq(X, Y)],
      ['an element of a subset', [sub(X, Y), member(a, X)], member(a, Y)],
      ['an intersection lies in each', [], and(sub(cap(X, Y), X), sub(cap(X, Y), Y))],
      ['an intersection is the largest', [sub(Z, X), sub(Z, Y)], sub(Z, cap(X, Y))],
      ['intersection is monotone', [sub(X, Y)], sub(cap(X, Z), cap(Y, Z))],
      ['intersection is commutative', [], eq(cap(X, Y), cap(Y, X))],
      ['intersection is associative', [], eq(cap(X, cap(Y, Z)), cap(cap(X, Y), Z))],
      ['intersection distributes over union', [], eq(cap(X, cup(Y, Z)), cup(cap(X, Y), cap(X, Z)))],
      ['a comprehension', [P(a)], member(a, comp(x, P(x)))],
      ['a set that equals a comprehension', [eq(X, comp(x, P(x))), member(a, X)], P(a)],
      ['into a set that equals a comprehension', [eq(X, comp(x, P(x))), P(a)], member(a, X)],
      ['comprehensions with equivalent conditions', [all([x], iff(P(x), Q(x)))], eq(comp(x, P(x)), comp(x, Q(x)))],
      ['sets with different members differ', [member(a, X), not(member(a, Y))], not(eq(X, Y))],
    ],
  } satisfies Record<string, readonly Case[]>;

  const no = {
    propositions: [
      ['nothing comes from nothing', [], A],
      ['falsehood is not proved', [A, B], falsum],
      ['the converse', [imp(A, B), B], A],
      ['the inverse', [imp(A, B), not(A)], not(B)],
      ['one of two', [or(A, B)], A],
      ['both of two', [or(A, B)], and(A, B)],
      ['a loop', [imp(A, B), imp(B, A)], B],
      ['not both is not neither', [not(and(A, B))], not(A)],
      ['exclusive or', [or(A, B), A], not(B)],
      ['half an equivalence', [imp(A, B)], iff(A, B)],
      ['Peirce the wrong way', [], imp(imp(A, B), A)],
      ['one case is missing', [or(A, B, C), imp(A, E), imp(C, E)], E],
      ['a premise of a premise', [imp(and(A, B), C), A], C],
      ['an open case', [imp(A, C), imp(B, C)], C],
      ['a consequence of the unknown', [imp(A, and(B, C))], or(B, C)],
      ['equivalence is no conjunction', [iff(A, B)], and(A, B)],
      ['unrelated facts', [A, imp(B, C)], C],
      ['a weaker disjunction', [or(A, B, C)], or(A, B)],
    ],
    quantifiers: [
      ['one is not all', [P(a)], all([x], P(x))],
      ['some is not this one', [ex([x], P(x))], P(a)],
      ['forall exists does not give exists forall', [all([y], ex([x], R(x, y)))], ex([x], all([y], R(x, y)))],
      ['two witnesses need not be one', [ex([x], P(x)), ex([x], Q(x))], ex([x], and(P(x), Q(x)))],
      ['affirming the consequent', [all([x], imp(P(x), Q(x))), ex([x], Q(x))], ex([x], P(x))],
      ['forall does not distribute over or', [all([x], or(P(x), Q(x)))], or(all([x], P(x)), all([x], Q(x)))],
      ['transitivity does not turn round', [transitive, R(a, b), R(b, c)], R(c, a)],
      ['a relation need not be symmetric', [all([x], R(x, x)), R(a, b)], R(b, a)],
      ['nothing follows of another', [all([x], imp(P(x), Q(x))), P(a)], Q(b)],
      ['an empty domain is not what is meant', [], all([x], P(x))],
      ['a general premise with one instance', [imp(all([x], P(x)), A), P(a)], A],
      ['some not', [ex([x], not(P(x)))], not(ex([x], P(x)))],
      ['a serial relation need not be reflexive', [all([x], R(x, f(x)))], R(a, a)],
      ['totality', [transitive], or(R(a, b), R(b, a))],
      ['a dense order', [transitive, R(a, b)], ex([z], and(R(a, z), not(R(z, a))))],
      ['existence from a conditional', [all([x], imp(P(x), ex([y], R(x, y))))], ex([x, y], R(x, y))],
    ],
    equality: [
      ['two are not one', [], eq(a, b)],
      ['a function need not be injective', [eq(f(a), f(b))], eq(a, b)],
      ['a function need not be the identity', [eq(f(a), b)], eq(a, b)],
      ['ff', [eq(f(f(a)), a)], eq(f(a), a)],
      ['fff and f^6', [eq(f(f(f(a))), a), eq(f(f(f(f(f(f(a)))))), a)], eq(f(a), a)],
      ['inequality is not transitive', [not(eq(a, b)), not(eq(b, c))], not(eq(a, c))],
      ['a predicate of another', [P(a), not(eq(a, b))], P(b)],
      ['arguments are not values', [not(eq(a, b))], not(eq(f(a), f(b)))],
      ['one of two pairs', [eq(g(a, b), g(c, d))], eq(a, c)],
      ['below a binder', [], eq(comp(x, R(x, a)), comp(x, R(x, b)))],
      ['a one sided inverse', [all([x], eq(f(inv(x)), x))], eq(inv(f(a)), a)],
    ],
    groups: [
      ['a semigroup need not be commutative', [assoc], eq(g(a, b), g(b, a))],
      ['a semigroup need not cancel', [assoc, eq(g(a, b), g(a, c))], eq(b, c)],
      ['a unit on one side', [all([x], eq(g(e, x), x))], eq(g(a, e), a)],
      ['an inverse on one side', [all([x], eq(g(inv(x), x), e))], eq(g(a, inv(a)), e)],
      ['not everything is an involution', [eq(inv(inv(a)), a)], eq(inv(a), a)],
    ],
    sets: [
      ['an intersection is smaller', [], sub(X, cap(X, Y))],
      ['a union is larger', [], sub(cup(X, Y), X)],
      ['inclusion is not symmetric', [sub(X, Y)], sub(Y, X)],
      ['inclusion is not equality', [sub(X, Y)], eq(X, Y)],
      ['an element of the larger', [sub(X, Y), member(a, Y)], member(a, X)],
      ['two subsets', [sub(X, Z), sub(Y, Z)], sub(X, Y)],
      ['an element of a union', [member(a, cup(X, Y))], member(a, X)],
      ['another condition', [P(a)], member(a, comp(x, Q(x)))],
      ['one direction', [all([x], imp(P(x), Q(x)))], eq(comp(x, P(x)), comp(x, Q(x)))],
      ['a common element', [member(a, X), member(a, Y)], eq(X, Y)],
      ['intersections do not cancel', [eq(cap(X, Z), cap(Y, Z))], eq(X, Y)],
      ['union does not lie in intersection', [], sub(cup(X, Y), cap(X, Y))],
      ['an unknown set is not empty', [], ex([x], member(x, X))],
      ['equal conditions at one point', [iff(P(a), Q(a))], eq(comp(x, P(x)), comp(x, Q(x)))],
      ['distinct sets, unknown difference', [not(eq(X, Y))], sub(X, Y)],
    ],
  } satisfies Record<string, readonly Case[]>;
  return { yes, no };
}

const w = world();
const { yes, no } = puzzles(w);
for (const [title, cases] of Object.entries(yes)) run(`${title}: proved`, 'proved', cases, w);
for (const [title, cases] of Object.entries(no)) run(`${title}: stuck`, 'stuck', cases, w);

describe('behaviour', () => {
  it('has at least as many things that must not be proved as things that must', () => {
    const count = (all: Record<string, readonly Case[]>) => Object.values(all).reduce((n, cases) => n + cases.length, 0);
    expect(count(no)).toBeGreaterThanOrEqual(count(yes));
  });

  it('depends neither on names nor on what else is declared', () => {
    const there = world((name) => `other_${name}`, 37);
    const renamed = puzzles(there);
    const outcomes = (here: World, p: typeof renamed) =>
      [...Object.values(p.yes), ...Object.values(p.no)].flat().map(([, facts, goal]) => {
        const o = here.ask(facts, goal);
        return o.kind === 'proved' ? size(o.theorem) : `${o.reason} ${o.missing.length}`;
      });
    const fresh = world();
    expect(outcomes(there, renamed)).toEqual(outcomes(fresh, puzzles(fresh)));
  });

  it('gives the same answer twice', () => {
    for (const [, facts, goal] of Object.values(yes).flat()) {
      const [a, b] = [w.ask(facts, goal), w.ask(facts, goal)];
      if (a.kind !== 'proved' || b.kind !== 'proved') throw new Error('not proved');
      expect(size(a.theorem)).toBe(size(b.theorem));
      expect(a.used.map((u) => u.conclusion)).toEqual(b.used.map((u) => u.conclusion));
    }
  });

  it('makes short proofs of simple things', () => {
    const here = world();
    const [P, Q] = [here.pred('P', here.D), here.pred('Q', here.D)];
    const [x, a, b] = [here.v('x'), here.v('a'), here.v('b')];
    const steps = (facts: readonly Term[], goal: Term) => {
      const o = here.ask(facts, goal);
      return o.kind === 'proved' ? size(o.theorem) : 0;
    };
    expect(steps([P(a)], P(a))).toBe(1);
    expect(steps([here.all([x], here.imp(P(x), Q(x))), P(a)], Q(a))).toBe(4);
    expect(steps([here.eq(a, b), P(a)], P(b))).toBe(3);
    expect(steps([P(a)], here.ex([x], P(x)))).toBe(2);
    expect(steps([], here.imp(P(a), P(a)))).toBe(2);
  });

  it('says which facts it used', () => {
    const here = world();
    const [A, B, C] = [here.pred('A')(), here.pred('B')(), here.pred('C')()];
    const o = here.ask([C, here.imp(A, B), here.imp(C, B), A], B);
    if (o.kind !== 'proved') throw new Error('not proved');
    expect(o.used.length).toBe(2);
    expect(o.used.some((f) => f.conclusion === C) && o.used.some((f) => f.conclusion === A)).toBe(false);
  });

  it('uses schematic theorems at every sort', () => {
    const here = world();
    const { sig } = here;
    const S = sig.sortVariable('S');
    const [A, B] = [sig.free('A', sig.setOf(S)), sig.free('B', sig.setOf(S))];
    sig.assume('cap_sub', here.all([A, B], here.sub(here.cap(A, B), A)));
    const [X, Y] = [here.v('X', here.sets), here.v('Y', here.sets)];
    const [XX, YY] = [here.v('XX', sig.setOf(here.sets)), here.v('YY', sig.setOf(here.sets))];
    const opaque = new Set([here.subset]);
    const facts = [Theorem.axiom(sig, 'cap_sub')];
    for (const [p, q] of [[X, Y], [XX, YY], [A, B]] as const) // biome-ignore format: a list
      expect(checked({ signature: sig, facts, goal: here.sub(here.cap(p, q), p), opaque }).kind).toBe('proved');
    expect(checked({ signature: sig, facts, goal: here.sub(X, here.cap(X, Y)), opaque }).kind).toBe('stuck');
    expect(checked({ signature: sig, facts: [], goal: here.sub(here.cap(X, Y), X), opaque }).kind).toBe('stuck');
  });

  it('does not use a local fact at another sort', () => {
    const here = world();
    const { sig } = here;
    const S = sig.sortVariable('S');
    const [A, a] = [sig.free('A', sig.setOf(S)), sig.free('a', S)];
    const X = here.v('X', here.sets);
    expect(here.ask([here.all([a], here.member(a, A))], here.all([here.v('x')], here.member(here.v('x'), X))).kind).toBe('stuck');
    expect(here.ask([here.all([A, a], here.member(a, A))], here.member(here.v('x'), X)).kind).toBe('stuck');
  });

  it('gives up within its budget', () => {
    const here = world();
    const { D } = here;
    const [f, g, R] = [here.fun('f', D, D), here.fun('g', D, D, D), here.pred('R', D, D)];
    const [x, y, z] = [here.v('x'), here.v('y'), here.v('z')];
    const wild = [
      here.all([x, y], here.imp(R(x, y), R(f(x), g(x, y)))),
      here.all([x, y, z], here.eq(g(x, g(y, z)), g(g(x, y), z))),
      here.all([x, y], here.or(R(x, y), R(y, x), here.eq(g(x, y), g(y, x)))),
    ];
    const o = here.ask(wild, here.eq(f(x), f(y)));
    expect(o.kind).toBe('stuck');
    const small = here.ask(wild, here.eq(f(x), f(y)), { budget: { steps: 100 } });
    expect(small.kind === 'stuck' && small.reason).toBe('budget');
  });

  it('compares numerals', () => {
    const here = world();
    const { nat, le, lt, eq, not, pred } = here;
    const A = pred('A')();
    expect(here.ask([], le(nat(2), nat(3))).kind).toBe('proved');
    expect(here.ask([], not(eq(nat(2), nat(3)))).kind).toBe('proved');
    expect(here.ask([eq(nat(1), nat(2))], A).kind).toBe('proved');
    expect(here.ask([here.imp(lt(nat(1), nat(2)), A)], A).kind).toBe('proved');
    expect(here.ask([], le(nat(4), nat(3))).kind).toBe('stuck');
    expect(here.ask([], eq(nat(4), nat(3))).kind).toBe('stuck');
    expect(here.ask([here.imp(lt(nat(2), nat(2)), A)], A).kind).toBe('stuck');
  });
});

describe('what is missing', () => {
  it('is the premise that a listed fact lacks', () => {
    const here = world();
    const { D, imp, all, and } = here;
    const [P, Q, R] = [here.pred('P', D), here.pred('Q', D), here.pred('R', D)];
    const [x, a] = [here.v('x'), here.v('a')];
    const o = here.ask([P(a), all([x], imp(and(P(x), Q(x)), R(x)))], R(a));
    expect(o.kind === 'stuck' && o.missing[0]).toBe(Q(a));
  });

  it('is the goal, where nothing bears on it', () => {
    const here = world();
    const P = here.pred('P', here.D);
    const o = here.ask([], P(here.v('a')));
    expect(o.kind === 'stuck' && o.missing).toEqual([P(here.v('a'))]);
  });

  it('is the part of the goal that is not proved', () => {
    const here = world();
    const [A, B, C] = [here.pred('A')(), here.pred('B')(), here.pred('C')()];
    const o = here.ask([A, C], here.and(A, B, C));
    expect(o.kind === 'stuck' && o.missing).toEqual([B]);
  });

  it('never speaks of variables that the search made', () => {
    const here = world();
    const { D, imp, all } = here;
    const [P, Q] = [here.pred('P', D), here.pred('Q', D)];
    const x = here.v('x');
    const goal = all([x], P(x));
    const o = here.ask([all([x], imp(Q(x), P(x)))], goal);
    expect(o.kind === 'stuck' && o.missing).toEqual([goal]);
  });
});
