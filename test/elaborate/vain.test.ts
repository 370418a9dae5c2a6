/** A search that was made in vain for one claim is not made again for the next; but whatever may change its end does. */
import { describe, expect, it } from 'vitest';
import { verdicts } from '../../src/verdict/verdict.ts';
import { messages, withShipped } from '../support/theories.ts';

const library = withShipped();
let count = 0;
/** Which claims are seen to be about something. */
function inhabited(text: string): readonly (boolean | undefined)[] {
  const name = `vain_${++count}`;
  const header = `theory ${name} "test"
predicate bounded (A : Set(Nat), n : Nat)
predicate small (k : Nat)
predicate populated (A : Set(Nat))
define nonempty (A : Set(Nat)) := exists k. k in A
verdict inhabited (A : Set(Nat), n : Nat) of bounded(A, n) := nonempty(A)
axiom found (A : Set(Nat)) if populated(A) then nonempty(A) because "x"
axiom all (A : Set(Nat), n : Nat): bounded(A, n) because "x"
parameter m n : Nat
`;
  const loaded = library.load(`${name}.lcgm`, new TextEncoder().encode(header + text));
  if (loaded === undefined) throw new Error('nothing was loaded');
  expect(messages(loaded)).toBe('');
  return verdicts(loaded).flatMap((v) => (v.kind === 'claim' ? [v.inhabited] : []));
}
const claim = (label: number, bound: string, conditions = '') => `claim ${label}: bounded({ k : Nat | small(k) }, ${bound})${conditions}\n`;

describe('a second claim about a class', () => {
  it('is no better off than the first', () => {
    expect(inhabited(claim(1, 'n') + claim(2, 'm'))).toEqual([false, false]);
  });
  it('is no better off after what has nothing to do with it', () => {
    expect(inhabited(`${claim(1, 'n')}axiom other (k : Nat): small(k) because "x"\n${claim(2, 'm')}`)).toEqual([false, false]);
  });
  it('is inhabited after a theorem that says of what', () => {
    expect(
      inhabited(`${claim(1, 'n')}axiom helpful: populated({ k : Nat | small(k) }) because "x"\n${claim(2, 'm')}${claim(3, '1')}`),
    ).toEqual([false, true, true]);
  });
  it('is inhabited after a theorem that says so itself', () => {
    const so = 'axiom so: nonempty({ k : Nat | small(k) }) because "x"\n';
    expect(inhabited(claim(1, 'n') + so + claim(2, 'm'))).toEqual([false, true]);
  });
  it('is inhabited under conditions of its own, and only under these', () => {
    const both = claim(1, 'n') + claim(2, 'm', ' if populated({ k : Nat | small(k) })') + claim(3, '1');
    expect(inhabited(both)).toEqual([false, true, false]);
  });
});
