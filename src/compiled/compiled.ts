/**
 * Compiled theories: what an earlier run understood of a theory file, and the proofs that it found. A compiled theory is used only for a
 * file with just the same text, after imports with just the same texts; its proofs are then checked by the kernel once more, step by
 * step, instead of being searched. So compiling saves time and can prove nothing new.
 */
import { type Known, replay, writeLinked } from '../certificate/index.ts';
import type { Item } from '../elaborate/item.ts';
import type { Loaded, Precompiled, Shelf } from '../elaborate/library.ts';
import type { Entry, Fact, Scope } from '../elaborate/scope.ts';
import type { Signature, Theorem } from '../logic/index.ts';
import type { Attributes, Source, Span } from '../syntax/ast.ts';

/** One theory, as it lies in the file; kernel names stand for symbols, `theory:label` for theorems. */
interface Volume {
  readonly name: string;
  readonly title: string | undefined;
  readonly digest: string;
  readonly imports: readonly { readonly name: string; readonly digest: string }[];
  readonly symbols: readonly {
    readonly symbol: string;
    readonly surface: string;
    readonly explicit: readonly boolean[];
    readonly attributes: Attributes;
  }[];
  readonly facts: readonly {
    readonly kind: Fact['kind'];
    readonly label: string;
    readonly title: string | undefined;
    readonly source: Source | undefined;
    readonly span: Span;
  }[];
  readonly proofs: string;
}
interface Volumes {
  readonly version: string;
  readonly volumes: readonly Volume[];
}

/** A digest of the bytes of a file. */
export type Digest = (bytes: Uint8Array) => string;

/** Compiles loaded theories, all but those with errors, gaps, parameters, abbreviations, claims or verdicts, and those that import such. */
export function compile(theories: readonly Loaded[], signature: Signature, digest: Digest, version: string): string {
  const done = new Map<Scope, Volume>();
  for (const loaded of theories) {
    const volume = compileOne(loaded, signature, digest, done);
    if (volume !== undefined) done.set(loaded.scope, volume);
  }
  const volumes: Volumes = { version, volumes: [...done.values()] };
  return JSON.stringify(volumes);
}

function compileOne(loaded: Loaded, signature: Signature, digest: Digest, done: ReadonlyMap<Scope, Volume>): Volume | undefined {
  const { scope, items, diagnostics } = loaded;
  const simple =
    diagnostics.length === 0 &&
    scope.parameters.length === 0 &&
    scope.givens.length === 0 &&
    scope.abbreviations.size === 0 &&
    scope.forms.length === 0;
  const imports = scope.imports.map((i) => done.get(i));
  if (!simple || imports.includes(undefined) || items.some((i) => i.judgement !== undefined)) return undefined;
  const entries = [...scope.symbols.values()].flat();
  const claims = items.map(({ fact }) => ({ theory: fact.theory, name: fact.label, theorem: fact.theorem }));
  return {
    name: scope.name,
    title: loaded.title,
    digest: digest(new TextEncoder().encode(loaded.text)),
    imports: imports.flatMap((v) => (v === undefined ? [] : [{ name: v.name, digest: v.digest }])),
    symbols: entries.map(({ symbol, surface, explicit, attributes }) => ({ symbol: symbol.name, surface, explicit, attributes })),
    facts: items.map(({ fact: { kind, label, title, source }, span }) => ({ kind, label, title, source, span })),
    proofs: writeLinked(signature, claims, entries.map((e) => e.symbol), knownFrom(scope)), // biome-ignore format: one thought
  };
}

/** What the imports of a theory declare and state. */
function knownFrom(scope: Scope): Known {
  const facts = scope.imports.flatMap((s) => [...s.facts.values()]);
  return {
    symbols: new Set(scope.imports.flatMap((s) => [...s.symbols.values()].flat().map((e) => e.symbol))),
    axioms: new Set(facts.flatMap((f) => (f.kind === 'axiom' ? [nameOf(f)] : []))),
    theorems: new Map(facts.map((f) => [f.theorem, nameOf(f)])),
  };
}
const nameOf = (fact: Fact): string => `${fact.theory}:${fact.label}`;

/** What a file of compiled theories, if it was made by this version, has for the files that a run meets. */
export function shelf(text: string, digest: Digest, version: string): Shelf {
  const read: Volumes = JSON.parse(text);
  const byDigest = new Map((read.version === version ? read.volumes : []).map((v) => [v.digest, v]));
  return {
    find(bytes) {
      const volume = byDigest.get(digest(bytes));
      return volume === undefined ? undefined : precompiled(volume);
    },
  };
}

function precompiled(volume: Volume): Precompiled {
  return {
    name: volume.name,
    title: volume.title,
    digest: volume.digest,
    imports: volume.imports,
    restore: (scope, signature) => restore(volume, scope, signature),
  };
}

function restore(volume: Volume, scope: Scope, signature: Signature): readonly Item[] {
  const known = new Map<string, Theorem>();
  for (const s of scope.imports) for (const f of s.facts.values()) known.set(nameOf(f), f.theorem);
  const { claims } = replay(volume.proofs, { signature, theorem: (name) => known.get(name) });
  for (const { symbol: name, surface, explicit, attributes } of volume.symbols) {
    const symbol = signature.symbol(name);
    if (symbol === undefined) throw new Error(`the compiled theory ${volume.name} lacks ${name}`);
    const entry: Entry = { symbol, surface, theory: volume.name, explicit, attributes };
    scope.add(entry);
  }
  return volume.facts.map(({ kind, label, title, source, span }, i) => {
    const theorem = claims[i]?.theorem;
    if (theorem === undefined || claims[i]?.name !== label) throw new Error(`the compiled theory ${volume.name} lacks ${label}`);
    const fact: Fact = { kind, label, theory: volume.name, title, theorem, source };
    scope.facts.set(label, fact);
    return {
      fact,
      span,
      stated: undefined,
      resting: undefined,
      gaps: 0,
      derivation: undefined,
      written: undefined,
      judgement: undefined,
      tight: undefined,
      needs: undefined,
    };
  });
}
