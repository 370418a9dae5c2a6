/**
 * Expressions: what a writer left out is found by unification (implicit arguments, sorts of bound variables),
 * overloaded names are told apart by the sorts of their arguments, predicate notation is spelled out.
 */

import type { Binder, Expr, Name, Notation, Operator, Span } from '../syntax/ast.ts';
import { type Diagnostic, diagnostic } from '../syntax/diagnostics.ts';
import { nearest } from '../syntax/similar.ts';
import {
  type Arithmetic,
  freeVariables,
  KernelError,
  type OnMatrices,
  onMatrices,
  parseRational,
  rational,
  type Sym,
  type Term,
} from '../terms/index.ts';
import { type Place, showDraft } from './display.ts';
import { type Choice, type Draft, type Drafts, environment, known, type Local, plain, plainly, resolve } from './draft.ts';
import { callingIn } from './hidden.ts';
import type { Entry, Parameter, Scope, Spaces } from './scope.ts';

/** Thrown when a statement cannot be understood; the diagnostics say why (none: an earlier error is the cause). */
export class Abandoned extends Error {
  readonly diagnostics: readonly Diagnostic[];
  constructor(diagnostics: readonly Diagnostic[]) {
    super('abandoned');
    this.diagnostics = diagnostics;
  }
}

/** What a name stands for in a statement: a variable, or an expression that `let` named, with the names it sees. */
export type Meaning =
  | { readonly kind: 'local'; readonly local: Local }
  | { readonly kind: 'term'; readonly term: Term }
  | { readonly kind: 'expression'; readonly expression: Expr; readonly names: Names };
export type Names = ReadonlyMap<string, Meaning>;
export const noNames: Names = new Map();

/** Names that no writer can use: the spaces that `on` sets, and what predicate notation speaks about. */
export const CONCEPTS = 'the concept space';
export const FEATURES = 'the feature space';
/** The spaces of predicate notation, as far as the names in view say what they are. */
export function spacesIn(names: Names): Spaces {
  const space = (key: string): Term | undefined => {
    const meaning = names.get(key);
    return meaning?.kind === 'term' ? meaning.term : undefined;
  };
  return { concepts: space(CONCEPTS), features: space(FEATURES) };
}
/** Where something stands: among these names. */
export const placeIn = (names: Names, scope: Scope): Place => ({ spaces: spacesIn(names), calling: callingIn(names, scope) });

const BUILT_IN: readonly string[] = ['Nat', 'Rat', 'Real', 'Set'];
const SUBJECT = 'the subject of predicate notation';
const spoken = (name: string, span: Span): Expr => ({ kind: 'name', name, span });

/** How many parts of expressions one statement may have, with what abbreviations stand for written out. */
const LARGEST = 70_000;

/** How many items a list may have that becomes nested formulas. */
export const MANY = 500;
/** The most entries of a matrix that is written down. */
const MOST_ENTRIES = 10_000;

const OPERATIONS: ReadonlyMap<Notation, Arithmetic> = new Map<Notation, Arithmetic>([
  ['+', '+'],
  ['-', '-'],
  ['*', '*'],
  ['/', '/'],
  ['<=', '<='],
  ['<', '<'],
]);

/** One statement (or parameter list) being understood. */
export class Reading {
  readonly scope: Scope;
  readonly drafts: Drafts;
  /** The parameters of the file, or what a claim puts in their places. */
  readonly parameters: readonly Parameter[];
  readonly problems: Diagnostic[] = [];
  #broken = false;
  #size = 0;
  #whole: Span = { start: 0, end: 0 };
  #pending: Choice[] = [];
  /** The names in view where it is reading. */
  #names: Names = noNames;
  /** Numerals whose sort nothing has told yet; in the end they belong to Nat, or else to Rat. */
  readonly #numbers: { readonly sort: Draft; readonly whole: boolean }[] = [];
  /** While parameters are read: unknown names in sorts become parameters, in order of appearance. */
  #unknowns: Map<string, Local> | undefined;

  constructor(scope: Scope, drafts: Drafts, parameters: readonly Parameter[] = scope.parameters) {
    this.scope = scope;
    this.drafts = drafts;
    this.parameters = parameters;
  }

  // ---- whole statements

  formula(expr: Expr, names: Names): Term {
    return this.finish(this.read(expr, names, this.#prop), expr.span, names);
  }
  term(expr: Expr, names: Names, sort?: Term): Term {
    return this.finish(this.read(expr, names, sort === undefined ? undefined : known(sort)), expr.span, names);
  }
  sort(expr: Expr, names: Names): Term {
    return this.finish(this.readSort(expr, names), expr.span, names);
  }

  /** Settles what is open and closes the draft; throws `Abandoned` if anything went wrong. */
  finish(draft: Draft, span: Span, names: Names): Term {
    this.settle();
    this.#reportHoles(draft);
    this.check();
    const term = this.guard(span, () => this.drafts.close(draft));
    const stray = term.mask === 0 ? undefined : this.#stray(term, names);
    if (stray !== undefined) this.problems.push(diagnostic('ESCAPING_VARIABLE', span, { name: plain(stray.name) }));
    this.check();
    return term;
  }

  /** A free variable of the term that no name in view accounts for: a hole was filled with something that is bound further inside. */
  #stray(term: Term, names: Names): Term | undefined {
    const allowed = new Set<Term>(this.parameters.flatMap((p) => [...freeVariables(p.term)]));
    for (const m of names.values()) {
      const variable = m.kind === 'term' ? m.term : m.kind === 'local' ? m.local.term : undefined;
      if (variable !== undefined) for (const v of freeVariables(variable)) allowed.add(v);
    }
    return [...freeVariables(term)].find((v) => v.op === 'free' && !allowed.has(v));
  }

  /** Runs a construction; the kernel's refusal becomes a diagnostic. */
  guard<T>(span: Span, make: () => T): T {
    try {
      return make();
    } catch (error) {
      if (!(error instanceof KernelError)) throw error;
      throw new Abandoned([...this.problems, diagnostic('REFUSED', span, { reason: plainly(error.message) })]);
    }
  }

  /** Throws if there is any problem. */
  check(): void {
    if (this.problems.length > 0 || this.#broken) throw new Abandoned(this.problems);
  }

  #reportHoles(draft: Draft): void {
    const left = this.drafts.unfinished(draft);
    if (left === undefined || this.problems.length > 0 || this.#broken) return;
    if ('hole' in left) {
      const { span, name, what } = left.hole;
      this.problems.push(diagnostic('NOT_INFERRED', span, { name, sort: what !== 'term' }));
      return;
    }
    const { choice } = left;
    const ways = this.#ways(choice, choice.sort).map(({ entry, coercion }) => coercion?.by ?? entry);
    const refers = [...new Set(ways)].map((entry) => ({
      says: `\`${entry.surface}\` may be this`,
      theory: entry.theory,
      name: entry.surface,
      nth: this.scope.nth(entry),
    }));
    this.problems.push(diagnostic('AMBIGUOUS', choice.span, { name: choice.surface, candidates: ways.map(describe) }, { refers }));
  }

  // ---- reading

  get #prop(): Draft {
    return known(this.drafts.s.prop);
  }

  /** A term or formula; `expected` is the sort it must have. */
  read(expr: Expr, names: Names, expected: Draft | undefined): Draft {
    if (this.#size === 0) this.#whole = expr.span;
    const draft = this.#read(expr, names, expected);
    this.#names = names;
    return expected === undefined ? draft : this.#adapted(draft, expected, expr.span);
  }

  /** The draft, or what a coercion makes of it, where something of this sort is expected. */
  #adapted(draft: Draft, expected: Draft, span: Span): Draft {
    if (this.#agree(draft, expected)) return draft;
    const coerced = this.#coerced(draft, expected, span);
    if (coerced !== undefined) return coerced;
    const d = resolve(draft);
    if (d.kind === 'choice' && this.drafts.unify(d.choice.sort, expected)) this.#decide(d.choice);
    else this.#mismatch(span, draft, expected);
    return draft;
  }

  #agree(draft: Draft, expected: Draft): boolean {
    const d = resolve(draft);
    if (d.kind !== 'choice') return this.drafts.attempt(() => this.drafts.unify(this.drafts.sortOf(d), expected), true);
    const fits = () => this.drafts.unify(d.choice.sort, expected) && this.#ways(d.choice, d.choice.sort).length > 0;
    if (!this.drafts.attempt(fits, true)) return false;
    this.#decide(d.choice);
    return true;
  }

  /** What a coercion makes of the draft, so that it is of this sort; which coercion may stay open for a while. */
  #coerced(draft: Draft, expected: Draft, span: Span): Draft | undefined {
    const entries = this.scope.notation('coerce');
    if (entries.length === 0) return undefined;
    const sort = this.drafts.meta('sort', undefined, span, 'what a coercion makes of this');
    const choice: Choice = { surface: 'coerce', entries, args: [draft], sort, span, chosen: undefined };
    if (!this.drafts.attempt(() => this.drafts.unify(sort, expected) && this.#fitting(choice, sort).length > 0, true)) return undefined;
    // after an error, that there is one is enough
    if (this.problems.length > 0 || this.#broken) return this.#brokenPart(span);
    if (!this.#decide(choice)) this.#pending.push(choice);
    return { kind: 'choice', choice };
  }

  #mismatch(span: Span, draft: Draft, expected: Draft): void {
    const found = resolve(this.drafts.sortOf(draft));
    const wanted = resolve(expected);
    const isFormula = (d: Draft) => d.kind === 'known' && d.term === this.drafts.s.prop;
    if (isFormula(wanted)) this.problems.push(diagnostic('EXPECTED_FORMULA', span, { sort: this.#show(found) }));
    else if (isFormula(found)) this.problems.push(diagnostic('EXPECTED_TERM', span, { sort: this.#show(wanted) }));
    else this.problems.push(diagnostic('SORT_MISMATCH', span, { found: this.#show(found), wanted: this.#show(wanted) }));
  }
  #show(draft: Draft): string {
    return showDraft(draft, this.scope, placeIn(this.#names, this.scope));
  }

  /** A placeholder for what an error made unknown; it fits everywhere. */
  #wildcard(span: Span): Draft {
    return this.drafts.meta('term', this.drafts.meta('sort or formula', undefined, span, '?'), span, '?');
  }
  /** Something that an error elsewhere spoilt; there is nothing to report here. */
  #brokenPart(span: Span): Draft {
    this.#broken = true;
    return this.#wildcard(span);
  }
  #problem(found: Diagnostic): Draft {
    this.problems.push(found);
    return this.#wildcard(found.span);
  }

  #read(expr: Expr, names: Names, expected: Draft | undefined): Draft {
    this.#names = names;
    if (++this.#size > LARGEST) throw new Abandoned([diagnostic('STATEMENT_TOO_LARGE', this.#whole, { limit: LARGEST })]);
    const { s } = this.drafts;
    switch (expr.kind) {
      case 'name':
        return this.#name(expr.name, expr.span, names, expected);
      case 'number':
        return this.#number(expr.text, expr.span, expected);
      case 'call': {
        const { text } = expr.head;
        if (names.has(text) || this.scope.abbreviations.has(text))
          return this.#problem(diagnostic('NOT_A_FUNCTION', expr.head.span, { name: text }));
        const entries = this.scope.entries(text);
        if (entries.length === 0) return this.#unknown(expr.head, names);
        return this.#apply(text, entries, expr.args, names, expected, expr.span);
      }
      case 'operator':
        return this.#operator(expr.op, expr.args, names, expected, expr.span);
      case 'relation': {
        if (expr.op === '!=' || expr.op === 'not in') {
          const op = expr.op === '!=' ? '=' : 'in';
          return this.#not(this.#read({ ...expr, op }, names, undefined));
        }
        return expr.op === '=' ? this.#equation(expr.left, expr.right, names) : this.#membership(expr.left, expr.right, names);
      }
      case 'connective': {
        const left = this.read(expr.left, names, this.#prop);
        const right = this.read(expr.right, names, this.#prop);
        if (expr.op !== '<=>') return { kind: 'pair', op: expr.op, left, right };
        return {
          kind: 'pair',
          op: 'and',
          left: { kind: 'pair', op: '=>', left, right },
          right: { kind: 'pair', op: '=>', left: right, right: left },
        };
      }
      case 'not':
        return this.#not(this.read(expr.body, names, this.#prop));
      case 'truth':
        return expr.value ? this.#not(known(s.falsum)) : known(s.falsum);
      case 'quantified':
        return this.#quantified(expr.quantifier, expr.binders, expr.body, names);
      case 'comprehension':
        return this.#comprehension(expr.binder, expr.body, names, expected);
      case 'set':
        return this.#literal(expr.items, names, expected, expr.span);
      case 'matrix':
        return this.#listed(expr.rows, expr.span, expected, names) ?? this.#matrix(expr.rows, names);
      case 'tuple': {
        const [first, ...rest] = expr.items;
        if (first === undefined) throw new Error('an empty tuple');
        return this.#operator('(,)', [first, ...rest], names, expected, expr.span);
      }
      case 'ascription':
        return this.read(expr.term, names, this.readSort(expr.sort, names));
      case 'predicates':
        return this.#predicates(expr.head, expr.items, names, expr.span);
    }
  }

  #not(body: Draft): Draft {
    return { kind: 'pair', op: '=>', left: body, right: known(this.drafts.s.falsum) };
  }

  #equation(left: Expr, right: Expr, names: Names): Draft {
    const a = this.#read(left, names, undefined);
    const sort = this.drafts.sortOf(a);
    const isFormula = (d: Draft) => d.kind === 'known' && d.term === this.drafts.s.prop;
    if (isFormula(resolve(sort))) return this.#problem(diagnostic('EQUATION_OF_FORMULAS', left.span, {}));
    const b = this.#read(right, names, sort);
    const equation = (x: Draft, y: Draft): Draft => ({ kind: 'pair', op: '=', left: x, right: y });
    if (this.#agree(b, sort)) return equation(a, b);
    const second = this.#coerced(b, sort, right.span);
    if (second !== undefined) return equation(a, second);
    const first = this.#coerced(a, this.drafts.sortOf(b), left.span);
    return first === undefined ? equation(a, this.#adapted(b, sort, right.span)) : equation(first, b);
  }

  #membership(left: Expr, right: Expr, names: Names): Draft {
    const element = this.drafts.meta('sort', undefined, left.span, 'its sort');
    const set = this.read(right, names, { kind: 'set', element });
    const member = this.#read(left, names, element);
    const membership = (x: Draft, y: Draft): Draft => ({ kind: 'pair', op: 'in', left: x, right: y });
    if (this.#agree(member, element)) return membership(member, set);
    const turned = this.#coerced(member, element, left.span);
    if (turned !== undefined) return membership(turned, set);
    const wider = this.#coerced(set, { kind: 'set', element: this.drafts.sortOf(member) }, right.span);
    return wider === undefined ? membership(this.#adapted(member, element, left.span), set) : membership(member, wider);
  }

  #name(name: string, span: Span, names: Names, expected: Draft | undefined): Draft {
    const meaning = names.get(name);
    if (meaning !== undefined) {
      if (meaning.kind === 'local') return { kind: 'local', local: meaning.local };
      if (meaning.kind === 'term') return known(meaning.term);
      return this.#read(meaning.expression, meaning.names, expected);
    }
    const parameter = this.parameters.find((p) => p.name === name);
    if (parameter !== undefined) return known(parameter.term);
    const abbreviation = this.scope.abbreviations.get(name);
    if (abbreviation !== undefined) return this.#read(abbreviation, noNames, expected);
    const auto = this.#unknowns?.get(name);
    if (auto !== undefined) return { kind: 'local', local: auto };
    const entries = this.scope.entries(name);
    if (entries.length > 0) return this.#apply(name, entries, [], names, expected, span);
    if (BUILT_IN.includes(name)) return this.#problem(diagnostic('SORT_AS_TERM', span, { name }));
    return this.#unknown({ text: name, span }, names);
  }

  #unknown(name: Name, names: Names): Draft {
    if (this.#unknowns !== undefined) {
      const local: Local = {
        name: name.text,
        sort: this.drafts.meta('sort', undefined, name.span, name.text),
        span: name.span,
        term: undefined,
      };
      this.#unknowns.set(name.text, local);
      return { kind: 'local', local };
    }
    if (this.scope.isBroken(name.text)) return this.#brokenPart(name.span);
    const suggestions = nearest(name.text, [...names.keys(), ...this.scope.names()]);
    return this.#problem(diagnostic('UNKNOWN_NAME', name.span, { name: name.text, suggestions }));
  }

  /** Reads while unknown names become parameters; these are returned in order of appearance. */
  collecting<T>(read: () => T): { readonly result: T; readonly found: readonly Local[] } {
    const outer = this.#unknowns;
    this.#unknowns = new Map();
    const result = read();
    const found = [...this.#unknowns.values()];
    this.#unknowns = outer;
    return { result, found };
  }

  #number(text: string, span: Span, expected: Draft | undefined): Draft {
    try {
      const value = parseRational(text);
      const whole = value.d === 1n && value.n >= 0n;
      const sort = this.drafts.meta(whole ? 'number sort' : 'fraction sort', undefined, span, text);
      if (expected !== undefined) this.drafts.unify(sort, expected);
      this.#numbers.push({ sort, whole });
      return { kind: 'number', value, sort };
    } catch (error) {
      if (!(error instanceof KernelError)) throw error;
      return this.#problem(diagnostic('REFUSED', span, { reason: plainly(error.message) }));
    }
  }

  // ---- binders

  /** A bound variable; its kernel name is fresh if another variable in view has the name. */
  #local(name: Name, names: Names, sort: Draft): Local {
    const taken = names.has(name.text) || this.parameters.some((p) => p.name === name.text);
    return { name: taken ? this.drafts.fresh(name.text) : name.text, sort, span: name.span, term: undefined };
  }

  #quantified(quantifier: 'forall' | 'exists', binders: readonly Binder[], body: Expr, names: Names): Draft {
    const inner = new Map(names);
    const layers: { readonly local: Local; readonly range: Draft | undefined }[] = [];
    for (const binder of binders) {
      const { sort, set } = this.#range(binder, inner);
      for (const name of binder.names) {
        const local = this.#local(name, inner, sort);
        inner.set(name.text, { kind: 'local', local });
        layers.push({
          local,
          range: set === undefined ? undefined : { kind: 'pair', op: 'in', left: { kind: 'local', local }, right: set },
        });
      }
    }
    let draft = this.read(body, inner, this.#prop);
    for (const { local, range } of layers.reverse()) {
      if (range !== undefined) draft = { kind: 'pair', op: quantifier === 'forall' ? '=>' : 'and', left: range, right: draft };
      draft = { kind: 'bind', op: quantifier === 'forall' ? 'all' : 'ex', local, body: draft };
    }
    return draft;
  }

  #range(binder: Binder, names: Names): { readonly sort: Draft; readonly set: Draft | undefined } {
    const { range } = binder;
    if (range.kind === 'sort') return { sort: this.readSort(range.sort, names), set: undefined };
    const name = binder.names[0]?.text ?? '';
    const sort = this.drafts.meta('sort', undefined, binder.span, name);
    if (range.kind === 'none') return { sort, set: undefined };
    return { sort, set: this.read(range.set, names, { kind: 'set', element: sort }) };
  }

  #comprehension(binder: Binder, body: Expr, names: Names, expected: Draft | undefined): Draft {
    const [name] = binder.names;
    if (name === undefined) throw new Error('a comprehension without a variable');
    const { sort, set } = this.#range(binder, names);
    if (expected !== undefined) this.drafts.unify({ kind: 'set', element: sort }, expected);
    const local = this.#local(name, names, sort);
    const inner = new Map(names).set(name.text, { kind: 'local', local });
    let draft = this.read(body, inner, this.#prop);
    if (set !== undefined)
      draft = { kind: 'pair', op: 'and', left: { kind: 'pair', op: 'in', left: { kind: 'local', local }, right: set }, right: draft };
    return { kind: 'bind', op: 'comp', local, body: draft };
  }

  /** `[3]` where something of another sort is expected than a matrix: what a theory means by it with its notation. */
  #listed(rows: readonly (readonly Expr[])[], span: Span, expected: Draft | undefined, names: Names): Draft | undefined {
    const entries = this.scope.notation('[]');
    const [only] = rows[0] ?? [];
    if (expected === undefined || only === undefined || entries.length === 0 || rows.length > 1 || rows[0]?.length !== 1) return undefined;
    const wanted = resolve(expected);
    const fits = wanted.kind === 'known' && entries.some((e) => e.symbol.result === wanted.term);
    return fits ? this.#apply('[]', entries, [only], names, expected, span) : undefined;
  }

  /** `[a b; c d]` is put together from cells: a beside b, above c beside d. */
  #matrix(rows: readonly (readonly Expr[])[], names: Names): Draft {
    const { s } = this.drafts;
    const [first = []] = rows;
    if (rows.length * first.length > MOST_ENTRIES)
      return this.#problem(diagnostic('TOO_MANY', first[0]?.span ?? { start: 0, end: 0 }, { what: 'entries', limit: MOST_ENTRIES }));
    const apply = (name: OnMatrices, sizes: readonly number[], args: readonly Draft[]): Draft => {
      const symbol = onMatrices(s, name);
      const all = [...sizes.map((n) => known(s.numeral(rational(BigInt(n)), s.nat))), ...args];
      const terms = all.flatMap((d) => (d.kind === 'known' ? [d.term] : []));
      return terms.length === all.length ? known(s.apply(symbol, [], terms)) : { kind: 'app', symbol, sorts: [], args: all };
    };
    const cell = (entry: Expr) => {
      const draft = this.read(entry, names, known(s.real));
      if (draft.kind === 'number') return apply('cell', [], [known(s.numeral(draft.value, s.real))]);
      const made: Draft = { kind: 'app', symbol: onMatrices(s, 'cell'), sorts: [], args: [draft] };
      return made;
    };
    const row = (entries: readonly Expr[]) => entries.map(cell).reduce((a, b, i) => apply('beside', [1, i, 1], [a, b]));
    return rows.map(row).reduce((a, b, i) => apply('above', [i, 1, first.length], [a, b]));
  }

  /** {a, b} is { x | x = a or x = b }, {} is { x | false }. */
  #literal(items: readonly Expr[], names: Names, expected: Draft | undefined, span: Span): Draft {
    if (items.length > MANY) return this.#problem(diagnostic('TOO_MANY', span, { what: 'elements', limit: MANY }));
    const sort = this.drafts.meta('sort', undefined, span, '{…}');
    if (expected !== undefined) this.drafts.unify({ kind: 'set', element: sort }, expected);
    const local: Local = { name: this.drafts.fresh('x'), sort, span, term: undefined };
    let body: Draft | undefined;
    for (const item of items) {
      const equation: Draft = { kind: 'pair', op: '=', left: { kind: 'local', local }, right: this.read(item, names, sort) };
      body = body === undefined ? equation : { kind: 'pair', op: 'or', left: body, right: equation };
    }
    return { kind: 'bind', op: 'comp', local, body: body ?? known(this.drafts.s.falsum) };
  }

  /** P{φ, …} and K{ψ, …}: the laws of the concept space, or the kernels from it to the feature space, with these predicates. */
  #predicates(head: Name, items: readonly Expr[], names: Names, span: Span): Draft {
    if (head.text !== 'P' && head.text !== 'K') return this.#problem(diagnostic('NOT_PREDICATE_NOTATION', head.span, { name: head.text }));
    if (items.length > MANY) return this.#problem(diagnostic('TOO_MANY', span, { what: 'predicates', limit: MANY }));
    const sortName = head.text === 'P' ? 'Dist' : 'Kern';
    const spaces = [
      names.has(CONCEPTS) ? { expr: spoken(CONCEPTS, span), names } : { expr: this.scope.concepts?.expr, names: noNames },
      names.has(FEATURES) ? { expr: spoken(FEATURES, span), names } : { expr: this.scope.features?.expr, names: noNames },
    ];
    if (head.text === 'P') spaces.pop();
    const entries = this.scope.entries(sortName).filter((e) => e.symbol.kind === 'sort' && e.symbol.params.length === spaces.length);
    const [entry] = entries;
    if (entry === undefined) return this.#problem(diagnostic('UNKNOWN_SORT', head.span, { name: sortName, suggestions: [] }));
    const args = entry.symbol.params.map((p, i) => {
      const sort = known(p.kid(0));
      const space = spaces[i];
      return space?.expr === undefined ? this.drafts.meta('term', sort, span, 'the space') : this.read(space.expr, space.names, sort);
    });
    const local: Local = {
      name: this.drafts.fresh(head.text === 'P' ? 'mu' : 'kappa'),
      sort: { kind: 'app', symbol: entry.symbol, sorts: [], args },
      span,
      term: undefined,
    };
    const inner = new Map(names).set(SUBJECT, { kind: 'local', local });
    let body: Draft | undefined;
    for (const item of items) {
      const last = spoken(SUBJECT, item.span);
      const call: Expr | undefined =
        item.kind === 'name'
          ? { kind: 'call', head: { text: item.name, span: item.span }, args: [last], span: item.span }
          : item.kind === 'call'
            ? { ...item, args: [...item.args, last] }
            : undefined;
      if (call === undefined) return this.#problem(diagnostic('NOT_A_PREDICATE', item.span, {}));
      const draft = this.read(call, inner, this.#prop);
      body = body === undefined ? draft : { kind: 'pair', op: 'and', left: body, right: draft };
    }
    return { kind: 'bind', op: 'comp', local, body: body ?? this.#not(known(this.drafts.s.falsum)) };
  }

  // ---- applications

  #operator(op: Operator, args: readonly Expr[], names: Names, expected: Draft | undefined, span: Span): Draft {
    const [a, b] = args;
    if ((op === '>=' || op === '>') && a !== undefined && b !== undefined)
      return this.#operator(op === '>=' ? '<=' : '<', [b, a], names, expected, span);
    const { s } = this.drafts;
    if (op === '-' && args.length === 1 && a !== undefined && !this.scope.notation(op).some((e) => arity(e) === 1))
      return this.#operator('-', [{ kind: 'number', text: '0', span }, a], names, expected, span);
    if (op === '>=' || op === '>') throw new Error(`${op} has two sides`);
    const entries = [...this.scope.notation(op)];
    const operation = OPERATIONS.get(op);
    if (operation !== undefined) {
      for (const sort of [s.nat, s.rat, s.real]) {
        if (operation === '/' && sort === s.nat) continue;
        entries.push({
          symbol: s.arithmetic(operation, sort),
          surface: op,
          theory: '',
          explicit: [true, true],
          attributes: { notation: op },
        });
      }
    }
    if (entries.length === 0 && this.scope.isBroken(op)) return this.#brokenPart(span);
    if (entries.length === 0) return this.#problem(diagnostic('NO_MEANING', span, { notation: op }));
    return this.#apply(op, entries, args, names, expected, span);
  }

  #apply(surface: string, all: readonly Entry[], args: readonly Expr[], names: Names, expected: Draft | undefined, span: Span): Draft {
    const sorts = all.filter((e) => e.symbol.kind === 'sort');
    if (sorts.length === all.length) return this.#problem(diagnostic('SORT_AS_TERM', span, { name: surface }));
    const entries = all.filter((e) => e.symbol.kind !== 'sort' && arity(e) === args.length);
    const [only] = entries;
    if (only === undefined) {
      const wanted = [...new Set(all.map(arity))].sort((x, y) => x - y);
      return this.#problem(diagnostic('WRONG_ARITY', span, { name: surface, wanted, found: args.length }));
    }
    if (entries.length === 1) {
      const { draft, explicit } = this.#instance(only, span);
      // what is expected of the whole helps to understand the parts, unless it does not fit: `read` reports that
      const hint = expected !== undefined && telling(expected) ? expected : undefined;
      if (hint !== undefined) this.drafts.attempt(() => this.drafts.unify(this.drafts.sortOf(draft), hint), true);
      const read: Draft[] = [];
      const unfit: (() => void)[] = [];
      for (const [i, arg] of args.entries()) {
        const { sort, hole } = explicit[i] ?? { sort: this.#prop, hole: this.#wildcard(span) };
        const value = this.#read(arg, names, sort);
        const fits = this.#agree(value, sort) ? value : this.#coerced(value, sort, arg.span);
        read.push(value);
        if (fits === undefined) unfit.push(() => this.#adapted(value, sort, arg.span));
        else this.#put(hole, fits, arg.span);
      }
      // an argument before the one that does not fit may have to be coerced
      const turned = unfit.length === 0 ? undefined : this.#chosen(surface, entries, read, hint, span);
      if (turned === undefined) for (const report of unfit) report();
      return turned ?? draft;
    }
    const read = args.map((arg) => this.#read(arg, names, undefined));
    const choice: Choice = {
      surface,
      entries,
      args: read,
      sort: this.drafts.meta('sort or formula', undefined, span, surface),
      span,
      chosen: undefined,
    };
    const draft: Draft = { kind: 'choice', choice };
    if (this.problems.length > 0 || this.#broken) return draft;
    if (!this.#decide(choice) && expected !== undefined && this.drafts.attempt(() => this.drafts.unify(choice.sort, expected), true))
      this.#decide(choice);
    if (choice.chosen === undefined) this.#pending.push(choice);
    return draft;
  }

  /** The same as a choice among its readings with an argument coerced; undefined if there is none. */
  #chosen(surface: string, entries: readonly Entry[], args: readonly Draft[], expected: Draft | undefined, span: Span): Draft | undefined {
    if (this.problems.length > 0 || this.#broken) return undefined;
    const sort = expected ?? this.drafts.meta('sort or formula', undefined, span, surface);
    const choice: Choice = { surface, entries, args, sort, span, chosen: undefined };
    if (this.#ways(choice, sort).length === 0) return undefined;
    if (!this.#decide(choice)) this.#pending.push(choice);
    return { kind: 'choice', choice };
  }

  /** Fills the hole of an argument; fails only after a mismatch, which is reported already. */
  #put(hole: Draft, value: Draft, span: Span): void {
    if (this.drafts.unify(hole, value) || this.problems.length > 0) return;
    const terms = { found: this.#show(value), wanted: this.#show(hole) };
    const [found, wanted] = [this.#show(this.drafts.sortOf(value)), this.#show(this.drafts.sortOf(hole))];
    this.problems.push(diagnostic('SORT_MISMATCH', span, { found, wanted, terms }));
  }

  /** The symbol with a hole for every argument. */
  #instance(
    entry: Entry,
    span: Span,
  ): { readonly draft: Draft; readonly explicit: readonly { readonly sort: Draft; readonly hole: Draft }[] } {
    const { symbol } = entry;
    const sorts = symbol.sortVars.map((v) => this.drafts.meta('sort', undefined, span, `the sort ${v.name} of ${entry.surface}`));
    const args: Draft[] = [];
    const explicit: { sort: Draft; hole: Draft }[] = [];
    const env = environment(symbol, sorts, []);
    for (const [i, p] of symbol.params.entries()) {
      const sort = this.drafts.lift(p.kid(0), env);
      const hole = this.#default(entry.defaults?.[i], sort) ?? this.drafts.meta('term', sort, span, `${plain(p.name)} of ${entry.surface}`);
      env.set(p, hole);
      args.push(hole);
      if (entry.explicit[i]) explicit.push({ sort, hole });
    }
    return { draft: { kind: 'app', symbol, sorts, args }, explicit };
  }

  /** The parameter of the file that stands for an argument which is not written. */
  #default(name: string | undefined, sort: Draft): Draft | undefined {
    const parameter = name === undefined ? undefined : this.parameters.find((p) => p.name === name);
    const value = parameter === undefined ? undefined : known(parameter.term);
    return value !== undefined && this.drafts.unify(sort, this.drafts.sortOf(value)) ? value : undefined;
  }

  /** Whether a way of reading a choice fits; `keep` makes it the one. */
  #fits(choice: Choice, { entry, coercion }: Way, sort: Draft, keep: boolean): boolean {
    return this.drafts.attempt(() => {
      const { draft, explicit } = this.#instance(entry, choice.span);
      const put = (i: number, arg: Draft): boolean => {
        const place = explicit[i];
        return place !== undefined && this.drafts.unify(place.sort, this.drafts.sortOf(arg)) && this.drafts.unify(place.hole, arg);
      };
      for (const [i, arg] of choice.args.entries()) if (coercion?.place !== i && !put(i, arg)) return false;
      if (!this.drafts.unify(sort, this.drafts.sortOf(draft))) return false;
      if (coercion !== undefined && !this.#putCoerced(choice, coercion, put)) return false;
      if (keep) this.drafts.choose(choice, draft);
      return true;
    }, keep);
  }

  /** Puts an argument into its place, coerced. */
  #putCoerced(choice: Choice, { place, by }: NonNullable<Way['coercion']>, put: (i: number, arg: Draft) => boolean): boolean {
    const { draft, explicit } = this.#instance(by, choice.span);
    const [only] = explicit;
    const arg = choice.args[place];
    if (only === undefined || arg === undefined) return false;
    return this.drafts.unify(only.sort, this.drafts.sortOf(arg)) && this.drafts.unify(only.hole, arg) && put(place, draft);
  }

  #fitting(choice: Choice, sort: Draft): Entry[] {
    const actual = choice.args.map((arg) => this.drafts.sortOf(arg));
    return choice.entries.filter((entry) => resembles(entry, actual) && this.#fits(choice, { entry, coercion: undefined }, sort, false));
  }

  /** The ways in which a choice can be read: without coercions; only if there are none, with one of the arguments coerced. */
  #ways(choice: Choice, sort: Draft): readonly Way[] {
    const plainly = this.#fitting(choice, sort).map((entry): Way => ({ entry, coercion: undefined }));
    const coercions = this.scope.notation('coerce');
    if (plainly.length > 0 || coercions.length === 0 || choice.surface === 'coerce') return plainly;
    return choice.entries.flatMap((entry) =>
      choice.args.flatMap((_, place) =>
        coercions.map((by): Way => ({ entry, coercion: { place, by } })).filter((way) => this.#fits(choice, way, sort, false)),
      ),
    );
  }

  /** Settles a choice if there is just one way to read it; reports if there is none. */
  #decide(choice: Choice): boolean {
    if (choice.chosen !== undefined) return true;
    const [first, second] = this.#ways(choice, choice.sort);
    if (first === undefined) {
      this.#nothingFits(choice);
      this.drafts.choose(choice, this.#wildcard(choice.span));
      return true;
    }
    return second === undefined && this.#fits(choice, first, choice.sort, true);
  }

  #nothingFits(choice: Choice): void {
    if (this.scope.isBroken(choice.surface)) {
      this.#broken = true;
      return;
    }
    const [other] = this.#fitting(choice, this.drafts.meta('sort or formula', undefined, choice.span, choice.surface));
    const sorts = choice.args.map((a) => this.#show(this.drafts.sortOf(a)));
    if (other === undefined)
      this.problems.push(diagnostic('NO_OVERLOAD', choice.span, { name: choice.surface, sorts, candidates: choice.entries.map(describe) }));
    else this.#mismatch(choice.span, this.#instance(other, choice.span).draft, choice.sort);
  }

  /** Decides overloads until nothing changes. What only numerals leave open is arithmetic on the simplest numbers that fit. */
  settle(): void {
    do {
      let before = -1;
      while (this.#pending.length !== before) {
        before = this.#pending.length;
        this.#pending = this.#pending.filter((choice) => !this.#decide(choice));
      }
    } while (this.#settleNumeral(false) || this.#settleOperation() || this.#settleNumeral(true));
  }

  /** The first fraction (or whole number) without a sort belongs to Rat (or Nat). */
  #settleNumeral(whole: boolean): boolean {
    const numeral = this.#numbers.find((n) => n.whole === whole && resolve(n.sort).kind === 'meta');
    return numeral !== undefined && this.drafts.unify(numeral.sort, known(whole ? this.drafts.s.nat : this.drafts.s.rat));
  }
  #settleOperation(): boolean {
    return this.#pending.some((choice) => {
      const entries = this.#fitting(choice, choice.sort);
      const [simplest] = entries;
      return (
        simplest !== undefined &&
        entries.every((e) => e.theory === '') &&
        this.#fits(choice, { entry: simplest, coercion: undefined }, choice.sort, true)
      );
    });
  }

  // ---- sorts

  readSort(expr: Expr, names: Names): Draft {
    const head: Name | undefined =
      expr.kind === 'name' ? { text: expr.name, span: expr.span } : expr.kind === 'call' ? expr.head : undefined;
    const args = expr.kind === 'call' ? expr.args : [];
    if (head === undefined) return this.#badSort(diagnostic('NOT_A_SORT', expr.span, {}));
    const { s } = this.drafts;
    if (args.length === 0) {
      if (head.text === 'Nat') return known(s.nat);
      if (head.text === 'Rat') return known(s.rat);
      if (head.text === 'Real') return known(s.real);
      const meaning = names.get(head.text);
      if (meaning?.kind === 'term' && meaning.term.op === 'sortvar') return known(meaning.term);
    }
    const [only] = args;
    if (head.text === 'Set' && args.length === 1 && only !== undefined) return { kind: 'set', element: this.readSort(only, names) };
    const entries = this.scope.entries(head.text).filter((e) => e.symbol.kind === 'sort');
    const [entry] = entries.filter((e) => e.symbol.params.length === args.length);
    if (entry === undefined) {
      if (entries.length > 0) {
        return this.#badSort(
          diagnostic('WRONG_ARITY', expr.span, { name: head.text, wanted: entries.map((e) => e.symbol.params.length), found: args.length }),
        );
      }
      if (this.scope.isBroken(head.text)) {
        this.#broken = true;
        return this.drafts.meta('sort', undefined, expr.span, '?');
      }
      const sorts = [...this.scope.all()].flatMap((scope) => [...scope.symbols.values()].flat().filter((e) => e.symbol.kind === 'sort'));
      if (BUILT_IN.includes(head.text))
        return this.#badSort(
          diagnostic('WRONG_ARITY', expr.span, { name: head.text, wanted: [head.text === 'Set' ? 1 : 0], found: args.length }),
        );
      const suggestions = nearest(head.text, [...BUILT_IN, ...sorts.map((e) => e.surface)]);
      return this.#badSort(diagnostic('UNKNOWN_SORT', head.span, { name: head.text, suggestions }));
    }
    const env = new Map<Term, Draft>();
    const read = args.map((arg, i) => {
      const param = entry.symbol.params[i];
      const draft = this.read(arg, names, param === undefined ? undefined : this.drafts.lift(param.kid(0), env));
      if (param !== undefined) env.set(param, draft);
      return draft;
    });
    return { kind: 'app', symbol: entry.symbol, sorts: [], args: read };
  }

  #badSort(found: Diagnostic): Draft {
    this.problems.push(found);
    return this.drafts.meta('sort', undefined, found.span, '?');
  }
}

/** A symbol that a choice may stand for, and the argument that has to be coerced for it. */
interface Way {
  readonly entry: Entry;
  readonly coercion: { readonly place: number; readonly by: Entry } | undefined;
}

/** Whether the sorts of arguments look like those an entry wants, as far as their outermost symbols tell: a quick test before unification. */
function resembles(entry: Entry, actual: readonly Draft[]): boolean {
  let next = 0;
  return entry.symbol.params.every((p, i) => {
    if (!entry.explicit[i]) return true;
    const sort = actual[next++];
    return sort === undefined || alike(p.kid(0), sort);
  });
}
function alike(wanted: Term, sort: Draft): boolean {
  const d = resolve(sort);
  if (d.kind === 'meta' || d.kind === 'choice' || wanted.op === 'sortvar') return true;
  if (wanted.op === 'set')
    return d.kind === 'set'
      ? alike(wanted.kid(0), d.element)
      : d.kind === 'known' && d.term.op === 'set' && alike(wanted.kid(0), known(d.term.kid(0)));
  return d.kind === 'app' ? d.symbol === wanted.symbol : d.kind === 'known' && d.term.op === 'sort' && d.term.symbol === wanted.symbol;
}

/** Whether a sort that is expected says anything; a set of something does not. */
function telling(sort: Draft): boolean {
  const d = resolve(sort);
  return d.kind === 'set' ? telling(d.element) : d.kind !== 'meta';
}

const arity = (entry: Entry): number => entry.explicit.filter((x) => x).length;
const describe = (entry: Entry): string => `${entry.theory === '' ? 'arithmetic' : entry.theory}: ${headline(entry.symbol, entry)}`;
const headline = (symbol: Sym, entry: Entry): string => {
  const shown = symbol.params.filter((_, i) => entry.explicit[i]).map((p) => `${plain(p.name)} : ${sortName(p.kid(0))}`);
  return shown.length === 0 ? entry.surface : `${entry.surface}(${shown.join(', ')})`;
};
/** A sort as one writes it, implicit arguments included; sorts have no notation, so nothing else is needed. */
export function sortName(sort: Term): string {
  if (sort.op === 'set') return `Set(${sortName(sort.kid(0))})`;
  if (sort.op === 'free' || sort.op === 'sortvar') return plain(sort.name);
  const name = sort.op === 'sort' || sort.op === 'app' ? sort.symbol.name.replace(/^.*:/, '') : '…';
  return sort.arity === 0 ? name : `${name}(${sort.kids().map(sortName).join(', ')})`;
}
