/** Goes through all sets of columns of a tableau, one by one, modulo a prime below 2²⁶: depth first, down to two rows, one row or one column. */
import { residue } from './modular.ts';
import { pivot, type Tableau } from './sparkTableau.ts';

/** Is told columns that are dependent modulo the prime, sometimes fewer than were looked for; answers whether to stop. */
export type Suspicion = (columns: readonly number[]) => boolean;

/** What goes through the sets of tableaux. */
export interface Engine {
  readonly prime: number;
  /** How many tableaux of one shape it takes at once. */
  readonly lanes: number;
  /** Goes through the sets of all these tableaux, of three rows and columns at least; whether it was stopped. */
  run(tableaux: readonly Tableau[]): boolean;
}

interface Level {
  readonly entries: Float64Array;
  readonly rowIds: Int32Array;
  readonly colIds: Int32Array;
}

export class Scan {
  readonly #p: number;
  readonly #suspect: Suspicion;
  readonly #levels: Level[] = [];
  #chosen: number[] = [];

  constructor(p: number, suspect: Suspicion) {
    this.#p = p;
    this.#suspect = suspect;
  }

  /** Whether it was stopped. */
  run({ rows, cols, entries, rowIds, colIds, chosen }: Tableau): boolean {
    const top = this.#level(0, rows, cols);
    top.entries.set(entries);
    top.rowIds.set(rowIds);
    top.colIds.set(colIds);
    this.#chosen = [...chosen];
    return this.#visit(0, rows, cols, cols);
  }

  #level(depth: number, rows: number, cols: number): Level {
    const known = this.#levels[depth];
    if (known !== undefined && known.entries.length >= rows * cols && known.rowIds.length >= rows && known.colIds.length >= cols)
      return known;
    const made = { entries: new Float64Array(rows * cols), rowIds: new Int32Array(rows), colIds: new Int32Array(cols) };
    this.#levels[depth] = made;
    return made;
  }

  #visit(depth: number, rows: number, cols: number, stride: number): boolean {
    if (rows === 0 || cols === 0) return false;
    const here = this.#level(depth, rows, stride);
    if (rows === 1 || cols === 1) return this.#single(here, rows, cols, stride);
    if (rows === 2) return this.#single(here, rows, cols, stride) || this.#pairs(here, cols, stride);
    const below = this.#level(depth + 1, rows - 1, cols);
    for (let count = cols; count > 1; count--) {
      const f = count - 1;
      let r = rows - 1;
      while (r >= 0 && here.entries[r * stride + f] === 0) r--;
      const id = here.colIds[f] ?? 0;
      if (r < 0) {
        if (this.#suspect([...this.#chosen, id])) return true;
        continue;
      }
      pivot(here.entries, rows, count, stride, r, below.entries, this.#p);
      for (let i = 0; i < rows - 1; i++) below.rowIds[i] = here.rowIds[i < r ? i : i + 1] ?? 0;
      for (let j = 0; j < f; j++) below.colIds[j] = here.colIds[j] ?? 0;
      below.colIds[f] = here.rowIds[r] ?? 0;
      this.#chosen.push(id);
      if (this.#visit(depth + 1, rows - 1, count, count)) return true;
      this.#chosen.pop();
    }
    return this.#single(here, rows, 1, stride);
  }

  /** The sets with one column of B: its unit vectors but one. */
  #single({ entries, rowIds, colIds }: Level, rows: number, cols: number, stride: number): boolean {
    for (let i = 0; i < rows; i++)
      for (let j = 0; j < cols; j++)
        if (entries[i * stride + j] === 0) {
          const units = Array.from(rowIds.subarray(0, rows)).filter((_, k) => k !== i);
          if (this.#suspect([...this.#chosen, ...units, colIds[j] ?? 0])) return true;
        }
    return false;
  }

  /** The sets with two columns of B, if there are two rows. */
  #pairs({ entries, colIds }: Level, cols: number, stride: number): boolean {
    const p = this.#p;
    for (let i = 1; i < cols; i++) {
      const x = entries[i] ?? 0;
      const y = entries[stride + i] ?? 0;
      for (let j = 0; j < i; j++)
        if (residue(x * (entries[stride + j] ?? 0) - y * (entries[j] ?? 0), p) === 0)
          if (this.#suspect([...this.#chosen, colIds[j] ?? 0, colIds[i] ?? 0])) return true;
    }
    return false;
  }
}
