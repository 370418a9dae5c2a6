/** The words of the language, and how they are spelt: for the lexer and the grammar, and for all who print or ask for a name. */

/** The words that begin a declaration; `concept` and `mixing` stand before `predicate`. */
export const declarationKeywords = [
  'import',
  'parameter',
  'given',
  'concepts',
  'features',
  'class',
  'sort',
  'space',
  'function',
  'predicate',
  'define',
  'axiom',
  'theorem',
  'claim',
  'refute',
  'open',
  'verdict',
  'concept',
  'mixing',
] as const; // prettier-ignore

/** The words that begin a declaration only where one may begin, and are names elsewhere. */
export const objectKeywords = ['matrix', 'distribution', 'kernel', 'model', 'check', 'show'] as const;

/** The words that begin a step of a proof, and those that frame it. */
export const stepKeywords = ['take', 'assume', 'let', 'have', 'obtain', 'cases', 'case', 'thus', 'qed'] as const;

export const clauseKeywords = [
  'theory',
  'if',
  'then',
  'proof',
  'where',
  'by',
  'sorry',
  'on',
  'of',
  'cite',
  'because',
  'notation',
  'tex',
  'reads',
  'builtin',
  'in',
  'not',
] as const; // prettier-ignore

/** Words that are operators, quantifiers and truth values. */
export const wordTypes = { op: ['and', 'or', 'union'], quant: ['forall', 'exists'], literal: ['true', 'false'] } as const;

/** Every word that cannot be a name. */
export const reservedWords: ReadonlySet<string> = new Set<string>([
  ...declarationKeywords,
  ...stepKeywords,
  ...clauseKeywords,
  ...Object.values(wordTypes).flat(),
]);

/** Unicode spellings and what they stand for. */
export const asciiSpelling: ReadonlyMap<string, string> = new Map([
  ['⊆', '<='],
  ['≤', '<='],
  ['⊇', '>='],
  ['≥', '>='],
  ['∩', '&'],
  ['∪', 'union'],
  ['∈', 'in'],
  ['∉', 'not in'],
  ['∘', '@'],
  ['·', '*'],
  ['×', '*'],
  ['⁻¹', '^-1'],
  ['∀', 'forall'],
  ['∃', 'exists'],
  ['⇒', '=>'],
  ['⇔', '<=>'],
  ['∧', 'and'],
  ['∨', 'or'],
  ['¬', 'not'],
  ['→', '->'],
  ['≠', '!='],
  ['≪', '<<'],
  ['⊥', 'false'],
]); // prettier-ignore

export const greek = '\\u0370-\\u0373\\u0376\\u0377\\u037b-\\u037d\\u037f\\u0386\\u0388-\\u03f5\\u03f7-\\u03ff';

/** What identifiers and labels are made of, as the inside of a character class. */
export const wordCharacters = `A-Za-z0-9_${greek}`;
