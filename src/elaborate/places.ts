/** Where in a file something stands that is known by its name. */
import type { Span, Theory } from '../syntax/ast.ts';
import type { Diagnostic, Label } from '../syntax/diagnostics.ts';
import { introduced } from './introduced.ts';

/** A file with its tree. */
export interface Written {
  readonly path: string;
  readonly text: string;
  readonly theory: Theory;
}

/** The label of the first of two things that exclude each other, both in this file. */
export const firstAt = (span: Span | undefined): readonly Label[] =>
  span === undefined ? [] : [{ says: 'this is the first', span, file: undefined }];

/** The names that the files of a run give. */
export class Places {
  readonly #files = new Map<string, Written>();
  readonly #spans = new Map<string, ReadonlyMap<string, readonly Span[]>>();

  has(theory: string): boolean {
    return this.#files.has(theory);
  }
  add(file: Written): void {
    this.#files.set(file.theory.name.text, file);
  }

  /** A finding in the file `path` with the places that it refers to; one that is not found is left out. */
  located(found: Diagnostic, path: string): Diagnostic {
    if (found.refers.length === 0) return found;
    const labels = found.refers.flatMap(({ says, theory, name, nth = 0 }): Label[] => {
      const file = this.#files.get(theory);
      const span = file === undefined ? undefined : this.#spansIn(file).get(name)?.[nth];
      if (file === undefined || span === undefined || (file.path === path && span.start === found.span.start)) return [];
      return [{ says, span, file: file.path === path ? undefined : { path: file.path, text: file.text } }];
    });
    return { ...found, labels: [...found.labels, ...labels], refers: [] };
  }

  #spansIn({ theory }: Written): ReadonlyMap<string, readonly Span[]> {
    const name = theory.name.text;
    const spans = this.#spans.get(name) ?? spansIn(theory);
    this.#spans.set(name, spans);
    return spans;
  }
}

/** Where each name is given, in the order of the file; that of the theory stands in its header, those of others in its imports. */
function spansIn({ name: own, declarations }: Theory): ReadonlyMap<string, readonly Span[]> {
  const found = new Map<string, Span[]>();
  const put = (name: string, span: Span) => {
    const before = found.get(name);
    if (before === undefined) found.set(name, [span]);
    else before.push(span);
  };
  put(own.text, own.span);
  for (const d of declarations) {
    if (d.kind === 'claim' && d.label === undefined)
      put(d.attributes.title ?? '', { start: d.span.start, end: d.span.start + d.keyword.length });
    for (const name of d.kind === 'import' ? d.theories : introduced(d)) put(name.text, name.span);
  }
  return found;
}
