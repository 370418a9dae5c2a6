/** The first page: all theories, folder by folder, each with how many statements it has and what became of them. */
import type { Verdict } from '../../verdict/verdict.ts';
import type { Judged } from '../ci/model.ts';
import { counted } from '../count.ts';
import { escapeHtml } from '../trace/html-text.ts';
import { PAGES } from './atlas.ts';
import type { Material } from './model.ts';
import type { Page } from './page.ts';
import type { Pen } from './pen.ts';

export function indexPage({ title, theories }: Material, pen: Pen): Page {
  const all = theories.flatMap((theory) => theory.verdicts);
  const folders = [...new Set(theories.map(({ loaded }) => folderOf(loaded.name)))];
  const sections = folders.map((folder) => {
    const members = theories.filter(({ loaded }) => folderOf(loaded.name) === folder);
    return `<section>\n<h2>${escapeHtml(folder)}</h2>\n<ul class="theories">\n${members.map((member) => row(member, pen)).join('\n')}\n</ul>\n</section>`;
  });
  const strayed = all.filter((v) => !v.asStated);
  const list = strayed.map((v) => `<li>${pen.link(pen.atlas.statement(`${v.theory}:${v.name}`), `${escapeHtml(v.theory)}: ${escapeHtml(v.name)}`)}</li>`); // biome-ignore format: one thought
  const not = strayed.length === 0 ? '' : `<h2>Not as stated</h2>\n<ul>\n${list.join('\n')}\n</ul>\n`;
  const axioms = new Set(all.flatMap((v) => v.restsOn.filter((name) => pen.atlas.axiom(name) !== undefined)));
  const main = `<h1>${escapeHtml(title)}</h1>
<p>${counted(theories.length, 'theory').replace(/ys$/, 'ies')}: ${tally(all)}, resting on ${pen.link(PAGES.axioms, counted(axioms.size, 'axiom'))}.</p>
<noscript><p>The search needs JavaScript; nothing else does.</p></noscript>
${not}${sections.join('\n')}`;
  return { path: PAGES.index, title, main };
}

/** `std` of `std.sparse`; a theory without a folder is of its own. */
const folderOf = (theory: string): string => theory.split('.')[0] ?? theory;

function row({ loaded, verdicts }: Judged, pen: Pen): string {
  const axioms = loaded.items.filter(({ fact }) => fact.kind === 'axiom').length;
  const counts = [...(axioms === 0 ? [] : [counted(axioms, 'axiom')]), ...(verdicts.length === 0 ? [] : [tally(verdicts)])];
  const name = pen.link(pen.atlas.theory(loaded.name), `<span class="title">${escapeHtml(loaded.title ?? loaded.name)}</span>`);
  return `<li>${name} <code>${escapeHtml(loaded.name)}</code><span class="counts">${counts.join(', ')}</span></li>`;
}

/** How many statements became what, as they were stated or not. */
function tally(verdicts: readonly Verdict[]): string {
  const parts = KINDS.flatMap(({ finding, said }) => {
    const n = verdicts.filter((v) => v.asStated && v.verdict === finding).length;
    return n === 0 ? [] : [`${counted(n, 'statement').replace(/ statements?$/, '')} ${said}`];
  });
  const bad = verdicts.filter((v) => !v.asStated).length;
  return [...parts, ...(bad === 0 ? [] : [`<strong class="bad">${bad} not as stated</strong>`])].join(', ');
}
const KINDS = [
  { finding: 'proved', said: 'proved' },
  { finding: 'refuted', said: 'refuted' },
  { finding: 'unknown', said: 'open' },
] as const;
