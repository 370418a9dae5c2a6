/** Rulebooks: theorems after those of another one are as good as in one book; and which of them concern a search. */
import { describe, expect, it } from 'vitest';
import { show } from '../../src/elaborate/display.ts';
import { derive, type Known, Rulebook } from '../../src/engine/index.ts';
import { type Question, trace, world } from './world.ts';

const made = world(`theory test "t"
sort S
function a : S
predicate p (x : S)
predicate q (x : S)
predicate r (x : S)
function least (m n : Nat) : Nat
axiom start: p(a) because "so"
axiom pq (x : S) if p(x) then q(x) because "so"
axiom qr (x : S) if q(x) then r(x) because "so"
axiom soon: r(a) because "so"
axiom small (m n : Nat): least(m, n) <= m because "so"
theorem holds: r(a) sorry
theorem fails: forall x : S. r(x) sorry
`);
const { signature, loaded } = made;
const axioms: readonly Known[] = loaded.items.flatMap(({ fact }) =>
  fact.kind === 'axiom' ? [{ theorem: fact.theorem, name: fact.label }] : [],
);
const fail = (): never => {
  throw new Error('there is none');
};
const axiom = (name: string): Known => axioms.find((each) => each.name === name) ?? fail();
const book = (names: string, base?: Rulebook): Rulebook => {
  const rules = new Rulebook(signature, base);
  for (const name of names.split(' ')) rules.add(axiom(name));
  return rules;
};
const question = (name: string): Question => made.questions.find((q) => q.name === name) ?? fail();
function answer(rules: Rulebook, name = 'holds') {
  const { facts, goal } = question(name);
  const outcome = derive({ signature, rules, facts, goal, explain: false });
  return outcome.kind === 'derived' ? trace(outcome.derivation, (t) => show(t, loaded.scope)) : outcome.kind;
}

describe('a rulebook with another one before it', () => {
  it('has the theorems of both', () => {
    expect(answer(book('start pq'))).toBe('failed');
    expect(answer(book('qr'))).toBe('failed');
    expect(answer(book('qr', book('start pq')))).toEqual(answer(book('start pq qr')));
    expect(answer(book('qr', book('pq', book('start'))))).toEqual(answer(book('start pq qr')));
  });
  it('may be opened before and after, and serve several', () => {
    const base = book('start pq');
    base.open();
    const [one, two] = [book('qr', base), book('soon', base)];
    expect(answer(one)).toEqual(answer(book('start pq qr')));
    expect(answer(two)).toEqual(answer(book('start pq soon')));
    expect(answer(base)).toBe('failed');
    one.add(axiom('soon'));
    expect(answer(one)).toEqual(answer(book('start pq qr soon')));
  });
  it('counts all theorems', () => {
    const base = book('start pq');
    expect(base.size).toBe(2);
    expect(book('qr', base).size).toBe(3);
    base.open();
    expect([base.size, book('qr soon', base).size]).toEqual([2, 4]);
  });
});

describe('what concerns a search', () => {
  function goalsOf(rules: Rulebook, name: string) {
    const { facts, goal } = question(name);
    const outcome = derive({ signature, rules, facts, goal, explain: false });
    return outcome.kind === 'failed' ? outcome.goals : fail();
  }
  it('is what may conclude a goal that came up', () => {
    const rules = book('qr');
    const [goals, size] = [goalsOf(rules, 'holds'), rules.size];
    expect(rules.concerns(goals, size)).toBe(false);
    rules.add(axiom('pq'));
    expect(rules.concerns(goals, size)).toBe(true); // q(a) was wanted
    expect(rules.concerns(goals, rules.size)).toBe(false);
  });
  it('is not what concludes something else', () => {
    const rules = book('qr');
    const [goals, size] = [goalsOf(rules, 'holds'), rules.size];
    rules.add(axiom('start')); // nothing asks for p(a) as long as there is no way from there
    expect(rules.concerns(goals, size)).toBe(false);
    expect(answer(rules)).toBe('failed');
  });
  it('is also what bounds numbers', () => {
    const rules = book('qr');
    const [goals, size] = [goalsOf(rules, 'holds'), rules.size];
    rules.add(axiom('small'));
    expect(rules.concerns(goals, size)).toBe(true);
  });
  it('is sought among its own theorems, not those of the book before it', () => {
    const rules = book('qr', book('start'));
    const goals = goalsOf(rules, 'holds');
    expect(rules.concerns(goals, rules.size)).toBe(false);
    rules.add(axiom('soon'));
    expect(rules.concerns(goals, rules.size - 1)).toBe(true);
  });
});
