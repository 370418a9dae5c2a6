/** A mistake is told once, and not again wherever something is used that could not be read because of it. */
import { describe, expect, it } from 'vitest';
import { verdicts } from '../../src/verdict/verdict.ts';
import { codesOf, withShipped } from '../support/theories.ts';

const library = withShipped();
function load(name: string, body: string) {
  const loaded = library.load(`${name}.lcgm`, new TextEncoder().encode(`theory ${name} "t"\n${body}\n`));
  return loaded ?? expect.fail();
}
const contradictory = load(
  'contradictory',
  'parameter n : Nat\ntheorem zero (m : Nat): m = m\ngiven n < n\ntheorem one: n = n\nclaim two: n = 3',
);
const late = load(
  'late',
  'predicate p (n : Nat)\naxiom no (k : Nat): not p(k) because "x"\nparameter n : Nat\ngiven p(n)\ntheorem one: n = n\nclaim 2: not p(n)',
);
const misread = load('misread', 'axiom one: nosuch = 1 because "x"');
const unread = load('unread', 'theorem two: 1 = (1\ntheorem zero (m : Nat): m = m');
const names = ['contradictory', 'late', 'misread', 'unread'];

let count = 0;
function judged(body: string, theory: string) {
  const loaded = load(`user_${++count}`, `import ${theory}\n${body}`);
  return { codes: codesOf(loaded), verdicts: Object.fromEntries(verdicts(loaded).map((v) => [v.name, v.verdict])) };
}

it('the mistakes themselves are told', () => {
  expect([contradictory, late, misread, unread].map(codesOf)).toEqual([
    ['INCONSISTENT_GIVENS'],
    ['INCONSISTENT_GIVENS'],
    ['UNKNOWN_NAME'],
    ['UNCLOSED_BRACKET'],
  ]);
});

describe.each(names)('a fact of %s, in which there is a mistake', (theory) => {
  it.each([
    ['in a proof', 'theorem a (n : Nat): n = n by one', { a: 'proved' }],
    ['with its theory', `theorem a (n : Nat): n = n by ${theory}:one`, { a: 'proved' }],
    ['that would be needed', 'theorem a (n : Nat): n = 7 by one', { a: 'unknown' }],
    ['that would be needed in a step', 'theorem a (n : Nat): n = n\nproof\n  have n = 7 by one\n  thus\nqed', { a: 'unknown' }],
    ['after `resting on`', 'claim a: 1 = 1 resting on one', {}],
    ['after `resting on`, with its theory', `claim a: 1 = 1 resting on ${theory}:one`, {}],
  ])('is no other mistake %s', (_what, body, found) => {
    expect(judged(body, theory)).toEqual({ codes: [], verdicts: found });
  });
});

describe.each(['contradictory', 'late', 'misread'])('beside the facts of %s', (theory) => {
  it.each([
    ['those that are stated nowhere', 'theorem a (n : Nat): n = n by nowhere', ['UNKNOWN_FACT']],
    ['those that it does not state', `theorem a (n : Nat): n = n by ${theory}:nowhere`, ['UNKNOWN_FACT']],
    ['those of another theory', 'theorem a (n : Nat): n = n by std.space:one', ['UNKNOWN_FACT']],
    ['those that are stated nowhere, after `resting on`', 'claim a: 1 = 1 resting on nowhere', ['UNKNOWN_FACT']],
    ['what does not follow', 'theorem a (n : Nat): n = 7', ['CANNOT_PROVE']],
    ['what is false', 'claim a: 1 = 2', ['FALSE_CLAIM']],
  ])('is told %s', (_what, body, codes) => {
    expect(judged(body, theory).codes).toEqual(codes);
  });
});

it('a fact that there is, and does not suffice, is told beside those that could not be read', () => {
  expect(judged('theorem a (n : Nat): n = 7 by zero', 'contradictory').codes).toEqual(['CANNOT_PROVE']);
  expect(judged('theorem a (n : Nat): n = 7 by zero', 'unread').codes).toEqual(['CANNOT_PROVE']);
});
