/** What a claim lacks: the smallest sets of further predicates of its class with which it would be derived, and the weakest of these. */
import type { Term } from '../terms/index.ts';
import { type Candidate, candidates, extended } from './candidates.ts';
import { inclusion } from './inclusion.ts';
import type { Inquiry } from './inquiry.ts';
import { type MinimalSets, someMinimalSets } from './minimal.ts';
import { orderOf, type Within } from './order.ts';
import { strengthOf } from './strength.ts';

/** So many candidates are looked at, and so many combinations of several of them. */
export const MOST = 80;
const COMBINATIONS = 48;
/** And all of them for so many steps together: then those that are left are not looked at. */
const PATIENCE = 60_000;
/** So many steps for what one candidate implies. */
const BRIEFLY = 500;

/** Of a class that is not seen to be empty; only of those predicates of which no weaker one does it. */
export function repairsOf(inquiry: Inquiry): MinimalSets<string> | undefined {
  const found = candidates(inquiry);
  if (found.length === 0) return undefined;
  const all = found.slice(0, MOST);
  const implies = strengthOf(inquiry, all);
  const alone = weakestOf(inquiry, onesThatSuffice(inquiry, all, implies));
  const names = (sets: readonly (readonly Candidate[])[]) => sets.map((set) => set.map((c) => c.name));
  const complete = found.length === all.length && isPatient(inquiry);
  // nobody who can do with one predicate is helped by combinations of several
  if (alone.length > 0) return { sets: names(alone.map((one) => [one])), complete };
  const enough = (added: readonly Candidate[]) => isPatient(inquiry) && inquiry.holdsOf(extended(inquiry, added));
  const some = someMinimalSets(all, enough, COMBINATIONS, []);
  const weakest = some.sets.map((set) => weakened(inquiry, set, all, implies));
  const distinct = weakest.filter((set, i) => !weakest.slice(0, i).some((other) => other.every((c) => set.includes(c))));
  return { sets: names(distinct), complete: complete && some.complete && isPatient(inquiry) };
}

/** The candidates that suffice alone, without those that imply another one that does. */
function onesThatSuffice(inquiry: Inquiry, all: readonly Candidate[], implies: Within): readonly Candidate[] {
  const open = new Set(all.keys());
  const enough: Candidate[] = [];
  // what does not follow of a smaller class does not follow of a larger one
  const handedDown = isHandedDown(inquiry);
  const look = (i: number) => {
    const [one] = all.slice(i, i + 1);
    open.delete(i);
    if (one === undefined || !isPatient(inquiry)) return;
    const whole = extended(inquiry, [one]);
    const derived = inquiry.soon(inquiry.subject.claim(whole)).shown !== undefined;
    const suffices = derived && !inquiry.emptyFor(whole);
    if (suffices) enough.push(one);
    for (const j of open) if (suffices ? implies(j, i) : handedDown && !derived && implies(i, j)) open.delete(j);
  };
  // with the strongest ones many may be seen to be hopeless; of those that are left, one in the middle is asked about
  for (const i of all.keys()) if (![...all.keys()].some((j) => isStronger(implies, j, i))) look(i);
  for (let i = middleOf(open, implies); i !== undefined; i = middleOf(open, implies)) look(i);
  const kept = enough.filter((one) => !enough.some((other) => isStronger(implies, all.indexOf(one), all.indexOf(other))));
  return all.filter((one) => kept.includes(one));
}

/** One that as many as possible imply, and that implies as many; any where there is no such one. */
function middleOf(open: ReadonlySet<number>, implies: Within): number | undefined {
  const others = (i: number) => [...open].filter((j) => j !== i);
  const stronger = (i: number) => others(i).filter((j) => implies(j, i)).length;
  const weaker = (i: number) => others(i).filter((j) => implies(i, j)).length;
  const worth = (i: number) => Math.min(stronger(i), weaker(i));
  return [...open].sort((a, b) => worth(b) - worth(a) || a - b)[0];
}

/** A set that suffices, each of its members replaced by what it implies as long as that is enough. */
function weakened(inquiry: Inquiry, set: readonly Candidate[], all: readonly Candidate[], implies: Within): readonly Candidate[] {
  let now = set;
  for (const member of set) {
    const place = all.indexOf(member);
    const weaker = [...all.keys()].filter((j) => isStronger(implies, place, j) && !set.some((other) => other === all[j]));
    for (const j of weaker.sort((a, b) => Number(implies(a, b)) - Number(implies(b, a)))) {
      const [one] = all.slice(j, j + 1);
      const next = now.map((c) => (c === member && one !== undefined ? one : c));
      if (!isPatient(inquiry) || !inquiry.holdsOf(extended(inquiry, next))) continue;
      now = next;
      break;
    }
  }
  return now;
}

const isPatient = (inquiry: Inquiry): boolean => inquiry.steps < PATIENCE;

const isStronger = (implies: Within, a: number, b: number): boolean => implies(a, b) && !implies(b, a);

/** Candidates without those from which, with what the class asks for already, another one follows that is kept. */
function weakestOf(inquiry: Inquiry, all: readonly Candidate[]): readonly Candidate[] {
  const implies = orderOf(all.length, (i) =>
    all.slice(i, i + 1).flatMap((one) => {
      const others = [...all.entries()].filter(([j, other]) => j !== i && other.where.set === one.where.set);
      const found = inquiry.soonAll(others.map(([, other]) => other.formula), BRIEFLY, [...one.where.formulas, one.formula]); // biome-ignore format: one thought
      return others.flatMap(([j], at) => (found[at]?.shown === undefined ? [] : [j]));
    }),
  );
  return all.filter((_, i) => !all.some((_other, j) => isStronger(implies, i, j) || (j < i && implies(i, j))));
}

/** Whether it is derived, of arbitrary classes, that the claim about one of them is one about any smaller class, too. */
function isHandedDown(inquiry: Inquiry): boolean {
  const { s, subject } = inquiry;
  const sort = s.sortOf(subject.whole);
  if (sort.op !== 'set') return false;
  const named = (name: string): Term => s.free(name, sort);
  const [small, large] = [named('a smaller class'), named('a larger class')];
  return inquiry.soon(subject.claim(small), [subject.claim(large), inclusion(s, small, large)]).shown !== undefined;
}
