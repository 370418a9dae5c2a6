/** lcgm where there is no Node: whatever imports none of its modules, in a browser or in a worker (docs/library.md). */

export type { Explanation } from './assistant/explain.ts';
export type { Files, Shelf } from './elaborate/library.ts';
export { type Checked, check, type Host, type Target, type Told } from './face/check.ts';
export { type Explained, explain } from './face/explain.ts';
export { memory } from './face/memory.ts';
export { type Parsed, parse } from './face/parse.ts';
export { type Proved, prove, type Wanted } from './face/prove.ts';
export { compiledShelf } from './face/shelf.ts';
export type { Trace } from './report/trace/model.ts';
export type { TraceFormat } from './report/trace/names.ts';
export type { Declaration, Expr, Span, Theory } from './syntax/ast.ts';
export type { Code, Diagnostic, Edit, Fix } from './syntax/diagnostics.ts';
export { formatTheory } from './syntax/format.ts';
export { renderDiagnostics } from './syntax/render.ts';
export type { Verdict } from './verdict/verdict.ts';
