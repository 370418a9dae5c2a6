/** `lcgm check --fix`: what is changed was an error, there is one way to mend it, and all else stays as it is. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { check } from '../../src/cli/prove.ts';
import { theWorld } from '../../src/disk/world.ts';
import { options } from '../support/options.ts';

const before = process.cwd();
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lcgm-fix-'));
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(before);
  rmSync(folder, { recursive: true, force: true });
});

type Texts = Readonly<Record<string, string>>;
function write(texts: Texts): void {
  for (const [name, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}
const text = (name = 't.lcgm'): string => readFileSync(join(folder, name), 'utf8');
const fix = (path = 't.lcgm', world = theWorld) => check(options(path, { fix: true }), world);

const fruit = 'theory t "T"\nfunction apple : Nat\naxiom plain: apple = 1 because "so"\n';
const sharing = 'theory t\ntheorem a (n : Nat): n = n by shared\n';
const shared = (theory: string): string => `theory ${theory}\naxiom shared (n : Nat): n = n because "so"\n`;
const helper = 'theory helper\nfunction helped : Nat\naxiom helps: helped = 1 because "so"\n';

describe('lcgm check --fix', () => {
  it.each<readonly [string, Texts, string, string]>([
    [
      'a misspelt fact',
      { 't.lcgm': `${fruit}theorem a: apple = 1 by plian\n` },
      `${fruit}theorem a: apple = 1 by plain\n`,
      't.lcgm:4:25: mended UNKNOWN_FACT: write `plain` instead of `plian`',
    ],
    [
      'a misspelt keyword',
      { 't.lcgm': `${fruit}teorem a: apple = 1 by plain\n` },
      `${fruit}theorem a: apple = 1 by plain\n`,
      't.lcgm:4:1: mended MISSPELT_KEYWORD: write `theorem` instead of `teorem`',
    ],
    [
      'two words of one line',
      { 't.lcgm': `${fruit}teorem a: apple = 1 by plian\n` },
      `${fruit}theorem a: apple = 1 by plain\n`,
      't.lcgm:4:25: mended UNKNOWN_FACT',
    ],
    [
      'an import that is missing',
      { 't.lcgm': 'theory t "T" -- about t\n\ntheorem a: helped = 1 by helps\n', 'helper.lcgm': helper },
      'theory t "T" -- about t\nimport helper\n\ntheorem a: helped = 1 by helps\n',
      't.lcgm:4:12: mended UNKNOWN_NAME: import `helper`, for `helped`',
    ],
    [
      'a misspelt import',
      { 't.lcgm': 'theory t\nimport std.space, helpr\ntheorem a: helped = 1 by helps\n', 'helper.lcgm': helper },
      'theory t\nimport std.space, helper\ntheorem a: helped = 1 by helps\n',
      't.lcgm:2:19: mended UNKNOWN_THEORY: write `helper` instead of `helpr`',
    ],
    [
      'an import of the library beside others',
      { 't.lcgm': 'theory t\nimport helper\ntheorem a (Z : Space): Z = Z\n', 'helper.lcgm': 'theory helper\n' },
      'theory t\nimport helper, std.space\ntheorem a (Z : Space): Z = Z\n',
      'import `std.space`, for `Space`',
    ],
    [
      'a file with a byte order mark and CRLF',
      { 't.lcgm': '\uFEFFtheory t\r\ntheorem a: helped = helped\r\n', 'helper.lcgm': helper },
      '\uFEFFtheory t\r\nimport helper\r\ntheorem a: helped = helped\r\n',
      'import `helper`, for `helped`',
    ],
  ])('mends %s, and says so', (_, texts, wanted, said) => {
    write(texts);
    const { err, exit } = fix();
    expect(text()).toBe(wanted);
    expect(err).toContain(said);
    expect(exit).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(Object.keys(texts).sort());
    const again = fix();
    expect([again.err, text()]).toEqual(['', wanted]);
  });

  it.each<readonly [string, Texts, string]>([
    ['a name in a statement is near', { 't.lcgm': `${fruit}claim a: aple = 1\n` }, 'did you mean `apple`?'],
    [
      'two names differ in a digit',
      { 't.lcgm': 'theory t\nfunction f (n : Nat) : Nat\nfunction x1 : Nat\nclaim a: f(x1) = f(x2)\n' },
      'did you mean `x1`?',
    ],
    ['a bound name is near', { 't.lcgm': 'theory t\nclaim a: forall num : Nat. nun <= num\n' }, 'did you mean `num`?'],
    [
      'two names are equally near',
      { 't.lcgm': 'theory t\nfunction apples : Nat\nfunction applet : Nat\nclaim a: apple = 1\n' },
      'did you mean `apples` or `applet`?',
    ],
    [
      'two facts are equally near',
      { 't.lcgm': `${fruit}axiom plaid: apple = 1 because "so"\ntheorem a: apple = 1 by plai\n` },
      'did you mean `plain` or `plaid`?',
    ],
    [
      'two theories have the name',
      { 't.lcgm': 'theory t\nclaim a: helped = 1\n', 'x.lcgm': helper.replace('theory helper', 'theory x'), 'helper.lcgm': helper },
      'write `import helper` or `import x`, which have it',
    ],
    [
      'two theories have the fact',
      { 't.lcgm': sharing, 'x.lcgm': shared('x'), 'y.lcgm': shared('y') },
      'write `import x` or `import y`, which have it',
    ],
    [
      'many theories have the fact',
      { 't.lcgm': sharing, ...Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [`${name}.lcgm`, shared(name)])) },
      'help: facts must be stated before they are used; theories that have it: a, b, c, d and 2 others',
    ],
    [
      'another theory has the fact, too, but an error besides',
      { 't.lcgm': sharing, 'x.lcgm': shared('x'), 'y.lcgm': `${shared('y')}claim b: nothing = 1\n` },
      'theories that have it: x, y (which has errors)',
    ],
    [
      'another theory would have the fact, but for an error',
      { 't.lcgm': sharing, 'x.lcgm': shared('x'), 'y.lcgm': 'theory y\nclaim shared: nothing = 1\n' },
      'theories that have it: x, y (which has errors)',
    ],
    [
      'only a theory with an error has the fact',
      { 't.lcgm': sharing, 'y.lcgm': 'theory y\nparameter n : Nat\ngiven n < n\nclaim shared: 1 = 1\n' },
      'theories that have it: y (which has errors)',
    ],
    [
      'a name is near, and another theory has the word itself',
      { 't.lcgm': 'theory t\nfunction helpe : Nat\nclaim a: helped = 1\n', 'helper.lcgm': helper },
      'did you mean `helpe`? Or write `import helper`, which has it',
    ],
    [
      'the name that is near is of another sort',
      { 't.lcgm': 'theory t\nfunction apple (n : Nat) : Nat\nclaim a: aple = 1\n' },
      'did you mean `apple`?',
    ],
    ['it is a verdict', { 't.lcgm': 'theory t\nopen a: 1 = 1\n' }, 'write `claim` instead of `open`'],
    [
      'the other theory imports this one',
      { 't.lcgm': 'theory t\nclaim a: helped = 1\n', 'helper.lcgm': helper.replace('\n', '\nimport t\n') },
      '`helped` is not declared',
    ],
    [
      'the other theory has an error',
      { 't.lcgm': 'theory t\nclaim a: helped = 1\n', 'helper.lcgm': `${helper}claim b: nothing = 1\n` },
      '`helped` is not declared',
    ],
    [
      'the other theory lies where it is not looked for',
      { 't.lcgm': 'theory t\nclaim a: helped = 1\n', 'sub/helper.lcgm': helper },
      '`helped` is not declared',
    ],
    [
      'the fact of the other theory is open',
      { 't.lcgm': 'theory t\ntheorem a: 1 = 2 by odd\n', 'helper.lcgm': 'theory helper\nopen odd: forall n m : Nat. n = m => m = 7\n' },
      'UNKNOWN_FACT',
    ],
  ])('changes nothing where %s', (_, texts, said) => {
    write(texts);
    const { err, exit } = fix();
    expect(text()).toBe(texts['t.lcgm']);
    expect(err).toContain(said);
    expect(err).not.toContain('mended');
    expect(exit).toBe(said.includes('claim') ? 1 : 2);
  });

  it('imports the theory that has the fact, whatever others have that goes by its name', () => {
    write({ 't.lcgm': sharing, 'x.lcgm': shared('x'), 'y.lcgm': 'theory y\nfunction shared : Nat\nfunction f : nothing\n' });
    expect(fix().exit).toBe(0);
    expect(text()).toContain('import x\n');
  });

  it('does not import what would change the meaning of something else', () => {
    // with the other theory, `half 2` is no longer the only `half`
    const own = 'theory t\nimport base\ntheorem a: half = half\nclaim b: helped = 1\n';
    write({ 't.lcgm': own, 'base.lcgm': 'theory base\nfunction half : Nat\n', 'helper.lcgm': `${helper}function half : Rat\n` });
    const { err } = fix();
    expect(text()).toBe(own);
    expect(err).toContain('write `import helper`, which has it');
    expect(err).not.toContain('mended');
  });

  it('does not settle in passing what may be meant in two ways', () => {
    const own = 'theory t\nclaim a: helped = 1\nclaim b: only = 1\n';
    write({
      't.lcgm': own,
      'helper.lcgm': `${helper}function only : Nat\n`,
      'other.lcgm': helper.replace('theory helper', 'theory other'),
    });
    expect(fix().err).not.toContain('mended');
    expect(text()).toBe(own);
  });

  it('mends what one import uncovers, round by round, and each import once', () => {
    write({
      't.lcgm': 'theory t\ntheorem a: helped = 1 by helps\ntheorem b: helped = 1 by helps\ntheorem c: late = 1 by lately\n',
      'helper.lcgm': helper,
      'later.lcgm': 'theory later\nfunction late : Nat\naxiom lately: late = 1 because "so"\n',
    });
    expect(fix().exit).toBe(0);
    expect(text().split('\n')[1]).toBe('import helper, later');
  });

  it.each([
    ['is near to two theories', 'theory t\nimport helpa\n'],
    ['is near to the file itself alone', 'theory t\nimport u\n'],
    ['is near to nothing', 'theory t\nimport something.else\n'],
  ])('does not choose for an import that %s', (_, wrong) => {
    write({ 't.lcgm': wrong, 'helper.lcgm': helper, 'helpar.lcgm': 'theory helpar\n', 'helpas.lcgm': 'theory helpas\n' });
    expect(fix().exit).toBe(2);
    expect(text()).toBe(wrong);
  });

  it('leaves other files alone, which are only imported', () => {
    write({ 't.lcgm': 'theory t\nimport helper\n', 'helper.lcgm': `${helper}teorem x: 1 = 1\n` });
    const { exit, err } = fix();
    expect(text('helper.lcgm')).toContain('teorem');
    expect([exit, err.includes('mended')]).toEqual([2, false]);
  });

  it('does not write over what somebody else has written meanwhile', () => {
    write({ 't.lcgm': `${fruit}import helper\ntheorem a: apple = 1 by plian\n`, 'helper.lcgm': helper });
    const theirs = `${fruit}-- theirs\n`;
    const read = (path: string) => {
      const bytes = theWorld.read(path);
      if (path === 'helper.lcgm') write({ 't.lcgm': theirs });
      return bytes;
    };
    const { err, exit } = fix('t.lcgm', { ...theWorld, read });
    expect(err).toContain('lcgm: t.lcgm: not mended: somebody has changed it meanwhile');
    expect([exit, text()]).toEqual([2, theirs]);
  });

  it('does nothing to what is no text, or no file', () => {
    const bytes = Buffer.from([0x74, 0xff, 0x00]);
    writeFileSync(join(folder, 't.lcgm'), bytes);
    expect(fix().exit).toBe(2);
    expect(readFileSync(join(folder, 't.lcgm')).equals(bytes)).toBe(true);
    expect(fix('nowhere.lcgm').exit).toBe(2);
  });
});
