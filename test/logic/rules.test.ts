/** Each rule of the kernel: what it gives, and what it refuses, for which reason. */
import { describe, expect, it } from 'vitest';
import { KernelError, type Term, Theorem } from '../../src/terms/index.ts';
import { world } from './world.ts';

const w = world();
const { s, point, vector, n, x, y, z, p, q, r, f, c, d, zero, number, all, ex, set, imp, and, or } = w;
const other = world();
const { assume } = Theorem;
/** A theorem Γ ⊢ φ, to be read as a pair. */
const sequent = (th: Theorem): [Term[], Term] => [th.hypotheses, th.conclusion];
const ids = (terms: readonly Term[]) => terms.map((t) => t.id).sort((a, b) => a - b);
const gives = (th: Theorem, hypotheses: Term[], conclusion: Term) => {
  expect(th.conclusion).toBe(conclusion);
  expect(ids(th.hypotheses)).toEqual(ids(hypotheses));
};
const refuses = (rule: () => unknown, reason: RegExp) => {
  expect(rule).toThrow(KernelError);
  expect(rule).toThrow(reason);
};
const P = p(x);
const Q = q(x);

describe('assume', () => {
  it('gives φ ⊢ φ', () => gives(assume(s, P), [P], P));
  it('refuses a term', () => refuses(() => assume(s, x), /formula is expected/));
  it('refuses a sort', () => refuses(() => assume(s, point), /term or formula is expected/));
  it('refuses a formula of another signature', () => refuses(() => assume(s, other.p(other.x)), /not a term of this signature/));
});

describe('weaken', () => {
  it('adds a hypothesis', () => gives(Theorem.weaken(assume(s, P), Q), [P, Q], P));
  it('adds nothing twice', () => gives(Theorem.weaken(assume(s, P), P), [P], P));
  it('refuses a term', () => refuses(() => Theorem.weaken(assume(s, P), x), /formula is expected/));
});

describe('impIntro', () => {
  it('discharges the hypothesis', () => gives(Theorem.impIntro(P, assume(s, P)), [], imp(P, P)));
  it('needs no hypothesis to discharge', () => gives(Theorem.impIntro(Q, assume(s, P)), [P], imp(Q, P)));
  it('keeps the other hypotheses', () => gives(Theorem.impIntro(P, Theorem.weaken(assume(s, P), Q)), [Q], imp(P, P)));
  it('refuses a term', () => refuses(() => Theorem.impIntro(x, assume(s, P)), /formula is expected/));
});

describe('impElim', () => {
  const implication = assume(s, imp(P, Q));
  it('is modus ponens, with the hypotheses of both', () => gives(Theorem.impElim(implication, assume(s, P)), [imp(P, Q), P], Q));
  it('refuses what is no implication', () => refuses(() => Theorem.impElim(assume(s, P), assume(s, P)), /must be an implication/));
  it('refuses another antecedent', () => refuses(() => Theorem.impElim(implication, assume(s, Q)), /not what the implication asks/));
  it('refuses the antecedent about another variable', () =>
    refuses(() => Theorem.impElim(implication, assume(s, p(y))), /not what the implication/));
  it('refuses theorems of two signatures', () => {
    const [a, b] = [assume(s, imp(s.falsum, P)), assume(other.s, other.s.falsum)];
    refuses(() => Theorem.impElim(a, b), /theorems of two signatures/);
  });
});

describe('and', () => {
  const both = assume(s, and(P, Q));
  it('is introduced with the hypotheses of both', () => gives(Theorem.andIntro(assume(s, P), assume(s, Q)), [P, Q], and(P, Q)));
  it('gives its left side', () => gives(Theorem.andLeft(both), [and(P, Q)], P));
  it('gives its right side', () => gives(Theorem.andRight(both), [and(P, Q)], Q));
  it('refuses a disjunction on the left', () => refuses(() => Theorem.andLeft(assume(s, or(P, Q))), /must be a conjunction/));
  it('refuses an implication on the right', () => refuses(() => Theorem.andRight(assume(s, imp(P, Q))), /must be a conjunction/));
  it('refuses theorems of two signatures', () =>
    refuses(() => Theorem.andIntro(assume(s, P), assume(other.s, other.p(other.x))), /theorems of two signatures/));
});

describe('or', () => {
  const either = assume(s, or(P, Q));
  it('is introduced from the left', () => gives(Theorem.orLeft(assume(s, P), Q), [P], or(P, Q)));
  it('is introduced from the right', () => gives(Theorem.orRight(P, assume(s, Q)), [Q], or(P, Q)));
  it('refuses a term for the other side', () => refuses(() => Theorem.orLeft(assume(s, P), x), /formula is expected/));
  it('refuses a sort for the other side', () => refuses(() => Theorem.orRight(point, assume(s, P)), /term or formula/));

  const [left, right] = [Theorem.weaken(assume(s, r(x, y)), P), Theorem.weaken(assume(s, r(x, y)), Q)];
  it('is eliminated by cases', () => gives(Theorem.orElim(either, left, right), [or(P, Q), r(x, y)], r(x, y)));
  it('keeps a case that was not given up', () =>
    gives(Theorem.orElim(either, Theorem.weaken(left, Q), Theorem.weaken(right, P)), [or(P, Q), r(x, y), P, Q], r(x, y)));
  it('does not take the cases crosswise', () => gives(Theorem.orElim(either, right, left), [or(P, Q), r(x, y), P, Q], r(x, y)));
  it('refuses cases that end differently', () => refuses(() => Theorem.orElim(either, left, assume(s, Q)), /must end alike/));
  it('refuses a conjunction', () => refuses(() => Theorem.orElim(assume(s, and(P, Q)), left, right), /must be a disjunction/));
});

describe('false and classical', () => {
  it('⊥ gives anything', () => gives(Theorem.exFalso(assume(s, s.falsum), P), [s.falsum], P));
  it('⊥ gives no term', () => refuses(() => Theorem.exFalso(assume(s, s.falsum), x), /formula is expected/));
  it('nothing else gives anything', () => refuses(() => Theorem.exFalso(assume(s, P), Q), /must be false/));
  it('¬⊥ is not ⊥', () => refuses(() => Theorem.exFalso(assume(s, s.not(s.falsum)), P), /must be false/));
  it('¬¬φ gives φ', () => gives(Theorem.classical(assume(s, s.not(s.not(P)))), [s.not(s.not(P))], P));
  it('¬φ gives nothing', () => refuses(() => Theorem.classical(assume(s, s.not(P))), /double negation/));
  it('(φ ⇒ ψ) ⇒ ⊥ gives nothing', () => refuses(() => Theorem.classical(assume(s, s.not(imp(P, Q)))), /double negation/));
  it('(φ ⇒ ⊥) ⇒ ψ gives nothing', () => refuses(() => Theorem.classical(assume(s, imp(s.not(P), Q))), /double negation/));
});

describe('allIntro', () => {
  const closed = Theorem.impIntro(P, assume(s, P));
  it('generalises an arbitrary variable', () => gives(Theorem.allIntro(x, closed), [], all(x, imp(P, P))));
  it('generalises a variable that is not there', () => gives(Theorem.allIntro(y, closed), [], all(y, imp(P, P))));
  it('refuses a variable of a hypothesis', () => refuses(() => Theorem.allIntro(x, assume(s, P)), /x is not arbitrary/));
  it('refuses a constant', () => refuses(() => Theorem.allIntro(c, closed), /only a variable can be bound/));
  it('refuses a sort variable', () => refuses(() => Theorem.allIntro(s.sortVariable('S'), closed), /only a variable can be bound/));
  it('refuses a variable that stands in the sort of a hypothesis', () => {
    // from v ≠ w with v, w : R(n) follows, in some theories, 1 ≤ n; but not for all n
    const [v, u] = [s.free('v', vector(n)), s.free('w', vector(n))];
    const th = Theorem.weaken(Theorem.evaluate(s, w.atMost(number(0), number(1))), s.not(s.equal(v, u)));
    refuses(() => Theorem.allIntro(n, th), /n is not arbitrary/);
  });
  it('refuses a variable that stands in the sort of a variable of the conclusion', () => {
    const v = s.free('v', vector(n));
    refuses(() => Theorem.allIntro(n, Theorem.refl(s, v)), /n stands in the sort of v, which is still free/);
  });
  it('takes it once that variable is bound', () => {
    const v = s.free('v', vector(n));
    gives(Theorem.allIntro(n, Theorem.allIntro(v, Theorem.refl(s, v))), [], all(n, all(v, s.equal(v, v))));
  });
});

describe('allElim', () => {
  const everybody = assume(s, all(x, p(x)));
  it('instantiates', () => gives(Theorem.allElim(everybody, c), [all(x, p(x))], p(c)));
  it('refuses a term of another sort', () => refuses(() => Theorem.allElim(everybody, number(3)), /another sort than the bound/));
  it('refuses a formula', () => refuses(() => Theorem.allElim(everybody, P), /another sort than the bound/));
  it('refuses a sort', () => refuses(() => Theorem.allElim(everybody, point), /term or formula is expected/));
  it('refuses an existential', () => refuses(() => Theorem.allElim(assume(s, ex(x, p(x))), c), /must be universal/));
  it('refuses a vector of another dimension', () => {
    const v = s.free('v', vector(number(2)));
    const th = assume(s, all(v, s.equal(v, v)));
    gives(Theorem.allElim(th, zero(number(2))), th.hypotheses, s.equal(zero(number(2)), zero(number(2))));
    refuses(() => Theorem.allElim(th, zero(number(3))), /another sort than the bound/);
  });
  it('captures nothing', () => {
    const th = Theorem.allElim(assume(s, all(x, ex(y, r(x, y)))), y);
    expect(th.conclusion).toBe(ex(z, r(y, z)));
    expect(th.conclusion).not.toBe(ex(y, r(y, y)));
  });
  describe('with several terms', () => {
    const related = assume(s, all(x, all(y, imp(r(x, y), ex(z, r(y, z))))));
    it('instantiates in turn', () => {
      const th = Theorem.allElim(related, y, z);
      gives(th, related.hypotheses, imp(r(y, z), ex(x, r(z, x))));
      expect(th.conclusion).toBe(Theorem.allElim(Theorem.allElim(related, y), z).conclusion);
    });
    it('leaves the binders that are left', () =>
      gives(Theorem.allElim(related, c), related.hypotheses, all(y, imp(r(c, y), ex(z, r(y, z))))));
    it('captures nothing, and mixes nothing up', () =>
      gives(Theorem.allElim(related, f(y), f(x)), related.hypotheses, imp(r(f(y), f(x)), ex(z, r(f(x), z)))));
    it('takes each sort after the terms before', () => {
      const v = s.free('v', vector(n));
      const th = assume(s, all(n, all(v, s.equal(v, v))));
      gives(Theorem.allElim(th, number(2), zero(number(2))), th.hypotheses, s.equal(zero(number(2)), zero(number(2))));
      refuses(() => Theorem.allElim(th, number(2), zero(number(3))), /another sort than the bound/);
      refuses(() => Theorem.allElim(th, number(2), zero(n)), /another sort than the bound/);
      refuses(() => Theorem.allElim(th, n, zero(number(2))), /another sort than the bound/);
    });
    it('refuses more terms than there are binders', () => refuses(() => Theorem.allElim(everybody, c, c), /nothing is bound here/));
    it('refuses a binder of another kind inside', () =>
      refuses(() => Theorem.allElim(assume(s, all(x, ex(y, r(x, y)))), c, c), /nothing is bound here/));
    it('does not reach through an implication', () =>
      refuses(() => Theorem.allElim(assume(s, all(x, imp(p(x), all(y, r(x, y))))), c, c), /nothing is bound here/));
    it('refuses a term of another sort behind a good one', () => refuses(() => Theorem.allElim(related, c, number(3)), /another sort/));
    it('refuses a term of another signature behind a good one', () => refuses(() => Theorem.allElim(related, c, other.c), /not a term of/));
    it('computes at once', () => {
      const m = s.free('m', s.nat);
      const th = assume(s, all(n, all(m, s.equal(zero(w.plus(n, m)), zero(w.plus(n, m))))));
      gives(Theorem.allElim(th, number(2), number(3)), th.hypotheses, s.equal(zero(number(5)), zero(number(5))));
    });
  });
});

describe('exIntro', () => {
  const goal = ex(x, p(x));
  it('takes a witness', () => gives(Theorem.exIntro(goal, c, assume(s, p(c))), [p(c)], goal));
  it('refuses another witness', () => refuses(() => Theorem.exIntro(goal, d, assume(s, p(c))), /not the instance of the existential/));
  it('refuses a universal goal', () =>
    refuses(() => Theorem.exIntro(all(x, p(x)), c, assume(s, p(c))), /not the instance of the existential/));
  it('refuses a witness of another sort', () => refuses(() => Theorem.exIntro(goal, number(1), assume(s, p(c))), /another sort/));
  it('may leave other places alone', () => {
    const th = assume(s, r(c, c));
    gives(Theorem.exIntro(ex(x, r(x, c)), c, th), [r(c, c)], ex(x, r(x, c)));
  });
});

describe('exElim', () => {
  const someone = assume(s, ex(x, p(x)));
  const use = Theorem.exIntro(ex(y, p(y)), z, assume(s, p(z)));
  it('uses an arbitrary witness', () => gives(Theorem.exElim(someone, z, use), [ex(x, p(x))], ex(y, p(y))));
  it('refuses a witness in the conclusion', () => refuses(() => Theorem.exElim(someone, z, assume(s, p(z))), /z is not arbitrary/));
  it('refuses a witness in another hypothesis', () =>
    refuses(() => Theorem.exElim(someone, z, Theorem.weaken(use, q(z))), /z is not arbitrary/));
  it('refuses a witness in the existential itself', () => {
    const about = assume(s, ex(x, r(x, z)));
    const th = Theorem.exIntro(ex(y, r(y, y)), z, assume(s, r(z, z)));
    refuses(() => Theorem.exElim(about, z, th), /z is not arbitrary/);
  });
  it('refuses a witness in the sort of a variable of the conclusion', () => {
    const m = s.free('m', s.nat);
    const v = s.free('v', vector(m));
    const there = assume(s, ex(n, w.atMost(number(1), n)));
    const th = Theorem.weaken(Theorem.refl(s, v), w.atMost(number(1), m));
    refuses(() => Theorem.exElim(there, m, th), /m is not arbitrary/);
  });
  it('refuses a constant', () => refuses(() => Theorem.exElim(someone, c, assume(s, p(c))), /must be a variable/));
  it('refuses a variable of another sort', () => refuses(() => Theorem.exElim(someone, n, use), /another sort than the bound/));
  it('refuses a universal', () => refuses(() => Theorem.exElim(assume(s, all(x, p(x))), z, use), /must be existential/));
});

describe('equality', () => {
  const equation = assume(s, s.equal(c, d));
  it('is reflexive', () => gives(Theorem.refl(s, f(x)), [], s.equal(f(x), f(x))));
  it('is none of formulas', () => refuses(() => Theorem.refl(s, P), /must have the same sort/));
  it('is none of sorts', () => refuses(() => Theorem.refl(s, point), /term or formula/));
  it('is none between sorts', () => refuses(() => s.equal(zero(number(1)), zero(number(2))), /must have the same sort/));
  it('rewrites in a context', () =>
    gives(Theorem.leibniz(equation, set(x, r(x, c)), assume(s, r(c, c))), [s.equal(c, d), r(c, c)], r(d, c)));
  it('is symmetric', () => gives(Theorem.leibniz(equation, set(x, s.equal(x, c)), Theorem.refl(s, c)), [s.equal(c, d)], s.equal(d, c)));
  it('rewrites from left to right only', () =>
    refuses(() => Theorem.leibniz(equation, set(x, p(x)), assume(s, p(d))), /not the context of the left side/));
  it('refuses a context that is no set', () => refuses(() => Theorem.leibniz(equation, all(x, p(x)), assume(s, p(c))), /not the context/));
  it('refuses a context of another sort', () =>
    refuses(() => Theorem.leibniz(equation, set(n, w.atMost(n, n)), assume(s, p(c))), /another sort/));
  it('refuses an equivalence', () =>
    refuses(() => Theorem.leibniz(assume(s, s.iff(P, Q)), set(x, p(x)), assume(s, P)), /must be an equation/));
  it('captures nothing under a binder', () => {
    const th = Theorem.leibniz(assume(s, s.equal(c, y)), set(x, ex(y, r(x, y))), assume(s, ex(y, r(c, y))));
    expect(th.conclusion).toBe(ex(z, r(y, z)));
  });
});

describe('sets', () => {
  const those = set(x, p(x));
  it('membership is introduced', () => gives(Theorem.memberIntro(s.member(c, those), assume(s, p(c))), [p(c)], s.member(c, those)));
  it('membership is eliminated', () => gives(Theorem.memberElim(assume(s, s.member(c, those))), [s.member(c, those)], p(c)));
  it('refuses another element', () => refuses(() => Theorem.memberIntro(s.member(d, those), assume(s, p(c))), /not what membership means/));
  it('refuses membership in a variable', () => {
    const A = s.free('A', s.setOf(point));
    refuses(() => Theorem.memberElim(assume(s, s.member(c, A))), /membership in a comprehension/);
    refuses(() => Theorem.memberIntro(s.member(c, A), assume(s, p(c))), /membership in a comprehension/);
  });
  it('refuses what is no membership', () => refuses(() => Theorem.memberElim(assume(s, P)), /membership in a comprehension/));
  it('refuses a member of another sort', () => refuses(() => s.member(number(1), those), /must have the sort of the elements/));
  it('refuses a member of no set', () => refuses(() => s.member(c, d), /must have the sort of the elements/));

  const [A, B] = [s.free('A', s.setOf(point)), s.free('B', s.setOf(point))];
  const [inA, inB] = [s.member(x, A), s.member(x, B)];
  it('sets with the same members are equal', () => {
    const th = assume(s, all(x, s.iff(inA, inB)));
    gives(Theorem.extension(th), th.hypotheses, s.equal(A, B));
  });
  it('inclusion does not do', () => {
    const inclusion = assume(s, all(x, imp(inA, inB)));
    refuses(() => Theorem.extension(inclusion), /must be an equivalence/);
    refuses(() => Theorem.extension(assume(s, all(x, and(imp(inA, inB), imp(inA, inB))))), /must be an equivalence/);
    refuses(() => Theorem.extension(assume(s, all(x, and(imp(inA, inB), inA)))), /must be an equivalence/);
  });
  it('the element must be the bound variable', () => {
    refuses(() => Theorem.extension(assume(s, all(x, s.iff(s.member(c, A), s.member(c, B))))), /two sets have the same members/);
    refuses(() => Theorem.extension(assume(s, all(x, s.iff(s.member(f(x), A), s.member(f(x), B))))), /two sets have the same members/);
    refuses(() => Theorem.extension(assume(s, all(x, s.iff(p(x), q(x))))), /two sets have the same members/);
  });
  it('the sets must not depend on the element', () => {
    const depending = (v: Term) => set(y, r(v, y));
    refuses(() => Theorem.extension(assume(s, all(x, s.iff(s.member(x, depending(x)), inB)))), /two sets have the same members/);
  });
  it('refuses an existential', () => refuses(() => Theorem.extension(assume(s, ex(x, s.iff(inA, inB)))), /must be universal/));
});

describe('instantiate', () => {
  it('acts on hypotheses and conclusion at once', () => {
    const th = Theorem.weaken(assume(s, r(x, y)), P);
    gives(Theorem.instantiate(th, new Map([[x, y], [y, x]])), [r(y, x), p(y)], r(y, x)); // biome-ignore format: pairs
  });
  it('merges hypotheses that become one', () =>
    gives(Theorem.instantiate(Theorem.weaken(assume(s, p(x)), p(y)), new Map([[y, x]])), [P], P));
  it('acts on sorts', () => {
    const v = s.free('v', vector(n));
    const th = Theorem.instantiate(Theorem.refl(s, v), new Map([[n, number(2)]]));
    expect(th.conclusion.kid(0)).toBe(s.free('v', vector(number(2))));
  });
  it('checks sorts as they are afterwards', () => {
    const v = s.free('v', vector(n));
    const th = Theorem.refl(s, v);
    gives(Theorem.instantiate(th, new Map([[n, number(2)], [v, zero(number(2))]])), [], s.equal(zero(number(2)), zero(number(2)))); // biome-ignore format: pairs
    refuses(() => Theorem.instantiate(th, new Map([[n, number(2)], [v, zero(number(3))]])), /instance of v has the wrong sort/); // biome-ignore format: pairs
    refuses(() => Theorem.instantiate(th, new Map([[v, zero(number(2))]])), /instance of v has the wrong sort/);
    refuses(() => Theorem.instantiate(th, new Map([[n, number(2)], [v, zero(n)]])), /instance of v has the wrong sort/); // biome-ignore format: pairs
  });
  it('refuses to instantiate a constant', () => refuses(() => Theorem.instantiate(assume(s, p(c)), new Map([[c, d]])), /only variables/));
  it('refuses a formula for a variable', () => refuses(() => Theorem.instantiate(assume(s, P), new Map([[x, P]])), /only variables/));
  it('refuses a term for a sort variable', () =>
    refuses(() => Theorem.instantiate(assume(s, P), new Map([[s.sortVariable('S'), c]])), /a sort is expected/));
  it('refuses a sort for a variable', () => refuses(() => Theorem.instantiate(assume(s, P), new Map([[x, point]])), /term or formula/));
  it('instantiates sort variables, everywhere', () => {
    const S = s.sortVariable('S');
    const [a, A] = [s.free('a', S), s.free('A', s.setOf(S))];
    const th = Theorem.instantiate(assume(s, s.member(a, A)), new Map([[S, point]]));
    const want = s.member(s.free('a', point), s.free('A', s.setOf(point)));
    gives(th, [want], want);
  });
  it('captures nothing', () => {
    const th = Theorem.instantiate(assume(s, ex(y, r(x, y))), new Map([[x, y]]));
    expect(th.conclusion).toBe(ex(z, r(y, z)));
  });
});

describe('axioms and definitions', () => {
  const here = world();
  const t = here.s;
  const everybody = here.all(here.x, here.p(here.x));
  t.assume('everybody', everybody);
  it('an axiom rests on itself', () => {
    const th = Theorem.axiom(t, 'everybody');
    expect(sequent(th)).toEqual([[], everybody]);
    expect(th.restsOn).toEqual(['everybody']);
  });
  it('there is no other axiom', () => refuses(() => Theorem.axiom(t, 'nobody'), /no axiom nobody/));
  it('no axiom is given twice', () => refuses(() => t.assume('everybody', t.falsum), /already taken/));
  it('no axiom has the name of an oracle', () => refuses(() => t.assume('oracle:linear', t.falsum), /already taken/));
  it('no axiom is open', () => refuses(() => t.assume('open', here.p(here.x)), /free variable x/));
  it('no axiom is a term', () => refuses(() => t.assume('term', here.c), /formula is expected/));

  const g = t.define('g', [], [here.x], here.f(here.f(here.x)));
  const never = t.define('never', [], [here.x], t.not(here.p(here.x)));
  it('a function is defined by an equation', () =>
    expect(Theorem.definition(t, g).conclusion).toBe(t.equal(t.apply(g, [], [here.x]), here.f(here.f(here.x)))));
  it('a predicate is defined by an equivalence', () =>
    expect(Theorem.definition(t, never).conclusion).toBe(t.iff(t.apply(never, [], [here.x]), t.not(here.p(here.x)))));
  it('a definition rests on nothing', () => expect(Theorem.definition(t, g).restsOn).toEqual([]));
  it('a declared symbol has none', () => refuses(() => Theorem.definition(t, here.c.symbol), /c is not defined/));
  it('no symbol is defined twice', () => refuses(() => t.define('g', [], [here.x], here.x), /g is already taken/));
  it('no symbol of the kernel is redefined', () => refuses(() => t.define('Nat.+', [], [], here.c), /already taken/));
  it('the right side has no other variables', () =>
    refuses(() => t.define('h', [], [here.x], here.r(here.x, here.y)), /y is not among the parameters/));
  it('nor has a sort in it', () => {
    const v = t.free('v', here.vector(here.n));
    refuses(() => t.define('h', [], [], here.all(v, t.equal(v, v))), /n is not among the parameters/);
    refuses(() => t.define('h', [], [v], here.c), /n is not among the parameters before it/);
    refuses(() => t.define('h', [], [v, here.n], here.c), /n is not among the parameters before it/);
  });
  it('nor a sort variable', () => {
    const a = t.free('a', t.sortVariable('S'));
    refuses(() => t.define('h', [], [a], here.c), /S is not among the parameters/);
    expect(t.define('h', [t.sortVariable('S')], [a], a).name).toBe('h');
  });
  it('no parameter comes twice', () => refuses(() => t.define('k', [], [here.x, here.x], here.x), /distinct variables/));
  it('a parameter is a variable', () => refuses(() => t.define('k', [], [here.c], here.c), /distinct variables/));
  it('a definition cannot mention itself, for it is not there yet', () => expect(t.symbol('loop')).toBeUndefined());
});

describe('rests on', () => {
  const here = world();
  const t = here.s;
  t.assume('a', here.p(here.c));
  t.assume('b', here.all(here.x, here.imp(here.p(here.x), here.q(here.x))));
  t.assume('c', here.or(here.p(here.c), here.p(here.c)));
  t.assume('e', here.ex(here.x, here.p(here.x)));
  t.assume('f', here.s.equal(here.c, here.d));
  t.assume('0', t.falsum);
  const axiom = (name: string) => Theorem.axiom(t, name);
  const b = Theorem.allElim(axiom('b'), here.c);
  const one = Theorem.evaluate(t, here.atMost(here.number(1), here.number(2)));
  const qz = Theorem.exIntro(
    here.ex(here.x, here.q(here.x)),
    here.z,
    Theorem.impElim(Theorem.allElim(axiom('b'), here.z), assume(t, here.p(here.z))),
  );
  const table: [string, Theorem, string[]][] = [
    ['impElim', Theorem.impElim(b, axiom('a')), ['a', 'b']],
    ['impIntro', Theorem.impIntro(here.p(here.c), axiom('a')), ['a']],
    ['weaken', Theorem.weaken(axiom('a'), here.q(here.c)), ['a']],
    ['andIntro', Theorem.andIntro(axiom('f'), one), ['f', 'oracle:evaluate']],
    ['andLeft', Theorem.andLeft(Theorem.andIntro(axiom('a'), axiom('f'))), ['a', 'f']],
    ['andRight', Theorem.andRight(Theorem.andIntro(axiom('a'), axiom('f'))), ['a', 'f']],
    ['orLeft', Theorem.orLeft(axiom('a'), here.q(here.c)), ['a']],
    ['orRight', Theorem.orRight(here.q(here.c), axiom('a')), ['a']],
    [
      'orElim',
      Theorem.orElim(axiom('c'), Theorem.weaken(axiom('f'), here.p(here.c)), Theorem.andLeft(Theorem.andIntro(axiom('f'), axiom('a')))),
      ['a', 'c', 'f'],
    ],
    ['exFalso', Theorem.exFalso(axiom('0'), here.p(here.c)), ['0']],
    ['classical', Theorem.classical(Theorem.impIntro(t.not(here.q(here.c)), axiom('0'))), ['0']],
    ['allIntro', Theorem.allIntro(here.x, axiom('a')), ['a']],
    ['exIntro', Theorem.exIntro(here.ex(here.x, here.p(here.x)), here.c, axiom('a')), ['a']],
    ['exElim', Theorem.exElim(axiom('e'), here.z, qz), ['b', 'e']],
    ['leibniz', Theorem.leibniz(axiom('f'), here.set(here.x, here.p(here.x)), axiom('a')), ['a', 'f']],
    ['memberIntro', Theorem.memberIntro(t.member(here.c, here.set(here.x, here.p(here.x))), axiom('a')), ['a']],
    ['memberElim', Theorem.memberElim(Theorem.memberIntro(t.member(here.c, here.set(here.x, here.p(here.x))), axiom('a'))), ['a']],
    ['instantiate', Theorem.instantiate(axiom('a'), new Map([[here.x, here.c]])), ['a']],
    ['linear', Theorem.linear(t, [one], here.atMost(here.number(0), here.number(1)), [[{ n: 0n, d: 1n }, { n: 1n, d: 1n }]]), ['oracle:evaluate', 'oracle:linear']], // biome-ignore format: a row
  ];
  it.each(table)('survives %s', (_rule, th, sources) => expect(th.restsOn).toEqual(sources));
  it('is a copy', () => {
    const th = axiom('a');
    th.restsOn.pop();
    th.hypotheses.push(t.falsum);
    expect(th.restsOn).toEqual(['a']);
    expect(th.hypotheses).toEqual([]);
  });
});
