/** Statements that are not judged because the file has errors: that is told, and not that there are none. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { explain } from '../../src/cli/explain.ts';
import { infer, repair, weaken } from '../../src/cli/infer.ts';
import { prove } from '../../src/cli/prove.ts';
import { trust } from '../../src/cli/trust.ts';
import { options } from '../support/options.ts';

const folder = mkdtempSync(join(tmpdir(), 'lcgm-unjudged-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const write = (body: string): string => {
  writeFileSync(join(folder, 'paper.lcgm'), `theory paper\nparameter n : Nat\n${body}\n`);
  return join(folder, 'paper.lcgm');
};
const commands = { explain, trust, infer, weaken, repair, prove };
const given = 'given n < 3, 5 <= n\n';

describe.each(Object.entries(commands))('%s', (_name, command) => {
  it.each([
    ['a claim', `${given}claim 1: n = n`, '1', 'INCONSISTENT_GIVENS'],
    ['a claim, with its theory', `${given}claim 1: n = n`, 'paper:1', 'INCONSISTENT_GIVENS'],
    ['a claim, by its title', `${given}claim "one": n = n`, 'one', 'INCONSISTENT_GIVENS'],
    ['a claim with a mistake in it', 'claim 1: n = nosuch\nclaim 2: n = n', '1', 'UNKNOWN_NAME'],
    ['a claim that cannot be read', 'claim 2: n = n\nclaim 1: n = (n', '1', 'UNCLOSED_BRACKET'],
  ])('of %s tells what is wrong with the file', (_what, body, claim, code) => {
    const { exit, err, out } = command(options(write(body), { claim }));
    expect(exit).toBe(2);
    expect(err).toContain(`error[${code}]`);
    expect(err).not.toMatch(/no statement|no claim/);
    expect(out).toBe('');
  });
  it.each([
    ['where nothing is wrong', 'claim 1: n = n', ''],
    ['where something else is wrong', 'claim 1: n = nosuch', 'error[UNKNOWN_NAME]'],
    ['where something is not as stated', 'claim 1: 1 = 2', 'error[FALSE_CLAIM]'],
  ])('says that there is no such statement %s', (_what, body, besides) => {
    const { exit, err } = command(options(write(body), { claim: '2' }));
    expect(exit).toBe(2);
    expect(err).toContain('lcgm: no statement is called 2');
    expect(err).toContain(besides);
  });
});

it.each(Object.entries({ infer, weaken, repair }))('%s says no more of a file whose statements are not judged', (_name, command) => {
  const { exit, err } = command(options(write(`${given}claim 1: n = n`)));
  expect([exit, err.includes('INCONSISTENT_GIVENS'), /^lcgm:/m.test(err)]).toEqual([2, true, false]);
  const none = command(options(write('theorem a: n = n')));
  expect([none.exit, none.err]).toEqual([2, 'lcgm: there is no claim here\n']);
});
