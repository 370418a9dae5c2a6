/** The proofs of theories/ as one certificate, so the mix is the real one; `reading.ts` says how fast it is checked. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { writeCertificate } from '../src/certificate/index.ts';
import { Library } from '../src/elaborate/library.ts';

const theories = resolve(process.cwd(), 'theories');
const names = ['meta/model', 'meta/reducible', 'meta/transitions', 'meta/identifiability', 'meta/refutation', 'meta/blocks'];

/** The text of one certificate for all statements of so many copies of the shipped theories. */
export function copies(count = 15): string {
  const library = new Library({
    shipped: '',
    root: (path) => path.slice(0, path.indexOf('/')),
    locate: (root, theory) => `${root}/${theory.split('.').slice(1).join('/')}.lcgm`,
    // "copy3/std/kernel.lcgm" is theories/std/kernel.lcgm with "copy3." before the names of theories
    read(path) {
      const [copy = '', ...rest] = path.split('/');
      const text = readFileSync(join(theories, ...rest), 'utf8');
      return new TextEncoder().encode(text.replace(/^(?:theory|import) .*$/gm, (line) => line.replace(/\b(std|meta)\./g, `${copy}.$1.`)));
    },
  });
  for (let i = 0; i < count; i++) for (const name of names) library.load(`copy${i}/${name}.lcgm`);
  const claims = library.all.flatMap((l) => l.items.map(({ fact }) => ({ theory: fact.theory, name: fact.label, theorem: fact.theorem })));
  return writeCertificate(library.signature, claims);
}
