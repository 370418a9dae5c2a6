/** Diagnostics as text for people: the message, the place, the line with the span underlined, and how to mend it. */
import type { Span } from './ast.ts';
import type { Diagnostic } from './diagnostics.ts';
import { printable } from './printable.ts';

/** A file as far as a reader of messages cares. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}

/** Colours; the command line gives chalk's, everything else the plain ones. */
export interface Style {
  readonly bold: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly blue: (text: string) => string;
  readonly cyan: (text: string) => string;
  readonly dim: (text: string) => string;
}

const unchanged = (text: string): string => text;
export const plain: Style = { bold: unchanged, red: unchanged, yellow: unchanged, blue: unchanged, cyan: unchanged, dim: unchanged };

/** A place as people count: both from 1, columns in characters. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where the lines of a text begin; build it once for many questions. */
export class Lines {
  readonly text: string;
  readonly #starts: readonly number[];
  /** The last answer: questions come in the order of the file, and a line may be very long. */
  #last: { readonly start: number; readonly offset: number; readonly column: number } = { start: -1, offset: 0, column: 1 };

  constructor(text: string) {
    const starts = [0];
    for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
    this.text = text;
    this.#starts = starts;
  }

  position(offset: number): Position {
    const line = this.#lineAt(offset);
    const start = this.#starts[line] ?? 0;
    const known = this.#last.start === start && this.#last.offset <= offset ? this.#last : { offset: start, column: 1 };
    const end = Math.min(offset, this.text.length);
    let column = known.column;
    for (let i = known.offset; i < end; i++) if (!isSecondHalf(this.text.charCodeAt(i))) column++;
    this.#last = { start, offset: end, column };
    return { line: line + 1, column };
  }

  /** The line that contains an offset, without its end. */
  line(offset: number): Span {
    const line = this.#lineAt(offset);
    const start = this.#starts[line] ?? 0;
    let end = this.#starts[line + 1] ?? this.text.length;
    while (end > start && (this.text[end - 1] === '\n' || this.text[end - 1] === '\r')) end--;
    return { start, end };
  }

  #lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

const isSecondHalf = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** In the order of the file, each finding once. */
export const sortDiagnostics = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] => {
  const seen = new Set<string>();
  return diagnostics
    .filter((d) => {
      const key = `${d.span.start}:${d.span.end}:${d.code}:${d.message}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
};

/** All findings of a file, in its order, with an empty line between them. */
export const renderDiagnostics = (diagnostics: readonly Diagnostic[], source: SourceText, style: Style = plain): string => {
  const lines = new Lines(source.text);
  return sortDiagnostics(diagnostics)
    .map((d) => renderIn(d, source.path, lines, style))
    .join('\n');
};

/** One finding; ends with a line end. */
export const renderDiagnostic = (d: Diagnostic, source: SourceText, style: Style = plain): string =>
  renderIn(d, source.path, new Lines(source.text), style);

const renderIn = (d: Diagnostic, path: string, lines: Lines, style: Style): string => {
  const { line, column } = lines.position(d.span.start);
  const colour = d.severity === 'error' ? style.red : style.yellow;
  const others = d.labels.map((label) => {
    const there = label.file === undefined ? lines : new Lines(label.file.text);
    return { label, there, path: label.file?.path ?? path, at: there.position(label.span.start) };
  });
  const margin = ' '.repeat(Math.max(...[line, ...others.map(({ at }) => at.line)].map((n) => String(n).length)));
  const block = (arrow: string, file: string, at: Position, { shown, before, width }: Excerpt, mark: string, says: string) => [
    `${margin}${style.blue(arrow)} ${printable(file)}:${at.line}:${at.column}`,
    `${margin} ${style.blue('|')}`,
    `${style.blue(`${String(at.line).padStart(margin.length)} |`)} ${shown}`.trimEnd(),
    `${margin} ${style.blue('|')} ${' '.repeat(before)}${colour(mark.repeat(width))}${says === '' ? '' : ` ${says}`}`,
  ];
  const out = [
    `${style.bold(colour(`${d.severity}[${d.code}]`))}${style.bold(`: ${d.message}`)}`,
    ...block('-->', path, { line, column }, excerpt(lines, d.span), '^', ''),
    ...others.flatMap(({ label, there, path: file, at }) => block(':::', file, at, excerpt(there, label.span), '-', label.says)),
  ];
  if (d.help !== undefined) out.push(`${style.cyan('help')}: ${d.help}`);
  return `${out.join('\n')}\n`;
};

/** Lines wider than this are cut around what is underlined. */
const maxWidth = 110;
const contextBefore = 50;
const tab = '    ';

interface Excerpt {
  readonly shown: string;
  /** Columns before the underlined part, and its own. */
  readonly before: number;
  readonly width: number;
}

/** The line of a span as it can be shown, with tabs widened and dangerous characters escaped. */
const excerpt = (lines: Lines, span: Span): Excerpt => {
  const line = lines.line(span.start);
  const { text } = lines;
  const from = Math.min(span.start, line.end);
  const to = Math.max(from, Math.min(span.end, line.end));
  // Only a window is looked at: a line may be the whole of a large file.
  const long = line.end - line.start > maxWidth;
  const windowStart = long ? Math.max(line.start, from - contextBefore) : line.start;
  const left = isSecondHalf(text.charCodeAt(windowStart)) && windowStart < from ? windowStart + 1 : windowStart;
  const right = long ? Math.min(line.end, left + maxWidth) : line.end;
  const head = display(text.slice(left, Math.min(from, right)));
  const marked = display(text.slice(from, Math.min(to, right)));
  const tail = display(text.slice(Math.min(to, right), right));
  const prefix = left > line.start ? '…' : '';
  const suffix = right < line.end ? '…' : '';
  return {
    shown: `${prefix}${head}${marked}${tail}${suffix}`,
    before: columns(prefix) + columns(head),
    width: Math.max(1, columns(marked) + (to > right ? 1 : 0)),
  };
};

const display = (text: string): string => printable(text.replaceAll('\t', tab));

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const combining = /\p{Mn}|\p{Me}/u;

/** How many columns of a terminal a text takes. */
const columns = (text: string): number => {
  let count = 0;
  for (const character of text) count += combining.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return count;
};
