/** The page that shows the text of a theory file. */
import type { Loaded } from '../../elaborate/library.ts';
import { escapeHtml } from '../trace/html-text.ts';
import { linesHtml } from './code.ts';
import type { Page } from './page.ts';
import type { Pen } from './pen.ts';

export function sourcePage(path: string, { name, text }: Loaded, pen: Pen): Page {
  const main = `<p class="where">${pen.link(pen.atlas.theory(name), `<code>${escapeHtml(name)}</code>`)}</p>
<h1>Source of ${escapeHtml(name)}</h1>
<pre class="code" tabindex="0" role="region" aria-label="Theory file"><code>${linesHtml(text)}</code></pre>`;
  return { path, title: `Source of ${name}`, main };
}
