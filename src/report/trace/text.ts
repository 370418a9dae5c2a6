/** Traces for a terminal. Formulas stand as they would be written in a theory file. */
import type { Style } from '../style.ts';
import { wrapped } from '../wrap.ts';
import { flat, headingOf, plain, reasonOf, type Step, type Trace } from './model.ts';

const INDENT = '  ';

export function traceText(trace: Trace, style: Style): string {
  const good = trace.verdict === 'proved' || trace.verdict === 'refuted';
  const verdict = good ? style.green(trace.verdict) : style.red(trace.verdict);
  const out = [style.bold(headingOf(trace)), ...hanging(`${trace.verdict}: `, plain(trace.statement)).map((l, i) => (i === 0 ? l.replace(trace.verdict, verdict) : l))]; // biome-ignore format: one thought
  if (trace.setting.length > 0) out.push(...hanging(INDENT, plain(trace.setting)));
  for (const remark of trace.remarks) out.push(...hanging(INDENT, remark));
  const column = Math.max(
    0,
    ...trace.assumptions.map((a) => a.mark.length),
    ...trace.parts.flatMap((p) => flat(p.steps).map(([s]) => s.mark.length)),
  );
  const label = (mark: string) => `${`(${mark})`.padEnd(column + 3)}`;
  const stepLines = (steps: readonly Step[], indent: string): readonly string[] =>
    steps.flatMap((step) => {
      const why = plain(reasonOf(step));
      const below = indent + ' '.repeat(column + 3);
      return [
        ...hanging(indent + label(step.mark), plain(step.sentence)),
        ...(why === '' ? [] : hanging(below, why).map((l) => style.dim(l))),
        ...stepLines(step.block, indent + INDENT.repeat(2)),
      ];
    });
  if (trace.assumptions.length > 0) out.push('', 'assumed');
  for (const { mark, sentence } of trace.assumptions) out.push(...hanging(INDENT + label(mark), plain(sentence)));
  for (const part of trace.parts) {
    out.push('', part.heading);
    out.push(...stepLines(part.steps, INDENT));
  }
  if (trace.unused.length > 0) out.push('', ...hanging('not needed: ', trace.unused.map(plain).join(', ')));
  const besides = trace.verdict === 'unknown';
  if (!besides || trace.sources.length > 0)
    out.push(
      '',
      besides ? 'what is shown besides rests on' : trace.sources.length === 0 ? 'rests on logic and definitions alone' : 'rests on',
    );
  for (const { name, title, origin } of trace.sources) {
    out.push(...hanging(INDENT, `${name}${title === undefined ? '' : `: ${title}`}`));
    if (origin !== undefined) out.push(...hanging(INDENT.repeat(2), origin).map((l) => style.dim(l)));
  }
  return out.join('\n');
}

/** Text in lines, the first after a label, the others below it. */
const hanging = (label: string, text: string): string[] => wrapped(text, { first: label, rest: ' '.repeat(label.length) });
