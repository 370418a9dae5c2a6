/** Formulas as HTML, by KaTeX, while the site is made: its pages need KaTeX's style and fonts, but no script. */
import katex from 'katex';
import { escapeHtml } from '../trace/html-text.ts';
import type { Formula } from '../trace/model.ts';
import type { Refusal } from './model.ts';

/** So many macros a formula may have: most relations are one. What expands itself for ever ends there. */
const MACROS = 100_000;

/** Typesets the formulas of a site, each once. */
export class Typesetter {
  readonly #made = new Map<string, string>();
  readonly #refused = new Map<string, Refusal>();

  /** The formulas that could not be typeset: a site with such a one is not to be published. */
  get refused(): readonly Refusal[] {
    return [...this.#refused.values()];
  }

  readonly math = ({ plain, tex }: Formula): string => {
    const before = this.#made.get(tex);
    if (before !== undefined) return before;
    const breaking = attempt(withBreaks(tex));
    const made = breaking.why === undefined ? breaking : attempt(tex);
    if (made.why !== undefined) this.#refused.set(tex, { formula: plain, tex, why: made.why });
    const html = made.html ?? `<code>${escapeHtml(plain)}</code>`;
    this.#made.set(tex, html);
    return html;
  };
}

/** A line may also end behind a comma, or where the scope of a quantifier begins; TeX alone ends it at relations and operators only. */
const withBreaks = (tex: string): string => tex.replace(/,(?: |\\ )|\.\\ /g, '$&\\allowbreak ');

function attempt(tex: string): { readonly html?: string; readonly why?: string } {
  try {
    const html = katex.renderToString(tex, { throwOnError: true, strict: false, maxExpand: MACROS, maxSize: 20, trust });
    return { html };
  } catch (error) {
    if (error instanceof katex.ParseError || error instanceof Untrusted) return { why: plainly(error.message) };
    throw error;
  }
}

/** What leads out of the page, or writes HTML into it, has no place in a formula. */
class Untrusted extends Error {}
const trust = ({ command }: { readonly command: string }): never => {
  throw new Untrusted(`${command} is not allowed in a formula`);
};

/** KaTeX underlines the place by signs that are put below letters. */
const plainly = (message: string): string => message.replace(/\u0332/g, '').replace(/^KaTeX parse error: /, '').replace(/\s+/g, ' '); // biome-ignore format: one thought
