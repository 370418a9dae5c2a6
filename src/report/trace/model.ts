/** What a trace says, before anybody decides how it looks: the same order and the same numbers in every format. */

/** Words, or a formula: as it is written in a theory file, and as TeX. */
export type Run =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'math'; readonly plain: string; readonly tex: string };
export type Sentence = readonly Run[];

/** A line of a derivation. `mark` is its number, by which later lines refer to it. */
export interface Step {
  readonly mark: string;
  readonly sentence: Sentence;
  /** The same as it would be written in a theory file. */
  readonly statement: string;
  readonly reason: Sentence;
  /** The theorem or axiom used, as `theory:label`, if it is one. */
  readonly by: string | undefined;
  /** The marks of the lines that it follows from. */
  readonly premises: readonly string[];
}

/** A derivation of one thing: the statement, its tightness, a witness. */
export interface Part {
  readonly heading: string;
  readonly steps: readonly Step[];
}

/** What is believed without proof. */
export interface Source {
  readonly name: string;
  readonly title: string | undefined;
  /** The citation, or the reason. */
  readonly origin: string | undefined;
}

export interface Trace {
  readonly theory: string;
  readonly name: string;
  readonly title: string | undefined;
  readonly verdict: string;
  /** What else there is to say about it: tight, not shown to be inhabited, not as expected. */
  readonly remarks: readonly string[];
  readonly statement: Sentence;
  readonly assumptions: readonly { readonly mark: string; readonly sentence: Sentence }[];
  readonly parts: readonly Part[];
  readonly sources: readonly Source[];
  /** Predicates without which the same follows. */
  readonly unused: readonly Sentence[];
}

/** A sentence as plain text. */
export const plain = (sentence: Sentence): string => sentence.map((run) => (run.kind === 'words' ? run.text : run.plain)).join('');

/** A sentence with its formulas written by `math`, and its words by `words`. */
export const written = (
  sentence: Sentence,
  words: (text: string) => string,
  math: (run: Extract<Run, { kind: 'math' }>) => string,
): string => sentence.map((run) => (run.kind === 'words' ? words(run.text) : math(run))).join('');

/** `5.2 · sparse dictionaries`, or what there is of it. */
export const headingOf = ({ name, title }: Pick<Trace, 'name' | 'title'>): string =>
  title === undefined || title === name ? name : `${name} · ${title}`;
