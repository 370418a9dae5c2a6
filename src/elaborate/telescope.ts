/** Parameters of declarations: sort variables, what is written at use, what is inferred, and unknown names, which become parameters too. */

import type { Expr, Name, Param, Statement } from '../syntax/ast.ts';
import { diagnostic } from '../syntax/diagnostics.ts';
import { occurs, type Term } from '../terms/index.ts';
import type { Desk } from './desk.ts';
import type { Draft, Local } from './draft.ts';
import { Abandoned, CONCEPTS, FEATURES, MANY, type Meaning, type Names } from './expression.ts';
import { firstAt } from './places.ts';
import type { Parameter } from './scope.ts';

export interface Telescope {
  readonly names: Names;
  readonly sortVars: readonly Term[];
  readonly params: readonly Term[];
  readonly explicit: readonly boolean[];
}

/** `on Z -> X of kappa` */
export interface On {
  readonly on: Expr;
  readonly to: Expr | undefined;
  readonly of: Name | undefined;
}

/** Reads parameters; unknown names in their sorts become parameters that are left out at use. */
export function telescope(
  desk: Desk,
  params: readonly Param[],
  on: On | undefined,
  parameters: readonly Parameter[] = desk.scope.parameters,
): Telescope {
  const count = params.reduce((n, p) => n + p.names.length, 0);
  if (count > MANY)
    throw new Abandoned([diagnostic('TOO_MANY', params[0]?.span ?? { start: 0, end: 0 }, { what: 'parameters', limit: MANY })]);
  const { drafts } = desk;
  const reading = desk.reading(parameters);
  const names = new Map<string, Meaning>();
  const sortVars: Term[] = [];
  const locals: { key: string; local: Local; explicit: boolean }[] = [];
  const add = (key: string, local: Local, explicit: boolean) => {
    const before = names.get(key);
    if (before !== undefined) {
      const labels = firstAt(before.kind === 'local' ? before.local.span : undefined);
      reading.problems.push(diagnostic('DUPLICATE_PARAMETER', local.span, { name: key }, { labels }));
    }
    names.set(key, { kind: 'local', local });
    locals.push({ key, local, explicit });
  };
  // a parameter of the file with the same name is another variable, whatever its sort
  const variable = (name: Name, sort: Draft): Local => {
    const taken = parameters.some((p) => p.name === name.text);
    return { name: taken ? drafts.fresh(name.text) : name.text, sort, span: name.span, term: undefined };
  };
  const collect = <T>(read: () => T): T => {
    const { result, found } = reading.collecting(read);
    for (const local of found) add(local.name, local, false);
    return result;
  };
  for (const param of params) {
    if (param.sort.kind === 'name' && param.sort.name === 'Sort') {
      for (const name of param.names) {
        if (names.has(name.text)) reading.problems.push(diagnostic('DUPLICATE_PARAMETER', name.span, { name: name.text }));
        const v = drafts.s.sortVariable(name.text);
        names.set(name.text, { kind: 'term', term: v });
        sortVars.push(v);
      }
      continue;
    }
    const sort = collect(() => reading.readSort(param.sort, names));
    for (const name of param.names) add(name.text, variable(name, sort), !param.implicit);
  }
  let about: Draft | undefined;
  if (on !== undefined) {
    const sort = collect(() =>
      reading.readSort(call(on.to === undefined ? 'Dist' : 'Kern', on.to === undefined ? [on.on] : [on.on, on.to]), names),
    );
    about = sort;
    for (const [key, space] of [
      [CONCEPTS, on.on],
      [FEATURES, on.to],
    ] as const) {
      if (space !== undefined) names.set(key, { kind: 'expression', expression: space, names: new Map(names) });
    }
    if (on.of !== undefined) add(on.of.text, variable(on.of, sort), true);
  }
  reading.settle();
  reading.check();
  const closed = locals.map(({ local }) => {
    reading.finish(local.sort, local.span, names);
    return reading.guard(local.span, () => drafts.variable(local));
  });
  const explicit = closed.map((v, i) => (locals[i]?.explicit ?? true) && !closed.slice(i + 1).some((later) => occurs(v, later.kid(0))));
  for (const [i, { key }] of locals.entries()) {
    const term = closed[i];
    if (term !== undefined) names.set(key, { kind: 'term', term });
  }
  const [concepts, features] = about === undefined || drafts.unfinished(about) !== undefined ? [] : drafts.close(about).kids();
  if (concepts !== undefined) names.set(CONCEPTS, { kind: 'term', term: concepts });
  if (features !== undefined) names.set(FEATURES, { kind: 'term', term: features });
  return { names, sortVars, params: closed, explicit };
}

const call = (head: string, args: readonly Expr[]): Expr => {
  const span = args[0]?.span ?? { start: 0, end: 0 };
  return { kind: 'call', head: { text: head, span }, args, span };
};

/** The spaces that a statement is about, as it says itself. */
export const spacesOf = (statement: Statement): On | undefined =>
  statement.on === undefined ? undefined : { on: statement.on, to: statement.to, of: undefined };
