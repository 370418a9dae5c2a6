/** How things are written on one page: formulas, sentences, links to other places. */
import { escapeHtml } from '../trace/html-text.ts';
import { type Formula, type Sentence, written } from '../trace/model.ts';
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
    return written(sentence, escapeHtml, this.math);
  }

  /** The same at the beginning of a line. */
  sayFirst([first, ...others]: Sentence): string {
    if (first === undefined) return '';
    return this.say([first.kind === 'words' ? { ...first, text: capitalised(first.text) } : first, ...others]);
  }
}

export const capitalised = (text: string): string => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`;
