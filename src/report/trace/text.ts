/** Traces for a terminal. Formulas stand as they would be written in a theory file. */
import type { Style } from '../style.ts';
import { headingOf, plain, type Step, type Trace } from './model.ts';

const WIDTH = 110;
const INDENT = '  ';

export function traceText(trace: Trace, style: Style): string {
  const good = trace.verdict === 'proved' || trace.verdict === 'refuted';
  const verdict = good ? style.green(trace.verdict) : style.red(trace.verdict);
  const out = [style.bold(headingOf(trace)), ...hanging(`${trace.verdict}: `, plain(trace.statement), '').map((l, i) => (i === 0 ? l.replace(trace.verdict, verdict) : l))]; // biome-ignore format: one thought
  for (const remark of trace.remarks) out.push(...hanging('', remark, INDENT));
  const column = Math.max(
    0,
    ...trace.assumptions.map((a) => a.mark.length),
    ...trace.parts.flatMap((p) => p.steps.map((s) => s.mark.length)),
  );
  const label = (mark: string) => `${`(${mark})`.padEnd(column + 3)}`;
  if (trace.assumptions.length > 0) out.push('', 'assumed');
  for (const { mark, sentence } of trace.assumptions) out.push(...hanging(label(mark), plain(sentence), INDENT));
  for (const part of trace.parts) {
    out.push('', part.heading);
    for (const step of part.steps) {
      out.push(...hanging(label(step.mark), plain(step.sentence), INDENT));
      out.push(...hanging(' '.repeat(column + 3), because(step), INDENT).map((l) => style.dim(l)));
    }
  }
  if (trace.unused.length > 0) out.push('', ...hanging('not needed: ', trace.unused.map(plain).join(', '), ''));
  out.push('');
  if (trace.sources.length === 0) out.push('rests on logic and definitions alone');
  else out.push('rests on');
  for (const { name, title, origin } of trace.sources) {
    out.push(...hanging('', `${name}${title === undefined ? '' : `: ${title}`}`, INDENT));
    if (origin !== undefined) out.push(...hanging('', origin, INDENT.repeat(2)).map((l) => style.dim(l)));
  }
  return out.join('\n');
}

function because({ reason, premises }: Step): string {
  const why = plain(reason);
  return premises.length === 0 ? why : `${why} from ${premises.map((p) => `(${p})`).join(', ')}`;
}

/** Text in lines, the first after a label, the others below it. */
function hanging(label: string, text: string, indent: string): string[] {
  const lines: string[] = [];
  let line = '';
  const width = WIDTH - indent.length - label.length;
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((l, i) => `${indent}${i === 0 ? label : ' '.repeat(label.length)}${l}`);
}
