/** Where an answer goes: pipes, files, devices, and those that take it no longer. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../support/command.ts';

let place = '';
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'lcgm-output-'));
  // few theorems with much to say: more than a pipe holds is printed soon
  const lines = Array.from({ length: 200 }, (_, i) => `theorem t${i} "${'what everybody knows '.repeat(22)}": forall n : Nat. n = n`);
  writeFileSync(join(place, 'long.lcgm'), `theory long "long"\n${lines.join('\n')}\n`);
  writeFileSync(join(place, 'wrong.lcgm'), `theory wrong "wrong"\n${lines.join('\n')}\ntheorem wrong: forall n : Nat. n = 0\n`);
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

/** A line of bash in which $LCGM is the program; what it prints itself is `out`. */
function bash(line: string): { status: number | null; out: string; err: string } {
  const env = { ...process.env, LCGM: `${process.execPath} ${bundle}` };
  const { status, stdout, stderr } = spawnSync('bash', ['-c', line], { cwd: place, env, encoding: 'utf8', maxBuffer: 1 << 26 });
  return { status, out: stdout, err: stderr };
}

describe('the answer', () => {
  it('is the same in a pipe, in a file and for a slow reader', () => {
    const { status, out } = bash('$LCGM prove long.lcgm');
    expect(status).toBe(0);
    expect(out.length).toBeGreaterThan(75_000);
    expect(bash('$LCGM prove long.lcgm > long.txt').status).toBe(0);
    expect(readFileSync(join(place, 'long.txt'), 'utf8')).toBe(out);
    expect(bash('$LCGM prove long.lcgm | (sleep 1; cat)').out).toBe(out);
  });

  it('is all written where the pipe does not block', () => {
    const unblocked = `python3 -c 'import fcntl, os, sys; fcntl.fcntl(1, fcntl.F_SETFL, os.O_NONBLOCK); os.execvp(sys.argv[1], sys.argv[1:])'`;
    const { status, out } = bash(`set -o pipefail; ${unblocked} $LCGM prove long.lcgm | (sleep 1; cat)`);
    expect(status).toBe(0);
    expect(out).toBe(bash('$LCGM prove long.lcgm').out);
  });

  it('keeps its exit code if the reader has enough', () => {
    const codes = (file: string) => bash(`$LCGM prove ${file} | head -1; echo "\${PIPESTATUS[0]}"`);
    expect(codes('long.lcgm')).toMatchObject({ out: 'long · long\n0\n', err: '' });
    expect(codes('wrong.lcgm').out).toBe('wrong · wrong\n1\n');
  });

  it('is not lost in silence', () => {
    const full = bash('$LCGM prove long.lcgm > /dev/full');
    expect(full).toMatchObject({ status: 3, err: 'lcgm: the answer cannot be written: ENOSPC\n' });
    expect(bash('$LCGM prove nothing.lcgm 2> /dev/full').status).toBe(3);
    expect(bash('$LCGM --version >&-').status).toBe(0); // Node puts /dev/null in its place
  });
});
