/**
 * Names that a file uses, and other theories give: what would be imported for them. Only theories that can be read without an error, and do
 * not import the file themselves, come into question.
 */
import type { Theory } from '../syntax/ast.ts';
import { type Code, type Diagnostic, type Edit, isVerdict } from '../syntax/diagnostics.ts';
import { nearest } from '../syntax/similar.ts';
import { type Files, Library, type Loaded, type Shelf } from './library.ts';
import type { Scope } from './scope.ts';

/** A name that more theories give says nothing about which is meant. */
const FEW = 4;

/** What a theory must have to be imported for a name. */
type Gives = (scope: Scope, name: string) => boolean;
const gives: Readonly<Partial<Record<Code, Gives>>> = {
  UNKNOWN_NAME: (scope, name) => scope.symbols.get(name)?.some(({ symbol }) => symbol.kind !== 'sort') ?? false,
  UNKNOWN_SORT: (scope, name) => scope.symbols.get(name)?.some(({ symbol }) => symbol.kind === 'sort') ?? false,
  UNKNOWN_FACT(scope, label) {
    const colon = label.lastIndexOf(':');
    const fact = scope.facts.get(label.slice(colon + 1));
    return fact !== undefined && fact.barred === undefined && fact.kind !== 'open' && (colon < 0 || label.slice(0, colon) === scope.name);
  },
};

/** Theories that have a name. */
interface Giving {
  readonly good: readonly string[];
  readonly wrong: readonly string[];
}

interface Source {
  readonly path: string;
  readonly text: string;
  /** What it gives, once somebody has asked. */
  names: ReadonlySet<string> | undefined;
}

export class Importable {
  readonly #files: Files;
  readonly #shelf: Shelf | undefined;
  /** Made when it is needed: mostly there is nothing to mend. */
  #library: Library | undefined;
  readonly #sources = new Map<string, readonly Source[]>();

  constructor(files: Files, shelf: Shelf | undefined) {
    this.#files = files;
    this.#shelf = shelf;
  }

  /** What was found in a file, with the imports that would mend it. */
  offered({ path, name: own, text, theory, diagnostics }: Loaded): readonly Diagnostic[] {
    if (theory === undefined || this.#files.theories === undefined) return diagnostics;
    const root = this.#files.root(path, own);
    return diagnostics.map((found) => {
      if (found.code === 'UNKNOWN_THEORY') return this.#respelt(found, root, own, text);
      const name = text.slice(found.span.start, found.span.end);
      const has = gives[found.code];
      if (has === undefined || !found.message.includes(`\`${name}\``)) return found;
      const giving = this.#theories(root, own, name, has);
      const { good, wrong } = giving;
      if (wrong.length > 0 || (good.length > FEW && found.code === 'UNKNOWN_FACT')) return { ...found, help: havingIt(found, giving) };
      return good.length === 0 || good.length > FEW ? found : withImports(found, good, theory, text);
    });
  }

  /** The names of the theories below the root and in the library that give this name; and of those that would, but have errors themselves. */
  #theories(root: string, own: string, name: string, has: Gives): Giving {
    const wrong: string[] = [];
    const plain = name.slice(name.lastIndexOf(':') + 1);
    const found = [root, this.#files.shipped].flatMap((folder) =>
      this.#sourcesIn(folder)
        .filter((source) => namesIn(source).has(plain))
        .flatMap(({ path }): string[] => {
          this.#library ??= new Library(this.#files, { shelf: this.#shelf, proofs: false, recording: false });
          const loaded = this.#library.load(path);
          if (loaded === undefined || loaded.name === own || loaded.name === '') return [];
          const reached = this.#files.locate(root, loaded.name);
          const isThis = path === reached || (path === this.#files.locate(folder, loaded.name) && this.#files.read(reached) === undefined);
          if (!isThis || loaded.scope.theory(own) !== undefined) return [];
          if (sound(loaded)) return has(loaded.scope, name) ? [loaded.name] : [];
          if (has(loaded.scope, name) || (has === gives.UNKNOWN_FACT && wouldState(loaded, name))) wrong.push(loaded.name);
          return [];
        }),
    );
    return { good: [...new Set(found)], wrong: [...new Set(wrong)] };
  }

  /** An import that is not found, with the theory that has nearly the same name. */
  #respelt(found: Diagnostic, root: string, own: string, text: string): Diagnostic {
    const written = text.slice(found.span.start, found.span.end);
    const names = [root, this.#files.shipped].flatMap((folder) =>
      this.#sourcesIn(folder).flatMap(({ text: other }) => headerOf(other) ?? []),
    );
    const near = nearest(written, names).filter((name) => name !== own);
    if (near.length === 0) return found;
    const help = `${found.help === undefined ? '' : `${found.help}; `}did you mean ${near.map((name) => `\`${name}\``).join(' or ')}?`;
    const fixes = near.map((name) => ({ title: `write \`${name}\``, edits: [{ span: found.span, text: name }] }));
    return { ...found, help, fixes: [...found.fixes, ...fixes] };
  }

  #sourcesIn(folder: string): readonly Source[] {
    const known = this.#sources.get(folder);
    if (known !== undefined) return known;
    const decoder = new TextDecoder();
    const sources = (this.#files.theories?.(folder) ?? []).flatMap((path): Source[] => {
      const bytes = this.#files.read(path);
      return bytes === undefined ? [] : [{ path, text: decoder.decode(bytes), names: undefined }];
    });
    this.#sources.set(folder, sources);
    return sources;
  }
}

/** The name that a text gives itself as a theory. */
const headerOf = (text: string): string | undefined => /^(?:\s|--[^\n]*\n)*theory\s+([\p{L}_][\p{L}\p{N}_.']*)/u.exec(text)?.[1];

/** Words that are preceded by another word: among them are all names that a file gives, and reading a file takes long. */
function namesIn(source: Source): ReadonlySet<string> {
  source.names ??= new Set([...source.text.matchAll(/(?<=[\w"]\s+)[^\s:(){},]+/g)].map(([word]) => word));
  return source.names;
}

/** Whether a theory would have the fact, but for what is wrong with it. */
function wouldState({ name, scope, theory }: Loaded, label: string): boolean {
  const declared = (theory?.declarations ?? []).some(
    (d) =>
      (d.kind === 'axiom' || d.kind === 'theorem' || d.kind === 'claim') && [d.label?.text, `${name}:${d.label?.text}`].includes(label),
  );
  return declared && scope.broken.has(label.slice(label.lastIndexOf(':') + 1));
}

/** Whether nothing is wrong with a theory, nor with what it imports. */
const sound = ({ scope, diagnostics }: Loaded): boolean =>
  [...scope.all()].every((each) => !each.incomplete && each.broken.size === 0) &&
  diagnostics.every(({ code, severity }) => severity !== 'error' || isVerdict(code));

/** Which theories have it, where it is not for us to say which of them is meant. */
function havingIt({ help }: Diagnostic, { good, wrong }: Giving): string {
  const few = [...good.slice(0, FEW), ...wrong.slice(0, FEW).map((name) => `${name} (which has errors)`)];
  const others = good.length + wrong.length - few.length;
  const besides = help === undefined ? '' : `${help}; `;
  return `${besides}theories that have it: ${few.join(', ')}${others === 0 ? '' : ` and ${others} others`}`;
}

function withImports(found: Diagnostic, theories: readonly string[], theory: Theory, text: string): Diagnostic {
  const quoted = theories.map((name) => `\`import ${name}\``).join(' or ');
  const why = theories.length === 1 ? 'which has it' : 'which have it';
  const help = found.fixes.length === 0 ? `write ${quoted}, ${why}` : `${found.help} Or write ${quoted}, ${why}`;
  const fixes = theories.map((name) => ({ title: `import \`${name}\``, edits: [importing(name, theory, text)] }));
  return { ...found, help, fixes: [...found.fixes, ...fixes] };
}

/** One more import: behind the others, else on a line of its own behind the header. */
function importing(name: string, { name: own, title, declarations }: Theory, text: string): Edit {
  const last = declarations.findLast((d) => d.kind === 'import')?.theories.at(-1);
  if (last !== undefined) return { span: { start: last.span.end, end: last.span.end }, text: `, ${name}` };
  const [titled = ''] = title === undefined ? [] : (/^(?:\s|--[^\r\n]*)*"(?:[^"\\\r\n]|\\.)*"/.exec(text.slice(own.span.end)) ?? []);
  const header = own.span.end + titled.length;
  const [rest = ''] = /^[ \t]*(?:--[^\r\n]*)?(?=[\r\n]|$)/.exec(text.slice(header)) ?? [];
  const end = text.includes('\r\n') ? '\r\n' : /^[^\n]*\r/.test(text) ? '\r' : '\n';
  return { span: { start: header + rest.length, end: header + rest.length }, text: `${end}import ${name}` };
}
