/**
 * What a closed formula says of the kernel's matrices once all definitions are unfolded: that of its predicates, of sets of which
 * something is a member, and of constants that stand for matrices.
 */

import { definitionAt, symmetric } from '../prover/index.ts';
import { type Signature, type Term, Theorem } from '../terms/index.ts';

/** A formula, one that says the same, and the ways between proofs of the two. */
export interface Plain {
  readonly formula: Term;
  readonly unfold: (th: Theorem) => Theorem;
  readonly fold: (th: Theorem) => Theorem;
}
type Ways = Pick<Plain, 'unfold' | 'fold'>;

/** So many definitions are unfolded, one within the other. */
const DEEP = 50;
const same = (th: Theorem): Theorem => th;

export function plain(s: Signature, formula: Term, depth = 0): Plain {
  const asItIs: Plain = { formula, unfold: same, fold: same };
  if (depth > DEEP) return asItIs;
  const further = (next: Term, { unfold, fold }: Ways): Plain => {
    const rest = plain(s, next, depth + 1);
    return { formula: rest.formula, unfold: (th) => rest.unfold(unfold(th)), fold: (th) => fold(rest.fold(th)) };
  };
  switch (formula.op) {
    case 'and':
      return both(s, formula, depth);
    case '=>':
      return formula.kid(1) === s.falsum ? negated(s, formula, depth) : asItIs;
    case 'ex':
      return existential(s, formula, depth);
    case 'in': {
      const [member, set] = [formula.kid(0), formula.kid(1)];
      if (set.op === 'comp')
        return further(s.open(set, member), { unfold: Theorem.memberElim, fold: (th) => Theorem.memberIntro(formula, th) });
      return replaced(s, formula, set, further) ?? asItIs;
    }
    case 'app':
    case '=': {
      if (formula.op === 'app' && s.definition(formula.symbol) !== undefined) {
        const definition = definitionAt(s, formula);
        const forth = Theorem.andLeft(definition);
        const back = Theorem.andRight(definition);
        return further(forth.conclusion.kid(1), { unfold: (th) => Theorem.impElim(forth, th), fold: (th) => Theorem.impElim(back, th) });
      }
      const constant = definedWithin(s, formula);
      return (constant === undefined ? undefined : replaced(s, formula, constant, further)) ?? asItIs;
    }
    default:
      return asItIs;
  }
}

function both(s: Signature, formula: Term, depth: number): Plain {
  const [a, b] = [plain(s, formula.kid(0), depth + 1), plain(s, formula.kid(1), depth + 1)];
  return {
    formula: s.connective('and', a.formula, b.formula),
    unfold: (th) => Theorem.andIntro(a.unfold(Theorem.andLeft(th)), b.unfold(Theorem.andRight(th))),
    fold: (th) => Theorem.andIntro(a.fold(Theorem.andLeft(th)), b.fold(Theorem.andRight(th))),
  };
}

function negated(s: Signature, formula: Term, depth: number): Plain {
  const inner = formula.kid(0);
  const { formula: body, unfold, fold } = plain(s, inner, depth + 1);
  const against = (assumed: Term, way: (th: Theorem) => Theorem) => (th: Theorem) =>
    Theorem.impIntro(assumed, Theorem.impElim(th, way(Theorem.assume(s, assumed))));
  return { formula: s.not(body), unfold: against(body, fold), fold: against(inner, unfold) };
}

function existential(s: Signature, formula: Term, depth: number): Plain {
  const x = s.free(`${formula.name} ${depth}`, formula.kid(0));
  const inner = s.open(formula, x);
  const { formula: body, unfold, fold } = plain(s, inner, depth + 1);
  const bound = s.bind('ex', x, body);
  const way = (from: Term, to: Term, assumed: Term, turn: (th: Theorem) => Theorem) => (th: Theorem) =>
    from === to ? th : Theorem.exElim(th, x, Theorem.exIntro(to, x, turn(Theorem.assume(s, assumed))));
  return { formula: bound, unfold: way(formula, bound, inner, unfold), fold: way(bound, formula, body, fold) };
}

/** The formula with the definition of a constant in its place. */
function replaced(s: Signature, formula: Term, constant: Term, further: (next: Term, ways: Ways) => Plain): Plain | undefined {
  if (constant.op !== 'app' || constant.symbol.kind !== 'function' || s.definition(constant.symbol) === undefined) return undefined;
  const equation = definitionAt(s, constant);
  const x = s.free('the constant', s.sortOf(constant));
  const context = s.bind('comp', x, exchange(s, formula, constant, x));
  const back = symmetric(s, equation);
  return further(s.open(context, equation.conclusion.kid(1)), {
    unfold: (th) => Theorem.leibniz(equation, context, th),
    fold: (th) => Theorem.leibniz(back, context, th),
  });
}

/** The outermost closed constant within the formula that is defined. */
function definedWithin(s: Signature, t: Term): Term | undefined {
  for (const kid of t.kids()) {
    if (kid.op !== 'app' || kid.mask !== 0) {
      const found = kid.op === 'app' ? definedWithin(s, kid) : undefined;
      if (found !== undefined) return found;
    } else {
      const found = s.definition(kid.symbol) !== undefined ? kid : definedWithin(s, kid);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** The term with x for each occurrence of a closed part, under no binders. */
function exchange(s: Signature, t: Term, part: Term, x: Term): Term {
  if (t === part) return x;
  if (t.op === '=') return s.equal(exchange(s, t.kid(0), part, x), exchange(s, t.kid(1), part, x));
  if (t.op === 'in') return s.member(exchange(s, t.kid(0), part, x), exchange(s, t.kid(1), part, x));
  if (t.op !== 'app') return t;
  const count = t.symbol.sortVars.length;
  const kids = t.kids();
  return s.apply(t.symbol, kids.slice(0, count), kids.slice(count).map((kid) => exchange(s, kid, part, x))); // biome-ignore format: one thought
}
