// What a page, or a script, shows of a theory that somebody is writing: a line for each statement, then what is wrong.
import { check, renderDiagnostics } from 'lcgm/browser';

export function verdictsOn(text, host) {
  const { verdicts, files } = check({ text, path: 'draft.lcgm' }, host);
  const lines = verdicts.map((v) => `${v.asStated ? '✓' : '✗'} ${v.name} is ${v.verdict}`);
  return [...lines, ...files.map((file) => renderDiagnostics(file.diagnostics, file))].join('\n');
}
