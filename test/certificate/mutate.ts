/** Seeded changes to certificates, each of a kind with a name: what a forger, or a bad disk, may do to one. */
import { kinds } from '../../src/certificate/format.ts';
import { readCertificate } from '../../src/certificate/index.ts';
import type { Term } from '../../src/terms/index.ts';
import { Builder, FALSE, numbersOf } from './build.ts';
import { addsOf, roleOf } from './meaning.ts';
import { kindOf, type Parsed } from './samples.ts';

type Kind = (typeof kinds)[number];

/** Random numbers from a seed (mulberry32). */
export class Random {
  #state: number;
  constructor(seed: number) {
    this.#state = seed | 0;
  }
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }
  below(n: number): number {
    return Math.floor(this.next() * n);
  }
  pick<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }
}

/** What a change to the parts has to know. */
export interface Target {
  readonly parts: Parsed;
  readonly random: Random;
  /** The certificate before the change. */
  readonly formulas: readonly Term[];
  readonly symbols: ReadonlyMap<string, number>;
  /** Names of axioms that the theories have, and the certificate need not. */
  readonly axioms: readonly string[];
}

const rowsOf = (parts: Parsed, ...wanted: readonly Kind[]): number[] =>
  parts.rows.flatMap((row, i) => (wanted.some((kind) => kind === kindOf(row)) ? [i] : []));
const numberOf = (kind: Kind): number => kinds.indexOf(kind);

/** Sets a number of a row that has one at all. */
function setNumber({ parts, random }: Target, change: (before: number, row: readonly number[]) => number): void {
  const row = random.pick(parts.rows);
  const i = 1 + random.below(row.length - 1);
  row[i] = change(row[i] ?? 0, row);
}
/** Changes the name that a random row of these kinds gives. */
function rename({ parts, random }: Target, of: readonly Kind[], change: (before: string) => string): void {
  const row = parts.rows[random.pick(rowsOf(parts, ...of))] ?? [];
  parts.names[row[1] ?? 0] = change(parts.names[row[1] ?? 0] ?? '');
}
/** Puts the row of a term in at its place, and renumbers what refers to later terms. Answers the number of the term. */
function insertTerm(parts: Parsed, at: number, row: number[]): number {
  const made = 4 + parts.rows.slice(0, at).filter((each) => addsOf(each) === 'term').length;
  for (const each of parts.rows.slice(at))
    for (let i = 1; i < each.length; i++) if (roleOf(each, i) === 'term' && (each[i] ?? 0) >= made) each[i] = (each[i] ?? 0) + 1;
  parts.rows.splice(at, 0, row);
  return made;
}
/** Adds a postulate at the end, and lets a claim be proved by it. */
function assumeClaim({ parts, random, formulas, symbols }: Target, called: (name: string) => string): void {
  const i = random.below(parts.claims.length);
  const [claim, formula] = [parts.claims[i], formulas[i]];
  if (claim === undefined || formula === undefined) throw new Error('no claim');
  const builder = new Builder(parts);
  const term = builder.write(formula, formula.owner as Parameters<Builder['write']>[1], symbols);
  claim[3] = builder.row('axiom', builder.row('postulate', called(claim[1]), term));
}
const flip = (text: string, i: number, bit: number): string =>
  text.slice(0, i) + String.fromCharCode(text.charCodeAt(i) ^ (1 << bit)) + text.slice(i + 1);

/** Changes of the parts, by name. */
export const structural: Readonly<Record<string, (target: Target) => void>> = {
  'one more or less': (t) => setNumber(t, (n) => n + (t.random.next() < 0.5 ? 1 : -1)),
  'another number of the same range': (t) => setNumber(t, (n) => t.random.below(2 * n + 4)),
  'a number like those of other rows': (t) =>
    setNumber(t, (n, row) => {
      const others = t.parts.rows.filter((each) => each[0] === row[0] && each.length === row.length && each !== row);
      const like = others.length === 0 ? undefined : t.random.pick(others);
      return like?.[1 + t.random.below(row.length - 1)] ?? n + 1;
    }),
  'a number out of range': (t) => setNumber(t, () => t.parts.rows.length + t.random.below(1000)),
  'a huge number': (t) => setNumber(t, () => t.random.pick([999_999_999, 1_000_000_000, 2 ** 53 + 2, 1e21, 2 ** 32, 2 ** 31])),
  'a negative number': (t) => setNumber(t, (n) => t.random.pick([-1, -n, -0.5, n + 0.5])),
  'two rows change places': ({ parts, random }) => {
    const i = random.below(parts.rows.length - 1);
    const j = random.next() < 0.5 ? i + 1 : random.below(parts.rows.length);
    const [a, b] = [parts.rows[i] ?? [], parts.rows[j] ?? []];
    parts.rows[i] = b;
    parts.rows[j] = a;
  },
  'a row less': ({ parts, random }) => void parts.rows.splice(random.below(parts.rows.length), 1),
  'the last rows less': ({ parts, random }) => void parts.rows.splice(-1 - random.below(20)),
  'a row twice': ({ parts, random }) => {
    const i = random.below(parts.rows.length);
    parts.rows.splice(i, 0, [...(parts.rows[i] ?? [])]);
  },
  'a row from elsewhere': ({ parts, random }) => void parts.rows.splice(random.below(parts.rows.length), 0, [...random.pick(parts.rows)]),
  'another kind': ({ parts, random }) => {
    random.pick(parts.rows)[0] = random.below(kinds.length + 2);
  },
  'a kind of the same shape': ({ parts, random }) => {
    const groups: Kind[][] = [
      ['andLeft', 'andRight', 'classical', 'memberElim', 'extension'],
      ['impElim', 'andIntro'],
      ['all', 'ex', 'comp'],
      ['=>', 'and', 'or', '=', 'in'],
      ['allIntro', 'impIntro', 'orRight', 'memberIntro'],
      ['allElim', 'weaken', 'orLeft', 'exFalso'],
      ['assume', 'refl', 'evaluate'],
      ['axiom', 'definition', 'andLeft'],
      ['declare-function', 'define', 'declare-predicate'],
      ['exElim', 'leibniz'],
      ['independent', 'weaken', 'all'],
    ];
    const group = random.pick(groups.filter((g) => rowsOf(parts, ...g).length > 0));
    const row = parts.rows[random.pick(rowsOf(parts, ...group))] ?? [];
    row[0] = numberOf(random.pick(group.filter((kind) => kind !== kindOf(row))));
  },
  'two arguments change places': ({ parts, random }) => {
    const row = random.pick(parts.rows.filter((each) => each.length > 2 && each.slice(1).some((n) => n !== each[1])));
    const i = 1 + random.below(row.length - 1);
    const j = 1 + random.below(row.length - 1);
    [row[i], row[j]] = [row[j] ?? 0, row[i] ?? 0];
  },
  'an argument less or more': ({ parts, random }) => {
    const row = random.pick(parts.rows);
    if (random.next() < 0.5) row.pop();
    else row.push(random.below(50));
  },
  'a symbol renamed': (t) => rename(t, ['declare-sort', 'declare-function', 'declare-predicate', 'define'], (name) => `${name}'`),
  'a symbol called like a number': (t) =>
    rename(t, ['declare-sort', 'declare-function', 'declare-predicate', 'define'], () => t.random.pick(['Nat', 'Rat.+', 'Real.<='])),
  'an axiom renamed': (t) => rename(t, ['postulate'], (name) => `${name}'`),
  'an axiom called like another of the theory': (t) => rename(t, ['postulate'], () => t.random.pick(t.axioms)),
  'an axiom called a gap or an oracle': (t) => rename(t, ['postulate'], () => t.random.pick(['x:sorry:1', 'oracle:linear'])),
  'a variable renamed': (t) => rename(t, ['free', 'sortvar'], (name) => `${name}'`),
  'a variable called like another': (t) =>
    rename(t, ['free'], () => t.parts.names[t.parts.rows[t.random.pick(rowsOf(t.parts, 'free'))]?.[1] ?? 0] ?? ''),
  'two variables made one': ({ parts, random }) => {
    const [i, j] = [random.pick(rowsOf(parts, 'free')), random.pick(rowsOf(parts, 'free'))];
    (parts.rows[i] ?? [])[1] = parts.rows[j]?.[1] ?? 0;
  },
  'a variable of another sort': ({ parts, random }) => {
    (parts.rows[random.pick(rowsOf(parts, 'free'))] ?? [])[2] = parts.rows[random.pick(rowsOf(parts, 'free'))]?.[2] ?? 1;
  },
  'two names change places': ({ parts, random }) => {
    const [i, j] = [random.below(parts.names.length), random.below(parts.names.length)];
    [parts.names[i], parts.names[j]] = [parts.names[j] ?? '', parts.names[i] ?? ''];
  },
  'two symbols change names': ({ parts, random }) => {
    const of = rowsOf(parts, random.pick(['declare-predicate', 'declare-function', 'define']), 'define');
    const [a, b] = [parts.rows[random.pick(of)] ?? [], parts.rows[random.pick(of)] ?? []];
    [a[1], b[1]] = [b[1] ?? 0, a[1] ?? 0];
  },
  'two axioms change names': ({ parts, random }) => {
    const of = rowsOf(parts, 'postulate');
    const [a, b] = [parts.rows[random.pick(of)] ?? [], parts.rows[random.pick(of)] ?? []];
    [a[1], b[1]] = [b[1] ?? 0, a[1] ?? 0];
  },
  'a name that cannot be shown': ({ parts, random }) => {
    parts.names[random.below(parts.names.length)] = random.pick(['', 'a\nb', '\u001b[2J', '\u202e', '\ud800', '\u200b']);
  },
  'another step claimed': ({ parts, random }) => {
    const steps = parts.rows.filter((row) => addsOf(row) === 'step').length;
    random.pick(parts.claims)[3] = random.below(steps + 3);
  },
  'a step claimed that is closed': ({ parts, random }) => {
    const [a, b] = [random.pick(parts.claims), random.pick(parts.claims)];
    [a[3], b[3]] = [b[3], a[3]];
  },
  'a claim renamed': ({ parts, random }) => {
    random.pick(parts.claims)[random.below(2)] += "'";
  },
  'a claim called what cannot be shown': ({ parts, random }) => {
    random.pick(parts.claims)[random.below(3)] += random.pick(['\u0007', '\u202e', '\n']);
  },
  'another title': ({ parts, random }) => {
    random.pick(parts.claims)[2] = random.pick(['', 'proved', '"']);
  },
  'a claim called like another': ({ parts, random }) => {
    random.pick(parts.claims)[1] = random.pick(parts.claims)[1];
  },
  'a claim less': ({ parts, random }) => void parts.claims.splice(random.below(parts.claims.length), 1),
  'a claim twice': ({ parts, random }) => void parts.claims.push([...random.pick(parts.claims)]),
  'a definition made a declaration': ({ parts, random }) => {
    const row = parts.rows[random.pick(rowsOf(parts, 'define'))] ?? [];
    const from = 3 + (row[2] ?? 0);
    if (random.next() < 0.5) row.splice(from, 1);
    else row[from] = parts.rows[random.pick(rowsOf(parts, 'free'))]?.[2] ?? 1;
    row[0] = numberOf(row.length > from && random.next() < 0.3 ? 'declare-function' : 'declare-predicate');
  },
  'a definition made a postulate': ({ parts, random }) => {
    // p :⇔ φ becomes an undefined p, and what was its definition an axiom of φ
    const at = random.pick(rowsOf(parts, 'define'));
    const row = parts.rows[at] ?? [];
    const from = 3 + (row[2] ?? 0);
    const [body = 0] = row.splice(from, 1);
    row[0] = numberOf('declare-predicate');
    const axiom = parts.rows.slice(0, at).filter((each) => kindOf(each) === 'postulate').length;
    for (const each of parts.rows.slice(at)) if (kindOf(each) === 'axiom' && (each[1] ?? 0) >= axiom) each[1] = (each[1] ?? 0) + 1;
    parts.rows.splice(at, 0, [numberOf('postulate'), parts.names.push('definition') - 1, random.next() < 0.5 ? FALSE : body]);
    for (const each of parts.rows) if (kindOf(each) === 'definition' && random.next() < 0.5) each.splice(0, 2, numberOf('axiom'), axiom);
  },
  'a declaration made a definition': ({ parts, random }) => {
    const row = parts.rows[random.pick(rowsOf(parts, 'declare-predicate', 'declare-function'))] ?? [];
    const from = 3 + (row[2] ?? 0);
    if (kindOf(row) === 'declare-predicate') row.splice(from, 0, FALSE);
    else row[from] = random.pick([FALSE, row[from + 1] ?? FALSE, row[row.length - 1] ?? FALSE]);
    row[0] = numberOf('define');
  },
  'another definition': ({ parts, random }) => {
    const row = parts.rows[random.pick(rowsOf(parts, 'define'))] ?? [];
    row[3 + (row[2] ?? 0)] = random.pick([FALSE, (row[3 + (row[2] ?? 0)] ?? 0) - 1, row[row.length - 1] ?? 0]);
  },
  'an axiom weakened': ({ parts, random }) => {
    const at = random.pick(rowsOf(parts, 'postulate'));
    const row = parts.rows[at] ?? [];
    const formula = row[2] ?? 0;
    row[2] = insertTerm(parts, at, random.pick([[numberOf('=>'), FALSE, formula], [numberOf('=>'), formula, formula], [numberOf('or'), formula, FALSE]])); // biome-ignore format: one thought
  },
  'an axiom strengthened': ({ parts, random }) => {
    // φ ∧ ⊥, from which the old proof takes φ
    const at = random.pick(rowsOf(parts, 'postulate'));
    const row = parts.rows[at] ?? [];
    row[2] = insertTerm(parts, at, [numberOf('and'), row[2] ?? 0, FALSE]);
    const axiom = parts.rows.slice(0, at).filter((each) => kindOf(each) === 'postulate').length;
    for (let i = parts.rows.length - 1; i >= 0; i--) {
      const each = parts.rows[i] ?? [];
      if (kindOf(each) !== 'axiom' || each[1] !== axiom) continue;
      const made = parts.rows.slice(0, i).filter((other) => addsOf(other) === 'step').length;
      for (const later of [...parts.rows.slice(i + 1), ...parts.claims.map((c) => [-1, c[3]])])
        for (let k = 1; k < later.length; k++)
          if (later[0] !== -1 && roleOf(later, k) === 'step' && (later[k] ?? 0) >= made) later[k] = (later[k] ?? 0) + 1;
      for (const claim of parts.claims) if (claim[3] >= made) claim[3]++;
      parts.rows.splice(i + 1, 0, [numberOf('andLeft'), made]);
    }
  },
  'the claim made an axiom': (t) => assumeClaim(t, (name) => `test:${name}`),
  'the claim made an axiom of the theory': (t) => assumeClaim(t, () => t.random.pick(t.axioms)),
  'the claim proved by falsehood': ({ parts, random, formulas, symbols }) => {
    const i = random.below(parts.claims.length);
    const [claim, formula] = [parts.claims[i], formulas[i]];
    if (claim === undefined || formula === undefined) throw new Error('no claim');
    const builder = new Builder(parts);
    const term = builder.write(formula, formula.owner as Parameters<Builder['write']>[1], symbols);
    claim[3] = builder.row('exFalso', builder.row('axiom', builder.row('postulate', 'test:harmless', FALSE)), term);
  },
  'another hypothesis discharged': ({ parts, random }) => {
    const row = parts.rows[random.pick(rowsOf(parts, 'impIntro'))] ?? [];
    row[1] = parts.rows[random.pick(rowsOf(parts, 'impIntro', 'assume'))]?.[1] ?? 0;
  },
  'another hypothesis assumed': ({ parts, random }) => {
    const row = parts.rows[random.pick(rowsOf(parts, 'assume'))] ?? [];
    row[1] = parts.rows[random.pick(rowsOf(parts, 'impIntro', 'assume'))]?.[1] ?? 0;
  },
  'a hypothesis kept': ({ parts, random }) => {
    // Γ ⊢ φ ⇒ ψ becomes Γ, φ ⊢ ψ
    const row = parts.rows[random.pick(rowsOf(parts, 'impIntro'))] ?? [];
    row.splice(0, 3, numberOf('weaken'), row[2] ?? 0, row[1] ?? 0);
  },
  'a hypothesis dropped': ({ parts, random }) => {
    // φ ⊢ φ becomes an axiom, or a step that is there already
    const row = parts.rows[random.pick(rowsOf(parts, 'assume'))] ?? [];
    if (random.next() < 0.5) row.splice(0, 2, numberOf('axiom'), random.below(rowsOf(parts, 'postulate').length + 1));
    else row.splice(0, 2, numberOf('weaken'), random.below(1000), row[1] ?? 0);
  },
  'a numeral changed': ({ parts, random }) => {
    const rows = rowsOf(parts, 'num');
    const at = rows.length === 0 ? random.below(parts.names.length) : (parts.rows[random.pick(rows)]?.[1] ?? 0);
    parts.names[at] = random.pick(['0', '3', '-1', '1/2', '-0', '9007199254740993', '1e3', '1/0']);
  },
  'another version': ({ parts, random }) => {
    parts.version = random.pick([0, 2, 10, 1.5]);
  },
  'another format': ({ parts, random }) => {
    parts.format = random.pick(['lcgm', 'LCGM-certificate', '']);
  },
};

/** Changes of the text, by name. */
export const textual: Readonly<Record<string, (text: string, random: Random) => string>> = {
  'a bit flipped': (text, random) => flip(text, random.below(text.length), random.below(7)),
  'some bits flipped': (text, random) => {
    let out = text;
    for (let i = 0; i < 4; i++) out = flip(out, random.below(out.length), random.below(16));
    return out;
  },
  'a digit for a digit': (text, random) => {
    const digits = [...text.matchAll(/(?<=[[,])\d+(?=[,\]])/g)];
    const at = random.pick(digits).index;
    return text.slice(0, at) + String(random.below(10)) + text.slice(at + 1);
  },
  'the end cut off': (text, random) => text.slice(0, random.below(text.length)),
  'the end of the rows cut off': (text, random) => {
    const end = text.lastIndexOf(']],"claims"');
    const cut = text.lastIndexOf('],[', end - random.below(Math.min(end, 2000)));
    return text.slice(0, cut) + text.slice(end);
  },
  'a piece cut out': (text, random) => {
    const at = random.below(text.length);
    return text.slice(0, at) + text.slice(at + 1 + random.below(10));
  },
  'a piece twice': (text, random) => {
    const at = random.below(text.length);
    return text.slice(0, at + random.below(20)) + text.slice(at);
  },
};

/** What `structural` changes need to know of a certificate. */
export function targetOf(text: string, axioms: readonly string[]): Omit<Target, 'random' | 'parts'> {
  const { claims, symbols } = readCertificate(text);
  return { formulas: claims.map((c) => c.theorem.conclusion), symbols: numbersOf(symbols), axioms };
}
