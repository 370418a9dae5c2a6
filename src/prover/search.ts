/** The search: draws consequences, instantiates rules with growing effort, and only then splits into cases. */
import { type Term, Theorem } from '../terms/index.ts';
import { arithmetic } from './arithmetic.ts';
import type { Branch } from './branch.ts';
import type { Clause, Disjunction, Origin, Schema } from './facts.ts';
import { match } from './match.ts';
import { absurd } from './replay.ts';

export interface Limits {
  /** How many splits are left. */
  splits: number;
}

/** How far to go, one after the other: which triggers, and how many instantiations deep a term may be. */
const EFFORTS = [
  { stage: 0, generation: 1 },
  { stage: 0, generation: 2 },
  { stage: 1, generation: 2 },
  { stage: 3, generation: 1 },
  { stage: 1, generation: 4 },
  { stage: 2, generation: 4 },
  { stage: 4, generation: 5 },
] as const;
/** Cases are split once this effort has failed. */
const CASES = 3;
const NESTED = 12;

export class Search {
  readonly #branch: Branch;
  readonly #limits: Limits;
  readonly #tick: () => boolean;
  #nested = 0;
  readonly #parts: Term[] = [];
  #report: { readonly missing: readonly Term[]; readonly part: Term | undefined } | undefined;

  constructor(branch: Branch, limits: Limits, tick: () => boolean) {
    this.#branch = branch;
    this.#limits = limits;
    this.#tick = tick;
  }

  /** What would have closed the branch that stayed open first, and the part of the goal that it was to prove. */
  get report(): { readonly missing: readonly Term[]; readonly part: Term | undefined } {
    return this.#report ?? { missing: [], part: undefined };
  }

  /** The branch stays open. */
  #stay(): undefined {
    this.#report ??= { missing: this.#branch.missing.map((m) => m.formula), part: this.#parts.at(-1) };
    return undefined;
  }

  /** Closes the branch, or returns undefined. */
  close = (): Theorem | undefined => {
    const branch = this.#branch;
    let effort = 0;
    while (this.#tick()) {
      branch.propagate();
      if (branch.closed) return branch.close();
      const part = this.#mainPart();
      if (part !== undefined) {
        const th = this.#lemma(part.leaf, part.clause.origin);
        if (th !== 'lemma') return th;
        effort = 0;
        continue;
      }
      const { stage, generation } = EFFORTS[effort] ?? EFFORTS[0];
      if (this.#instantiate(stage, generation) || (effort > 0 && (branch.extend() || arithmetic(branch, this.#tick)))) continue;
      if (branch.closed) continue;
      if (effort + 1 === CASES || effort + 1 === EFFORTS.length) {
        const split = this.#pick();
        if (split !== undefined) {
          const th = this.#split(split);
          if (th !== 'lemma') return th;
          continue;
        }
      }
      branch.unfolding = true;
      if (++effort === EFFORTS.length) break;
    }
    return this.#stay();
  };

  // ---- instances

  /** One round; returns whether there was anything new. */
  #instantiate(stage: number, limit: number): boolean {
    const branch = this.#branch;
    let news = false;
    const scene = {
      sig: branch.sig,
      graph: branch.graph,
      equations: () => [...branch.distinct.map((d) => d.atom), ...branch.wanted],
      tick: this.#tick,
    };
    for (const schema of branch.schemas.slice()) {
      if (schema.origin.generation >= limit) continue;
      const { slots, triggers } = branch.matcher(schema);
      for (const trigger of triggers) {
        if (trigger.stage > stage) continue;
        const found: (readonly Term[])[] = [];
        match(scene, slots, trigger, (values) => {
          if (this.#isNew(schema, values, limit)) found.push(values);
        });
        for (const values of found) {
          news = true;
          branch.instantiate(schema, this.#substitution(schema, values), {
            ...schema.origin,
            main: false,
            generation: this.#generation(schema, values),
          });
          branch.propagate();
          if (branch.closed) return true;
        }
      }
    }
    return news;
  }

  #generation(schema: Schema, values: readonly Term[]): number {
    let most = schema.origin.generation;
    for (const v of values) most = Math.max(most, this.#branch.graph.find(v)?.generation ?? 0);
    return most + 1;
  }

  #isNew(schema: Schema, values: readonly Term[], limit: number): boolean {
    const { graph } = this.#branch;
    let key = '';
    for (const v of values) {
      const n = graph.find(v);
      key += n === undefined ? `t${v.id},` : `${(n.up ?? n).id},`;
      if (n !== undefined && n.generation >= limit) return false;
    }
    if (schema.seen.has(key)) return false;
    schema.seen.add(key);
    graph.onUndo(() => schema.seen.delete(key));
    return true;
  }

  #substitution(schema: Schema, values: readonly Term[]): Map<Term, Term> {
    const by = new Map<Term, Term>();
    for (const [i, v] of schema.rule.variables.entries()) {
      const value = values[i];
      if (value !== undefined) by.set(v, value);
    }
    return by;
  }

  // ---- cases

  /** A part of the goal itself that is still to be proved: A ∧ B is proved in two parts. */
  #mainPart(): { readonly clause: Clause; readonly leaf: Term } | undefined {
    for (const clause of this.#branch.clauses) {
      if (clause.done || !clause.origin.main || clause.conclusion !== undefined) continue;
      const leaf = clause.leaves.find((l) => this.#branch.truth(l) === undefined);
      if (leaf !== undefined) return { clause, leaf };
    }
    return undefined;
  }

  #pick(): { readonly clause: Clause; readonly leaf: Term } | Disjunction | undefined {
    const branch = this.#branch;
    let best: { readonly clause: Clause; readonly leaf: Term } | Disjunction | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const d of branch.disjunctions) {
      if (d.done) continue;
      const cost = 20 + d.origin.generation;
      if (cost < least) [best, least] = [d, cost];
    }
    for (const clause of branch.clauses) {
      if (clause.done) continue;
      const open = clause.leaves.filter((l) => branch.truth(l) === undefined);
      const [leaf] = open;
      if (leaf === undefined) continue;
      const goal = clause.conclusion === undefined || branch.truth(clause.conclusion)?.value === false;
      const cost = (goal ? 0 : 30) + open.length * 4 + clause.origin.generation;
      if (cost < least) [best, least] = [{ clause, leaf }, cost];
    }
    return best;
  }

  #split(split: { readonly clause: Clause; readonly leaf: Term } | Disjunction): Theorem | 'lemma' | undefined {
    if ('clause' in split) return this.#lemma(split.leaf, { ...split.clause.origin, main: false });
    const branch = this.#branch;
    const { sig } = branch;
    const { formula, origin } = split;
    const sides = [formula.kid(0), formula.kid(1)];
    const found: Theorem[] = [];
    for (const side of sides) {
      const th = this.#explore(() => branch.affirm(side, () => Theorem.assume(sig, side), origin));
      if (th === undefined || !th.hypotheses.includes(side)) return th;
      found.push(th);
    }
    const [a, b] = found;
    if (a === undefined || b === undefined) return undefined;
    if (a.conclusion === b.conclusion) return Theorem.orElim(split.prove(), a, b);
    if (a.conclusion === sig.falsum) return Theorem.orElim(split.prove(), Theorem.exFalso(a, b.conclusion), b);
    if (b.conclusion === sig.falsum) return Theorem.orElim(split.prove(), a, Theorem.exFalso(b, a.conclusion));
    return Theorem.orElim(split.prove(), absurd(sig, a), absurd(sig, b));
  }

  /** Proves a formula and puts it onto the branch; or closes the branch without it. */
  #lemma(leaf: Term, origin: Origin): Theorem | 'lemma' | undefined {
    if (origin.main) this.#parts.push(leaf);
    const th = this.#explore(() => this.#branch.seek(leaf, origin));
    if (origin.main) this.#parts.pop();
    if (th === undefined || th.conclusion !== leaf) return th;
    this.#branch.affirm(leaf, () => th, origin);
    return 'lemma';
  }

  #explore(start: () => void): Theorem | undefined {
    if (this.#nested >= NESTED || --this.#limits.splits < 0) {
      return this.#stay();
    }
    this.#nested++;
    const th = this.#branch.explore(start, this.close);
    this.#nested--;
    return th;
  }
}
