/**
 * When to use a rule: its *triggers*, sets of patterns that bind all its variables. A premise is to be true already, a conclusion to be of use,
 * and a term to be there. The first stage has what bears on the goal or uses only facts; later stages are tried when that was not enough.
 */
import { isBinder, type Term } from '../terms/index.ts';
import type { Item, Matcher, Pattern, Trigger, Want } from './patterns.ts';
import type { Rule } from './rules.ts';
import { flexible, isTerm, shape } from './shape.ts';

/** The last stage there is. */
export const STAGES = 4;
const MOST = 6;
/** So many variables may be instantiated with just any term, if need be. */
const FEW = 2;
/** Variables beyond so many share a bit. */
const BITS = 31;

/** The triggers of a rule. */
export function matcherOf(rule: Rule): Matcher {
  rule.matcher ??= findTriggers(rule);
  return rule.matcher;
}

function findTriggers(rule: Rule): Matcher {
  const slots = new Map<Term, number>();
  let some = 0;
  for (const v of rule.variables) {
    slots.set(v, slots.size);
    some |= v.mask;
  }
  const every = slots.size >= BITS ? -1 : (1 << slots.size) - 1;
  const found: Trigger[] = [];
  const seen = new Set<string>();
  const names = new Map<Item, number>();
  const add = (items: readonly Item[] | undefined, stage: number): void => {
    if (items === undefined || found.length >= MOST) return;
    const key = items
      .map((i) => names.get(i) ?? names.set(i, names.size).size - 1)
      .sort()
      .join();
    if (seen.has(key)) return;
    seen.add(key);
    found.push({ items, stage });
  };
  /** The variables in a term, those in their sorts included, as bits. */
  const covers = (t: Term): number => {
    if ((t.mask & some) === 0) return 0;
    const slot = slots.get(t);
    let bits = slot === undefined ? 0 : 1 << (slot % BITS);
    for (let i = 0; i < t.arity; i++) bits |= covers(t.kid(i));
    return bits;
  };
  const pattern = (t: Term): Pattern => {
    const slot = slots.get(t);
    if (slot !== undefined) return { kind: 'variable', slot, sort: t.kid(0) };
    if (covers(t) === 0) return { kind: 'ground', term: t };
    if (t.op === 'app' || t.op === 'in') {
      const parts = t.kids().map((kid, i) => (flexible(t, i) ? pattern(kid) : undefined));
      return { kind: 'application', head: t.op === 'in' ? 'in' : t.symbol, term: t, parts };
    }
    return { kind: 'frame', term: t, holes: shape(t).holes.map(pattern) };
  };
  const node = (t: Term, want: Want): Item => ({ kind: 'node', pattern: pattern(t), want, covers: covers(t) });
  const bare = (t: Term): boolean => slots.has(t);
  const equation = (t: Term, want: 'true' | 'open'): Item => {
    const [a, b] = bare(t.kid(0)) ? [t.kid(1), t.kid(0)] : [t.kid(0), t.kid(1)];
    return { kind: 'equation', left: pattern(a), right: pattern(b), want, covers: covers(a) | covers(b) };
  };
  const atomic = (t: Term): boolean => t.op === 'app' || t.op === 'in' || isBinder(t.op);
  const literal = (t: Term): Item[] => {
    if (t.op === '=') return bare(t.kid(0)) && bare(t.kid(1)) ? [] : [equation(t, 'true')];
    if (t.op === '=>' && t.kid(1).op === 'false')
      return atomic(t.kid(0)) ? [node(t.kid(0), 'false')] : t.kid(0).op === '=' ? [equation(t.kid(0), 'open')] : [];
    return atomic(t) ? [node(t, 'true')] : [];
  };
  /** The terms with variables inside a formula, the largest first. */
  const termsIn = (t: Term): Item[] => {
    const out: Item[] = [];
    const done = new Set<Term>();
    let layer = [...shape(t).holes];
    while (layer.length > 0) {
      const below: Term[] = [];
      for (const h of layer) {
        if (done.has(h) || bare(h) || covers(h) === 0 || !isTerm(h)) continue;
        done.add(h);
        out.push(node(h, 'any'));
        below.push(...shape(h).holes);
      }
      layer = below;
    }
    return out;
  };
  const complete = (start: readonly Item[], candidates: readonly Item[]): Item[] | undefined => {
    const items = [...start];
    let have = 0;
    for (const i of items) have |= i.covers;
    while (have !== every) {
      let best: Item | undefined;
      let gain = 0;
      for (const c of candidates) {
        const fresh = bitCount(c.covers & ~have);
        if (fresh > gain) {
          best = c;
          gain = fresh;
        }
      }
      if (best === undefined) return undefined;
      items.push(best);
      have |= best.covers;
    }
    return items;
  };

  const { conclusion } = rule;
  const leaves = rule.leaves.flatMap(literal);
  if (conclusion?.op === '=') {
    const sides = [conclusion.kid(0), conclusion.kid(1)].filter((s) => !bare(s) && covers(s) !== 0).map((s) => node(s, 'any'));
    for (const s of sides) if (s.covers === every) add([s], 0);
    if (rule.leaves.length > 0 || found.length === 0) {
      if (covers(conclusion) !== 0) add(complete([equation(conclusion, 'open')], leaves), 0);
      for (const s of sides) add(complete([s], leaves), 0);
    }
  } else if (conclusion !== undefined && atomic(conclusion)) add(complete([node(conclusion, 'open')], leaves), 0);
  for (const leaf of leaves) add(complete([leaf], leaves), 0);
  const later = conclusion === undefined ? [] : termsIn(conclusion);
  const sides = rule.leaves.flatMap(termsIn);
  for (const t of later) if (t.covers === every) add([t], rule.leaves.length === 0 && later[0] === t ? 0 : 1);
  for (const leaf of leaves) add(complete([leaf], [...leaves, ...later]), 1);
  for (const t of sides) if (t.covers === every) add([t], found.length === 0 ? 0 : 2);
  if (found.length === 0) add(complete([], [...leaves, ...later, ...sides]), 0);
  const anything: Item[] = rule.variables.flatMap((v, slot) =>
    v.op === 'free' ? [{ kind: 'term', slot, sort: v.kid(0), covers: covers(v) }] : [],
  );
  if (found.length === 0) add(complete(leaves, [...later, ...sides, ...anything]) ?? complete([], anything), 1);
  const free = complete([], anything);
  add(free, found.length === 0 ? 1 : (free?.length ?? 0) <= FEW ? STAGES - 1 : STAGES);
  const ground: Term[] = [];
  const collect = (t: Term): void => {
    for (const h of shape(t).holes) {
      if (covers(h) === 0) ground.push(h);
      else collect(h);
    }
  };
  for (const leaf of rule.leaves) collect(leaf);
  if (conclusion !== undefined) collect(conclusion);
  return { ground, slots, triggers: found };
}

function bitCount(bits: number): number {
  let count = 0;
  for (let b = bits; b !== 0; b &= b - 1) count++;
  return count;
}
