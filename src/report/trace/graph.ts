/** A trace as a graph: lines as nodes, and from each premise an edge to what follows from it. */
import { plain, type Trace } from './model.ts';

export interface Node {
  readonly mark: string;
  readonly text: string;
  /** Under the text, smaller. */
  readonly note: string;
  readonly kind: 'assumption' | 'step' | 'end';
}
export interface Graph {
  readonly nodes: readonly Node[];
  /** Pairs of marks. */
  readonly edges: readonly (readonly [string, string])[];
}

export function graphOf(trace: Trace): Graph {
  const steps = trace.parts.flatMap((part) => part.steps);
  const used = new Set(steps.flatMap((step) => step.premises));
  const assumptions = trace.assumptions
    .filter((a) => used.has(a.mark))
    .map((a): Node => ({ mark: a.mark, text: plain(a.sentence), note: '', kind: 'assumption' }));
  const nodes = steps.map(
    (step): Node => ({ mark: step.mark, text: plain(step.sentence), note: plain(step.reason), kind: used.has(step.mark) ? 'step' : 'end' }),
  );
  return {
    nodes: [...assumptions, ...nodes],
    edges: steps.flatMap((step) => step.premises.map((p): readonly [string, string] => [p, step.mark])),
  };
}

/** Text in lines of at most so many characters, broken at spaces where there are any. */
export function lines(text: string, width: number): string[] {
  const out: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      out.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
    while (line.length > width) {
      out.push(line.slice(0, width));
      line = line.slice(width);
    }
  }
  return [...out, line];
}
