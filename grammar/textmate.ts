/**
 * The colours of a theory file, for editors: a TextMate grammar made from the words of the language, so that it cannot lag behind them.
 * `editors/lcgm.tmLanguage.json` is its text; a test compares the two, and `vitest -u` writes it anew.
 */
import {
  asciiSpelling,
  clauseKeywords,
  declarationKeywords,
  greek,
  objectKeywords,
  stepKeywords,
  wordCharacters,
  wordTypes,
} from './words.ts';

interface Pattern {
  readonly name: string;
  readonly match: string;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** Longer spellings first, as the lexer takes them. */
const oneOf = (texts: readonly string[]): string =>
  [...texts]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map(escaped)
    .join('|');
/** The engines that read the grammar write code points with braces. */
const braced = (range: string): string => range.replace(/\\u([0-9a-f]{4})/g, '\\x{$1}');

const before = `(?<![${braced(wordCharacters)}'])`;
const after = `(?![${braced(wordCharacters)}'])`;
const whole = (words: readonly string[]): string => `${before}(?:${oneOf(words)})${after}`;

const clauses = clauseKeywords.filter((word) => word !== 'in' && word !== 'not');
const truths = [...asciiSpelling].flatMap(([sign, ascii]) => (ascii === 'false' ? [sign] : []));
const signs = [...asciiSpelling.keys()].filter((sign) => !truths.includes(sign));
const operators = ['<=>', '=>', '<=', '<<', '<', '>=', '>', '!=', '=', ':=', '->', '^-1', '&', '@', '+', '-', '*', '/', '~', '|'];

/** In the order in which they are tried; of words that are names elsewhere, only those at the beginning of a line are coloured. */
const patterns: readonly Pattern[] = [
  { name: 'comment.line.double-dash.lcgm', match: '--.*$' },
  { name: 'string.quoted.double.lcgm', match: '"[^"]*"' },
  { name: 'invalid.illegal.unclosed-string.lcgm', match: '"[^"]*$' },
  { name: 'invalid.illegal.sorry.lcgm', match: whole(['sorry']) },
  { name: 'keyword.declaration.lcgm', match: whole(declarationKeywords) },
  { name: 'keyword.declaration.lcgm', match: `^\\s*(?:${oneOf(objectKeywords)})${after}(?=\\s)` },
  { name: 'keyword.control.proof.lcgm', match: whole(stepKeywords) },
  { name: 'keyword.other.clause.lcgm', match: whole(clauses.filter((word) => word !== 'sorry')) },
  { name: 'constant.language.lcgm', match: `${whole(wordTypes.literal)}|${oneOf(truths)}` },
  { name: 'keyword.operator.word.lcgm', match: whole([...wordTypes.op, ...wordTypes.quant, 'in', 'not']) },
  { name: 'constant.numeric.lcgm', match: `${before}[0-9]+(?:\\.[0-9]+)?` },
  { name: 'variable.other.lcgm', match: `[A-Za-z_${braced(greek)}][${braced(wordCharacters)}]*'*` },
  { name: 'keyword.operator.lcgm', match: oneOf([...operators, ...signs]) },
];

/** The grammar as the text of its file. */
export const textmateGrammar = (): string =>
  `${JSON.stringify({ name: 'lcgm', scopeName: 'source.lcgm', fileTypes: ['lcgm'], patterns }, undefined, 2)}\n`;
