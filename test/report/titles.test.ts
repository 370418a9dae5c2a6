/** Titles may be of any length: for people they are cut, for tools they are not. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { explain } from '../../src/cli/explain.ts';
import { repair } from '../../src/cli/infer.ts';
import type { Options } from '../../src/cli/options.ts';
import { check, prove } from '../../src/cli/prove.ts';
import { trust } from '../../src/cli/trust.ts';
import { brief } from '../../src/syntax/printable.ts';
import { options } from '../support/options.ts';

const folder = mkdtempSync(join(tmpdir(), 'lcgm-titles-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const written = (title: string): string => {
  const text = `theory titled "${title}"
predicate odd (k : Nat) "${title}"
axiom ax (k : Nat) "${title}": odd(k) because "${title}"
claim 1 "${title}": forall k. odd(k) by ax
claim "only ${title}": 1 = 2
claim 3 "${title}": forall k. odd(k)
verdict needs (k : Nat) "${title}" of odd(k) := k = 1
claim 4 "${title}": odd(3)
`;
  writeFileSync(join(folder, 'titled.lcgm'), text);
  return join(folder, 'titled.lcgm');
};
const words = 'many words '.repeat(20_000).trim();
const word = 'x'.repeat(200_000);

type Case = readonly [what: string, command: (o: Options) => { readonly out: string; readonly err: string }, more: Partial<Options>];
const reports: readonly Case[] = [
  ['check', check, {}],
  ['check --reporter junit', check, { format: 'junit' }],
  ['check --reporter github', check, { format: 'github' }],
  ['check --reporter sarif', check, { format: 'sarif' }],
  ['prove', prove, {}],
  ['prove --claim', prove, { claim: '1' }],
  ['prove --format markdown', prove, { format: 'markdown', claim: '3' }],
  ['prove --format html', prove, { format: 'html', claim: '3' }],
  ['prove --format latex', prove, { format: 'latex', claim: '3' }],
  ['prove --format dot', prove, { format: 'dot', claim: '3' }],
  ['prove --format svg', prove, { format: 'svg', claim: '3' }],
  ['explain', explain, { claim: '4' }],
  ['trust', trust, { claim: '3' }],
  ['repair', repair, { claim: '3' }],
];

describe.each([
  ['of many words', words],
  ['of one long word', word],
])('a title %s', (_what, title) => {
  const path = written(title);
  it.each(reports)('is cut by %s', (_name, command, more) => {
    written(title);
    const { out, err } = command(options(path, more));
    expect(out.length + err.length).toBeLessThan(20_000);
    expect(out).not.toBe('');
  });
  it('is whole in JSON, and may be asked for', () => {
    written(title);
    const { out } = prove(options(path, { format: 'json', claim: `only ${title}` }));
    expect(JSON.parse(out)).toMatchObject([{ title: `only ${title}`, name: `only ${title}`, verdict: 'refuted' }]);
    const { err } = prove(options(path, { claim: brief(`only ${title}`) }));
    expect(err).toContain('no statement is called');
  });
});

it.each(reports.filter(([name]) => /^(prove|explain|trust|repair|check .*junit)/.test(name) && !/dot|svg/.test(name)))(
  'a title of a line or two is not cut by %s',
  (_name, command, more) => {
    const title = 'long enough to say what the claim is about '.repeat(4).trim();
    expect(command(options(written(title), more)).out.replace(/\s+/g, ' ')).toContain(title);
  },
);

describe('what is cut', () => {
  it.each(['', 'a title', 'x'.repeat(500)])('is not %#', (text) => expect(brief(text)).toBe(text));
  it('keeps its beginning and its end', () => expect(brief(`a${'x'.repeat(600)}z`)).toMatch(/^ax{299}…x{99}z$/));
  it('is cut between characters', () => {
    for (const text of ['𝔸'.repeat(400), `a${'𝔸'.repeat(400)}`, `${'𝔸'.repeat(400)}a`]) expect(brief(text)).not.toMatch(/\p{Cs}/u);
  });
});
