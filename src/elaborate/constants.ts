/**
 * Constants that stand for objects, such as laws, kernels and models, written out: the engine knows what theorems say of `law(v)`, and
 * not that `mu` is one. Matrices stay, since computing looks through them, and so do sets, which the engine unfolds where it needs to.
 */
import { isBinder, MATRICES, type Signature, type Sym, type Term, Theorem } from '../logic/index.ts';
import { definitionAt, symmetric } from '../prover/index.ts';

/** A formula without such constants, and the ways between proofs of the two. */
export interface WrittenOut {
  readonly formula: Term;
  readonly forth: (th: Theorem) => Theorem;
  readonly back: (th: Theorem) => Theorem;
}

export function writtenOut(s: Signature, formula: Term): WrittenOut {
  const constant = constantIn(s, formula);
  if (constant === undefined) return { formula, forth: (th) => th, back: (th) => th };
  const equation = definitionAt(s, constant);
  const context = around(s, formula, constant);
  const rest = writtenOut(s, s.open(context, equation.conclusion.kid(1)));
  return {
    formula: rest.formula,
    forth: (th) => rest.forth(Theorem.leibniz(equation, context, th)),
    back: (th) => Theorem.leibniz(symmetric(s, equation), context, rest.back(th)),
  };
}

/** { x | formula with x for each occurrence of a closed part }, also under binders. */
function around(s: Signature, formula: Term, part: Term): Term {
  const x = s.free('the part', s.sortOf(part));
  return s.bind('comp', x, exchanged(s, formula, part, x));
}

/** A term with x for each occurrence of a closed part; sorts are left alone. */
export function exchanged(s: Signature, t: Term, part: Term, x: Term, depth = 0): Term {
  if (t === part) return x;
  if (isBinder(t.op)) {
    const bound = s.free(`${t.name}#${depth}`, t.kid(0));
    const body = s.open(t, bound);
    const made = exchanged(s, body, part, x, depth + 1);
    return made === body ? t : s.bind(t.op, bound, made);
  }
  const kids = t.kids();
  const from = t.op === 'app' ? t.symbol.sortVars.length : 0;
  const made = t.op === 'app' || isLogical(t) ? kids.map((kid, i) => (i < from ? kid : exchanged(s, kid, part, x, depth))) : kids;
  if (made.every((kid, i) => kid === kids[i])) return t;
  const [a = t, b = t] = made;
  if (t.op === '=') return s.equal(a, b);
  if (t.op === 'in') return s.member(a, b);
  if (t.op === 'and' || t.op === 'or' || t.op === '=>') return s.connective(t.op, a, b);
  return s.apply(t.symbol, made.slice(0, from), made.slice(from));
}

const isLogical = ({ op }: Term): boolean => op === '=' || op === 'in' || op === 'and' || op === 'or' || op === '=>';

const memories = new WeakMap<Signature, Map<Term, Term | null>>();

/** The first constant in it that stands for an object. */
function constantIn(s: Signature, t: Term): Term | undefined {
  const memory = memories.get(s) ?? new Map<Term, Term | null>();
  memories.set(s, memory);
  const visit = (part: Term): Term | null => {
    const known = memory.get(part);
    if (known !== undefined) return known;
    const from = part.op === 'app' ? part.symbol.sortVars.length : isBinder(part.op) ? 1 : isLogical(part) ? 0 : part.arity;
    let found: Term | null = standsForObject(s, part) ? part : null;
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
