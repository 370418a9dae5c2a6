/** Who agreed to what, as a table, with what each vouches for; and as JSON. */
import { sourceName } from '../elaborate/display.ts';
import { printable } from '../syntax/printable.ts';
import { counted, thousands } from './count.ts';
import type { Style } from './style.ts';
import { wrapped } from './wrap.ts';

export interface Rechecked {
  readonly checkers: readonly Column[];
  readonly certificates: readonly CertificateRow[];
  /** Whether a checker that is missing is a failure. */
  readonly required: boolean;
}
/** A checker, in the version that is there, or with what it lacks. */
export type Column = {
  readonly name: string;
  readonly vouchesFor: string;
  readonly install: string;
} & ({ readonly version: string } | { readonly version: undefined; readonly lacks: string });
export interface CertificateRow {
  readonly file: string;
  readonly steps: number;
  readonly claims: readonly Claimed[];
  /** One for each checker; nothing of one that is not there. */
  readonly opinions: readonly (Opinion | undefined)[];
}
/** A claim, by `theory:name`, with its title, and how many steps its proof has. */
export interface Claimed {
  readonly name: string;
  readonly title: string | undefined;
  readonly steps: number;
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

/** Refusals are told one by one up to so many, and of each the claims that need it up to so many. */
const MANY = 20;
const FEW = 3;

export function recheckText({ checkers, certificates, required }: Rechecked, single: boolean, style: Style): string {
  const present = checkers.map((_, i) => i).filter((i) => checkers[i]?.version !== undefined);
  const names = present.map((i) => checkers[i]?.name ?? '');
  const rows: string[][] = [['', 'claims', 'steps', ...names]];
  for (const row of certificates) {
    rows.push([printable(row.file), thousands(row.claims.length), thousands(row.steps), ...present.map((i) => whole(row, i))]);
    for (const claim of single ? row.claims : disputed(row)) {
      const cells = present.map((i) => cell(row.opinions[i], claim, row.claims.indexOf(claim)));
      rows.push([`  ${oneLine(sourceName(claim.name))}`, '', thousands(claim.steps), ...cells]);
    }
  }
  const steps = sum(certificates, (row) => row.steps);
  const vouched = present.map((i) => sum(certificates, (row) => row.opinions[i]?.steps ?? 0));
  if (certificates.length > 1)
    rows.push(['all', thousands(sum(certificates, (row) => row.claims.length)), thousands(steps), ...vouched.map(thousands)]);
  rows.push(['vouched for', '', '', ...vouched.map((each) => percent(each, steps))]);
  const lines = aligned(rows);
  for (const [i, column] of checkers.entries()) lines.push(...describe(column, i, certificates, steps, style));
  lines.push(...missing(checkers, required, style));
  const refusals = certificates.flatMap((row) =>
    row.opinions.flatMap((opinion, i) => (opinion?.refused ?? []).map((each) => refusalText(row, checkers[i]?.name ?? '', each))),
  );
  for (const [first = '', ...rest] of refusals.slice(0, MANY))
    lines.push(`${style.red('refused')}  ${first}`, ...rest.map((line) => `         ${line}`));
  if (refusals.length > MANY) lines.push(`         and ${thousands(refusals.length - MANY)} more`);
  return `${lines.join('\n')}\n`;
}

/** How many steps of a certificate a checker vouches for, unless it refuses one. */
const whole = ({ opinions }: CertificateRow, i: number): string =>
  (opinions[i]?.refused.length ?? 0) > 0 ? 'NO' : thousands(opinions[i]?.steps ?? 0);

/** How many steps under a claim a checker vouches for, unless it refuses one. */
const cell = (opinion: Opinion | undefined, { name }: Claimed, place: number): string =>
  opinion?.against.includes(name) === true ? 'NO' : thousands(opinion?.claims[place] ?? 0);

/** What one checker vouches for, in a few lines. */
function describe(column: Column, i: number, certificates: readonly CertificateRow[], steps: number, style: Style): readonly string[] {
  if (column.version === undefined) return [];
  const opinions = certificates.flatMap((row) => row.opinions[i] ?? []);
  const vouched = sum(opinions, (opinion) => opinion.steps);
  const known = opinions.filter((opinion) => opinion.cached).length;
  const from = known === 0 ? '' : `, ${known === opinions.length ? 'all' : `${thousands(known)} certificates`} as found before`;
  const said = `${column.name} (${printable(column.version)}) vouches for ${thousands(vouched)} of ${thousands(steps)} steps, ${percent(vouched, steps)}: ${column.vouchesFor}${from}`;
  const lines = wrapped(said, { first: '', rest: '  ' }).map((line) => line.replace(column.name, style.bold(column.name)));
  for (const [why, rules] of grouped(opinions))
    lines.push(...wrapped(`not vouched for: ${rules} (${why})`, { first: '  ', rest: '    ' }).map((line) => style.dim(line)));
  return lines;
}

/** Who was not asked, what that means, and what would change it. */
function missing(checkers: readonly Column[], required: boolean, style: Style): readonly string[] {
  const absent = checkers.flatMap((column) => (column.version === undefined ? [column] : []));
  if (absent.length === 0) return [];
  const told = absent.map(({ name, lacks, install }) => `${style.yellow('missing')}  ${name}: ${printable(lacks)} (${install})`);
  const asked = checkers.filter(({ version }) => version !== undefined).map(({ name }) => name);
  const names = absent.map(({ name }) => name).join(', ');
  const exit = required ? 'so the exit code is 1' : 'which leaves the exit code as it is; with --require it is 1';
  return [...told, ...wrapped(`Checked by ${asked.join(', ')}. Not asked, so not in agreement: ${names}, ${exit}.`)];
} // biome-ignore format: one thought

/** What was refused, where, and for which claims that matters. */
function refusalText(
  { file, claims }: CertificateRow,
  checker: string,
  { why, step, rule, claims: needing, stops }: Refused,
): readonly string[] {
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
  return lines;
}
const claimText = ({ name, title }: Claimed): string => `${oneLine(sourceName(name))}${title === undefined ? '' : ` (${oneLine(title)})`}`;

/** By reason, which rules are not vouched for, how often. */
function grouped(opinions: readonly Opinion[]): ReadonlyMap<string, string> {
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
