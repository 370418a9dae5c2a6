/** Traces in Markdown, with formulas between dollars. */
import { headingOf, reasonOf, type Sentence, type Step, type Trace, written } from './model.ts';

export function traceMarkdown(trace: Trace): string {
  const out = [`## ${text(headingOf(trace))}`, '', `**${text(trace.verdict)}**: ${say(trace.statement)}`];
  if (trace.setting.length > 0) out.push('', `${say(trace.setting)}.`);
  if (trace.remarks.length > 0) out.push('', ...trace.remarks.map((r) => `* ${text(r)}`));
  if (trace.assumptions.length > 0) out.push('', 'Assumed:', '', ...trace.assumptions.map((a) => `* (${a.mark}) ${say(a.sentence)}`));
  for (const part of trace.parts) {
    out.push('', `### ${text(part.heading)}`, '', ...items(part.steps, ''));
  }
  if (trace.unused.length > 0) out.push('', `Not needed: ${trace.unused.map(say).join(', ')}.`);
  out.push('', trace.sources.length === 0 ? 'Rests on logic and definitions alone.' : 'Rests on:');
  if (trace.sources.length > 0) out.push('');
  for (const { name, title, origin } of trace.sources)
    out.push(`* \`${name}\`${title === undefined ? '' : ` ${text(title)}`}${origin === undefined ? '' : ` (${text(origin)})`}`);
  return `${out.join('\n')}\n`;
}

/** Lines with the proofs below them as lists within the list. */
const items = (steps: readonly Step[], indent: string): readonly string[] =>
  steps.flatMap((step) => {
    const why = reasonOf(step);
    return [
      `${indent}* (${step.mark}) ${say(step.sentence)}${why.length === 0 ? '' : ` — ${say(why)}`}`,
      ...items(step.block, `${indent}  `),
    ];
  });

const say = (sentence: Sentence): string => written(sentence, text, (run) => `$${run.tex}$`);
/** Characters that Markdown or HTML would take for something else. */
const text = (words: string): string => words.replace(/[\\`*_{}[\]<>#|$&~]/g, (c) => `\\${c}`);
