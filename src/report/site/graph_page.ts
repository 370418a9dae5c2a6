/** The page that shows which theory imports which: drawn, and as a list. */
import type { Judged } from '../ci/model.ts';
import type { Graph } from '../trace/graph.ts';
import { graphSvg } from '../trace/svg.ts';
import { PAGES } from './atlas.ts';
import type { Material } from './model.ts';
import type { Page } from './page.ts';
import type { Pen } from './pen.ts';
import { theoryLink } from './statement.ts';
import { importsOf } from './theory_page.ts';

export function graphPage({ theories, read }: Material, pen: Pen): Page {
  const importsBy = new Map(theories.map(({ loaded }) => [loaded.name, importsOf(loaded.theory?.declarations ?? [])]));
  const inOrder = read.flatMap((loaded) => theories.filter((theory) => theory.loaded === loaded));
  const rows = theories.map(({ loaded: { name } }) => {
    const imports = importsBy.get(name) ?? [];
    return `<li>${theoryLink(name, pen)}${imports.length === 0 ? ' imports nothing' : ` imports ${imports.map((each) => theoryLink(each, pen)).join(', ')}`}</li>`;
  });
  const main = `<h1>Theories that import others</h1>
<p>A theory stands below those that it imports. What follows from other lines is not drawn.</p>
<div class="drawing" tabindex="0" role="region" aria-label="Graph of theories">
${graphSvg(theoriesGraph(inOrder, importsBy, pen), 'Theories, and those that they import')}</div>
<h2>As a list</h2>
<ul>
${rows.join('\n')}
</ul>`;
  return { path: PAGES.graph, title: 'Graph', main };
}

/** Theories as nodes, imports first. An import that another import has as well is left out: the drawing would be full of them. */
function theoriesGraph(theories: readonly Judged[], importsBy: ReadonlyMap<string, readonly string[]>, pen: Pen): Graph {
  const above = new Map<string, ReadonlySet<string>>();
  const edges: (readonly [string, string])[] = [];
  for (const {
    loaded: { name },
  } of theories) {
    const imports = (importsBy.get(name) ?? []).filter((each) => importsBy.has(each));
    const further = new Set(imports.flatMap((each) => [...(above.get(each) ?? [])]));
    above.set(name, new Set([...imports, ...further]));
    for (const each of new Set(imports)) if (!further.has(each)) edges.push([each, name]);
  }
  const nodes = theories.map(({ loaded: { name } }) => ({
    mark: name,
    text: name,
    note: '',
    kind: 'step' as const,
    to: pen.atlas.theory(name) ?? '',
  }));
  return { nodes, edges };
}
