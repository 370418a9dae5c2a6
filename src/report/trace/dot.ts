/** Traces in the language of Graphviz. */
import { wrapped } from '../wrap.ts';
import { graphOf } from './graph.ts';
import { headingOf, type Trace } from './model.ts';

const LAYOUT = { width: 44, cut: true };

export function traceDot(traces: readonly Trace[]): string {
  const out = ['digraph lcgm {', '  node [shape=box, fontname="sans-serif", fontsize=11];', '  edge [arrowsize=0.7];'];
  for (const [i, trace] of traces.entries()) {
    const { nodes, edges } = graphOf(trace);
    const id = (mark: string) => quoted(`${i + 1}-${mark}`);
    out.push(`  subgraph cluster_${i + 1} {`, `    label=${quoted(headingOf(trace))};`);
    for (const node of nodes) {
      const label = [...wrapped(`(${node.mark}) ${node.text}`, LAYOUT), ...(node.note === '' ? [] : wrapped(node.note, LAYOUT))];
      const style = { assumption: ', style=dashed', step: '', end: ', style=bold' }[node.kind];
      out.push(`    ${id(node.mark)} [label="${label.map(escaped).join('\\n')}"${style}];`);
    }
    for (const [from, to] of edges) out.push(`    ${id(from)} -> ${id(to)};`);
    out.push('  }');
  }
  return `${out.join('\n')}\n}\n`;
}

const escaped = (text: string): string => text.replace(/["\\]/g, (c) => `\\${c}`);
const quoted = (text: string): string => `"${escaped(text)}"`;
