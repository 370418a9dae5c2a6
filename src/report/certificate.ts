/** What certificates prove, as text and as JSON. All names in them are a stranger's. */
import type { Certificate } from '../certificate/index.ts';
import { sourceName } from '../elaborate/display.ts';
import { printable } from '../syntax/printable.ts';
import { counted, thousands } from './count.ts';
import { claimsCalled, statementOf } from './statement.ts';
import type { Style } from './style.ts';
import { type Layout, wrapped } from './wrap.ts';

/** What is said of a claim stands below it. */
const PART: Layout = { first: '    ', rest: '      ' };

/** Of longer lists the rest is only counted. */
const MANY = 100;

/** What a certificate proves. All text in it is a stranger's. */
export function certificateText(
  file: string,
  certificate: Certificate,
  claim: string | undefined,
  theory: string | undefined,
  style: Style,
): string {
  const claims = claimsCalled(certificate, claim);
  const size = `${counted(certificate.claims.length, 'claim')}, ${counted(certificate.axioms.length, 'axiom')}, ${counted(certificate.steps, 'step')}`;
  const lines = [
    `${style.green('correct')}  ${printable(file)} (${size})${theory === undefined ? '' : `, and as ${printable(theory)} states`}`,
  ];
  for (const c of claims) {
    lines.push(`  ${style.bold(oneLine(`${c.theory}:${c.name}`))}${c.title === undefined ? '' : ` ${oneLine(c.title)}`}`);
    lines.push(...wrapped(printable(statementOf(c.theorem.conclusion, certificate)), PART));
    const others = c.restsOn.length > MANY ? ` and ${thousands(c.restsOn.length - MANY)} others` : '';
    const rests =
      c.restsOn.length === 0
        ? 'rests on logic and definitions alone'
        : `rests on ${c.restsOn.slice(0, MANY).map(sourceName).join(', ')}${others}`;
    lines.push(...wrapped(printable(rests), PART).map((l) => style.dim(l)));
  }
  if (certificate.axioms.length > 0) lines.push('  axioms:');
  for (const a of certificate.axioms)
    lines.push(...wrapped(printable(`${sourceName(a.name)}: ${statementOf(a.formula, certificate)}`), PART));
  const definitions = certificate.symbols.flatMap((symbol) => certificate.signature.definition(symbol) ?? []);
  if (definitions.length > 0) lines.push('  definitions:');
  for (const d of definitions) lines.push(...wrapped(printable(statementOf(d, certificate)), PART));
  return `${lines.join('\n')}\n`;
}

/** A stranger's words in one line that cannot look like several. */
const oneLine = (text: string): string => {
  const line = printable(text).replace(/\s+/gu, ' ').trim();
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
};

export const rejectionText = (file: string, why: string, style: Style): string =>
  `${style.red('rejected')} ${printable(file)}: ${printable(why)}\n`;

/** What a certificate proves. */
export function certificateJson(file: string, certificate: Certificate, claim: string | undefined): object {
  const claims = claimsCalled(certificate, claim);
  return {
    file,
    verdict: 'correct',
    steps: certificate.steps,
    claims: claims.map((c) => ({
      theory: c.theory,
      name: c.name,
      title: c.title,
      statement: statementOf(c.theorem.conclusion, certificate),
      restsOn: c.restsOn,
    })),
    axioms: certificate.axioms.map((a) => ({ name: a.name, statement: statementOf(a.formula, certificate) })),
  };
}
