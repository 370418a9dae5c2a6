/** What claims rest on, in words: axioms by the theories that they are from, and oracles. */
import { ORACLE } from '../terms/index.ts';

/** `std.kernel: at_dirac, push_id; std.space: ae_all`, in the order of the names. */
export function grouped(names: readonly string[]): string {
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const theory = name.slice(0, name.indexOf(':'));
    const group = groups.get(theory) ?? [];
    group.push(name.slice(theory.length + 1));
    groups.set(theory, group);
  }
  return [...groups].map(([theory, labels]) => `${theory}: ${labels.join(', ')}`).join('; ');
}

/** The axioms and the oracles among what is rested on, each once, in the order of their names. */
export function sourcesOf(restsOn: Iterable<string>): { readonly axioms: readonly string[]; readonly oracles: readonly string[] } {
  const names = [...new Set(restsOn)].sort();
  const isOracle = (name: string): boolean => name.startsWith(ORACLE);
  return {
    axioms: names.filter((name) => !isOracle(name)),
    oracles: names.filter(isOracle).map((name) => name.slice(ORACLE.length)),
  };
}
