/**
 * The tokens of the language: moo cuts a file into raw tokens; `src/syntax/tokenize.ts` joins labels and phrases afterwards.
 * All operators share the type `op` (the grammar reads them flat), and Unicode spellings get their ASCII value.
 */
import moo from 'moo';
import { clauseKeywords, declarationKeywords, greek, stepKeywords, wordCharacters, wordTypes } from './words.ts';

const keywordTypes: Record<string, string | string[]> = {};
for (const word of [...declarationKeywords, ...stepKeywords, ...clauseKeywords]) keywordTypes[`kw_${word}`] = word;
for (const [type, words] of Object.entries(wordTypes)) keywordTypes[type] = [...words];

/** The moo rules; a single character first in a rule before the first regular expression is matched without one. */
export const makeLexer = (): moo.Lexer =>
  moo.compile({
    lparen: '(',
    rparen: ')',
    comma: ',',
    lbrace: '{',
    rbrace: '}',
    lbracket: '[',
    rbracket: ']',
    semicolon: ';',
    bar: '|',
    op: ['&', '@', '+', '*', '/', '~', '⊆', '≤', '⊇', '≥', '∩', '∪', '∉', '∘', '·', '×', '⇒', '⇔', '∧', '∨', '≠', '≪'],
    kw_in: '∈',
    kw_not: '¬',
    quant: ['∀', '∃'],
    arrow: '→',
    literal: '⊥',
    space: { match: /[ \t\r\n]+/, lineBreaks: true },
    almost: { match: /a\.e\.(?![A-Za-z0-9_])/ },
    name: { match: new RegExp(`[A-Za-z_${greek}][${wordCharacters}]*'*`), type: moo.keywords(keywordTypes) },
    number: /[0-9]+(?:\.[0-9]+)?/,
    comment: /--[^\r\n]*/,
    arrow2: '->',
    relation: ['<=>', '=>', '<=', '<<', '<', '>=', '>', '!=', '='],
    assign: ':=',
    colon: ':',
    dot: '.',
    minus: '-',
    post: ['^-1', '⁻¹'],
    string: /"[^"\r\n]*"/,
    openString: /"[^"\r\n]*/,
    invalid: /[\uD800-\uDBFF][\uDC00-\uDFFF]|[^\r\n]/,
  });
