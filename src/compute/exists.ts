/**
 * Whether there are matrices with such and such properties. What is linear in them is solved for; what is not, is looked at afterwards,
 * and if it fails other solutions are tried. Permutations are gone through.
 */
import { type Condition, findMatrix, Matrix } from '../exact/index.ts';
import { Matrices, onMatrices, type Rational, rational, type Signature, showRational, type Term, Theorem } from '../terms/index.ts';
import { accepted } from './accepted.ts';
import type { Computed } from './certificate.ts';
import { conditionsOf, conjuncts, type Stated } from './linear.ts';
import { literal } from './literal.ts';

/** So many permutations are looked at, and so many beginnings of some. */
const MOST_PERMUTATIONS = 1_000;
const MOST_BEGINNINGS = 100_000;
/** So many solutions are looked at besides the first one, and for each so often the conditions are weakened to find one. */
const ATTEMPTS = 8;
const WEAKENED = 4;

type Show = (instance: Term) => Computed | undefined;

/** ∃T₁ … Tₖ. φ, by some matrices; `show` proves what φ says of them. */
export function existence(s: Signature, formula: Term, show: Show): Computed | undefined {
  const unknown = s.free('the permutation', formula.kid(0));
  const permutations = permutationsOf(s, unknown, conjuncts(s.open(formula, unknown)));
  if (permutations !== undefined) return first(permutations, (q) => introduced(s, formula, [q], show));
  const { unknowns, body } = prefix(s, formula);
  const stated = conditionsOf(s, unknowns, body);
  if (stated === undefined || stated.conditions.conditions.length === 0) return undefined;
  return first(solutions(s, stated), (witnesses) => introduced(s, formula, witnesses, show));
}

function first<T, U>(all: Iterable<T>, make: (each: T) => U | undefined): U | undefined {
  for (const each of all) {
    const made = make(each);
    if (made !== undefined) return made;
  }
  return undefined;
}

/** T₁ … Tₖ and φ. */
function prefix(s: Signature, formula: Term): { readonly unknowns: readonly Term[]; readonly body: Term } {
  const unknowns: Term[] = [];
  let body = formula;
  while (body.op === 'ex') {
    const unknown = s.free(`unknown ${unknowns.length}`, body.kid(0));
    unknowns.push(unknown);
    body = s.open(body, unknown);
  }
  return { unknowns, body };
}

/** From φ of these witnesses. */
function introduced(s: Signature, formula: Term, witnesses: readonly Term[], show: Show): Computed | undefined {
  const stages = [formula];
  for (const w of witnesses) stages.push(s.open(stages.at(-1) ?? formula, w));
  const instance = show(stages.at(-1) ?? formula);
  if (instance === undefined) return undefined;
  const theorem = witnesses.reduceRight((th, w, i) => Theorem.exIntro(stages[i] ?? formula, w, th), instance.theorem);
  return { theorem, certificates: [{ kind: 'matrix', terms: witnesses }, ...instance.certificates] };
}

// ---- what is linear

/** Solutions of the linear conditions: one, and if that may not do, others that are pushed aside in different directions. */
function* solutions(s: Signature, { blocks, conditions, more }: Stated): Iterable<readonly Term[]> {
  const solve = (besides: readonly Condition[]): readonly Term[] | undefined => {
    const found = findMatrix({ ...conditions, conditions: [...conditions.conditions, ...besides] });
    if (found.kind !== 'found') return undefined;
    return accepted(() =>
      blocks.map(({ rows, columns, top }) =>
        literal(
          s,
          Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (__, j) => found.t.at(top + i, j))),
        ),
      ),
    );
  };
  const found = solve([]);
  if (found === undefined) return;
  yield found;
  const { rows, cols } = conditions;
  const digits = chance();
  for (let attempt = 0; more && attempt < ATTEMPTS; attempt++) {
    const bounds = Array.from({ length: rows * cols }, () => digits.next().value);
    for (let weaker = 0; weaker < WEAKENED; weaker++) {
      const other = solve([atLeast(rows, cols, bounds, 4n ** BigInt(weaker) * BigInt(8 * rows))]);
      if (other === undefined) continue;
      yield other;
      break;
    }
  }
}

/** T ≥ these numbers over that denominator. */
function atLeast(rows: number, cols: number, bounds: readonly bigint[], denominator: bigint): Condition {
  const negative = Matrix.ofRationals(rows, rows, Array.from({ length: rows * rows }, (_, k) => rational(k % (rows + 1) === 0 ? -1n : 0n))); // biome-ignore format: one thought
  return { relation: '<=', products: [{ left: negative }], value: Matrix.ofRationals(rows, cols, bounds.map((n) => rational(-n, denominator))) }; // biome-ignore format: one thought
}

/** Digits 0 … 15, the same in every run. */
function* chance(): Generator<bigint, never> {
  for (let state = 1n; ; state = (state * 1_103_515_245n + 12_345n) % 2_147_483_648n) yield (state >> 16n) % 16n;
}

// ---- permutations

/** If it is said that Q·Qᵀ is the unit matrix: the permutations that satisfy the equations A = B·Q among the conditions. */
function permutationsOf(s: Signature, q: Term, conditions: readonly Term[]): Iterable<Term> | undefined {
  const sort = s.sortOf(q);
  const count = sort.op === 'sort' && sort.arity === 2 ? sort.kid(0) : q;
  const is = (t: Term, name: '*' | 'eye' | 'transpose') => t.op === 'app' && t.symbol === onMatrices(s, name);
  const isOrthogonal = (t: Term) =>
    t.op === '=' && is(t.kid(1), 'eye') && is(t.kid(0), '*') && t.kid(0).kid(3) === q && is(t.kid(0).kid(4), 'transpose') && t.kid(0).kid(4).kid(2) === q; // biome-ignore format: one thought
  if (count.op !== 'num' || count.value.n === 0n || !conditions.some(isOrthogonal)) return undefined;
  const size = Number(count.value.n);
  const computed = new Matrices(s);
  const rules = conditions.flatMap((t) => {
    if (t.op !== '=' || !is(t.kid(1), '*') || t.kid(0).mask !== 0 || t.kid(1).kid(3).mask !== 0 || t.kid(1).kid(4) !== q) return [];
    const made = accepted(() => ({ a: computed.value(t.kid(0)), b: computed.value(t.kid(1).kid(3)) }));
    return made === undefined ? [] : [made];
  });
  return permutations(s, size, rules);
}

interface Columns {
  readonly a: { readonly columns: number; readonly entries: readonly Rational[] };
  readonly b: { readonly columns: number; readonly entries: readonly Rational[] };
}

function* permutations(s: Signature, size: number, rules: readonly Columns[]): Iterable<Term> {
  const column = ({ columns, entries }: Columns['a'], j: number) =>
    entries.filter((_, at) => at % columns === j).map(showRational).join(' '); // biome-ignore format: one thought
  const fits = (from: number, to: number) => rules.every(({ a, b }) => column(a, from) === column(b, to));
  const allowed = Array.from({ length: size }, (_, from) => Array.from({ length: size }, (__, to) => to).filter((to) => fits(from, to)));
  let [left, beginnings] = [MOST_PERMUTATIONS, MOST_BEGINNINGS];
  function* extended(images: readonly number[]): Iterable<readonly number[]> {
    if (images.length === size && left-- > 0) yield images;
    for (const to of allowed[images.length] ?? [])
      if (left > 0 && beginnings-- > 0 && !images.includes(to)) yield* extended([...images, to]);
  }
  for (const images of extended([])) {
    const rows = Array.from({ length: size }, (_, to) => images.map((image) => rational(image === to ? 1n : 0n)));
    const made = accepted(() => literal(s, rows));
    if (made !== undefined) yield made;
  }
}
