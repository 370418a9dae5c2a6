/** Theories for tests: the shipped ones, and texts that a test makes up. */
import { join, resolve } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { filesOnDisk, shippedShelf } from '../../src/disk/files.ts';
import { type Files, Library, type Loaded } from '../../src/elaborate/library.ts';
import { renderDiagnostics } from '../../src/syntax/render.ts';

export const root = resolve(import.meta.dirname, '..', '..');
export const shipped = join(root, 'theories');
export const disk: Files = filesOnDisk(shipped);

/**
 * A library in which the shipped theories come compiled, so that no test searches their proofs again: the kernel checks them. What a test
 * adds is searched. (What was compiled was searched when it was built, and test/compiled/ holds it against another search.)
 * No certificate can be written of it.
 */
export const withShipped = (options: { readonly proofs?: boolean } = {}): Library =>
  new Library(disk, { shelf, recording: false, ...options });
/** Read once for all tests of a worker. */
export const shelf = shippedShelf(manifest.version);

/** A theory from text; it may import the shipped ones. */
export function loadText(text: string, library: Library = withShipped()): Loaded {
  const loaded = library.load('test.lcgm', new TextEncoder().encode(text));
  if (loaded === undefined) throw new Error('nothing was loaded');
  return loaded;
}

/** What is wrong with a theory, as the command line shows it. */
export const messages = (loaded: Loaded): string => renderDiagnostics(loaded.diagnostics, loaded);

/** The codes of what is wrong, in the order of the file. */
export const codesOf = (loaded: Loaded): string[] => [...loaded.diagnostics].sort((a, b) => a.span.start - b.span.start).map((d) => d.code);
