/**
 * The inner product of four features with eight, as a WebAssembly module that is put together here, instruction by instruction: 16-bit entries,
 * exact 32-bit sums, two entries a lane. The plain version in kernel.ts does the same; a test compares them.
 */

declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Instance {
    constructor(module: Module);
    readonly exports: Tiles;
  }
  function validate(bytes: Uint8Array): boolean;
}

/** What the module exports. */
export interface Tiles {
  readonly memory: { readonly buffer: ArrayBuffer };
  /**
   * `left` holds pairs of entries of four features (16 bytes a step), `right` of eight (32 bytes a step); `end` is the end of `left`. Writes 4 × 8
   * sums to `out`. All are byte offsets into the memory.
   */
  tile(left: number, right: number, end: number, out: number): void;
}

const I32 = 0x7f;
const V128 = 0x7b;
const END = 0x0b;
const [LEFT, RIGHT, STOP, OUT, SUMS] = [0, 1, 2, 3, 4];
const [NEAR, FAR, SPLAT] = [12, 13, 14];

const get = (local: number): readonly number[] => [0x20, local];
const set = (local: number): readonly number[] => [0x21, local];
const load = (offset: number): readonly number[] => [0xfd, 0x00, 4, offset];
const loadSplat32 = (offset: number): readonly number[] => [0xfd, 0x09, 2, offset];
const store = (offset: number): readonly number[] => [0xfd, 0x0b, 4, offset];
const dotOfPairs: readonly number[] = [0xfd, 0xba, 0x01];
const addLanes: readonly number[] = [0xfd, 0xae, 0x01];
const advance = (local: number, by: number): readonly number[] => [...get(local), 0x41, by, 0x6a, ...set(local)];
const four = [0, 1, 2, 3];

function body(): readonly number[] {
  const step = four.flatMap((q) => [
    ...[...get(LEFT), ...loadSplat32(4 * q), ...set(SPLAT)],
    ...[NEAR, FAR].flatMap((half, h) => {
      const sum = SUMS + 2 * q + h;
      return [...get(sum), ...get(SPLAT), ...get(half), ...dotOfPairs, ...addLanes, ...set(sum)];
    }),
  ]);
  const loop = [
    ...[0x03, 0x40],
    ...[...get(RIGHT), ...load(0), ...set(NEAR), ...get(RIGHT), ...load(16), ...set(FAR)],
    ...step,
    ...advance(RIGHT, 32),
    ...advance(LEFT, 16),
    ...[...get(LEFT), ...get(STOP), 0x49, 0x0d, 0x00],
    END,
  ];
  const stores = [...four, ...four].flatMap((_, k) => [...get(OUT), ...get(SUMS + k), ...store(16 * k)]);
  return [1, 11, V128, ...loop, ...stores, END];
}

function unsigned(value: number): readonly number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...unsigned(Math.floor(value / 128))];
}
const counted = (items: readonly number[]): readonly number[] => [...unsigned(items.length), ...items];
const name = (text: string): readonly number[] => counted(Array.from(text, (c) => c.charCodeAt(0)));

/** The module, with a memory of so many pages of 64 KiB. */
export function moduleBytes(pages: number): Uint8Array {
  const section = (id: number, content: readonly number[]): readonly number[] => [id, ...counted(content)];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 4, I32, I32, I32, I32, 0]),
    ...section(3, [1, 0]),
    ...section(5, [1, 0, ...unsigned(pages)]),
    ...section(7, [2, ...name('memory'), 2, 0, ...name('tile'), 0, 0]),
    ...section(10, [1, ...counted(body())]),
  ]);
}

/** The module at work, or nothing where the machine has no such instructions. */
export function instantiate(pages: number): Tiles | undefined {
  const bytes = moduleBytes(pages);
  return WebAssembly.validate(bytes) ? new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports : undefined;
}
