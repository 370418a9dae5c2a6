/** Theories on disk: finds imports, reads each file once, and understands files in the order in which they need each other. */

import type { Name, Theory } from '../syntax/ast.ts';
import { type Diagnostic, diagnostic, type Reference } from '../syntax/diagnostics.ts';
import { parseTheory } from '../syntax/parse.ts';
import { parseSource } from '../syntax/source.ts';
import { ORACLE, Signature } from '../terms/index.ts';
import { Declarer } from './declaration.ts';
import { Desk } from './desk.ts';
import { Drafts } from './draft.ts';
import type { Item } from './item.ts';
import { Places } from './places.ts';
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
  /** The theory files below a folder, as far as they are known: among them are looked for those that a file should import. */
  readonly theories?: ((folder: string) => readonly string[]) | undefined;
}

/** A theory file as far as it was understood. */
export interface Loaded {
  readonly path: string;
  readonly text: string;
  /** What the header says; empty where there is none. */
  readonly name: string;
  readonly title: string | undefined;
  /** The tree of the file; absent where it has no header, and where a compiled theory stood for it. */
  readonly theory: Theory | undefined;
  /** The digest of the text, where a compiled theory stood for it. */
  readonly digest: string | undefined;
  readonly scope: Scope;
  readonly items: readonly Item[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Compiled theories, looked up by the path and the text of a file. */
export interface Shelf {
  find(path: string, bytes: Uint8Array): Precompiled | undefined;
}

/** What an earlier run made of a file with the same text. */
export interface Precompiled {
  readonly name: string;
  readonly title: string | undefined;
  readonly digest: string;
  /** All theories in view when it was compiled, in that order, with the digests of their texts. */
  readonly imports: readonly { readonly name: string; readonly digest: string }[];
  /** Adds what the theory declares to the signature and the scope, its proofs checked by the kernel once more. */
  restore(scope: Scope, signature: Signature): readonly Item[];
}

/** Where a file says which theory it is. */
const header = (theory: string): readonly Reference[] => [{ says: 'the other theory is this', theory, name: theory }];

/** Imports may nest so deep. */
const DEEPEST = 200;
/** With a shelf many theories are read at once: the shipped ones have 200,000 nodes. */
const SHELVED = 1 << 18;

/** Where each theory of a cycle imports the next. */
const importsAlong = (cycle: readonly string[]): readonly Reference[] =>
  cycle.slice(0, -1).map((theory, i) => ({ says: `\`${theory}\` imports \`${cycle[i + 1]}\``, theory, name: cycle[i + 1] ?? '' }));

/** All theories of one run, over one signature. */
export class Library {
  readonly signature: Signature;
  readonly #drafts: Drafts;
  readonly #files: Files;
  readonly #loaded = new Map<string, Loaded | 'loading'>();
  readonly #paths = new Map<string, string>();
  readonly #places = new Places();
  /** Where theories may lie, by root and name: this is asked very often. */
  readonly #candidatesOf = new Map<string, readonly string[]>();

  readonly #proofs: boolean;
  readonly #shelf: Shelf | undefined;

  readonly #anew: ReadonlySet<string>;

  /**
   * Without `proofs`, statements are read and believed: enough to know what a file states. A `shelf` saves searching proofs again, except
   * those of the files `anew`. Only if it is `recording`, certificates can be written.
   */
  constructor(
    files: Files,
    options: {
      readonly proofs?: boolean;
      readonly shelf?: Shelf | undefined;
      readonly anew?: ReadonlySet<string>;
      readonly recording?: boolean;
    } = {},
  ) {
    const recording = options.recording ?? true;
    this.signature = options.shelf === undefined ? new Signature(recording) : Signature.withRoom(recording, SHELVED);
    this.#drafts = new Drafts(this.signature);
    this.#files = files;
    this.#proofs = options.proofs ?? true;
    this.#shelf = options.shelf;
    this.#anew = options.anew ?? new Set();
  }

  /** Every file that was read, in the order in which they were finished. */
  get all(): Loaded[] {
    return [...this.#loaded.values()].filter((l) => l !== 'loading');
  }

  /** Reads and understands a file with all that it imports, once; its bytes are `given` where it is not a file on disk. */
  load(path: string, given?: Uint8Array, chain: readonly string[] = []): Loaded | undefined {
    const before = this.#loaded.get(path);
    if (before !== undefined) return before === 'loading' ? undefined : before;
    const bytes = given ?? this.#files.read(path);
    if (bytes === undefined) return undefined;
    return this.#restore(path, bytes, chain) ?? this.#understand(path, bytes, chain);
  }

  /** What a compiled theory knows of the file, if its imports are compiled too and are what they were. */
  #restore(path: string, bytes: Uint8Array, chain: readonly string[]): Loaded | undefined {
    const compiled = this.#anew.has(path) ? undefined : this.#shelf?.find(path, bytes);
    if (compiled === undefined || this.#paths.has(compiled.name) || chain.includes(compiled.name)) return undefined;
    const { name, title, digest } = compiled;
    this.#loaded.set(path, 'loading');
    const scopes: Scope[] = [];
    const root = this.#files.root(path, name);
    for (const wanted of compiled.imports) {
      const found = this.#first(this.#candidates(root, wanted.name), [...chain, name]);
      if (found?.digest !== wanted.digest || found.name !== wanted.name) {
        this.#loaded.delete(path);
        return undefined;
      }
      scopes.push(found.scope);
    }
    this.#paths.set(name, path);
    const scope = new Scope(name, scopes, this.#ships(path, name));
    const items = compiled.restore(scope, this.signature);
    return this.#finish({
      path,
      text: new TextDecoder().decode(bytes),
      name,
      title,
      theory: undefined,
      digest,
      scope,
      items,
      diagnostics: [],
    });
  }

  /** Whether a file is the theory of this name in the library that ships. */
  #ships(path: string, name: string): boolean {
    return path === this.#files.locate(this.#files.shipped, name);
  }

  #finish(loaded: Loaded): Loaded {
    this.#loaded.delete(loaded.path); // so that `all` is in the order of completion
    this.#loaded.set(loaded.path, loaded);
    return loaded;
  }

  #understand(path: string, bytes: Uint8Array, chain: readonly string[]): Loaded {
    const parsed = parseSource(bytes);
    const problems: Diagnostic[] = [...parsed.diagnostics];
    const { theory } = parsed;
    const name = theory?.name.text ?? '';
    this.#loaded.set(path, 'loading');
    const twin = this.#paths.get(name);
    if (theory !== undefined && twin === undefined) this.#places.add({ path, text: parsed.text, theory });
    const imports = theory === undefined ? [] : this.#imports(theory, path, problems, [...chain, name]);
    const scope = new Scope(name, [...new Set(imports.flatMap((scope) => [...(scope?.all() ?? [])]))], this.#ships(path, name));
    scope.incomplete = theory === undefined || imports.includes(undefined) || parsed.diagnostics.some((d) => d.severity === 'error');
    const desk = new Desk(scope, this.#drafts);
    const declarer = new Declarer(desk, this.#proofs);
    if (theory !== undefined && twin !== undefined)
      problems.push(diagnostic('DUPLICATE_THEORY', theory.name.span, { theory: name, path: twin }, { refers: header(name) }));
    else if (theory !== undefined && `${name}:` === ORACLE) {
      problems.push(diagnostic('RESERVED_THEORY', theory.name.span, { theory: name }));
      scope.incomplete = true;
    } else if (theory !== undefined) {
      this.#paths.set(name, path);
      for (const declaration of theory.declarations) declarer.declare(declaration);
    }
    for (const problem of desk.problems) problems.push(problem);
    const { text } = parsed;
    return this.#finish({
      path,
      text,
      name,
      title: theory?.title,
      theory,
      digest: undefined,
      scope,
      items: desk.items,
      diagnostics: problems.map((problem) => this.#located(problem, path)),
    });
  }

  /** A finding with the places that it refers to; files that were not parsed are parsed for it. */
  #located(found: Diagnostic, path: string): Diagnostic {
    for (const { theory: name } of found.refers) {
      const loaded = this.#places.has(name) ? undefined : this.#loaded.get(this.#paths.get(name) ?? '');
      const theory = loaded === undefined || loaded === 'loading' ? undefined : parseTheory(loaded.text).theory;
      if (loaded !== undefined && loaded !== 'loading' && theory !== undefined)
        this.#places.add({ path: loaded.path, text: loaded.text, theory });
    }
    return this.#places.located(found, path);
  }

  /** The scopes of a theory's imports; undefined where one cannot be had. */
  #imports(theory: Theory, path: string, problems: Diagnostic[], chain: readonly string[]): (Scope | undefined)[] {
    const names = theory.declarations.flatMap((d) => (d.kind === 'import' ? d.theories : []));
    return names.map((name) => this.#import(name, path, theory.name.text, problems, chain));
  }

  /** Where a theory may lie: beside the root of the file that imports it, or in the library that ships with lcgm. */
  #candidates(root: string, theory: string): readonly string[] {
    const key = JSON.stringify([root, theory]);
    const found = this.#candidatesOf.get(key) ?? [root, this.#files.shipped].map((folder) => this.#files.locate(folder, theory));
    this.#candidatesOf.set(key, found);
    return found;
  }

  /** The first of these files that is there. */
  #first(candidates: readonly string[], chain: readonly string[]): Loaded | undefined {
    for (const candidate of candidates) {
      const loaded = this.load(candidate, undefined, chain);
      if (loaded !== undefined) return loaded;
    }
    return undefined;
  }

  #import(name: Name, path: string, importer: string, problems: Diagnostic[], chain: readonly string[]): Scope | undefined {
    if (chain.includes(name.text)) {
      const cycle = [...chain.slice(chain.indexOf(name.text)), name.text];
      problems.push(diagnostic('IMPORT_CYCLE', name.span, { cycle }, { refers: importsAlong(cycle) }));
      return undefined;
    }
    if (chain.length > DEEPEST) {
      problems.push(diagnostic('IMPORTS_TOO_DEEP', name.span, { limit: DEEPEST }));
      return undefined;
    }
    const candidates = this.#candidates(this.#files.root(path, importer), name.text);
    if (candidates.some((candidate) => this.#loaded.get(candidate) === 'loading')) {
      problems.push(diagnostic('IMPORT_CYCLE', name.span, { cycle: [...chain, name.text] }));
      return undefined;
    }
    const loaded = this.#first(candidates, chain);
    if (loaded !== undefined && loaded.name !== '' && loaded.name !== name.text)
      problems.push(
        diagnostic(
          'WRONG_THEORY',
          name.span,
          { wanted: name.text, found: loaded.name, path: loaded.path },
          { refers: header(loaded.name) },
        ),
      );
    if (loaded !== undefined) return loaded.scope;
    problems.push(diagnostic('UNKNOWN_THEORY', name.span, { theory: name.text, looked: candidates }));
    return undefined;
  }
}
