/** `lcgm check --watch`: a new verdict when a file changes, comes or goes; until it is stopped. */
import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from '../support/theories.ts';

const bundle = join(root, 'dist', 'lcgm.cjs');
let folder = '';
let running: ChildProcessWithoutNullStreams | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lcgm-watch-'));
  mkdirSync(join(folder, 't'));
});
afterEach(() => {
  running?.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

const write = (name: string, theory: string, fact: string): void =>
  writeFileSync(join(folder, name), `theory ${theory} "A theory"\n\n${fact}\n`);

/** A run of lcgm, and what it has said since one last asked. */
class Watched {
  readonly process: ChildProcessWithoutNullStreams;
  #said = '';
  #heard: () => void = () => undefined;
  constructor(...args: string[]) {
    this.process = spawn(process.execPath, [bundle, 'check', '--watch', ...args], { cwd: folder });
    running = this.process;
    for (const stream of [this.process.stdout, this.process.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.#said += text;
        this.#heard();
      });
  }

  /** Waits until all these are said, and that it waits. */
  async says(...texts: string[]): Promise<string> {
    const wanted = ['waiting for changes', ...texts];
    while (!wanted.every((text) => this.#said.includes(text)))
      await new Promise<void>((heard) => {
        this.#heard = heard;
      });
    const said = this.#said;
    this.#said = '';
    return said;
  }

  async stopped(signal: NodeJS.Signals): Promise<number | null> {
    const ended = new Promise<number | null>((done) => this.process.on('close', (exit) => done(exit)));
    this.process.kill(signal);
    return ended;
  }
}

describe('lcgm check --watch', () => {
  it('says the verdict again when a file is edited, replaced, added and deleted, and when an import comes', async () => {
    write('t/a.lcgm', 'a', 'theorem one (x : Nat) if x > 0 then x > 0');
    const watched = new Watched('t');
    const first = await watched.says('a:one');
    expect(first).not.toContain('\x1b');
    write('t/a.lcgm', 'a', 'theorem two (x : Nat) if x > 0 then x > 0');
    expect(await watched.says('a:two')).not.toContain('a:one');
    write('t/new', 'a', 'import b\n\ntheorem three (x : Nat) if x > 0 then x > 0'); // as many editors do it
    renameSync(join(folder, 't/new'), join(folder, 't/a.lcgm'));
    await watched.says('UNKNOWN_THEORY');
    write('t/b.lcgm', 'b', 'theorem four (x : Nat) if x > 0 then x > 0');
    expect(await watched.says('a:three', 'b:four')).not.toContain('UNKNOWN_THEORY');
    rmSync(join(folder, 't'), { recursive: true });
    await watched.says('t: no such file or folder');
    mkdirSync(join(folder, 't'));
    write('t/c.lcgm', 'c', 'theorem five (x : Nat) if x > 0 then x > 0');
    await watched.says('c:five');
    expect(await watched.stopped('SIGINT')).toBe(130);
  });

  it('ends with 143 when it is terminated, and takes the answers it finds', async () => {
    write('t/a.lcgm', 'a', 'theorem one (x : Nat) if x > 0 then x > 0');
    spawnSync(process.execPath, [bundle, 'check', 't', '--cache', 'c'], { cwd: folder });
    const watched = new Watched('t', '--cache', 'c');
    await watched.says('a:one');
    write('t/a.lcgm', 'a', 'theorem two (x : Nat): x > 0');
    await watched.says('a:two', 'CANNOT_PROVE');
    expect(await watched.stopped('SIGTERM')).toBe(143);
  });

  it.each([
    ['standard input', ['check', '-', '--watch'], '--watch reads files, not standard input'],
    ['a time limit', ['check', 't', '--watch', '--timeout', '5'], '--watch goes on until it is stopped, and takes no --timeout'],
    ['changes of its own', ['check', 't', '--watch', '--fix'], '--fix changes files once, and does not go with --watch'],
    ['a folder without a name', ['check', 't', '--watch', '--cache', ''], '--cache takes something, not nothing'],
    ['another command', ['prove', 't', '--watch'], '`lcgm prove` does not take --watch'],
    ['a format that is not there', ['check', 't', '--watch', '--format', 'x'], 'there is no format `x`'],
  ])('does not go with %s', (_, args, message) => {
    const { status, stderr } = spawnSync(process.execPath, [bundle, ...args], { cwd: folder, encoding: 'utf8', input: '' });
    expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});
