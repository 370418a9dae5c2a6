/** The order in which the predicates of a class stand, and how often, changes nothing that is found; what is weaker stays weaker. */
import { describe, expect, it } from 'vitest';
import { verdicts } from '../../src/verdict/verdict.ts';
import { loadText } from '../support/theories.ts';
import { ask, world } from './world.ts';

function orders(items: readonly string[]): readonly (readonly string[])[] {
  if (items.length < 2) return [items];
  return items.flatMap((item, i) => orders([...items.slice(0, i), ...items.slice(i + 1)]).map((rest) => [item, ...rest]));
}

const lists: readonly { readonly what: string; readonly orders: readonly (readonly string[])[]; readonly group: string }[] = [
  {
    what: '5.2',
    orders: [...orders(['linear', 'spark(2*k)']), ...orders(['linear', 'spark(2*k)', 'linear'])],
    group: 'Rescale(d)',
  },
  {
    what: '5.2 with columns of length 1',
    orders: [
      ...orders(['linear', 'spark(2*k)', 'unitColumns']),
      ['unitColumns', 'linear', 'spark(2*k)', 'unitColumns'],
      ['spark(2*k)', 'spark(2*k)', 'unitColumns', 'linear'],
    ],
    group: 'Signs(d)',
  },
];

const claim = (label: string, predicates: readonly string[], group: string, condition: string): string =>
  `claim ${label}: P{msr} * K{${predicates.join(', ')}} identifiable up to Relabel(d) @ ${group} tight if ${condition}`;
const claims = lists.flatMap(({ orders: all, group }, l) => [
  ...all.map((predicates, i) => claim(`order_${l}_${i}`, predicates, group, 'min(2*k, d) <= n')),
]);
const all = verdicts(
  loadText(`theory test "Orders"
import std.sharp, meta.verdicts
parameter k d n : Nat
given 1 <= k, k < d
concepts Z := Sparse(k, d)
features X := R(n)
${claims.join('\n')}
${claim('few', ['spark(2*k)', 'linear'], 'Rescale(d)', 'min(2*k, d) <= n + 1, 1 <= n')}
`),
);
const named = (name: string) => all.filter((v) => v.name.startsWith(name));

describe.each(lists.map(({ what }, l) => [what, l] as const))('%s', (_what, l) => {
  it('is proved, tight and inhabited in all orders of its predicates, from the same facts', () => {
    const [first, ...others] = named(`order_${l}_`).map(({ verdict, tight, inhabited, conditions, restsOn }) => ({
      verdict,
      tight,
      inhabited,
      conditions,
      restsOn,
    }));
    expect(first).toMatchObject({ verdict: 'proved', tight: true, inhabited: true });
    expect(others.length).toBeGreaterThan(5);
    expect(others).toEqual(others.map(() => first));
  });
});

it('is not tight where there may be too few rows', () => {
  expect(named('few')).toMatchObject([{ verdict: 'proved', tight: false, inhabited: false }]);
});

const SETS = `theory test "t"
import std.sets
sort S
sort U
function a : S
${'p q r s'.replace(/(\w) ?/g, 'predicate $1 (x : S)\n')}
predicate big (A : Set(S))
predicate nested (U : Set(Set(S)))
function image (A : Set(S)) : Set(U)
function meet (A B : Set(S)) : Set(S)
axiom pqr: big({ x | q(x) and p(x) and r(x) }) because "so"
axiom met (A : Set(S)) if big(A) then big(meet(A, { x | r(x) and p(x) })) because "so"
axiom deep: nested({ A | A = { x | r(x) and p(x) } and big(A) }) because "so"
theorem yes1 "a lemma serves another order": big({ x | r(x) and q(x) and p(x) }) sorry
theorem yes2 "conditions twice": big({ x | r(x) and (q(x) and p(x)) and r(x) }) sorry
theorem yes3 "what is given serves another order" if big({ x | s(x) and p(x) }) then big({ x | p(x) and s(x) }) sorry
theorem yes4 "what is put for a variable": big(meet({ x | r(x) and q(x) and p(x) }, { x | p(x) and r(x) })) sorry
theorem yes5 "sets in different orders are equal": { x | r(x) and p(x) } = { x | p(x) and r(x) } sorry
theorem yes6 "so are what is made of them": image({ x | r(x) and p(x) }) = image({ x | p(x) and r(x) }) sorry
theorem yes7 "for arbitrary objects" if forall x. p(x) => big({ y | s(y) and r(y) }), p(a) then big({ y | r(y) and s(y) }) sorry
theorem no1 "one condition fewer": big({ x | r(x) and p(x) }) sorry
theorem no2 "one condition more": big({ x | r(x) and q(x) and p(x) and s(x) }) sorry
theorem no3 "another condition twice": big({ x | q(x) and p(x) and q(x) }) sorry
theorem no4 "other arguments": big({ x | r(x) and q(x) and p(a) }) sorry
theorem no5 "a disjunction": big({ x | (r(x) or q(x)) and p(x) }) sorry
theorem no6 "different sets have the same image": image({ x | r(x) and p(x) }) = image({ x | p(x) and s(x) }) sorry
theorem no7 "an implication either way": big({ x | (p(x) => q(x)) and r(x) }) sorry
`;

describe('sets written out', () => {
  const made = world(SETS);
  it.each(made.questions.map((q) => [q.title, q] as const))('%s', (_title, q) => {
    const outcome = ask(made, q);
    expect({ name: q.name, kind: outcome.kind }).toEqual({ name: q.name, kind: q.name.startsWith('yes') ? 'derived' : 'failed' });
    if (outcome.kind === 'failed') expect(outcome.limit).toBe(false);
  });
});
