/** Whether there is no matrix with linear properties, by Farkas' lemma; and what formulas say of matrices that is linear. */
import { type Condition, type Conditions, Matrix as Exact, findMatrix } from '../exact/index.ts';
import {
  MATRICES,
  Matrices,
  type Matrix,
  type OnMatrices,
  onMatrices,
  type Rational,
  rational,
  type Signature,
  type Term,
  Theorem,
} from '../terms/index.ts';
import { accepted } from './accepted.ts';
import type { Computed } from './certificate.ts';
import { literal, rowsOf } from './literal.ts';

/** left·T·right, as terms; T is one of the unknowns. */
interface Summand {
  readonly left: Term;
  readonly right: Term;
  readonly unknown: Block;
}
/** A matrix expression that is linear in the unknowns. */
interface Linear {
  readonly summands: readonly Summand[];
  /** What does not depend on them, if there is anything. */
  readonly constant: Term | undefined;
}

/** An unknown, as a block of one matrix that has them all below each other, each in the first columns. */
export interface Block {
  readonly unknown: Term;
  readonly rows: number;
  readonly columns: number;
  readonly top: number;
}

/** The conditions that a formula states of unknowns. */
export interface Stated {
  readonly blocks: readonly Block[];
  readonly conditions: Conditions;
  /** Whether it also says something that is not linear. */
  readonly more: boolean;
}

/** ¬∃T. φ, for linear φ. */
export function impossibility(s: Signature, formula: Term): Computed | undefined {
  const exists = formula.kid(0);
  const unknown = s.free('the unknown', exists.kid(0));
  const stated = conditionsOf(s, [unknown], s.open(exists, unknown));
  const found = stated === undefined || stated.more ? undefined : findMatrix(stated.conditions);
  if (found?.kind !== 'impossible') return undefined;
  return accepted(() => {
    const terms = found.multipliers.map((y) => literal(s, rowsOf(y)));
    return { theorem: Theorem.infeasible(s, formula, terms), certificates: [{ kind: 'multipliers', terms }] };
  });
}

/** What a conjunction says of the unknowns. */
export function conditionsOf(s: Signature, unknowns: readonly Term[], body: Term): Stated | undefined {
  const blocks: Block[] = [];
  for (const unknown of unknowns) {
    const sizes = sizesOf(s, unknown);
    if (sizes === undefined) return undefined;
    const [rows, columns] = [Number(sizes.rows.value.n), Number(sizes.columns.value.n)];
    if (rows === 0 || columns === 0) return undefined;
    const above = blocks.at(-1);
    blocks.push({ unknown, rows, columns, top: above === undefined ? 0 : above.top + above.rows });
  }
  const rows = blocks.reduce((n, b) => n + b.rows, 0);
  const cols = Math.max(...blocks.map((b) => b.columns));
  if (rows * cols > MOST_UNKNOWNS) return undefined;
  const reader = new Reader(s, blocks, rows, cols);
  const read = conjuncts(body).map((f) => accepted(() => reader.condition(f)));
  const conditions = read.flatMap((c) => c ?? []);
  return { blocks, conditions: { rows, cols, conditions }, more: conditions.length < read.length };
}
/** Entries of all unknowns together. */
const MOST_UNKNOWNS = 1 << 16;

/** Reads conditions φ₁ ∧ … ∧ φₖ. */
class Reader {
  readonly #s: Signature;
  readonly #blocks: readonly Block[];
  readonly #rows: number;
  readonly #cols: number;
  readonly #computed: Matrices;
  constructor(s: Signature, blocks: readonly Block[], rows: number, cols: number) {
    [this.#s, this.#blocks, this.#rows, this.#cols] = [s, blocks, rows, cols];
    this.#computed = new Matrices(s);
  }

  condition(formula: Term): Condition | undefined {
    const atMost = formula.op === 'app' && formula.symbol === onMatrices(this.#s, '<=');
    if (formula.op !== '=' && !atMost) return undefined;
    const [a, b] = [formula.kid(formula.arity - 2), formula.kid(formula.arity - 1)];
    const difference = this.#combined('-', this.#linear(a), this.#linear(b), a);
    if (difference === undefined) return undefined;
    const { summands, constant } = difference;
    const zero = this.#apply('zero', a);
    const value = this.#value(this.#apply('-', a, zero, constant ?? zero));
    const products = summands.map((each) => this.#placed(each));
    return { relation: atMost ? '<=' : '=', products, value };
  }

  #linear(e: Term): Linear | undefined {
    const sizes = sizesOf(this.#s, e);
    if (sizes === undefined) return undefined;
    const unknown = this.#blocks.find((b) => b.unknown === e);
    if (unknown !== undefined) return { summands: [{ left: this.#eye(sizes.rows), right: this.#eye(sizes.columns), unknown }], constant: undefined }; // biome-ignore format: one thought
    if (e.mask === 0) return { summands: [], constant: e };
    if (e.op !== 'app' || e.arity < 2) return undefined;
    const [a, b] = [e.kid(e.arity - 2), e.kid(e.arity - 1)];
    const name = (['+', '-', '*'] as const).find((each) => e.symbol === onMatrices(this.#s, each));
    if (name === '*') return this.#multiplied(e, a, b);
    return name === undefined ? undefined : this.#combined(name, this.#linear(a), this.#linear(b), e);
  }

  /** A product with a closed factor. */
  #multiplied(e: Term, a: Term, b: Term): Linear | undefined {
    const inner = a.mask === 0 ? this.#linear(b) : b.mask === 0 ? this.#linear(a) : undefined;
    if (inner === undefined) return undefined;
    const before = a.mask === 0;
    const times = (x: Term, y: Term) => this.#product(x, y);
    return {
      summands: inner.summands.map((each) => (before ? { ...each, left: times(a, each.left) } : { ...each, right: times(each.right, b) })),
      constant:
        inner.constant === undefined
          ? undefined
          : this.#s.apply(e.symbol, [], [...e.kids().slice(0, 3), before ? a : inner.constant, before ? inner.constant : b]),
    };
  }

  /** a + b or a − b; `like` has the size of both. */
  #combined(name: '+' | '-', a: Linear | undefined, b: Linear | undefined, like: Term): Linear | undefined {
    if (a === undefined || b === undefined) return undefined;
    const second =
      name === '+'
        ? b.summands
        : b.summands.map((each) => ({ ...each, left: this.#apply('-', each.left, this.#apply('zero', each.left), each.left) }));
    const zero = () => this.#apply('zero', like);
    const constant =
      a.constant === undefined && b.constant === undefined
        ? undefined
        : this.#apply(name, like, a.constant ?? zero(), b.constant ?? zero());
    return { summands: [...a.summands, ...second], constant };
  }

  /** left·T·right, for the matrix of all unknowns in place of T. */
  #placed({ left, right, unknown }: Summand): { readonly left: Exact; readonly right: Exact } {
    const [a, b] = [this.#computed.value(left), this.#computed.value(right)];
    if (this.#blocks.length === 1) return { left: exact(a), right: exact(b) };
    const zero = rational(0n);
    const wide = Array.from({ length: a.rows * this.#rows }, (_, at): Rational => {
      const [i, k] = [Math.floor(at / this.#rows), (at % this.#rows) - unknown.top];
      return (k >= 0 && k < a.columns ? a.entries[i * a.columns + k] : undefined) ?? zero;
    });
    const tall = Array.from({ length: this.#cols * b.columns }, (_, at): Rational => b.entries[at] ?? zero);
    return { left: Exact.ofRationals(a.rows, this.#rows, wide), right: Exact.ofRationals(this.#cols, b.columns, tall) };
  }

  /** An operation on matrices of the size that `like` has. */
  #apply(name: OnMatrices, like: Term, ...args: Term[]): Term {
    const sort = this.#s.sortOf(like);
    return this.#s.apply(onMatrices(this.#s, name), [], [sort.kid(0), sort.kid(1), ...args]);
  }
  #product(a: Term, b: Term): Term {
    const [left, right] = [this.#s.sortOf(a), this.#s.sortOf(b)];
    return this.#s.apply(onMatrices(this.#s, '*'), [], [left.kid(0), left.kid(1), right.kid(1), a, b]);
  }
  #eye(size: Term): Term {
    return this.#s.apply(onMatrices(this.#s, 'eye'), [], [size]);
  }
  #value(closed: Term): Exact {
    return exact(this.#computed.value(closed));
  }
}

const exact = ({ rows, columns, entries }: Matrix): Exact => Exact.ofRationals(rows, columns, entries);

/** The sizes of a matrix, if it is one and they are known. */
function sizesOf(s: Signature, t: Term): { readonly rows: Term; readonly columns: Term } | undefined {
  const sort = s.sortOf(t);
  if (sort.op !== 'sort' || sort.symbol.name !== MATRICES) return undefined;
  const [rows, columns] = [sort.kid(0), sort.kid(1)];
  return rows.op === 'num' && columns.op === 'num' ? { rows, columns } : undefined;
}

/** In the order in which the kernel takes them. */
export const conjuncts = (formula: Term): readonly Term[] =>
  formula.op === 'and' ? [...conjuncts(formula.kid(0)), ...conjuncts(formula.kid(1))] : [formula];
