/** The formats of traces. */
export const traceFormats = ['text', 'markdown', 'latex', 'html', 'dot', 'svg'] as const;
export type TraceFormat = (typeof traceFormats)[number];

export const isTraceFormat = (name: string): name is TraceFormat => traceFormats.some((format) => format === name);
