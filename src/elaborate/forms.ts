/**
 * What theories say about claims of some form with `verdict`: what such a claim needs, when it is tight, when it is vacuous, whether its
 * class is inhabited, which form a product has. A form is a pattern; that a claim has this form is found out by matching, through definitions where need be.
 */

import { definitionAt } from '../prover/index.ts';
import type { Aspect } from '../syntax/ast.ts';
import { freeVariables, type Signature, type Term } from '../terms/index.ts';
import type { Form, Scope } from './scope.ts';

type Binding = Map<Term, Term>;
/** A claim that has a form: what the variables of the pattern stand for. */
export interface Instance {
  readonly form: Form;
  readonly by: ReadonlyMap<Term, Term>;
}

/** The forms of this aspect that the claim has, the nearest theory first. */
export function instancesOf(s: Signature, scope: Scope, aspect: Aspect, claim: Term): readonly Instance[] {
  return formsOf(scope, aspect).flatMap((form) => {
    const by: Binding = new Map();
    return matches(s, form.pattern, claim, by) ? [{ form, by }] : [];
  });
}

/** The forms by which something can be computed: it is the left side of an equation, perhaps one that holds almost everywhere. */
export function valuesOf(s: Signature, scope: Scope, term: Term): readonly Instance[] {
  return formsOf(scope, 'value').flatMap((form) => {
    const by: Binding = new Map();
    return matches(s, leftOf(form.pattern), term, by) ? [{ form, by }] : [];
  });
}

/** Of `a = b` and of `a = b a.e. mu`. */
export const leftOf = (formula: Term): Term => formula.kid(formula.op === '=' ? 0 : Math.max(0, formula.arity - 3));

/** What a claim that has a form has to satisfy. */
export function meaningOf(s: Signature, { form, by }: Instance): Term | undefined {
  return form.meaning === undefined ? undefined : s.substitute(form.meaning, by);
}

/** If the claim speaks of a class, but not of a product: the form that it lacks. */
export function missingProduct(s: Signature, scope: Scope, claim: Term): Form | undefined {
  const similar = formsOf(scope, 'product').filter(({ pattern }) => pattern.op === claim.op && pattern.symbol === claim.symbol);
  return instancesOf(s, scope, 'product', claim).length === 0 ? similar[0] : undefined;
}

const formsOf = (scope: Scope, aspect: Aspect): readonly Form[] =>
  [...scope.all()].flatMap((each) => each.forms.filter((form) => form.aspect === aspect));

/** Finds what the variables of the pattern stand for; symbols of the term that the pattern does not have are unfolded. */
function matches(s: Signature, pattern: Term, term: Term, by: Binding): boolean {
  // variables of the pattern stand for something also where the claim has the same ones
  if (pattern === term && pattern.mask === 0) return true;
  if (pattern.op === 'free' || pattern.op === 'sortvar') {
    const known = by.get(pattern);
    if (known !== undefined) return known === term;
    if (term.loose > 0) return false;
    if (pattern.op === 'free' && !matches(s, pattern.kid(0), s.sortOf(term), by)) return false;
    by.set(pattern, term);
    return true;
  }
  if (pattern.op === term.op && pattern.tag === term.tag && pattern.arity === term.arity) {
    const before = new Map(by);
    if (pattern.kids().every((kid, i) => matches(s, kid, term.kid(i), by))) return true;
    by.clear();
    for (const [v, t] of before) by.set(v, t);
  }
  const unfolded = term.op === 'app' && pattern.op !== 'sort' ? unfold(s, term) : undefined;
  return unfolded !== undefined && matches(s, pattern, unfolded, by);
}

/** What a defined symbol stands for, with these arguments. */
export function unfold(s: Signature, applied: Term): Term | undefined {
  if (applied.loose > 0 || s.definition(applied.symbol) === undefined) return undefined;
  const definition = definitionAt(s, applied).conclusion;
  return definition.op === '=' ? definition.kid(1) : definition.kid(0).kid(1);
}

/** A variable of the meaning that the pattern does not have: nothing would tell what it stands for. */
export function unbound(pattern: Term, meaning: Term | undefined): Term | undefined {
  const bound = freeVariables(pattern);
  return meaning === undefined ? undefined : [...freeVariables(meaning)].find((v) => !bound.has(v));
}
