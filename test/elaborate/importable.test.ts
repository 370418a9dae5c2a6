/** What could be imported is offered, as data too, and what is offered works. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check, memory } from '../../src/browser.ts';
import { edited } from '../../src/syntax/edits.ts';
import { at } from '../support/at.ts';
import { shipped } from '../support/theories.ts';

const library = Object.fromEntries(['std/numbers.lcgm', 'std/space.lcgm'].map((path) => [path, readFileSync(join(shipped, path), 'utf8')]));
const helper = 'theory near.helper\nfunction helped : Nat\nsort Thing\n';
const neighbours = { 'near/helper.lcgm': helper, 'far/other.lcgm': 'theory far.other\nfunction others : Nat\n' };
const told = (text: string, files: Readonly<Record<string, string>> = neighbours) =>
  check({ text, path: 'near/t.lcgm' }, { files: memory(files, library) }).files.flatMap(({ diagnostics }) => diagnostics);

describe('an import that is missing', () => {
  it.each([
    ['theory near.t\nclaim a: helped = 1\n', 'near.helper'],
    ['theory near.t\ntheorem a (x : Thing): x = x\n', 'near.helper'],
    ['theory near.t "T"\r\nclaim a: others = 1\r\n', 'far.other'],
    ['theory near.t "T" import far.other claim a: helped = 1', 'near.helper'],
    ['theory near.t claim a: helped = 1', 'near.helper'],
  ])('of %j is that of %s', (text, theory) => {
    const finding = at(told(text), 0);
    expect(finding.help).toContain(`write \`import ${theory}\`, which has it`);
    const [fix, ...others] = finding.fixes;
    expect([fix?.title, others]).toEqual([`import \`${theory}\``, []]);
    expect(told(edited(text, fix?.edits ?? [])).filter(({ code }) => code === finding.code)).toEqual([]);
  });

  it('is not offered for names that nobody has, that many have, or that the theory has to declare', () => {
    const many = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [`${name}.lcgm`, `theory ${name}\nfunction helped : Nat\n`]));
    expect(told('theory t\nclaim a: nobody = 1\n').flatMap(({ fixes }) => fixes)).toEqual([]);
    expect(told('theory near.t\nclaim a: helped = 1\n', many).flatMap(({ fixes }) => fixes)).toEqual([]);
    expect(told('theory near.t\nclaim a: Thing = 1\n').flatMap(({ fixes }) => fixes)).toEqual([]);
    expect(told('theory near.t\ntheorem a (x : helped): x = x\n').flatMap(({ fixes }) => fixes)).toEqual([]);
  });

  it('is not offered where the host does not say which files there are', () => {
    const { theories: _, ...files } = memory(neighbours);
    const { files: found } = check({ text: 'theory near.t\nclaim a: helped = 1\n', path: 'near/t.lcgm' }, { files });
    expect(found.flatMap(({ diagnostics }) => diagnostics.map(({ code, fixes }) => [code, fixes]))).toEqual([['UNKNOWN_NAME', []]]);
  });
});
