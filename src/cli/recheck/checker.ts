/** What a checker is, what it is given and what it answers. */
import type { Extent } from './cache.ts';
import type { Presence } from './program.ts';

/** A certificate that the kernel has accepted. */
export interface Work {
  readonly file: string;
  readonly text: string;
  readonly steps: number;
  readonly claims: readonly Claim[];
  /** Its axioms, and what the kernel says that they say. */
  readonly axioms: readonly { readonly name: string; readonly statement: string | undefined }[];
  /** The questions for solvers that its steps ask: for each step the number of one, or -1. */
  readonly asks: Int32Array;
  /** What solvers are asked about. */
  readonly asked: Extent;
}

/** A claim, what the kernel says that it says (nothing if that is too long) and rests on, and how many steps its proof has. */
export interface Claim {
  readonly theory: string;
  readonly name: string;
  readonly title: string | undefined;
  readonly statement: string | undefined;
  readonly restsOn: readonly string[];
  readonly steps: number;
}

/** What a checker says of a certificate. */
export interface Finding {
  readonly extent: Extent;
  /** What it did not agree to. */
  readonly refused: readonly Refusal[];
}
export interface Refusal {
  /** The step where it does not agree, if it is one. */
  readonly step: number | undefined;
  readonly why: string;
  /** Whether it goes no further, and so agrees to no claim of the certificate. */
  readonly stops: boolean;
}

/** What checkers work with. */
export interface Tools {
  readonly query: (question: number) => string;
  /** How many programs may run at a time, and where to queue up. */
  readonly jobs: number;
  readonly queue: <T>(task: () => Promise<T>) => Promise<T>;
  /** For how many seconds a program may say nothing. */
  readonly silence: number;
  /** To be told how much has been done of how much. */
  readonly progress: (done: number, total: number) => void;
}

export interface Checker {
  readonly name: string;
  /** In words. */
  readonly vouchesFor: string;
  /** How to get it. */
  readonly install: string;
  /** Its version, or what is missing; it may say nothing for so many seconds. */
  readonly presence: (silence: number) => Promise<Presence>;
  /** Whether it checks all certificates in one go, which takes long: it queues up before the others, that no processor is idle in the end. */
  readonly together: boolean;
  /** A finding for each certificate, in this order. */
  readonly check: (works: readonly Work[], tools: Tools) => Promise<readonly Finding[]>;
}
