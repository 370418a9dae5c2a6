/** Verdicts as plain text for people. */

import type { Loaded } from '../elaborate/library.ts';
import type { Scope } from '../elaborate/scope.ts';
import { brief } from '../syntax/printable.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { certificateLines } from './certificates.ts';
import { nameOf, titleOf } from './heading.ts';
import { grouped, sourcesOf } from './sources.ts';
import type { Style } from './style.ts';
import { wrapped } from './wrap.ts';

/** One theory with its verdicts. */
export function theoryText(loaded: Loaded, verdicts: readonly Verdict[], style: Style): string {
  const title = loaded.title === undefined ? '' : ` · ${brief(loaded.title)}`;
  const lines = [style.bold(loaded.name === '' ? loaded.path : brief(loaded.name)) + title];
  for (const v of verdicts) lines.push(...verdictLines(v, loaded.scope, style));
  return lines.join('\n');
}

function verdictLines(v: Verdict, scope: Scope, style: Style): string[] {
  const title = titleOf(v);
  const heading = title === undefined ? nameOf(v) : `${style.bold(nameOf(v))} ${title}`;
  const lines = [`  ${verdictMark(v, style)}  ${heading}`];
  const indent = ' '.repeat(11);
  const put = (text: string, colour: (text: string) => string) =>
    lines.push(...wrapped(text, { first: indent, rest: `${indent}  ` }).map((l) => colour(l)));
  if (v.gaps > 0) put(`${v.gaps} step${v.gaps === 1 ? ' is' : 's are'} not proved`, style.yellow);
  for (const line of certificateLines(v, scope)) put(line, (text) => text);
  for (const { text, alarming } of remarksOn(v)) put(text, alarming ? style.yellow : style.dim);
  if (v.excess.length > 0) put(`rests also on ${v.excess.join(', ')}`, style.yellow);
  if (v.restsOn.length > 0)
    put(`${v.verdict === 'unknown' ? 'what is shown besides rests on' : 'rests on'} ${grouped(v.restsOn)}`, style.dim);
  else if (v.gaps === 0 && v.verdict !== 'unknown') put('rests on logic and definitions alone', style.dim);
  return lines;
}

/** The verdict, in the colour of what was expected. */
export function verdictMark(v: Verdict, style: Style): string {
  const colour = v.asStated ? style.green : style.red;
  return colour(v.verdict.padEnd(7));
}

/** What there is to say about a verdict besides; alarming is what was asked and is not so, or what makes a claim worth less. */
export function remarksOn(v: Verdict): readonly { readonly text: string; readonly alarming: boolean }[] {
  const out: { text: string; alarming: boolean }[] = [];
  const say = (text: string, alarming: boolean) => out.push({ text, alarming });
  const given = (conditions: readonly string[]) => (conditions.length === 0 ? '' : ` if ${conditions.join(', ')}`);
  const judgement = v.item.judgement;
  if (v.verdict !== v.expected && v.kind !== 'theorem') say(`expected: ${v.expected}`, true);
  if (v.wellPosed === false) say(`ILL_POSED: ${brief(judgement?.needs?.why ?? 'what the claim needs is not shown')}`, v.kind !== 'open');
  if (judgement?.notProduct !== undefined)
    say(`NOT_A_PRODUCT: ${brief(judgement.notProduct.why ?? 'the class is not a product')}`, v.kind !== 'open');
  if (v.tight !== undefined) say(`${v.tight ? 'tight' : 'not shown to be tight'}${given(v.conditions.tight)}`, !v.tight);
  if (v.inhabited === true && v.conditions.inhabited.length > 0) say(`inhabited${given(v.conditions.inhabited)}`, false);
  if (v.inhabited === false && v.verdict === 'proved') say('its class is not shown to be inhabited', true);
  if (v.unused !== undefined && v.unused.length > 0) say(`follows as well without any one of ${v.unused.join(', ')}`, false);
  return out;
}

/** The last line: how many, on what they rest, and how many errors there are outside of them. */
export function summaryText(verdicts: readonly Verdict[], errorsOutside: number, style: Style): string {
  const { axioms } = sourcesOf(verdicts.flatMap((v) => v.restsOn));
  const counts = counted.flatMap(({ expected, said }) => {
    const all = verdicts.filter((v) => v.expected === expected);
    if (all.length === 0 && (expected !== 'proved' || verdicts.length > 0)) return [];
    return [`${all.filter((v) => v.asStated).length} of ${all.length} statement${all.length === 1 ? '' : 's'} ${said}`];
  });
  const rest = `resting on ${axioms.length} axiom${axioms.length === 1 ? '' : 's'}`;
  const outside = errorsOutside === 0 ? '' : `; ${errorsOutside} error${errorsOutside === 1 ? '' : 's'} outside of these statements`;
  const all = `${counts.join(', ')}, ${rest}${outside}`;
  return errorsOutside === 0 && verdicts.every((v) => v.asStated) ? style.green(all) : style.red(all);
}
const counted = [
  { expected: 'proved', said: 'proved' },
  { expected: 'refuted', said: 'refuted' },
  { expected: 'unknown', said: 'open' },
] as const;
