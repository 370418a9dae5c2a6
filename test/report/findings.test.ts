/** What reports for tools tell of findings: all places that they are about, in whatever file, and how they are mended. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memory, prove } from '../../src/browser.ts';
import type { Options } from '../../src/cli/options.ts';
import { check } from '../../src/cli/prove.ts';
import { options } from '../support/options.ts';

const before = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'lcgm-findings-'));
const clash = 'theory clash "Clash"\nimport left, right\n\nclaim a: half <= 1\ntheorem b: 1 = 1  by one\nclaim c: haf = 1\n';
const texts = {
  'left.lcgm': 'theory left "Left"\nfunction half : Nat\ntheorem one: 1 = 1\n',
  'right.lcgm': 'theory right "Right"\n\n\n  function half : Nat\ntheorem one: 1 = 1\n',
  'clash.lcgm': clash,
  'bad.lcgm': 'theory bad "Bad"\nclaim a: 1 = 2\nclaim b: 1 = 1\n',
  'broken.lcgm': 'theory broken "Broken"\nclaim a: (1 = 1\nclaim b: 1 = 1\n',
};
beforeAll(() => {
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
  process.chdir(folder);
});
afterAll(() => {
  process.chdir(before);
  rmSync(folder, { recursive: true, force: true });
});
const report = (path: string, format: Options['format']): string => check(options(path, { format })).out;

interface Finding {
  readonly code: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly related: readonly { readonly path: string; readonly line: number; readonly column: number; readonly message: string }[];
  readonly fixes: readonly { readonly title: string; readonly edits: readonly object[] }[];
}
interface Row {
  readonly name: string;
  readonly kind: string;
  readonly asStated: boolean;
  readonly findings: readonly Finding[];
}
const rows = (path: string): readonly Row[] => JSON.parse(report(path, 'json'));
const halves = [
  { path: 'left.lcgm', line: 2, column: 10 },
  { path: 'right.lcgm', line: 4, column: 12 },
];

describe('names that clash', () => {
  it('are shown in both files, as JSON', () => {
    const found = rows('clash.lcgm').flatMap(({ findings }) => findings);
    expect(found.find(({ code }) => code === 'AMBIGUOUS')).toMatchObject({ path: 'clash.lcgm', line: 4, column: 10, related: halves });
    expect(found.find(({ code }) => code === 'AMBIGUOUS_FACT')?.related).toHaveLength(2);
  });

  it('are shown in both files, as SARIF', () => {
    const results: readonly { ruleId: string; relatedLocations?: readonly object[] }[] = JSON.parse(report('clash.lcgm', 'sarif')).runs[0]
      .results;
    expect(results.find(({ ruleId }) => ruleId === 'AMBIGUOUS')?.relatedLocations).toMatchObject(
      halves.map(({ path, line, column }) => ({
        physicalLocation: { artifactLocation: { uri: path }, region: { startLine: line, startColumn: column, endColumn: column + 4 } },
        message: { text: '`half` may be this' },
      })),
    );
    expect(results.find(({ ruleId }) => ruleId === 'UNKNOWN_NAME')).not.toHaveProperty('relatedLocations');
  });

  it('are shown in both files, as annotations and as text', () => {
    const line = report('clash.lcgm', 'github')
      .split('\n')
      .find((each) => each.includes('AMBIGUOUS::'));
    expect(line).toContain('%0Aleft.lcgm:2:10: `half` may be this%0Aright.lcgm:4:12: `half` may be this%0Ahelp: ');
    const { err } = check(options('clash.lcgm'));
    expect(err).toContain('--> clash.lcgm:4:10');
    for (const { path, line: at, column } of halves) expect(err).toContain(`::: ${path}:${at}:${column}`);
  });
});

describe('findings as JSON', () => {
  it('stand with the statement that they are in', () => {
    const [a, b, ...more] = rows('bad.lcgm');
    expect(a?.findings).toMatchObject([{ code: 'FALSE_CLAIM', severity: 'error', path: 'bad.lcgm', line: 2, related: [], fixes: [] }]);
    expect(b?.findings).toEqual([]);
    expect(more).toEqual([]);
  });

  it('have an object of their own, which is not as stated, where they are in no statement', () => {
    const [b, file, ...more] = rows('broken.lcgm');
    expect(b).toMatchObject({ name: 'b', asStated: true, findings: [] });
    expect(file).toMatchObject({ name: '(the file)', kind: 'file', verdict: 'unknown', expected: 'proved', asStated: false });
    expect(file?.findings.map(({ code, line }) => [code, line])).toEqual([['UNCLOSED_BRACKET', 2]]);
    expect(more).toEqual([]);
  });

  it('say how they are mended', () => {
    const found = rows('clash.lcgm').flatMap(({ findings }) => findings);
    const edits = [{ line: 6, column: 10, endLine: 6, endColumn: 13, text: 'half' }];
    expect(found.find(({ code }) => code === 'UNKNOWN_NAME')?.fixes).toEqual([{ title: 'write `half`', edits }]);
    for (const { code, fixes } of found) if (code !== 'UNKNOWN_NAME') expect(fixes).toEqual([]);
  });

  it('are the same from the library', () => {
    const { written } = prove('broken.lcgm', { files: memory(texts), format: 'json' });
    const told: readonly Row[] = JSON.parse(written);
    expect(told.map(({ findings }) => findings)).toEqual(rows('broken.lcgm').map(({ findings }) => findings));
  });
});
