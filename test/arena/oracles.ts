/** The oracles, and what a theorem rests on. */
import { Builder, FALSE, NAT, RAT, REAL } from '../certificate/build.ts';
import { byRows, type Case, close, matrices, numbers, type Row, world } from './case.ts';

const linear: readonly Row[] = [
  ['accept', 'x ≤ y, y < z give x < z', 'a sum of inequalities', (b) => {
    const { x, y, z, op } = numbers(b, REAL);
    const [le, lt] = [op('<=', x, y), op('<', y, z)];
    return close(b, b.row('linear', op('<', x, z), 2, b.row('assume', le), b.row('assume', lt), '1', '1', '1'), [le, lt], [x, y, z]);
  }],
  ['accept', 'x = y gives y = x', 'an equation needs two rows, and may count negatively', (b) => {
    const { x, y } = numbers(b, RAT);
    const eq = b.row('=', x, y);
    return close(b, b.row('linear', b.row('=', y, x), 1, b.row('assume', eq), '1', '1', '-1', '1'), [eq], [x, y]);
  }],
  ['accept', 'x < y and y < x are a contradiction', '⊥ has no denial', (b) => {
    const { x, y, op } = numbers(b, RAT);
    const [xy, yx] = [op('<', x, y), op('<', y, x)];
    return close(b, b.row('linear', FALSE, 2, b.row('assume', xy), b.row('assume', yx), '1/2', '1/2'), [xy, yx], [x, y]);
  }],
  ['accept', '¬(x ≤ y) gives y < x', 'denied inequalities are read', (b) => {
    const { x, y, op } = numbers(b, RAT);
    const not = b.row('=>', op('<=', x, y), FALSE);
    return close(b, b.row('linear', op('<', y, x), 1, b.row('assume', not), '1', '1'), [not], [x, y]);
  }],
  ['accept', '0 ≤ x over Nat', 'natural numbers are not negative', (b) => { const { x, num, op } = numbers(b, NAT); return close(b, b.row('linear', op('<=', num('0'), x), 0, '1'), [], [x]); }],
  ['accept', 'x < y gives x + 1 ≤ y over Nat', 'whole numbers', (b) => {
    const { x, y, num, op } = numbers(b, NAT);
    const lt = op('<', x, y);
    return close(b, b.row('linear', op('<=', op('+', x, num('1')), y), 1, b.row('assume', lt), '1', '1'), [lt], [x, y]);
  }],
  ['accept', '2·(x/2) = x', 'multiplication and division by numerals', (b) => { const { x, num, op } = numbers(b, RAT); return close(b, b.row('linear', b.row('=', op('*', num('2'), op('/', x, num('2'))), x), 0, '1', '1'), [], [x]); }],
  ['accept', 'x·y ≤ x·y', 'a product of variables is an unknown', (b) => { const { x, y, op } = numbers(b, REAL); return close(b, b.row('linear', op('<=', op('*', x, y), op('*', x, y)), 0, '1'), [], [x, y]); }],
  ['accept', 'premises of two sorts of numbers', 'all are read in Real', (b) => {
    const [nat, real] = [numbers(b, NAT), numbers(b, REAL)];
    const [le, lt] = [nat.op('<=', nat.x, nat.y), real.op('<', real.x, real.x)];
    return close(b, b.row('linear', FALSE, 2, b.row('assume', le), b.row('assume', lt), '0', '1'), [le, lt], [nat.x, nat.y, real.x]);
  }],
  ['reject', 'x ≤ y gives y ≤ x', 'an inequality does not count negatively', (b) => { const { x, y, op } = numbers(b, RAT); return b.row('linear', op('<=', y, x), 1, b.row('assume', op('<=', x, y)), '-1', '1'); }],
  ['reject', 'y ≤ x gives x ≤ y', 'nor does a denial', (b) => { const { x, y, op } = numbers(b, RAT); return b.row('linear', op('<=', x, y), 1, b.row('assume', op('<=', y, x)), '1', '-1'); }],
  ['reject', 'x ≤ y gives x < y', 'strict from not strict', (b) => { const { x, y, op } = numbers(b, RAT); return b.row('linear', op('<', x, y), 1, b.row('assume', op('<=', x, y)), '1', '1'); }],
  ['reject', 'x ≤ y and y ≤ x are a contradiction', '0 ≤ 0 is none', (b) => { const { x, y, op } = numbers(b, RAT); return b.row('linear', FALSE, 2, b.row('assume', op('<=', x, y)), b.row('assume', op('<=', y, x)), '1', '1'); }],
  ['reject', 'x < y with the multiplier 0', 'a strict inequality that does not count makes nothing strict', (b) => { const { x, y, op } = numbers(b, REAL); return b.row('linear', op('<', x, x), 1, b.row('assume', op('<', x, y)), '0', '1'); }],
  ['reject', '⊥ by zeros', '0 ≤ 0', (b) => { const { x, op } = numbers(b, RAT); return b.row('linear', FALSE, 1, b.row('assume', op('<', x, x)), '0'); }],
  ['reject', '⊥ from nothing', 'an empty sum', (b) => b.row('linear', FALSE, 0)],
  ['reject', 'an equation by one row', 'only a < b is refuted', (b) => { const { x } = numbers(b, RAT); return b.row('linear', b.row('=', x, x), 0, '1'); }],
  ['reject', 'an equation from one inequality', 'x ≤ y is not x = y', (b) => { const { x, y, op } = numbers(b, RAT); return b.row('linear', b.row('=', x, y), 1, b.row('assume', op('<=', x, y)), '1', '1', '1', '1'); }],
  ['reject', 'no multipliers', 'one for each premise and denial', (b) => { const { x, op } = numbers(b, RAT); return b.row('linear', op('<=', x, x), 0); }],
  ['reject', 'a multiplier too many', 'one for each premise and denial', (b) => { const { x, op } = numbers(b, RAT); return b.row('linear', op('<=', x, x), 0, '1', '1'); }],
  ['reject', 'more premises than numbers', 'the row is too short', (b) => b.row('linear', FALSE, 999_999_999, 0)],
  ['reject', 'a multiplier that is no number', 'one', (b) => { const { x, op } = numbers(b, RAT); return b.row('linear', op('<=', x, x), 0, 'one'); }],
  ['reject', 'a multiplier that is not in lowest terms', '2/2', (b) => { const { x, op } = numbers(b, RAT); return b.row('linear', op('<=', x, x), 0, '2/2'); }],
  ['reject', 'x < y gives x + 1 ≤ y over Rat', 'only natural numbers are whole', (b) => { const { x, y, num, op } = numbers(b, RAT); return b.row('linear', op('<=', op('+', x, num('1')), y), 1, b.row('assume', op('<', x, y)), '1', '1'); }],
  ['reject', '0 ≤ x over Rat', 'only natural numbers are ≥ 0', (b) => { const { x, num, op } = numbers(b, RAT); return b.row('linear', op('<=', num('0'), x), 0, '1'); }],
  ['reject', 'x ≤ 0 over Nat', 'the coefficient has the other sign', (b) => { const { x, num, op } = numbers(b, NAT); return b.row('linear', op('<=', x, num('0')), 0, '1'); }],
  ['reject', '(x − y) + y = x over Nat', 'truncated subtraction is an unknown', (b) => { const { x, y, op } = numbers(b, NAT); return b.row('linear', b.row('=', op('+', op('-', x, y), y), x), 0, '1', '1'); }],
  ['reject', '2·x = 1 is a contradiction over Nat', 'nothing is known of divisibility', (b) => { const { x, num, op } = numbers(b, NAT); return b.row('linear', FALSE, 1, b.row('assume', b.row('=', op('*', num('2'), x), num('1'))), '1'); }],
  ['reject', 'x·y = y·x', 'products are told apart by identity', (b) => { const { x, y, op } = numbers(b, RAT); return b.row('linear', b.row('=', op('*', x, y), op('*', y, x)), 0, '1', '1'); }],
  ['reject', '(x/y)·y = x', 'y may be 0', (b) => { const { x, y, op } = numbers(b, RAT); return b.row('linear', b.row('=', op('*', op('/', x, y), y), x), 0, '1', '1'); }],
  ['reject', 'x : Nat for x : Rat', 'two variables of one name', (b) => {
    const [nat, rat] = [numbers(b, NAT), numbers(b, RAT)];
    return b.row('linear', rat.op('<=', rat.num('0'), rat.x), 1, b.row('assume', nat.op('<=', nat.num('0'), nat.x)), '1', '1');
  }],
  ['reject', 'from x ≠ y', 'a denied equation is not linear', (b) => { const { x, y, op } = numbers(b, RAT); return b.row('linear', op('<=', x, y), 1, b.row('assume', b.row('=>', b.row('=', x, y), FALSE)), '1', '1'); }],
  ['reject', 'about points', 'x = y of points', (b) => { const { x, y } = world(b); return b.row('linear', b.row('=', x, y), 0, '1', '1'); }],
  ['reject', 'about another ≤', 'a declared predicate is not that of the kernel', (b) => { const { x, y } = numbers(b, RAT); return b.row('linear', b.row('app', b.row('declare-predicate', 'my:Rat.<=', 0, x, y), x, x), 0, '1'); }],
  ['reject', 'a denied conclusion', '¬(x < x) is not of the form', (b) => { const { x, op } = numbers(b, RAT); return b.row('linear', b.row('=>', op('<', x, x), FALSE), 0, '1'); }],
]; // biome-ignore format: a table

const evaluate: readonly Row[] = [
  ['accept', '1 < 2', 'closed and true', (b) => b.row('evaluate', b.arithmetic('Nat.<', b.num('1'), b.num('2')))],
  ['accept', '¬(2 < 1)', 'denied and false', (b) => b.row('evaluate', b.row('=>', b.arithmetic('Nat.<', b.num('2'), b.num('1')), FALSE))],
  ['reject', '2 < 1', 'it is false', (b) => b.row('evaluate', b.arithmetic('Nat.<', b.num('2'), b.num('1')))],
  ['reject', '1 < 1', 'strictly', (b) => b.row('evaluate', b.arithmetic('Real.<', b.num('1', REAL), b.num('1', REAL)))],
  ['reject', '¬(1 < 2)', 'it is false', (b) => b.row('evaluate', b.row('=>', b.arithmetic('Nat.<', b.num('1'), b.num('2')), FALSE))],
  ['reject', 'x ≤ x', 'it is not closed', (b) => { const { x, op } = numbers(b, NAT); return b.row('evaluate', op('<=', x, x)); }],
  ['reject', '⊥', 'it is no comparison', (b) => b.row('evaluate', FALSE)],
  ['reject', '⊥ ⇒ ⊥', 'nor is this, though true', (b) => b.row('evaluate', b.row('=>', FALSE, FALSE))],
  ['reject', 'a term', 'it is no formula', (b) => b.row('evaluate', b.num('1'))],
  ['reject', 'another <', 'a declared predicate is not that of the kernel', (b) => { const { x, y } = numbers(b, NAT); return b.row('evaluate', b.row('app', b.row('declare-predicate', 'Nat.≤', 0, x, y), b.num('1'), b.num('2'))); }],
  ['accept', 'a product of matrices', 'with its transpose', (b) => { const { size, mat, of } = matrices(b); const a = of('1 2'); return b.row('evaluate', b.row('=', mat('*', size(1), size(2), size(1), a, mat('transpose', size(1), size(2), a)), of('5'))); }],
  ['accept', 'a difference, the unit matrix and a diagonal', '[1 0; 0 3] − E = diag(0, 2)', (b) => {
    const { size, mat, of } = matrices(b);
    return b.row('evaluate', b.row('=', mat('-', size(2), size(2), of('1 0', '0 3'), mat('eye', size(2))), mat('diagonal', size(2), of('0', '2'))));
  }],
  ['accept', 'zeros ≤ ones', 'in each entry', (b) => { const { size, mat } = matrices(b); return b.row('evaluate', mat('<=', size(2), size(3), mat('zero', size(2), size(3)), mat('ones', size(2), size(3)))); }],
  ['accept', '⟨A, A⟩ = 5', 'an inner product is a number', (b) => { const { size, mat, of } = matrices(b); const a = of('1 2'); return b.row('evaluate', b.row('=', mat('inner', size(1), size(2), a, a), b.num('5', REAL))); }],
  ['accept', 'a sum of 1/3 and 2/3', 'entries are exact', (b) => { const { size, mat, of } = matrices(b); return b.row('evaluate', b.row('=', mat('+', size(1), size(1), of('1/3'), of('2/3')), of('1'))); }],
  ['reject', 'a false product', 'one entry is wrong', (b) => { const { size, mat, of } = matrices(b); return b.row('evaluate', b.row('=', mat('*', size(2), size(2), size(1), of('1 2', '3 4'), of('1', '1')), of('3', '8'))); }],
  ['reject', '[0 1] ≤ [1 0]', 'one entry is greater', (b) => { const { size, mat, of } = matrices(b); return b.row('evaluate', mat('<=', size(1), size(2), of('0 1'), of('1 0'))); }],
  ['reject', 'a matrix that is not transposed', '[1 2; 3 4] is not [1 3; 2 4]', (b) => { const { size, mat, of } = matrices(b); return b.row('evaluate', b.row('=', mat('transpose', size(2), size(2), of('1 2', '3 4')), of('1 2', '3 4'))); }],
  ['reject', 'matrices of two sizes', '[1 2] is not of the sort of [1; 2]', (b) => { const { of } = matrices(b); return b.row('=', of('1 2'), of('1', '2')); }],
  ['reject', 'a product whose sizes do not fit', '1 × 2 by 1 × 2', (b) => { const { size, mat, of } = matrices(b); const a = of('1 2'); return mat('*', size(1), size(2), size(1), a, a); }],
  ['reject', 'a matrix without rows', 'Mat(0, 2) is what a theory says', (b) => { const { size, mat } = matrices(b); const none = mat('zero', size(0), size(2)); return b.row('evaluate', b.row('=', none, none)); }],
  ['reject', 'a matrix without columns, behind another', '[5] beside a 1 × 0 matrix would be [5]: the size 0 is hidden in a part', (b) => { const { size, mat, of } = matrices(b); return b.row('evaluate', b.row('=', mat('beside', size(1), size(1), size(0), of('5'), mat('zero', size(1), size(0))), of('5'))); }],
  ['reject', 'a matrix without columns, before another', 'a 1 × 0 matrix beside [5]', (b) => { const { size, mat, of } = matrices(b); return b.row('evaluate', b.row('=', mat('beside', size(1), size(0), size(1), mat('zero', size(1), size(0)), of('5')), of('5'))); }],
  ['reject', 'a matrix without rows, below another', '[5] above a 0 × 1 matrix', (b) => { const { size, mat, of } = matrices(b); return b.row('evaluate', b.row('=', mat('above', size(1), size(0), size(1), of('5'), mat('ones', size(0), size(1))), of('5'))); }],
  ['reject', 'a matrix without rows, above another', 'a 0 × 1 matrix above [5]', (b) => { const { size, mat, of } = matrices(b); return b.row('evaluate', b.row('=', mat('above', size(0), size(1), size(1), mat('ones', size(0), size(1)), of('5')), of('5'))); }],
  ['reject', 'a product over nothing', '2 × 0 by 0 × 2 would be zero', (b) => { const { size, mat } = matrices(b); return b.row('evaluate', b.row('=', mat('*', size(2), size(0), size(2), mat('zero', size(2), size(0)), mat('zero', size(0), size(2))), mat('zero', size(2), size(2)))); }],
  ['reject', 'an inner product of nothing', '⟨A, A⟩ of 0 × 1 matrices', (b) => { const { size, mat } = matrices(b); const none = mat('zero', size(0), size(1)); return b.row('evaluate', b.row('=', mat('inner', size(0), size(1), none, none), b.num('0', REAL))); }],
  ['reject', 'a matrix of unknown size', 'zero(n, 1) = zero(n, 1) is for refl', (b) => { const { size, mat } = matrices(b); const none = mat('zero', b.row('free', 'n', NAT), size(1)); return b.row('evaluate', b.row('=', none, none)); }],
  ['reject', 'a variable matrix', 'it is not closed', (b) => { const { size, mat } = matrices(b); const a = b.row('free', 'A', mat('', size(1), size(1))); return b.row('evaluate', b.row('=', a, a)); }],
  ['reject', 'a function that looks like one of matrices', 'Mat_eye(1) is not Mat.eye(1)', (b) => {
    const { size, mat } = matrices(b);
    const n = b.row('free', 'n', NAT);
    const like = b.row('declare-function', 'Mat_eye', 0, mat('', n, n), n);
    return b.row('evaluate', b.row('=', b.row('app', like, size(1)), mat('eye', size(1))));
  }],
]; // biome-ignore format: a table

/** That any s columns are independent, or not, by this evidence. */
const columns = (
  b: Builder,
  rows: readonly string[],
  s: string,
  evidence: (m: ReturnType<typeof matrices>) => number,
  denied = false,
): number => {
  const m = matrices(b);
  const statement = m.mat('independent', m.size(rows.length), m.size(rows[0]?.split(' ').length ?? 0), m.of(...rows), b.num(s));
  return b.row('independent', denied ? b.row('=>', statement, FALSE) : statement, evidence(m));
};
const wide = ['1 0 1', '0 1 1'];

const independent: readonly Row[] = [
  ['accept', 'any two of three columns, modulo 5', 'all pairs are gone through', (b) => columns(b, wide, '2', () => b.num('5'))],
  ['accept', 'any no columns', 'there is nothing to show', (b) => columns(b, wide, '0', () => b.num('5'))],
  ['accept', 'any 7 columns of the unit matrix', 'all, if there are fewer', (b) => columns(b, ['1 0', '0 1'], '7', () => b.num('2'))],
  ['accept', 'fractions modulo 5', 'a column is cleared of its denominators', (b) => columns(b, ['1/2 1/3', '0 1/7'], '2', () => b.num('5'))],
  ['accept', 'by weights', 'E dominates itself', (b) => columns(b, ['1 0', '0 1'], '2', ({ mat, size }) => mat('eye', size(2)))],
  ['accept', 'three columns are dependent', 'a combination is 0', (b) => columns(b, wide, '3', ({ of }) => of('1', '1', '-1'), true)],
  ['reject', 'any three of three columns in two rows', 'there are more columns than rows', (b) => columns(b, wide, '3', () => b.num('5'))],
  ['reject', 'equal columns', 'they are dependent modulo any number', (b) => columns(b, ['1 1', '2 2'], '2', () => b.num('65521'))],
  ['reject', 'columns that are dependent modulo 2', 'the modulus does not show it', (b) => columns(b, ['1 1', '1 -1'], '2', () => b.num('2'))],
  ['reject', 'a pivot that is no unit', '2 modulo 4', (b) => columns(b, ['2 0', '0 1'], '2', () => b.num('4'))],
  ['reject', 'modulo 1', 'everything is 0', (b) => columns(b, ['1 0', '0 1'], '2', () => b.num('1'))],
  ['reject', 'no columns modulo 1', 'there is nothing to show, but 1 is no modulus', (b) => columns(b, wide, '0', () => b.num('1'))],
  ['reject', 'modulo 0', 'that is no modulus', (b) => columns(b, ['1 0', '0 1'], '2', () => b.num('0'))],
  ['reject', 'modulo 2²⁶', 'products would not be exact', (b) => columns(b, ['1 0', '0 1'], '2', () => b.num('67108864'))],
  ['reject', 'modulo 5 of Real', 'a modulus is a natural number', (b) => columns(b, ['1 0', '0 1'], '2', () => b.num('5', REAL))],
  ['reject', 'a modulus for dependence', 'that needs a combination', (b) => columns(b, wide, '3', () => b.num('5'), true)],
  ['reject', 'weights that are equal to the others', 'the sum must be less', (b) => columns(b, ['1 1', '1 1'], '2', ({ mat, size }) => mat('eye', size(2)))],
  ['reject', 'weights of another size', 'a row for each column', (b) => columns(b, wide, '2', ({ mat, size }) => mat('eye', size(2)))],
  ['reject', 'a zero column by weights', 'a single zero column is dependent', (b) => columns(b, ['1 0', '0 0'], '1', ({ mat, size }) => mat('eye', size(2)))],
  ['reject', 'the combination 0', 'it shows nothing', (b) => columns(b, wide, '3', ({ of }) => of('0', '0', '0'), true)],
  ['reject', 'a combination that is not 0', '1 + 1 + 1', (b) => columns(b, wide, '3', ({ of }) => of('1', '1', '1'), true)],
  ['reject', 'a combination of too many columns', 'three are dependent, so not any two', (b) => columns(b, wide, '2', ({ of }) => of('1', '1', '-1'), true)],
  ['reject', 'a combination of another length', 'one entry for each column', (b) => columns(b, wide, '3', ({ of }) => of('1', '1'), true)],
  ['reject', 'an unknown number of columns', 's is a variable', (b) => {
    const { size, mat, of } = matrices(b);
    return b.row('independent', mat('independent', size(1), size(1), of('1'), b.row('free', 's', NAT)), b.num('5'));
  }],
  ['reject', 'another statement', 'independent shows nothing else', (b) => b.row('independent', b.truth().term, b.num('5'))],
]; // biome-ignore format: a table

/** ¬∃T : Mat(2, 1). conditions, by this evidence. */
const nothing = (
  b: Builder,
  make: (m: ReturnType<typeof matrices> & { readonly T: number }) => readonly (readonly [condition: number, evidence: number])[],
): number => {
  const m = matrices(b);
  const T = b.row('free', 'T', m.mat('', m.size(2), m.size(1)));
  const all = make({ ...m, T });
  const [first = FALSE, ...rest] = all.map(([condition]) => condition);
  const some = b.row(
    'ex',
    T,
    rest.reduce((f, g) => b.row('and', f, g), first),
  );
  return b.row('infeasible', b.row('=>', some, FALSE), ...all.map(([, evidence]) => evidence));
};
const infeasible: readonly Row[] = [
  ['accept', 'T ≥ 0 and T = [2; −1]', 'the second entry is negative', (b) => nothing(b, ({ T, mat, size, of }) => [[mat('<=', size(2), size(1), mat('zero', size(2), size(1)), T), of('0', '1')], [b.row('=', T, of('2', '-1')), of('0', '1')]])],
  ['accept', '[1 1]·T = [1] and T = [1; 1]', 'a product with the unknown', (b) => nothing(b, ({ T, mat, size, of }) => [[b.row('=', mat('*', size(1), size(2), size(1), of('1 1'), T), of('1')), of('1')], [b.row('=', T, of('1', '1')), of('-1', '-1')]])],
  ['accept', 'T·[1 2] + T·[1 2] = 0 and T = [1; 0]', 'a product from the right, and a sum', (b) => nothing(b, ({ T, mat, size, of }) => {
    const product = mat('*', size(2), size(1), size(2), T, of('1 2'));
    return [[b.row('=', mat('+', size(2), size(2), product, product), mat('zero', size(2), size(2))), of('1 0', '0 0')], [b.row('=', T, of('1', '0')), of('-2', '0')]];
  })],
  ['reject', 'T ≥ 0 and T = [2; 1]', 'there is one', (b) => nothing(b, ({ T, mat, size, of }) => [[mat('<=', size(2), size(1), mat('zero', size(2), size(1)), T), of('0', '1')], [b.row('=', T, of('2', '1')), of('0', '1')]])],
  ['reject', 'a negative weight of an inequality', 'inequalities do not count negatively', (b) => nothing(b, ({ T, mat, size, of }) => [[mat('<=', size(2), size(1), mat('zero', size(2), size(1)), T), of('0', '-1')], [b.row('=', T, of('2', '1')), of('0', '-1')]])],
  ['reject', 'an unknown that is left', 'it must cancel', (b) => nothing(b, ({ T, of }) => [[b.row('=', T, of('2', '-1')), of('0', '1')]])],
  ['reject', 'a sum that is 0', '0 ≥ 0 is no contradiction', (b) => nothing(b, ({ T, of }) => [[b.row('=', T, T), of('0', '1')]])],
  ['reject', 'a weight too few', 'one for each condition', (b) => { const { size, mat } = matrices(b); const T = b.row('free', 'T', mat('', size(1), size(1))); return b.row('infeasible', b.row('=>', b.row('ex', T, b.row('=', T, T)), FALSE)); }],
  ['reject', 'a weight of another size', 'it pairs with the condition', (b) => nothing(b, ({ T, of }) => [[b.row('=', T, of('2', '-1')), of('0 1')]])],
  ['reject', 'Tᵀ·T', 'that is not linear', (b) => nothing(b, ({ T, mat, size, of }) => [[b.row('=', mat('*', size(1), size(2), size(1), mat('transpose', size(2), size(1), T), T), of('-1')), of('1')]])],
  ['reject', 'a strict inequality of inner products', 'conditions are = and ≤ of matrices', (b) => nothing(b, ({ T, mat, size, of }) => [[b.arithmetic('Real.<', mat('inner', size(2), size(1), T, T), b.num('0', REAL)), of('1')]])],
  ['reject', 'that there is one', 'only that there is none', (b) => { const { size, mat, of } = matrices(b); const T = b.row('free', 'T', mat('', size(1), size(1))); return b.row('infeasible', b.row('ex', T, b.row('=', T, T)), of('1')); }],
  ['reject', 'an open statement', 'A is a variable', (b) => {
    const { size, mat, of } = matrices(b);
    const [T, A] = [b.row('free', 'T', mat('', size(1), size(1))), b.row('free', 'A', mat('', size(1), size(1)))];
    return b.row('infeasible', b.row('=>', b.row('ex', T, b.row('and', b.row('=', T, A), b.row('=', of('0'), of('1')))), FALSE), of('0'), of('-1'));
  }],
  ['reject', 'for all', '¬∀T is another statement', (b) => { const { size, mat, of } = matrices(b); const T = b.row('free', 'T', mat('', size(1), size(1))); return b.row('infeasible', b.row('=>', b.row('all', T, b.row('=', of('0'), of('1'))), FALSE), of('-1')); }],
]; // biome-ignore format: a table

/** Certificates that are accepted, where what they rest on is the point. */
const resting: readonly (readonly [name: string, why: string, rests: readonly string[], build: (b: Builder) => number])[] = [
  ['an axiom', 'it is named', ['b'], (b) => b.row('axiom', b.row('postulate', 'b', FALSE))],
  ['an axiom that is not used', 'it is not named', [], (b) => { b.row('axiom', b.row('postulate', 'a', FALSE)); return b.truth().step; }],
  ['a definition', 'it is no axiom', [], (b) => b.row('andLeft', b.row('definition', b.row('define', 'd', 0, FALSE)))],
  ['an axiom in one case of orElim', 'each case counts', ['a', 'or'], (b) => {
    const { term, step } = b.truth();
    const or = b.row('axiom', b.row('postulate', 'or', b.row('or', term, term)));
    return b.row('orElim', or, step, b.row('axiom', b.row('postulate', 'a', term)));
  }],
  ['an axiom in the equation of leibniz', 'both premises count', ['one'], (b) => {
    const [n, m] = [b.row('free', 'n', NAT), b.row('free', 'm', NAT)];
    const eq = b.row('allElim', b.row('allElim', b.row('axiom', b.row('postulate', 'one', b.row('all', n, b.row('all', m, b.row('=', n, m))))), n), m);
    return close(b, b.row('leibniz', eq, b.row('comp', n, b.row('=', n, n)), b.row('refl', n)), [], [m, n]);
  }],
  ['an axiom under exElim', 'the existential premise counts', ['some'], (b) => {
    const n = b.row('free', 'n', NAT);
    const eq = b.row('=', n, n);
    return b.row('exElim', b.row('axiom', b.row('postulate', 'some', b.row('ex', n, eq))), n, b.row('weaken', b.truth().step, eq));
  }],
  ['an axiom thrown away by andRight', 'what was used anywhere above counts', ['a'], (b) => { const { term, step } = b.truth(); return b.row('andRight', b.row('andIntro', b.row('axiom', b.row('postulate', 'a', term)), step)); }],
  ['a premise of linear with the multiplier 0', 'it counts too', ['a', 'oracle:linear'], (b) => {
    const one = b.num('1');
    const le = b.arithmetic('Nat.<=', one, one);
    return b.row('linear', le, 1, b.row('axiom', b.row('postulate', 'a', le)), '0', '1');
  }],
  ['an oracle', 'oracles are named', ['oracle:evaluate'], (b) => b.row('evaluate', b.row('=', b.num('1'), b.num('1')))],
  ['an axiom through instantiate', 'instances rest on the same', ['a'], (b) => { const z = b.row('free', 'z', b.row('sortvar', 'S')); return b.row('instantiate', b.row('axiom', b.row('postulate', 'a', b.row('all', z, b.row('=', z, z)))), b.row('sortvar', 'S'), RAT); }],
]; // biome-ignore format: a table

export const oracles: readonly Case[] = [
  ...byRows('oracle linear', linear),
  ...byRows('oracle evaluate', evaluate),
  ...byRows('oracle independent', independent),
  ...byRows('oracle infeasible', infeasible),
  ...resting.map(([name, why, rests, build]): Case => {
    const b = new Builder();
    b.claim(build(b));
    return { group: 'what a claim rests on', name, label: 'accept', why, text: b.text, place: undefined, rests };
  }),
];
