/** Orders of which parts are found: what follows is in them, and nothing else. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderOf } from '../../src/assistant/order.ts';

const count = 6;
const things = Array.from({ length: count }, (_, i) => i);
/** A pair of things, the first within the second. */
const pair = fc.tuple(fc.nat(count - 1), fc.nat(count - 1));
const closure = (pairs: readonly (readonly [number, number])[]) => {
  const within = things.map((a) => new Set([a]));
  for (let before = -1, now = 0; now !== before; before = now, now = within.reduce((n, set) => n + set.size, 0))
    for (const [a, b] of pairs) for (const set of within) if (set.has(a)) set.add(b);
  return within;
};

describe('an order', () => {
  it('has what was found, what follows by way of others, and nothing else', () => {
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 8 }), (pairs) => {
        const within = orderOf(count, (a) => pairs.flatMap(([x, y]) => (x === a ? [y] : [])));
        const all = closure(pairs);
        for (const a of things) for (const b of things) expect(within(a, b)).toBe(all[a]?.has(b));
      }),
    );
  });
  it('has what follows from what is found later', () => {
    const within = orderOf(3, (a) => (a === 0 ? [1] : a === 1 ? [0, 2] : []));
    expect([within(0, 2), within(1, 0), within(2, 0)]).toEqual([true, true, false]);
  });
  it('says nothing of what was not found', () => {
    const within = orderOf(2, () => []);
    expect([within(0, 1), within(1, 0), within(2, 2)]).toEqual([false, false, false]);
  });
});
