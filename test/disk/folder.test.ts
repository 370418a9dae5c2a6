/** Folders are made with those around them; where that cannot be, it is said at once. */
import { existsSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFolder } from '../../src/disk/folder.ts';
import { spawned } from '../support/command.ts';

let place = '';
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'lcgm-folder-'));
  writeFileSync(join(place, 'file'), '');
  writeFileSync(join(place, 't.lcgm'), 'theory t "t"\ntheorem one: forall n : Nat. n = n\n');
  symlinkSync('nowhere', join(place, 'broken'));
  symlinkSync('.', join(place, 'here'));
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

describe('a folder', () => {
  it.each([['a'], ['b/c/d'], ['e/./f/'], ['g/../h'], ['here/i'], ['.']])('is made: %s', (path) => {
    makeFolder(join(place, path));
    makeFolder(`${place}/${path}`);
    expect(statSync(`${place}/${path}`).isDirectory()).toBe(true);
  });
  it.each([
    ['in /proc', () => '/proc/nope/deeper', 'ENOENT'],
    ['below a file', () => join(place, 'file', 'x'), 'ENOTDIR'],
    ['in the place of a file', () => join(place, 'file'), 'EEXIST'],
    ['in the place of a link to nowhere', () => join(place, 'broken'), 'EEXIST'],
    ['whose name is too long', () => join(place, 'x'.repeat(300), 'y'), 'ENAMETOOLONG'],
  ])('cannot be made %s', (_what, path, code) => {
    expect(() => makeFolder(path())).toThrow(code);
    expect(existsSync(path())).toBe(path() === join(place, 'file'));
  });
  it('that cannot be made is no reason to wait', () => {
    const { exit, err } = spawned(['prove', 't.lcgm', '--cert', '/proc/nope'], { cwd: place });
    expect({ exit, err }).toEqual({ exit: 2, err: "lcgm: /proc/nope: ENOENT: no such file or directory, mkdir '/proc/nope'\n" });
  });
});
