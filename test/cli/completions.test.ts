/** What shells complete. Bash is asked; the scripts for the others are asked too where they are installed, and read where not. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { completions } from '../../src/cli/completions.ts';
import { reporters } from '../../src/report/ci/names.ts';
import { options } from '../support/options.ts';

const script = (shell: string): string => completions(options(shell)).out;
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lcgm-completions-'));
  mkdirSync(join(folder, 'theories'));
  for (const file of ['one.lcgm', 'two words.lcgm', 'notes.txt']) writeFileSync(join(folder, file), '');
  for (const shell of ['bash', 'zsh', 'fish']) writeFileSync(join(folder, `.${shell}`), script(shell));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What bash would offer after these words. */
function offered(...words: string[]): readonly string[] {
  const program = 'source .bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _lcgm; printf "%s\\n" "${COMPREPLY[@]}"';
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', program, 'bash', 'lcgm', ...words], { cwd: folder, encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.split('\n').filter((line) => line !== '');
}

const isInstalled = (shell: string): boolean => spawnSync(shell, ['-c', 'true']).status === 0;

describe('bash', () => {
  it.each([
    [[''], [...commands.map(({ name }) => name), '--help', '--version']],
    [['ver'], ['verify']],
    [['xyz'], []],
    [['check', '--rep'], ['--reporter']],
    [
      ['check', '--reporter', ''],
      ['text', 'json', ...reporters],
    ],
    [['check', '--reporter', 'ju'], ['junit']],
    [['export', '--to', 's'], ['smt2']],
    [
      ['prove', ''],
      ['one.lcgm', 'two words.lcgm', 'theories'],
    ],
    [['prove', '--no'], ['--no-color']],
    [['prove', '--rep'], []],
    [['prove', '--cert', ''], ['theories']],
    [['verify', 'no'], ['notes.txt']],
    [['--no-color', 'fmt', '--ch'], ['--check']],
    [['completions', 'z'], ['zsh']],
    [['new', ''], ['claim']],
    [['prove', '--claim', ''], []],
  ])('offers after %j just %j', (words, wanted) => {
    expect([...offered(...words)].sort()).toEqual([...wanted].sort());
  });
});

describe('every script', () => {
  it.each(['bash', 'zsh', 'fish'])('for %s is one that the shell can read, if it is there', (shell) => {
    if (isInstalled(shell)) {
      const { status, stderr } = spawnSync(shell, ['-n', `.${shell}`], { cwd: folder, encoding: 'utf8' });
      expect([status, stderr]).toEqual([0, '']);
    }
    const text = script(shell);
    for (const { name, options: own, values = {} } of commands) {
      expect(text).toContain(name);
      for (const flag of Object.keys(own))
        expect(text).toMatch(new RegExp(shell === 'fish' ? `-n '[^']* ${name}' -l ${flag} ` : `--${flag}\\b`));
      for (const known of Object.values(values)) expect(text).toContain(known.join(' '));
    }
  });

  it('for fish and zsh closes its quotes', () => {
    for (const shell of ['zsh', 'fish']) for (const line of script(shell).split('\n')) expect((line.replaceAll("'\\''", '').replace(/\\'|^#.*/g, '').match(/'/g) ?? []).length % 2).toBe(0); // biome-ignore format: one thought
  });

  it.each([[[]], [['powershell']], [['bash', 'zsh']]])('is refused for %j', (paths) => {
    const { exit, out, err } = completions(options('', { paths }));
    expect([exit, out]).toEqual([2, '']);
    expect(err).toContain('the shells are bash, zsh, fish');
  });
});
