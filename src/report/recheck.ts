/** Who agreed to what, as a table, with what each vouches for; and as JSON. */
import { sourceName } from '../elaborate/display.ts';
import { printable } from '../syntax/printable.ts';
import type { Style } from './style.ts';
import { wrapped } from './wrap.ts';

export interface Rechecked {
  readonly checkers: readonly Column[];
  readonly certificates: readonly CertificateRow[];
}
export interface Column {
  readonly name: string;
  /** Nothing if it is not there. */
  readonly version: string | undefined;
  readonly vouchesFor: string;
  readonly install: string;
}
export interface CertificateRow {
  readonly file: string;
  readonly steps: number;
  readonly claims: readonly Claimed[];
  /** One for each checker; nothing of one that is not there. */
  readonly opinions: readonly (Opinion | undefined)[];
}
/** A claim, by `theory:name`, and how many steps its proof has. */
export interface Claimed {
  readonly name: string;
  readonly steps: number;
}
export interface Opinion {
  /** How many steps it vouches for, how many under each claim, and which not. */
  readonly steps: number;
  readonly claims: readonly number[];
  readonly not: readonly { readonly rule: string; readonly why: string; readonly steps: number }[];
  /** Whether this was found out before, of the same text. */
  readonly cached: boolean;
  /** What it refuses, in words, and which claims therefore. */
  readonly refused: readonly string[];
  readonly against: readonly string[];
}

/** The claims that somebody refuses. */
export const disputed = ({ claims, opinions }: CertificateRow): readonly Claimed[] =>
  claims.filter(({ name }) => opinions.some((opinion) => opinion?.against.includes(name)));

/** How many claims a checker agrees to: who vouches for none of the steps of a claim, says nothing of it. */
const agreements = ({ claims, opinions }: CertificateRow, i: number): number =>
  claims.filter(({ name }, k) => (opinions[i]?.claims[k] ?? 0) > 0 && !opinions[i]?.against.includes(name)).length;

/** Refusals are told one by one up to so many. */
const MANY = 20;

export function recheckText(report: Rechecked, single: boolean, style: Style): string {
  const { checkers, certificates } = report;
  const present = checkers.map((_, i) => i).filter((i) => checkers[i]?.version !== undefined);
  const names = present.map((i) => checkers[i]?.name ?? '');
  const rows: string[][] = [['', 'claims', 'steps', ...names]];
  for (const row of certificates) {
    rows.push([
      printable(row.file),
      thousands(row.claims.length),
      thousands(row.steps),
      ...present.map((i) => thousands(agreements(row, i))),
    ]);
    for (const claim of single ? row.claims : disputed(row)) {
      const cells = present.map((i) => cell(row.opinions[i], claim, row.claims.indexOf(claim)));
      rows.push([`  ${oneLine(sourceName(claim.name))}`, '', thousands(claim.steps), ...cells]);
    }
  }
  if (certificates.length > 1)
    rows.push([
      'all',
      thousands(sum(certificates, (row) => row.claims.length)),
      thousands(sum(certificates, (row) => row.steps)),
      ...present.map((i) => thousands(sum(certificates, (row) => agreements(row, i)))),
    ]);
  const lines = aligned(rows);
  const steps = sum(certificates, (row) => row.steps);
  for (const [i, column] of checkers.entries()) lines.push(...describe(column, i, certificates, steps, style));
  const refusals = certificates.flatMap(({ file, opinions }) =>
    opinions.flatMap((opinion, i) => (opinion?.refused ?? []).map((why) => `${printable(file)}: ${checkers[i]?.name}: ${oneLine(why)}`)),
  );
  for (const refusal of refusals.slice(0, MANY)) lines.push(`${style.red('refused')}  ${refusal}`);
  if (refusals.length > MANY) lines.push(`         and ${thousands(refusals.length - MANY)} more`);
  return `${lines.join('\n')}\n`;
}

/** How many steps under a claim a checker vouches for, unless it refuses one. */
const cell = (opinion: Opinion | undefined, { name }: Claimed, place: number): string =>
  opinion?.against.includes(name) === true ? 'NO' : thousands(opinion?.claims[place] ?? 0);

/** What one checker vouches for, in a few lines. */
function describe(column: Column, i: number, certificates: readonly CertificateRow[], steps: number, style: Style): readonly string[] {
  if (column.version === undefined) return [`${style.yellow('missing')}  ${column.name} (${column.install})`];
  const opinions = certificates.flatMap((row) => row.opinions[i] ?? []);
  const vouched = sum(opinions, (opinion) => opinion.steps);
  const known = opinions.filter((opinion) => opinion.cached).length;
  const from = known === 0 ? '' : `, ${known === opinions.length ? 'all' : `${thousands(known)} certificates`} as found before`;
  const said = `${column.name} (${printable(column.version)}) vouches for ${thousands(vouched)} of ${thousands(steps)} steps: ${column.vouchesFor}${from}`;
  const lines = wrapped(said, { first: '', rest: '  ' }).map((line) => line.replace(column.name, style.bold(column.name)));
  for (const [why, rules] of grouped(opinions))
    lines.push(...wrapped(`not for ${rules}: ${why}`, { first: '  ', rest: '    ' }).map((line) => style.dim(line)));
  return lines;
}

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

const thousands = (n: number): string => String(n).replace(/\B(?=(?:\d{3})+$)/g, ',');

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
        steps: claim.steps,
        vouched: Object.fromEntries(row.opinions.flatMap((o, i) => (o === undefined ? [] : [[name(i), o.claims[k] ?? 0]]))),
        refusedBy: row.opinions.flatMap((o, i) => (o?.against.includes(claim.name) ? [name(i)] : [])),
      })),
      checkers: row.opinions.flatMap((o, i) =>
        o === undefined ? [] : [{ name: name(i), vouched: o.steps, notVouched: o.not, cached: o.cached, refused: o.refused }],
      ),
    })),
  };
}
