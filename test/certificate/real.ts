/** The certificates of the shipped theories, written as `lcgm prove --cert` writes them. */
import { writeCertificate } from '../../src/certificate/index.ts';
import { Library } from '../../src/elaborate/library.ts';
import type { Signature, Term, Theorem } from '../../src/terms/index.ts';
import { verdicts } from '../../src/verdict/verdict.ts';
import { disk, shelf } from '../support/theories.ts';

export interface Real {
  readonly theory: string;
  readonly text: string;
  readonly claims: readonly { readonly theory: string; readonly name: string; readonly title?: string; readonly theorem: Theorem }[];
}

const paths = ['std/laws', 'std/space', 'std/transition', 'meta/model', 'meta/identifiability', 'meta/reducible', 'meta/transitions'];

/** A certificate for each theory that proves something, and the signature that all of them were made in. */
export function realCertificates(): { readonly signature: Signature; readonly certificates: readonly Real[] } {
  const library = new Library(disk, { shelf });
  for (const path of paths) library.load(`theories/${path}.lcgm`);
  const certificates = library.all.flatMap((loaded) => {
    const claims = verdicts(loaded)
      .filter((v) => v.verdict === 'proved')
      .map((v) => ({ theory: v.theory, name: v.name, ...(v.title === undefined ? {} : { title: v.title }), theorem: v.item.fact.theorem }));
    return claims.length === 0 ? [] : [{ theory: loaded.name, text: writeCertificate(library.signature, claims), claims }];
  });
  return { signature: library.signature, certificates };
}

/** What a theory states, by `theory:name`. */
export function statementsOf(certificates: readonly Real[]): ReadonlyMap<string, Term> {
  return new Map(certificates.flatMap((c) => c.claims.map((claim) => [`${claim.theory}:${claim.name}`, claim.theorem.conclusion])));
}
