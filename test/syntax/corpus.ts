/** Every theory file of the repository that should parse. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const filesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.lcgm'))
      .map((file) => join(folder, file))
      .sort();
  } catch {
    return [];
  }
};

const folders = ['theories', 'test/syntax/good'];

export const corpus: readonly { readonly path: string; readonly text: string }[] = folders
  .flatMap((folder) => filesIn(join(root, folder)))
  .map((path) => ({ path: relative(root, path), text: readFileSync(path, 'utf8') }));
