/** Statements of certificates: a stranger chose the names, and the size. */
import type { Certificate, CertifiedClaim } from '../certificate/index.ts';
import { showAlone } from '../elaborate/display.ts';
import { KernelError, type Term } from '../terms/index.ts';

const LONGEST = 4_000;

/** The claims of a certificate that go by a name, or by `theory:name`; all of them where no name is given. */
export function claimsCalled({ claims }: Certificate, name: string | undefined): readonly CertifiedClaim[] {
  return claims.filter((c) => name === undefined || c.name === name || `${c.theory}:${c.name}` === name);
}

/** The text of a statement of a certificate, or the beginning of it: symbols by name, with all their arguments. */
export function statementOf(formula: Term, { symbols }: Certificate): string {
  try {
    const text = showAlone(formula, symbols);
    return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  } catch (error) {
    if (error instanceof KernelError) return '(too large to be shown)';
    throw error;
  }
}
