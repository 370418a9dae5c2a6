/**
 * What literals mean: a defined predicate its right side, membership in a comprehension its condition, membership in a defined set
 * membership in its right side. No symbol is known by name: that something is an inclusion or an intersection shows in its definition.
 */

import { definitionAt, symmetric } from '../prover/index.ts';
import { isArithmetic } from '../prover/linear.ts';
import { type Signature, type Sym, type Term, Theorem } from '../terms/index.ts';
import { isGround, isPattern, patternsIn } from './pattern.ts';

export interface Meaning {
  readonly body: Term;
  /** The symbol whose definition was used; absent for a plain comprehension. */
  readonly symbol: Sym | undefined;
  /** The body from the literal, and back. */
  readonly open: (th: Theorem) => Theorem;
  readonly fold: (th: Theorem) => Theorem;
}

export const isNegation = (sig: Signature, f: Term): boolean => f.op === '=>' && f.kid(1) === sig.falsum;
/** What a negation negates. */
export const negated = (f: Term): Term | undefined => (f.op === '=>' && f.kid(1).op === 'false' ? f.kid(0) : undefined);
/** Whether a formula is universal or an implication, other than a negation. */
export const isUniversal = (sig: Signature, f: Term): boolean => f.op === 'all' || (f.op === '=>' && f.kid(1) !== sig.falsum);

/** Whether a formula is an equation or inequality of numbers, or the negation of an inequality. */
export function isNumerical(sig: Signature, f: Term): boolean {
  const inner = negated(f);
  return inner === undefined ? isArithmetic(sig, f) : inner.op === 'app' && isArithmetic(sig, inner);
}

/** Whether a hole stands anywhere else than in an equation. */
const speaks = (t: Term): boolean => t.op !== '=' && (isPattern(t) || (!isGround(t) && t.kids().some(speaks)));

const bySignature = new WeakMap<Signature, Meanings>();

export class Meanings {
  readonly sig: Signature;
  readonly #meanings = new Map<Term, Meaning | undefined>();
  readonly #tells = new Map<Term, ReadonlySet<string>>();
  readonly #checkable = new Map<Term, boolean>();

  private constructor(sig: Signature) {
    this.sig = sig;
  }

  /** Those of a signature; what was found out once serves all rulebooks. */
  static of(sig: Signature): Meanings {
    const known = bySignature.get(sig) ?? new Meanings(sig);
    bySignature.set(sig, known);
    return known;
  }

  of(literal: Term): Meaning | undefined {
    if (literal.op !== 'app' && literal.op !== 'in') return undefined;
    if (this.#meanings.has(literal)) return this.#meanings.get(literal);
    const made = literal.op === 'in' ? this.#membership(literal) : this.#predicate(literal);
    this.#meanings.set(literal, made);
    return made;
  }

  #predicate(literal: Term): Meaning | undefined {
    const { sig } = this;
    const right = this.#right(literal);
    if (right === undefined) return undefined;
    return {
      body: right.kid(0).kid(1),
      symbol: literal.symbol,
      open: (th) => Theorem.impElim(Theorem.andLeft(definitionAt(sig, literal)), th),
      fold: (th) => Theorem.impElim(Theorem.andRight(definitionAt(sig, literal)), th),
    };
  }

  /** The defining equation or equivalence of an application, at its arguments. */
  #right(t: Term): Term | undefined {
    const { sig } = this;
    const definition = sig.definition(t.symbol);
    if (definition === undefined) return undefined;
    const by = new Map([...t.symbol.sortVars, ...t.symbol.params].map((v, i) => [v, t.kid(i)]));
    return sig.substitute(definition, by);
  }

  #membership(literal: Term): Meaning | undefined {
    const { sig } = this;
    const [member, set] = [literal.kid(0), literal.kid(1)];
    if (set.op === 'comp') {
      const body = sig.open(set, member);
      return { body, symbol: undefined, open: Theorem.memberElim, fold: (th) => Theorem.memberIntro(literal, th) };
    }
    const value = set.op === 'app' ? this.#right(set)?.kid(1) : undefined;
    if (value === undefined) return undefined;
    const x = sig.free('?', sig.sortOf(set));
    const context = sig.bind('comp', x, sig.member(member, x));
    const unfolded = sig.member(member, value);
    const within = value.op === 'comp' ? this.of(unfolded) : undefined;
    const inside = (th: Theorem) => Theorem.leibniz(definitionAt(sig, set), context, th);
    const outside = (th: Theorem) => Theorem.leibniz(symmetric(sig, definitionAt(sig, set)), context, th);
    return {
      body: within?.body ?? unfolded,
      symbol: set.symbol,
      open: (th) => (within === undefined ? inside(th) : within.open(inside(th))),
      fold: (th) => outside(within === undefined ? th : within.fold(th)),
    };
  }

  /** Whether a literal is false by definition; then nothing is to be expected of it. */
  hopeless(literal: Term): boolean {
    return literal === this.sig.falsum || this.of(literal)?.body === this.sig.falsum;
  }

  /** Whether a formula with holes is any good for finding out what they stand for; equations, of functions too, are not. */
  telling(f: Term): boolean {
    if (f.op === '=' || f.op === 'ex' || f.op === 'or' || this.checkable(f) || !speaks(f)) return false;
    const body = this.of(f)?.body;
    return body === undefined || (body.op !== 'app' && body.op !== 'in') || this.telling(body);
  }

  /**
   * The names of the holes of which a formula may tell what they stand for: those that stand in a part of what it means which is not
   * universal, but for what is said of arbitrary objects of which they are not assumed.
   */
  tells(f: Term): ReadonlySet<string> {
    const known = this.#tells.get(f);
    if (known !== undefined) return known;
    const made = new Set<string>();
    this.#tells.set(f, made);
    const { sig } = this;
    if (isGround(f)) return made;
    if (f.op === 'and') for (const kid of f.kids()) for (const name of this.tells(kid)) made.add(name);
    else if (isUniversal(sig, f)) {
      const body = f.op === 'all' ? sig.open(f, sig.free('!', f.kid(0))) : f.kid(1);
      const assumed = new Set(patternsIn(f.kid(0)).map((v) => v.name));
      for (const name of this.tells(body)) if (!assumed.has(name)) made.add(name);
    } else if (this.checkable(f)) for (const name of this.tells(this.of(f)?.body ?? sig.falsum)) made.add(name);
    else if (this.telling(f) && !isNumerical(sig, f) && !(f.op === 'in' && isPattern(f.kid(1))))
      for (const v of patternsIn(f)) made.add(v.name);
    return made;
  }

  /**
   * Whether a formula, its definitions unfolded, says something of all objects of a kind. Such a formula is easily checked
   * once it is ground, with an arbitrary object, but it is no good for finding out what its holes stand for.
   */
  checkable(f: Term): boolean {
    const known = this.#checkable.get(f);
    if (known !== undefined) return known;
    const meaning = f.op === 'app' || f.op === 'in' ? this.of(f) : undefined;
    const made =
      isUniversal(this.sig, f) ||
      (f.op === 'and' && (this.checkable(f.kid(0)) || this.checkable(f.kid(1)))) ||
      (meaning !== undefined && this.checkable(meaning.body));
    this.#checkable.set(f, made);
    return made;
  }
}
