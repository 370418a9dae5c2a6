/** Compiled theories say what fresh ones say, and are used for nothing but the very texts they were made from. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { compile, shelf } from '../../src/compiled/compiled.ts';
import { show } from '../../src/elaborate/display.ts';
import { type Files, Library, type Loaded } from '../../src/elaborate/library.ts';
import { disk } from '../support/theories.ts';

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const theories = ['std/laws', 'std/transition', 'meta/identifiability'].map((name) => `theories/${name}.lcgm`);

function load(files: Files, compiled?: string, version = '1'): { library: Library; loaded: (Loaded | undefined)[] } {
  const library = new Library(files, compiled === undefined ? {} : { shelf: shelf(compiled, digest, version) });
  return { library, loaded: theories.map((path) => library.load(path)) };
}
const described = (library: Library): string[] =>
  library.all.flatMap((l) =>
    l.items.map(
      ({ fact }) => `${l.name}:${fact.label} ${fact.title} ${show(fact.theorem.conclusion, l.scope)} ${fact.theorem.restsOn.join()}`,
    ),
  );

/** The shipped theories with one text changed. */
const changed = (path: string, change: (text: string) => string): Files => ({
  ...disk,
  read(p) {
    const bytes = disk.read(p);
    return bytes !== undefined && p === path ? new TextEncoder().encode(change(new TextDecoder().decode(bytes))) : bytes;
  },
});

const fresh = load(disk);
const compiled = compile(fresh.library.all, fresh.library.signature, digest, '1');

describe('a compiled theory', () => {
  it('states and rests on what the fresh one does', () => {
    const { library } = load(disk, compiled);
    expect(library.all.map((l) => [l.name, l.digest !== undefined])).toEqual(fresh.library.all.map((l) => [l.name, true]));
    expect(described(library)).toEqual(described(fresh.library));
  });

  it('serves later theories like the fresh one', () => {
    const text = 'theory test "t"\nimport meta.identifiability\ntheorem t (P : Set(Dist(Z))) if measureClass(P) then measureClass(P & P)';
    for (const library of [load(disk, compiled).library, load(disk).library]) {
      const loaded = library.load('test.lcgm', new TextEncoder().encode(text));
      expect(loaded?.diagnostics).toEqual([]);
      expect(loaded?.items[0]?.fact.theorem.restsOn).toEqual([]);
    }
  });

  it('is compiled again to the same text', () => {
    expect(compile(fresh.library.all, fresh.library.signature, digest, '1')).toBe(compiled);
  });

  it('is not used for a text that differs in anything, nor for what imports it', () => {
    const { library } = load(
      changed('theories/std/space.lcgm', (text) => `${text}\n-- changed\n`),
      compiled,
    );
    const used = library.all.filter((l) => l.digest !== undefined).map((l) => l.name);
    expect(used).toEqual(['std.sets']);
    expect(described(library)).toEqual(described(fresh.library));
  });

  it('does not hide an error in the text', () => {
    const { library } = load(
      changed('theories/meta/model.lcgm', (text) => text.replace('push_compose', 'push_composse')),
      compiled,
    );
    expect(library.all.flatMap((l) => l.diagnostics.map((d) => d.code))).toContain('UNKNOWN_FACT');
  });

  it('is not used by another version', () => {
    const { library } = load(disk, compiled, '2');
    expect(library.all.every((l) => l.digest === undefined)).toBe(true);
  });

  it('cannot prove what its proofs do not prove', () => {
    const volumes = JSON.parse(compiled);
    const model = volumes.volumes.find((v: { name: string }) => v.name === 'meta.model');
    // a proof with its last row dropped, and one whose first statement goes by the name of another
    for (const damage of [(p: string) => p.replace(/,\[[\d,]*\]\],"claims"/, '],"claims"'), (p: string) => p.replace('"3.1"', '"L3.1"')]) {
      const proofs = damage(model.proofs);
      expect(proofs).not.toBe(model.proofs);
      const text = JSON.stringify({ ...volumes, volumes: volumes.volumes.map((v: object) => (v === model ? { ...model, proofs } : v)) });
      expect(() => load(disk, text)).toThrow();
    }
  });

  it('is not made of theories with gaps, errors or parameters', () => {
    for (const body of ['theorem a (n : Nat): n = 1 sorry', 'theorem a (n : Nat): n = 1', 'parameter n : Nat\ntheorem a: n = n']) {
      const library = new Library(disk);
      library.load('test.lcgm', new TextEncoder().encode(`theory test "t"\n${body}`));
      expect(JSON.parse(compile(library.all, library.signature, digest, '1')).volumes).toEqual([]);
    }
  });
});

describe('a project with a theory named like a shipped one', () => {
  it('uses its own, and the shipped one is not even read', () => {
    const own = 'theory std.sets "other sets"\ndefine subset (S : Sort) (A B : Set(S)) notation "<=" := A = B\n';
    const files: Files = {
      ...disk,
      root: () => 'mine',
      locate: (root, theory) => `${root}/${theory.split('.').join('/')}.lcgm`,
      read: (path) => (path === 'mine/std/sets.lcgm' ? new TextEncoder().encode(own) : disk.read(path)),
    };
    const library = new Library(files, { shelf: shelf(compiled, digest, '1') });
    const loaded = library.load(
      'mine/test.lcgm',
      new TextEncoder().encode('theory test "t"\nimport std.sets\ntheorem t (A B : Set(Nat)) if A <= B then B <= A'),
    );
    expect(loaded?.diagnostics).toEqual([]);
    expect(library.all.map((l) => l.path)).toEqual(['mine/std/sets.lcgm', 'mine/test.lcgm']);
  });
});
