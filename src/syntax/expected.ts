/** What the grammar would have accepted, in words. */
import { stepKeywords } from '../../grammar/words.ts';

export interface Expectation {
  readonly types: ReadonlySet<string>;
  readonly phrases: readonly string[];
}

const operand: readonly string[] = ['name', 'literal', 'prefix', 'quant', 'head', 'collector', 'lparen', 'lbrace', 'lbracket'];
const operator: readonly string[] = ['op', 'kw_in', 'post'];

const words: ReadonlyMap<string, string> = new Map([
  ['name', 'a name'],
  ['label', 'a label'],
  ['string', 'a title in quotes'],
  ['auto', 'the next step'],
  ['link', 'the next link of the chain'],
  ['colon', '`:`'],
  ['assign', '`:=`'],
  ['arrow', '`->`'],
  ['comma', '`,`'],
  ['dot', '`.`'],
  ['bar', '`|`'],
  ['lparen', '`(`'],
  ['rparen', '`)`'],
  ['lbrace', '`{`'],
  ['rbrace', '`}`'],
  ['rbracket', '`]`'],
  ['semicolon', '`;`'],
  ['entry', 'an entry of the matrix'],
  ['kw_resting', '`resting on`'],
  ['kw_tight_by', '`tight by`'],
  ['kw_inhabited_by', '`inhabited by`'],
  ['kw_for_model', '`for model`'],
  ['kw_concept_predicate', '`concept predicate`'],
  ['kw_mixing_predicate', '`mixing predicate`'],
  ['kw_in', '`in`'],
]);

/** Puts the token types a parser can go on with into words; operators and the beginnings of expressions are not told apart. */
export const expectation = (types: ReadonlySet<string>): Expectation => {
  const rest = new Set(types);
  const phrases: string[] = [];
  const collapse = (members: readonly string[], phrase: string): void => {
    for (const member of members) rest.delete(member);
    phrases.push(phrase);
  };
  if (rest.has('literal')) collapse(operand, 'an expression');
  else if (rest.has('lparen') && rest.has('lbrace')) collapse(['lparen', 'lbrace'], 'parameters `(x : S)`');
  if (rest.has('op')) collapse(operator, 'an operator');
  if (rest.has('kw_notation')) collapse(['string', 'kw_notation', 'kw_tex', 'kw_reads', 'kw_builtin'], 'a title in quotes');
  const steps = stepKeywords.filter((word) => word !== 'case' && word !== 'qed').map((word) => `kw_${word}`);
  if (steps.every((step) => rest.has(step))) collapse(steps, 'a step');
  // A source of an axiom is not a title.
  if (rest.size === 1 && rest.has('string')) return { types, phrases: [...phrases, 'a text in quotes'] };
  for (const type of rest) phrases.push(words.get(type) ?? `\`${type.replace(/^kw_/, '')}\``);
  return { types, phrases };
};

/** The words that a misspelt one may have been meant to be, given what was expected. */
export const keywordsAmong = (types: ReadonlySet<string>): readonly string[] => {
  const out = new Set<string>();
  for (const type of types) {
    if (type === 'op') for (const word of ['and', 'or', 'union']) out.add(word);
    else if (type === 'quant') for (const word of ['forall', 'exists']) out.add(word);
    else if (type === 'auto') for (const word of stepKeywords) out.add(word);
    else if (type.startsWith('kw_') && !type.slice(3).includes('_') && type !== 'kw_resting') out.add(type.slice(3));
  }
  return [...out];
};
