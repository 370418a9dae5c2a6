/** Theories compiled and read again, and all there is to say about them. */
import { createHash } from 'node:crypto';
import { compile } from '../../src/compiled/compile.ts';
import { type Label, pack, unpack, type Volume } from '../../src/compiled/container.ts';
import { shelf } from '../../src/compiled/shelf.ts';
import type { StoredItem, StoredJudgement, StoredTheory } from '../../src/compiled/stored.ts';
import { type Files, Library, type Loaded } from '../../src/elaborate/library.ts';
import { Term, Theorem } from '../../src/terms/index.ts';

export const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64');
export const VERSION = '1';

export const compiled = (library: Library): Uint8Array => compile(library.all, library.signature, digest, VERSION);
export const restored = (files: Files, bytes: Uint8Array, version = VERSION): Library =>
  new Library(files, { shelf: shelf(bytes, digest, version) });

/** Files that a test makes up, before those of other files. */
export const withFiles = (texts: Readonly<Record<string, string>>, others: Files): Files => ({
  ...others,
  read(path) {
    const text = texts[path];
    return text === undefined ? others.read(path) : new TextEncoder().encode(text);
  },
});

/** All that a run knows of its theories, terms apart from what their binders are called. */
export const described = (library: Library): readonly string[] => library.all.map(describedTheory);

function describedTheory({ name, title, path, text, items, diagnostics, scope }: Loaded): string {
  const { symbols, notations, shorts, facts, forms, abbreviations, parameters, givens, concepts, features } = scope;
  const known = { symbols, notations, shorts, facts, forms, abbreviations, parameters, givens, concepts, features };
  const seen = new Map<object, number>();
  const plain = (key: string, value: unknown): unknown => {
    if (key === 'written') return undefined; // proofs are for people, and read from the text
    if (key === 'attempt') return undefined; // what a proof lacks is found anew where somebody asks for it
    if (value instanceof Term) return structure(value);
    if (value instanceof Theorem)
      return { conclusion: structure(value.conclusion), hypotheses: value.hypotheses.map(structure).sort(), restsOn: value.restsOn };
    if (value instanceof Map) return [...value];
    if (typeof value !== 'object' || value === null) return value;
    if ('sortVars' in value && 'name' in value) return value.name;
    if (!('premises' in value)) return value;
    const number = seen.get(value); // a step that is used twice
    if (number === undefined) seen.set(value, seen.size);
    return number === undefined ? value : `step ${number}`;
  };
  return JSON.stringify({ name, title, path, text, imports: scope.imports.map((s) => s.name), known, items, diagnostics }, plain, 1);
}

function structure(t: Term): string {
  const head = t.op === 'sort' || t.op === 'app' ? t.symbol.name : t.op === 'free' || t.op === 'sortvar' ? t.name : '';
  const value = t.op === 'num' ? `${t.value.n}/${t.value.d}` : t.op === 'bound' ? `${t.tag}` : '';
  return `${t.op} ${head}${value}(${t.kids().map(structure).join()})`;
}

type Change<T> = (it: T) => T;

/** A file of compiled theories with one of these changed. */
export function changed(bytes: Uint8Array, name: string, change: Change<StoredTheory>, label: Change<Volume> = (v) => v): Uint8Array {
  const volumes = unpack(bytes, VERSION).map((v): Volume => {
    const { digest: of, imports, contents, traces, rows } = v;
    const copy: Volume = { name: v.name, digest: of, imports, contents, traces, rows };
    return v.name === name ? label({ ...copy, contents: JSON.stringify(change(JSON.parse(contents))) }) : copy;
  });
  const digests = new Map(volumes.map((v) => [v.name, v.digest]));
  const now = (label: Label): Label => ({ ...label, digest: digests.get(label.name) ?? label.digest });
  return pack(VERSION, volumes.map((v) => ({ ...v, imports: v.imports.map(now) }))); // biome-ignore format: one thought
}

/** A change of one statement. */
export const ofItem =
  (label: string, change: Change<StoredItem>): Change<StoredTheory> =>
  (theory) => ({ ...theory, items: theory.items.map((item) => (item.label === label ? change(item) : item)) });

/** A change of what was found about one claim. */
export const ofJudgement = (label: string, change: Change<StoredJudgement>): Change<StoredTheory> =>
  ofItem(label, (item) => (item.judgement === undefined ? item : { ...item, judgement: change(item.judgement) }));
