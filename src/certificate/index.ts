/** Proof files: written from theorems, checked with the kernel alone. */
export { compareWithSignature, type Mismatch } from './compare.ts';
export { CertificateError, type Code, codes } from './format.ts';
export { type Certificate, type CertifiedClaim, type Limits, limitsFor, readCertificate } from './read.ts';
export { type Claim, writeCertificate } from './write.ts';
