/** Our files for Coq, compiled, for tests that have Coq check something. */
import { join } from 'node:path';
import { compiledLibrary } from '../../src/cli/recheck/coq.ts';
import { root } from './theories.ts';

export async function coqLibrary(folder: string): Promise<string> {
  const library = await compiledLibrary(join(root, 'coq'), folder);
  if (typeof library !== 'string') throw new Error(library.why);
  return library;
}
