/**
 * What a hostile caller may try: forged theorems, terms, symbols and signatures, from JSON, prototypes, casts and subclasses,
 * objects that change while they are looked at. The casts here are the attack; the kernel has none.
 */
import { describe, expect, it } from 'vitest';
import * as kernel from '../../src/logic/index.ts';
import { KernelError, rational, Signature, type Sym, Term, Theorem } from '../../src/terms/index.ts';
import { Terms } from '../../src/terms/term.ts';
import { world } from './world.ts';

const w = world();
const { s, x, c, d, p, q, all, ex, set, imp, number, atMost } = w;
const [here, there] = [p(c), p(d)];
const th = Theorem.assume(s, here);
const refuses = (attempt: () => unknown, reason: RegExp = /./) => expect(attempt).toThrow(reason);
/** What a class says whose private parts something does not have. */
const OF_THE_CLASS = /private|not an object|must be an instance|Receiver must be/;
/** Something that passes for anything; getters may change with every look. */
const forged = <T>(properties: object): T => properties as T;
/** A stand-in for a term that answers like `t`, but for some of its properties. */
const likeness = (t: Term, other: Partial<Record<keyof Term, unknown>>): Term =>
  new Proxy(t, { get: (target, name) => (name in other ? other[name as keyof Term] : Reflect.get(target, name, target)) });

describe('a theorem cannot be made', () => {
  const attempts: [string, () => unknown][] = [
    ['by JSON', () => JSON.parse(JSON.stringify({ conclusion: s.falsum.id, hypotheses: [] }))],
    ['by an object that looks like one', () => ({ signature: s, hypotheses: [], conclusion: s.falsum, restsOn: [] })],
    ['by its prototype', () => Object.create(Theorem.prototype)],
    ['by its prototype, with properties', () => Object.assign(Object.create(Theorem.prototype, { conclusion: { value: s.falsum } }))],
    ['by setting a prototype', () => Object.setPrototypeOf({ conclusion: s.falsum }, Theorem.prototype)],
    ['by a proxy', () => new Proxy(th, { get: (t, name) => (name === 'conclusion' ? s.falsum : Reflect.get(t, name, t)) })],
    ['by a copy', () => Object.assign(Object.create(Object.getPrototypeOf(th)), th)],
    ['by structuredClone', () => structuredClone(th)],
  ];
  it.each(attempts)('%s', (_way, make) => {
    const fake = forged<Theorem>(make() as object);
    refuses(() => Theorem.exFalso(fake, p(x)), OF_THE_CLASS);
    refuses(() => Theorem.andIntro(th, fake), OF_THE_CLASS);
    refuses(() => Theorem.impElim(Theorem.assume(s, imp(here, s.falsum)), fake), OF_THE_CLASS);
    refuses(() => Theorem.linear(s, [fake], s.falsum, [[rational(1n)]]), OF_THE_CLASS);
  });
  it('by its constructor', () => {
    const make = Theorem as unknown as new (...args: unknown[]) => Theorem;
    for (const made of [undefined, null, 1, {}, th]) refuses(() => new make(s, made), /made by the rules|'in' operator|read properties/);
    refuses(() => new make(s, { signature: s.kernel, conclusion: s.falsum.id, hypotheses: [], restsOn: [] }), /made by the rules/);
    refuses(() => new make(s, new Proxy(th.made, {})), /made by the rules/);
    refuses(() => new make(world().s, th.made), /theorem of another signature/);
    refuses(() => new make(new Proxy(s, {}), th.made), /made by the rules/);
    refuses(() => new make({ kernel: s.kernel, term: () => s.falsum }, th.made), /made by the rules/);
    refuses(() => new make(s, th.made, ['assume', s.falsum]), /remembered, and not told/);
    refuses(() => new make(s, th.made, ['assume', s.falsum], Symbol('rules')), /remembered, and not told/);
  });
  it('by a subclass', () => {
    const base = Theorem as unknown as new (...args: unknown[]) => object;
    class Forger extends base {}
    refuses(() => new Forger(s, { signature: s.kernel, conclusion: s.falsum.id }), /made by the rules/);
  });
  it('by changing one', () => {
    for (const name of ['conclusion', 'hypotheses', 'restsOn', 'signature']) {
      refuses(() => Object.defineProperty(th, name, { value: s.falsum }), /not extensible/);
      expect(Reflect.set(th, name, s.falsum)).toBe(false);
    }
    refuses(() => Object.setPrototypeOf(th, {}), /not extensible/);
    expect(th.conclusion).toBe(here);
  });
  it('by changing the class', () => {
    refuses(() => Object.defineProperty(Theorem.prototype, 'conclusion', { get: () => s.falsum }), /redefine/);
    refuses(() => Object.assign(Theorem, { axiom: () => th }), /read only/);
    refuses(() => Object.setPrototypeOf(Theorem, {}), /not extensible/);
  });
  it('by changing where it came from', () => {
    const { origin } = Theorem.impIntro(here, th);
    refuses(() => Object.assign(origin ?? [], ['assume', s.falsum]), /read only/);
  });
});

describe('a term cannot be made, or changed', () => {
  it('by its constructor', () => {
    const make = Term as unknown as new (...args: unknown[]) => Term;
    refuses(() => new make(Symbol('terms'), s, 'false', 0, 1, 0, 0, 0, undefined), /made by the constructors/);
  });
  it('by assignment', () => {
    for (const name of ['op', 'kid', 'id', 'loose', 'mask', 'owner']) expect(Reflect.set(here, name, 'false')).toBe(false);
    refuses(() => Object.defineProperty(here, 'kid', { value: () => s.falsum }), /not extensible/);
    refuses(() => Object.defineProperty(Term.prototype, 'kid', { value: () => s.falsum }), /redefine/);
  });
  it('by changing a list that it was made from, or that it gave', () => {
    const args = [c];
    const made = s.apply(here.symbol, [], args);
    args[0] = d;
    made.kids()[0] = d;
    expect(made).toBe(here);
    expect(made.kid(0)).toBe(c);
  });

  const falseish = forged<Term>({ op: 'false', id: s.falsum.id, owner: s, loose: 0, mask: 0, arity: 0, kid: () => s.falsum });
  const exists = ex(x, p(x));
  const member = s.member(c, set(x, p(x)));
  const attempts: [string, () => unknown][] = [
    ['assume', () => Theorem.assume(s, falseish)],
    ['weaken', () => Theorem.weaken(th, falseish)],
    ['impIntro', () => Theorem.impIntro(falseish, th)],
    ['orLeft', () => Theorem.orLeft(th, falseish)],
    ['exFalso', () => Theorem.exFalso(Theorem.assume(s, s.falsum), falseish)],
    ['allIntro', () => Theorem.allIntro(likeness(x, { op: 'free' }), th)],
    ['allElim', () => Theorem.allElim(Theorem.assume(s, all(x, p(x))), likeness(c, {}))],
    ['exIntro, a goal that is not what it opens to', () => Theorem.exIntro(likeness(exists, { op: 'ex', arity: 0 }), c, th)],
    ['exIntro, a goal made by hand', () => Theorem.exIntro(forged({ op: 'ex', owner: s, loose: 0, id: exists.id, kid: (i: number) => exists.kid(i) }), c, th)],
    ['memberIntro', () => Theorem.memberIntro(likeness(member, {}), th)],
    ['leibniz, a context that changes', () => {
      let looks = 0;
      const bodies = [set(x, p(x)), set(x, s.falsum)];
      const context = forged<Term>({ op: 'comp', owner: s, loose: 0, id: 1, kid: (i: number) => bodies[looks++ > 1 ? 1 : 0]?.kid(i) });
      return Theorem.leibniz(Theorem.assume(s, s.equal(c, d)), context, th);
    }],
    ['refl', () => Theorem.refl(s, likeness(c, {}))],
    ['instantiate, by', () => Theorem.instantiate(Theorem.assume(s, p(x)), new Map([[x, likeness(c, {})]]))],
    ['instantiate, what', () => Theorem.instantiate(Theorem.assume(s, p(x)), new Map([[likeness(x, {}), c]]))],
    ['linear', () => Theorem.linear(s, [], likeness(atMost(number(0), number(1)), {}), [[rational(1n)]])],
    ['evaluate', () => Theorem.evaluate(s, likeness(atMost(number(2), number(1)), { symbol: atMost(number(1), number(1)).symbol }))],
    ['a sort', () => s.free('v', likeness(w.point, {}))],
    ['a set sort', () => s.setOf(forged({ op: 'sort', owner: s, loose: 0, id: 7, mask: 0 }))],
    ['an argument', () => s.apply(here.symbol, [], [likeness(c, {})])],
    ['an axiom', () => s.assume('forged', falseish)],
    ['a parameter', () => s.declare('forged', 'predicate', [], [likeness(x, {})], s.prop)],
    ['null', () => Theorem.assume(s, forged<Term>(null as unknown as object))],
  ]; // biome-ignore format: a table
  it.each(attempts)('and no imitation passes: %s', (_rule, attempt) => refuses(attempt, /not a term of this signature|null/));
  it('nor is anything declared on the way', () => {
    expect(s.axiom('forged')).toBeUndefined();
    expect(s.symbol('forged')).toBeUndefined();
  });
});

describe('bound variables do not get loose', () => {
  const body = all(x, p(x)).kid(1);
  it('a part of a quantified formula can be looked at', () => expect([body.op, body.loose]).toEqual(['app', 1]));
  it.each([
    ['assumed', () => Theorem.assume(s, body)],
    ['bound again', () => s.bind('all', x, body)],
    ['an argument', () => p(body.kid(0))],
    ['put for a variable', () => Theorem.instantiate(Theorem.assume(s, p(x)), new Map([[x, body.kid(0)]]))],
    ['put for a bound variable', () => Theorem.allElim(Theorem.assume(s, all(x, p(x))), body.kid(0))],
    ['an axiom', () => s.assume('loose', body)],
    ['a definition', () => s.define('loose', [], [], body)],
    ['joined', () => s.connective('and', here, body)],
    ['weakened with', () => Theorem.weaken(th, body)],
  ])('%s', (_use, attempt) => refuses(attempt, /bound variable without its binder/));
});

describe('a signature cannot be imitated', () => {
  it('by a proxy', () => {
    const proxy = new Proxy(s, { get: (t, name) => (name === 'formula' || name === 'axiom' ? () => s.falsum : Reflect.get(t, name, t)) });
    refuses(() => Theorem.axiom(proxy, 'anything'), /there is no axiom/);
    refuses(() => Theorem.assume(proxy, here), OF_THE_CLASS);
    refuses(() => Theorem.evaluate(proxy, here), /closed numerical statement|made by the rules|private|Receiver must be/);
  });
  it('by an object', () => {
    const told = { node: (t: Term) => t.id, kernel: s.kernel, term: (n: number) => s.term(n), recording: true };
    for (const imitation of [told, { ...told, term: () => s.falsum }].map((each) => forged<Signature>(each))) {
      // whatever an imitation answers, no theorem comes of it
      refuses(() => Theorem.assume(imitation, here), /made by the rules/);
      refuses(() => Theorem.refl(imitation, c), /made by the rules/);
      refuses(() => Theorem.evaluate(imitation, atMost(number(0), number(1))), /made by the rules/);
    }
  });
  it('by a subclass, even one that keeps hold of what failed', () => {
    const kept: object[] = [];
    class Evil extends Signature {
      constructor() {
        super();
        kept.push(this);
      }
      override declare(...args: Parameters<Signature['declare']>): Sym {
        kept.push(this);
        return super.declare(...args);
      }
      override axiom(): Term {
        return s.falsum;
      }
    }
    refuses(() => new Evil(), /cannot be extended/);
    refuses(() => Reflect.construct(Signature, [], Evil), /cannot be extended/);
    expect(kept).toEqual([]);
  });
  it('by one of its ancestors', () => {
    const terms = new Terms(new kernel.Signature());
    refuses(() => Theorem.assume(forged<Signature>(terms), terms.falsum), /made by the rules/);
  });
  it('nor put on what is no signature of the kernel', () => {
    for (const fake of [new Proxy(s.kernel, {}), Object.create(s.kernel) as object, { ...s.kernel }, {}])
      refuses(() => new Signature(true, forged<kernel.Signature>(fake)), /a signature is one of the kernel/);
  });
  it('nor changed', () => {
    refuses(() => Object.defineProperty(s, 'axiom', { value: () => s.falsum }), /not extensible/);
    refuses(() => Object.defineProperty(Signature.prototype, 'axiom', { value: () => s.falsum }), /redefine|read only/);
    refuses(() => Object.defineProperty(Terms.prototype, 'term', { value: () => s.falsum }), /redefine|read only/);
    for (const name of ['node', 'fact', 'open', 'kernel']) {
      refuses(() => Object.defineProperty(s, name, { value: () => s.falsum }), /redefine|not extensible/);
      refuses(() => Object.defineProperty(Terms.prototype, name, { value: () => s.falsum }), /redefine|not extensible/);
    }
    for (const name of ['closed', 'open', 'sortOf', 'prop'])
      refuses(() => Object.defineProperty(s.kernel, name, { value: () => 1 }), /redefine|not extensible/);
    refuses(() => Object.setPrototypeOf(s, {}), /not extensible/);
    expect(Reflect.set(s, 'prop', s.nat)).toBe(false);
  });
  it('nor its symbols', () => {
    const { symbol } = here;
    expect(Reflect.set(symbol, 'params', [])).toBe(false);
    refuses(() => Object.assign(symbol.params, [w.n]), /read only/);
    refuses(() => s.apply({ ...symbol }, [], [c]), /symbol of another signature/);
    refuses(() => s.apply(world().c.symbol, [], []), /symbol of another signature/);
  });
});

describe('lists that change while they are read', () => {
  it('a declaration within a declaration does not take the same name twice', () => {
    const t = world().s;
    let inner: Sym | undefined;
    const params = {
      *[Symbol.iterator]() {
        inner = t.declare('twice', 'function', [], [], t.nat);
        yield* [];
      },
      length: 0,
    };
    refuses(() => t.declare('twice', 'function', [], forged(params), t.rat), /already taken/);
    expect(t.symbol('twice')).toBe(inner);
  });
  it('parameters of a definition that are gone when they are looked at again', () => {
    const t = world().s;
    const x = t.free('x', t.nat);
    const once = () => {
      let looks = 0;
      return forged<Term[]>({ length: 1, [Symbol.iterator]: () => (looks++ === 0 ? [x] : []).values(), map: () => [] });
    };
    class Params extends Array<Term> {
      override map<U>(): U[] {
        return once() as unknown as U[];
      }
    }
    const plain = [x];
    Object.assign(plain, { constructor: { [Symbol.species]: Params } });
    for (const [i, params] of [new Params(x), plain, once()].entries()) {
      const f = t.define(`f${i}`, [], params, x);
      // f(x) = x, and never f = x
      expect(Theorem.definition(t, f).conclusion.kid(0).kids()).toEqual([x]);
    }
    refuses(
      () => t.define('g', [], forged<Term[]>({ length: 1, map: () => [x.id], [Symbol.iterator]: () => [].values() }), x),
      /not among/,
    );
  });
  it('the number of a symbol that changes', () => {
    const t = world().s;
    const g = t.declare('g', 'function', [], [t.free('a', t.real), t.free('b', t.real)], t.real);
    const plus = t.arithmetic('+', t.nat);
    const [one, y] = [t.numeral(rational(-1n), t.real), t.free('y', t.real)];
    const changing = forged<number>({ toString: () => String(g.id), valueOf: () => plus.id });
    refuses(() => t.kernel.apply(changing, [one.id, y.id]), /symbol of another signature/);
    expect(t.symbolOf(changing)).toBe(g);
    const unknown = forged<number>({ toString: () => '777', valueOf: () => plus.id });
    refuses(() => t.symbolOf(unknown), /symbol of another signature/);
    expect(t.apply(plus, [], [t.free('n', t.nat), t.free('n', t.nat)]).symbol).toBe(plus);
  });
  it('a list whose length changes', () => {
    const t = world().s;
    const [a, b] = [t.free('a', t.nat), t.free('b', t.nat)];
    const both = t.bind('all', a, t.bind('all', b, t.equal(a, b)));
    const stale = t.declare('stale', 'function', [], [1, 2, 3, 4].map((i) => t.free(`r${i}`, t.real)), t.real); // biome-ignore format: one thought
    t.apply(stale, [], [1, 2, 3, 4].map((i) => t.numeral(rational(BigInt(i)), t.real))); // biome-ignore format: one thought
    const three = t.numeral(rational(3n), t.nat).id;
    for (let good = 0; good < 10; good++) {
      let looks = 0;
      const list = { length: { valueOf: () => (looks++ < good ? 2 : 4) }, 0: three, 1: three };
      refuses(() => t.kernel.open(both.id, forged<number[]>(list)), /a list has a length/);
      refuses(() => t.kernel.apply(stale.id, forged<number[]>(list)), /a list has a length/);
    }
  });
  it('an allowance is not spent with what is no number', () => {
    const t = new Signature(true, new kernel.Signature(10_000));
    refuses(() => t.spend(Number.NaN), /more work than is allowed/);
    refuses(() => t.free('x', t.nat), /more work than is allowed/);
    const rich = new Signature(true, new kernel.Signature(10_000));
    refuses(() => rich.spend(-1e12), /more work than is allowed/);
  });
  it('pairs that can be read but once are remembered', () => {
    const t = world().s;
    const [a, two] = [t.free('a', t.nat), t.numeral(rational(2n), t.nat)];
    const { origin, conclusion } = Theorem.instantiate(Theorem.refl(t, a), [[a, two] as const].values());
    expect([conclusion, origin?.[2]]).toEqual([t.equal(two, two), new Map([[a, two]])]);
  });
  it('multipliers that turn negative are read once', () => {
    const a = s.free('a', s.rat);
    const [zero, one] = [number(0, s.rat), number(1, s.rat)];
    // from a ≤ 0 follows 1 ≤ 0, were a multiplier −1 allowed after its sign has been looked at
    const premise = Theorem.assume(s, atMost(a, zero));
    for (let good = 0; good < 6; good++) {
      let looks = 0;
      const wavering = { get n() { return looks++ < good ? 1n : -1n; }, d: 1n }; // biome-ignore format: one thought
      refuses(() => Theorem.linear(s, [premise, premise], atMost(one, zero), [[wavering, wavering, rational(1n)]]), KernelErrorPattern);
    }
  });
  it('rows that answer differently to different questions', () => {
    class Row extends Array<{ n: bigint; d: bigint }> {
      override map<U>(): U[] {
        return [{ n: -1n, d: 1n }] as U[];
      }
    }
    const row = Row.from([{ n: 0n, d: 1n }, { n: 1n, d: 1n }]); // biome-ignore format: pairs
    const premise = Theorem.assume(s, atMost(number(0, s.rat), s.free('a', s.rat)));
    refuses(() => Theorem.linear(s, [premise], atMost(number(1, s.rat), number(0, s.rat)), [row]), /no contradiction/);
  });
  it('numbers are bigints', () => {
    refuses(() => rational(forged<bigint>(1 as unknown as object)), /two bigints/);
    let looks = 0;
    const wavering = { valueOf: () => (looks++ > 4 ? 0n : 1n) };
    refuses(() => rational(1n, forged<bigint>(wavering)), /two bigints/);
    refuses(() => s.numeral(forged({ n: 0.5, d: 1n }), s.rat), /two bigints/);
  });
  it('names are strings', () => {
    const name = forged<string>({ toString: () => 'innocent', startsWith: () => false });
    refuses(() => s.assume(name, here), /already taken/);
    refuses(() => s.declare(name, 'function', [], [], s.nat), /already taken/);
    refuses(() => s.free(name, s.nat), /a name is a string/);
  });
  it('a connective or binder is none but those of the logic', () => {
    refuses(() => s.connective(forged<'and'>('false' as unknown as object), here, there), /no connective/);
    refuses(() => s.connective(forged<'and'>('all' as unknown as object), here, there), /no connective/);
    refuses(() => s.bind(forged<'all'>('=>' as unknown as object), x, here), /only by a binder/);
    refuses(() => s.declare('odd', forged<'sort'>('__proto__' as unknown as object), [], [], s.nat), /a function has a sort/);
  });
});

const KernelErrorPattern = /negative multiplier|no contradiction|does not cancel/;

describe('terms of another signature', () => {
  const other = world();
  it.each([
    ['an argument', () => p(other.c)],
    ['an equation', () => s.equal(c, other.c)],
    ['a member', () => s.member(other.c, set(x, p(x)))],
    ['a bound variable', () => s.bind('all', other.x, here)],
    ['a substitution', () => s.substitute(p(x), new Map([[x, other.c]]))],
    ['a substituted variable', () => s.substitute(p(x), new Map([[other.x, c]]))],
    ['an axiom', () => s.assume('foreign', other.p(other.c))],
    ['a parameter', () => s.declare('foreign', 'predicate', [], [other.x], s.prop)],
    ['a sort', () => s.free('v', other.point)],
    ['a numeral sort', () => s.numeral(rational(1n), other.s.nat)],
  ])('%s', (_use, attempt) => refuses(attempt, /not a term of this signature|numerals belong to/));
  it('theorems of two signatures are not combined', () => {
    const either = Theorem.assume(s, s.connective('or', here, q(c)));
    const foreign = Theorem.assume(other.s, other.p(other.c));
    expect(() => Theorem.orElim(either, foreign, foreign)).toThrow(KernelError);
    refuses(() => Theorem.orElim(either, foreign, foreign), /theorems of two signatures/);
  });
});
