/**
 * Rules: a theorem ∀x̄. H₁ ⇒ … ⇒ Hₙ ⇒ B as Horn rules. A conjunction B gives one rule for each part, and an equivalence both directions.
 * What B means gives further rules: from A ⊆ B, where ⊆ is defined as ∀x. x ∈ A ⇒ x ∈ B, comes x ∈ A ⟹ x ∈ B; from an equation of sets both inclusions.
 */

import { symmetric } from '../prover/index.ts';
import { freeVariables, type Signature, type Term, Theorem } from '../terms/index.ts';
import { isNegation, type Meanings } from './meaning.ts';
import { ordered, reordered } from './order.ts';
import { isPattern, type Slots, slotsOf } from './pattern.ts';
import { useful } from './policy.ts';
import { lacking, type Rule, ruleOf } from './rule.ts';

/** How a premise is put together from its conjuncts, the leaves. */
type Tree = { readonly leaf: number } | { readonly left: Tree; readonly right: Tree };

type Move =
  | { readonly kind: 'all'; readonly variables: readonly Term[] }
  | { readonly kind: 'imp'; readonly tree: Tree }
  | { readonly kind: 'left' | 'right' | 'open' }
  /** From A = B and x ∈ A to x ∈ B, or back. */
  | { readonly kind: 'exchange'; readonly variable: Term; readonly tree: Tree; readonly back: boolean };

interface Path {
  readonly variables: readonly Term[];
  readonly premises: readonly Term[];
  readonly moves: readonly Move[];
  /** The conclusion as it was stated, before unfolding. */
  readonly stated: Term | undefined;
}

/** A theorem that amounts to more rules than so many is not unfolded further. */
const MANY = 64;

/** A rule without what makes it a theorem. */
interface Shape extends Path {
  readonly slots: Slots;
  readonly head: Term;
}

/** The shapes of formulas that were looked at before, as theorems and as hypotheses: these come again and again. */
interface Memory {
  readonly general: Map<Term, readonly Shape[]>;
  readonly local: Map<Term, readonly Shape[]>;
}
const memories = new WeakMap<Meanings, Memory>();

function memoryOf(meanings: Meanings): Memory {
  const memory = memories.get(meanings) ?? { general: new Map(), local: new Map() };
  memories.set(meanings, memory);
  return memory;
}

/** The rules that a theorem amounts to. If it has no hypotheses, its sort variables are variables of the rules. */
export function rulesOf(
  meanings: Meanings,
  theorem: Theorem,
  { order, reason, assumption }: Pick<Rule, 'order' | 'reason'> & Partial<Pick<Rule, 'assumption'>>,
): readonly Rule[] {
  const { sig } = meanings;
  const sorts = new Map<Term, Term>();
  if (theorem.hypotheses.length === 0)
    for (const v of freeVariables(theorem.conclusion)) if (v.op === 'sortvar') sorts.set(v, sig.sortVariable(`?${sorts.size}`));
  const formula = sorts.size === 0 ? theorem.conclusion : sig.substitute(theorem.conclusion, sorts);
  const general = reason.kind === 'fact';
  const memory = general ? memoryOf(meanings).general : memoryOf(meanings).local;
  const shapes = memory.get(formula) ?? shapesOf(meanings, formula, [...sorts.values()], general);
  memory.set(formula, shapes);
  return shapes.map(({ variables, slots, premises, head, moves }, part) => {
    const build: Rule['build'] = (value, proofs) => follow(meanings, instantiated(theorem, sorts, value), moves, value, proofs);
    return ruleOf({ order, reason, assumption, part, variables, slots, premises, head, build });
  });
}

function shapesOf(meanings: Meanings, formula: Term, sorts: readonly Term[], general: boolean): readonly Shape[] {
  const { sig } = meanings;
  const found: Shape[] = [];
  const emit = (head: Term, path: Path): void => {
    // what exists by definition is found by what is defined, not once more by each theorem about that
    if (general && path.stated !== undefined && (head.op === 'ex' || head.op === 'or')) return;
    const own = { premises: path.premises.map((p) => ordered(sig, p)), head: ordered(sig, head) };
    const stated = ordered(sig, path.stated ?? head);
    if (useful(meanings, { ...path, ...own, stated, general })) found.push({ ...path, ...own, slots: slotsOf(path.variables) });
  };
  const walk = (f: Term, path: Path): void => {
    const { variables, premises, moves } = path;
    if (f.op === 'all') {
      const fresh: Term[] = [];
      let body = f;
      for (; body.op === 'all'; body = sig.open(f, ...fresh)) fresh.push(sig.free(`?${variables.length + fresh.length}`, body.kid(0)));
      walk(body, { ...path, variables: [...variables, ...fresh], moves: [...moves, { kind: 'all', variables: fresh }] });
    } else if (f.op === '=>' && !isNegation(sig, f)) {
      const leaves = [...premises];
      const tree = split(f.kid(0), leaves);
      walk(f.kid(1), { ...path, premises: leaves, moves: [...moves, { kind: 'imp', tree }] });
    } else if (f.op === 'and') {
      walk(f.kid(0), { ...path, moves: [...moves, { kind: 'left' }] });
      walk(f.kid(1), { ...path, moves: [...moves, { kind: 'right' }] });
    } else if (f !== sig.falsum) {
      emit(f, path);
      if (found.length < MANY) unfold(f, { ...path, stated: path.stated ?? f });
    }
  };
  const unfold = (f: Term, path: Path): void => {
    const meaning = meanings.of(f);
    if (meaning !== undefined) walk(meaning.body, { ...path, moves: [...path.moves, { kind: 'open' }] });
    else if (f.op === '=' && sig.sortOf(f.kid(0)).op === 'set')
      for (const back of [false, true]) {
        const [from, to] = back ? [f.kid(1), f.kid(0)] : [f.kid(0), f.kid(1)];
        if (isPattern(to)) continue;
        const x = sig.free(`?${path.variables.length}`, sig.sortOf(from).kid(0));
        walk(sig.member(x, to), {
          ...path,
          variables: [...path.variables, x],
          premises: [...path.premises, sig.member(x, from)],
          moves: [...path.moves, { kind: 'exchange', variable: x, tree: { leaf: path.premises.length }, back }],
        });
      }
  };
  walk(formula, { variables: sorts, premises: [], moves: [], stated: undefined });
  return found;
}

/** Takes a premise apart into conjuncts, which are added to the leaves. */
function split(f: Term, leaves: Term[]): Tree {
  if (f.op === 'and') return { left: split(f.kid(0), leaves), right: split(f.kid(1), leaves) };
  return { leaf: leaves.push(f) - 1 };
}
function plant(tree: Tree, proofs: readonly Theorem[]): Theorem {
  if ('leaf' in tree) return proofs[tree.leaf] ?? lacking();
  return Theorem.andIntro(plant(tree.left, proofs), plant(tree.right, proofs));
}

function instantiated(theorem: Theorem, sorts: ReadonlyMap<Term, Term>, value: (v: Term) => Term): Theorem {
  if (sorts.size === 0) return theorem;
  return Theorem.instantiate(theorem, new Map([...sorts].map(([own, named]) => [own, value(named)])));
}

/** Uses a theorem as the moves say. */
function follow(
  meanings: Meanings,
  theorem: Theorem,
  moves: readonly Move[],
  value: (v: Term) => Term,
  proofs: readonly Theorem[],
): Theorem {
  let th = theorem;
  for (const move of moves) {
    switch (move.kind) {
      case 'all':
        th = Theorem.allElim(th, ...move.variables.map(value));
        break;
      case 'imp':
        th = Theorem.impElim(th, reordered(plant(move.tree, proofs), th.conclusion.kid(0)));
        break;
      case 'left':
        th = Theorem.andLeft(th);
        break;
      case 'right':
        th = Theorem.andRight(th);
        break;
      case 'open':
        th = meanings.of(th.conclusion)?.open(th) ?? lacking();
        break;
      case 'exchange':
        th = exchange(meanings.sig, move.back ? symmetric(meanings.sig, th) : th, value(move.variable), plant(move.tree, proofs));
    }
  }
  return th;
}

/** From A = B and x ∈ A to x ∈ B. */
function exchange(sig: Signature, equation: Theorem, member: Term, proof: Theorem): Theorem {
  const from = equation.conclusion.kid(0);
  const set = sig.free('?', sig.sortOf(from));
  return Theorem.leibniz(equation, sig.bind('comp', set, sig.member(member, set)), reordered(proof, sig.member(member, from)));
}
