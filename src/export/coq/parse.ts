/** Reads what Coq prints of a type or term where it is told to hide nothing: binders, applications and names, and no notations. */

/** A variable is the number of its binder, counted from outside. */
export type Node =
  | { readonly kind: 'constant'; readonly name: string }
  | { readonly kind: 'variable'; readonly level: number }
  | { readonly kind: 'binder'; readonly word: 'forall' | 'fun'; readonly domain: Node; readonly body: Node }
  | { readonly kind: 'application'; readonly head: Node; readonly args: readonly Node[] };

/** What is printed is none of that. */
export class Unreadable extends Error {}

const TOKEN = /\s+|(@?[A-Za-z_][\w']*(?:\.[A-Za-z_][\w']*)*|\*\*\*|=>|[():,=[\]])/y;

export class Reader {
  readonly #tokens: string[] = [];
  readonly #names: string[] = [];
  #at = 0;

  constructor(text: string) {
    TOKEN.lastIndex = 0;
    while (TOKEN.lastIndex < text.length) {
      const from = TOKEN.lastIndex;
      const found = TOKEN.exec(text) ?? unreadable(text.slice(from, from + 20));
      if (found[1] !== undefined) this.#tokens.push(found[1]);
    }
  }

  /** Whether this comes next, and then goes on. */
  has(token: string): boolean {
    if (this.#tokens[this.#at] !== token) return false;
    this.#at++;
    return true;
  }
  expect(token: string): void {
    if (!this.has(token)) unreadable(this.#tokens[this.#at] ?? 'the end');
  }
  end(): void {
    if (this.#at < this.#tokens.length) unreadable(this.#tokens[this.#at] ?? '');
  }

  /** A term as it stands between brackets. */
  term(): Node {
    if (this.has('forall')) return this.#binders('forall', ',');
    if (this.has('fun')) return this.#binders('fun', '=>');
    const head = this.#part() ?? unreadable(this.#tokens[this.#at] ?? 'the end');
    const args: Node[] = [];
    for (let next = this.#part(); next !== undefined; next = this.#part()) args.push(next);
    if (args.length === 0) return head;
    return head.kind === 'application' ? { ...head, args: [...head.args, ...args] } : { kind: 'application', head, args };
  }

  #part(): Node | undefined {
    if (this.has('(')) {
      const inner = this.term();
      this.expect(')');
      return inner;
    }
    const token = this.#tokens[this.#at];
    if (token === undefined || !/^[@A-Za-z_]/.test(token)) return undefined;
    this.#at++;
    if (token === 'forall' || token === 'fun' || token === '_') unreadable(token);
    const level = this.#names.lastIndexOf(token);
    return level < 0 ? { kind: 'constant', name: token } : { kind: 'variable', level };
  }

  /** `x y : S`, or some of these in brackets. */
  #binders(word: 'forall' | 'fun', mark: string): Node {
    const domains: Node[] = [];
    if (this.has('(')) {
      do {
        this.#group(domains);
        this.expect(')');
      } while (this.has('('));
    } else this.#group(domains);
    this.expect(mark);
    const body = this.term();
    this.#names.length -= domains.length;
    return domains.reduceRight((inner, domain): Node => ({ kind: 'binder', word, domain, body: inner }), body);
  }
  #group(domains: Node[]): void {
    const names: string[] = [];
    while (!this.has(':')) {
      const name = this.#tokens[this.#at++];
      names.push(name !== undefined && /^[A-Za-z_][\w']*$/.test(name) ? name : unreadable(name ?? 'the end'));
    }
    if (names.length === 0) unreadable(':');
    const domain = this.term();
    for (const name of names) {
      domains.push(domain); // a sort does not mention the variables beside it, whose numbers are higher
      this.#names.push(name);
    }
  }
}

function unreadable(what: string): never {
  throw new Unreadable(`Coq prints ${JSON.stringify(what)} where that cannot be read`);
}
