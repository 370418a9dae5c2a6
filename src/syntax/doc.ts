/** A small pretty printer (after Wadler): documents with places where a line may end, and the choice of which do. */

export type Doc =
  | string
  | readonly Doc[]
  /** A space (or `flat`), or a line end where the group around it does not fit. */
  | { readonly kind: 'line'; readonly flat: string }
  | { readonly kind: 'nest'; readonly doc: Doc }
  | { readonly kind: 'group'; readonly doc: Doc };

export const line: Doc = { kind: 'line', flat: ' ' };
export const softLine: Doc = { kind: 'line', flat: '' };
/** Two columns further in. */
export const nest = (...docs: readonly Doc[]): Doc => ({ kind: 'nest', doc: docs });
/** On one line if it fits. */
export const group = (...docs: readonly Doc[]): Doc => ({ kind: 'group', doc: docs });

export const join = (docs: readonly Doc[], separator: Doc): Doc => docs.flatMap((doc, i) => (i === 0 ? [doc] : [separator, doc]));

interface Work {
  readonly doc: Doc;
  readonly indent: number;
  readonly flat: boolean;
}

/** Lays a document out; the first line begins at column `indent`, and none is wider than `width` if it can be helped. */
export const layout = (doc: Doc, indent: number, width: number): string => {
  const out: string[] = [];
  let column = indent;
  const stack: Work[] = [{ doc, indent, flat: false }];
  for (let work = stack.pop(); work !== undefined; work = stack.pop()) {
    const { doc: current, indent: at, flat } = work;
    if (typeof current === 'string') {
      out.push(current);
      column += current.length;
    } else if (isList(current)) {
      for (let i = current.length - 1; i >= 0; i--) stack.push({ ...work, doc: current[i] ?? '' });
    } else if (current.kind === 'nest') stack.push({ doc: current.doc, indent: at + 2, flat });
    else if (current.kind === 'group') stack.push({ doc: current.doc, indent: at, flat: flat || fits(current.doc, stack, width - column) });
    else if (flat) {
      out.push(current.flat);
      column += current.flat.length;
    } else {
      out.push(`\n${' '.repeat(at)}`);
      column = at;
    }
  }
  return out.join('');
};

const isList = (doc: Doc): doc is readonly Doc[] => Array.isArray(doc);

/** Whether a document on one line, with what follows up to the next possible line end, takes at most `room` columns. */
const fits = (doc: Doc, rest: readonly Work[], room: number): boolean => {
  let left = room;
  const stack: { readonly doc: Doc; readonly ends: boolean }[] = [{ doc, ends: false }];
  let following = rest.length;
  for (;;) {
    let next = stack.pop();
    if (next === undefined) {
      const work = rest[--following];
      if (work === undefined) return true;
      next = { doc: work.doc, ends: !work.flat };
    }
    const { doc: current, ends } = next;
    if (typeof current === 'string') {
      left -= current.length;
      if (left < 0) return false;
    } else if (isList(current)) {
      for (let i = current.length - 1; i >= 0; i--) stack.push({ doc: current[i] ?? '', ends });
    } else if (current.kind !== 'line') stack.push({ doc: current.doc, ends });
    else if (ends) return true;
    else left -= current.flat.length;
  }
};
