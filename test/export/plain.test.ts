/** Statements as the checker in Python writes them. */
import { describe, expect, it } from 'vitest';
import { plainStatement } from '../../src/export/plain.ts';
import { rational } from '../../src/terms/index.ts';
import { world } from '../prover/world.ts';

describe('a statement', () => {
  const w = world();
  const { sig } = w;
  const [x, y, S] = [w.v('x'), w.v('y'), sig.sortVariable('S')];
  const [p, f, c] = [w.pred('std.p', w.D, w.D), w.fun('odd name', w.D, w.D), w.fun('c', w.D)()];
  const half = sig.numeral(rational(-1n, 2n), sig.real);

  it.each([
    ['(forall x0 : D. (exists x1 : D. std.p(x0, x1)))', w.all([x], w.ex([y], p(x, y)))],
    ['(forall x0 : D. ((forall x1 : D. std.p(x1, x0)) => std.p(x0, x0)))', w.all([x], w.imp(w.all([y], p(y, x)), p(x, x)))],
    ['((c = "odd name"(c)) or (false and false))', w.or(w.eq(c, f(c)), w.and(w.falsum, w.falsum))],
    ['(c in {x0 : D | std.p(x0, c)})', w.member(c, w.comp(x, p(x, c)))],
    ["(forall x0 : Set('S). (x0 = x0))", w.all([w.v('A', sig.setOf(S))], w.eq(w.v('A', sig.setOf(S)), w.v('A', sig.setOf(S))))],
    ['(-1/2:Real = -1/2:Real)', w.eq(half, half)],
    ['(forall x0 : Nat. "Nat.<="(x0, "Nat.+"(x0, 1:Nat)))', w.all([w.v('n', sig.nat)], w.le(w.v('n', sig.nat), w.plus(w.v('n', sig.nat), w.nat(1))))],
  ])('is %s', (text, formula) => {
    expect(plainStatement(formula)).toBe(text);
  }); // biome-ignore format: a table

  it('may be as deep as there are', () => {
    let deep = p(c, c);
    for (let i = 0; i < 900; i++) deep = w.all([x], w.imp(p(x, c), deep));
    expect(plainStatement(deep)?.length).toBeGreaterThan(9_000);
  });

  it('is not written if it would be too long', () => {
    let large = p(c, c);
    for (let i = 0; i < 60; i++) large = w.and(large, large);
    expect(plainStatement(large)).toBeUndefined();
  });
});
