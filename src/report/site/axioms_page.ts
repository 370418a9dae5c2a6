/** The page of all that is believed without proof: the axioms of the site's theories, and those of others that its verdicts rest on. */
import type { Loaded } from '../../elaborate/library.ts';
import type { Verdict } from '../../verdict/verdict.ts';
import { counted } from '../count.ts';
import { escapeHtml } from '../trace/html-text.ts';
import { statementOf } from '../trace/of.ts';
import { nameOf, PAGES } from './atlas.ts';
import { axiomHtml } from './declaration.ts';
import type { Material } from './model.ts';
import type { Page } from './page.ts';
import type { Pen } from './pen.ts';
import { byTheory } from './statement.ts';

/** The axioms of the page: items of a theory, theory by theory. */
export function axiomsIn({ theories, read }: Pick<Material, 'theories' | 'read'>) {
  const own = new Set(theories.map(({ loaded }) => loaded));
  const used = new Set(theories.flatMap(({ verdicts }) => verdicts.flatMap((v) => v.restsOn)));
  return read.flatMap((loaded) => {
    const items = loaded.items.filter(({ fact }) => fact.kind === 'axiom' && (own.has(loaded) || used.has(nameOf(fact))));
    return items.length === 0 ? [] : [{ loaded, items }];
  });
}

export function axiomsPage(material: Material, pen: Pen): Page {
  const groups = axiomsIn(material);
  const usersOf = new Map<string, Verdict[]>();
  for (const v of material.theories.flatMap(({ verdicts }) => verdicts))
    for (const name of v.restsOn) usersOf.set(name, [...(usersOf.get(name) ?? []), v]);
  const sections = groups.map(({ loaded, items }) => {
    const entries = items.map((item) => {
      const { fact } = item;
      const place = pen.atlas.axiom(nameOf(fact))?.split('#')[1] ?? '';
      const page = pen.atlas.theory(loaded.name);
      const source = page === undefined ? undefined : `${page}#${pen.atlas.placeOf(fact)}`;
      const users = usersHtml(usersOf.get(nameOf(fact)) ?? [], pen);
      return axiomHtml(item, statementOf(item, loaded.scope), { place, source, written: 'in its theory' }, pen, users);
    });
    return `<section>\n<h2>${pen.link(pen.atlas.theory(loaded.name), escapeHtml(titleOf(loaded)))}</h2>\n${entries.join('\n')}\n</section>`;
  });
  const count = groups.reduce((sum, { items }) => sum + items.length, 0);
  const main = `<h1>Axioms</h1>
<p>What is believed, not proved here: ${counted(count, 'axiom')}, each with where it comes from and what rests on it. Verdicts rest besides on logic, on definitions, and where they say so on checkers of arithmetic within the kernel.</p>
${sections.join('\n')}`;
  return { path: PAGES.axioms, title: 'Axioms', main };
}

const titleOf = ({ name, title }: Loaded): string => (title === undefined ? name : `${name} · ${title}`);

/** What rests on an axiom: claims by name, and how many theorems. */
function usersHtml(users: readonly Verdict[], pen: Pen): string {
  if (users.length === 0) return '<p class="rests">Nothing here rests on it.</p>\n';
  const claims = users.filter(({ kind }) => kind !== 'theorem').map(({ theory, name }) => `${theory}:${name}`);
  const theorems = users.length - claims.length;
  const links = byTheory(claims).map(([theory, names]) => `<li><span class="theory">${escapeHtml(theory)}</span>: ${names.map((name) => pen.link(pen.atlas.statement(name), escapeHtml(name.slice(theory.length + 1)))).join(', ')}</li>`); // biome-ignore format: one thought
  const list = [...links, ...(theorems === 0 ? [] : [`<li>${counted(theorems, 'theorem')}</li>`])];
  return `<details class="rests">\n<summary>${counted(users.length, 'statement')} ${users.length === 1 ? 'rests' : 'rest'} on it</summary>\n<ul>${list.join('\n')}</ul>\n</details>\n`;
}
