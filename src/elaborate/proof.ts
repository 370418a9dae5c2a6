/**
 * Structured proofs: each step becomes calls of the kernel. A proof is read forwards; what `take`, `assume`, `obtain` and `cases`
 * opened is closed again, in reverse, around the theorem that `thus` delivers.
 */

import { definitionAt, symmetric } from '../prover/index.ts';
import type { Binder, Expr, Justification, Link, Name, Span, Step } from '../syntax/ast.ts';
import { type Diagnostic, diagnostic } from '../syntax/diagnostics.ts';
import { nearest } from '../syntax/similar.ts';
import { type Term, Theorem } from '../terms/index.ts';
import { conjuncts } from './conjuncts.ts';
import type { Desk } from './desk.ts';
import { show } from './display.ts';
import type { Drafts } from './draft.ts';
import { Abandoned, MANY, type Names, placeIn, type Reading } from './expression.ts';
import type { Parameter, Scope } from './scope.ts';
import { search } from './search.ts';
import { found, type Line, type Listed, type Proved, type Why } from './written.ts';

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

const OPENED: Why = { kind: 'opened' };

/** A proof that is under way: what its steps have opened, and what they say. */
interface Progress {
  readonly wraps: Wrap[];
  readonly lines: Line[];
}

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
  #gap(formula: Term): Proved {
    return { theorem: this.#desk.gap(formula), why: { kind: 'gap' }, block: [] };
  }

  /** Proves the goal from the facts as the justification says; a gap, and a diagnostic, where that fails. */
  justify(because: Justification, goal: Term, context: Omit<Context, 'goal'>, span: Span): Proved {
    switch (because.kind) {
      case 'sorry':
        this.problems.push(diagnostic('SORRY', because.span, {}));
        return this.#gap(goal);
      case 'proof':
        return { ...this.#block(because.steps, { ...context, goal }, because.span), why: { kind: 'block' } };
      case 'auto':
        return this.#search(goal, context, [], span);
      case 'by': {
        const listed = this.named(because.facts, context.labels);
        // what would follow from something that cannot be read is no other mistake
        const lacking = because.facts.some(
          ({ text }) => !context.labels.has(text) && this.scope.lookup(text).length === 0 && this.scope.isBrokenFact(text),
        );
        return this.#search(goal, context, listed, span, lacking);
      }
    }
  }

  /** The facts that go by these labels. */
  named(labels: readonly Name[], local: ReadonlyMap<string, Theorem>): readonly Listed[] {
    return labels.flatMap((label) => this.#fact(label, local));
  }

  #fact(label: Name, labels: ReadonlyMap<string, Theorem>): readonly Listed[] {
    const local = labels.get(label.text);
    if (local !== undefined) return [{ theorem: local, name: undefined }];
    const found = this.scope.lookup(label.text);
    const [first, second] = found;
    if (first !== undefined && second === undefined) {
      if (first.barred === undefined) return [{ theorem: first.theorem, name: `${first.theory}:${first.label}` }];
      const refers = [{ says: 'this is what is stated', theory: first.theory, name: first.label }];
      this.problems.push(diagnostic('NOT_ESTABLISHED', label.span, { label: label.text, verdict: first.barred }, { refers }));
      return [];
    }
    if (second !== undefined) {
      const theories = found.map((f) => f.theory);
      const refers = theories.map((theory) => ({ says: `this is that of \`${theory}\``, theory, name: found[0]?.label ?? '' }));
      this.problems.push(diagnostic('AMBIGUOUS_FACT', label.span, { label: label.text, theories }, { refers }));
      return [];
    }
    // definitions are always used; naming one does no harm
    if (this.scope.entries(label.text).length > 0 || this.scope.isBrokenFact(label.text)) return [];
    const suggestions = nearest(label.text, [...labels.keys(), ...this.scope.labels()]);
    this.problems.push(diagnostic('UNKNOWN_FACT', label.span, { label: label.text, suggestions }));
    return [];
  }

  #search(goal: Term, context: Omit<Context, 'goal'>, listed: readonly Listed[], span: Span, lacking = false): Proved {
    const known = context.facts.find((f) => f.conclusion === goal);
    if (known !== undefined) return found(known, [known], []);
    if (context.spoilt) return this.#gap(goal);
    const outcome = search({ signature: this.drafts.s, facts: [...context.facts, ...listed.map((l) => l.theorem)], goal });
    if (outcome.kind === 'proved') return found(outcome.theorem, outcome.used, listed);
    if (lacking) return this.#gap(goal);
    const missing = outcome.missing
      .filter((m) => m !== goal)
      .slice(0, 3)
      .map((m) => this.#show(m, context));
    this.problems.push(diagnostic('CANNOT_PROVE', span, { statement: this.#show(goal, context), missing, together: false }));
    return this.#gap(goal);
  }

  /** The text of a term, in a message about a step in this context. */
  #show(term: Term, { names }: Pick<Context, 'names'>): string {
    return show(term, this.scope, placeIn(names, this.scope));
  }

  // ---- blocks

  #block(steps: readonly Step[], start: Context, span: Span): Pick<Proved, 'theorem' | 'block'> {
    const { wraps, lines }: Progress = { wraps: [], lines: [] };
    const closed = (theorem: Theorem) => ({ theorem: wraps.reduceRight((inner, wrap) => wrap(inner), theorem), block: lines });
    let context = start;
    for (const [i, step] of steps.entries()) {
      const done = this.#step(step, context, { wraps, lines });
      if ('theorem' in done) {
        const next = steps[i + 1];
        if (next !== undefined && !done.abandoned) this.problems.push(diagnostic('STEP_AFTER_END', next.span, {}));
        return closed(done.theorem);
      }
      context = done;
    }
    if (!context.spoilt)
      this.problems.push(
        diagnostic('UNFINISHED_PROOF', { start: span.end - 3, end: span.end }, { goal: this.#show(context.goal, context) }),
      );
    const gap = this.#gap(context.goal);
    lines.push(having(gap));
    return closed(gap.theorem);
  }

  /** The context after a step, or the theorem if the step ends the proof. */
  #step(step: Step, context: Context, progress: Progress): Context | { readonly theorem: Theorem; readonly abandoned?: boolean } {
    const { wraps, lines } = progress;
    const mark = wraps.length;
    try {
      switch (step.kind) {
        case 'take':
          return this.#take(step.binders, context, progress);
        case 'assume':
          return this.#assume(step.formulas, context, progress);
        case 'let': {
          const { text } = step.name;
          const term = this.#reading().term(step.value, context.names);
          lines.push({ says: { kind: 'let', name: text, term }, gives: [], why: OPENED, block: [] });
          return { ...context, names: new Map(context.names).set(text, { kind: 'term', term }) };
        }
        case 'have': {
          const formula = this.#formula(step.formula, context.names);
          return learnt(this.justify(step.because, formula, context, step.span), context, step.label, lines);
        }
        case 'chain': {
          const fact = this.#chain(step.first, step.links, context, step.span);
          return step.last ? { theorem: this.#conclude(fact, context, step.span, lines) } : learnt(fact, context, step.label, lines);
        }
        case 'obtain':
          return this.#obtain(step.binders, step.where, step.because, context, progress, step.span);
        case 'cases':
          return { theorem: this.#cases(step, context, lines) };
        case 'thus': {
          const formula = step.formula === undefined ? context.goal : this.#formula(step.formula, context.names);
          return { theorem: this.#conclude(this.justify(step.because, formula, context, step.span), context, step.span, lines) };
        }
      }
    } catch (error) {
      if (!(error instanceof Abandoned)) throw error;
      this.problems.push(...error.diagnostics);
      if (step.kind === 'have' || (step.kind === 'chain' && !step.last)) return { ...context, spoilt: true };
      wraps.length = mark;
      // what the step would have opened is unknown: the rest of the proof would only repeat the complaint
      const gap = this.#gap(context.goal);
      lines.push(having(gap));
      return { theorem: gap.theorem, abandoned: true };
    }
  }

  #reading(): Reading {
    return this.#desk.reading(this.#parameters);
  }
  #formula(expr: Expr, names: Names): Term {
    return this.#reading().formula(expr, names);
  }

  /** From a fact, the goal; where more than the fact is needed for that, it is a line of its own. */
  #conclude(fact: Proved, context: Context, span: Span, lines: Line[]): Theorem {
    lines.push({ ...having(fact), gives: [fact.theorem] });
    if (fact.theorem.conclusion === context.goal) return fact.theorem;
    const goal = this.#search(context.goal, { ...context, facts: [fact.theorem, ...context.facts] }, [], span);
    if (goal.why.kind !== 'found' || goal.why.used.some((other) => other !== fact.theorem)) lines.push(having(goal));
    return goal.theorem;
  }

  // ---- steps

  /** A fresh variable for a name of the text. */
  #variable(name: Name, sort: Term): Term {
    return this.drafts.s.free(this.drafts.fresh(name.text), sort);
  }

  #take(binders: readonly Binder[], start: Context, { wraps, lines }: Progress): Context {
    let context = start;
    const variables: Term[] = [];
    const formulas: Term[] = [];
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
          context = learn(context, this.#search(wanted, context, [], binders[0]?.span ?? NOWHERE).theorem);
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
        variables.push(x);
        wraps.push((inner) => Theorem.allIntro(x, inner));
        const goal = this.drafts.s.open(opened, x);
        context = { ...context, goal, names: new Map(context.names).set(name.text, { kind: 'term', term: x }) };
        if (binder.range.kind === 'in') {
          const set = this.#reading().term(binder.range.set, context.names, this.drafts.s.setOf(x.kid(0)));
          const member = this.drafts.s.member(x, set);
          owed.push(member);
          formulas.push(member);
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
    lines.push({ says: { kind: 'take', variables, formulas }, gives: since(start, context), why: OPENED, block: [] });
    return context;
  }

  #assume(formulas: readonly Expr[], start: Context, { wraps, lines }: Progress): Context {
    let context = start;
    const { s } = this.drafts;
    for (const expr of formulas) {
      const before = context;
      const wanted = this.#formula(expr, context.names);
      const said = (contrary: boolean) =>
        lines.push({ says: { kind: 'assume', formulas: [wanted], contrary }, gives: since(before, context), why: OPENED, block: [] });
      if (context.facts.some((f) => f.conclusion === wanted)) continue; // a part of what an earlier antecedent granted
      if (wanted === s.not(context.goal) && context.goal.op !== 'false') {
        const goal = context.goal;
        wraps.push((inner) => Theorem.classical(Theorem.impIntro(s.not(goal), inner)));
        context = learn({ ...context, goal: s.falsum }, Theorem.assume(s, wanted));
        said(true);
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
      if (!context.facts.some((f) => f.conclusion === wanted))
        context = learn(context, this.#search(wanted, context, [], expr.span).theorem);
      said(false);
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
    { wraps, lines }: Progress,
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
    const proved = this.justify(because, statement, context, span);
    let source = proved.theorem;
    let current = statement;
    const variables: Term[] = [];
    for (const name of binders.flatMap((b) => b.names)) {
      const x = this.#variable(name, current.kid(0));
      const exists = source;
      variables.push(x);
      wraps.push((inner) => Theorem.exElim(exists, x, inner));
      names.set(name.text, { kind: 'term', term: x });
      current = s.open(current, x);
      source = Theorem.assume(s, current);
    }
    const gives = conjuncts(source);
    const formulas = gives.map((fact) => fact.conclusion);
    lines.push({ says: { kind: 'obtain', variables, formulas }, gives, why: proved.why, block: proved.block });
    return { ...context, names, facts: [...context.facts, ...gives] };
  }

  #chain(first: Expr, parts: readonly Link[], context: Context, span: Span): Proved {
    const links: Proved[] = [];
    let left = first;
    for (const { op, right, because } of parts) {
      const expr: Expr =
        op === '='
          ? { kind: 'relation', op, left, right, span: { start: left.span.start, end: right.span.end } }
          : { kind: 'operator', op, args: [left, right], span: { start: left.span.start, end: right.span.end } };
      links.push(this.justify(because, this.#formula(expr, context.names), context, expr.span));
      left = right;
    }
    const facts = links.map((link) => link.theorem);
    const whole = (theorem: Theorem): Proved => ({ theorem, why: { kind: 'chain' }, block: links.map(linked) });
    const allEqual = parts.every((l) => l.op === '=');
    const [start, ...rest] = facts;
    if (start === undefined) throw new Error('a chain without links');
    if (allEqual && rest.every((f, i) => f.conclusion.kid(0) === (facts[i]?.conclusion.kid(1) ?? f)))
      return whole(rest.reduce((a, b) => transitive(a, b), start));
    const ends: Expr = allEqual
      ? { kind: 'relation', op: '=', left: first, right: left, span }
      : { kind: 'operator', op: '<=', args: [first, left], span };
    return whole(this.#search(this.#formula(ends, context.names), { ...context, facts }, [], span).theorem);
  }

  #cases(step: Extract<Step, { kind: 'cases' }>, context: Context, lines: Line[]): Theorem {
    const { s } = this.drafts;
    if (step.cases.length > MANY) throw new Abandoned([diagnostic('TOO_MANY', step.span, { what: 'cases', limit: MANY })]);
    const formulas = step.cases.map((c) => this.#formula(c.formula, context.names));
    const either = formulas.reduceRight((rest, f) => s.connective('or', f, rest));
    const proved = this.justify(step.because, either, context, step.span);
    lines.push({ ...having(proved), gives: [proved.theorem] });
    const branches = step.cases.map((c, i) => {
      const formula = formulas[i] ?? s.falsum;
      const gives = conjuncts(Theorem.assume(s, formula));
      const { theorem, block } = this.#block(c.steps, { ...context, facts: [...context.facts, ...gives] }, c.span);
      const line: Line = { says: { kind: 'case', formula }, gives, why: OPENED, block };
      return { theorem, line };
    });
    lines.push({
      says: { kind: 'have', formula: context.goal },
      gives: [],
      why: { kind: 'cases', either: proved.theorem },
      block: branches.map((branch) => branch.line),
    });
    const split = (or: Theorem, from: number): Theorem => {
      const branch = branches[from]?.theorem;
      if (branch === undefined) throw new Error('cases without a case');
      if (from === branches.length - 1) return Theorem.impElim(Theorem.impIntro(or.conclusion, branch), or);
      return Theorem.orElim(or, branch, split(Theorem.assume(s, or.conclusion.kid(1)), from + 1));
    };
    return split(proved.theorem, 0);
  }
}

const NOWHERE: Span = { start: 0, end: 0 };

function learn(context: Context, fact: Theorem, label?: Name): Context {
  const labels = label === undefined ? context.labels : new Map(context.labels).set(label.text, fact);
  return { ...context, labels, facts: [...context.facts, ...conjuncts(fact)] };
}

/** The context after a step that says what it has shown. */
function learnt(proved: Proved, context: Context, label: Name | undefined, lines: Line[]): Context {
  const after = learn(context, proved.theorem, label);
  lines.push({ ...having(proved), gives: [proved.theorem, ...since(context, after)] });
  return after;
}

/** The facts that have come in between. */
const since = (before: Context, after: Context): readonly Theorem[] => after.facts.slice(before.facts.length);

/** The line that says what is proved. */
const having = ({ theorem, why, block }: Proved): Line => ({ says: { kind: 'have', formula: theorem.conclusion }, gives: [], why, block });
const linked = ({ theorem, why, block }: Proved, i: number): Line => ({
  says: { kind: 'link', formula: theorem.conclusion, first: i === 0 },
  gives: [theorem],
  why,
  block,
});

/** a = b and b = c give a = c */
export function transitive(first: Theorem, second: Theorem): Theorem {
  const s = first.signature;
  const a = first.conclusion.kid(0);
  const x = s.free('x~transitive', s.sortOf(a));
  return Theorem.leibniz(second, s.bind('comp', x, s.equal(a, x)), first);
}
