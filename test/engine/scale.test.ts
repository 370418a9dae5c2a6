/** The engine on large and on treacherous worlds. What is counted are steps, which are the same on every machine. */
import { describe, expect, it } from 'vitest';
import { Theorem } from '../../src/terms/index.ts';
import { chain, crowded, doubled, Small } from './generated.ts';
import { ask, stepsOf } from './world.ts';

const asked = (small: Small, goal: Small['x'], steps?: number) =>
  ask({ signature: small.sig, rules: small.rules }, small.asks(goal), steps);

describe('a chain of lemmas', () => {
  it.each([false, true])('of 20,000 takes so many steps, in whatever order they are stated', { timeout: 60_000 }, (shuffled) => {
    const n = 20_000;
    const { small, goal, beyond } = chain(n, shuffled);
    const outcome = asked(small, goal, 10 * n);
    expect(outcome.kind).toBe('derived');
    if (outcome.kind === 'derived') expect(stepsOf(outcome.derivation)).toHaveLength(n + 1);
    expect(outcome.steps).toBeLessThan(6 * n);
    expect(asked(small, beyond, 10 * n)).toMatchObject({ kind: 'failed', limit: false });
  });
  it('too long for its budget fails for that reason', () => {
    const { small, goal } = chain(1000);
    expect(asked(small, goal, 500)).toMatchObject({ kind: 'failed', limit: true });
  });
});

describe('shared lemmas', () => {
  it('are proved once, though the tree is exponential', () => {
    const n = 2000;
    const { small, goal } = doubled(n);
    const outcome = asked(small, goal, 20 * n);
    expect(outcome.kind === 'derived' ? stepsOf(outcome.derivation) : []).toHaveLength(2 * n + 1);
  });
});

describe('the shortest proof', () => {
  it('is found, not the first', () => {
    const small = new Small();
    const [p, q, r, s] = ['p', 'q', 'r', 's'].map((name) => small.predicate(name, small.x));
    const c = small.constant('c');
    if (p === undefined || q === undefined || r === undefined || s === undefined) throw new Error('four predicates');
    const rule = (...fs: ((t: typeof c) => typeof c)[]) => small.axiom(small.all([small.x], small.imp(...fs.map((f) => f(small.x)))));
    rule(p, q);
    rule(q, r);
    rule(r, s);
    rule(p, p, p, p, s);
    rule(p, r);
    small.axiom(p(c));
    const outcome = asked(small, s(c));
    expect(outcome.kind === 'derived' ? outcome.derivation.premises.map((d) => d.theorem.conclusion) : []).toEqual([r(c)]);
    expect(outcome.kind === 'derived' ? stepsOf(outcome.derivation).length : 0).toBe(3);
  });
  it('is the one by the theorem that was stated first, if several are as short', () => {
    for (const first of [0, 1]) {
      const small = new Small();
      const goals = [small.predicate('p', small.x), small.predicate('q', small.x)];
      const s = small.predicate('s', small.x);
      const c = small.constant('c');
      for (const p of goals) small.axiom(p(c));
      for (const p of first === 0 ? goals : goals.toReversed()) small.axiom(small.all([small.x], small.imp(p(small.x), s(small.x))));
      const outcome = asked(small, s(c));
      const by = outcome.kind === 'derived' ? outcome.derivation.premises.map((d) => d.theorem.conclusion) : [];
      expect(by).toEqual([goals[first]?.(c)]);
    }
  });
});

describe('irrelevant rules', () => {
  it('do not cost steps', { timeout: 60_000 }, () => {
    const few = crowded(2);
    const many = crowded(10_000);
    const [short, long] = [asked(few.small, few.goal), asked(many.small, many.goal)];
    expect([short.kind, long.kind]).toEqual(['derived', 'derived']);
    expect(long.steps).toBeLessThanOrEqual(3 * short.steps);
    expect(asked(many.small, many.wrong)).toMatchObject({ kind: 'failed', limit: false });
  });
});

describe('terms that could grow', () => {
  const group = () => {
    const small = new Small();
    const { sig, x, y } = small;
    const [times, inverse] = [small.function('times', x, y), small.function('inverse', x)];
    const [one, a, b] = [small.constant('one'), small.constant('a'), small.constant('b')];
    const G = small.constant('G', sig.setOf(small.sort));
    const q = small.predicate('q', x);
    const found = small.predicate('found', x);
    const member = (t: typeof x) => sig.member(t, G);
    small.axiom(member(one));
    small.axiom(small.all([x, y], small.imp(member(x), member(y), member(times(x, y)))));
    small.axiom(small.all([x], small.imp(member(x), member(inverse(x)))));
    small.axiom(small.all([x, y], small.imp(member(x), q(x), found(y))));
    return { small, member, times, inverse, one, a, b, q, found, facts: [member(a)].map((f) => Theorem.assume(sig, f)) };
  };
  it('are built as far as a goal asks for them', () => {
    const { small, member, times, inverse, one, a, b, facts } = group();
    const world = { signature: small.sig, rules: small.rules };
    const goal = member(times(inverse(times(a, inverse(a))), times(one, a)));
    expect(ask(world, { ...small.asks(goal), facts }).kind).toBe('derived');
    const wrong = member(times(inverse(times(a, inverse(b))), times(one, a)));
    expect(ask(world, { ...small.asks(wrong), facts })).toMatchObject({ kind: 'failed', limit: false });
  });
  it('are not enumerated where a member is sought', () => {
    const { small, found, q, b, inverse, times, a, facts } = group();
    const world = { signature: small.sig, rules: small.rules };
    expect(ask(world, { ...small.asks(found(b)), facts })).toMatchObject({ kind: 'failed', limit: false });
    small.axiom(q(inverse(times(a, a))));
    expect(ask(world, { ...small.asks(found(b)), facts }).kind).toBe('derived');
  });
});

describe('a rulebook', () => {
  it('may grow, and serves later questions', () => {
    const small = new Small();
    const [p, q] = [small.predicate('p', small.x), small.predicate('q', small.x)];
    const c = small.constant('c');
    small.axiom(small.all([small.x], small.imp(p(small.x), q(small.x))));
    expect(asked(small, q(c)).kind).toBe('failed');
    small.axiom(p(c));
    expect(asked(small, q(c)).kind).toBe('derived');
  });
});
