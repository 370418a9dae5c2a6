/** What a trace says, before anybody decides how it looks: the same order and the same numbers in every format. */

/** Words, a formula (as it is written in a theory file, and as TeX), or the mark of a line. */
export type Run =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'math'; readonly plain: string; readonly tex: string }
  | { readonly kind: 'mark'; readonly mark: string };
export type Formula = Extract<Run, { kind: 'math' }>;
export type Sentence = readonly Run[];

/** A line of a derivation. `mark` is its number, by which later lines refer to it; in the block of line 3 they are 3.1, 3.2, … */
export interface Step {
  readonly mark: string;
  /** Whether it opens something (an arbitrary object, an assumption, a name) and so needs no reason. */
  readonly opens: boolean;
  readonly sentence: Sentence;
  /** The same as it would be written in a theory file. */
  readonly statement: string;
  readonly reason: Sentence;
  /** The theorems and axioms used, as `theory:label`. */
  readonly by: readonly string[];
  /** The marks of the lines that it follows from. */
  readonly premises: readonly string[];
  /** A proof of its own: what it opens holds there alone, and its last line is what it shows. */
  readonly block: readonly Step[];
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
  /** What it is about: its variables, and the spaces that it names. */
  readonly setting: Sentence;
  readonly statement: Sentence;
  readonly assumptions: readonly { readonly mark: string; readonly sentence: Sentence }[];
  readonly parts: readonly Part[];
  readonly sources: readonly Source[];
  /** Predicates without which the same follows. */
  readonly unused: readonly Sentence[];
}

/** Why a line holds, and the lines that it follows from; empty where it needs no reason. */
export function reasonOf({ reason, premises }: Step): Sentence {
  if (premises.length === 0) return reason;
  const words = (text: string): Run => ({ kind: 'words', text });
  return [...reason, words(reason.length === 0 ? 'from ' : ' from '), ...premises.flatMap((mark, i): Run[] => [...(i === 0 ? [] : [words(', ')]), { kind: 'mark', mark }])]; // biome-ignore format: one thought
}

/** All lines of a derivation in their order, with the mark of the line in whose block each stands. */
export function flat(steps: readonly Step[], within?: string): readonly (readonly [step: Step, within: string | undefined])[] {
  return steps.flatMap((step) => [[step, within] as const, ...flat(step.block, step.mark)]);
}

/** A sentence as plain text. */
export const plain = (sentence: Sentence): string =>
  written(
    sentence,
    (text) => text,
    (formula) => formula.plain,
  );

/** A sentence with its formulas written by `math`, its words by `words`, and the marks of lines by `refer`. */
export const written = (
  sentence: Sentence,
  words: (text: string) => string,
  math: (formula: Formula) => string,
  refer = (mark: string) => words(`(${mark})`),
): string => sentence.map((run) => (run.kind === 'words' ? words(run.text) : run.kind === 'math' ? math(run) : refer(run.mark))).join('');

/** `5.2 · sparse dictionaries`, or what there is of it. */
export const headingOf = ({ name, title }: Pick<Trace, 'name' | 'title'>): string =>
  title === undefined || title === name ? name : `${name} · ${title}`;
