import { it } from 'vitest';
import { disk } from '../../src/cli/files.ts';
import { Library } from '../../src/elaborate/library.ts';
import { World } from '../support/finite/draw.ts';
import { EMPTY, Evaluator } from '../support/finite/evaluate.ts';
import { show } from '../support/finite/values.ts';
it('dbg', () => {
  const library = new Library({ ...disk, shipped: 'theories' });
  const planted = library.load('test/axioms/planted.lcgm');
  const f = planted?.items.find((i) => i.fact.label === 'ae_filter.two_laws')?.fact.theorem.conclusion;
  if (f === undefined) return;
  for (let i = 0; i < 100; i++) {
    const w = new World(`p ${i}`);
    const e = new Evaluator(library.signature, (s) => w.samples(s));
    const d: string[] = [];
    const r = e.instance(f, EMPTY, (s, n) => { const v = w.draw(s); d.push(`${n}=${show(v)}`); return v; });
    console.log(r.hypotheses, r.holds, d.join('; '));
  }
});
