/** Brackets and proofs are matched before the grammar runs, so that what is not closed is reported where it was opened. */
import { type Diagnostic, diagnostic } from './diagnostics.ts';
import type { Token } from './tokenize.ts';

/** Brackets and proofs may nest so deep. */
export const maxNesting = 500;

/** A finding and the index of the token it belongs to. */
export interface NestingError {
  readonly diagnostic: Diagnostic;
  readonly index: number;
}

export interface Nesting {
  readonly brackets: readonly NestingError[];
  /** Proofs without `qed`; left to the caller, who may know better (a misspelt `qed`). */
  readonly unclosedProofs: readonly Diagnostic[];
  readonly tooDeep: Diagnostic | undefined;
}

const closing: ReadonlyMap<string, string> = new Map([
  ['lparen', 'rparen'],
  ['lbrace', 'rbrace'],
  ['lbracket', 'rbracket'],
]);
const spelling: ReadonlyMap<string, string> = new Map([
  ['lparen', '('],
  ['rparen', ')'],
  ['lbrace', '{'],
  ['rbrace', '}'],
  ['lbracket', '['],
  ['rbracket', ']'],
]);
const closes: ReadonlySet<string> = new Set(closing.values());
const opensProof: ReadonlySet<string> = new Set(['kw_proof', 'kw_cases']);
const outsideBrackets: ReadonlySet<string> = new Set(['assign', 'auto', 'string', 'arrow', 'label']);

const spell = (type: string): string => spelling.get(type) ?? type;

interface Open {
  readonly token: Token;
  readonly index: number;
}

export const checkNesting = (tokens: readonly Token[], text: string): Nesting => {
  const brackets: NestingError[] = [];
  const stack: Open[] = [];
  let suspect: Open | undefined;

  const unclosed = (open: Open): void => {
    const { type } = open.token;
    brackets.push({
      diagnostic: diagnostic('UNCLOSED_BRACKET', open.token, { open: spell(type), close: spell(closing.get(type) ?? '') }),
      index: open.index,
    });
  };
  /** Drops the brackets on top of the stack and reports the outermost of them. */
  const dropBrackets = (): void => {
    let outermost: Open | undefined;
    for (let top = stack[stack.length - 1]; top !== undefined && closing.has(top.token.type); top = stack[stack.length - 1]) {
      outermost = top;
      stack.pop();
    }
    if (outermost !== undefined) unclosed(outermost);
  };
  const unmatched = (token: Token, index: number, found: string, open?: Token): void => {
    const labels = open === undefined ? [] : [{ says: 'this is open', span: { start: open.start, end: open.end }, file: undefined }];
    const args = { found, open: open === undefined ? undefined : spell(open.type) };
    brackets.push({ diagnostic: diagnostic('UNMATCHED_CLOSING', token, args, { labels }), index });
  };

  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (token === undefined) break;
    const { type } = token;
    if (outsideBrackets.has(type) || (type.startsWith('kw_') && type !== 'kw_in')) dropBrackets();
    if (closing.has(type) || opensProof.has(type)) {
      stack.push({ token, index });
      if (stack.length > maxNesting) {
        return { brackets, unclosedProofs: [], tooDeep: diagnostic('NESTED_TOO_DEEP', token, { limit: maxNesting }) };
      }
    } else if (closes.has(type)) {
      const top = stack[stack.length - 1];
      if (top === undefined || !closing.has(top.token.type)) unmatched(token, index, spell(type));
      else if (closing.get(top.token.type) === type) stack.pop();
      else {
        const below = stack[stack.length - 2];
        stack.pop();
        if (below !== undefined && closing.get(below.token.type) === type) {
          stack.pop();
          unclosed(top);
        } else unmatched(token, index, spell(type), top.token);
      }
    } else if (type === 'kw_qed') {
      const top = stack.pop();
      if (top === undefined) unmatched(token, index, 'qed');
      else if (suspect === undefined && misaligned(top.token, token, text)) suspect = top;
    }
  }
  dropBrackets();
  // A proof too many for its `qed`s: layout may tell which one.
  const blamed = stack.length === 1 && suspect !== undefined ? [suspect] : stack;
  const unclosedProofs = blamed.map(({ token }) => diagnostic('UNCLOSED_PROOF', token, { keyword: token.value }));
  return { brackets, unclosedProofs, tooDeep: undefined };
};

/** Layout means nothing to the grammar, but it tells which proof a writer forgot to close. */
const misaligned = (open: Token, close: Token, text: string): boolean => {
  const ours = indentation(text, close.start);
  return ours.own && ours.width !== indentation(text, open.start).width;
};

const indentation = (text: string, at: number): { readonly width: number; readonly own: boolean } => {
  let start = at;
  while (start > 0 && at - start < 200 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
  let first = start;
  while (first < at && (text[first] === ' ' || text[first] === '\t')) first++;
  return { width: first - start, own: first === at };
};
