/** Annotations of GitHub's workflows, a line each. */
import { complaintOn, placed, type Report, slashes, within } from './model.ts';

export function githubReport({ theories, findings, problems }: Report): string {
  const lines = findings.flatMap((file) =>
    placed(file).map(({ finding, path, labels, ...at }) => {
      const place = { file: path, line: at.line, col: at.column, endLine: at.endLine, endColumn: at.endColumn };
      const others = labels.map((label) => `\n${label.path}:${label.line}:${label.column}: ${label.says}`).join('');
      const text = `${finding.message}${others}${finding.help === undefined ? '' : `\nhelp: ${finding.help}`}`;
      return annotation(finding.severity, { ...place, title: finding.code }, text);
    }),
  );
  for (const { loaded, verdicts } of theories) {
    const found = findings.find((file) => file.loaded === loaded)?.found ?? [];
    for (const v of verdicts)
      if (!v.asStated && within(v, found).length === 0)
        lines.push(annotation('error', { file: slashes(loaded.path), title: v.verdict }, complaintOn(v)));
  }
  for (const problem of problems) lines.push(annotation('error', {}, problem));
  return lines.map((line) => `${line}\n`).join('');
}

function annotation(level: string, properties: Readonly<Record<string, string | number>>, text: string): string {
  const all = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
  return `::${level}${all.length === 0 ? '' : ` ${all.join(',')}`}::${data(text)}`;
}

const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
