/** Linear arithmetic on a branch: what it knows of numbers, and what would be of use. */
import { type Term, Theorem } from '../logic/index.ts';
import type { Branch } from './branch.ts';
import { root } from './congruence.ts';
import { arithmeticOf, isArithmetic, multipliers, unknowns } from './linear.ts';
import { equality, negation } from './replay.ts';

/** Tries linear arithmetic, on the atoms that would be of use and on everything; returns whether it found something. */
export function arithmetic(branch: Branch, tick: () => boolean): boolean {
  const { sig, graph } = branch;
  const premises: { readonly formula: Term; readonly prove: () => Theorem }[] = [];
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
  if (open.length === 0 && premises.length === 0) return false;
  premises.push(...equations(branch, [...premises.map((p) => p.formula), ...open]));
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

/** Equations between the terms of arithmetic that congruence knows. */
function equations(branch: Branch, formulas: readonly Term[]): { readonly formula: Term; readonly prove: () => Theorem }[] {
  const { sig, graph } = branch;
  const out: { readonly formula: Term; readonly prove: () => Theorem }[] = [];
  const terms = unknowns(sig, formulas);
  for (const x of terms) {
    const n = graph.find(x);
    if (n === undefined) continue;
    for (const m of root(n).members) {
      const telling = m.term.op === 'num' || (m.term.op === 'app' && arithmeticOf(sig).functions.has(m.term.symbol)) || terms.has(m.term);
      if (telling && m !== n && n.term === x) out.push({ formula: sig.equal(x, m.term), prove: () => equality(sig, graph, n, m) });
    }
  }
  return out;
}
