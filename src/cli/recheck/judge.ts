/** What a refusal touches: which claims rest on what was refused, and how many steps are vouched for all the same. */
import { readCertificate } from '../../certificate/index.ts';
import { Steps } from '../../export/proof.ts';
import type { Claimed, Opinion } from '../../report/recheck.ts';
import type { Finding } from './checker.ts';

type Judgement = Pick<Opinion, 'steps' | 'claims' | 'refused' | 'against'>;

/** Who stops at what it refuses vouches for nothing in the certificate. */
export function judged(text: string, claims: readonly Claimed[], { extent, refused }: Finding): Judgement {
  if (refused.length === 0) return { steps: extent.steps, claims: extent.claims, refused: [], against: [] };
  const { theorems, claims: certified } = readCertificate(text, {}, true);
  const steps = new Steps(theorems);
  const under = certified.map(({ theorem }) => steps.under([theorem]));
  const needing = (step: number | undefined): readonly Claimed[] =>
    step === undefined ? [] : claims.filter((_, i) => under[i]?.includes(step) === true);
  const said = refused.map(({ step, why, stops }) => {
    const rule = step === undefined ? undefined : theorems[step]?.origin?.[0];
    return { why, step, rule, claims: needing(step), stops };
  });
  const stops = refused.some((each) => each.stops);
  const wrong = new Set(refused.map(({ step }) => step));
  const refusedUnder = (i: number): number => under[i]?.filter((step) => wrong.has(step)).length ?? 0;
  return {
    steps: stops ? 0 : extent.steps - wrong.size,
    claims: extent.claims.map((vouched, i) => (stops ? 0 : vouched - refusedUnder(i))),
    refused: said,
    against: claims.filter((_, i) => stops || refusedUnder(i) > 0).map(({ name }) => name),
  };
}
