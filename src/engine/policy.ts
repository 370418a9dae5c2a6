/**
 * Which rules are of use in a search that goes backwards from goals. Nothing here is about truth: a rule that is left out only makes
 * the engine weaker; one that fits everything, or that leaves its premises to be guessed, makes it useless.
 */
import type { Term } from '../terms/index.ts';
import { type Meanings, negated } from './meaning.ts';
import { isPattern, patternsIn } from './pattern.ts';
import type { Rule } from './rule.ts';

interface Candidate {
  readonly variables: readonly Term[];
  readonly premises: readonly Term[];
  readonly head: Term;
  /** The conclusion as it was stated, of which the head is a part or consequence by unfolding. */
  readonly stated: Term;
  /** Whether it comes from a theorem, which holds of everything, not from a given or hypothesis. */
  readonly general: boolean;
}

export function useful(meanings: Meanings, { variables, premises, head, stated, general }: Candidate): boolean {
  if (premises.includes(head) || meanings.hopeless(head)) return false;
  const kept = new Set(patternsIn(head));
  const lost = variables.filter((v) => !kept.has(v));
  if (!tells(head)) return !general && lost.length === 0;
  if (head === stated) return true;
  // what unfolding has lost must be found out from what remains
  if (!lost.every((v) => premises.some((p) => finds(meanings, p, v)))) return false;
  // laws of the predicate itself are not unfolded, since what they are applied to is: if it is symmetric, say, or transitive
  const searched = (p: Term) => !meanings.telling(p) && patternsIn(p).some((v) => lost.includes(v)) && p.op !== 'in';
  return !isLaw(stated) || !premises.some(searched);
}

/** Whether a conclusion says what it is about: x ∈ A with a variable A, or x = y with variables x and y, fits all goals. */
const tells = (head: Term): boolean =>
  head.op === 'in' ? !isPattern(head.kid(1)) : head.op !== '=' || !isPattern(head.kid(0)) || !isPattern(head.kid(1));

/** Whether a premise may tell what a variable stands for: not by search for an arbitrary instance. */
function finds(meanings: Meanings, premise: Term, v: Term): boolean {
  if (!patternsIn(premise).includes(v)) return false;
  if (premise.op === 'in' && isPattern(premise.kid(1))) return isPattern(premise.kid(0));
  return meanings.telling(premise);
}

/** Whether a rule takes a predicate to itself with a variable between, as transitivity does: searching for that would search for everything. */
export const between = (rule: Rule): boolean => rule.premises.some((p) => links(rule.head, p));

/** Whether a premise with holes is such a link of a law; then it is answered by what is known without premises alone. */
export const byFactsAlone = (rule: Rule, premise: Term): boolean => isLaw(rule.head) && links(rule.head, premise);

function links(head: Term, premise: Term): boolean {
  const kept = patternsIn(head);
  return patternsIn(premise).some((v) => !kept.includes(v)) && alike(head, premise);
}

/** Whether two literals have the same predicate, or are memberships in sets made by the same symbol. */
function alike(a: Term, b: Term): boolean {
  const [left, right] = [negated(a), negated(b)];
  if (left !== undefined || right !== undefined) return left !== undefined && right !== undefined && alike(left, right);
  if (a.op !== b.op) return false;
  if (a.op === 'in') return symbolOf(a.kid(1)) === symbolOf(b.kid(1));
  return symbolOf(a) === symbolOf(b);
}
const symbolOf = (t: Term): unknown => (t.op === 'app' ? t.symbol : t.op);

/** Whether a conclusion is a predicate of variables alone. */
const isLaw = (stated: Term): boolean => {
  const atom = negated(stated) ?? stated;
  return atom.kids().every((kid) => isPattern(kid) || patternsIn(kid).length === 0);
};
