/**
 * The oracle `linear`: an inequality or equation over Nat, Rat or Real follows from others, by Farkas multipliers.
 * The premises and the negated conclusion are brought to the form Σ cᵢxᵢ + c ≥ 0, > 0 or = 0; their combination with
 * the given multipliers must be impossible. What is not linear (products, truncated subtraction) counts as a variable.
 */
import { refuse } from '../error.ts';
import type { Signature } from '../signature.ts';
import type { Term } from '../term.ts';
import { add, compare, effort, multiply, negate, ONE, type Rational, rational, ZERO } from './rational.ts';

/** Coefficients of the variables; the constant is that of `undefined`. */
type Form = ReadonlyMap<Term | undefined, Rational>;
/** A row for each way in which the conclusion may fail. */
export type Multipliers = readonly (readonly Rational[])[];
interface Literal {
  readonly form: Form;
  readonly relation: '>=' | '>' | '=';
}

/**
 * Gives a copy of the multipliers, and refuses unless each row of multipliers, one for each premise and then one for the negated conclusion, makes a contradiction.
 * The conclusion ⊥ needs one row without the last multiplier, an inequality one row, an equation a = b two: against a < b and against b < a.
 */
export function checkLinear(s: Signature, premises: readonly Term[], conclusion: Term, multipliers: Multipliers): Multipliers {
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
  return rows;
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
  readonly #forms = new Map<Term, Form>();
  readonly s: Signature;
  constructor(s: Signature) {
    this.s = s;
  }

  literal(formula: Term): Literal {
    if (formula.op === '=>' && formula.kid(1) === this.s.falsum) {
      const atom = formula.kid(0);
      const op = this.#relation(atom);
      if (op === '=') return refuse('a negated equation is not linear');
      return this.#compare(atom.kid(1), op === '<=' ? '<' : '<=', atom.kid(0));
    }
    const op = this.#relation(formula);
    return this.#compare(formula.kid(0), op, formula.kid(1));
  }

  /** What holds if the atom fails: one of these. */
  denials(atom: Term): Literal[] {
    const op = this.#relation(atom);
    const [a, b] = [atom.kid(0), atom.kid(1)];
    if (op === '=') return [this.#compare(a, '<', b), this.#compare(b, '<', a)];
    return [this.#compare(b, op === '<=' ? '<' : '<=', a)];
  }

  #relation(atom: Term): '<=' | '<' | '=' {
    if ((atom.op !== '=' && atom.op !== 'app') || atom.arity !== 2) return refuse('linear knows =, <= and < only');
    const sort = this.s.sortOf(atom.kid(0));
    if (atom.op === '=' && this.s.isNumber(sort)) return '=';
    if (atom.op === 'app' && atom.symbol === this.s.arithmetic('<=', sort)) return '<=';
    if (atom.op === 'app' && atom.symbol === this.s.arithmetic('<', sort)) return '<';
    return refuse('linear knows =, <= and < only');
  }

  /** a ⋈ b as b − a ≥ 0, > 0 or = 0; over Nat a < b is b − a − 1 ≥ 0. */
  #compare(a: Term, op: '<=' | '<' | '=', b: Term): Literal {
    const form = sum(this.s, this.#form(b), this.#form(a), negate(ONE));
    if (op === '=') return { form, relation: '=' };
    if (op === '<=') return { form, relation: '>=' };
    return this.s.sortOf(a) === this.s.nat
      ? { form: sum(this.s, form, constant(ONE), negate(ONE)), relation: '>=' }
      : { form, relation: '>' };
  }

  #form(t: Term): Form {
    const known = this.#forms.get(t);
    if (known !== undefined) return known;
    const form = t.op === 'num' ? constant(t.value) : t.op === 'app' && t.arity === 2 ? this.#operation(t) : variable(t);
    this.#forms.set(t, form);
    return form;
  }

  #operation(t: Term): Form {
    const sort = this.s.sortOf(t);
    if (!this.s.isNumber(sort)) return variable(t);
    const [a, b] = [t.kid(0), t.kid(1)];
    const is = (op: '+' | '-' | '*') => t.symbol === this.s.arithmetic(op, sort);
    if (is('+')) return sum(this.s, this.#form(a), this.#form(b), ONE);
    if (is('-') && sort !== this.s.nat) return sum(this.s, this.#form(a), this.#form(b), negate(ONE));
    if (is('*') && a.op === 'num') return sum(this.s, new Map(), this.#form(b), a.value);
    if (is('*') && b.op === 'num') return sum(this.s, new Map(), this.#form(a), b.value);
    if (sort !== this.s.nat && t.symbol === this.s.arithmetic('/', sort) && b.op === 'num')
      return sum(this.s, new Map(), this.#form(a), rational(b.value.d, b.value.n));
    return variable(t);
  }
}

const constant = (c: Rational): Form => new Map([[undefined, c]]);
const variable = (t: Term): Form => new Map([[t, ONE]]);

/** a + m·b */
function sum(s: Signature, a: Form, b: Form, m: Rational): Form {
  const out = new Map(a);
  s.spend(4 * a.size);
  for (const [x, c] of b) {
    const before = out.get(x) ?? ZERO;
    s.spend(4 + effort(before, c, m));
    out.set(x, add(before, multiply(m, c)));
  }
  return out;
}
