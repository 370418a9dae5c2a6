/** Which theory files a PATH names, and which lie near a file. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { material } from '../../src/cli/material.ts';
import { theoriesNear } from '../../src/disk/near.ts';
import { filesBelow, filesOf } from '../../src/disk/paths.ts';
import { options } from '../support/options.ts';

const before = process.cwd();
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lcgm-paths-')));
const seen = ['t/a.lcgm', 't/b.lcgm', 't/deep/c/d/e.lcgm', 't/odd name #%.lcgm'];
const unseen = ['t/.hidden/a.lcgm', 't/.a.lcgm', 't/node_modules/p/a.lcgm', 't/a.txt', 'beside.lcgm', 't/folder.lcgm/x.txt'];
beforeAll(() => {
  for (const path of [...seen, ...unseen]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), '');
  }
  symlinkSync('..', join(folder, 't', 'deep', 'back'));
  symlinkSync(join(folder, 'other'), join(folder, 't', 'linked'));
  symlinkSync('nowhere', join(folder, 't', 'lost.lcgm'));
  mkdirSync(join(folder, 'other'));
  writeFileSync(join(folder, 'other', 'z.lcgm'), '');
  process.chdir(folder);
});
afterAll(() => {
  process.chdir(before);
  rmSync(folder, { recursive: true, force: true });
});

const found = [...seen, 't/linked/z.lcgm', 't/lost.lcgm'].sort();

describe('the theory files of a folder', () => {
  it.each([
    ['a folder below', 't', found],
    ['a folder with a slash', './t/', found],
    ['a folder below, as a whole path', join(folder, 't'), found],
    ['a folder with files of its own only', 'other', ['other/z.lcgm']],
  ])('are found in %s, in their order, also behind links, and each once', (_, path, wanted) => {
    expect(filesOf(path)).toEqual(wanted);
  });

  it('are shown as one would write them from where one is', () => {
    process.chdir(join(folder, 't'));
    try {
      expect(filesOf('.')).toEqual(found.map((path) => path.slice(2)));
      expect(filesOf('..')).toEqual(
        [join(folder, 'beside.lcgm'), join(folder, 'other', 'z.lcgm'), ...found.map((path) => path.slice(2))].sort(),
      );
    } finally {
      process.chdir(folder);
    }
  });

  it.each([
    ['nothing', 'nowhere', 'no such file or folder'],
    ['a folder without any', 't/folder.lcgm', 'there is no .lcgm file'],
  ])('are missed in %s', (_, path, said) => expect(filesOf(path)).toContain(said));
});

describe('the certificates of a folder', () => {
  it('are found in folders within it, too, in their order, also behind links, and each once', async () => {
    const kept = ['c/a.json', 'c/b/a.json', 'c/b/deep/a.json', 'c/b.json', 'c/lost.json', 'c/other/x.json'];
    for (const path of [...kept.slice(0, 4), 'c/.hidden/a.json', 'c/.a.json', 'c/node_modules/p/a.json', 'c/a.txt', 'certified/x.json']) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), '{}');
    }
    symlinkSync('..', join(folder, 'c', 'b', 'back'));
    symlinkSync(join(folder, 'certified'), join(folder, 'c', 'other'));
    symlinkSync('nowhere', join(folder, 'c', 'lost.json'));
    mkdirSync(join(folder, 'c', 'folder.json'));
    const { certificates, exit, err } = await material(options('c'));
    expect([...certificates.map(({ file }) => file), 'c/lost.json'].sort()).toEqual([...kept].sort());
    expect(certificates.map(({ file }) => file)).toEqual(filesBelow('c', '.json').filter((file) => file !== 'c/lost.json'));
    expect([exit, err]).toEqual([2, 'lcgm: c/lost.json: cannot be read\n']);
  });
  it('are none of its certificates where it has theories, or nothing', async () => {
    writeFileSync(join(folder, 'other', 'x.json'), '{}');
    writeFileSync(join(folder, 'other', 'z.lcgm'), 'theory z\n');
    expect((await material(options('other'))).certificates).toEqual([]);
    mkdirSync(join(folder, 'bare', '.hidden'), { recursive: true });
    writeFileSync(join(folder, 'bare', '.hidden', 'x.json'), '{}');
    const { exit, err } = await material(options('bare'));
    expect([exit, err]).toEqual([2, 'lcgm: bare: there is no .lcgm file in this folder\n']);
  });
});

describe('the theories near a file', () => {
  it('are those a little below its folder', () => {
    expect(theoriesNear(join(folder, 't'))).toEqual(['t/a.lcgm', 't/b.lcgm', 't/odd name #%.lcgm']);
    expect(theoriesNear('nowhere')).toEqual([]);
  });

  it('are not looked for without end', () => {
    const many = join(folder, 'many');
    mkdirSync(many);
    for (let i = 0; i < 1_002; i++) writeFileSync(join(many, `n${i}.lcgm`), '');
    expect(theoriesNear(many)).toHaveLength(1_000);
  });
});
