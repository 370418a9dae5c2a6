/** Whatever is proved must be true in every finite model; and what is true of propositions must be proved. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Term } from '../../src/terms/index.ts';
import { world } from './world.ts';

type Formula =
  | { readonly op: 'atom'; readonly name: string; readonly args: readonly Expr[] }
  | { readonly op: '='; readonly args: readonly [Expr, Expr] }
  | { readonly op: 'and' | 'or' | 'imp'; readonly parts: readonly [Formula, Formula] }
  | { readonly op: 'not'; readonly part: Formula }
  | { readonly op: 'all' | 'ex'; readonly name: string; readonly part: Formula };
/** A variable, the constant c, or f of something. */
type Expr = string | { readonly f: Expr };

const names = ['x', 'y', 'z'] as const;
const expr: fc.Arbitrary<Expr> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom<Expr>(...names, 'c') },
  { weight: 2, arbitrary: fc.constantFrom<Expr>(...names, 'c').map((e): Expr => ({ f: e })) },
);
const proposition: fc.Arbitrary<Formula> = fc.constantFrom('A', 'B', 'C').map((name): Formula => ({ op: 'atom', name, args: [] }));
const atom: fc.Arbitrary<Formula> = fc.oneof(
  proposition,
  fc.tuple(fc.constantFrom('P', 'Q'), expr).map(([name, e]): Formula => ({ op: 'atom', name, args: [e] })),
  fc.tuple(expr, expr).map(([a, b]): Formula => ({ op: 'atom', name: 'R', args: [a, b] })),
  fc.tuple(expr, expr).map((args): Formula => ({ op: '=', args })),
);
const formula = (leaf: fc.Arbitrary<Formula>, quantified: boolean, depth: number): fc.Arbitrary<Formula> => {
  if (depth === 0) return leaf;
  const part = formula(leaf, quantified, depth - 1);
  const both = fc.tuple(fc.constantFrom('and', 'or', 'imp'), fc.tuple(part, part)).map(([op, parts]): Formula => ({ op, parts }));
  const not = part.map((p): Formula => ({ op: 'not', part: p }));
  const bound = fc
    .tuple(fc.constantFrom('all', 'ex'), fc.constantFrom(...names), part)
    .map(([op, name, p]): Formula => ({ op, name, part: p }));
  return quantified ? fc.oneof(leaf, both, both, not, bound, bound) : fc.oneof(leaf, both, both, not);
};

const w = world();
const predicates = new Map([
  ['A', w.pred('A')], ['B', w.pred('B')], ['C', w.pred('C')],
  ['P', w.pred('P', w.D)], ['Q', w.pred('Q', w.D)], ['R', w.pred('R', w.D, w.D)],
]); // biome-ignore format: a table
const [f, c] = [w.fun('f', w.D, w.D), w.fun('c', w.D)()];

const term = (e: Expr): Term => (typeof e === 'string' ? (e === 'c' ? c : w.v(e)) : f(term(e.f)));
function encode(a: Formula): Term {
  switch (a.op) {
    case 'atom':
      return predicates.get(a.name)?.(...a.args.map(term)) ?? w.falsum;
    case '=':
      return w.eq(term(a.args[0]), term(a.args[1]));
    case 'not':
      return w.not(encode(a.part));
    case 'all':
    case 'ex':
      return w[a.op]([w.v(a.name)], encode(a.part));
    default:
      return w[a.op](encode(a.parts[0]), encode(a.parts[1]));
  }
}

interface Model {
  readonly size: number;
  /** An endless supply of arbitrary bits: the truth of an atom is found at its place. */
  readonly bits: number;
}
const holds = (m: Model, key: string): boolean => {
  let h = m.bits;
  for (const ch of key) h = Math.imul(h ^ ch.charCodeAt(0), 0x01000193) ^ (h >>> 13);
  return ((h >>> 7) & 1) === 1;
};
function value(m: Model, e: Expr, at: ReadonlyMap<string, number>): number {
  if (typeof e === 'string') return e === 'c' ? (m.bits >>> 3) % m.size : (at.get(e) ?? 0);
  const n = value(m, e.f, at);
  return (holds(m, `f${n}`) ? 1 : 0) % m.size;
}
function truth(m: Model, a: Formula, at: ReadonlyMap<string, number>): boolean {
  switch (a.op) {
    case 'atom':
      return holds(m, `${a.name}${a.args.map((e) => value(m, e, at)).join()}`);
    case '=':
      return value(m, a.args[0], at) === value(m, a.args[1], at);
    case 'not':
      return !truth(m, a.part, at);
    case 'and':
      return truth(m, a.parts[0], at) && truth(m, a.parts[1], at);
    case 'or':
      return truth(m, a.parts[0], at) || truth(m, a.parts[1], at);
    case 'imp':
      return !truth(m, a.parts[0], at) || truth(m, a.parts[1], at);
    default: {
      const all = [...Array(m.size).keys()].map((n) => truth(m, a.part, new Map([...at, [a.name, n]])));
      return a.op === 'all' ? all.every(Boolean) : all.some(Boolean);
    }
  }
}

/** Models of one to three elements, with every choice of the free variables. */
function* models(): Generator<{ readonly m: Model; readonly at: ReadonlyMap<string, number> }> {
  for (let size = 1; size <= 3; size++) {
    for (let seed = 1; seed <= 24; seed++) {
      const m = { size, bits: Math.imul(seed + 31 * size, 0x9e3779b1) >>> 0 };
      const pick = (k: number) => (seed >>> k) % size;
      yield { m, at: new Map([['x', pick(0)], ['y', pick(1)], ['z', pick(2)]]) }; // biome-ignore format: a table
    }
  }
}

describe('what is proved', () => {
  it('is true in finite models', () => {
    let proved = 0;
    let stuck = 0;
    const facts = fc.array(formula(atom, true, 2), { maxLength: 3 });
    fc.assert(
      fc.property(facts, formula(atom, true, 3), (given, goal) => {
        const outcome = w.ask(given.map(encode), encode(goal), { budget: { steps: 4_000 } });
        if (outcome.kind === 'stuck') stuck++;
        else {
          proved++;
          for (const { m, at } of models()) expect(!given.every((g) => truth(m, g, at)) || truth(m, goal, at)).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
    expect(proved).toBeGreaterThan(20);
    expect(stuck).toBeGreaterThan(20);
  });

  it('is what is true, for propositions', () => {
    const seen = { proved: 0, stuck: 0 };
    const facts = fc.array(formula(proposition, false, 2), { maxLength: 3 });
    fc.assert(
      fc.property(facts, formula(proposition, false, 3), (given, goal) => {
        const rows = [0, 1, 2, 3, 4, 5, 6, 7].map(
          (row) =>
            (a: Formula): boolean =>
              evaluate(a, row),
        );
        const valid = rows.every((row) => !given.every(row) || row(goal));
        const { kind } = w.ask(given.map(encode), encode(goal));
        seen[kind]++;
        expect(kind).toBe(valid ? 'proved' : 'stuck');
      }),
      { numRuns: 400 },
    );
    expect(Math.min(seen.proved, seen.stuck)).toBeGreaterThan(20);
  });
});

/** A proposition in the row of the truth table where A, B, C have these bits. */
function evaluate(a: Formula, row: number): boolean {
  if (a.op === 'atom') return ((row >>> 'ABC'.indexOf(a.name)) & 1) === 1;
  if (a.op === 'not') return !evaluate(a.part, row);
  if (a.op === 'and') return evaluate(a.parts[0], row) && evaluate(a.parts[1], row);
  if (a.op === 'or') return evaluate(a.parts[0], row) || evaluate(a.parts[1], row);
  return a.op === 'imp' && (!evaluate(a.parts[0], row) || evaluate(a.parts[1], row));
}
