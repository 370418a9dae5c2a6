/** Declarations: what they add to the signature and to the scope, and what is proved. */
import { freeVariables, KernelError, occurs, type Sym, type Term, Theorem } from '../logic/index.ts';
import { prove } from '../prover/index.ts';
import type { Attributes, Declaration, Expr, Justification, Name, Notation, Param, Span, Statement } from '../syntax/ast.ts';
import { type Diagnostic, diagnostic } from '../syntax/diagnostics.ts';
import { closest } from '../syntax/similar.ts';
import type { Draft, Drafts, Local } from './draft.ts';
import { Abandoned, CONCEPTS, FEATURES, MANY, type Meaning, type Names, noNames, Reading, sortName } from './expression.ts';
import { conjuncts, Prover } from './proof.ts';
import type { Entry, Fact, Scope } from './scope.ts';

/** A gap in a proof is an axiom whose name has this in the middle; `verify` rejects it. */
export const GAP = ':sorry:';

/** Something stated: an axiom, a theorem or a claim. `resting` is what it may rest on, where the writer says so. */
export interface Item {
  readonly fact: Fact;
  readonly span: Span;
  readonly resting: readonly string[] | undefined;
  /** How many steps of its own proof are gaps, used in the end or not. */
  readonly gaps: number;
}

/** How many places a notation has, where it is not two. */
const PLACES: ReadonlyMap<Notation, readonly number[]> = new Map<Notation, readonly number[]>([
  ['-', [1, 2]],
  ['^-1', [1]],
  ['(,)', [2, 3, 4, 5, 6, 7, 8]],
  ['a.e.', [3]],
  ['coarser than under', [3]],
  ['equivalent to under', [3]],
  ['in identifiable up to', [3]],
]);

interface Telescope {
  readonly names: Names;
  readonly sortVars: readonly Term[];
  readonly params: readonly Term[];
  readonly explicit: readonly boolean[];
}

/** Understands the declarations of one theory, in order. */
export class Declarer {
  readonly scope: Scope;
  readonly problems: Diagnostic[] = [];
  readonly items: Item[] = [];
  readonly #drafts: Drafts;
  #gaps = 0;

  readonly #proofs: boolean;

  /** Without `proofs`, every theorem is a gap: only the statements matter. */
  constructor(scope: Scope, drafts: Drafts, proofs: boolean) {
    this.scope = scope;
    this.#drafts = drafts;
    this.#proofs = proofs;
  }

  declare(declaration: Declaration): void {
    try {
      this.#declare(declaration);
    } catch (error) {
      if (error instanceof Abandoned) this.problems.push(...error.diagnostics);
      else if (error instanceof RangeError)
        this.problems.push(diagnostic('TOO_MANY', declaration.span, { what: 'nested parts', limit: MANY }));
      else if (error instanceof KernelError) this.problems.push(diagnostic('REFUSED', declaration.span, { reason: error.message }));
      else throw error;
      for (const name of introduced(declaration)) this.scope.broken.add(name);
    }
  }

  #declare(d: Declaration): void {
    const { s } = this.#drafts;
    switch (d.kind) {
      case 'import':
        return; // the library has seen to it
      case 'parameter': {
        const sort = this.#reading().sort(d.sort, noNames);
        for (const name of d.names) {
          if (this.#meansSomething(name.text))
            this.#fail(diagnostic('DUPLICATE_NAME', name.span, { name: name.text, theory: this.scope.name }));
          this.scope.parameters.push({ name: name.text, term: s.free(name.text, sort) });
        }
        return;
      }
      case 'given':
        for (const f of d.formulas) this.scope.givens.push(this.#reading().formula(f, noNames));
        this.#consistent(d.span);
        return;
      case 'name': {
        if (this.#meansSomething(d.name.text))
          this.#fail(diagnostic('DUPLICATE_NAME', d.name.span, { name: d.name.text, theory: this.scope.name }));
        this.#reading().term(d.value, noNames);
        this.scope.abbreviations.set(d.name.text, d.value);
        if (d.keyword === 'concepts') this.scope.concepts = d.value;
        if (d.keyword === 'features') this.scope.features = d.value;
        return;
      }
      case 'sort': {
        const t = this.#telescope(d.params, undefined);
        this.#symbol(d.name, d.attributes, t, (name) => s.declare(name, 'sort', t.sortVars, t.params, undefined));
        return;
      }
      case 'function': {
        const t = this.#telescope(d.params, undefined);
        const sort: Expr = d.sort ?? { kind: 'name', name: 'Space', span: d.name.span };
        const result = this.#reading().sort(sort, t.names);
        this.#symbol(d.name, d.attributes, t, (name) => s.declare(name, 'function', t.sortVars, t.params, result));
        return;
      }
      case 'predicate': {
        const t = this.#telescope(d.params, undefined);
        this.#symbol(d.name, d.attributes, t, (name) => s.declare(name, 'predicate', t.sortVars, t.params, s.prop));
        return;
      }
      case 'define': {
        const t = this.#telescope(d.params, undefined);
        const sort = d.sort === undefined ? undefined : this.#reading().sort(d.sort, t.names);
        const body = this.#reading().term(d.body, t.names, sort);
        this.#parameterFree(body, d.body.span);
        this.#symbol(d.name, d.attributes, t, (name) => s.define(name, t.sortVars, t.params, body));
        return;
      }
      case 'predicateOn': {
        const t = this.#telescope(d.params, { on: d.on, to: d.to, of: d.of });
        const body = this.#reading().formula(d.body, t.names);
        this.#parameterFree(body, d.body.span);
        this.#symbol(d.name, d.attributes, t, (name) => s.define(name, t.sortVars, t.params, body));
        return;
      }
      case 'axiom': {
        const t = this.#telescope(d.params, spaces(d.statement));
        const { hypotheses, conclusion } = this.#statement(d.statement, t.names);
        const formula = this.#closed(t.params, hypotheses, conclusion);
        this.#parameterFree(formula, d.statement.conclusion.span);
        this.#fresh(d.label);
        const name = `${this.scope.name}:${d.label.text}`;
        s.assume(name, formula);
        this.#state('axiom', d.label, d.attributes, Theorem.axiom(s, name), d.span, { source: d.source });
        return;
      }
      case 'theorem': {
        const t = this.#telescope(d.params, spaces(d.statement));
        this.#prove('theorem', d.label, d.attributes, d.statement, t, d.because, d.span, undefined);
        return;
      }
      case 'claim': {
        const label = d.label ?? { text: d.attributes.title ?? '', span: d.span };
        const t = this.#telescope([], spaces(d.statement));
        this.#prove('claim', label, d.attributes, d.statement, t, d.because, d.span, d.resting);
      }
    }
  }

  /** From inconsistent givens all follows; at least what is easily seen is said. */
  #consistent(span: Span): void {
    const { s } = this.#drafts;
    const facts = this.scope.givens.flatMap((g) => conjuncts(Theorem.assume(s, g)));
    if (this.#proofs && prove({ signature: s, facts, goal: s.falsum, budget: { steps: 5_000, splits: 10 } }).kind === 'proved')
      this.#fail(diagnostic('INCONSISTENT_GIVENS', span, {}));
  }

  #reading(): Reading {
    return new Reading(this.scope, this.#drafts);
  }
  #fail(found: Diagnostic): never {
    throw new Abandoned([found]);
  }

  // ---- parameters

  /** Reads parameters; unknown names in their sorts become parameters that are left out at use. */
  #telescope(
    params: readonly Param[],
    on: { readonly on: Expr; readonly to: Expr | undefined; readonly of: Name | undefined } | undefined,
  ): Telescope {
    const count = params.reduce((n, p) => n + p.names.length, 0);
    if (count > MANY) this.#fail(diagnostic('TOO_MANY', params[0]?.span ?? { start: 0, end: 0 }, { what: 'parameters', limit: MANY }));
    const { s } = this.#drafts;
    const reading = this.#reading();
    const names = new Map<string, Meaning>();
    const sortVars: Term[] = [];
    const locals: { key: string; local: Local; explicit: boolean }[] = [];
    const add = (key: string, local: Local, explicit: boolean) => {
      if (names.has(key)) reading.problems.push(diagnostic('DUPLICATE_PARAMETER', local.span, { name: key }));
      names.set(key, { kind: 'local', local });
      locals.push({ key, local, explicit });
    };
    // a parameter of the file with the same name is another variable, whatever its sort
    const variable = (name: Name, sort: Draft): Local => {
      const taken = this.scope.parameters.some((p) => p.name === name.text);
      return { name: taken ? this.#drafts.fresh(name.text) : name.text, sort, span: name.span, term: undefined };
    };
    const collect = <T>(read: () => T): T => {
      const { result, found } = reading.collecting(read);
      for (const local of found) add(local.name, local, false);
      return result;
    };
    for (const param of params) {
      if (param.sort.kind === 'name' && param.sort.name === 'Sort') {
        for (const name of param.names) {
          if (names.has(name.text)) reading.problems.push(diagnostic('DUPLICATE_PARAMETER', name.span, { name: name.text }));
          const v = s.sortVariable(name.text);
          names.set(name.text, { kind: 'term', term: v });
          sortVars.push(v);
        }
        continue;
      }
      const sort = collect(() => reading.readSort(param.sort, names));
      for (const name of param.names) add(name.text, variable(name, sort), !param.implicit);
    }
    if (on !== undefined) {
      const sort = collect(() =>
        reading.readSort(call(on.to === undefined ? 'Dist' : 'Kern', on.to === undefined ? [on.on] : [on.on, on.to]), names),
      );
      for (const [key, space] of [
        [CONCEPTS, on.on],
        [FEATURES, on.to],
      ] as const) {
        if (space !== undefined) names.set(key, { kind: 'expression', expression: space, names: new Map(names) });
      }
      if (on.of !== undefined) add(on.of.text, variable(on.of, sort), true);
    }
    reading.settle();
    reading.check();
    const closed = locals.map(({ local }) => {
      reading.finish(local.sort, local.span, names);
      return reading.guard(local.span, () => this.#drafts.variable(local));
    });
    const explicit = closed.map((v, i) => (locals[i]?.explicit ?? true) && !closed.slice(i + 1).some((later) => occurs(v, later.kid(0))));
    for (const [i, { key }] of locals.entries()) {
      const term = closed[i];
      if (term !== undefined) names.set(key, { kind: 'term', term });
    }
    return { names, sortVars, params: closed, explicit };
  }

  /** Whether a name of the file already means something, which another parameter or abbreviation of this name would change. */
  #meansSomething(name: string): boolean {
    const { parameters, abbreviations } = this.scope;
    return parameters.some((p) => p.name === name) || abbreviations.has(name) || this.scope.entries(name).length > 0;
  }

  // ---- symbols

  #symbol(name: Name, attributes: Attributes, t: Telescope, make: (kernelName: string) => Sym): void {
    const shape = t.params.filter((_, i) => t.explicit[i]).map((p) => shapeOf(p.kid(0)));
    const others = this.scope.symbols.get(name.text) ?? [];
    const twin = others.find((e) => e.symbol.params.filter((_, i) => e.explicit[i]).map((p) => shapeOf(p.kid(0))).join() === shape.join()); // biome-ignore format: one thought
    if (twin !== undefined) this.#fail(diagnostic('DUPLICATE_NAME', name.span, { name: name.text, theory: this.scope.name }));
    this.#notationFits(name, attributes, t);
    for (const p of t.params) this.#parameterFree(p.kid(0), name.span);
    const kernelName = `${this.scope.name}:${name.text}${others.length === 0 ? '' : `/${others.length + 1}`}`;
    const symbol = this.#reading().guard(name.span, () => make(kernelName));
    const entry: Entry = { symbol, surface: name.text, theory: this.scope.name, explicit: t.explicit, attributes };
    this.scope.add(entry);
  }

  /** A notation has as many places as the symbol has arguments that are written. */
  #notationFits(name: Name, { notation }: Attributes, t: Telescope): void {
    if (notation === undefined) return;
    const wanted = PLACES.get(notation) ?? [2];
    const found = t.explicit.filter((x) => x).length;
    if (!wanted.includes(found)) this.#fail(diagnostic('NOTATION_PLACES', name.span, { notation, wanted, found }));
  }

  /** Parameters of the file may stand in theorems and claims only. */
  #parameterFree(term: Term, span: Span): void {
    const used = this.scope.parameters.find((p) => occurs(p.term, term));
    if (used !== undefined) this.#fail(diagnostic('PARAMETER_HERE', span, { name: used.name }));
  }

  // ---- statements

  #statement(statement: Statement, names: Names): { readonly hypotheses: readonly Term[]; readonly conclusion: Term } {
    const problems: Diagnostic[] = [];
    let broken = false;
    const read = (expr: Expr): Term => {
      try {
        return this.#reading().formula(expr, names);
      } catch (error) {
        if (!(error instanceof Abandoned)) throw error;
        problems.push(...error.diagnostics);
        broken = true;
        return this.#drafts.s.falsum;
      }
    };
    const hypotheses = statement.hypotheses.map(read);
    const conclusion = read(statement.conclusion);
    if (broken) throw new Abandoned(problems);
    return { hypotheses, conclusion };
  }

  /** ∀x̄. h₁ ⇒ … ⇒ φ */
  #closed(variables: readonly Term[], hypotheses: readonly Term[], conclusion: Term): Term {
    const { s } = this.#drafts;
    const body = hypotheses.reduceRight((rest, h) => s.connective('=>', h, rest), conclusion);
    return variables.reduceRight((rest, x) => s.bind('all', x, rest), body);
  }

  #fresh(label: Name): void {
    if (this.scope.facts.has(label.text))
      this.#fail(diagnostic('DUPLICATE_LABEL', label.span, { label: label.text, theory: this.scope.name }));
  }

  #prove(
    kind: 'theorem' | 'claim',
    label: Name,
    attributes: Attributes,
    statement: Statement,
    t: Telescope,
    because: Justification,
    span: Span,
    resting: readonly Name[] | undefined,
  ): void {
    const { s } = this.#drafts;
    const { hypotheses, conclusion } = this.#statement(statement, t.names);
    this.#fresh(label);
    const all = [...this.scope.givens, ...hypotheses];
    const variables = [...this.scope.parameters.map((p) => p.term), ...t.params];
    const stated = this.#closed(variables, all, conclusion);
    if (!this.#proofs) {
      this.#state(kind, label, attributes, this.#gap(stated), span, { resting });
      return;
    }
    const prover = new Prover(this.scope, this.#drafts, (formula) => this.#gap(formula));
    const context = {
      names: t.names,
      facts: all.flatMap((h) => conjuncts(Theorem.assume(s, h))),
      labels: new Map<string, Theorem>(),
      spoilt: false,
    };
    const before = this.#gaps;
    const proved = prover.justify(because, conclusion, context, statement.conclusion.span);
    this.problems.push(...prover.problems);
    const discharged = all.reduceRight((th, h) => Theorem.impIntro(h, th), proved);
    const theorem = variables.reduceRight((th, x) => Theorem.allIntro(x, th), discharged);
    if (theorem.hypotheses.length > 0 || theorem.conclusion !== stated)
      throw new Error(`${label.text}: the proof does not prove what was stated`);
    this.#state(kind, label, attributes, theorem, span, { resting, gaps: this.#gaps - before });
  }

  #state(
    kind: Fact['kind'],
    label: Name,
    attributes: Attributes,
    theorem: Theorem,
    span: Span,
    more: { source?: Fact['source']; resting?: readonly Name[] | undefined; gaps?: number },
  ): void {
    const fact: Fact = { kind, label: label.text, theory: this.scope.name, title: attributes.title, theorem, source: more.source };
    this.scope.facts.set(label.text, fact);
    this.items.push({ fact, span, resting: more.resting?.map((n) => this.#sourceName(n)), gaps: more.gaps ?? 0 });
  }

  /** The kernel's name of an axiom that `resting on` names. */
  #sourceName(label: Name): string {
    const [fact] = this.scope.lookup(label.text);
    if (fact === undefined)
      this.#fail(diagnostic('UNKNOWN_FACT', label.span, { label: label.text, suggestion: closest(label.text, this.scope.labels()) }));
    if (fact.kind !== 'axiom') this.#fail(diagnostic('NOT_AN_AXIOM', label.span, { label: label.text }));
    return `${fact.theory}:${fact.label}`;
  }

  /** A theorem out of nothing, marked: it rests on an axiom that says just this, and whose name gives it away. */
  #gap(formula: Term): Theorem {
    const { s } = this.#drafts;
    const variables = [...freeVariables(formula)].filter((v) => v.op === 'free'); // what a sort mentions comes before the variable
    const name = `${this.scope.name}${GAP}${++this.#gaps}`;
    s.assume(name, this.#closed(variables, [], formula));
    return variables.reduce((th, v) => Theorem.allElim(th, v), Theorem.axiom(s, name));
  }
}

const call = (head: string, args: readonly Expr[]): Expr => {
  const span = args[0]?.span ?? { start: 0, end: 0 };
  return { kind: 'call', head: { text: head, span }, args, span };
};
const spaces = (statement: Statement) => (statement.on === undefined ? undefined : { on: statement.on, to: statement.to, of: undefined });

/** The names a declaration would have introduced. */
function introduced(d: Declaration): readonly string[] {
  switch (d.kind) {
    case 'import':
    case 'given':
      return [];
    case 'parameter':
      return d.names.map((n) => n.text);
    case 'axiom':
    case 'theorem':
      return [d.label.text];
    case 'claim':
      return d.label === undefined ? [] : [d.label.text];
    default:
      return [d.name.text];
  }
}

/** A sort with its variables forgotten: overloads of one theory must differ in this. */
function shapeOf(sort: Term): string {
  if (sort.op === 'free' || sort.op === 'sortvar') return '_';
  if (sort.op === 'sort' || sort.op === 'app') return `${sort.symbol.name}(${sort.kids().map(shapeOf).join(', ')})`;
  return sort.op === 'set' ? `Set(${shapeOf(sort.kid(0))})` : sortName(sort);
}
