/** A trace as a graph: lines as nodes, and from each premise an edge to what follows from it. */
import { plain, type Step, type Trace } from './model.ts';

export interface Node {
  readonly mark: string;
  readonly text: string;
  /** Under the text, smaller. */
  readonly note: string;
  readonly kind: 'assumption' | 'step' | 'end';
  /** Where it leads, of one that leads somewhere: it goes by its text, without its mark. */
  readonly to?: string;
}
export interface Graph {
  readonly nodes: readonly Node[];
  /** Pairs of marks. */
  readonly edges: readonly (readonly [string, string])[];
}

export function graphOf(trace: Trace): Graph {
  const steps = trace.parts.flatMap((part) => bottomUp(part.steps));
  const edges = steps.flatMap((step) => [...step.premises, ...endsOf(step)].map((from): readonly [string, string] => [from, step.mark]));
  const used = new Set(edges.map(([from]) => from));
  const assumptions = trace.assumptions
    .filter((a) => used.has(a.mark))
    .map((a): Node => ({ mark: a.mark, text: plain(a.sentence), note: '', kind: 'assumption' }));
  const nodes = steps
    .filter((step) => !step.opens || used.has(step.mark))
    .map(
      (step): Node => ({
        mark: step.mark,
        text: plain(step.sentence),
        note: step.block.length > 0 ? '' : plain(step.reason), // the block is drawn
        kind: step.opens ? 'assumption' : used.has(step.mark) ? 'step' : 'end',
      }),
    );
  return { nodes: [...assumptions, ...nodes], edges };
}

/** The lines of a derivation, those of a block before the line that they show. */
const bottomUp = (steps: readonly Step[]): readonly Step[] =>
  steps.flatMap((step) => (step.opens ? [step, ...bottomUp(step.block)] : [...bottomUp(step.block), step]));

/** The lines that show what the block of a line is for: the last one; of each case, its last one. */
function endsOf(step: Step): readonly string[] {
  const last = step.opens ? undefined : step.block[step.block.length - 1];
  if (last === undefined) return [];
  const cases = step.block.filter((line) => line.opens && line.block.length > 0);
  return cases.length === 0 ? [last.mark] : cases.map((line) => line.block[line.block.length - 1]?.mark ?? line.mark);
}
