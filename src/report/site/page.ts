/** What all pages have in common: the head, the ways to other pages, the search. */
import { escapeHtml } from '../trace/html-text.ts';
import { PAGES } from './atlas.ts';
import type { Material, SiteFile } from './model.ts';

export interface Page {
  readonly path: string;
  readonly title: string;
  readonly main: string;
}

/** The way from a page back to the folder of the site. */
export const upFrom = (path: string): string => '../'.repeat(path.split('/').length - 1);

/** A link to a place of the site, from a page that is `up` below its folder; plain text where there is no such place. */
export const linked = (up: string, to: string | undefined, html: string): string =>
  to === undefined ? html : `<a href="${escapeHtml(up + to)}">${html}</a>`;

const WAYS = [
  ['Index', PAGES.index],
  ['Axioms', PAGES.axioms],
  ['Graph', PAGES.graph],
] as const;

export function pageFile({ title: site, version }: Pick<Material, 'title' | 'version'>, { path, title, main }: Page): SiteFile {
  const up = upFrom(path);
  const ways = WAYS.map(
    ([name, to]) => `<li><a href="${up}${to}"${to === path ? ' aria-current="page"' : ''}>${name}</a></li>`, // biome-ignore format: one thought
  );
  const text = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title === site ? site : `${title} · ${site}`)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${up}assets/katex/katex.css">
<link rel="stylesheet" href="${up}assets/site.css">
<script src="${up}assets/site.js" defer></script>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header>
<p class="site"><a href="${up}${PAGES.index}">${escapeHtml(site)}</a></p>
<nav aria-label="Site"><ul>${ways.join('')}</ul></nav>
<form class="search" role="search" data-up="${up}" hidden>
<label for="search">Search</label>
<input id="search" type="search" autocomplete="off" spellcheck="false" aria-describedby="found">
<p id="found" role="status"></p>
<ol class="found" aria-label="Results"></ol>
</form>
</header>
<main id="main" tabindex="-1">
${main}
</main>
<footer><p>Written by lcgm ${escapeHtml(version)}; the verdicts are those of its kernel.</p></footer>
</body>
</html>
`;
  return { path, text };
}
