/** `--allow FILE`: the axioms that verdicts may rest on, a name a line; whatever else they rest on is told. */
import { type Diagnostic, diagnostic } from '../syntax/diagnostics.ts';
import { ORACLE } from '../terms/index.ts';
import type { Verdict } from '../verdict/verdict.ts';

/** The names in a file, `theory:axiom`, behind which `--` begins a comment; or what is wrong with it. */
export function allowed(file: string, bytes: Uint8Array | undefined): Allowance | string {
  let text: string;
  try {
    if (bytes === undefined) return `${file}: cannot be read as a list of axioms`;
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return `${file}: cannot be read as a list of axioms`;
  }
  const names = new Set<string>();
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    const name = line.replace(/(?:^|\s)--.*$/, '').trim();
    if (name === '') continue;
    if (!/^[^\s:]+:\S+$/.test(name)) return `${file}:${i + 1}: an axiom is called theory:name, and stands on a line of its own`;
    names.add(name);
  }
  return { file, names };
}

/** Axioms and a file that lists those that may be rested on. */
export interface Allowance {
  readonly file: string;
  readonly names: ReadonlySet<string>;
}

/** What a verdict rests on and is not on the list; oracles are no axioms. */
export function beyond({ restsOn, item }: Verdict, { file, names }: Allowance): readonly Diagnostic[] {
  const axioms = restsOn.filter((axiom) => !axiom.startsWith(ORACLE) && !names.has(axiom));
  return axioms.length === 0 ? [] : [diagnostic('NOT_ALLOWED', item.span, { axioms, list: file })];
}
