/** What a claim is about: the parameters and givens of the file, with the values that the claim gives them. */

import type { Clauses } from '../syntax/ast.ts';
import { diagnostic } from '../syntax/diagnostics.ts';
import { nearest } from '../syntax/similar.ts';
import type { Term } from '../terms/index.ts';
import type { Desk } from './desk.ts';
import { show } from './display.ts';
import { noNames } from './expression.ts';
import { firstAt } from './places.ts';
import type { Parameter } from './scope.ts';

export interface Setting {
  /** What each parameter stands for. */
  readonly parameters: readonly Parameter[];
  /** Those that stand for themselves, over which the claim is generalised. */
  readonly variables: readonly Term[];
  /** The givens that do not hold anyway. */
  readonly givens: readonly Term[];
}

type Values = NonNullable<Clauses['values']>;

/** The setting of a claim `… with k := 1, d := 3`. A value may use the parameters before its own. */
export function settingOf(desk: Desk, values: Values): Setting {
  const { scope } = desk;
  if (values.length === 0) return { parameters: scope.parameters, variables: scope.parameters.map((p) => p.term), givens: scope.givens };
  known(desk, values);
  const { s } = desk.drafts;
  const by = new Map<Term, Term>();
  const parameters: Parameter[] = [];
  const variables: Term[] = [];
  for (const { name, term } of scope.parameters) {
    const sort = s.substitute(term.kid(0), by);
    const value = values.find((v) => v.name.text === name);
    const put = value === undefined ? s.free(name, sort) : desk.reading(parameters).term(value.value, noNames, sort);
    if (value === undefined) variables.push(put);
    if (put !== term) by.set(term, put);
    parameters.push({ name, term: put });
  }
  const givens = scope.givens.flatMap((given) => {
    const changed = s.substitute(given, by);
    if (changed === given) return [given];
    if (desk.judge.contradictory([changed]))
      desk.fail(diagnostic('EXCLUDED_VALUES', values[0]?.name.span ?? { start: 0, end: 0 }, { given: show(given, scope) }));
    return desk.judge.evident(changed) ? [] : [changed];
  });
  return { parameters, variables, givens };
}

/** Each value belongs to a parameter, and to another one. */
function known(desk: Desk, values: Values): void {
  const names = desk.scope.parameters.map((p) => p.name);
  for (const [i, { name }] of values.entries()) {
    if (!names.includes(name.text))
      desk.fail(diagnostic('UNKNOWN_PARAMETER', name.span, { name: name.text, suggestions: nearest(name.text, names) }));
    const first = values.findIndex((v) => v.name.text === name.text);
    if (first < i)
      desk.fail(diagnostic('DUPLICATE_PARAMETER', name.span, { name: name.text }, { labels: firstAt(values[first]?.name.span) }));
  }
}
