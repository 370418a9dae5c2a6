/** What a trace says is assumed is what the claim assumes, of its own parameters. */
import { describe, expect, it } from 'vitest';
import { plain } from '../../src/report/trace/model.ts';
import { traceOf } from '../../src/report/trace/of.ts';
import { verdicts } from '../../src/verdict/verdict.ts';
import { codesOf, loadText } from '../support/theories.ts';

const world = `theory test "test"
predicate p (n : Nat)
predicate q (n : Nat)
predicate r (n : Nat)
axiom pq (j : Nat) if p(j) then q(j) because "x"
axiom qr (j : Nat) if q(j) then r(j) because "x"
verdict tight (n : Nat) of r(n) := q(n)
theorem earlier (j : Nat) if p(j) then r(j) by pq, qr
parameter k m : Nat
given q(k)
`;
function traced(claim: string): { readonly assumed: readonly string[]; readonly steps: readonly string[] } {
  const loaded = loadText(`${world}${claim}`);
  const trace = verdicts(loaded).map((v) => traceOf(v, loaded)).at(-1); // biome-ignore format: one thought
  if (trace === undefined) throw new Error(`nothing is judged: ${codesOf(loaded)}`);
  return {
    assumed: trace.assumptions.map((a) => plain(a.sentence)),
    steps: trace.parts.flatMap((part) => part.steps.map((s) => s.statement)),
  };
}

describe('the assumptions of a trace', () => {
  it.each([
    ['are called as in the claim, not as in an earlier theorem that says the same', 'claim 1: r(m) if p(m)', ['q(k)', 'p(m)']],
    ['are not the antecedents of the claim itself', 'claim 1: p(m) => r(m)', ['q(k)']],
    ['are not those of a universal claim', 'claim 1: forall j. p(j) => r(j)', ['q(k)']],
    ['are those of the claim, with values', 'claim 1: r(m) if p(m) with k := 3', ['q(3)', 'p(m)']],
    ['are those of what is refuted', 'refute 1: not r(m) if p(m)', ['q(k)', 'p(m)']],
    ['are those under which it is tight, too', 'claim 1: r(m) if p(m) tight if q(m)', ['q(k)', 'p(m)', 'q(m) (only where it says so)']],
  ])('%s', (_what, claim, wanted) => {
    expect(traced(claim).assumed).toEqual(wanted);
  });
  it('are no steps of their own', () => {
    expect(traced('claim 1: r(m) if p(m)').steps).toEqual(['r(m)']);
  });
});
