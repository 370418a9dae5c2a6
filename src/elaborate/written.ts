/** A written proof as it was understood, line by line: what a trace shows of it. Nothing in here is believed by anybody. */
import type { Known } from '../engine/index.ts';
import type { Term, Theorem } from '../terms/index.ts';

/** A step of a proof. The last line of a proof says what it shows. */
export interface Line {
  readonly says: Saying;
  /** The theorems that later lines, and those of the block, may use because of it. */
  readonly gives: readonly Theorem[];
  readonly why: Why;
  /** A proof within the proof: what it opens holds there alone. */
  readonly block: readonly Line[];
}

export type Saying =
  | { readonly kind: 'let'; readonly name: string; readonly term: Term }
  | { readonly kind: 'take'; readonly variables: readonly Term[]; readonly formulas: readonly Term[] }
  /** `contrary`: the opposite of what is to be shown. */
  | { readonly kind: 'assume'; readonly formulas: readonly Term[]; readonly contrary: boolean }
  | { readonly kind: 'obtain'; readonly variables: readonly Term[]; readonly formulas: readonly Term[] }
  | { readonly kind: 'have'; readonly formula: Term }
  /** A part of a chain; those that are not `first` go on where the one before ends. */
  | { readonly kind: 'link'; readonly formula: Term; readonly first: boolean }
  | { readonly kind: 'case'; readonly formula: Term };

export type Why =
  /** Nothing is to be shown. */
  | { readonly kind: 'opened' }
  /** Found by the prover from facts that the writer lists and from what is at hand; only what it took is here. */
  | { readonly kind: 'found'; readonly theorem: Theorem; readonly cited: readonly Known[]; readonly used: readonly Theorem[] }
  /** The block shows it: as a proof, link by link, or in each of the cases that the theorem leaves. */
  | { readonly kind: 'block' }
  | { readonly kind: 'chain' }
  | { readonly kind: 'cases'; readonly either: Theorem }
  /** Not shown. */
  | { readonly kind: 'gap' };

/** A fact that a justification names: one of the theories in view, as `theory:label`, or a step of the same proof. */
export interface Listed {
  readonly theorem: Theorem;
  readonly name: string | undefined;
}

/** A theorem, with what a line says of its proof. */
export interface Proved extends Pick<Line, 'why' | 'block'> {
  readonly theorem: Theorem;
}

/** What the prover has found: the facts that it took, those by name apart from the others. */
export function found(theorem: Theorem, used: readonly Theorem[], listed: readonly Listed[]): Proved {
  const cited = listed.flatMap(({ theorem: fact, name }): Known[] =>
    name !== undefined && used.includes(fact) ? [{ theorem: fact, name }] : [],
  );
  const others = used.filter((fact) => cited.every((known) => known.theorem !== fact));
  return { theorem, why: { kind: 'found', theorem, cited, used: others }, block: [] };
}

/** A whole proof: its lines, or the one line that says it. */
export const linesOf = ({ theorem, why, block }: Proved): readonly Line[] =>
  why.kind === 'block' ? block : [{ says: { kind: 'have', formula: theorem.conclusion }, gives: [], why, block }];
