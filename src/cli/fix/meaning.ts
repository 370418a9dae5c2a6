/** What a theory says, in a form that can be compared between two runs: two texts are the same only if all symbols and formulas are. */
import type { Loaded } from '../../elaborate/library.ts';
import { isBinder, type Signature, type Sym, type Term } from '../../terms/index.ts';
import { verdicts } from '../../verdict/verdict.ts';

/** What each symbol and each statement of a theory is, by its name. */
export function meanings(signature: Signature, { scope, items }: Loaded): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [name, entries] of scope.symbols)
    for (const [i, { symbol }] of entries.entries()) found.set(`symbol ${name} ${i}`, symbolText(symbol, signature.definition(symbol)));
  for (const { name, term } of scope.parameters) found.set(`parameter ${name}`, termsText([term]));
  found.set('givens', termsText(scope.givens));
  for (const { fact, tight, needs } of items) found.set(`statement ${fact.label}`, termsText([fact.theorem.conclusion, tight, needs]));
  return found;
}

/** The statements that are as stated, with their verdicts. */
export const settled = (loaded: Loaded): ReadonlyMap<string, string> =>
  new Map(verdicts(loaded).flatMap((v) => (v.asStated ? [[v.name, v.verdict]] : [])));

const symbolText = ({ name, kind, sortVars, params, result }: Sym, definition: Term | undefined): string =>
  `${name} ${kind} ${termsText([...sortVars, ...params, result, definition])}`;

/** Terms share parts: each is written once, and has a number. */
function termsText(terms: readonly (Term | undefined)[]): string {
  const numbers = new Map<Term, number>();
  const rows: string[] = [];
  const visit = (t: Term): number => {
    const known = numbers.get(t);
    if (known !== undefined) return known;
    const kids = t.kids().map(visit);
    rows.push(`${t.op} ${JSON.stringify(head(t))} ${kids.join(' ')}`);
    numbers.set(t, numbers.size);
    return numbers.size - 1;
  };
  const whole = terms.map((t) => (t === undefined ? '-' : visit(t)));
  return `${rows.join('\n')}\n${whole.join(' ')}`;
}

function head(t: Term): string | number {
  if (t.op === 'sort' || t.op === 'app') return t.symbol.name;
  if (t.op === 'num') return `${t.value.n}/${t.value.d}`;
  if (t.op === 'bound') return t.tag;
  return isBinder(t.op) ? '' : t.name;
}
