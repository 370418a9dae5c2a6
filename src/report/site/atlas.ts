/** Where everything is on the site: the pages of theories, and the places of what they declare. */
import type { Loaded } from '../../elaborate/library.ts';
import type { Fact } from '../../elaborate/scope.ts';
import type { Sym } from '../../terms/index.ts';

/** The pages that there is one of. */
export const PAGES = { index: 'index.html', axioms: 'axioms.html', graph: 'graph.html' } as const;

export class Atlas {
  readonly #stems = new Map<string, string>();
  /** Places on pages of theories, by `theory:label` or by the name that the kernel has for a symbol. */
  readonly #facts = new Map<string, string>();
  readonly #symbols = new Map<string, string>();
  readonly #axioms = new Map<string, string>();

  /** `axioms` are those of the page of axioms, also of theories that have no page. */
  constructor(theories: readonly Loaded[], axioms: readonly Fact[]) {
    const stems = new Names();
    for (const { name } of theories) this.#stems.set(name, stems.next(name));
    for (const { name, items, scope } of theories) {
      const places = new Names();
      for (const { fact } of items) this.#facts.set(nameOf(fact), places.next(`s.${fact.label}`));
      const symbols = [...scope.symbols.values()].flat().map((entry) => entry.symbol);
      for (const symbol of symbols) this.#symbols.set(keyOf(name, symbol), places.next(`d.${symbol.name.slice(symbol.name.indexOf(':') + 1)}`)); // biome-ignore format: one thought
    }
    const places = new Names();
    for (const fact of axioms) this.#axioms.set(nameOf(fact), places.next(`a.${nameOf(fact)}`));
  }

  /** The page of a theory, if it has one. */
  theory(name: string): string | undefined {
    const stem = this.#stems.get(name);
    return stem === undefined ? undefined : `theories/${stem}.html`;
  }

  /** The page with the text of a theory, if it has one; perhaps a line of it. */
  source(name: string, line?: number): string | undefined {
    const stem = this.#stems.get(name);
    return stem === undefined ? undefined : `sources/${stem}.html${line === undefined ? '' : `#L${line}`}`;
  }

  /** The place of a statement on the page of its theory. */
  placeOf(fact: Fact): string {
    return this.#facts.get(nameOf(fact)) ?? '';
  }

  /** The place of a symbol on the page of a theory that declares it. */
  placeOfSymbol(theory: string, symbol: Sym): string {
    return this.#symbols.get(keyOf(theory, symbol)) ?? '';
  }

  /** Where a statement is, by `theory:label`: on the page of its theory; an axiom of other theories on the page of axioms. */
  statement(name: string): string | undefined {
    const page = this.theory(name.slice(0, name.indexOf(':')));
    const place = this.#facts.get(name);
    return page === undefined || place === undefined ? this.axiom(name) : `${page}#${place}`;
  }

  symbol(theory: string, symbol: Sym): string | undefined {
    const [page, place] = [this.theory(theory), this.#symbols.get(keyOf(theory, symbol))];
    return page === undefined || place === undefined ? undefined : `${page}#${place}`;
  }

  /** Where an axiom is on the page of axioms. */
  axiom(name: string): string | undefined {
    const place = this.#axioms.get(name);
    return place === undefined ? undefined : `${PAGES.axioms}#${place}`;
  }
}

export const nameOf = ({ theory, label }: Fact): string => `${theory}:${label}`;
/** What the kernel has from the start goes by the name that it has there. */
const keyOf = (theory: string, symbol: Sym): string => `${theory} ${symbol.name}`;

/** No part of a name is longer: file systems end at 255. */
const LONGEST = 100;

/** Makes names for files and places out of any text: of letters, digits and `._-`, and no two alike, even where case does not count. */
class Names {
  readonly #taken = new Set<string>();

  next(text: string): string {
    const base = text.replace(/[^A-Za-z0-9_.]+/g, '-').slice(0, LONGEST);
    let name = base;
    for (let n = 2; this.#taken.has(name.toLowerCase()); n++) name = `${base}-${n}`;
    this.#taken.add(name.toLowerCase());
    return name;
  }
}
