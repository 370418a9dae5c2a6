/**
 * Goals taken apart: what suffices for a conjunction, a universal statement, an equation of sets, or something defined as one of these.
 * The result is a rule for this goal alone, its premises about arbitrary objects where the goal is universal.
 */
import { type Term, Theorem } from '../terms/index.ts';
import type { Context, Contexts, Step } from './context.ts';
import { isUniversal, type Meanings } from './meaning.ts';
import { ordered, reordered } from './order.ts';
import { patternsIn } from './pattern.ts';
import { lacking, type Rule, ruleOf } from './rule.ts';

/** How a formula is proved from the leaves. */
type Plan =
  | { readonly kind: 'leaf'; readonly formula: Term; readonly index: number }
  | { readonly kind: 'and'; readonly left: Plan; readonly right: Plan }
  | { readonly kind: 'arbitrary'; readonly steps: readonly Step[]; readonly body: Plan }
  | { readonly kind: 'same members'; readonly body: Plan };

/** After all theorems. */
const LAST = Number.POSITIVE_INFINITY;

export function decompose(meanings: Meanings, contexts: Contexts, goal: Term): Rule | undefined {
  const { sig } = meanings;
  const meaning = meanings.of(goal);
  const leaves: Term[] = [];
  const closes: (readonly Context[])[] = [];
  const opened: Context[] = [];

  const plan = (f: Term, around: readonly Context[]): Plan | undefined => {
    if (f.op === 'and') {
      const left = plan(f.kid(0), around);
      const right = left === undefined ? undefined : plan(f.kid(1), around);
      return left === undefined || right === undefined ? undefined : { kind: 'and', left, right };
    }
    if (!isUniversal(sig, f)) {
      closes.push(around);
      return { kind: 'leaf', formula: f, index: leaves.push(ordered(sig, f)) - 1 };
    }
    const peeled = contexts.peel(f);
    if (peeled === undefined) return undefined;
    opened.push(peeled.context);
    const body = plan(peeled.body, [...around, peeled.context]);
    return body === undefined ? undefined : { kind: 'arbitrary', steps: peeled.steps, body };
  };
  const equation = (f: Term): Plan | undefined => {
    const [a, b] = [f.kid(0), f.kid(1)];
    const x = sig.free('?', sig.sortOf(a).kid(0));
    const body = plan(sig.bind('all', x, sig.iff(sig.member(x, a), sig.member(x, b))), []);
    return body === undefined ? undefined : { kind: 'same members', body };
  };

  const sets = goal.op === '=' && sig.sortOf(goal.kid(0)).op === 'set';
  if (meaning === undefined && !sets && goal.op !== 'and' && !isUniversal(sig, goal)) return undefined;
  const found = sets ? equation(goal) : plan(meaning?.body ?? goal, []);
  if (found === undefined || leaves.some((leaf) => meanings.hopeless(leaf))) return undefined;

  const build: Rule['build'] = (value, proofs) => {
    const by = new Map(patternsIn(goal).map((v) => [v, value(v)]));
    const raise = (p: Plan): Theorem => {
      switch (p.kind) {
        case 'leaf':
          return reordered(proofs[p.index] ?? lacking(), sig.substitute(p.formula, by));
        case 'and':
          return Theorem.andIntro(raise(p.left), raise(p.right));
        case 'arbitrary':
          return p.steps.reduceRight(
            (th, step) => ('variable' in step ? Theorem.allIntro(step.variable, th) : Theorem.impIntro(step.hypothesis, th)),
            raise(p.body),
          );
        case 'same members':
          return Theorem.extension(raise(p.body));
      }
    };
    const body = raise(found);
    if (meaning === undefined) return body;
    return (meanings.of(sig.substitute(goal, by)) ?? lacking()).fold(body);
  };
  const variables = opened.flatMap((c) => c.variables);
  const hypotheses = opened.flatMap((c) => c.hypotheses);
  const symbol = meaning?.symbol;
  const reason: Rule['reason'] =
    opened.length > 0
      ? { kind: 'arbitrary', variables, hypotheses, symbol }
      : meaning === undefined
        ? { kind: 'logic' }
        : { kind: 'definition', symbol };
  return ruleOf({ order: LAST, variables: patternsIn(goal), premises: leaves, head: goal, reason, closes, build });
}
