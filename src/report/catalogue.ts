/**
 * Two pages of the documentation that are written from tables: every message there is (docs/errors.md), and every axiom (docs/axioms.md).
 * A message without an explanation is a type error; an axiom without a reason fails the tests.
 */

import { show } from '../elaborate/display.ts';
import { GAP } from '../elaborate/item.ts';
import { type Files, Library, type Loaded, type Shelf } from '../elaborate/library.ts';
import type { Fact } from '../elaborate/scope.ts';
import { type Code, codes, type Diagnostic, diagnostic, isVerdict } from '../syntax/diagnostics.ts';
import { renderDiagnostics } from '../syntax/render.ts';
import { ORACLE } from '../terms/index.ts';
import { verdicts } from '../verdict/verdict.ts';

// ---- Messages

/** What a message means, an input that causes it (and nothing else), and how to mend that. */
export interface Explanation {
  readonly means: string;
  readonly mend: string;
  /** What causes it, where no file alone does. */
  readonly cause?: string;
  /** Absent where no input is known: then another message comes first. */
  readonly example: Example | undefined;
}

/** A file `example.lcgm`, and the files beside it. */
interface Example {
  readonly text: string | Uint8Array;
  /** What is printed for a text that is too long, or cannot be seen. */
  readonly shown?: string;
  readonly beside?: Readonly<Record<string, string>>;
  /** Other messages which the input cannot but give. */
  readonly also?: readonly Code[];
}

const header = 'theory example "Example"\n';
const kernels = `${header}import std.kernel\n\n`;
const plainly = (text: string, beside: Readonly<Record<string, string>> = {}): Example => ({ text: `${header}\n${text}\n`, beside });
const withKernels = (text: string): Example => ({ text: `${kernels}${text}\n` });
const numbered = (count: number, line: (i: number) => string): string => Array.from({ length: count }, (_, i) => line(i)).join('\n');

/** What is said about each code. The examples are run by the tests. */
export const explanations: Readonly<Record<Code, Explanation>> = {
  INVALID_UTF8: {
    means: 'A theory file is UTF-8 text, and at this place the bytes are not. The rest of the file is not read.',
    mend: 'Save the file as UTF-8; most editors have it under “save with encoding”.',
    example: {
      text: new Uint8Array([...new TextEncoder().encode(header), 0x2d, 0x2d, 0x20, 0x63, 0x61, 0x66, 0xe9, 0x0a]),
      shown: `${header}-- caf<E9>`,
    },
  },
  WRONG_ENCODING: {
    means: 'The file is UTF-16 or UTF-32, as some editors write it by default.',
    mend: 'Save the file as UTF-8.',
    example: {
      text: new Uint8Array([0xff, 0xfe, ...[...header].flatMap((c) => [c.charCodeAt(0), 0])]),
      shown: '<FF FE, then UTF-16>',
    },
  },
  CONTROL_CHARACTER: {
    means:
      'The file contains a character that cannot be seen: a NUL byte, a terminal escape, or a mark that reorders the text on the screen. A proof must read as it is checked, so none of them is allowed, not even in a comment.',
    mend: 'Delete the character.',
    example: { text: `${header}-- bell \u0007\n`, shown: `${header}-- bell <U+0007>` },
  },
  INVALID_CHARACTER: {
    means:
      'This character does not occur in the language outside strings and comments. For common look-alikes the message says what to write.',
    mend: 'Write what the help line proposes, or delete it.',
    example: plainly('theorem a (n : Nat): n − n = n − n'),
  },
  UNTERMINATED_STRING: {
    means: 'A string ends on the line on which it begins; this one does not.',
    mend: 'Close it with `"`. A long title stays on one line.',
    example: plainly('theorem a (n : Nat) "everything equals itself: n = n'),
  },
  MISSING_HEADER: {
    means: 'Every file begins with the name of its theory.',
    mend: 'Begin with `theory NAME "title"`.',
    example: { text: 'theorem a (n : Nat): n = n\n' },
  },
  MISPLACED_HEADER: {
    means: 'A second `theory` header: a file holds one theory.',
    mend: 'Put each theory into a file of its own, and import the one from the other.',
    example: plainly('theorem a (n : Nat): n = n\n\ntheory other "Another"'),
  },
  DECLARATION_TOO_LONG: {
    means: 'One declaration, proof included, has more words than the program is willing to read at a time.',
    mend: 'Split it: move parts of a statement into definitions, and parts of a proof into theorems.',
    example: {
      text: `${header}\ntheorem a: 0 = 0${' + 0'.repeat(33_000)}\n`,
      shown: `${header}\ntheorem a: 0 = 0 + 0 + 0 + …`,
    },
  },
  NESTED_TOO_DEEP: {
    means: 'Brackets, `proof … qed` and `cases … qed` may be nested only so deep.',
    mend: 'Name parts with `define` or `let`, or prove parts as theorems.',
    example: {
      text: `${header}\ntheorem a: 0 = ${'('.repeat(501)}0${')'.repeat(501)}\n`,
      shown: `${header}\ntheorem a: 0 = (((((( … 0 … ))))))`,
    },
  },
  OPERATORS_TOO_DEEP: {
    means: 'An expression whose operators, calls and quantifiers are nested too deep, even without brackets.',
    mend: 'Name parts with `define` or `let`.',
    example: {
      text: `${header}\ntheorem a: 0 = 0${' + 0'.repeat(1_100)}\n`,
      shown: `${header}\ntheorem a: 0 = 0 + 0 + 0 + …`,
    },
  },
  UNCLOSED_BRACKET: {
    means: 'A bracket is opened here and not closed before the expression must be over.',
    mend: 'Add the closing bracket.',
    example: plainly('theorem a (n : Nat): (n + 1 = n + 1'),
  },
  UNMATCHED_CLOSING: {
    means: 'A closing bracket, or a `qed`, that closes nothing, or something of another shape.',
    mend: 'Delete it, or open what it is meant to close.',
    example: plainly('theorem a (n : Nat): n) = n'),
  },
  UNCLOSED_PROOF: {
    means: 'A `proof` or `cases` without its `qed`. The layout is used to guess which one was forgotten.',
    mend: 'End it with `qed`.',
    example: plainly('theorem a (n : Nat): n = n\nproof\n  thus n = n'),
  },
  TOO_MANY_ERRORS: {
    means: 'The file has so many errors that the rest would help nobody.',
    mend: 'Mend the first ones and run again.',
    example: {
      text: `${header}\n${numbered(1_001, (i) => `theorem a${i}: )`)}\n`,
      shown: `${header}\ntheorem a0: )\ntheorem a1: )\n…`,
      also: ['UNMATCHED_CLOSING'],
    },
  },
  UNEXPECTED_TOKEN: {
    means: 'The sentence cannot go on with this word. The help line says what could stand here.',
    mend: 'Write one of the things that were expected.',
    example: plainly('define double (n : Nat) = n + n'),
  },
  UNEXPECTED_END: {
    means: 'A declaration stops in the middle, because the next one begins or the file ends.',
    mend: 'Finish it.',
    example: plainly('theorem a (n : Nat): n ='),
  },
  MISSPELT_KEYWORD: {
    means: 'A word that looks like a keyword with a slip of the finger. The rest is read as if it were right.',
    mend: 'Write the keyword that the help line names.',
    example: plainly('theorm a (n : Nat): n = n'),
  },
  RESERVED_WORD: {
    means: 'A word of the language stands where a name is wanted.',
    mend: "Choose another name. A prime is enough: `case'`.",
    example: plainly('function case : Nat'),
  },
  AXIOM_WITHOUT_SOURCE: {
    means: 'An axiom is believed without proof, so it has to say who proved it or why it is true.',
    mend: 'End it with `cite "…"` or `because "…"`; or prove it and call it a theorem.',
    example: plainly('axiom a (n : Nat): n = n'),
  },
  EMPTY_CALL: {
    means: 'Something without arguments is written without parentheses.',
    mend: 'Leave the parentheses out.',
    example: plainly('function c : Nat\ntheorem a: c() = c'),
  },
  NOT_ASSOCIATIVE: {
    means:
      'Relations and `<=>` do not chain in a formula: `a = b = c` could be meant in several ways. (A step of a proof may be a chain of `=` and `<=`.)',
    mend: 'Write two formulas joined by `and`, or put parentheses.',
    example: plainly('theorem a (n : Nat): n = n = n'),
  },
  NEEDS_PARENTHESES: {
    means:
      '`not` and the quantifiers reach to the right as far as they can; under an operator that binds more tightly that would be hard to read.',
    mend: 'Put parentheses around the `not …` or the quantifier.',
    example: plainly('theorem a (n : Nat): n = not n'),
  },
  AE_WITHOUT_EQUATION: {
    means: '`a.e.` belongs to an equation, `a = b a.e. mu`, and there is none before it.',
    mend: 'Write the equation; for other statements that hold almost everywhere use `ae(mu, { z | … })`.',
    example: withKernels('theorem a (mu : Dist(Z), A : Set(Pt(Z))): A <= A a.e. mu'),
  },
  PHRASE_WITHOUT_RELATION: {
    means: 'A part of a phrase, such as `under t`, without the phrase it belongs to.',
    mend: 'Write the phrase as the help line has it.',
    example: {
      text: `${header}import meta.model\n\ntheorem a (M : Model(Z, X)): M coarser than not M under M\n`,
      also: ['NEEDS_PARENTHESES'],
    },
  },
  BROKEN_CHAIN: {
    means: 'A chain in a proof links terms with `=` and `<=`; here something else stands between them.',
    mend: 'Use only `=` and `<=` at the links, and put other formulas into steps of their own.',
    example: plainly('theorem a (n : Nat): n = n\nproof\n  thus n by a = n\nqed'),
  },
  DUPLICATE_ATTRIBUTE: {
    means: 'A title, notation, `tex` or `reads` is given twice.',
    mend: 'Keep one of the two.',
    example: plainly('sort Thing "things" "objects"'),
  },
  UNKNOWN_NOTATION: {
    means: 'A theory can give a meaning to the operators and phrases of the grammar, and to no others.',
    mend: 'Use one of those the help line lists, or a plain name.',
    example: plainly('function plus (m n : Nat) : Nat notation "++"'),
  },
  RAGGED_MATRIX: {
    means: 'The rows of a matrix do not all have the same number of entries.',
    mend: 'Entries stand apart from each other by spaces, rows by `;`. What is no signed number or fraction stands in parentheses: `[1 -1/2; 0 (a + b)]`.',
    example: plainly('theorem a: [1 2; 3] = [1 2; 3]'),
  },
  COMPREHENSION_BINDER: {
    means: 'A set is `{ x | φ }`: one name, perhaps with its sort or the set it is taken from, before the bar.',
    mend: 'Write `{ x | φ }`, `{ x : S | φ }` or `{ x in A | φ }`; for images `{ y | exists x in A. y = f(x) }`.',
    example: plainly('theorem a: { 2*n | n = n } = { m : Nat | m = m }'),
  },
  UNNAMED_CLAIM: {
    means: 'A claim is reported by its label or its title, and has neither.',
    mend: 'Write `claim 5.1: φ` or `claim "title": φ`.',
    example: plainly('claim: 1 <= 2'),
  },
  UNKNOWN_VERDICT: {
    means: 'After `verdict` stands what a theory says about claims of some form; there are only these few things to say.',
    mend: 'Write one of the words in the help line.',
    example: plainly('verdict tihgt (n : Nat) of n = n := n <= n'),
  },
  VERDICT_MEANING: {
    means:
      'A `verdict` says what a claim of some form has to satisfy to be tight, vacuous or inhabited; `verdict product` only says which form the classes of claims have.',
    mend: 'Add `:= ψ`, or leave it out after `product`.',
    example: plainly('verdict tight (n : Nat) of n = n'),
  },
  MISPLACED_CLAUSE: {
    means: 'Only of what is claimed to be true does it make sense to ask that it be tight, or that its class be inhabited.',
    mend: 'Delete the clause.',
    example: plainly('refute 1: 1 = 2 tight'),
  },
  UNKNOWN_THEORY: {
    means: 'No file holds the theory that is imported. The help line names the places where it was looked for.',
    mend: 'Correct the name, or put the file where the help line says.',
    example: { text: `${header}import std.kernle\n` },
  },
  WRONG_THEORY: {
    means: 'The file that should hold the theory has another name in its header.',
    mend: 'Make the header and the place of the file agree: the theory `a.b` lies in `a/b.lcgm`.',
    example: { text: `${header}import sets\n`, beside: { 'sets.lcgm': 'theory kets "Sets"\n' } },
  },
  DUPLICATE_THEORY: {
    means: 'Two files of one run hold theories of the same name, so that their names could not be told apart.',
    mend: 'Give each theory a name of its own.',
    example: { text: header, beside: { 'twin.lcgm': 'theory example "The same"\n' } },
  },
  RESERVED_THEORY: {
    means:
      'In `rests on`, what is checked by computing stands as `oracle`, where the theories of axioms stand. So no theory may have that name.',
    mend: 'Choose another name.',
    example: { text: 'theory oracle "Mine"\n' },
  },
  IMPORT_CYCLE: {
    means: 'A theory imports itself, directly or through others.',
    mend: 'Move what both need into a theory that imports neither.',
    example: { text: `${header}import other\n`, beside: { 'other.lcgm': 'theory other "Other"\nimport example\n' } },
  },
  IMPORTS_TOO_DEEP: {
    means: 'A very long chain of imports.',
    mend: 'Import theories side by side.',
    example: {
      text: `${header}import t0\n`,
      shown: `${header}import t0\n\n(and t0.lcgm imports t1, t1.lcgm imports t2, …)`,
      beside: Object.fromEntries(
        Array.from({ length: 201 }, (_, i) => [`t${i}.lcgm`, `theory t${i} "T"\n${i < 200 ? `import t${i + 1}` : ''}\n`]),
      ),
    },
  },
  NOT_STOCHASTIC: {
    means: 'A column of a distribution or kernel has a negative entry, or does not add up to 1, exactly.',
    mend: 'Write fractions such as 1/3; 0.333 is not the same.',
    example: plainly(
      'import std.finite, std.matrices\nfunction law (v : Mat(m, 1)) : Dist(Fin(m)) notation "distribution"\ndistribution mu on [2] := (1/2, 1/3)',
    ),
  },
  NOT_A_MATRIX: {
    means: 'What stands behind `matrix … :=` is something else.',
    mend: 'Write a matrix; for other things use `define`.',
    example: plainly('matrix W := 3'),
  },
  CANNOT_SHOW: {
    means: 'What stands behind `show` cannot be computed: no theory in view says how, or not all of it is written down in numbers.',
    mend: 'Import the theory that says how; `show` takes laws, kernels, extractors and matrices that are closed.',
    example: plainly('import std.matrices\nparameter A : Mat(2, 2)\nshow A * A'),
  },
  UNKNOWN_BUILTIN: {
    means: 'After `builtin` stands the name of something that the kernel has from the start, and it has nothing of this name.',
    mend: 'Take a name from the list in docs/logic.md, or leave `builtin` out: then the symbol is a new one.',
    example: plainly('sort Mat (n d : Nat) builtin "Matrix"'),
  },
  OTHER_BUILTIN: {
    means: 'The kernel has something of this name, but with other arguments, or of another sort.',
    mend: 'Declare it with the arguments that the kernel gives it; their names are free.',
    example: plainly('sort Mat (n : Nat) builtin "Mat"'),
  },
  UNKNOWN_NAME: {
    means: 'Nothing of this name is declared before this place, in this theory or an imported one.',
    mend: 'Correct the spelling, declare it, or import the theory that does.',
    example: withKernels('theorem a (f : Map(Z, W)): injectve(f)'),
  },
  UNKNOWN_SORT: {
    means: 'A sort is expected, and no sort has this name.',
    mend: 'Correct the spelling, declare it with `sort`, or import the theory that does.',
    example: withKernels('theorem a (mu : Dst(Z)): mu = mu'),
  },
  UNKNOWN_FACT: {
    means:
      'After `by` or `resting on` stands a label that no axiom, theorem, claim or fact of the proof has, as far as is known here. After `resting on` it must be an axiom.',
    mend: 'Correct the label; facts must be stated before they are used.',
    example: withKernels('theorem a (mu : Dist(Z)): mu = mu by ae_supreset'),
  },
  AMBIGUOUS_FACT: {
    means: 'Two imported theories have a statement with this label, and this one has none.',
    mend: 'Put the name of the theory before it, as in `std.space:ae_all`.',
    example: {
      text: `${header}import left, right\n\ntheorem b (n : Nat): n = n by a\n`,
      beside: {
        'left.lcgm': 'theory left "Left"\ntheorem a (n : Nat): n = n\n',
        'right.lcgm': 'theory right "Right"\ntheorem a (n : Nat): n = n\n',
      },
    },
  },
  DUPLICATE_NAME: {
    means: 'The name is taken. Functions and predicates may share a name only if their arguments have different sorts.',
    mend: 'Choose another name.',
    example: plainly('define double (n : Nat) := n + n\ndefine double (m : Nat) := 2*m'),
  },
  DUPLICATE_LABEL: {
    means: 'Two statements of a theory have the same label.',
    mend: 'Choose another label.',
    example: plainly('theorem a (n : Nat): n = n\ntheorem a (n : Nat): n + 1 = n + 1'),
  },
  DUPLICATE_PARAMETER: {
    means: 'Two parameters of one declaration have the same name.',
    mend: 'Rename one of them.',
    example: plainly('theorem a (n : Nat, n : Nat): n = n'),
  },
  PARAMETER_HERE: {
    means:
      'An axiom, a sort, a `verdict`, or a symbol with a notation of its own depends on a parameter of the file. They mean the same in all theories that import them, and cannot; theorems, claims, and other symbols can.',
    mend: 'Make it an argument, or use another name for it.',
    example: plainly('function rank (n : Nat) : Nat\nparameter d : Nat\naxiom a: rank(d) <= d because "for the sake of the example"'),
  },
  NOTATION_PLACES: {
    means: 'A symbol is declared with a notation that has another number of places than the symbol has arguments that are written.',
    mend: 'Leave the notation out, or change the parameters.',
    example: plainly('function twice (n : Nat) : Nat notation "@"'),
  },
  NOT_A_SORT: {
    means: 'A sort is expected: a name, or a name with arguments.',
    mend: 'Write a sort such as `Nat`, `Dist(Z)` or `Set(Dist(Z))`. For “x in the set A” write `x in A`.',
    example: plainly('theorem a (n : 3): n = n'),
  },
  SORT_AS_TERM: {
    means: 'The name of a sort stands where an object is expected.',
    mend: 'Sorts stand after a colon; the set of all objects of a sort is `{ x : S | true }`.',
    example: withKernels('theorem a (mu : Dist(Z)): mu in Dist'),
  },
  NOT_A_FUNCTION: {
    means:
      'A variable is applied to arguments. Functions in the sense of the language are declared; a map is applied with `apply(f, z)`, a kernel with `at(kappa, z)`.',
    mend: 'Write the name without arguments, or apply it with the right function.',
    example: withKernels('theorem a (f : Map(Z, W), z : Pt(Z)): f(z) = f(z)'),
  },
  NOT_A_PREDICATE: {
    means: 'Between the braces of `P{…}` and `K{…}` stand names of predicates, with their first arguments.',
    mend: 'Write the name of a predicate, as in `K{linear, spark(2*k)}`.',
    example: withKernels('theorem a (Z : Space) on Z: P{3} = P{}'),
  },
  NOT_PREDICATE_NOTATION: {
    means: 'Only `P{…}` (laws) and `K{…}` (kernels) are predicate notation.',
    mend: 'Write one of them, or a set `{ x | φ }`.',
    example: withKernels('theorem a (Z : Space) on Z: Q{} = P{}'),
  },
  NO_MEANING: {
    means: 'An operator or phrase is used that no theory in view has given a meaning to.',
    mend: 'Import a theory that does: `<=` and `&` of sets are in `std.sets`, `identifiable up to` in `meta.transitions`.',
    example: plainly('theorem a (A : Set(Nat)): A & A = A'),
  },
  WRONG_ARITY: {
    means: 'A wrong number of arguments. Arguments that can be inferred from others are left out, so they do not count.',
    mend: 'Write just the arguments that are not inferred: `push(kappa, mu)`.',
    example: withKernels('theorem a (f : Map(Z, W), z : Pt(Z)): apply(Z, W, f, z) = apply(f, z)'),
  },
  SORT_MISMATCH: {
    means: 'Something of one sort stands where another sort is expected.',
    mend: 'Compare the two sorts that the message shows.',
    example: withKernels('theorem a (f : Map(Z, W), z : Pt(W)): apply(f, z) = z'),
  },
  EXPECTED_FORMULA: {
    means: 'An object stands where something is to be stated.',
    mend: 'State something about it.',
    example: withKernels('theorem a (mu : Dist(Z)): mu'),
  },
  EXPECTED_TERM: {
    means: 'A formula stands where an object is expected.',
    mend: 'Formulas are joined by `and`, `=>`, `<=>`; they are not objects.',
    example: withKernels('theorem a (mu : Dist(Z)): mu = (mu = mu)'),
  },
  EQUATION_OF_FORMULAS: {
    means: '`=` joins objects; formulas are equivalent, not equal.',
    mend: 'Write `<=>`.',
    example: plainly('theorem a (n : Nat): (n = 0) = (0 = n)'),
  },
  NO_OVERLOAD: {
    means: 'The name or operator has several meanings, and none takes arguments of these sorts.',
    mend: 'Compare the sorts with those that the help line lists.',
    example: withKernels('theorem a (mu : Dist(Z), z : Pt(Z)): push(z, mu) = mu'),
  },
  AMBIGUOUS: {
    means: 'More than one meaning of a name or operator fits, and nothing in the statement decides.',
    mend: 'Say the sorts of the variables.',
    example: {
      text: `${header}import left, right\n\ntheorem a: half = half\n`,
      beside: { 'left.lcgm': 'theory left "Left"\nfunction half : Rat\n', 'right.lcgm': 'theory right "Right"\nfunction half : Real\n' },
    },
  },
  NOT_INFERRED: {
    means: 'The sort of a variable, or an argument that was left out, is not determined by the statement.',
    mend: 'Write the sort: `forall x : S. …`.',
    example: plainly('theorem a: forall x. x = x'),
  },
  ESCAPING_VARIABLE: {
    means: 'What was left out would have to be an expression in a variable that is bound further inside, where it has no meaning.',
    mend: 'Say the sorts of the variables, and bind the outer one after the inner one.',
    example: undefined, // the kernel's REFUSED comes first
  },
  STATEMENT_TOO_LARGE: {
    means:
      'With `let`, `class`, `concepts` and `features` written out, the statement is too large: they are abbreviations, and each use is a copy.',
    mend: 'Use `define`, which makes a symbol instead of copies.',
    example: {
      text: `${header}\nparameter n : Nat\nclass X0 := n + n\n${numbered(17, (i) => `class X${i + 1} := X${i} + X${i}`)}\n`,
      shown: `${header}\nparameter n : Nat\nclass X0 := n + n\nclass X1 := X0 + X0\n…\nclass X17 := X16 + X16`,
    },
  },
  TOO_MANY: {
    means:
      'A list that becomes nested formulas is too long: the elements of `{a, b, …}`, the predicates of `P{…}` or `K{…}`, parameters, cases, what `obtain` fixes.',
    mend: 'Name parts of it with `define`, or split it.',
    example: {
      text: `${header}\nfunction n : Nat\ntheorem a: n in {${Array.from({ length: 501 }, (_, i) => i).join(', ')}, n}\n`,
      shown: `${header}\nfunction n : Nat\ntheorem a: n in {0, 1, 2, …, 500, n}`,
    },
  },
  REFUSED: {
    means: 'The kernel refuses what was written, for the reason the message gives: a division by zero, a number that is too long.',
    mend: 'Mend what the message names.',
    example: plainly('theorem a (x : Rat): x = x / 0'),
  },
  CANNOT_PROVE: {
    means:
      'No proof was found from the facts in scope and those after `by`. The statement may be false, a fact may be missing, or the step may be too large. A help line “it would follow from” names statements that would have closed the gap.',
    mend: 'Name the facts it follows from after `by`, prove it in smaller steps, or look at what is said to be missing. The exit code is 1, not 2: the file is well formed.',
    example: withKernels('theorem a (mu : Dist(Z), A B : Set(Pt(Z))) if ae(mu, A) then ae(mu, B)\n  by ae_superset'),
  },
  SORRY: {
    means: 'A step was left without proof on purpose. Everything that uses it counts as unknown until it is proved.',
    mend: 'Replace `sorry` by a proof. The exit code is 1 as long as there is one.',
    example: plainly('theorem a (A B : Set(Nat)): A = B\n  sorry'),
  },
  NOTHING_TO_TAKE: {
    means: '`take x` needs a goal of the form “for all x”, after unfolding definitions, and the goal is of another form.',
    mend: 'Look at the goal in the help line. `take x in A` also proves `A <= B`.',
    example: plainly('theorem a (n : Nat): n = n\nproof\n  take m\n  thus n = n\nqed'),
  },
  NOTHING_TO_ASSUME: {
    means: '`assume φ` needs a goal `φ => …`, or `assume not γ` a goal γ.',
    mend: 'Look at the goal in the help line. The hypotheses after `if` are assumed already.',
    example: plainly('theorem a (n : Nat): n = n\nproof\n  assume n = 0\n  thus n = n\nqed'),
  },
  STEP_AFTER_END: {
    means: '`thus` and `cases` end a proof; a step after them has no effect.',
    mend: 'Delete the step, or write `have` instead of the earlier `thus`.',
    example: plainly('theorem a (n : Nat): n = n\nproof\n  thus n = n\n  have n = n\nqed'),
  },
  UNFINISHED_PROOF: {
    means: 'A proof must end with `thus` or `cases`; this one stops before its goal is shown.',
    mend: 'End it with `thus`, alone if what is in scope suffices.',
    example: plainly('theorem a (n : Nat): n = n\nproof\n  have n = n\nqed'),
  },
  INCONSISTENT_GIVENS: {
    means:
      'From what is given so far a contradiction is derived: easily, or since a claim without conditions follows together with its opposite, or since a theorem without conditions says `false`. Nothing would be gained by proving theorems under it, so no statement under it is judged, and no certificate has one.',
    mend: 'Mend one of the givens. That there is no message does not mean that they are consistent.',
    example: plainly('parameter n : Nat\ngiven n < 3, 5 <= n'),
  },
  INCONSISTENT_CONDITIONS: {
    means:
      'From the conditions of a claim, or those after `tight if`, and what is given, a contradiction is derived: easily, or since the opposite of what is found, or of what is assumed, follows as well.',
    mend: 'Mend one of the conditions. That there is no message does not mean that they are consistent.',
    example: plainly('parameter n : Nat\nclaim 1: n = 4 if n < 3, 5 <= n'),
  },
  UNKNOWN_PARAMETER: {
    means: '`with` gives values to parameters of the file, and there is none of this name.',
    mend: 'Correct the name, or declare the parameter before the claim.',
    example: plainly('parameter n : Nat\nclaim 1: n = n with m := 3'),
  },
  EXCLUDED_VALUES: {
    means: 'With the values after `with` one of the givens is false, or they contradict each other, so the claim would say nothing.',
    mend: 'Choose values that satisfy the givens.',
    example: plainly('parameter n : Nat\ngiven n < 3\nclaim 1: n = n with n := 3'),
  },
  NO_MODEL_HERE: {
    means:
      '`for model M` makes of a claim about a class one about a model of it; the claim must say that a class is identifiable up to something.',
    mend: 'Write `C identifiable up to G for model (mu, kappa)`.',
    example: plainly('parameter n : Nat\nclaim 1: n = n for model n'),
  },
  NO_VERDICT: {
    means:
      'The claim asks to be tight, or names a member of its class, and no theory in view says what that means for a claim of this form.',
    mend: 'Import `meta.verdicts`, which says it for identifiability and for inclusions, or declare it with `verdict`.',
    example: plainly('claim 1: 1 < 2 tight'),
  },
  INCONSISTENT_THEORY: {
    means:
      'Of a claim that assumes nothing, or whose assumptions were not needed, both the statement and its opposite are derived. So a false axiom is in view, and everything follows.',
    mend: 'One of the axioms named is false: mend it.',
    example: plainly(
      'predicate odd (n : Nat)\naxiom one (n : Nat): odd(n) because "every number is"\naxiom two (n : Nat): not odd(n) because "no number is"\nclaim 1: odd(3)',
    ),
  },
  AMBIGUOUS_VERDICT: {
    means:
      'Two declarations with `verdict` are about claims of this form, and say different things of this one. A word must not mean one thing here and another there.',
    mend: 'Keep one of the two, or let them be about claims of different forms.',
    example: plainly(
      'predicate bounds (m n : Nat)\nverdict vacuous (m n : Nat) of bounds(m, n) := m = 0\nverdict vacuous (m : Nat) of bounds(m, 3) := m = 1\nclaim 1: bounds(2, 3)',
    ),
  },
  LOOSE_VERDICT: {
    means: 'What a claim has to satisfy is said in terms of the parts of the claim, and this is none of them.',
    mend: 'Use only what the form between `of` and `:=` mentions.',
    example: plainly('verdict tight (m n : Nat) of n = n := m <= n'),
  },
  NOT_ESTABLISHED: {
    means: 'After `by` stands a statement that is open, or has turned out to be false or vacuous.',
    mend: 'Prove it first, or do without it.',
    example: plainly('parameter n : Nat\nopen 1: n = 0\ntheorem a: n <= n + 1 by 1'),
  },
  NOT_AN_AXIOM: {
    means: 'After `resting on` stands something that is proved. What a claim rests on are axioms.',
    mend: 'Name the axioms that the fact rests on; `lcgm prove` lists them.',
    example: plainly('theorem a (n : Nat): n = n\nclaim 1: 1 = 1 resting on a'),
  },
  NOT_ALLOWED: {
    means: 'Axioms are used, perhaps remotely, that the list given with `--allow` does not name.',
    mend: 'Find a proof without them, or read them (`lcgm trust` shows them in full) and add them to the list.',
    cause: 'It is given only where `--allow FILE` is.',
    example: undefined,
  },
  RESTS_ON_MORE: {
    means: 'The proof of a claim uses axioms that its `resting on` does not name.',
    mend: 'Name them too, or find a proof without them. The exit code is 1.',
    example: withKernels(
      'parameter Z : Space\nclaim "the identity": forall mu : Dist(Z). push(dirac(id(Z)), mu) = mu\n  resting on push_point by push_id',
    ),
  },
  NOT_A_PRODUCT: {
    means:
      'A claim of identifiability is not decided, and its class is not of the form P * K. The theorems of the framework are about such classes: they let every law go with every kernel. Of a class in which the two are coupled they say nothing, whatever T(P) & T(K) is.',
    mend: 'Claim it of a product that contains the class (identifiability passes to subclasses), or prove it in steps.',
    example: {
      text: `${header}import meta.verdicts\n\nparameter Z : Space\nparameter G : Set(Trans(Z))\ngiven group(G)\nclaim 1: { M : Model(Z, Z) | feat(M) = law(M) } identifiable up to G\n`,
    },
  },
  ILL_POSED: {
    means:
      'Some theory says, with `verdict needs`, what a claim of this form needs to mean what it says, and this does not follow. So the claim is not proved, whatever else is known of it.',
    mend: 'Add what is missing after `given` or `if`; if it is false, the claim has to be another one.',
    example: plainly(
      'predicate bounds (m n : Nat)\naxiom all (m n : Nat): bounds(m, n) because "so it is"\nverdict needs (m n : Nat) "only smaller numbers are bounded" of bounds(m, n) := m < n\nparameter n : Nat\nclaim 1: bounds(n, 7)',
    ),
  },
  FALSE_CLAIM: {
    means: 'The opposite of what is claimed follows, for all values of the parameters.',
    mend: 'Add what is missing, or state it with `refute`.',
    example: plainly('claim 1: 1 = 2'),
  },
  CANNOT_REFUTE: {
    means: 'No proof of the negation was found. It has to hold for all values of the parameters, under all that is given.',
    mend: 'Look at what is said to be missing, add conditions after `if`, or give values `with k := 1`.',
    example: plainly('parameter n : Nat\nrefute 1: n = 0'),
  },
  VACUOUS: {
    means: 'The claim is true because there is nothing that it could speak of: under its conditions the class is empty.',
    mend: 'Change the class or the conditions.',
    example: plainly(
      'define small (A : Set(Nat)) := forall n in A. n < 5\nverdict vacuous (A : Set(Nat)) of small(A) := A = {}\nclaim 1: small({})',
    ),
  },
  NO_LONGER_OPEN: {
    means: 'What is stated as open is decided.',
    mend: 'State it as a claim, or with `refute`.',
    example: plainly('open 1: 1 <= 2'),
  },
  NOT_TIGHT: {
    means: 'The claim holds, and it asks to be tight; that does not follow from what is known.',
    mend: 'Add what it needs after `tight if`, name the facts it follows from after `tight by`, or ask for less.',
    example: plainly('verdict tight (m n : Nat) of m <= n := n <= m\nclaim 1: 1 <= 2 tight'),
  },
  NOT_A_WITNESS: {
    means: 'What stands after `inhabited by` is not shown to be in the class.',
    mend: 'Look at what is said to be missing, or name something else.',
    example: plainly(
      'define small (A : Set(Nat)) := forall n in A. n < 5\nverdict inhabited (A : Set(Nat)) of small(A) := exists n. n in A\nclaim 1: small({1, 2}) inhabited by 3',
    ),
  },
};

const EXAMPLE = 'example.lcgm';

interface Finding {
  readonly file: Loaded;
  readonly found: Diagnostic;
}

/** What is wrong with the example of a code; shipped theories that it imports are taken from the shelf, if there is one. */
export function findingsOf(code: Code, disk: Files, shelf?: Shelf): readonly Finding[] {
  const { example } = explanations[code];
  if (example === undefined) return [];
  const bytes = new Map<string, Uint8Array>();
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  for (const [path, text] of Object.entries(example.beside ?? {})) bytes.set(path, encode(text));
  bytes.set(EXAMPLE, typeof example.text === 'string' ? encode(example.text) : example.text);
  const files: Files = {
    shipped: disk.shipped,
    read: (path) => bytes.get(path) ?? disk.read(path),
    root: (path, theory) => (bytes.has(path) ? '' : disk.root(path, theory)),
    locate: (root, theory) => (root === '' ? `${theory.replaceAll('.', '/')}.lcgm` : disk.locate(root, theory)),
  };
  const library = new Library(files, { shelf });
  for (const path of [EXAMPLE, ...Object.keys(example.beside ?? {})]) library.load(path);
  return library.all.flatMap((file) => [...file.diagnostics, ...excessOf(file)].map((found) => ({ file, found })));
}

const excessOf = (file: Loaded): readonly Diagnostic[] =>
  verdicts(file).flatMap((v) => (v.excess.length > 0 ? [diagnostic('RESTS_ON_MORE', v.item.span, { axioms: v.excess })] : []));

function exampleParts({ text, shown, beside = {} }: Example): readonly string[] {
  if (shown !== undefined) return [fenced('text', shown)];
  const others = Object.entries(beside).map(([path, other]) => `with the file \`${path}\`\n\n${fenced('text', other)}`);
  return [fenced('text', typeof text === 'string' ? text : ''), ...others];
}

const fenced = (language: string, text: string): string => `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;

/** The page of all messages; `findings` are those of `findingsOf`. */
export function errorsPage(findings: (code: Code) => readonly Finding[]): string {
  const sections = codes.map((code) => {
    const { means, mend, cause, example } = explanations[code];
    const own = findings(code).find(({ found }) => found.code === code);
    return [
      `### ${code}`,
      `*${code === 'SORRY' ? 'warning' : 'error'}.* ${means}`,
      ...(example === undefined ? [cause ?? 'No input is known to cause it: another message comes first.'] : exampleParts(example)),
      ...(own === undefined ? [] : [fenced('text', renderDiagnostics([own.found], own.file))]),
      `*To mend it:* ${mend}`,
    ].join('\n\n');
  });
  return `# Messages

<!-- written by src/report/catalogue.ts; npx vitest run test/docs -u renews it -->

Every message has a stable code, says in one line what is wrong, shows the place, and, where there is something to add, how to mend it.
One run reports the errors of all files, not only the first; what merely follows from an earlier error is not reported again. There are ${codes.length}
messages. All are errors but \`SORRY\`, a warning.

The exit code of \`prove\` and \`check\` is 2 if there is an error, except that \`SORRY\` and
${codes
  .filter(isVerdict)
  .map((code) => `\`${code}\``)
  .join(', ')}
alone give 1: such a file is well formed, and something in it is not as it is stated.

${codes.map((code) => `[\`${code}\`](#${code.toLowerCase()})`).join(' · ')}

${sections.join('\n\n')}
`;
}

// ---- Axioms

/** Why each axiom of the shipped theories is true of the objects of docs/mathematics.md. */
export const reasons: Readonly<Record<string, string>> = {
  'std.space:map_ext': 'A map is a measurable function, and functions with the same values are the same.',
  'std.space:apply_id': 'This is what the identity map does. It is measurable, so it is a map.',
  'std.space:apply_compose': 'This is what composition means. A composite of measurable functions is measurable, so it is a map.',
  'std.space:ae_all': '`ae(mu, A)` says that A contains a Borel set of mu-measure 1; here the whole space is one.',
  'std.space:ae_proper': 'The only Borel set inside the empty set is the empty set, and its measure is 0. A law has mass 1.',
  'std.space:ae_filter':
    'If A and B contain Borel sets of measure 1, then the intersection of these two is Borel, of measure 1, and contained in A ∩ B, hence in C. C itself may be any set.',
  'std.space:ae_point':
    'If z is in A, then {z} is a Borel set (points of a Polish space are closed) of δ_z-measure 1 inside A. Conversely a set of δ_z-measure 1 contains z.',
  'std.space:left_inverse':
    'f(Z) is Borel and the inverse f(Z) → Z is measurable (Lusin–Souslin). Extended outside f(Z) by a constant value in Z (spaces are not empty) it is a map g with g∘f = id.',
  'std.product:product_ext': 'The points of Z × W are the pairs of a point of Z and a point of W.',
  'std.product:left_both': '`both(f, g)` sends z to the pair (f(z), g(z)). It is measurable because f and g are.',
  'std.product:right_both': '`both(f, g)` sends z to the pair (f(z), g(z)).',
  'std.product:at_both':
    '`both(κ, η)` sends z to the product of κ(z) and η(z). The masses κ(z)(A)·η(z)(B) of rectangles are measurable in z, hence so are those of all Borel sets (monotone classes): it is a kernel.',
  'std.product:base_product': 'Z × W is Polish; as a concept space it has the product of the base laws as its base law.',
  'std.product:tensor_left': 'The set of points with left part in A is A × W, and has the mass μ(A)·1.',
  'std.product:tensor_swap':
    'Exchanging the parts is measurable, and the preimage of B × A is A × B, so the image gives B × A the mass μ(A)ν(B), as ν ⊗ μ does. Rectangles are closed under intersection and generate the Borel sets, so the laws are equal.',
  'std.product:tensor_push':
    'κ ⊗ η sends (z, w) to κ(z) ⊗ η(w). Integrating κ(z)(A)·η(w)(B) over μ ⊗ ν gives the product of the integrals (Fubini), which is what the product of the images gives A × B; rectangles determine a law.',
  'std.product:tensor_ac':
    'Let A contain a Borel set B of full measure for μ′ ⊗ ν. By Fubini μ′-almost all sections of B have ν-measure 1; the set of these z is Borel, so μ-almost all have it too, and B has full measure for μ ⊗ ν.',
  'std.product:disintegration':
    '`conditional(ρ)` is a regular version of the law of the right part given the left part, which exists because W is a Borel space. Drawing the left part from its law and then the right part from this kernel gives ρ.',
  'std.product:disintegration_unique':
    'Both sides give A × B the integrals over A of q(z)(B) and of q′(z)(B); as these agree for all A, q(z)(B) = q′(z)(B) for almost all z, for each B of a countable family that is closed under intersection and generates the Borel sets of W, so q(z) = q′(z) for almost all z.',
  'std.kernel:at_dirac': 'δ_f is by definition the kernel z ↦ δ_{f(z)}; it is measurable because f is.',
  'std.kernel:push_point': 'κ_*μ(B) is the integral of κ(z)(B) over μ; over δ_z it is κ(z)(B).',
  'std.kernel:push_compose':
    '(κ∘τ)(z) is κ_*(τ(z)). Integrating over μ and exchanging the integrals (Fubini for kernels) gives κ_*(τ_*μ), for every law μ.',
  'std.kernel:push_id': 'The integral of the indicator of B over μ is μ(B).',
  'std.kernel:push_ae': 'The integrands κ(z)(B) and κ′(z)(B) agree on a Borel set of μ-measure 1, so their integrals agree.',
  'std.kernel:ae_push':
    'Let B ⊆ A be Borel with κ_*μ(B) = 1. Then z ↦ κ(z)(B) is measurable, at most 1 and has integral 1, so { z | κ(z)(B) = 1 } is a Borel set of μ-measure 1; at its points A is of full κ(z)-measure.',
  'std.kernel:ae_push_map':
    'Let B ⊆ f⁻¹(A) be Borel with μ(B) = 1. f(B) ⊆ A is analytic, hence measurable for the completion of f_*μ, where it has measure at least μ(B) = 1; so it contains a Borel set of f_*μ-measure 1. For kernels that are not maps the statement is false: let A be the complement of a non-measurable plane set that meets every line in at most two points (Sierpiński) and κ(z) = δ_z ⊗ Lebesgue; every section of A has full measure, and A contains no Borel set of full measure.',
  'std.kernel:lusin_souslin':
    'Let f be injective on a Borel set B of μ-measure 1. Then f(B) is Borel and the inverse f(B) → B is measurable. Extended outside f(B) by a constant value in Z (spaces are not empty) it is a map g with g∘f = id on B.',
  'std.kernel:eval_asMap':
    'The Borel sets of the Polish space of laws are generated by the functions ν ↦ ν(B), so a kernel is the same as a measurable map into it. Evaluating after this map gives the kernel back.',
  'std.kernel:eval_injective': 'The kernel `eval(X)` sends a point of `Laws(X)` to the law it is; different points are different laws.',
  'std.transition:transition_exists':
    'Transitions are the classes of exactly these maps, and `rep` picks a member of the class. A set of full measure on which f is injective contains a Borel one.',
  'std.transition:transition_ext': 'A transition is a class of maps under equality almost everywhere for the base law.',
  'std.transition:transition_same': 'This is part of the definition of a transition, and does not depend on the representative.',
  'std.transition:rep_identity': 'The identity transition is the class of the identity map, and `rep` picks some member of it.',
  'std.transition:rep_compose':
    'Representatives of s may be changed on a null set N; since rep(t) sends the base law to one with the same null sets, rep(t)⁻¹(N) is a null set too, so the class of the composite is well defined. It is a transition: injective on B_t ∩ rep(t)⁻¹(B_s), and it keeps null sets.',
  'std.transition:rep_inverse':
    'rep(t) is injective on a Borel set B of full measure; its inverse on the Borel set rep(t)(B) (Lusin–Souslin), which is of full measure because t keeps null sets, represents t⁻¹.',
  'std.real:mul_comm': 'The real numbers are a field; there multiplication is commutative.',
  'std.real:mul_assoc': 'The real numbers are a field; there multiplication is associative.',
  'std.real:mul_add': 'The real numbers are a field; there multiplication distributes over addition.',
  'std.real:mul_inverse': 'The real numbers are a field; there every number but 0 has an inverse.',
  'std.real:square_root': 'The real numbers are complete, so that the supremum of the numbers with square at most a has the square a.',
  'std.real:mul_positive': 'The order of the real numbers is compatible with multiplication.',
  'std.numbers:nat_induction':
    'Q may be any set of natural numbers: if one were missing, there would be a smallest missing one; it is not 0, and the one before it is in Q.',
  'std.independent_columns:independent_computed':
    'The kernel says of closed matrices whether any s columns are linearly independent (all columns, if there are fewer): only 0 is a combination of at most s columns that is zero.',
  'std.counting:real_count': 'The embedding of the natural numbers into the reals is defined by this.',
  'std.numbers:minus_reach':
    'k - m is k − m if m ≤ k, and 0 otherwise (the logic computes 2 - 3 as 0). In the first case both sides say k ≤ n + m; in the second both hold, since k ≤ m.',
  'std.vectors:vector_ext':
    'A vector of R^d is a function on the coordinates, and functions with the same values are the same. R^0 is read as R^1, with one coordinate.',
  'std.vectors:entry_zero': 'The zero vector has the coordinates 0.',
  'std.vectors:entry_add': 'This is what the sum of two vectors is.',
  'std.vectors:entry_scale': 'This is what the multiple of a vector is.',
  'std.vectors:entry_unit': 'The unit vector of a coordinate is 1 there and 0 at all others.',
  'std.vectors:entry_part': 'The projection keeps the coordinates in S, and makes the others 0. S may be any set of coordinates.',
  'std.coordinates:card_empty': 'The number of elements of the empty set is 0.',
  'std.coordinates:card_insert': 'A finite set has one more element after a new one is added; all sets of coordinates are finite.',
  'std.coordinates:card_all': 'R^d has d coordinates; 1 <= d is asked for because R^0 is read as R^1.',
  'std.coordinates:perm_injective': 'A permutation is a bijection of the coordinates.',
  'std.coordinates:cell_injective': 'A position is a pair of a row and a column, and pairs are equal only if their parts are.',
  'std.coordinates:perm_choose':
    'Choose for each of the finitely many columns a row with its position in U. No row is chosen for two columns, so this is an injective map of the finite set of coordinates to itself, hence a permutation.',
  'std.matrices:times_add': 'Coordinate i of A*x is the sum of A_ij x_j over all j, which respects sums of vectors.',
  'std.matrices:times_plus':
    'The entries of A + B are the sums of those of A and B, to the oracles of the kernel too; so coordinate i of (A + B)*x is the sum of (A_ij + B_ij) x_j.',
  'std.matrices:times_scale': 'Coordinate i of A*x is the sum of A_ij x_j over all j, which respects multiples of vectors.',
  'std.matrices:matrix_ext': 'A*e_j is column j of A, and a matrix is the list of its columns.',
  'std.matrices:place_injective':
    'A column, as an object of the sort `Column`, is a pair of a vector and a place, and pairs are equal only if their parts are.',
  'std.matrices:matrix_choose':
    'Choose for each of the finitely many places j a vector x such that x as column j is in U; they are the columns of a matrix.',
  'std.matrices:entry_below': 'This is what the order of matrices means, to the oracles of the kernel too.',
  'std.matrices:entry_zeros': 'This is what the zero matrix is, to the oracles of the kernel too.',
  'std.matrices:entry_ones': 'This is what the matrix of ones is, to the oracles of the kernel too.',
  'std.matrices:times_diagonal':
    'This is what the diagonal matrix is, to the oracles of the kernel too: the one non-zero entry of column j stands in row j.',
  'std.matrices:times_times': 'The product of two matrices is the matrix of the composite of their maps.',
  'std.matrices:times_eye': 'The columns of the unit matrix are the unit vectors, and x is the sum of x_j e_j.',
  'std.matrices:entry_transpose': '`entry(A, i, j)` is coordinate i of column j of A; the transpose exchanges the two.',
  'std.matrices:times_transpose':
    'Coordinate j of the transpose times x is the sum of A_ij x_i over all i. That is the dot product of column j of A and x, and the one thing that is said of `dot`.',
  'std.linear:apply_linear': 'x ↦ A*x is a measurable map of R^d to R^n, because it is continuous.',
  'std.linear:linear_continuous': 'Linear maps between spaces of finite dimension are continuous, so preimages of closed sets are closed.',
  'std.linear:agree_closed':
    'z ↦ (f(z), g(z)) is continuous, and the diagonal is closed in the square of a Polish, hence Hausdorff, space.',
  'std.linear:real_supported':
    'The complement of a closed set of full Lebesgue measure is an open null set. An open set that is not empty has a box inside, of positive measure; so the complement is empty.',
  'std.linear:coords_real':
    'The coordinates of a point of R^d are the point. The function `coords` is defined for all spaces and dimensions; where a space does not lie in R^d it is some map, of which nothing is said.',
  'std.closed:closed_intersection': 'Intersections of closed sets are closed, of any number of them; of none it is the whole space.',
  'std.closed:closed_union': 'Unions of two closed sets are closed.',
  'std.closed:halfspace_closed': 'y ↦ ⟨x, y⟩ is continuous, and [a, ∞) is closed. If x is 0, the set is empty or everything.',
  'std.columns:min_cases': 'One of m <= n and n <= m holds, and in both cases the smaller number is named; if both hold, they agree.',
  'std.strata:subspace_null':
    'A subspace other than R^d lies in a hyperplane, which is closed and a null set of Lebesgue measure; its complement is of full measure.',
  'std.strata:stratum_linear':
    'A restricted to R^S is a linear bijection onto R^T. It multiplies Lebesgue measure by a positive number, so images and preimages of null sets are null sets. If S is empty, so is T, and both laws are the unit mass at 0.',
  'std.pigeonhole:setPair_injective': 'Pairs are equal only if their parts are.',
  'std.sparse:sparse_space':
    '`Sparse(k, d)` is the closed subset of the k-sparse vectors of R^d, a Polish space, and never empty: it has 0. Its coordinates are the inclusion. If k > d, it is R^d.',
  'std.sparse:sparse_null':
    'The base law has the null sets of the sum of the Lebesgue measures of the finitely many R^S with |S| = min(k, d), which are the `facets`. A may be any set: if it contains a Borel set of full measure for each summand, the union of these is one for the sum, intersected with the sparse vectors.',
  'std.sharp_limits:reweigh':
    'Let p be the density of ν with respect to f_*μ, which is positive almost everywhere, since the null sets are the same. The law μ′ with the density p∘f has the null sets of μ, and gives f⁻¹(B) the integral of p over B, that is ν(B).',
  'std.covariance:cov_linear':
    'Expectations are linear: E(Ax) = A E(x), and the matrix of E((Ax − AEx)(Ax − AEx)ᵀ) is A Cov Aᵀ. Coordinates of Ax are finite sums of square integrable variables, so they are square integrable.',
  'std.independence:independent_push':
    'f and g are independent under a law if their joint law is the product of their laws. The joint law of f and g under the image of μ under h is that of f∘h and g∘h under μ.',
  'std.independence:entry_pick': '`pick(i)` is the matrix of one row with 1 at place i and 0 elsewhere; R^1 has one coordinate.',
  'std.noise:complex_cancel': 'The complex numbers are a field.',
  'std.noise:cf_noise':
    'The image of μ under the noise kernel is the law of x + e with x of law μ and e of law ε independent, so the expectation of exp(i⟨t, x + e⟩) is the product of two.',
  'std.noise:noise_origin': 'The kernel sends x to the law of x + e; if x is 0, that is the law of e.',
  'std.noise:cf_closed': 'Characteristic functions are continuous, by dominated convergence, so the set where two of them agree is closed.',
  'std.noise:cf_unique': 'Trigonometric polynomials determine a law on R^n: so laws with one characteristic function are equal.',
  'std.noise:gaussian_cf':
    'The law of A g + b with g standard Gaussian has the characteristic function exp(i⟨t, b⟩ − |Aᵀt|²/2), which is nowhere 0.',
  'std.characteristic:complex_assoc': 'The complex numbers are a field.',
  'std.characteristic:cf_linear': '⟨t, Ax⟩ = ⟨Aᵀt, x⟩, so the expectations of exp(i⟨t, Ax⟩) and of exp(i⟨Aᵀt, x⟩) are the same.',
  'std.characteristic:cf_independent':
    '⟨t, x⟩ depends only on the coordinates where t is not 0, and ⟨u, x⟩ only on others. These are independent, so the expectation of exp(i⟨t, x⟩) exp(i⟨u, x⟩) is the product of two.',
  'std.characteristic:cf_zero': 'The expectation of exp(0) = 1 is 1.',
  'std.characteristic:cf_density':
    'The product is |cf(μ, t)|². If it were 1, ⟨t, x⟩ would lie in a translate of 2πℤ almost surely: in countably many parallel hyperplanes, as t is not 0. These are null sets of Lebesgue measure, and μ would not be absolutely continuous.',
  'std.gaussian:darmois':
    'The forms are ⟨a, x⟩ and ⟨b, x⟩ in independent real variables x_1, …, x_d, without any condition on moments. A constant counts as Gaussian, so the case of a component without variance is included.',
  'std.component_laws:components_exist':
    'The product of the laws α at the places in S and β at the others; its coordinates are independent, which is what maps of disjoint sets of coordinates being independent means.',
  'std.component_laws:components_same':
    'A law with independent coordinates is the product of its components, and products of laws with the null sets of Lebesgue measure of the line have those of Lebesgue measure of R^d (Fubini).',
  'std.component_laws:components_cov':
    'The variance of each coordinate is 1, as one reads off the components; the covariance of two independent square integrable variables is 0. So the covariance matrix is the unit matrix.',
  'std.component_laws:laplace_exists':
    'The Laplace law with density exp(−√2 |x|)/√2 has variance 1 and a positive density, and is not Gaussian: its density is not differentiable at 0.',
  'std.rotations:normal_coordinates': 'The standard Gaussian law is the product of d standard Gaussian laws of the line.',
  'std.rotations:normal_line':
    'The standard Gaussian law of the line has the density (2π)^(−1/2) exp(−x²/2), which is positive, mean 0 and variance 1.',
  'std.rotations:normal_squares':
    'The characteristic function at t is exp(−t²/2), and exp(−a²/2) exp(−b²/2) = exp(−(a² + b²)/2). R(1) has one coordinate.',
  'std.finite:index_injective': '`index` numbers the elements: it is injective by definition. Fin(0) is read as Fin(1).',
  'std.finite:index_bounded': 'The m elements have the numbers 0, …, m − 1. Fin(0) is read as Fin(1), so its element has the number 0.',
  'std.finite:index_reached': 'The m elements have the numbers 0, …, m − 1. For m = 0 nothing is said.',
  'std.finite:fin_ae': 'The base law gives each element a positive mass, so only the set of all elements has full measure.',
  'std.finite:fin_closed': 'The topology of a finite set, as a Polish space, is discrete.',
  'std.finite:arrow_injective': 'An arrow is a pair of an element and a point, and pairs are equal only if their parts are.',
  'std.finite:fin_choose':
    'Choose for each of the finitely many elements z a point w such that the pair is in U. Every function on a finite discrete space is measurable.',
  'std.finite_laws:channel_reached':
    'Entry i of column j is the mass that the law of the kernel at element j gives to element i. The masses are not negative and add up to 1; conversely each matrix of such columns is a kernel, which `channel` is. Fin(0) is read as Fin(1), and a matrix without rows or columns as one of one row or column.',
  'std.finite_laws:channel_injective':
    'Laws of finite spaces with the same mass at each point are equal; so equal kernels have equal columns.',
  'std.finite_laws:channel_times':
    'κ∘τ gives element i, from element j, the mass Σ_l κ(l)({i})·τ(j)({l}), which is an entry of the product. Of matrices that are not stochastic nothing is said.',
  'std.finite_laws:channel_ae':
    'A set has full measure for `law(v)` if it has each element z_j with v_j > 0. `A*diagonal(v)` has the columns v_j·A_j: those of A and B agree, multiplied by v_j, just if they agree wherever v_j > 0.',
  'std.finite_extractors:joint_matrices':
    'On the left, feature j together with concept i has the mass v_i·A_ji, on the right (A*v)_j·B_ij; these are the entries of the two matrices in row i and column j. Laws on a finite product are equal if all these masses are.',
  'std.weights:mass_ae': 'A contains a Borel set of measure 1. If z were outside it, {z} would have measure 0.',
  'std.weights:mass_push': 'The preimage of {f(z)} under an injective map is {z}.',
  'std.weights:fin_law':
    'Divide the positive numbers by their sum: c is the inverse of the sum. Fin(m) has at least one element, so the sum is positive.',
  'std.singular:mixed_ae':
    'A contains a Borel set of full measure for each law κ(z). The union of these finitely many sets is a Borel set inside A, of full measure for every κ(z), and so for their mean. Of infinitely many z this would be false, for a union of uncountably many Borel sets need not be measurable.',
  'std.families:gaussian_independent':
    'A linear relation between different Gaussian densities is impossible: along almost all lines through 0 their restrictions are different one-dimensional Gaussians, up to factors, of which one dominates all others at infinity. So finitely many different Gaussian laws, with invertible covariance, separate the laws of weights.',
  'std.families:poisson_independent':
    'The generating functions exp(c(s − 1)), s real, with different c > 0 are linearly independent, since the one with the largest c dominates as s grows.',
  'std.families:exponential_independent':
    'The densities exp(−x/c)/c, x > 0, with different c > 0 are linearly independent, since the one with the largest c dominates as x grows.',
  'std.families:segment_independent':
    'Of finitely many laws U[0, c] with different c, the one with the largest c is the only one that charges the points beyond the second largest. So its coefficient in a linear relation is 0, and then that of the next.',
  'std.families:binomial_independent':
    'With the odds r the number j has the probability C(N, j) r^j (1 + r)^(−N). For l <= N + 1 different r > 0 the first l rows of this matrix are a Vandermonde matrix but for positive factors of rows and columns, so the columns are independent. For N = 0 this is about one law.',
  'std.characteristic:cf_zeros': 'Characteristic functions are continuous, and {0} is closed.',
  'std.compact:cf_analytic':
    'The characteristic function of a law with bounded support extends to an entire function of n complex variables. Two of them that agree on an open set of R^n which is not empty have the same derivatives there, so they agree everywhere.',
  'std.noise_limits:complex_zero': 'Both products are 0.',
  'std.noise_limits:cf_opposite':
    'The characteristic function at −t is the integral of exp(−i⟨t, x⟩), which is conjugate to that of exp(i⟨t, x⟩); the conjugate of 0 is 0.',
  'std.noise_limits:cf_agree':
    'The complement of A is open and has z, so it contains an open set U which is not empty and does not have 0. The Fourier transform h of an even real smooth function other than 0 with compact support within U ∪ −U is real, has integral 0, and decreases faster than any power of |x|. So the density proportional to (1 + |x|²)^(−n), plus a small multiple of h, is that of a law; the characteristic functions of the two laws differ within U ∪ −U only, where t or −t is not in A. R(0) is read as R(1).',
  'sae.heaviside:cube_space': '`Cube(d)` is the finite subset {0, 1}^d of R^d, with the inclusion as coordinates.',
  'sae.heaviside:cube_null': 'The base law gives each of the finitely many points a positive mass.',
  'sae.jumprelu:jump_space':
    '`Jump(theta)` is a closed subset of R^d, hence Polish, with the inclusion as coordinates; it is never empty, since it has 0. The thresholds may be any numbers.',
  'sae.jumprelu:jump_supported':
    'In each coordinate the measure δ₀ + Lebesgue measure on [θ, ∞) charges every open subset of {0} ∪ [θ, ∞) that is not empty, and products of such measures charge all boxes.',
  'sae.jumprelu:jump_null':
    'Multiplied out, the product of the measures δ₀ + Lebesgue measure on [θ_i, ∞) is the sum over all S of the product of Lebesgue measures on [θ_i, ∞), i in S, and unit masses at 0. Almost all points of R^S have support S, so this summand has the null sets of `stratum(S)` on the vectors of support S in the set.',
  'sae.relu:orthant_space':
    '`Orthant(d)` is the closed subset of vectors without negative coordinates, hence Polish, with the inclusion as coordinates.',
  'sae.relu:orthant_supported':
    'A relatively open subset of the orthant that is not empty has points with positive coordinates, so it contains a box.',
  'sae.relu:orthant_null':
    'The base law has the null sets of Lebesgue measure, restricted to the orthant, a closed set of positive measure. A may be any set: it contains a Borel set of full measure there just if its union with the complement of the orthant contains one of full Lebesgue measure.',
  'sae.sparsemax:simplex_space':
    '`Simplex(d)` is the closed subset of non-negative vectors with sum 1 (the dot product with the vector of ones), hence Polish, with the inclusion as coordinates. It is not empty; for d = 1, and d = 0 which is read so, it is one point.',
  'sae.sparsemax:simplex_supported':
    'The simplex is the closure of its relatively open interior in the affine hull, where the measure is Lebesgue measure of d − 1 dimensions. For d = 1 it is one point with positive mass.',
  'sae.sparsemax:simplex_null':
    '(a, y) ↦ a y is a bijection of (0, ∞) × simplex onto the non-negative vectors but 0, and Lebesgue measure has there the density a^(d−1), up to a constant, with respect to da × the measure of the simplex. So a set of y has full measure just if the set of all a y has (Fubini); all other x satisfy the condition for want of a and y.',
  'sae.topk:topk_space':
    '`TopK(k, d)` is the closed subset of non-negative k-sparse vectors of R^d, hence Polish, with the inclusion as coordinates; it has 0.',
  'sae.topk:topk_supported':
    'A relatively open subset that is not empty has a point whose support has just min(k, d) elements, for zeros can be made small positive; near it the set contains a box of R^S within the orthant, and the base law charges that.',
  'sae.topk:topk_null':
    'The base law has the null sets of the sum of the Lebesgue measures of the finitely many R^S with |S| = min(k, d), restricted to the non-negative vectors. A may be any set, as for sparse vectors.',
  'meta.model:model_parts': 'A model is a pair of a law and a kernel.',
  'meta.model:model_ext': 'A model is a pair of a law and a kernel, and has no other parts.',
};

export const nameOf = (fact: Fact): string => `${fact.theory}:${fact.label}`;

/** The axioms of some theories, in their order. */
export const axiomsOf = (theories: readonly Loaded[]): readonly { readonly fact: Fact; readonly theory: Loaded }[] =>
  theories.flatMap((theory) => theory.items.filter((i) => i.fact.kind === 'axiom').map((i) => ({ fact: i.fact, theory })));

/** The page of all axioms of the shipped theories. */
export function axiomsPage(theories: readonly Loaded[]): string {
  const axioms = axiomsOf(theories);
  const statements = theories.flatMap((l) => verdicts(l));
  const meta = statements.filter((v) => v.theory.startsWith('meta.'));
  const users = statements.filter((v) => v.theory.startsWith('meta.') || v.kind !== 'theorem');
  const gaps = statements.filter((v) => v.gaps > 0).map((v) => `\`${v.theory}:${v.name}\``);
  const oracles = [...new Set(statements.flatMap((v) => v.restsOn.filter((name) => name.startsWith(ORACLE))))].sort();
  const sections = theories
    .filter((theory) => axioms.some((a) => a.theory === theory))
    .map((theory) => {
      const entries = axioms.filter((a) => a.theory === theory).map(({ fact }) => axiomSection(fact, theory, users));
      return [`## ${theory.name}${theory.title === undefined ? '' : ` · ${theory.title}`}`, ...entries].join('\n\n');
    });
  const bare = meta.filter((v) => v.restsOn.length === 0 && v.gaps === 0).length;
  return `# Axioms

<!-- written by src/report/catalogue.ts; npx vitest run test/docs -u renews it -->

Everything that lcgm proves rests on logic, on definitions, and on the **${axioms.length} axioms** below: textbook facts that are believed, not proved here. They are meant of the objects of [mathematics.md](mathematics.md); for each there is a source and a short argument why it is true there.
Every verdict lists the axioms its proof uses, and a certificate contains them in full.

Besides axioms a proof can rest on two other things, which are listed in the same place and in the same way:

* **oracles**, checkers of arithmetic inside the kernel (see [logic.md](logic.md)), shown as \`oracle:…\`. The shipped theories use ${
    oracles.length === 0 ? 'none' : oracles.map((o) => `\`${o}\``).join(', ')
  }.
* **gaps**: each \`sorry\`, and each step that could not be proved, is an axiom of its own with \`${GAP}\` in its name. A statement with a gap is never reported as proved. The
  shipped theories have ${gaps.length === 0 ? 'none' : gaps.join(', ')}.

Of the ${meta.length} theorems of the \`meta\` theories, ${bare} rest on no axiom at all. Under each axiom stand the others, as far as they use it, and the claims of the
\`paper\`, \`finite\` and \`sae\` theories that do.

${sections.join('\n\n')}
`;
}

function axiomSection(fact: Fact, theory: Loaded, statements: readonly ReturnType<typeof verdicts>[number][]): string {
  const name = nameOf(fact);
  const users = statements.filter((v) => v.restsOn.includes(name));
  const byTheory = [...new Set(users.map((v) => v.theory))].map(
    (t) => `${t}: ${users.filter((v) => v.theory === t).map((v) => `\`${v.name}\``).join(', ')}`, // biome-ignore format: one thought
  );
  const { source } = fact;
  const origin = source === undefined ? '' : source.kind === 'cite' ? `*Source:* ${source.text}.` : `*Because* ${source.text}.`;
  return [
    `### ${name}`,
    fact.title === undefined ? '' : `*${fact.title[0]?.toUpperCase() ?? ''}${fact.title.slice(1)}.*`,
    fenced('text', show(fact.theorem.conclusion, theory.scope)),
    origin,
    reasons[name] ?? '',
    byTheory.length === 0
      ? 'No theorem of the `meta` theories and no claim of the `paper`, `finite` and `sae` theories rests on it.'
      : `Used by ${byTheory.join('; ')}.`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
