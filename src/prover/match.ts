/** Finds the instances of a trigger modulo congruence. */
import type { Signature, Term } from '../terms/index.ts';
import { type Congruence, type Node, root } from './congruence.ts';
import type { Item, Pattern, Trigger, Want } from './patterns.ts';
import { flexible, isTerm } from './shape.ts';

export interface Scene {
  readonly sig: Signature;
  readonly graph: Congruence;
  /** Equations that are false or would be of use. */
  readonly equations: () => readonly Term[];
  /** Counts a step; false says that there were enough. */
  readonly tick: () => boolean;
}

/** Calls `found` with what each slot stands for, for every match. */
export function match(scene: Scene, slots: ReadonlyMap<Term, number>, trigger: Trigger, found: (values: readonly Term[]) => void): void {
  const { sig, graph } = scene;
  if (!trigger.items.every((item) => item.kind !== 'node' || possible(graph, item.pattern))) return;
  const bound: (Term | undefined)[] = new Array(slots.size).fill(undefined);
  const trail: number[] = [];

  /** Calls `then` if f succeeds, and forgets what was bound since. */
  const attempt = (f: () => boolean, then: () => void): void => {
    const depth = trail.length;
    if (scene.tick() && f()) then();
    while (trail.length > depth) {
      const slot = trail.pop();
      if (slot !== undefined) bound[slot] = undefined;
    }
  };
  const bind = (slot: number, t: Term): void => {
    bound[slot] = t;
    trail.push(slot);
  };

  /** The same up to variables. */
  const same = (p: Term, t: Term): boolean => {
    if (p === t) return true;
    if (p.mask === 0) return false;
    const slot = slots.get(p);
    if (slot !== undefined) {
      const known = bound[slot];
      if (known !== undefined) return known === t;
      if (p.op === 'free' && (t.loose > 0 || !same(p.kid(0), sig.sortOf(t)))) return false;
      bind(slot, t);
      return true;
    }
    if (p.op !== t.op || p.tag !== t.tag || p.arity !== t.arity || p.op === 'free') return false;
    for (let i = 0; i < p.arity; i++) if (!same(p.kid(i), t.kid(i))) return false;
    return true;
  };

  const inClass = (p: Pattern, n: Node, then: () => void): void => {
    if (p.kind === 'variable') {
      const known = bound[p.slot];
      if (known === undefined) {
        const pick = () => {
          if (!same(p.sort, sig.sortOf(n.term))) return false;
          const twice = bound[p.slot];
          if (twice === undefined) bind(p.slot, n.term);
          return true;
        };
        attempt(pick, then);
      } else {
        const there = graph.find(known);
        if (there !== undefined && root(there) === root(n)) then();
      }
    } else if (p.kind === 'ground') {
      const there = graph.find(p.term);
      if (there !== undefined && root(there) === root(n)) then();
    } else for (const m of root(n).members) here(p, m, then);
  };

  /** Matches a node itself, not others of its class. */
  const here = (p: Pattern, n: Node, then: () => void): void => {
    if (p.kind === 'application') {
      if (n.term.op !== p.term.op || (p.head !== 'in' && n.term.symbol !== p.head)) return;
      const rigidly = () => p.parts.every((part, i) => part !== undefined || same(p.term.kid(i), n.term.kid(i)));
      attempt(rigidly, () =>
        along(
          p.parts.filter((part) => part !== undefined),
          n.args,
          0,
          then,
        ),
      );
    } else if (p.kind === 'frame') {
      const holes: Term[] = [];
      attempt(
        () => frame(p.term, n.term, true, holes),
        () => {
          const nodes = holes.map((h) => graph.find(h)).filter((h) => h !== undefined);
          if (nodes.length === p.holes.length) along(p.holes, nodes, 0, then);
        },
      );
    } else inClass(p, n, then);
  };

  const along = (patterns: readonly Pattern[], nodes: readonly Node[], i: number, then: () => void): void => {
    const [p, n] = [patterns[i], nodes[i]];
    if (p === undefined || n === undefined) then();
    else inClass(p, n, () => along(patterns, nodes, i + 1, then));
  };

  /** The same binder around holes; collects what stands in the holes. */
  const frame = (p: Term, t: Term, top: boolean, holes: Term[]): boolean => {
    if (!top && p.loose === 0 && isTerm(p)) {
      holes.push(t);
      return t.loose === 0;
    }
    if (p.op !== t.op || p.tag !== t.tag || p.arity !== t.arity) return false;
    for (let i = 0; i < p.arity; i++)
      if (!(flexible(p, i) ? frame(p.kid(i), t.kid(i), false, holes) : same(p.kid(i), t.kid(i)))) return false;
    return true;
  };

  const everywhere = (p: Pattern, want: Want, then: (n: Node) => void): void => {
    if (p.kind === 'ground') {
      const n = graph.find(p.term);
      if (n !== undefined && wanted(n, want)) then(n);
    } else if (p.kind !== 'variable') {
      const head = p.kind === 'frame' ? p.term.op : p.head;
      for (const n of graph.withHead(head)) if (wanted(n, want)) here(p, n, () => then(n));
    }
  };

  const step = (i: number): void => {
    const item: Item | undefined = trigger.items[i];
    const next = () => step(i + 1);
    if (item === undefined) {
      if (bound.every((t) => t !== undefined)) found(bound.filter((t) => t !== undefined));
    } else if (item.kind === 'node') everywhere(item.pattern, item.want, next);
    else if (item.kind === 'term') {
      if (bound[item.slot] !== undefined) {
        next();
        return;
      }
      let none = true;
      for (const n of graph.nodes) {
        if (n.up !== undefined || n.generation > 1 || !isTerm(n.term)) continue;
        inClass({ kind: 'variable', slot: item.slot, sort: item.sort }, n, () => {
          none = false;
          next();
        });
      }
      // Every sort is inhabited.
      const arbitrary = () => {
        bind(item.slot, sig.free('x!!0', item.sort));
        return true;
      };
      if (none && item.sort.mask === 0) attempt(arbitrary, next);
    } else if (item.want === 'true') everywhere(item.left, 'any', (n) => inClass(item.right, n, next));
    else {
      for (const e of scene.equations()) {
        const [a, b] = [graph.find(e.kid(0)), graph.find(e.kid(1))];
        if (a === undefined || b === undefined || root(a) === root(b)) continue;
        inClass(item.left, a, () => inClass(item.right, b, next));
        inClass(item.left, b, () => inClass(item.right, a, next));
      }
    }
  };
  step(0);
}

/** Whether there is anything with the head of the pattern. */
function possible(graph: Congruence, p: Pattern): boolean {
  return p.kind === 'application' ? graph.withHead(p.head).length > 0 : p.kind !== 'frame' || graph.withHead(p.term.op).length > 0;
}

function wanted(n: Node, want: Want): boolean {
  const value = root(n).truth?.value;
  return want === 'any' || (want === 'true' ? value === true : want === 'false' ? value === false : value !== true);
}
