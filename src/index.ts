/**
 * lcgm as a library (docs/library.md): theories in, theorems and verdicts out.
 *
 *     import { check, disk } from 'lcgm';
 *     for (const v of check('theories/paper.lcgm', { files: disk }).verdicts) console.log(v.name, v.verdict, v.restsOn);
 *
 * `lcgm/browser` has what needs no Node.
 */
export * from './browser.ts';
export { type Certificate, CertificateError, readCertificate, writeCertificate } from './certificate/index.ts';
export { compileShipped, disk, filesOnDisk, shippedShelf } from './disk/files.ts';
export { show } from './elaborate/display.ts';
export type { Finding, Item, Judgement, Part, Shown } from './elaborate/item.ts';
export { Library, type Loaded } from './elaborate/library.ts';
export { type Fact, Scope } from './elaborate/scope.ts';
export type { Derivation, Missing, Reason } from './engine/index.ts';
export * as exact from './exact/index.ts';
export { parseTheory } from './syntax/parse.ts';
export * from './terms/index.ts';
export { verdicts } from './verdict/verdict.ts';
export { sparkInWorkers } from './workers/spark.ts';
