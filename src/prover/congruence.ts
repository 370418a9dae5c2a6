/**
 * Congruence closure over closed terms and atoms, with explanations, that can be undone.
 * Terms in one class are equal; atoms in one class are equivalent, and share a truth value. Equations are no nodes: they merge.
 */
import type { Signature, Sym, Term, Theorem } from '../logic/index.ts';
import { shape } from './shape.ts';

/** Why an atom is true: a proof of it. */
export interface True {
  readonly value: true;
  readonly prove: () => Theorem;
}
/** Why an atom is false: a proof of it becomes a proof of what is wanted (⊥, or a goal). */
export interface False {
  readonly value: false;
  readonly refute: (th: Theorem) => Theorem;
}
export type Truth = True | False;

export interface Equation {
  readonly left: Term;
  readonly right: Term;
  readonly prove: () => Theorem;
}
/** A step of an explanation; without an equation, the two nodes have equal arguments. */
export interface Step {
  readonly from: Node;
  readonly to: Node;
  readonly because: Equation | undefined;
}

export interface Node {
  readonly term: Term;
  readonly id: number;
  readonly head: string;
  readonly args: readonly Node[];
  /** How many instantiations it took to make the term. */
  readonly generation: number;
  root: Node;
  /** The class and what is made of it; kept at the root. */
  readonly members: Node[];
  readonly uses: Node[];
  truth: Truth | undefined;
  /** The atom whose truth was found first. */
  witness: Node | undefined;
  edge: { readonly to: Node; readonly because: Equation | undefined } | undefined;
}

export class Congruence {
  readonly #sig: Signature;
  readonly #nodes = new Map<Term, Node>();
  readonly #table = new Map<string, Node>();
  readonly #symbols = new Map<Sym | string, Node[]>();
  readonly #pending: [Node, Node, Equation | undefined][] = [];
  readonly #trail: (() => void)[] = [];
  #count = 0;
  /** Nodes that have come to be, and atoms whose truth has become known, in that order: for others to look at. */
  readonly created: Node[] = [];
  readonly valued: Node[] = [];
  /** Two atoms of one class, the first true, the second false. */
  clash: { readonly yes: Node; readonly why: True; readonly no: Node; readonly how: False } | undefined;
  /** Grows with every change that may make something true or false. */
  version = 0;
  merges = 0;

  constructor(sig: Signature) {
    this.#sig = sig;
  }

  get depth(): number {
    return this.#trail.length;
  }
  /** Remembers how to undo something. */
  onUndo(f: () => void): void {
    this.#trail.push(f);
  }
  undo(depth: number): void {
    while (this.#trail.length > depth) this.#trail.pop()?.();
    this.#pending.length = 0;
    this.clash = undefined;
    this.version++;
  }

  /** The nodes with this symbol ('in', 'comp', 'all', 'ex' for the logic's own). */
  withHead(head: Sym | string): readonly Node[] {
    return this.#symbols.get(head) ?? [];
  }
  get nodes(): Iterable<Node> {
    return this.#nodes.values();
  }
  get size(): number {
    return this.#nodes.size;
  }

  #key(head: string, args: readonly Node[]): string {
    let key = head;
    for (const a of args) key += `|${a.root.id}`;
    return key;
  }

  /** The node of the term or of one congruent to it, if there is one. */
  find(t: Term): Node | undefined {
    const known = this.#nodes.get(t);
    if (known !== undefined) return known;
    const { head, holes } = shape(t);
    const args: Node[] = [];
    for (const hole of holes) {
      const arg = this.find(hole);
      if (arg === undefined) return undefined;
      args.push(arg);
    }
    return args.length === 0 ? undefined : this.#table.get(this.#key(head, args));
  }

  /** The node of a closed term, an atom or a quantified formula. */
  add(t: Term, generation: number): Node {
    const known = this.#nodes.get(t);
    if (known !== undefined) return known;
    const { head, holes } = shape(t);
    const args = holes.map((hole) => this.add(hole, generation));
    const made: Node = {
      term: t,
      id: this.#count++,
      head,
      args,
      generation,
      root: undefined as never,
      members: [],
      uses: [],
      truth: undefined,
      witness: undefined,
      edge: undefined,
    };
    return made;
  }
}
