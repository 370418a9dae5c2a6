/** Traces in every format there is. */
import type { Style } from '../style.ts';
import { traceDot } from './dot.ts';
import { traceHtml } from './html.ts';
import { traceLatex } from './latex.ts';
import { traceMarkdown } from './markdown.ts';
import type { Trace } from './model.ts';
import type { TraceFormat } from './names.ts';
import { traceSvg } from './svg.ts';
import { traceText } from './text.ts';

const writers: Readonly<Record<TraceFormat, (traces: readonly Trace[], style: Style) => string>> = {
  text: (traces, style) => `${traces.map((t) => traceText(t, style)).join('\n\n\n')}\n`,
  markdown: (traces) => traces.map(traceMarkdown).join('\n'),
  latex: traceLatex,
  html: traceHtml,
  dot: traceDot,
  svg: (traces) => traces.map(traceSvg).join(''),
};
export const writeTraces = (format: TraceFormat, traces: readonly Trace[], style: Style): string => writers[format](traces, style);
