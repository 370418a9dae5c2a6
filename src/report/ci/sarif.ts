/** SARIF 2.1.0, for code scanning: a rule for each code that was found, a result for each finding. */
import type { Code } from '../../syntax/diagnostics.ts';
import { complaintOn, type PlacedFix, placed, type Report, slashes, within } from './model.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
/** The rule of statements that are not as stated, where no finding says why. */
const VERDICT = 'VERDICT';

export function sarifReport({ version, theories, findings, problems, readable }: Report, about: (code: Code) => string): string {
  const rules = new Map<string, string>();
  const results: object[] = [];
  const result = (
    ruleId: string,
    level: string,
    text: string,
    help: string,
    location: object | undefined,
    fixes: readonly object[] = [],
  ) => {
    rules.set(ruleId, help);
    const ruleIndex = [...rules.keys()].indexOf(ruleId);
    results.push({
      ruleId,
      ruleIndex,
      level,
      message: { text },
      ...(location === undefined ? {} : { locations: [location] }),
      ...(fixes.length === 0 ? {} : { fixes }),
    });
  };
  for (const file of findings)
    for (const { finding, path, line, column, endLine, endColumn, fixes } of placed(file)) {
      const text = finding.help === undefined ? finding.message : `${finding.message}\nhelp: ${finding.help}`;
      const region = { startLine: line, startColumn: column, endLine, endColumn: Math.max(endColumn, endLine === line ? column + 1 : 1) };
      result(
        finding.code,
        finding.severity,
        text,
        about(finding.code),
        location(path, region),
        fixes.map((fix) => mended(path, fix)),
      );
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

const location = (path: string, region?: object): object => ({
  physicalLocation: {
    artifactLocation: artifact(path),
    ...(region === undefined ? {} : { region }),
  },
});
