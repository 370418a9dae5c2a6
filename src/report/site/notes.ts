/** The comments of a theory file as prose: headings, lists, paragraphs, and code between backticks. */
import { tokensOf } from './code.ts';
import { wordsHtml } from './pen.ts';

/** Comments that stand on lines of their own, one below the other, without the dashes. */
export interface Note {
  readonly start: number;
  readonly lines: readonly string[];
}

export function notesOf(text: string): readonly Note[] {
  const notes: { start: number; end: number; lines: string[] }[] = [];
  for (const { type, start, end, value } of tokensOf(text)) {
    if (type !== 'comment') continue;
    const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
    if (before.trim() !== '') continue; // it is behind something, and belongs to the text
    const last = notes[notes.length - 1];
    const line = value.replace(/^-- ?/, '').trimEnd();
    if (last !== undefined && /^\r?\n[ \t]*$/.test(text.slice(last.end, start))) {
      last.lines.push(line);
      last.end = end;
    } else notes.push({ start, end, lines: [line] });
  }
  return notes;
}

/** A part of a note. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] };

export function blocksOf({ lines }: Note): readonly Block[] {
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  let items: string[] = [];
  const end = () => {
    if (paragraph.length > 0) blocks.push({ kind: 'paragraph', text: paragraph.join(' ') });
    if (items.length > 0) blocks.push({ kind: 'list', items });
    [paragraph, items] = [[], []];
  };
  for (const line of lines) {
    const [, marks, heading] = /^(#{1,6}) +(.*)$/.exec(line) ?? [];
    const [, item] = /^\s*[*-] +(.*)$/.exec(line) ?? [];
    if (marks !== undefined && heading !== undefined) {
      end();
      blocks.push({ kind: 'heading', level: marks.length, text: heading });
    } else if (line.trim() === '') end();
    else if (item !== undefined) {
      if (paragraph.length > 0) end();
      items.push(item);
    } else if (items.length > 0) items.push(`${items.pop() ?? ''} ${line.trim()}`);
    else paragraph.push(line.trim());
  }
  end();
  return blocks;
}

/** A text of a note; `code` writes what stands between backticks. */
export const proseHtml = (text: string, code: (text: string) => string): string =>
  text
    .split(/`([^`]+)`/)
    .map((part, i) => (i % 2 === 0 ? wordsHtml(part) : code(part)))
    .join('');
