/** Up to which of the known groups a class is identifiable: groups in view, ordered by inclusion, each with what is found. */
import { type Instance, instancesOf, meaningOf } from '../elaborate/forms.ts';
import { comprehensionsOf } from '../elaborate/predicates.ts';
import { freeVariables, type Signature, type Term } from '../terms/index.ts';
import { inclusion } from './inclusion.ts';
import type { Inquiry } from './inquiry.ts';
import { orderOf } from './order.ts';
import { fits, instancesWith } from './spoken.ts';

/** Groups in view, the claim's own among them, each once; every group comes before those that it is within. */
export interface Lattice {
  readonly groups: readonly Term[];
  /** The claim up to each of them. */
  readonly claims: readonly Term[];
  /** The claim up to others that are found to be the same set as each of them. */
  readonly same: readonly (readonly Term[])[];
  /** The next larger groups of each, by their places. */
  readonly above: readonly (readonly number[])[];
}

export interface Known {
  readonly finding: 'proved' | 'refuted' | 'unknown';
  /** Whether it is one of the least up to which the claim is proved; then whether all of it is found to be valid. */
  readonly least: boolean;
  readonly tight: boolean;
}

/** So many groups are looked at: whether each has what a group of a claim needs, and within which others it is, for so many steps each. */
const MOST = 24;
const SHORTLY = 1_500;
const BRIEFLY = 1_000;
/** And so many steps for all that is to be proved, and for all that is to be refuted. */
const LONG = 10_000;

/** Nothing if no theory says that claims of this form need a group. */
export function latticeOf(inquiry: Inquiry): Lattice | undefined {
  const { s, scope, stated } = inquiry;
  const place = placeOfGroup(s, instancesOf(s, scope, 'needs', stated.goal));
  if (place === undefined) return undefined;
  const { up, own } = place;
  const groups = suitableGroups(inquiry, place);
  const included = inclusionsOf(inquiry, own);
  const order = orderOf(groups.length, (i) => included(groups, i));
  const within = (a: Term, b: Term) => order(groups.indexOf(a), groups.indexOf(b));
  const alike = (a: Term) => groups.filter((b) => within(a, b) && within(b, a));
  // the claim's own group comes first among the groups, and stands for those that are the same
  const distinct = groups.filter((g) => alike(g)[0] === g);
  const larger = (g: Term) => distinct.filter((h) => h !== g && within(g, h));
  const related = distinct.filter((g) => g === own || distinct.some((h) => h !== g && (within(g, h) || within(h, g))));
  const ordered = [...related].sort((a, b) => larger(b).length - larger(a).length);
  const next = (g: Term) => larger(g).filter((h) => !larger(g).some((between) => between !== h && within(between, h)));
  return {
    groups: ordered,
    claims: ordered.map(up),
    same: ordered.map((g) => alike(g).slice(1).map(up)),
    above: ordered.map((g) => next(g).map((h) => ordered.indexOf(h))),
  };
}

/** The claim up to the least known groups around its own up to which it is proved; nothing if it is not about a group. */
export function upToLarger(inquiry: Inquiry): readonly Term[] {
  const { s, scope, stated } = inquiry;
  const place = placeOfGroup(s, instancesOf(s, scope, 'needs', stated.goal));
  if (place === undefined) return [];
  const { up, own } = place;
  const groups = suitableGroups(inquiry, place);
  const included = inclusionsOf(inquiry, own);
  const larger = included(groups, groups.indexOf(own)).flatMap((i) => groups[i] ?? []);
  const answers = inquiry.soonAll(larger.map(up), LONG / 2);
  const proved = larger.filter((_, i) => answers[i]?.shown !== undefined);
  const within = orderOf(proved.length, (i) => included(proved, i));
  const least = [...proved.keys()].filter((i) => ![...proved.keys()].some((j) => within(j, i) && (!within(i, j) || j < i)));
  return least.flatMap((i) => proved[i] ?? []).map(up);
}

/** The known groups that have what a claim needs of its group, its own first. */
function suitableGroups(inquiry: Inquiry, { needed, own }: Place): readonly Term[] {
  const known = knownGroups(inquiry, own);
  const suitable = inquiry.soonAll(known.map(needed), SHORTLY);
  return known.filter((group, i) => group === own || suitable[i]?.shown !== undefined).slice(0, MOST);
}

/** What is known before anything is asked: under which conditions groups are refuted, and perhaps what was found of the claim itself. */
export interface Before {
  readonly conditions: readonly Term[];
  readonly judged?: 'proved' | 'refuted' | undefined;
  /** Of a claim about another class, what was found of that about a smaller one. */
  readonly smaller?: { readonly goal: Term; readonly known: readonly Known[] };
}

/**
 * What is found of a claim up to each of the groups: of the claim itself, or of one like it about another class. Where claims are handed on
 * to larger groups, what is found of one group is found of those above it, or below; and where they are handed on to smaller classes, what
 * is refuted of a smaller class is refuted.
 */
export function findings(inquiry: Inquiry, { groups, above }: Lattice, goal: Term, before: Before): readonly Known[] {
  const { s, scope } = inquiry;
  const { conditions, judged, smaller } = before;
  const place = placeOfGroup(s, instancesOf(s, scope, 'needs', goal));
  const up = place?.up ?? (() => goal);
  const inherited = place !== undefined && isHandedOn(inquiry, place);
  const found = new Map<number, 'proved' | 'refuted'>();
  const settle = (i: number, finding: 'proved' | 'refuted') => {
    found.set(i, finding);
    for (const j of inherited ? groups.keys() : [])
      if (!found.has(j) && (finding === 'proved' ? reaches(above, i, j) : reaches(above, j, i))) found.set(j, finding);
  };
  const own = place === undefined ? -1 : groups.indexOf(place.own);
  if (own >= 0 && judged !== undefined) settle(own, judged);
  const part = smaller === undefined || !isHandedDown(inquiry, place, smaller.goal) ? undefined : smaller.known;
  for (const [i, known] of part?.entries() ?? []) if (known.finding === 'refuted') settle(i, 'refuted');
  const ask = (finding: 'proved' | 'refuted') => {
    const open = [...groups.keys()].filter((i) => !found.has(i) && (finding === 'refuted' || part?.[i]?.finding !== 'unknown'));
    const goals = open.flatMap((i) => groups[i] ?? []).map((group) => (finding === 'proved' ? up(group) : s.not(up(group))));
    const answers = inquiry.soonAll(goals, LONG, finding === 'proved' ? [] : conditions);
    for (const [at, i] of open.entries()) if (answers[at]?.shown !== undefined && !found.has(i)) settle(i, finding);
  };
  // what a claim that is proved does not give already is more often false
  for (const finding of judged === 'proved' ? (['refuted', 'proved'] as const) : (['proved', 'refuted'] as const)) ask(finding);
  const proved = (i: number) => found.get(i) === 'proved';
  const least = groups.map((_, i) => proved(i) && !groups.some((_, j) => proved(j) && reaches(above, j, i)));
  return groups.map((group, i) => ({
    finding: found.get(i) ?? 'unknown',
    least: least[i] ?? false,
    tight: least[i] === true && tightAt(inquiry, up(group), conditions),
  }));
}

/** Whether it is derived, of arbitrary groups, that a claim up to one of them is one up to any larger one, too. */
function isHandedOn(inquiry: Inquiry, { up, own }: Place): boolean {
  const { s } = inquiry;
  const small = s.free('a smaller group', s.sortOf(own));
  const large = s.free('a larger group', s.sortOf(own));
  return inquiry.soon(up(large), [up(small), inclusion(s, small, large)]).shown !== undefined;
}

/** Whether it is derived, of arbitrary groups, that the claim is one about a smaller class, too. */
function isHandedDown(inquiry: Inquiry, place: Place | undefined, smaller: Term): boolean {
  const { s, scope } = inquiry;
  const other = placeOfGroup(s, instancesOf(s, scope, 'needs', smaller));
  if (place === undefined || other === undefined || s.sortOf(place.own) !== s.sortOf(other.own)) return false;
  const group = s.free('a group', s.sortOf(place.own));
  return inquiry.soon(other.up(group), [place.up(group)]).shown !== undefined;
}

/** Whether a group is smaller than another one. */
function reaches(above: Lattice['above'], from: number, to: number): boolean {
  return (above[from] ?? []).some((next) => next === to || reaches(above, next, to));
}

const holds = (inquiry: Inquiry, goal: Term, conditions: readonly Term[] = []): boolean =>
  inquiry.soon(goal, conditions).shown !== undefined;

function tightAt(inquiry: Inquiry, claim: Term, conditions: readonly Term[]): boolean {
  const [instance] = instancesOf(inquiry.s, inquiry.scope, 'tight', claim);
  const meaning = instance === undefined ? undefined : meaningOf(inquiry.s, instance);
  return meaning !== undefined && holds(inquiry, meaning, conditions);
}

/**
 * Within which of others a group is soon found to be. Of groups that are made as the claim's own from other sets it is enough that these
 * are, if that is derived of arbitrary sets: of these there is less to look for.
 */
function inclusionsOf(inquiry: Inquiry, own: Term): (groups: readonly Term[], i: number) => readonly number[] {
  const { s } = inquiry;
  const made = madeFrom(s, own);
  const innerOf = made === undefined || !isMonotone(inquiry, made) ? () => undefined : (group: Term) => innerIn(s, made, group);
  return (groups, i) => {
    const asked = groups.flatMap((b, j) => {
      const a = groups[i];
      if (a === undefined || i === j) return [];
      const [inner, around] = [innerOf(a), innerOf(b)];
      return [{ j, goal: inner !== undefined && around !== undefined ? inclusion(s, inner, around) : inclusion(s, a, b) }];
    });
    const found = inquiry.soonAll(asked.map(({ goal }) => goal), BRIEFLY); // biome-ignore format: one thought
    return asked.flatMap(({ j }, at) => (found[at]?.shown === undefined ? [] : [j]));
  };
}

/** Whether it is derived that what is made of a larger set is larger. */
function isMonotone(inquiry: Inquiry, { inner, from }: Made): boolean {
  const { s } = inquiry;
  const small = s.free('a smaller set', s.sortOf(inner));
  const large = s.free('a larger set', s.sortOf(inner));
  return inquiry.soon(inclusion(s, from(small), from(large)), [inclusion(s, small, large)]).shown !== undefined;
}

interface Place {
  /** The claim up to another group, and what it needs then. */
  readonly up: (group: Term) => Term;
  readonly needed: (group: Term) => Term;
  /** The group of the claim itself. */
  readonly own: Term;
}

/** The group of a claim is what the claim needs something of. */
function placeOfGroup(s: Signature, instances: readonly Instance[]): Place | undefined {
  for (const { form, by } of instances) {
    const { meaning } = form;
    if (meaning === undefined) continue;
    const variable = [...freeVariables(meaning)].find((v) => v.op === 'free' && v.kid(0).op === 'set');
    const own = variable === undefined ? undefined : by.get(variable);
    if (variable === undefined || own === undefined) continue;
    const other = (group: Term) => new Map(by).set(variable, group);
    const needed = (group: Term) => meaningOf(s, { form, by: other(group) }) ?? s.falsum;
    return { up: (group) => s.substitute(form.pattern, other(group)), needed, own };
  }
  return undefined;
}

/** Sets of the sort of a claim's group that the facts speak of, and those made in the same way as the claim's from other sets. */
function knownGroups({ s, spoken }: Inquiry, own: Term): readonly Term[] {
  const objects = [...freeVariables(own)].filter((v) => v.op === 'free');
  const made = madeFrom(s, own);
  const out = new Set<Term>([own]);
  const seen = new Set<Term>();
  for (const statement of spoken) {
    for (const t of statement.kids()) {
      if (seen.has(t) || t.loose > 0 || (t.op !== 'app' && t.op !== 'comp')) continue;
      seen.add(t);
      const sort = s.sortOf(t);
      const add = (pattern: Term, wanted: Term, make: (group: Term) => Term) => {
        const by = new Map<Term, Term>();
        if (!fits(s, pattern, wanted, by)) return;
        for (const instance of instancesWith(s, t, by, objects)) {
          const group = make(instance);
          // what is made in the same way, but from other things, is about something else
          const alien = made !== undefined && group.op === 'app' && group.symbol === own.symbol && innerIn(s, made, group) === undefined;
          if (s.sortOf(instance) === wanted && !alien && comprehensionsOf(s, instance).length === 0) out.add(group);
        }
      };
      add(sort, s.sortOf(own), (group) => group);
      if (made !== undefined) add(sort, s.sortOf(made.inner), made.from);
    }
  }
  return [...out];
}

/** The set that a group is made from, as its last argument, and what is made in the same way of others. */
interface Made {
  readonly inner: Term;
  readonly from: (inner: Term) => Term;
}
function madeFrom(s: Signature, group: Term): Made | undefined {
  const inner = group.op === 'app' && group.arity > 0 ? group.kid(group.arity - 1) : undefined;
  if (inner === undefined || isSortLike(inner) || s.sortOf(inner).op !== 'set') return undefined;
  return { inner, from: (other) => s.apply(group.symbol, [], [...group.kids().slice(0, -1), other]) };
}

/** What a group is made from, if it is made in this way. */
function innerIn(s: Signature, { inner, from }: Made, group: Term): Term | undefined {
  const other = madeFrom(s, group)?.inner;
  return other !== undefined && s.sortOf(other) === s.sortOf(inner) && from(other) === group ? other : undefined;
}

const isSortLike = (t: Term): boolean => t.op === 'sort' || t.op === 'set' || t.op === 'sortvar';
