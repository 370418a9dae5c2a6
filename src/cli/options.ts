/** What a command is given, and what it gives back. */
import type { Style } from '../report/style.ts';
import type { TraceFormat } from '../report/trace/names.ts';

export interface Options {
  readonly paths: readonly string[];
  readonly claim: string | undefined;
  readonly format: TraceFormat | 'json';
  readonly cert: string | undefined;
  readonly theory: string | undefined;
  readonly check: boolean;
  /** Search every proof, also those of compiled theories. */
  readonly fresh: boolean;
  readonly version: string;
  /** Standard input, if a path is `-`. */
  readonly input: Uint8Array | undefined;
  readonly style: Style;
}

export const EXIT = { ok: 0, not: 1, bad: 2, internal: 3 } as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

export interface Answer {
  readonly exit: Exit;
  readonly out: string;
  readonly err: string;
}
