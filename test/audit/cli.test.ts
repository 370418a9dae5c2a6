/** `lcgm audit` as it is used: formats of output, exit codes, threads, parts run by xargs, and what is documented. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditCodes } from '../../src/audit/index.ts';
import { bundle, lcgm } from '../support/command.ts';
import { root } from '../support/theories.ts';
import { dense, safetensors } from './files.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lcgm-audit-'));
  let state = 1;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return Math.fround(state / 2 ** 31);
  };
  const rows = Array.from({ length: 1200 }, () => Array.from({ length: 48 }, next));
  writeFileSync(join(folder, 'large.safetensors'), safetensors(dense(rows), 'F32'));
  writeFileSync(join(folder, 'basis.safetensors'), safetensors(dense([[1, 0], [0, 1], [3, 4]]))); // biome-ignore format: a table
  writeFileSync(join(folder, 'bad.safetensors'), safetensors(dense([[1, 0], [0, Number.NaN], [3, 4]]))); // biome-ignore format: a table
  writeFileSync(join(folder, 'ae.pt'), Uint8Array.from([0x80, 2, 0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20]));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const audit = (...args: readonly string[]) => lcgm(['audit', ...args], { cwd: folder });

describe('lcgm audit', () => {
  it('reports as text, JSON and HTML', async () => {
    const { exit, out, err } = await audit('basis.safetensors', '--k', '1');
    expect(err).toBe('');
    expect(exit).toBe(0);
    expect(out).toMatch(/proved {7}the coherence is between 0\.(?:8|79)/);
    expect(out).toMatch(/certified: k = 1 for spark\(W\) > 2k \(5\.2\), k = 1 for spark/);
    const object = JSON.parse((await audit('basis.safetensors', '--k', '1', '--json')).out);
    expect(object.findings.coherence).toMatchObject({ pair: [1, 2], square: { numerator: expect.any(String) } });
    expect((await audit('basis.safetensors', '--format', 'html')).out).toMatch(/^<!doctype html>[\s\S]*<svg[\s\S]*<\/html>\n$/);
  });

  it('exits with 1 when the premise is not shown', async () => {
    const { exit, out } = await audit('basis.safetensors', '--k', '2');
    expect(exit).toBe(1);
    expect(out).toMatch(/refuted +spark\(W\) > k\+1 = 3/);
  });

  it.each([
    [['bad.safetensors'], /error\[NOT_FINITE\]: entry 1 of feature 1 is NaN/],
    [['ae.pt'], /error\[IS_PICKLE\].*safetensors/],
    [['basis.safetensors', '--k', '3'], /error\[K_OUT_OF_RANGE\]/],
    [['basis.safetensors', '--k', 'x'], /--k takes a number/],
    [['basis.safetensors', '--orient', 'up'], /--orient takes/],
    [['basis.safetensors', '--threads', '0'], /--threads takes/],
    [['basis.safetensors', '--shard', '3/2'], /--shard takes/],
    [['basis.safetensors', '--supports', 'none'], /cannot be read/],
    [['none.safetensors'], /cannot be read/],
    [['.'], /cannot be read/],
    [['-'], /not standard input/],
    [[], /takes one file/],
    [['--merge'], /needs the parts/],
    [['--merge', 'basis.safetensors'], /error\[MALFORMED_PART\]/],
    [['--merge', 'x', '--k', '2'], /from the parts/],
    [['basis.safetensors', '--format', 'svg'], /there is no format `svg`/],
  ])('%j is refused', async (args, why) => {
    const { exit, out, err } = await audit(...args);
    expect(err).toMatch(why);
    expect(out).toBe('');
    expect(exit).toBe(2);
  });

  it('gives the same with one thread, with several, and in parts that xargs runs', { timeout: 120_000 }, async () => {
    const file = 'large.safetensors';
    const one = await audit(file, '--k', '2', '--json', '--threads', '1');
    expect(await audit(file, '--k', '2', '--json', '--threads', '3')).toEqual(one);
    const command = `seq 3 | xargs -P 2 -I{} sh -c '"${process.execPath}" "${bundle}" audit ${file} --k 2 --threads 1 --shard {}/3 > part-{}'`;
    expect(spawnSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
    expect(await audit('--merge', 'part-2', 'part-1', 'part-3', '--json')).toEqual(one);
    expect((await audit('--merge', 'part-2', 'part-1')).err).toMatch(/error\[PARTS_DO_NOT_FIT\]: part 3 of 3 is missing/);
    const content = readFileSync(join(folder, file));
    content[content.length - 1] = (content.at(-1) ?? 0) ^ 1;
    writeFileSync(join(folder, file), content);
    expect((await audit('--merge', 'part-2', 'part-1', 'part-3')).err).toMatch(/error\[PARTS_DO_NOT_FIT\]/);
  });

  it('documents every code, and no other', () => {
    const told = [...readFileSync(join(root, 'docs', 'audit.md'), 'utf8').matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, code]) => code);
    expect(told).toEqual([...auditCodes]);
  });
});
