/**
 * Mends a text as far as only one way to do it is known. Whatever is changed was an error before. A change is kept only if nothing is wrong
 * any more with what it has put there, and if all that meant something before means the same.
 */

import type { Span } from '../../syntax/ast.ts';
import { type Diagnostic, type Edit, isVerdict } from '../../syntax/diagnostics.ts';
import { collide, edited, moved, sameEdits } from '../../syntax/edits.ts';

/** A text as it is understood. */
export interface Understood {
  readonly text: string;
  readonly found: readonly Diagnostic[];
  readonly meanings: ReadonlyMap<string, string>;
  readonly settled: ReadonlyMap<string, string>;
}

/** What was done: where it stands in the text as it is now. */
export interface Done {
  readonly finding: Diagnostic;
  readonly title: string;
  /** What stood there before; nothing where something was added elsewhere. */
  readonly instead: string;
  readonly span: Span;
}
export interface Mended {
  readonly text: string;
  readonly done: readonly Done[];
}

/**
 * Where a name in a statement is not known, another name that is near may be another thing: of {x1, x2} with one of them declared, {x1, x1}
 * would be a statement that nobody has made. What is meant is for the author to say; an import of this very name is another matter.
 */
const NAMES: ReadonlySet<string> = new Set(['UNKNOWN_NAME', 'UNKNOWN_SORT']);
/** Each round may uncover something; in a text that does not come to rest, somebody should look at it. */
const ROUNDS = 20;
/** So many changes are tried in one. */
const AT_ONCE = 50;

interface Change {
  readonly finding: Diagnostic;
  readonly title: string;
  readonly edits: readonly Edit[];
}

export function mend(text: string, understand: (text: string) => Understood): Mended {
  const refused = new Set<string>();
  const done: Done[] = [];
  let now = understand(text);
  for (let round = 0; round < ROUNDS; round++) {
    const wanted = changesIn(now, refused);
    if (wanted.length === 0) break;
    const { made, next } = tried(now, wanted, understand);
    if (next === undefined) {
      for (const change of wanted) refused.add(keyOf(change));
      continue;
    }
    const edits = editsOf(made);
    for (const [i, each] of done.entries()) done[i] = { ...each, span: moved(each.span, edits) };
    for (const change of made) {
      const { finding, title } = change;
      const { start, end } = finding.span;
      const instead = isReplaced(finding, change.edits) ? now.text.slice(start, end) : '';
      done.push({ finding, title, instead, span: moved(finding.span, edits) });
    }
    now = next;
  }
  return { text: now.text, done };
}

/** All of them together, if that is good; else the first that is good by itself. */
function tried(
  now: Understood,
  wanted: readonly Change[],
  understand: (text: string) => Understood,
): { readonly made: readonly Change[]; readonly next: Understood | undefined } {
  for (const made of wanted.length === 1 ? [wanted] : [wanted, ...wanted.map((change) => [change])]) {
    const next = understand(edited(now.text, editsOf(made)));
    if (isGood(now, next, made)) return { made, next };
  }
  return { made: [], next: undefined };
}

/** What is to be changed in one round: errors that can be mended in just one way, as far as they do not get in each other's way. */
function changesIn({ found }: Understood, refused: ReadonlySet<string>): readonly Change[] {
  const changes: Change[] = [];
  for (const finding of found) {
    const [fix, ...others] = finding.fixes;
    if (changes.length === AT_ONCE) break;
    if (fix === undefined || others.length > 0 || finding.severity !== 'error' || isVerdict(finding.code)) continue;
    if (NAMES.has(finding.code) && isReplaced(finding, fix.edits)) continue;
    const change = { finding, title: fix.title, edits: fix.edits };
    if (refused.has(keyOf(change))) continue;
    if (changes.every(({ edits }) => sameEdits(edits, fix.edits) || !collide(edits, fix.edits))) changes.push(change);
  }
  return changes;
}

/** Whether what is complained of is changed itself, and not something else for its sake. */
const isReplaced = ({ span: { start, end } }: Diagnostic, edits: readonly Edit[]): boolean =>
  edits.some(({ span }) => span.start < end && span.end > start);

/** Their edits, each once. */
const editsOf = (changes: readonly Change[]): readonly Edit[] =>
  changes.filter(({ edits }, i) => changes.findIndex((other) => sameEdits(other.edits, edits)) === i).flatMap(({ edits }) => edits);

const keyOf = ({ finding: { code, message, span }, edits }: Change): string =>
  JSON.stringify([code, message, span.start, edits.map((edit) => edit.text)]);

function isGood(before: Understood, after: Understood, made: readonly Change[]): boolean {
  const edits = editsOf(made);
  const touched = [...edits.map(({ span }) => span), ...made.map(({ finding }) => finding.span)].map((span) => moved(span, edits));
  const errors = after.found.filter((d) => d.severity === 'error' && !isVerdict(d.code));
  const overlap = (a: Span, b: Span) => a.start < Math.max(b.end, b.start + 1) && b.start < Math.max(a.end, a.start + 1);
  if (errors.some(({ span }) => touched.some((each) => overlap(span, each)))) return false;
  // what could be meant in several ways must not be settled in passing
  const open = before.found.filter(({ fixes, severity }) => severity === 'error' && fixes.length > 1);
  const isLeft = ({ code, span }: Diagnostic) => errors.some((d) => d.code === code && d.span.start === moved(span, edits).start);
  if (!open.every(isLeft)) return false;
  return isKept(before.meanings, after.meanings) && isKept(before.settled, after.settled);
}

const isKept = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): boolean =>
  [...before].every(([name, what]) => after.get(name) === what);
