/** Traces as one HTML file that needs nothing else: formulas are MathML, which browsers know. */
import { escapeHtml } from './html-text.ts';
import { mathml } from './mathml.ts';
import { headingOf, type Part, reasonOf, type Sentence, type Step, type Trace, written } from './model.ts';
import { traceSvg } from './svg.ts';

const STYLE = `
:root { color-scheme: light dark; --line: #8884; --soft: #777; --good: #187a3c; --bad: #b3261e; }
body { font: 16px/1.55 system-ui, sans-serif; max-width: 56rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin-top: 1.8rem; }
.verdict { font-weight: 600; } .proved, .refuted { color: var(--good); } .unknown, .vacuous { color: var(--bad); }
ol, ul { padding-left: 0; list-style: none; }
li { padding: .35rem 0 .35rem 3.2rem; text-indent: -3.2rem; border-top: 1px solid var(--line); }
li > .mark { display: inline-block; min-width: 2.7rem; padding-right: .5rem; text-indent: 0; color: var(--soft); }
.reason { display: block; text-indent: 0; color: var(--soft); font-size: .9rem; }
.reason a { color: inherit; } li:target { background: #fc03; }
details { margin-top: 1.5rem; } svg { max-width: 100%; height: auto; } code { font-size: .9em; }
section + section { border-top: 3px double var(--line); margin-top: 3rem; }
`;

/** Several traces, one page. */
export function traceHtml(traces: readonly Trace[]): string {
  const title = traces.length === 1 ? traces.map(headingOf).join('') : `${traces.length} statements`;
  const body = traces.map((trace, i) => section(trace, `t${i + 1}`)).join('\n');
  return `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>${escapeHtml(title)}</title>\n<style>${STYLE}</style>\n</head>\n<body>\n${body}\n</body>\n</html>\n`;
}

function section(trace: Trace, id: string): string {
  const verdict = `<p><span class="verdict ${escapeHtml(trace.verdict)}">${escapeHtml(trace.verdict)}</span>: ${say(trace.statement)}</p>`;
  const setting = trace.setting.length === 0 ? '' : `<p>${say(trace.setting)}.</p>`;
  const remarks = list(trace.remarks.map((r) => `<li>${escapeHtml(r)}</li>`));
  const assumed = trace.assumptions.map((a) => `<li id="${id}-${a.mark}"><span class="mark">(${a.mark})</span>${say(a.sentence)}</li>`);
  const parts = trace.parts.map((part) => partHtml(part, id)).join('\n');
  const unused = trace.unused.length === 0 ? '' : `<p>Not needed: ${trace.unused.map(say).join(', ')}.</p>`;
  const sources = trace.sources.map(({ name, title, origin }) => {
    const why = origin === undefined ? '' : `<span class="reason">${escapeHtml(origin)}</span>`;
    return `<li><code>${escapeHtml(name)}</code>${title === undefined ? '' : ` ${escapeHtml(title)}`}${why}</li>`;
  });
  const rests = sources.length === 0 ? '<p>Rests on logic and definitions alone.</p>' : `<h2>Rests on</h2>\n${list(sources)}`;
  const drawing = trace.parts.length === 0 ? '' : `<details><summary>as a graph</summary>\n${traceSvg(trace)}</details>`;
  return [
    `<section>\n<h1>${escapeHtml(headingOf(trace))}</h1>`,
    verdict,
    setting,
    remarks,
    assumed.length === 0 ? '' : `<h2>Assumed</h2>\n${list(assumed)}`,
    parts,
    unused,
    rests,
    drawing,
    '</section>',
  ]
    .filter((text) => text !== '')
    .join('\n');
}

const list = (items: readonly string[]): string => (items.length === 0 ? '' : `<ul>\n${items.join('\n')}\n</ul>`);

const partHtml = (part: Part, id: string): string => `<h2>${escapeHtml(part.heading)}</h2>\n${stepsHtml(part.steps, id)}`;

const stepsHtml = (steps: readonly Step[], id: string): string => `<ol>\n${steps.map((step) => stepHtml(step, id)).join('\n')}\n</ol>`;

function stepHtml(step: Step, id: string): string {
  const reason = written(reasonOf(step), escapeHtml, (run) => mathml(run.tex), (mark) => `<a href="#${id}-${mark}">(${mark})</a>`); // biome-ignore format: one thought
  const why = reason === '' ? '' : `<span class="reason">${reason}</span>`;
  const block = step.block.length === 0 ? '' : `\n${stepsHtml(step.block, id)}\n`;
  return `<li id="${id}-${step.mark}"><span class="mark">(${step.mark})</span>${say(step.sentence)}${why}${block}</li>`;
}

const say = (sentence: Sentence): string => written(sentence, escapeHtml, (run) => mathml(run.tex));
