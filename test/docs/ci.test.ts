/** The action, and the commands of the workflows of docs/ci.md, do what they are there for. (Its examples are run by examples.test.ts.) */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../support/theories.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lcgm-action-'));
  for (const name of ['bin', 'theories', 'with space']) mkdirSync(join(folder, name));
  symlinkSync(join(root, 'dist', 'lcgm.cjs'), join(folder, 'bin', 'lcgm'));
  for (const name of ['a', 'b']) write(`theories/${name}.lcgm`, name, 'theorem t (x : Nat) if x > 0 then x > 0');
  write('with space/c.lcgm', 'c', 'theorem t (x : Nat): x > 0');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (path: string, name: string, fact: string): void =>
  writeFileSync(join(folder, path), `theory ${name} "A theory"\n\n${fact}\n`);
const shell = (script: string, env: Record<string, string> = {}): SpawnSyncReturns<string> =>
  spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, RUNNER_TEMP: folder, PATH: `${join(folder, 'bin')}${delimiter}${process.env['PATH']}`, ...env },
  });

const action = readFileSync(join(root, 'action.yml'), 'utf8');
/** The scripts of its steps, by their names. */
const scripts = new Map(
  [...action.matchAll(/^ {4}- name: (\w+)\n(?: {6}.*\n)*? {6}run: \|\n((?: {8}.*\n)+)/gm)].map(([, name = '', text = '']) => [
    name,
    text.replace(/^ {8}/gm, ''),
  ]),
);
const none = { PATHS: 'theories', ALLOW: '', SHARD: '', CACHE: '', SARIF: '' };
const check = (env: Partial<typeof none>): SpawnSyncReturns<string> => shell(scripts.get('check') ?? 'exit 99', { ...none, ...env });

describe('action.yml', () => {
  it('passes where all is as stated', () => {
    const { status, stdout, stderr } = check({});
    expect([status, stdout, stderr]).toEqual([0, '', '']);
  });

  it('fails, annotates, and writes SARIF, where something is not; with many paths, with spaces in them', () => {
    const { status, stdout } = check({ PATHS: 'theories\nwith space\n', SARIF: 'out.sarif', CACHE: 'true' });
    expect(status).toBe(1);
    expect(stdout).toMatch(/^::error file=with space\/c\.lcgm,/);
    expect(JSON.parse(readFileSync(join(folder, 'out.sarif'), 'utf8')).runs[0].results.length).toBeGreaterThan(0);
    expect(readdirSync(join(folder, 'lcgm-cache'))).toHaveLength(2);
  });

  it('hands on the part and the list of axioms', () => {
    expect(check({ SHARD: '9/2' }).status).toBe(2);
    expect(check({ SHARD: '2/2' }).status).toBe(0);
    expect(check({ ALLOW: 'nowhere.txt' }).stdout).toContain('nowhere.txt');
  });

  it('takes no input for a piece of script', () => {
    expect([...scripts.keys()]).toEqual(['install', 'check']);
    expect([...scripts.values()].join('')).not.toContain('${{');
    expect(check({ PATHS: '$(touch stolen); touch stolen' }).status).toBe(2);
    expect(check({ PATHS: '--help' }).status).toBe(2);
    expect(readdirSync(folder)).not.toContain('stolen');
  });

  it('has all the inputs that it uses, and uses all that it has', () => {
    const declared = [...action.slice(0, action.indexOf('\nruns:')).matchAll(/^ {2}([\w-]+):$/gm)].map(([, name]) => name);
    const used = [...action.matchAll(/\binputs\.([\w-]+)/g)].map(([, name]) => name);
    expect([...new Set(used)].sort()).toEqual([...declared].sort());
    const page = readFileSync(join(root, 'docs', 'ci.md'), 'utf8');
    const [, given = ''] = /lcgm@main.*\n {8}with:\n((?: {10}.*\n)+)/.exec(page) ?? [];
    const names = [...given.matchAll(/^ {10}([\w-]+):/gm)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !declared.includes(name))).toEqual([]);
  });
});

describe('the workflows of docs/ci.md', () => {
  const page = readFileSync(join(root, 'docs', 'ci.md'), 'utf8');
  const commands = [...page.matchAll(/^ +- run: npx (lcgm .*)$/gm)].map(([, command = '']) => command);

  it('have commands', () => expect(commands).toHaveLength(2));

  it.each(commands)('can run %s', (command) => {
    const [first, second] = ['1', '2'].map((shard) => shell(command.replaceAll('${{ matrix.shard }}', shard)));
    expect([first?.status, first?.stderr, second?.status, second?.stderr]).toEqual([0, '', 0, '']);
  });
});
