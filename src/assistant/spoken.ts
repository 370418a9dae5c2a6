/** What statements speak of: the terms in them, about arbitrary objects. */
import { freeVariables, type Signature, type Term } from '../terms/index.ts';

/** All applications of symbols that stand in closed statements, each once, and memberships; variables of outer `∀` are free in them, others may be bound. */
export function spokenOf(s: Signature, statements: readonly Term[]): readonly Term[] {
  const out: Term[] = [];
  const seen = new Set<Term>();
  const visit = (t: Term): void => {
    if (seen.has(t)) return;
    seen.add(t);
    if (t.op === 'app' || t.op === 'in') out.push(t);
    for (const kid of t.kids()) visit(kid);
  };
  for (const statement of statements) {
    let t = statement;
    while (t.op === 'all') t = s.open(t, s.free(t.name, t.kid(0)));
    visit(t);
  }
  return out;
}

/** Finds what variables of a pattern stand for so that it becomes the term; `by` is what is known already, and grows. */
export function fits(s: Signature, pattern: Term, term: Term, by: Map<Term, Term>): boolean {
  if (pattern.op === 'free' || pattern.op === 'sortvar') {
    const known = by.get(pattern);
    if (known !== undefined) return known === term;
    if (term.loose > 0 || (pattern.op === 'free' && !fits(s, pattern.kid(0), s.sortOf(term), by))) return false;
    by.set(pattern, term);
    return true;
  }
  if (pattern.mask === 0) return pattern === term;
  if (pattern.op !== term.op || pattern.tag !== term.tag || pattern.arity !== term.arity) return false;
  return pattern.kids().every((kid, i) => fits(s, kid, term.kid(i), by));
}

/** How many instances of one pattern are worth a look. */
const MOST = 12;

/**
 * The instances of a term whose variables stand for some of these `objects` of the same sort, where `by` does not say for which: first for
 * what has the same name, else for each of them.
 */
export function instancesWith(s: Signature, term: Term, by: ReadonlyMap<Term, Term>, objects: readonly Term[]): readonly Term[] {
  let found: (ReadonlyMap<Term, Term> | undefined)[] = [by];
  for (const v of freeVariables(term)) {
    if (by.has(v)) continue;
    if (v.op !== 'free') return [];
    found = found.flatMap((known) => {
      if (known === undefined) return [];
      const sort = s.substitute(v.kid(0), known);
      const fitting = objects.filter((t) => s.sortOf(t) === sort);
      const same = fitting.filter((t) => t.name === v.name);
      return [...same, ...fitting.filter((t) => t.name !== v.name)].map((t) => new Map(known).set(v, t));
    });
    found = found.slice(0, MOST);
  }
  return found.flatMap((known) => (known === undefined ? [] : [s.substitute(term, restrictedTo(term, known))]));
}

/** A substitution for the variables of a term alone. */
function restrictedTo(term: Term, by: ReadonlyMap<Term, Term>): ReadonlyMap<Term, Term> {
  const variables = freeVariables(term);
  return new Map([...by].filter(([v]) => variables.has(v)));
}
