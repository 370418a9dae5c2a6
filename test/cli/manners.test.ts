/** The manners of the command line: help whose examples work, and what it says to those who mistype. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { type Command, commands, flags } from '../../src/cli/commands.ts';
import { init } from '../../src/cli/init.ts';
import { starter } from '../../src/cli/init_files.ts';
import { addNew } from '../../src/cli/new.ts';
import { check } from '../../src/cli/prove.ts';
import { checkers } from '../../src/cli/recheck/checkers.ts';
import { targets } from '../../src/cli/targets.ts';
import { manual, manualOf, misuse, noCommand, notTaken, noValue, overview, unreadable } from '../../src/cli/usage.ts';
import { meantPath } from '../../src/disk/meant.ts';
import { formatTheory } from '../../src/syntax/format.ts';
import { parseTheory } from '../../src/syntax/parse.ts';
import { lcgm as answered, spawned } from '../support/command.ts';
import { options } from '../support/options.ts';
import { root } from '../support/theories.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lcgm-manners-'));
  cpSync(join(root, 'theories'), join(folder, 'theories'), { recursive: true });
  writeFileSync(join(folder, 'decoder.mtx'), '%%MatrixMarket matrix array real general\n2 3\n1\n0\n0\n1\n1\n1\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Outside of CI, where a checker may be missing. */
const place = () => ({ cwd: folder, env: { CI: '' } });
const lcgm = (...args: string[]) => answered(args, place());
const bodyOf = (name: string): Command => {
  const command = commands.find((each) => each.name === name);
  if (command === undefined) throw new Error(`there is no ${name}`);
  return command;
};

describe('the help', () => {
  const examples = commands.flatMap(({ name, examples }) => examples.map(({ line }, i) => ({ name, line, first: i === 0 })));

  // the first example of each command in a process of its own: so there is one for every command
  it.each(examples)('has an example that works: $line', async ({ name, line, first }) => {
    const [program, ...args] = (line.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replace(/^"(.*)"$/, '$1'));
    expect([program, args[0]]).toEqual(['lcgm', name]);
    const { exit, err } = first ? spawned(args, place()) : await answered(args, place());
    expect(err).toBe('');
    expect(exit).toBe(0);
  });

  it('has two or three examples of every command, and shows them', () => {
    for (const command of commands) {
      expect([2, 3]).toContain(command.examples.length);
      const text = manual(command);
      for (const { line, does } of command.examples) expect(text).toContain(`  # ${does}\n  ${line}\n`);
      for (const flag of Object.keys(command.options)) expect(text).toContain(`--${flag}`);
      expect(text.split('\n').filter((each) => each.length > 110)).toEqual([]);
    }
  });

  it('lists every command', () => {
    const text = overview('1.2.3');
    expect(text.startsWith('lcgm 1.2.3')).toBe(true);
    for (const { name, takes, summary } of commands) {
      expect(text).toContain(`lcgm ${name} ${takes}`);
      expect(text).toContain(summary);
    }
  });

  it('lists only options that exist, and each of them somewhere', () => {
    const listed = new Set(commands.flatMap((command) => Object.keys(command.options)));
    expect(Object.keys(flags).filter((flag) => !listed.has(flag))).toEqual(['timeout', 'color', 'help', 'version']);
  });

  it('names the systems and the checkers that there are', () => {
    expect(bodyOf('export').values?.to).toEqual(targets.map(({ name }) => name));
    expect(bodyOf('recheck').values?.with).toEqual(checkers.map(({ name }) => name));
  });

  it('is the same for --help, before or after the command, and for help', async () => {
    const { exit, out, err } = await lcgm('verify', '--help');
    expect([exit, out, err]).toEqual([0, manual(bodyOf('verify')), '']);
    expect((await lcgm('--help', 'verify')).out).toBe(out);
    expect(manualOf('verify').out).toBe(out);
    expect((await lcgm('nothere', '--help')).err).toContain('there is no command `nothere`');
  });
});

describe('what was meant', () => {
  it.each([
    [noCommand('prov'), 'there is no command `prov`; did you mean prove?'],
    [noCommand('frobnicate'), 'the commands are prove, check, verify'],
    [unreadable("Unknown option '--clam'. To specify", ['prove', '--clam']), 'there is no option `--clam`; did you mean --claim?'],
    [unreadable("Unknown option '--reportr'. To specify", ['prove']), 'did you mean --reporter?'],
    [unreadable("Unknown option '--frobnicate'. To specify", ['prove']), 'there is no option `--frobnicate`\n'],
    [unreadable("Unknown option '-x'", ['prove']), 'there is no option `-x`\n'],
    [unreadable("Option '--claim <value>' argument missing", ['prove']), "Option '--claim <value>' argument missing"],
    [notTaken('cert', 'check'), '`lcgm check` does not take --cert (lcgm prove does)'],
    [noValue('format', 'latx', 'prove', ['text', 'latex']), 'there is no format `latx` for `lcgm prove`; did you mean latex?'],
    [
      noValue('reporter', 'nothere', 'check', ['text', 'junit']),
      'there is no reporter `nothere` for `lcgm check`; the reporters are text, junit',
    ],
    [misuse('no'), 'lcgm: no\n      `lcgm --help` lists'],
    [misuse('no', 'prove'), 'lcgm: no\n      `lcgm prove --help` lists'],
  ])('is said, and nothing is done (%#)', ({ exit, out, err }, said) => {
    expect([exit, out]).toEqual([2, '']);
    expect(err).toContain(said);
  });

  it.each([
    [['check', '--reporter', 'nothere'], 'there is no reporter `nothere`'],
    [['check', '--reporter', 'junits', 'theories/finite'], 'did you mean junit?'],
    [['prove', '--theory', 'x'], 'does not take --theory'],
    [['prove', 'theorie/paper/dictionary'], 'did you mean theories/paper/dictionary.lcgm?'],
    [['completions', 'bahs'], 'did you mean bash?'],
  ])('is said of %j', async (args, said) => {
    const { exit, out, err } = await lcgm(...args);
    expect([exit, out]).toEqual([2, '']);
    expect(err).toContain(said);
  });

  it.each([
    ['theories/papr', 'theories/paper'],
    ['theories/paper/ica.lcg', 'theories/paper/ica.lcgm'],
    ['theories/paper/ica', 'theories/paper/ica.lcgm'],
    ['theoris/papr/icaa', 'theories/paper/ica.lcgm'],
    ['nowhere', undefined],
    ['theories/nowhere/at/all', undefined],
  ])('by the path %s is %s', (path, meant) => {
    expect(meantPath(join(folder, path))).toBe(meant === undefined ? undefined : join(folder, meant));
  });
});

describe('lcgm init', () => {
  it('makes a project that is as stated, in canonical layout', async () => {
    const place = join(folder, 'fresh');
    const { exit, out, err } = init(options(place));
    expect([exit, err]).toEqual([0, '']);
    for (const [name, text] of Object.entries(starter)) {
      expect(readFileSync(join(place, name), 'utf8')).toBe(text);
      expect(out).toContain(`wrote ${join(place, name)}\n`);
    }
    const { text } = formatTheory(starter['theories/first.lcgm'] ?? '');
    expect(text).toBe(starter['theories/first.lcgm']);
    const proved = await answered(['prove'], { cwd: place });
    expect([proved.exit, proved.err]).toEqual([0, '']);
    expect(proved.out).toContain('1 of 1 statement proved, 1 of 1 statement refuted, 1 of 1 statement open');
    const readme = readFileSync(join(place, 'README.md'), 'utf8');
    expect(readme.split('\n')).toHaveLength(4);
  });

  it('writes over nothing, and then writes nothing', () => {
    const place = join(folder, 'taken');
    mkdirSync(place);
    writeFileSync(join(place, 'README.md'), 'mine');
    const { exit, out, err } = init(options(place));
    expect([exit, out]).toEqual([2, '']);
    expect(err).toBe(`lcgm: nothing was written, since there is already: ${join(place, 'README.md')}\n`);
    expect(readFileSync(join(place, 'README.md'), 'utf8')).toBe('mine');
    expect(existsSync(join(place, 'theories'))).toBe(false);
  });

  it('refuses what is no folder, and more than one', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(init(options(file)).exit).toBe(2);
    expect(init(options('', { paths: ['a', 'b'] })).err).toContain('takes one folder');
    expect(init(options('')).err).toContain('takes one folder');
    expect(init(options('-')).exit).toBe(2);
  });
});

describe('lcgm new claim', () => {
  const add = (file: string, name: string, title?: string) => addNew(options('', { paths: ['claim', join(folder, file), name], title }));
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');

  it('begins a file, which parses', () => {
    expect(add('theories/mine/first.lcgm', '5.1', 'a title').exit).toBe(0);
    const { theory, diagnostics } = parseTheory(read('theories/mine/first.lcgm'));
    expect(diagnostics).toEqual([]);
    expect(theory?.name.text).toBe('mine.first');
    expect(theory?.declarations.at(-1)).toMatchObject({ kind: 'claim', label: { text: '5.1' }, attributes: { title: 'a title' } });
  });

  it('adds to a file, whatever is at its end, and keeps what is there', () => {
    for (const [file, text] of [
      ['a.lcgm', 'theory a\nclaim 1: 1 = 1'],
      ['b.lcgm', 'theory a\r\nclaim 1: 1 = 1\r\n'],
      ['c.lcgm', 'theory a -- c'],
    ] as const) {
      writeFileSync(join(folder, file), text);
      expect(add(file, 'two').exit).toBe(0);
      expect(add(file, 'in words').exit).toBe(0);
      expect(read(file).startsWith(text)).toBe(true);
      expect(parseTheory(read(file)).diagnostics).toEqual([]);
      expect(/(?<!\r)\n/.test(read(file))).toBe(!text.includes('\r'));
    }
  });

  it('adds a claim that is not as stated before it is filled in', async () => {
    writeFileSync(join(folder, 'false.lcgm'), 'theory f\nimport std.kernel\n');
    expect(add('false.lcgm', 'x').exit).toBe(0);
    expect((await lcgm('check', 'false.lcgm')).exit).toBe(1);
  });

  it.each([
    [['theorem', 'x.lcgm', 'x'], 'new makes no theorem'],
    [['clam', 'x.lcgm', 'x'], 'did you mean claim?'],
    [[], 'new needs `claim`'],
    [['claim', 'x.lcgm'], 'takes a file and a name'],
    [['claim', 'x.lcgm', 'a', 'b'], 'takes a file and a name'],
    [['claim', 'x.txt', 'a'], 'ends with .lcgm'],
    [['claim', '1 2.lcgm', 'a'], 'cannot be called'],
    [['claim', 'x.lcgm', 'a"b'], 'a claim cannot be called'],
    [['claim', 'x.lcgm', 'a: 1 = 1 claim b'], 'a claim cannot be called', 'with a title'],
    [['claim', 'x.lcgm', 'a\n'], 'a claim cannot be called'],
    [['claim', 'x.lcgm', ''], 'takes a file and a name'],
  ] as const)('refuses %j', (paths, why, title?: string) => {
    const [what, file, ...rest] = paths;
    const placed = [what, file === undefined ? undefined : join(folder, file), ...rest].filter((path) => path !== undefined);
    const { exit, out, err } = addNew(options('', { paths: placed, title }));
    expect([exit, out]).toEqual([2, '']);
    expect(err).toContain(why);
    expect(existsSync(join(folder, 'x.lcgm'))).toBe(false);
  });

  it.each([
    ['oracle.lcgm', 'a theory cannot be called `oracle`: what is checked by computing goes by that name; choose another name'],
    ['theories/oracle.lcgm', 'a theory cannot be called `oracle`'],
    ['std.sharp.lcgm', 'the library that ships with lcgm has a theory std.sharp'],
    ['other/theories/std/space.lcgm', 'the library that ships with lcgm has a theory std.space'],
    ['theory.lcgm', 'a theory cannot be called theory'],
    ['theories/a..b.lcgm', 'a theory cannot be called a..b'],
    ['.lcgm', 'a theory cannot be called'],
    ['a-b.lcgm', 'a theory cannot be called a-b'],
  ])('writes no theory of a name that it cannot have: %s', (file, why) => {
    const { exit, out, err } = add(file, '1');
    expect([exit, out]).toEqual([2, '']);
    expect(err).toContain(why);
    expect(existsSync(join(folder, file))).toBe(false);
  });
  it.each(['Oracle.lcgm', 'other/theories/oracle/x.lcgm', 'other/theories/std/mine.lcgm'])(
    'writes a theory of a name that is nearly such a one: %s',
    (file) => {
      expect(add(file, '1').exit).toBe(0);
      expect(check(options(join(folder, file), { version: manifest.version })).exit).toBe(1); // what is to be filled in is false
    },
  );

  it('refuses a name that is taken, and a file that it does not understand', () => {
    const text = 'theory t\nclaim 1: 1 = 1\nclaim "in words": 1 = 1\naxiom x: 1 = 1 because "so"\n';
    writeFileSync(join(folder, 'taken.lcgm'), text);
    for (const name of ['1', 'in words', 'x']) expect(add('taken.lcgm', name).err).toContain(`already a statement called ${name}`);
    expect(read('taken.lcgm')).toBe(text);
    writeFileSync(join(folder, 'broken.lcgm'), 'theory t\nclaim 1: (1 = 1\n');
    expect(add('broken.lcgm', 'y').err).toContain('error[UNCLOSED_BRACKET]');
    expect(read('broken.lcgm')).toBe('theory t\nclaim 1: (1 = 1\n');
    mkdirSync(join(folder, 'folder.lcgm'));
    expect(add('folder.lcgm', 'y').err).toContain('not a file');
  });
});
