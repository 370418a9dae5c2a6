/**
 * `show e`: what e is, computed. How that is done, theories say with `verdict value`: an equation whose left side has the form of e, and
 * what the unknown matrices in it have to satisfy. These are found by exact computing; what is shown is the equation, which is then
 * proved like any other.
 */
import { compute, literal } from '../compute/index.ts';
import type { Derivation } from '../engine/index.ts';
import { definitionAt, symmetric } from '../prover/index.ts';
import type { Declaration, Notation } from '../syntax/ast.ts';
import { diagnostic } from '../syntax/diagnostics.ts';
import { printExpression } from '../syntax/print.ts';
import { freeVariables, Matrices, type Rational, rational, type Signature, showRational, type Term, Theorem } from '../terms/index.ts';
import { exchanged, writtenOut } from './constants.ts';
import type { Desk } from './desk.ts';
import { show } from './display.ts';
import { noNames } from './expression.ts';
import { meaningOf, valuesOf } from './forms.ts';
import type { Judgement, Part, Shown } from './item.ts';

/** Terms that are computed may be nested so deep. */
const DEEP = 40;

export function declareShow(desk: Desk, { term, span }: Extract<Declaration, { kind: 'show' }>, number: number, proofs: boolean): void {
  const { scope } = desk;
  const e = desk.reading().term(term, noNames);
  const evaluation = new Evaluation(desk, proofs);
  const value = evaluation.of(e);
  if (value === undefined)
    desk.fail(diagnostic('CANNOT_SHOW', term.span, { what: `\`${printExpression(term)}\``, known: evaluation.known || e.mask !== 0 }));
  const { formula, shown } = value;
  const label = { text: `show ${number}`, span };
  const stated = { variables: [], hypotheses: [], goal: formula, spaces: {} };
  const attributes = { title: evaluation.written(formula) };
  if (!proofs) {
    desk.state('claim', label, attributes, desk.gap(formula), span, { stated });
    return;
  }
  const claim: Part = { goal: formula, statement: formula, shown, missing: [], limit: false, steps: 0 };
  const nothing = { needs: undefined, negation: undefined, empty: undefined, inhabited: undefined, tight: undefined, unused: undefined, notProduct: undefined }; // biome-ignore format: one thought
  const finding = shown === undefined ? 'unknown' : 'proved';
  const judgement: Judgement = { stance: 'claim', finding, variables: [], claim, ...nothing };
  desk.state('claim', label, attributes, shown?.theorem ?? desk.gap(formula), span, { stated, judgement });
  if (shown !== undefined) return;
  desk.problems.push(diagnostic('CANNOT_PROVE', term.span, { statement: show(formula, scope), missing: [], together: true }));
}

/** A formula that says what something is, and its proof, if that is wanted and was found. */
interface Value {
  readonly formula: Term;
  readonly shown: Shown | undefined;
}
const NO_FRAME = { variables: [], hypotheses: [] };

class Evaluation {
  readonly #desk: Desk;
  readonly #s: Signature;
  readonly #proofs: boolean;
  /** Whether some theory says how to compute what was asked for. */
  known = false;
  constructor(desk: Desk, proofs: boolean) {
    [this.#desk, this.#s, this.#proofs] = [desk, desk.drafts.s, proofs];
  }

  /** What the term is: as a theory says of its form, or of that of something equal to it. */
  of(e: Term, depth = 0): Value | undefined {
    if (e.mask !== 0 || depth > DEEP || this.#s.sortOf(e).op !== 'sort') return undefined;
    const direct = this.#direct(e);
    if (direct !== undefined) return direct;
    const plain = writtenOut(this.#s, this.#s.equal(e, e)).formula.kid(0);
    const part = this.#computedPart(plain) ?? this.#unfolded(plain);
    if (part === undefined) return undefined;
    const to = part.formula.kid(1);
    const value = this.of(exchanged(this.#s, plain, part.formula.kid(0), to), depth + 1);
    return value === undefined ? undefined : this.#through(e, plain, part, value);
  }

  /** The formula of a theory, with what its unknowns are. */
  #direct(e: Term): Value | undefined {
    for (const instance of valuesOf(this.#s, this.#desk.scope, e)) {
      this.known = true;
      const meaning = meaningOf(this.#s, instance);
      const found = meaning === undefined ? undefined : this.#solved(meaning);
      if (found === undefined) continue;
      const formula = this.#chosen(this.#s.substitute(this.#s.substitute(instance.form.pattern, instance.by), found), meaning, found);
      const asked = withLeft(this.#s, formula, e);
      return { formula: asked, shown: this.#proofs ? this.#desk.judge.askBoth(NO_FRAME, asked).shown : undefined };
    }
    return undefined;
  }

  /** Where the value is undefined, the first unit vector stands for it, if that will do; it is easier to read than any other. */
  #chosen(formula: Term, meaning: Term | undefined, found: ReadonlyMap<Term, Term>): Term {
    const { matrix, columns } = this.#undefined(formula);
    const [variable] = [...found].find(([, value]) => value === matrix) ?? [];
    if (matrix === undefined || variable === undefined || meaning === undefined || columns.length === 0) return formula;
    const rows = this.#rows(matrix).map((row, i) => row.map((q, j) => (columns.includes(j) ? rational(i === 0 ? 1n : 0n) : q)));
    const simple = literal(this.#s, rows);
    if (compute(this.#s, this.#s.substitute(meaning, new Map(found).set(variable, simple))) === undefined) return formula;
    return exchanged(this.#s, formula, matrix, simple);
  }

  /** The matrix of what is said to hold almost everywhere, and its columns where there is no mass. */
  #undefined(formula: Term): { readonly matrix: Term | undefined; readonly columns: readonly number[] } {
    const [kernel, law] = formula.kids().slice(-2);
    const is = (t: Term | undefined, notation: Notation) =>
      this.#desk.scope.notation(notation).some(({ symbol }) => t?.op === 'app' && t.symbol === symbol);
    if (!is(formula, 'a.e.') || !is(kernel, 'kernel') || !is(law, 'distribution')) return { matrix: undefined, columns: [] };
    const [matrix, weights] = [kernel, law].map((t) => t?.kids().at(-1));
    const columns = weights === undefined ? [] : this.#rows(weights).flatMap(([q], j) => (q?.n === 0n ? [j] : []));
    return { matrix, columns };
  }

  #rows(matrix: Term): readonly (readonly Rational[])[] {
    const { columns, entries } = new Matrices(this.#s).value(matrix);
    return Array.from({ length: entries.length / columns }, (_, i) => entries.slice(i * columns, (i + 1) * columns));
  }

  /** The formula as text, with * for what is undefined. */
  written(formula: Term): string {
    const text = show(formula, this.#desk.scope);
    const { matrix, columns } = this.#undefined(formula);
    if (matrix === undefined || columns.length === 0) return text;
    const starred = this.#rows(matrix).map((row) => row.map((q, j) => (columns.includes(j) ? '*' : showRational(q))).join(' '));
    // the same matrix may stand on the left too, and what is undefined is on the right
    const plain = show(matrix, this.#desk.scope);
    const at = text.lastIndexOf(plain);
    return `${text.slice(0, at)}[${starred.join('; ')}]${text.slice(at + plain.length)}, undefined where * stands`;
  }

  /** Values for the variables of the meaning: first of those that are said to equal something, then of one that is left. */
  #solved(meaning: Term): ReadonlyMap<Term, Term> | undefined {
    const s = this.#s;
    const found = new Map<Term, Term>();
    for (const f of conjuncts(meaning)) {
      const [x, t] = f.op === '=' ? [f.kid(0), f.kid(1)] : [];
      const value = x?.op !== 'free' || t === undefined || t.mask !== 0 ? undefined : this.#matrix(s.bind('ex', x, f));
      if (x !== undefined && value !== undefined) found.set(x, value);
    }
    const rest = s.substitute(meaning, found);
    const [left, ...more] = [...freeVariables(rest)];
    if (left === undefined) return found;
    const value = more.length > 0 ? undefined : this.#matrix(s.bind('ex', left, rest));
    return value === undefined ? undefined : found.set(left, value);
  }

  #matrix(existential: Term): Term | undefined {
    return compute(this.#s, existential)?.certificates.find(({ kind }) => kind === 'matrix')?.terms[0];
  }

  /** The first part within the term, the inner ones before, that is equal to something simpler. */
  #computedPart(e: Term): Value | undefined {
    if (e.op !== 'app') return undefined;
    for (const part of e.kids().slice(e.symbol.sortVars.length)) {
      const inner = this.#computedPart(part);
      if (inner !== undefined) return inner;
      const value = part.op === 'app' && this.#s.sortOf(part).op === 'sort' ? this.#direct(part) : undefined;
      if (value?.formula.op === '=' && value.formula.kid(1) !== part) return value;
    }
    return undefined;
  }

  /** What it is by definition. */
  #unfolded(e: Term): Value | undefined {
    if (e.op !== 'app' || this.#s.definition(e.symbol) === undefined) return undefined;
    const theorem = definitionAt(this.#s, e);
    const derivation: Derivation = { theorem, reason: { kind: 'definition', symbol: e.symbol }, premises: [] };
    return { formula: theorem.conclusion, shown: { theorem, derivation, written: undefined } };
  }

  /** What e is, written out: a part of it is equal to something, with which the value was found. */
  #through(e: Term, plain: Term, part: Value, value: Value): Value {
    const s = this.#s;
    const formula = withLeft(s, value.formula, e);
    if (part.shown === undefined || value.shown === undefined) return { formula, shown: undefined };
    const [from] = part.formula.kids();
    const x = s.free('the part', s.sortOf(from ?? plain));
    const there = s.equal(plain, exchanged(s, plain, from ?? plain, x));
    const equation = Theorem.leibniz(part.shown.theorem, s.bind('comp', x, there), Theorem.refl(s, plain));
    const y = s.free('the whole', s.sortOf(plain));
    const moved = Theorem.leibniz(symmetric(s, equation), s.bind('comp', y, withLeft(s, value.formula, y)), value.shown.theorem);
    const theorem = writtenOut(s, formula).back(moved);
    const premises = [value, part].flatMap(({ shown }) => shown?.derivation ?? []);
    return { formula, shown: { theorem, derivation: { theorem, reason: { kind: 'equality' }, premises }, written: undefined } };
  }
}

/** The formula of a value with something else for its left side. */
function withLeft(s: Signature, formula: Term, left: Term): Term {
  if (formula.op === '=') return s.equal(left, formula.kid(1));
  const cut = formula.symbol.sortVars.length;
  const kids = formula.kids().with(formula.arity - 3, left);
  return s.apply(formula.symbol, kids.slice(0, cut), kids.slice(cut));
}

const conjuncts = (f: Term): readonly Term[] => (f.op === 'and' ? [...conjuncts(f.kid(0)), ...conjuncts(f.kid(1))] : [f]);
