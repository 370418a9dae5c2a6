/**
 * Attacks that combine several rules: what somebody would try who knows the logic, and wants something false to be accepted, or a checker to
 * stumble. Beside them stand honest certificates of the same kind, which have to be accepted.
 */
import { type Builder, FALSE, NAT, RAT, REAL } from '../certificate/build.ts';
import { byClaims, byRows, type Case, close, matrices, numbers, type Row, world } from './case.ts';

/** Sorts within sorts: T(n, v : R(n)) with t and e(n, v) of it, and Q(q : Rat). */
function tower(b: Builder) {
  const w = world(b);
  const T = b.row('declare-sort', 'T', w.n, w.v);
  const Tnv = b.row('app', T, w.n, w.v);
  const e = b.row('declare-function', 'e', 0, Tnv, w.n, w.v);
  return { ...w, T, e, t: b.row('free', 't', Tnv) };
}
/** Sorts that have rational numbers for indices: u : Q(1/q). */
function quotients(b: Builder) {
  const q = b.row('free', 'q', RAT);
  const Q = b.row('declare-sort', 'Q', q);
  const inverse = b.arithmetic('Rat./', b.num('1', RAT), q);
  return { q, Q, inverse, u: b.row('free', 'u', b.row('app', Q, inverse)), nought: b.num('0', RAT) };
}
/** Two sort variables, z : S, and a predicate of things of any sort. */
function schema(b: Builder) {
  const [S, U] = [b.row('sortvar', 'S'), b.row('sortvar', 'U')];
  const z = b.row('free', 'z', S);
  const d = b.row('declare-predicate', 'd', 1, S, z);
  return { S, U, z, d, dz: b.row('app', d, S, z) };
}
const not = (b: Builder, formula: number): number => b.row('=>', formula, FALSE);

const bound: readonly Row[] = [
  ['reject', 'Russell’s set', 'x ∈ x: no set is of the sort of its elements', (b) => { const x = b.row('free', 'x', b.row('set', b.row('sortvar', 'S'))); return b.row('in', x, x); }],
  ['accept', 'a family over a family', '∀n. ∀v : R(n). ∀t : T(n, v). t = t', (b) => { const { n, v, t } = tower(b); return close(b, b.row('refl', t), [], [n, v, t]); }],
  ['reject', 'allIntro of a variable in the sort of a sort', 'n stands in the sort of v, which stands in that of t', (b) => { const { n, t } = tower(b); return b.row('allIntro', n, b.row('refl', t)); }],
  ['reject', 'allIntro of a vector in a sort', 'v stands in the sort of t', (b) => { const { v, t } = tower(b); return b.row('allIntro', v, b.row('refl', t)); }],
  ['reject', 'exElim whose witness stands in the sort of a sort', '∃n. n = n, and t : T(n, v) in a hypothesis', (b) => {
    const { n, t } = tower(b);
    const [some, other] = [b.row('=', n, n), not(b, b.row('=', t, t))];
    return b.row('exElim', b.row('assume', b.row('ex', n, some)), n, b.row('weaken', b.row('weaken', b.truth().step, some), other));
  }],
  ['reject', 'exElim whose witness stands in a sort of the existential statement', '∃m. v = v with v : R(n), opened with n', (b) => {
    const { n, m, v } = world(b);
    const eq = b.row('=', v, v);
    return b.row('exElim', b.row('assume', b.row('ex', m, eq)), n, b.row('weaken', b.truth().step, eq));
  }],
  ['reject', 'exElim with a sort variable for the witness', 'no sort is a witness', (b) => { const { n } = world(b); return b.row('exElim', b.row('assume', b.row('ex', n, b.row('=', n, n))), b.row('sortvar', 'S'), b.truth().step); }],
  ['reject', 'allIntro of a sort variable', 'nothing binds sorts', (b) => { const { S, z } = schema(b); return b.row('allIntro', S, b.row('refl', z)); }],
  ['reject', 'allElim with a sort', 'sorts are no terms', (b) => { const { z } = schema(b); return b.row('allElim', close(b, b.row('refl', z), [], [z]), NAT); }],
  ['accept', 'allElim of an index and of what has it', '∀n. ∀u : R(n + 1). u = u with 2 and zero(3)', (b) => {
    const { n, R, zero } = world(b);
    const u = b.row('free', 'u', b.row('app', R, b.arithmetic('Nat.+', n, b.num('1'))));
    return b.row('allElim', close(b, b.row('refl', u), [], [n, u]), b.num('2'), b.row('app', zero, b.num('3')));
  }],
  ['reject', 'allElim of an index and of what has another', '∀n. ∀u : R(n + 1). u = u with 2 and zero(2)', (b) => {
    const { n, R, zero } = world(b);
    const [two, u] = [b.num('2'), b.row('free', 'u', b.row('app', R, b.arithmetic('Nat.+', n, b.num('1'))))];
    return b.row('allElim', close(b, b.row('refl', u), [], [n, u]), two, b.row('app', zero, two));
  }],
  ['reject', 'allElim of an index later than what has it', '∀n. ∀v : R(n). v = v with zero(m) first', (b) => { const { n, m, v, zero } = world(b); return b.row('allElim', close(b, b.row('refl', v), [], [n, v]), b.row('app', zero, m), m); }],
  ['reject', 'exIntro with a witness of another index', '∃v : R(n). v = v by zero(m)', (b) => {
    const { n, m, v, zero } = world(b);
    return b.row('exIntro', b.row('ex', v, b.row('=', v, v)), b.row('app', zero, m), b.row('refl', b.row('app', zero, n)));
  }],
  ['accept', 'exIntro of a variable that does not occur', '∃n. p(x) from p(x)', (b) => { const { px, x, n } = world(b); return close(b, b.row('exIntro', b.row('ex', n, px), b.num('7'), b.row('assume', px)), [px], [x]); }],
  ['accept', 'exElim that loses two variables', 'from ∃n. ∃v : R(n). ⊥ follows ⊥', (b) => {
    const { n, v } = world(b);
    const inner = b.row('ex', v, FALSE);
    const some = b.row('ex', n, inner);
    const end = b.row('exElim', b.row('assume', inner), v, b.row('assume', FALSE));
    return close(b, b.row('exElim', b.row('assume', some), n, end), [some], []);
  }],
  ['accept', 'a variable that is lost is bound afterwards', '(∀v : R(n). ⊥) gives ⊥ by v : R(n), whose n is bound then', (b) => {
    const { n, v } = world(b);
    const none = b.row('all', v, FALSE);
    return close(b, b.row('allElim', b.row('assume', none), v), [none], [n]);
  }],
]; // biome-ignore format: a table

const equality: readonly Row[] = [
  ['accept', 'leibniz in a context without the variable', 'nothing changes', (b) => { const { x, y, px } = world(b); const [z, eq] = [b.row('free', 'z', b.row('app', 20)), b.row('=', x, y)]; return close(b, b.row('leibniz', b.row('assume', eq), b.row('comp', z, px), b.row('assume', px)), [eq, px], [x, y]); }],
  ['accept', 'leibniz in the sorts of both sides', 'm = n turns {v : R(m) | ⊥} = {v : R(m) | ⊥} into the same of R(n)', (b) => {
    const { n, m, v } = world(b);
    const none = b.row('comp', v, FALSE);
    const [eq, same] = [b.row('=', n, m), b.row('=', none, none)];
    return close(b, b.row('leibniz', b.row('assume', eq), b.row('comp', n, same), b.row('assume', same)), [eq, same], [n, m]);
  }],
  ['reject', 'leibniz in the sort of one side', '{v : R(x) | ⊥} = {v : R(n) | ⊥} is no formula', (b) => {
    const { n, m, R } = world(b);
    const none = (size: number): number => b.row('comp', b.row('free', 'v', b.row('app', R, size)), FALSE);
    return b.row('=', none(n), none(m));
  }],
  ['accept', 'leibniz that computes an index', 'n = 2 turns zero(n + 1) = zero(n + 1) into zero(3) = zero(3)', (b) => {
    const { n, m, zero } = world(b);
    const [next, eq] = [b.row('app', zero, b.arithmetic('Nat.+', m, b.num('1'))), b.row('=', n, b.num('2'))];
    const at = b.row('app', zero, b.arithmetic('Nat.+', n, b.num('1')));
    return close(b, b.row('leibniz', b.row('assume', eq), b.row('comp', m, b.row('=', next, next)), b.row('refl', at)), [eq], [n]);
  }],
  ['reject', 'leibniz that divides by 0', 'q = 0 and 1/q = 1/q do not give 1/0 = 1/0', (b) => {
    const { q, inverse, nought } = quotients(b);
    return b.row('leibniz', b.row('assume', b.row('=', q, nought)), b.row('comp', q, b.row('=', inverse, inverse)), b.row('refl', inverse));
  }],
  ['reject', 'memberElim that divides by 0', '0 ∈ {q | 1/q = 1/q} says something, but 1/0 = 1/0 is nothing', (b) => { const { q, inverse, nought } = quotients(b); return b.row('memberElim', b.row('assume', b.row('in', nought, b.row('comp', q, b.row('=', inverse, inverse))))); }],
  ['accept', 'a member that cannot be computed', '0 ∈ {q | 1/q = 1/q} implies itself', (b) => { const { q, inverse, nought } = quotients(b); const member = b.row('in', nought, b.row('comp', q, b.row('=', inverse, inverse))); return close(b, b.row('assume', member), [member], []); }],
  ['accept', 'memberIntro of a set within a set', 'y ∈ {z | r(y, z)} gives y ∈ {x | x ∈ {z | r(x, z)}}', (b) => {
    const { r, x, y, point } = world(b);
    const z = b.row('free', 'z', point);
    const within = (t: number): number => b.row('in', t, b.row('comp', z, b.row('app', r, t, z)));
    return close(b, b.row('memberIntro', b.row('in', y, b.row('comp', x, within(x))), b.row('assume', within(y))), [within(y)], [y]);
  }],
  ['reject', 'memberIntro through two sets at once', 'r(y, y) is one step further', (b) => {
    const { r, x, y, point } = world(b);
    const z = b.row('free', 'z', point);
    const within = b.row('in', x, b.row('comp', z, b.row('app', r, x, z)));
    return b.row('memberIntro', b.row('in', y, b.row('comp', x, within)), b.row('assume', b.row('app', r, y, y)));
  }],
  ['reject', 'memberElim under ¬', 'only the whole is opened', (b) => { const { px, x, y } = world(b); return b.row('memberElim', b.row('assume', not(b, b.row('in', y, b.row('comp', x, px))))); }],
  ['accept', 'extension of sets of sets', '∀X. X ∈ A ⇔ X ∈ A', (b) => {
    const { sets } = world(b);
    const [X, A] = [b.row('free', 'X', sets), b.row('free', 'A', b.row('set', sets))];
    const member = b.row('in', X, A);
    const same = b.row('impIntro', member, b.row('assume', member));
    return close(b, b.row('extension', b.row('allIntro', X, b.row('andIntro', same, same))), [], [A]);
  }],
  ['reject', 'extension in a circle of three', 'A ⊆ B and B ⊆ C', (b) => {
    const { x, A, B, sets } = world(b);
    const [a, c, d] = [A, B, b.row('free', 'C', sets)].map((set) => b.row('in', x, set));
    return b.row('extension', b.row('assume', b.row('all', x, b.row('and', b.row('=>', a ?? 0, c ?? 0), b.row('=>', c ?? 0, d ?? 0)))));
  }],
  ['reject', 'extension under a further quantifier', '∀y. ∀x. x ∈ A ⇔ x ∈ B is opened first', (b) => {
    const { x, y, A, B } = world(b);
    const [left, right] = [b.row('in', x, A), b.row('in', x, B)];
    return b.row('extension', b.row('assume', b.row('all', y, b.row('all', x, b.row('and', b.row('=>', left, right), b.row('=>', right, left))))));
  }],
]; // biome-ignore format: a table

const instances: readonly Row[] = [
  ['accept', 'instantiate an index under a sort within a sort', 't : T(n, v) goes along with v, when n becomes 2', (b) => {
    const { n, t, T, R } = tower(b);
    const two = b.num('2');
    const v = b.row('free', 'v', b.row('app', R, two));
    return close(b, b.row('instantiate', b.row('refl', t), n, two), [], [v, b.row('free', 't', b.row('app', T, two, v))]);
  }],
  ['accept', 'instantiate what stands in a sort, and what has it', 'v ↦ zero(n), t ↦ e(n, zero(n))', (b) => { const { n, v, t, e, zero } = tower(b); const nought = b.row('app', zero, n); return close(b, b.row('instantiate', b.row('refl', t), v, nought, t, b.row('app', e, n, nought)), [], [n]); }],
  ['reject', 'instantiate what stands in a sort, and what had it', 'v ↦ zero(n), t ↦ e(n, v)', (b) => { const { n, v, t, e, zero } = tower(b); return b.row('instantiate', b.row('refl', t), v, b.row('app', zero, n), t, b.row('app', e, n, v)); }],
  ['accept', 'instantiate indices all at once', 'n ↦ m, m ↦ n, v : R(n) ↦ zero(m)', (b) => { const { n, m, v, zero } = world(b); return close(b, b.row('instantiate', b.row('refl', v), n, m, m, n, v, b.row('app', zero, m)), [], [m]); }],
  ['reject', 'instantiate indices one after the other', 'n ↦ m, m ↦ n, v : R(n) ↦ zero(n)', (b) => { const { n, m, v, zero } = world(b); return b.row('instantiate', b.row('refl', v), n, m, m, n, v, b.row('app', zero, n)); }],
  ['accept', 'instantiate a variable beside one that becomes it', 'n ↦ 2, v : R(2) ↦ zero(2): what was v : R(n) is v : R(2), and stays', (b) => {
    const { n, v, R, zero } = world(b);
    const two = b.num('2');
    const [there, nought] = [b.row('free', 'v', b.row('app', R, two)), b.row('app', zero, two)];
    const both = b.row('and', b.row('=', v, v), b.row('=', there, there));
    const after = b.row('and', b.row('=', there, there), b.row('=', nought, nought));
    return close(b, b.row('instantiate', b.row('assume', both), n, two, there, nought), [after], [there]);
  }],
  ['reject', 'instantiate a variable that is not there with another sort', 'x becomes 1, though no x is there', (b) => { const { x, y } = world(b); return b.row('instantiate', b.row('refl', y), x, b.num('1')); }],
  ['reject', 'instantiate so that 0 divides in a sort', 'u : Q(1/q) with q ↦ 0', (b) => { const { q, u, nought } = quotients(b); return b.row('instantiate', b.row('refl', u), q, nought); }],
  ['reject', 'instantiate so that 0 divides in the sort of a bound variable', '∀u : Q(1/q). u = u with q ↦ 0', (b) => { const { q, u, nought } = quotients(b); return b.row('instantiate', close(b, b.row('refl', u), [], [u]), q, nought); }],
  ['reject', 'instantiate so that 0 divides in the sort of what is not there', 'u : Q(1/q) ↦ u, with q ↦ 0', (b) => { const { q, u, nought } = quotients(b); return b.row('instantiate', b.truth().step, q, nought, u, u); }],
  ['reject', 'allElim so that 0 divides in the sort of a bound variable', '∀q. ∀u : Q(1/q). u = u at 0', (b) => { const { q, u, nought } = quotients(b); return b.row('allElim', close(b, b.row('refl', u), [], [q, u]), nought); }],
  ['accept', 'instantiate a sort variable so that nothing is captured', '∀n. ∃z : S. n = n with S ↦ R(n): this n is another', (b) => {
    const { n, v, Rn } = world(b);
    const { S, z } = schema(b);
    const some = b.row('exIntro', b.row('ex', z, b.row('=', n, n)), z, b.row('refl', n));
    const general = b.row('allIntro', n, some);
    return close(b, b.row('allIntro', v, b.row('instantiate', general, S, Rn, z, v)), [], [n]);
  }],
  ['accept', 'instantiate a sort variable in hypotheses', 'd(S; z) ⊢ d(S; z) at Nat and 1', (b) => { const { S, z, d, dz } = schema(b); const one = b.num('1'); return close(b, b.row('instantiate', b.row('assume', dz), S, NAT, z, one), [b.row('app', d, NAT, one)], []); }],
  ['accept', 'instantiate sort variables all at once', 'S ↦ U, U ↦ S swaps', (b) => {
    const { S, U, d, dz } = schema(b);
    const z = b.row('free', 'z', U);
    const other = b.row('app', d, U, z);
    return close(b, b.row('instantiate', b.row('assume', b.row('=>', dz, other)), S, U, U, S), [b.row('=>', other, dz)], [b.row('free', 'z', S), z]);
  }],
  ['accept', 'instantiate a sort variable by a set of itself', 'z : S becomes z : Set(S)', (b) => { const { S, z } = schema(b); const sets = b.row('set', S); return close(b, b.row('instantiate', b.row('refl', z), S, sets), [], [b.row('free', 'z', sets)]); }],
  ['accept', 'instantiate a sort variable so that two variables become one', 'z : S and z : Nat with S ↦ Nat', (b) => {
    const { S, d, dz } = schema(b);
    const z = b.row('free', 'z', NAT);
    const there = b.row('app', d, NAT, z);
    return close(b, b.row('instantiate', b.row('andIntro', b.row('assume', dz), b.row('assume', there)), S, NAT), [there], [z]);
  }],
  ['reject', 'instantiate a sort variable, but its variable by what had the sort', 'S ↦ Nat, z ↦ y : S', (b) => { const { S, z } = schema(b); return b.row('instantiate', b.row('refl', z), S, NAT, z, b.row('free', 'y', S)); }],
  ['reject', 'instantiate a bound variable', '∀z : S. z = z has no free z, but 1 is not of S', (b) => { const { z } = schema(b); return b.row('instantiate', close(b, b.row('refl', z), [], [z]), z, b.num('1')); }],
  ['reject', 'the hypothesis as it would be one after the other', 'n ↦ 2, v : R(2) ↦ zero(2) leave what was v : R(n), so it is not arbitrary', (b) => {
    const { n, v, R, zero } = world(b);
    const two = b.num('2');
    const [there, nought] = [b.row('free', 'v', b.row('app', R, two)), b.row('app', zero, two)];
    const both = b.row('and', b.row('=', v, v), b.row('=', there, there));
    const other = b.row('and', b.row('=', nought, nought), b.row('=', nought, nought));
    return b.row('allIntro', there, b.row('impIntro', other, b.row('instantiate', b.row('assume', both), n, two, there, nought)));
  }],
  ['reject', 'the hypothesis with a bound variable captured', 'x ↦ y in ∃y. r(x, y) is not ∃y. r(y, y)', (b) => {
    const { x, y, r } = world(b);
    const captured = b.row('ex', y, b.row('app', r, y, y));
    return b.row('allIntro', y, b.row('impIntro', captured, b.row('instantiate', b.row('assume', b.row('ex', y, b.row('app', r, x, y))), x, y)));
  }],
]; // biome-ignore format: a table

const discharged: readonly Row[] = [
  ['reject', 'a claim without the hypothesis before a sort variable was instantiated', 'd(S; z) is no longer assumed, d(Nat; 1) is', (b) => { const { S, z, dz } = schema(b); return b.row('impIntro', dz, b.row('instantiate', b.row('assume', dz), S, NAT, z, b.num('1'))); }],
  ['reject', 'a claim without one of two hypotheses that differ in a sort', 'd(S; z), d(Nat; z) with S ↦ Rat', (b) => {
    const { S, z, d, dz } = schema(b);
    const there = b.row('app', d, NAT, b.row('free', 'z', NAT));
    const two = b.row('instantiate', b.row('andIntro', b.row('assume', dz), b.row('assume', there)), S, RAT, z, b.num('1', RAT));
    return b.row('allIntro', b.row('free', 'z', NAT), b.row('impIntro', there, two));
  }],
  ['accept', 'a claim of a sort variable, of which nothing is left', '(∀z : S. ⊥) ⇒ ⊥ by z : S', (b) => { const { z } = schema(b); const empty = b.row('all', z, FALSE); return close(b, b.row('allElim', b.row('assume', empty), z), [empty], []); }],
]; // biome-ignore format: a table

const definitions: readonly Row[] = [
  ['reject', 'definition with a sort variable in a sort argument alone', 'd := (c(S) = c(S)) with c : Nat for all S', (b) => {
    const S = b.row('sortvar', 'S');
    const c = b.row('app', b.row('declare-function', 'c', 1, S, NAT), S);
    return b.row('define', 'd', 0, b.row('=', c, c));
  }],
  ['reject', 'definition with a sort variable within a closed set', 'd := {z : S | ⊥} = {z : S | ⊥}, which would say how large S is', (b) => { const none = b.row('comp', schema(b).z, FALSE); return b.row('define', 'd', 0, b.row('=', none, none)); }],
  ['reject', 'definition with a parameter of a sort variable that is none', 'd(z : S) without S', (b) => b.row('define', 'd', 0, b.truth().term, schema(b).z)],
  ['reject', 'definition with a sort variable twice', 'd(S, S)', (b) => { const S = b.row('sortvar', 'S'); return b.row('define', 'd', 2, S, S, FALSE); }],
  ['reject', 'definition with a variable for a sort variable', 'd(n; ) with n : Nat', (b) => b.row('define', 'd', 1, world(b).n, FALSE)],
  ['reject', 'definition with a sort variable for a parameter', 'd(; S)', (b) => b.row('define', 'd', 0, FALSE, b.row('sortvar', 'S'))],
  ['reject', 'definition with a sort for a sort variable', 'd(Nat; )', (b) => b.row('define', 'd', 1, NAT, FALSE)],
  ['reject', 'definition with more sort variables than the row has numbers', '999 999 999 of them', (b) => b.row('define', 'd', 999_999_999, FALSE, FALSE)],
  ['accept', 'definition with a sort variable that is not used', 'd(S; n) = n, at Nat', (b) => {
    const { n } = world(b);
    const S = b.row('sortvar', 'S');
    return close(b, b.row('instantiate', b.row('definition', b.row('define', 'd', 1, S, n, n)), S, NAT), [], [n]);
  }],
  ['reject', 'a sort argument that is not used counts all the same', 'd(Nat; n) is not d(Rat; n)', (b) => {
    const { n } = world(b);
    const S = b.row('sortvar', 'S');
    const d = b.row('define', 'd', 1, S, n, n);
    const at = b.row('instantiate', b.row('definition', d), S, NAT);
    return b.row('impElim', b.row('assume', not(b, b.row('=', b.row('app', d, RAT, n), n))), at);
  }],
  ['accept', 'definition of a vector, at a size that is computed', 'f(n) = zero(n + 1) : R(n + 1) gives f(2) = zero(3)', (b) => {
    const { n, zero } = world(b);
    const f = b.row('define', 'f', 0, b.row('app', zero, b.arithmetic('Nat.+', n, b.num('1'))), n);
    return b.row('instantiate', b.row('definition', f), n, b.num('2'));
  }],
  ['accept', 'definition of a quotient, and its value at 0', 'h(q) := 1/q, and h(0) is some number', (b) => { const { q, inverse, nought } = quotients(b); return b.row('refl', b.row('app', b.row('define', 'h', 0, inverse, q), nought)); }],
  ['reject', 'definition of a quotient at 0', 'h(q) = 1/q with q ↦ 0', (b) => { const { q, inverse, nought } = quotients(b); return b.row('instantiate', b.row('definition', b.row('define', 'h', 0, inverse, q)), q, nought); }],
  ['accept', 'definition in which nothing is captured', 'd(x) ⇔ ∀y. r(x, y), at y', (b) => { const { r, x, y } = world(b); const d = b.row('define', 'd', 0, b.row('all', y, b.row('app', r, x, y)), x); return close(b, b.row('instantiate', b.row('definition', d), x, y), [], [y]); }],
  ['reject', 'definition in which something is captured', 'd(y) ⇔ ∀z. r(y, z), not ∀y. r(y, y)', (b) => {
    const { r, x, y } = world(b);
    const d = b.row('define', 'd', 0, b.row('all', y, b.row('app', r, x, y)), x);
    const all = b.row('all', y, b.row('app', r, y, y));
    return b.row('impElim', b.row('andRight', b.row('instantiate', b.row('definition', d), x, y)), b.row('assume', all));
  }],
  ['accept', 'a symbol and an axiom of one name', 'they are named among themselves', (b) => { b.row('declare-predicate', 'd', 0); return b.row('axiom', b.row('postulate', 'd', b.truth().term)); }],
  ['reject', 'definition of a name of the matrices', 'Mat.cell is there, used or not', (b) => b.row('define', 'Mat.cell', 0, FALSE)],
  ['accept', 'names like those of the kernel', 'Nat.−, Mat.rank, Real and N.add as others know them', (b) => {
    const n = b.row('free', 'Nat', NAT);
    const symbols = ['Nat./', 'Mat.rank', 'Int', 'N.add', 'Real.', 'Mat_cell', 'std:Nat'].map((name) => b.row('declare-predicate', name, 0, n));
    const all = symbols.map((p) => b.row('app', p, n));
    return close(b, b.truth().step, all, [n]);
  }],
]; // biome-ignore format: a table

const amounts: readonly Row[] = [
  ['accept', '0 ≤ x − y over Nat', 'truncated subtraction is an unknown of Nat', (b) => { const { x, y, num, op } = numbers(b, NAT); return close(b, b.row('linear', op('<=', num('0'), op('-', x, y)), 0, '1'), [], [x, y]); }],
  ['reject', '0 ≤ x − y over Real', 'it is subtracted there', (b) => { const { x, y, num, op } = numbers(b, REAL); return b.row('linear', op('<=', num('0'), op('-', x, y)), 0, '1'); }],
  ['reject', 'x − 0 = x over Nat', 'nothing is known of truncated subtraction', (b) => { const { x, num, op } = numbers(b, NAT); return b.row('linear', b.row('=', op('-', x, num('0')), x), 0, '1', '1'); }],
  ['reject', '(x + 3) − 3 = x over Nat', 'nor of this', (b) => { const { x, num, op } = numbers(b, NAT); return b.row('linear', b.row('=', op('-', op('+', x, num('3')), num('3')), x), 0, '1', '1'); }],
  ['accept', '0 ≤ x·y over Nat', 'so is a product', (b) => { const { x, y, num, op } = numbers(b, NAT); return close(b, b.row('linear', op('<=', num('0'), op('*', x, y)), 0, '1'), [], [x, y]); }],
  ['reject', '0 ≤ x·x over Real', 'that is true, but not linear', (b) => { const { x, num, op } = numbers(b, REAL); return b.row('linear', op('<=', num('0'), op('*', x, x)), 0, '1'); }],
  ['accept', 'nothing is between x and x + 1 over Nat', 'x < y and y < x + 1', (b) => {
    const { x, y, num, op } = numbers(b, NAT);
    const [lt, next] = [op('<', x, y), op('<', y, op('+', x, num('1')))];
    return close(b, b.row('linear', FALSE, 2, b.row('assume', lt), b.row('assume', next), '1', '1'), [lt, next], [x, y]);
  }],
  ['reject', 'nothing is between x and x + 1 over Rat', 'much is', (b) => { const { x, y, num, op } = numbers(b, RAT); return b.row('linear', FALSE, 2, b.row('assume', op('<', x, y)), b.row('assume', op('<', y, op('+', x, num('1')))), '1', '1'); }],
  ['accept', 'x + y = 1 gives x ≤ 1 over Nat', 'y is left with a negative coefficient', (b) => {
    const { x, y, num, op } = numbers(b, NAT);
    const eq = b.row('=', op('+', x, y), num('1'));
    return close(b, b.row('linear', op('<=', x, num('1')), 1, b.row('assume', eq), '1', '1'), [eq], [x, y]);
  }],
  ['reject', 'x + y = 1 gives 1 ≤ x over Nat', 'y is left with a positive one', (b) => { const { x, y, num, op } = numbers(b, NAT); return b.row('linear', op('<=', num('1'), x), 1, b.row('assume', b.row('=', op('+', x, y), num('1'))), '-1', '1'); }],
  ['reject', 'x + y = 1 gives x ≤ 1 over Rat', 'y may be negative', (b) => { const { x, y, num, op } = numbers(b, RAT); return b.row('linear', op('<=', x, num('1')), 1, b.row('assume', b.row('=', op('+', x, y), num('1'))), '1', '1'); }],
  ['reject', 'an equation by two rows against the same side', 'x = y from x ≤ y, y ≤ x, whose second row repeats the first', (b) => {
    const { x, y, op } = numbers(b, RAT);
    return b.row('linear', b.row('=', x, y), 2, b.row('assume', op('<=', x, y)), b.row('assume', op('<=', y, x)), '0', '1', '1', '0', '1', '1');
  }],
  ['reject', '⊥ by two rows', 'it needs one', (b) => { const { x, op } = numbers(b, RAT); return b.row('linear', FALSE, 1, b.row('assume', op('<', x, x)), '1', '1'); }],
  ['reject', '⊥ by no premise and a multiplier', 'there is nothing that it could belong to', (b) => b.row('linear', FALSE, 0, '1')],
  ['reject', 'from ¬¬(x ≤ y)', 'one denial is read', (b) => { const { x, y, op } = numbers(b, RAT); const le = op('<=', x, y); return b.row('linear', le, 1, b.row('assume', not(b, not(b, le))), '1', '1'); }],
  ['reject', 'from ⊥', 'that is for exFalso', (b) => { const { x, y, op } = numbers(b, RAT); return b.row('linear', op('<=', x, y), 1, b.row('assume', FALSE), '1', '0'); }],
  ['reject', 'a multiplier −0', 'numerals are written in one way', (b) => { const { x, op } = numbers(b, RAT); return b.row('linear', op('<=', x, x), 0, '-0'); }],
  ['reject', 'a multiplier 0 of the denial', '0 ≤ 0 is no contradiction', (b) => { const { x, op } = numbers(b, RAT); return b.row('linear', op('<=', x, x), 0, '0'); }],
  ['accept', '(2·x)·3 = 6·x', 'from the left and from the right', (b) => { const { x, num, op } = numbers(b, RAT); return close(b, b.row('linear', b.row('=', op('*', op('*', num('2'), x), num('3')), op('*', num('6'), x)), 0, '1', '1'), [], [x]); }],
  ['accept', 'x/(0 − 2) + x/2 = 0', 'a denominator that is computed, and negative', (b) => { const { x, num, op } = numbers(b, REAL); return close(b, b.row('linear', b.row('=', op('+', op('/', x, op('-', num('0'), num('2'))), op('/', x, num('2'))), num('0')), 0, '1', '1'), [], [x]); }],
  ['reject', '2/x = 2·(1/x)', 'what is divided by an unknown is an unknown', (b) => { const { x, num, op } = numbers(b, RAT); return b.row('linear', b.row('=', op('/', num('2'), x), op('*', num('2'), op('/', num('1'), x))), 0, '1', '1'); }],
  ['accept', 'an equation whose premise does not count', 'x = x with the premise times 0', (b) => { const { x, y, op } = numbers(b, RAT); const le = op('<=', x, y); return close(b, b.row('linear', b.row('=', x, x), 1, b.row('assume', le), '0', '1', '0', '1'), [le], [x, y]); }],
  ['accept', 'the same premise twice', 'x < y, y < x by halves', (b) => {
    const { x, y, op } = numbers(b, RAT);
    const [xy, yx] = [op('<', x, y), op('<', y, x)];
    const th = b.row('assume', xy);
    return close(b, b.row('linear', FALSE, 3, th, th, b.row('assume', yx), '1/3', '2/3', '1'), [xy, yx], [x, y]);
  }],
  ['accept', 'an unknown with a bound variable within', 'f({z | z = x}) ≤ f({z | z = x})', (b) => {
    const { x, y, op } = numbers(b, RAT);
    const A = b.row('free', 'A', b.row('set', RAT));
    const t = b.row('app', b.row('declare-function', 'f', 0, RAT, A), b.row('comp', y, b.row('=', y, x)));
    return close(b, b.row('linear', op('<=', t, t), 0, '1'), [], [x]);
  }],
  ['reject', '¬¬(1 = 1)', 'one denial is computed', (b) => { const one = b.num('1'); return b.row('evaluate', not(b, not(b, b.row('=', one, one)))); }],
  ['reject', 'zero(3) = zero(3)', 'evaluate computes numbers and matrices', (b) => { const t = b.row('app', world(b).zero, b.num('3')); return b.row('evaluate', b.row('=', t, t)); }],
  ['reject', '{x | ⊥} = {x | ⊥}', 'sets are not computed', (b) => { const none = b.row('comp', world(b).n, FALSE); return b.row('evaluate', b.row('=', none, none)); }],
  ['reject', '1 ∈ {n | n = n}', 'nor membership', (b) => { const { n } = world(b); return b.row('evaluate', b.row('in', b.num('1'), b.row('comp', n, b.row('=', n, n)))); }],
  ['accept', 'zero(2 − 3) = zero(0)', 'subtraction is truncated in sorts, too', (b) => { const { zero } = world(b); const t = b.row('app', zero, b.arithmetic('Nat.-', b.num('2'), b.num('3'))); return b.row('impElim', b.row('impIntro', b.row('=', t, b.row('app', zero, b.num('0'))), b.truth().step), b.row('refl', t)); }],
  ['accept', 'Q(1/2 + 1/2) is Q(1)', 'fractions are computed in sorts', (b) => { const { Q } = quotients(b); const half = b.num('1/2', RAT); const u = b.row('free', 'u', b.row('app', Q, b.arithmetic('Rat.+', half, half))); return close(b, b.row('refl', u), [], [b.row('free', 'u', b.row('app', Q, b.num('1', RAT)))]); }],
  ['reject', 'Q(1 : Real) is no sort', 'the index is of Rat', (b) => b.row('app', quotients(b).Q, b.num('1', REAL))],
  ...['½', '²', '١', '−1', '/2', '1/', '1/2/3', '1//2', '-', '--0', '1/01', '-1/-2', '1e0', '∞', '1,5', "1'000", '⁻1'].map(
    (text): Row => ['reject', `the numeral ${text}`, 'nor is this one', (b) => b.num(text, RAT)],
  ),
]; // biome-ignore format: a table

/** That any s columns of a matrix are independent, by this evidence. */
const columns = (b: Builder, rows: readonly string[], s: string, evidence: (m: ReturnType<typeof matrices>) => number, denied = false): number => {
  const m = matrices(b);
  const statement = m.mat('independent', m.size(rows.length), m.size(rows[0]?.split(' ').length ?? 0), m.of(...rows), b.num(s));
  return b.row('independent', denied ? not(b, statement) : statement, evidence(m));
}; // biome-ignore format: a signature
/** ¬∃T. condition, for a T of this sort, by one piece of evidence. */
const none = (
  b: Builder,
  make: (m: ReturnType<typeof matrices>) => readonly [T: number, condition: (T: number) => number, evidence: number],
): number => {
  const [sort, condition, evidence] = make(matrices(b));
  const T = b.row('free', 'T', sort);
  return b.row('infeasible', not(b, b.row('ex', T, condition(T))), evidence);
};

const arrays: readonly Row[] = [
  ['accept', 'a cell that is an inner product', '[⟨[1 2], [1 2]⟩] = [5]', (b) => { const { size, mat, of } = matrices(b); const a = of('1 2'); return b.row('evaluate', b.row('=', mat('cell', mat('inner', size(1), size(2), a, a)), of('5'))); }],
  ['accept', '⟨A, A⟩ < ⟨B, B⟩', 'on both sides', (b) => { const { size, mat, of } = matrices(b); const inner = (a: number): number => mat('inner', size(1), size(1), a, a); return b.row('evaluate', b.arithmetic('Real.<', inner(of('1')), inner(of('-2')))); }],
  ['accept', '¬([0 1] ≤ [1 0])', 'one entry is greater', (b) => { const { size, mat, of } = matrices(b); return b.row('evaluate', not(b, mat('<=', size(1), size(2), of('0 1'), of('1 0')))); }],
  ['reject', '¬([0 0] ≤ [0 0])', 'it is', (b) => { const { size, mat, of } = matrices(b); return b.row('evaluate', not(b, mat('<=', size(1), size(2), of('0 0'), of('0 0')))); }],
  ['reject', '[1 2] ≠ [1 2]', 'they are equal', (b) => { const { of } = matrices(b); return b.row('evaluate', not(b, b.row('=', of('1 2'), of('1 2')))); }],
  ['reject', 'a unit matrix of size 0', 'whatever Mat(0, 0) may have', (b) => { const { size, mat } = matrices(b); const e = mat('eye', size(0)); return b.row('evaluate', b.row('=', e, e)); }],
  ['reject', 'a diagonal of size 0', 'nor this', (b) => { const { size, mat } = matrices(b); const e = mat('diagonal', size(0), mat('zero', size(0), size(1))); return b.row('evaluate', b.row('=', e, e)); }],
  ['reject', 'the columns of a matrix without rows', 'any of them would be independent, or not', (b) => { const { size, mat } = matrices(b); return b.row('independent', mat('independent', size(0), size(2), mat('zero', size(0), size(2)), size(0)), b.num('5')); }],
  ['accept', 'any 2⁶⁴ + 1 columns of the unit matrix', 'all, if there are fewer', (b) => columns(b, ['1 0', '0 1'], '18446744073709551617', () => b.num('2'))],
  ['accept', 'three of any 100 columns are dependent', 'all, if there are fewer', (b) => columns(b, ['1 0 1', '0 1 1'], '100', ({ of }) => of('1/2', '1/2', '-1/2'), true)],
  ['reject', 'no columns are dependent', 'a combination of none is 0', (b) => columns(b, ['0'], '0', ({ of }) => of('1'), true)],
  ['accept', 'a modulus that is no prime', '1 is a unit modulo 4, and of the last column 2 is not 0', (b) => columns(b, ['1 0', '0 2'], '2', () => b.num('4'))],
  ['accept', 'denominators that divide each other, the greater first', '[1/4; 1/2] times 4 is [1; 2]', (b) => columns(b, ['1/4', '1/2'], '1', () => b.num('2'))],
  ['reject', 'denominators that divide each other, the greater last', '[1/2; 1/4] times 2·4 is [4; 2], which is 0 modulo 2', (b) => columns(b, ['1/2', '1/4'], '1', () => b.num('2'))],
  ['accept', 'weights that are computed', 'the transpose of the matrix itself', (b) => columns(b, ['2 1', '1 2'], '2', ({ mat, size, of }) => mat('transpose', size(2), size(2), of('2 1', '1 2')))],
  ['accept', 'negative weights', 'they count by their size', (b) => columns(b, ['1 0', '0 1'], '2', ({ of }) => of('-1 0', '0 -1'))],
  ['reject', 'weights that are not closed', 'W is a variable', (b) => columns(b, ['1'], '1', ({ mat, size }) => b.row('free', 'W', mat('', size(1), size(1))))],
  ['reject', 'a set for evidence', 'it is no number and no matrix', (b) => columns(b, ['1'], '1', () => b.row('comp', world(b).n, FALSE))],
  ['reject', 'a formula for evidence', 'nor is this', (b) => columns(b, ['1'], '1', () => FALSE)],
  ['reject', 'a sort for evidence', 'nor this', (b) => columns(b, ['1'], '1', () => NAT)],
  ['reject', 'an unknown modulus', 'm : Nat', (b) => columns(b, ['1'], '1', () => world(b).m)],
  ['accept', 'nothing of Nat makes [0] be [1]', 'the unknown may be of any sort', (b) => none(b, ({ of }) => [NAT, () => b.row('=', of('0'), of('1')), of('-1')])],
  ['accept', 'no set of points makes [0] be [1]', 'the unknown may be of any sort', (b) => none(b, ({ of }) => [world(b).sets, () => b.row('=', of('0'), of('1')), of('-1')])],
  ['accept', 'no matrix without rows makes [0] be [1]', 'the unknown may be of any sort', (b) => none(b, ({ of, mat, size }) => [mat('', size(0), size(1)), () => b.row('=', of('0'), of('1')), of('-1')])],
  ['reject', 'nothing of S makes [0] be [1]', 'a sort variable makes it open', (b) => none(b, ({ of }) => [b.row('sortvar', 'S'), () => b.row('=', of('0'), of('1')), of('-1')])],
  ['reject', 'no T : Mat(n, 1)', 'n makes it open', (b) => none(b, ({ of, mat, size }) => [mat('', b.row('free', 'n', NAT), size(1)), () => b.row('=', of('0'), of('1')), of('-1')])],
  ['reject', 'no T : Mat(0, 1) is itself', 'nothing is computed of size 0', (b) => none(b, ({ mat, size }) => [mat('', size(0), size(1)), (T) => b.row('=', T, T), mat('zero', size(0), size(1))])],
  ['reject', 'a product over nothing that is [1]', 'zero(1, 0)·T would be [0]', (b) => none(b, ({ of, mat, size }) => [mat('', size(0), size(1)), (T) => b.row('=', mat('*', size(1), size(0), size(1), mat('zero', size(1), size(0)), T), of('1')), of('-1')])],
  ['reject', 'a function of the unknown', 'f(T) = [1], where f has one argument', (b) => none(b, ({ of, mat, size }) => {
    const sort = mat('', size(1), size(1));
    const f = b.row('declare-function', 'f', 0, sort, b.row('free', 'A', sort));
    return [sort, (T) => b.row('=', b.row('app', f, T), of('1')), of('1')];
  })],
  ['reject', 'a cell of the unknown', '[⟨T, T⟩] = [−1]', (b) => none(b, ({ of, mat, size }) => [mat('', size(1), size(1)), (T) => b.row('=', mat('cell', mat('inner', size(1), size(1), T, T)), of('-1')), of('1')])],
  ['reject', 'a diagonal of the unknown', 'it is not looked into', (b) => none(b, ({ of, mat, size }) => [mat('', size(1), size(1)), (T) => b.row('=', mat('-', size(1), size(1), mat('diagonal', size(1), T), mat('diagonal', size(1), T)), of('1')), of('-1')])],
  ['accept', 'T − T = [1]', 'the unknown cancels within a side', (b) => none(b, ({ of, mat, size }) => [mat('', size(1), size(1)), (T) => b.row('=', mat('-', size(1), size(1), T, T), of('1')), of('-1')])],
  ['accept', '[2]·T·[3] = T·[6] + [1]', 'from both sides', (b) => none(b, ({ of, mat, size }) => {
    const times = (x: number, y: number): number => mat('*', size(1), size(1), size(1), x, y);
    return [mat('', size(1), size(1)), (T) => b.row('=', times(times(of('2'), T), of('3')), mat('+', size(1), size(1), times(T, of('6')), of('1'))), of('-1')];
  })],
  ['reject', 'that it is false that there is none', '¬¬∃T. [0] = [1]', (b) => { const { of, mat, size } = matrices(b); const some = b.row('ex', b.row('free', 'T', mat('', size(1), size(1))), b.row('=', of('0'), of('1'))); return b.row('infeasible', not(b, not(b, some)), of('-1')); }],
  ['reject', 'a condition ⊥', 'it is no equation', (b) => none(b, ({ of, mat, size }) => [mat('', size(1), size(1)), () => FALSE, of('-1')])],
  ['reject', 'a condition about numbers', '0 = 1 of Real, by the evidence −1', (b) => none(b, ({ mat, size }) => [mat('', size(1), size(1)), () => b.row('=', b.num('0', REAL), b.num('1', REAL)), b.num('-1', REAL)])],
  ['reject', 'a condition within a quantifier', '∃T. ∃U. [0] = [1]', (b) => none(b, ({ of, mat, size }) => [mat('', size(1), size(1)), (T) => b.row('ex', T, b.row('=', of('0'), of('1'))), of('-1')])],
  ['reject', 'another ≤ of matrices', 'a declared predicate is not that of the kernel', (b) => none(b, ({ of, mat, size }) => {
    const sort = mat('', size(1), size(1));
    const [A, B] = [b.row('free', 'A', sort), b.row('free', 'B', sort)];
    const at = b.row('declare-predicate', 'Mat.≤', 0, A, B);
    return [sort, () => b.row('app', at, of('1'), of('0')), of('1')];
  })],
]; // biome-ignore format: a table

const claims: readonly Row[] = [
  ['accept', 'claims whose names would run together', 'a:b:c of theory a, and of theory a:b', (b) => { const { step } = b.truth(); b.claim(step, 'b:c', 'a').claim(step, 'c', 'a:b'); return step; }],
  ['accept', 'names that differ in case, in composition, and by a mark', 'p, P, é, e and an accent, p′', (b) => {
    const x = b.row('free', 'x', NAT);
    const all = ['p', 'P', '\u00e9', 'e\u0301', 'p\u2032', "p'", 'p\u0336'].map((name) => b.row('app', b.row('declare-predicate', name, 0, x), x));
    return close(b, b.truth().step, all, [x]);
  }],
  ['accept', 'names that are numerals', 'a symbol 0, a variable 1/2, an axiom -0', (b) => {
    const x = b.row('free', '1/2', NAT);
    const p = b.row('app', b.row('declare-predicate', '0', 0, x), x);
    const th = b.row('axiom', b.row('postulate', '-0', b.row('all', x, p)));
    return b.row('allElim', th, b.num('0'));
  }],
  ['accept', 'names that begin as those of oracles and gaps do', 'oracle, Oracle:linear, a:sorry, sorry:1', (b) => {
    const { term } = b.truth();
    return ['oracle', 'Oracle:linear', 'a:sorry', 'sorry:1', 'Nat.+'].map((name) => b.row('axiom', b.row('postulate', name, term))).reduce((p, q) => b.row('andIntro', p, q));
  }],
  ['accept', 'a character that nobody has assigned', 'its category is none of those that are refused', (b) => b.row('axiom', b.row('postulate', 'a\u0378', b.truth().term))],
  ['accept', 'spaces that do not break', 'they are printed', (b) => b.row('axiom', b.row('postulate', 'a\u00a0b\u3000c', b.truth().term))],
  ['reject', 'a soft hyphen in a claim', 'it is not shown', (b) => { const { step } = b.truth(); b.claim(step, 'a\u00adb'); return step; }],
  ['reject', 'letters joined by what is not shown', 'a zero-width joiner', (b) => { const { step } = b.truth(); b.claim(step, 'a\u200db'); return step; }],
  ['reject', 'tags behind a name', 'they are not shown', (b) => { const { step } = b.truth(); b.claim(step, 'a\u{e0041}'); return step; }],
  ['reject', 'a name of the private planes', 'nobody knows how it looks', (b) => { const { step } = b.truth(); b.claim(step, '\u{f0000}'); return step; }],
  ['accept', 'the name of an axiom of 500 characters beyond the first plane', 'they count twice: 1 000', (b) => b.row('axiom', b.row('postulate', '\u{1d4ab}'.repeat(500), b.truth().term))],
]; // biome-ignore format: a table
const named: readonly Row[] = [
  ['reject', 'the name of an axiom of 501 characters beyond the first plane', 'they count twice: 1 002', (b) => b.row('postulate', '\u{1d4ab}'.repeat(501), FALSE)],
  ['reject', 'an axiom called oracle:', 'that is how oracles begin', (b) => b.row('postulate', 'oracle:', FALSE)],
  ['reject', 'an axiom with a gap in the middle of its name', 'a:sorry:', (b) => b.row('postulate', 'a:sorry:', FALSE)],
]; // biome-ignore format: a table

export const hunt: readonly Case[] = [
  ...byRows('attacks: what is bound', bound),
  ...byRows('attacks: equality and sets', equality),
  ...byRows('attacks: instantiation', instances),
  ...byClaims('attacks: instantiation', discharged),
  ...byRows('attacks: definitions', definitions),
  ...byRows('attacks: numbers', amounts),
  ...byRows('attacks: matrices', arrays),
  ...byClaims('attacks: names', claims),
  ...byRows('attacks: names', named),
];
