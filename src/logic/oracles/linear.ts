/**
 * The oracle `linear`: an inequality or equation over Nat, Rat or Real follows from others, by Farkas multipliers.
 * The premises and the negated conclusion are brought to the form Σ cᵢxᵢ + c ≥ 0, > 0 or = 0; their combination with
 * the given multipliers must be impossible. What is not linear (products, truncated subtraction) counts as a variable.
 */
import { refuse } from '../error.ts';
import { add, compare, effort, multiply, negate, ONE, type Rational, rational, ZERO } from '../rational.ts';
import type { Signature } from '../signature.ts';

/** Coefficients of the variables; the constant is that of `undefined`. */
type Form = ReadonlyMap<number | undefined, Rational>;
/** A row for each way in which the conclusion may fail. */
export type Multipliers = readonly (readonly Rational[])[];
interface Literal {
  readonly form: Form;
  readonly relation: '>=' | '>' | '=';
}

/**
 * Refuses unless each row of multipliers, one for each premise and then one for the negated conclusion, makes a contradiction.
 * The conclusion ⊥ needs one row without the last multiplier, an inequality one row, an equation a = b two: against a < b and against b < a.
 */
export function checkLinear(s: Signature, premises: readonly number[], conclusion: number, multipliers: Multipliers): void {
  const reader = new Reader(s);
  const known = premises.map((p) => reader.literal(p));
  const denied = conclusion === s.falsum ? [undefined] : reader.denials(conclusion);
  const rows = Array.from(multipliers, (row) => Array.from(row, (m) => normal(s, m)));
  if (rows.length !== denied.length) refuse(`${denied.length} rows of multipliers are needed`);
  for (const [i, row] of rows.entries()) {
    const extra = denied[i];
    const literals = extra === undefined ? known : [...known, extra];
    if (row.length !== literals.length) refuse(`a row of multipliers must have ${literals.length} entries`);
    contradiction(s, literals, row);
  }
}

/** A copy that nobody can change, in lowest terms. */
function normal(s: Signature, given: Rational): Rational {
  const m = rational(given.n, given.d);
  s.spend(effort(m));
  return m;
}

/** Σ mᵢ·literalᵢ says 0 ≤ negative (or 0 < 0): each Nat variable is ≥ 0, so its coefficient may be negative. */
function contradiction(s: Signature, literals: readonly Literal[], row: readonly Rational[]): void {
  let total: Form = new Map();
  let strict = false;
  for (const [i, { form, relation }] of literals.entries()) {
    const m = row[i] ?? ZERO;
    if (relation !== '=' && compare(m, ZERO) < 0) refuse('an inequality has a negative multiplier');
    if (relation === '>' && compare(m, ZERO) > 0) strict = true;
    total = sum(s, total, form, m);
  }
  for (const [x, c] of total) {
    const sign = compare(c, ZERO);
    if (x !== undefined && (s.sortOf(x) === s.nat ? sign > 0 : sign !== 0)) refuse('a variable does not cancel');
  }
  const constant = compare(total.get(undefined) ?? ZERO, ZERO);
  if (!(constant < 0 || (constant === 0 && strict))) refuse('the combination is no contradiction');
}

class Reader {
  readonly #forms = new Map<number, Form>();
  readonly s: Signature;
  constructor(s: Signature) {
    this.s = s;
  }

  literal(formula: number): Literal {
    const { op: kind, part, falsum } = this.s;
    if (kind(formula) === '=>' && part(formula, 1) === falsum) {
      const atom = part(formula, 0);
      const op = this.#relation(atom);
      if (op === '=') return refuse('a negated equation is not linear');
      return this.#compare(part(atom, 1), op === '<=' ? '<' : '<=', part(atom, 0));
    }
    const op = this.#relation(formula);
    return this.#compare(part(formula, 0), op, part(formula, 1));
  }

  /** What holds if the atom fails: one of these. */
  denials(atom: number): Literal[] {
    const op = this.#relation(atom);
    const [a, b] = [this.s.part(atom, 0), this.s.part(atom, 1)];
    if (op === '=') return [this.#compare(a, '<', b), this.#compare(b, '<', a)];
    return [this.#compare(b, op === '<=' ? '<' : '<=', a)];
  }

  #relation(atom: number): '<=' | '<' | '=' {
    const s = this.s;
    const op = s.op(atom);
    if ((op !== '=' && op !== 'app') || s.arity(atom) !== 2) return refuse('linear knows =, <= and < only');
    const sort = s.sortOf(s.part(atom, 0));
    if (op === '=' && s.isNumber(sort)) return '=';
    const relation = (['<=', '<'] as const).find((each) => op === 'app' && s.applies(s.arithmetic(each, sort), atom));
    return relation ?? refuse('linear knows =, <= and < only');
  }

  /** a ⋈ b as b − a ≥ 0, > 0 or = 0; over Nat a < b is b − a − 1 ≥ 0. */
  #compare(a: number, op: '<=' | '<' | '=', b: number): Literal {
    const form = sum(this.s, this.#form(b), this.#form(a), negate(ONE));
    if (op === '=') return { form, relation: '=' };
    if (op === '<=') return { form, relation: '>=' };
    return this.s.sortOf(a) === this.s.nat
      ? { form: sum(this.s, form, constant(ONE), negate(ONE)), relation: '>=' }
      : { form, relation: '>' };
  }

  #form(t: number): Form {
    const known = this.#forms.get(t);
    if (known !== undefined) return known;
    const value = this.s.value(t);
    const form = value ? constant(value) : this.s.op(t) === 'app' && this.s.arity(t) === 2 ? this.#operation(t) : variable(t);
    this.#forms.set(t, form);
    return form;
  }

  #operation(t: number): Form {
    const s = this.s;
    const sort = s.sortOf(t);
    if (!s.isNumber(sort)) return variable(t);
    const [a, b] = [s.part(t, 0), s.part(t, 1)];
    const [left, right] = [s.value(a), s.value(b)];
    const is = (op: '+' | '-' | '*' | '/') => s.applies(s.arithmetic(op, sort), t);
    if (is('+')) return sum(s, this.#form(a), this.#form(b), ONE);
    if (is('-') && sort !== s.nat) return sum(s, this.#form(a), this.#form(b), negate(ONE));
    if (is('*') && left) return sum(s, new Map(), this.#form(b), left);
    if (is('*') && right) return sum(s, new Map(), this.#form(a), right);
    if (sort !== s.nat && is('/') && right) return sum(s, new Map(), this.#form(a), rational(right.d, right.n));
    return variable(t);
  }
}

const constant = (c: Rational): Form => new Map([[undefined, c]]);
const variable = (t: number): Form => new Map([[t, ONE]]);

/** a + m·b */
function sum(s: Signature, a: Form, b: Form, m: Rational): Form {
  const out = new Map(a);
  s.spend(32 * a.size);
  for (const [x, c] of b) {
    const before = out.get(x) ?? ZERO;
    s.spend(32 + effort(before, c, m));
    out.set(x, add(before, multiply(m, c)));
  }
  return out;
}
