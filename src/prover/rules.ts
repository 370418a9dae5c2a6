/**
 * Facts with variables as rules: from the leaves A₁, …, Aₙ conclude C. A fact ∀x. A ∧ (∃y. B) ⇒ ∀z. C is a rule in x, y, z with the leaves A and B;
 * a goal ∃x. A ∧ B is a rule with the leaves A and B that concludes nothing more: it ends the search. A rule without variables is a clause.
 */
import { freeVariables, type Signature, type Term, Theorem } from '../terms/index.ts';
import type { Matcher } from './patterns.ts';

/** The shape of a premise: conjunctions and existentials around leaves. */
export type Tree =
  | { readonly kind: 'leaf'; readonly index: number }
  | { readonly kind: 'and'; readonly left: Tree; readonly right: Tree }
  | { readonly kind: 'ex'; readonly formula: Term; readonly variable: Term; readonly body: Tree };

export type Move =
  | { readonly kind: 'all'; readonly variables: readonly Term[] }
  | { readonly kind: 'imp'; readonly tree: Tree }
  | { readonly kind: 'left' }
  | { readonly kind: 'right' };

export interface Rule {
  /** Sort variables and variables; they are named ?…, as nothing else is. */
  readonly variables: readonly Term[];
  readonly leaves: readonly Term[];
  /** Absent where the rule contradicts something or reaches a goal. */
  readonly conclusion: Term | undefined;
  readonly moves: readonly Move[];
  /** Sort variables of the fact, and what they are called in the rule. */
  readonly sorts: ReadonlyMap<Term, Term>;
  /** When to use it, once somebody has found out. */
  matcher: Matcher | undefined;
}

export type Substitution = ReadonlyMap<Term, Term>;

/** The rules of the formulas of a signature, by their numbers. */
interface Rules {
  readonly facts: (readonly Rule[] | undefined)[];
  readonly schemata: (readonly Rule[] | undefined)[];
  readonly goals: (Rule | undefined)[];
}
const cache = new WeakMap<Signature, Rules>();
function rulesIn(sig: Signature): Rules {
  const known = cache.get(sig);
  if (known !== undefined) return known;
  const made: Rules = { facts: [], schemata: [], goals: [] };
  cache.set(sig, made);
  return made;
}
const NO_SORTS: ReadonlyMap<Term, Term> = new Map();

/** The rules that a true formula amounts to. If it is schematic, its sort variables are variables of the rules. */
export function rulesOf(sig: Signature, formula: Term, schematic: boolean): readonly Rule[] {
  const memory = schematic ? rulesIn(sig).schemata : rulesIn(sig).facts;
  const known = memory[formula.id];
  if (known !== undefined) return known;
  const sorts = new Map<Term, Term>();
  if (schematic) for (const v of freeVariables(formula)) if (v.op === 'sortvar') sorts.set(v, sig.sortVariable(`?S${sorts.size}`));
  const found: Rule[] = [];
  let count = 0;
  const walk = (f: Term, variables: readonly Term[], leaves: readonly Term[], moves: readonly Move[]): void => {
    if (f.op === 'all') {
      const fresh: Term[] = [];
      let body = f;
      for (; body.op === 'all'; body = sig.open(f, ...fresh)) fresh.push(sig.free(`?${count++}`, body.kid(0)));
      walk(body, [...variables, ...fresh], leaves, [...moves, { kind: 'all', variables: fresh }]);
    } else if (f.op === '=>') {
      const reading = premise(sig, f.kid(0), variables, leaves, count);
      count = reading.count;
      walk(f.kid(1), reading.variables, reading.leaves, [...moves, { kind: 'imp', tree: reading.tree }]);
    } else if (f.op === 'and') {
      walk(f.kid(0), variables, leaves, [...moves, { kind: 'left' }]);
      walk(f.kid(1), variables, leaves, [...moves, { kind: 'right' }]);
    } else found.push({ variables, leaves, conclusion: f.op === 'false' ? undefined : f, moves, sorts, matcher: undefined });
  };
  walk(sorts.size === 0 ? formula : sig.substitute(formula, sorts), [...sorts.values()], [], []);
  memory[formula.id] = found;
  return found;
}

/** The rule that proves a formula from its leaves. */
export function ruleFor(sig: Signature, formula: Term): Rule {
  const { goals } = rulesIn(sig);
  const known = goals[formula.id];
  if (known !== undefined) return known;
  const { variables, leaves, tree } = premise(sig, formula, [], [], 0);
  const made: Rule = { variables, leaves, conclusion: undefined, moves: [{ kind: 'imp', tree }], sorts: NO_SORTS, matcher: undefined };
  goals[formula.id] = made;
  return made;
}

interface Reading {
  readonly tree: Tree;
  readonly variables: readonly Term[];
  readonly leaves: readonly Term[];
  readonly count: number;
}

function premise(sig: Signature, formula: Term, variables: readonly Term[], leaves: readonly Term[], first: number): Reading {
  const vars = [...variables];
  const found = [...leaves];
  let count = first;
  const walk = (f: Term): Tree => {
    if (f.op === 'and') return { kind: 'and', left: walk(f.kid(0)), right: walk(f.kid(1)) };
    if (f.op === 'ex') {
      const variable = sig.free(`?${count++}`, f.kid(0));
      vars.push(variable);
      return { kind: 'ex', formula: f, variable, body: walk(sig.open(f, variable)) };
    }
    return { kind: 'leaf', index: found.push(f) - 1 };
  };
  const tree = walk(formula);
  return { tree, variables: vars, leaves: found, count };
}

const instanceOf = (by: Substitution, v: Term): Term => by.get(v) ?? v;

/** Proves the formula of a tree from its leaves. */
export function plant(sig: Signature, tree: Tree, by: Substitution, leaf: (i: number) => Theorem): Theorem {
  if (tree.kind === 'leaf') return leaf(tree.index);
  if (tree.kind === 'and') return Theorem.andIntro(plant(sig, tree.left, by, leaf), plant(sig, tree.right, by, leaf));
  const goal = by.size === 0 ? tree.formula : sig.substitute(tree.formula, by);
  return Theorem.exIntro(goal, instanceOf(by, tree.variable), plant(sig, tree.body, by, leaf));
}

/** Uses a fact as the rule says. */
export function follow(sig: Signature, rule: Rule, fact: Theorem, by: Substitution, leaf: (i: number) => Theorem): Theorem {
  let th = fact;
  if (rule.sorts.size > 0) {
    const sorts = new Map<Term, Term>();
    for (const [v, named] of rule.sorts) sorts.set(v, instanceOf(by, named));
    th = Theorem.instantiate(th, sorts);
  }
  for (const move of rule.moves) {
    if (move.kind === 'all') th = Theorem.allElim(th, ...move.variables.map((v) => instanceOf(by, v)));
    else if (move.kind === 'imp') th = Theorem.impElim(th, plant(sig, move.tree, by, leaf));
    else th = move.kind === 'left' ? Theorem.andLeft(th) : Theorem.andRight(th);
  }
  return th;
}
