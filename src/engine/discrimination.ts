/**
 * An index of patterns: finds those that may be unifiable with a pattern. A crowded node sends its entries on by what stands at
 * one place of the pattern, chosen so that they part best; a variable there, or above, is compatible with everything.
 */
import type { Term } from '../terms/index.ts';
import { isVariable } from './pattern.ts';

type Place = readonly number[];
interface Entry<T> {
  readonly pattern: Term;
  readonly item: T;
}
interface Node<T> {
  entries: Entry<T>[];
  place: Place | undefined;
  readonly children: Map<number, Node<T>>;
  /** Those with a variable at the place. */
  others: Node<T> | undefined;
  readonly used: readonly Place[];
  /** How many entries there must be before the node is split. */
  limit: number;
}

const VARIABLE = -1;
const NOTHING = -2;
const OPS = new Map(['set', 'prop', 'comp', '=', 'in', 'false', '=>', 'and', 'or', 'all', 'ex'].map((op, i) => [op, 4 * i + 3]));

function feature({ owner: { kernel }, id }: Term, place: Place): number {
  // with the numbers of nodes, since this is asked very often
  let n = id;
  for (const i of place) {
    if (isVariable(kernel, n)) return VARIABLE;
    if (i >= kernel.arity(n)) return NOTHING;
    n = kernel.part(n, i);
  }
  if (isVariable(kernel, n)) return VARIABLE;
  const op = kernel.op(n);
  if (op === 'app' || op === 'sort') return 4 * kernel.tag(n);
  if (op === 'bound') return 4 * kernel.tag(n) + 1;
  return op === 'free' || op === 'num' || op === 'sortvar' ? 4 * n + 2 : (OPS.get(op) ?? NOTHING);
}

const node = <T>(used: readonly Place[], limit: number): Node<T> => ({
  entries: [],
  place: undefined,
  children: new Map(),
  others: undefined,
  used,
  limit,
});

export class Discrimination<T> {
  readonly #root: Node<T>;
  readonly #limit: number;

  /** `limit`: how many entries a node may have before it is split; few where the index serves many searches. */
  constructor(limit: number) {
    this.#limit = limit;
    this.#root = node([], limit);
  }

  add(pattern: Term, item: T): void {
    this.#insert(this.#root, { pattern, item });
  }

  /** What may be unifiable with the pattern, in no particular order. */
  find(pattern: Term): T[] {
    const found: T[] = [];
    const visit = (n: Node<T>): void => {
      for (const { item } of n.entries) found.push(item);
      if (n.place === undefined) return;
      if (n.others !== undefined) visit(n.others);
      const here = feature(pattern, n.place);
      if (here === VARIABLE) for (const child of n.children.values()) visit(child);
      else {
        const child = n.children.get(here);
        if (child !== undefined) visit(child);
      }
    };
    visit(this.#root);
    return found;
  }

  #insert(start: Node<T>, entry: Entry<T>): void {
    let n = start;
    while (n.place !== undefined) n = below(n, feature(entry.pattern, n.place), this.#limit);
    n.entries.push(entry);
    if (n.entries.length <= n.limit) return;
    const place = best(n);
    n.limit *= 2;
    if (place === undefined) return;
    const moved = n.entries;
    n.entries = [];
    n.place = place;
    for (const e of moved) this.#insert(n, e);
  }
}

function below<T>(n: Node<T>, here: number, limit: number): Node<T> {
  const used = n.place === undefined ? n.used : [...n.used, n.place];
  if (here === VARIABLE) {
    n.others ??= node(used, limit);
    return n.others;
  }
  const known = n.children.get(here);
  if (known !== undefined) return known;
  const made = node<T>(used, limit);
  n.children.set(here, made);
  return made;
}

/** The place where most different things stand, not counting variables; undefined if the entries are alike everywhere. */
function best<T>(n: Node<T>): Place | undefined {
  for (const level of PLACES) {
    let found: Place | undefined;
    let most = 1;
    for (const place of level) {
      if (n.used.includes(place)) continue;
      const different = features(n.entries, place);
      if (different <= most) continue;
      most = different;
      found = place;
    }
    if (found !== undefined) return found;
  }
  return undefined;
}

/** How many different things stand at a place. */
function features<T>(entries: readonly Entry<T>[], place: Place): number {
  const [first] = entries;
  const one = first === undefined ? NOTHING : feature(first.pattern, place);
  // at most places all are alike, and mostly nothing stands there
  let different: Set<number> | undefined;
  for (const { pattern } of entries) {
    const here = feature(pattern, place);
    if (here !== one) different ??= new Set([one]);
    different?.add(here);
  }
  return different?.size ?? 1;
}

/** Down to three steps, the shallow places first; the symbols of this field have few arguments. */
const PLACES: readonly (readonly Place[])[] = places();

function places(): Place[][] {
  const steps = (from: readonly Place[], count: number): Place[] => from.flatMap((p) => Array.from({ length: count }, (_, k) => [...p, k]));
  const one = steps([[]], 8);
  const two = steps(one, 5);
  return [[[]], one, two, steps(two, 5)];
}
