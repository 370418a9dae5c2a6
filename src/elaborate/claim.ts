/** Claims: what a writer expects of a statement is compared with what is found. */
import type { Term } from '../logic/index.ts';
import { diagnostic } from '../syntax/diagnostics.ts';
import { closed, under } from './closing.ts';
import type { Desk } from './desk.ts';
import { show } from './display.ts';
import { examine } from './examine.ts';
import { expectedFinding, expectedPart, type Judgement, type Part } from './item.ts';
import { nearestOf } from './nearest.ts';
import { type ClaimDeclaration, type Question, questionOf } from './question.ts';
import type { Fact } from './scope.ts';

export function declareClaim(desk: Desk, d: ClaimDeclaration, proofs: boolean): void {
  const label = d.label ?? { text: d.attributes.title ?? '', span: d.span };
  const question = questionOf(desk, d);
  desk.fresh(label);
  const resting = desk.resting(d.clauses.resting);
  const { s } = desk.drafts;
  const expected = d.keyword === 'refute' ? s.not(question.goal) : question.goal;
  const tight =
    question.tight === undefined ? undefined : closed(s, under(question.frame, question.tight.conditions), question.tight.meaning);
  if (!proofs) {
    desk.state(d.keyword, label, d.attributes, desk.gap(closed(s, question.frame, expected)), d.span, { resting, tight });
    return;
  }
  consistent(desk, question);
  const { judgement, gaps } = examine(desk, question);
  const theorem = expectedPart(judgement)?.shown?.theorem ?? desk.gap(closed(s, question.frame, expected));
  const barred = barredBy(judgement);
  desk.state(d.keyword, label, d.attributes, theorem, d.span, { resting, gaps, judgement, barred, tight });
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

/** Why nothing can be concluded from a claim; one that is merely unknown may be used, as one uses a `sorry`. */
export function barredBy(judgement: Judgement): Fact['barred'] {
  const { stance, finding } = judgement;
  if (stance === 'open') return 'open';
  if (expectedPart(judgement)?.shown !== undefined || finding === 'unknown') return undefined;
  return finding === 'vacuous' ? 'vacuous' : finding === 'refuted' ? 'false' : 'not refuted';
}

/** Tells what is not as stated. */
function complain(desk: Desk, { declaration: d, goal }: Question, judgement: Judgement, gaps: number): void {
  const { finding, claim, negation, notProduct, tight, inhabited } = judgement;
  const { span } = d.statement.conclusion;
  const text = (term: Term) => show(term, desk.scope);
  const nearest = (part: Part | undefined) => nearestOf(part, desk.scope);
  const statement = text(goal);
  const say = desk.problems;
  if (finding !== expectedFinding[d.keyword]) {
    if (d.keyword === 'open') say.push(diagnostic('NO_LONGER_OPEN', span, { verdict: finding }));
    else if (finding === 'vacuous') say.push(diagnostic('VACUOUS', span, { statement }));
    else if (d.keyword === 'claim' && finding === 'refuted') say.push(diagnostic('FALSE_CLAIM', span, { statement }));
    else if (gaps > 0)
      return; // the step that is not proved has been told
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
