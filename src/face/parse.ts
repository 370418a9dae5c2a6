/** What is written in a theory file, before anybody asks what it means. */
import type { Declaration, Theory } from '../syntax/ast.ts';
import type { Diagnostic } from '../syntax/diagnostics.ts';
import { parseSource } from '../syntax/source.ts';

export interface Parsed {
  /** The whole file; absent where it has no header. */
  readonly theory: Theory | undefined;
  readonly declarations: readonly Declaration[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the text of a theory file. Whatever is wrong with it is told, and what can be read is there nevertheless. */
export function parse(text: string): Parsed {
  const { theory, diagnostics } = parseSource(new TextEncoder().encode(text));
  return { theory, declarations: theory?.declarations ?? [], diagnostics };
}
