/** Proof files: written from theorems, checked with the kernel alone. */
export { compareWithSignature, type Mismatch } from './compare.ts';
export { CertificateError, type Code, codes, openness } from './format.ts';
export { mergeCertificates } from './merge.ts';
export { type Certificate, type CertifiedClaim, type Limits, limitsFor, readCertificate } from './read.ts';
export { Replay } from './replay.ts';
export { type Claim, type Known, variableFor, Writer, writeCertificate } from './write.ts';
