/** What diagnostics know of how they are mended: whatever is offered works. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check, memory } from '../../src/browser.ts';
import { check as checked } from '../../src/cli/prove.ts';
import type { Diagnostic, Fix } from '../../src/syntax/diagnostics.ts';
import { at } from '../support/at.ts';
import { options } from '../support/options.ts';
import { root } from '../support/theories.ts';

const host = { files: memory({}) };
const found = (text: string): readonly Diagnostic[] => check({ text }, host).files.flatMap(({ diagnostics }) => diagnostics);

/** The text with the edits made, the last first. */
const mended = (text: string, { edits }: Fix): string =>
  [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((whole, { span, text: put }) => whole.slice(0, span.start) + put + whole.slice(span.end), text);

const head = 'theory t\nfunction apple : Nat\naxiom plain: apple = 1 because "so"\n';

describe('a fix', () => {
  it.each([
    ['aple = 1', 'UNKNOWN_NAME', 'apple'],
    ['apple = 1 by plian', 'UNKNOWN_FACT', 'plain'],
    ['forall x : Nta. x = x', 'UNKNOWN_SORT', 'Nat'],
    ['apple = 1 by plain\nteorem y: 1 = 1', 'MISSPELT_KEYWORD', 'theorem'],
    ['apple = 1 resting on plian', 'UNKNOWN_FACT', 'plain'],
    ['apple ≈ 1', 'INVALID_CHARACTER', undefined],
  ])('of `%s` mends %s', (statement, code, meant) => {
    const text = `${head}claim x: ${statement}\n`;
    const finding = found(text).find((d) => d.code === code);
    expect(finding?.fixes.flatMap(({ edits }) => edits.map((edit) => edit.text))).toEqual(meant === undefined ? [] : [meant]);
    for (const fix of finding?.fixes ?? []) {
      expect(fix.title).toBe(`write \`${meant}\``);
      expect(found(mended(text, fix)).map((d) => d.code)).not.toContain(code);
    }
  });

  it.each([
    ['open x: 1 = 1', 'claim x: 1 = 1'],
    ['open x "a title": 1 = 2', 'refute x "a title": 1 = 2'],
  ])('makes `%s` what it has turned out to be', (before, after) => {
    const text = `theory t\n${before}\n`;
    const finding = at(found(text), 0);
    expect(finding.code).toBe('NO_LONGER_OPEN');
    expect(mended(text, at(finding.fixes, 0))).toBe(`theory t\n${after}\n`);
    expect(check({ text: mended(text, at(finding.fixes, 0)) }, host).ok).toBe(true);
  });

  it('is not offered where nobody knows what is meant', () => {
    for (const statement of ['zebra = 1', 'apple = 1 by zebra', '1 = 2', '(1 = 1'])
      for (const d of found(`${head}claim x: ${statement}\n`)) expect(d.fixes).toEqual([]);
  });

  it('takes away what it mends, in every broken file of the tests', () => {
    let tried = 0;
    for (const folder of ['test/bad', 'test/elaborate/bad']) {
      for (const name of readdirSync(join(root, folder)).filter((file) => file.endsWith('.lcgm'))) {
        const bytes = readFileSync(join(root, folder, name));
        const text = bytes.toString('utf8');
        if (text.includes('\uFFFD') || text.length > 20_000) continue;
        const before = found(text);
        for (const finding of before)
          for (const fix of finding.fixes) {
            tried++;
            const same = (d: Diagnostic) => d.code === finding.code && d.message === finding.message && d.span.start === finding.span.start;
            expect(found(mended(text, fix)).filter(same), `${name}: ${finding.message}`).toEqual([]);
          }
      }
    }
    expect(tried).toBeGreaterThan(10);
  });

  it('is in a SARIF report, with its place', () => {
    const { out } = checked(options(join(root, 'test', 'elaborate', 'bad', 'unknown_names.lcgm'), { format: 'sarif' }));
    const results: readonly {
      ruleId: string;
      fixes?: readonly object[];
      locations: readonly { physicalLocation: { region: object } }[];
    }[] = JSON.parse(out).runs[0].results;
    const fixed = results.filter(({ fixes }) => fixes !== undefined);
    expect(fixed.length).toBeGreaterThan(0);
    for (const { fixes, locations } of fixed)
      expect(fixes).toMatchObject([{ artifactChanges: [{ replacements: [{ deletedRegion: at(locations, 0).physicalLocation.region }] }] }]);
    expect(results.some(({ fixes }) => fixes === undefined)).toBe(true);
  });
});
