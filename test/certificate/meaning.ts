/**
 * What certificates say, computed a second time and in another way than by src/certificate: terms are compared by a table of their
 * shapes, and what a step rests on is read off the rows.
 */
import { kinds } from '../../src/certificate/format.ts';
import type { Certificate } from '../../src/certificate/index.ts';
import { type Signature, type Sym, showRational, type Term } from '../../src/terms/index.ts';
import type { Parsed } from './samples.ts';

type Kind = (typeof kinds)[number];
type Role = 'name' | 'term' | 'symbol' | 'axiom' | 'step' | 'count';

/** What the numbers of a row are: n, t, y, a, s, # as in Role; the last one repeats if a star follows. */
const shapes: Readonly<Record<Kind, string>> = {
  set: 't',
  sortvar: 'n',
  free: 'nt',
  num: 'nt',
  app: 'yt*',
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
  weaken: 'st',
  impIntro: 'ts',
  impElim: 'ss',
  andIntro: 'ss',
  andLeft: 's',
  andRight: 's',
  orLeft: 'st',
  orRight: 'ts',
  orElim: 'sss',
  exFalso: 'st',
  classical: 's',
  allIntro: 'ts',
  allElim: 'stt*',
  exIntro: 'tts',
  exElim: 'sts',
  refl: 't',
  leibniz: 'sts',
  memberIntro: 'ts',
  memberElim: 's',
  extension: 's',
  instantiate: 'st*',
  axiom: 'a',
  definition: 'y',
  linear: 't#',
  evaluate: 't',
  'known-symbol': 'n',
  'known-axiom': 'n',
  'known-theorem': 'n',
  'kernel-symbol': 'n',
  independent: 'tt',
  infeasible: 'tt*',
};
const roles: Readonly<Record<string, Role>> = { n: 'name', t: 'term', y: 'symbol', a: 'axiom', s: 'step', '#': 'count' };

/** What the i-th number of a row is (i ≥ 1). */
export function roleOf(row: readonly number[], i: number): Role {
  const kind = kinds[row[0] ?? -1];
  if (kind === undefined) return 'count';
  if (kind === 'linear' && i > 2) return i < 3 + (row[2] ?? 0) ? 'step' : 'name';
  const shape = shapes[kind];
  const letter = shape[i - 1] ?? (shape.endsWith('*') ? shape[shape.length - 2] : undefined);
  return roles[letter === '*' ? (shape[shape.length - 2] ?? '') : (letter ?? '')] ?? 'count';
}

/** What a row adds one of. */
export function addsOf(row: readonly number[]): Role {
  const kind = row[0] ?? -1;
  if (kind < kinds.indexOf('declare-sort') || kind >= kinds.length) return 'term';
  if (kind < kinds.indexOf('postulate') || kind === kinds.indexOf('kernel-symbol')) return 'symbol';
  return kind === kinds.indexOf('postulate') ? 'axiom' : 'step';
}

/** The axioms and oracles in the proof of each claim, sorted. */
export function sourcesByRows(parts: Parsed): string[][] {
  const axioms: string[] = [];
  const steps: Set<string>[] = [];
  for (const row of parts.rows) {
    const kind = kinds[row[0] ?? -1];
    if (kind === 'postulate') axioms.push(parts.names[row[1] ?? -1] ?? '?');
    if (addsOf(row) !== 'step') continue;
    const own = new Set<string>();
    if (kind === 'axiom') own.add(axioms[row[1] ?? -1] ?? '?');
    if (kind === 'linear' || kind === 'evaluate' || kind === 'independent' || kind === 'infeasible') own.add(`oracle:${kind}`);
    for (let i = 1; i < row.length; i++) if (roleOf(row, i) === 'step') for (const source of steps[row[i] ?? -1] ?? ['?']) own.add(source);
    steps.push(own);
  }
  return parts.claims.map(([, , , step]) => [...(steps[step] ?? ['?'])].sort());
}

const shapesSeen = new Map<string, number>();
const numberOf = (key: string): number => {
  const known = shapesSeen.get(key) ?? shapesSeen.size;
  shapesSeen.set(key, known);
  return known;
};
const closed = new Map<Term, number>();
const none: ReadonlyMap<Term, string> = new Map();

/** A number for what a term says, the same in all signatures; `called` are the names of variables for now. */
export function digest(
  t: Term,
  called: ReadonlyMap<Term, string> = none,
  memo: Map<Term, number> = called === none ? closed : new Map(),
): number {
  const known = memo.get(t);
  if (known !== undefined) return known;
  const head =
    t.op === 'sort' || t.op === 'app'
      ? t.symbol.name
      : t.op === 'num'
        ? showRational(t.value)
        : t.op === 'bound'
          ? String(t.tag)
          : t.op === 'free' || t.op === 'sortvar'
            ? (called.get(t) ?? `"${t.name}"`)
            : '';
  const made = numberOf(JSON.stringify([t.op, head, ...t.kids().map((kid) => digest(kid, called, memo))]));
  memo.set(t, made);
  return made;
}

/** The telescope, the result and the definition of a symbol, whatever its parameters are called. */
export function declaration(s: Signature, symbol: Sym): string {
  const { kind, sortVars, params, result } = symbol;
  const called = new Map([...sortVars, ...params].map((v, i) => [v, `#${i}`]));
  const definition = s.definition(symbol);
  const of = (t: Term | undefined) => (t === undefined ? -1 : t === s.prop ? -2 : digest(t, called));
  return JSON.stringify([kind, sortVars.length, params.map((p) => of(p.kid(0))), of(result), of(definition)]);
}

/** Whether a certificate declares, defines and assumes only what the theory has, and this claim says this. */
export function saysTheSame(certificate: Certificate, theory: string, name: string, other: Signature, formula: Term): boolean {
  const symbols = certificate.symbols.every((symbol) => {
    const twin = other.symbol(symbol.name);
    return twin !== undefined && declaration(certificate.signature, symbol) === declaration(other, twin);
  });
  const axioms = certificate.axioms.every((axiom) => {
    const twin = other.axiom(axiom.name);
    return twin !== undefined && digest(axiom.formula) === digest(twin);
  });
  const claim = certificate.claims.find((c) => c.theory === theory && c.name === name);
  return symbols && axioms && claim !== undefined && digest(claim.theorem.conclusion) === digest(formula);
}
