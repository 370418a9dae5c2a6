/** Changes of a text, and what becomes of places in it. */
import type { Span } from './ast.ts';
import type { Edit } from './diagnostics.ts';

/** The text with edits made that do not overlap. */
export const edited = (text: string, edits: readonly Edit[]): string =>
  inOrder(edits).reduceRight((whole, { span, text: put }) => whole.slice(0, span.start) + put + whole.slice(span.end), text);

/** Where something stands once the edits are made; of what an edit replaces, that which it puts there. */
export function moved({ start, end }: Span, edits: readonly Edit[]): Span {
  let [before, within] = [0, 0];
  for (const { span, text } of inOrder(edits)) {
    const growth = text.length - (span.end - span.start);
    if (span.end <= start && !(span.start === start && span.end === end)) before += growth;
    else if (span.start < end || (span.start === start && span.end === end)) within += growth;
  }
  return { start: start + before, end: end + before + within };
}

/** Whether two lists of edits cannot be made together. */
export const collide = (some: readonly Edit[], others: readonly Edit[]): boolean =>
  some.some((a) => others.some((b) => (a.span.start < b.span.end && b.span.start < a.span.end) || a.span.start === b.span.start));

export const sameEdits = (some: readonly Edit[], others: readonly Edit[]): boolean =>
  some.length === others.length &&
  some.every(({ span, text }, i) => {
    const other = others[i];
    return other !== undefined && span.start === other.span.start && span.end === other.span.end && text === other.text;
  });

const inOrder = (edits: readonly Edit[]): readonly Edit[] => [...edits].sort((a, b) => a.span.start - b.span.start);
