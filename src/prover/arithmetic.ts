/** Linear arithmetic on a branch: what it knows of numbers, and what would be of use. */
import { type Term, Theorem } from '../terms/index.ts';
import type { Branch } from './branch.ts';
import { type Node, root } from './congruence.ts';
import { arithmeticOf, isArithmetic, multipliers, unknowns, unknownsIn } from './linear.ts';
import { equality, negation } from './replay.ts';

/** Equations of so many classes of equal numbers are used, about. */
const MANY = 40;

interface Premise {
  readonly formula: Term;
  readonly prove: () => Theorem;
}

/** Tries linear arithmetic, on the atoms that would be of use and on everything; returns whether it found something. */
export function arithmetic(branch: Branch, tick: () => boolean): boolean {
  const { sig, graph } = branch;
  const premises: Premise[] = [];
  const open: Term[] = [];
  for (const symbol of arithmeticOf(sig).relations.keys()) {
    for (const n of graph.withHead(symbol)) {
      const t = branch.truth(n.term);
      if (t?.value === true) premises.push({ formula: n.term, prove: t.prove });
      else open.push(n.term);
      if (t?.value === false) premises.push({ formula: sig.not(n.term), prove: () => negation(sig, n.term, t) });
    }
  }
  for (const f of [...branch.distinct.map((d) => d.atom), ...branch.wanted])
    if (isArithmetic(sig, f) && branch.truth(f)?.value !== true && !open.includes(f)) open.push(f);
  premises.push(...equations(branch, [...premises.map((p) => p.formula), ...open]));
  if (open.length === 0 && premises.length === 0) return false;
  const formulas = premises.map((p) => p.formula);
  for (const goal of [...open, sig.falsum]) {
    const negated = goal === sig.falsum ? -1 : formulas.indexOf(sig.not(goal));
    const used = negated < 0 ? premises : premises.toSpliced(negated, 1);
    const rows = tick() ? multipliers(sig, used.map((p) => p.formula), goal) : undefined; // biome-ignore format: one thought
    if (rows === undefined) continue;
    const needed = used.map((_, i) => rows.some((r) => r[i]?.n !== 0n));
    const proof = () => {
      const kept = used.filter((_, i) => needed[i]).map((p) => p.prove());
      return Theorem.linear(sig, kept, goal, rows.map((r) => r.filter((_, i) => needed[i] ?? true))); // biome-ignore format: one thought
    };
    branch.affirm(goal, proof, { generation: 0, source: -1, main: false });
    return true;
  }
  return false;
}

/**
 * The equations that congruence knows between numbers: in each class of equal ones, the first against each of the others. Classes that
 * share unknowns with the formulas come first, then those that share unknowns with them, and those that stand apart last.
 */
function equations(branch: Branch, formulas: readonly Term[]): readonly Premise[] {
  const { sig, graph } = branch;
  const { functions } = arithmeticOf(sig);
  const known = unknowns(sig, formulas);
  const isSum = (m: Node) => m.term.op === 'app' && functions.has(m.term.symbol);
  const parts = (m: Node) => (isSum(m) ? unknownsIn(sig, m.term) : [m.term]);
  const near = (r: Node) => r.members.some((m) => parts(m).some((x) => known.has(x)));
  const sums = [...functions.keys()].flatMap((symbol) => graph.withHead(symbol));
  let waiting = [...new Set(sums.map(root))].filter((r) => r.members.length > 1);
  const classes = new Set<Node>();
  while (waiting.length > 0 && classes.size < MANY) {
    const found = waiting.filter(near);
    for (const r of found.length > 0 ? found : waiting.slice(0, 1)) {
      classes.add(r);
      for (const x of r.members.filter(isSum).flatMap(parts)) known.add(x);
    }
    waiting = waiting.filter((r) => !classes.has(r));
  }
  for (const x of known) {
    const n = graph.find(x);
    if (n !== undefined) classes.add(root(n));
  }
  const telling = (m: Node) => m.term.op === 'num' || isSum(m) || known.has(m.term);
  const out: Premise[] = [];
  for (const r of classes) {
    const [first, ...others] = r.members.filter(telling);
    if (first === undefined) continue;
    for (const m of others) out.push({ formula: sig.equal(first.term, m.term), prove: () => equality(sig, graph, first, m) });
  }
  return out;
}
