/** JUnit's XML: a suite for each file, a case for each statement, and one for what is wrong with the file otherwise. */

import type { Diagnostic } from '../../syntax/diagnostics.ts';
import { isVerdict } from '../../syntax/diagnostics.ts';
import { brief } from '../../syntax/printable.ts';
import { nameOf, titleOf } from '../heading.ts';
import { complaintOn, type Findings, type Judged, type Report, slashes, within } from './model.ts';

interface Case {
  readonly name: string;
  readonly outcome: Outcome | undefined;
}
/** What is not as stated is a failure, what cannot be read an error. */
interface Outcome {
  readonly kind: 'failure' | 'error';
  readonly type: string;
  readonly message: string;
  readonly text: string;
}
interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
}

export function junitReport(report: Report): string {
  const { theories, findings, problems } = report;
  const silent = findings
    .filter(({ loaded }) => theories.every((t) => t.loaded !== loaded))
    .map(({ loaded }) => ({ loaded, verdicts: [] }));
  const suites = [...theories, ...silent].map((judged) =>
    suiteOf(
      judged,
      findings.find((f) => f.loaded === judged.loaded),
      report,
    ),
  );
  const besides = problems.map(
    (problem): Case => ({ name: problem, outcome: { kind: 'error', type: 'problem', message: problem, text: problem } }),
  );
  if (besides.length > 0) suites.push({ name: 'lcgm', cases: besides });
  const all = suites.flatMap((suite) => suite.cases);
  const body = suites.flatMap((suite) => [
    `  <testsuite name="${attribute(suite.name)}" ${numbers(suite.cases)}>`,
    ...suite.cases.flatMap((each) => caseLines(each, suite.name)),
    '  </testsuite>',
  ]);
  return `${['<?xml version="1.0" encoding="UTF-8"?>', `<testsuites name="lcgm" ${numbers(all)}>`, ...body, '</testsuites>'].join('\n')}\n`;
}

function suiteOf({ loaded, verdicts }: Judged, findings: Findings | undefined, { render }: Report): Suite {
  const found = findings?.found ?? [];
  const told = new Set<Diagnostic>();
  const show = (list: readonly Diagnostic[]) => list.map((d) => render(d, loaded)).join('\n');
  const cases = verdicts.map((v): Case => {
    const title = titleOf(v);
    const own = within(v, found);
    for (const d of own) told.add(d);
    const bad = own.some((d) => d.severity === 'error');
    const name = [nameOf(v), ...(title === undefined ? [] : [title])].join(' ');
    const [first] = own;
    const message = first?.message ?? complaintOn(v);
    if (v.asStated && !bad) return { name, outcome: undefined };
    return { name, outcome: { kind: 'failure', type: first?.code ?? v.verdict, message, text: own.length === 0 ? message : show(own) } };
  });
  const rest = found.filter((d) => !told.has(d) && d.severity === 'error');
  const [first] = rest;
  if (first !== undefined) {
    const kind = rest.every((d) => isVerdict(d.code)) ? 'failure' : 'error';
    cases.push({ name: '(the file)', outcome: { kind, type: first.code, message: first.message, text: show(rest) } });
  }
  return { name: loaded.name === '' ? slashes(loaded.path) : brief(loaded.name), cases };
}

function caseLines({ name, outcome }: Case, suite: string): readonly string[] {
  const head = `    <testcase name="${attribute(name)}" classname="${attribute(suite)}" time="0"`;
  if (outcome === undefined) return [`${head}/>`];
  const { kind, type, message, text } = outcome;
  const inside = `      <${kind} type="${attribute(type)}" message="${attribute(message)}">${content(text)}</${kind}>`;
  return [`${head}>`, inside, '    </testcase>'];
}

function numbers(cases: readonly Case[]): string {
  const count = (kind: 'failure' | 'error') => cases.filter(({ outcome }) => outcome?.kind === kind).length;
  return `tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}" time="0"`;
}

/** XML has no other control characters, escaped or not. */
const content = (text: string): string =>
  text
    .replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
const attribute = (text: string): string =>
  content(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;').replaceAll('\r', '&#13;');
