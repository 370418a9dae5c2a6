/** Several goals in one search: each is answered as it is alone, and each derivation proves its own goal. */
import { describe, expect, it } from 'vitest';
import { deriveAll } from '../../src/engine/index.ts';
import { ask, world } from './world.ts';

const made = world(`theory test "t"
import std.sets
sort S
function a : S
function b : S
function f (x : S) : S
function A : Set(S)
function B : Set(S)
function C : Set(S)
predicate p (x : S)
predicate q (x : S)
axiom inner: A <= B because "so"
axiom outer: B <= C because "so"
axiom pq (x : S) if p(x) then q(f(x)) because "so"
axiom at_a: p(a) because "so"
theorem yes1: A <= B sorry
theorem yes2: A <= C sorry
theorem no1: A <= { x : S | p(x) } sorry
theorem yes3: q(f(a)) sorry
theorem no2: q(f(b)) sorry
theorem no3: B <= A sorry
`);
const all = (steps: number) =>
  deriveAll({ signature: made.signature, rules: made.rules, facts: [], budget: { steps } }, made.questions.map(({ goal }) => goal)); // biome-ignore format: one thought

describe('several goals in one search', () => {
  it('are answered as each of them is alone', () => {
    const outcomes = all(5_000);
    expect(outcomes.map(({ kind }) => kind)).toEqual(made.questions.map((q) => ask(made, q).kind));
    expect(outcomes.map(({ kind }) => kind)).toEqual(
      made.questions.map(({ name }) => (name.startsWith('yes') ? 'derived' : 'failed')), // biome-ignore format: one thought
    );
  });
  it('have theorems of the kernel that say just what was asked', () => {
    for (const [i, outcome] of all(5_000).entries()) {
      if (outcome.kind === 'failed') continue;
      expect(outcome.derivation.theorem.conclusion).toBe(made.questions[i]?.goal);
      expect(outcome.derivation.theorem.hypotheses).toEqual([]);
    }
  });
  it('are given up together, and that is said of those that were not derived', () => {
    for (const outcome of all(1)) expect(outcome).toMatchObject({ kind: 'failed', limit: true });
    for (const outcome of all(5_000)) if (outcome.kind === 'failed') expect(outcome).toMatchObject({ limit: false, missing: [] });
  });
  it('are none where none was asked for', () => {
    expect(deriveAll({ signature: made.signature, rules: made.rules, facts: [] }, [])).toEqual([]);
  });
});
