/** Whether there is a matrix with linear properties: a matrix is found and looked at, or Farkas' lemma refutes it. */
import { type Condition, type Conditions, Matrix as Exact, findMatrix } from '../exact/index.ts';
import { MATRICES, Matrices, type Matrix, type OnMatrices, onMatrices, type Signature, type Term, Theorem } from '../logic/index.ts';
import { accepted } from './accepted.ts';
import type { Computed } from './certificate.ts';
import { literal, rowsOf } from './literal.ts';

/** left·T·right, as terms. */
interface Summand {
  readonly left: Term;
  readonly right: Term;
}
/** A matrix expression that is linear in T. */
interface Linear {
  readonly summands: readonly Summand[];
  /** What does not depend on T, if there is anything. */
  readonly constant: Term | undefined;
}

/** ∃T. φ, for linear φ, by some T; `show` proves what φ says of it. */
export function existence(s: Signature, formula: Term, show: (instance: Term) => Computed | undefined): Computed | undefined {
  const found = solve(s, formula);
  if (found?.kind !== 'found') return undefined;
  const witness = accepted(() => literal(s, rowsOf(found.t)));
  const instance = witness === undefined ? undefined : show(s.open(formula, witness));
  if (witness === undefined || instance === undefined) return undefined;
  return {
    theorem: Theorem.exIntro(formula, witness, instance.theorem),
    certificates: [{ kind: 'matrix', terms: [witness] }, ...instance.certificates],
  };
}

/** ¬∃T. φ, for linear φ. */
export function impossibility(s: Signature, formula: Term): Computed | undefined {
  const found = solve(s, formula.kid(0));
  if (found?.kind !== 'impossible') return undefined;
  return accepted(() => {
    const terms = found.multipliers.map((y) => literal(s, rowsOf(y)));
    return { theorem: Theorem.infeasible(s, formula, terms), certificates: [{ kind: 'multipliers', terms }] };
  });
}

function solve(s: Signature, exists: Term): ReturnType<typeof findMatrix> | undefined {
  const conditions = accepted(() => new Reader(s, exists).conditions());
  return conditions === undefined ? undefined : findMatrix(conditions);
}

/** Reads the conditions of ∃T. φ₁ ∧ … ∧ φₖ. */
class Reader {
  readonly #s: Signature;
  readonly #body: Term;
  readonly #unknown: Term;
  readonly #computed: Matrices;
  constructor(s: Signature, exists: Term) {
    this.#s = s;
    this.#unknown = s.free('the unknown', exists.kid(0));
    this.#body = s.open(exists, this.#unknown);
    this.#computed = new Matrices(s);
  }

  conditions(): Conditions | undefined {
    const sizes = sizesOf(this.#s, this.#unknown);
    const read = conjuncts(this.#body).map((f) => this.#condition(f));
    const conditions = read.flatMap((c) => c ?? []);
    return sizes === undefined || conditions.length < read.length
      ? undefined
      : { rows: Number(sizes.rows.value.n), cols: Number(sizes.columns.value.n), conditions };
  }

  #condition(formula: Term): Condition | undefined {
    const atMost = formula.op === 'app' && formula.symbol === onMatrices(this.#s, '<=');
    if (formula.op !== '=' && !atMost) return undefined;
    const [a, b] = [formula.kid(formula.arity - 2), formula.kid(formula.arity - 1)];
    const difference = this.#combined('-', this.#linear(a), this.#linear(b), a);
    if (difference === undefined) return undefined;
    const { summands, constant } = difference;
    const zero = this.#apply('zero', a);
    const value = this.#value(this.#apply('-', a, zero, constant ?? zero));
    const products = summands.map(({ left, right }) => ({ left: this.#value(left), right: this.#value(right) }));
    return { relation: atMost ? '<=' : '=', products, value };
  }

  #linear(e: Term): Linear | undefined {
    const sizes = sizesOf(this.#s, e);
    if (sizes === undefined) return undefined;
    if (e === this.#unknown) return { summands: [{ left: this.#eye(sizes.rows), right: this.#eye(sizes.columns) }], constant: undefined };
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
      summands: inner.summands.map(({ left, right }) => (before ? { left: times(a, left), right } : { left, right: times(right, b) })),
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
        : b.summands.map(({ left, right }) => ({ left: this.#apply('-', left, this.#apply('zero', left), left), right }));
    const zero = () => this.#apply('zero', like);
    const constant =
      a.constant === undefined && b.constant === undefined
        ? undefined
        : this.#apply(name, like, a.constant ?? zero(), b.constant ?? zero());
    return { summands: [...a.summands, ...second], constant };
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
    const { rows, columns, entries }: Matrix = this.#computed.value(closed);
    return Exact.ofRationals(rows, columns, entries);
  }
}

/** The sizes of a matrix, if it is one and they are known. */
function sizesOf(s: Signature, t: Term): { readonly rows: Term; readonly columns: Term } | undefined {
  const sort = s.sortOf(t);
  if (sort.op !== 'sort' || sort.symbol.name !== MATRICES) return undefined;
  const [rows, columns] = [sort.kid(0), sort.kid(1)];
  return rows.op === 'num' && columns.op === 'num' ? { rows, columns } : undefined;
}

/** In the order in which the kernel takes them. */
const conjuncts = (formula: Term): readonly Term[] =>
  formula.op === 'and' ? [...conjuncts(formula.kid(0)), ...conjuncts(formula.kid(1))] : [formula];
