import { describe, expect, it } from 'vitest';
import type { Term } from '../../src/terms/index.ts';
import { world } from './world.ts';

const w = world();
const { sig, nat, le, lt, plus, eq, not, imp, all, and, or } = w;
const n = (name: string) => w.v(name, sig.nat);
const r = (name: string) => w.v(name, sig.real);
const [k, d, s, m] = [n('k'), n('d'), n('s'), n('m')];
const [x, y, z] = [r('x'), r('y'), r('z')];
const real = (value: number) => sig.numeral({ n: BigInt(value), d: 1n }, sig.real);
const times = (a: Term, b: Term) => sig.apply(sig.arithmetic('*', sig.sortOf(a)), [], [a, b]);
const minus = (a: Term, b: Term) => sig.apply(sig.arithmetic('-', sig.sortOf(a)), [], [a, b]);
const f = w.fun('f', sig.nat, sig.nat);
const A = w.pred('A')();

describe('linear arithmetic', () => {
  it.each<readonly [string, readonly Term[], Term]>([
    ['transitivity', [le(k, d), le(d, s)], le(k, s)],
    ['a strict step', [le(x, y), lt(y, z)], lt(x, z)],
    ['naturals are not negative', [], le(nat(0), k)],
    ['k < d gives k + 1 <= d', [lt(k, d)], le(plus(k, nat(1)), d)],
    ['twice', [le(times(nat(2), k), s)], le(k, s)],
    ['what is between is equal', [le(x, y), le(y, x)], eq(x, y)],
    ['a contradiction', [lt(x, y), lt(y, x)], A],
    ['from a negated inequality', [not(le(x, y))], lt(y, x)],
    ['with an equation', [eq(k, plus(d, nat(3)))], lt(d, k)],
    ['modulo congruence', [eq(k, d), le(f(d), s)], le(f(k), plus(s, m))],
    ['as a premise', [lt(k, d), imp(le(k, d), A)], A],
    ['as a premise of a general fact', [lt(nat(3), d), all([k], imp(and(le(nat(1), k), le(nat(2), k)), eq(f(k), k)))], eq(f(d), d)],
    ['in two cases', [or(lt(k, nat(2)), lt(k, nat(3)))], lt(k, nat(4))],
    ['of real numbers', [le(real(1), x), le(plus(x, x), y)], le(real(2), y)],
  ])('proves %s', (_name, facts, goal) => {
    expect(w.ask(facts, goal).kind).toBe('proved');
  });

  it.each<readonly [string, readonly Term[], Term]>([
    ['the converse', [le(k, d)], le(d, k)],
    ['strict from weak', [le(x, y), le(y, z)], lt(x, z)],
    ['real numbers are not negative', [], le(real(0), x)],
    ['x < y gives x + 1 <= y, for real numbers', [lt(x, y)], le(plus(x, real(1)), y)],
    ['half', [le(times(nat(2), k), s)], le(times(nat(3), k), s)],
    ['equality from one side', [le(x, y)], eq(x, y)],
    ['no contradiction', [le(x, y), le(y, x)], A],
    ['from an inequation', [not(eq(x, y))], lt(x, y)],
    ['a product of variables', [le(real(1), x), le(real(1), y)], le(real(1), times(x, y))],
    ['without congruence', [le(f(d), s)], le(f(k), s)],
    ['another premise', [lt(d, k), imp(le(k, d), A)], A],
    ['one case', [or(lt(k, nat(2)), lt(k, nat(5)))], lt(k, nat(4))],
    ['integers between', [lt(x, real(1)), lt(real(0), x)], A],
    ['a function need not be monotone', [le(k, d)], le(f(k), f(d))],
  ])('does not prove %s', (_name, facts, goal) => {
    expect(w.ask(facts, goal).kind).toBe('stuck');
  });
});

describe('equations with sums on both sides', () => {
  const odd = eq(plus(s, nat(1)), times(nat(2), k));
  /** nᵢ + mᵢ = 2·oᵢ, of which nothing follows for anything else */
  const strangers = Array.from({ length: 50 }, (_, i) => eq(plus(n(`n${i}`), n(`m${i}`)), times(nat(2), n(`o${i}`))));

  it.each<readonly [string, readonly Term[], Term]>([
    ['that naturals whose sum is 0 are 0', [eq(plus(k, d), nat(0))], eq(d, nat(0))],
    ['a bound from an equation', [odd, le(nat(2), k)], le(plus(k, nat(1)), s)],
    ['a contradiction of equations alone', [odd, eq(times(nat(2), k), s)], A],
    ['cancellation', [eq(plus(x, y), plus(z, x))], eq(y, z)],
    ['by way of another equation', [eq(plus(k, d), plus(s, m)), eq(plus(m, nat(1)), d)], eq(plus(k, nat(1)), s)],
    ['with an equation that comes in by an unknown of another', [le(s, k), eq(plus(k, d), m), eq(plus(m, nat(1)), d)], A],
    ['in three equal sums', [eq(plus(k, d), plus(s, m)), eq(plus(s, m), plus(k, s))], eq(d, s)],
    ['modulo congruence', [eq(k, d), eq(plus(f(k), s), plus(m, f(d)))], eq(s, m)],
    ['as a premise of a fact', [odd, imp(le(k, plus(s, nat(1))), A)], A],
    ['where equal differences are opaque', [eq(plus(minus(k, d), m), plus(s, minus(k, d)))], eq(m, s)],
    ['among many others', [...strangers, odd, le(nat(2), k)], le(plus(k, nat(1)), s)],
  ])('prove %s', (_name, facts, goal) => {
    expect(w.ask(facts, goal).kind).toBe('proved');
  });

  it.each<readonly [string, readonly Term[], Term]>([
    ['that real numbers whose sum is 0 are 0', [eq(plus(x, y), real(0))], eq(x, real(0))],
    ['the bound that is off by one', [odd], le(times(nat(2), k), s)],
    ['a contradiction of equations that can hold', [odd, eq(plus(s, nat(1)), m), eq(m, plus(k, k))], A],
    ['that like sums have like parts', [eq(plus(k, d), plus(s, m))], eq(k, s)],
    ['the wrong one of three equal sums', [eq(plus(k, d), plus(s, m)), eq(plus(s, m), plus(k, s))], eq(d, m)],
    ['cancellation of factors', [eq(times(x, y), times(x, z))], eq(y, z)],
    ['that nothing is lost where a difference stops at 0', [eq(plus(minus(k, d), d), s)], eq(k, s)],
    ['that naturals are equal whose difference is 0', [eq(minus(k, d), nat(0))], eq(k, d)],
    ['that a difference is smaller', [le(nat(1), d), eq(plus(s, d), plus(k, m))], lt(minus(k, d), k)],
    ['anything of an inequation', [not(eq(plus(k, d), plus(s, d)))], eq(k, s)],
    ['anything among many others', strangers, eq(n('n0'), n('o0'))],
  ])('do not prove %s', (_name, facts, goal) => {
    expect(w.ask(facts, goal).kind).toBe('stuck');
  });
});
