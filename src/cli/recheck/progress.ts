/** Progress in one line of a terminal, which is wiped in the end; elsewhere nothing. */

/** No more often than this, in milliseconds. */
const PAUSE = 100;

export class Progress {
  readonly #screen: { readonly isTTY?: boolean; readonly write: (text: string) => unknown };
  readonly #parts = new Map<string, string>();
  #shown = 0;

  constructor(screen: { readonly isTTY?: boolean; readonly write: (text: string) => unknown }) {
    this.#screen = screen;
  }

  /** How far one checker is. */
  of(name: string, done: number, total: number): void {
    this.#parts.set(name, `${name} ${Math.floor((100 * done) / Math.max(1, total))} %`);
    this.show([...this.#parts.values()].join(', '));
  }

  show(text: string): void {
    if (this.#screen.isTTY !== true || performance.now() < this.#shown + PAUSE) return;
    this.#shown = performance.now();
    this.#screen.write(`\r\x1b[K${text}`);
  }

  end(): void {
    if (this.#screen.isTTY === true) this.#screen.write('\r\x1b[K');
  }
}
