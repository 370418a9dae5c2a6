/** Kernel terms as expressions a person would write: names, notations, bounded quantifiers; what is printed parses back to the same term. */

import { type Binder, type Expr, type Name, type Notation, type Span, silentNotations } from '../syntax/ast.ts';
import { printExpression } from '../syntax/print.ts';
import { isReserved } from '../syntax/words.ts';
import {
  arithmetic,
  freeVariables,
  isBinder,
  MATRICES,
  type OnMatrices,
  onMatrices,
  type Sym,
  showRational,
  type Term,
} from '../terms/index.ts';
import { isEquivalence } from './conjuncts.ts';
import { type Draft, plain, resolve } from './draft.ts';
import { byName, type Calling } from './hidden.ts';
import { isPredicateOf } from './predicates.ts';
import { type Coercion, coercedReadings, plainReadings } from './readings.ts';
import { type Entry, Scope, type Spaces } from './scope.ts';

const NOWHERE: Span = { start: 0, end: 0 };
/** Terms with more nodes than this are cut, and what lies deeper: a tree can be exponentially larger than the term that it prints. */
const LARGE = 4_000;
const DEEP = 250;
const called = (text: string): Name => ({ text, span: NOWHERE });
const name = (text: string): Expr => ({ kind: 'name', name: text, span: NOWHERE });

/** Where a term stands: what a statement says itself of the spaces of predicate notation, terms that have a name there, and variables that
 * cannot be called by theirs. */
export interface Place {
  readonly spaces?: Spaces | undefined;
  readonly names?: ReadonlyMap<Term, string> | undefined;
  readonly calling?: Calling | undefined;
}

/** The text of a term, formula or sort. */
export function show(term: Term, scope: Scope, place?: Place): string {
  return printExpression(shown(term, scope, place).expr);
}

/** The text of a term that belongs to no theory at hand; `symbols` are all those that may be in it, so that short names can be told apart. */
export function showAlone(term: Term, symbols: readonly Sym[]): string {
  const sorts = [...freeVariables(term)].filter((v) => v.op === 'sortvar').map((v) => `$${nameOrQuoted(v.name)}`);
  const text = printExpression(new Writer(new Scope('', []), shortNames(symbols)).whole(term));
  return sorts.length === 0 ? text : `for every sort ${sorts.join(', ')}: ${text}`;
}

/** An expression, and which declared symbol each part of it stands for. */
export interface Shown {
  readonly expr: Expr;
  readonly symbolOf: (part: Expr) => Entry | undefined;
}

/** The expression that reads back as the term, for those who want to write it in another way. */
export function shown(term: Term, scope: Scope, place: Place = {}): Shown {
  const writer = new Writer(scope, undefined, place);
  const expr = writer.write(term, place.names ?? new Map());
  return { expr, symbolOf: (part) => writer.symbols.get(part) };
}

/** The text of a draft; what is not known yet is `_`, or where it has to be a sort of numbers, `a number`, within others `number`. */
export function showDraft(draft: Draft, scope: Scope, place?: Place): string {
  const text = printExpression(new Writer(scope, undefined, place).draft(draft));
  return text === A_NUMBER ? text : text.replaceAll(A_NUMBER, 'number');
}
const A_NUMBER = 'a number';

/** The declaration of a symbol, as far as it is in view. */
export function entryOf(symbolName: string, scope: Scope): Entry | undefined {
  return entriesOf(symbolName, scope).find((e) => e.defaults === undefined);
}

/** How an application is written: without the parameters of the file where they stand for themselves. */
function entryFor(t: Term, scope: Scope): Entry | undefined {
  const standsFor = (name: string) => scope.parameters.find((p) => p.name === name)?.term;
  const args = t.kids().slice(t.symbol.sortVars.length);
  return entriesOf(t.symbol.name, scope).find(
    (e) => e.defaults?.every((name, i) => name === undefined || args[i] === standsFor(name)) ?? true,
  );
}

function entriesOf(symbolName: string, scope: Scope): readonly Entry[] {
  if (!symbolName.includes(':')) return scope.builtin(symbolName);
  const surface = symbolName.replace(/^.*:/, '').replace(/\/\d+$/, '');
  return scope.entries(surface).filter((e) => e.symbol.name === symbolName);
}

/** The operator of a numerical symbol of the kernel. */
function arithmeticOf(symbolName: string): Notation | undefined {
  const op = /^(?:Nat|Rat|Real)\.(.+)$/.exec(symbolName)?.[1];
  return arithmetic.find((n) => n === op);
}

class Writer {
  readonly scope: Scope;
  /** The symbols behind names, calls and operators. */
  readonly symbols = new Map<Expr, Entry>();
  /** Variables of the place where the term stands. */
  readonly #lent: ReadonlySet<Term>;
  readonly #short: ReadonlyMap<Sym, string>;
  /** The names by which symbols go without theories at hand. */
  readonly #symbolic: ReadonlySet<string>;
  /** Without theories at hand, sort variables are marked: there are no declarations to tell them from sorts. */
  readonly #alone: boolean;
  /** What predicate notation speaks about. */
  readonly #spaces: readonly (Term | undefined)[];
  readonly #calling: Calling;
  #left = LARGE;
  #depth = 0;

  constructor(scope: Scope, short?: ReadonlyMap<Sym, string>, { spaces, names, calling = byName }: Place = {}) {
    this.scope = scope;
    const { concepts, features } = spaces ?? {};
    this.#lent = new Set([...(names?.keys() ?? [])].filter((term) => term.op === 'free'));
    this.#spaces = [concepts ?? scope.concepts?.term, features ?? scope.features?.term];
    this.#calling = calling;
    this.#alone = short !== undefined;
    this.#short = short ?? new Map();
    this.#symbolic = new Set(this.#short.values());
  }

  /** A term whose free variables (the parameters of a definition) are told apart from each other and from all that has a name. */
  whole(t: Term): Expr {
    const names = new Map<Term, string>();
    const taken = new Set<string>();
    const counts = new Map<string, number>();
    for (const v of freeVariables(t)) {
      if (v.op !== 'free') continue;
      const base = nameOrQuoted(plain(v.name));
      let text = base;
      for (let n = counts.get(base) ?? 1; this.#means(text, taken); text = `${base}_${n}`) counts.set(base, ++n);
      names.set(v, text);
      taken.add(text);
    }
    return this.write(t, names);
  }

  /** `names` are the names of the variables opened so far, and of other terms that have one. */
  write(t: Term, names: ReadonlyMap<Term, string>): Expr {
    const known = names.get(t);
    if (known !== undefined) return name(known);
    if (--this.#left < 0 || this.#depth > DEEP) return name('…');
    this.#depth++;
    const expr = this.#write(t, names);
    this.#depth--;
    return expr;
  }

  #write(t: Term, names: ReadonlyMap<Term, string>): Expr {
    const { op } = t;
    switch (op) {
      case 'prop':
        return name('formula');
      case 'sortvar':
        return name(this.#alone ? `$${nameOrQuoted(t.name)}` : nameOrQuoted(t.name));
      case 'free':
        return name(this.#calling(t) ?? nameOrQuoted(plain(t.name)));
      case 'num':
        return number(showRational(t.value));
      case 'set':
        return { kind: 'call', head: called('Set'), args: [this.write(t.kid(0), names)], span: NOWHERE };
      case 'sort':
      case 'app':
        return this.#application(t, names);
      case 'false':
        return { kind: 'truth', value: false, span: NOWHERE };
      case '=': {
        const [left, right] = this.#written([t.kid(0), t.kid(1)], alikeNumerals([t.kid(0), t.kid(1)]), names);
        if (left === undefined || right === undefined) throw new Error('an equation without sides');
        return { kind: 'relation', op, left, right, span: NOWHERE };
      }
      case 'in':
        return { kind: 'relation', op, left: this.write(t.kid(0), names), right: this.write(t.kid(1), names), span: NOWHERE };
      case 'and':
      case 'or':
      case '=>':
        return this.#connective(t, op, names);
      case 'comp':
      case 'all':
      case 'ex':
        return this.#binder(t, names);
      case 'bound':
        throw new Error('a bound variable without its binder');
    }
  }

  #application(t: Term, names: ReadonlyMap<Term, string>): Expr {
    const { symbol } = t;
    const values = t.kids().slice(symbol.sortVars.length);
    const known = arithmeticOf(symbol.name);
    if (known !== undefined) return this.#operator(known, values, alikeNumerals(values), names);
    const rows = literalOf(t);
    if (rows !== undefined)
      return { kind: 'matrix', rows: rows.map((row) => row.map((entry) => this.#entry(entry, names))), span: NOWHERE };
    const entry = entryFor(t, this.scope);
    const expr = this.#call(t, entry, values, names);
    if (entry !== undefined) this.symbols.set(expr, entry);
    return expr;
  }

  /** An entry of a matrix, where fractions are not divisions. */
  #entry(t: Term, names: ReadonlyMap<Term, string>): Expr {
    return t.op === 'num' ? { kind: 'number', text: showRational(t.value), span: NOWHERE } : this.write(t, names);
  }

  #call(t: Term, entry: Entry | undefined, values: readonly Term[], names: ReadonlyMap<Term, string>): Expr {
    const { symbol } = t;
    const all = symbol.kind === 'sort' || entry === undefined ? values : values.filter((_, i) => entry.explicit[i]);
    const args = entry === undefined ? all : this.#bare(all, entry);
    const saying = entry === undefined ? new Set<Term>() : this.#ambiguous(args, entry);
    const notation = entry?.attributes.notation;
    if (notation !== undefined && !silentNotations.has(notation)) return this.#operator(notation, args, saying, names);
    const surface = entry?.surface ?? this.#foreign(t);
    if (args.length === 0) return name(surface);
    return { kind: 'call', head: called(surface), args: this.#written(args, saying, names), span: NOWHERE };
  }

  /** Terms, some of which say their sort. */
  #written(args: readonly Term[], saying: ReadonlySet<Term>, names: ReadonlyMap<Term, string>): readonly Expr[] {
    return args.map((arg) => {
      const term = this.write(arg, names);
      return saying.has(arg) ? { kind: 'ascription', term, sort: this.write(arg.owner.sortOf(arg), names), span: NOWHERE } : term;
    });
  }

  /**
   * The numerals among the arguments of a symbol that have to say their sort: where several symbols of the name fit, or one that takes any
   * sort, they would be read as numerals of the simplest one.
   */
  #ambiguous(args: readonly Term[], entry: Entry): ReadonlySet<Term> {
    const numerals = args.filter((arg) => arg.op === 'num');
    if (numerals.length === 0) return new Set();
    const saying = new Set<Term>();
    const found = () => args.map((arg) => (arg.op === 'num' && !saying.has(arg) ? undefined : arg.owner.sortOf(arg)));
    const telescopes = this.#telescopes(entry, args);
    for (const numeral of numerals)
      if (numeral.owner.sortOf(numeral) !== simplest([numeral]) && plainReadings(telescopes, found()) > 1) saying.add(numeral);
    const wanted = entry.symbol.params.filter((_, i) => entry.explicit[i]).map((p) => p.kid(0));
    for (const variable of entry.symbol.sortVars) {
      const same = args.filter((_, i) => wanted[i] !== undefined && freeVariables(wanted[i]).has(variable));
      if (same.every((arg) => !saying.has(arg))) for (const numeral of alikeNumerals(same)) saying.add(numeral);
    }
    return saying;
  }

  /**
   * The arguments of a symbol, without the coercion that reading puts there again: that of one argument, where the others, none of them
   * coerced, tell which sort it must have, and what is written then can be read in no other way.
   */
  #bare(args: readonly Term[], entry: Entry): readonly Term[] {
    const coerced = args.flatMap((arg, i) => (this.#coercion(arg) === undefined ? [] : [i]));
    const [place] = coerced;
    const inner = place === undefined ? undefined : this.#coercion(args[place]);
    // members that are listed would be read as such of what is wanted
    if (place === undefined || inner === undefined || coerced.length > 1 || this.#members(inner) !== undefined) return args;
    const places = entry.symbol.params.filter((_, i) => entry.explicit[i]);
    const alone = this.#homonyms(entry) === 1;
    const others = places.filter((_, i) => i !== place && (i < place || !alone));
    const told = new Set(others.flatMap((p) => [...freeVariables(p.kid(0))]));
    const wanted = places[place];
    if (wanted === undefined || ![...freeVariables(wanted.kid(0))].every((v) => told.has(v))) return args;
    const bare = args.map((arg, i) => (i === place ? inner : arg));
    const found = bare.map((arg) => (arg.op === 'num' ? undefined : arg.owner.sortOf(arg)));
    return coercedReadings(this.#telescopes(entry, args), found, this.#coercions()) === 1 ? bare : args;
  }

  #coercions(): readonly Coercion[] {
    return this.scope.notation('coerce').flatMap(({ symbol, explicit }) => {
      const from = symbol.params.find((_, i) => explicit[i])?.kid(0);
      return from === undefined || symbol.result === undefined ? [] : [{ from, to: symbol.result }];
    });
  }

  /** For each symbol with this name or notation that takes so many arguments, the sorts that it wants. */
  #telescopes(entry: Entry, args: readonly Term[]): readonly (readonly Term[])[] {
    const { notation } = entry.attributes;
    const entries = notation === undefined ? this.scope.entries(entry.surface) : this.scope.notation(notation);
    const sorts = entries.map(({ symbol, explicit }) => symbol.params.flatMap((p, i) => (explicit[i] ? [p.kid(0)] : [])));
    const [first] = args;
    const numbers =
      first !== undefined && arithmetic.some((n) => n === notation) ? [first.owner.nat, first.owner.rat, first.owner.real] : [];
    return [...sorts, ...numbers.map((sort) => [sort, sort])].filter((wanted) => wanted.length === args.length);
  }

  /** Whether a term, as it is written, tells its own sort: what is left out occurs in the sort of something that is written. */
  #tells(t: Term): boolean {
    const entry = t.op === 'app' && arithmeticOf(t.symbol.name) === undefined ? entryFor(t, this.scope) : undefined;
    if (entry === undefined) return true;
    const { symbol } = t;
    const args = t.kids().slice(symbol.sortVars.length);
    const told = new Set(
      symbol.params.flatMap((p, i) => (entry.explicit[i] && this.#tells(args[i] ?? t) ? [...freeVariables(p.kid(0))] : [])),
    );
    const known = (i: number) => entry.explicit[i] || entry.defaults?.[i] !== undefined;
    return symbol.sortVars.every((v) => told.has(v)) && symbol.params.every((p, i) => known(i) || told.has(p));
  }

  /** How many symbols of this name or notation take so many arguments. */
  #homonyms({ surface, attributes: { notation }, explicit }: Entry): number {
    const arity = explicit.filter((x) => x).length;
    const entries = notation === undefined ? this.scope.entries(surface) : this.scope.notation(notation);
    const numerical = notation !== undefined && arithmetic.some((n) => n === notation) ? 3 : 0;
    return numerical + entries.filter((e) => e.explicit.filter((x) => x).length === arity).length;
  }

  /** What is coerced, if the term is a coercion that reading could have put there. */
  #coercion(t: Term | undefined): Term | undefined {
    if (t?.op !== 'app') return undefined;
    const entry = entryOf(t.symbol.name, this.scope);
    if (entry?.attributes.notation !== 'coerce') return undefined;
    return t
      .kids()
      .slice(t.symbol.sortVars.length)
      .find((_, i) => entry.explicit[i]);
  }

  /** A symbol that no theory in view declares goes by its full name, in quotes where that is no ordinary name. */
  #foreign(t: Term): string {
    if (t === t.owner.nat || t === t.owner.rat || t === t.owner.real) return t.symbol.name;
    const short = this.#short.get(t.symbol);
    if (short !== undefined) return short;
    return QUALIFIED.test(t.symbol.name) ? t.symbol.name : quoted(t.symbol.name);
  }

  #operator(op: Notation, args: readonly Term[], saying: ReadonlySet<Term>, names: ReadonlyMap<Term, string>): Expr {
    const items = this.#written(args, saying, names);
    return op === '(,)' ? { kind: 'tuple', items, span: NOWHERE } : { kind: 'operator', op, args: items, span: NOWHERE };
  }

  #connective(t: Term, op: 'and' | 'or' | '=>', names: ReadonlyMap<Term, string>): Expr {
    const [a, b] = [t.kid(0), t.kid(1)];
    if (op === '=>' && b.op === 'false') return this.#negation(a, names);
    if (isEquivalence(t)) {
      return { kind: 'connective', op: '<=>', left: this.write(a.kid(0), names), right: this.write(a.kid(1), names), span: NOWHERE };
    }
    return { kind: 'connective', op, left: this.write(a, names), right: this.write(b, names), span: NOWHERE };
  }

  #negation(a: Term, names: ReadonlyMap<Term, string>): Expr {
    if (a.op === 'false') return { kind: 'truth', value: true, span: NOWHERE };
    const body = this.write(a, names);
    if (body.kind !== 'relation') return { kind: 'not', body, span: NOWHERE };
    const negated = body.op === '=' ? '!=' : body.op === 'in' ? 'not in' : undefined;
    return negated === undefined ? { kind: 'not', body, span: NOWHERE } : { ...body, op: negated };
  }

  /** `P{φ, ψ}` or `K{φ, ψ}`, where the set is one over the spaces of the statement, or of the file. */
  #predicates(t: Term, names: ReadonlyMap<Term, string>): Expr | undefined {
    const [concepts, features] = this.#spaces;
    const sort = t.kid(0);
    const spaces = sort.op === 'sort' ? sort.kids() : [];
    const laws = sort.op === 'sort' && sort.symbol === sortNamed('Dist', this.scope) && spaces[0] === concepts;
    const kernels = sort.op === 'sort' && sort.symbol === sortNamed('Kern', this.scope) && spaces[0] === concepts && spaces[1] === features;
    const body = t.kid(1);
    if ((!laws && !kernels) || body.loose > 1) return undefined;
    const subject = t.owner.free('the subject', sort);
    const items: Expr[] = [];
    for (const formula of t.owner.open(t, subject) === t.owner.not(t.owner.falsum) ? [] : leftParts(t.owner.open(t, subject))) {
      if (!isPredicateOf(formula, subject)) return undefined;
      const item = this.write(formula, names);
      if (item.kind !== 'call') return undefined;
      const args = item.args.slice(0, -1);
      items.push(args.length === 0 ? name(item.head.text) : { ...item, args });
    }
    return { kind: 'predicates', head: called(laws ? 'P' : 'K'), items, span: NOWHERE };
  }

  /** a and b of `{a, b}`, where the members tell their sort themselves, which numbers do not. */
  #members(t: Term): readonly Term[] | undefined {
    if (t.op !== 'comp' || this.#alone || t.owner.isNumber(t.kid(0))) return undefined;
    const variable = t.owner.free('a member', t.kid(0));
    const members = membersOf(t.owner.open(t, variable), variable);
    return members?.every((member) => this.#tells(member)) === true ? members : undefined;
  }

  #binder(t: Term, outer: ReadonlyMap<Term, string>): Expr {
    const predicates = t.op === 'comp' && !this.#alone ? this.#predicates(t, outer) : undefined;
    if (predicates !== undefined) return predicates;
    const members = this.#members(t);
    if (members !== undefined) return { kind: 'set', items: members.map((member) => this.write(member, outer)), span: NOWHERE };
    const s = t.owner;
    const text = this.#fresh(plain(t.name), t, outer);
    const variable = s.free(`${text}~shown`, t.kid(0));
    const names = new Map(outer).set(variable, text);
    const body = s.open(t, variable);
    const wanted = t.op === 'all' ? '=>' : 'and';
    const range = body.op === wanted ? body.kid(0) : undefined;
    const bounded =
      range?.op === 'in' &&
      range.kid(0) === variable &&
      !mentions(t.kid(1).kid(0).kid(1)) &&
      body.kid(1).op !== 'false' &&
      this.#tells(range.kid(1)) &&
      !isEquivalence(body)
        ? range.kid(1)
        : undefined;
    const binder: Binder = {
      names: [called(text)],
      range: bounded === undefined ? { kind: 'sort', sort: this.write(t.kid(0), outer) } : { kind: 'in', set: this.write(bounded, outer) },
      span: NOWHERE,
    };
    const inner = this.write(bounded === undefined ? body : body.kid(1), names);
    if (t.op === 'comp') return { kind: 'comprehension', binder, body: inner, span: NOWHERE };
    const quantifier = t.op === 'all' ? 'forall' : 'exists';
    if (inner.kind === 'quantified' && inner.quantifier === quantifier) return { ...inner, binders: joined(binder, inner.binders) };
    return { kind: 'quantified', quantifier, binders: [binder], body: inner, span: NOWHERE };
  }

  /** A name for a bound variable that nothing in view has, so that what is printed captures nothing. */
  #fresh(hint: string, t: Term, outer: ReadonlyMap<Term, string>): string {
    const base = IDENTIFIER.test(hint) && !isReserved(hint) ? hint : 'x';
    const free = freeVariables(t);
    const taken = new Set<string>();
    // a variable of the place that is not meant here may lend its name, as it does in the text of a proof
    for (const [term, name] of outer) if (!this.#lent.has(term) || free.has(term)) taken.add(name);
    for (const v of free) taken.add(plain(v.name));
    let text = base;
    while (this.#means(text, taken)) text += "'";
    return text;
  }

  /** Whether something is called so. */
  #means(text: string, taken: ReadonlySet<string>): boolean {
    return taken.has(text) || this.#symbolic.has(text) || this.scope.entries(text).length > 0;
  }

  draft(d: Draft): Expr {
    const r = resolve(d);
    switch (r.kind) {
      case 'known':
        return this.write(r.term, new Map());
      case 'local':
        return r.local.term === undefined ? name(plain(r.local.name)) : this.write(r.local.term, new Map());
      case 'set':
        return { kind: 'call', head: called('Set'), args: [this.draft(r.element)], span: NOWHERE };
      case 'number':
        return number(showRational(r.value));
      case 'app': {
        const entry = entryOf(r.symbol.name, this.scope);
        const args = r.args
          .filter((_, i) => entry === undefined || r.symbol.kind === 'sort' || entry.explicit[i])
          .map((a) => this.draft(a));
        const op = arithmeticOf(r.symbol.name) ?? entry?.attributes.notation;
        if (op !== undefined && op !== '(,)' && !silentNotations.has(op)) return { kind: 'operator', op, args, span: NOWHERE };
        const head = called(entry?.surface ?? r.symbol.name);
        return args.length === 0 ? name(head.text) : { kind: 'call', head, args, span: NOWHERE };
      }
      case 'meta':
        return name(r.meta.what.startsWith('number') || r.meta.what.startsWith('fraction') ? A_NUMBER : '_');
      default:
        return name('_');
    }
  }
}

/** The names without their theories, of the symbols for which that is a name, and nobody else's. */
function shortNames(symbols: readonly Sym[]): ReadonlyMap<Sym, string> {
  const surface = (s: Sym) => s.name.replace(/^.*:/, '');
  const plainly = (s: Sym) => surface(s).replace(/\/\d+$/, '');
  const count = new Map<string, number>();
  for (const s of symbols) count.set(plainly(s), (count.get(plainly(s)) ?? 0) + 1);
  const built = ['Nat', 'Rat', 'Real', 'Set'];
  const fine = symbols.filter(
    (s) => count.get(plainly(s)) === 1 && IDENTIFIER.test(surface(s)) && !isReserved(surface(s)) && !built.includes(surface(s)),
  );
  return new Map(fine.map((s) => [s, surface(s)]));
}

const IDENTIFIER = /^[\p{Script=Greek}A-Za-z_][\p{Script=Greek}\w]*'*$/u;
const QUALIFIED = /^[\p{Script=Greek}\w.']+:[\p{Script=Greek}A-Za-z_][\p{Script=Greek}\w]*'*(?:\/\d+)?$/u;
const nameOrQuoted = (text: string): string => (IDENTIFIER.test(text) && !isReserved(text) ? text : quoted(text));
/** The name of an axiom or oracle, in quotes where it is no ordinary one. */
export const sourceName = (text: string): string =>
  /^[\p{Script=Greek}\w.']+:[\p{Script=Greek}\w.' -]+$/u.test(text) && !/ {2}|^ | $/.test(text) ? text : quoted(text);
/** A name that is no name, so that nobody takes it for more than a name. */
const quoted = (text: string): string => `"${text.replace(/[^\w.:]/gu, (c) => `\\u{${c.codePointAt(0)?.toString(16)}}`)}"`;

const number = (text: string): Expr => {
  const [over, under] = text.split('/');
  const numeral = (digits: string): Expr => ({ kind: 'number', text: digits, span: NOWHERE });
  return under === undefined ? numeral(text) : { kind: 'operator', op: '/', args: [numeral(over ?? ''), numeral(under)], span: NOWHERE };
};

/** The sort that numerals of one sort have where nothing tells it. */
const simplest = (numerals: readonly Term[]): Term | undefined => {
  const [first] = numerals;
  const whole = numerals.every((t) => t.op === 'num' && t.value.d === 1n && t.value.n >= 0n);
  return whole ? first?.owner.nat : first?.owner.rat;
};

/** Of terms of one sort the numeral that has to say which: where all are numerals, and would be read as others. */
function alikeNumerals(terms: readonly Term[]): ReadonlySet<Term> {
  const [first] = terms;
  const untold = first !== undefined && terms.every((t) => t.op === 'num') && first.owner.sortOf(first) !== simplest(terms);
  return new Set(untold ? [first] : []);
}

/** The sort that predicate notation means by a name. */
const sortNamed = (surface: string, scope: Scope): Sym | undefined => scope.entries(surface).find((e) => e.symbol.kind === 'sort')?.symbol;

/** a, b, c of (x = a ∨ x = b) ∨ x = c, as a list of members is read. */
function membersOf(t: Term, x: Term): readonly Term[] | undefined {
  const last = t.op === 'or' ? t.kid(1) : t;
  if (last.op !== '=' || last.kid(0) !== x || freeVariables(last.kid(1)).has(x)) return undefined;
  const before = t.op === 'or' ? membersOf(t.kid(0), x) : [];
  return before === undefined ? undefined : [...before, last.kid(1)];
}

/** (φ ∧ ψ) ∧ χ, as a list of predicates is read. */
const leftParts = (t: Term): readonly Term[] => (t.op === 'and' ? [...leftParts(t.kid(0)), t.kid(1)] : [t]);

/** Whether a part of a binder's body uses the bound variable itself. */
const mentions = (part: Term): boolean => usesIndex(part, 0);
function usesIndex(t: Term, depth: number): boolean {
  if (t.loose <= depth) return false;
  if (t.op === 'bound') return t.tag === depth;
  return t.kids().some((kid, i) => usesIndex(kid, isBinder(t.op) && i === 1 ? depth + 1 : depth));
}

/** `x : S, y : S` is written `x y : S`. */
function joined(first: Binder, rest: readonly Binder[]): Binder[] {
  const [second, ...others] = rest;
  if (second !== undefined && sameRange(first, second)) return [{ ...second, names: [...first.names, ...second.names] }, ...others];
  return [first, ...rest];
}
function sameRange(a: Binder, b: Binder): boolean {
  if (a.range.kind === 'sort' && b.range.kind === 'sort') return printExpression(a.range.sort) === printExpression(b.range.sort);
  return a.range.kind === 'in' && b.range.kind === 'in' && printExpression(a.range.set) === printExpression(b.range.set);
}

/** The entries of a matrix that is put together as its literal is: rows above each other, each of cells beside each other. */
function literalOf(t: Term): readonly (readonly Term[])[] | undefined {
  if (!t.symbol.name.startsWith(`${MATRICES}.`)) return undefined;
  const unnested = (name: OnMatrices, whole: Term): readonly Term[] => {
    const parts: Term[] = [];
    let rest = whole;
    for (; rest.op === 'app' && rest.symbol === onMatrices(t.owner, name); rest = rest.kid(3)) parts.push(rest.kid(4));
    return [...parts, rest].reverse();
  };
  const entry = (cell: Term) => (cell.op === 'app' && cell.symbol === onMatrices(t.owner, 'cell') ? cell.kid(0) : undefined);
  const rows = unnested('above', t).map((row) => unnested('beside', row).map(entry));
  const read = rows.map((row) => row.flatMap((e) => (e === undefined ? [] : [e])));
  return read.every((row, i) => row.length === rows[i]?.length) ? read : undefined;
}
