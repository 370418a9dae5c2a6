/** Theories with proofs that use every rule and every kind of row, and what it takes to change their certificates. */

import { checksum, kinds } from '../../src/certificate/format.ts';
import { writeCertificate } from '../../src/certificate/index.ts';
import { rational, Signature, type Sym, type Term, Theorem } from '../../src/terms/index.ts';
import { literals } from '../support/literals.ts';

export interface Sample {
  readonly signature: Signature;
  readonly claims: readonly { readonly theory: string; readonly name: string; readonly title?: string; readonly theorem: Theorem }[];
  readonly text: string;
}
const call =
  (s: Signature, symbol: Sym, sorts: readonly Term[] = []) =>
  (...args: Term[]) =>
    s.apply(symbol, sorts, args);

/** Points and sets of points, without numbers; its axioms hold in the model of `model.ts`. */
export function points(): Sample {
  const s = new Signature();
  const point = s.apply(s.declare('Point', 'sort', [], [], undefined), [], []);
  const [x, y, z] = [s.free('x', point), s.free('y', point), s.free('z', point)];
  const p = call(s, s.declare('p', 'predicate', [], [x], s.prop));
  const q = call(s, s.declare('q', 'predicate', [], [x], s.prop));
  const r = call(s, s.declare('r', 'predicate', [], [x, y], s.prop));
  const f = call(s, s.declare('f', 'function', [], [x], point));
  const c = call(s, s.declare('c', 'function', [], [], point))();
  const S = s.sortVariable('S');
  const [a, A, B] = [s.free('a', S), s.free('A', s.setOf(S)), s.free('B', s.setOf(S))];
  const inBoth = s.define('cap', [S], [A, B], s.bind('comp', a, s.connective('and', s.member(a, A), s.member(a, B))));
  const subset = s.define('subset', [S], [A, B], s.bind('all', a, s.connective('=>', s.member(a, A), s.member(a, B))));
  const twice = s.define('twice', [], [x], f(f(x)));
  s.assume('p_f', s.bind('all', x, s.connective('=>', p(x), p(f(x)))));
  s.assume('p_c', p(c));
  s.assume('q_or', s.bind('all', x, s.connective('or', q(x), p(x))));
  s.assume('q_p', s.bind('all', x, s.connective('=>', q(x), p(x))));
  s.assume('r_ex', s.bind('ex', y, s.bind('all', x, r(x, y))));
  s.assume('f_f', s.bind('all', x, s.equal(f(f(x)), x)));
  const axiom = (name: string) => Theorem.axiom(s, name);
  const { assume } = Theorem;

  // p(twice(c)), by definition and Leibniz
  const step = (t: Term, th: Theorem) => Theorem.impElim(Theorem.allElim(axiom('p_f'), t), th);
  const ffc = step(f(c), step(c, axiom('p_c')));
  const unfold = Theorem.instantiate(Theorem.definition(s, twice), new Map([[x, c]]));
  const back = Theorem.leibniz(unfold, s.bind('comp', x, s.equal(x, unfold.conclusion.kid(0))), Theorem.refl(s, unfold.conclusion.kid(0)));
  const pTwice = Theorem.leibniz(back, s.bind('comp', x, p(x)), ffc);
  const exists = Theorem.exIntro(s.bind('ex', x, p(x)), unfold.conclusion.kid(0), pTwice);

  // ∀x. p(x), by cases, and the same by contradiction
  const cases = Theorem.orElim(
    Theorem.allElim(axiom('q_or'), x),
    Theorem.impElim(Theorem.allElim(axiom('q_p'), x), assume(s, q(x))),
    assume(s, p(x)),
  );
  const everywhere = Theorem.allIntro(x, cases);
  const notP = s.not(p(x));
  const absurd = Theorem.classical(Theorem.impIntro(notP, Theorem.impElim(assume(s, notP), cases)));
  const either = Theorem.orRight(q(x), Theorem.orLeft(Theorem.weaken(absurd, q(x)), q(y)));
  const schema = Theorem.allIntro(y, Theorem.allIntro(x, Theorem.impIntro(q(x), either)));

  // ∃y. ∀x. r(x, y) gives ∀x. ∃y. r(x, y)
  const allR = s.bind('all', x, r(x, z));
  const inner = Theorem.exIntro(s.bind('ex', y, r(x, y)), z, Theorem.allElim(assume(s, allR), x));
  const swapped = Theorem.allIntro(x, Theorem.exElim(axiom('r_ex'), z, inner));

  // A ∩ B ⊆ A, and A ∩ A = A, for every sort
  const capAB = s.apply(inBoth, [S], [A, B]);
  const unfoldCap = Theorem.definition(s, inBoth);
  const member = assume(s, s.member(a, capAB));
  const t = s.free('t', s.setOf(S));
  const unfolded = Theorem.memberElim(Theorem.leibniz(unfoldCap, s.bind('comp', t, s.member(a, t)), member));
  const inclusion = Theorem.allIntro(a, Theorem.impIntro(s.member(a, capAB), Theorem.andLeft(unfolded)));
  const defSubset = Theorem.instantiate(Theorem.definition(s, subset), new Map([[A, capAB], [B, A]])); // biome-ignore format: pairs
  const folded = Theorem.impElim(Theorem.andRight(defSubset), inclusion);
  const capSubset = Theorem.allIntro(A, Theorem.allIntro(B, folded));

  const comp = unfoldCap.conclusion.kid(1);
  const selfCap = Theorem.instantiate(unfoldCap, new Map([[B, A]]));
  const self = s.apply(inBoth, [S], [A, A]);
  const selfComp = s.substitute(comp, new Map([[B, A]]));
  const forth = Theorem.impIntro(
    s.member(a, self),
    Theorem.andRight(Theorem.memberElim(Theorem.leibniz(selfCap, s.bind('comp', t, s.member(a, t)), assume(s, s.member(a, self))))),
  );
  const both = Theorem.andIntro(assume(s, s.member(a, A)), assume(s, s.member(a, A)));
  const selfBack = Theorem.leibniz(selfCap, s.bind('comp', t, s.equal(t, self)), Theorem.refl(s, self));
  const intro = Theorem.leibniz(selfBack, s.bind('comp', t, s.member(a, t)), Theorem.memberIntro(s.member(a, selfComp), both));
  const equivalence = Theorem.andIntro(forth, Theorem.impIntro(s.member(a, A), intro));
  const capSelf = Theorem.allIntro(A, Theorem.extension(Theorem.allIntro(a, equivalence)));
  const atPoints = Theorem.instantiate(capSelf, new Map([[S, point]]));
  const explosion = Theorem.impIntro(s.falsum, Theorem.exFalso(assume(s, s.falsum), s.bind('ex', x, s.not(s.equal(x, x)))));

  const claims = [
    { theory: 'points', name: '1', title: 'p somewhere', theorem: exists },
    { theory: 'points', name: '2', title: 'p everywhere', theorem: everywhere },
    { theory: 'points', name: '3', title: 'a "schema" of \\ quotes', theorem: schema },
    { theory: 'points', name: '4', theorem: swapped },
    { theory: 'points.sets', name: 'cap_subset', title: 'A ∩ B ⊆ A', theorem: capSubset },
    { theory: 'points.sets', name: 'cap_self', theorem: capSelf },
    { theory: 'points.sets', name: 'cap_self_points', theorem: atPoints },
    { theory: 'points', name: 'explosion', theorem: explosion },
  ];
  return { signature: s, claims, text: writeCertificate(s, claims) };
}

/** Numbers, vectors whose sorts mention them, and the oracles. */
export function numbers(): Sample {
  const s = new Signature();
  const number = (value: number | bigint, sort = s.nat) => s.numeral(rational(BigInt(value)), sort);
  const n = s.free('n', s.nat);
  const vectors = s.declare('R', 'sort', [], [n], undefined);
  const plus = (l: Term, r: Term) => s.apply(s.arithmetic('+', s.sortOf(l)), [], [l, r]);
  const atMost = (l: Term, r: Term) => s.apply(s.arithmetic('<=', s.sortOf(l)), [], [l, r]);
  const below = (l: Term, r: Term) => s.apply(s.arithmetic('<', s.sortOf(l)), [], [l, r]);
  const zero = s.declare('zero', 'function', [], [n], s.apply(vectors, [], [n]));
  const v = s.free('v', s.apply(vectors, [], [n]));
  const small = s.declare('small', 'predicate', [], [n, v], s.prop);
  s.assume('small_zero', s.bind('all', n, s.apply(small, [], [n, s.apply(zero, [], [n])])));
  const big = number(2n ** 64n + 1n);
  const atBig = Theorem.allElim(Theorem.axiom(s, 'small_zero'), plus(big, number(1)));
  const half = s.numeral(rational(-1n, 2n), s.rat);
  const true_ = Theorem.evaluate(s, below(half, number(0, s.rat)));
  const [a, b, d] = [s.free('a', s.real), s.free('b', s.real), s.free('d', s.real)];
  const one = rational(1n);
  const chain = Theorem.linear(s, [Theorem.assume(s, atMost(a, b)), Theorem.assume(s, below(b, d))], below(a, d), [[one, one, one]]);
  const discharged = Theorem.impIntro(atMost(a, b), Theorem.impIntro(below(b, d), chain));
  const transitive = [d, b, a].reduce((th, variable) => Theorem.allIntro(variable, th), discharged);
  const equal = Theorem.linear(s, [Theorem.assume(s, s.equal(a, b))], s.equal(b, a), [[rational(1n), one], [rational(-1n), one]]); // biome-ignore format: rows
  const symmetric = [b, a].reduce((th, variable) => Theorem.allIntro(variable, th), Theorem.impIntro(s.equal(a, b), equal));
  const circle = [Theorem.assume(s, below(a, b)), Theorem.assume(s, below(b, a))];
  const no = Theorem.linear(s, circle, s.falsum, [[rational(1n, 2n), rational(1n, 2n)]]);
  const never = [b, a].reduce(
    (th, variable) => Theorem.allIntro(variable, th),
    Theorem.impIntro(below(a, b), Theorem.impIntro(below(b, a), no)),
  );
  const claims = [
    { theory: 'numbers', name: 'big', theorem: atBig },
    { theory: 'numbers', name: 'half', title: '−½ < 0', theorem: true_ },
    { theory: 'numbers', name: 'transitive', theorem: transitive },
    { theory: 'numbers', name: 'symmetric', theorem: symmetric },
    { theory: 'numbers', name: 'no_circle', theorem: never },
  ];
  return { signature: s, claims, text: writeCertificate(s, claims) };
}

/** Matrices, and what the kernel says of them. */
export function matrices(): Sample {
  const s = new Signature();
  const { of, apply, size } = literals(s);
  const [two, three] = [size(2), size(3)];
  const a = of([[1, 0, rational(1n, 3n)], [0, 1, 1]]); // biome-ignore format: rows
  const columns = (matrix: Term, rows: Term, count: Term) => apply('independent', rows, three, matrix, count);
  const square = apply('*', two, three, two, a, apply('transpose', two, three, a));
  // no T ≥ 0 has [1 1]·T = [1] and T = [2; −1]: the first entries would do, the second one is below 0
  const one = size(1);
  const T = s.free('T', s.sortOf(of([[1], [1]])));
  const conditions = [
    apply('<=', two, one, apply('zero', two, one), T),
    s.equal(apply('*', one, two, one, of([[1, 1]]), T), of([[1]])),
    s.equal(T, of([[2], [-1]])),
  ];
  const some = s.bind(
    'ex',
    T,
    conditions.reduce((a, b) => s.connective('and', a, b)),
  );
  const none = Theorem.infeasible(s, s.not(some), [of([[0], [1]]), of([[0]]), of([[0], [1]])]);
  const claims = [
    { theory: 'matrices', name: 'none', theorem: none },
    { theory: 'matrices', name: 'product', theorem: Theorem.evaluate(s, s.equal(square, of([[rational(10n, 9n), rational(1n, 3n)], [rational(1n, 3n), 2]]))) }, // biome-ignore format: rows
    { theory: 'matrices', name: 'pairs', theorem: Theorem.independent(s, columns(a, two, two), size(65521)) },
    { theory: 'matrices', name: 'all', theorem: Theorem.independent(s, s.not(columns(a, two, three)), of([[1], [3], [-3]])) },
    { theory: 'matrices', name: 'unit', theorem: Theorem.independent(s, columns(apply('eye', three), three, three), apply('eye', three)) },
  ];
  return { signature: s, claims, text: writeCertificate(s, claims) };
}

/** A proof of so many steps: p(0), and p(n) gives p(n + 1). */
export function long(steps: number): Sample {
  const s = new Signature();
  const n = s.free('n', s.nat);
  const p = call(s, s.declare('long:p', 'predicate', [], [n], s.prop));
  const number = (value: number): Term => s.numeral(rational(BigInt(value)), s.nat);
  const next = s.apply(s.arithmetic('+', s.nat), [], [n, number(1)]);
  s.assume('long:next', s.bind('all', n, s.connective('=>', p(n), p(next))));
  const zero = p(number(0));
  let th = Theorem.assume(s, zero);
  for (let i = 0; 2 * i + 5 <= steps; i++) th = Theorem.impElim(Theorem.allElim(Theorem.axiom(s, 'long:next'), number(i)), th);
  const claims = [{ theory: 'long', name: 'far', theorem: Theorem.impIntro(zero, th) }];
  return { signature: s, claims, text: writeCertificate(s, claims) };
}

// ---- changing certificates

export interface Parsed {
  format: string;
  version: number;
  names: string[];
  rows: number[][];
  claims: [string, string, string, number][];
}

/** The parts of a certificate, to be changed. */
export function parsed(text: string): Parsed {
  const { checksum: _, ...rest } = JSON.parse(text);
  return rest;
}

/** The text of a certificate with these parts, and the checksum that fits: a forger can compute it as well as we can. */
export function sealed(parts: object): string {
  const body = `${JSON.stringify(parts).slice(0, -1)},"checksum":"`;
  return `${body}${checksum(body, body.length)}"}`;
}

/** The same for a text whose parts were changed as text. */
export function resealed(text: string): string {
  const end = text.lastIndexOf('"checksum":"') + '"checksum":"'.length;
  return `${text.slice(0, end)}${checksum(text, end)}"}`;
}

export const kindOf = (row: readonly number[]): string => kinds[row[0] ?? -1] ?? '?';
export const rowOf = (kind: (typeof kinds)[number], ...args: number[]): number[] => [kinds.indexOf(kind), ...args];
