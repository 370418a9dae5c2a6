/** Predicates that a class might have besides its own: those in view, about objects of the claim. */
import { nameOfPredicate } from '../elaborate/predicate_name.ts';
import { type Comprehension, comprehensionsOf, withPredicates } from '../elaborate/predicates.ts';
import type { Scope } from '../elaborate/scope.ts';
import { freeVariables, type Signature, type Sym, type Term } from '../terms/index.ts';
import type { Inquiry } from './inquiry.ts';
import { fits, instancesWith } from './spoken.ts';

/** A predicate that could be added to one of the comprehensions of a class. */
export interface Candidate {
  readonly where: Comprehension;
  readonly formula: Term;
  readonly name: string;
}

/** So many instances of one predicate are worth a look. */
const INSTANCES = 24;

/** All of them, the simplest instances of each predicate first. */
export function candidates(inquiry: Inquiry): readonly Candidate[] {
  const { s, scope, spoken, stated, subject } = inquiry;
  const objects = [...new Set([stated.goal, ...stated.hypotheses].flatMap((t) => [...freeVariables(t)]))].filter((v) => v.op === 'free');
  const values = argumentsOf(s, spoken, objects);
  return comprehensionsOf(s, subject.whole).flatMap((where) =>
    predicatesInView(scope).flatMap((symbol) =>
      instances(s, symbol, where.subject, values)
        .filter((formula) => !where.formulas.includes(formula))
        .map((formula) => ({ where, formula, name: nameOfPredicate(formula, scope) })),
    ),
  );
}

/** The class with these predicates added. */
export function extended({ s, subject }: Inquiry, added: readonly Candidate[]): Term {
  return comprehensionsOf(s, subject.whole).reduce((whole, each) => {
    const more = added.filter((c) => c.where.set === each.set).map((c) => c.formula);
    return more.length === 0 ? whole : withPredicates(s, whole, each, [...each.formulas, ...more]);
  }, subject.whole);
}

/** The predicates, the nearest theory first. */
const predicatesInView = (scope: Scope): readonly Sym[] =>
  [...new Set([...scope.all()].flatMap((each) => [...each.symbols.values()].flat().map(({ symbol }) => symbol)))].filter(
    ({ kind, sortVars, params }) => kind === 'predicate' && sortVars.length === 0 && params.length > 0,
  );

/** What may stand for a parameter of a predicate that its subject does not determine, by its sort. */
type Values = (sort: Term) => readonly Term[];

/**
 * Numbers and sets that facts speak of, such as 2·k, with objects of the claim for their variables. Other things belong to the subject,
 * or are not for predicate notation.
 */
function argumentsOf(s: Signature, spoken: readonly Term[], objects: readonly Term[]): Values {
  const patterns = new Set<Term>();
  for (const atom of spoken) {
    const predicate = atom.op === 'app' && atom.symbol.kind === 'predicate';
    for (const arg of atom.kids()) {
      if (arg.loose > 0 || (arg.op !== 'app' && arg.op !== 'num' && arg.op !== 'free')) continue;
      const sort = s.sortOf(arg);
      if ((sort.op === 'set' || (predicate && s.isNumber(sort))) && freeVariables(arg).size <= 1) patterns.add(arg);
    }
  }
  const all = [...patterns].flatMap((pattern) => instancesWith(s, pattern, new Map(), objects));
  const bySort = new Map<Term, Set<Term>>();
  for (const t of all.sort((a, b) => sizeOf(a) - sizeOf(b) || a.id - b.id))
    bySort.set(s.sortOf(t), (bySort.get(s.sortOf(t)) ?? new Set()).add(t));
  return (sort) => [...(bySort.get(sort) ?? [])];
}

/** The instances of a predicate of this subject. */
function instances(s: Signature, symbol: Sym, subject: Term, values: Values): readonly Term[] {
  const { params } = symbol;
  const last = params[params.length - 1];
  const by = new Map<Term, Term>();
  if (last === undefined || !fits(s, last.kid(0), s.sortOf(subject), by)) return [];
  let lists: readonly (readonly Term[])[] = [[]];
  for (const [i, param] of params.slice(0, -1).entries()) {
    lists = lists.flatMap((before) => {
      const known = by.get(param);
      const soFar = new Map([...by, ...params.slice(0, i).map((p, j) => [p, before[j] ?? p] as const)]);
      const put = known === undefined ? values(s.substitute(param.kid(0), soFar)) : [known];
      return put.map((t) => [...before, t]);
    });
    lists = lists.slice(0, INSTANCES);
  }
  return lists.map((args) => s.apply(symbol, [], [...args, subject]));
}

const sizeOf = (t: Term): number => t.kids().reduce((n, kid) => n + sizeOf(kid), 1);
