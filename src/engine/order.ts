/**
 * The order of predicates. A set written out as { x | φ₁ ∧ … ∧ φᵣ } is the same in whatever order, and however often, its conditions
 * stand there. In searches they stand in the order in which their symbols were declared, each once; so theorems serve all orders.
 */

import { symmetric } from '../prover/index.ts';
import { type Signature, type Term, Theorem } from '../terms/index.ts';
import { isSort } from './pattern.ts';
import { lacking } from './rule.ts';

const memories = new WeakMap<Signature, Map<Term, Term>>();

/** A formula, the conditions of the sets written out in it in order; those under binders are left alone. */
export function ordered(sig: Signature, t: Term): Term {
  const memory = memories.get(sig) ?? new Map<Term, Term>();
  memories.set(sig, memory);
  return mapped(sig, t, (set) => orderedSet(sig, set), memory);
}

/** From a theorem another that says the same up to the order of conditions. */
export function reordered(th: Theorem, wanted: Term): Theorem {
  if (th.conclusion === wanted) return th;
  const sig = th.signature;
  let now = th;
  for (let set = disordered(sig, now.conclusion); set !== undefined; set = disordered(sig, now.conclusion))
    now = Theorem.leibniz(sameMembers(sig, set, orderedSet(sig, set)), around(sig, now.conclusion, set), now);
  const back: { readonly set: Term; readonly formula: Term }[] = [];
  for (let [formula, set] = [wanted, disordered(sig, wanted)]; set !== undefined; set = disordered(sig, formula)) {
    back.push({ set, formula });
    const put = orderedSet(sig, set);
    formula = mapped(sig, formula, (s) => (s === set ? put : s));
  }
  for (const { set, formula } of back.reverse())
    now = Theorem.leibniz(symmetric(sig, sameMembers(sig, set, orderedSet(sig, set))), around(sig, formula, set), now);
  return now.conclusion === wanted ? now : lacking();
}

/** For sets in order, how these formulas write them; the first way, if there are several. */
export function waysOfWriting(sig: Signature, formulas: Iterable<Term>): ReadonlyMap<Term, Term> {
  const found = new Map<Term, Term>();
  for (const f of formulas)
    mapped(sig, f, (set) => {
      const put = orderedSet(sig, set);
      if (!found.has(put)) found.set(put, set);
      return set;
    });
  return found;
}

/** The formula with its sets as they are written elsewhere. */
export const asWritten = (sig: Signature, t: Term, ways: ReadonlyMap<Term, Term>): Term => mapped(sig, t, (set) => ways.get(set) ?? set);

/** The formula with a variable for one of its sets. */
function around(sig: Signature, formula: Term, set: Term): Term {
  const x = sig.free('?', sig.sortOf(set));
  return sig.bind(
    'comp',
    x,
    mapped(sig, formula, (s) => (s === set ? x : s)),
  );
}

/** A set in it whose conditions are not in order. */
function disordered(sig: Signature, t: Term): Term | undefined {
  if (ordered(sig, t) === t) return undefined;
  let found: Term | undefined;
  mapped(sig, t, (set) => {
    if (found === undefined && orderedSet(sig, set) !== set) found = set;
    return set;
  });
  return found;
}

/** A set with its own conditions in order. */
function orderedSet(sig: Signature, set: Term): Term {
  const x = sig.free('?', set.kid(0));
  const body = sig.open(set, x);
  if (body.op !== 'and') return set;
  const conditions = [...new Set(conjuncts(body))];
  const places = conditions.map((c) => ({ c, rank: rank(c) })).sort((a, b) => a.rank - b.rank); // stable
  return sig.bind(
    'comp',
    x,
    places.map(({ c }) => c).reduce((a, b) => sig.connective('and', a, b)),
  );
}

const conjuncts = (f: Term): readonly Term[] => (f.op === 'and' ? [...conjuncts(f.kid(0)), ...conjuncts(f.kid(1))] : [f]);

/** Predicates as they were declared, then all else; whatever variables stand for, this does not change. */
const rank = (f: Term): number => (f.op === 'app' ? f.symbol.id : Number.POSITIVE_INFINITY);

/** That two sets with the same conditions are equal. */
function sameMembers(sig: Signature, a: Term, b: Term): Theorem {
  const x = sig.free('?', a.kid(0));
  const half = (from: Term, to: Term): Theorem => {
    const known = new Map<Term, Theorem>();
    const learn = (th: Theorem): void => {
      known.set(th.conclusion, th);
      if (th.conclusion.op !== 'and') return;
      learn(Theorem.andLeft(th));
      learn(Theorem.andRight(th));
    };
    learn(Theorem.memberElim(Theorem.assume(sig, sig.member(x, from))));
    const build = (f: Term): Theorem => known.get(f) ?? (f.op === 'and' ? Theorem.andIntro(build(f.kid(0)), build(f.kid(1))) : lacking());
    const member = sig.member(x, to);
    return Theorem.impIntro(sig.member(x, from), Theorem.memberIntro(member, build(sig.open(to, x))));
  };
  return Theorem.extension(Theorem.allIntro(x, Theorem.andIntro(half(a, b), half(b, a))));
}

/** A term with something put for each set written out in it, but for those under binders. */
function mapped(sig: Signature, t: Term, put: (set: Term) => Term, memory = new Map<Term, Term>()): Term {
  const visit = (s: Term): Term => {
    if (isSort(s) || s.op === 'free' || s.arity === 0) return s;
    if (s.op === 'all' || s.op === 'ex') return s;
    const known = memory.get(s);
    if (known !== undefined) return known;
    const made = s.op === 'comp' ? put(s) : rebuilt(s);
    memory.set(s, made);
    return made;
  };
  const rebuilt = (s: Term): Term => {
    const kids = s.kids();
    const made = kids.map(visit);
    const [a = s, b = s] = made;
    if (made.every((k, i) => k === kids[i])) return s;
    if (s.op === '=') return sig.equal(a, b);
    if (s.op === 'in') return sig.member(a, b);
    if (s.op === 'and' || s.op === 'or' || s.op === '=>') return sig.connective(s.op, a, b);
    const cut = s.symbol.sortVars.length;
    return sig.apply(s.symbol, made.slice(0, cut), made.slice(cut));
  };
  return visit(t);
}
