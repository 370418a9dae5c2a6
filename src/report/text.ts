/** Verdicts as plain text for people. */
import type { Certificate } from '../certificate/index.ts';
import { sourceName } from '../elaborate/display.ts';
import type { Loaded } from '../elaborate/library.ts';
import { printable } from '../syntax/printable.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { claimsCalled, statementOf } from './statement.ts';
import type { Style } from './style.ts';

const WIDTH = 110;
/** Of longer lists the rest is only counted. */
const MANY = 100;

/** One theory with its verdicts. */
export function theoryText(loaded: Loaded, verdicts: readonly Verdict[], style: Style): string {
  const title = loaded.title === undefined ? '' : ` · ${loaded.title}`;
  const lines = [style.bold(loaded.name === '' ? loaded.path : loaded.name) + title];
  for (const v of verdicts) lines.push(...verdictLines(v, style));
  return lines.join('\n');
}

function verdictLines(v: Verdict, style: Style): string[] {
  const mark = v.verdict === 'proved' ? style.green('proved ') : style.red('unknown');
  const heading = v.title === undefined || v.title === v.name ? v.name : `${style.bold(v.name)} ${v.title}`;
  const lines = [`  ${mark}  ${heading}`];
  const indent = ' '.repeat(11);
  if (v.gaps > 0) lines.push(`${indent}${style.yellow(`${v.gaps} step${v.gaps === 1 ? ' is' : 's are'} not proved`)}`);
  if (v.excess.length > 0) lines.push(...wrapped(`rests also on ${v.excess.join(', ')}`, indent).map((l) => style.yellow(l)));
  if (v.gaps > 0 && v.restsOn.length === 0) return lines;
  const rests = v.restsOn.length === 0 ? 'rests on logic and definitions alone' : `rests on ${grouped(v.restsOn)}`;
  lines.push(...wrapped(rests, indent).map((l) => style.dim(l)));
  return lines;
}

/** `std.kernel: at_dirac, push_id; std.space: ae_all`, in the order of the names. */
function grouped(names: readonly string[]): string {
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const theory = name.slice(0, name.indexOf(':'));
    const group = groups.get(theory) ?? [];
    group.push(name.slice(theory.length + 1));
    groups.set(theory, group);
  }
  return [...groups].map(([theory, labels]) => `${theory}: ${labels.join(', ')}`).join('; ');
}

function wrapped(text: string, indent: string): string[] {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(' ')) {
    if (line.length + word.length > WIDTH && line.trim() !== '') {
      lines.push(line.trimEnd());
      line = `${indent}  `;
    }
    line += `${word} `;
  }
  return [...lines, line.trimEnd()];
}

/** The last line: how many, and on what they rest. */
export function summaryText(verdicts: readonly Verdict[], style: Style): string {
  const proved = verdicts.filter((v) => v.verdict === 'proved').length;
  const axioms = new Set(verdicts.flatMap((v) => v.restsOn).filter((name) => !name.startsWith('oracle:'))).size;
  const all = `${proved} of ${verdicts.length} statement${verdicts.length === 1 ? '' : 's'} proved, resting on ${axioms} axiom${axioms === 1 ? '' : 's'}`;
  return proved === verdicts.length ? style.green(all) : style.red(all);
}

/** What a certificate proves. All text in it is a stranger's. */
export function certificateText(
  file: string,
  certificate: Certificate,
  claim: string | undefined,
  theory: string | undefined,
  style: Style,
): string {
  const claims = claimsCalled(certificate, claim);
  const count = (n: number, what: string) => `${thousands(n)} ${what}${n === 1 ? '' : 's'}`;
  const size = `${count(certificate.claims.length, 'claim')}, ${count(certificate.axioms.length, 'axiom')}, ${count(certificate.steps, 'step')}`;
  const lines = [
    `${style.green('correct')}  ${printable(file)} (${size})${theory === undefined ? '' : `, and as ${printable(theory)} states`}`,
  ];
  for (const c of claims) {
    lines.push(`  ${style.bold(oneLine(`${c.theory}:${c.name}`))}${c.title === undefined ? '' : ` ${oneLine(c.title)}`}`);
    lines.push(...wrapped(printable(statementOf(c.theorem.conclusion, certificate)), '    '));
    const others = c.restsOn.length > MANY ? ` and ${thousands(c.restsOn.length - MANY)} others` : '';
    const rests =
      c.restsOn.length === 0
        ? 'rests on logic and definitions alone'
        : `rests on ${c.restsOn.slice(0, MANY).map(sourceName).join(', ')}${others}`;
    lines.push(...wrapped(printable(rests), '    ').map((l) => style.dim(l)));
  }
  if (certificate.axioms.length > 0) lines.push('  axioms:');
  for (const a of certificate.axioms)
    lines.push(...wrapped(printable(`${sourceName(a.name)}: ${statementOf(a.formula, certificate)}`), '    '));
  const definitions = certificate.symbols.flatMap((symbol) => certificate.signature.definition(symbol) ?? []);
  if (definitions.length > 0) lines.push('  definitions:');
  for (const d of definitions) lines.push(...wrapped(printable(statementOf(d, certificate)), '    '));
  return `${lines.join('\n')}\n`;
}

/** A stranger's words in one line that cannot look like several. */
const oneLine = (text: string): string => {
  const line = printable(text).replace(/\s+/gu, ' ').trim();
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
};

/** 12,345; toLocaleString would load 20 ms of locales. */
const thousands = (n: number): string => String(n).replace(/\B(?=(?:\d{3})+$)/g, ',');

export const rejectionText = (file: string, why: string, style: Style): string =>
  `${style.red('rejected')} ${printable(file)}: ${printable(why)}\n`;
