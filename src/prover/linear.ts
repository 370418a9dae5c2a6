/**
 * Linear arithmetic: finds the Farkas multipliers that the oracle `linear` checks. Equations are solved for a variable and put into the
 * rest; then comes Fourier–Motzkin elimination. Both remember which combination of the premises each row is. What is not linear counts as a variable; variables over Nat are ≥ 0.
 */
import { type Rational, rational, type Signature, type Sym, type Term } from '../terms/index.ts';

const ZERO = rational(0n);
const ONE = rational(1n);
const plus = (a: Rational, b: Rational): Rational => rational(a.n * b.d + b.n * a.d, a.d * b.d);
const times = (a: Rational, b: Rational): Rational => rational(a.n * b.n, a.d * b.d);
const minus = (a: Rational): Rational => rational(-a.n, a.d);

/** Coefficients; the constant is that of `undefined`. */
type Form = ReadonlyMap<Term | undefined, Rational>;
/** form ≥ 0, > 0 or = 0, as the combination of the premises with these multipliers. */
interface Row {
  readonly form: Form;
  readonly relation: '>=' | '>' | '=';
  readonly by: readonly Rational[];
}
type Relation = '=' | '<=' | '<';

/** More inequalities than so many, and the search gives up. */
const MANY = 120;

interface Operations {
  readonly relations: ReadonlyMap<Sym, Relation>;
  readonly functions: ReadonlyMap<Sym, '+' | '-' | '*' | '/'>;
}
const operations = new WeakMap<Signature, Operations>();

/** The symbols of arithmetic. */
export function arithmeticOf(sig: Signature): Operations {
  const known = operations.get(sig);
  if (known !== undefined) return known;
  const relations = new Map<Sym, Relation>();
  const functions = new Map<Sym, '+' | '-' | '*' | '/'>();
  for (const sort of [sig.nat, sig.rat, sig.real]) {
    for (const op of ['<=', '<'] as const) relations.set(sig.arithmetic(op, sort), op);
    for (const op of ['+', '*'] as const) functions.set(sig.arithmetic(op, sort), op);
    if (sort === sig.nat) continue;
    for (const op of ['-', '/'] as const) functions.set(sig.arithmetic(op, sort), op);
  }
  const made = { relations, functions };
  operations.set(sig, made);
  return made;
}

export const isNumber = (sig: Signature, sort: Term): boolean => sort === sig.nat || sort === sig.rat || sort === sig.real;

/** Whether a formula is an equation or inequality of numbers. */
export function isArithmetic(sig: Signature, f: Term): boolean {
  return relationOf(sig, f) !== undefined;
}
function relationOf(sig: Signature, f: Term): Relation | undefined {
  if (f.op === '=') return isNumber(sig, sig.sortOf(f.kid(0))) ? '=' : undefined;
  return f.op === 'app' ? arithmeticOf(sig).relations.get(f.symbol) : undefined;
}

/** The terms that linear arithmetic sees as variables. */
export function unknowns(sig: Signature, formulas: readonly Term[]): Set<Term> {
  const found = new Set<Term>();
  for (const f of formulas) {
    const atom = f.op === '=>' ? f.kid(0) : f;
    for (const side of [atom.kid(0), atom.kid(1)]) for (const x of unknownsIn(sig, side)) found.add(x);
  }
  return found;
}

/** Those of a number. */
export function unknownsIn(sig: Signature, t: Term): readonly Term[] {
  return [...linearForm(sig, t).keys()].filter((x) => x !== undefined);
}

/**
 * The rows of multipliers by which the conclusion (or ⊥) follows from the premises, which are atoms of arithmetic or their negations
 * (no negated equations); undefined if there are none.
 */
export function multipliers(sig: Signature, premises: readonly Term[], conclusion: Term): readonly (readonly Rational[])[] | undefined {
  const relation = relationOf(sig, conclusion);
  const width = premises.length + (relation === undefined ? 0 : 1);
  const unit = (i: number, m: Rational) => Array.from({ length: width }, (_, j) => (i === j ? m : ZERO));
  const rows: Row[] = [];
  for (const [i, p] of premises.entries()) {
    const no = p.op === '=>';
    const atom = no ? p.kid(0) : p;
    const r = relationOf(sig, atom);
    if (r === undefined) return undefined;
    const [a, b] = [atom.kid(0), atom.kid(1)];
    if (no) rows.push(row(sig, b, r === '<=' ? '<' : '<=', a, unit(i, ONE)));
    else rows.push(row(sig, a, r, b, unit(i, ONE)));
  }
  if (relation === undefined) {
    const found = contradiction(sig, rows);
    return found === undefined ? undefined : [found];
  }
  const [a, b] = [conclusion.kid(0), conclusion.kid(1)];
  const last = unit(width - 1, ONE);
  const denials =
    relation === '=' ? [row(sig, a, '<', b, last), row(sig, b, '<', a, last)] : [row(sig, b, relation === '<=' ? '<' : '<=', a, last)];
  const out: (readonly Rational[])[] = [];
  for (const denial of denials) {
    const found = contradiction(sig, [...rows, denial]);
    if (found === undefined) return undefined;
    out.push(found);
  }
  return out;
}

/** a ≤ b, a < b or a = b as a row; over Nat, a < b is a + 1 ≤ b. */
function row(sig: Signature, a: Term, op: Relation, b: Term, by: readonly Rational[]): Row {
  const form = sum(linearForm(sig, b), linearForm(sig, a), minus(ONE));
  if (op === '=') return { form, relation: '=', by };
  if (op === '<=') return { form, relation: '>=', by };
  if (sig.sortOf(a) === sig.nat) return { form: sum(form, new Map([[undefined, ONE]]), minus(ONE)), relation: '>=', by };
  return { form, relation: '>', by };
}

/** The multipliers of a contradiction between the rows; if there is one, there is one between rows that hang together. */
function contradiction(sig: Signature, rows: readonly Row[]): readonly Rational[] | undefined {
  for (const part of components(rows)) {
    const found = contradictionIn(sig, part);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The rows in groups that have no variables in common. */
function components(rows: readonly Row[]): readonly (readonly Row[])[] {
  let parts: { readonly rows: readonly Row[]; readonly variables: ReadonlySet<Term | undefined> }[] = [];
  for (const r of rows) {
    const own = [...r.form.keys()].filter((x) => x !== undefined);
    const touched = parts.filter((p) => own.some((x) => p.variables.has(x)));
    const joined = {
      rows: [...touched.flatMap((p) => p.rows), r],
      variables: new Set([...touched.flatMap((p) => [...p.variables]), ...own]),
    };
    parts = [...parts.filter((p) => !touched.includes(p)), joined];
  }
  return parts.map((p) => p.rows);
}

function contradictionIn(sig: Signature, given: readonly Row[]): readonly Rational[] | undefined {
  let rows = [...given];
  const variables = new Set<Term>();
  for (const r of rows) for (const x of r.form.keys()) if (x !== undefined) variables.add(x);
  const nothing = (given[0]?.by ?? []).map(() => ZERO);
  for (const x of variables) if (sig.sortOf(x) === sig.nat) rows.push({ form: new Map([[x, ONE]]), relation: '>=', by: nothing });
  while (true) {
    const end = rows.find(absurd);
    // the multiplier of an equation may have either sign
    if (end !== undefined) return end.relation === '=' && (end.form.get(undefined) ?? ZERO).n > 0n ? end.by.map(minus) : end.by;
    rows = rows.filter((r) => variableOf(r) !== undefined);
    const equation = rows.find((r) => r.relation === '=');
    const known = equation === undefined ? undefined : variableOf(equation);
    if (equation !== undefined && known !== undefined) {
      variables.delete(known);
      rows = solve(rows, equation, known);
      continue;
    }
    const x = cheapest(variables, rows);
    if (x === undefined || rows.length > MANY) return undefined;
    variables.delete(x);
    rows = eliminate(rows, x);
  }
}

/** Some variable of a row that has one. */
function variableOf(r: Row): Term | undefined {
  for (const x of r.form.keys()) if (x !== undefined) return x;
  return undefined;
}

function absurd(r: Row): boolean {
  if (variableOf(r) !== undefined) return false;
  const { n } = r.form.get(undefined) ?? ZERO;
  return n < 0n || (n === 0n ? r.relation === '>' : r.relation === '=');
}

/** The other rows, with what the equation says of x put in for x. */
function solve(rows: readonly Row[], equation: Row, x: Term): Row[] {
  const own = equation.form.get(x) ?? ONE;
  const out: Row[] = [];
  for (const r of rows) {
    const c = r.form.get(x);
    if (r === equation) continue;
    if (c === undefined) out.push(r);
    else {
      const m = rational(-c.n * own.d, c.d * own.n);
      out.push({ form: sum(r.form, equation.form, m), relation: r.relation, by: combined(r.by, ONE, equation.by, m) });
    }
  }
  return out;
}

/** The variable whose elimination leaves the fewest inequalities. */
function cheapest(variables: ReadonlySet<Term>, rows: readonly Row[]): Term | undefined {
  let best: Term | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const x of variables) {
    let [up, down] = [0, 0];
    for (const r of rows) {
      const c = r.form.get(x);
      if (c !== undefined && c.n > 0n) up++;
      if (c !== undefined && c.n < 0n) down++;
    }
    if (up * down - up - down < least) {
      best = x;
      least = up * down - up - down;
    }
  }
  return best;
}

function eliminate(rows: readonly Row[], x: Term): Row[] {
  const out: Row[] = [];
  for (const r of rows) {
    const up = r.form.get(x);
    if (up === undefined) out.push(r);
    if (up === undefined || up.n < 0n) continue;
    for (const s of rows) {
      const down = s.form.get(x);
      if (down === undefined || down.n > 0n) continue;
      const m = minus(down);
      out.push({
        form: sum(sum(new Map(), r.form, m), s.form, up),
        relation: r.relation === '>' || s.relation === '>' ? '>' : '>=',
        by: combined(r.by, m, s.by, up),
      });
    }
  }
  return out;
}

const combined = (a: readonly Rational[], m: Rational, b: readonly Rational[], k: Rational): Rational[] =>
  a.map((c, i) => plus(times(c, m), times(b[i] ?? ZERO, k)));

const forms = new WeakMap<Term, Form>();

/** Terms are shared, so each is looked at once. */
function linearForm(sig: Signature, t: Term): Form {
  const known = forms.get(t);
  if (known !== undefined) return known;
  const form = newForm(sig, t);
  forms.set(t, form);
  return form;
}
function newForm(sig: Signature, t: Term): Form {
  if (t.op === 'num') return t.value.n === 0n ? new Map() : new Map([[undefined, t.value]]);
  if (t.op === 'app') {
    const op = arithmeticOf(sig).functions.get(t.symbol);
    const [a, b] = op === undefined ? [t, t] : [t.kid(0), t.kid(1)];
    if (op === '+') return sum(linearForm(sig, a), linearForm(sig, b), ONE);
    if (op === '-') return sum(linearForm(sig, a), linearForm(sig, b), minus(ONE));
    if (op === '*' && a.op === 'num') return sum(new Map(), linearForm(sig, b), a.value);
    if (op === '*' && b.op === 'num') return sum(new Map(), linearForm(sig, a), b.value);
    if (op === '/' && b.op === 'num') return sum(new Map(), linearForm(sig, a), rational(b.value.d, b.value.n));
  }
  return new Map([[t, ONE]]);
}

/** a + m·b, without zeros */
function sum(a: Form, b: Form, m: Rational): Form {
  const out = new Map(a);
  for (const [x, c] of b) {
    const value = plus(out.get(x) ?? ZERO, times(m, c));
    if (value.n === 0n) out.delete(x);
    else out.set(x, value);
  }
  return out;
}
