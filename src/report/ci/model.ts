/** What the reporters for continuous integration are told. */

import type { Loaded } from '../../elaborate/library.ts';
import type { Span } from '../../syntax/ast.ts';
import type { Diagnostic } from '../../syntax/diagnostics.ts';
import { Lines } from '../../syntax/render.ts';
import type { Verdict } from '../../verdict/verdict.ts';
import { nameOf } from '../heading.ts';

/** A file with the verdicts that were asked for. */
export interface Judged {
  readonly loaded: Loaded;
  readonly verdicts: readonly Verdict[];
}
/** A file with what there is to say about it, in its order. */
export interface Findings {
  readonly loaded: Loaded;
  readonly found: readonly Diagnostic[];
}
export interface Report {
  readonly version: string;
  readonly theories: readonly Judged[];
  readonly findings: readonly Findings[];
  /** What went wrong that is in no file. */
  readonly problems: readonly string[];
  /** Whether all could be read and understood. */
  readonly readable: boolean;
  /** How each finding is shown to people. */
  readonly render: (finding: Diagnostic, loaded: Loaded) => string;
}

/** A finding with its place: lines and columns from 1, the end behind the last character. */
export interface Placed {
  readonly finding: Diagnostic;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly fixes: readonly PlacedFix[];
  readonly labels: readonly PlacedLabel[];
}

/** Another place that a finding is about. */
export type PlacedLabel = Omit<Placed, 'finding' | 'fixes' | 'labels'> & { readonly says: string };

/** A way to mend a finding, with the places that change. */
export interface PlacedFix {
  readonly title: string;
  readonly edits: readonly (Pick<Placed, 'line' | 'column' | 'endLine' | 'endColumn'> & { readonly text: string })[];
}

export function placed({ loaded, found }: Findings): readonly Placed[] {
  const lines = new Lines(loaded.text);
  const path = slashes(loaded.path);
  const place = (span: Span) => placeIn(lines, span);
  return found.map((finding) => {
    const fixes = finding.fixes.map(({ title, edits }) => ({ title, edits: edits.map(({ span, text }) => ({ ...place(span), text })) }));
    const labels = finding.labels.map(({ says, span, file }) =>
      file === undefined ? { says, path, ...place(span) } : { says, path: slashes(file.path), ...placeIn(new Lines(file.text), span) },
    );
    return { finding, path, ...place(finding.span), fixes, labels };
  });
}

function placeIn(lines: Lines, { start: from, end: to }: Span) {
  const start = lines.position(from);
  const end = lines.position(Math.max(from, to));
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

/** The findings within a statement. */
export const placedWithin = ({ item: { span } }: Verdict, found: readonly Placed[]): readonly Placed[] =>
  found.filter(({ finding }) => isWithin(finding, span));

/** The findings that are in no statement of their file. */
export const placedOutside = ({ items }: Loaded, found: readonly Placed[]): readonly Placed[] =>
  found.filter(({ finding }) => !items.some((item) => isWithin(finding, item.span)));

const isWithin = ({ span }: Diagnostic, { start, end }: Span): boolean => span.start >= start && span.start < Math.max(end, start + 1);

/** Paths as tools want them, on every system. */
export const slashes = (path: string): string => path.replaceAll('\\', '/');

/** Findings within a statement, which tell why it is not as stated. */
export const within = ({ item }: Verdict, found: readonly Diagnostic[]): readonly Diagnostic[] =>
  found.filter((finding) => isWithin(finding, item.span));

/** What is said of a statement that is not as stated, where no finding says it. */
export const complaintOn = (v: Verdict): string =>
  `${nameOf(v)} is ${v.verdict}${v.verdict === v.expected ? '' : `, ${v.expected} is expected`}`;
