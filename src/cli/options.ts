/** What a command is given, and what it gives back. */
import type { Reporter } from '../report/ci/names.ts';
import type { Style } from '../report/style.ts';
import type { TraceFormat } from '../report/trace/names.ts';
import type { Shard } from './shard.ts';

export interface Options {
  readonly paths: readonly string[];
  readonly claim: string | undefined;
  /** The class that claims have to be about. */
  readonly className: string | undefined;
  /** Another group up to which a class is wished to be identifiable. */
  readonly group: string | undefined;
  readonly format: TraceFormat | Reporter | 'json';
  readonly cert: string | undefined;
  readonly theory: string | undefined;
  /** What a new claim is entitled. */
  readonly title: string | undefined;
  /** A file with the axioms that verdicts may rest on. */
  readonly allow: string | undefined;
  readonly check: boolean;
  /** Mend what can be mended in just one way. */
  readonly fix: boolean;
  /** Only this part of the files. */
  readonly shard: Shard | undefined;
  /** The folder in which `lcgm check` remembers its answers. */
  readonly cache: string | undefined;
  /** Search every proof, also those of compiled theories. */
  readonly fresh: boolean;
  readonly version: string;
  /** Standard input, if a path is `-`. */
  readonly input: Uint8Array | undefined;
  readonly style: Style;
  readonly audit: AuditFlags;
  readonly export: ExportFlags;
  readonly recheck: RecheckFlags;
}

/** What only `lcgm export` takes. */
export interface ExportFlags {
  readonly to: string | undefined;
  /** The folder for what is written. */
  readonly out: string | undefined;
}

/** What only `lcgm recheck` takes. */
export interface RecheckFlags {
  /** The checkers, separated by commas. */
  readonly with: string | undefined;
  /** A checker that is not there is a failure. */
  readonly require: boolean;
  /** The folder of the cache. */
  readonly cache: string | undefined;
  /** Believe nothing that was found out before. */
  readonly fresh: boolean;
  readonly jobs: number | undefined;
  readonly silence: number | undefined;
}

/** What only `lcgm audit` takes, as it was written. */
export interface AuditFlags {
  readonly k: string | undefined;
  readonly key: string | undefined;
  readonly orient: string | undefined;
  readonly supports: string | undefined;
  readonly shard: string | undefined;
  readonly merge: boolean;
  readonly threads: string | undefined;
}

export const EXIT = { ok: 0, not: 1, bad: 2, internal: 3 } as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

export interface Answer {
  readonly exit: Exit;
  readonly out: string;
  readonly err: string;
}
