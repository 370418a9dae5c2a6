/** The engine beside E, a prover for first-order logic: the same worlds for both, from the same rules, facts and goal. */
import { filesOnDisk } from '../src/disk/files.ts';
import { Library } from '../src/elaborate/library.ts';
import { type Statement, toTptp } from '../src/export/tptp.ts';
import { chain, crowded } from '../test/engine/generated.ts';
import { type EngineFigures, measured } from './engine.ts';

/** A problem for both sides: `world` and `size` say it to the engine, `text` says it to E. */
export interface PeerProblem {
  readonly what: string;
  readonly world: World;
  readonly size: number;
  readonly text: string;
}
const worlds = { chain, crowded };
type World = keyof typeof worlds;

/** The generated worlds of the engine's own bench. */
export function peerProblems(): readonly PeerProblem[] {
  const chains = [100, 1_000, 10_000, 20_000].map((n) => problem(`a chain of ${n.toLocaleString('en')} lemmas`, 'chain', n));
  return [...chains, problem('a question among 9,999 irrelevant rules', 'crowded', 3_333)];
}

function problem(what: string, world: World, size: number): PeerProblem {
  const { small, goal } = worlds[world](size);
  const rules = small.formulas.map((formula, i) => ({ name: `axiom ${i}`, formula }));
  const exported = toTptp(small.sig, { rules, facts: [], goal });
  if (exported.kind !== 'exported' || exported.leftOut.length > 0) throw new Error(`${what} cannot be said in first-order logic`);
  return { what, world, size, text: exported.text };
}

/** Makes a world and asks the engine, so many times: the first time is that of a cold engine. */
export function answer(world: World, size: number, rounds: number): EngineFigures {
  const { small, goal } = worlds[world](size);
  return measured(world, small, goal, rounds);
}

/** A claim with all that is stated before it. */
export interface ShippedProblem {
  readonly what: string;
  readonly text: string;
  /** How many formulas that is, and how many were left out. */
  readonly formulas: number;
  readonly leftOut: number;
}

/** The claims of a shipped theory that can be said in first-order logic, and how many cannot. */
export function shippedProblems(path: string): { readonly problems: readonly ShippedProblem[]; readonly inexpressible: number } {
  // what is stated is exported, so nothing need be proved
  const library = new Library(filesOnDisk('theories'), { proofs: false });
  const theory = library.load(path)?.scope.name;
  const before: Statement[] = [];
  const problems: ShippedProblem[] = [];
  let inexpressible = 0;
  for (const { fact } of library.all.flatMap((l) => l.items)) {
    const formula = fact.theorem.conclusion;
    if (fact.theory === theory && fact.kind === 'claim') {
      const exported = toTptp(library.signature, { rules: before, facts: [], goal: formula });
      if (exported.kind === 'inexpressible') inexpressible++;
      else problems.push({ what: fact.label, text: exported.text, formulas: exported.formulas, leftOut: exported.leftOut.length });
    }
    if (fact.kind !== 'refute' && fact.kind !== 'open') before.push({ name: `${fact.theory} ${fact.label}`, formula });
  }
  return { problems, inexpressible };
}
