/** Whether a closed formula is known to be true or false: by congruence, by its parts, or by what its definition says. */
import { type Signature, type Term, Theorem } from '../terms/index.ts';
import type { Congruence, False, Node, Truth } from './congruence.ts';
import { root } from './congruence.ts';
import type { Distinct } from './facts.ts';
import { absurd, equality, negation, rewrite, transport } from './replay.ts';
import type { Meanings } from './unfold.ts';

/** How deep definitions are unfolded to see whether an atom happens to be true. */
const DEPTH = 8;

export class Knowledge {
  readonly sig: Signature;
  readonly graph: Congruence;
  readonly meanings: Meanings;
  /** Formulas with connectives that are on the branch. */
  readonly known = new Map<Term, Truth>();
  readonly distinct: Distinct[] = [];

  constructor(sig: Signature, graph: Congruence, meanings: Meanings) {
    this.sig = sig;
    this.graph = graph;
    this.meanings = meanings;
  }

  /** Whether a closed formula is known to be true or false. */
  truth(f: Term, depth = DEPTH): Truth | undefined {
    const { sig, graph } = this;
    const known = isCompound(f) ? this.known.get(f) : undefined;
    if (known !== undefined) return known;
    switch (f.op) {
      case 'false':
        return { value: false, refute: (th) => th };
      case 'and': {
        const [a, b] = [this.truth(f.kid(0), depth), this.truth(f.kid(1), depth)];
        if (a?.value === true && b?.value === true) return { value: true, prove: () => Theorem.andIntro(a.prove(), b.prove()) };
        if (a?.value === false) return { value: false, refute: (th) => a.refute(Theorem.andLeft(th)) };
        if (b?.value === false) return { value: false, refute: (th) => b.refute(Theorem.andRight(th)) };
        return undefined;
      }
      case 'or': {
        const [a, b] = [this.truth(f.kid(0), depth), this.truth(f.kid(1), depth)];
        if (a?.value === true) return { value: true, prove: () => Theorem.orLeft(a.prove(), f.kid(1)) };
        if (b?.value === true) return { value: true, prove: () => Theorem.orRight(f.kid(0), b.prove()) };
        if (a?.value !== false || b?.value !== false) return undefined;
        const no = (t: Term, way: False) => absurd(sig, way.refute(Theorem.assume(sig, t)));
        return { value: false, refute: (th) => Theorem.orElim(th, no(f.kid(0), a), no(f.kid(1), b)) };
      }
      case '=>': {
        const b = this.truth(f.kid(1), depth);
        if (b?.value === true) return { value: true, prove: () => Theorem.impIntro(f.kid(0), b.prove()) };
        const a = this.truth(f.kid(0), depth);
        if (a?.value === false) return { value: true, prove: () => this.#vacuous(f, a) };
        if (a?.value !== true || b?.value !== false) return undefined;
        return { value: false, refute: (th) => b.refute(Theorem.impElim(th, a.prove())) };
      }
      case '=':
        return this.#equation(f);
      default: {
        const n = graph.find(f);
        const r = n === undefined ? undefined : root(n);
        if (n !== undefined && r?.truth !== undefined && r.witness !== undefined) return this.#moved(r.truth, r.witness, n, f);
        if (f.op === 'all' || f.op === 'ex' || depth === 0) return undefined;
        return this.#meaning(f, depth - 1);
      }
    }
  }

  #vacuous(f: Term, a: False): Theorem {
    if (f.kid(1) === this.sig.falsum) return negation(this.sig, f.kid(0), a);
    const no = absurd(this.sig, a.refute(Theorem.assume(this.sig, f.kid(0))));
    return Theorem.impIntro(f.kid(0), Theorem.exFalso(no, f.kid(1)));
  }

  /** The truth of the atom f, from that of a congruent one. */
  #moved(truth: Truth, witness: Node, n: Node, f: Term): Truth {
    const { sig, graph } = this;
    const here = () => (n.term === f ? n : this.#late(f));
    return truth.value
      ? { value: true, prove: () => transport(sig, graph, truth.prove(), witness, here()) }
      : { value: false, refute: (th) => truth.refute(transport(sig, graph, th, here(), witness)) };
  }
  /** A node made for the replay only. */
  #late(t: Term): Node {
    const n = this.graph.add(t, 0);
    this.graph.settle();
    return n;
  }

  #equation(f: Term): Truth | undefined {
    const { sig, graph } = this;
    const [a, b] = [graph.find(f.kid(0)), graph.find(f.kid(1))];
    if (f.kid(0) === f.kid(1)) return { value: true, prove: () => Theorem.refl(sig, f.kid(0)) };
    if (a === undefined || b === undefined) return undefined;
    const prove = (s: Term, t: Term) => equality(sig, graph, this.#late(s), this.#late(t));
    if (root(a) === root(b)) return { value: true, prove: () => prove(f.kid(0), f.kid(1)) };
    if (f.kid(0).op === 'num' && f.kid(1).op === 'num')
      return { value: false, refute: (th) => Theorem.impElim(Theorem.evaluate(sig, sig.not(f)), th) };
    for (const d of this.distinct) {
      const straight = root(d.left) === root(a) && root(d.right) === root(b);
      if (!straight && !(root(d.left) === root(b) && root(d.right) === root(a))) continue;
      return { value: false, refute: (th) => d.how.refute(this.#turn(th, f, d, straight)) };
    }
    return undefined;
  }
  /** From the equation f, the equation of d. */
  #turn(th: Theorem, f: Term, d: Distinct, straight: boolean): Theorem {
    const { sig, graph } = this;
    if (straight && f === d.atom) return th;
    const [s, t] = [this.#late(f.kid(0)), this.#late(f.kid(1))];
    if (straight) {
      const half = rewrite(sig, graph, th, (x) => sig.equal(x, f.kid(1)), s, d.left);
      return rewrite(sig, graph, half, (x) => sig.equal(d.left.term, x), t, d.right);
    }
    // s = t gives t = s, by rewriting s = s.
    const x = sig.free('?', sig.sortOf(s.term));
    const back = Theorem.leibniz(th, sig.bind('comp', x, sig.equal(x, s.term)), Theorem.refl(sig, s.term));
    const half = rewrite(sig, graph, back, (y) => sig.equal(y, s.term), t, d.left);
    return rewrite(sig, graph, half, (y) => sig.equal(d.left.term, y), s, d.right);
  }

  /** The truth of an atom, from that of its body. */
  #meaning(f: Term, depth: number): Truth | undefined {
    const { sig, graph } = this;
    if (f.op === 'in' && f.kid(1).op !== 'comp') {
      const set = graph.find(f.kid(1));
      if (set === undefined) return undefined;
      for (const m of root(set).members) {
        if (m.term.op !== 'comp') continue;
        const reduced = sig.member(f.kid(0), m.term);
        const t = this.truth(reduced, depth);
        const move = (th: Theorem, back: boolean) => {
          const here = this.#late(f.kid(1));
          return rewrite(sig, graph, th, (x) => sig.member(f.kid(0), x), back ? here : m, back ? m : here);
        };
        if (t?.value === true) return { value: true, prove: () => move(t.prove(), false) };
        if (t?.value === false) return { value: false, refute: (th) => t.refute(move(th, true)) };
      }
      return undefined;
    }
    const body = this.meanings.body(f);
    const t = body === undefined ? undefined : this.truth(body, depth);
    if (t?.value === true) return { value: true, prove: () => this.meanings.fold(f, t.prove()) };
    if (t?.value === false) return { value: false, refute: (th) => t.refute(this.meanings.open(f, th)) };
    return undefined;
  }
}

export const isCompound = (f: Term): boolean => f.op === 'and' || f.op === 'or' || f.op === '=>';
