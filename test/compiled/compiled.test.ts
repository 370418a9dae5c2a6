/** Compiled theories say what fresh ones say, and are used for nothing but the very texts they were made from. */
import { describe, expect, it } from 'vitest';
import { kinds } from '../../src/certificate/format.ts';
import { unpack } from '../../src/compiled/container.ts';
import type { StoredTheory } from '../../src/compiled/stored.ts';
import { show } from '../../src/elaborate/display.ts';
import { type Files, Library, type Loaded } from '../../src/elaborate/library.ts';
import { disk } from '../support/theories.ts';
import { compiled as compile, restored, VERSION, changed as withChanged } from './support.ts';

const theories = ['std/laws', 'std/transition', 'meta/identifiability'].map((name) => `theories/${name}.lcgm`);

function load(files: Files, compiled?: Uint8Array, version = VERSION): { library: Library; loaded: (Loaded | undefined)[] } {
  const library = compiled === undefined ? new Library(files) : restored(files, compiled, version);
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
const compiled = compile(fresh.library);

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
    expect(compile(fresh.library)).toEqual(compiled);
    expect(described(load(disk, compile(load(disk, compiled).library)).library)).toEqual(described(fresh.library));
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

  it('is not used by a machine of another byte order, nor where it is no such file', () => {
    for (const bytes of [compiled.map((_, i) => compiled[i ^ 3] ?? 0), new Uint8Array(), new TextEncoder().encode('{"version":"1"}')])
      expect(load(disk, bytes).library.all.every((l) => l.digest === undefined)).toBe(true);
  });

  it('cannot prove what its proofs do not prove', () => {
    const cut = withChanged(compiled, 'meta.model', (t) => ({ ...t, urgent: t.urgent - 3 }));
    const mixed = withChanged(compiled, 'meta.model', (t) => ({ ...t, items: t.items.map((item) => ({ ...item, theorem: 0 })) }));
    for (const bytes of [cut, mixed]) expect(() => load(disk, bytes)).toThrow(/damaged/);
  });

  /** The first theorem of a theory is said to be a step that these rows add; in them −1 is the first new term. */
  const withStep = (rows: readonly (readonly number[])[]) =>
    withChanged(compiled, 'meta.model', (t) => t, (v) => {
      const contents: StoredTheory = JSON.parse(v.contents);
      const [before, after] = [v.rows.subarray(0, contents.urgent), v.rows.subarray(contents.urgent)];
      const count = { terms: 4, steps: 0 };
      for (let i = 0; i < before.length; i += 1 + (before[i] ?? 0)) {
        const kind = kinds[before[i + 1] ?? 0] ?? 'set';
        if (kinds.indexOf(kind) < kinds.indexOf('declare-sort')) count.terms++;
        else if (kind === 'known-theorem' || kinds.indexOf(kind) > kinds.indexOf('postulate') && !/^k.*(symbol|axiom)$/.test(kind)) count.steps++;
      }
      const more = rows.flatMap((r) => [r.length, ...r.map((x) => (x === -1 ? count.terms : x))]);
      const place = count.steps + rows.length - (rows.length > 1 ? 2 : 1);
      const first = contents.items.findIndex(({ kind }) => kind === 'theorem');
      const items = contents.items.map((item, i) => (i === first ? { ...item, theorem: place, derivation: undefined } : item));
      return { ...v, contents: JSON.stringify({ ...contents, items, urgent: before.length + more.length }), rows: Int32Array.from([...before, ...more, ...after]) };
    }); // biome-ignore format: one thought
  it.each([
    ['assumed', /has hypotheses/, [[kinds.indexOf('assume'), 0]]],
    ['about a variable', /has the free variable/, [[kinds.indexOf('free'), 0, 1], [kinds.indexOf('refl'), -1]]],
  ])('does not call proved what is %s', (_how, reason, rows) => expect(() => load(disk, withStep(rows))).toThrow(reason)); // biome-ignore format: a table
  it.each(['length', '0', 0.5, null, [0], 2 ** 32, -(2 ** 32)])('has no theorem or symbol number %j', (number) => {
    const theorem = (t: StoredTheory) => ({ ...t, items: t.items.map((item) => (item.kind === 'theorem' ? { ...item, theorem: number as number } : item)) });
    expect(() => load(disk, withChanged(compiled, 'meta.model', theorem))).toThrow(/damaged/);
    const symbol = (t: StoredTheory) => ({ ...t, symbols: t.symbols.map((entry) => ({ ...entry, symbol: number as number })) });
    expect(() => load(disk, withChanged(compiled, 'meta.model', symbol))).toThrow(/damaged/);
  }); // biome-ignore format: one thought

  it('is checked row by row: most changes of a number are refused', () => {
    const rows = unpack(compiled, VERSION).find((v) => v.name === 'std.sets')?.rows ?? [];
    let [tried, refused] = [0, 0];
    for (let i = 0; i < rows.length; i += 3, tried++) {
      const bytes = withChanged(compiled, 'std.sets', (t) => t, (v) => ({ ...v, rows: v.rows.map((x, k) => (k === i ? x + 1 : x)) })); // biome-ignore format: one thought
      try {
        restored(disk, bytes).load('theories/std/sets.lcgm');
      } catch (error) {
        if (!(error instanceof Error) || !/damaged/.test(error.message)) throw error;
        refused++;
      }
    }
    expect(tried).toBeGreaterThan(20);
    expect(refused).toBeGreaterThan(tried / 3);
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
    const library = restored(files, compiled);
    const loaded = library.load(
      'mine/test.lcgm',
      new TextEncoder().encode('theory test "t"\nimport std.sets\ntheorem t (A B : Set(Nat)) if A <= B then B <= A'),
    );
    expect(loaded?.diagnostics).toEqual([]);
    expect(library.all.map((l) => l.path)).toEqual(['mine/std/sets.lcgm', 'mine/test.lcgm']);
  });
});
