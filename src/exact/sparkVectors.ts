/** The engine in assembly/minors.ts: four tableaux of one shape at a time. What it suspects is looked at again, here, one by one. */
import { minors } from './generated/minors.ts';
import { type Engine, Scan, type Suspicion } from './sparkScan.ts';
import { chosenIds, type Numbers, type Tableau, withLast } from './sparkTableau.ts';

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  setup(prime: number, inverse: number, squared: number): void;
  search(base: number, rows: number, cols: number, stride: number, level: number): number;
}
interface Imports {
  readonly env: {
    suspect(base: number, rows: number, cols: number, stride: number, level: number, lanes: number): number;
    stuck(base: number, rows: number, cols: number, stride: number, level: number): number;
  };
}
/** What we use of the global of this name, whose types come with browsers only. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: Imports) => { readonly exports: Exports };
};

let known: { readonly module: object | undefined } | undefined;

/** The compiled module, unless there are no WebAssembly or no vectors here. */
function compiled(): object | undefined {
  known ??= { module: compile() };
  return known.module;
}

function compile(): object | undefined {
  try {
    return new WebAssembly.Module(Uint8Array.from(atob(minors), (character) => character.charCodeAt(0)));
  } catch {
    return undefined;
  }
}

export const hasVectors = (): boolean => compiled() !== undefined;

/** As in assembly/minors.ts. */
const [INVERSES, PATH, MATRICES] = [0x1000, 0x11000, 0x40000];
const MOST_POINTS = 2048;
const PAGE = 0x10000;
const LANES = 4;

export class VectorEngine implements Engine {
  readonly prime: number;
  readonly lanes = LANES;
  readonly #scan: Scan;
  readonly #suspect: Suspicion;
  readonly #exports: Exports;
  #roots: readonly Tableau[] = [];
  #words = new Int32Array();

  constructor(p: number, suspect: Suspicion) {
    const module = compiled();
    if (module === undefined) throw new RangeError('there are no vectors here');
    this.prime = p;
    this.#suspect = suspect;
    this.#scan = new Scan(p, suspect);
    const env: Imports['env'] = {
      suspect: (base, rows, cols, stride, level, lanes) => Number(this.#look(base, rows, cols, stride, level, lanes)),
      stuck: (base, rows, cols, stride, level) => Number(this.#choose(base, rows, cols, stride, level)),
    };
    this.#exports = new WebAssembly.Instance(module, { env }).exports;
    this.#reserve(MATRICES);
    this.#exports.setup(p, inverseOfOdd(p), 2 ** 32 % p);
    const table = new Uint16Array(this.#exports.memory.buffer, INVERSES, p);
    table[1] = 2 ** 16 % p;
    // p = ka + r, so 1/a is −k/r modulo p.
    for (let a = 2; a < p; a++) table[a] = ((p - Math.floor(p / a)) * (table[p % a] ?? 0)) % p;
  }

  run(tableaux: readonly Tableau[]): boolean {
    const [first] = tableaux;
    if (first === undefined) return false;
    const { rows, cols } = first;
    if (rows < 3 || cols < 3 || Math.max(rows, cols) > MOST_POINTS) return tableaux.some((each) => this.#scan.run(each));
    this.#reserve(MATRICES + 16 * rows * rows * cols);
    this.#roots = tableaux;
    for (let lane = 0; lane < LANES; lane++) {
      // Lanes that are left over repeat the first tableau, and are not looked at.
      const { entries } = tableaux[lane] ?? first;
      for (let k = 0; k < rows * cols; k++) {
        const entry = entries[k] ?? 0;
        this.#words[MATRICES / 4 + LANES * k + lane] = entry < 0 ? entry + this.prime : entry;
      }
    }
    return this.#exports.search(MATRICES, rows, cols, cols, 0) !== 0;
  }

  /** At least so many bytes of memory. */
  #reserve(bytes: number): void {
    const { memory } = this.#exports;
    const missing = bytes - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
    if (this.#words.buffer !== memory.buffer) this.#words = new Int32Array(memory.buffer);
  }

  #look(base: number, rows: number, cols: number, stride: number, level: number, lanes: number): boolean {
    return this.#roots.some(
      (root, lane) => ((lanes >> lane) & 1) === 1 && this.#scan.run(this.#read(root, lane, base, rows, cols, stride, level)),
    );
  }

  /** The sets with the last column, if the tableaux have no common row for a pivot. */
  #choose(base: number, rows: number, cols: number, stride: number, level: number): boolean {
    return this.#roots.some((root, lane) => {
      const here = this.#read(root, lane, base, rows, cols, stride, level);
      const child = withLast(here, this.prime);
      return child === undefined ? this.#suspect([...here.chosen, here.colIds[cols - 1] ?? 0]) : this.#scan.run(child);
    });
  }

  /** One of the four tableaux at this place, with the numbers of its columns, which follow from the choices made on the way. */
  #read(root: Tableau, lane: number, base: number, rows: number, cols: number, stride: number, level: number): Tableau {
    let ids: Numbers = root;
    for (let k = 0; k < level; k++) ids = chosenIds(ids, this.#words[PATH / 4 + 2 * k] ?? 0, this.#words[PATH / 4 + 2 * k + 1] ?? 0);
    const entries = new Float64Array(rows * cols);
    for (let i = 0; i < rows; i++)
      for (let j = 0; j < cols; j++) entries[i * cols + j] = this.#words[base / 4 + LANES * (i * stride + j) + lane] ?? 0;
    return { rows, cols, entries, rowIds: ids.rowIds, colIds: ids.colIds.slice(0, cols), chosen: ids.chosen };
  }
}

/** 1/p modulo 2³², by Newton: each step doubles the number of digits that are right. */
function inverseOfOdd(p: number): number {
  let x = p;
  for (let k = 0; k < 5; k++) x = Math.imul(x, 2 - Math.imul(p, x));
  return x;
}
