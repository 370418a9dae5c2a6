/**
 * lcgm as a library: theories in, theorems and verdicts out.
 *
 *     import { disk, Library, verdicts } from 'lcgm';
 *     const library = new Library(disk);
 *     const loaded = library.load('theories/paper.lcgm');
 *     if (loaded) for (const v of verdicts(loaded)) console.log(v.name, v.verdict, v.restsOn);
 */
export { type Certificate, CertificateError, readCertificate, writeCertificate } from './certificate/index.ts';
export { compileShipped, disk, filesOnDisk, shippedShelf } from './disk/files.ts';
export { show } from './elaborate/display.ts';
export type { Finding, Item, Judgement, Part, Shown } from './elaborate/item.ts';
export { type Files, Library, type Loaded } from './elaborate/library.ts';
export { type Fact, Scope } from './elaborate/scope.ts';
export type { Derivation, Missing, Reason } from './engine/index.ts';
export * as exact from './exact/index.ts';
export * from './logic/index.ts';
export type { Declaration, Expr, Span, Theory } from './syntax/ast.ts';
export type { Code, Diagnostic } from './syntax/diagnostics.ts';
export { formatTheory } from './syntax/format.ts';
export { parseTheory } from './syntax/parse.ts';
export { renderDiagnostics } from './syntax/render.ts';
export { type Verdict, verdicts } from './verdict/verdict.ts';
export { sparkInWorkers } from './workers/spark.ts';
