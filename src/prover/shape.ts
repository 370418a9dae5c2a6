/**
 * What congruence may rewrite in a term: its *holes*, the largest closed terms below its head that can be replaced by equal ones.
 * Everything else is the head: the symbol, the sorts, and the arguments on which the sort of something else depends.
 * So { z | at(κ, z) = at(κ', z) } has the holes κ and κ', and equal kernels make equal sets.
 */
import { freeVariables, isBinder, type Signature, type Sym, type Term } from '../terms/index.ts';

export interface Shape {
  /** Equal for two terms that differ in their holes only. */
  readonly head: number;
  readonly holes: readonly Term[];
}

/** What was found out about the terms of a signature, by their numbers. */
interface Shapes {
  readonly shapes: (Shape | undefined)[];
  readonly heads: Map<string, number>;
}
const known = new WeakMap<Term['owner'], Shapes>();
let last: { readonly owner: Term['owner']; readonly found: Shapes } | undefined;

function shapesOf(owner: Term['owner']): Shapes {
  if (last?.owner === owner) return last.found;
  const found = known.get(owner) ?? { shapes: [], heads: new Map() };
  known.set(owner, found);
  last = { owner, found };
  return found;
}

const rigidity = new WeakMap<Sym, readonly boolean[]>();

/** Which parameters of a symbol stand in the sort of another or of the result, and so cannot be rewritten alone. */
export function rigid(symbol: Sym): readonly boolean[] {
  const before = rigidity.get(symbol);
  if (before !== undefined) return before;
  const fixed = new Set<Term>();
  for (const p of symbol.params) for (const v of freeVariables(p.kid(0))) fixed.add(v);
  if (symbol.result !== undefined) for (const v of freeVariables(symbol.result)) fixed.add(v);
  const made = symbol.params.map((p) => fixed.has(p));
  rigidity.set(symbol, made);
  return made;
}

/** Whether the node is a term, not a formula or sort; it may have loose variables. */
export const isTerm = (t: Term): boolean =>
  t.op === 'free' || t.op === 'num' || t.op === 'comp' || t.op === 'bound' || (t.op === 'app' && t.symbol.kind === 'function');

const isHole = (t: Term): boolean => t.loose === 0 && isTerm(t);

/** Whether the i-th part of a node can be rewritten, or contains what can. */
export function flexible(t: Term, i: number): boolean {
  if (t.op === 'app') return i >= t.symbol.sortVars.length && rigid(t.symbol)[i - t.symbol.sortVars.length] === false;
  if (isBinder(t.op)) return i === 1;
  return t.op === '=' || t.op === 'in' || t.op === '=>' || t.op === 'and' || t.op === 'or';
}

export function shape(t: Term): Shape {
  const { shapes, heads } = shapesOf(t.owner);
  const before = shapes[t.id];
  if (before !== undefined) return before;
  const holes: Term[] = [];
  const walk = (n: Term, soft: boolean): string => {
    if (soft && n !== t && isHole(n)) {
      holes.push(n);
      return '?';
    }
    if (!soft && n.loose === 0) return `#${n.id}`;
    let out = n.op === 'app' || n.op === 'sort' ? `${n.symbol.id}` : n.arity === 0 || n.op === 'free' || n.op === 'num' ? `#${n.id}` : n.op;
    if (n.op === 'free' || n.op === 'num') return out;
    for (let i = 0; i < n.arity; i++) out += `${i === 0 ? '(' : ','}${walk(n.kid(i), soft && flexible(n, i))}`;
    return out;
  };
  const text = walk(t, true);
  const head = heads.get(text) ?? heads.size;
  heads.set(text, head);
  const made = { head, holes };
  shapes[t.id] = made;
  return made;
}

/** The term with other terms in its holes. */
export function refill(sig: Signature, t: Term, by: readonly Term[]): Term {
  let next = 0;
  const fresh: Term[] = [];
  const build = (n: Term, soft: boolean): Term => {
    if (soft && n !== t && isHole(n)) return by[next++] ?? n;
    if (n.op === 'bound') return fresh[fresh.length - 1 - n.tag] ?? n;
    if (!soft && n.loose === 0) return n;
    if (isBinder(n.op)) {
      const x = sig.free(`?b${fresh.length}`, build(n.kid(0), false));
      fresh.push(x);
      const body = build(n.kid(1), soft);
      fresh.pop();
      return sig.bind(n.op, x, body);
    }
    const kids = n.kids().map((kid, i) => build(kid, soft && flexible(n, i)));
    const [a = n, b = n] = kids;
    switch (n.op) {
      case 'app':
      case 'sort':
        return sig.apply(n.symbol, kids.slice(0, n.symbol.sortVars.length), kids.slice(n.symbol.sortVars.length));
      case 'set':
        return sig.setOf(a);
      case '=':
        return sig.equal(a, b);
      case 'in':
        return sig.member(a, b);
      case '=>':
      case 'and':
      case 'or':
        return sig.connective(n.op, a, b);
      default:
        return n;
    }
  };
  return build(t, true);
}
