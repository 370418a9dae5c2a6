/**
 * The kernel by itself, without terms around it: forged theorems, signatures, numbers and lists. Whoever gets past the views that the rest
 * of the program uses stands before this. The casts here are the attack; the kernel has none.
 */
import { describe, expect, it } from 'vitest';
import { rational, Signature, Theorem } from '../../src/logic/index.ts';
import { Nodes } from '../../src/logic/node.ts';
import { world } from './world.ts';

const w = world();
const s = w.s.kernel;
const [x, c, d, here, there] = [w.x.id, w.c.id, w.d.id, w.p(w.c).id, w.p(w.d).id];
const all = w.all(w.x, w.p(w.x)).id;
const exists = w.ex(w.x, w.p(w.x)).id;
const set = w.set(w.x, w.p(w.x)).id;
const th = Theorem.assume(s, here);
const truth = Theorem.assume(s, s.falsum);
const refuses = (attempt: () => unknown, reason: RegExp) => expect(attempt).toThrow(reason);
const OF_THE_CLASS = /private|not an object|must be an instance|Receiver must be|read properties/;
const forged = <T>(value: unknown): T => value as T;

describe('a theorem cannot be made', () => {
  const likeness = { signature: s, hypotheses: [], conclusion: s.falsum, restsOn: [] };
  const fakes: [string, unknown][] = [
    ['by JSON', JSON.parse(JSON.stringify({ ...likeness, signature: {} }))],
    ['by an object that looks like one', likeness],
    ['by its prototype', Object.create(Theorem.prototype)],
    ['by its prototype, with properties', Object.create(Theorem.prototype, { conclusion: { value: s.falsum } })],
    ['by one for a prototype', Object.create(th)],
    ['by a proxy', new Proxy(th, { get: (t, name) => (name === 'conclusion' ? s.falsum : Reflect.get(t, name, t)) })],
    ['by a copy', Object.assign(Object.create(Object.getPrototypeOf(th)), th)],
    ['of nothing', undefined],
  ];
  it.each(fakes)('%s', (_way, given) => {
    const fake = forged<Theorem>(given);
    const rules: (() => unknown)[] = [
      () => Theorem.weaken(fake, here),
      () => Theorem.impIntro(here, fake),
      () => Theorem.impElim(fake, th),
      () => Theorem.impElim(Theorem.assume(s, s.connective('=>', here, there)), fake),
      () => Theorem.andIntro(th, fake),
      () => Theorem.andLeft(fake),
      () => Theorem.orLeft(fake, here),
      () => Theorem.orElim(Theorem.assume(s, s.connective('or', here, there)), fake, fake),
      () => Theorem.exFalso(fake, here),
      () => Theorem.classical(fake),
      () => Theorem.allIntro(x, fake),
      () => Theorem.allElim(fake, c),
      () => Theorem.exIntro(exists, c, fake),
      () => Theorem.exElim(Theorem.assume(s, exists), x, fake),
      () => Theorem.leibniz(fake, set, th),
      () => Theorem.leibniz(Theorem.refl(s, c), set, fake),
      () => Theorem.memberIntro(s.member(c, set), fake),
      () => Theorem.memberElim(fake),
      () => Theorem.extension(fake),
      () => Theorem.instantiate(fake, []),
      () => Theorem.linear(s, [fake], s.falsum, [[rational(1n)]]),
    ];
    for (const attempt of rules) refuses(attempt, OF_THE_CLASS);
  });
  it('by its constructor, or a subclass', () => {
    const make = forged<new (...args: unknown[]) => object>(Theorem);
    class Forger extends make {}
    for (const key of [Symbol('theorems'), Symbol.for('theorems'), undefined])
      for (const attempt of [() => new make(key, s, [], s.falsum, []), () => new Forger(key, s, [], s.falsum, [])])
        refuses(attempt, /made by the rules/);
  });
  it('or changed', () => {
    for (const name of ['conclusion', 'hypotheses', 'restsOn', 'signature']) expect(Reflect.set(th, name, s.falsum)).toBe(false);
    th.hypotheses.push(s.falsum);
    th.restsOn.push('nothing');
    expect([th.hypotheses, th.conclusion, th.restsOn]).toEqual([[here], here, []]);
    refuses(() => Object.defineProperty(Theorem.prototype, 'conclusion', { get: () => s.falsum }), /redefine/);
    refuses(() => Object.assign(Theorem, { axiom: () => th }), /read only/);
  });
  it('and is told from imitations', () => {
    expect(Theorem.genuine(th)).toBe(true);
    for (const [, fake] of fakes) if (fake !== undefined) expect(Theorem.genuine(forged(fake))).toBe(false);
  });
});

describe('a signature cannot be imitated', () => {
  const answers = {
    formula: (n: number) => n,
    equal: () => s.falsum,
    axiom: () => s.falsum,
    definition: () => s.falsum,
    closed: (n: number) => n,
  };
  const fakes: [string, unknown][] = [
    ['by a proxy', new Proxy(s, {})],
    ['by one for a prototype', Object.create(s)],
    ['by one for a prototype, with answers of its own', Object.create(s, Object.fromEntries(Object.entries(answers).map(([k, value]) => [k, { value }])))],
    ['by an object', answers],
    ['by one of its ancestors', new Nodes(1_000_000, 64)],
    ['by its class', Object.create(Signature.prototype)],
  ]; // biome-ignore format: a table
  it.each(fakes)('%s', (_way, fake) => {
    const imitation = forged<Signature>(fake);
    expect(Signature.genuine(imitation)).toBe(false);
    for (const attempt of [
      () => Theorem.assume(imitation, here),
      () => Theorem.refl(imitation, c),
      () => Theorem.axiom(imitation, 'anything'),
      () => Theorem.definition(imitation, w.p(w.c).symbol.id),
      () => Theorem.evaluate(imitation, w.atMost(w.number(2), w.number(1)).id),
      () => Theorem.linear(imitation, [], w.atMost(w.number(2), w.number(1)).id, [[rational(1n)]]),
      () => Theorem.linear(imitation, [truth], s.falsum, [[rational(1n)]]),
    ])
      refuses(
        attempt,
        /made by the rules|private|Receiver must be|not a function|instance|no axiom|read properties|two signatures|no such node|not defined|undefined/,
      );
  });
  it('by a subclass', () => {
    class Evil extends Signature {
      override readonly axiom = (): number => s.falsum;
    }
    refuses(() => new Evil(), /cannot be extended/);
    refuses(() => Reflect.construct(Signature, [], Evil), /cannot be extended/);
  });
  it('or changed', () => {
    for (const name of ['axiom', 'closed', 'open', 'sortOf', 'prop', 'formula', 'op', 'part']) {
      expect(Reflect.set(s, name, () => 1)).toBe(false);
      refuses(() => Object.defineProperty(s, name, { value: () => 1 }), /redefine|not extensible/);
      for (const of of [Signature.prototype, Nodes.prototype])
        refuses(() => Object.defineProperty(of, name, { value: () => 1 }), /redefine|not extensible/);
    }
    const symbol = s.declared(w.p(w.c).symbol.id);
    for (const key of ['params', 'wanted', 'made', 'result']) expect(Reflect.set(symbol, key, [])).toBe(false);
    refuses(() => Object.assign(symbol.wanted, [0]), /read only/);
  });
  it('nor are theorems of two combined', () => {
    const other = world();
    const foreign = Theorem.assume(other.s.kernel, other.p(other.c).id);
    for (const attempt of [
      () => Theorem.andIntro(th, foreign),
      () => Theorem.impElim(Theorem.assume(s, s.connective('=>', here, there)), Theorem.assume(other.s.kernel, here)),
      () => Theorem.leibniz(Theorem.refl(s, c), set, Theorem.assume(other.s.kernel, here)),
      () => Theorem.linear(s, [foreign], here, [[]]),
    ])
      refuses(attempt, /theorems of two signatures/);
  });
});

describe('numbers that are not what they were', () => {
  /** A number of a node that becomes another when it is looked at again. */
  const wavering = (good: number) => {
    let looks = 0;
    return forged<number>({ valueOf: () => (looks++ < good ? here : s.falsum), toString: () => String(here) });
  };
  it.each([0, 1, 2, 3])('are refused, after %i looks', (good) => {
    for (const attempt of [
      () => Theorem.assume(s, wavering(good)),
      () => Theorem.weaken(th, wavering(good)),
      () => Theorem.impIntro(wavering(good), th),
      () => Theorem.orRight(wavering(good), th),
      () => Theorem.exFalso(truth, wavering(good)),
      () => Theorem.memberIntro(wavering(good), th),
      () => Theorem.exIntro(wavering(good), c, th),
      () => Theorem.exElim(Theorem.assume(s, exists), wavering(good), th),
      () => Theorem.leibniz(Theorem.refl(s, c), wavering(good), th),
      () => Theorem.evaluate(s, wavering(good)),
      () => Theorem.infeasible(s, wavering(good), []),
      () => Theorem.independent(s, wavering(good), c),
      () => Theorem.independent(s, here, wavering(good)),
      () => Theorem.linear(s, [], wavering(good), [[rational(1n)]]),
      () => s.assume('wavering', wavering(good)),
      () => s.define('wavering', [], [], wavering(good)),
    ])
      refuses(attempt, /there is no such node/);
    expect([s.axiom('wavering'), s.symbol('wavering')]).toEqual([undefined, undefined]);
  });
  it('a symbol has a number too', () => {
    const symbol = forged<number>({ valueOf: () => 1, toString: () => '1' });
    refuses(() => s.apply(symbol, [c]), /symbol of another signature/);
    refuses(() => Theorem.definition(s, symbol), /symbol of another signature/);
  });
});

describe('lists that are not what they were', () => {
  it('pairs are read once', () => {
    let looks = 0;
    const open = Theorem.assume(s, w.p(w.x).id);
    const pairs = forged<readonly number[]>({ *[Symbol.iterator]() { yield x; yield looks++ === 0 ? c : d; }, length: 4, 1: d }); // biome-ignore format: one thought
    const made = Theorem.instantiate(open, pairs);
    expect(looks).toBe(1);
    expect(made.conclusion).toBe(w.p(w.c).id);
    expect(made.hypotheses).toEqual([made.conclusion]);
    // and each must be one
    refuses(() => Theorem.instantiate(open, [x]), /no such node/);
    refuses(() => Theorem.instantiate(open, [x, c, x]), /no such node/);
    refuses(() => Theorem.instantiate(open, [x, c, x, c]), /instantiated twice/);
    refuses(() => Theorem.instantiate(open, forged([[x, c]])), /no such node/);
  });
  it('evidence is read once', () => {
    const evidence = new Proxy([c], { get: (list, name) => (name === 'length' ? 0 : Reflect.get(list, name)) });
    refuses(() => Theorem.infeasible(s, here, evidence), /infeasible needs/);
  });
  it('what a definition speaks of is among its parameters', () => {
    const t = world().s.kernel;
    const a = t.free('a', t.nat);
    refuses(() => t.define('g', [], forged({ length: 1, map: () => [a], [Symbol.iterator]: () => [].values() }), a), /not among/);
    const f = t.define('self', [], forged({ length: 7, map: () => [], *[Symbol.iterator]() { yield a; } }), a); // biome-ignore format: one thought
    const equation = Theorem.definition(t, f).conclusion;
    expect([t.arity(t.part(equation, 0)), t.part(t.part(equation, 0), 0), t.part(equation, 1)]).toEqual([1, a, a]);
  });
  it('of an instance of a universal statement too', () => {
    const made = Theorem.allElim(Theorem.assume(s, all), c);
    expect(made.conclusion).toBe(here);
    refuses(() => Theorem.allElim(Theorem.assume(s, all), c, d), /nothing is bound here/);
    refuses(() => Theorem.allElim(Theorem.assume(s, all), s.nat), /term or formula|another sort/);
  });
});
