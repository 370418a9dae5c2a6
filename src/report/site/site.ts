/** All pages of a site. Nothing is decided here: what is shown are verdicts, derivations and axioms as they were found. */

import type { Formula } from '../trace/model.ts';
import { Atlas, PAGES } from './atlas.ts';
import { axiomsIn, axiomsPage } from './axioms_page.ts';
import { graphPage } from './graph_page.ts';
import { indexPage } from './index_page.ts';
import type { Material, SiteFile } from './model.ts';
import { type Page, pageFile, upFrom } from './page.ts';
import { Pen } from './pen.ts';
import { searchIndex } from './search_index.ts';
import { sourcePage } from './source_page.ts';
import { theoryPage } from './theory_page.ts';

/** The files of a site, without those that are the same on every site; `math` typesets formulas. */
export function siteFiles(material: Material, math: (formula: Formula) => string): readonly SiteFile[] {
  const axioms = axiomsIn(material).flatMap(({ items }) => items.map(({ fact }) => fact));
  const atlas = new Atlas(material.theories.map(({ loaded }) => loaded), axioms); // biome-ignore format: one thought
  const pen = (path: string) => new Pen(atlas, math, upFrom(path));
  const pages: Page[] = [
    indexPage(material, pen(PAGES.index)),
    axiomsPage(material, pen(PAGES.axioms)),
    graphPage(material, pen(PAGES.graph)),
  ];
  for (const judged of material.theories) {
    const [theory = '', source = ''] = [atlas.theory(judged.loaded.name), atlas.source(judged.loaded.name)];
    pages.push(theoryPage(theory, judged, material, pen(theory)), sourcePage(source, judged.loaded, pen(source)));
  }
  return [...pages.map((page) => pageFile(material, page)), searchIndex(material, atlas)];
}
