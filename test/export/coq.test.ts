/** Certificates for Coq: what it accepts, what it refuses, on what its proofs rest, and whether we notice when it does not come to the end. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Claim, mergeCertificates, readCertificate, writeCertificate } from '../../src/certificate/index.ts';
import { checkedByCoq, coqPresence } from '../../src/cli/recheck/coq.ts';
import { type CoqFile, complaints, ExportError, summaryComplaints, toCoq, unmangled } from '../../src/export/coq/index.ts';
import { claimed, comment, mangled, marked } from '../../src/export/coq/names.ts';
import { rational, Signature, type Term, Theorem } from '../../src/terms/index.ts';
import { realCertificates } from '../certificate/real.ts';
import { long, matrices, numbers, points } from '../certificate/samples.ts';
import { at } from '../support/at.ts';
import { coqLibrary } from '../support/coq.ts';
import { literals } from '../support/literals.ts';
import { judge, mutantsOf, withMutants } from './mutants.ts';

const available = (await coqPresence()).version !== undefined;
const read = (text: string) => readCertificate(text, {}, true);
const exported = ({ signature, claims }: World): CoqFile => toCoq(read(writeCertificate(signature, claims)));

let folder = '';
let compiled = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lcgm-coq-test-'));
  if (available) compiled = await coqLibrary();
}, 600_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A test that needs Coq: where it is missing, the name says so, and in CI that is a failure. */
const withCoq = (what: string, test: () => Promise<void>): void =>
  it(available ? what : `${what}: NOT CHECKED, coqc is missing (Debian: apt-get install coq)`, async () => {
    expect(available || process.env['CI'] === undefined).toBe(true);
    if (available) await test();
  }, 300_000);
const check = async (file: CoqFile): Promise<readonly string[]> => (await checkedByCoq(file, compiled)).map(({ why }) => why);

interface World {
  readonly signature: Signature;
  readonly claims: readonly Claim[];
}

/** Names that a stranger may choose: words of Coq, its library and ours, quotes, and letters of other scripts. */
const ODD = [
  'forall',
  'Prop',
  'fun',
  "step'1",
  'h1',
  'N',
  'Sort',
  'proved',
  'eq',
  'λ:α.β',
  "a'b",
  '(*',
  '*)',
  '"',
  '.',
  ':',
  '_',
  '∀x',
  '0',
  'x_1',
  'Proved',
  'a b',
  'Nat.le',
  'Mat.mul',
  'Real.',
];

/** Everything that is odd, in one theory. */
function odd(): World {
  const s = new Signature();
  const sorts = ODD.map((name) => s.apply(s.declare(name, 'sort', [], [], undefined), [], []));
  const claims: Claim[] = [];
  const claim = (name: string, theorem: Theorem) => claims.push({ theory: 'odd', name, title: `it's "odd" *) ${name} (*`, theorem });
  for (const [i, sort] of sorts.entries()) {
    const name = ODD[i] ?? '';
    const x = s.free(name, sort);
    const p = s.declare(`p ${name}`, 'predicate', [], [x], s.prop);
    const some = s.bind('ex', x, s.apply(p, [], [x]));
    s.assume(name, some);
    claim(name, Theorem.andIntro(Theorem.axiom(s, name), Theorem.allIntro(x, Theorem.refl(s, x))));
  }
  // two variables of one name, and a variable called as a bound one
  const [a, b] = [s.free('x', sorts[0] ?? s.nat), s.free('x', sorts[1] ?? s.nat)];
  claim('same name', Theorem.allIntro(a, Theorem.allIntro(b, Theorem.andIntro(Theorem.refl(s, a), Theorem.refl(s, b)))));
  const n = s.free('n', s.nat);
  const other = s.bind('all', n, s.bind('ex', s.free('n', s.rat), s.equal(n, n)));
  const within = Theorem.exIntro(s.bind('ex', s.free('n', s.rat), s.equal(n, n)), s.numeral(rational(1n), s.rat), Theorem.refl(s, n));
  claim('shadow', Theorem.allIntro(n, within));
  expect(claims.at(-1)?.theorem.conclusion).toBe(other);
  return { signature: s, claims };
}

/** Definitions on definitions: written out, the last has 2⁴⁰ parts. */
function tower(): World {
  const s = new Signature();
  const n = s.free('n', s.nat);
  const claims: Claim[] = [];
  let double = (t: Term) => s.apply(s.arithmetic('+', s.nat), [], [t, t]);
  let holds = (t: Term) => s.equal(t, t);
  for (let i = 0; i < 40; i++) {
    const [f, p] = [s.define(`d${i}`, [], [n], double(double(n))), s.define(`p${i}`, [], [n], s.connective('and', holds(n), holds(double(n))))];
    const claim = (name: string, theorem: Theorem) => claims.push({ theory: 'tower', name: `${name} ${i}`, theorem: Theorem.allIntro(n, theorem) });
    claim('what it is', Theorem.definition(s, f));
    claim('which it is', Theorem.definition(s, p));
    claim('itself', Theorem.refl(s, s.apply(f, [], [n])));
    double = (t) => s.apply(f, [], [t]);
    holds = (t) => s.apply(p, [], [t]);
  }
  return { signature: s, claims };
} // biome-ignore format: one thought

/** Sorts that mention numbers, numbers that are combined on the way, sort variables, and variables that get lost. */
function indices(): World {
  const s = new Signature();
  const claims: Claim[] = [];
  const claim = (name: string, theorem: Theorem) => claims.push({ theory: 'indices', name, theorem });
  const num = (sort: Term, p: number, q = 1) => s.numeral(rational(BigInt(p), BigInt(q)), sort);
  const op = (symbol: '+' | '-' | '*' | '/' | '<=' | '<', a: Term, b: Term) => s.apply(s.arithmetic(symbol, s.sortOf(a)), [], [a, b]);
  const n = s.free('n', s.nat);
  const R = s.declare('R', 'sort', [], [n], undefined);
  const vectors = (size: Term) => s.apply(R, [], [size]);
  const pad = s.declare('pad', 'function', [], [n, s.free('v', vectors(n))], vectors(op('+', n, num(s.nat, 1))));
  // R(2 + 1) is R(3): pad(2, v) = w for a w of R(3)
  const v = s.free('v', vectors(n));
  const padded = s.apply(pad, [], [n, v]);
  const everyPad = Theorem.allIntro(n, Theorem.allIntro(v, Theorem.refl(s, padded)));
  claim('pad', everyPad);
  const two = num(s.nat, 2);
  const v2 = s.free('v', vectors(two));
  const w = s.free('w', vectors(num(s.nat, 3)));
  const some = s.bind('ex', w, s.equal(s.apply(pad, [], [two, v2]), w));
  const instance = Theorem.allElim(Theorem.allElim(everyPad, two), v2);
  claim('R(2 + 1) is R(3)', Theorem.allIntro(v2, Theorem.exIntro(some, s.apply(pad, [], [two, v2]), instance)));
  const general = Theorem.refl(s, padded);
  const w4 = s.free('v', vectors(num(s.nat, 4)));
  claim('n becomes 4', Theorem.allIntro(w4, Theorem.instantiate(general, new Map([[n, num(s.nat, 4)]])))); // its v goes along
  // 1/2 + 1/3 becomes 5/6 when x does, over Rat and Real; 2 - 3 is 0 over Nat
  for (const sort of [s.rat, s.real]) {
    const x = s.free('x', sort);
    const p = s.declare(`p ${sort.symbol.name}`, 'predicate', [], [x], s.prop);
    const P = (t: Term) => s.apply(p, [], [t]);
    const half = num(sort, 1, 2);
    const rule = s.bind('all', x, s.connective('=>', P(op('+', half, x)), P(op('/', op('*', x, num(sort, 4)), num(sort, 3)))));
    const at = Theorem.allElim(Theorem.impElim(Theorem.impIntro(rule, Theorem.assume(s, rule)), Theorem.assume(s, rule)), num(sort, 1, 3));
    expect(at.conclusion).toBe(s.connective('=>', P(num(sort, 5, 6)), P(num(sort, 4, 9))));
    const used = Theorem.impElim(at, Theorem.assume(s, P(num(sort, 5, 6))));
    claim(`5/6 of ${sort.symbol.name}`, Theorem.impIntro(rule, Theorem.impIntro(P(num(sort, 5, 6)), used)));
  }
  const m = s.free('m', s.nat);
  const less = Theorem.allIntro(n, Theorem.refl(s, op('-', n, num(s.nat, 3))));
  const zero = Theorem.allElim(less, two);
  expect(zero.conclusion).toBe(s.equal(num(s.nat, 0), num(s.nat, 0)));
  claim('2 - 3', zero);
  // truncated subtraction is an unknown: from n - m <= 2 follows n - m < 3, over Nat
  const difference = op('-', n, m);
  const one = rational(1n);
  const bounded = Theorem.linear(s, [Theorem.assume(s, op('<=', difference, two))], op('<', difference, num(s.nat, 3)), [[one, one]]);
  claim('n - m', Theorem.allIntro(n, Theorem.allIntro(m, Theorem.impIntro(op('<=', difference, two), bounded))));
  claim('0 <= n', Theorem.allIntro(n, Theorem.linear(s, [], op('<=', num(s.nat, 0), n), [[one]])));
  const [x, y] = [s.free('x', s.rat), s.free('y', s.rat)];
  const twice = Theorem.linear(s, [Theorem.assume(s, s.equal(op('*', num(s.rat, 2), x), op('/', y, num(s.rat, -3))))], s.equal(op('-', num(s.rat, 0), op('*', y, num(s.rat, 1, 6))), x), [[rational(1n, 2n), one], [rational(-1n, 2n), one]]); // biome-ignore format: rows
  claim(
    'Rat',
    Theorem.allIntro(y, Theorem.allIntro(x, Theorem.impIntro(s.equal(op('*', num(s.rat, 2), x), op('/', y, num(s.rat, -3))), twice))),
  );
  claim('evaluated', Theorem.andIntro(Theorem.evaluate(s, s.not(s.equal(two, num(s.nat, 3)))), Theorem.andIntro(Theorem.evaluate(s, s.not(op('<', num(s.real, 1, 2), num(s.real, -1, 2)))), Theorem.evaluate(s, s.not(op('<=', num(s.rat, 1, 2), num(s.rat, 1, 3))))))); // biome-ignore format: one thought
  // ∀x. ⊥ gives ⊥, of a sort that is a variable; and a variable is lost in whose sort another one stands, which is bound afterwards
  const A = s.sortVariable('A');
  const a = s.free('a', A);
  const never = s.bind('all', a, s.falsum);
  const lost = Theorem.impIntro(never, Theorem.allElim(Theorem.assume(s, never), a));
  claim('no sort is empty', lost);
  claim('R is not empty', Theorem.instantiate(lost, new Map([[A, vectors(two)]])));
  claim('Set(R) is not empty', Theorem.instantiate(lost, new Map([[A, s.setOf(vectors(two))]])));
  const nothing = s.bind('all', n, s.bind('all', v, s.falsum));
  const inner = Theorem.allElim(Theorem.allElim(Theorem.assume(s, nothing), n), v);
  const bound = Theorem.allIntro(n, Theorem.exFalso(inner, op('<=', n, n)));
  claim('lost within', Theorem.impIntro(nothing, bound));
  // two schematic hypotheses become one; a schematic axiom at two sorts
  const same = s.bind('all', a, s.equal(a, a));
  s.assume('schema', s.connective('or', same, same));
  claim('schema', Theorem.instantiate(Theorem.axiom(s, 'schema'), new Map([[A, s.setOf(A)]])));
  const [f, g] = [s.free('f', s.setOf(A)), s.free('g', s.setOf(A))];
  const twoHypotheses = Theorem.andIntro(Theorem.assume(s, s.member(a, f)), Theorem.assume(s, s.member(a, g)));
  const merged = Theorem.instantiate(twoHypotheses, new Map([[g, f]]));
  claim('merged', Theorem.allIntro(f, Theorem.allIntro(a, Theorem.impIntro(s.member(a, f), merged))));
  s.assume('plain', s.equal(two, two));
  claim('plain', Theorem.axiom(s, 'plain'));
  return { signature: s, claims };
}

describe('names', () => {
  const names = fc.string({ unit: 'grapheme', minLength: 1 });

  it('can be read back, and are identifiers that no library has', () => {
    const property = fc.property(fc.oneof(names, fc.constantFrom(...ODD)), (name) => {
      expect(unmangled(mangled(name))).toBe(name);
      expect(mangled(name)).toMatch(/^[A-Za-z][A-Za-z0-9_']*'[A-Za-z0-9_']*$/);
    });
    fc.assert(property, { numRuns: 2_000 });
  });

  it('differ if they are names of different things', () => {
    const all = ODD.flatMap((name) => [
      mangled(name),
      ...(['axiom', 'inhabited', 'definition'] as const).map((mark) => marked(name, mark)),
      claimed(name, 'x'),
      claimed('x', name),
    ]);
    expect(new Set(all).size).toBe(all.length);
    expect(mangled('std.sets:subset')).toBe("std'_sets''subset");
    expect([mangled('a.b'), mangled("a'_b"), mangled('a_b')]).toEqual(["a'_b'symbol", "a'u27'_b'symbol", "a_b'symbol"]);
  });

  it('cannot get out of a comment', () => {
    fc.assert(
      fc.property(names, (name) => {
        expect(comment(name).slice(2, -2)).not.toMatch(/\(\*|\*\)|"|[\n\r\u2028\p{Cc}]/u);
      }),
    );
    for (const text of ['*)', '(*)', '*', '(', ')', '**)(**', '(*(*', '"', "'", 'a\n*)\r\nEnd Proofs.', '\u2028*)\u2028'])
      expect(`(*${comment(text).slice(2, -2)}`).not.toMatch(/.\(\*|\*\)|"|[\n\r\u2028]/);
    expect(comment('f (x) of "A*"\n*) Axiom no : False. (*')).toBe("(* f (x) of ''A*'' * ) Axiom no : False. ( * *)");
  });
});

describe('Coq', () => {
  withCoq(
    'accepts every rule, odd names, sorts that mention numbers, lost variables, and what is computed; all rests on what the kernel says',
    async () => {
      const texts = [points(), numbers(), matrices(), odd(), indices(), tower()].map((each) =>
        writeCertificate(each.signature, each.claims),
      );
      const certificate = read(mergeCertificates(texts));
      // what theories say of their axioms is a stranger's, too
      const hostile = ['*) Axiom no : False. (*', 'a "quote', '(* and', '(*)', '"*)"', 'two\nlines *)\rmore', '( *', '‮*)'];
      const told = (names: readonly string[]) => {
        const all = new Map(names.map((name, i) => [name, at(hostile, i % hostile.length)]));
        return (name: string) => all.get(name);
      };
      expect(certificate.axioms.length).toBeGreaterThan(hostile.length);
      const remarks = {
        symbol: told(certificate.symbols.map(({ name }) => name)),
        axiom: told(certificate.axioms.map(({ name }) => name)),
      };
      const file = toCoq(certificate, certificate.claims, remarks);
      for (const each of hostile) expect(file.text).toContain(`${comment(each)}\nAxiom `);
      expect(file.claims.length).toBeGreaterThan(50);
      expect(await check(file)).toEqual([]);
    },
  );

  withCoq('accepts a proof of 50,000 steps, whose text is as long in proportion', async () => {
    const [short, proof] = [exported(long(1_000)), exported(long(50_000))];
    expect(proof.steps).toBe(49_999);
    expect(proof.text.length).toBeLessThan(54 * short.text.length);
    expect(await check(proof)).toEqual([]);
  });

  withCoq('accepts shipped theories, each step once, and so does coqchk', async () => {
    const texts = realCertificates().certificates.map(({ text }) => text);
    const merged = toCoq(read(mergeCertificates(texts)));
    const alone = texts.map((text) => toCoq(read(text)));
    expect(merged.claims.length).toBe(alone.reduce((sum, file) => sum + file.claims.length, 0));
    expect(merged.steps).toBeLessThan(alone.reduce((sum, file) => sum + file.steps, 0));
    expect(await checkedByCoq(merged, compiled, { again: true })).toEqual([]);
  });

  it('is not asked what would take it too long', () => {
    const s = new Signature();
    const { apply, size } = literals(s);
    const many = Theorem.independent(s, apply('independent', size(16), size(16), apply('eye', size(16)), size(8)), size(65521));
    expect(() => exported({ signature: s, claims: [{ theory: 't', name: 'many', theorem: many }] })).toThrow(ExportError);
  });

  it('is not given a formula that is too large as a tree', () => {
    const s = new Signature();
    let formula = s.equal(s.numeral(rational(0n), s.nat), s.numeral(rational(1n), s.nat));
    for (let i = 0; i < 30; i++) formula = s.connective('and', formula, formula);
    const large = Theorem.impIntro(formula, Theorem.assume(s, formula));
    expect(() => exported({ signature: s, claims: [{ theory: 't', name: 'large', theorem: large }] })).toThrow(ExportError);
  });
});

/** What is changed in a file, and into what. */
type Change = readonly [string, string];
const ofPoints: readonly Change[] = [
  // another axiom, another witness, another premise, another order
  ["(q_p'symbol'axiom x_1)", "(p_f'symbol'axiom x_1)"],
  ["((p_f'symbol'axiom c'symbol) p_c'symbol'axiom)", "(p_c'symbol'axiom (p_f'symbol'axiom c'symbol))"],
  ["(p_f'symbol'axiom (f'symbol c'symbol))", "(p_f'symbol'axiom c'symbol)"],
  ["(p'symbol x__0)) (twice'symbol c'symbol) (leibniz", "(p'symbol x__0)) (f'symbol c'symbol) (leibniz"],
  ["(fun h1 => ((q_p'symbol'axiom x_1) h1)) (fun h2 => h2)", "(fun h2 => h2) (fun h1 => ((q_p'symbol'axiom x_1) h1))"],
  ['(fun h2 => h2))', '(fun h2 => x_1))'],
  // a definition the wrong way round, an equation for another one
  ["(twice'symbol'definition c'symbol) (refl", "(twice'symbol'definition (f'symbol c'symbol)) (refl"],
  ["(refl (twice'symbol c'symbol))", "(refl (f'symbol c'symbol))"],
  // the other side, the other half, no negation
  ["(or_right (q'symbol x_1) (or_left", "(or_left (q'symbol x_1) (or_left"],
  ["(or_left (q'symbol y_2) (classical", "(or_left (q'symbol x_1) (classical"],
  ["(classical (fun h2 : ((p'symbol x_1) -> False) => (h2 (step'2 x_1))))", "(classical (fun h2 : (p'symbol x_1) => h2))"],
  ["(h2 (step'2 x_1))", "(h2 (step'2 y_2))"],
  ["(and_left (leibniz (fun t__0 : (S_1 -> Prop) => (t__0 a_4))", "(and_right (leibniz (fun t__0 : (S_1 -> Prop) => (t__0 a_4))"],
  ["(cap'symbol S_1 S_1'i A_2 B_3) A_2)) (fun (a_4", "(cap'symbol S_1 S_1'i A_2 B_3) B_3)) (fun (a_4"],
  ['(and_intro h2 h2)', '(and_intro h2 a_3)'],
  // ∃y. ∀x and ∀x. ∃y
  ["(h1 x_1))))).", "(h1 z_2)))))."],
  ["r'symbol x_1 y__0)) z_2", "r'symbol x_1 y__0)) x_1"],
  ["(ex_elim r_ex'symbol'axiom", "(ex_elim p_c'symbol'axiom"],
  // hypotheses, and the end
  ["step'7 : (False -> ", "step'7 : (True -> "],
  ["(fun h1 : False => (ex_falso", "(fun h1 : True => (ex_falso"],
  ["Definition step'8 : (forall", "Definition step'8 : (exists"],
  ["(extension S_1 (cap'symbol S_1 S_1'i A_2 A_2) A_2", "(extension S_1 A_2 (cap'symbol S_1 S_1'i A_2 A_2)"],
  ["(step'6 Point'symbol Point'symbol'inhabited)", "(step'5 Point'symbol Point'symbol'inhabited)"],
  ["Definition step'2 (x_1 : Point'symbol) : (p'symbol x_1)", "Definition step'2 (x_1 : Point'symbol) : (q'symbol x_1)"],
  ["Definition points''4'claim : (forall x__0 : Point'symbol, (exists y__1 : Point'symbol, (r'symbol x__0 y__1)))", "Definition points''4'claim : (forall x__0 : Point'symbol, (exists y__1 : Point'symbol, (r'symbol y__1 x__0)))"],
]; // biome-ignore format: one a line
const ofNumbers: readonly Change[] = [
  // a multiplier, a sign, strictness, a premise, another conclusion
  ["(cons (Qmake 1 1) (cons (Qmake 1 1) (cons (Qmake 1 1) nil)))", "(cons (Qmake 1 1) (cons (Qmake 2 1) (cons (Qmake 1 1) nil)))"],
  ['(cons (Qmake 1 2) (cons (Qmake 1 2) nil))', '(cons (Qmake 1 2) (cons (Qmake (-1) 2) nil))'],
  ['(cons (Qmake 1 2) (cons (Qmake 1 2) nil))', '(cons (Qmake 0 2) (cons (Qmake 0 2) nil))'],
  ['(cons (Qmake (-1) 1) (cons (Qmake 1 1) nil))', '(cons (Qmake 1 1) (cons (Qmake 1 1) nil))'],
  ['(eq_refl true) h1 h2 : (Real_lt a_1 d_3))', '(eq_refl true) h2 h1 : (Real_lt a_1 d_3))'],
  ['(eq_refl true) h1 h2 : (Real_lt a_1 d_3))', '(eq_refl true) h1 h2 : (Real_lt d_3 a_1))'],
  ['(fun h2 : (Real_lt b_2 d_3) => (linear_order', '(fun h2 : (Real_le b_2 d_3) => (linear_order'],
  ['(these nil nil (cons a_1 (cons b_2 (cons d_3 nil))))', '(these nil nil (cons b_2 (cons a_1 (cons d_3 nil))))'],
  ["step'5 : (Rat_lt (rat (-1) 2) (rat 0 1))", "step'5 : (Rat_lt (rat 0 1) (rat (-1) 2))"],
  ['(Linear.numeral (-1) 2)', '(Linear.numeral 1 2)'],
  ["step'4 : (small'symbol 18446744073709551618%N (zero'symbol 18446744073709551618%N))", "step'4 : (small'symbol 18446744073709551618%N (zero'symbol 18446744073709551617%N))"],
]; // biome-ignore format: one a line

const ofMatrices: readonly Change[] = [
  // evidence, entries, sizes, how many columns
  ['(Matrices.cell (-3) 1)', '(Matrices.cell (-2) 1)'],
  ['(Matrices.above 1%N 1%N 1%N (Matrices.cell 0 1) (Matrices.cell 1 1))', '(Matrices.above 1%N 1%N 1%N (Matrices.cell 1 1) (Matrices.cell 0 1))'],
  ['(Matrices.closed 2%N 1%N (Matrices.zero 2%N 1%N)) Matrices.unknown', 'Matrices.unknown (Matrices.closed 2%N 1%N (Matrices.zero 2%N 1%N))'],
  ['(Mat_beside 1%N 1%N 1%N (Mat_cell (real 10 9)) (Mat_cell (real 1 3)))', '(Mat_beside 1%N 1%N 1%N (Mat_cell (real 1 3)) (Mat_cell (real 10 9)))'],
  ['(Mat_independent 3%N 3%N (Mat_eye 3%N) 3%N)', '(Mat_independent 3%N 3%N (Mat_zero 3%N 3%N) 3%N)'],
  ['(independent_columns 3%N 3%N (Matrices.eye 3%N) 3%N', '(independent_columns 3%N 3%N (Matrices.zero 3%N 3%N) 3%N'],
]; // biome-ignore format: one a line

/** The file with every change tried before the definition in which it is made, where Coq has to refuse it. */
function mutated(file: CoqFile, changes: readonly Change[]): string {
  const definitions = file.text.split(/^(?=Definition |Goal |End |Axiom |Parameter |\(\*)/m);
  const tried = changes.map(([from, to]) => {
    const at = definitions.findIndex((each) => each.includes(from));
    expect(at, from).toBeGreaterThanOrEqual(0);
    return { at, text: `Fail ${(definitions[at] ?? '').replace(from, () => to).trimEnd()}\n` };
  });
  return definitions.map((each, i) => `${tried.flatMap((one) => (one.at === i ? [one.text] : [])).join('')}${each}`).join('');
}

describe('Coq refuses', () => {
  const cases: readonly (readonly [string, () => World, readonly Change[]])[] = [
    ['wrong proofs', points, ofPoints],
    ['wrong arithmetic', numbers, ofNumbers],
    ['wrong matrices', matrices, ofMatrices],
  ];
  for (const [what, world, changes] of cases)
    withCoq(`${what}: ${changes.length} of them`, async () => {
      writeFileSync(join(folder, 'Mutants.v'), mutated(exported(world()), changes));
      const { status, stdout, stderr } = spawnSync('coqc', ['-q', '-noglob', '-test-mode', '-R', compiled, 'Lcgm', 'Mutants.v'], { cwd: folder, encoding: 'utf8' }); // biome-ignore format: one thought
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout.match(/^The command has indeed failed with message:$/gm)?.length).toBe(changes.length);
      expect(stdout).not.toMatch(/not found in the current environment|Syntax error/);
    });

  /** Mutants that Coq accepts, for they are proofs of the same: each with the reason. */
  const SAME: readonly (readonly [RegExp, string])[] = [
    [/\(Linear\.numeral \(-1\) 3\)|\(rat \(-1\) 3\)/, 'that -1/3 < 0, and that -1/2 < 0, are computed to the same: -1 < 0'],
    [/\(rat 0 2\)|\(Matrices\.cell 0 2\)/, '0/2 is 0'],
  ];

  for (const [what, world, least] of [['points', points, 45], ['numbers', numbers, 50], ['matrices', matrices, 50]] as const)
    withCoq(`mutants of ${what} that chance made`, async () => {
      const { text } = exported(world());
      const mutants = mutantsOf(text, 5, 16);
      // coqtop, which goes on after an error; the module is not closed, for its name is taken by what went wrong
      const { stdout } = spawnSync('coqtop', ['-q', '-R', compiled, 'Lcgm'], { input: withMutants(text, mutants), encoding: 'utf8', maxBuffer: 1 << 28 }); // biome-ignore format: one thought
      const { accepted, controls, counts } = judge(mutants, stdout);
      expect(mutants.length, JSON.stringify(counts)).toBeGreaterThan(least);
      expect(controls).toHaveLength(mutants.length);
      // what is accepted proves what the original proves, to the letter
      const said = (commands: readonly string[]): readonly string[] => commands.map((command) => command.replace(/:=[\s\S]*/, ''));
      for (const { commands, control } of accepted) expect(said(commands)).toEqual(said(control));
      const unexplained = accepted.filter(({ commands }) => !SAME.some(([pattern]) => commands.some((command) => pattern.test(command))));
      expect(unexplained).toEqual([]);
    }); // biome-ignore format: a table

  withCoq('steps that are assumed, and we notice', async () => {
    const file = exported(points());
    const text = file.text.replace(/^Definition (step'8 : [\s\S]*?) :=[\s\S]*?\.$/m, 'Axiom $1.');
    expect(text).not.toBe(file.text);
    expect((await check({ ...file, text })).join('\n')).toContain("in Coq points:2 (p everywhere) rests on step'8");
    const admitted = file.text.replace(/^Definition (step'8 : [\s\S]*?) :=[\s\S]*?\.$/m, 'Lemma $1. Proof. Admitted.');
    expect((await check({ ...file, text: admitted })).join('\n')).toContain("in Coq points:2 (p everywhere) rests on step'8");
  });

  withCoq('a step, an axiom and a statement that are wrong, and says which', async () => {
    const certificate = read(points().text);
    const file = toCoq(certificate);
    const changed = (from: string | RegExp, to: string) => {
      const text = file.text.replace(from, to);
      expect(text).not.toBe(file.text);
      return checkedByCoq({ ...file, text }, compiled);
    };
    const [wrong] = await changed("(h2 (step'2 x_1))", "(h2 (step'2 h2))");
    expect(wrong?.why).toContain('has type');
    // by the number that it has in the certificate: what Coq stops at is the conclusion of that step
    expect(certificate.theorems[wrong?.step ?? -1]).toBe(certificate.claims[2]?.theorem);
    const [statement] = await changed(/^Definition points''explosion'claim : .* :=$/m, "Definition points''explosion'claim : False :=");
    expect(statement).toMatchObject({
      step: undefined,
      why: expect.stringMatching(/^in the statement of points:explosion, coqc does not compile it: it ended with the code 1: Error:/),
    });
    const [axiom] = await changed("Axiom p_c'symbol'axiom : (p'symbol c'symbol)", "Axiom p_c'symbol'axiom : (c'symbol p'symbol)");
    expect(axiom?.why).toMatch(/^in the axiom p_c, /);
  });

  withCoq('statements and symbols that are others, though all is proved of them, and we notice', async () => {
    const file = exported(points());
    const text = [
      [/^(Definition points''explosion'claim) : .* :=\n.*$/m, '$1 : True := I.'],
      [/^Parameter Point'symbol : Sort\.$/m, "Definition Point'symbol : Sort := unit."],
      [/^Parameter (r'symbol) : (.*), Prop\.$/m, 'Definition $1 : $2, Prop := fun _ _ => True.'],
    ].reduce((from, [pattern = '', to = '']) => {
      const changed = from.replace(pattern, String(to));
      expect(changed).not.toBe(from);
      return changed;
    }, file.text);
    const of = (constant: string, what: string): string => `what Coq has as ${constant} is not what the kernel means by ${what}`;
    expect(await check({ ...file, text })).toEqual([
      of("Point'symbol", 'the symbol Point'),
      of("r'symbol", 'the symbol r'),
      of("points''explosion'claim", 'the claim points:explosion'),
    ]);
  });

  withCoq('a file that ends too early, and we notice', async () => {
    const file = exported(points());
    const cut = file.text.slice(0, file.text.indexOf('Print Assumptions all'));
    expect(await check({ ...file, text: cut })).toEqual(['Coq does not come to the end']);
    expect(await check({ ...file, text: '' })).toEqual(['Coq does not come to what points:1 (p somewhere) rests on']);
    expect((await check({ ...file, text: `${file.text}Goal False. Proof. exact I. Qed.\n` })).join('\n')).toContain(
      'it ended with the code 1: Error:',
    );
  });
});

describe('what Coq prints', () => {
  const claim = { theory: 't', name: 'c', title: undefined, constant: "t''c'claim", axioms: ["t''a'axiom"], oracles: ['oracle:linear'] };
  const file: CoqFile = {
    text: '',
    places: [],
    expected: [],
    claims: [claim],
    parameters: ["t''f"],
    axioms: claim.axioms,
    steps: 1,
    definitions: 1,
  };
  const first = [
    'lcgm: claim 1',
    'Axioms:',
    "t''a'axiom : True",
    'linear_order',
    '  : forall u : unknowns, True',
    'Classical_Prop.classic : True',
  ];
  const rest = [
    'lcgm: all claims, with the oracles proved',
    'Axioms:',
    "Proved.t''a'axiom : True",
    "Proved.t''f : Nat",
    'lcgm: the end',
    '',
  ];
  const said = (...lines: string[]): readonly string[] => complaints(file, lines.join('\n'));

  it('is believed if it is just what is said', () => {
    expect(said(...first, ...rest)).toEqual([]);
    expect(said(...first, "t''f : Nat", 'Real_le : Number Proper -> Number Proper -> Prop', ...rest)).toEqual([]);
  });

  it('is not believed if anything more is assumed', () => {
    for (const name of [
      "step'1",
      "t''b'axiom",
      'evaluate_order',
      'independent_not',
      'sig_forall_dec',
      'Foo.classic',
      'admitted',
      "t''c'claim",
    ])
      expect(said(...first, `${name} : False`, ...rest), name).toHaveLength(1);
    for (const name of ["Proved.step'1", 'Given.linear_order', "Proved.t''b'axiom", "t''a'axiom", 'linear_order', "Proved.Given.t''f"])
      expect(said(...first, ...rest.slice(0, -2), `${name} : False`, ...rest.slice(-2)), name).toHaveLength(1);
  });

  it('is not believed if anything is missing, or comes twice, or later', () => {
    for (const i of first.keys()) if (i !== 4 && i !== 5) expect(said(...first.filter((_, k) => k !== i), ...rest), `${i}`).not.toEqual([]);
    for (const i of [0, 1, 4]) expect(said(...first, ...rest.filter((_, k) => k !== i)), `${i}`).not.toEqual([]);
    expect(said(...first, ...first, ...rest)).not.toEqual([]);
    expect(said(...first, ...rest, 'Error: something')).not.toEqual([]);
    expect(said('', ...first, ...rest)).not.toEqual([]);
    expect(said('lcgm: claim 1', 'Closed under the global context', ...rest)).toHaveLength(2);
    expect(said()).not.toEqual([]);
  });
});

describe('what Coq says that a constant says', () => {
  const { expected } = exported(points());
  const isSaid = (constant: string, text: string): boolean => at(expected.filter((each) => each.constant === constant), 0).isSaid(text); // biome-ignore format: one thought
  const said: readonly (readonly [string, string])[] = [
    ["points''3'claim", "points''3'claim = step'3\n     : forall (y__0 x__1 : Point'symbol) (_ : q'symbol x__1), or (q'symbol x__1) (or (p'symbol x__1) (q'symbol y__0))\n"],
    ["points''1'claim", "points''1'claim = step'1\n     : @ex Point'symbol (fun x__0 : Point'symbol => p'symbol x__0)\n"],
    ["points''4'claim", "points''4'claim = step'9 : forall x : Point'symbol, @ex Point'symbol (fun y : Point'symbol => r'symbol x y)"],
    ["cap'symbol", "cap'symbol = fun (S_1 : Sort) (i : inhabited S_1) (A_2 B_3 : forall a : S_1, Prop) (a__0 : S_1) => and (A_2 a__0) (B_3 a__0)\n     : forall (S_1 : Sort) (i : inhabited S_1) (x : forall x : S_1, Prop) (x : forall x : S_1, Prop) (x : S_1), Prop\n"],
    ["p_f'symbol'axiom", "*** [ p_f'symbol'axiom : forall (x__0 : Point'symbol) (_ : p'symbol x__0), p'symbol (f'symbol x__0) ]\n"],
    ["Point'symbol", "*** [ Point'symbol : Sort ]\n"],
    ["Point'symbol'inhabited", "*** [ Point'symbol'inhabited : inhabited Point'symbol ]\n"],
    ["r'symbol", "*** [ r'symbol : forall (_ : Point'symbol) (_ : Point'symbol), Prop ]\n"],
  ]; // biome-ignore format: a table

  it.each(said)('is recognised: %s', (constant, text) => {
    expect(isSaid(constant, text)).toBe(true);
  });

  it.each(said)('is not, if any word is another one, missing or doubled: %s', (constant, text) => {
    const words = text.split(/(?<=[\s()])|(?=[\s()])/);
    const others = ['q', 'True', 'forall', '(', "p'symbol", "Point'symbol", 'x__0', '...'];
    let tried = 0;
    for (const [i, word] of words.entries()) {
      // by what it is proved, and what a variable is called that does not occur, does not matter
      if (word.trim() === '' || word === '_' || word.startsWith('step') || ((word === 'i' || word === 'x' || word === 'a') && words.slice(i + 1).every((each) => each !== word))) continue;
      for (const other of ['', `${word} ${word}`, ...others]) {
        const changed = [...words.slice(0, i), other, ...words.slice(i + 1)].join('');
        if (other === word || (/^\w+$/.test(word) && /^[ixa]$/.test(word))) continue;
        tried++;
        expect(isSaid(constant, changed), changed).toBe(false);
      }
    }
    expect(tried).toBeGreaterThan(40);
  }); // biome-ignore format: one thought

  it('is not, if two variables change places', () => {
    const [, text] = at(said, 0);
    expect(isSaid("points''3'claim", text.replace('y__0 x__1 :', 'x__1 y__0 :'))).toBe(false);
    expect(isSaid("points''4'claim", "points''4'claim = step'9 : forall x : Point'symbol, @ex Point'symbol (fun y : Point'symbol => r'symbol y x)")).toBe(false);
    expect(isSaid("points''4'claim", "points''4'claim = step'9 : forall x : Point'symbol, @ex Point'symbol (fun x : Point'symbol => r'symbol x x)")).toBe(false);
  }); // biome-ignore format: one thought
});

describe('what coqchk prints', () => {
  const file: CoqFile = {
    text: '',
    places: [],
    expected: [],
    claims: [],
    parameters: ["t''f"],
    axioms: ["t''a'axiom"],
    steps: 1,
    definitions: 1,
  };
  const summary = (axioms: string, rest = '<none>'): string =>
    ['', 'CONTEXT SUMMARY', '===============', '', '* Theory: Set is predicative', '', '* Axioms:', ...axioms.split(' ').map((name) => `    ${name}`), '', '* Constants/Inductives relying on type-in-type: <none>', '', `* Constants/Inductives relying on unsafe (co)fixpoints: ${rest}`, '', '* Inductives whose positivity is assumed: <none>', ''].join('\n'); // biome-ignore format: one text

  it('is believed if nothing but what the file declares is assumed', () => {
    const own = "Checked.Certificate.Proved.t''f Checked.Certificate.Proved.t''a'axiom Coq.Logic.Classical_Prop.classic";
    expect(summaryComplaints(file, summary(own))).toEqual([]);
  });

  it('is not believed otherwise', () => {
    for (const name of ["Checked.Certificate.Proved.step'1", 'Lcgm.Proved.Given.linear_order', "t''f", 'Foo.Coq.classic'])
      expect(summaryComplaints(file, summary(name)), name).toEqual([`coqchk finds the axiom ${name}`]);
    expect(summaryComplaints(file, summary("Checked.Certificate.Proved.t''f", "step'1"))).toHaveLength(1);
    for (const text of ['', 'Modules were successfully checked', summary('x').replace('* Axioms:', '* Axiom:')])
      expect(summaryComplaints(file, text), text).not.toEqual([]);
  });
});

describe('certificates together', () => {
  it('have each step once, and all claims', () => {
    const text = points().text;
    const again = text.replaceAll('"points"', '"others"').replaceAll('"points.sets"', '"others.sets"');
    const [one, two] = [read(text), read(mergeCertificates([text, again]))];
    expect(two.steps).toBe(one.steps);
    expect(two.claims.map((claim) => claim.name)).toEqual([...one.claims, ...one.claims].map((claim) => claim.name));
    expect(read(mergeCertificates([text])).steps).toBe(one.steps);
  });

  it('must not disagree about a name', () => {
    const [s, t] = [new Signature(), new Signature()];
    const claimed = (u: Signature, sort: Term): string => {
      const c = u.declare('c', 'function', [], [], sort);
      return writeCertificate(u, [{ theory: 't', name: sort.symbol.name, theorem: Theorem.refl(u, u.apply(c, [], [])) }]);
    };
    expect(() => read(mergeCertificates([claimed(s, s.nat), claimed(t, t.rat)]))).toThrow('already taken');
    expect(() => read(mergeCertificates([points().text, points().text]))).toThrow('twice');
  });
});
