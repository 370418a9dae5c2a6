/** Problems in TPTP's first-order form: well-formed, with names that stay apart, and saying no more than ours. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filesOnDisk } from '../../src/disk/files.ts';
import { Library } from '../../src/elaborate/library.ts';
import { type Exported, type FirstOrderProblem, mangled, toTptp } from '../../src/export/tptp.ts';
import { Signature, type Term } from '../../src/terms/index.ts';
import { chain, crowded, type Small } from '../engine/generated.ts';
import { world } from '../prover/world.ts';

const problemOf = ({ small, goal }: { small: Small; goal: Term }): FirstOrderProblem => ({
  rules: small.formulas.map((formula, i) => ({ name: `axiom ${i}`, formula })),
  facts: [],
  goal,
});
const rulesOf = (...formulas: readonly Term[]) => formulas.map((formula, i) => ({ name: `r${i}`, formula }));
const text = (exported: Exported): string => (exported.kind === 'exported' ? exported.text : '');
const lines = (exported: Exported): readonly string[] => text(exported).trimEnd().split('\n');

/** One formula a line: a name, a role, and brackets that close. */
function expectWellFormed(exported: Exported): void {
  const names = lines(exported).map((line) => {
    const [, name = '', body = ''] = /^fof\(([a-z][a-zA-Z0-9_]*), (?:axiom|hypothesis|definition|conjecture), (.*)\)\.$/.exec(line) ?? [];
    expect(body, line).toMatch(/^[a-zA-Z0-9_$!?~&|=<>()[\],: ]+$/);
    let open = 0;
    for (const c of body) {
      if (c === '(') open++;
      if (c === ')') open--;
      expect(open, line).toBeGreaterThanOrEqual(0);
    }
    expect(open, line).toBe(0);
    return name;
  });
  expect(new Set(names).size).toBe(names.length);
}

/** What E says; undefined where there is no E. */
function askE(exported: Exported, seconds = 1): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'lcgm-tptp-'));
  try {
    const file = join(folder, 'problem.p');
    writeFileSync(file, text(exported));
    const { stdout, error } = spawnSync('eprover', ['--auto', `--cpu-limit=${seconds}`, '--proof-object=0', '-s', file], {
      encoding: 'utf8',
    });
    return error === undefined ? (/SZS status (\w+)/.exec(stdout)?.[1] ?? 'no answer') : undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
const PROVED = ['Theorem', 'ContradictoryAxioms'];

describe('names', () => {
  it('stay apart, and are words of TPTP', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        expect(mangled(a)).toMatch(/^[a-zA-Z0-9_]*$/);
        expect(mangled(a) === mangled(b)).toBe(a === b);
      }),
    );
  });
  it.each([
    ['a_b', 'a__b'],
    ['_', '-'],
    ['-', '_2d_'],
    ['_2d_', '__2d__'],
    ['\u00e9', 'e\u0301'],
    ['x 1', 'x1'],
    ['A', 'a'],
  ])('%s and %s stay apart', (a, b) => {
    expect(mangled(a)).not.toBe(mangled(b));
  });
});

describe('a problem', () => {
  it.each([
    ['chain', chain(20)],
    ['question among others', crowded(10)],
  ])('has one formula for each rule, in order: a %s', (_, made) => {
    const problem = problemOf(made);
    const exported = toTptp(made.small.sig, problem);
    expectWellFormed(exported);
    expect(exported).toMatchObject({ kind: 'exported', leftOut: [] });
    const axioms = lines(exported).filter((line) => line.includes(', axiom, '));
    expect(axioms.map((line) => /^fof\(a\d+_(\w+),/.exec(line)?.[1])).toEqual(problem.rules.map((r) => mangled(r.name)));
    expect(lines(exported).filter((line) => line.includes(', conjecture, '))).toHaveLength(1);
  });

  it('brings the definitions that it needs, and those that they need, once', () => {
    const w = world();
    const [x, X, Y] = [w.v('x'), w.v('X', w.sets), w.v('Y', w.sets)];
    const exported = toTptp(w.sig, { rules: [], facts: [w.member(x, w.cap(X, Y))], goal: w.sub(w.cap(X, Y), X) });
    expectWellFormed(exported);
    expect(lines(exported).filter((line) => line.includes(', definition, '))).toHaveLength(2);
    expect(text(exported)).not.toContain('union');
  });

  it('has variables where rules are general, and constants where facts are not', () => {
    const w = world();
    const P = w.pred('P', w.D);
    const a = w.v('a');
    const [rule, fact, goal] = lines(toTptp(w.sig, { rules: rulesOf(P(a)), facts: [P(a)], goal: P(a) }));
    expect(rule).toContain('![X1]: p_P(X1)');
    expect(fact).toContain('p_P(c1_a)');
    expect(goal).toContain('p_P(c1_a)');
  });

  it('keeps variables of one name and different sorts apart', () => {
    const sig = new Signature();
    const [S, T] = ['S', 'T'].map((name) => sig.apply(sig.declare(name, 'sort', [], [], undefined), [], []));
    if (S === undefined || T === undefined) throw new Error('two sorts');
    const [a, b] = [sig.free('x', S), sig.free('x', T)];
    const goal = sig.connective('and', sig.equal(a, a), sig.equal(b, b));
    expect(text(toTptp(sig, { rules: [], facts: [], goal }))).toContain('((c1_x = c1_x) & (c2_x = c2_x))');
  });

  it('keeps numerals of different sorts apart', () => {
    const w = world();
    const one = (sort: Term) => w.sig.numeral({ n: 1n, d: 1n }, sort);
    const goal = w.and(w.eq(one(w.sig.nat), w.v('k', w.sig.nat)), w.eq(one(w.sig.real), w.v('x', w.sig.real)));
    expect(new Set(text(toTptp(w.sig, { rules: [], facts: [], goal })).match(/n_\w+/g)).size).toBe(2);
  });
});

describe('what is left out', () => {
  const w = world();
  const [x, y, X, Y] = [w.v('x'), w.v('y'), w.v('X', w.sets), w.v('Y', w.sets)];
  const [P, f] = [w.pred('P', w.D), w.fun('f', w.D, w.D)];
  const c = w.fun('c', w.D)();
  const why = (rule: Term) => {
    const exported = toTptp(w.sig, { rules: [{ name: 'rule', formula: rule }], facts: [], goal: P(c) });
    return exported.kind === 'exported' ? exported.leftOut : exported;
  };

  it.each<readonly [string, Term, string]>([
    ['that there is only one object', w.all([x, y], w.eq(x, y)), 'an equation of a variable'],
    ['that each object is the same', w.all([x], w.eq(c, x)), 'an equation of a variable'],
    ['the same with a free variable', w.eq(c, x), 'an equation of a variable'],
    ['a function that does nothing', w.all([x], w.eq(f(x), x)), 'an equation of a variable'],
    ['behind two negations', w.not(w.not(w.all([x], w.eq(c, x)))), 'an equation of a variable'],
    ['an object that must not be missing', w.not(w.ex([x], w.not(w.eq(c, x)))), 'an equation of a variable'],
    ['extensionality', w.all([X, Y], w.imp(w.sub(X, Y), w.sub(Y, X), w.eq(X, Y))), 'an equation of a variable'],
    ['a set inside', w.all([X], w.sub(X, w.comp(x, P(x)))), 'a set written out'],
  ])('%s', (_, rule, reason) => {
    expect(why(rule)).toEqual([{ name: 'rule', why: reason }]);
  });

  it.each<readonly [string, Term]>([
    ['injectivity of no object', w.all([x, y], w.imp(w.eq(x, y), w.eq(f(x), f(y))))],
    ['an equation of values', w.all([x], w.eq(f(f(x)), f(x)))],
    ['different objects', w.ex([x, y], w.not(w.eq(x, y)))],
    ['a value of a function', w.all([x], w.ex([y], w.eq(y, f(x))))],
    ['an equation as a condition', w.all([x], w.imp(w.eq(x, c), P(x)))],
  ])('but not %s', (_, rule) => {
    expect(why(rule)).toEqual([]);
  });

  it('is the whole problem where it is the goal', () => {
    expect(toTptp(w.sig, { rules: [], facts: [], goal: w.sub(X, w.comp(x, P(x))) })).toEqual({
      kind: 'inexpressible',
      why: 'a set written out',
    });
    const only = w.all([x, y], w.eq(x, y));
    expect(toTptp(w.sig, { rules: [], facts: [], goal: only }).kind).toBe('exported');
    expect(toTptp(w.sig, { rules: [], facts: [], goal: w.imp(only, P(c)) }).kind).toBe('inexpressible');
  });

  it('is what grows beyond measure when it is written out', () => {
    let big = P(c);
    for (let i = 0; i < 30; i++) big = w.and(big, big);
    expect(why(big)).toEqual([{ name: 'rule', why: 'too large' }]);
  });
});

describe('E', { timeout: 120_000 }, () => {
  const w = world();
  const [x, X, Y] = [w.v('x'), w.v('X', w.sets), w.v('Y', w.sets)];
  const there = spawnSync('eprover', ['--version']).error === undefined;
  if (!there) console.log('there is no eprover (Debian: apt-get install eprover), so what it says is not tested');

  it.each<readonly [string, Signature, FirstOrderProblem]>([
    ['the end of a chain', ...both(chain(50))],
    ['a question among others', ...both(crowded(5))],
    ['an intersection is within its parts', w.sig, { rules: [], facts: [], goal: w.sub(w.cap(X, Y), X) }],
    ['a member of a union', w.sig, { rules: [], facts: [w.member(x, X)], goal: w.member(x, w.cup(Y, X)) }],
  ])('proves that %s', (_, sig, problem) => {
    const exported = toTptp(sig, problem);
    expect(exported.kind).toBe('exported');
    if (there) expect(PROVED).toContain(askE(exported));
  });

  it.each<readonly [string, Signature, FirstOrderProblem]>([
    ['what is beyond a chain', ...both(beyond(chain(50)))],
    ['a union is within its parts', w.sig, { rules: [], facts: [], goal: w.sub(w.cup(X, Y), X) }],
    ['that a member of one set is one of another', w.sig, { rules: [], facts: [w.member(x, X)], goal: w.member(x, Y) }],
  ])('does not prove %s', (_, sig, problem) => {
    const exported = toTptp(sig, problem);
    expect(exported.kind).toBe('exported');
    if (there) expect(PROVED).not.toContain(askE(exported));
  });

  it('finds no contradiction in what the theories state', () => {
    const library = new Library(filesOnDisk('theories'), { proofs: false });
    library.load('theories/paper/dictionary.lcgm');
    const rules = library.all
      .flatMap((l) => l.items)
      .filter(({ fact }) => fact.kind !== 'refute' && fact.kind !== 'open')
      .map(({ fact }) => ({ name: fact.label, formula: fact.theorem.conclusion }));
    const exported = toTptp(library.signature, { rules, facts: [], goal: library.signature.falsum });
    expectWellFormed(exported);
    expect(exported.kind === 'exported' ? exported.formulas : 0).toBeGreaterThan(300);
    if (there) expect(PROVED).not.toContain(askE(exported));
  });

  function beyond({ small, beyond: goal }: ReturnType<typeof chain>): { small: Small; goal: Term } {
    return { small, goal };
  }
  function both(made: { small: Small; goal: Term }): [Signature, FirstOrderProblem] {
    return [made.small.sig, problemOf(made)];
  }
});
