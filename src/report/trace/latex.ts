/** Traces as a LaTeX document of its own. */
import { headingOf, reasonOf, type Sentence, type Step, type Trace, written } from './model.ts';
import { escapeTex } from './tex.ts';

const PREAMBLE = String.raw`\documentclass{article}
\usepackage[T1]{fontenc}
\usepackage{amsmath,amssymb}
\usepackage[margin=25mm]{geometry}
\setlength{\parindent}{0pt}
\begin{document}
\raggedright
`;

/** Several traces, one document. */
export const traceLatex = (traces: readonly Trace[]): string => `${PREAMBLE}${traces.map(section).join('\n')}\\end{document}\n`;

function section(trace: Trace): string {
  const out = [`\\section*{${text(headingOf(trace))}}`, `\\textbf{${text(trace.verdict)}}: ${say(trace.statement)}`];
  if (trace.setting.length > 0) out.push('', `${say(trace.setting)}.`);
  if (trace.remarks.length > 0) out.push(...items(trace.remarks.map((r) => `\\item ${text(r)}`)));
  if (trace.assumptions.length > 0)
    out.push('', 'Assumed:', ...items(trace.assumptions.map((a) => `\\item[(${a.mark})] ${say(a.sentence)}`)));
  for (const part of trace.parts) {
    out.push(`\\subsection*{${text(part.heading)}}`);
    out.push(...steps(part.steps, 1));
  }
  if (trace.unused.length > 0) out.push('', `Not needed: ${trace.unused.map(say).join(', ')}.`);
  if (trace.sources.length === 0) out.push('', 'Rests on logic and definitions alone.');
  else {
    const lines = trace.sources.map(({ name, title, origin }) => {
      const why = origin === undefined ? '' : ` (${text(origin)})`;
      return `\\item \\texttt{${text(name)}}${title === undefined ? '' : ` ${text(title)}`}${why}`;
    });
    out.push('', 'Rests on:', ...items(lines));
  }
  return `${out.join('\n')}\n`;
}

/** LaTeX nests lists so deep; what lies deeper stands in line. */
const DEEPEST = 4;

function steps(list: readonly Step[], depth: number): readonly string[] {
  const lines = list.flatMap((step) => {
    const why = reasonOf(step);
    const reason = why.length === 0 ? '' : `\\\\ {\\small ${say(why)}}`;
    return [`\\item[(${step.mark})] ${say(step.sentence)}${reason}`, ...steps(step.block, depth + 1)];
  });
  return depth > DEEPEST ? lines : items(lines);
}

const items = (lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : ['\\begin{itemize}', ...lines, '\\end{itemize}']);
const say = (sentence: Sentence): string => written(sentence, text, (run) => `$${run.tex}$`);

/** Words for LaTeX in Latin script; the mathematical characters of our own messages become TeX. */
const text = (words: string): string =>
  escapeTex(words).replace(/[^\x20-\x7e]/gu, (c) => SIGNS.get(c) ?? (/\p{Script=Latin}/u.test(c) ? c : '?'));
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['·', '$\\cdot$'],
  ['⁺', '$^+$'],
  ['≤', '$\\le$'],
  ['≥', '$\\ge$'],
  ['∩', '$\\cap$'],
  ['⊆', '$\\subseteq$'],
  ['–', '--'],
  ['—', '---'],
  ['’', "'"],
]);
