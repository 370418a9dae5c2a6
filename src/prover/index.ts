/**
 * The automatic prover: finds a proof of a goal from facts, in the way of an SMT solver, and lets the kernel make it.
 * Nothing here is trusted: what comes out is a theorem of the kernel, or nothing.
 */
import { freeVariables, type Signature, type Sym, type Term, Theorem } from '../terms/index.ts';
import { Branch } from './branch.ts';
import { byContradiction } from './replay.ts';
import { Search } from './search.ts';

export { definitionAt, symmetric } from './replay.ts';

export interface Budget {
  /** How many matching and propagation steps, about; never a time. */
  readonly steps?: number;
  /** How many times to split into cases. */
  readonly splits?: number;
}
export interface Problem {
  readonly signature: Signature;
  /** Local facts first, then listed ones. A fact that is closed but for sort variables may be used at all sorts. */
  readonly facts: readonly Theorem[];
  readonly goal: Term;
  /** Symbols whose definitions are not to be used. */
  readonly opaque?: ReadonlySet<Sym>;
  readonly budget?: Budget;
}
export type Outcome =
  | { readonly kind: 'proved'; readonly theorem: Theorem; readonly used: readonly Theorem[] }
  /** What would close it, the most useful first. */
  | { readonly kind: 'stuck'; readonly missing: readonly Term[]; readonly reason: 'saturated' | 'budget' };

const NOTHING: ReadonlySet<Sym> = new Set();
/** The mask of a term with sort variables and no others. */
const SORT_VARIABLE = 1 << 30;
const STEPS = 150_000;
const SPLITS = 200;

/** Proves the goal from the facts, or says what is missing. */
export function prove({ signature: sig, facts, goal, opaque = NOTHING, budget = {} }: Problem): Outcome {
  const limits = { splits: budget.splits ?? SPLITS };
  const most = budget.steps ?? STEPS;
  let ticks = 0;
  const tick = () => ++ticks + branch.graph.work <= most;
  const branch: Branch = new Branch(sig, opaque, tick);
  const search = new Search(branch, limits, tick);
  const used = new Set<Theorem>();

  const start = () => {
    for (const [source, fact] of facts.entries()) {
      const take = () => {
        used.add(fact);
        return fact;
      };
      branch.give(fact.conclusion, take, schematic(fact), { generation: 0, source, main: false });
    }
    branch.seek(goal, { generation: 0, source: -1, main: true });
  };
  const found = branch.finish(start, search.close);
  if (found === undefined)
    return { kind: 'stuck', missing: wanting(search, goal), reason: !tick() || limits.splits < 0 ? 'budget' : 'saturated' };

  let theorem = found;
  if (theorem.hypotheses.includes(sig.not(goal)) && !facts.some((f) => f.hypotheses.includes(sig.not(goal))))
    theorem = byContradiction(sig, goal, theorem);
  if (theorem.conclusion === sig.falsum && goal !== sig.falsum) theorem = Theorem.exFalso(theorem, goal);
  if (theorem.conclusion !== goal) throw new Error('the prover has proved something else');
  const allowed = new Set(facts.flatMap((f) => f.hypotheses));
  if (!theorem.hypotheses.every((h) => allowed.has(h))) throw new Error('the prover has left a hypothesis');
  return { kind: 'proved', theorem, used: facts.filter((f) => used.has(f)) };
}

/** Whether a fact holds at all sorts: its only variables are sort variables, which its hypotheses do not mention. */
function schematic(fact: Theorem): boolean {
  return (
    fact.conclusion.mask === SORT_VARIABLE &&
    fact.hypotheses.every((h) => [...freeVariables(h)].every((v) => v.op === 'free' && (v.kid(0).mask & SORT_VARIABLE) === 0))
  );
}

/** The formulas that would have helped, without those that speak of things which only the search knows; else what remains of the goal. */
function wanting({ report }: Search, goal: Term): readonly Term[] {
  const sayable = (t: Term) => ![...freeVariables(t)].some((v) => v.name.includes('!!'));
  const out = new Set(report.missing.filter(sayable));
  if (out.size === 0) out.add(report.part !== undefined && sayable(report.part) ? report.part : goal);
  return [...out];
}
