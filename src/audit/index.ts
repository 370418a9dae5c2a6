/** What can be shown of a trained decoder. Pure: bytes come through an interface, and other threads through another. */
export { checkK, examine, type Findings, type Question } from './audit.ts';
export type { Bytes, Columns } from './columns.ts';
export { type AuditCode, AuditError, auditCodes } from './error.ts';
export { type Found, readDecoder, type Wanted } from './formats/read.ts';
export { type Orientation, orientations } from './formats/tensor.ts';
export type { Quantised } from './kernel.ts';
export { type Common, mergeParts, type Part, readPart, stripesOfShard, writePart } from './part.ts';
export { addPairs, emptyPairs, joined, type Multiplier, OneThread, type Pairs, stripesOf } from './products.ts';
export { type Decoder, quantise } from './quantise.ts';
export { type About, type Report, report, type Status } from './report.ts';
export { readSupports } from './supports.ts';
export { Top } from './top.ts';
export { reportHtml, reportJson, reportText } from './write.ts';
