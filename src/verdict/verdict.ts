/** What lcgm says about a statement: a verdict, with what it rests on. A statement counts as proved only if its theorem has no gap. */
import { GAP, type Item } from '../elaborate/declaration.ts';
import { show } from '../elaborate/display.ts';
import type { Loaded } from '../elaborate/library.ts';

export interface Verdict {
  readonly theory: string;
  readonly name: string;
  readonly title: string | undefined;
  readonly kind: 'theorem' | 'claim';
  /** The statement as it was proved, parameters and hypotheses included. */
  readonly statement: () => string;
  readonly verdict: 'proved' | 'unknown';
  readonly expected: 'proved';
  /** The axioms (as `theory:name`) and oracles used anywhere in the proof; gaps apart. */
  readonly restsOn: readonly string[];
  /** How many steps of the proof, or of what it uses, are not proved. */
  readonly gaps: number;
  /** Axioms used although `resting on` does not name them. */
  readonly excess: readonly string[];
  readonly item: Item;
}

/** The verdicts on the theorems and claims of a file, in its order. */
export function verdicts(loaded: Loaded): Verdict[] {
  return loaded.items.flatMap((item) => {
    const { fact, resting } = item;
    if (fact.kind === 'axiom') return [];
    const sources = fact.theorem.restsOn;
    const restsOn = sources.filter((name) => !name.includes(GAP));
    const gaps = Math.max(sources.length - restsOn.length, item.gaps);
    const excess = resting === undefined ? [] : restsOn.filter((name) => !resting.includes(name) && !name.startsWith('oracle:'));
    return [
      {
        theory: fact.theory,
        name: fact.label,
        title: fact.title,
        kind: fact.kind,
        statement: () => show(fact.theorem.conclusion, loaded.scope),
        verdict: gaps === 0 && excess.length === 0 ? 'proved' : 'unknown',
        expected: 'proved',
        restsOn,
        gaps,
        excess,
        item,
      },
    ];
  });
}
