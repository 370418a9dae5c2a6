/** What computing has shown, and by what: this is what the kernel was given, and what a reader may check by hand. */
import type { Term, Theorem } from '../terms/index.ts';

export interface Certificate {
  /**
   * A matrix that there is; Farkas' multipliers, one for each condition, where there is none; a combination of columns that is zero; a
   * modulus, or weights, by which columns are independent.
   */
  readonly kind: 'matrix' | 'multipliers' | 'combination' | 'modulus' | 'weights';
  readonly terms: readonly Term[];
}

export interface Computed {
  readonly theorem: Theorem;
  readonly certificates: readonly Certificate[];
}

/** The same, of something that follows from it. */
export const followed = ({ theorem, certificates }: Computed, way: (th: Theorem) => Theorem): Computed => ({
  theorem: way(theorem),
  certificates,
});
