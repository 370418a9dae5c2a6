/**
 * Structured proofs: each step becomes calls of the kernel. A proof is read forwards; what `take`, `assume`, `obtain` and `cases`
 * opened is closed again, in reverse, around the theorem that `thus` delivers.
 */
import { type Term, Theorem } from '../logic/index.ts';
import { definitionAt, symmetric } from '../prover/index.ts';
import type { Binder, Expr, Justification, Name, Span, Step } from '../syntax/ast.ts';
import { type Diagnostic, diagnostic } from '../syntax/diagnostics.ts';
import { closest } from '../syntax/similar.ts';
import { conjuncts } from './conjuncts.ts';
import type { Desk } from './desk.ts';
import { show } from './display.ts';
import type { Drafts } from './draft.ts';
import { Abandoned, MANY, type Names, type Reading } from './expression.ts';
import { callingIn } from './hidden.ts';
import type { Parameter, Scope } from './scope.ts';
import { search } from './search.ts';

/** What a step may use: names, facts (theorems whose hypotheses are what is assumed so far), and what is to be shown. */
export interface Context {
  readonly names: Names;
  readonly facts: readonly Theorem[];
  readonly labels: ReadonlyMap<string, Theorem>;
  readonly goal: Term;
  /** An earlier step could not be understood: what fails from here on need not be an error. */
  readonly spoilt: boolean;
}

type Wrap = (inner: Theorem) => Theorem;

/** Takes a proof apart; diagnostics go to `problems`. One object serves one theorem. */
export class Prover {
  readonly scope: Scope;
  readonly drafts: Drafts;
  readonly problems: Diagnostic[] = [];
  readonly #desk: Desk;
  readonly #parameters: readonly Parameter[];

  constructor(desk: Desk, parameters: readonly Parameter[]) {
    this.scope = desk.scope;
    this.drafts = desk.drafts;
    this.#desk = desk;
    this.#parameters = parameters;
  }

  /** The theorem that stands for a step without proof; it is marked for all to see. */
  #gap(formula: Term): Theorem {
    return this.#desk.gap(formula);
  }

  /** Proves the goal from the facts as the justification says; a gap, and a diagnostic, where that fails. */
  justify(because: Justification, goal: Term, context: Omit<Context, 'goal'>, span: Span): Theorem {
    switch (because.kind) {
      case 'sorry':
        this.problems.push(diagnostic('SORRY', because.span, {}));
        return this.#gap(goal);
      case 'proof':
        return this.#block(because.steps, { ...context, goal }, because.span);
      case 'auto':
        return this.#search(goal, context, [], span);
      case 'by': {
        const listed = this.named(because.facts, context.labels);
        return this.#search(goal, context, listed, span);
      }
    }
  }

  /** The facts that go by these labels. */
  named(labels: readonly Name[], local: ReadonlyMap<string, Theorem>): readonly Theorem[] {
    return labels.flatMap((label) => this.#fact(label, local));
  }

  #fact(label: Name, labels: ReadonlyMap<string, Theorem>): readonly Theorem[] {
    const local = labels.get(label.text);
    if (local !== undefined) return [local];
    const found = this.scope.lookup(label.text);
    const [first, second] = found;
    if (first !== undefined && second === undefined) {
      if (first.barred === undefined) return [first.theorem];
      this.problems.push(diagnostic('NOT_ESTABLISHED', label.span, { label: label.text, verdict: first.barred }));
      return [];
    }
    if (second !== undefined) {
      this.problems.push(diagnostic('AMBIGUOUS_FACT', label.span, { label: label.text, theories: found.map((f) => f.theory) }));
      return [];
    }
    // definitions are always used; naming one does no harm
    if (this.scope.entries(label.text).length > 0 || this.scope.isBroken(label.text)) return [];
    const suggestion = closest(label.text, [...labels.keys(), ...this.scope.labels()]);
    this.problems.push(diagnostic('UNKNOWN_FACT', label.span, { label: label.text, suggestion }));
    return [];
  }

  #search(goal: Term, context: Omit<Context, 'goal'>, listed: readonly Theorem[], span: Span): Theorem {
    const known = context.facts.find((f) => f.conclusion === goal);
    if (known !== undefined) return known;
    if (context.spoilt) return this.#gap(goal);
    const outcome = search({ signature: this.drafts.s, facts: [...context.facts, ...listed], goal });
    if (outcome.kind === 'proved') return outcome.theorem;
    const missing = outcome.missing
      .filter((m) => m !== goal)
      .slice(0, 3)
      .map((m) => this.#show(m, context));
    this.problems.push(diagnostic('CANNOT_PROVE', span, { statement: this.#show(goal, context), missing, together: false }));
    return this.#gap(goal);
  }

  /** The text of a term, in a message about a step in this context. */
  #show(term: Term, { names }: Pick<Context, 'names'>): string {
    return show(term, this.scope, callingIn(names, this.scope));
  }

  // ---- blocks

  #block(steps: readonly Step[], start: Context, span: Span): Theorem {
    const wraps: Wrap[] = [];
    let context = start;
    for (const [i, step] of steps.entries()) {
      const done = this.#step(step, context, wraps);
      if ('theorem' in done) {
        const next = steps[i + 1];
        if (next !== undefined && !done.abandoned) this.problems.push(diagnostic('STEP_AFTER_END', next.span, {}));
        return wraps.reduceRight((inner, wrap) => wrap(inner), done.theorem);
      }
      context = done;
    }
    if (!context.spoilt)
      this.problems.push(
        diagnostic('UNFINISHED_PROOF', { start: span.end - 3, end: span.end }, { goal: this.#show(context.goal, context) }),
      );
    return wraps.reduceRight((inner, wrap) => wrap(inner), this.#gap(context.goal));
  }

  /** The context after a step, or the theorem if the step ends the proof. */
  #step(step: Step, context: Context, wraps: Wrap[]): Context | { readonly theorem: Theorem; readonly abandoned?: boolean } {
    const mark = wraps.length;
    try {
      switch (step.kind) {
        case 'take':
          return this.#take(step.binders, context, wraps);
        case 'assume':
          return this.#assume(step.formulas, context, wraps);
        case 'let': {
          const term = this.#reading().term(step.value, context.names);
          return { ...context, names: new Map(context.names).set(step.name.text, { kind: 'term', term }) };
        }
        case 'have': {
          const formula = this.#formula(step.formula, context.names);
          return learn(context, this.justify(step.because, formula, context, step.span), step.label);
        }
        case 'chain': {
          const fact = this.#chain(step.first, step.links, context, step.span);
          return step.last ? { theorem: this.#conclude(fact, context, step.span) } : learn(context, fact, step.label);
        }
        case 'obtain':
          return this.#obtain(step.binders, step.where, step.because, context, wraps, step.span);
        case 'cases':
          return { theorem: this.#cases(step, context) };
        case 'thus': {
          if (step.formula === undefined) return { theorem: this.justify(step.because, context.goal, context, step.span) };
          const formula = this.#formula(step.formula, context.names);
          return { theorem: this.#conclude(this.justify(step.because, formula, context, step.span), context, step.span) };
        }
      }
    } catch (error) {
      if (!(error instanceof Abandoned)) throw error;
      this.problems.push(...error.diagnostics);
      if (step.kind === 'have' || (step.kind === 'chain' && !step.last)) return { ...context, spoilt: true };
      wraps.length = mark;
      // what the step would have opened is unknown: the rest of the proof would only repeat the complaint
      return { theorem: this.#gap(context.goal), abandoned: true };
    }
  }

  #reading(): Reading {
    return this.#desk.reading(this.#parameters);
  }
  #formula(expr: Expr, names: Names): Term {
    return this.#reading().formula(expr, names);
  }

  /** From a fact, the goal. */
  #conclude(fact: Theorem, context: Context, span: Span): Theorem {
    if (fact.conclusion === context.goal) return fact;
    return this.#search(context.goal, { ...context, facts: [fact, ...context.facts] }, [], span);
  }

  // ---- steps

  /** A fresh variable for a name of the text. */
  #variable(name: Name, sort: Term): Term {
    return this.drafts.s.free(this.drafts.fresh(name.text), sort);
  }

  #take(binders: readonly Binder[], start: Context, wraps: Wrap[]): Context {
    let context = start;
    const owed: Term[] = []; // memberships that `take x in A` announced and the goal has yet to grant
    const grant = () => {
      while (owed.length > 0) {
        const opened = this.#expose(context.goal, wraps);
        context = { ...context, goal: opened };
        if (opened.op !== '=>') return;
        const [wanted] = owed.splice(0, 1);
        const given = opened.kid(0);
        wraps.push((inner) => Theorem.impIntro(given, inner));
        context = { ...context, goal: opened.kid(1), facts: [...context.facts, Theorem.assume(this.drafts.s, given)] };
        if (wanted !== undefined && wanted !== given)
          context = learn(context, this.#search(wanted, context, [], binders[0]?.span ?? NOWHERE));
      }
    };
    for (const binder of binders) {
      for (const name of binder.names) {
        grant();
        const opened = this.#expose(context.goal, wraps);
        if (opened.op !== 'all')
          throw new Abandoned([diagnostic('NOTHING_TO_TAKE', name.span, { name: name.text, goal: this.#show(context.goal, context) })]);
        const x = this.#variable(name, opened.kid(0));
        if (binder.range.kind === 'sort') {
          const sort = this.#reading().sort(binder.range.sort, context.names);
          if (sort !== x.kid(0))
            throw new Abandoned([
              diagnostic('SORT_MISMATCH', binder.range.sort.span, {
                found: this.#show(sort, context),
                wanted: this.#show(x.kid(0), context),
              }),
            ]);
        }
        wraps.push((inner) => Theorem.allIntro(x, inner));
        const goal = this.drafts.s.open(opened, x);
        context = { ...context, goal, names: new Map(context.names).set(name.text, { kind: 'term', term: x }) };
        if (binder.range.kind === 'in') {
          const set = this.#reading().term(binder.range.set, context.names, this.drafts.s.setOf(x.kid(0)));
          owed.push(this.drafts.s.member(x, set));
        }
      }
    }
    grant();
    const [left] = owed;
    if (left !== undefined)
      throw new Abandoned([
        diagnostic('NOTHING_TO_ASSUME', binders[0]?.span ?? NOWHERE, {
          formula: this.#show(left, context),
          goal: this.#show(context.goal, context),
        }),
      ]);
    return context;
  }

  #assume(formulas: readonly Expr[], start: Context, wraps: Wrap[]): Context {
    let context = start;
    const { s } = this.drafts;
    for (const expr of formulas) {
      const wanted = this.#formula(expr, context.names);
      if (context.facts.some((f) => f.conclusion === wanted)) continue; // a part of what an earlier antecedent granted
      if (wanted === s.not(context.goal) && context.goal.op !== 'false') {
        const goal = context.goal;
        wraps.push((inner) => Theorem.classical(Theorem.impIntro(s.not(goal), inner)));
        context = learn({ ...context, goal: s.falsum }, Theorem.assume(s, wanted));
        continue;
      }
      const opened = this.#expose(context.goal, wraps);
      if (opened.op !== '=>')
        throw new Abandoned([
          diagnostic('NOTHING_TO_ASSUME', expr.span, { formula: this.#show(wanted, context), goal: this.#show(context.goal, context) }),
        ]);
      const given = opened.kid(0);
      wraps.push((inner) => Theorem.impIntro(given, inner));
      context = { ...context, goal: opened.kid(1), facts: [...context.facts, ...conjuncts(Theorem.assume(s, given))] };
      if (!context.facts.some((f) => f.conclusion === wanted)) context = learn(context, this.#search(wanted, context, [], expr.span));
    }
    return context;
  }

  /** Unfolds definitions at the head of the goal until it is a quantifier or implication (or nothing more can be unfolded). */
  #expose(goal: Term, wraps: Wrap[]): Term {
    let current = goal;
    for (;;) {
      if (current.op === 'app') {
        const unfolded = this.#definition(current);
        if (unfolded === undefined) return current;
        wraps.push((inner) => Theorem.impElim(Theorem.andRight(unfolded), inner));
        current = unfolded.conclusion.kid(0).kid(1);
      } else if (current.op === 'in' && current.kid(1).op === 'comp') {
        const member = current;
        wraps.push((inner) => Theorem.memberIntro(member, inner));
        current = this.drafts.s.open(member.kid(1), member.kid(0));
      } else if (current.op === 'in' && current.kid(1).op === 'app') {
        const unfolded = this.#definition(current.kid(1));
        if (unfolded === undefined) return current;
        const { s } = this.drafts;
        const element = current.kid(0);
        const set = s.free(this.drafts.fresh('A'), s.sortOf(current.kid(1)));
        const context = s.bind('comp', set, s.member(element, set));
        wraps.push((inner) => Theorem.leibniz(symmetric(this.drafts.s, unfolded), context, inner));
        current = s.member(element, unfolded.conclusion.kid(1));
      } else return current;
    }
  }

  /** The definition of an applied symbol, for these arguments. */
  #definition(applied: Term): Theorem | undefined {
    const { s } = this.drafts;
    return s.definition(applied.symbol) === undefined ? undefined : definitionAt(s, applied);
  }

  #obtain(
    binders: readonly Binder[],
    where: readonly Expr[],
    because: Justification,
    context: Context,
    wraps: Wrap[],
    span: Span,
  ): Context {
    const { s } = this.drafts;
    if (where.length > MANY || binders.flatMap((b) => b.names).length > MANY)
      throw new Abandoned([diagnostic('TOO_MANY', span, { what: 'parts', limit: MANY })]);
    // read as one statement, ∃x.∃y. x ∈ A ∧ φ ∧ …, so that the sorts of the variables are inferred from all of it
    const plain = binders.map((b): Binder => (b.range.kind === 'in' ? { ...b, range: { kind: 'none' } } : b));
    const memberships = binders.flatMap(({ names, range }) =>
      range.kind === 'in'
        ? names.map(
            (n): Expr => ({
              kind: 'relation',
              op: 'in',
              left: { kind: 'name', name: n.text, span: n.span },
              right: range.set,
              span: n.span,
            }),
          )
        : [],
    );
    const body = [...memberships, ...where].reduceRight<Expr | undefined>(
      (rest, f) => (rest === undefined ? f : { kind: 'connective', op: 'and', left: f, right: rest, span: f.span }),
      undefined,
    );
    const statement = this.#formula(
      { kind: 'quantified', quantifier: 'exists', binders: plain, body: body ?? { kind: 'truth', value: true, span }, span },
      context.names,
    );
    const names = new Map(context.names);
    let source = this.justify(because, statement, context, span);
    let current = statement;
    for (const name of binders.flatMap((b) => b.names)) {
      const x = this.#variable(name, current.kid(0));
      const exists = source;
      wraps.push((inner) => Theorem.exElim(exists, x, inner));
      names.set(name.text, { kind: 'term', term: x });
      current = s.open(current, x);
      source = Theorem.assume(s, current);
    }
    return { ...context, names, facts: [...context.facts, ...conjuncts(source)] };
  }

  #chain(
    first: Expr,
    links: readonly { readonly op: '=' | '<='; readonly right: Expr; readonly because: Justification }[],
    context: Context,
    span: Span,
  ): Theorem {
    const facts: Theorem[] = [];
    let left = first;
    for (const { op, right, because } of links) {
      const expr: Expr =
        op === '='
          ? { kind: 'relation', op, left, right, span: { start: left.span.start, end: right.span.end } }
          : { kind: 'operator', op, args: [left, right], span: { start: left.span.start, end: right.span.end } };
      facts.push(this.justify(because, this.#formula(expr, context.names), context, expr.span));
      left = right;
    }
    const allEqual = links.every((l) => l.op === '=');
    const [start, ...rest] = facts;
    if (start === undefined) throw new Error('a chain without links');
    if (allEqual && rest.every((f, i) => f.conclusion.kid(0) === (facts[i]?.conclusion.kid(1) ?? f)))
      return rest.reduce((a, b) => transitive(a, b), start);
    const whole: Expr = allEqual
      ? { kind: 'relation', op: '=', left: first, right: left, span }
      : { kind: 'operator', op: '<=', args: [first, left], span };
    return this.#search(this.#formula(whole, context.names), { ...context, facts }, [], span);
  }

  #cases(step: Extract<Step, { kind: 'cases' }>, context: Context): Theorem {
    const { s } = this.drafts;
    if (step.cases.length > MANY) throw new Abandoned([diagnostic('TOO_MANY', step.span, { what: 'cases', limit: MANY })]);
    const formulas = step.cases.map((c) => this.#formula(c.formula, context.names));
    const either = formulas.reduceRight((rest, f) => s.connective('or', f, rest));
    const proved = this.justify(step.because, either, context, step.span);
    const branches = step.cases.map((c, i) => {
      const formula = formulas[i] ?? s.falsum;
      return this.#block(c.steps, { ...context, facts: [...context.facts, ...conjuncts(Theorem.assume(s, formula))] }, c.span);
    });
    const split = (or: Theorem, from: number): Theorem => {
      const branch = branches[from];
      if (branch === undefined) throw new Error('cases without a case');
      if (from === branches.length - 1) return Theorem.impElim(Theorem.impIntro(or.conclusion, branch), or);
      return Theorem.orElim(or, branch, split(Theorem.assume(s, or.conclusion.kid(1)), from + 1));
    };
    return split(proved, 0);
  }
}

const NOWHERE: Span = { start: 0, end: 0 };

function learn(context: Context, fact: Theorem, label?: Name): Context {
  const labels = label === undefined ? context.labels : new Map(context.labels).set(label.text, fact);
  return { ...context, labels, facts: [...context.facts, ...conjuncts(fact)] };
}

/** a = b and b = c give a = c */
export function transitive(first: Theorem, second: Theorem): Theorem {
  const s = first.signature;
  const a = first.conclusion.kid(0);
  const x = s.free('x~transitive', s.sortOf(a));
  return Theorem.leibniz(second, s.bind('comp', x, s.equal(a, x)), first);
}
