/** Up to which of the known groups a class is identifiable: groups in view, ordered by inclusion, each with what is found. */
import { type Instance, instancesOf, meaningOf } from '../elaborate/forms.ts';
import { comprehensionsOf } from '../elaborate/predicates.ts';
import { freeVariables, type Signature, type Term } from '../logic/index.ts';
import type { Inquiry } from './inquiry.ts';
import { fits, instancesWith } from './spoken.ts';

/** Groups in view, the claim's own among them, none found to be the same as another; small ones first. */
export interface Lattice {
  readonly groups: readonly Term[];
  /** The claim up to each of them. */
  readonly claims: readonly Term[];
  /** The next larger groups of each, by their places. */
  readonly above: readonly (readonly number[])[];
}

export interface Known {
  readonly finding: 'proved' | 'refuted' | 'unknown';
  /** Whether it is one of the least up to which the claim is proved; then whether all of it is found to be valid. */
  readonly least: boolean;
  readonly tight: boolean;
}

/** So many groups are looked at, and their order for so many steps each. */
const MOST = 24;
const BRIEFLY = 300;

/** Nothing if no theory says that claims of this form need a group. */
export function latticeOf(inquiry: Inquiry): Lattice | undefined {
  const { s, scope, stated } = inquiry;
  const place = placeOfGroup(s, instancesOf(s, scope, 'needs', stated.goal));
  if (place === undefined) return undefined;
  const { up, needed, own } = place;
  const groups = knownGroups(inquiry, own)
    .filter((group) => group === own || holds(inquiry, needed(group)))
    .slice(0, MOST);
  const within = (a: Term, b: Term) => a === b || inquiry.soon(inclusion(s, a, b), [], BRIEFLY).shown !== undefined;
  const distinct = groups.filter((g, i) => !groups.slice(0, i).some((h) => within(g, h) && within(h, g)));
  const larger = new Map(distinct.map((g) => [g, distinct.filter((h) => h !== g && within(g, h))]));
  const largerThan = (g: Term) => larger.get(g) ?? [];
  const related = distinct.filter((g) => g === own || distinct.some((h) => largerThan(g).includes(h) || largerThan(h).includes(g)));
  const ordered = related.sort((a, b) => largerThan(b).length - largerThan(a).length);
  const next = (g: Term) => largerThan(g).filter((h) => !largerThan(g).some((between) => largerThan(between).includes(h)));
  return { groups: ordered, claims: ordered.map(up), above: ordered.map((g) => next(g).map((h) => ordered.indexOf(h))) };
}

/** What is found of a claim up to each of the groups: of the claim itself, or of one like it about another class. */
export function findings(inquiry: Inquiry, { groups, above }: Lattice, goal: Term, conditions: readonly Term[]): readonly Known[] {
  const { s, scope, stated } = inquiry;
  const place = placeOfGroup(s, instancesOf(s, scope, 'needs', goal));
  const up = place?.up ?? (() => goal);
  const found = groups.map((group): Known['finding'] => {
    const claim = up(group);
    // the claim itself gets all the search that claims get
    if (holds(inquiry, claim) || (claim === stated.goal && inquiry.whole().shown !== undefined)) return 'proved';
    return holds(inquiry, s.not(claim), conditions) ? 'refuted' : 'unknown';
  });
  const least = found.map((finding, i) => finding === 'proved' && !found.some((other, j) => other === 'proved' && reaches(above, j, i)));
  return groups.map((group, i) => ({
    finding: found[i] ?? 'unknown',
    least: least[i] ?? false,
    tight: least[i] === true && tightAt(inquiry, up(group), conditions),
  }));
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

/** ∀x. x ∈ A ⇒ x ∈ B */
function inclusion(s: Signature, a: Term, b: Term): Term {
  const x = s.free('x', s.sortOf(a).kid(0));
  return s.bind('all', x, s.connective('=>', s.member(x, a), s.member(x, b)));
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
  const inner = own.op === 'app' && own.arity > 0 ? own.kid(own.arity - 1) : undefined;
  const made = inner !== undefined && !isSortLike(inner) && s.sortOf(inner).op === 'set' ? inner : undefined;
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
        for (const instance of instancesWith(s, t, by, objects))
          if (s.sortOf(instance) === wanted && comprehensionsOf(s, instance).length === 0) out.add(make(instance));
      };
      add(sort, s.sortOf(own), (group) => group);
      if (made !== undefined) add(sort, s.sortOf(made), (group) => s.apply(own.symbol, [], [...own.kids().slice(0, -1), group]));
    }
  }
  return [...out];
}

const isSortLike = (t: Term): boolean => t.op === 'sort' || t.op === 'set' || t.op === 'sortvar';
