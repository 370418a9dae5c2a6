/** What atoms mean: defined predicates, and membership in comprehensions. */
import { type Signature, type Sym, type Term, Theorem } from '../terms/index.ts';
import { definitionAt, parameters } from './replay.ts';

export class Meanings {
  readonly #sig: Signature;
  readonly #opaque: ReadonlySet<Sym>;
  readonly #bodies = new Map<Term, Term | undefined>();

  constructor(sig: Signature, opaque: ReadonlySet<Sym>) {
    this.#sig = sig;
    this.#opaque = opaque;
  }

  /** What a defined function stands for at its arguments. */
  value(t: Term): Term | undefined {
    const definition = this.#opaque.has(t.symbol) ? undefined : this.#sig.definition(t.symbol);
    return definition === undefined ? undefined : this.#sig.substitute(definition.kid(1), parameters(t));
  }

  /** What an atom means: the right side of the definition of its predicate, or the condition of the set it is about. */
  body(atom: Term): Term | undefined {
    if (this.#bodies.has(atom)) return this.#bodies.get(atom);
    const sig = this.#sig;
    let body: Term | undefined;
    if (atom.op === 'in' && atom.kid(1).op === 'comp') body = sig.open(atom.kid(1), atom.kid(0));
    else if (atom.op === 'app' && atom.symbol.kind === 'predicate' && !this.#opaque.has(atom.symbol)) {
      const definition = sig.definition(atom.symbol);
      if (definition !== undefined) body = sig.substitute(definition.kid(0).kid(1), parameters(atom));
    }
    this.#bodies.set(atom, body);
    return body;
  }
  /** The body of an atom from the atom, and back. */
  open(atom: Term, th: Theorem): Theorem {
    return atom.op === 'in' ? Theorem.memberElim(th) : Theorem.impElim(Theorem.andLeft(definitionAt(this.#sig, atom)), th);
  }
  fold(atom: Term, th: Theorem): Theorem {
    return atom.op === 'in' ? Theorem.memberIntro(atom, th) : Theorem.impElim(Theorem.andRight(definitionAt(this.#sig, atom)), th);
  }
}
