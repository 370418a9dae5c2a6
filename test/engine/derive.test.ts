/** What the engine finds, and what it must not find: small worlds, in which every `yes` has a `no` beside it. */
import { describe, expect, it } from 'vitest';
import { show } from '../../src/elaborate/display.ts';
import { ask, trace, world } from './world.ts';

const each = (names: string, declare: (name: string) => string): string => names.split(' ').map(declare).join('\n');

const SETS = `theory test "t"
import std.sets
sort S
sort U
${each('a b c', (n) => `function ${n} : S`)}
function f (x : S) : S
${each('A B C D E', (n) => `function ${n} : Set(S)`)}
${each('G H', (n) => `function ${n} : Set(U)`)}
function image (A : Set(S)) : Set(U)
${each('p q r', (n) => `predicate ${n} (x : S)`)}
predicate rel (x y : S)
predicate big (A : Set(S))
predicate cap (n : Nat, x : S)
function least (m n : Nat) : Nat
define inhabited (A : Set(S)) := exists x. x in A
define all_p (A : Set(S)) := forall x in A. p(x)
define both (x : S) := p(x) and q(x)
define maximum (m n : Nat, x : S) := cap(m, x) and cap(n, x)
`;

/** Theorems named yes… must be derived, those named no… not; and `no` must be for lack of anything to do, not of budget. */
function check(what: string, body: string): void {
  describe(what, () => {
    const made = world(`${SETS}${body.replace(/^(\s*theorem .*)$/gm, '$1 sorry')}`);
    for (const q of made.questions)
      it(`${q.name.startsWith('yes') ? 'derives' : 'does not derive'} that ${q.title}`, () => {
        const outcome = ask(made, q);
        const lines = outcome.kind === 'derived' ? trace(outcome.derivation, (t) => show(t, made.loaded.scope)) : [];
        expect({ kind: outcome.kind, lines }).toEqual({ kind: q.name.startsWith('yes') ? 'derived' : 'failed', lines });
        if (outcome.kind === 'failed') expect(outcome.limit).toBe(false);
      });
  });
}

check(
  'rules',
  `
axiom pq (x : S) if p(x) then q(x) because "so"
axiom qr (x y : S) if q(x), rel(x, y) then r(y) because "so"
axiom at_c: p(c) because "so"
axiom parts (x : S) if r(x) then both(f(x)) and rel(x, f(x)) because "so"
theorem yes1 "a fact holds": p(c)
theorem no1 "a predicate holds of something else": p(a)
theorem yes2 "a rule applies" if p(a) then q(a)
theorem no2 "a rule applies backwards" if q(a) then p(a)
theorem yes3 "two rules apply, with an object between" if p(a), rel(a, b) then r(b)
theorem no3 "they do with the arguments exchanged" if p(a), rel(b, a) then r(b)
theorem no4 "they do without their second premise" if p(a) then r(b)
theorem yes5 "a part of what a rule concludes holds" if r(a) then rel(a, f(a))
theorem yes6 "a part of a part, by definition" if r(a) then q(f(a))
theorem no5 "the other rule's conclusion holds" if r(a) then rel(f(a), a)
theorem yes7 "a conjunction holds" if p(a) then p(a) and q(a)
theorem no7 "a conjunction holds when half of it does" if p(a) then q(a) and r(a)
theorem yes8 "a defined conjunction holds" if p(a) then both(a)
theorem no8 "a defined conjunction holds when half of it does" if q(a) then both(a)
theorem yes9 "a definition is unfolded in what is given" if both(a), rel(a, b) then r(b)
theorem yes10 "an equation is reflexive": f(a) = f(a)
theorem no10 "different things are equal": f(a) = a
theorem no11 "falsity": false
`,
);

check(
  'arbitrary objects',
  `
axiom pq (x : S) if p(x) then q(x) because "so"
axiom inhabited_by (x : S, A : Set(S)) if x in A then inhabited(A) because "so"
axiom somewhere (x y : S) if rel(x, y) then r(c) because "so"
theorem yes1 "what holds by a rule holds of everything": forall x. p(x) => q(x)
theorem no1 "what holds of one thing holds of everything" if q(a) then forall x. q(x)
theorem no2 "what holds of the members of a set holds of everything" if all_p(A) then forall x. p(x)
theorem yes2 "what holds of all holds of one" if forall x. p(x) => rel(x, x), p(a) then rel(a, a)
theorem no3 "what is known of one is known of another" if forall x. p(x) => rel(x, x), p(a) then rel(b, b)
theorem yes4 "a set with a member is inhabited" if a in A then inhabited(A)
theorem no4 "a set is inhabited since its generic member is in it": inhabited(A)
theorem no5 "a subset of an inhabited set is inhabited" if A <= B, inhabited(B) then inhabited(A)
theorem no6 "a set is inhabited once it is contained in itself": A <= A and inhabited(A)
theorem no7 "something holds because it does for a generic member": (forall x in A. x in A) and inhabited(A)
theorem yes8 "implications nest": p(a) => (q(a) => p(a) and q(a))
theorem no8 "a hypothesis outlives its implication": (p(a) => p(a)) and p(a)
theorem no9 "a hypothesis of one part is used in the other": (p(a) => q(a)) and (q(b) => p(b))
theorem yes9 "each part has its own hypothesis": (p(a) => q(a)) and (p(b) => q(b))
theorem yes10 "two generic members are two": forall x in A, y in A. x in A and y in A
theorem no10 "two generic members are one": forall x in A, y in A. x = y
theorem no11 "two generic members are related since each is to itself" if forall x in A. rel(x, x) then forall x in A, y in A. rel(x, y)
theorem yes11 "each is related to itself" if forall x in A. rel(x, x) then forall x in A. rel(x, x)
theorem no12 "the order of quantifiers does not matter" if forall x. exists y. rel(x, y) then exists y. forall x. rel(x, y)
theorem no13 "nested generic members of one set are the same" if forall x in A. rel(x, x) then forall x in A. (forall y in A. rel(x, y))
theorem yes13 "nested generic members differ" if forall x in A, y in A. rel(x, y) then forall x in A. (forall y in A. rel(y, x))
theorem no14 "what a generic member would give is had without one" if forall x in A. rel(x, x) then r(c)
theorem yes14 "a hypothesis that names no object serves where it is made": forall x : S. p(a) => q(a)
theorem no15 "and not beside it": (forall x : S. p(a) => q(a)) and q(a)
`,
);

check(
  'sets',
  `
axiom mono (P Q : Set(S)) if P <= Q then image(P) <= image(Q) because "so"
axiom lemma: image({ x | p(x) and q(x) }) <= G because "so"
axiom bounded (n : Nat) if 2 <= n then { x | p(x) and cap(n, x) } <= D because "so"
axiom big_D: big(D) because "so"
axiom big_sub (P Q : Set(S)) if P <= Q, big(Q) then big(P) because "so"
axiom eq: A & B = C because "so"
theorem yes1 "an intersection is in its parts": A & B <= B
theorem no1 "a set is in its intersection with another": A <= A & B
theorem yes2 "an intersection of three in any order": A & (B & D) <= (D & A) & B
theorem no2 "an intersection with one left out": A & B <= (D & A) & B
theorem yes3 "inclusion is transitive" if A <= B, B <= D then A <= D
theorem no3 "inclusion is symmetric" if A <= B then B <= A
theorem no4 "inclusions into one set compare" if A <= D, B <= D then A <= B
theorem yes5 "an operator is monotone" if A <= B then image(A) <= image(B)
theorem no5 "an operator is antitone" if A <= B then image(B) <= image(A)
theorem yes6 "of an intersection it is in the intersection": image(A & B) <= image(A) & image(B)
theorem no6 "the intersection of images is the image": image(A) & image(B) <= image(A & B)
theorem yes7 "a lemma serves a class with more predicates, in any order": image({ x | r(x) and q(x) and p(x) }) <= G
theorem no7 "it serves a class with fewer": image({ x | q(x) and r(x) }) <= G
theorem yes8 "it serves below the operator's class" if forall x in A. both(x) then image(A) <= G
theorem no8 "it serves when half of it is known" if forall x in A. p(x) then image(A) <= G
theorem yes9 "a side condition is found and checked": big({ x | cap(3, x) and r(x) and p(x) })
theorem no9 "a side condition is missed by one": big({ x | cap(1, x) and r(x) and p(x) })
theorem yes10 "a side condition over parameters" : forall n : Nat. 1 <= n => big({ x | cap(2 * n, x) and p(x) })
theorem no10 "a side condition over parameters that may fail" : forall n : Nat. 1 <= n => big({ x | cap(n, x) and p(x) })
theorem yes11 "an equation of sets is used from left to right": A & B <= C
theorem yes12 "and from right to left": C <= A
theorem no12 "but says nothing of the parts": A <= C
theorem yes13 "sets with the same members are equal": A & B = B & A
theorem no13 "sets one in the other are equal" if A <= B then A = B
theorem yes14 "a defined set of conditions" if a in A, p(a) then a in { x in A | p(x) }
theorem no14 "a defined set of conditions, one failing" if a in A, p(a) then a in { x in A | p(x) and q(x) }
theorem yes15 "the wider class is big when a set is known" if A <= D then big(A & B)
theorem no15 "the wider class is big when its part is": big(A)
theorem no16 "unions are in their parts": A union B <= A
theorem no17 "the sets are exchanged" if a in A & B then a in D
`,
);

check(
  'negations and witnesses',
  `
axiom witness (x : S, P Q : Set(S)) if x in P, x not in Q then not P <= Q because "so"
axiom out: f(a) not in B because "so"
axiom inA: f(a) in A because "so"
axiom everywhere (x : S): x in D because "so"
axiom narrow (n : Nat, x : S) if cap(n, x), n < 3 then x not in E because "so"
theorem yes1 "a witness refutes an inclusion": not A <= B
theorem no1 "it refutes the converse": not B <= A
theorem yes2 "a witness is found where everything is in the larger set": not D <= B
theorem no2 "there is no witness": not A <= D
theorem yes3 "a numerical condition makes a witness" if cap(2, b) then not D <= E
theorem no3 "the numerical condition fails" if cap(3, b) then not D <= E
theorem no4 "what is not known is false": not p(a)
theorem no5 "a refuted inclusion refutes a larger one": not A <= B & A => not A <= A
`,
);

check(
  'growth',
  `
axiom step (x : S) if x in A then f(x) in A because "so"
axiom back (x : S) if p(f(x)) then p(x) because "so"
axiom swap (x y : S) if rel(x, y) then rel(y, x) because "so"
axiom trans (x y z : S) if rel(x, y), rel(y, z) then rel(x, z) because "so"
axiom pick (x : S) if x in A, q(x) then r(c) because "so"
axiom hull (P Q R : Set(S)) if P <= Q, Q <= R then P <= R because "so"
theorem yes1 "a set closed under a map has what is needed" if a in A then f(f(f(a))) in A
theorem no1 "it has something else" if a in A then f(f(f(b))) in A
theorem no2 "a premise that grows is pursued forever" if p(b) then p(a)
theorem yes2 "a premise that grows meets a fact" if p(f(f(a))) then p(a)
theorem yes3 "a path is found" if rel(a, b), rel(c, b) then rel(a, c)
theorem no3 "there is no path" if rel(a, b), rel(c, c) then rel(a, c)
theorem yes4 "an object is found by one premise, checked by another" if a in A, q(f(f(a))) then r(c)
theorem no4 "no object satisfies both" if a in A, q(b) then r(c)
theorem yes5 "rules that say the same thing twice do no harm" if A <= B, B <= C, C <= D then A <= D
theorem no5 "nor prove more" if A <= B, C <= D then A <= D
`,
);

check(
  'numbers',
  `
axiom smaller (m n : Nat, x : S) if cap(n, x), m <= n then cap(m, x) because "so"
axiom double (n : Nat, x : S) if cap(2 * n, x) then p(x) because "so"
axiom top (m n : Nat): least(m, n) <= m and least(m, n) <= n because "so"
theorem yes1 "linear arithmetic from the givens": forall k d : Nat. 1 <= k => k < d => 2 <= d
theorem no1 "one more than follows": forall k d : Nat. 1 <= k => k < d => 3 <= d
theorem yes2 "a number is found and compared" if cap(7, a) then cap(5, a)
theorem no2 "a number too small" if cap(4, a) then cap(5, a)
theorem yes3 "a number given by another": forall k : Nat. cap(2 * k + 1, a) => cap(2 * k, a)
theorem yes4 "it is enough for another rule": forall k : Nat. cap(2 * k, a) => p(a)
theorem no4 "a number that is not there": forall k : Nat. cap(k, b) => p(a)
theorem yes5 "numbers in hypotheses of generic objects": forall n : Nat. 3 <= n => 2 <= n
theorem no5 "numbers of other objects": (forall n : Nat. 3 <= n => 2 <= n) and 2 <= 1
theorem yes6 "what is not linear is one thing": forall m n : Nat. least(m, n) <= 3 => least(m, n) < 5
theorem no6 "and no other": forall m n : Nat. least(m, n) <= 3 => least(n, m) < 5
theorem yes7 "an inequality that is known enters": forall m n : Nat. m <= 3 => least(m, n) < 5
theorem no7 "one that is not does not": forall m n : Nat. least(m, n) <= 3 => m < 5
theorem no8 "truncated subtraction is subtraction": forall m n : Nat. m - n + n <= m
theorem yes9 "both numbers" if cap(6, a) then maximum(5, 4, a)
theorem no9 "both numbers, one too large" if cap(6, a) then maximum(5, 7, a)
`,
);
