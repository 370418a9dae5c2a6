/** Turns what the search has found into theorems of the kernel: equality by congruence, negation, definitions. */
import { type Signature, type Term, Theorem } from '../terms/index.ts';
import type { Congruence, False, Node } from './congruence.ts';
import { refill } from './shape.ts';

/** Computes a value when it is first wanted. */
export function lazy<T>(f: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: f() };
    return made.value;
  };
}

/** Any conclusion becomes ⊥, by assuming that it fails. */
export function absurd(sig: Signature, th: Theorem): Theorem {
  const c = th.conclusion;
  return c === sig.falsum ? th : Theorem.impElim(Theorem.assume(sig, sig.not(c)), th);
}

/** ⊢ ¬φ, from the way in which a proof of φ is refuted. */
export function negation(sig: Signature, formula: Term, f: False): Theorem {
  return Theorem.impIntro(formula, absurd(sig, f.refute(Theorem.assume(sig, formula))));
}

/** Γ, ¬φ ⊢ … gives Γ ⊢ φ. */
export function byContradiction(sig: Signature, formula: Term, th: Theorem): Theorem {
  return Theorem.classical(Theorem.impIntro(sig.not(formula), absurd(sig, th)));
}

/** The defining equation of a symbol at these sorts and arguments. */
export function definitionAt(sig: Signature, t: Term): Theorem {
  const by = parameters(t);
  const definition = Theorem.definition(sig, t.symbol);
  return by.size === 0 ? definition : Theorem.instantiate(definition, by);
}

/** What the sort variables and parameters of the symbol of t stand for in t. */
export function parameters(t: Term): Map<Term, Term> {
  const { sortVars, params } = t.symbol;
  const by = new Map<Term, Term>();
  for (const [i, v] of [...sortVars, ...params].entries()) by.set(v, t.kid(i));
  return by;
}

/** s = t gives t = s */
export const symmetric = (sig: Signature, th: Theorem): Theorem => {
  const [left, right] = [th.conclusion.kid(0), th.conclusion.kid(1)];
  const x = sig.free('?', sig.sortOf(left));
  return left === right ? th : Theorem.leibniz(th, sig.bind('comp', x, sig.equal(x, left)), Theorem.refl(sig, left));
};

/** K(s) gives K(t), for congruent s and t. */
export function rewrite(sig: Signature, graph: Congruence, th: Theorem, context: (t: Term) => Term, s: Node, t: Node): Theorem {
  let now = th;
  for (const { from, to, because } of graph.path(s, t)) {
    if (because !== undefined) {
      if (from.term === to.term) continue;
      const given = because.prove();
      const equation = given.conclusion.kid(0) === from.term ? given : symmetric(sig, given);
      const x = sig.free('?', sig.sortOf(from.term));
      now = Theorem.leibniz(equation, sig.bind('comp', x, context(x)), now);
    } else {
      const holes = from.args.map((a) => a.term);
      for (const [i, a] of from.args.entries()) {
        const b = to.args[i];
        if (b === undefined || a === b) continue;
        now = rewrite(sig, graph, now, (x) => context(refill(sig, from.term, holes.with(i, x))), a, b);
        holes[i] = b.term;
      }
    }
  }
  return now;
}

/** The atom b from the atom a of the same class. */
export const transport = (sig: Signature, graph: Congruence, th: Theorem, a: Node, b: Node): Theorem =>
  a === b ? th : rewrite(sig, graph, th, (x) => x, a, b);

/** s = t, for congruent s and t. */
export function equality(sig: Signature, graph: Congruence, s: Node, t: Node): Theorem {
  if (s === t) return Theorem.refl(sig, s.term);
  const [first] = graph.path(s, t);
  const given = first?.because?.prove();
  if (first !== undefined && given !== undefined && given.conclusion.kid(0) === s.term)
    return rewrite(sig, graph, given, (x) => sig.equal(s.term, x), first.to, t);
  return rewrite(sig, graph, Theorem.refl(sig, s.term), (x) => sig.equal(s.term, x), s, t);
}
