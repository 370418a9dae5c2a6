/**
 * The truth of a formula of the kernel over finite spaces: true, false, or not decided. What ranges over infinitely many values
 * is decided where the formula itself confines it to finitely many (x = t, x ∈ A), or where it does not matter; otherwise
 * only a counterexample or a witness among samples decides.
 */

import type { Signature, Sym, Term } from '../../../src/terms/index.ts';
import { at } from '../at.ts';
import { Arguments, written } from './arguments.ts';
import { decided, functions, model, predicates, sorts } from './interpretation.ts';
import { neverUnfolded, pairings } from './numeric.ts';
import { all, equal, listOf, number, type Opaque, type Sort, some, type Truth, type Value } from './values.ts';

/** The values of bound variables, innermost first, and of the parameters of the definition that is being unfolded. */
export interface Environment {
  readonly bound: Stack | undefined;
  readonly parameters: ReadonlyMap<Term, Value>;
  readonly sortVariables: ReadonlyMap<Term, Sort>;
}
interface Stack {
  readonly value: Value;
  readonly rest: Stack | undefined;
}
export const EMPTY: Environment = { bound: undefined, parameters: new Map(), sortVariables: new Map() };
export const bind = (e: Environment, value: Value): Environment => ({ ...e, bound: { value, rest: e.bound } });

function boundTo(e: Environment, index: number): Value {
  let stack = e.bound;
  for (let i = 0; i < index; i++) stack = stack?.rest;
  if (stack === undefined) throw new Error('a bound variable without a value');
  return stack.value;
}

const LAW = 'meta.model:law';
const KERNEL = 'meta.model:kernel';
const isNegation = (t: Term): boolean => t.op === '=>' && t.kid(1).op === 'false';

/** What a defined symbol stands for: the right side of its definition. */
export function bodyOf(signature: Signature, symbol: Sym): Term | undefined {
  const definition = signature.definition(symbol);
  if (definition === undefined) return undefined;
  return symbol.kind === 'predicate' ? definition.kid(0).kid(1) : definition.kid(1);
}

/** What R^d and the spaces within it have only beyond finite mathematics: their topology, and their base laws with what depends on these. */
const CONTINUUM: ReadonlySet<string> = new Set(['std.vectors:R', 'std.sparse:Sparse']);
const FINITE_ONLY: ReadonlySet<string> = new Set(['std.space:closed', 'std.space:base', 'std.transition:Trans']);

/** The symbols and sorts without a finite reading on which a formula depends, definitions unfolded; those in `empty` have none that says anything. */
export function uninterpreted(signature: Signature, formula: Term, empty: ReadonlySet<string> = new Set()): string[] {
  const missing = new Set<string>();
  const read = new Set<string>();
  const seen = new Set<Term | Sym>();
  const look = (t: Term): void => {
    if (seen.has(t)) return;
    seen.add(t);
    t.kids().forEach(look);
    if (t.op !== 'app' && t.op !== 'sort') return;
    const { symbol } = t;
    if (seen.has(symbol)) return;
    seen.add(symbol);
    const body = t.op === 'app' ? bodyOf(signature, symbol) : undefined;
    if (body !== undefined) look(body);
    else if (empty.has(symbol.name) || !(sorts.has(symbol.name) || functions.has(symbol.name) || predicates.has(symbol.name)))
      missing.add(symbol.name);
    else read.add(symbol.name);
  };
  look(formula);
  if ([...CONTINUUM].some((name) => read.has(name))) for (const name of FINITE_ONLY) if (read.has(name)) missing.add(`${name} on R^d`);
  return [...missing].sort();
}

/** Thrown when an instance takes too many steps. */
export class Exhausted extends Error {}
const STEPS = 2_500;

export class Evaluator {
  #steps = 0;
  readonly #signature: Signature;
  readonly #samples: (sort: Sort) => readonly Value[];
  /** The variables whose candidates are sought, and whether one of them has been looked at. */
  readonly #holes = new Set<Value>();
  #touched = false;
  /** The law and the kernel of a model whose candidates are sought. */
  readonly #parts = new Map<Value, readonly Opaque[]>();

  constructor(signature: Signature, samples: (sort: Sort) => readonly Value[]) {
    this.#signature = signature;
    this.#samples = samples;
  }

  sort(t: Term, e: Environment): Sort {
    if (t.op === 'set') return { kind: 'Set', of: this.sort(t.kid(0), e) };
    if (t.op === 'sortvar') return e.sortVariables.get(t) ?? fail('a sort variable without a sort');
    const reading = sorts.get(t.symbol.name) ?? fail(`the sort ${t.symbol.name} has no finite reading`);
    return reading(new Arguments(t.symbol, this.#values(t, e)));
  }

  value(t: Term, e: Environment): Value {
    switch (t.op) {
      case 'bound':
        return this.#look(boundTo(e, t.tag));
      case 'free':
        return this.#look(e.parameters.get(t) ?? fail(`${t.name} has no value`));
      case 'comp':
        return this.#comprehension(t, e);
      case 'num':
        return number(t.value);
      case 'app': {
        const unfolded = this.#unfold(t, e);
        if (unfolded !== undefined) return this.value(unfolded.body, unfolded.inner);
        const args = this.#values(t, e);
        const opaque = args.find((v) => v.kind === 'opaque');
        const part =
          opaque === undefined ? undefined : this.#parts.get(opaque)?.[t.symbol.name === LAW ? 0 : t.symbol.name === KERNEL ? 1 : 2];
        if (part !== undefined) return this.#look(part);
        const reading = functions.get(t.symbol.name) ?? fail(`${t.symbol.name} has no finite reading`);
        return opaque !== undefined ? { kind: 'opaque' } : reading(new Arguments(t.symbol, args));
      }
      default:
        return fail(`${t.op} is no term`);
    }
  }
  /** The values of its parts, from one of them on. They are asked for very often, so no list is made of the parts themselves. */
  #values(t: Term, e: Environment, from = 0): readonly Value[] {
    const values: Value[] = [];
    for (let i = from; i < t.arity; i++) values.push(this.value(t.kid(i), e));
    return values;
  }
  #look(value: Value): Value {
    if (this.#holes.has(value)) this.#touched = true;
    return value;
  }

  #comprehension(t: Term, e: Environment): Value {
    if (this.#opaqueSort(t.kid(0), e)) return { kind: 'opaque' };
    if (this.#holes.size > 0 && this.#mentionsHole(t, 0, e)) this.#touched = true;
    const body = t.kid(1);
    let found: readonly Value[] | undefined | 'not sought' = 'not sought';
    const of = this.sort(t.kid(0), e);
    const within = () => {
      if (found === 'not sought') found = listOf(of) ?? this.#candidates(body, true, e, of);
      return found;
    };
    return { kind: 'set', of, has: (value) => this.truth(body, bind(e, value)), within };
  }
  #mentionsHole(t: Term, depth: number, e: Environment): boolean {
    if (t.op === 'bound') return t.tag >= depth && this.#holes.has(boundTo(e, t.tag - depth));
    if (t.op === 'free') return this.#holes.has(e.parameters.get(t) ?? fail(`${t.name} has no value`));
    const binder = t.op === 'comp' || t.op === 'all' || t.op === 'ex';
    return t.kids().some((k, i) => this.#mentionsHole(k, binder && i === 1 ? depth + 1 : depth, e));
  }

  /** A defined symbol applied: what it stands for, with its parameters. */
  #unfold(t: Term, e: Environment): { readonly body: Term; readonly inner: Environment; readonly args: readonly Value[] } | undefined {
    const body = bodyOf(this.#signature, t.symbol);
    if (body === undefined) return undefined;
    const cut = t.symbol.sortVars.length;
    const args = this.#values(t, e, cut);
    return {
      body,
      args,
      inner: {
        bound: undefined,
        parameters: new Map(t.symbol.params.map((p, i) => [p, at(args, i)])),
        sortVariables: new Map(t.symbol.sortVars.flatMap((v, i) => (this.#opaqueSort(t.kid(i), e) ? [] : [[v, this.sort(t.kid(i), e)]]))),
      },
    };
  }

  truth(t: Term, e: Environment): Truth {
    if (++this.#steps > STEPS) throw new Exhausted('too many steps');
    switch (t.op) {
      case 'false':
        return false;
      case '=':
        return equal(this.value(t.kid(0), e), this.value(t.kid(1), e));
      case 'in': {
        const [member, set] = [this.value(t.kid(0), e), this.value(t.kid(1), e)];
        return set.kind === 'set' ? set.has(member) : undefined;
      }
      case '=>': {
        const premise = this.truth(t.kid(0), e);
        if (premise === false) return true;
        const conclusion = this.truth(t.kid(1), e);
        return premise === true || conclusion === true ? conclusion : undefined;
      }
      case 'and':
        return all([0, 1], (i) => this.truth(t.kid(i), e));
      case 'or':
        return some([0, 1], (i) => this.truth(t.kid(i), e));
      case 'all':
      case 'ex':
        return this.#quantified(t, e);
      case 'app': {
        const unfolded = this.#unfold(t, e);
        if (unfolded !== undefined) {
          const unknown = unfolded.args.some((v) => v.kind === 'opaque');
          if (unknown && neverUnfolded.has(t.symbol.name)) return undefined;
          const shortcut = unknown ? undefined : decided.get(t.symbol.name);
          return shortcut?.(new Arguments(t.symbol, unfolded.args)) ?? this.truth(unfolded.body, unfolded.inner);
        }
        const args = this.#values(t, e);
        const reading = predicates.get(t.symbol.name) ?? fail(`${t.symbol.name} has no finite reading`);
        return args.some((v) => v.kind === 'opaque') ? undefined : reading(new Arguments(t.symbol, args));
      }
      default:
        return fail(`${t.op} is no formula`);
    }
  }

  #quantified(t: Term, e: Environment): Truth {
    const universal = t.op === 'all';
    const body = t.kid(1);
    const over = universal ? all : some;
    const test = (v: Value): Truth => this.truth(body, bind(e, v));
    if (this.#opaqueSort(t.kid(0), e)) return test({ kind: 'opaque' });
    const sort = this.sort(t.kid(0), e);
    const list = listOf(sort) ?? this.#candidates(body, !universal, e, sort);
    if (list !== undefined) return over(list, test);
    const generic = test({ kind: 'opaque' }); // no sort is empty
    if (generic !== undefined) return generic;
    const sampled = over(this.#samples(sort), test);
    return sampled === !universal ? sampled : undefined;
  }
  /** Whether a sort depends on an opaque space. */
  #opaqueSort(t: Term, e: Environment): boolean {
    if (t.op === 'sortvar') return !e.sortVariables.has(t);
    if (t.op !== 'sort' && t.op !== 'set') return this.value(t, e).kind === 'opaque';
    return t.kids().some((k) => this.#opaqueSort(k, e));
  }

  /** A finite list with every value of the sort in it of which the formula (its innermost variable free) is, or is not, true. */
  #candidates(body: Term, truth: boolean, e: Environment, sort: Sort): readonly Value[] | undefined {
    const hole: Opaque = { kind: 'opaque' };
    const parts: readonly Opaque[] = sort.kind === 'Model' ? [{ kind: 'opaque' }, { kind: 'opaque' }] : [];
    const holes = [hole, ...parts];
    const before = this.#touched;
    for (const h of holes) this.#holes.add(h);
    this.#parts.set(hole, parts);
    try {
      const [whole, laws, kernels] = holes.map((h) => this.#confine(body, truth, h, bind(e, hole)));
      if (whole !== undefined || laws === undefined || kernels === undefined) return whole;
      return laws.flatMap((l) => kernels.flatMap((k) => (l.kind === 'law' && k.kind === 'kernel' ? [model(l, k)] : [])));
    } finally {
      this.#touched = before;
      for (const h of holes) this.#holes.delete(h);
      this.#parts.delete(hole);
    }
  }
  #confine(t: Term, truth: boolean, hole: Opaque, e: Environment): readonly Value[] | undefined {
    const go = (i: number, wanted: boolean) => this.#confine(t.kid(i), wanted, hole, e);
    const either = (a: readonly Value[] | undefined, b: () => readonly Value[] | undefined) => {
      const other = a === undefined ? undefined : b();
      return a === undefined || other === undefined ? undefined : [...a, ...other];
    };
    switch (t.op) {
      case 'false':
        return truth ? [] : undefined;
      case '=': {
        if (!truth) return undefined;
        const [a, b] = [t.kid(0), t.kid(1)];
        for (const [side, other] of [
          [a, b],
          [b, a],
        ] as const) {
          const part = this.#partOf(side, hole, e);
          const value = part === undefined ? undefined : this.#apart(other, e);
          if (part !== undefined && value !== undefined) return [part(value)];
        }
        return undefined;
      }
      case 'in': {
        const part = truth ? this.#partOf(t.kid(0), hole, e) : undefined;
        const set = part === undefined ? undefined : this.#apart(t.kid(1), e);
        return part === undefined || set?.kind !== 'set' ? undefined : set.within()?.map(part);
      }
      case 'and':
        return truth ? (go(0, true) ?? go(1, true)) : either(go(0, false), () => go(1, false));
      case 'or':
        return truth ? either(go(0, true), () => go(1, true)) : (go(0, false) ?? go(1, false));
      case '=>':
        return truth ? either(go(0, false), () => go(1, true)) : (go(0, true) ?? go(1, false));
      case 'all':
      case 'ex': {
        const inner = (v: Value) => this.#confine(t.kid(1), truth, hole, bind(e, v));
        if ((t.op === 'ex') === truth && !this.#opaqueSort(t.kid(0), e)) {
          const sort = this.sort(t.kid(0), e);
          const list = listOf(sort) ?? this.#candidates(t.kid(1), truth, e, sort);
          if (list !== undefined) return list.reduce<readonly Value[] | undefined>((found, v) => either(found, () => inner(v)), []);
        }
        return inner({ kind: 'opaque' });
      }
      case 'app': {
        const unfolded = this.#unfold(t, e);
        return unfolded === undefined ? undefined : this.#confine(unfolded.body, truth, hole, unfolded.inner);
      }
      default:
        return undefined;
    }
  }
  /** How to get what is sought from a value of the term: the term is the hole itself, or a pair of which the hole is a part. */
  #partOf(t: Term, hole: Opaque, e: Environment): ((value: Value) => Value) | undefined {
    if (this.#is(t, hole, e)) return (value) => value;
    if (t.op !== 'app' || !pairings.has(t.symbol.name)) return undefined;
    const [left, right] = written(t.symbol, t.kids());
    const side =
      left !== undefined && this.#is(left, hole, e) ? 'left' : right !== undefined && this.#is(right, hole, e) ? 'right' : undefined;
    return side === undefined ? undefined : (value) => (value.kind === 'pair' ? value[side] : fail(`${value.kind} is no pair`));
  }
  #is(t: Term, hole: Opaque, e: Environment): boolean {
    if (t.op === 'bound') return boundTo(e, t.tag) === hole;
    if (t.op === 'free') return e.parameters.get(t) === hole;
    return t.op === 'app' && (t.symbol.name === LAW || t.symbol.name === KERNEL) && this.value(t, e) === hole;
  }
  /** The value of a term, if it does not depend on what is sought. */
  #apart(t: Term, e: Environment): Value | undefined {
    this.#touched = false;
    const value = this.value(t, e);
    return this.#touched || value.kind === 'opaque' ? undefined : value;
  }

  /**
   * Follows an outermost ∀x̄. h₁ ⇒ … ⇒ φ, drawing a value for each variable: whether all hypotheses hold, and whether φ does.
   * An undecided φ is followed further, into definitions.
   */
  instance(t: Term, e: Environment, draw: (sort: Sort, name: string) => Value): { readonly hypotheses: Truth; readonly holds: Truth } {
    if (t.op === 'all') return this.instance(t.kid(1), bind(e, draw(this.sort(t.kid(0), e), t.name)), draw);
    if (t.op === '=>' && !isNegation(t)) {
      const premise = this.truth(t.kid(0), e);
      return premise === true ? this.instance(t.kid(1), e, draw) : { hypotheses: premise, holds: undefined };
    }
    const holds = this.truth(t, e);
    if (holds !== undefined) return { hypotheses: true, holds };
    if (t.op === 'and') {
      const parts = [0, 1].map((i) => this.instance(t.kid(i), e, draw));
      const open = parts.filter((p) => p.hypotheses !== false);
      return { hypotheses: some(parts, (p) => p.hypotheses), holds: all(open, (p) => p.holds) };
    }
    const unfolded = t.op === 'app' ? this.#unfold(t, e) : undefined;
    return unfolded === undefined ? { hypotheses: true, holds } : this.instance(unfolded.body, unfolded.inner, draw);
  }
}

function fail(why: string): never {
  throw new Error(why);
}
