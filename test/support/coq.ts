/** Our files for Coq, compiled once for all tests that have Coq check something, and for later runs while neither they nor Coq change. */
import { join } from 'node:path';
import { compiledLibrary, coqPresence } from '../../src/cli/recheck/coq.ts';
import { root } from './theories.ts';

export async function coqLibrary(): Promise<string> {
  const { version = 'none' } = await coqPresence();
  const folder = join(root, '.build', 'coq', version.replace(/[^\w.]+/g, '-'));
  const compiled = () => compiledLibrary(join(root, 'coq'), folder);
  let library = await compiled();
  if (typeof library !== 'string') library = await compiled(); // another worker may have put the same there meanwhile
  if (typeof library !== 'string') throw new Error(library.why);
  return library;
}
