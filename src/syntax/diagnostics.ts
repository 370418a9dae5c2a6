/**
 * The registry of everything the program can say about a file: a stable code, what is wrong in the writer's own words, how to mend it.
 * To add one, add an entry below with the type of its arguments; `diagnostic('CODE', span, args)` is then typed.
 */
import type { Span } from './ast.ts';
import { brief, printable } from './printable.ts';

export type Severity = 'error' | 'warning';

/** A change of the text. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** One way to mend what was found: edits that do not overlap, to be made together. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** Another place that a finding is about, and what is there. */
export interface Label {
  readonly says: string;
  readonly span: Span;
  /** The file, if it is another one. */
  readonly file: { readonly path: string; readonly text: string } | undefined;
}

/** The same, as long as it is known only by its name: `src/elaborate/places.ts` knows where that stands. */
export interface Reference {
  readonly says: string;
  readonly theory: string;
  readonly name: string;
  /** Which one, where the theory gives the name to several things; else the first. */
  readonly nth?: number;
}

/** An immutable finding; `src/syntax/render.ts` turns it into text. */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  readonly message: string;
  /** How to mend it; absent where there is nothing to add. */
  readonly help: string | undefined;
  readonly span: Span;
  /** Ways to mend it that need no thought; usually none. */
  readonly fixes: readonly Fix[];
  readonly labels: readonly Label[];
  readonly refers: readonly Reference[];
}

interface Entry<Args> {
  readonly severity: Severity;
  readonly message: (args: Args) => string;
  readonly help: (args: Args) => string | undefined;
  /** What may be meant instead of the text of the span; one thing where that is known. */
  readonly meant: (args: Args) => readonly string[];
}

type Help<Args> = string | ((args: Args) => string | undefined);

const entry =
  (severity: Severity) =>
  <Args = Readonly<Record<string, never>>>(
    message: string | ((args: Args) => string),
    help?: Help<Args>,
    meant: (args: Args) => readonly string[] = () => [],
  ): Entry<Args> => ({
    severity,
    message: typeof message === 'string' ? () => message : message,
    help: typeof help === 'function' ? help : () => help,
    meant,
  });

const error = entry('error');
const warning = entry('warning');

/** `a`, `b` or `c` */
const oneOf = (items: readonly string[]): string =>
  items.length <= 1 ? items.join('') : `${items.slice(0, -1).join(', ')} or ${items[items.length - 1]}`;

/** did you mean `a` or `b`? */
const didYouMean = (words: readonly string[]): string | undefined =>
  words.length === 0 ? undefined : `did you mean ${oneOf(words.map((word) => `\`${word}\``))}?`;

/** What a sort that is not all known is called: one that has any numbers, or sets of anything. */
const inWords = (sort: string): string | undefined => (sort === 'a number' ? sort : sort === 'Set(_)' ? 'a set' : undefined);
const ofSort = (sort: string): string => inWords(sort) ?? `of sort ${sort}`;

const hex = (code: number): string => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;

const registry = {
  // Bytes: src/syntax/source.ts
  INVALID_UTF8: error('the file is not valid UTF-8 here', 'save the file as UTF-8'),
  WRONG_ENCODING: error<{ encoding: string }>((a) => `the file is encoded as ${a.encoding}`, 'save the file as UTF-8'),
  CONTROL_CHARACTER: error<{ character: number }>(
    (a) => (a.character === 0 ? 'the file contains a NUL byte' : `the file contains the control character ${hex(a.character)}`),
    (a) => (a.character === 0 ? 'is this a text file? Delete the byte' : 'delete the character'),
  ),

  // Words: src/syntax/tokenize.ts
  INVALID_CHARACTER: error<{ text: string; suggestion: string | undefined }>(
    (a) => `\`${a.text}\` has no meaning here`,
    (a) =>
      a.suggestion === undefined
        ? 'delete it, or put it in quotes or in a comment'
        : a.suggestion === ' '
          ? 'write a plain space'
          : `write \`${a.suggestion}\``,
    (a) => (a.suggestion === undefined ? [] : [a.suggestion]),
  ),
  UNTERMINATED_STRING: error('this string is not closed on its line', 'close it with `"`'),

  // Declarations as wholes: src/syntax/parse.ts
  MISSING_HEADER: error(
    'the file does not begin with a `theory` header',
    'begin with `theory NAME "title"`, for example `theory paper.ica "ICA"`',
  ),
  MISPLACED_HEADER: error('a `theory` header stands only at the beginning of a file', 'put each theory into a file of its own'),
  DECLARATION_TOO_LONG: error<{ limit: number }>(
    (a) => `this declaration has more than ${a.limit.toLocaleString('en')} words`,
    'split it: move parts of it into definitions or lemmas',
  ),
  NESTED_TOO_DEEP: error<{ limit: number }>(
    (a) => `brackets and proofs are nested more than ${a.limit} deep here`,
    'name parts of it with `define` or `let`, or prove parts of it as theorems',
  ),
  OPERATORS_TOO_DEEP: error<{ limit: number }>(
    (a) => `this expression nests more than ${a.limit} deep`,
    'name parts of it with `define` or `let`',
  ),
  UNCLOSED_BRACKET: error<{ open: string; close: string }>(
    (a) => `\`${a.open}\` is never closed`,
    (a) => `add the matching \`${a.close}\``,
  ),
  UNMATCHED_CLOSING: error<{ found: string; open: string | undefined }>(
    (a) => (a.open === undefined ? `\`${a.found}\` closes nothing` : `\`${a.found}\` does not close \`${a.open}\``),
    (a) => (a.open === undefined ? `delete it, or open what it closes` : `close \`${a.open}\` first`),
  ),
  UNCLOSED_PROOF: error<{ keyword: string }>((a) => `this \`${a.keyword}\` has no \`qed\``, 'end it with `qed`'),
  TOO_MANY_ERRORS: error<{ limit: number }>(
    (a) => `more than ${a.limit} errors; the rest is not shown`,
    'mend the first ones and run again',
  ),

  // Sentences: src/syntax/parse.ts
  UNEXPECTED_TOKEN: error<{ found: string; expected: readonly string[]; hint: string | undefined }>(
    (a) => `unexpected ${a.found}`,
    (a) => a.hint ?? (a.expected.length === 0 ? undefined : `expected ${oneOf(a.expected)}`),
  ),
  UNEXPECTED_END: error<{ what: string; before: string; expected: readonly string[] }>(
    (a) => `${a.what} is not complete: ${a.before} comes too early`,
    (a) => (a.expected.length === 0 ? undefined : `expected ${oneOf(a.expected)}`),
  ),
  MISSPELT_KEYWORD: error<{ found: string; keywords: readonly string[] }>(
    (a) => `unexpected \`${a.found}\``,
    (a) => didYouMean(a.keywords),
    (a) => a.keywords,
  ),
  RESERVED_WORD: error<{ word: string; expected: string }>(
    (a) => `\`${a.word}\` is a reserved word and cannot be ${a.expected}`,
    (a) => `choose another name, for example \`${a.word}'\``,
  ),
  AXIOM_WITHOUT_SOURCE: error<{ label: string }>(
    (a) => `axiom \`${a.label}\` does not say why it is true`,
    'end it with `cite "…"` or `because "…"`',
  ),
  EMPTY_CALL: error<{ name: string }>(
    (a) => `\`${a.name}()\` has no arguments`,
    (a) => `write \`${a.name}\``,
  ),

  // Meaning of a sentence's form: src/syntax/lower.ts
  NOT_ASSOCIATIVE: error<{ first: string; second: string }>(
    (a) => `\`${a.second}\` cannot follow \`${a.first}\` without parentheses`,
    (a) =>
      a.first === '<=>'
        ? 'put one of the two into parentheses'
        : `write two formulas: \`a ${a.first} b and b ${a.second} c\`, or use parentheses`,
  ),
  NEEDS_PARENTHESES: error<{ inner: string; outer: string }>(
    (a) => `\`${a.inner}\` cannot stand to the right of \`${a.outer}\` without parentheses`,
    (a) => `put parentheses around \`${a.inner} …\``,
  ),
  AE_WITHOUT_EQUATION: error('there is no equation before this `a.e.`', 'write `a = b a.e. mu`'),
  PHRASE_WITHOUT_RELATION: error<{ phrase: string; use: string }>(
    (a) => `\`${a.phrase}\` has nothing to belong to here`,
    (a) => `write \`${a.use}\``,
  ),
  BROKEN_CHAIN: error(
    'this chain has a link that is neither `=` nor `<=` between terms',
    'write `have a = b by … = c by …`, with `=` or `<=` at each link and no other relation or connective',
  ),
  DUPLICATE_ATTRIBUTE: error<{ attribute: string }>((a) => `this is a second ${a.attribute}`, 'keep one of the two'),
  UNKNOWN_NOTATION: error<{ notation: string; suggestion: string | undefined; known: readonly string[] }>(
    (a) => `there is no notation \`${a.notation}\``,
    (a) =>
      a.suggestion === undefined ? `the notations are ${a.known.map((n) => `\`${n}\``).join(' ')}` : `did you mean \`${a.suggestion}\`?`,
  ),
  RAGGED_MATRIX: error<{ wanted: number; found: number }>(
    ({ wanted, found }) => `this row of the matrix has ${found} ${found === 1 ? 'entry' : 'entries'}, the first one ${wanted}`,
    'entries stand apart from each other by spaces, rows by `;`; what is no signed number stands in parentheses',
  ),
  COMPREHENSION_BINDER: error('before the `|` there must be just one name', 'write `{ x | φ }`, `{ x : S | φ }` or `{ x in A | φ }`'),
  UNNAMED_CLAIM: error('this claim has neither a label nor a title', 'write `claim 5.1: φ` or `claim "title": φ`'),
  MISPLACED_CLAUSE: error<{ clause: string; keyword: string }>(
    (a) => `\`${a.clause}\` is asked of a claim, not of \`${a.keyword}\``,
    (a) => `delete \`${a.clause}\`, or state it as a claim of its own`,
  ),
  UNKNOWN_VERDICT: error<{ name: string; suggestions: readonly string[]; known: readonly string[] }>(
    (a) => `there is no verdict \`${a.name}\``,
    (a) => didYouMean(a.suggestions) ?? `there are ${a.known.map((n) => `\`${n}\``).join(' ')}`,
    (a) => a.suggestions,
  ),
  VERDICT_MEANING: error<{ what: string }>(
    (a) => (a.what === 'product' ? '`verdict product` says only which form a claim has' : `this does not say what \`${a.what}\` means`),
    (a) => (a.what === 'product' ? 'leave out what follows `:=`' : `write \`verdict ${a.what} (…) of φ := ψ\``),
  ),

  // Theories and their imports: src/elaborate/library.ts
  UNKNOWN_THEORY: error<{ theory: string; looked: readonly string[] }>(
    (a) => `there is no theory \`${a.theory}\``,
    (a) => `looked for ${oneOf([...new Set(a.looked)])}`,
  ),
  WRONG_THEORY: error<{ wanted: string; found: string; path: string }>(
    (a) => `${a.path} holds the theory \`${a.found}\`, not \`${a.wanted}\``,
    (a) => `import \`${a.found}\`, or rename the theory`,
  ),
  DUPLICATE_THEORY: error<{ theory: string; path: string }>(
    (a) => `${a.path} holds a theory \`${a.theory}\`, too`,
    'give each theory a name of its own',
  ),
  RESERVED_THEORY: error<{ theory: string }>(
    (a) => `a theory cannot be called \`${a.theory}\`: what is checked by computing goes by that name`,
    'choose another name',
  ),
  IMPORT_CYCLE: error<{ cycle: readonly string[] }>(
    (a) => `these theories import each other: ${a.cycle.join(' → ')}`,
    'move what both need into a theory that imports neither',
  ),
  IMPORTS_TOO_DEEP: error<{ limit: number }>((a) => `imports are nested more than ${a.limit} deep`, 'import the theories side by side'),

  // Names: src/elaborate
  NOT_STOCHASTIC: error<{ what: string; sum: string }>(
    (a) => (a.sum.startsWith('-') ? `a ${a.what} has no negative entries, such as ${a.sum}` : `this column adds up to ${a.sum}, not to 1`),
    (a) =>
      a.what === 'kernel' ? 'each column of a kernel is a distribution' : 'the entries of a distribution are at least 0, and add up to 1',
  ),
  NOT_A_MATRIX: error<{ name: string }>(
    (a) => `what \`${a.name}\` stands for is no matrix`,
    'write `matrix W := [1 0; 0 1]`; names for other things are given with `define`',
  ),
  CANNOT_SHOW: error<{ what: string; known: boolean }>(
    (a) => (a.known ? `${a.what} has no value that can be computed` : `nothing in view says how to compute ${a.what}`),
    (a) =>
      a.known
        ? 'all that it is made of must be written down in numbers: laws, kernels, matrices'
        : 'import std.finite_extractors to show laws, kernels and extractors of finite spaces; of formulas one asks with `check`',
  ),
  UNKNOWN_BUILTIN: error<{ name: string; suggestion: string | undefined }>(
    (a) => `the kernel has nothing that is called \`${a.name}\``,
    (a) =>
      a.suggestion === undefined
        ? 'docs/logic.md lists what it has; anything else is declared without `builtin`'
        : `did you mean \`${a.suggestion}\`?`,
  ),
  OTHER_BUILTIN: error<{ name: string; wanted: string }>(
    (a) => `the kernel's \`${a.name}\` is something else than what stands here`,
    (a) => `its arguments are ${a.wanted}`,
  ),
  UNKNOWN_NAME: error<{ name: string; suggestions: readonly string[] }>(
    (a) => `\`${a.name}\` is not declared`,
    (a) => didYouMean(a.suggestions) ?? 'declare it, or import the theory that does',
    (a) => a.suggestions,
  ),
  UNKNOWN_SORT: error<{ name: string; suggestions: readonly string[] }>(
    (a) => `there is no sort \`${a.name}\``,
    (a) => didYouMean(a.suggestions) ?? 'declare it with `sort`, or import the theory that does',
    (a) => a.suggestions,
  ),
  UNKNOWN_FACT: error<{ label: string; suggestions: readonly string[] }>(
    (a) => `there is no axiom, theorem or claim \`${a.label}\` before this`,
    (a) => didYouMean(a.suggestions) ?? 'facts must be stated before they are used',
    (a) => a.suggestions,
  ),
  AMBIGUOUS_FACT: error<{ label: string; theories: readonly string[] }>(
    (a) => `\`${a.label}\` may be of ${oneOf(a.theories)}`,
    (a) => `write \`${a.theories[0] ?? ''}:${a.label}\``,
  ),
  DUPLICATE_NAME: error<{ name: string; theory: string }>(
    (a) => `\`${a.name}\` is already declared in \`${a.theory}\``,
    'choose another name; one name can stand for several symbols only if the sorts of their arguments differ',
  ),
  DUPLICATE_LABEL: error<{ label: string; theory: string }>(
    (a) => `\`${a.theory}\` already has a statement \`${a.label}\``,
    'choose another label',
  ),
  DUPLICATE_PARAMETER: error<{ name: string }>((a) => `two parameters are called \`${a.name}\``, 'rename one of them'),
  PARAMETER_HERE: error<{ name: string }>(
    (a) => `\`${a.name}\` is a parameter of the file, on which this declaration cannot depend`,
    (a) => `make it an argument: \`(${a.name} : …)\``,
  ),

  // Sorts: src/elaborate/expression.ts
  NOTATION_PLACES: error<{ notation: string; wanted: readonly number[]; found: number }>(
    (a) =>
      `the notation \`${a.notation}\` has ${oneOf(a.wanted.map(String))} places, and the symbol takes ${a.found} argument${a.found === 1 ? '' : 's'}`,
    'leave the notation out, or change the parameters',
  ),
  NOT_A_SORT: error('a sort is expected here', 'write a sort such as `Nat`, `Dist(Z)` or `Set(Dist(Z))`'),
  SORT_AS_TERM: error<{ name: string }>((a) => `\`${a.name}\` is a sort, not a term`, 'sorts stand after a colon'),
  NOT_A_FUNCTION: error<{ name: string }>(
    (a) => `\`${a.name}\` is not a function`,
    (a) => `write \`${a.name}\` without arguments`,
  ),
  NOT_A_PREDICATE: error('this is not a predicate', 'write the name of a predicate, with its parameters: `K{linear, spark(2*k)}`'),
  NOT_PREDICATE_NOTATION: error<{ name: string }>(
    (a) => `\`${a.name}{…}\` has no meaning`,
    'only `P{…}` and `K{…}` are predicate notation',
  ),
  NO_MEANING: error<{ notation: string }>(
    (a) => `no theory in view gives \`${a.notation}\` a meaning`,
    'import one, or declare it with `notation`',
  ),
  WRONG_ARITY: error<{ name: string; wanted: readonly number[]; found: number }>(
    (a) =>
      `\`${a.name}\` takes ${oneOf([...new Set(a.wanted)].map(String))} argument${a.wanted.every((n) => n === 1) ? '' : 's'}, not ${a.found}`,
    'arguments that can be inferred are left out',
  ),
  SORT_MISMATCH: error<{ found: string; wanted: string; terms?: { readonly found: string; readonly wanted: string } }>(
    // where the sorts are the same, some sort around them is not, as it depends on which terms they are
    ({ found, wanted, terms }) =>
      terms !== undefined && found === wanted
        ? `this is ${terms.found}, where ${terms.wanted} is expected`
        : `this is ${ofSort(found)}, where ${inWords(wanted) ?? wanted} is expected`,
  ),
  EXPECTED_FORMULA: error<{ sort: string }>((a) => `a formula is expected here, and this is ${ofSort(a.sort)}`),
  EXPECTED_TERM: error<{ sort: string }>((a) => `this is a formula, where ${inWords(a.sort) ?? `a term of sort ${a.sort}`} is expected`),
  EQUATION_OF_FORMULAS: error('formulas are not joined by `=`', 'write `<=>`'),
  NO_OVERLOAD: error<{ name: string; sorts: readonly string[]; candidates: readonly string[] }>(
    (a) => `no \`${a.name}\` takes ${a.sorts.map((sort) => inWords(sort) ?? sort).join(' and ') || 'no argument'}`,
    (a) => `there is ${a.candidates.join('; ')}`,
  ),
  AMBIGUOUS: error<{ name: string; candidates: readonly string[] }>(
    (a) => `\`${a.name}\` can be read in more than one way`,
    (a) => `say the sorts of the variables; it may be ${a.candidates.join('; ')}`,
  ),
  NOT_INFERRED: error<{ name: string; sort: boolean }>(
    (a) => (a.sort ? `the sort of \`${a.name}\` cannot be inferred` : `\`${a.name}\` cannot be inferred`),
    (a) => (a.sort && /^\w/.test(a.name) ? `write \`${a.name} : SORT\`` : 'say the sorts of the variables'),
  ),
  ESCAPING_VARIABLE: error<{ name: string }>(
    (a) => `what was left out here would have to depend on \`${a.name}\`, which is bound further inside`,
    'say the sorts of the variables',
  ),
  STATEMENT_TOO_LARGE: error<{ limit: number }>(
    (a) => `written out, this statement has more than ${a.limit.toLocaleString('en')} parts`,
    'use `define` instead of `let` or `class`',
  ),
  TOO_MANY: error<{ what: string; limit: number }>(
    (a) => `these are more than ${a.limit.toLocaleString('en')} ${a.what}`,
    'name parts of it with `define`, or split it',
  ),
  REFUSED: error<{ reason: string }>((a) => a.reason),

  // Proofs: src/elaborate/proof.ts
  CANNOT_PROVE: error<{ statement: string; missing: readonly string[]; together: boolean }>(
    (a) => `this does not follow: ${a.statement}`,
    (a) =>
      a.missing.length === 0
        ? 'name the facts it follows from after `by`, or prove it in smaller steps'
        : `it would follow from: ${a.missing.join(a.together ? '; and ' : '; or ')}`,
  ),
  SORRY: warning('this is not proved', 'replace `sorry` by a proof'),
  NOTHING_TO_TAKE: error<{ name: string; goal: string }>(
    (a) => `\`${a.name}\` cannot be taken: the goal is not universal`,
    (a) => `the goal is ${a.goal}`,
  ),
  NOTHING_TO_ASSUME: error<{ formula: string; goal: string }>(
    (a) => `the goal does not let us assume ${a.formula}`,
    (a) => `the goal is ${a.goal}`,
  ),
  STEP_AFTER_END: error('the proof is already finished', 'delete this step, or move it before `thus`'),
  UNFINISHED_PROOF: error<{ goal: string }>((a) => `the proof ends before its goal is shown: ${a.goal}`, 'end it with `thus`'),
  INCONSISTENT_GIVENS: error('these givens contradict each other: everything follows from them', 'mend one of them'),
  INCONSISTENT_CONDITIONS: error('these conditions contradict the givens, or each other: everything follows from them', 'mend one of them'),
  INCONSISTENT_THEORY: error<{ axioms: readonly string[] }>(
    'both this and its opposite follow, and nothing is assumed: the axioms in view contradict each other',
    (a) => `one of these is false: ${a.axioms.join(', ')}`,
  ),
  UNKNOWN_PARAMETER: error<{ name: string; suggestions: readonly string[] }>(
    (a) => `the file has no parameter \`${a.name}\``,
    (a) => didYouMean(a.suggestions) ?? 'declare it with `parameter` before the claim',
    (a) => a.suggestions,
  ),
  EXCLUDED_VALUES: error<{ given: string }>((a) => `these values contradict what is given: ${a.given}`, 'choose other values'),
  NO_MODEL_HERE: error('`for model` belongs to a claim `C identifiable up to G`', 'write `C identifiable up to G for model (mu, kappa)`'),
  NO_VERDICT: error<{ what: string; statement: string }>(
    (a) => `no theory in view says when ${a.statement} is \`${a.what}\``,
    'import `meta.verdicts`, or declare it with `verdict`',
  ),
  AMBIGUOUS_VERDICT: error<{ what: string; theories: readonly string[] }>(
    (a) =>
      new Set(a.theories).size === 1
        ? `\`${a.theories[0]}\` says twice, and differently, what \`${a.what}\` means for this`
        : `${a.theories.map((t) => `\`${t}\``).join(' and ')} say differently what \`${a.what}\` means for this`,
    'keep one of the two declarations with `verdict`, or let them be about claims of different forms',
  ),
  LOOSE_VERDICT: error<{ name: string }>(
    (a) => `nothing tells what \`${a.name}\` stands for: the form of the claim does not mention it`,
    'use only what stands between `of` and `:=`',
  ),
  NOT_ESTABLISHED: error<{ label: string; verdict: string }>(
    (a) => `\`${a.label}\` is ${a.verdict}: nothing can be concluded from it`,
    'prove it first, or do without it',
  ),
  NOT_AN_AXIOM: error<{ label: string }>(
    (a) => `\`${a.label}\` is no axiom, and what a claim rests on are axioms`,
    'name the axioms that it rests on',
  ),
  NOT_ALLOWED: error<{ axioms: readonly string[]; list: string }>(
    (a) => `this rests on what ${a.list} does not allow: ${a.axioms.join(', ')}`,
    'find a proof without, or add the axioms to the list once you believe them',
  ),
  RESTS_ON_MORE: error<{ axioms: readonly string[] }>(
    (a) => `this rests also on ${a.axioms.join(', ')}`,
    'name these after `resting on` too, or find a proof without them',
  ),

  // Verdicts that are not as stated: src/elaborate/claim.ts
  NOT_A_PRODUCT: error<{ statement: string; why: string | undefined }>(
    (a) => `the class is not a product, and this does not follow otherwise: ${a.statement}`,
    (a) => (a.why === undefined ? undefined : brief(a.why)),
  ),
  ILL_POSED: error<{ statement: string; need: string; why: string | undefined; false: boolean; missing: readonly string[] }>(
    (a) => `this is ${a.false ? 'not' : 'not shown to be'} well-posed: ${a.statement}`,
    (a) =>
      [
        ...(a.why === undefined ? [] : [brief(a.why)]),
        `it needs ${a.need}, which ${a.false ? 'is false' : 'does not follow'}`,
        ...(a.missing.length === 0 ? [] : [`that would follow from: ${a.missing.join('; and ')}`]),
      ].join('; '),
  ),
  FALSE_CLAIM: error<{ statement: string; conditional: boolean }>(
    (a) => `${a.conditional ? 'under these conditions its negation follows' : 'this is false'}: ${a.statement}`,
    (a) =>
      `write \`refute\`, or add what is missing after \`if\`${a.conditional ? '; if the negation is false, the conditions contradict each other' : ''}`,
  ),
  CANNOT_REFUTE: error<{ statement: string; missing: readonly string[]; proved: boolean }>(
    (a) => (a.proved ? `this is not refuted but proved: ${a.statement}` : `this is not refuted: ${a.statement}`),
    (a) => (a.missing.length === 0 ? undefined : `its negation would follow from: ${a.missing.join('; and ')}`),
  ),
  VACUOUS: error<{ statement: string }>(
    (a) => `this says nothing, as its class is empty: ${a.statement}`,
    'add what makes the class inhabited after `if` or `given`',
  ),
  NO_LONGER_OPEN: error<{ verdict: string }>(
    (a) => `this is stated as open, and is ${a.verdict}`,
    (a) => `write \`${a.verdict === 'refuted' ? 'refute' : 'claim'}\` instead of \`open\``,
  ),
  NOT_TIGHT: error<{ statement: string; missing: readonly string[] }>(
    (a) => `tightness does not follow: ${a.statement}`,
    (a) => (a.missing.length === 0 ? 'add what it needs after `tight if`' : `it would follow from: ${a.missing.join('; and ')}`),
  ),
  NOT_A_WITNESS: error<{ statement: string; missing: readonly string[] }>(
    (a) => `this witness is not shown to be one: ${a.statement}`,
    (a) => (a.missing.length === 0 ? undefined : `it would follow from: ${a.missing.join('; and ')}`),
  ),
} as const;

type Registry = typeof registry;

/** The stable names of all diagnostics. */
export type Code = keyof Registry;

type ArgumentsOf = { readonly [C in Code]: Registry[C] extends Entry<infer Args> ? Args : never };
type Entries = { readonly [C in Code]: Entry<ArgumentsOf[C]> };

const entries: Entries = registry;

/** Whether a message says that something is not as it is stated, in a file that is well formed. */
export const isVerdict = (code: Code): boolean => verdictCodes.has(code);
const verdictCodes: ReadonlySet<Code> = new Set<Code>([
  'CANNOT_PROVE',
  'RESTS_ON_MORE',
  'NOT_ALLOWED',
  'NOT_A_PRODUCT',
  'ILL_POSED',
  'FALSE_CLAIM',
  'CANNOT_REFUTE',
  'VACUOUS',
  'NO_LONGER_OPEN',
  'NOT_TIGHT',
  'NOT_A_WITNESS',
]);

/** All codes, for the catalogue of errors and for tests. */
export const codes: readonly Code[] = Object.freeze(Object.keys(registry).filter((key): key is Code => key in registry));

/** What else is known of a finding: edits that mend it, where the entry does not know how; other places that it is about. */
export interface Besides {
  readonly edits?: readonly Edit[];
  readonly labels?: readonly Label[];
  readonly refers?: readonly Reference[];
}

/** Messages quote the file, which may contain anything, words of a million letters among it: these are cut in the middle. */
const quotable = (text: string): string => printable(text).replace(/(\S{100})\S{101,}(\S{100})/gu, '$1…$2');

/** Makes a finding; the arguments are those of the entry above, `{}` where it has none. */
export const diagnostic = <C extends Code>(code: C, span: Span, args: ArgumentsOf[C], besides: Besides = {}): Diagnostic => {
  const found: Entries[C] = entries[code];
  const help = found.help(args);
  const { edits = [], labels = [], refers = [] } = besides;
  const ways = [...found.meant(args).map((text) => [{ span, text }]), ...(edits.length === 0 ? [] : [edits])];
  return Object.freeze({
    code,
    severity: found.severity,
    message: quotable(found.message(args)),
    help: help === undefined ? undefined : quotable(help),
    span: Object.freeze({ start: span.start, end: span.end }),
    fixes: ways.map((way) => ({ title: `write \`${quotable(way.map(({ text }) => text).join(' … '))}\``, edits: way })),
    labels: labels.map((label) => ({ ...label, says: quotable(label.says) })),
    refers,
  });
};
