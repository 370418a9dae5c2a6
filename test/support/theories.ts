/** Theories for tests: the shipped ones, and texts that a test makes up. */
import { join, resolve } from 'node:path';
import { filesOnDisk } from '../../src/disk/files.ts';
import { type Files, Library, type Loaded } from '../../src/elaborate/library.ts';
import { renderDiagnostics } from '../../src/syntax/render.ts';

export const root = resolve(import.meta.dirname, '..', '..');
export const shipped = join(root, 'theories');
export const disk: Files = filesOnDisk(shipped);

/** A theory from text; it may import the shipped ones. */
export function loadText(text: string, library: Library = new Library(disk)): Loaded {
  const loaded = library.load('test.lcgm', new TextEncoder().encode(text));
  if (loaded === undefined) throw new Error('nothing was loaded');
  return loaded;
}

/** What is wrong with a theory, as the command line shows it. */
export const messages = (loaded: Loaded): string => renderDiagnostics(loaded.diagnostics, loaded);

/** The codes of what is wrong, in the order of the file. */
export const codesOf = (loaded: Loaded): string[] => [...loaded.diagnostics].sort((a, b) => a.span.start - b.span.start).map((d) => d.code);
