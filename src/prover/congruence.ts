/**
 * Congruence closure over closed terms and atoms, with explanations, that can be undone.
 * Terms in one class are equal; atoms in one class are equivalent, and share a truth value. Equations are no nodes: they merge.
 */
import type { Sym, Term, Theorem } from '../terms/index.ts';
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
  readonly head: number;
  readonly args: readonly Node[];
  /** How many instantiations it took to make the term. */
  readonly generation: number;
  /** The root of the class; absent at the root, which keeps the members and what is made of them. */
  up: Node | undefined;
  readonly members: Node[];
  readonly uses: Node[];
  truth: Truth | undefined;
  /** The atom of the class whose truth was found first. */
  witness: Node | undefined;
  edge: { readonly to: Node; readonly because: Equation | undefined } | undefined;
}

export const root = (n: Node): Node => n.up ?? n;

export class Congruence {
  readonly #nodes = new Map<Term, Node>();
  readonly #heads = new Map<Sym | string, Node[]>();
  readonly #pending: { readonly a: Node; readonly b: Node; readonly because: Equation | undefined }[] = [];
  readonly #trail: (() => void)[] = [];
  /** How many states there are to return to. */
  #marks = 0;
  /** Nodes that have come to be, and atoms whose truth has become known, in that order: for others to look at. */
  readonly created: Node[] = [];
  readonly valued: Node[] = [];
  /** Two equivalent atoms, the first true, the second false. */
  clash: { readonly yes: Node; readonly why: True; readonly no: Node; readonly how: False } | undefined;
  /** Grows with every change that may make something true or false. */
  version = 0;
  /** How much has been done, for budgets. */
  work = 0;
  #next = 0;

  /** A state to which `undo` returns. */
  mark(): number {
    this.#marks++;
    return this.#trail.length;
  }
  /** Whether there is a state to return to, so that changes must be remembered. */
  get undoable(): boolean {
    return this.#marks > 0;
  }
  /** Remembers how to undo something. */
  onUndo(f: () => void): void {
    if (this.#marks > 0) this.#trail.push(f);
  }
  undo(depth: number): void {
    this.#marks--;
    while (this.#trail.length > depth) this.#trail.pop()?.();
    this.#pending.length = 0;
    this.clash = undefined;
    this.version++;
  }

  /** The nodes with this symbol, or one of 'in', 'comp', 'all', 'ex'. */
  withHead(head: Sym | string): readonly Node[] {
    return this.#heads.get(head) ?? [];
  }
  get nodes(): Iterable<Node> {
    return this.#nodes.values();
  }
  get size(): number {
    return this.#nodes.size;
  }

  /** The node of the term, or of one congruent to it, if there is one. */
  find(t: Term): Node | undefined {
    this.work++;
    const known = this.#nodes.get(t);
    if (known !== undefined) return known;
    const { head, holes } = shape(t);
    const args: Node[] = [];
    for (const hole of holes) {
      const arg = this.find(hole);
      if (arg === undefined) return undefined;
      args.push(arg);
    }
    return this.#twin(head, args, undefined);
  }

  /** The node of a closed term, an atom or a quantified formula. */
  add(t: Term, generation: number): Node {
    const known = this.#nodes.get(t);
    if (known !== undefined) return known;
    const { head, holes } = shape(t);
    const args = holes.map((hole) => this.add(hole, generation));
    const made: Node = {
      term: t,
      id: this.#next++,
      head,
      args,
      generation,
      up: undefined,
      members: [],
      uses: [],
      truth: undefined,
      witness: undefined,
      edge: undefined,
    };
    made.members.push(made);
    this.#nodes.set(t, made);
    const index = t.op === 'app' ? t.symbol : t.op;
    const same = this.#heads.get(index);
    if (same === undefined) this.#heads.set(index, [made]);
    else same.push(made);
    this.created.push(made);
    this.work += 4;
    this.#enter(made);
    for (const a of args) root(a).uses.push(made);
    if (this.#marks > 0) {
      const users = args.map(root);
      this.#trail.push(() => {
        for (const user of users) user.uses.pop();
        this.#heads.get(index)?.pop();
        this.#nodes.delete(t);
      });
    }
    return made;
  }

  #enter(n: Node): void {
    const other = this.#twin(n.head, n.args, n);
    if (other !== undefined) this.#pending.push({ a: n, b: other, because: undefined });
  }

  /** Two nodes are equal; `settle` draws the consequences. */
  merge(a: Node, b: Node, because: Equation): void {
    this.#pending.push({ a, b, because });
  }

  settle(): void {
    for (let next = this.#pending.shift(); next !== undefined && this.clash === undefined; next = this.#pending.shift())
      this.#unite(next.a, next.b, next.because);
  }
  get unsettled(): boolean {
    return this.#pending.length > 0;
  }

  #unite(a: Node, b: Node, because: Equation | undefined): void {
    const ra = root(a);
    const rb = root(b);
    if (ra === rb) return;
    const swap = ra.members.length > rb.members.length;
    const small = swap ? rb : ra;
    const large = swap ? ra : rb;
    this.version++;
    this.work += small.members.length + small.uses.length;
    this.#link(swap ? b : a, swap ? a : b, because);
    const members = large.members.length;
    const uses = large.uses.length;
    const { truth, witness } = large;
    for (const m of small.members) {
      m.up = large;
      large.members.push(m);
    }
    for (const u of small.uses) large.uses.push(u);
    if (this.#marks > 0) {
      this.#trail.push(() => {
        for (const m of small.members) m.up = m === small ? undefined : small;
        large.members.length = members;
        large.uses.length = uses;
        large.truth = truth;
        large.witness = witness;
      });
    }
    for (const u of small.uses) this.#enter(u);
    if (small.truth === undefined && large.truth !== undefined) this.valued.push(...small.members);
    if (small.truth !== undefined && large.truth === undefined) {
      large.truth = small.truth;
      large.witness = small.witness;
      this.valued.push(...large.members.slice(0, members));
    } else if (small.truth !== undefined && large.truth !== undefined && small.witness !== undefined && large.witness !== undefined) {
      this.#compare(small.witness, small.truth, large.witness, large.truth);
    }
  }

  #compare(a: Node, first: Truth, b: Node, second: Truth): void {
    if (first.value && !second.value) this.clash = { yes: a, why: first, no: b, how: second };
    if (!first.value && second.value) this.clash = { yes: b, why: second, no: a, how: first };
  }

  /** Puts an edge from `from` to `to`, after turning around the edges above `from`. */
  #link(from: Node, to: Node, because: Equation | undefined): void {
    let node = from;
    let edge: Node['edge'] = { to, because };
    while (true) {
      const changed = node;
      const old = node.edge;
      if (this.#marks > 0) {
        this.#trail.push(() => {
          changed.edge = old;
        });
      }
      changed.edge = edge;
      if (old === undefined) return;
      edge = { to: changed, because: old.because };
      node = old.to;
    }
  }

  /** Says that an atom is true or false. Returns whether that is news. */
  assert(n: Node, truth: Truth): boolean {
    const r = root(n);
    if (r.truth !== undefined && r.witness !== undefined) {
      this.#compare(n, truth, r.witness, r.truth);
      return false;
    }
    this.version++;
    r.truth = truth;
    r.witness = n;
    this.onUndo(() => {
      r.truth = undefined;
      r.witness = undefined;
    });
    this.valued.push(...r.members);
    return true;
  }

  /** How one node of a class is turned into another, as a list of steps. */
  path(a: Node, b: Node): Step[] {
    const above = new Set<Node>();
    for (let n: Node | undefined = a; n !== undefined; n = n.edge?.to) above.add(n);
    const down: Step[] = [];
    let meet = b;
    while (!above.has(meet)) {
      if (meet.edge === undefined) throw new Error('the prover explains an equality that it does not know');
      down.push({ from: meet.edge.to, to: meet, because: meet.edge.because });
      meet = meet.edge.to;
    }
    const steps: Step[] = [];
    for (let n = a; n !== meet; ) {
      if (n.edge === undefined) throw new Error('the prover explains an equality that it does not know');
      steps.push({ from: n, to: n.edge.to, because: n.edge.because });
      n = n.edge.to;
    }
    return steps.concat(down.reverse());
  }

  /** A node with this head and these arguments up to equality, other than n and not known to equal it. */
  #twin(head: number, args: readonly Node[], n: Node | undefined): Node | undefined {
    let fewest: readonly Node[] | undefined;
    for (const a of args) {
      const { uses } = root(a);
      if (fewest === undefined || uses.length < fewest.length) fewest = uses;
    }
    if (fewest === undefined) return undefined;
    this.work += fewest.length;
    for (const u of fewest) {
      if (u.head !== head || u === n || u.args.length !== args.length) continue;
      if (n !== undefined && root(u) === root(n)) continue;
      let same = true;
      for (let i = 0; same && i < args.length; i++) {
        const [a, b] = [args[i], u.args[i]];
        same = a !== undefined && b !== undefined && root(a) === root(b);
      }
      if (same) return u;
    }
    return undefined;
  }
}
