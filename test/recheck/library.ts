/** Certificates of shipped theories, as `lcgm prove --cert` writes them. */
import { writeCertificate } from '../../src/certificate/index.ts';
import { Library } from '../../src/elaborate/library.ts';
import { verdicts } from '../../src/verdict/verdict.ts';
import { disk, shelf } from '../support/theories.ts';

export function library(paths: readonly string[]): readonly string[] {
  const theories = new Library(disk, { shelf });
  return paths.map((path) => {
    const loaded = theories.load(`theories/${path}.lcgm`);
    if (loaded === undefined) throw new Error(`there is no theory ${path}`);
    const proved = verdicts(loaded).filter((v) => v.verdict === 'proved');
    const claims = proved.map((v) => ({ theory: v.theory, name: v.name, ...(v.title === undefined ? {} : { title: v.title }), theorem: v.item.fact.theorem })); // biome-ignore format: one thought
    return writeCertificate(theories.signature, claims);
  });
}
