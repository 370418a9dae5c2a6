/** Claims: what a writer expects of a statement is compared with what is found. */

import type { Span } from '../syntax/ast.ts';
import { diagnostic, type Edit } from '../syntax/diagnostics.ts';
import type { Term } from '../terms/index.ts';
import { closed, under } from './closing.ts';
import type { Desk } from './desk.ts';
import { show } from './display.ts';
import { examine } from './examine.ts';
import { placeIn, spacesIn } from './expression.ts';
import { expectedFinding, expectedPart, type Judgement, type Part } from './item.ts';
import { nearestOf } from './nearest.ts';
import { contradicted } from './opposite.ts';
import { type ClaimDeclaration, type Question, questionOf } from './question.ts';
import type { Fact } from './scope.ts';

export function declareClaim(desk: Desk, d: ClaimDeclaration, proofs: boolean): void {
  const label = d.label ?? { text: d.attributes.title ?? '', span: d.span };
  const question = questionOf(desk, d);
  desk.fresh(label);
  const resting = desk.resting(d.clauses.resting);
  desk.sensible();
  consistent(desk, question);
  const { s } = desk.drafts;
  const expected = d.keyword === 'refute' ? s.not(question.goal) : question.goal;
  const tight =
    question.tight === undefined ? undefined : closed(s, under(question.frame, question.tight.conditions), question.tight.meaning);
  const needs = question.needs === undefined ? undefined : closed(s, question.frame, question.needs.meaning);
  const stated = { ...question.frame, goal: question.goal, spaces: spacesIn(question.names) };
  if (!proofs) {
    desk.state(d.keyword, label, d.attributes, desk.gap(closed(s, question.frame, expected)), d.span, { stated, resting, tight, needs });
    return;
  }
  const { judgement, gaps } = examine(desk, question);
  plausible(desk, question, judgement);
  const theorem = expectedPart(judgement)?.shown?.theorem ?? desk.gap(closed(s, question.frame, expected));
  const barred = barredBy(judgement);
  desk.state(d.keyword, label, d.attributes, theorem, d.span, { stated, resting, gaps, judgement, barred, tight, needs });
  complain(desk, question, judgement, gaps);
}

/** Under contradictory conditions everything follows. */
function consistent(desk: Desk, { declaration, frame, tight }: Question): void {
  const contradictory = (conditions: readonly Term[]) => desk.judge.contradictory([...frame.hypotheses, ...conditions]);
  const [first] = declaration.statement.hypotheses;
  const [condition] = declaration.clauses.tight?.conditions ?? [];
  if (first !== undefined && contradictory([])) desk.fail(diagnostic('INCONSISTENT_CONDITIONS', first.span, {}));
  if (condition !== undefined && contradictory(tight?.conditions ?? []))
    desk.fail(diagnostic('INCONSISTENT_CONDITIONS', condition.span, {}));
}

/** What follows together with its opposite follows from anything. */
function plausible(desk: Desk, question: Question, judgement: Judgement): void {
  const { statement, clauses } = question.declaration;
  const found = contradicted(desk, question, judgement);
  if (found === undefined) return;
  if (found.in === 'theory') desk.fail(diagnostic('INCONSISTENT_THEORY', statement.conclusion.span, { axioms: found.axioms }));
  const [condition] = (found.in === 'tight' ? clauses.tight?.conditions : statement.hypotheses) ?? [];
  if (condition !== undefined) desk.fail(diagnostic('INCONSISTENT_CONDITIONS', condition.span, {}));
  const { givens } = question.setting;
  const [value] = clauses.values ?? [];
  if (value === undefined || givens.every((given) => desk.scope.givens.includes(given))) desk.inconsistent();
  const given = desk.scope.givens.map((formula) => show(formula, desk.scope)).join(', ');
  desk.fail(diagnostic('EXCLUDED_VALUES', value.name.span, { given }));
}

/** Why nothing can be concluded from a claim; one that is merely unknown may be used, as one uses a `sorry`. */
export function barredBy(judgement: Judgement): Fact['barred'] {
  const { stance, finding } = judgement;
  if (stance === 'open') return 'open';
  if (expectedPart(judgement)?.shown !== undefined || finding === 'unknown') return undefined;
  return finding === 'vacuous' ? 'vacuous' : finding === 'refuted' ? 'false' : 'not refuted';
}

/** Tells what is not as stated. */
function complain(desk: Desk, { declaration: d, goal, names }: Question, judgement: Judgement, gaps: number): void {
  const { finding, claim, needs, negation, notProduct, tight, inhabited } = judgement;
  const { span } = d.statement.conclusion;
  const place = placeIn(names, desk.scope);
  const text = (term: Term) => show(term, desk.scope, place);
  const nearest = (part: Part | undefined) => nearestOf(part, desk.scope, place);
  const statement = text(goal);
  const say = desk.problems;
  if (finding !== expectedFinding[d.keyword]) {
    if (d.keyword === 'open') say.push(diagnostic('NO_LONGER_OPEN', span, { verdict: finding }, { edits: openedAs(finding, d.span) }));
    else if (finding === 'vacuous') say.push(diagnostic('VACUOUS', span, { statement }));
    else if (d.keyword === 'claim' && finding === 'refuted')
      say.push(diagnostic('FALSE_CLAIM', span, { statement, conditional: d.statement.hypotheses.length > 0 }));
    else if (gaps > 0)
      return; // the step that is not proved has been told
    else if (needs !== undefined && needs.shown === undefined)
      say.push(
        diagnostic('ILL_POSED', span, {
          statement,
          need: text(needs.goal),
          why: needs.why,
          false: needs.failure?.shown !== undefined,
          missing: needs.failure?.shown === undefined ? nearest(needs) : [],
        }),
      );
    else if (d.keyword === 'refute')
      say.push(
        diagnostic('CANNOT_REFUTE', span, {
          statement,
          missing: finding === 'proved' ? [] : nearest(negation),
          proved: finding === 'proved',
        }),
      );
    else if (notProduct !== undefined) say.push(diagnostic('NOT_A_PRODUCT', span, { statement, why: notProduct.why }));
    else say.push(diagnostic('CANNOT_PROVE', span, { statement, missing: nearest(claim), together: true }));
    return;
  }
  if (tight !== undefined && tight.shown === undefined && d.clauses.tight !== undefined)
    say.push(diagnostic('NOT_TIGHT', d.clauses.tight.span, { statement: text(tight.goal), missing: nearest(tight) }));
  if (inhabited?.asked === true && inhabited.shown === undefined && d.clauses.inhabited !== undefined)
    say.push(diagnostic('NOT_A_WITNESS', d.clauses.inhabited.span, { statement: text(inhabited.goal), missing: nearest(inhabited) }));
}

/** The keyword at the beginning of what is no longer open; none, where neither would be as stated. */
function openedAs(finding: Judgement['finding'], { start }: Span): readonly Edit[] {
  const keyword = { proved: 'claim', refuted: 'refute', vacuous: undefined, unknown: undefined }[finding];
  return keyword === undefined ? [] : [{ span: { start, end: start + 'open'.length }, text: keyword }];
}
