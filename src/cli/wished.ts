/** `lcgm repair --group TERM`: the same claim up to another group, as if it stood behind its own in the file. */
import { disk, shippedShelf } from '../disk/files.ts';
import { Library, type Loaded } from '../elaborate/library.ts';
import type { Declaration, Expr } from '../syntax/ast.ts';
import { isVerdict } from '../syntax/diagnostics.ts';
import { parseTheory } from '../syntax/parse.ts';
import { type Verdict, verdicts } from '../verdict/verdict.ts';

export type Claim = Extract<Declaration, { kind: 'claim' }>;

export interface Wished {
  readonly library: Library;
  readonly loaded: Loaded;
  readonly verdict: Verdict;
}

/** The claims of a file, by the names of their verdicts, and its classes. */
export function writtenIn({ text, theory }: Loaded): { readonly claims: ReadonlyMap<string, Claim>; readonly classes: readonly string[] } {
  const { declarations } = theory ?? parseTheory(text).theory ?? { declarations: [] };
  const claims = declarations.flatMap((d): [string, Claim][] =>
    d.kind === 'claim' ? [[d.label?.text ?? d.attributes.title ?? '', d]] : [],
  );
  return {
    claims: new Map(claims),
    classes: declarations.flatMap((d) => (d.kind === 'name' && d.keyword === 'class' ? [d.name.text] : [])),
  };
}

/** The claim up to the group, or why there is none; `claim` is how the file states it. */
export function wished(loaded: Loaded, claim: Claim, group: string, version: string): Wished | string {
  const last = groupOf(claim.statement.conclusion);
  if (last === undefined) return 'this claim is not about identifiability up to a group';
  const { text, path } = loaded;
  const stated = text.slice(claim.statement.conclusion.span.start, last.span.start);
  // a title that no statement has
  let title = 'up to another group';
  while (text.includes(title)) title += "'";
  const conditions = claim.statement.hypotheses.map((h) => text.slice(h.span.start, h.span.end)).join(', ');
  const added = `open "${title}": ${stated}(${group}\n)${conditions === '' ? '' : ` if ${conditions}`}\n`;
  // with all that stands before the claim, and nothing that comes after it
  const before = text.slice(0, claim.span.end);
  const whole = `${before}\n${added}`;
  const { theory, diagnostics } = parseTheory(whole);
  const declared = theory?.declarations.at(-1);
  const alone = theory?.declarations.length === (parseTheory(before).theory?.declarations.length ?? 0) + 1;
  if (diagnostics.some((d) => d.span.end > before.length) || declared?.kind !== 'claim' || !alone)
    return `\`${group}\` is no group: it cannot be read`;
  const same = declared.attributes.title === title && declared.statement.hypotheses.length === claim.statement.hypotheses.length;
  if (!same || Object.keys(declared.clauses).length > 0 || groupOf(declared.statement.conclusion) === undefined)
    return `\`${group}\` is no group: it cannot be read`;
  const library = new Library(disk, { shelf: shippedShelf(version), recording: false });
  const again = library.load(path, new TextEncoder().encode(whole));
  const wrong = again?.diagnostics.find((d) => d.span.end > before.length && !isVerdict(d.code));
  if (wrong !== undefined) return `\`${group}\`: ${wrong.message}${wrong.help === undefined ? '' : `; ${wrong.help}`}`;
  const verdict = again === undefined ? undefined : verdicts(again).find((v) => v.name === title);
  if (again === undefined || verdict === undefined) return `\`${group}\` is no group for this claim`;
  return { library, loaded: again, verdict };
}

const groupOf = (conclusion: Expr): Expr | undefined => identifiable(conclusion)?.at(-1);

/** Of a statement about identifiability what it is about: the class is the last but one, the group the last. */
export const identifiable = (conclusion: Expr): readonly Expr[] | undefined =>
  conclusion.kind === 'operator' && conclusion.op.endsWith('identifiable up to') ? conclusion.args : undefined;
