/** A small signature to prove things in, and checks that every answer of the prover has to pass. */
import { expect } from 'vitest';
import { type Outcome, type Problem, prove } from '../../src/prover/index.ts';
import { Signature, type Sym, type Term, Theorem } from '../../src/terms/index.ts';

/** Names may be changed, and other symbols declared before, to see that neither matters. */
export function world(rename: (name: string) => string = (name) => name, strangers = 0) {
  const sig = new Signature();
  for (let i = 0; i < strangers; i++) sig.declare(`stranger${i}`, 'sort', [], [], undefined);
  const sort = (name: string): Term => sig.apply(sig.declare(rename(name), 'sort', [], [], undefined), [], []);
  const D = sort('D');
  const params = (sorts: readonly Term[]) => sorts.map((s, i) => sig.free(`p${i}`, s));
  const pred = (name: string, ...sorts: Term[]) => {
    const symbol = sig.declare(rename(name), 'predicate', [], params(sorts), sig.prop);
    return (...args: Term[]): Term => sig.apply(symbol, [], args);
  };
  const fun = (name: string, result: Term, ...sorts: Term[]) => {
    const symbol = sig.declare(rename(name), 'function', [], params(sorts), result);
    return (...args: Term[]): Term => sig.apply(symbol, [], args);
  };
  const v = (name: string, s: Term = D): Term => sig.free(rename(name), s);
  const { falsum } = sig;
  const imp = (...parts: [Term, ...Term[]]): Term =>
    parts.slice(0, -1).reduceRight((b, a) => sig.connective('=>', a, b), parts.at(-1) ?? falsum);
  const and = (...parts: [Term, ...Term[]]): Term => parts.slice(1).reduce((a, b) => sig.connective('and', a, b), parts[0]);
  const or = (...parts: [Term, ...Term[]]): Term => parts.slice(1).reduce((a, b) => sig.connective('or', a, b), parts[0]);
  const not = (a: Term): Term => sig.not(a);
  const iff = (a: Term, b: Term): Term => sig.iff(a, b);
  const eq = (a: Term, b: Term): Term => sig.equal(a, b);
  const all = (xs: readonly Term[], f: Term): Term => xs.reduceRight((g, x) => sig.bind('all', x, g), f);
  const ex = (xs: readonly Term[], f: Term): Term => xs.reduceRight((g, x) => sig.bind('ex', x, g), f);
  const comp = (x: Term, f: Term): Term => sig.bind('comp', x, f);
  const member = (a: Term, s: Term): Term => sig.member(a, s);

  const S = sig.sortVariable('S');
  const [A, B, x] = [sig.free('A', sig.setOf(S)), sig.free('B', sig.setOf(S)), sig.free('x', S)];
  const define = (name: string, body: Term): Sym => sig.define(rename(name), [S], [A, B], body);
  const subset = define('subset', all([x], imp(member(x, A), member(x, B))));
  const inter = define('inter', comp(x, and(member(x, A), member(x, B))));
  const union = define('union', comp(x, or(member(x, A), member(x, B))));
  const onSets = (symbol: Sym) => (a: Term, b: Term) => sig.apply(symbol, [sig.sortOf(a).kid(0)], [a, b]);

  return {
    sig, sort, D, pred, fun, v, imp, and, or, not, iff, eq, all, ex, comp, member, falsum, // biome-ignore format: a list
    sets: sig.setOf(D), subset, sub: onSets(subset), cap: onSets(inter), cup: onSets(union),
    nat: (n: number): Term => sig.numeral({ n: BigInt(n), d: 1n }, sig.nat),
    le: (a: Term, b: Term): Term => sig.apply(sig.arithmetic('<=', sig.sortOf(a)), [], [a, b]),
    lt: (a: Term, b: Term): Term => sig.apply(sig.arithmetic('<', sig.sortOf(a)), [], [a, b]),
    plus: (a: Term, b: Term): Term => sig.apply(sig.arithmetic('+', sig.sortOf(a)), [], [a, b]),
    /** Asks the prover, with assumed facts. */
    ask: (facts: readonly Term[], goal: Term, more: Partial<Problem> = {}): Outcome =>
      checked({ signature: sig, facts: facts.map((f) => Theorem.assume(sig, f)), goal, ...more }),
  }; // biome-ignore format: a table
}
export type World = ReturnType<typeof world>;

/** Asks the prover, and checks what it says against what it was asked. */
export function checked(problem: Problem): Outcome {
  const outcome = prove(problem);
  if (outcome.kind === 'proved') {
    const { theorem, used } = outcome;
    expect(theorem.conclusion).toBe(problem.goal);
    const allowed = new Set(used.flatMap((f) => f.hypotheses));
    for (const h of theorem.hypotheses) expect(allowed.has(h)).toBe(true);
    for (const f of used) expect(problem.facts).toContain(f);
  } else {
    expect(outcome.missing.length).toBeGreaterThan(0);
    for (const m of outcome.missing) expect(problem.signature.sortOf(m)).toBe(problem.signature.prop);
  }
  return outcome;
}

/** How many kernel steps a theorem took. */
export function size(theorem: Theorem): number {
  const seen = new Set<Theorem>();
  const visit = (part: unknown): void => {
    if (part instanceof Theorem && !seen.has(part)) {
      seen.add(part);
      part.origin?.forEach(visit);
    } else if (Array.isArray(part)) part.forEach(visit);
  };
  visit(theorem);
  return seen.size;
}
