/** SARIF 2.1.0, for code scanning: a rule for each code that was found, a result for each finding. */
import type { Code } from '../../syntax/diagnostics.ts';
import { complaintOn, type PlacedFix, type PlacedLabel, placed, type Report, slashes, within } from './model.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
/** The rule of statements that are not as stated, where no finding says why. */
const VERDICT = 'VERDICT';

export function sarifReport({ version, theories, findings, problems, readable }: Report, about: (code: Code) => string): string {
  const rules = new Map<string, string>();
  const results: object[] = [];
  const result = (ruleId: string, level: string, text: string, help: string, location: object | undefined, besides: object = {}) => {
    rules.set(ruleId, help);
    const ruleIndex = [...rules.keys()].indexOf(ruleId);
    results.push({
      ruleId,
      ruleIndex,
      level,
      message: { text },
      ...(location === undefined ? {} : { locations: [location] }),
      ...besides,
    });
  };
  for (const file of findings)
    for (const { finding, path, line, column, endLine, endColumn, fixes, labels } of placed(file)) {
      const text = finding.help === undefined ? finding.message : `${finding.message}\nhelp: ${finding.help}`;
      const besides = {
        ...(labels.length === 0 ? {} : { relatedLocations: labels.map(related) }),
        ...(fixes.length === 0 ? {} : { fixes: fixes.map((fix) => mended(path, fix)) }),
      };
      const where = location(path, region({ line, column, endLine, endColumn }));
      result(finding.code, finding.severity, text, about(finding.code), where, besides);
    }
  for (const { loaded, verdicts } of theories) {
    const found = findings.find((file) => file.loaded === loaded)?.found ?? [];
    for (const v of verdicts)
      if (!v.asStated && within(v, found).length === 0)
        result(VERDICT, 'error', complaintOn(v), 'A statement has another verdict than is expected.', location(slashes(loaded.path)));
  }
  const driver = {
    name: 'lcgm',
    semanticVersion: version,
    rules: [...rules].map(([id, text]) => ({ id, shortDescription: { text }, help: { text } })),
  };
  const notifications = problems.map((text) => ({ level: 'error', message: { text } }));
  const invocation = { executionSuccessful: readable, toolExecutionNotifications: notifications };
  const run = { tool: { driver }, columnKind: 'unicodeCodePoints', invocations: [invocation], results };
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, undefined, 2)}\n`;
}

const artifact = (path: string): object => ({ uri: encodeURI(path).replaceAll('#', '%23').replaceAll('?', '%3F') });

const mended = (path: string, { title, edits }: PlacedFix): object => ({
  description: { text: title },
  artifactChanges: [
    {
      artifactLocation: artifact(path),
      replacements: edits.map(({ line, column, endLine, endColumn, text }) => ({
        deletedRegion: { startLine: line, startColumn: column, endLine, endColumn },
        insertedContent: { text },
      })),
    },
  ],
});

/** What is marked has at least one column. */
const region = ({ line, column, endLine, endColumn }: Pick<PlacedLabel, 'line' | 'column' | 'endLine' | 'endColumn'>): object => ({
  startLine: line,
  startColumn: column,
  endLine,
  endColumn: Math.max(endColumn, endLine === line ? column + 1 : 1),
});

const related = ({ path, says, ...at }: PlacedLabel): object => ({ ...location(path, region(at)), message: { text: says } });

const location = (path: string, region?: object): object => ({
  physicalLocation: {
    artifactLocation: artifact(path),
    ...(region === undefined ? {} : { region }),
  },
});
