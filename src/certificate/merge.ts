/** Makes one certificate of several, in which what they have in common stands once: for those who check proofs elsewhere, all at a time. */

import { Signature } from '../logic/index.ts';
import { checksum, FORMAT, fail, firstSymbols, firstTerms, type Kind, kinds, VERSION } from './format.ts';

/** What the numbers of a row are: a name, a symbol, a term, an axiom or a step; `#` a mere number; `*` repeats the one before. */
const ARGUMENTS: { readonly [K in Kind]: string } = {
  set: 't',
  sortvar: 'n',
  free: 'nt',
  num: 'nt',
  app: 'st*',
  comp: 'tt',
  all: 'tt',
  ex: 'tt',
  '=': 'tt',
  in: 'tt',
  '=>': 'tt',
  and: 'tt',
  or: 'tt',
  'declare-sort': 'nt*',
  'declare-function': 'n#t*',
  'declare-predicate': 'n#t*',
  define: 'n#t*',
  postulate: 'nt',
  assume: 't',
  weaken: 'pt',
  impIntro: 'tp',
  impElim: 'pp',
  andIntro: 'pp',
  andLeft: 'p',
  andRight: 'p',
  orLeft: 'pt',
  orRight: 'tp',
  orElim: 'ppp',
  exFalso: 'pt',
  classical: 'p',
  allIntro: 'tp',
  allElim: 'pt*',
  exIntro: 'ttp',
  exElim: 'ptp',
  refl: 't',
  leibniz: 'ptp',
  memberIntro: 'tp',
  memberElim: 'p',
  extension: 'p',
  instantiate: 'pt*',
  axiom: 'a',
  definition: 's',
  linear: 't#p*', // as many steps as the number says, and then names
  evaluate: 't',
  'known-symbol': '',
  'known-axiom': '',
  'known-theorem': '',
  'kernel-symbol': 'n',
  independent: 'tt',
  infeasible: 'tt*',
};
type Numbered = 's' | 't' | 'a' | 'p';
const makes = (kind: number): Numbered => (kind < 13 ? 't' : kind < 17 || kinds[kind] === 'kernel-symbol' ? 's' : kind === 17 ? 'a' : 'p');

interface Parsed {
  readonly names: readonly string[];
  readonly rows: readonly (readonly number[])[];
  readonly claims: readonly (readonly [string, string, string, number])[];
}

/** The merged certificate, which is to be read like any other. Each of these must have been read already: their rows are not checked here. */
export function mergeCertificates(texts: readonly string[]): string {
  const merged = new Merged();
  for (const text of texts) merged.add(JSON.parse(text));
  return merged.text();
}

class Merged {
  readonly #names = new Map<string, number>();
  readonly #rows = new Map<string, number>();
  readonly #claims: string[] = [];
  readonly #first: { readonly s: number; readonly t: number };
  readonly #counts: Record<Numbered, number>;

  constructor() {
    const s = new Signature();
    this.#first = { s: firstSymbols(s).length, t: firstTerms(s).length };
    this.#counts = { ...this.#first, a: 0, p: 0 };
  }

  add({ names, rows, claims }: Parsed): void {
    const first = (count: number) => Array.from({ length: count }, (_, i) => i);
    const own: Record<Numbered, number[]> = { s: first(this.#first.s), t: first(this.#first.t), a: [], p: [] };
    const name = (i: number): number => this.#number(this.#names, names[i] ?? '');
    for (const [at, row] of rows.entries()) {
      const [kind = 0, ...args] = row;
      const pattern = ARGUMENTS[kinds[kind] ?? 'set'];
      const mapped = args.map((value, i) => {
        let of = pattern[Math.min(i, pattern.length - 2 + (pattern.endsWith('*') ? 0 : 1))];
        if (kinds[kind] === 'linear' && i >= 2 + (args[1] ?? 0)) of = 'n';
        if (of === '#') return value;
        const number = of === 'n' ? name(value) : own[of === 's' || of === 't' || of === 'a' ? of : 'p'][value];
        return number ?? fail('CERT_REFERENCE', `there is no ${value} yet`, `rows[${at}]`);
      });
      const key = [kind, ...mapped].join();
      const sort = makes(kind);
      const known = this.#rows.get(key);
      if (known === undefined) this.#rows.set(key, this.#counts[sort]);
      own[sort].push(known ?? this.#counts[sort]++);
    }
    for (const [theory, label, title, step] of claims) {
      const number = own.p[step] ?? fail('CERT_REFERENCE', `there is no step ${step}`, 'claims');
      this.#claims.push(JSON.stringify([theory, label, title, number]));
    }
  }

  #number(known: Map<string, number>, text: string): number {
    const number = known.get(text) ?? known.size;
    known.set(text, number);
    return number;
  }

  text(): string {
    const names = [...this.#names.keys()].map((each) => JSON.stringify(each));
    const rows = [...this.#rows.keys()].map((row) => `[${row}]`);
    const body = `{"format":"${FORMAT}","version":${VERSION},"names":[${names}],"rows":[${rows}],"claims":[${this.#claims}],"checksum":"`;
    return `${body}${checksum(body, body.length)}"}`;
  }
}
