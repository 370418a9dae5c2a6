/** What a site is made of, and the files that it consists of. */
import type { Loaded } from '../../elaborate/library.ts';
import type { Signature } from '../../terms/index.ts';
import type { Judged } from '../ci/model.ts';

export interface Material {
  /** What the site is called. */
  readonly title: string;
  /** The version of lcgm. */
  readonly version: string;
  /** The theories of the site, in the order in which they are listed, all their verdicts with them. */
  readonly theories: readonly Judged[];
  /** These and all that they import, imports first. */
  readonly read: readonly Loaded[];
  readonly signature: Signature;
}

/** A file of the site: its path there, with slashes. */
export interface SiteFile {
  readonly path: string;
  readonly text: string;
}

/** A formula that cannot be typeset, as a theory file would write it. */
export interface Refusal {
  readonly formula: string;
  readonly tex: string;
  readonly why: string;
}
