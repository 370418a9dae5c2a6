/** How fast the proofs of theories/ are checked: a certificate with several renamed copies of them all, so the mix is the real one. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readCertificate, writeCertificate } from '../src/certificate/index.ts';
import { Library } from '../src/elaborate/library.ts';

const theories = resolve(process.cwd(), 'theories');
const names = ['meta/model', 'meta/reducible', 'meta/transitions', 'meta/identifiability', 'meta/refutation', 'meta/blocks'];

export interface LibraryFigures {
  readonly steps: number;
  readonly bytes: number;
  /** Milliseconds to read and check it: the least and the median of some rounds. */
  readonly least: number;
  readonly median: number;
  /** By the median. */
  readonly stepsPerSecond: number;
}

/** The text of one certificate for all statements of so many copies of the shipped theories. */
export function copies(count: number): string {
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

export function benchLibrary(count = 15, rounds = 9): LibraryFigures {
  const text = copies(count);
  let steps = 0;
  const times = Array.from({ length: rounds }, () => {
    const begin = performance.now();
    steps = readCertificate(text).steps;
    return performance.now() - begin;
  }).sort((a, b) => a - b);
  const [least = 0, median = 0] = [times[0], times[times.length >> 1]];
  return { steps, bytes: text.length, least, median, stepsPerSecond: (1000 * steps) / median };
}
