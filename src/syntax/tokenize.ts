/**
 * From text to the tokens of one declaration after the other. Raw tokens come from moo, once for the whole file; a declaration ends where
 * the next one's keyword stands. Labels (`4.1_corollary`) and phrases (`identifiable up to`) become single tokens here, so that their words
 * stay usable as names and the grammar stays small.
 */
import { makeLexer } from '../../grammar/tokens.ts';
import { asciiSpelling, declarationKeywords, objectKeywords, reservedWords, stepKeywords, wordCharacters } from '../../grammar/words.ts';

/** `value` is the canonical spelling; `start` and `end` are offsets into the text. nearley reads `type`. */
export interface Token {
  readonly type: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** The raw tokens of a stretch that begins at a declaration keyword (or at the start of the file). */
export interface Chunk {
  readonly raw: readonly Token[];
  /** More tokens than the limit; `raw` holds the first ones. */
  readonly tooLong: boolean;
  /** The token after it, where the next declaration begins; undefined at the end of the file. */
  readonly next: Token | undefined;
}

/** A declaration may have at most so many tokens. */
export const maxTokens = 65_536;

/** The token types that begin a declaration, and those that begin or frame a step. */
export const declarationTypes: ReadonlySet<string> = new Set([
  'kw_theory',
  ...declarationKeywords.map((word) => `kw_${word}`),
  ...objectKeywords.map((word) => `kw_${word}`),
]);
export const stepTypes: ReadonlySet<string> = new Set(stepKeywords.map((word) => `kw_${word}`));
const labelled: ReadonlySet<string> = new Set(['kw_theory', 'kw_theorem', 'kw_axiom', 'kw_claim', 'kw_refute', 'kw_open']);
const labelLists: ReadonlySet<string> = new Set(['kw_by', 'kw_resting', 'kw_tight_by', 'kw_import']);
const gluesBefore: ReadonlySet<string> = new Set(['dot', 'colon', 'number', 'name']);
const beforeLabel: ReadonlySet<string> = new Set([
  'kw_theory',
  'kw_theorem',
  'kw_axiom',
  'kw_claim',
  'kw_refute',
  'kw_open',
  'kw_by',
  'kw_import',
  'kw_on',
  'comma',
]);
const named: ReadonlySet<string> = new Set([
  'kw_function',
  'kw_predicate',
  'kw_define',
  'kw_sort',
  'kw_space',
  'kw_concept_predicate',
  'kw_mixing_predicate',
  'kw_verdict',
  'kw_matrix',
  'kw_distribution',
  'kw_kernel',
  'kw_model',
]); // prettier-ignore
const operandEnds: ReadonlySet<string> = new Set(['name', 'literal', 'rparen', 'rbrace', 'rbracket', 'post']);
const justified: ReadonlySet<string> = new Set(['kw_have', 'kw_thus', 'kw_obtain', 'kw_cases', 'link']);
const justifies: ReadonlySet<string> = new Set(['kw_by', 'kw_sorry', 'kw_proof']);
const afterJustification: ReadonlySet<string> = new Set(['label', 'kw_sorry', 'kw_qed']);
const stances: ReadonlySet<string> = new Set(['kw_claim', 'kw_refute', 'kw_open']);
/** Where one part of a claim may be over, so that a word such as `tight` is no name but begins the next. */
const partEnds: ReadonlySet<string> = new Set([...operandEnds, 'label', 'kw_tight']);

/** The type and value a raw token has after moo, where they differ from moo's. */
const canonicalType: ReadonlyMap<string, string> = new Map([
  ['relation', 'op'],
  ['almost', 'op'],
  ['arrow2', 'arrow'],
]);

const segment = `[${wordCharacters}]+'*`;
const labelPattern = new RegExp(`${segment}(?:\\.${segment})*`, 'y');
const qualifiedPattern = new RegExp(`${segment}(?:\\.${segment})*(?::${segment}(?:\\.${segment})*)?`, 'y');
const labelStart = new RegExp(`[${wordCharacters}]`);

/** A comment of the file; the parser skips them, the formatter keeps them. */
export type Comment = Token;

/** Reads the raw tokens of a text without white space; comments go to `onComment`. */
export const rawTokens = (text: string, onComment?: (comment: Comment) => void): Generator<Token, void> =>
  withObjects(lexed(text), onComment);

function* lexed(text: string): Generator<Token, void> {
  const lexer = makeLexer();
  lexer.reset(text);
  for (let token = lexer.next(); token !== undefined; token = lexer.next()) {
    const type = token.type;
    if (type === 'space') continue;
    const start = token.offset;
    const end = start + token.text.length;
    if (type === 'comment') {
      yield { type, value: token.text, start, end };
      continue;
    }
    const value = token.text.charCodeAt(0) > 127 ? (asciiSpelling.get(token.text) ?? token.text) : token.text;
    yield { type: type === undefined ? 'invalid' : (canonicalType.get(type) ?? type), value, start, end };
  }
}

const objectWords: ReadonlySet<string> = new Set(objectKeywords);
/** What a declaration may end with, and what a formula may begin with. */
const ends: ReadonlySet<string> = new Set([
  'name',
  'number',
  'literal',
  'rparen',
  'rbrace',
  'rbracket',
  'post',
  'string',
  'kw_sorry',
  'kw_qed',
]);
const begins: ReadonlySet<string> = new Set(['name', 'number', 'literal', 'lparen', 'lbrace', 'lbracket', 'quant', 'kw_not', 'minus']);
const opens: ReadonlySet<string> = new Set(['lparen', 'lbrace', 'lbracket']);
const closes: ReadonlySet<string> = new Set(['rparen', 'rbrace', 'rbracket']);
/** After these stand names that are bound or declared, until one of those comes (or another keyword). */
const binds: ReadonlyMap<string, string> = new Map([
  ['quant', 'dot'],
  ['kw_parameter', 'colon'],
]);

/**
 * Tells where a word such as `matrix` begins a declaration: behind what a declaration may end with, outside brackets and not among names
 * that are being bound, and before what has to follow. Two names never stand side by side in an expression.
 */
function* withObjects(tokens: Iterable<Token>, onComment?: (comment: Comment) => void): Generator<Token, void> {
  /** The tokens that wait for what follows them, each with the comments behind it. */
  const waiting: { readonly token: Token; readonly comments: Comment[] }[] = [];
  let before: Token | undefined;
  /** Whether a declaration may end with what stands before; a label may end with any word behind a dot, and with primes. */
  let ended = false;
  let depth = 0;
  /** How many proofs and cases are open: no declaration begins within one. */
  let proofs = 0;
  /** What ends the names that are being bound. */
  let until: string | undefined;
  const typed = (token: Token, next: Token | undefined, after: Token | undefined): Token => {
    const { type } = token;
    const may = type === 'name' && depth === 0 && proofs === 0 && until === undefined && ended;
    const is = may && beginsObject(token, next, after);
    if (is || declarationTypes.has(type)) [depth, proofs] = [0, 0];
    else if (type === 'kw_proof' || type === 'kw_cases') proofs++;
    else if (type === 'kw_qed' && proofs > 0) proofs--;
    else if (opens.has(type)) depth++;
    else if (closes.has(type) && depth > 0) depth--;
    if (depth === 0 && binds.has(type)) until = binds.get(type);
    else if (is || type === until || (type.startsWith('kw_') && type !== 'kw_in' && type !== 'kw_not')) until = undefined;
    ended = !is && (ends.has(type) || token.value === "'" || (before?.type === 'dot' && before.end === token.start));
    before = is ? { ...token, type: `kw_${token.value}` } : token;
    return before;
  };
  for (const token of tokens) {
    if (token.type === 'comment') {
      const last = waiting[waiting.length - 1];
      if (last === undefined) onComment?.(token);
      else last.comments.push(token);
      continue;
    }
    waiting.push({ token, comments: [] });
    if (waiting.length <= 2) continue;
    const first = waiting.shift();
    if (first === undefined) continue;
    yield typed(first.token, waiting[0]?.token, token);
    for (const comment of first.comments) onComment?.(comment);
  }
  for (let first = waiting.shift(); first !== undefined; first = waiting.shift()) {
    yield typed(first.token, waiting[0]?.token, undefined);
    for (const comment of first.comments) onComment?.(comment);
  }
}

/** What stands behind the name of an object that is defined. */
const defines: ReadonlySet<string> = new Set(['assign', 'string', 'kw_notation', 'kw_tex', 'kw_reads', 'kw_builtin']);

function beginsObject({ value }: Token, next: Token | undefined, after: Token | undefined): boolean {
  if (!objectWords.has(value) || next === undefined) return false;
  if (value === 'check' || value === 'show') return begins.has(next.type);
  if (next.type !== 'name') return false;
  if (value === 'distribution') return after?.type === 'kw_on';
  return value === 'kernel' ? after?.type === 'colon' : defines.has(after?.type ?? '');
}

const beginsDeclaration = (token: Token, before: Token | undefined, text: string): boolean => {
  if (!declarationTypes.has(token.type)) return false;
  if (before === undefined) return true;
  if (token.type === 'kw_predicate' && (before.type === 'kw_concept' || before.type === 'kw_mixing')) return false;
  if (before.end === token.start && gluesBefore.has(before.type)) return false;
  return !(beforeLabel.has(before.type) && text[token.end] === '.' && labelStart.test(text[token.end + 1] ?? ''));
};

/** Cuts raw tokens into declarations. Reserved words never occur elsewhere (except glued into labels), so the cut is sound. */
export function* chunks(raw: Iterable<Token>, text: string): Generator<Chunk, void> {
  let chunk: Token[] = [];
  let tooLong = false;
  let before: Token | undefined;
  for (const token of raw) {
    if (chunk.length > 0 && beginsDeclaration(token, before, text)) {
      yield { raw: chunk, tooLong, next: token };
      chunk = [];
      tooLong = false;
    }
    before = token;
    if (chunk.length < maxTokens) chunk.push(token);
    else tooLong = true;
  }
  if (chunk.length > 0) yield { raw: chunk, tooLong, next: undefined };
}

/** The tokens the grammar reads: labels and phrases joined, roles of words told apart by what stands beside them. */
export const assemble = (raw: readonly Token[], text: string): Token[] => {
  const out: Token[] = [];
  /** Whether `under` still belongs to a phrase, for each open bracket. */
  const under: boolean[] = [false];
  /** The brackets that are open: directly within `[` numbers are entries of a matrix. */
  const brackets: string[] = [];
  let before = '';
  let inLabels = false;
  let pending = false;
  /** Whether clauses of a claim may begin here: not among bound names, not once its justification has begun. */
  let clausesMayCome = stances.has(raw[0]?.type ?? '');
  let binding = false;

  const push = (token: Token): void => {
    if (pending && (stepTypes.has(token.type) || token.type === 'link')) {
      out.push({ type: 'auto', value: '', start: token.start, end: token.start });
      pending = false;
    }
    if (justified.has(token.type)) pending = true;
    else if (justifies.has(token.type)) pending = false;
    if (justifies.has(token.type)) clausesMayCome = false;
    if (token.type === 'quant') binding = true;
    else if (token.type === 'dot') binding = false;
    out.push(token);
    before = token.type;
  };

  for (let i = 0; i < raw.length; i++) {
    const token = raw[i];
    if (token === undefined) break;
    const { type, start } = token;

    // Labels
    const listed = inLabels && before === 'comma';
    if (labelled.has(before) || labelLists.has(before) || listed) {
      const pattern = labelled.has(before) || before === 'kw_import' ? labelPattern : qualifiedPattern;
      const last = labelEnd(raw, i, text, pattern);
      const end = raw[last]?.end;
      if (end !== undefined) {
        inLabels = !labelled.has(before);
        push({ type: 'label', value: text.slice(start, end), start, end });
        i = last;
        continue;
      }
    }
    if (type !== 'comma') inLabels = false;

    switch (type) {
      case 'name': {
        const mayBeClause = clausesMayCome && !binding && under.length === 1 && partEnds.has(before);
        const phrase = phraseAt(raw, i, phrases) ?? (mayBeClause ? phraseAt(raw, i, clauses) : undefined);
        if (phrase !== undefined) {
          const end = raw[i + phrase.length - 1]?.end ?? token.end;
          push({ type: phrase.type, value: phrase.value, start, end });
          if (phrase.under) under[under.length - 1] = true;
          i += phrase.length - 1;
        } else if (token.value === 'under' && under[under.length - 1] === true && operandEnds.has(before)) {
          under[under.length - 1] = false;
          push({ type: 'op', value: 'under', start, end: token.end });
        } else {
          const next = raw[i + 1]?.type;
          if (next === 'lparen' && !named.has(before)) push({ ...token, type: 'head' });
          else if (next === 'lbrace' && !named.has(before)) push({ ...token, type: 'collector' });
          else push(token);
        }
        break;
      }
      case 'number':
      case 'minus': {
        const last = brackets[brackets.length - 1] === 'lbracket' ? entryEnd(raw, i) : -1;
        const end = raw[last]?.end;
        if (end !== undefined) {
          push({ type: 'entry', value: text.slice(start, end), start, end });
          i = last;
        } else if (type === 'number') push({ type: 'literal', value: token.value, start, end: token.end });
        else push({ type: operandEnds.has(before) ? 'op' : 'prefix', value: '-', start, end: token.end });
        break;
      }
      case 'lparen':
      case 'lbrace':
      case 'lbracket':
        under.push(false);
        brackets.push(type);
        push(token);
        break;
      case 'rparen':
      case 'rbrace':
      case 'rbracket':
        if (under.length > 1) under.pop();
        brackets.pop();
        push(token);
        break;
      case 'kw_not': {
        const next = raw[i + 1];
        if (next?.type === 'kw_in') {
          push({ type: 'op', value: 'not in', start, end: next.end });
          i++;
        } else push({ type: 'prefix', value: 'not', start, end: token.end });
        break;
      }
      case 'kw_concept':
      case 'kw_mixing': {
        const next = raw[i + 1];
        if (next?.type === 'kw_predicate') {
          push({
            type: `${type}_predicate`,
            value: type === 'kw_concept' ? 'concept predicate' : 'mixing predicate',
            start,
            end: next.end,
          });
          i++;
        } else push(token);
        break;
      }
      case 'op':
        if (connects.has(token.value)) under[under.length - 1] = false;
        if ((token.value === '=' || token.value === '<=') && afterJustification.has(before)) push({ ...token, type: 'link' });
        else push(token);
        break;
      default:
        if (type !== 'kw_in' && type !== 'literal' && type !== 'post') under[under.length - 1] = false;
        push(token);
    }
  }
  return out;
};

/** Operators after which `under` no longer belongs to an earlier phrase. */
const connects: ReadonlySet<string> = new Set(['and', 'or', '=>', '<=>', '=', '<=', '<', '>=', '>', '!=', '~', '<<', 'not in', 'a.e.']);

/** The index of the last raw token of a label that begins at `from`, or -1. */
const labelEnd = (raw: readonly Token[], from: number, text: string, pattern: RegExp): number => {
  const first = raw[from];
  if (first === undefined) return -1;
  pattern.lastIndex = first.start;
  if (!pattern.test(text)) return -1;
  const end = pattern.lastIndex;
  let last = from;
  for (let token = raw[last]; token !== undefined && token.end < end; token = raw[last]) last++;
  if (raw[last]?.end !== end) return -1;
  return last === from && reservedWords.has(first.value) ? -1 : last;
};

/** The index of the last raw token of an entry of a matrix, a signed numeral or fraction without spaces, that begins at `from`, or -1. */
const entryEnd = (raw: readonly Token[], from: number): number => {
  const follows = (i: number, type: string, value?: string) => {
    const token = raw[i];
    const joined = i === from || raw[i - 1]?.end === token?.start;
    return joined && token?.type === type && (value === undefined || token.value === value);
  };
  const whole = follows(from, 'minus') ? from + 1 : from;
  if (!follows(whole, 'number')) return -1;
  return follows(whole + 1, 'op', '/') && follows(whole + 2, 'number') ? whole + 2 : whole;
};

interface Phrase {
  readonly type: string;
  readonly value: string;
  readonly length: number;
  readonly under: boolean;
}

interface Words {
  readonly rest: readonly string[];
  readonly phrase: Phrase;
}
const words = (type: string, value: string, under = false): [string, Words] => {
  const [first = '', ...rest] = value.split(' ');
  return [first, { rest, phrase: { type, value, length: rest.length + 1, under } }];
};

const phrases: readonly (readonly [string, Words])[] = [
  words('op', 'identifiable up to'),
  words('op', 'coarser than', true),
  words('op', 'equivalent to', true),
  words('kw_resting', 'resting on'),
];
/** The beginnings of clauses of a claim, the longer ones first. */
const clauses: readonly (readonly [string, Words])[] = [
  words('kw_tight_by', 'tight by'),
  words('kw_tight', 'tight'),
  words('kw_inhabited_by', 'inhabited by'),
  words('kw_with', 'with'),
  words('kw_for_model', 'for model'),
];

const phraseAt = (raw: readonly Token[], from: number, among: readonly (readonly [string, Words])[]): Phrase | undefined => {
  const value = raw[from]?.value;
  for (const [first, { rest, phrase }] of among)
    if (first === value && rest.every((word, i) => raw[from + 1 + i]?.value === word)) return phrase;
  return undefined;
};
