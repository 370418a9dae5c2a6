/** Which candidates ask for more than others of the same predicate, since they ask it of a larger number, or of a smaller one. */
import type { Signature, Term } from '../terms/index.ts';
import type { Candidate } from './candidates.ts';
import type { Inquiry } from './inquiry.ts';
import { orderOf, type Within } from './order.ts';

/** So many steps to compare the numbers of one predicate. */
const COMPARING = 3_000;

/** Candidates that differ in one number alone. */
interface Family {
  readonly members: number[];
  readonly place: number;
}

/**
 * Whether a candidate implies another. That a predicate is kept by smaller numbers, or by larger ones, is derived once, of arbitrary
 * numbers; then numbers are compared.
 */
export function strengthOf(inquiry: Inquiry, all: readonly Candidate[]): Within {
  const found = all.map((): number[] => []);
  for (const family of familiesOf(inquiry.s, all)) {
    const [first] = family.members.flatMap((i) => all[i] ?? []);
    if (first === undefined || family.members.length < 2) continue;
    const larger = isKept(inquiry, first.formula, family.place, 'by smaller');
    const smaller = !larger && isKept(inquiry, first.formula, family.place, 'by larger');
    if (!larger && !smaller) continue;
    for (const [i, j] of compared(inquiry, all, family)) found[larger ? j : i]?.push(larger ? i : j);
  }
  return orderOf(all.length, (i) => found[i] ?? []);
}

function familiesOf(s: Signature, all: readonly Candidate[]): readonly Family[] {
  const families = new Map<string, Family>();
  for (const [i, { formula, where }] of all.entries()) {
    const kids = formula.op === 'app' ? formula.kids() : [];
    const place = kids.findIndex((kid) => !isSort(kid) && s.isNumber(s.sortOf(kid)));
    if (formula.op !== 'app' || place < 0) continue;
    const key = [where.set.id, formula.symbol.id, ...kids.map((kid, at) => (at === place ? '' : kid.id))].join();
    const family = families.get(key) ?? { members: [], place };
    family.members.push(i);
    families.set(key, family);
  }
  return [...families.values()];
}

/** Whether it is derived of arbitrary numbers that the predicate is kept by smaller or larger ones. */
function isKept(inquiry: Inquiry, formula: Term, place: number, which: 'by smaller' | 'by larger'): boolean {
  const { s } = inquiry;
  const number = formula.kid(place);
  const sort = s.sortOf(number);
  const [small, large] = [s.free('a smaller number', sort), s.free('a larger number', sort)];
  const [from, to] = which === 'by smaller' ? [large, small] : [small, large];
  return (
    inquiry.soon(withNumber(s, formula, place, to), [withNumber(s, formula, place, from), atMost(s, small, large)]).shown !== undefined
  );
}

/** The pairs of members of which the number of the first one is at most that of the second. */
function compared(inquiry: Inquiry, all: readonly Candidate[], { members, place }: Family): readonly (readonly [number, number])[] {
  const pairs = members.flatMap((i) => members.flatMap((j) => (i === j ? [] : [[i, j] as const])));
  const number = (i: number): readonly Term[] => all.slice(i, i + 1).map(({ formula }) => formula.kid(place));
  const goals = pairs.flatMap(([i, j]) => number(i).flatMap((a) => number(j).map((b) => atMost(inquiry.s, a, b))));
  const found = inquiry.soonAll(goals, COMPARING);
  return pairs.filter((_, at) => found[at]?.shown !== undefined);
}

const atMost = (s: Signature, a: Term, b: Term): Term => s.apply(s.arithmetic('<=', s.sortOf(a)), [], [a, b]);

function withNumber(s: Signature, formula: Term, place: number, put: Term): Term {
  const kids = formula.kids().map((kid, at) => (at === place ? put : kid));
  const cut = formula.symbol.sortVars.length;
  return s.apply(formula.symbol, kids.slice(0, cut), kids.slice(cut));
}

const isSort = (t: Term): boolean => t.op === 'sort' || t.op === 'set' || t.op === 'sortvar' || t.op === 'prop';
