/**
 * Drafts: terms, formulas and sorts while they are being understood. A draft may have holes ("metas"), which unification
 * fills, and overloaded applications ("choices"), which are settled when enough is known. `close` turns a finished draft into a kernel term.
 */

import type { Span } from '../syntax/ast.ts';
import type { Binder, Connective, Rational, Signature, Sym, Term } from '../terms/index.ts';
import type { Entry } from './scope.ts';

export type Draft =
  | { readonly kind: 'known'; readonly term: Term }
  | { readonly kind: 'meta'; readonly meta: Meta }
  | { readonly kind: 'local'; readonly local: Local }
  /** A symbol applied: a function, a predicate, or a sort. */
  | { readonly kind: 'app'; readonly symbol: Sym; readonly sorts: readonly Draft[]; readonly args: readonly Draft[] }
  | { readonly kind: 'set'; readonly element: Draft }
  | { readonly kind: 'number'; readonly value: Rational; readonly sort: Draft }
  | { readonly kind: 'pair'; readonly op: '=' | 'in' | Connective; readonly left: Draft; readonly right: Draft }
  | { readonly kind: 'bind'; readonly op: Binder; readonly local: Local; readonly body: Draft }
  | { readonly kind: 'choice'; readonly choice: Choice };

/** A hole. `sort` is the sort of what fills it; absent for a hole that a sort fills. */
export interface Meta {
  readonly what: 'term' | 'sort' | 'number sort' | 'fraction sort' | 'sort or formula';
  readonly sort: Draft | undefined;
  readonly span: Span;
  readonly name: string;
  value: Draft | undefined;
}

/** A variable that the expression binds itself, or whose sort is still to be found. */
export interface Local {
  readonly name: string;
  readonly sort: Draft;
  readonly span: Span;
  /** The free variable that stands for it in the kernel, once its sort is known. */
  term: Term | undefined;
}

/** An overloaded application whose symbol is not yet known. */
export interface Choice {
  readonly surface: string;
  readonly entries: readonly Entry[];
  readonly args: readonly Draft[];
  /** A meta: the sort of the whole. */
  readonly sort: Draft;
  readonly span: Span;
  chosen: Draft | undefined;
}

export const known = (term: Term): Draft => ({ kind: 'known', term });

/** A draft with its filled holes looked through, at the top. */
export function resolve(draft: Draft): Draft {
  let d = draft;
  for (;;) {
    const next = d.kind === 'meta' ? d.meta.value : d.kind === 'choice' ? d.choice.chosen : undefined;
    if (next === undefined) return d;
    d = next;
  }
}

/** What a draft cannot be closed for. */
export type Unfinished = { readonly hole: Meta } | { readonly choice: Choice };

/** Drafts over one signature: sorts, unification with undo, closing. */
export class Drafts {
  readonly s: Signature;
  readonly #trail: (Meta | Choice)[] = [];
  #names = 0;

  constructor(signature: Signature) {
    this.s = signature;
  }

  meta(what: Meta['what'], sort: Draft | undefined, span: Span, name: string): Draft {
    return { kind: 'meta', meta: { what, sort, span, name, value: undefined } };
  }

  /** A kernel term or sort with drafts for some of its variables. */
  lift(term: Term, env: ReadonlyMap<Term, Draft>): Draft {
    if (term.mask === 0) return known(term);
    if (term.op === 'free' || term.op === 'sortvar') return env.get(term) ?? known(term);
    if (term.op === 'set') return { kind: 'set', element: this.lift(term.kid(0), env) };
    if (term.op !== 'app' && term.op !== 'sort') return known(term);
    const kids = term.kids().map((k) => this.lift(k, env));
    const cut = term.symbol.sortVars.length;
    return { kind: 'app', symbol: term.symbol, sorts: kids.slice(0, cut), args: kids.slice(cut) };
  }

  /** The sort of a term, `prop` for a formula. */
  sortOf(draft: Draft): Draft {
    const d = resolve(draft);
    switch (d.kind) {
      case 'known':
        return known(this.s.sortOf(d.term));
      case 'meta':
        return d.meta.sort ?? known(this.s.prop);
      case 'local':
        return d.local.sort;
      case 'number':
        return d.sort;
      case 'set':
        return known(this.s.prop);
      case 'pair':
        return known(this.s.prop);
      case 'bind':
        return d.op === 'comp' ? { kind: 'set', element: d.local.sort } : known(this.s.prop);
      case 'choice':
        return d.choice.sort;
      case 'app':
        return this.lift(d.symbol.result ?? this.s.prop, environment(d.symbol, d.sorts, d.args));
    }
  }

  /** Makes two drafts equal by filling holes, if that is possible; otherwise changes nothing that `undo` cannot take back. */
  unify(left: Draft, right: Draft): boolean {
    const [a, b] = [this.#view(left), this.#view(right)];
    if (a === b) return true;
    if (a.kind === 'meta') return this.#fill(a.meta, b);
    if (b.kind === 'meta') return this.#fill(b.meta, a);
    if (a.kind === 'known' && b.kind === 'known') return a.term === b.term;
    if (a.kind === 'local' && b.kind === 'local') return a.local === b.local;
    if (a.kind === 'set' && b.kind === 'set') return this.unify(a.element, b.element);
    if (a.kind === 'app' && b.kind === 'app' && a.symbol === b.symbol) {
      const mine = [...a.sorts, ...a.args];
      const theirs = [...b.sorts, ...b.args];
      if (mine.every((m, i) => this.unify(m, theirs[i] ?? m))) return true;
    }
    return this.#finished(a) && this.#finished(b) && this.close(a) === this.close(b);
  }

  /** Runs a trial; what it filled stays only if it succeeds and `keep` is set. */
  attempt(trial: () => boolean, keep: boolean): boolean {
    const mark = this.#trail.length;
    const success = trial();
    if (!success || !keep) {
      for (const cell of this.#trail.splice(mark)) {
        if ('value' in cell) cell.value = undefined;
        else cell.chosen = undefined;
      }
    }
    return success;
  }

  choose(choice: Choice, chosen: Draft): void {
    choice.chosen = chosen;
    this.#trail.push(choice);
  }

  #fill(meta: Meta, value: Draft): boolean {
    const v = resolve(value);
    if (v.kind === 'meta' && v.meta === meta) return true;
    if (this.#mentions(v, meta)) return false;
    if (v.kind === 'meta' && narrower(meta.what, v.meta.what)) return this.#fill(v.meta, { kind: 'meta', meta });
    if (v.kind !== 'meta' && !this.#fits(meta.what, v)) return false;
    meta.value = v;
    this.#trail.push(meta);
    return meta.sort === undefined || this.unify(meta.sort, this.sortOf(v));
  }

  #fits(what: Meta['what'], v: Draft): boolean {
    const isProp = v.kind === 'known' && v.term === this.s.prop;
    const isSort =
      v.kind === 'set' ||
      (v.kind === 'app' && v.symbol.kind === 'sort') ||
      (v.kind === 'known' && (v.term.op === 'sort' || v.term.op === 'set' || v.term.op === 'sortvar'));
    if (what === 'term') return !isSort && !isProp;
    if (what === 'fraction sort') return v.kind === 'known' && (v.term === this.s.rat || v.term === this.s.real);
    if (what === 'number sort') return v.kind === 'known' && (v.term === this.s.nat || v.term === this.s.rat || v.term === this.s.real);
    return isSort || (isProp && what === 'sort or formula');
  }

  #view(draft: Draft): Draft {
    const d = resolve(draft);
    if (d.kind !== 'known') return d;
    const t = d.term;
    if (t.op === 'set') return { kind: 'set', element: known(t.kid(0)) };
    if ((t.op === 'app' || t.op === 'sort') && t.arity > 0) return this.#unfold(t);
    return d;
  }
  #unfold(t: Term): Draft {
    const kids = t.kids().map(known);
    const cut = t.symbol.sortVars.length;
    return { kind: 'app', symbol: t.symbol, sorts: kids.slice(0, cut), args: kids.slice(cut) };
  }

  #mentions(draft: Draft, meta: Meta): boolean {
    return this.#some(draft, (d) => d.kind === 'meta' && d.meta === meta);
  }
  #finished(draft: Draft): boolean {
    return !this.#some(draft, (d) => d.kind === 'meta' || d.kind === 'choice' || (d.kind === 'local' && !this.#finished(d.local.sort)));
  }
  #some(draft: Draft, test: (d: Draft) => boolean): boolean {
    const d = resolve(draft);
    if (test(d)) return true;
    switch (d.kind) {
      case 'app':
        return d.sorts.some((x) => this.#some(x, test)) || d.args.some((x) => this.#some(x, test));
      case 'set':
        return this.#some(d.element, test);
      case 'number':
        return this.#some(d.sort, test);
      case 'pair':
        return this.#some(d.left, test) || this.#some(d.right, test);
      case 'bind':
        return this.#some(d.local.sort, test) || this.#some(d.body, test);
      case 'choice':
        return d.choice.args.some((x) => this.#some(x, test));
      default:
        return false;
    }
  }

  /** The first hole or open choice, in reading order. */
  unfinished(draft: Draft): Unfinished | undefined {
    let found: Unfinished | undefined;
    this.#some(draft, (d) => {
      if (d.kind === 'meta') found ??= { hole: d.meta };
      if (d.kind === 'choice') found ??= { choice: d.choice };
      if (d.kind === 'local' && found === undefined) found = this.unfinished(d.local.sort);
      return found !== undefined;
    });
    return found;
  }

  /** The kernel term of a draft without holes. */
  close(draft: Draft): Term {
    const d = resolve(draft);
    switch (d.kind) {
      case 'known':
        return d.term;
      case 'local':
        return this.variable(d.local);
      case 'app':
        return this.s.apply(d.symbol, d.sorts.map((x) => this.close(x)), d.args.map((x) => this.close(x))); // biome-ignore format: one thought
      case 'set':
        return this.s.setOf(this.close(d.element));
      case 'number':
        return this.s.numeral(d.value, this.close(d.sort));
      case 'pair': {
        const [left, right] = [this.close(d.left), this.close(d.right)];
        return d.op === '=' ? this.s.equal(left, right) : d.op === 'in' ? this.s.member(left, right) : this.s.connective(d.op, left, right);
      }
      case 'bind':
        return this.s.bind(d.op, this.variable(d.local), this.close(d.body));
      case 'meta':
      case 'choice':
        throw new Error('an unfinished draft cannot be closed');
    }
  }

  /** The free variable of a local. Its name is fresh where another variable has the same, so that nothing is captured. */
  variable(local: Local): Term {
    local.term ??= this.s.free(local.name, this.close(local.sort));
    return local.term;
  }

  /** A name that no variable has had before. */
  fresh(name: string): string {
    return `${name.replace(/~\d+$/, '')}~${++this.#names}`;
  }
}

/** The surface name behind a fresh one. */
export const plain = (name: string): string => name.replace(/(?:~|!!)\d+$/, '');

/** A text in which variables go by their surface names. */
export const plainly = (text: string): string => text.replace(/(?:~|!!)\d+/g, '');

export function environment(symbol: Sym, sorts: readonly Draft[], args: readonly Draft[]): Map<Term, Draft> {
  const env = new Map<Term, Draft>();
  for (const [i, v] of symbol.sortVars.entries()) {
    const sort = sorts[i];
    if (sort !== undefined) env.set(v, sort);
  }
  for (const [i, p] of symbol.params.entries()) {
    const arg = args[i];
    if (arg !== undefined) env.set(p, arg);
  }
  return env;
}

/** Whether the first kind of hole admits fewer things than the second. */
function narrower(a: Meta['what'], b: Meta['what']): boolean {
  const rank = { term: 0, 'fraction sort': 0, 'number sort': 1, sort: 2, 'sort or formula': 3 } as const;
  return rank[a] < rank[b];
}
