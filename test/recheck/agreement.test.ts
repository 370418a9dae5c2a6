/**
 * The kernel and the checker in Python agree on mutants of certificates: both reject one, or both accept it with the same claims, which
 * rest on the same. Only what one of them refuses as too large or laborious may be accepted by the other. RECHECK_MUTANTS=20000 tries more.
 */
import { describe, expect, it } from 'vitest';
import { Random, structural, targetOf, textual } from '../certificate/mutate.ts';
import { long, matrices, numbers, parsed, points, resealed, sealed } from '../certificate/samples.ts';
import { kernel } from './kernel.ts';
import { library } from './library.ts';
import { recheck, type Verdict } from './python.ts';

const MUTANTS = Number(process.env['RECHECK_MUTANTS'] ?? 2_100);
const SEED = Number(process.env['FC_SEED'] ?? 1);

const samples = [points().text, numbers().text, matrices().text, ...library(['std/numbers', 'std/counting', 'std/space'])];
const tooLarge = (verdict: Verdict): boolean =>
  verdict.verdict === 'rejected' && /CERT_LIMIT|too large|digits|10,000,000/.test(verdict.reason);

/** Mutants of the samples in turns, each sealed anew. */
function mutants(count: number): readonly { readonly change: string; readonly text: string }[] {
  const random = new Random(SEED);
  const known = samples.map((text) => targetOf(text, ['a', 'p_f', 'std.space:law']));
  const changes = [...Object.keys(structural), ...Object.keys(textual)];
  const made: { change: string; text: string }[] = [];
  for (let i = 0; made.length < count; i++) {
    const [text = '', target] = [samples[i % samples.length], known[i % samples.length]];
    const change = random.pick(changes);
    if (target === undefined) throw new Error('no target');
    try {
      const parts = parsed(text);
      structural[change]?.({ ...target, parts, random });
      const mutant = textual[change] === undefined ? sealed(parts) : resealed(textual[change](text, random));
      if (mutant !== text) made.push({ change, text: mutant });
    } catch (error) {
      // the certificate has nothing that could be changed so
      if (!(error instanceof Error) || !/^(?:nothing to pick from|no claim)$/.test(error.message)) throw error;
    }
  }
  return made;
}

describe('the kernel and the checker in Python', () => {
  it('accept the samples, and find in them the same claims', () => {
    const python = recheck(samples);
    expect(python.map(({ verdict }) => verdict)).toEqual(samples.map(() => 'correct'));
    expect(python).toMatchObject(samples.map(kernel));
  }, 120_000);

  it('accept a proof of 50,000 steps', () => {
    const { text } = long(50_000);
    const ours = kernel(text);
    expect(ours).toMatchObject({ verdict: 'correct', steps: 49_999 });
    expect(recheck([text])).toMatchObject([ours]);
  }, 120_000);

  it(`agree on ${MUTANTS} mutants`, () => {
    const all = mutants(MUTANTS);
    const python = recheck(all.map(({ text }) => text));
    const tally = { rejected: 0, correct: 0, tooLarge: 0 };
    const disagreements: unknown[] = [];
    for (const [i, { change, text }] of all.entries()) {
      const [ours, theirs] = [kernel(text), python[i]];
      if (theirs === undefined) throw new Error('Python did not answer');
      if (ours.verdict !== theirs.verdict && (tooLarge(ours) || tooLarge(theirs))) tally.tooLarge++;
      else tally[ours.verdict]++;
      const same =
        ours.verdict === theirs.verdict
          ? ours.verdict === 'rejected' || JSON.stringify(ours) === JSON.stringify({ ...theirs, file: undefined })
          : tooLarge(ours) || tooLarge(theirs);
      if (!same) disagreements.push({ change, text: text.slice(0, 50_000), ours, theirs });
    }
    expect(disagreements).toEqual([]);
    expect(tally.rejected).toBeGreaterThan(MUTANTS / 3);
    expect(tally.correct).toBeGreaterThan(MUTANTS / 20);
    expect(tally.tooLarge).toBeLessThan(MUTANTS / 100);
  }, 600_000);
});
