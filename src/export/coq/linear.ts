/** Writes the steps of the oracle `linear`, and what `evaluate` says of numbers, as uses of the checker that is proved in coq/Lcgm.v. */
import { type Rational, rational, type Signature, type Term } from '../../terms/index.ts';
import { fraction } from './numbers.ts';
import type { Scope } from './scope.ts';

type Kind = 'InNat' | 'InRat' | 'InReal';

/** What the checker is told of the statements of one step. */
class Reader {
  readonly #s: Signature;
  readonly #scope: Scope;
  readonly #unknowns: { readonly [K in Kind]: Map<Term, number> } = { InNat: new Map(), InRat: new Map(), InReal: new Map() };
  constructor(s: Signature, scope: Scope) {
    this.#s = s;
    this.#scope = scope;
  }

  literal(formula: Term): string {
    const negated = formula.op === '=>';
    const atom = negated ? formula.kid(0) : formula;
    return this.#says(this.kind(atom), `${negated ? 'not_' : ''}${this.relation(atom)}`, atom);
  }
  kind(atom: Term): Kind {
    const sort = this.#s.sortOf(atom.kid(0));
    return sort === this.#s.nat ? 'InNat' : sort === this.#s.rat ? 'InRat' : 'InReal';
  }
  relation(atom: Term): 'eq' | 'le' | 'lt' {
    if (atom.op === '=') return 'eq';
    return atom.symbol === this.#s.arithmetic('<=', this.#s.sortOf(atom.kid(0))) ? 'le' : 'lt';
  }
  equation(atom: Term): string {
    return `Linear.${this.kind(atom)} ${this.expression(atom.kid(0))} ${this.expression(atom.kid(1))}`;
  }
  #says(kind: Kind, relation: string, atom: Term): string {
    return `(Linear.says Linear.${kind} Linear.${relation} ${this.expression(atom.kid(0))} ${this.expression(atom.kid(1))})`;
  }

  expression(t: Term): string {
    if (t.op === 'num') return `(Linear.numeral ${fraction(t.value)})`;
    if (t.op !== 'app' || t.arity !== 2) return this.#unknown(t);
    const sort = this.#s.sortOf(t);
    if (!this.#s.isNumber(sort)) return this.#unknown(t);
    const [a, b] = [t.kid(0), t.kid(1)];
    const is = (op: '+' | '-' | '*' | '/') => t.symbol === this.#s.arithmetic(op, sort);
    if (is('+')) return `(Linear.add ${this.expression(a)} ${this.expression(b)})`;
    if (is('-') && sort !== this.#s.nat) return `(Linear.sub ${this.expression(a)} ${this.expression(b)})`;
    if (is('*') && a.op === 'num') return `(Linear.mul_left ${fraction(a.value)} ${this.expression(b)})`;
    if (is('*') && b.op === 'num') return `(Linear.mul_right ${this.expression(a)} ${fraction(b.value)})`;
    if (sort !== this.#s.nat && is('/') && b.op === 'num') return `(Linear.div ${this.expression(a)} ${fraction(b.value)})`;
    return this.#unknown(t);
  }
  #unknown(t: Term): string {
    const sort = this.#s.sortOf(t);
    const all = this.#unknowns[sort === this.#s.nat ? 'InNat' : sort === this.#s.rat ? 'InRat' : 'InReal'];
    const number = all.get(t) ?? all.size;
    all.set(t, number);
    return `(Linear.unknown ${number})`;
  }

  unknowns(): string {
    const { InNat, InRat, InReal } = this.#unknowns;
    return `(these ${[InNat, InRat, InReal].map((all) => list([...all.keys()].map((t) => this.#scope.write(t)))).join(' ')})`;
  }
}
export const list = (items: readonly string[]): string => items.reduceRight((rest, item) => `(cons ${item} ${rest})`, 'nil');
const multipliers = (row: readonly Rational[]): string => list(row.map((m) => `(Qmake ${fraction(m)})`));

/** The conclusion from premises, whose proofs are given, by these multipliers. */
export function linear(
  s: Signature,
  scope: Scope,
  premises: readonly { readonly formula: Term; readonly proof: string }[],
  conclusion: Term,
  rows: readonly (readonly Rational[])[],
): string {
  const reader = new Reader(s, scope);
  const literals = list(premises.map((p) => reader.literal(p.formula)));
  const weights = rows.map(multipliers).join(' ');
  const proofs = ['(eq_refl true)', ...premises.map((p) => p.proof)].join(' ');
  const by = (rule: string, rest: string) =>
    `(linear_${rule} ${reader.unknowns()} ${literals} ${weights} ${rest}${proofs} : ${scope.write(conclusion)})`;
  if (conclusion === s.falsum) return by('absurd', '');
  if (conclusion.op !== '=') return by('order', `${reader.literal(conclusion)} `);
  return by('equation', `${reader.equation(conclusion)} `);
}

/** A true statement about two numerals, or the negation of one that is false. */
export function evaluate(s: Signature, scope: Scope, formula: Term): string {
  const negated = formula.op === '=>';
  const atom = negated ? formula.kid(0) : formula;
  const [a, b] = [atom.kid(atom.arity - 2), atom.kid(atom.arity - 1)];
  const reader = new Reader(s, scope);
  const row = multipliers([rational(negated && atom.op === '=' && a.value.n * b.value.d < b.value.n * a.value.d ? -1n : 1n)]);
  const by = (rule: string) => `(evaluate_${rule} (eq_refl true) : ${scope.write(formula)})`;
  if (negated) return by(`absurd ${reader.literal(atom)} ${row}`);
  return by(atom.op === '=' ? `equation ${row} ${row} ${reader.equation(atom)}` : `order ${reader.literal(atom)} ${row}`);
}
