/**
 * Under contradictory conditions everything follows, also the opposite of what is found, and of what is assumed. So that is looked for, too,
 * for a short while: a contradiction that is not found may still be there. Where some numbers are seen to satisfy what is assumed, only the
 * axioms could contradict themselves.
 */
import type { Span } from '../syntax/ast.ts';
import { diagnostic } from '../syntax/diagnostics.ts';
import type { Signature, Term, Theorem } from '../terms/index.ts';
import { type Frame, under } from './closing.ts';
import type { Desk } from './desk.ts';
import { holdSomewhere } from './instance.ts';
import { hasGap, type Judgement, type Shown } from './item.ts';
import type { Question } from './question.ts';
import type { Fact, Scope } from './scope.ts';

/** How long each opposite is looked for. */
const BRIEFLY = { steps: 2_000 };

/** What contradicts itself: the conditions of `tight`, those of the claim with the givens, or, whatever is assumed, these axioms. */
export type Contradiction = { readonly in: 'tight' | 'conditions' } | { readonly in: 'theory'; readonly axioms: readonly string[] };

/** What is contradictory, if the opposite of what was found, or of what is assumed, follows. */
export function contradicted(desk: Desk, question: Question, { claim, negation }: Judgement): Contradiction | undefined {
  const { frame, goal, setting, tight } = question;
  const shown = claim.shown ?? negation?.shown;
  if (shown === undefined) return undefined;
  const { s } = desk.drafts;
  const conditions = tight?.conditions ?? [];
  if (claim.shown !== undefined && goal.op === 'false')
    return holdSomewhere(s, frame.hypotheses) ? { in: 'theory', axioms: sorted(shown.theorem.restsOn) } : { in: 'conditions' };
  if (believed(desk.scope) && holdSomewhere(s, [...frame.hypotheses, ...conditions])) return undefined;
  const assumed = frame.hypotheses.slice(setting.givens.length);
  const found = claim.shown === undefined ? s.not(goal) : goal;
  for (const formula of [found, ...assumed, ...conditions]) {
    const ask = (where: Frame): Shown | undefined => desk.judge.ask(where, opposite(s, formula), BRIEFLY).shown;
    if (ask(under(frame, conditions)) === undefined) continue;
    const plainly = conditions.includes(formula) ? undefined : ask(frame);
    if (plainly === undefined) return { in: 'tight' };
    const axioms = [shown, plainly].flatMap(({ theorem }) => theorem.restsOn);
    return formula === found && assumesNothing(shown, frame) && assumesNothing(plainly, frame)
      ? { in: 'theory', axioms: sorted(axioms) }
      : { in: 'conditions' };
  }
  return undefined;
}

const sorted = (names: readonly string[]): readonly string[] => [...new Set(names)].sort();

/** What a theorem tells that is false without any condition: the givens contradict each other, or else the axioms do. */
export function absurd(desk: Desk, { restsOn }: Theorem, span: Span): never {
  const { givens } = desk.scope;
  if (!holdSomewhere(desk.drafts.s, givens)) desk.inconsistent();
  return desk.fail(diagnostic('INCONSISTENT_THEORY', span, { axioms: sorted(restsOn) }));
}

/**
 * Whether nobody has assumed anything but the theories that ship: whether they contradict themselves is looked for when they are compiled,
 * and so need not be with every claim of others.
 */
const believed = (scope: Scope): boolean =>
  !scope.shipped && [...scope.all()].every((each) => each.shipped || ![...each.facts.values()].some(isAssumed));
const isAssumed = ({ kind, theorem }: Fact): boolean => kind === 'axiom' || hasGap(theorem);

/** What is so if the formula is not: of numbers, that they compare the other way round. */
function opposite(s: Signature, formula: Term): Term {
  if (formula.op === '=>' && formula.kid(1).op === 'false') return formula.kid(0);
  if (formula.op !== 'app' || formula.arity !== 2 || !s.isNumber(s.sortOf(formula.kid(0)))) return s.not(formula);
  const [a, b] = [formula.kid(0), formula.kid(1)];
  const sort = s.sortOf(a);
  if (formula.symbol === s.arithmetic('<=', sort)) return s.apply(s.arithmetic('<', sort), [], [b, a]);
  return formula.symbol === s.arithmetic('<', sort) ? s.apply(s.arithmetic('<=', sort), [], [b, a]) : s.not(formula);
}

/** Whether something was shown without what is assumed. */
const assumesNothing = ({ derivation }: Shown, { hypotheses }: Frame): boolean =>
  hypotheses.length === 0 || derivation?.theorem.hypotheses.length === 0;
