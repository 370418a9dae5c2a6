/** Every rule: accepted once, and refused for each of its conditions. */
import { type Builder, FALSE, NAT, RAT } from '../certificate/build.ts';
import { byClaims, byRows, type Case, close, type Row, world } from './case.ts';

const forAll = (b: Builder, variables: readonly number[], formula: number): number =>
  variables.reduceRight((body, x) => b.row('all', x, body), formula);

const propositional: readonly Row[] = [
  ['accept', 'assume, impIntro', 'φ ⇒ φ', (b) => { const { px, x } = world(b); return close(b, b.row('assume', px), [px], [x]); }],
  ['reject', 'assume a term', 'only formulas are assumed', (b) => b.row('assume', b.num('1'))],
  ['reject', 'assume a sort', 'only formulas are assumed', (b) => b.row('assume', NAT)],
  ['accept', 'weaken', 'a hypothesis more', (b) => { const { px, py, x, y } = world(b); return close(b, b.row('weaken', b.row('assume', px), py), [px, py], [x, y]); }],
  ['reject', 'weaken by a term', 'hypotheses are formulas', (b) => { const { x } = world(b); return b.row('weaken', b.truth().step, x); }],
  ['accept', 'impIntro of what was not assumed', 'Γ∖{φ} is Γ', (b) => { const { px, x } = world(b); return close(b, b.truth().step, [px], [x]); }],
  ['reject', 'impIntro of a term', 'only formulas imply', (b) => b.row('impIntro', b.num('1'), b.truth().step)],
  ['accept', 'impElim', 'modus ponens', (b) => {
    const { px, py, x, y } = world(b);
    const imp = b.row('=>', px, py);
    return close(b, b.row('impElim', b.row('assume', imp), b.row('assume', px)), [px, imp], [x, y]);
  }],
  ['reject', 'impElim with another premise', 'p(x) ⇒ ⊥ and p(y)', (b) => { const { px, py } = world(b); return b.row('impElim', b.row('assume', b.row('=>', px, FALSE)), b.row('assume', py)); }],
  ['reject', 'impElim backwards', 'φ ⇒ ψ and ψ do not give φ', (b) => { const { px, py } = world(b); return b.row('impElim', b.row('assume', b.row('=>', px, py)), b.row('assume', py)); }],
  ['reject', 'impElim of a conjunction', 'the first premise is an implication', (b) => { const { px, py } = world(b); return b.row('impElim', b.row('assume', b.row('and', px, py)), b.row('assume', px)); }],
  ['accept', 'andIntro, andLeft, andRight', 'φ ∧ ψ gives ψ ∧ φ', (b) => {
    const { px, py, x, y } = world(b);
    const both = b.row('and', px, py);
    const th = b.row('assume', both);
    return close(b, b.row('andIntro', b.row('andRight', th), b.row('andLeft', th)), [both], [x, y]);
  }],
  ['reject', 'andLeft of a disjunction', 'φ ∨ ψ does not give φ', (b) => { const { px, py } = world(b); return b.row('andLeft', b.row('assume', b.row('or', px, py))); }],
  ['reject', 'andRight of an implication', 'φ ⇒ ψ does not give ψ', (b) => { const { px, py } = world(b); return b.row('andRight', b.row('assume', b.row('=>', px, py))); }],
  ['accept', 'orLeft', 'φ gives φ ∨ ψ', (b) => { const { px, py, x, y } = world(b); return close(b, b.row('orLeft', b.row('assume', px), py), [px], [x, y]); }],
  ['accept', 'orRight', 'φ gives ψ ∨ φ', (b) => { const { px, py, x, y } = world(b); return close(b, b.row('orRight', py, b.row('assume', px)), [px], [x, y]); }],
  ['reject', 'orLeft with a term', 'only formulas are joined', (b) => { const { px, x } = world(b); return b.row('orLeft', b.row('assume', px), x); }],
  ['reject', 'orRight with a sort', 'only formulas are joined', (b) => { const { px } = world(b); return b.row('orRight', NAT, b.row('assume', px)); }],
  ['accept', 'orElim', 'φ ∨ ψ gives ψ ∨ φ', (b) => {
    const { px, py, x, y } = world(b);
    const or = b.row('or', px, py);
    return close(b, b.row('orElim', b.row('assume', or), b.row('orRight', py, b.row('assume', px)), b.row('orLeft', b.row('assume', py), px)), [or], [x, y]);
  }],
  ['reject', 'orElim with two ends', 'the cases must end alike', (b) => { const { px, py } = world(b); return b.row('orElim', b.row('assume', b.row('or', px, py)), b.row('assume', px), b.row('assume', py)); }],
  ['reject', 'orElim of a conjunction', 'the first premise is a disjunction', (b) => { const { px, py } = world(b); return b.row('orElim', b.row('assume', b.row('and', px, py)), b.truth().step, b.truth().step); }],
  ['accept', 'exFalso', '⊥ gives anything', (b) => { const { px, x } = world(b); return close(b, b.row('exFalso', b.row('assume', FALSE), px), [FALSE], [x]); }],
  ['reject', 'exFalso from what is true', 'the premise must be ⊥', (b) => { const { step } = b.truth(); return b.row('exFalso', step, FALSE); }],
  ['reject', 'exFalso of a term', 'only formulas follow', (b) => b.row('exFalso', b.row('assume', FALSE), b.num('1'))],
  ['accept', 'classical', '¬¬φ gives φ', (b) => { const { px, x } = world(b); const twice = b.row('=>', b.row('=>', px, FALSE), FALSE); return close(b, b.row('classical', b.row('assume', twice)), [twice], [x]); }],
  ['reject', 'classical of one negation', '¬φ does not give φ', (b) => { const { px } = world(b); return b.row('classical', b.row('assume', b.row('=>', px, FALSE))); }],
  ['reject', 'classical of (φ ⇒ ⊥) ⇒ ψ', 'the outer implication must end in ⊥', (b) => { const { px, py } = world(b); return b.row('classical', b.row('assume', b.row('=>', b.row('=>', px, FALSE), py))); }],
  ['reject', 'classical of (φ ⇒ ψ) ⇒ ⊥', 'the inner implication must end in ⊥', (b) => { const { px, py } = world(b); return b.row('classical', b.row('assume', b.row('=>', b.row('=>', px, py), FALSE))); }],
]; // biome-ignore format: a table

const quantifiers: readonly Row[] = [
  ['accept', 'allIntro, allElim', '∀x. φ under another name', (b) => { const { px, x, y } = world(b); const all = b.row('all', x, px); return close(b, b.row('allElim', b.row('assume', all), y), [all], [y]); }],
  ['reject', 'allIntro of a variable of a hypothesis', 'p(x) ⊢ ∀x. p(x): x is not arbitrary', (b) => { const { px, x } = world(b); return b.row('allIntro', x, b.row('assume', px)); }],
  ['reject', 'allIntro of a variable in the sort of a variable', '⊢ v = v with v : R(n) does not speak of all n', (b) => { const { n, v } = world(b); return b.row('allIntro', n, b.row('refl', v)); }],
  ['reject', 'allIntro of a variable in the sort of a variable of a hypothesis', 'v ≠ w ⊢ 0 < n with v, w : R(n) does not say ∀n. 0 < n', (b) => {
    const { n, v, w } = world(b);
    const different = b.row('=>', b.row('=', v, w), FALSE);
    const positive = b.arithmetic('Nat.<', b.num('0'), n);
    const rule = b.row('postulate', 'rule', forAll(b, [n, v, w], b.row('=>', different, positive)));
    const instance = b.row('allElim', b.row('allElim', b.row('allElim', b.row('axiom', rule), n), v), w);
    return b.row('allIntro', n, b.row('impElim', instance, b.row('assume', different)));
  }],
  ['accept', 'allIntro after what depends on it', 'first v and w, then n', (b) => { const { n, v } = world(b); return close(b, b.row('refl', v), [], [n, v]); }],
  ['reject', 'allIntro of a term', 'only variables are bound', (b) => b.row('allIntro', b.num('1'), b.truth().step)],
  ['reject', 'allIntro of a sort variable', 'there is no quantifier over sorts', (b) => b.row('allIntro', b.row('sortvar', 'S'), b.truth().step)],
  ['reject', 'allElim with a term of another sort', 'points for numbers', (b) => { const { px, x } = world(b); return b.row('allElim', b.row('assume', b.row('all', x, px)), b.num('1')); }],
  ['reject', 'allElim with another index', 'R(m) for R(n)', (b) => { const { v, w, zero, m } = world(b); return b.row('allElim', b.row('assume', b.row('all', v, b.row('=', v, w))), b.row('app', zero, m)); }],
  ['reject', 'allElim of an existential statement', '∃x. φ does not give φ', (b) => { const { px, x } = world(b); return b.row('allElim', b.row('assume', b.row('ex', x, px)), x); }],
  ['reject', 'allElim with a formula', 'formulas are no terms', (b) => { const { px, x } = world(b); return b.row('allElim', b.row('assume', b.row('all', x, px)), px); }],
  ['reject', 'allElim with a sort', 'sorts are no terms', (b) => { const { px, x, point } = world(b); return b.row('allElim', b.row('assume', b.row('all', x, px)), point); }],
  ['accept', 'allElim with several terms', 'each sort is that after the terms before: ∀n. ∀v : R(n)', (b) => { const { n, v, m, zero } = world(b); const all = forAll(b, [n, v], b.row('=', v, v)); return close(b, b.row('allElim', b.row('assume', all), m, b.row('app', zero, m)), [all], [m]); }],
  ['reject', 'allElim with several terms, one of another index', 'R(n) where R(m) is bound by now', (b) => { const { n, v, m, zero } = world(b); const all = forAll(b, [n, v], b.row('=', v, v)); return b.row('allElim', b.row('assume', all), m, b.row('app', zero, n)); }],
  ['reject', 'allElim with more terms than binders', 'behind ∀x stands no other', (b) => { const { px, x, y } = world(b); return b.row('allElim', b.row('assume', b.row('all', x, px)), y, y); }],
  ['reject', 'allElim through an existential', 'from ∀x. ∃y. φ does not follow φ for this y', (b) => { const { x, y } = world(b); const all = b.row('all', x, b.row('ex', y, b.row('=', x, y))); return b.row('allElim', b.row('assume', all), x, x); }],
  ['reject', 'allElim through an implication', 'the binder behind ⇒ is not of the same row of binders', (b) => { const { px, py, x, y } = world(b); const all = b.row('all', x, b.row('=>', px, b.row('all', y, py))); return b.row('allElim', b.row('assume', all), x, y); }],
  ['reject', 'allElim without a term', 'a row of this kind has at least one', (b) => { const { px, x } = world(b); return b.row('allElim', b.row('assume', b.row('all', x, px))); }],
  ['accept', 'allElim that loses a variable', 'from ∀x. ⊥ follows ⊥, since no sort is empty', (b) => { const { x } = world(b); const all = b.row('all', x, FALSE); return close(b, b.row('allElim', b.row('assume', all), x), [all], []); }],
  ['accept', 'exIntro', 'φ[t] gives ∃x. φ', (b) => { const { px, py, x, y } = world(b); return close(b, b.row('exIntro', b.row('ex', x, px), y, b.row('assume', py)), [py], [y]); }],
  ['reject', 'exIntro of another instance', 'p(x) is not p(y)', (b) => { const { px, x, y } = world(b); return b.row('exIntro', b.row('ex', x, px), y, b.row('assume', px)); }],
  ['reject', 'exIntro of a universal statement', 'φ[t] does not give ∀x. φ', (b) => { const { px, x } = world(b); return b.row('exIntro', b.row('all', x, px), x, b.row('assume', px)); }],
  ['reject', 'exIntro with a witness of another sort', 'n = n is no witness of ∃x : Point', (b) => { const { x, n } = world(b); return b.row('exIntro', b.row('ex', x, b.row('=', x, x)), n, b.row('refl', n)); }],
  ['accept', 'exElim', '∃x. φ ∧ ψ gives ∃x. φ', (b) => {
    const { px, x, y, py } = world(b);
    const [some, both] = [b.row('ex', x, b.row('and', px, b.row('=', x, x))), b.row('and', py, b.row('=', y, y))];
    const end = b.row('exIntro', b.row('ex', x, px), y, b.row('andLeft', b.row('assume', both)));
    return close(b, b.row('exElim', b.row('assume', some), y, end), [some], []);
  }],
  ['accept', 'exElim whose witness stands in the hypotheses of the existential statement', 'they do not speak of the witness', (b) => {
    const { px, x } = world(b);
    const th = b.row('exIntro', b.row('ex', x, px), x, b.row('assume', px));
    return close(b, b.row('exElim', th, x, b.row('weaken', b.truth().step, px)), [px], [x]);
  }],
  ['reject', 'exElim whose witness escapes', '∃x. p(x) does not give p(x)', (b) => { const { px, x } = world(b); return b.row('exElim', b.row('assume', b.row('ex', x, px)), x, b.row('assume', px)); }],
  ['reject', 'exElim whose witness stands in another hypothesis', '∃x. p(x) and ¬p(x) are no contradiction', (b) => {
    const { px, x } = world(b);
    const end = b.row('impElim', b.row('assume', b.row('=>', px, FALSE)), b.row('assume', px));
    return b.row('exElim', b.row('assume', b.row('ex', x, px)), x, end);
  }],
  ['reject', 'exElim whose witness stands in the existential statement', '∃y. x ≠ y, opened with x itself', (b) => {
    const { x, y } = world(b);
    const some = b.row('ex', y, b.row('=>', b.row('=', x, y), FALSE));
    const self = b.row('=>', b.row('=', x, x), FALSE);
    return b.row('exElim', b.row('assume', some), x, b.row('impElim', b.row('assume', self), b.row('refl', x)));
  }],
  ['reject', 'exElim whose witness stands in a sort of the conclusion', 'n is not arbitrary in v = v, v : R(n)', (b) => {
    const { n, v } = world(b);
    const some = b.row('=', n, n);
    return b.row('exElim', b.row('assume', b.row('ex', n, some)), n, b.row('weaken', b.row('refl', v), some));
  }],
  ['reject', 'exElim whose witness stands in a sort of another hypothesis', 'v ≠ w with v, w : R(n) speaks of n', (b) => {
    const { n, v, w } = world(b);
    const [some, other] = [b.row('=', n, n), b.row('=>', b.row('=', v, w), FALSE)];
    return b.row('exElim', b.row('assume', b.row('ex', n, some)), n, b.row('weaken', b.row('weaken', b.truth().step, some), other));
  }],
  ['reject', 'exElim with a term for the witness', 'the witness is a variable', (b) => { const { n } = world(b); return b.row('exElim', b.row('assume', b.row('ex', n, b.row('=', n, n))), b.num('1'), b.truth().step); }],
  ['reject', 'exElim with a witness of another sort', 'a number is no point', (b) => { const { px, x, n } = world(b); return b.row('exElim', b.row('assume', b.row('ex', x, px)), n, b.truth().step); }],
  ['reject', 'exElim of a universal statement', 'the first premise is existential', (b) => { const { px, x, y } = world(b); return b.row('exElim', b.row('assume', b.row('all', x, px)), y, b.truth().step); }],
]; // biome-ignore format: a table

const equality: readonly Row[] = [
  ['accept', 'refl', 't = t', (b) => { const { x } = world(b); return close(b, b.row('refl', x), [], [x]); }],
  ['reject', 'refl of a formula', 'formulas are not equal, they are equivalent', (b) => b.row('refl', FALSE)],
  ['reject', 'refl of a sort', 'sorts are no terms', (b) => b.row('refl', NAT)],
  ['accept', 'leibniz', 'x = y and p(x) give p(y)', (b) => { const { px, x, y } = world(b); const eq = b.row('=', x, y); return close(b, b.row('leibniz', b.row('assume', eq), b.row('comp', x, px), b.row('assume', px)), [eq, px], [x, y]); }],
  ['accept', 'leibniz under a binder', 'the place may be within a quantifier', (b) => {
    const { x, y, r, point } = world(b);
    const [z, eq] = [b.row('free', 'z', point), b.row('=', x, y)];
    const all = b.row('all', z, b.row('app', r, x, z));
    return close(b, b.row('leibniz', b.row('assume', eq), b.row('comp', x, all), b.row('assume', all)), [eq, all], [x, y]);
  }],
  ['accept', 'leibniz in the sort of a bound variable', 'm = n turns ∀w : R(m). w = w into ∀w : R(n). w = w', (b) => {
    const { n, m, v } = world(b);
    const [eq, all] = [b.row('=', n, m), b.row('all', v, b.row('=', v, v))];
    return close(b, b.row('leibniz', b.row('assume', eq), b.row('comp', n, all), b.row('assume', all)), [eq, all], [n, m]);
  }],
  ['reject', 'leibniz with the sort of a free variable', 'v : R(n) does not become v : R(m): the context cannot be made', (b) => { const { n, v } = world(b); return b.row('comp', n, b.row('=', v, v)); }],
  ['reject', 'leibniz backwards', 'x = y and p(y) do not give p(x) at once', (b) => { const { px, py, x, y } = world(b); return b.row('leibniz', b.row('assume', b.row('=', x, y)), b.row('comp', x, px), b.row('assume', py)); }],
  ['reject', 'leibniz with a universal statement for a context', 'the context is a set', (b) => { const { px, x, y } = world(b); return b.row('leibniz', b.row('assume', b.row('=', x, y)), b.row('all', x, px), b.row('assume', px)); }],
  ['reject', 'leibniz with a context of another sort', 'numbers for points', (b) => { const { x, y, n } = world(b); return b.row('leibniz', b.row('assume', b.row('=', x, y)), b.row('comp', n, b.row('=', n, n)), b.row('refl', x)); }],
  ['reject', 'leibniz from what is no equation', 'the first premise is an equation', (b) => { const { px, x } = world(b); return b.row('leibniz', b.row('assume', px), b.row('comp', x, px), b.row('assume', px)); }],
  ['accept', 'memberIntro', 'φ[t] gives t ∈ {x | φ}', (b) => { const { px, py, x, y } = world(b); return close(b, b.row('memberIntro', b.row('in', y, b.row('comp', x, px)), b.row('assume', py)), [py], [y]); }],
  ['reject', 'memberIntro of another element', 'p(x) does not make y a member', (b) => { const { px, x, y } = world(b); return b.row('memberIntro', b.row('in', y, b.row('comp', x, px)), b.row('assume', px)); }],
  ['reject', 'memberIntro in a variable set', 'A is not written as {x | φ}', (b) => { const { px, x, A } = world(b); return b.row('memberIntro', b.row('in', x, A), b.row('assume', px)); }],
  ['reject', 'memberIntro of what is no membership', 'the goal is t ∈ {x | φ}', (b) => { const { px } = world(b); return b.row('memberIntro', px, b.row('assume', px)); }],
  ['accept', 'memberElim', 't ∈ {x | φ} gives φ[t]', (b) => { const { px, x, y } = world(b); const member = b.row('in', y, b.row('comp', x, px)); return close(b, b.row('memberElim', b.row('assume', member)), [member], [y]); }],
  ['accept', 'memberElim captures nothing', 'y ∈ {x | ∀y. r(x, y)} gives ∀z. r(y, z)', (b) => {
    const { r, x, y } = world(b);
    const member = b.row('in', y, b.row('comp', x, b.row('all', y, b.row('app', r, x, y))));
    return close(b, b.row('memberElim', b.row('assume', member)), [member], [y]);
  }],
  ['reject', 'memberElim of a variable set', 'nothing is known of A', (b) => { const { x, A } = world(b); return b.row('memberElim', b.row('assume', b.row('in', x, A))); }],
  ['reject', 'memberElim of an equation', 'the premise is a membership', (b) => { const { x } = world(b); return b.row('memberElim', b.row('refl', x)); }],
  ['accept', 'extension', 'sets with the same members are equal', (b) => {
    const { x, A } = world(b);
    const member = b.row('in', x, A);
    const same = b.row('impIntro', member, b.row('assume', member));
    return close(b, b.row('extension', b.row('allIntro', x, b.row('andIntro', same, same))), [], [A]);
  }],
  ['reject', 'extension from one inclusion', 'A ⊆ A is no equation', (b) => { const { x, A } = world(b); const member = b.row('in', x, A); return b.row('extension', b.row('allIntro', x, b.row('impIntro', member, b.row('assume', member)))); }],
  ['reject', 'extension from two inclusions of the same direction', 'A ⊆ B twice', (b) => {
    const { x, A, B } = world(b);
    const imp = b.row('=>', b.row('in', x, A), b.row('in', x, B));
    return b.row('extension', b.row('assume', b.row('all', x, b.row('and', imp, imp))));
  }],
  ['reject', 'extension of sets that depend on the element', '{y | y = x} stands within ∀x', (b) => {
    const { x, y } = world(b);
    const member = b.row('in', x, b.row('comp', y, b.row('=', y, x)));
    const same = b.row('impIntro', member, b.row('assume', member));
    return b.row('extension', b.row('allIntro', x, b.row('andIntro', same, same)));
  }],
  ['reject', 'extension of a set and one that depends on the element', '∀x. x ∈ A ⇔ x ∈ {y | y = x} does not make A equal to anything', (b) => {
    const { x, y, A } = world(b);
    const [left, right] = [b.row('in', x, A), b.row('in', x, b.row('comp', y, b.row('=', y, x)))];
    return b.row('extension', b.row('assume', b.row('all', x, b.row('and', b.row('=>', left, right), b.row('=>', right, left)))));
  }],
  ['reject', 'extension about another element', '∀x. y ∈ A ⇔ y ∈ B says little', (b) => {
    const { x, y, A, B } = world(b);
    const [left, right] = [b.row('in', y, A), b.row('in', y, B)];
    return b.row('extension', b.row('assume', b.row('all', x, b.row('and', b.row('=>', left, right), b.row('=>', right, left)))));
  }],
  ['reject', 'extension of an existential statement', '∃x. x ∈ A ⇔ x ∈ B', (b) => {
    const { x, A, B } = world(b);
    const [left, right] = [b.row('in', x, A), b.row('in', x, B)];
    return b.row('extension', b.row('assume', b.row('ex', x, b.row('and', b.row('=>', left, right), b.row('=>', right, left)))));
  }],
]; // biome-ignore format: a table

const instances: readonly Row[] = [
  ['accept', 'instantiate', 'x becomes y', (b) => { const { x, y } = world(b); return close(b, b.row('instantiate', b.row('refl', x), x, y), [], [y]); }],
  ['accept', 'instantiate nothing', 'no pairs', (b) => { const { x } = world(b); return close(b, b.row('instantiate', b.row('refl', x)), [], [x]); }],
  ['accept', 'instantiate all at once', 'x ↦ y, y ↦ x swaps: r(x, y) ⊢ r(x, y) becomes r(y, x) ⊢ r(y, x)', (b) => {
    const { x, y, r } = world(b);
    const [xy, yx] = [b.row('app', r, x, y), b.row('app', r, y, x)];
    return close(b, b.row('instantiate', b.row('assume', xy), x, y, y, x), [yx], [x, y]);
  }],
  ['accept', 'instantiate under a binder of the same name', 'x ↦ y in ∃y. r(x, y) captures nothing', (b) => {
    const { x, y, r } = world(b);
    const some = b.row('ex', y, b.row('app', r, x, y));
    const z = b.row('ex', x, b.row('app', r, y, x));
    return close(b, b.row('instantiate', b.row('assume', some), x, y), [z], [y]);
  }],
  ['accept', 'instantiate an index, and what has it', 'n ↦ m and v ↦ zero(m), whose sort is that of v after n ↦ m', (b) => { const { n, m, v, zero } = world(b); return close(b, b.row('instantiate', b.row('refl', v), n, m, v, b.row('app', zero, m)), [], [m]); }],
  ['accept', 'instantiate an index alone', 'v : R(n) goes along and becomes v : R(2)', (b) => {
    const { n, v, R } = world(b);
    const two = b.num('2');
    return close(b, b.row('instantiate', b.row('refl', v), n, two), [], [b.row('free', 'v', b.row('app', R, two))]);
  }],
  ['accept', 'instantiate so that two variables become one', 'v : R(n) = v : R(n) beside v : R(2) = v : R(2) under n ↦ 2', (b) => {
    const { n, v, R } = world(b);
    const [two, eq] = [b.num('2'), b.row('=', v, v)];
    const there = b.row('free', 'v', b.row('app', R, two));
    const both = b.row('and', eq, b.row('=', there, there));
    const after = b.row('and', b.row('=', there, there), b.row('=', there, there));
    return close(b, b.row('instantiate', b.row('assume', both), n, two), [after], [there]);
  }],
  ['accept', 'instantiate a sort variable', 'what holds for a sort holds for each', (b) => { const S = b.row('sortvar', 'S'); const z = b.row('free', 'z', S); return b.row('instantiate', close(b, b.row('refl', z), [], [z]), S, NAT); }],
  ['accept', 'instantiate so that an index is computed', 'R(n + 1) with n ↦ 4 is R(5)', (b) => {
    const { n, R } = world(b);
    const u = b.row('free', 'u', b.row('app', R, b.arithmetic('Nat.+', n, b.num('1'))));
    const five = b.row('free', 'u', b.row('app', R, b.num('5')));
    return close(b, b.row('instantiate', b.row('refl', u), n, b.num('4')), [], [five]);
  }],
  ['reject', 'instantiate changes hypotheses too', 'p(x) ⊢ p(x) becomes p(y) ⊢ p(y): p(x) discharges nothing, and y is not arbitrary', (b) => {
    const { px, x, y } = world(b);
    return b.row('allIntro', y, b.row('impIntro', px, b.row('instantiate', b.row('assume', px), x, y)));
  }],
  ['reject', 'instantiate with another sort', 'a point becomes a number', (b) => { const { x } = world(b); return b.row('instantiate', b.row('refl', x), x, b.num('1')); }],
  ['reject', 'instantiate with another index', 'v : R(n) becomes zero(m)', (b) => { const { v, zero, m } = world(b); return b.row('instantiate', b.row('refl', v), v, b.row('app', zero, m)); }],
  ['reject', 'instantiate an index but not the value', 'n ↦ m, but v ↦ zero(n)', (b) => { const { v, zero, n, m } = world(b); return b.row('instantiate', b.row('refl', v), n, m, v, b.row('app', zero, n)); }],
  ['reject', 'instantiate a variable twice', 'x ↦ y, x ↦ x', (b) => { const { x, y } = world(b); return b.row('instantiate', b.row('refl', x), x, y, x, x); }],
  ['reject', 'instantiate by half a pair', 'the row is too short', (b) => { const { x } = world(b); return b.row('instantiate', b.row('refl', x), x); }],
  ['reject', 'instantiate a numeral', '1 ↦ 2', (b) => { const one = b.num('1'); return b.row('instantiate', b.row('refl', one), one, b.num('2')); }],
  ['reject', 'instantiate with a formula', 'x ↦ ⊥', (b) => { const { x } = world(b); return b.row('instantiate', b.truth().step, x, FALSE); }],
  ['reject', 'instantiate a variable with a sort', 'x ↦ Nat', (b) => { const { x } = world(b); return b.row('instantiate', b.truth().step, x, NAT); }],
  ['reject', 'instantiate a sort variable with a term', 'S ↦ 1', (b) => { const S = b.row('sortvar', 'S'); return b.row('instantiate', b.row('refl', b.row('free', 'z', S)), S, b.num('1')); }],
  ['reject', 'instantiate so that 0 divides', '1/x with x ↦ 0', (b) => { const x = b.row('free', 'x', RAT); return b.row('instantiate', b.row('refl', b.arithmetic('Rat./', b.num('1', RAT), x)), x, b.num('0', RAT)); }],
]; // biome-ignore format: a table

const claims: readonly Row[] = [
  ['reject', 'a claim with a hypothesis', 'φ ⊢ φ', (b) => b.row('assume', FALSE)],
  ['reject', 'a claim with a hypothesis by weakening', 'what is weakened is not discharged', (b) => { const { term, step } = b.truth(); return b.row('weaken', step, term); }],
  ['reject', 'a claim with the wrong hypothesis discharged', '⊤ was discharged, ⊥ was assumed', (b) => b.row('impIntro', b.truth().term, b.row('assume', FALSE))],
  ['reject', 'orElim keeps what is no case', 'the left case assumed the right one: P ∨ Q does not give Q', (b) => {
    const [P, Q] = [b.row('app', b.row('declare-predicate', 'P', 0)), b.row('app', b.row('declare-predicate', 'Q', 0))];
    const or = b.row('or', P, Q);
    return b.row('impIntro', or, b.row('orElim', b.row('assume', or), b.row('assume', Q), b.row('assume', Q)));
  }],
  ['reject', 'linear keeps the hypotheses of all premises', 'also of one with the multiplier 0', (b) => { const one = b.num('1'); const le = b.arithmetic('Nat.<=', one, one); return b.row('linear', le, 1, b.row('assume', le), '0', '1'); }],
  ['reject', 'exElim keeps the hypotheses of the existential statement', '∃x. p(x) was assumed', (b) => { const { px, x } = world(b); return b.row('exElim', b.row('assume', b.row('ex', x, px)), x, b.row('weaken', b.truth().step, px)); }],
  ['reject', 'a claim with a free variable', 'x = x', (b) => b.row('refl', world(b).x)],
  ['reject', 'a claim with a free variable in a sort', '∀v : R(n). v = v', (b) => { const { v } = world(b); return b.row('allIntro', v, b.row('refl', v)); }],
  ['reject', 'a claim whose sort variable alone was instantiated', 'z : S became z : Nat, and is free', (b) => { const S = b.row('sortvar', 'S'); return b.row('instantiate', b.row('refl', b.row('free', 'z', S)), S, NAT); }],
  ['reject', 'a claim without a name', 'names are printed', (b) => { const { step } = b.truth(); b.claim(step, ''); return step; }],
  ['reject', 'a claim that writes over the screen', 'names have no control characters', (b) => { const { step } = b.truth(); b.claim(step, '1', 'a\u001b[2J'); return step; }],
  ['reject', 'a title from right to left', 'titles have no formatting characters', (b) => { const { step } = b.truth(); b.claim(step, '1', 'a', 'a\u202eb'); return step; }],
  ['reject', 'a claim of a step that is not there', 'step 99', () => 99],
  ['accept', 'a claim with sort variables', '∀z : S. z = z', (b) => { const z = b.row('free', 'z', b.row('sortvar', 'S')); return close(b, b.row('refl', z), [], [z]); }],
  ['accept', 'two claims of one step', 'under two names', (b) => { const { step } = b.truth(); b.claim(step, '1').claim(step, '2'); return step; }],
  ['accept', 'a claim in other letters', 'names need not be ASCII', (b) => { const { step } = b.truth(); b.claim(step, 'Satz 1 \u{1f600}', 'тест', 'a "title" with \\'); return step; }],
]; // biome-ignore format: a table

export const rules: readonly Case[] = [
  ...byRows('rules: propositional', propositional),
  ...byRows('rules: quantifiers', quantifiers),
  ...byRows('rules: equality and sets', equality),
  ...byRows('rules: instantiation', instances),
  ...byClaims('claims', claims),
];
