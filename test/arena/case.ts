/** The cases of the arena: certificates that every checker should accept or reject, each with the trap that it is. */
import { Builder, NAT, REAL } from '../certificate/build.ts';

export type Label = 'accept' | 'reject';
/** How a case is written down: what it is, which trap or rule it tries, and the rows, of which the last step is claimed. */
export type Row = readonly [label: Label, name: string, why: string, build: (b: Builder) => number];

export interface Case {
  readonly group: string;
  readonly name: string;
  readonly label: Label;
  readonly why: string;
  /** The certificate, as a checker gets it. */
  readonly text: string;
  /** Where it is wrong, as the kernel says it: by the row that was added last, if nothing else is said. */
  readonly place: string | undefined;
  /** What the claims rest on, if that is what is tried. */
  readonly rests: readonly string[] | undefined;
}

/** Certificates by rows. In what is to be rejected the row that is added last is wrong, and nothing else: ⊥ ⇒ ⊥ is claimed. */
export function byRows(group: string, rows: readonly Row[]): readonly Case[] {
  return rows.map(([label, name, why, build]) => {
    const b = new Builder();
    const harmless = label === 'reject' ? b.truth().step : undefined;
    const step = build(b);
    const place = label === 'reject' ? `rows[${b.parts.rows.length - 1}]` : undefined;
    return { group, name, label, why, text: b.claim(harmless ?? step).text, place, rests: undefined };
  });
}

/** Certificates whose rows are all right; what is to be rejected is the claim of the last step, or what the rows claim themselves. */
export function byClaims(group: string, rows: readonly Row[]): readonly Case[] {
  return rows.map(([label, name, why, build]) => {
    const b = new Builder();
    const step = build(b);
    if (b.parts.claims.length === 0) b.claim(step);
    return { group, name, label, why, text: b.text, place: label === 'reject' ? 'claims[0]' : undefined, rests: undefined };
  });
}

/** A sort Point with points x, y, predicates p and r on them, sets A and B; vectors R(n) with zero(n) : R(n), and n, m, v : R(n). */
export function world(b: Builder) {
  const point = b.row('app', b.row('declare-sort', 'Point'));
  const [x, y] = [b.row('free', 'x', point), b.row('free', 'y', point)];
  const p = b.row('declare-predicate', 'p', 0, x);
  const r = b.row('declare-predicate', 'r', 0, x, y);
  const sets = b.row('set', point);
  const [n, m] = [b.row('free', 'n', NAT), b.row('free', 'm', NAT)];
  const R = b.row('declare-sort', 'R', n);
  const Rn = b.row('app', R, n);
  const zero = b.row('declare-function', 'zero', 0, Rn, n);
  const [A, B] = [b.row('free', 'A', sets), b.row('free', 'B', sets)];
  const [px, py] = [b.row('app', p, x), b.row('app', p, y)];
  return { point, sets, x, y, p, r, px, py, A, B, n, m, R, Rn, zero, v: b.row('free', 'v', Rn), w: b.row('free', 'w', Rn) };
}

/** Discharges hypotheses and binds variables, the last ones innermost. */
export function close(b: Builder, step: number, hypotheses: readonly number[], variables: readonly number[]): number {
  const implied = hypotheses.reduceRight((th, formula) => b.row('impIntro', formula, th), step);
  return variables.reduceRight((th, x) => b.row('allIntro', x, th), implied);
}

/** x, y and operations on a sort of numbers. */
export function numbers(b: Builder, sort: number) {
  const name = ['', 'Nat', 'Rat', 'Real'][sort] ?? '';
  return {
    x: b.row('free', 'x', sort),
    y: b.row('free', 'y', sort),
    z: b.row('free', 'z', sort),
    num: (text: string) => b.num(text, sort),
    op: (op: string, s: number, t: number) => b.arithmetic(`${name}.${op}`, s, t),
  };
}

/** Matrices: the symbols of the kernel, and literals. */
export function matrices(b: Builder) {
  const symbols = new Map<string, number>();
  const symbol = (name: string) => {
    const known = symbols.get(name) ?? b.row('kernel-symbol', name);
    symbols.set(name, known);
    return known;
  };
  const size = (n: number) => b.num(String(n));
  const mat = (name: string, ...args: readonly number[]) => b.row('app', symbol(name === '' ? 'Mat' : `Mat.${name}`), ...args);
  const cell = (q: string) => mat('cell', b.num(q, REAL));
  const line = (entries: readonly string[]) =>
    entries.map(cell).reduce((left, right, i) => mat('beside', size(1), size(i), size(1), left, right));
  /** The matrix of these rows, whose entries are separated by blanks: '1 0', '0 1/2'. */
  const of = (...rows: readonly string[]) => {
    const columns = rows[0]?.split(' ').length ?? 0;
    return rows.map((row) => line(row.split(' '))).reduce((top, bottom, i) => mat('above', size(i), size(1), size(columns), top, bottom));
  };
  return { size, mat, cell, of };
}
