/** What people see of the claims of the paper: the same derivation in every format. */
import { join } from 'node:path';
import { Chalk } from 'chalk';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { disk, shippedShelf } from '../../src/disk/files.ts';
import { shownPath } from '../../src/disk/paths.ts';
import { Library } from '../../src/elaborate/library.ts';
import { verdictJson } from '../../src/report/json.ts';
import { writeTraces } from '../../src/report/trace/formats.ts';
import { traceOf } from '../../src/report/trace/of.ts';
import { verdicts } from '../../src/verdict/verdict.ts';

const root = join(import.meta.dirname, '..', '..');
const shelf = shippedShelf(manifest.version);
const library = new Library(disk, { shelf });
const style = new Chalk({ level: 0 });
const golden = (file: string) => join(root, 'test', 'golden', 'traces', file);

const WANTED = [
  ['paper/dictionary', ['5.1', '5.2']],
  ['paper/ica', ['C.3', '5.3', '5.4', '5.4 up to relabelling alone']],
  ['paper/mixtures', ['E.1']],
  ['sae/table', ['ReLU', 'scales are lost by ReLU']],
  // written proofs, of compiled theories
  ['std/linear_mixing', ['linear_ratio', 'linear_reducible']],
  ['std/pigeonhole', ['redirected_separates']],
  ['meta/transitions', ['T_image']],
] as const;

describe.each(WANTED)('%s', (theory, names) => {
  const path = shownPath(join(root, 'theories', `${theory}.lcgm`));
  const first = library.load(path);
  const loaded = first?.digest === undefined ? first : new Library(disk, { shelf, anew: new Set([path]) }).load(path);
  if (loaded === undefined) throw new Error(`${theory} cannot be read`);
  const all = verdicts(loaded);
  it.each(names)('%s', async (name) => {
    const verdict = all.find((v) => v.name === name);
    if (verdict === undefined) throw new Error(`${theory} does not state ${name}`);
    expect(verdict.asStated).toBe(true);
    const trace = traceOf(verdict, loaded);
    const traces = [trace];
    const file = `${theory}-${name}`.replace(/[/ ]/g, '-');
    await expect(writeTraces('text', traces, style)).toMatchFileSnapshot(golden(`${file}.txt`));
    await expect(writeTraces('markdown', traces, style)).toMatchFileSnapshot(golden(`${file}.md`));
    await expect(writeTraces('latex', traces, style)).toMatchFileSnapshot(golden(`${file}.tex`));
    await expect(`${JSON.stringify(verdictJson(verdict, loaded, trace, 0), undefined, 2)}\n`).toMatchFileSnapshot(golden(`${file}.json`));
  });
});
