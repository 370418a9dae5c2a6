/**
 * Compiled theories: what an earlier run understood of a theory file, and the proofs that it found. A compiled theory is used only for a
 * file with just the same text, after imports with just the same texts; its proofs are then checked by the kernel once more, step by
 * step, instead of being searched. So compiling saves time and can prove nothing new.
 */
import type { Item } from '../elaborate/item.ts';
import { type Files, Library, type Precompiled, type Shelf } from '../elaborate/library.ts';
import type { Scope } from '../elaborate/scope.ts';
import type { Signature } from '../terms/index.ts';
import { type Digest, Press } from './compile.ts';
import { unpack, type Volume } from './container.ts';
import { intact, Opened } from './opened.ts';
import { restore } from './restore.ts';
import type { StoredTheory, StoredTraces } from './stored.ts';

/** What a file of compiled theories, if it was made by this version, has for the files that a run meets. */
export function shelf(bytes: Uint8Array, digest: Digest, version: string): Shelf {
  const volumes = new Map(unpack(bytes, version).map((volume) => [volume.digest, volume]));
  return {
    find(_, text) {
      const volume = volumes.get(digest(text));
      return volume === undefined ? undefined : precompiled(volume);
    },
  };
}

/**
 * Compiles the library that ships anew, theory by theory, as a run meets it. So what is said about it does not depend on whether it was
 * compiled before: whatever was searched is read in the same way.
 */
export function freshShelf(files: Files, digest: Digest, isShipped: (path: string) => boolean): Shelf {
  const scratch = new Library(files);
  const press = new Press(scratch.signature, digest);
  return {
    find(path, text) {
      const loaded = isShipped(path) ? scratch.load(path) : undefined;
      if (loaded === undefined) return undefined;
      const volumes = scratch.all.map((each) => press.volume(each)); // its imports come before it
      const found = volumes[scratch.all.indexOf(loaded)];
      return found?.digest === digest(text) ? precompiled(found) : undefined;
    },
  };
}

function precompiled(volume: Volume): Precompiled {
  const { name, digest, imports } = volume;
  const stored: StoredTheory = JSON.parse(volume.contents);
  return {
    name,
    title: stored.title,
    digest,
    imports,
    restore(scope: Scope, signature: Signature): readonly Item[] {
      const traces = (): StoredTraces => JSON.parse(volume.traces);
      return intact(name, () => restore(stored, new Opened(scope, signature, stored, volume.rows, traces)));
    },
  };
}
