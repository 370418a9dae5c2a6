/** Formulas as sentences: in the words that a theory has for a predicate, else as formulas. */

import { entryOf, type Place, type Shown, shown } from '../../elaborate/display.ts';
import { plain } from '../../elaborate/draft.ts';
import type { Scope } from '../../elaborate/scope.ts';
import { printExpression } from '../../syntax/print.ts';
import { brief } from '../../syntax/printable.ts';
import type { Term } from '../../terms/index.ts';
import type { Formula, Run, Sentence } from './model.ts';
import { tex } from './tex.ts';

export const words = (text: string): Run => ({ kind: 'words', text });

/** What a formula says. */
export function sentenceOf(formula: Term, scope: Scope, place?: Place): Sentence {
  return inWords(formula, scope, place) ?? [formulaOf(formula, scope, place)];
}

/** `C.1 (large spark makes a dictionary injective)`, of a fact by its full name. */
export function factName(name: string, scope: Scope): Run {
  const [fact] = scope.lookup(name);
  const label = fact?.label ?? name;
  return words(fact?.title === undefined || fact.title === label ? brief(label) : `${brief(label)} (${brief(fact.title)})`);
}

/** `x y : S` or `x y in A` */
export const binding = (names: readonly Formula[], sign: ':' | 'in', range: Formula): Formula => ({
  kind: 'math',
  plain: `${names.map((x) => x.plain).join(' ')} ${sign} ${range.plain}`,
  tex: `${names.map((x) => x.tex).join(', ')} ${sign === ':' ? ':' : '\\in'} ${range.tex}`,
});

/** A term or formula as a formula. */
export const formulaOf = (term: Term, scope: Scope, place?: Place): Formula => math(shown(term, scope, place));

const math = ({ expr, symbolOf }: Shown): Formula => ({ kind: 'math', plain: printExpression(expr), tex: tex(expr, symbolOf) });

/** `{K} is Blackwell reducible`, with the arguments for the parameters; only if it names all that are written. */
function inWords(formula: Term, scope: Scope, place: Place | undefined): Sentence | undefined {
  if (formula.op !== 'app') return undefined;
  const { symbol } = formula;
  const entry = entryOf(symbol.name, scope);
  if (entry === undefined) return undefined;
  const { reads, notation, title } = entry.attributes;
  const template = reads ?? (notation === undefined ? title : undefined);
  if (template === undefined || brief(template) !== template) return undefined;
  const all = symbol.params.map((p, i): [string, Term] => [plain(p.name), formula.kid(symbol.sortVars.length + i)]);
  const written = all.filter((_, i) => entry.explicit[i]);
  if (written.length === 0 || written.some(([name]) => !template.includes(`{${name}}`))) return undefined;
  const args = new Map([...all, ...written]); // what is written goes before what is not, should they be called alike
  return template.split(/(\{[^{}]*\})/).flatMap((part): Run[] => {
    const arg = part.startsWith('{') ? args.get(part.slice(1, -1)) : undefined;
    if (arg !== undefined) return [formulaOf(arg, scope, place)];
    return part === '' ? [] : [words(part)];
  });
}
