/** All cases, and how a checker scores on them. */
import type { Case, Label } from './case.ts';
import type { Answer, Checker } from './checkers.ts';
import { hunt } from './hunt.ts';
import { oracles } from './oracles.ts';
import { rules } from './rules.ts';
import { terms } from './terms.ts';
import { texts } from './texts.ts';

export const cases: readonly Case[] = [...rules, ...terms, ...oracles, ...texts, ...hunt];

export interface Outcome {
  readonly of: Case;
  readonly answer: Answer;
  readonly rests: readonly string[] | undefined;
  readonly reason: string | undefined;
}

export function outcomes(checker: Checker): readonly Outcome[] {
  const answers = checker.check(cases.map(({ text }) => text));
  return cases.map((of, i) => ({
    of,
    answer: answers[i]?.answer ?? 'cannot say',
    rests: answers[i]?.rests,
    reason: answers[i]?.reason,
  }));
}

const groups = [...new Set(cases.map(({ group }) => group))];
const labelled = (group: string, label: Label) => cases.filter((each) => each.group === group && each.label === label).length;

/** A table in Markdown: how many cases there are of each group, and how many of them each checker answers as it should. */
export function table(results: ReadonlyMap<string, readonly Outcome[]>): string {
  const right = (group: string) => (outs: readonly Outcome[]) =>
    outs.filter(({ of, answer }) => of.group === group && answer === of.label).length;
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
  const rows = groups.map((group) => [labelled(group, 'accept'), labelled(group, 'reject'), ...[...results.values()].map(right(group))]);
  return [
    line(['cases', 'to accept', 'to reject', ...results.keys()]),
    line(['---', '---', '---', ...[...results.keys()].map(() => '---')]),
    ...groups.map((group, i) => line([group, ...(rows[i] ?? [])])),
    line(['all', ...(rows[0] ?? []).map((_, i) => sum(rows.map((row) => row[i] ?? 0)))]),
  ].join('\n');
}
