/** Statements with their verdicts and derivations. */
import { GAP } from '../../elaborate/item.ts';
import { ORACLE } from '../../terms/index.ts';
import type { Verdict } from '../../verdict/verdict.ts';
import { counted } from '../count.ts';
import { remarksOn } from '../text.ts';
import { escapeHtml } from '../trace/html-text.ts';
import { flat, type Part, reasonOf, type Step, type Trace } from '../trace/model.ts';
import { capitalised, type Pen } from './pen.ts';

/** What is stated: what it is about, what it assumes, and what it says. `place` is where on the page. */
export function statedHtml(
  { setting, assumptions, statement }: Pick<Trace, 'setting' | 'assumptions' | 'statement'>,
  place: string,
  pen: Pen,
): string {
  const about = setting.length === 0 ? '' : `<p class="setting">${pen.sayFirst(setting)}.</p>\n`;
  const assumed = assumptions.map((a) => `<li id="${place}:${a.mark}"><span class="mark">(${a.mark})</span> ${pen.say(a.sentence)}</li>`);
  const given = assumed.length === 0 ? '' : `<p class="given">Assume</p>\n<ul class="assumed">${assumed.join('\n')}</ul>\n`;
  return `<div class="stated">\n${about}${given}<p class="says">${pen.sayFirst(statement)}</p>\n</div>`;
}

/** The verdict as a badge; what is not as it was stated is told apart not by colour alone. */
export function badge(v: Verdict): string {
  const tight = v.tight === true && v.verdict === 'proved' ? ' <span class="badge">tight</span>' : '';
  const mark = v.asStated ? MARKS[v.verdict] : '!';
  const not = v.asStated ? '' : ', not as stated';
  return `<span class="badge ${v.asStated ? 'good' : 'bad'}"><span aria-hidden="true">${mark}</span> ${v.verdict}${not}</span>${tight}`;
}
const MARKS = { proved: '✓', refuted: '✗', vacuous: '∅', unknown: '?' } as const;

/** What there is to say about a verdict besides. */
export function remarksHtml(v: Verdict): string {
  const gaps = v.gaps === 0 ? [] : [`${counted(v.gaps, 'step')} ${v.gaps === 1 ? 'is' : 'are'} not proved`];
  const excess = v.excess.length === 0 ? [] : [`rests also on ${v.excess.join(', ')}`];
  const remarks = [...gaps, ...remarksOn(v).flatMap(({ text }) => (text === 'tight' ? [] : [text])), ...excess];
  return remarks.length === 0 ? '' : `<ul class="remarks">${remarks.map((text) => `<li>${escapeHtml(text)}</li>`).join('\n')}</ul>\n`;
}

/** The derivation, folded. */
export function proofHtml({ parts }: Trace, place: string, pen: Pen): string {
  const lines = parts.reduce((sum, part) => sum + flat(part.steps).length, 0);
  if (lines === 0) return '';
  const [first] = parts;
  const heading = parts.length === 1 && first !== undefined ? capitalised(first.heading) : 'Derivation';
  const told = parts.map((part) => partHtml(part, parts.length > 1, place, pen)).join('\n');
  return `<details class="proof">\n<summary>${escapeHtml(heading)}, ${counted(lines, 'line')}</summary>\n${told}\n</details>\n`;
}

const partHtml = ({ heading, steps }: Part, named: boolean, place: string, pen: Pen): string =>
  `${named ? `<p class="part">${escapeHtml(capitalised(heading))}</p>\n` : ''}${stepsHtml(steps, place, pen)}`;

const stepsHtml = (steps: readonly Step[], place: string, pen: Pen): string =>
  `<ol class="steps">\n${steps.map((step) => stepHtml(step, place, pen)).join('\n')}\n</ol>`;

function stepHtml(step: Step, place: string, pen: Pen): string {
  const reason = reasonHtml(step, place, pen);
  const why = reason === '' ? '' : `<span class="reason">${reason}</span>`;
  const block = step.block.length === 0 ? '' : `\n${stepsHtml(step.block, place, pen)}\n`;
  return `<li id="${place}:${step.mark}"><span class="mark">(${step.mark})</span><div class="line">${pen.say(step.sentence)} ${why}</div>${block}</li>`;
}

/** Why a line holds, with links to the lines and statements that it names. */
function reasonHtml(step: Step, place: string, pen: Pen): string {
  return reasonOf(step)
    .map((run) => {
      if (run.kind === 'math') return pen.math(run);
      if (run.kind === 'mark') return `<a href="#${place}:${run.mark}">(${run.mark})</a>`;
      const cited = step.by.find((name) => run.text === labelOf(name) || run.text.startsWith(`${labelOf(name)} (`));
      return pen.link(cited === undefined ? undefined : pen.atlas.statement(cited), escapeHtml(run.text));
    })
    .join('');
}

const labelOf = (name: string): string => name.slice(name.indexOf(':') + 1);

/** What a verdict rests on, folded, theory by theory. */
export function restsHtml({ restsOn, verdict, gaps }: Verdict, pen: Pen): string {
  const axioms = restsOn.filter((name) => !name.startsWith(ORACLE) && !name.includes(GAP));
  const oracles = restsOn.flatMap((name) => (name.startsWith(ORACLE) ? [name.slice(ORACLE.length)] : []));
  const computed = oracles.length === 0 ? '' : `<li>checkers of the kernel: ${oracles.map(escapeHtml).join(', ')}</li>`;
  if (axioms.length === 0) {
    if (verdict === 'unknown' || gaps > 0) return '';
    const besides = oracles.length === 0 ? '' : `, and on checkers of the kernel: ${oracles.map(escapeHtml).join(', ')}`;
    return `<p class="rests">Rests on logic and definitions alone${besides}.</p>\n`;
  }
  const what = verdict === 'unknown' ? 'What is shown besides rests on' : 'Rests on';
  const groups = byTheory(axioms).map(([theory, names]) => `<li>${theoryLink(theory, pen)}: ${names.map((name) => pen.link(pen.atlas.axiom(name), escapeHtml(labelOf(name)))).join(', ')}</li>`); // biome-ignore format: one thought
  return `<details class="rests">\n<summary>${what} ${counted(axioms.length, 'axiom')}</summary>\n<ul>${[...groups, computed].join('\n')}</ul>\n</details>\n`;
}

export const theoryLink = (theory: string, pen: Pen): string =>
  `<span class="theory">${pen.link(pen.atlas.theory(theory), escapeHtml(theory))}</span>`;

/** Names of the form `theory:label`, by their theories, in their order. */
export function byTheory(names: readonly string[]): readonly (readonly [theory: string, names: readonly string[]])[] {
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const theory = name.slice(0, name.indexOf(':'));
    groups.set(theory, [...(groups.get(theory) ?? []), name]);
  }
  return [...groups];
}
