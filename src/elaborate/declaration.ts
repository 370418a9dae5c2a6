/** Declarations: what they add to the signature and to the scope, and what is proved. */

import type { Attributes, Declaration, Expr, Name, Notation, Span } from '../syntax/ast.ts';
import { diagnostic } from '../syntax/diagnostics.ts';
import { printExpression } from '../syntax/print.ts';
import { closest } from '../syntax/similar.ts';
import { KernelError, matrixSymbols, occurs, type Sym, type Term, Theorem } from '../terms/index.ts';
import { declareClaim } from './claim.ts';
import { closed, type Frame } from './closing.ts';
import type { Desk } from './desk.ts';
import { show } from './display.ts';
import { plain, plainly } from './draft.ts';
import { Abandoned, MANY, noNames, sortName, spacesIn } from './expression.ts';
import { unbound } from './forms.ts';
import { introduced } from './introduced.ts';
import { hasGap, type Stated } from './item.ts';
import { justified } from './justified.ts';
import { absurd } from './opposite.ts';
import type { Entry, Scope } from './scope.ts';
import { declareShow } from './show.ts';
import { literalIn, unevenIn } from './stochastic.ts';
import { spacesOf, type Telescope, telescope } from './telescope.ts';

/** How many places a notation has, where it is not two. */
const PLACES: ReadonlyMap<Notation, readonly number[]> = new Map<Notation, readonly number[]>([
  ['-', [1, 2]],
  ['^-1', [1]],
  ['(,)', [2, 3, 4, 5, 6, 7, 8]],
  ['a.e.', [3]],
  ['coarser than under', [3]],
  ['equivalent to under', [3]],
  ['in identifiable up to', [3]],
  ['coerce', [1]],
  ['distribution', [1]],
  ['kernel', [1]],
  ['[]', [1]],
]);

interface Named {
  readonly name: Name;
  readonly attributes: Attributes;
}

/** Understands the declarations of one theory, in order. */
export class Declarer {
  readonly #desk: Desk;
  readonly #proofs: boolean;
  #checks = 0;
  #shows = 0;

  /** Without `proofs`, every theorem is a gap: only the statements matter. */
  constructor(desk: Desk, proofs: boolean) {
    this.#desk = desk;
    this.#proofs = proofs;
  }

  declare(declaration: Declaration): void {
    try {
      this.#declare(declaration);
    } catch (error) {
      if (error instanceof Abandoned) this.#desk.problems.push(...error.diagnostics);
      else if (error instanceof RangeError)
        this.#desk.problems.push(diagnostic('TOO_MANY', declaration.span, { what: 'nested parts', limit: MANY }));
      else if (error instanceof KernelError)
        this.#desk.problems.push(diagnostic('REFUSED', declaration.span, { reason: plainly(error.message) }));
      else throw error;
      for (const name of introduced(declaration)) this.#scope.broken.add(name.text);
    }
  }

  get #scope(): Scope {
    return this.#desk.scope;
  }

  #declare(d: Declaration): void {
    const desk = this.#desk;
    const { s } = desk.drafts;
    switch (d.kind) {
      case 'import':
        return; // the library has seen to it
      case 'parameter': {
        const sort = desk.reading().sort(d.sort, noNames);
        for (const name of d.names) {
          this.#unused(name);
          this.#scope.parameters.push({ name: name.text, term: s.free(name.text, sort) });
        }
        return;
      }
      case 'given':
        this.#given(d);
        return;
      case 'name': {
        this.#unused(d.name);
        const named = { expr: d.value, term: desk.reading().term(d.value, noNames) };
        this.#scope.abbreviations.set(d.name.text, d.value);
        this.#scope.abbreviated.set(d.name.text, named.term);
        if (d.keyword === 'concepts') this.#scope.concepts = named;
        if (d.keyword === 'features') this.#scope.features = named;
        return;
      }
      case 'sort': {
        const t = telescope(desk, d.params, undefined);
        for (const p of t.params) this.#parameterFree(p.kid(0), d.name.span);
        this.#symbol(d, t, [], (name, params) => this.#declared(d, name, 'sort', t, params, undefined));
        return;
      }
      case 'function': {
        const t = telescope(desk, d.params, undefined);
        const sort: Expr = d.sort ?? { kind: 'name', name: 'Space', span: d.name.span };
        const result = desk.reading().sort(sort, t.names);
        this.#symbol(d, t, [result], (name, params) => this.#declared(d, name, 'function', t, params, result));
        return;
      }
      case 'predicate': {
        const t = telescope(desk, d.params, undefined);
        this.#symbol(d, t, [], (name, params) => this.#declared(d, name, 'predicate', t, params, s.prop));
        return;
      }
      case 'define': {
        const t = telescope(desk, d.params, undefined);
        const sort = d.sort === undefined ? undefined : desk.reading().sort(d.sort, t.names);
        const body = desk.reading().term(d.body, t.names, sort);
        this.#symbol(d, t, [body], (name, params) => s.define(name, t.sortVars, params, body));
        return;
      }
      case 'object':
        this.#object(d);
        return;
      case 'show':
        declareShow(desk, d, ++this.#shows, this.#proofs);
        return;
      case 'check':
        this.#check(d);
        return;
      case 'predicateOn': {
        const t = telescope(desk, d.params, { on: d.on, to: d.to, of: d.of });
        const body = desk.reading().formula(d.body, t.names);
        this.#symbol(d, t, [body], (name, params) => s.define(name, t.sortVars, params, body));
        return;
      }
      case 'axiom': {
        const t = telescope(desk, d.params, spacesOf(d.statement));
        const { hypotheses, conclusion } = desk.statement(d.statement, t.names);
        const formula = closed(s, { variables: t.params, hypotheses }, conclusion);
        this.#parameterFree(formula, d.statement.conclusion.span);
        desk.fresh(d.label);
        const name = `${this.#scope.name}:${d.label.text}`;
        s.assume(name, formula);
        const stated: Stated = { variables: t.params, hypotheses, goal: conclusion, spaces: spacesIn(t.names) };
        desk.state('axiom', d.label, d.attributes, Theorem.axiom(s, name), d.span, { source: d.source, stated });
        return;
      }
      case 'theorem':
        this.#theorem(d);
        return;
      case 'claim':
        declareClaim(desk, d, this.#proofs);
        return;
      case 'verdict': {
        const t = telescope(desk, d.params, undefined);
        const pattern = desk.reading().formula(d.pattern, t.names);
        const meaning = d.meaning === undefined ? undefined : desk.reading().formula(d.meaning, t.names);
        for (const term of [pattern, ...(meaning === undefined ? [] : [meaning])]) this.#parameterFree(term, d.span);
        const stray = unbound(pattern, meaning);
        if (stray !== undefined) desk.fail(diagnostic('LOOSE_VERDICT', d.pattern.span, { name: plain(stray.name) }));
        this.#scope.forms.push({ aspect: d.what, theory: this.#scope.name, title: d.attributes.title, pattern, meaning });
      }
    }
  }

  /** A concrete object is a definition; what is written down of a law or kernel is a matrix. */
  #object({ keyword, name, on, to, value, attributes }: Extract<Declaration, { kind: 'object' }>): void {
    const desk = this.#desk;
    const { s } = desk.drafts;
    const written = literalIn(value);
    const made: Expr =
      written !== undefined && (keyword === 'distribution' || keyword === 'kernel')
        ? { kind: 'operator', op: keyword, args: [written], span: value.span }
        : value;
    const spaces = [on, to].flatMap((space) => (space === undefined ? [] : [space]));
    const head = { text: keyword === 'kernel' ? 'Kern' : 'Dist', span: name.span };
    const sort = spaces.length === 0 ? undefined : desk.reading().sort({ kind: 'call', head, args: spaces, span: name.span }, noNames);
    const body = desk.reading().term(made, noNames, sort);
    const off = written === undefined || keyword === 'matrix' || keyword === 'model' ? undefined : unevenIn(written);
    if (off !== undefined) desk.fail(diagnostic('NOT_STOCHASTIC', off.span, { what: keyword, sum: off.sum }));
    if (keyword === 'matrix' && s.sortOf(body).symbol !== matrixSymbols(s)[0])
      desk.fail(diagnostic('NOT_A_MATRIX', value.span, { name: name.text }));
    const t = telescope(desk, [], undefined);
    this.#symbol({ name, attributes }, t, [body], (kernelName, params) => s.define(kernelName, t.sortVars, params, body));
  }

  /** A claim that goes by its number. */
  #check({ formula, because, span }: Extract<Declaration, { kind: 'check' }>): void {
    const desk = this.#desk;
    const label = { text: `check ${++this.#checks}`, span };
    const attributes = { title: printExpression(formula) };
    const statement = { hypotheses: [], conclusion: formula };
    declareClaim(desk, { kind: 'claim', keyword: 'claim', label, attributes, statement, clauses: {}, because, span }, this.#proofs);
  }

  /** From inconsistent givens all follows; at least what is easily seen is said, also where one of them could not be read. */
  #given({ formulas, span }: Extract<Declaration, { kind: 'given' }>): void {
    const desk = this.#desk;
    const scope = this.#scope;
    const { terms, problems } = desk.readable(formulas, noNames);
    scope.givens.push(...terms);
    desk.problems.push(...problems);
    if (scope.contradictory) return;
    desk.given(span);
    if (desk.judge.contradictory(scope.givens)) desk.inconsistent();
  }

  /** A parameter or abbreviation must not change what its name means already. */
  #unused(name: Name): void {
    const { parameters, abbreviations } = this.#scope;
    const own = parameters.some((p) => p.name === name.text) || abbreviations.has(name.text);
    const [entry] = this.#scope.entries(name.text);
    if (own) this.#taken(name, this.#scope.name, 0);
    if (entry !== undefined) this.#taken(name, entry.theory, this.#scope.nth(entry));
  }

  #taken(name: Name, theory: string, nth: number): never {
    const refers = [{ says: 'this has the name already', theory, name: name.text, nth }];
    return this.#desk.fail(diagnostic('DUPLICATE_NAME', name.span, { name: name.text, theory }, { refers }));
  }

  // ---- symbols

  /** Declares a symbol; the parameters of the file that its parameters or `uses` mention become arguments of it. */
  #symbol(
    { name, attributes }: Named,
    t: Telescope,
    uses: readonly Term[],
    make: (kernelName: string, params: readonly Term[]) => Sym,
  ): void {
    const desk = this.#desk;
    const scope = this.#scope;
    const lifted = this.#lifted([...t.params.map((p) => p.kid(0)), ...uses]);
    const params = [...lifted, ...t.params];
    const told = (i: number, p: Term) => params.slice(i + 1).some((later) => occurs(p, later.kid(0)));
    const explicit = params.map((p, i) => (i < lifted.length ? !told(i, p) : (t.explicit[i - lifted.length] ?? true)));
    const needed = lifted.find((_, i) => explicit[i]);
    if (needed !== undefined && attributes.notation !== undefined) this.#noParameter(needed, name.span);
    const shape = params.filter((_, i) => explicit[i]).map((p) => shapeOf(p.kid(0)));
    const others = scope.symbols.get(name.text) ?? [];
    const twin = others.find((e) => e.symbol.params.filter((_, i) => e.explicit[i]).map((p) => shapeOf(p.kid(0))).join() === shape.join()); // biome-ignore format: one thought
    if (twin !== undefined) this.#taken(name, scope.name, scope.nth(twin));
    this.#notationFits(name, attributes, t);
    const kernelName = `${scope.name}:${name.text}${others.length === 0 ? '' : `/${others.length + 1}`}`;
    const symbol = desk.reading().guard(name.span, () => make(kernelName, params));
    const entry: Entry = { symbol, surface: name.text, theory: scope.name, explicit, attributes };
    scope.add(entry);
    if (needed === undefined) return;
    const defaults = params.map((p, i) => (i < lifted.length && explicit[i] ? p.name : undefined));
    scope.addShort({ ...entry, explicit: explicit.map((e, i) => e && i >= lifted.length), defaults });
  }

  /** A new symbol of the kernel, or, for a `builtin`, the one that the kernel has, if it is just as the theory says. */
  #declared(
    { attributes, name }: Named,
    kernelName: string,
    kind: Sym['kind'],
    t: Telescope,
    params: readonly Term[],
    result: Term | undefined,
  ): Sym {
    const desk = this.#desk;
    const { s } = desk.drafts;
    const { builtin } = attributes;
    if (builtin === undefined) return s.declare(kernelName, kind, t.sortVars, params, result);
    const all = matrixSymbols(s);
    const found = all.find((symbol) => symbol.name === builtin);
    if (found === undefined) {
      const suggestion = closest(
        builtin,
        all.map((symbol) => symbol.name),
      );
      return desk.fail(diagnostic('UNKNOWN_BUILTIN', name.span, { name: builtin, suggestion }));
    }
    if (found.kind !== kind || found.params.length !== params.length || t.sortVars.length > 0)
      return desk.fail(diagnostic('OTHER_BUILTIN', name.span, { name: builtin, wanted: this.#shapes(found) }));
    const by = new Map<Term, Term>();
    const differs = found.params.some((p, i) => {
      const own = params[i];
      const same = own !== undefined && s.substitute(p.kid(0), by) === own.kid(0);
      if (own !== undefined && same) by.set(p, own);
      return !same;
    });
    const otherwise = found.result === undefined ? result !== undefined : s.substitute(found.result, by) !== result;
    if (differs || otherwise) return desk.fail(diagnostic('OTHER_BUILTIN', name.span, { name: builtin, wanted: this.#shapes(found) }));
    return found;
  }

  /** What a symbol of the kernel looks like. */
  #shapes({ params }: Sym): string {
    return params.map((p) => `${p.name} : ${show(p.kid(0), this.#scope)}`).join(', ');
  }

  /** The parameters of the file that stand in these, or in the sort of one that does. */
  #lifted(terms: readonly Term[]): readonly Term[] {
    const parameters = this.#scope.parameters.map((p) => p.term);
    const used: Term[] = [];
    for (const p of parameters.reverse()) if ([...terms, ...used.map((u) => u.kid(0))].some((t) => occurs(p, t))) used.unshift(p);
    return used;
  }

  /** A notation has as many places as the symbol has arguments that are written. */
  #notationFits(name: Name, { notation }: Attributes, t: Telescope): void {
    if (notation === undefined) return;
    const wanted = PLACES.get(notation) ?? [2];
    const found = t.explicit.filter((x) => x).length;
    if (!wanted.includes(found)) this.#desk.fail(diagnostic('NOTATION_PLACES', name.span, { notation, wanted, found }));
  }

  /** Axioms, sorts and verdicts hold for all theories that import them: they say themselves what they are about. */
  #parameterFree(term: Term, span: Span): void {
    const [used] = this.#lifted([term]);
    if (used !== undefined) this.#noParameter(used, span);
  }
  #noParameter(used: Term, span: Span): never {
    throw new Abandoned([diagnostic('PARAMETER_HERE', span, { name: used.name })]);
  }

  // ---- statements

  #theorem(d: Extract<Declaration, { kind: 'theorem' }>): void {
    const desk = this.#desk;
    const t = telescope(desk, d.params, spacesOf(d.statement));
    const { hypotheses, conclusion } = desk.statement(d.statement, t.names);
    desk.fresh(d.label);
    desk.sensible();
    const frame: Frame = {
      variables: [...this.#scope.parameters.map((p) => p.term), ...t.params],
      hypotheses: [...this.#scope.givens, ...hypotheses],
    };
    const stated: Stated = { ...frame, goal: conclusion, spaces: spacesIn(t.names) };
    if (!this.#proofs) {
      desk.state('theorem', d.label, d.attributes, desk.gap(closed(desk.drafts.s, frame, conclusion)), d.span, { stated });
      return;
    }
    const { theorem, gaps, derivation, written } = justified(desk, frame, conclusion, {
      because: d.because,
      span: d.statement.conclusion.span,
      names: t.names,
    });
    if (conclusion.op === 'false' && hypotheses.length === 0 && gaps === 0 && !hasGap(theorem))
      absurd(desk, theorem, d.statement.conclusion.span);
    desk.state('theorem', d.label, d.attributes, theorem, d.span, { stated, gaps, derivation, written });
  }
}

/** A sort with its variables forgotten: overloads of one theory must differ in this. */
function shapeOf(sort: Term): string {
  if (sort.op === 'free' || sort.op === 'sortvar') return '_';
  if (sort.op === 'sort' || sort.op === 'app') return `${sort.symbol.name}(${sort.kids().map(shapeOf).join(', ')})`;
  return sort.op === 'set' ? `Set(${shapeOf(sort.kid(0))})` : sortName(sort);
}
