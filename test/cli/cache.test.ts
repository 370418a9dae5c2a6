/** What `lcgm check` remembers: an answer is given from memory only if a run would give the same, byte for byte. */
import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Answers, type Remembered } from '../../src/cli/answers.ts';
import { check } from '../../src/cli/prove.ts';
import { isStillSo, Observer } from '../../src/disk/world.ts';
import { lcgm as answered, bundle, type Run, spawned } from '../support/command.ts';
import { options } from '../support/options.ts';
import { root } from '../support/theories.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lcgm-cache-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => join(folder, name);
function file(name: string, content: string): string {
  mkdirSync(join(at(name), '..'), { recursive: true });
  writeFileSync(at(name), content);
  return at(name);
}

const theory = (name: string, fact: string): string => `theory ${name} "A theory"\n\n${fact}\n`;
const holds = 'theorem a (x : Nat) if x > 0 then x > 0';

const lcgm = (...args: string[]): Promise<Run> => answered(args, { cwd: folder });
const cached = (...args: string[]): Promise<Run> => lcgm('check', '--cache', 'c', ...args);
const entries = (): string[] => (existsSync(at('c')) ? readdirSync(at('c')) : []);

/** Puts another answer into the only entry, with the right sum: whoever reads it says so. */
function mark(): void {
  const [name = ''] = entries();
  const answers = new Answers(at('c'));
  const { question, seen } = JSON.parse(readFileSync(join(at('c'), name), 'utf8').split('\n')[1] ?? '');
  answers.add(question, { seen, answer: { exit: 0, out: 'from memory\n', err: '' } });
}
const remembers = async (...args: string[]): Promise<boolean> => (await cached(...args)).out === 'from memory\n';

describe('an answer from memory', () => {
  it.each([
    ['text', []],
    ['sarif', ['--reporter', 'sarif']],
    ['text in colours', ['--color']],
  ])('is that of the run, with and without findings, as %s', async (_, args) => {
    file('t/good.lcgm', theory('good', holds));
    file('t/bad.lcgm', theory('bad', `${holds}\ntheorem b (x : Nat): x > 0`));
    const fresh = await lcgm('check', 't', '--fresh', ...args);
    const once = () => spawned(['check', '--cache', 'c', 't', ...args], { cwd: folder });
    const [first, second] = [once(), once()];
    expect(first).toEqual(fresh);
    expect(second).toEqual(fresh);
    expect(fresh.exit).not.toBe(0);
    expect(entries()).toHaveLength(1);
  });

  it('is not given where anything else is asked, or --fresh', async () => {
    file('t/good.lcgm', theory('good', holds));
    file('allow', '');
    await cached('t');
    mark();
    expect(await remembers('t')).toBe(true);
    for (const args of [['t', '--claim', 'a'], ['t', '--allow', 'allow'], ['t', '--shard', '1/1'], ['t', '--color'], ['t/good.lcgm'], ['t', '--fresh']]) // biome-ignore format: one thought
      expect(await remembers(...args), args.join(' ')).toBe(false);
    const elsewhere = await answered(['check', '../t', '--cache', '../c'], { cwd: at('t') });
    expect(elsewhere.out).not.toContain('from memory');
  });

  it('is not given where a file has changed, come or gone', () => {
    file('t/good.lcgm', theory('good', `import other\n\n${holds}`));
    file('t/other.lcgm', theory('other', holds));
    file('allow', '');
    const changes: readonly (() => unknown)[] = [
      () => file('t/good.lcgm', theory('good', `import other\n\n-- another text\n${holds}`)),
      () => file('t/other.lcgm', theory('other', `-- another text\n${holds}`)),
      () => file('t/sub/new.lcgm', theory('new', holds)),
      () => rmSync(at('t/sub'), { recursive: true }),
      () => file('allow', '-- another text'),
      () => rmSync(at('t/other.lcgm')),
      () => rmSync(at('t'), { recursive: true }),
    ];
    for (const change of changes) {
      const observer = new Observer();
      check(options(at('t'), { allow: at('allow') }), observer);
      const { seen } = observer;
      if (seen === undefined) throw new Error('nothing changed meanwhile');
      expect(isStillSo(seen)).toBe(true);
      change();
      expect(isStillSo(seen), String(change)).toBe(false);
    }
  });

  it('is not given where a theory has come near that could be imported for a name', () => {
    file('t/bad.lcgm', theory('bad', 'theorem a (x : Nat): helped = x'));
    const observer = new Observer();
    check(options(at('t/bad.lcgm')), observer);
    const { seen } = observer;
    expect(seen && isStillSo(seen)).toBe(true);
    file('t/sub/helper.lcgm', theory('sub.helper', 'function helped : Nat'));
    expect(seen && isStillSo(seen)).toBe(false);
  });

  it('is not given where a new file goes before one that was imported', async () => {
    file('t/good.lcgm', theory('good', `import std.kernel\n\n${holds}`));
    expect((await cached('t/good.lcgm')).exit).toBe(0);
    mark();
    expect(await remembers('t/good.lcgm')).toBe(true);
    file('t/std/kernel.lcgm', theory('std.kernel', 'theorem wrong (x : Nat): x > 0'));
    const after = await cached('t/good.lcgm');
    expect(after).toEqual(await lcgm('check', 't/good.lcgm', '--fresh'));
    expect(after.err).toContain('t/std/kernel.lcgm');
  });

  it('is not that of another lcgm', () => {
    file('t/good.lcgm', theory('good', holds));
    const copy = at('lcgm');
    cpSync(join(root, 'dist'), join(copy, 'dist'), { recursive: true });
    mkdirSync(join(copy, 'theories'));
    const run = (): string =>
      spawnSync(process.execPath, [join(copy, 'dist', 'lcgm.cjs'), 'check', 't', '--cache', 'c'], { cwd: folder, encoding: 'utf8' }).stdout;
    run();
    mark();
    expect(run()).toBe('from memory\n');
    writeFileSync(join(copy, 'dist', 'library.bin'), ''); // the same code, other compiled theories
    expect(run()).toContain('good:a');
    rmSync(at('c'), { recursive: true });
    run();
    mark();
    expect(run()).toBe('from memory\n');
    const code = join(copy, 'dist', 'theories.cjs');
    writeFileSync(code, `${readFileSync(code, 'utf8')}//`);
    expect(run()).toContain('good:a');
  });

  it('is that to the same standard input only', async () => {
    const stdin = (input: string): Promise<Run> => answered(['check', '-', '--cache', 'c'], { cwd: folder, input });
    const good = await stdin(theory('good', holds));
    expect(good.exit).toBe(0);
    expect((await stdin(theory('good', 'theorem a (x : Nat): x > 0'))).exit).toBe(1);
    expect(await stdin(theory('good', holds))).toEqual(good);
  });

  it('is asked for: a folder that came with the files, and says what it likes, is not looked into', async () => {
    file('t/good.lcgm', theory('good', holds));
    mkdirSync(at('.lcgm-cache'));
    await lcgm('check', 't');
    expect(readdirSync(at('.lcgm-cache'))).toEqual([]);
    expect(readdirSync(folder).sort()).toEqual(['.lcgm-cache', 't']);
  });

  it('is no reason to fail: a folder that cannot be written is told, and the verdict stands', async () => {
    file('t/good.lcgm', theory('good', holds));
    file('c', 'a file');
    const { exit, out, err } = await cached('t');
    expect([exit, out]).toEqual([0, (await lcgm('check', 't')).out]);
    expect(err).toMatch(/^lcgm: the answer is not remembered: /);
  });
});

describe('the folder of answers', () => {
  const answer = { exit: 0, out: 'yes\n', err: '' } as const;
  const nothing: Remembered = { seen: { files: [], lists: [], near: [] }, answer };
  const only = (): string => join(at('c'), entries()[0] ?? '');

  it.each<readonly [string, (path: string) => void]>([
    ['was cut', (path) => truncateSync(path, 60)],
    ['is empty', (path) => truncateSync(path, 0)],
    ['has one other character', (path) => writeFileSync(path, readFileSync(path, 'utf8').replace('yes', 'yet'))],
    ['has no sum', (path) => writeFileSync(path, readFileSync(path, 'utf8').split('\n').slice(1).join('\n'))],
    [
      'is a folder',
      (path) => {
        rmSync(path);
        mkdirSync(path);
      },
    ],
    [
      'is a link',
      (path) => {
        renameSync(path, at('moved'));
        symlinkSync(at('moved'), path);
      },
    ],
  ])('ignores an entry that %s', (_, damage) => {
    const answers = new Answers(at('c'));
    answers.add('q', nothing);
    expect(answers.find('q')).toMatchObject(nothing);
    damage(only());
    expect(answers.find('q')).toBeUndefined();
  });

  it('writes a damaged entry anew', async () => {
    file('t/good.lcgm', theory('good', holds));
    const good = await cached('t');
    truncateSync(only(), 100);
    expect(await cached('t')).toEqual(good);
    mark();
    expect(await remembers('t')).toBe(true);
  });

  it('ignores the answer to another question, whatever the file is called', () => {
    const answers = new Answers(at('c'));
    answers.add('q', nothing);
    const first = only();
    const other = new Answers(at('d'));
    other.add('r', nothing);
    renameSync(first, join(at('d'), readdirSync(at('d'))[0] ?? ''));
    expect(other.find('r')).toBeUndefined();
  });

  it.each([
    { exit: 3, out: '', err: '' },
    { exit: 0, out: 1, err: '' },
    { exit: 0, out: '' },
  ])('ignores an entry with the answer %j', (wrong) => {
    const answers = new Answers(at('c'));
    answers.add('q', JSON.parse(JSON.stringify({ ...nothing, answer: wrong })));
    expect(entries()).toHaveLength(1);
    expect(answers.find('q')).toBeUndefined();
  });

  it('keeps to its room, drops the oldest first, and leaves alone what is not its own', () => {
    const answers = new Answers(at('c'), { entries: 3, bytes: 1_000_000 });
    file('c/notes.txt', 'mine');
    for (let i = 0; i < 6; i++) {
      answers.add(`q${i}`, nothing);
      const past = new Date(Date.UTC(2020, 0, 1 + i));
      for (const name of entries().filter((each) => each.startsWith('check-')))
        if (answers.find(`q${i}`) !== undefined && readFileSync(join(at('c'), name), 'utf8').includes(`"q${i}"`))
          utimesSync(join(at('c'), name), past, past);
    }
    expect([0, 1, 2, 3, 4, 5].map((i) => answers.find(`q${i}`) !== undefined)).toEqual([false, false, false, true, true, true]);
    expect(entries()).toContain('notes.txt');
    const narrow = new Answers(at('c'), { entries: 3, bytes: 10 });
    narrow.add('q', nothing);
    expect(entries()).toHaveLength(2);
    expect(narrow.find('q')).toBeDefined();
  });

  it('drops what a run that was killed has left, unless it may still be written', () => {
    const name = `check-${'0'.repeat(64)}.json.1.00000000.tmp`;
    const old = file(`c/${name}`, 'half');
    utimesSync(old, new Date(0), new Date(0));
    const young = file(`c/${name.replace('.1.', '.2.')}`, 'half');
    new Answers(at('c')).add('q', nothing);
    expect([existsSync(old), existsSync(young)]).toEqual([false, true]);
  });
});

describe('what was seen', () => {
  it('is nothing if a file changed between two looks', () => {
    const path = file('a', '1');
    const observer = new Observer();
    observer.read(path);
    observer.read(path);
    expect(observer.seen).toBeDefined();
    file('a', '2');
    observer.read(path);
    expect(observer.seen).toBeUndefined();
  });

  it('is no longer so when a folder stands where a file was, but still when one that was missing is unreadable', () => {
    const observer = new Observer();
    observer.read(at('a'));
    const { seen } = observer;
    if (seen === undefined) throw new Error('nothing changed');
    expect(isStillSo(seen)).toBe(true);
    mkdirSync(at('a'));
    expect(isStillSo(seen)).toBe(true);
    rmSync(at('a'), { recursive: true });
    file('a', '');
    expect(isStillSo(seen)).toBe(false);
  });

  it('does not drink from a pipe', async () => {
    const text = theory('good', holds);
    const pipe = at('pipe.lcgm');
    expect(spawnSync('mkfifo', [pipe]).status).toBe(0);
    for (let i = 0; i < 2; i++) {
      const run = spawn(process.execPath, [bundle, 'check', 'pipe.lcgm', '--cache', 'c'], { cwd: folder });
      let out = '';
      run.stdout.setEncoding('utf8').on('data', (more: string) => {
        out += more;
      });
      const ended = new Promise((done) => run.on('close', done));
      const writer = spawn('sh', ['-c', 'cat > pipe.lcgm'], { cwd: folder });
      writer.stdin.end(text);
      expect(await ended).toBe(0);
      expect(out).toContain('good:a');
    }
  });
});
