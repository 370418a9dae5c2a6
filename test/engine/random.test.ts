/** Random worlds: what is derived is what follows, by the shortest proof; and the kernel never refuses what was found. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Derivation } from '../../src/engine/index.ts';
import { type Term, Theorem } from '../../src/terms/index.ts';
import { Small } from './generated.ts';
import { ask, stepsOf } from './world.ts';

/** The size of a proof as a tree; shared steps count as often as they are used. */
function size(root: Derivation): number {
  const sizes = new Map<Derivation, number>();
  for (const d of stepsOf(root))
    sizes.set(
      d,
      d.premises.reduce((n, p) => n + (sizes.get(p) ?? 0), 1),
    );
  return sizes.get(root) ?? 0;
}

describe('random Horn clauses', () => {
  const PREDICATES = 8;
  const atom = fc.nat(PREDICATES - 1);
  const clause = fc.record({ head: atom, premises: fc.array(atom, { maxLength: 3 }) });

  /** The least sizes of proofs, by exhaustion. */
  const least = (clauses: readonly { readonly head: number; readonly premises: readonly number[] }[]): readonly number[] => {
    const costs = Array.from({ length: PREDICATES }, () => Number.POSITIVE_INFINITY);
    for (let changed = true; changed; ) {
      changed = false;
      for (const { head, premises } of clauses) {
        const cost = premises.reduce((n, p) => n + (costs[p] ?? 0), 1);
        if (cost < (costs[head] ?? 0)) {
          costs[head] = cost;
          changed = true;
        }
      }
    }
    return costs;
  };

  it('are derived exactly if they follow, by a shortest proof', () => {
    fc.assert(
      fc.property(fc.array(clause, { maxLength: 14 }), (clauses) => {
        const small = new Small();
        const predicates = Array.from({ length: PREDICATES }, (_, i) => small.predicate(`p${i}`, small.x));
        const at = (i: number, t: Term): Term => predicates[i]?.(t) ?? t;
        for (const { head, premises } of clauses)
          small.axiom(small.all([small.x], small.imp(...premises.map((p) => at(p, small.x)), at(head, small.x))));
        const costs = least(clauses);
        const c = small.constant('c');
        for (const [i, cost] of costs.entries()) {
          const outcome = ask({ signature: small.sig, rules: small.rules }, small.asks(at(i, c)));
          expect(outcome.kind === 'derived' ? size(outcome.derivation) : Number.POSITIVE_INFINITY).toBe(cost);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('random statements with quantifiers, implications and sets', () => {
  /** Formulas in variables 0 … depth−1, as trees. */
  type Tree =
    | { readonly op: 'p' | 'q' | 'in' | 'rel'; readonly a: number; readonly b: number }
    | { readonly op: 'and' | 'imp' | 'sub' | 'some'; readonly left: Tree; readonly right: Tree }
    | { readonly op: 'all'; readonly body: Tree };
  const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'medium', withCrossShrink: true },
      fc.record({ op: fc.constantFrom('p' as const, 'q' as const, 'in' as const, 'rel' as const), a: fc.nat(3), b: fc.nat(3) }),
      fc.record({
        op: fc.constantFrom('and' as const, 'imp' as const, 'sub' as const, 'some' as const),
        left: tie('tree'),
        right: tie('tree'),
      }),
      fc.record({ op: fc.constant('all' as const), body: tie('tree') }),
    ),
  }));

  it('are derived only from what implies them, and the kernel agrees', () => {
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 4 }), fc.array(tree, { maxLength: 2 }), tree, (theorems, givens, goal) => {
        const small = new Small();
        const { sig } = small;
        const sets = sig.setOf(small.sort);
        const [p, q, rel] = [small.predicate('p', small.x), small.predicate('q', small.x), small.predicate('rel', small.x, small.y)];
        const A = sig.free('A', sets);
        const [X, Y] = [sig.free('X', sets), sig.free('Y', sets)];
        const f = small.function('f', small.x);
        const subset = sig.define('subset', [], [X, Y], small.all([small.x], small.imp(sig.member(small.x, X), sig.member(small.x, Y))));
        const some = sig.define('some', [], [X], sig.bind('ex', small.x, sig.member(small.x, X)));
        small.axiom(small.all([small.x, X], small.imp(sig.member(small.x, X), sig.apply(some, [], [X]))));
        const constants = [small.constant('c'), small.constant('d')];
        const formula = (t: Tree, variables: readonly Term[]): Term => {
          const term = (i: number): Term => variables.at(-1 - i) ?? (i % 2 === 0 ? f(constants[0] ?? small.x) : (constants[1] ?? small.x));
          const set = (body: Tree): Term => {
            const v = sig.free(`v${variables.length}`, small.sort);
            return sig.bind('comp', v, formula(body, [...variables, v]));
          };
          switch (t.op) {
            case 'p':
              return p(term(t.a));
            case 'q':
              return q(term(t.a));
            case 'in':
              return sig.member(term(t.a), A);
            case 'rel':
              return rel(term(t.a), term(t.b));
            case 'and':
              return sig.connective('and', formula(t.left, variables), formula(t.right, variables));
            case 'imp':
              return sig.connective('=>', formula(t.left, variables), formula(t.right, variables));
            case 'sub':
              return sig.apply(subset, [], [set(t.left), set(t.right)]);
            case 'some':
              return sig.connective('and', sig.apply(some, [], [set(t.left)]), formula(t.right, variables));
            case 'all': {
              const v = sig.free(`v${variables.length}`, small.sort);
              return sig.bind('all', v, formula(t.body, [...variables, v]));
            }
          }
        };
        for (const t of theorems) small.axiom(small.all([A], formula(t, [])));
        const facts = givens.map((t) => Theorem.assume(sig, formula(t, [])));
        // `ask` checks the theorem; an EngineError would say that the kernel refused a step
        ask({ signature: sig, rules: small.rules }, { ...small.asks(formula(goal, [])), facts }, 3000);
      }),
      { numRuns: 400 },
    );
  });
});
