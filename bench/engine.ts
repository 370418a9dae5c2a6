/** How the engine fares on generated worlds: a chain of lemmas, irrelevant rules, and many claims over one theory. */
import { derive, type Outcome, Rulebook } from '../src/engine/index.ts';
import { type Term, Theorem } from '../src/terms/index.ts';
import { chain, crowded, type Small } from '../test/engine/generated.ts';

export interface EngineFigures {
  readonly what: string;
  /** Milliseconds of the first question, which includes reading the theorems, and the median of later ones. */
  readonly first: number;
  readonly median: number;
  /** Elementary steps of a question. */
  readonly steps: number;
}

/** Asks the same again and again. */
export function measured(what: string, small: Small, goal: Term, rounds: number): EngineFigures {
  let outcome: Outcome | undefined;
  const times = Array.from({ length: rounds }, () => {
    const begin = performance.now();
    outcome = derive({ signature: small.sig, rules: small.rules, facts: [], goal, budget: { steps: 1_000_000 } });
    return performance.now() - begin;
  });
  if (outcome?.kind !== 'derived') throw new Error(`${what}: not derived`);
  const later = times.slice(1).sort((a, b) => a - b);
  return { what, first: times[0] ?? 0, median: later[later.length >> 1] ?? 0, steps: outcome.steps };
}

export function benchEngine(): readonly EngineFigures[] {
  const chains = [1_000, 10_000, 20_000].map((n) => {
    const { small, goal } = chain(n);
    return measured(`a chain of ${n.toLocaleString('en')} lemmas`, small, goal, 5);
  });
  const crowds = [2, 3_333].map((n) => {
    const { small, goal } = crowded(n);
    return measured(`a question among ${(3 * n).toLocaleString('en')} irrelevant rules`, small, goal, 21);
  });
  return [...chains, ...crowds, thousand()];
}

/** A thousand claims over one theory: each links of the chain, in one rulebook that grows by the claims proved. */
function thousand(): EngineFigures {
  const { small } = chain(1_000);
  const { sig } = small;
  const rules = new Rulebook(sig);
  const x = sig.free('x', small.sort);
  const set = (i: number): Term => sig.apply(sig.symbol(`A${i}`) ?? sig.arithmetic('+', sig.nat), [], []);
  const link = (i: number, j: number): Term => sig.bind('all', x, sig.connective('=>', sig.member(x, set(i)), sig.member(x, set(j))));
  for (let i = 0; i < 1_000; i++) {
    const theorem = Theorem.exFalso(Theorem.axiom(sig, 'absurd'), link(i, i + 1));
    rules.add({ theorem, name: `link ${i}` });
  }
  let steps = 0;
  const times = Array.from({ length: 1_000 }, (_, i) => {
    const begin = performance.now();
    const outcome = derive({ signature: sig, rules, facts: [], goal: link(Math.max(0, i - 10), i) });
    if (outcome.kind !== 'derived') throw new Error('a link is missing');
    rules.add({ theorem: outcome.derivation.theorem, name: `claim ${i}` });
    steps += outcome.steps;
    return performance.now() - begin;
  });
  const total = times.reduce((a, b) => a + b, 0);
  const later = times.slice(1).sort((a, b) => a - b);
  return { what: `1,000 claims over one theory (${total.toFixed(0)} ms in all)`, first: times[0] ?? 0, median: later[500] ?? 0, steps };
}
