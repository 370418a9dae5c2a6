/** Terms, numerals, declarations, definitions and axioms. */
import { type Builder, FALSE, NAT, RAT, REAL } from '../certificate/build.ts';
import { byRows, type Case, close, numbers, type Row, world } from './case.ts';

/** x + x + … + x, with so many sums. */
function deep(b: Builder, sums: number): number {
  const x = b.row('free', 'x', NAT);
  let t = x;
  for (let i = 0; i < sums; i++) t = b.arithmetic('Nat.+', t, x);
  return t;
}

const sorts: readonly Row[] = [
  ['accept', 'R(2 + 1) is R(3)', 'arithmetic on numerals is done in sorts', (b) => { const { zero } = world(b); return b.row('refl', b.row('app', zero, b.arithmetic('Nat.+', b.num('2'), b.num('1')))); }],
  ['accept', 'zero(2 + 1) = zero(3)', 'and so is that of terms', (b) => {
    const { zero } = world(b);
    const [three, sum] = [b.row('app', zero, b.num('3')), b.row('app', zero, b.arithmetic('Nat.+', b.num('2'), b.num('1')))];
    const context = b.row('=', three, sum);
    return close(b, b.row('assume', context), [b.row('=', sum, three)], []);
  }],
  ['reject', 'R(n + m) is not R(m + n)', 'there is no other conversion', (b) => { const { zero, n, m } = world(b); return b.row('=', b.row('app', zero, b.arithmetic('Nat.+', n, m)), b.row('app', zero, b.arithmetic('Nat.+', m, n))); }],
  ['reject', 'R(n + 0) is not R(n)', 'numerals are computed, nothing else', (b) => { const { zero, n } = world(b); return b.row('=', b.row('app', zero, b.arithmetic('Nat.+', n, b.num('0'))), b.row('app', zero, n)); }],
  ['reject', 'zero(n) is not in R(m)', 'x : R(n) and x : R(m) are of two sorts', (b) => { const { zero, n, m } = world(b); return b.row('=', b.row('app', zero, n), b.row('app', zero, m)); }],
  ['reject', '1 of Nat is not 1 of Rat', 'numbers of two sorts', (b) => b.row('=', b.num('1'), b.num('1', RAT))],
  ['reject', 'formulas are not equal', 'formulas have no sort', (b) => b.row('=', FALSE, FALSE)],
  ['reject', 'sorts are not equal', 'nor have sorts', (b) => b.row('=', NAT, NAT)],
  ['reject', 'an argument of another sort', 'p of a number', (b) => b.row('app', world(b).p, b.num('1'))],
  ['reject', 'an argument of the open sort of the telescope', 's(n, v : R(n)) with m for n: v : R(n) is not of R(m)', (b) => {
    const { n, m, v } = world(b);
    return b.row('app', b.row('declare-predicate', 's', 0, n, v), m, v);
  }],
  ['accept', 'an argument of the sort that the others give', 's(n, v : R(n)) with m and zero(m)', (b) => {
    const { n, m, v, zero } = world(b);
    const s = b.row('app', b.row('declare-predicate', 's', 0, n, v), m, b.row('app', zero, m));
    return close(b, b.row('assume', s), [s], [m]);
  }],
  ['reject', 'too few arguments', 'p of nothing', (b) => b.row('app', world(b).p)],
  ['reject', 'too many arguments', 'p of two', (b) => { const { p, x } = world(b); return b.row('app', p, x, x); }],
  ['reject', 'a formula for an argument', 'p(⊥)', (b) => b.row('app', world(b).p, FALSE)],
  ['reject', 'a sort for an argument', 'p(Nat)', (b) => b.row('app', world(b).p, NAT)],
  ['reject', 'a term for a sort argument', 'the first argument of d is a sort', (b) => {
    const S = b.row('sortvar', 'S');
    const d = b.row('declare-predicate', 'd', 1, S, b.row('free', 'z', S));
    return b.row('app', d, b.num('1'), b.num('1'));
  }],
  ['reject', 'an argument of another sort than the sort argument', 'd(Rat; 1 : Nat)', (b) => {
    const S = b.row('sortvar', 'S');
    const d = b.row('declare-predicate', 'd', 1, S, b.row('free', 'z', S));
    return b.row('app', d, RAT, b.num('1'));
  }],
  ['reject', 'a number among points', '1 ∈ {x : Point | p(x)}', (b) => { const { x, px } = world(b); return b.row('in', b.num('1'), b.row('comp', x, px)); }],
  ['reject', 'a member of what is no set', 'x ∈ x', (b) => { const { x } = world(b); return b.row('in', x, x); }],
  ['reject', 'a conjunction with a term', '1 ∧ ⊥', (b) => b.row('and', b.num('1'), FALSE)],
  ['reject', 'a quantifier over a term', 'only variables are bound', (b) => b.row('all', b.num('1'), FALSE)],
  ['reject', 'a quantifier over sorts', 'there is none', (b) => b.row('all', b.row('sortvar', 'S'), FALSE)],
  ['reject', 'a set of values', '{x | x}: the body is a formula', (b) => { const { x } = world(b); return b.row('comp', x, x); }],
  ['reject', 'Set(1)', 'sets are of a sort', (b) => b.row('set', b.num('1'))],
  ['reject', 'a variable of formulas', 'formulas are no sort', (b) => b.row('free', 'x', FALSE)],
  ['reject', 'a variable whose sort is a term', 'x : 1', (b) => b.row('free', 'x', b.num('1'))],
  ['reject', 'a binder of a variable in the sort of a free one', '∀n. v = v with v : R(n)', (b) => { const { n, v } = world(b); return b.row('all', n, b.row('=', v, v)); }],
  ['accept', 'two variables of one name', 'x : Nat and x : Rat are two: ∀x : Nat leaves the other', (b) => {
    const [x, other] = [b.row('free', 'x', NAT), b.row('free', 'x', RAT)];
    return close(b, b.row('andIntro', b.row('refl', x), b.row('refl', other)), [], [x, other]);
  }],
  ['reject', 'a variable bound by its name alone', 'p(x : Nat) ⊢ with x : Rat bound: x : Nat is still free in the hypothesis', (b) => {
    const [x, other] = [b.row('free', 'x', NAT), b.row('free', 'x', RAT)];
    const eq = b.row('=', x, b.num('1'));
    return b.row('allIntro', x, b.row('allIntro', other, b.row('assume', eq)));
  }],
  ['accept', 'a term nested 2000 deep', 'x : Nat is nested 2 deep, and each sum one more', (b) => { deep(b, 1998); return b.truth().step; }],
  ['reject', 'a term nested 2001 deep', 'that is above the limit', (b) => deep(b, 1999)],
]; // biome-ignore format: a table

const numerals: readonly Row[] = [
  ['accept', '2⁵³ < 2⁵³ + 1', 'numbers are exact', (b) => b.row('evaluate', b.arithmetic('Nat.<', b.num('9007199254740992'), b.num('9007199254740993')))],
  ['reject', '2⁵³ = 2⁵³ + 1', 'as doubles would have it', (b) => b.row('evaluate', b.row('=', b.num('9007199254740992'), b.num('9007199254740993')))],
  ['accept', '1/10 + 1/5 = 3/10', 'fractions are exact', (b) => { const { num, op } = numbers(b, REAL); return b.row('evaluate', b.row('=', op('+', num('1/10'), num('1/5')), num('3/10'))); }],
  ['reject', '1/10 + 1/5 ≠ 3/10', 'as doubles would have it', (b) => { const { num, op } = numbers(b, REAL); return b.row('evaluate', b.row('=>', b.row('=', op('+', num('1/10'), num('1/5')), num('3/10')), FALSE)); }],
  ['accept', '1 − 2 = 0 over Nat', 'subtraction is truncated there', (b) => { const { num, op } = numbers(b, NAT); return b.row('evaluate', b.row('=', op('-', num('1'), num('2')), num('0'))); }],
  ['reject', '(1 − 2) + 2 = 1 over Nat', 'subtraction is truncated there', (b) => { const { num, op } = numbers(b, NAT); return b.row('evaluate', b.row('=', op('+', op('-', num('1'), num('2')), num('2')), num('1'))); }],
  ['accept', '(1 − 2) + 2 = 1 over Rat', 'and not here', (b) => { const { num, op } = numbers(b, RAT); return b.row('evaluate', b.row('=', op('+', op('-', num('1'), num('2')), num('2')), num('1'))); }],
  ['accept', 'a long fraction', '10¹⁰⁰⁰/(10¹⁰⁰⁰ + 1) < 1', (b) => { const one = `1${'0'.repeat(1000)}`; return b.row('evaluate', b.arithmetic('Real.<', b.num(`${one}/${one.slice(0, -1)}1`, REAL), b.num('1', REAL))); }],
  ['accept', 'a number of 16 384 binary digits', '2¹⁶³⁸³', (b) => b.row('refl', b.num(String(2n ** 16383n)))],
  ['reject', 'a number of 16 385 binary digits', '2¹⁶³⁸⁴', (b) => b.num(String(2n ** 16384n))],
  ['reject', 'a product of 16 385 binary digits', '2⁸¹⁹² · 2⁸¹⁹²', (b) => { const t = b.num(String(2n ** 8192n)); return b.arithmetic('Nat.*', t, t); }],
  ['reject', '1 / 0', 'no division by the numeral 0', (b) => b.arithmetic('Rat./', b.num('1', RAT), b.num('0', RAT))],
  ['reject', 'x / 0', 'wherever it would arise', (b) => { const { x, num, op } = numbers(b, REAL); return op('/', x, num('0')); }],
  ['reject', '0 / 0', 'nor of 0', (b) => b.arithmetic('Real./', b.num('0', REAL), b.num('0', REAL))],
  ['reject', 'x / (1 − 1)', 'nor by what is computed to be 0', (b) => { const { x, num, op } = numbers(b, RAT); return op('/', x, op('-', num('1'), num('1'))); }],
  ['reject', '∀x. 1/x = 1/x with 0', 'nor when a quantifier is opened', (b) => { const { x, num, op } = numbers(b, RAT); return b.row('allElim', close(b, b.row('refl', op('/', num('1'), x)), [], [x]), num('0')); }],
  ['accept', 'x / y', 'a quotient of variables is some number', (b) => { const { x, y, op } = numbers(b, RAT); return close(b, b.row('refl', op('/', x, y)), [], [x, y]); }],
  ...(['-0', '0/5', '2/4', '4/1', '0.5', '007', '1e3', 'Infinity', 'NaN', '1/0', '1/-2', '+1', ' 1', '1 ', '0x10', '1_000', '１', '--1'].map(
    (text): Row => ['reject', `the numeral ${JSON.stringify(text)}`, 'numerals are written in one way', (b) => b.num(text, RAT)],
  )),
  ['reject', '−1 of Nat', 'natural numbers are not negative', (b) => b.num('-1')],
  ['reject', '1/2 of Nat', 'nor fractions', (b) => b.num('1/2')],
  ['reject', 'a numeral of points', 'numerals are of Nat, Rat and Real', (b) => b.num('1', world(b).point)],
  ['reject', 'a numeral of formulas', 'numerals are of Nat, Rat and Real', (b) => b.num('1', FALSE)],
]; // biome-ignore format: a table

const declarations: readonly Row[] = [
  ['accept', 'definition of a function', '⊢ d(n) = n + n', (b) => { const { n } = world(b); const d = b.row('define', 'd', 0, b.arithmetic('Nat.+', n, n), n); return close(b, b.row('definition', d), [], [n]); }],
  ['accept', 'definition of a predicate', '⊢ d(x) ⇔ p(x)', (b) => { const { px, x } = world(b); return close(b, b.row('andLeft', b.row('definition', b.row('define', 'd', 0, px, x))), [], [x]); }],
  ['accept', 'definition with a parameter that is not used', 'd(x, y) ⇔ p(x)', (b) => { const { px, x, y } = world(b); return close(b, b.row('definition', b.row('define', 'd', 0, px, x, y)), [], [x, y]); }],
  ['accept', 'definition for all sorts', 'a sort variable is a parameter', (b) => {
    const S = b.row('sortvar', 'S');
    const z = b.row('free', 'z', S);
    const d = b.row('define', 'd', 1, S, b.row('=', z, z), z);
    return close(b, b.row('instantiate', b.row('definition', d), S, NAT), [], [b.row('free', 'z', NAT)]);
  }],
  ['reject', 'definition of what was declared', 'p has none', (b) => b.row('definition', world(b).p)],
  ['reject', 'definition of +', 'nor have the symbols of the kernel', (b) => b.row('definition', 3)],
  ['reject', 'definition with another variable', 'd :⇔ p(x)', (b) => b.row('define', 'd', 0, world(b).px)],
  ['reject', 'definition with a variable of the same name', 'd(x : Rat) :⇔ x = 1 with x : Nat', (b) => { const x = b.row('free', 'x', NAT); return b.row('define', 'd', 0, b.row('=', x, b.num('1')), b.row('free', 'x', RAT)); }],
  ['reject', 'definition with another variable in a sort', 'd :⇔ ∀v : R(n). v = v', (b) => { const { v } = world(b); return b.row('define', 'd', 0, b.row('all', v, b.row('=', v, v))); }],
  ['reject', 'definition with another variable in the sort of a parameter', 'd(v : R(n)) without n', (b) => { const { v } = world(b); return b.row('define', 'd', 0, b.row('=', v, v), v); }],
  ['reject', 'definition with parameters in another order', 'd(v : R(n), n)', (b) => { const { v, n } = world(b); return b.row('define', 'd', 0, b.row('=', v, v), v, n); }],
  ['reject', 'definition with a parameter twice', 'd(x, x)', (b) => { const { px, x } = world(b); return b.row('define', 'd', 0, px, x, x); }],
  ['reject', 'definition with a term for a parameter', 'd(1)', (b) => b.row('define', 'd', 0, FALSE, b.num('1'))],
  ['reject', 'definition with another sort variable', 'd :⇔ ∀z : S. z = z', (b) => { const z = b.row('free', 'z', b.row('sortvar', 'S')); return b.row('define', 'd', 0, b.row('all', z, b.row('=', z, z))); }],
  ['reject', 'definition by itself', 'd :⇔ ¬d would be a contradiction', (b) => b.row('app', 20)],
  ['reject', 'definition twice', 'd :⇔ ⊥, then d :⇔ ⊤', (b) => { b.row('define', 'd', 0, FALSE); return b.row('define', 'd', 0, b.truth().term); }],
  ['reject', 'definition of a declared name', 'p is there', (b) => { world(b); return b.row('define', 'p', 0, FALSE); }],
  ['reject', 'definition of a sort', 'sorts are declared', (b) => b.row('define', 'd', 0, NAT)],
  ['reject', 'declaration of Nat', 'it is there', (b) => b.row('declare-sort', 'Nat')],
  ['reject', 'declaration of Nat.+', 'so is this', (b) => b.row('declare-function', 'Nat.+', 0, NAT, b.row('free', 'x', NAT), b.row('free', 'y', NAT))],
  ['reject', 'declaration of Real.<', 'and this', (b) => b.row('declare-predicate', 'Real.<', 0)],
  ['reject', 'declaration of Mat', 'and the matrices', (b) => b.row('declare-sort', 'Mat')],
  ['reject', 'declaration of Mat.eye', 'and what is done with them', (b) => b.row('declare-predicate', 'Mat.eye', 0)],
  ['reject', 'a symbol that the kernel does not have', 'Mat.rank', (b) => b.row('kernel-symbol', 'Mat.rank')],
  ['reject', 'Nat as a symbol of matrices', 'it is numbered already', (b) => b.row('kernel-symbol', 'Nat')],
  ['accept', 'a symbol of the kernel twice', 'it is one symbol under two numbers', (b) => { const [f, g] = [b.row('kernel-symbol', 'Mat.eye'), b.row('kernel-symbol', 'Mat.eye')]; const one = b.num('1'); return close(b, b.row('refl', b.row('app', f, one)), [b.row('=', b.row('app', f, one), b.row('app', g, one))], []); }],
  ['reject', 'declaration of a function whose value depends on more', 'f : R(n) without n', (b) => b.row('declare-function', 'f', 0, world(b).Rn)],
  ['reject', 'declaration of a function into formulas', 'a function has a sort', (b) => b.row('declare-function', 'f', 0, FALSE)],
  ['reject', 'declaration of a sort with a sort variable', 'sorts have terms for parameters', (b) => b.row('declare-sort', 'T', b.row('sortvar', 'S'))],
  ['accept', 'axiom', 'it is rested on', (b) => b.row('axiom', b.row('postulate', 'a', b.truth().term))],
  ['accept', 'axiom ⊥', 'absurd axioms are printed too', (b) => b.row('axiom', b.row('postulate', 'a', FALSE))],
  ['accept', 'axiom for all sorts', 'with a sort variable', (b) => { const z = b.row('free', 'z', b.row('sortvar', 'S')); return b.row('axiom', b.row('postulate', 'a', b.row('all', z, b.row('=', z, z)))); }],
  ['reject', 'axiom with a free variable', 'p(x)', (b) => b.row('postulate', 'a', world(b).px)],
  ['reject', 'axiom with a free variable in a sort', '∀v : R(n). v = v', (b) => { const { v } = world(b); return b.row('postulate', 'a', b.row('all', v, b.row('=', v, v))); }],
  ['reject', 'axiom that is a term', 'axioms are formulas', (b) => b.row('postulate', 'a', b.num('1'))],
  ['reject', 'axiom twice', 'another formula under the same name', (b) => { b.row('postulate', 'a', b.truth().term); return b.row('postulate', 'a', FALSE); }],
  ['reject', 'axiom called oracle:linear', 'it would hide among the oracles', (b) => b.row('postulate', 'oracle:linear', FALSE)],
  ['reject', 'axiom called oracle:anything', 'it would look like an oracle', (b) => b.row('postulate', 'oracle:new', FALSE)],
  ['reject', 'axiom that stands for a gap', 'nobody has proved it', (b) => b.row('postulate', 'test:sorry:1', FALSE)],
  ['reject', 'axiom with a name of 1 001 characters', 'names are compared over and over', (b) => b.row('postulate', 'a'.repeat(1001), FALSE)],
  ['reject', 'theorem from elsewhere', 'a certificate contains all that it needs', (b) => b.row('known-theorem', 'std.sets:all')],
  ['reject', 'axiom from elsewhere', 'a certificate contains all that it needs', (b) => b.row('known-axiom', 'choice')],
  ['reject', 'symbol from elsewhere', 'a certificate contains all that it needs', (b) => b.row('known-symbol', 'Nat')],
  ['reject', 'step that refers to itself', 'only earlier rows', (b) => b.row('andLeft', b.nextStep)],
  ['reject', 'step that refers to a later one', 'only earlier rows', (b) => b.row('andLeft', b.nextStep + 1)],
  ['reject', 'term that contains itself', 'only earlier rows', (b) => b.row('and', b.nextTerm, FALSE)],
]; // biome-ignore format: a table

export const terms: readonly Case[] = [
  ...byRows('sorts and terms', sorts),
  ...byRows('numerals', numerals),
  ...byRows('declarations, definitions, axioms', declarations),
];
