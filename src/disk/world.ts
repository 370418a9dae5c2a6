/**
 * What a run sees of the file system, and whether it would still see the same. A run is a function of its options and of the answers to the
 * questions it puts here: the bytes of a file, or that there are none, and the theory files that a PATH names. So if all that was answered
 * once is answered in the same way again, then the same questions would be put again, and the run would say the same.
 */
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { theoriesNear } from './near.ts';
import { bytesOf, filesOf } from './paths.ts';

export interface World {
  read(path: string): Uint8Array | undefined;
  list(path: string): readonly string[] | string;
  /** The theories in a folder and a little below it. */
  near(folder: string): readonly string[];
}

export const theWorld: World = { read: bytesOf, list: filesOf, near: theoriesNear };

/** Questions, each with the digest of its answer; `null` says that a file cannot be read. */
export interface Seen {
  readonly files: readonly (readonly [path: string, digest: string | null])[];
  readonly lists: readonly (readonly [path: string, digest: string])[];
  readonly near: readonly (readonly [folder: string, digest: string])[];
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
const isNote = (value: unknown): value is readonly [string, unknown] =>
  Array.isArray(value) && value.length === 2 && typeof value[0] === 'string';

/** Whether a message or a file says what was seen. */
export function isSeen(value: unknown): value is Seen {
  if (!isRecord(value)) return false;
  const { files, lists, near } = value;
  return (
    Array.isArray(files) &&
    files.every((note: unknown) => isNote(note) && (typeof note[1] === 'string' || note[1] === null)) &&
    [lists, near].every((notes) => Array.isArray(notes) && notes.every((note: unknown) => isNote(note) && typeof note[1] === 'string'))
  );
}

export const digestOf = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('base64');
const digestOfList = (list: readonly string[] | string): string => digestOf(JSON.stringify(list));

/** The world, with somebody who takes notes. */
export class Observer implements World {
  readonly #files = new Map<string, string | null>();
  readonly #lists = new Map<string, string>();
  readonly #near = new Map<string, string>();
  #moving = false;

  readonly read = (path: string): Uint8Array | undefined => {
    const bytes = bytesOf(path);
    this.#note(this.#files, path, bytes === undefined ? null : digestOf(bytes));
    return bytes;
  };

  readonly list = (path: string): readonly string[] | string => {
    const found = filesOf(path);
    this.#note(this.#lists, path, digestOfList(found));
    return found;
  };

  readonly near = (folder: string): readonly string[] => {
    const found = theoriesNear(folder);
    this.#note(this.#near, folder, digestOfList(found));
    return found;
  };

  /** What was seen; nothing if it changed under our eyes. */
  get seen(): Seen | undefined {
    return this.#moving ? undefined : { files: [...this.#files], lists: [...this.#lists], near: [...this.#near] };
  }

  #note<T>(notes: Map<string, T>, path: string, digest: T): void {
    if (notes.has(path) && notes.get(path) !== digest) this.#moving = true;
    notes.set(path, digest);
  }
}

/** Whether all that was seen is still so. */
export const isStillSo = ({ files, lists, near }: Seen): boolean =>
  lists.every(([path, digest]) => digestOfList(filesOf(path)) === digest) &&
  near.every(([folder, digest]) => digestOfList(theoriesNear(folder)) === digest) &&
  files.every(([path, digest]) => isStill(path, digest));

/** A pipe is not looked into: who reads it takes it away from the run that may have to come. */
function isStill(path: string, digest: string | null): boolean {
  const stats = statOf(path);
  if (stats === undefined || stats.isDirectory()) return digest === null;
  if (!stats.isFile()) return false;
  const bytes = bytesOf(path);
  return (bytes === undefined ? null : digestOf(bytes)) === digest;
}

function statOf(path: string): ReturnType<typeof statSync> | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
