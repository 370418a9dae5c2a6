/** Traces drawn as graphs, without Graphviz: premises above, conclusions below, each line as low as its premises ask. */
import { wrapped } from '../wrap.ts';
import { type Graph, graphOf, type Node } from './graph.ts';
import { escapeHtml } from './html-text.ts';
import { headingOf, type Trace } from './model.ts';

const LAYOUT = { width: 40, cut: true };
const [CHAR, LINE, PAD, GAP_X, GAP_Y] = [7, 17, 10, 26, 46];
/** How often the order within the rows is improved. */
const SWEEPS = 8;

/** A node, or the place where a long edge passes a row. */
interface Box {
  readonly node: Node | undefined;
  readonly lines: readonly string[];
  readonly notes: readonly string[];
  readonly width: number;
  height: number;
  x: number;
  y: number;
}

export const traceSvg = (trace: Trace): string => graphSvg(graphOf(trace), headingOf(trace));

/** Any graph without circles, drawn in this way, or upside down: then edges lead upwards. */
export function graphSvg(graph: Graph, title: string, direction: 'downwards' | 'upwards' = 'downwards'): string {
  const layers = layersOf(graph);
  const boxes = new Map(graph.nodes.map((node) => [node.mark, boxOf(node)]));
  const inRows = ordered(layers).map((row) => row.map((id) => boxes.get(id) ?? bend(boxes, id)));
  const rows = direction === 'upwards' ? inRows.reverse() : inRows;
  const widths = rows.map((row) => row.reduce((sum, box) => sum + box.width + GAP_X, GAP_X));
  const widest = Math.max(0, ...widths);
  let y = PAD;
  for (const [i, row] of rows.entries()) {
    let x = (widest - (widths[i] ?? 0)) / 2 + GAP_X;
    const tallest = Math.max(...row.map((box) => box.height));
    for (const box of row) {
      [box.x, box.y] = [x, y];
      if (box.node === undefined) box.height = tallest;
      x += box.width + GAP_X;
    }
    y += tallest + GAP_Y;
  }
  const edges = layers.links.flatMap(([from, to]) => {
    const [a, b] = [boxes.get(from), boxes.get(to)];
    if (a === undefined || b === undefined) return [];
    return [direction === 'upwards' ? edgeUp(a, b) : edge(a, b)];
  });
  const size = `width="${Math.round(widest)}" height="${Math.round(Math.max(0, y - GAP_Y + PAD))}"`;
  const view = size.replace(/width="(\d+)" height="(\d+)"/, 'viewBox="0 0 $1 $2"');
  const role = graph.nodes.some(({ to }) => to !== undefined) ? 'group' : 'img'; // what is within an image cannot be reached
  const head = `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${view} role="${role}" font-family="system-ui, sans-serif" font-size="13" fill="none" stroke="currentColor">`;
  const drawings = [...boxes.values()].flatMap((box) => (box.node === undefined ? [] : [drawn(box, box.node)]));
  return `${head}\n<title>${escapeHtml(title)}</title>\n${[...edges, ...drawings].join('\n')}\n</svg>\n`;
}

/** The place where a long edge passes a row. */
function bend(boxes: Map<string, Box>, id: string): Box {
  const box: Box = { node: undefined, lines: [], notes: [], width: 0, height: 0, x: 0, y: 0 };
  boxes.set(id, box);
  return box;
}

function boxOf(node: Node): Box {
  const text = wrapped(node.to === undefined ? `(${node.mark}) ${node.text}` : node.text, LAYOUT);
  const notes = node.note === '' ? [] : wrapped(node.note, LAYOUT);
  const widest = Math.max(...[...text, ...notes].map((l) => l.length));
  return { node, lines: text, notes, width: widest * CHAR + 2 * PAD, height: (text.length + notes.length) * LINE + PAD, x: 0, y: 0 };
}

/** Rows from above to below, and edges from each row to the next. */
interface Layers {
  readonly rows: readonly (readonly string[])[];
  readonly links: readonly (readonly [string, string])[];
}

/** Each node one row below the lowest of its premises (the nodes come with premises first); edges over several rows pass each of them. */
function layersOf({ nodes, edges }: Graph): Layers {
  const rank = new Map<string, number>();
  const premises = new Map<string, string[]>();
  for (const [from, to] of edges) premises.set(to, [...(premises.get(to) ?? []), from]);
  const rows: string[][] = [];
  const put = (id: string, r: number) => {
    const row = rows[r] ?? [];
    row.push(id);
    rows[r] = row;
  };
  for (const { mark } of nodes) {
    const r = Math.max(0, ...(premises.get(mark) ?? []).map((p) => (rank.get(p) ?? 0) + 1));
    rank.set(mark, r);
    put(mark, r);
  }
  const links: [string, string][] = [];
  for (const [from, to] of edges) {
    let last = from;
    for (let r = (rank.get(from) ?? 0) + 1; r < (rank.get(to) ?? 0); r++) {
      const id = `${from}>${to}>${r}`;
      put(id, r);
      links.push([last, id]);
      last = id;
    }
    links.push([last, to]);
  }
  return { rows, links };
}

/** Rows reordered so that neighbours in the graph stand below one another: each goes to the mean place of its neighbours. */
function ordered({ rows, links }: Layers): readonly (readonly string[])[] {
  const neighbours = new Map<string, string[]>();
  const link = (a: string, b: string) => neighbours.set(a, [...(neighbours.get(a) ?? []), b]);
  for (const [from, to] of links) {
    link(from, to);
    link(to, from);
  }
  let current = rows;
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const place = new Map(current.flatMap((row) => row.map((id, i): [string, number] => [id, (i + 0.5) / row.length])));
    const mean = (id: string): number => {
      const places = (neighbours.get(id) ?? []).flatMap((n) => place.get(n) ?? []);
      return places.length === 0 ? (place.get(id) ?? 0) : places.reduce((a, b) => a + b, 0) / places.length;
    };
    current = current.map((row) => {
      const means = new Map(row.map((id) => [id, mean(id)]));
      return [...row].sort((a, b) => (means.get(a) ?? 0) - (means.get(b) ?? 0));
    });
  }
  return current;
}

function drawn({ lines: text, notes, width, height, x, y }: Box, node: Node): string {
  const dash = node.kind === 'assumption' ? ' stroke-dasharray="4 3"' : node.kind === 'end' ? ' stroke-width="2"' : '';
  const span = (line: string, i: number, faint: boolean) =>
    `<text x="${round(x + PAD)}" y="${round(y + PAD / 2 + (i + 1) * LINE - 4)}" fill="currentColor" stroke="none"${faint ? ' opacity="0.65" font-size="12"' : ''}>${escapeHtml(line)}</text>`;
  const all = [...text.map((line, i) => span(line, i, false)), ...notes.map((line, i) => span(line, text.length + i, true))];
  const box = `<rect x="${round(x)}" y="${round(y)}" width="${width}" height="${height}" rx="5"${dash}/>\n${all.join('\n')}`;
  return node.to === undefined ? box : `<a href="${escapeHtml(node.to)}">\n${box}\n</a>`;
}

function edge(from: Box, to: Box): string {
  const [x1, y1, x2, y2] = [from.x + from.width / 2, from.y + from.height, to.x + to.width / 2, to.y];
  const half = (y2 - y1) / 2;
  const start = from.node === undefined ? `M${round(x1)} ${round(from.y)}L${round(x1)} ${round(y1)}` : `M${round(x1)} ${round(y1)}`;
  const path = `${start}C${round(x1)} ${round(y1 + half)} ${round(x2)} ${round(y2 - half)} ${round(x2)} ${round(y2)}`;
  const tip = `<path d="M${round(x2 - 4)} ${round(y2 - 7)}L${round(x2)} ${round(y2 - 1)}L${round(x2 + 4)} ${round(y2 - 7)}"/>`;
  return `<path d="${path}" opacity="0.55"/>${to.node === undefined ? '' : tip}`;
}

function edgeUp(from: Box, to: Box): string {
  const [x1, y1, x2, y2] = [from.x + from.width / 2, from.y, to.x + to.width / 2, to.y + to.height];
  const half = (y1 - y2) / 2;
  const start =
    from.node === undefined ? `M${round(x1)} ${round(y1 + from.height)}L${round(x1)} ${round(y1)}` : `M${round(x1)} ${round(y1)}`;
  const path = `${start}C${round(x1)} ${round(y1 - half)} ${round(x2)} ${round(y2 + half)} ${round(x2)} ${round(y2)}`;
  const tip = `<path d="M${round(x2 - 4)} ${round(y2 + 7)}L${round(x2)} ${round(y2 + 1)}L${round(x2 + 4)} ${round(y2 + 7)}"/>`;
  return `<path d="${path}" opacity="0.55"/>${to.node === undefined ? '' : tip}`;
}

const round = (n: number): number => Math.round(n * 10) / 10;
