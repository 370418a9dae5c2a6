/**
 * A step of a proof as a question without quantifiers: do the premises, with the conclusion denied, contradict each other? `unsat` means
 * that the step is right. Γ ⊢ ψ is derived if ψ follows from Γᵢ∖Γ ⇒ φᵢ, the premises without the hypotheses that the conclusion keeps;
 * a step without premises may use its hypotheses. The conclusion itself is asserted nowhere, unless it is a premise or hypothesis.
 */
import type { Rule, Signature, Term, Theorem } from '../../terms/index.ts';
import { premisesOf } from '../proof.ts';
import { Encoder } from './encoder.ts';
import { type Obstacle, Views } from './views.ts';

export type Obligation =
  | { readonly kind: 'asked'; readonly rule: Rule; readonly query: string }
  /** No solver is asked, and why. */
  | { readonly kind: 'not vouched for'; readonly rule: Rule; readonly why: string };

/** Γ ⊢ φ, with what is left of Γ. */
export interface Sequent {
  readonly hypotheses: readonly Term[];
  readonly conclusion: Term;
}

/** The rules that are no question without quantifiers: substitution and binding, and what is taken as it is. */
const beyond: ReadonlyMap<Rule, string> = new Map<Rule, string>([
  ...(['allIntro', 'allElim', 'exIntro', 'exElim', 'instantiate'] as const).map((rule) => [rule, 'binding and substitution'] as const),
  ...(['memberIntro', 'memberElim', 'extension'] as const).map((rule) => [rule, 'sets written out'] as const),
  ['axiom', 'an axiom is taken as it is'],
  ['definition', 'a definition is taken as it is'],
  ['independent', 'matrices'],
  ['infeasible', 'matrices'],
]);

export function obligationOf(th: Theorem): Obligation {
  const { rule, premises } = stepOf(th);
  const why = beyond.get(rule);
  if (why !== undefined) return { kind: 'not vouched for', rule, why };
  const asked = query(th.signature, rule, premises, th.conclusion);
  return asked.why === undefined ? { kind: 'asked', rule, query: asked.text } : { kind: 'not vouched for', rule, why: asked.why };
}

/** The rule of a step, and its premises without the hypotheses that the conclusion keeps. */
export function stepOf(th: Theorem): { readonly rule: Rule; readonly premises: readonly Sequent[] } {
  const { origin, hypotheses: kept } = th;
  if (origin === undefined) throw new Error('the signature does not remember how its theorems were made');
  const set = new Set(kept);
  const premises = premisesOf(origin).map((p) => ({ hypotheses: p.hypotheses.filter((h) => !set.has(h)), conclusion: p.conclusion }));
  const given = kept.map((conclusion) => ({ hypotheses: [], conclusion }));
  return { rule: origin[0], premises: premises.length === 0 ? given : premises };
}

type Asked = { readonly why: undefined; readonly text: string } | { readonly why: Obstacle | 'matrices' };

/** The question whether the conclusion follows from the premises, by what the rule looks at. */
export function query(sig: Signature, rule: Rule, premises: readonly Sequent[], conclusion: Term): Asked {
  const views = new Views(sig);
  const roots = [...premises.flatMap((p) => [...p.hypotheses, p.conclusion]), conclusion];
  for (const root of roots) views.connectives(root);
  const atoms: Term[] = [];
  if (rule === 'linear' || rule === 'evaluate') {
    for (const root of [...premises.map((p) => p.conclusion), conclusion]) {
      const atom = views.linear(root);
      if (atom !== undefined) atoms.push(atom);
    }
    if (rule === 'evaluate' && !atoms.some((atom) => atom.kids().every((side) => side.op === 'num'))) return { why: 'matrices' };
  }
  if (rule === 'refl') views.equation(conclusion);
  if (rule === 'leibniz') {
    const [equation, context] = premises;
    if (equation === undefined || context === undefined) throw new Error('leibniz has two premises');
    views.equation(equation.conclusion);
    if (equation.conclusion.op === '=')
      views.difference(context.conclusion, conclusion, equation.conclusion.kid(0), equation.conclusion.kid(1));
  }
  if (views.obstacle !== undefined) return { why: views.obstacle };
  return { why: undefined, text: written(new Encoder(sig, views.view), sig, premises, conclusion, atoms) };
}

function written(encoder: Encoder, sig: Signature, premises: readonly Sequent[], conclusion: Term, atoms: readonly Term[]): string {
  const whole = [...new Set(atoms)].filter((atom) => sig.sortOf(atom.kid(0)) === sig.nat);
  for (const { hypotheses, conclusion: end } of premises) for (const t of [...hypotheses, end]) encoder.count(t);
  encoder.count(conclusion);
  for (const atom of whole) for (const side of atom.kids()) encoder.count(side, 4);
  const facts = premises.map(({ hypotheses, conclusion: end }) => {
    const parts = [...hypotheses, end].map((t) => encoder.write(t));
    return parts.length === 1 ? parts.join('') : `(=> ${parts.join(' ')})`;
  });
  const denied = encoder.write(conclusion);
  // of natural numbers: if one is smaller, it is smaller by 1 at least
  const steps = whole.flatMap((atom) => {
    const [a, b] = [encoder.write(atom.kid(0)), encoder.write(atom.kid(1))];
    return [`(=> (< ${a} ${b}) (<= (+ ${a} 1.0) ${b}))`, `(=> (< ${b} ${a}) (<= (+ ${b} 1.0) ${a}))`];
  });
  const unknowns = atoms.length === 0 ? [] : encoder.naturals.map((x) => `(>= ${x} 0.0)`);
  const asserted = [...facts, ...unknowns, ...steps, `(not ${denied})`].map((each) => `(assert ${each})`);
  return `${[...encoder.lines, ...asserted].join('\n')}\n`;
}
