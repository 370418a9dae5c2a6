/**
 * What concrete objects satisfy: closed statements about the kernel's matrices are decided by exact computing, and the certificate is
 * handed to the kernel. Names nothing of any theory.
 */
import { MATRICES, type Signature, type Term } from '../terms/index.ts';
import { type Computed, followed } from './certificate.ts';
import { decide } from './decide.ts';
import { plain } from './plain.ts';

export { accepted } from './accepted.ts';
export type { Certificate, Computed } from './certificate.ts';
export { literal } from './literal.ts';

/** A theorem that says this closed formula, if computing shows it, and by what. */
export function compute(s: Signature, formula: Term): Computed | undefined {
  if (formula.mask !== 0 || !mentionsMatrices(s, formula)) return undefined;
  const { formula: body, fold } = plain(s, formula);
  const shown = decide(s, body);
  return shown === undefined ? undefined : followed(shown, fold);
}

/** Whether a matrix of known size stands in it: of everything else there is nothing to compute. */
function mentionsMatrices(s: Signature, formula: Term): boolean {
  const parts = new Set([formula]);
  for (const t of parts) {
    if (t.op === 'sort' && t.symbol.name === MATRICES && t.mask === 0) return true;
    if (t.op === 'app' && t.mask === 0 && t.loose === 0 && t.symbol.kind === 'function') parts.add(s.sortOf(t));
    for (const kid of t.kids()) parts.add(kid);
  }
  return false;
}
