/** Theory files in colour: the tokens of the lexer as spans, each line with its number. */
import { clauseKeywords, declarationKeywords, objectKeywords, stepKeywords } from '../../../grammar/words.ts';
import { rawTokens, type Token } from '../../syntax/tokenize.ts';
import { escapeHtml } from '../trace/html-text.ts';

const typed = (words: readonly string[], kind: string): readonly (readonly [string, string])[] => words.map((word) => [`kw_${word}`, kind]);
/** The class of a token by its type; names and brackets are not coloured. */
const classes: ReadonlyMap<string, string> = new Map([
  ...typed(clauseKeywords, 'clause'),
  ...typed(stepKeywords, 'step'),
  ...typed([...declarationKeywords, ...objectKeywords, 'theory'], 'declaration'),
  ['kw_in', 'operator'],
  ['kw_not', 'operator'],
  ['kw_sorry', 'wrong'],
  ['op', 'operator'],
  ['quant', 'operator'],
  ['arrow', 'operator'],
  ['post', 'operator'],
  ['assign', 'operator'],
  ['minus', 'operator'],
  ['literal', 'number'],
  ['number', 'number'],
  ['string', 'string'],
  ['openString', 'wrong'],
  ['invalid', 'wrong'],
  ['comment', 'comment'],
]);

/** The tokens of a text in their order, comments with them. */
export function tokensOf(text: string): readonly Token[] {
  const comments: Token[] = [];
  const tokens = [...rawTokens(text, (comment) => comments.push(comment))];
  return [...tokens, ...comments].sort((a, b) => a.start - b.start);
}

/** A text of the language with its colours. */
export function colouredHtml(text: string): string {
  let html = '';
  let end = 0;
  for (const token of tokensOf(text)) {
    const kind = classes.get(token.type);
    const shown = escapeHtml(text.slice(token.start, token.end));
    html += escapeHtml(text.slice(end, token.start)) + (kind === undefined ? shown : `<span class="${kind}">${shown}</span>`);
    end = token.end;
  }
  return html + escapeHtml(text.slice(end));
}

/** The same as numbered lines, to each of which one can link; no token goes over a line's end. */
export function linesHtml(text: string): string {
  const lines = colouredHtml(text).replace(/\n$/, '').split(/\r?\n/);
  return lines
    .map((line, i) => `<span class="line" id="L${i + 1}"><a href="#L${i + 1}" tabindex="-1">${i + 1}</a>${line}\n</span>`)
    .join('');
}
