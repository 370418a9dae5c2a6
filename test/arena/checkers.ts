/** The checkers that enter the arena. To add one, write how it answers to certificates, given their texts. */
import { kernel } from '../recheck/kernel.ts';
import { recheck, type Verdict } from '../recheck/python.ts';

export type Answer = 'accept' | 'reject' | 'cannot say';
export interface Checker {
  readonly name: string;
  readonly check: (
    texts: readonly string[],
  ) => readonly { readonly answer: Answer; readonly rests?: readonly string[]; readonly reason?: string }[];
}

const answer = (verdict: Verdict) =>
  verdict.verdict === 'correct'
    ? { answer: 'accept' as const, rests: verdict.claims[0]?.restsOn ?? [] }
    : { answer: 'reject' as const, reason: verdict.reason };

export const kernelChecker: Checker = { name: 'kernel', check: (texts) => texts.map((text) => answer(kernel(text))) };
export const pythonChecker: Checker = { name: 'tools/recheck', check: (texts) => recheck(texts).map(answer) };
/** Two that are no good, to see that the arena can tell. */
export const credulous: Checker = { name: 'accepts all', check: (texts) => texts.map(() => ({ answer: 'accept' })) };
export const sceptical: Checker = { name: 'rejects all', check: (texts) => texts.map(() => ({ answer: 'reject' })) };
