/** For each of many rows the largest products, with where they are; and how all are spread. Two of them over disjoint pairs can be merged. */

/** As many are kept for each row. */
export const KEPT = 32;
/** Bars of the histogram of |cos|: equal parts of [0, 1.05). */
export const BARS = 64;
/** A product p belongs to bar p >> SHIFT. */
export const SHIFT = 24;

/** Sorted by size, largest first, then by place; places beyond what there is are −1. So the order of insertion does not matter. */
export class Top {
  readonly rows: number;
  readonly sizes: Int32Array<ArrayBuffer>;
  readonly places: Int32Array<ArrayBuffer>;

  constructor(rows: number, sizes = new Int32Array(rows * KEPT).fill(-1), places = new Int32Array(rows * KEPT).fill(-1)) {
    this.rows = rows;
    this.sizes = sizes;
    this.places = places;
  }

  /** What is smaller than this need not be offered. */
  least(row: number): number {
    return this.sizes[row * KEPT + KEPT - 1] ?? -1;
  }

  offer(row: number, size: number, place: number): void {
    const { sizes, places } = this;
    const first = row * KEPT;
    let at = first + KEPT;
    while (at > first) {
      const other = sizes[at - 1] ?? -1;
      if (other > size || (other === size && (places[at - 1] ?? -1) < place)) break;
      at--;
    }
    if (at === first + KEPT) return;
    sizes.copyWithin(at + 1, at, first + KEPT - 1);
    places.copyWithin(at + 1, at, first + KEPT - 1);
    sizes[at] = size;
    places[at] = place;
  }

  /** Takes over what another has found, over other pairs. */
  merge(other: Top): void {
    for (let row = 0; row < this.rows; row++) {
      for (let at = row * KEPT; at < (row + 1) * KEPT; at++) {
        const [size, place] = [other.sizes[at] ?? -1, other.places[at] ?? -1];
        if (place < 0 || size < this.least(row)) break;
        this.offer(row, size, place);
      }
    }
  }
}
