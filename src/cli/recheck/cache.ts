/**
 * Remembers which certificates a checker has agreed to: only agreement, and only of that very text, by that version of the checker, asked by
 * this very lcgm. An entry says itself what it is about; one that is not about just what was asked is as good as none.
 */
import { createHash } from 'node:crypto';
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../../disk/folder.ts';
import { writeWhole } from '../../disk/whole.ts';
import { printable } from '../../syntax/printable.ts';

/** What was agreed to: the certificate by its SHA-256, and who agreed. */
export interface About {
  readonly certificate: string;
  readonly checker: string;
  readonly version: string;
}

/** How many steps a checker has vouched for, how many under each claim, and which it was not asked about. */
export interface Extent {
  readonly steps: number;
  readonly claims: readonly number[];
  readonly not: readonly NotVouched[];
}
export interface NotVouched {
  readonly rule: string;
  readonly why: string;
  readonly steps: number;
}

const FORMAT = 'lcgm-recheck-2';

export const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

export class Cache {
  readonly #folder: string;
  readonly #program: string;
  #broken: string | undefined;
  /** `program` is the lcgm that asks, and reads the answers, by its digest. */
  constructor(folder: string, program: string) {
    [this.#folder, this.#program] = [folder, program];
  }

  /** Why nothing can be written, if that is so. */
  get broken(): string | undefined {
    return this.#broken;
  }

  find(about: About): Extent | undefined {
    try {
      const path = this.#path(about);
      const { size, isFile } = statOf(path);
      if (!isFile || size > LARGEST) return undefined; // a pipe or a device would keep us waiting
      const found: unknown = JSON.parse(readFileSync(path, 'utf8'));
      return isEntry(found) && keyOf(found.program, found.about) === this.#key(about) ? found.extent : undefined;
    } catch {
      return undefined; // not there, or no JSON
    }
  }

  /** To be called after an agreement. Nobody ever reads half of an entry. */
  add(about: About, extent: Extent): void {
    try {
      makeFolder(this.#folder);
      writeWhole(this.#path(about), `${JSON.stringify({ format: FORMAT, program: this.#program, about, extent })}\n`);
    } catch (error) {
      this.#broken ??= error instanceof Error ? error.message : 'cannot be written';
    }
  }

  #key(about: About): string {
    return keyOf(this.#program, about);
  }
  #path(about: About): string {
    return join(this.#folder, `${digest(this.#key(about))}.json`);
  }
}

/** No entry of ours is larger. */
const LARGEST = 10_000_000;
function statOf(path: string): { readonly size: number; readonly isFile: boolean } {
  const stats = lstatSync(path);
  return { size: stats.size, isFile: stats.isFile() };
}

const keyOf = (program: string, { certificate, checker, version }: About): string =>
  JSON.stringify([FORMAT, program, certificate, checker, version]);

interface Entry {
  readonly program: string;
  readonly about: About;
  readonly extent: Extent;
}
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string => typeof value === 'string';
const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 0;

/** What is printed as it is. */
const isWord = (value: unknown): boolean => isText(value) && printable(value) === value;

/** Whether so many claims and steps can have been examined so: each step was vouched for, or it is said why not. */
export const isExtentOf = ({ steps, claims, not }: Extent, claimed: number, all: number): boolean =>
  claims.length === claimed && claims.every((n) => n <= steps) && not.reduce((sum, each) => sum + each.steps, steps) === all;

function isEntry(value: unknown): value is Entry {
  if (!isRecord(value) || value['format'] !== FORMAT || !isRecord(value['about']) || !isRecord(value['extent'])) return false;
  const { certificate, checker, version } = value['about'];
  const { steps, claims, not } = value['extent'];
  return (
    [value['program'], certificate, checker, version].every(isText) &&
    isCount(steps) &&
    Array.isArray(claims) &&
    claims.every(isCount) &&
    Array.isArray(not) &&
    not.every((each: unknown) => isRecord(each) && isWord(each['rule']) && isWord(each['why']) && isCount(each['steps']))
  );
}
