/** What is said about a theory does not depend on whether it was compiled before: texts, traces and certificates are the same, byte for byte. */
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { writeCertificate } from '../../src/certificate/index.ts';
import { disk as home, searchedShelf, shippedShelf } from '../../src/disk/files.ts';
import { filesOf } from '../../src/disk/paths.ts';
import { Library, type Shelf } from '../../src/elaborate/library.ts';
import { verdictJson } from '../../src/report/json.ts';
import { plainStyle as style } from '../../src/report/style.ts';
import { theoryText } from '../../src/report/text.ts';
import { writeTraces } from '../../src/report/trace/formats.ts';
import { traceFormats } from '../../src/report/trace/names.ts';
import { traceOf } from '../../src/report/trace/of.ts';
import { verdicts } from '../../src/verdict/verdict.ts';

const filesIn = (folder: string): readonly string[] => {
  const files = filesOf(folder);
  return typeof files === 'string' ? [] : files;
};
/** In the order in which the library is compiled: what the variables of a proof are called may depend on what was read before. */
const theories = [...filesIn('theories/meta'), 'theories/paper/dictionary.lcgm'];

/** What invented variables are called in a certificate may depend on what else was read. */
const unnumbered = (certificate: string): string => certificate.replace(/~\d+/g, '~').replace(/"checksum":"\w+"/, '');

/** Everything that the command line can say. */
function said(shelf: Shelf | undefined): { readonly compiled: boolean; readonly texts: readonly string[] } {
  const library = new Library(home, { shelf });
  for (const path of theories) library.load(path);
  const texts = library.all.flatMap((loaded) => {
    const all = verdicts(loaded);
    const traces = all.map((v) => traceOf(v, loaded));
    const sound = all.filter((v) => v.verdict === v.expected && v.verdict !== 'unknown');
    const claims = sound.map(({ theory, name, item }) => ({ theory, name, theorem: item.fact.theorem }));
    return [
      theoryText(loaded, all, style),
      ...all.map((v) => JSON.stringify(verdictJson(v, loaded, traceOf(v, loaded), 0))),
      ...traceFormats.filter((f) => f !== 'svg').map((format) => writeTraces(format, traces, style)),
      ...(claims.length === 0 ? [] : [unnumbered(writeCertificate(library.signature, claims))]),
    ];
  });
  return { compiled: library.all.every((l) => l.digest !== undefined), texts };
}

describe('a compiled library', () => {
  it('says what a searched one does', () => {
    const [compiled, searched] = [said(shippedShelf(manifest.version)), said(searchedShelf())];
    expect([compiled.compiled, searched.compiled]).toEqual([true, true]);
    expect(compiled.texts.length).toBeGreaterThan(100);
    expect(compiled.texts).toEqual(searched.texts);
  }, 180_000);
});
