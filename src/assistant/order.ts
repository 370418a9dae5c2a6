/** An order of which parts are found: the others that follow from them belong to it, too. */

/** Whether one thing is within another: so is everything within itself, and within what it is within by way of others. */
export type Within = (a: number, b: number) => boolean;

/** The order of so many things, if `found` says within which others each of them is found to be. */
export function orderOf(count: number, found: (a: number) => readonly number[]): Within {
  const things = Array.from({ length: count }, (_, i) => i);
  const known = things.map((a) => new Set([a]));
  const within: Within = (a, b) => known[a]?.has(b) ?? false;
  for (const a of things)
    for (const b of found(a)) {
      const beyond = things.filter((y) => within(b, y));
      for (const [x, larger] of known.entries()) if (within(x, a)) for (const y of beyond) larger.add(y);
    }
  return within;
}
