/** Things by their numbers (below 2^31), 64 on a page: the list grows without being copied, and a page that nobody needs is not there. */
export class Pages<T> {
  readonly #pages: (T | undefined)[][] = [];

  get(i: number): T | undefined {
    return this.#pages[i >> 6]?.[i & 63];
  }
  set(i: number, value: T): T {
    const page = this.#pages[i >> 6] ?? this.#turn(i >> 6);
    page[i & 63] = value;
    return value;
  }
  #turn(i: number): (T | undefined)[] {
    const page = new Array<T | undefined>(64).fill(undefined);
    this.#pages[i] = page;
    return page;
  }
}
