/** Who agreed to what, as a table, with what each vouches for; and as JSON. */
import { sourceName } from '../elaborate/display.ts';
import { printable } from '../syntax/printable.ts';
import { counted, thousands } from './count.ts';
import { grouped, sourcesOf } from './sources.ts';
import type { Style } from './style.ts';
import { wrapped } from './wrap.ts';

export interface Rechecked {
  readonly checkers: readonly Column[];
  readonly certificates: readonly CertificateRow[];
  /** Whether a checker that is missing is a failure. */
  readonly required: boolean;
}
/** A checker, in the version that is there, or with what it lacks; one that is there and does not work is broken. */
export type Column = {
  readonly name: string;
  readonly vouchesFor: string;
  readonly install: string;
} & ({ readonly version: string } | { readonly version: undefined; readonly lacks: string; readonly broken: boolean });
export interface CertificateRow {
  readonly file: string;
  readonly steps: number;
  readonly claims: readonly Claimed[];
  /** One for each checker; nothing of one that is not there. */
  readonly opinions: readonly (Opinion | undefined)[];
}
/** A claim, by `theory:name`, with its title, how many steps its proof has, and which axioms and oracles it rests on. */
export interface Claimed {
  readonly name: string;
  readonly title: string | undefined;
  readonly steps: number;
  readonly restsOn: readonly string[];
}
export interface Opinion {
  /** How many steps it vouches for, how many under each claim, and which it is not asked about. */
  readonly steps: number;
  readonly claims: readonly number[];
  readonly not: readonly { readonly rule: string; readonly why: string; readonly steps: number }[];
  /** Whether this was found out before, of the same text. */
  readonly cached: boolean;
  /** What it refuses, and the names of the claims that it does not agree to therefore. */
  readonly refused: readonly Refused[];
  readonly against: readonly string[];
}

/** What was refused, and which claims need it; who stops there agrees to no claim. */
export interface Refused {
  readonly why: string;
  readonly step: number | undefined;
  readonly rule: string | undefined;
  readonly claims: readonly Claimed[];
  readonly stops: boolean;
}

/** The claims that somebody refuses. */
export const disputed = ({ claims, opinions }: CertificateRow): readonly Claimed[] =>
  claims.filter(({ name }) => opinions.some((opinion) => opinion?.against.includes(name)));

/** Those that somebody refuses who does not refuse the whole certificate: of that, the row of the certificate says enough. */
const singledOut = ({ claims, opinions }: CertificateRow): readonly Claimed[] =>
  claims.filter(({ name }) => opinions.some((opinion) => opinion?.against.includes(name) && !opinion.refused.some(({ stops }) => stops)));

/** Refusals are told one by one up to so many, and of each the claims that need it up to so many. */
const MANY = 20;
const FEW = 3;
/** Axioms are named up to so many, of one certificate and of several. */
const NAMED = { one: 100, several: 20 };

/** Who vouches for something, or should. */
const isAsked = (column: Column): boolean => column.version !== undefined || column.broken;

export function recheckText({ checkers, certificates, required }: Rechecked, single: boolean, style: Style): string {
  const present = [...checkers.entries()].flatMap(([i, column]) => (isAsked(column) ? [i] : []));
  const names = present.map((i) => checkers[i]?.name ?? '');
  const rows: string[][] = [['', 'claims', 'steps', 'axioms', ...names]];
  for (const row of certificates) {
    const { file, claims } = row;
    rows.push([printable(file), thousands(claims.length), thousands(row.steps), axiomsUnder(claims), ...present.map((i) => whole(row, i))]);
    for (const claim of single ? claims : singledOut(row)) {
      const cells = present.map((i) => cell(row.opinions[i], claim, claims.indexOf(claim)));
      rows.push([`  ${oneLine(printable(claim.name))}`, '', thousands(claim.steps), axiomsUnder([claim]), ...cells]);
    }
  }
  const steps = sum(certificates, (row) => row.steps);
  const vouched = present.map((i) => sum(certificates, (row) => row.opinions[i]?.steps ?? 0));
  const all = certificates.flatMap((row) => row.claims);
  if (certificates.length > 1) rows.push(['all', thousands(all.length), thousands(steps), axiomsUnder(all), ...vouched.map(thousands)]);
  rows.push(['vouched for', '', '', '', ...vouched.map((each) => percent(each, steps))]);
  const lines = [...aligned(rows), ...foundations(all, single ? NAMED.one : NAMED.several)];
  for (const [i, column] of checkers.entries()) lines.push(...describe(column, i, certificates, steps, style));
  lines.push(...missing(checkers, required, style));
  const refusals = refusalsOf(certificates, checkers).map(refusalText);
  for (const [first = '', ...rest] of refusals.slice(0, MANY))
    lines.push(`${style.red('refused')}  ${first}`, ...rest.map((line) => `         ${line}`));
  if (refusals.length > MANY) lines.push(`         and ${thousands(refusals.length - MANY)} more`);
  return `${lines.join('\n')}\n`;
}

/** How many axioms these claims rest on together. */
const axiomsUnder = (claims: readonly Claimed[]): string => thousands(sourcesOf(claims.flatMap(({ restsOn }) => restsOn)).axioms.length);

/** What they rest on, by name up to so many: all names are in the JSON. */
function foundations(claims: readonly Claimed[], most: number): readonly string[] {
  const { axioms, oracles } = sourcesOf(claims.flatMap(({ restsOn }) => restsOn));
  const plain = axioms.filter((name) => sourceName(name) === name);
  const odd = axioms.filter((name) => sourceName(name) !== name).map(sourceName);
  const named = axioms.length > most ? ' (named with --json)' : axioms.length === 0 ? '' : ` (${[grouped(plain), ...odd].filter((text) => text !== '').join('; ')})`; // biome-ignore format: one thought
  const said = [
    ...(axioms.length === 0 ? [] : [`on ${counted(axioms.length, 'axiom')}${named}`]),
    ...(oracles.length === 0 ? [] : [`on ${oracles.length === 1 ? 'the oracle' : 'the oracles'} ${oracles.join(', ')}`]),
  ];
  const text = said.length === 0 ? 'on logic and definitions alone' : said.join(', and ');
  return claims.length === 0 ? [] : wrapped(`${claims.length === 1 ? 'the claim rests' : 'the claims rest'} ${text}`, { first: '', rest: '  ', cut: true }); // biome-ignore format: one thought
}

/** How many steps of a certificate a checker vouches for, unless it refuses one. */
const whole = ({ opinions }: CertificateRow, i: number): string =>
  (opinions[i]?.refused.length ?? 0) > 0 ? 'NO' : thousands(opinions[i]?.steps ?? 0);

/** How many steps under a claim a checker vouches for, unless it refuses one. */
const cell = (opinion: Opinion | undefined, { name }: Claimed, place: number): string =>
  opinion?.against.includes(name) === true ? 'NO' : thousands(opinion?.claims[place] ?? 0);

/** What one checker vouches for, in a few lines. */
function describe(column: Column, i: number, certificates: readonly CertificateRow[], steps: number, style: Style): readonly string[] {
  if (!isAsked(column)) return [];
  const opinions = certificates.flatMap((row) => row.opinions[i] ?? []);
  const vouched = sum(opinions, (opinion) => opinion.steps);
  const known = opinions.filter((opinion) => opinion.cached).length;
  const from = known === 0 ? '' : `, ${known === opinions.length ? 'all' : `${thousands(known)} certificates`} as found before`;
  const said = `${column.name} (${column.version === undefined ? 'does not work' : printable(column.version)}) vouches for ${thousands(vouched)} of ${thousands(steps)} steps, ${percent(vouched, steps)}: ${column.vouchesFor}${from}`;
  const lines = wrapped(said, { first: '', rest: '  ' }).map((line) => line.replace(column.name, style.bold(column.name)));
  for (const [why, rules] of unvouched(opinions))
    lines.push(...wrapped(`not vouched for: ${rules} (${why})`, { first: '  ', rest: '    ' }).map((line) => style.dim(line)));
  return lines;
}

/** Who was not asked, what that means, and what would change it. */
function missing(checkers: readonly Column[], required: boolean, style: Style): readonly string[] {
  const absent = checkers.flatMap((column) => (column.version === undefined && !column.broken ? [column] : []));
  if (absent.length === 0) return [];
  const told = absent.map(({ name, lacks, install }) => `${style.yellow('missing')}  ${name}: ${printable(lacks)} (${install})`);
  const asked = checkers.filter(isAsked).map(({ name }) => name);
  const names = absent.map(({ name }) => name).join(', ');
  const exit = required ? 'so the exit code is 1' : 'which leaves the exit code as it is; with --require it is 1';
  return [...told, ...wrapped(`Checked by ${asked.join(', ')}. Not asked, so not in agreement: ${names}, ${exit}.`)];
} // biome-ignore format: one thought

/** A refusal, by whom and in which certificate, and how many others have the same reason. */
interface Told extends Refused {
  readonly row: CertificateRow;
  readonly checker: string;
  others: number;
}

/** All refusals; of those of whole certificates that have one reason the first, of those of steps a few, and how many others there are. */
function refusalsOf(certificates: readonly CertificateRow[], checkers: readonly Column[]): readonly Told[] {
  const reasons = new Map<string, Told[]>();
  for (const row of certificates)
    for (const [i, opinion] of row.opinions.entries())
      for (const each of opinion?.refused ?? []) {
        const checker = checkers[i]?.name ?? '';
        const key = JSON.stringify([checker, each.why, each.stops, each.step === undefined]);
        const same = reasons.get(key) ?? [];
        reasons.set(key, same);
        const last = same.at(-1);
        if (last !== undefined && same.length >= (each.step === undefined ? 1 : FEW)) last.others++;
        else same.push({ ...each, row, checker, others: 0 });
      }
  return [...reasons.values()].flat();
}

/** What was refused, where, and for which claims that matters. */
function refusalText({ row: { file, claims }, checker, why, step, rule, claims: needing, stops, others }: Told): readonly string[] {
  const where = step === undefined ? '' : `step ${step} (${rule}): `;
  const lines = [`${printable(file)}: ${checker}: ${where}${oneLine(why)}`];
  if (needing.length > 0) {
    const more = needing.length > FEW ? `; and ${counted(needing.length - FEW, 'more claim')}` : '';
    lines.push(`needed by ${needing.slice(0, FEW).map(claimText).join('; ')}${more}`);
  }
  if (stops) {
    const some = `${claims.slice(0, FEW).map(claimText).join('; ')}${claims.length > FEW ? ' …' : ''}`;
    lines.push(`it goes no further, so it agrees to none of ${counted(claims.length, 'claim')}: ${some}`);
  }
  if (others > 0) lines.push(`the same of ${counted(others, step === undefined ? 'other certificate' : 'other step')}`);
  return lines;
}
const claimText = ({ name, title }: Claimed): string => `${oneLine(sourceName(name))}${title === undefined ? '' : ` (${oneLine(title)})`}`;

/** By reason, which rules are not vouched for, how often. */
function unvouched(opinions: readonly Opinion[]): ReadonlyMap<string, string> {
  const reasons = new Map<string, Map<string, number>>();
  for (const { rule, why, steps } of opinions.flatMap((opinion) => opinion.not)) {
    const rules = reasons.get(why) ?? new Map<string, number>();
    reasons.set(why, rules.set(rule, (rules.get(rule) ?? 0) + steps));
  }
  return new Map(
    [...reasons].map(([why, rules]) => [why, [...rules].map(([rule, steps]) => `${rule} ${thousands(steps)}`).join(', ')] as const),
  );
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number => items.reduce((total, item) => total + of(item), 0);

/** The first column to the left, the others to the right. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows.reduce<number[]>((all, row) => row.map((cell, i) => Math.max(all[i] ?? 0, cell.length)), []);
  return rows.map((row) => row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ').trimEnd()); // biome-ignore format: one thought
}

/** A stranger's words in one line that cannot look like several. */
const oneLine = (text: string): string => {
  const line = printable(text).replace(/\s+/gu, ' ').trim();
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
};

/** Rounded down, so that only all is 100 %. */
const percent = (part: number, all: number): string => `${all === 0 ? 100 : Math.floor((100 * part) / all)} %`;

const refusedJson = ({ why, step, rule, claims, stops }: Refused): object => ({
  step: step ?? null,
  rule: rule ?? null,
  why,
  neededBy: claims.map(({ name }) => name),
  stops,
});

export function recheckJson({ checkers, certificates }: Rechecked): object {
  const name = (i: number): string => checkers[i]?.name ?? '';
  return {
    checkers: checkers.map(({ name: called, version, vouchesFor }) => ({ name: called, version: version ?? null, vouchesFor })),
    certificates: certificates.map((row) => ({
      file: row.file,
      steps: row.steps,
      agreed: disputed(row).length === 0,
      claims: row.claims.map((claim, k) => ({
        claim: claim.name,
        title: claim.title ?? null,
        steps: claim.steps,
        restsOn: claim.restsOn,
        vouched: Object.fromEntries(row.opinions.flatMap((o, i) => (o === undefined ? [] : [[name(i), o.claims[k] ?? 0]]))),
        refusedBy: row.opinions.flatMap((o, i) => (o?.against.includes(claim.name) ? [name(i)] : [])),
      })),
      checkers: row.opinions.flatMap((o, i) =>
        o === undefined
          ? []
          : [{ name: name(i), vouched: o.steps, notVouched: o.not, cached: o.cached, refused: o.refused.map(refusedJson) }],
      ),
    })),
  };
}
