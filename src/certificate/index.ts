/** Proof files: written from theorems, checked with the kernel alone. */
export { compareWithSignature, type Mismatch } from './compare.ts';
export { CertificateError, type Code, codes, type Links } from './format.ts';
export { type Certificate, type CertifiedClaim, type Limits, limitsFor, readCertificate, replay } from './read.ts';
export { type Claim, type Known, writeCertificate, writeLinked } from './write.ts';
