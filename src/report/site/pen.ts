/** How things are written on one page: formulas, sentences, links to other places. */
import { escapeHtml } from '../trace/html-text.ts';
import type { Formula, Run, Sentence } from '../trace/model.ts';
import type { Atlas } from './atlas.ts';
import { linked } from './page.ts';

export class Pen {
  readonly atlas: Atlas;
  readonly math: (formula: Formula) => string;
  readonly #up: string;

  constructor(atlas: Atlas, math: (formula: Formula) => string, up: string) {
    this.atlas = atlas;
    this.math = math;
    this.#up = up;
  }

  /** A link to a place of the site, or plain HTML where there is none. */
  link(to: string | undefined, html: string): string {
    return linked(this.#up, to, html);
  }

  say(sentence: Sentence): string {
    return sentence.map((run, i) => this.#run(run, sentence[i - 1], sentence[i + 1])).join('');
  }

  /** A formula behind the sign of a power is one, also in words. */
  #run(run: Run, before: Run | undefined, after: Run | undefined): string {
    if (run.kind === 'mark') return escapeHtml(`(${run.mark})`);
    if (run.kind === 'math') return before !== undefined && endsInPower(before) ? `<sup>${this.math(run)}</sup>` : this.math(run);
    return wordsHtml(after?.kind === 'math' && endsInPower(run) ? run.text.slice(0, -1) : run.text);
  }

  /** The same at the beginning of a line. */
  sayFirst([first, ...others]: Sentence): string {
    if (first === undefined) return '';
    return this.say([first.kind === 'words' ? { ...first, text: capitalised(first.text) } : first, ...others]);
  }
}

const endsInPower = (run: Run): boolean => run.kind === 'words' && run.text.endsWith('^');

/** Words, with powers as in R^d. */
export const wordsHtml = (text: string): string => escapeHtml(text).replace(/\b([A-Z])\^(\w)\b/g, '$1<sup>$2</sup>');

export const capitalised = (text: string): string => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`;
