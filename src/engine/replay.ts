/** Replays what the search has found through the kernel, as a derivation: each step a theorem, shared steps once. */
import { KernelError, type Signature, type Term, type Theorem } from '../terms/index.ts';
import type { Derivation } from './answer.ts';
import type { Contexts } from './context.ts';
import { EngineError } from './error.ts';
import { named } from './naming.ts';
import { asWritten, ordered, reordered, waysOfWriting } from './order.ts';
import type { Problem } from './problem.ts';
import type { Answer } from './table.ts';

/** The derivation of an answer; its hypotheses are among those of the facts. */
export function derivationOf(sig: Signature, root: Answer, { facts, goal }: Problem, contexts: Contexts): Derivation {
  const made = new Map<Answer, Derivation>();
  const stack: Answer[] = [root];
  for (let answer = stack.at(-1); answer !== undefined; answer = stack.at(-1)) {
    const open = answer.premises.filter((p) => !made.has(p));
    if (open.length > 0 && !made.has(answer)) {
      stack.push(...open.reverse());
      continue;
    }
    stack.pop();
    if (!made.has(answer)) made.set(answer, step(sig, answer, made));
  }
  const ways = waysOfWriting(sig, [goal, ...facts.map((f) => f.conclusion)]);
  const derivation = written(
    sig,
    named(sig, [...made.values()], (v) => contexts.baseOf(v), contexts.given),
    ways,
  ).at(-1);
  if (derivation === undefined || ordered(sig, goal) !== root.term)
    throw new EngineError('the derivation proves something else than its goal');
  const allowed = new Set(facts.flatMap((f) => f.hypotheses));
  const theorem = replayed(() => reordered(derivation.theorem, goal));
  const left = theorem.hypotheses.filter((h) => !allowed.has(h));
  if (left.length > 0) throw new EngineError('a hypothesis is left');
  return { ...derivation, theorem };
}

function step(sig: Signature, answer: Answer, made: ReadonlyMap<Answer, Derivation>): Derivation {
  const premises = answer.premises.map((p) => made.get(p)).filter((p) => p !== undefined);
  const { bindings, rule, term } = answer;
  bindings.settle(rule.variables);
  const value = (v: Term): Term => bindings.resolve(v);
  const theorem = replayed(() => reordered(rule.build(value, premises.map((p) => p.theorem)), term)); // biome-ignore format: one thought
  if (theorem.conclusion !== term || theorem.signature !== sig) throw new EngineError('a step proves something else than was found');
  return { theorem, reason: rule.reason, premises };
}

/** The steps, premises first, with all sets as the problem writes them. */
function written(sig: Signature, steps: readonly Derivation[], ways: ReadonlyMap<Term, Term>): readonly Derivation[] {
  if ([...ways].every(([inOrder, way]) => inOrder === way)) return steps;
  const put = (t: Term): Term => asWritten(sig, t, ways);
  const made = new Map<Derivation, Derivation>();
  for (const step of steps) {
    const { theorem, reason } = step;
    made.set(step, {
      theorem: replayed(() => reordered(theorem, put(theorem.conclusion))),
      reason: reason.kind === 'arbitrary' ? { ...reason, hypotheses: reason.hypotheses.map(put) } : reason,
      premises: step.premises.map((p) => made.get(p) ?? p),
    });
  }
  return [...made.values()];
}

function replayed(build: () => Theorem): Theorem {
  try {
    return build();
  } catch (error) {
    if (error instanceof KernelError || error instanceof RangeError) throw new EngineError(`the kernel refuses a step: ${error.message}`);
    throw error;
  }
}
