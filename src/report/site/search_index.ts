/** What the search looks through, as a script: pages that are opened from a disk may load one, and nothing else. */
import { plain } from '../trace/model.ts';
import { statementOf } from '../trace/of.ts';
import type { Atlas } from './atlas.ts';
import { nameOf } from './atlas.ts';
import { KINDS } from './declaration.ts';
import type { Material, SiteFile } from './model.ts';

/** Kind, name, title, theory, place, and the text of a statement. */
type Row = readonly [kind: string, name: string, title: string, theory: string, to: string, text: string];

/** No more of a statement is searched. */
const LONGEST = 300;

export function searchIndex({ theories }: Material, atlas: Atlas): SiteFile {
  const rows = theories.flatMap(({ loaded, verdicts }): readonly Row[] => {
    const { name: theory, title, scope, items } = loaded;
    const verdictOf = new Map(verdicts.map((v) => [v.item, v.verdict]));
    const symbols = [...scope.symbols.values()].flat();
    return [
      ['Theory', theory, title ?? '', theory, atlas.theory(theory) ?? '', ''],
      ...symbols.map(({ surface, attributes, symbol }): Row => ['Definition', surface, unbraced(attributes.title), theory, atlas.symbol(theory, symbol) ?? '', '']), // biome-ignore format: one thought
      ...items.map((item): Row => {
        const { fact } = item;
        const verdict = verdictOf.get(item);
        const kind = verdict === undefined ? KINDS[fact.kind] : `${KINDS[fact.kind]}, ${verdict}`;
        const text = plain(statementOf(item, scope).statement).slice(0, LONGEST);
        return [kind, fact.label, fact.title ?? '', theory, atlas.statement(nameOf(fact)) ?? '', text];
      }),
    ];
  });
  return { path: 'assets/search-index.js', text: `globalThis.lcgmIndex = [\n${rows.map((row) => inScript(row)).join(',\n')}\n];\n` };
}

/** A title without the braces around its variables. */
const unbraced = (title = ''): string => title.replace(/\{([\p{L}_][\p{L}\p{N}_]*'*)\}/gu, '$1');

/** JSON that neither ends a script nor is two lines for one that reads JavaScript. */
const inScript = (value: unknown): string =>
  JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
