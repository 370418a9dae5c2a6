/** `--shard i/n`: parts of the files, which together are all of them. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prove } from '../../src/cli/prove.ts';
import { run } from '../../src/cli/run.ts';
import { shardOf, shareOf } from '../../src/cli/shard.ts';
import { lcgm } from '../support/command.ts';
import { options } from '../support/options.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lcgm-shard-'));
  mkdirSync(join(folder, 't'));
  for (const name of ['a', 'b', 'c', 'd', 'e'])
    writeFileSync(join(folder, 't', `${name}.lcgm`), `theory ${name} "A theory"\n\ntheorem t (x : Nat) if x > 0 then x > 0\n`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const verdictsOf = (shard?: string): string[] =>
  run(options(join(folder, 't'), { shard: shard === undefined ? undefined : shardOf(shard) })).theories.flatMap((t) =>
    t.verdicts.map((v) => `${v.theory}:${v.name} ${v.verdict}`),
  );

describe('--shard', () => {
  it('deals out all, each once', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 20 }), (all, shards) => {
        const parts = Array.from({ length: shards }, (_, i) => shareOf(all.map((_, k) => k), { shard: i + 1, shards })); // biome-ignore format: one thought
        expect(parts.flat().sort((a, b) => a - b)).toEqual(all.map((_, k) => k));
        const sizes = parts.map((part) => part.length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it.each([1, 2, 3, 7])('in %i parts comes to the verdicts of the whole', (n) => {
    const parts = Array.from({ length: n }, (_, i) => verdictsOf(`${i + 1}/${n}`));
    expect(parts.flat().sort()).toEqual(verdictsOf());
    expect(verdictsOf()).toHaveLength(5);
  });

  it('deals out a file that is named twice once', () => {
    const paths = [join(folder, 't'), join(folder, 't', 'a.lcgm')];
    const parts = ['1/2', '2/2'].map((shard) => run(options('', { paths, shard: shardOf(shard) })).theories.length);
    expect(parts).toEqual([3, 2]);
  });

  it('tells of a path that is not there in every part', () => {
    for (const shard of ['1/2', '2/2']) {
      const { exit, err } = prove(options('', { paths: [join(folder, 't'), 'nowhere'], shard: shardOf(shard) }));
      expect([exit, err]).toEqual([2, 'lcgm: nowhere: no such file or folder\n']);
    }
  });

  it.each(['0/2', '3/2', '1/0', '1', '1/', '/2', '-1/2', '1.5/2', ' 1/2', '1/2/3', '1/10000', 'a/b', ''])('does not take %j', (text) => {
    expect(shardOf(text)).toBeUndefined();
  });

  it.each([
    ['a bad value', ['check', 't', '--shard', '3/2'], '--shard takes i/n with 1 ≤ i ≤ n ≤ 9999'],
    ['a bad value for prove', ['prove', 't', '--shard', 'x'], '--shard takes i/n with 1 ≤ i ≤ n ≤ 9999'],
    ['a claim', ['check', 't', '--shard', '1/2', '--claim', 't'], '--shard deals out files, and does not go with --claim'],
    ['another command', ['trust', 't', '--shard', '1/2'], '`lcgm trust` does not take --shard (lcgm prove, lcgm check, lcgm audit do)'],
  ])('is a usage error with %s', async (_, args, message) => {
    const { exit, err } = await lcgm(args, { cwd: folder });
    expect([exit, err]).toEqual([2, `lcgm: ${message}\n      \`lcgm ${args[0]} --help\` lists what there is\n`]);
  });

  it('makes certificates of its part only', () => {
    const certs = join(folder, 'certs');
    expect(prove(options(join(folder, 't'), { shard: { shard: 2, shards: 5 }, cert: certs })).exit).toBe(0);
    expect(JSON.parse(readFileSync(join(certs, 'b.json'), 'utf8'))).toBeDefined();
    expect(() => readFileSync(join(certs, 'a.json'))).toThrow('ENOENT');
  });
});
