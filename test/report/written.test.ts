/** Traces of written proofs: each step with the facts that it took, in the place where it stands; what is not proved is not called so. */
import { describe, expect, it } from 'vitest';
import { plain, reasonOf, type Step, type Trace } from '../../src/report/trace/model.ts';
import { isTold, traceOf } from '../../src/report/trace/of.ts';
import { verdicts } from '../../src/verdict/verdict.ts';
import { loadText } from '../support/theories.ts';

const WORLD = `theory test "test"
predicate p (n : Nat) "{n} is fine"
predicate q (n : Nat)
predicate r (m n : Nat)
function f (n : Nat) : Nat
axiom pq (n : Nat) "fine numbers have q" if p(n) then q(n) because "x"
axiom some: exists n. p(n) because "x"
axiom either (n : Nat): p(n) or q(n) because "x"
axiom fixed (n : Nat): f(n) = n because "x"
define fine := { n : Nat | p(n) }
`;
function lastTrace(text: string): Trace {
  const loaded = loadText(`${WORLD}${text}`);
  const verdict = verdicts(loaded).at(-1);
  if (verdict === undefined) throw new Error('nothing is stated');
  expect(isTold(verdict)).toBe(true);
  return traceOf(verdict, loaded);
}
/** The lines, as indented text. */
const tell = (steps: readonly Step[], indent = ''): string[] =>
  steps.flatMap((step) => {
    const why = plain(reasonOf(step));
    return [`${indent}(${step.mark}) ${plain(step.sentence)}${why === '' ? '' : ` | ${why}`}`, ...tell(step.block, `${indent}  `)];
  });
const told = (text: string): string[] => lastTrace(text).parts.flatMap((part) => tell(part.steps));

describe('a written proof', () => {
  it('is told step by step, with what was taken and what was assumed', () => {
    const trace = lastTrace(`theorem t (m : Nat) if p(m) then forall n in fine. q(m) and q(n)
proof
  have q(m) by pq
  take n in fine
  have q(n) by pq
  thus q(m) and q(n)
qed`);
    expect(plain(trace.setting)).toBe('for all m : Nat');
    expect(trace.assumptions.map((a) => `${a.mark}: ${plain(a.sentence)}`)).toEqual(['A1: m is fine']);
    expect(plain(trace.statement)).toBe('forall n in fine. q(m) and q(n)');
    expect(trace.parts.map((part) => part.heading)).toEqual(['proof']);
    expect(trace.parts.flatMap((part) => tell(part.steps))).toEqual([
      '(1) q(m) | by pq (fine numbers have q) from (A1)',
      '(2) Let n in fine be arbitrary',
      '(3) q(n) | by pq (fine numbers have q) from (2)',
      '(4) q(m) and q(n) | from (1), (3)',
    ]);
  });
  it('keeps what a block opens within the block', () => {
    expect(
      told(`theorem t: (forall n. p(n) => q(n)) and exists m. q(m)
proof
  have forall n. p(n) => q(n)
  proof
    take n
    assume p(n)
    thus q(n) by pq
  qed
  obtain n where p(n) by some
  have q(n)
  thus (forall n. p(n) => q(n)) and exists m. q(m)
qed`),
    ).toEqual([
      '(1) forall n : Nat. p(n) => q(n) | as follows',
      '  (1.1) Let n : Nat be arbitrary',
      '  (1.2) Assume n is fine',
      '  (1.3) q(n) | by pq (fine numbers have q) from (1.2)',
      '(2) There is n : Nat such that n is fine | by some',
      '(3) q(n) | from (1), (2)',
      '(4) (forall n : Nat. p(n) => q(n)) and exists m : Nat. q(m) | from (1), (3)',
    ]);
  });
  it('tells the cases, and what leaves only these', () => {
    expect(
      told(`theorem t (n : Nat): q(n)
proof
  cases by either
  case p(n):
    thus q(n) by pq
  case q(n):
    thus q(n)
  qed
qed`),
    ).toEqual([
      '(1) p(n) or q(n) | by either',
      '(2) q(n) | by cases from (1)',
      '  (2.1) Case n is fine',
      '    (2.1.1) q(n) | by pq (fine numbers have q) from (2.1)',
      '  (2.2) Case q(n)',
      '    (2.2.1) q(n) | from (2.2)',
    ]);
  });
  it('tells a chain link by link', () => {
    expect(
      told(`theorem t (n : Nat): f(f(n)) = n
proof
  thus f(f(n)) = f(n) by fixed
               = n    by fixed
qed`),
    ).toEqual(['(1) f(f(n)) = n | step by step', '  (1.1) f(f(n)) = f(n) | by fixed', '  (1.2) = n | by fixed']);
  });
  it('says that the opposite is assumed, and where that ends', () => {
    expect(
      told(`theorem t (n : Nat) if p(n) then q(n)
proof
  assume not q(n)
  thus false by pq
qed`),
    ).toEqual(['(1) Suppose, for a contradiction, that not q(n)', '(2) a contradiction | by pq (fine numbers have q) from (A1), (1)']);
  });
  it('uses the names that it gives, and writes out what they stand for where it gives them', () => {
    expect(
      told(`theorem t (m : Nat) if forall n. r(m, n) then { n | r(m, n) } = { n : Nat | true }
proof
  let A := { n | r(m, n) }
  let B := { n | n in A }
  have forall n. n in A
  have B = A
  thus A = { n : Nat | true }
qed`),
    ).toEqual([
      '(1) Let A := { n : Nat | r(m, n) }',
      '(2) Let B := { n : Nat | n in A }',
      '(3) forall n : Nat. n in A | from (A1)',
      '(4) B = A | by logic and definitions',
      '(5) A = { n : Nat | true } | from (A1)',
    ]);
  });
  it('lists statements in words, but lets no `and` follow a formula that would take it in', () => {
    expect(
      told(`theorem t (m : Nat) if exists k. p(k) and q(k) and r(m, k) and k != m, exists k. (forall n. r(k, n)) and p(k) then p(m) or m = m
proof
  obtain k where p(k), q(k), r(m, k), k != m
  have p(k) and q(k) and r(m, k)
  obtain j where forall n. r(j, n), p(j)
  have (forall n. r(j, n)) and p(j)
  thus p(m) or m = m
qed`).map((line) => line.replace(/ \|.*/, '')),
    ).toEqual([
      '(1) There is k : Nat such that k is fine, q(k), r(m, k) and k != m',
      '(2) k is fine, q(k) and r(m, k)',
      '(3) There is j : Nat such that forall n : Nat. r(j, n); j is fine',
      '(4) (forall n : Nat. r(j, n)) and p(j)',
      '(5) p(m) or m = m',
    ]);
  });
  it('does not rename what is only another name of a variable', () => {
    expect(
      told(`theorem t (m : Nat) if p(m) then q(m)
proof
  let n := m
  thus q(n) by pq
qed`),
    ).toEqual(['(1) Let n := m', '(2) q(m) | by pq (fine numbers have q) from (A1)']);
  });
  it('tells apart two variables that are called alike', () => {
    expect(
      told(`theorem t (n : Nat) if p(n) then exists m. p(m) and q(n)
proof
  obtain n where p(n) by some
  thus exists m. p(m) and q(m) by pq
qed`).slice(0, 1),
    ).toEqual(["(1) There is n' : Nat such that n' is fine | by some"]);
  });
  it('is told where it is only a list of facts, or nothing', () => {
    expect(told('theorem t (n : Nat) if p(n) then q(n) by pq')).toEqual(['(1) q(n) | by pq (fine numbers have q) from (A1)']);
    expect(told('theorem t (n : Nat): n <= n + 1')).toEqual(['(1) n <= n + 1 | by linear arithmetic']);
  });
  it('is told of claims, too', () => {
    const trace = lastTrace('parameter n : Nat\ngiven p(n)\nclaim 1: q(n)\nproof\n  thus q(n) by pq\nqed');
    expect(trace.parts.flatMap((part) => tell(part.steps))).toEqual(['(1) q(n) | by pq (fine numbers have q) from (A1)']);
  });
});

describe('the reason of a step', () => {
  it('names no fact that was listed and not used', () => {
    expect(told('theorem t (n : Nat) if p(n) then q(n)\nproof\n  thus q(n) by fixed, pq, some\nqed')).toEqual([
      '(1) q(n) | by pq (fine numbers have q) from (A1)',
    ]);
  });
  it('does not count arithmetic that a fact rests on as its own', () => {
    const text = 'theorem less (n : Nat): f(n) <= n + 1 by fixed\ntheorem t (n : Nat): f(f(n)) <= f(n) + 1 by less';
    expect(told(text)).toEqual(['(1) f(f(n)) <= f(n) + 1 | by less']);
  });
  it.each([
    ['a step that the prover does not find', 'have q(n)', 'q(n)'],
    ['a step that nobody has proved', 'have q(n) sorry', 'q(n)'],
  ])('is not there for %s', (_what, step, statement) => {
    const trace = lastTrace(`theorem t (n : Nat): q(n)\nproof\n  ${step}\n  thus q(n)\nqed`);
    expect(trace.verdict).toBe('unknown');
    expect(trace.parts.flatMap((part) => tell(part.steps))).toEqual([`(1) ${statement} | not proved`, '(2) q(n) | from (1)']);
  });
  it('is not there where the proof ends too early, or cannot be understood', () => {
    expect(told('theorem t (n : Nat) if p(n) then q(n)\nproof\n  have q(n) by pq\nqed').at(-1)).toBe('(2) q(n) | not proved');
    expect(told('theorem t (n : Nat) if p(n) then q(n)\nproof\n  take x\n  thus q(n) by pq\nqed')).toEqual(['(1) q(n) | not proved']);
  });
  it('never refers to a line of a block that is closed', () => {
    const lines = told(`theorem t (n : Nat) if p(n) then q(n) and q(n)
proof
  have q(n)
  proof
    have q(n) by pq
    thus q(n)
  qed
  thus q(n) and q(n)
qed`);
    expect(lines.at(-1)).toBe('(2) q(n) and q(n) | from (1)');
  });
});
