/** Worlds for tests of the engine: theories from text, whose axioms are the rules and whose theorems are the questions. */
import { expect } from 'vitest';
import { Library, type Loaded } from '../../src/elaborate/library.ts';
import { type Derivation, derive, type Known, type Outcome, Rulebook } from '../../src/engine/index.ts';
import { type Signature, type Term, Theorem } from '../../src/terms/index.ts';
import { disk, messages } from '../support/theories.ts';

export interface Question {
  readonly name: string;
  readonly title: string;
  readonly facts: readonly Theorem[];
  readonly goal: Term;
}

export interface World {
  readonly signature: Signature;
  readonly rules: Rulebook;
  readonly loaded: Loaded;
  readonly questions: readonly Question[];
}

/** Takes ∀x̄. H₁ ⇒ … ⇒ B apart, as a claim with its parameters and givens is. */
export function question(sig: Signature, name: string, title: string, statement: Term): Question {
  const facts: Theorem[] = [];
  let goal = statement;
  for (;;) {
    if (goal.op === 'all') goal = sig.open(goal, sig.free(goal.name, goal.kid(0)));
    else if (goal.op === '=>' && goal.kid(1) !== sig.falsum) {
      facts.push(Theorem.assume(sig, goal.kid(0)));
      goal = goal.kid(1);
    } else return { name, title, facts, goal };
  }
}

/** The axioms of a text, and all that it imports, as rules; its theorems (`sorry`) as questions. */
export function world(text: string, files = disk): World {
  const library = new Library(files, { proofs: false });
  const loaded = library.load('test.lcgm', new TextEncoder().encode(text));
  if (loaded === undefined) throw new Error('nothing was loaded');
  const wrong = { ...loaded, diagnostics: loaded.diagnostics.filter((d) => d.severity === 'error') };
  if (wrong.diagnostics.length > 0) throw new Error(messages(wrong));
  const { signature } = library;
  const rules = new Rulebook(signature);
  for (const each of library.all)
    for (const { fact } of each.items)
      if (each !== loaded || fact.kind === 'axiom') rules.add({ theorem: fact.theorem, name: `${fact.theory}:${fact.label}` });
  const questions = loaded.items
    .filter(({ fact }) => fact.kind !== 'axiom')
    .map(({ fact }) => question(signature, fact.label, fact.title ?? fact.label, fact.theorem.conclusion));
  return { signature, rules, loaded, questions };
}

/** Asks, and checks what is answered against the question. */
export function ask({ signature, rules }: Pick<World, 'signature' | 'rules'>, { facts, goal }: Question, steps?: number): Outcome {
  const outcome = derive({ signature, rules, facts, goal, ...(steps === undefined ? {} : { budget: { steps } }) });
  if (outcome.kind === 'derived') {
    const { theorem } = outcome.derivation;
    expect(theorem.conclusion).toBe(goal);
    const allowed = new Set(facts.flatMap((f) => f.hypotheses));
    for (const h of theorem.hypotheses) expect(allowed.has(h)).toBe(true);
  } else for (const m of outcome.missing) expect(signature.sortOf(m.goal)).toBe(signature.prop);
  return outcome;
}

/** The steps of a derivation, each once, premises first. */
export function stepsOf(root: Derivation): readonly Derivation[] {
  const order = new Set<Derivation>();
  const stack: Derivation[] = [root];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const open = top.premises.filter((p) => !order.has(p));
    if (open.length === 0 || order.has(top)) order.add(stack.pop() ?? top);
    else stack.push(...open.reverse());
  }
  return [...order];
}

/** A derivation as lines: what is concluded, why, and from which lines. */
export function trace(root: Derivation, show: (t: Term) => string, named: (known: Known) => string = (k) => k.name): readonly string[] {
  const order = stepsOf(root);
  const numbers = new Map(order.map((d, i) => [d, i + 1]));
  return order.map((d, i) => {
    const { reason } = d;
    const why = reason.kind === 'fact' ? named(reason.known) : reason.kind;
    const from = d.premises.map((p) => numbers.get(p)).join(' ');
    return `${i + 1} ${show(d.theorem.conclusion)} [${[why, from].join(' ').trim()}]`;
  });
}
