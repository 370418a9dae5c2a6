/** Smallest sets that suffice. More is never worse: what suffices does so with anything added. */

export interface MinimalSets<T> {
  readonly sets: readonly (readonly T[])[];
  /** Whether these are all that there are. */
  readonly complete: boolean;
}

/**
 * All inclusion-minimal subsets of `items` that suffice, small ones first, found with so many questions at most. What is necessary by
 * itself is found first, since then there is little left to choose.
 */
export function minimalSets<T>(items: readonly T[], suffices: (chosen: readonly T[]) => boolean, most: number): MinimalSets<T> {
  let questions = most;
  // what there is no question left for is neither necessary nor not
  if (most <= items.length) return { sets: [], complete: false };
  const ask = (chosen: readonly T[]): boolean => questions-- > 0 && suffices(chosen);
  if (!ask(items)) return { sets: [], complete: true };
  const core = items.filter((item) => !ask(items.filter((other) => other !== item)));
  const rest = items.filter((item) => !core.includes(item));
  const sets: T[][] = [];
  for (const more of subsets(rest)) {
    if (questions <= 0) return { sets, complete: false };
    const chosen = items.filter((item) => core.includes(item) || more.includes(item));
    if (!sets.some((set) => set.every((item) => chosen.includes(item))) && ask(chosen)) sets.push(chosen);
  }
  return { sets, complete: true };
}

/** All subsets, small ones first, in the order of the items. */
function* subsets<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let size = 0; size <= items.length; size++) yield* ofSize(items, size);
}
function* ofSize<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  if (size === 0) yield [];
  else for (const [i, item] of items.entries()) for (const more of ofSize(items.slice(i + 1), size - 1)) yield [item, ...more];
}

/**
 * Some inclusion-minimal subsets that suffice, if all items together do: each is found by leaving out what can be left out, the last items
 * first; further ones avoid something of each that is known. An item that is enough alone is looked for before anything else, unless it is
 * `known` which ones are.
 */
export function someMinimalSets<T>(
  items: readonly T[],
  suffices: (chosen: readonly T[]) => boolean,
  most: number,
  known?: readonly T[],
): MinimalSets<T> {
  let questions = most;
  const ask = (chosen: readonly T[]): boolean => questions-- > 0 && suffices(chosen);
  const alone = known ?? items.filter((item) => ask([item]));
  const sets: T[][] = alone.map((item) => [item]);
  const others = items.filter((item) => !alone.includes(item));
  const waiting: (readonly T[])[] = [others];
  const seen = new Set<string>();
  for (let pool = waiting.shift(); pool !== undefined && questions > 0; pool = waiting.shift()) {
    const key = pool.map((item) => items.indexOf(item)).join();
    if (seen.has(key)) continue;
    seen.add(key);
    if (!ask(pool)) continue;
    const set = shrunk(pool, [], true, ask);
    if (questions <= 0) break;
    if (!sets.some((known) => known.every((item) => set.includes(item)))) sets.push(set);
    for (const item of set) waiting.push(pool.filter((other) => other !== item));
  }
  return { sets: sets.sort((a, b) => a.length - b.length), complete: questions > 0 };
}

/** A minimal part of `items` that suffices together with what is kept, halves at a time. */
function shrunk<T>(items: readonly T[], kept: readonly T[], changed: boolean, ask: (chosen: readonly T[]) => boolean): T[] {
  if (!changed && ask(kept)) return [];
  if (items.length <= 1) return [...items];
  const middle = items.length >> 1;
  const [first, second] = [items.slice(0, middle), items.slice(middle)];
  const later = shrunk(second, [...kept, ...first], false, ask);
  const sooner = shrunk(first, [...kept, ...later], later.length === 0, ask);
  return [...sooner, ...later];
}
