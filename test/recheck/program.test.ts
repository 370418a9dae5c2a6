/** The checker in Python as a program: how long it is, what it imports, and what it says on the command line. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { numbers, resealed } from '../certificate/samples.ts';
import { runPython } from './python.ts';

const MOST_LINES = 700;
const LIBRARY = ['collections', 'fractions', 'functools', 'json', 'math', 'operator', 're', 'sys', 'threading', 'unicodedata'];

const files = readdirSync('tools/recheck').filter((file) => file.endsWith('.py'));
const source = (file: string): string => readFileSync(join('tools/recheck', file), 'utf8');
/** Lines that are not blank, comments or docstrings. */
const linesOf = (text: string): string[] =>
  text
    .replace(/^ *"""[\s\S]*?"""/gm, '')
    .split('\n')
    .filter((line) => !/^\s*(?:#|$)/.test(line));

describe('tools/recheck', () => {
  it('can be read in one sitting', () => {
    expect(linesOf('"""What\n\nit is."""\n\nx = 1  # one\n# two\n')).toEqual(['x = 1  # one']);
    const lines = files.flatMap((file) => linesOf(source(file)));
    expect(lines.length).toBeGreaterThan(300);
    expect(lines.length).toBeLessThanOrEqual(MOST_LINES);
    expect(lines.filter((line) => line.length > 140)).toEqual([]);
  });

  it('imports the standard library and its own files, and no others', () => {
    const imported = files.flatMap((file) => [...source(file).matchAll(/^\s*(?:from|import) (\w+)/gm)].map(([, name = '']) => name));
    expect(imported.length).toBeGreaterThan(10);
    const known = [...LIBRARY, ...files.map((file) => file.replace('.py', ''))];
    expect(imported.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('says in each file first what it is for', () => {
    expect(files.filter((file) => !source(file).startsWith('"""'))).toEqual([]);
  });
});

describe('the command line', () => {
  const { text } = numbers();
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'recheck-'));
    writeFileSync(join(folder, 'good.json'), text);
    writeFileSync(join(folder, 'bad.json'), text.replace('numbers', 'letters'));
    writeFileSync(join(folder, 'bytes.json'), Buffer.from([0xff, 0xfe]));
    writeFileSync(join(folder, 'deep.json'), resealed(text.replace('"rows":[', `"rows":[${'['.repeat(1_000_000)}`)));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('prints claims, with all arguments, and what they rest on', () => {
    const { status, stdout, stderr } = runPython(['good.json'], folder);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('correct  good.json: 5 claims, 1 axioms');
    expect(stdout).toContain(
      '  numbers:transitive\n    (forall x0 : Real. (forall x1 : Real. (forall x2 : Real. ("Real.<="(x0, x1) => ("Real.<"(x1, x2) => "Real.<"(x0, x2))))))\n    rests on oracle:linear\n',
    );
    expect(stdout).toContain('  axiom small_zero: (forall x0 : Nat. small(x0, zero(x0)))\n');
  });
  it.each<[number, string, RegExp]>([
    [1, 'bad.json', /^rejected bad\.json: CERT_CHECKSUM: /],
    [1, 'deep.json', /^rejected deep\.json: CERT_SYNTAX: /],
    [2, 'bytes.json', /^rejected bytes\.json: cannot be read/],
    [2, 'none.json', /^rejected none\.json: cannot be read/],
    [2, '.', /^rejected \.: cannot be read/],
  ])('ends with %i for %s', (code, file, said) => {
    const { status, stdout, stderr } = runPython([file], folder);
    expect([status, stderr]).toEqual([code, '']);
    expect(stdout).toMatch(said);
  });
  it('ends with the worst of all files, and tells of each', () => {
    const { status, stdout } = runPython(['--json', 'good.json', 'bad.json'], folder);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject([
      { file: 'good.json', verdict: 'correct' },
      { file: 'bad.json', verdict: 'rejected' },
    ]);
    expect(runPython(['none.json', 'bad.json'], folder).status).toBe(2);
  });
  it.each([[[]], [['--json']], [['--help']], [['good.json', '-x']]])('wants files: %j', (args) => {
    const { status, stdout, stderr } = runPython(args, folder);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^python3 tools\/recheck/);
  });
});
