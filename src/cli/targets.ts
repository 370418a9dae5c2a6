/** The systems that proofs are exported to: one row each. */
import type { Certificate, CertifiedClaim } from '../certificate/index.ts';
import { ExportError, type Remarks, toCoq } from '../export/coq/index.ts';
import { Steps } from '../export/proof.ts';
import { exportedProof } from '../export/smt2/index.ts';
import { claimProblem, Inexpressible } from '../export/tptp_claim.ts';

export interface Target {
  readonly name: string;
  /** How the files are called, and whether there may be dots in their names before that. */
  readonly extension: string;
  readonly dots: boolean;
  /** Whether there is a file for each claim, or one for all of them. */
  readonly per: 'claim' | 'certificate';
  /** Writes these claims, with what is said of symbols and axioms where there are comments; throws Inexpressible where that cannot be. */
  readonly write: (certificate: Certificate, claims: readonly CertifiedClaim[], remarks: Remarks) => string;
}

export const targets: readonly Target[] = [
  {
    name: 'smt2',
    extension: 'smt2',
    dots: true,
    per: 'certificate',
    write: ({ theorems }, claims) => exportedProof(new Steps(theorems).stepsUnder(claims.map((claim) => claim.theorem))), // biome-ignore format: one thought
  },
  {
    name: 'coq',
    extension: 'v',
    dots: false,
    per: 'certificate',
    write: (certificate, claims, remarks) => {
      try {
        return toCoq(certificate, claims, remarks).text;
      } catch (error) {
        if (error instanceof ExportError) throw new Inexpressible(`[${error.code}] ${error.message}`);
        throw error;
      }
    },
  },
  {
    name: 'tptp',
    extension: 'p',
    dots: true,
    per: 'claim',
    write: (certificate, claims) => claims.map((claim) => claimProblem(certificate.signature, claim)).join(''),
  },
];
