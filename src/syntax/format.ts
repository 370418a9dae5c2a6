/** The formatter: canonical layout, with the comments of the file kept where they stand. */
import type { Declaration, Theory } from './ast.ts';
import type { Diagnostic } from './diagnostics.ts';
import { parseTheory } from './parse.ts';
import { type Gap, type Gaps, printDeclaration, printHeader } from './print.ts';
import { rawTokens, type Token } from './tokenize.ts';

export interface Formatted {
  /** The file in canonical layout; undefined if it does not parse. */
  readonly text: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Formats a theory file. A comment keeps its place between declarations and steps, or behind the line it follows; a declaration with a
 * comment anywhere else stays as it is written.
 */
export const formatTheory = (text: string): Formatted => {
  const { theory, diagnostics } = parseTheory(text);
  if (theory === undefined || diagnostics.some((d) => d.severity === 'error')) return { text: undefined, diagnostics };
  return { text: format(text, theory), diagnostics };
};

const format = (text: string, theory: Theory): string => {
  const { gaps, headerEnd } = readComments(text);
  const commented = [...gaps.keys()].sort((a, b) => a - b);
  const out: string[] = [];

  const gapAt = (start: number): Gap => gaps.get(start) ?? { trailing: undefined, lines: isAfterEmptyLine(text, start) ? [''] : [] };
  const putGap = ({ trailing, lines }: Gap): void => {
    if (trailing !== undefined) out.push(`${out.pop() ?? ''}  ${trailing}`);
    for (const line of lines) if (line !== '' || (out.length > 0 && out[out.length - 1] !== '')) out.push(line);
  };
  /** The number of commented gaps strictly inside a stretch of the text. */
  const commentsIn = (start: number, end: number): number => lowerBound(commented, end) - lowerBound(commented, start + 1);

  const headerStart = rawTokens(text).next().value?.start ?? 0;
  putGap(gapAt(headerStart));
  out.push(commentsIn(headerStart, headerEnd) === 0 ? printHeader(theory) : asWritten(text, headerStart, headerEnd));
  for (const declaration of theory.declarations) {
    putGap(gapAt(declaration.span.start));
    out.push(printOrKeep(text, declaration, gapAt, gaps, commentsIn(declaration.span.start, declaration.span.end)));
  }
  putGap(gapAt(text.length));
  while (out.length > 0 && out[out.length - 1] === '') out.pop();
  return `${out.join('\n')}\n`;
};

const printOrKeep = (text: string, declaration: Declaration, gapAt: Gaps, gaps: ReadonlyMap<number, Gap>, comments: number): string => {
  let printed = 0;
  const counting: Gaps = (start) => {
    if (gaps.has(start)) printed++;
    return gapAt(start);
  };
  const result = printDeclaration(declaration, counting);
  return printed === comments ? result : asWritten(text, declaration.span.start, declaration.span.end);
};

const asWritten = (text: string, start: number, end: number): string =>
  text
    .slice(start, end)
    .split(/\r\n|\n|\r/)
    .map((line) => line.trimEnd())
    .join('\n');

/** The gaps that hold comments, by the offset of the word after them (the length of the text at its end), and where the header ends. */
const readComments = (text: string): { readonly gaps: ReadonlyMap<number, Gap>; readonly headerEnd: number } => {
  const gaps = new Map<number, Gap>();
  let pending: Token[] = [];
  let before: Token | undefined;
  let headerEnd: number | undefined;
  let inHeader = true;
  const flush = (start: number): void => {
    if (pending.length > 0) gaps.set(start, makeGap(text, pending, before?.end, start));
    pending = [];
  };
  for (const token of rawTokens(text, (comment) => pending.push(comment))) {
    flush(token.start);
    // The header is `theory`, a label of adjacent words, and perhaps a title.
    if (inHeader && before !== undefined && before.type !== 'kw_theory' && token.type !== 'string' && token.start !== before.end) {
      headerEnd = before.end;
      inHeader = false;
    }
    before = token;
    if (inHeader && token.type === 'string') {
      headerEnd = token.end;
      inHeader = false;
    }
  }
  flush(text.length);
  return { gaps, headerEnd: headerEnd ?? before?.end ?? 0 };
};

const makeGap = (text: string, comments: readonly Token[], before: number | undefined, start: number): Gap => {
  const lines: string[] = [];
  let trailing: string | undefined;
  let at = before ?? 0;
  for (const comment of comments) {
    const ends = lineEnds(text.slice(at, comment.start));
    if (ends === 0 && before !== undefined && at === before) trailing = comment.value.trimEnd();
    else {
      if (ends > 1) lines.push('');
      lines.push(comment.value.trimEnd());
    }
    at = comment.end;
  }
  if (lineEnds(text.slice(at, start)) > 1) lines.push('');
  return { trailing, lines };
};

const lineEnds = (space: string): number => space.match(/\r\n|\n|\r/g)?.length ?? 0;

const isAfterEmptyLine = (text: string, start: number): boolean => {
  let from = start;
  while (from > 0 && /[ \t\r\n]/.test(text[from - 1] ?? '')) from--;
  return lineEnds(text.slice(from, start)) > 1;
};

/** The number of items below a bound in a sorted list. */
const lowerBound = (sorted: readonly number[], bound: number): number => {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
};
