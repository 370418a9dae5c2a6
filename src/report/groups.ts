/** Groups up to which a class is identifiable, as text, JSON and a drawing. */

import type { Known } from '../assistant/groups.ts';
import type { Inferred } from '../assistant/infer.ts';
import { show, shown } from '../elaborate/display.ts';
import type { Loaded } from '../elaborate/library.ts';
import { printExpression } from '../syntax/print.ts';
import { brief } from '../syntax/printable.ts';
import type { Term } from '../terms/index.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { headed, nameOf } from './heading.ts';
import type { Style } from './style.ts';
import { graphSvg } from './trace/svg.ts';
import { type Layout, wrapped } from './wrap.ts';

const ITEM: Layout = { first: '    ', rest: '      ' };

export function inferredText(found: Inferred, loaded: Loaded, style: Style): string {
  const { verdict: v, lattice, known, conditions, without } = found;
  const names = namesOf(found, loaded);
  const same = sameOf(found, loaded);
  const alike = names.map((name, i) => [name, ...(same[i] ?? [])].join(' = '));
  const lines = [headed(v, style)];
  const section = (heading: string, body: readonly string[]) => {
    if (body.length > 0) lines.push('', `  ${style.bold(heading)}`, ...body);
  };
  const under = conditions.length === 0 ? '' : ` if ${conditions.map((c) => show(c, loaded.scope)).join(', ')}`;
  section('the least known group up to which it is identifiable', leastOf(known, alike, under));
  section(
    'the known groups, small ones first',
    lattice.groups.flatMap((_, i) => {
      const finding = known[i]?.finding ?? 'unknown';
      const mark = finding === 'proved' ? style.green('✓') : finding === 'refuted' ? style.red('✗') : '?';
      const above = (lattice.above[i] ?? []).map((j) => names[j] ?? '').join(', ');
      const within = above === '' ? '' : style.dim(` within ${above}`);
      return wrapped(`${mark} ${finding.padEnd(8)} ${alike[i] ?? ''}${within}`, ITEM);
    }),
  );
  if (known.some((k) => k.finding === 'refuted') && under !== '')
    lines.push('', ...wrapped(`Refuted${under}.`, { first: '  ', rest: '  ' }));
  for (const weaker of without) section(`without ${weaker.name}`, leastOf(weaker.known, alike, under));
  if ([known, ...without.map((weaker) => weaker.known)].some((each) => each.some((k) => k.finding === 'unknown')))
    lines.push('', ...wrapped('Unknown is what neither is derived from the theories in view, nor its opposite, in the time that a search gets.', { first: '  ', rest: '  ' })); // biome-ignore format: one thought
  return `${lines.join('\n')}\n`;
}

function leastOf(known: readonly Known[], names: readonly string[], under: string): readonly string[] {
  const least = known.flatMap((k, i) => (k.least ? [`${names[i] ?? ''}${k.tight ? ` (tight${under}: all of it is valid)` : ' (not found to be tight)'}`] : [])); // biome-ignore format: one thought
  return least.length === 0 ? wrapped('none of them is found', ITEM) : least.flatMap((line) => wrapped(line, ITEM));
}

/** The groups as claims write them. */
const namesOf = ({ lattice, verdict }: Inferred, loaded: Loaded): readonly string[] =>
  lattice.claims.map((claim) => groupIn(claim, verdict, loaded));

/** Other names of each. */
const sameOf = ({ lattice, verdict }: Inferred, loaded: Loaded): readonly (readonly string[])[] =>
  lattice.same.map((claims) => claims.map((claim) => groupIn(claim, verdict, loaded)));

/** The group of a claim, as claims write it. */
export function groupIn(claim: Term, { item }: Verdict, { scope }: Loaded): string {
  const { expr } = shown(claim, scope, { spaces: item.stated?.spaces });
  const last = expr.kind === 'operator' ? expr.args.at(-1) : undefined;
  return printExpression(last ?? expr);
}

export function inferredJson(found: Inferred, loaded: Loaded): object {
  const { verdict: v, lattice, known, conditions, without, limited } = found;
  const names = namesOf(found, loaded);
  const same = sameOf(found, loaded);
  const least = (of: readonly Known[]) => of.flatMap((k, i) => (k.least ? [{ group: names[i], tight: k.tight }] : []));
  return {
    theory: v.theory,
    name: v.name,
    title: v.title,
    conditions: conditions.map((c) => show(c, loaded.scope)),
    least: least(known),
    groups: known.map((k, i) => ({
      group: names[i],
      ...(same[i]?.length === 0 ? {} : { same: same[i] }),
      finding: k.finding,
      within: (lattice.above[i] ?? []).map((j) => names[j]),
    })),
    without: without.map((w) => ({ predicate: w.name, least: least(w.known) })),
    limited,
  };
}

/** The groups as a graph, large ones above: what is least is drawn strongly, what is refuted or unknown is dashed. */
export function inferredSvg(found: Inferred, loaded: Loaded): string {
  const { lattice, known } = found;
  const same = sameOf(found, loaded);
  const nodes = namesOf(found, loaded).map((name, i) => {
    const k = known[i];
    return {
      mark: `${i + 1}`,
      text: [name, ...(same[i] ?? [])].join(' = '),
      note: k?.least === true ? (k.tight ? 'least, tight' : 'least') : (k?.finding ?? ''),
      kind: k?.least === true ? ('end' as const) : k?.finding === 'proved' ? ('step' as const) : ('assumption' as const),
    };
  });
  const edges = lattice.above.flatMap((above, i) => above.map((j): readonly [string, string] => [`${i + 1}`, `${j + 1}`]));
  return graphSvg({ nodes, edges }, `groups for ${brief(found.verdict.theory)}:${nameOf(found.verdict)}`, 'upwards');
}
