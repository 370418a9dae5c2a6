/**
 * Every checker accepts and rejects what it should, among certificates that were written to try it. With ARENA=FOLDER the certificates and a
 * manifest are written there, for checkers outside.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cases, outcomes, table } from './arena.ts';
import { type Checker, credulous, kernelChecker, pythonChecker, sceptical } from './checkers.ts';

const checkers: readonly Checker[] = [kernelChecker, pythonChecker];
const results = new Map([...checkers, credulous, sceptical].map((checker) => [checker.name, outcomes(checker)]));
const of = (checker: Checker) => results.get(checker.name) ?? [];

describe('the cases', () => {
  it('are many, half of them to be rejected at least, and each has a name and a reason of its own', () => {
    expect(cases.length).toBeGreaterThanOrEqual(150);
    expect(cases.filter(({ label }) => label === 'reject').length).toBeGreaterThanOrEqual(cases.length / 2);
    expect(new Set(cases.map(({ group, name }) => `${group}: ${name}`)).size).toBe(cases.length);
    expect(new Set(cases.map(({ text }) => text)).size).toBe(cases.length);
    for (const { why } of cases) expect(why).not.toBe('');
  });
  it('tell checkers that accept or reject all from others', () => {
    const score = (checker: Checker) => of(checker).filter(({ of: each, answer }) => answer === each.label).length;
    expect(score(credulous)).toBe(cases.filter(({ label }) => label === 'accept').length);
    expect(score(sceptical)).toBe(cases.filter(({ label }) => label === 'reject').length);
    expect(score(credulous)).toBeGreaterThan(50);
    expect(score(sceptical)).toBeGreaterThan(75);
  });
  it('are written out, if wanted', () => {
    const folder = process.env['ARENA'];
    const manifest = cases.map(({ group, name, label, why }, i) => ({ file: `${i}.json`, group, name, label, why }));
    expect(manifest).toHaveLength(cases.length);
    if (folder === undefined) return;
    mkdirSync(folder, { recursive: true });
    for (const [i, { text }] of cases.entries()) writeFileSync(join(folder, `${i}.json`), text);
    writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  });
});

describe.each(checkers.map((checker) => [checker.name, checker] as const))('%s', (_name, checker) => {
  it('answers as it should', () => {
    const wrong = of(checker).filter(({ of: each, answer }) => answer !== each.label);
    expect(wrong.map(({ of: { group, name, label }, answer, reason }) => ({ group, name, label, answer, reason }))).toEqual([]);
  });
  it('rejects in the place that is wrong', () => {
    const elsewhere = of(checker).filter(({ of: { place }, reason }) => place?.startsWith('rows') && !reason?.includes(place));
    expect(elsewhere.map(({ of: { group, name, place }, reason }) => ({ group, name, place, reason }))).toEqual([]);
  });
  it('says what claims rest on', () => {
    const stated = of(checker).filter(({ of: { rests } }) => rests !== undefined);
    expect(stated.length).toBeGreaterThan(5);
    for (const { of: each, rests } of stated) expect(rests, each.name).toEqual(each.rests);
  });
});

it('docs/soundness.md has the table as it is', () => {
  expect(readFileSync('docs/soundness.md', 'utf8')).toContain(table(results));
});
