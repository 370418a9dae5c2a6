/** The predicates of a class: which there are, and the class without one of them. */
import { freeVariables, type Signature, type Term } from '../terms/index.ts';

/** A predicate of a comprehension { x | φ₁ ∧ … ∧ φᵣ } as predicate notation writes it: φ speaks of x in its last place alone. */
export interface Predicate {
  /** φ, of the variable `subject`. */
  readonly formula: Term;
  readonly subject: Term;
  /** The class without it. */
  readonly without: Term;
}

/** A comprehension that is written by predicates, { x | φ₁ ∧ … ∧ φᵣ }, or { x | true }. */
export interface Comprehension {
  readonly set: Term;
  readonly subject: Term;
  readonly formulas: readonly Term[];
}

/** All such comprehensions in a class, in order. */
export function comprehensionsOf(s: Signature, whole: Term): readonly Comprehension[] {
  const out: Comprehension[] = [];
  const seen = new Set<Term>();
  const visit = (t: Term): void => {
    if (seen.has(t)) return;
    seen.add(t);
    if (t.op === 'app') for (const kid of t.kids()) visit(kid);
    if (t.op !== 'comp') return;
    const subject = s.free('the subject', t.kid(0));
    const body = s.open(t, subject);
    const formulas = body === s.not(s.falsum) ? [] : parts(body);
    if (formulas.every((formula) => isPredicateOf(formula, subject))) out.push({ set: t, subject, formulas });
  };
  visit(whole);
  return out;
}

/** The class with these predicates in the comprehension in place of its own. */
export function withPredicates(s: Signature, whole: Term, { set, subject }: Comprehension, formulas: readonly Term[]): Term {
  const body = formulas.length === 0 ? s.not(s.falsum) : formulas.reduce((a, b) => s.connective('and', a, b));
  return replaced(s, whole, set, s.bind('comp', subject, body));
}

/** All predicates of all such comprehensions in a class, in order. */
export function predicatesOf(s: Signature, whole: Term): readonly Predicate[] {
  return comprehensionsOf(s, whole).flatMap((each) =>
    each.formulas.map((formula) => ({
      formula,
      subject: each.subject,
      without: withPredicates(s, whole, each, each.formulas.filter((other) => other !== formula)), // biome-ignore format: one thought
    })),
  );
}

const parts = (t: Term): readonly Term[] => (t.op === 'and' ? [...parts(t.kid(0)), ...parts(t.kid(1))] : [t]);

/** Whether a formula speaks of something in its last place alone. */
export function isPredicateOf(formula: Term, subject: Term): boolean {
  const kids = formula.op === 'app' ? formula.kids() : [];
  return kids.pop() === subject && kids.every((kid) => !freeVariables(kid).has(subject));
}

/** A term with another in the place of a part of it, which may stand under symbols but not under binders. */
function replaced(s: Signature, whole: Term, part: Term, by: Term): Term {
  if (whole === part) return by;
  if (whole.op !== 'app') return whole;
  const kids = whole.kids().map((kid) => replaced(s, kid, part, by));
  const cut = whole.symbol.sortVars.length;
  return s.apply(whole.symbol, kids.slice(0, cut), kids.slice(cut));
}
