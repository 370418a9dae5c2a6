/** Theories on disk: finds imports, reads each file once, and understands files in the order in which they need each other. */
import { Signature } from '../logic/index.ts';
import type { Name, Theory } from '../syntax/ast.ts';
import { type Diagnostic, diagnostic } from '../syntax/diagnostics.ts';
import { parseSource } from '../syntax/source.ts';
import { Declarer, type Item } from './declaration.ts';
import { Drafts } from './draft.ts';
import { Scope } from './scope.ts';

/** The files of the world, as the command line (or a test) provides them. Paths are opaque but for `join` and `root`. */
export interface Files {
  /** The bytes of a file; `undefined` if there is none that can be read. */
  read(path: string): Uint8Array | undefined;
  /** The folder from which a theory's imports are looked up: where the theory named `a.b` lies if the path ends in a/b.lcgm, else the file's folder. */
  root(path: string, theory: string): string;
  /** The path of a theory below a folder. */
  locate(root: string, theory: string): string;
  /** The folder of the library that ships with lcgm. */
  readonly shipped: string;
}

/** A theory file as far as it was understood. */
export interface Loaded {
  readonly path: string;
  readonly text: string;
  readonly theory: Theory | undefined;
  readonly scope: Scope;
  readonly items: readonly Item[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Imports may nest so deep. */
const DEEPEST = 200;

/** All theories of one run, over one signature. */
export class Library {
  readonly signature = new Signature();
  readonly #drafts = new Drafts(this.signature);
  readonly #files: Files;
  readonly #loaded = new Map<string, Loaded | 'loading'>();
  readonly #paths = new Map<string, string>();

  readonly #proofs: boolean;

  /** Without `proofs`, statements are read and believed: enough to know what a file states. */
  constructor(files: Files, options: { readonly proofs: boolean } = { proofs: true }) {
    this.#files = files;
    this.#proofs = options.proofs;
  }

  /** Every file that was read, in the order in which they were finished. */
  get all(): Loaded[] {
    return [...this.#loaded.values()].filter((l) => l !== 'loading');
  }

  /** Reads and understands a file with all that it imports; `bytes` where it is not a file on disk. */
  load(path: string, bytes: Uint8Array | undefined = this.#files.read(path), chain: readonly string[] = []): Loaded | undefined {
    const before = this.#loaded.get(path);
    if (before !== undefined) return before === 'loading' ? undefined : before;
    if (bytes === undefined) return undefined;
    const parsed = parseSource(bytes);
    const problems: Diagnostic[] = [...parsed.diagnostics];
    const { theory } = parsed;
    const name = theory?.name.text ?? '';
    this.#loaded.set(path, 'loading');
    const imports = theory === undefined ? [] : this.#imports(theory, path, problems, [...chain, name]);
    const twin = this.#paths.get(name);
    const scope = new Scope(name, [...new Set(imports.flatMap((scope) => [...(scope?.all() ?? [])]))]);
    scope.incomplete = theory === undefined || imports.includes(undefined) || parsed.diagnostics.some((d) => d.severity === 'error');
    const declarer = new Declarer(scope, this.#drafts, this.#proofs);
    if (theory !== undefined && twin !== undefined)
      problems.push(diagnostic('DUPLICATE_THEORY', theory.name.span, { theory: name, path: twin }));
    else if (theory !== undefined) {
      this.#paths.set(name, path);
      for (const declaration of theory.declarations) declarer.declare(declaration);
    }
    problems.push(...declarer.problems);
    const loaded: Loaded = { path, text: parsed.text, theory, scope, items: declarer.items, diagnostics: problems };
    this.#loaded.delete(path); // so that `all` is in the order of completion
    this.#loaded.set(path, loaded);
    return loaded;
  }

  /** The scopes of a theory's imports; undefined where one cannot be had. */
  #imports(theory: Theory, path: string, problems: Diagnostic[], chain: readonly string[]): (Scope | undefined)[] {
    const names = theory.declarations.flatMap((d) => (d.kind === 'import' ? d.theories : []));
    return names.map((name) => this.#import(name, path, theory.name.text, problems, chain));
  }

  #import(name: Name, path: string, importer: string, problems: Diagnostic[], chain: readonly string[]): Scope | undefined {
    if (chain.includes(name.text)) {
      const cycle = [...chain.slice(chain.indexOf(name.text)), name.text];
      problems.push(diagnostic('IMPORT_CYCLE', name.span, { cycle }));
      return undefined;
    }
    if (chain.length > DEEPEST) {
      problems.push(diagnostic('IMPORTS_TOO_DEEP', name.span, { limit: DEEPEST }));
      return undefined;
    }
    const candidates = [
      this.#files.locate(this.#files.root(path, importer), name.text),
      this.#files.locate(this.#files.shipped, name.text),
    ];
    for (const candidate of candidates) {
      if (this.#loaded.get(candidate) === 'loading') {
        problems.push(diagnostic('IMPORT_CYCLE', name.span, { cycle: [...chain, name.text] }));
        return undefined;
      }
      const loaded = this.load(candidate, undefined, chain);
      if (loaded === undefined) continue;
      if (loaded.theory !== undefined && loaded.theory.name.text !== name.text) {
        problems.push(diagnostic('WRONG_THEORY', name.span, { wanted: name.text, found: loaded.theory.name.text, path: candidate }));
      }
      return loaded.scope;
    }
    problems.push(diagnostic('UNKNOWN_THEORY', name.span, { theory: name.text, looked: candidates }));
    return undefined;
  }
}
