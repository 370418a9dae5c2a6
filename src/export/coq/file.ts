/** What an export is: a text, and what has to be known of it to read Coq's answer. */
import type { Expected } from './said.ts';

/** Something of ours that a part of the file is about; a step by its number among those of the certificate. */
export type Matter =
  | { readonly kind: 'symbol' | 'axiom'; readonly name: string }
  | { readonly kind: 'step'; readonly step: number }
  | { readonly kind: 'claim'; readonly claim: number }
  | { readonly kind: 'frame' };
export interface Place {
  /** From 1. */
  readonly line: number;
  readonly of: Matter;
}

/** A claim, and what it is called in Coq. */
export interface CoqClaim {
  readonly theory: string;
  readonly name: string;
  readonly title: string | undefined;
  readonly constant: string;
  /** The constants of the axioms that it rests on. */
  readonly axioms: readonly string[];
  /** The oracles that it rests on: `oracle:linear` … */
  readonly oracles: readonly string[];
}
export interface CoqFile {
  /** What Coq should say of claims, axioms and symbols when it has compiled the file. */
  readonly expected: readonly Expected[];
  readonly text: string;
  /** What stands from which line on. */
  readonly places: readonly Place[];
  readonly claims: readonly CoqClaim[];
  /** What Coq is asked to believe of the symbols: that there are such, and that sorts are inhabited. */
  readonly parameters: readonly string[];
  /** All axioms of the file. */
  readonly axioms: readonly string[];
  /** How many steps the proofs have, and how many definitions they became. */
  readonly steps: number;
  readonly definitions: number;
}

/** What an export says in this line. */
export const matterAt = ({ places }: CoqFile, line: number): Matter =>
  places.findLast((place) => place.line <= line)?.of ?? { kind: 'frame' };

/** A text that grows, and notes what its lines are about. */
export class Text {
  readonly #parts: string[] = [];
  readonly places: Place[] = [];
  #line = 1;

  add(of: Matter, ...lines: readonly string[]): void {
    this.places.push({ line: this.#line, of });
    for (const each of lines) {
      this.#parts.push(each);
      this.#line += each.split('\n').length;
    }
  }
  toString(): string {
    return `${this.#parts.join('\n')}\n`;
  }
}
