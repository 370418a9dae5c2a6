/** What the declarations of one theory share while they are understood: what was found wrong, what is stated, which facts there are. */

import { Rulebook } from '../engine/index.ts';
import type { Attributes, Expr, Name, Span, Statement } from '../syntax/ast.ts';
import { type Diagnostic, diagnostic } from '../syntax/diagnostics.ts';
import { nearest } from '../syntax/similar.ts';
import type { Term, Theorem } from '../terms/index.ts';
import type { Drafts } from './draft.ts';
import { Abandoned, type Names, Reading } from './expression.ts';
import { gapNamed } from './gap.ts';
import { GAP, type Item } from './item.ts';
import { Judge } from './judge.ts';
import { hasObjects, importedRules, teach } from './rules.ts';
import type { Fact, Parameter, Scope } from './scope.ts';

/** Of so many givens the places are told. */
const TOLD = 6;

export class Desk {
  readonly scope: Scope;
  readonly drafts: Drafts;
  readonly problems: Diagnostic[] = [];
  readonly items: Item[] = [];
  readonly judge: Judge;
  /** Where something is given, and how many statements there were before the first. */
  readonly #given: Span[] = [];
  #ungiven = 0;
  #gaps = 0;
  #rules: Rulebook | undefined;
  /** Whether there are constants that stand for objects. */
  #constants: boolean;

  constructor(scope: Scope, drafts: Drafts) {
    this.scope = scope;
    this.drafts = drafts;
    this.judge = new Judge(drafts.s, () => this.#rulebook());
    this.#constants = scope.imports.some((each) => hasObjects(drafts.s, each));
  }

  fail(found: Diagnostic): never {
    throw new Abandoned([found]);
  }

  reading(parameters: readonly Parameter[] = this.scope.parameters): Reading {
    return new Reading(this.scope, this.drafts, parameters);
  }

  // ---- givens

  /** Notes where something is given. */
  given(span: Span): void {
    if (this.#given.length === 0) this.#ungiven = this.items.length;
    this.#given.push(span);
  }

  /**
   * Tells that the givens contradict each other. What was stated under them is taken back: it would follow whatever it said. Which of them
   * are to blame is not known, so the last places are told.
   */
  inconsistent(): never {
    const { facts, broken } = this.scope;
    this.scope.contradictory = true;
    for (const item of this.items.splice(this.#ungiven)) {
      const { kind, label } = item.fact;
      if (kind === 'axiom' || item.stated?.hypotheses.length === 0) this.items.push(item);
      else {
        facts.delete(label);
        broken.add(label);
      }
    }
    this.#rules = undefined;
    const labels = this.#given.slice(-TOLD, -1).map((span) => ({ says: 'this is given, too', span, file: undefined }));
    return this.fail(diagnostic('INCONSISTENT_GIVENS', this.#given.at(-1) ?? { start: 0, end: 0 }, {}, { labels }));
  }

  // ---- statements

  /** Under givens that contradict each other nothing is stated: whatever it says would follow. */
  sensible(): void {
    if (this.scope.contradictory) throw new Abandoned([]);
  }

  /** Reads several expressions, each for itself: what could be read, and the mistakes of the others. */
  readable(exprs: readonly Expr[], names: Names, parameters: readonly Parameter[] = this.scope.parameters) {
    const problems: Diagnostic[] = [];
    const terms = exprs.flatMap((expr): readonly Term[] => {
      try {
        return [this.reading(parameters).formula(expr, names)];
      } catch (error) {
        if (!(error instanceof Abandoned)) throw error;
        problems.push(...error.diagnostics);
        return [];
      }
    });
    return { terms, problems };
  }
  /** The same, where all are needed. */
  formulas(exprs: readonly Expr[], names: Names, parameters?: readonly Parameter[]): readonly Term[] {
    const { terms, problems } = this.readable(exprs, names, parameters);
    if (terms.length < exprs.length) throw new Abandoned(problems);
    return terms;
  }

  statement(
    { hypotheses, conclusion }: Statement,
    names: Names,
    parameters?: readonly Parameter[],
  ): { readonly hypotheses: readonly Term[]; readonly conclusion: Term } {
    const terms = this.formulas([...hypotheses, conclusion], names, parameters);
    return { hypotheses: terms.slice(0, -1), conclusion: terms[terms.length - 1] ?? this.drafts.s.falsum };
  }

  /** A label must be new. */
  fresh(label: Name): void {
    if (!this.scope.facts.has(label.text)) return;
    const [name, theory] = [label.text, this.scope.name];
    const refers = [{ says: 'this is called so already', theory, name }];
    this.fail(diagnostic('DUPLICATE_LABEL', label.span, { label: name, theory }, { refers }));
  }

  state(
    kind: Fact['kind'],
    label: Name,
    attributes: Attributes,
    theorem: Theorem,
    span: Span,
    more: Partial<Pick<Fact, 'source' | 'barred'>> &
      Partial<Pick<Item, 'stated' | 'resting' | 'gaps' | 'derivation' | 'written' | 'judgement' | 'tight' | 'needs'>>,
  ): void {
    const { source, barred, stated, resting, gaps = 0, derivation, written, judgement, tight, needs } = more;
    const fact: Fact = { kind, label: label.text, theory: this.scope.name, title: attributes.title, theorem, source, barred };
    this.scope.facts.set(label.text, fact);
    this.items.push({ fact, span, stated, resting, gaps, derivation, written, judgement, tight, needs });
    if (this.#rules !== undefined) this.#teach(this.#rules, fact);
  }

  /** The kernel's names of the axioms that `resting on` names. */
  resting(labels: readonly Name[] | undefined): readonly string[] | undefined {
    return labels?.map((label) => {
      const [fact] = this.scope.lookup(label.text);
      if (fact === undefined && this.scope.isBrokenFact(label.text)) throw new Abandoned([]);
      if (fact === undefined)
        this.fail(diagnostic('UNKNOWN_FACT', label.span, { label: label.text, suggestions: nearest(label.text, this.scope.labels()) }));
      if (fact.kind !== 'axiom') this.fail(diagnostic('NOT_AN_AXIOM', label.span, { label: label.text }));
      return `${fact.theory}:${fact.label}`;
    });
  }

  // ---- gaps and facts

  /** How many gaps there are so far. */
  get gaps(): number {
    return this.#gaps;
  }

  /** A theorem out of nothing, marked. */
  gap(formula: Term): Theorem {
    return gapNamed(this.drafts.s, `${this.scope.name}${GAP}${++this.#gaps}`, formula);
  }

  /** All facts in scope, in order of declaration, what is imported first. */
  #rulebook(): Rulebook {
    if (this.#rules === undefined) {
      const { s } = this.drafts;
      this.#constants ||= hasObjects(s, this.scope);
      const rules = new Rulebook(s, importedRules(s, this.scope, this.#constants));
      for (const fact of this.scope.facts.values()) this.#teach(rules, fact);
      this.#rules = rules;
    }
    return this.#rules;
  }

  #teach(rules: Rulebook, fact: Fact): void {
    this.#constants ||= hasObjects(this.drafts.s, this.scope);
    teach(this.drafts.s, rules, fact, this.#constants);
  }
}
