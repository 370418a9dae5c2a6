/**
 * Constants that stand for objects, such as laws, kernels and models, written out: the engine knows what theorems say of `law(v)`, and
 * not that `mu` is one. Matrices stay, since computing looks through them, and so do sets, which the engine unfolds where it needs to.
 */
import { accepted } from '../compute/index.ts';
import { definitionAt, symmetric } from '../prover/index.ts';
import { isBinder, MATRICES, type Signature, type Sym, type Term, Theorem } from '../terms/index.ts';

/** A formula without such constants, and the ways between proofs of the two. */
export interface WrittenOut {
  readonly formula: Term;
  readonly forth: (th: Theorem) => Theorem;
  readonly back: (th: Theorem) => Theorem;
}

/** A formula that would have more parts than so many, as a tree, is left as it is. */
const LARGE = 20_000;

export function writtenOut(s: Signature, formula: Term, kept: ReadonlySet<Term> = new Set()): WrittenOut {
  const asItIs: WrittenOut = { formula, forth: (th) => th, back: (th) => th };
  const constant = constantIn(s, formula, kept);
  if (constant === undefined) return asItIs;
  const equation = definitionAt(s, constant);
  const context = around(s, formula, constant);
  // sorts are left alone: a constant on which some sort depends, such as a space, has to stay
  if (context === undefined) return writtenOut(s, formula, new Set([...kept, constant]));
  const made = s.open(context, equation.conclusion.kid(1));
  if (partsOf(made) > LARGE) return asItIs;
  const rest = writtenOut(s, made, kept);
  return {
    formula: rest.formula,
    forth: (th) => rest.forth(Theorem.leibniz(equation, context, th)),
    back: (th) => Theorem.leibniz(symmetric(s, equation), context, rest.back(th)),
  };
}

/** { x | formula with x for each occurrence of a closed part }, also under binders; nothing, if that is ill-sorted. */
function around(s: Signature, formula: Term, part: Term): Term | undefined {
  const x = s.free('the part', s.sortOf(part));
  return accepted(() => s.bind('comp', x, exchanged(s, formula, part, x)));
}

/** How many parts a term has as a tree. */
function partsOf(t: Term): number {
  const known = new Map<Term, number>();
  const count = (part: Term): number => {
    const before = known.get(part);
    if (before !== undefined) return before;
    const sum = part.kids().reduce((n, kid) => n + count(kid), 1);
    known.set(part, sum);
    return sum;
  };
  return count(t);
}

/** A term with x for each occurrence of a closed part; sorts are left alone. What is shared is looked at once. */
export function exchanged(s: Signature, t: Term, part: Term, x: Term, depth = 0, done = new Map<Term, Term>()): Term {
  if (t === part) return x;
  const known = done.get(t) ?? exchangedIn(s, t, part, x, depth, done);
  done.set(t, known);
  return known;
}

function exchangedIn(s: Signature, t: Term, part: Term, x: Term, depth: number, done: Map<Term, Term>): Term {
  if (isBinder(t.op)) {
    const bound = s.free(`${t.name}#${depth}`, t.kid(0));
    const body = s.open(t, bound);
    const made = exchanged(s, body, part, x, depth + 1, done);
    return made === body ? t : s.bind(t.op, bound, made);
  }
  const kids = t.kids();
  const from = t.op === 'app' ? t.symbol.sortVars.length : 0;
  const made = t.op === 'app' || isLogical(t) ? kids.map((kid, i) => (i < from ? kid : exchanged(s, kid, part, x, depth, done))) : kids;
  if (made.every((kid, i) => kid === kids[i])) return t;
  const [a = t, b = t] = made;
  if (t.op === '=') return s.equal(a, b);
  if (t.op === 'in') return s.member(a, b);
  if (t.op === 'and' || t.op === 'or' || t.op === '=>') return s.connective(t.op, a, b);
  return s.apply(t.symbol, made.slice(0, from), made.slice(from));
}

const isLogical = ({ op }: Term): boolean => op === '=' || op === 'in' || op === 'and' || op === 'or' || op === '=>';

const memories = new WeakMap<Signature, Map<Term, Term | null>>();

/** The first constant in it that stands for an object, and is not one of those that are kept. */
function constantIn(s: Signature, t: Term, kept: ReadonlySet<Term>): Term | undefined {
  const common = memories.get(s) ?? new Map<Term, Term | null>();
  memories.set(s, common);
  const memory = kept.size === 0 ? common : new Map<Term, Term | null>();
  const visit = (part: Term): Term | null => {
    const known = memory.get(part);
    if (known !== undefined) return known;
    const from = part.op === 'app' ? part.symbol.sortVars.length : isBinder(part.op) ? 1 : isLogical(part) ? 0 : part.arity;
    let found: Term | null = standsForObject(s, part) && !kept.has(part) ? part : null;
    for (let i = from; i < part.arity && found === null; i++) found = visit(part.kid(i));
    memory.set(part, found);
    return found;
  };
  return visit(t) ?? undefined;
}

const standsForObject = (s: Signature, t: Term): boolean => t.op === 'app' && isObject(s, t.symbol);

/** Whether a symbol is a constant that stands for an object. */
export function isObject(s: Signature, symbol: Sym): boolean {
  const { kind, sortVars, params, result: sort } = symbol;
  if (kind !== 'function' || sortVars.length + params.length > 0 || sort?.op !== 'sort' || sort.symbol.name === MATRICES) return false;
  return !s.isNumber(sort) && s.definition(symbol) !== undefined;
}
