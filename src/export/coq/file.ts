/** What an export is: a text, and what has to be known of it to read Coq's answer. */

/** A claim, and what it is called in Coq. */
export interface CoqClaim {
  readonly theory: string;
  readonly name: string;
  readonly constant: string;
  /** The constants of the axioms that it rests on. */
  readonly axioms: readonly string[];
  /** The oracles that it rests on: `oracle:linear` … */
  readonly oracles: readonly string[];
}
export interface CoqFile {
  readonly text: string;
  readonly claims: readonly CoqClaim[];
  /** What Coq is asked to believe of the symbols: that there are such, and that sorts are inhabited. */
  readonly parameters: readonly string[];
  /** All axioms of the file. */
  readonly axioms: readonly string[];
  /** How many steps the proofs have, and how many definitions they became. */
  readonly steps: number;
  readonly definitions: number;
}
