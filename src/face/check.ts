/** Verdicts on what a theory states. */
import { Importable } from '../elaborate/importable.ts';
import { type Files, Library, type Loaded, type Shelf } from '../elaborate/library.ts';
import type { Findings } from '../report/ci/model.ts';
import { type Diagnostic, diagnostic } from '../syntax/diagnostics.ts';
import { sortDiagnostics } from '../syntax/render.ts';
import { type Verdict, verdicts } from '../verdict/verdict.ts';

/** Where theories come from. lcgm itself reads and writes nothing. */
export interface Host {
  readonly files: Files;
  /** Compiled theories, which save time and change no verdict. */
  readonly shelf?: Shelf | undefined;
}

/** A theory: the path of a file of the host, or a text, as if it stood in a file of that path. */
export type Target = string | { readonly text: string; readonly path?: string };

/** What there is to say about a file. */
export interface Told {
  readonly path: string;
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Checked {
  /** Whether all could be read and understood, and each statement is as stated. */
  readonly ok: boolean;
  /** Of the theorems and claims of the file, in its order. */
  readonly verdicts: readonly Verdict[];
  /** Of the file and of those that it imports: those about which there is something to say. */
  readonly files: readonly Told[];
}

/** Understands a theory with all that it imports, and says what is so of its statements. */
export const check = (target: Target, host: Host): Checked => examined(target, host).checked;

/** The same, with the theory; `anew` where its own proofs are to be told. */
export function examined(
  target: Target,
  { files, shelf }: Host,
  anew = false,
): { readonly checked: Checked; readonly loaded: Loaded; readonly findings: readonly Findings[] } {
  const path = typeof target === 'string' ? target : (target.path ?? 'theory.lcgm');
  const library = new Library(files, { shelf, recording: false, anew: new Set(anew ? [path] : []) });
  const loaded = typeof target === 'string' ? library.load(path) : library.load(path, new TextEncoder().encode(target.text));
  if (loaded === undefined) throw new RangeError(`the host has no file ${path}`);
  const all = verdicts(loaded);
  const importable = new Importable(files, shelf);
  const findings = library.all.flatMap((each): Findings[] => {
    const excess = (each === loaded ? all : verdicts(each)).filter((v) => v.excess.length > 0);
    const more = excess.map((v) => diagnostic('RESTS_ON_MORE', v.item.span, { axioms: v.excess }));
    const found = sortDiagnostics([...importable.offered(each), ...more]);
    return found.length === 0 ? [] : [{ loaded: each, found }];
  });
  const told = findings.map(({ loaded: { path: at, text }, found }): Told => ({ path: at, text, diagnostics: found }));
  return { checked: { ok: told.length === 0 && all.every((v) => v.asStated), verdicts: all, files: told }, loaded, findings };
}
