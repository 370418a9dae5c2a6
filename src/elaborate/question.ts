/** A claim, read: the statement with its parameters and hypotheses, and what its clauses ask for. */

import type { Aspect, Clauses, Declaration, Expr, Span } from '../syntax/ast.ts';
import { diagnostic } from '../syntax/diagnostics.ts';
import type { Term } from '../terms/index.ts';
import type { Frame } from './closing.ts';
import type { Desk } from './desk.ts';
import { show } from './display.ts';
import { plain } from './draft.ts';
import { Abandoned, type Names } from './expression.ts';
import { type Instance, instancesOf, meaningOf } from './forms.ts';
import { exposed } from './judge.ts';
import { needOf } from './needs.ts';
import { type Setting, settingOf } from './setting.ts';
import { spacesOf, telescope } from './telescope.ts';

export type ClaimDeclaration = Extract<Declaration, { kind: 'claim' }>;

export interface Question {
  readonly declaration: ClaimDeclaration;
  readonly names: Names;
  readonly setting: Setting;
  readonly frame: Frame;
  readonly goal: Term;
  readonly tight: { readonly meaning: Term; readonly conditions: readonly Term[] } | undefined;
  readonly needs: { readonly meaning: Term; readonly why: string | undefined } | undefined;
  readonly vacuous: Instance | undefined;
  readonly inhabited: Instance | undefined;
  readonly witness: { readonly existential: Term; readonly term: Term } | undefined;
}

export function questionOf(desk: Desk, d: ClaimDeclaration): Question {
  const { clauses } = d;
  const setting = settingOf(desk, clauses.values ?? []);
  const { names } = telescope(desk, [], spacesOf(d.statement), setting.parameters);
  const { hypotheses, conclusion: goal } = desk.statement({ ...d.statement, conclusion: aboutModel(d) }, names, setting.parameters);
  const frame: Frame = { variables: setting.variables, hypotheses: [...setting.givens, ...hypotheses] };
  const { span } = d.statement.conclusion;
  const inhabited = instanceOf(desk, 'inhabited', goal, span);
  return {
    declaration: d,
    names,
    setting,
    frame,
    goal,
    needs: readNeeds(desk, goal, span),
    vacuous: instanceOf(desk, 'vacuous', goal, span),
    inhabited,
    tight: readTight(desk, clauses, goal, names, setting),
    witness: readWitness(desk, clauses, goal, inhabited, names, setting),
  };
}

/** `C identifiable up to G for model M` says that M is identifiable up to G in C. */
function aboutModel({ statement, clauses }: ClaimDeclaration): Expr {
  const { conclusion } = statement;
  const { model } = clauses;
  if (model === undefined) return conclusion;
  if (conclusion.kind !== 'operator' || conclusion.op !== 'identifiable up to')
    throw new Abandoned([diagnostic('NO_MODEL_HERE', model.span, {})]);
  return { ...conclusion, op: 'in identifiable up to', args: [model, ...conclusion.args] };
}

/** The form of this aspect that the claim has. If it has several, they must say the same of it: a word cannot have two meanings. */
function instanceOf(desk: Desk, aspect: Aspect, claim: Term, span: Span): Instance | undefined {
  const { s } = desk.drafts;
  const [first, ...others] = instancesOf(s, desk.scope, aspect, claim);
  if (first === undefined) return undefined;
  const meaning = meaningOf(s, first);
  const other = others.find((instance) => meaningOf(s, instance) !== meaning);
  if (other !== undefined)
    desk.fail(diagnostic('AMBIGUOUS_VERDICT', span, { what: aspect, theories: [first.form.theory, other.form.theory] }));
  return first;
}

/** What the claim needs, and why: as the theory explains it that says so first. */
function readNeeds(desk: Desk, goal: Term, span: Span): Question['needs'] {
  const { s } = desk.drafts;
  let why: string | undefined;
  const meaning = needOf(goal, {
    signature: s,
    of(formula) {
      const instance = instanceOf(desk, 'needs', formula, span);
      why ??= instance?.form.title;
      return instance === undefined ? undefined : meaningOf(s, instance);
    },
    fresh: (name) => desk.drafts.fresh(plain(name)),
  });
  return meaning === undefined ? undefined : { meaning, why };
}

function readTight(desk: Desk, { tight }: Clauses, goal: Term, names: Names, setting: Setting): Question['tight'] {
  if (tight === undefined) return undefined;
  const conditions = desk.formulas(tight.conditions, names, setting.parameters);
  const instance = instanceOf(desk, 'tight', goal, tight.span);
  const meaning = instance === undefined ? undefined : meaningOf(desk.drafts.s, instance);
  if (meaning === undefined) desk.fail(diagnostic('NO_VERDICT', tight.span, { what: 'tight', statement: show(goal, desk.scope) }));
  return { meaning, conditions };
}

function readWitness(
  desk: Desk,
  { inhabited: clause }: Clauses,
  goal: Term,
  instance: Instance | undefined,
  names: Names,
  setting: Setting,
): Question['witness'] {
  if (clause === undefined) return undefined;
  const { s } = desk.drafts;
  const meaning = instance === undefined ? undefined : meaningOf(s, instance);
  const existential = meaning === undefined ? undefined : exposed(s, meaning);
  const [first, ...more] = clause.terms;
  if (existential === undefined || first === undefined)
    desk.fail(diagnostic('NO_VERDICT', clause.span, { what: 'inhabited', statement: show(goal, desk.scope) }));
  const expr: Expr = more.length === 0 ? first : { kind: 'tuple', items: clause.terms, span: clause.span };
  return { existential, term: desk.reading(setting.parameters).term(expr, names, existential.kid(0)) };
}
