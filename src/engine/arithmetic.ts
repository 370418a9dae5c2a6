/** Ground equations and inequalities of numbers, from the numerical facts at hand, by linear arithmetic. */

import { isArithmetic, multipliers, unknowns } from '../prover/linear.ts';
import { type Signature, type Term, Theorem } from '../terms/index.ts';
import type { Meanings } from './meaning.ts';
import { Bindings, isGround, patternsIn } from './pattern.ts';
import { lacking, type Rule, type RuleIndex, ruleOf } from './rule.ts';

/** So many bounds are looked up, about. */
const MANY = 12;

/** The rule that proves a numerical goal from some of the facts, if it follows from them. */
export function arithmeticRule({ sig }: Meanings, facts: readonly Term[], goal: Term, order: number): Rule | undefined {
  const candidates = connected(facts, goal, (f) => [...unknowns(sig, [f])]);
  const rows = multipliers(sig, candidates, goal);
  if (rows === undefined) return undefined;
  const needed = candidates.map((_, i) => rows.some((r) => r[i]?.n !== 0n));
  const premises = candidates.filter((_, i) => needed[i]);
  const factors = rows.map((r) => r.filter((_, i) => needed[i] ?? true));
  const build: Rule['build'] = (_, proofs) =>
    Theorem.linear(
      sig,
      premises.map((_, i) => proofs[i] ?? lacking()),
      goal,
      factors,
    );
  return ruleOf({ order, variables: [], premises, head: goal, reason: { kind: 'arithmetic' }, build });
}

/** The terms, not numerals or sums, which a rule without premises bounds, where they determine all of its variables. */
export function estimated(sig: Signature, { premises, head, variables }: Rule): readonly Term[] {
  if (premises.length > 0 || head.op === '=' || !isArithmetic(sig, head)) return [];
  return [...unknowns(sig, [head])].filter((x) => x.op === 'app' && variables.every((v) => patternsIn(x).includes(v)));
}

/** Bounds that the rules know for the unknowns of these formulas, and for those that come in with that. */
export function estimates(sig: Signature, rules: RuleIndex, formulas: readonly Term[]): readonly Term[] {
  const found = new Set<Term>();
  const seen = new Set<Term>(unknowns(sig, formulas));
  for (const x of seen) {
    for (const rule of rules.find(x).sort((a, b) => a.order - b.order || a.part - b.part)) {
      for (const term of estimated(sig, rule)) {
        const bindings = new Bindings(sig, rule.slots, new Map());
        if (!bindings.unify(term, x)) continue;
        const formula = bindings.resolve(rule.head);
        if (!isGround(formula)) continue;
        if (found.add(formula).size > MANY) return [...found];
        for (const y of unknowns(sig, [formula])) seen.add(y);
      }
    }
  }
  return [...found];
}

/** The facts that share unknowns with the goal, or with others that do. */
function connected(facts: readonly Term[], goal: Term, unknownsOf: (f: Term) => readonly Term[]): Term[] {
  const seen = new Set(unknownsOf(goal));
  const chosen = new Set<Term>();
  for (let before = -1; before < chosen.size; ) {
    before = chosen.size;
    for (const f of facts) {
      if (chosen.has(f)) continue;
      const own = unknownsOf(f);
      if (own.length > 0 && !own.some((x) => seen.has(x))) continue;
      chosen.add(f);
      for (const x of own) seen.add(x);
    }
  }
  return facts.filter((f) => chosen.has(f));
}
