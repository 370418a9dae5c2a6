/**
 * The oracle `infeasible`: there is no matrix T with such and such linear properties, ¬∃T. φ₁ ∧ … ∧ φₖ, by Farkas' lemma. Each φᵢ is an
 * equation or inequality between matrix expressions, linear in T with closed coefficients. Its evidence is a matrix Yᵢ for each φᵢ.
 *
 * φᵢ says that Lᵢ(T) + Cᵢ is 0, or ≥ 0 in each entry; then so is ⟨Yᵢ, Lᵢ(T) + Cᵢ⟩, if Yᵢ ≥ 0 in the second case. These add up to
 * ⟨Z, T⟩ + c for a matrix Z and a number c, which is ≥ 0 for each T that has the properties. But if Z = 0 and c < 0, it is negative.
 */
import { refuse } from '../error.ts';
import { add, effort, multiply, negate, ONE, type Rational, ZERO } from '../rational.ts';
import type { Signature } from '../signature.ts';
import { Matrices, type Matrix, MOST, onMatrices } from './matrices.ts';

export function checkInfeasibility(s: Signature, formula: number, evidence: readonly number[]): void {
  const exists = s.op(formula) === '=>' && s.part(formula, 1) === s.falsum ? s.part(formula, 0) : formula;
  if (s.op(exists) !== 'ex' || exists === formula) refuse('infeasible needs a statement that there is no matrix');
  if (s.mask(formula) !== 0) refuse('the statement is not closed');
  const unknown = s.free('T', s.part(exists, 0));
  const conditions = conjuncts(s, s.open(exists, [unknown]));
  if (conditions.length !== evidence.length) refuse(`evidence is needed for each of ${conditions.length} conditions`);
  const total = new Total(s, unknown);
  for (const [i, condition] of conditions.entries()) total.add(condition, evidence[i] ?? unknown);
  total.contradiction();
}

function conjuncts(s: Signature, formula: number): number[] {
  const found: number[] = [];
  const open = [formula];
  for (let f = open.pop(); f !== undefined; f = open.pop()) {
    s.spend(4);
    if (s.op(f) === 'and') open.push(s.part(f, 1), s.part(f, 0));
    else found.push(f);
  }
  return found;
}

/** ⟨Z, T⟩ + c, as it adds up. */
class Total {
  readonly #s: Signature;
  readonly #unknown: number;
  readonly #computed: Matrices;
  readonly #z = new Map<number, Rational>();
  #c = ZERO;
  constructor(s: Signature, unknown: number) {
    [this.#s, this.#unknown, this.#computed] = [s, unknown, new Matrices(s)];
  }

  add(condition: number, evidence: number): void {
    const { op, part, arity, applies } = this.#s;
    const atMost = applies(onMatrices(this.#s, '<='), condition);
    if (op(condition) !== '=' && !atMost) refuse('infeasible knows = and <= only');
    const [a, b] = [part(condition, arity(condition) - 2), part(condition, arity(condition) - 1)];
    if (this.#s.sortOf(evidence) !== this.#s.sortOf(a)) refuse('the evidence has another size than the condition');
    const y = this.#computed.value(evidence);
    if (atMost && y.entries.some((q) => q.n < 0n)) refuse('the evidence for an inequality has a negative entry');
    this.#pair(y, b, ONE);
    this.#pair(y, a, negate(ONE));
  }

  contradiction(): void {
    for (const q of this.#z.values()) if (q.n !== 0n) refuse('the unknown does not cancel');
    if (this.#c.n >= 0n) refuse('the combination is no contradiction');
  }

  /** Adds ±⟨Y, E⟩; by ⟨Y, A·E⟩ = ⟨Aᵀ·Y, E⟩ and ⟨Y, E·B⟩ = ⟨Y·Bᵀ, E⟩ the unknown comes to stand alone. */
  #pair(y: Matrix, e: number, sign: Rational): void {
    const s = this.#s;
    s.spend(64 + 16 * y.entries.length);
    if (e === this.#unknown) {
      for (const [i, q] of y.entries.entries()) if (q.n !== 0n) this.#z.set(i, this.#plus(this.#z.get(i) ?? ZERO, sign, q));
      return;
    }
    const is = (name: '+' | '-' | '*') => s.applies(onMatrices(s, name), e);
    const arity = s.arity(e);
    const [a, b] = [arity > 1 ? s.part(e, arity - 2) : e, arity > 1 ? s.part(e, arity - 1) : e];
    if (s.mask(e) === 0) this.#c = this.#plus(this.#c, sign, this.#inner(y, this.#computed.value(e)));
    else if (is('+') || is('-')) {
      this.#pair(y, a, sign);
      this.#pair(y, b, is('+') ? sign : negate(sign));
    } else if (is('*') && s.mask(a) === 0) this.#pair(this.#product(this.#transpose(this.#computed.value(a)), y), b, sign);
    else if (is('*') && s.mask(b) === 0) this.#pair(this.#product(y, this.#transpose(this.#computed.value(b))), a, sign);
    else refuse('a condition is not linear');
  }

  #inner(a: Matrix, b: Matrix): Rational {
    let total = ZERO;
    for (const [i, x] of a.entries.entries()) total = this.#plus(total, x, b.entries[i] ?? ZERO);
    return total;
  }
  #product(a: Matrix, b: Matrix): Matrix {
    if (a.rows * b.columns > MOST) refuse('the matrices are too large');
    this.#s.spend(a.rows * b.columns * (16 + a.columns));
    const entries = Array.from({ length: a.rows * b.columns }, (_, at) => {
      const [i, j] = [Math.floor(at / b.columns), at % b.columns];
      let total = ZERO;
      for (let k = 0; k < a.columns; k++)
        total = this.#plus(total, a.entries[i * a.columns + k] ?? ZERO, b.entries[k * b.columns + j] ?? ZERO);
      return total;
    });
    return { rows: a.rows, columns: b.columns, entries };
  }
  #transpose({ rows, columns, entries }: Matrix): Matrix {
    this.#s.spend(16 * entries.length);
    const turned = Array.from(entries, (_, at) => entries[(at % rows) * columns + Math.floor(at / rows)] ?? ZERO);
    return { rows: columns, columns: rows, entries: turned };
  }
  /** total + x·y */
  #plus(total: Rational, x: Rational, y: Rational): Rational {
    if (x.n === 0n || y.n === 0n) return total;
    this.#s.spend(effort(total, x, y));
    return add(total, multiply(x, y));
  }
}
