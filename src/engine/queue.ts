/** A priority queue: the least comes out first. */
export class Queue<T> {
  readonly #items: T[] = [];
  readonly #before: (a: T, b: T) => boolean;

  constructor(before: (a: T, b: T) => boolean) {
    this.#before = before;
  }

  push(item: T): void {
    const items = this.#items;
    let i = items.push(item) - 1;
    while (i > 0) {
      const up = (i - 1) >> 1;
      const parent = items[up];
      if (parent === undefined || !this.#before(item, parent)) break;
      items[i] = parent;
      i = up;
    }
    items[i] = item;
  }

  pop(): T | undefined {
    const items = this.#items;
    const [first, end] = [items[0], items.pop()];
    if (items.length === 0 || end === undefined) return end;
    let i = 0;
    for (;;) {
      let next = 2 * i + 1;
      const [left, right] = [items[next], items[next + 1]];
      let child = left;
      if (left !== undefined && right !== undefined && this.#before(right, left)) {
        child = right;
        next++;
      }
      if (child === undefined || !this.#before(child, end)) break;
      items[i] = child;
      i = next;
    }
    items[i] = end;
    return first;
  }
}
