/** What a certificate has of a statement, under which names. */
import type { Claim } from '../certificate/index.ts';
import type { Verdict } from './verdict.ts';

/** What a certificate calls the tightness of a claim. */
export const tightName = (claim: string): string => `${claim} (tight)`;

/** What it calls that a claim has what it needs. */
export const wellPosedName = (claim: string): string => `${claim} (well-posed)`;

/** The theorem of a statement, that it is well-posed, if it needs anything, and tight, if that is shown; nothing, if it is not as stated. */
export function certified({ theory, name, title, verdict, expected, wellPosed, tight, item }: Verdict): readonly Claim[] {
  if (verdict !== expected || verdict === 'unknown') return [];
  const { fact, judgement } = item;
  const theorems = [
    { name, theorem: fact.theorem },
    { name: wellPosedName(name), theorem: wellPosed === true ? judgement?.needs?.shown?.theorem : undefined },
    { name: tightName(name), theorem: tight === true ? judgement?.tight?.shown?.theorem : undefined },
  ];
  const titled = title === undefined ? {} : { title };
  return theorems.flatMap(({ theorem, name: called }) => (theorem === undefined ? [] : [{ theory, name: called, ...titled, theorem }]));
}
