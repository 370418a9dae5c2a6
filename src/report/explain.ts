/** Why a claim holds or what it lacks, as text and as JSON. */

import type { Explanation } from '../assistant/explain.ts';
import type { MinimalSets } from '../assistant/minimal.ts';
import { type Place, show } from '../elaborate/display.ts';
import type { Loaded } from '../elaborate/library.ts';
import type { Attempt } from '../engine/index.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { groupIn } from './groups.ts';
import { headed } from './heading.ts';
import type { Style } from './style.ts';
import { verdictMark } from './text.ts';
import { traceOf } from './trace/of.ts';
import { traceText } from './trace/text.ts';
import { type Layout, wrapped } from './wrap.ts';

/** So many alternatives are shown; the others are counted. */
const FEW = 8;
const ITEM: Layout = { first: '    ', rest: '      ' };

export function explanationOf(e: Explanation, loaded: Loaded, style: Style): string {
  const { verdict: v } = e;
  const place: Place = { spaces: v.item.stated?.spaces };
  const text = (t: Parameters<typeof show>[0]) => show(t, loaded.scope, place);
  const lines = [
    `${verdictMark(v, style)}  ${headed(v, style)}`,
    ...wrapped(text(v.item.stated?.goal ?? v.item.fact.theorem.conclusion), ITEM),
  ];
  const section = (heading: string, ...body: readonly string[]) => {
    if (body.length > 0) lines.push('', `  ${style.bold(heading)}`, ...body);
  };
  const remark = (sentence: string) => lines.push('', ...wrapped(sentence, { first: '  ', rest: '  ' }));
  const names = (list: readonly string[]) => (list.length === 0 ? 'none at all' : list.join(', '));
  const needed = e.predicates.filter((p) => p.needed && !p.limited).map((p) => p.name);
  const perhaps = e.predicates.filter((p) => p.needed && p.limited).map((p) => p.name);
  const spare = e.predicates.filter((p) => !p.needed).map((p) => p.name);
  section(
    'its predicates',
    ...(e.predicates.length === 0
      ? []
      : [
          ...(needed.length === 0 && perhaps.length > 0 ? [] : wrapped(`needed: ${names(needed)}`, ITEM)),
          ...(perhaps.length === 0 ? [] : wrapped(`not proved without it, as far as was searched: ${names(perhaps)}`, ITEM)),
          ...(spare.length === 0 ? [] : wrapped(`not needed, any one of them: ${names(spare)}`, ITEM)),
        ]),
  );
  if (e.minimal !== undefined && spare.length > 0)
    section('smallest sets of predicates from which it is derived', ...alternatives(e.minimal, ITEM));
  section('assumptions', ...e.assumptions.flatMap(({ formula, used }) => wrapped(`${used ? 'used' : 'not used'}: ${text(formula)}`, ITEM)));
  if (e.attempt !== undefined) {
    section('how far the nearest proof gets', ...attempted(e.attempt, text, style));
    remark('That something is not derived here does not make it false.');
  }
  section('it holds up to a larger group', ...e.larger.flatMap((claim) => wrapped(`· ${groupIn(claim, v, loaded)}`, ITEM)));
  if (e.repairs !== undefined) {
    const heading = v.verdict === 'refuted' ? 'it would hold with' : 'it would be derived with';
    section(
      `${heading} further predicates`,
      ...(e.repairs.sets.length === 0
        ? wrapped(e.repairs.complete ? 'none of those in view helps' : 'none was found before the search was given up', ITEM)
        : alternatives(e.repairs, ITEM)),
    );
  }
  if (e.limited) remark('Some searches were given up at their limit: what was not found may still be there.');
  const proof = e.found?.shown === undefined ? '' : `\n${traceText(traceOf(v, loaded), style)}\n`;
  return `${lines.join('\n')}\n${proof}`;
}

function alternatives({ sets, complete }: MinimalSets<string>, layout: Layout): readonly string[] {
  const shown = sets.slice(0, FEW).flatMap((set) => wrapped(`· ${set.length === 0 ? 'no predicate' : set.join(', ')}`, layout));
  const more = sets.length > FEW ? [`${layout.first}and ${sets.length - FEW} more`] : [];
  return [...shown, ...more, ...(complete ? [] : wrapped('(there may be others: not all combinations were tried)', layout))];
}

/** A proof that is not complete, as a tree: of what is shown, the line alone. */
function attempted(root: Attempt, text: (t: Attempt['goal']) => string, style: Style): readonly string[] {
  const lacking = new Map<Attempt, boolean>();
  const lacks = (a: Attempt): boolean => {
    const known = lacking.get(a) ?? (a.presumed || a.premises.some(lacks));
    lacking.set(a, known);
    return known;
  };
  const lines: string[] = [];
  const told = new Set<Attempt>();
  const visit = (a: Attempt, depth: number): void => {
    const indent = '  '.repeat(depth + 2);
    const mark = lacks(a) ? style.red('✗') : style.green('✓');
    const why = a.presumed ? ' (this is missing)' : a.by === undefined ? '' : style.dim(` by ${a.by.name}`);
    lines.push(...wrapped(`${mark} ${text(a.goal)}${why}`, { first: indent, rest: `${indent}    ` }));
    if (!lacks(a) || told.has(a)) return;
    told.add(a);
    for (const premise of a.premises) visit(premise, depth + 1);
  };
  visit(root, 0);
  return lines;
}

export function explanationJson(e: Explanation, loaded: Loaded): object {
  const { verdict: v } = e;
  const text = (t: Parameters<typeof show>[0]) => show(t, loaded.scope, { spaces: v.item.stated?.spaces });
  const tree = (a: Attempt): object => ({
    goal: text(a.goal),
    missing: a.presumed,
    ...(a.by === undefined ? {} : { by: a.by.name }),
    premises: a.premises.map(tree),
  });
  return {
    theory: v.theory,
    name: v.name,
    title: v.title,
    verdict: v.verdict,
    statement: v.statement(),
    predicates: e.predicates,
    minimal: e.minimal,
    assumptions: e.assumptions.map(({ formula, used }) => ({ statement: text(formula), used })),
    attempt: e.attempt === undefined ? undefined : tree(e.attempt),
    ...(e.larger.length === 0 ? {} : { larger: e.larger.map((claim) => groupIn(claim, v, loaded)) }),
    repairs: e.repairs,
    limited: e.limited,
  };
}

/** What `lcgm repair` tells of a claim. */
export interface Repaired {
  readonly verdict: Verdict;
  /** Another group than that of the claim. */
  readonly group: string | undefined;
  readonly proved: boolean;
  readonly repairs: MinimalSets<string> | undefined;
  readonly limited: boolean;
}

export function repairsText({ verdict: v, group, proved, repairs, limited }: Repaired, style: Style): string {
  const lines = [`${verdictMark(v, style)}  ${headed(v, style)}`];
  if (group !== undefined) lines.push(...wrapped(`up to ${group}`, ITEM));
  if (proved) lines.push(...wrapped('nothing has to be added', ITEM));
  else if (repairs === undefined || (repairs.sets.length === 0 && repairs.complete))
    lines.push(...wrapped('no predicates in view, added to its class, make it derivable', ITEM));
  else if (repairs.sets.length === 0) lines.push(...wrapped('nothing was found before the search was given up', ITEM));
  else lines.push('  it would be derived with', ...alternatives(repairs, ITEM));
  if (limited && !proved) lines.push(...wrapped('(some searches were given up at their limit)', ITEM));
  return `${lines.join('\n')}\n`;
}

export const repairsJson = ({ verdict: v, group, proved, repairs, limited }: Repaired): object => ({
  theory: v.theory,
  name: v.name,
  title: v.title,
  verdict: v.verdict,
  ...(group === undefined ? {} : { group }),
  repairs: proved ? { sets: [[]], complete: true } : repairs,
  limited,
});
