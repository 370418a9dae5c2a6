/** Runs that are killed, a hundred of them, some at the same time: what they leave is complete, or not there. */
import { spawn } from 'node:child_process';
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCertificate } from '../../src/certificate/index.ts';
import { Answers } from '../../src/cli/answers.ts';
import { rewrite, UNFINISHED, writeWhole } from '../../src/disk/whole.ts';
import { root } from '../support/theories.ts';

const KILLS = 100;
const AT_ONCE = 4;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lcgm-kills-'));
  mkdirSync(join(folder, 't'));
  for (const name of ['a', 'b', 'c'])
    writeFileSync(join(folder, 't', `${name}.lcgm`), `theory ${name} "A theory"\n\ntheorem t (x : Nat) if x > 0 then x > 0\n`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly signal: NodeJS.Signals | null;
  readonly exit: number | null;
  readonly out: string;
}
/** Runs lcgm, for so many milliseconds at most. */
async function lcgm(args: readonly string[], limit?: number): Promise<Ended> {
  const child = spawn(process.execPath, [join(root, 'dist', 'lcgm.cjs'), ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (more: string) => {
    out += more;
  });
  const ended = new Promise<Ended>((done) => child.on('close', (exit, signal) => done({ exit, signal, out })));
  if (limit !== undefined) await pause(limit).then(() => child.kill('SIGKILL')); // whoever has ended cannot be killed
  return ended;
}

const checking = ['check', 't', '--cache', 'c'];
const proving = ['prove', 't', '--cert', 'certs'];
const filesIn = (name: string): readonly string[] => readdirSync(join(folder, name));

describe('a run that is killed', () => {
  it(`leaves no half of an answer or certificate, ${KILLS} times at any point`, async () => {
    const before = performance.now();
    const fresh = await lcgm(['check', 't', '--fresh']);
    await lcgm(proving);
    const whole = new Map(filesIn('certs').map((name) => [name, readFileSync(join(folder, 'certs', name), 'utf8')]));
    expect([...whole.keys()].sort()).toEqual(['a.json', 'b.json', 'c.json']);
    const enough = (1.2 * (performance.now() - before)) / 2; // about as long as a run takes here

    let seed = 20_260_604;
    const random = (): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return seed / 2 ** 31;
    };
    let next = 0;
    const signals: (NodeJS.Signals | null)[] = [];
    const answers: Ended[] = [];
    const work = async (): Promise<void> => {
      while (next < KILLS) {
        const kind = next++ % 2;
        if (kind === 0 && next % 8 === 1) rmSync(join(folder, 'c'), { recursive: true, force: true });
        const ended = await lcgm(kind === 0 ? checking : proving, enough * random());
        signals.push(ended.signal);
        if (kind === 0 && ended.signal === null) answers.push(ended);
        for (const name of filesIn('certs')) {
          const text = name.endsWith(UNFINISHED) ? undefined : readIfThere(join(folder, 'certs', name));
          if (text !== undefined && text !== whole.get(name)) throw new Error(`${name} is not what it should be`);
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));

    expect(signals).toHaveLength(KILLS);
    expect(signals.filter((signal) => signal === 'SIGKILL').length).toBeGreaterThan(KILLS / 4);
    for (const answer of answers) expect(answer).toEqual(fresh); // whoever came through has said the right thing
    const complete = filesIn('certs').filter((name) => !name.endsWith(UNFINISHED));
    for (const name of complete) expect(readCertificate(readFileSync(join(folder, 'certs', name), 'utf8')).claims).toHaveLength(1);
    expect(await lcgm(checking)).toEqual(fresh);
    expect(await lcgm(checking)).toEqual(fresh);
    for (const name of filesIn('c').filter((each) => each.endsWith('.json'))) {
      const { question } = JSON.parse(readFileSync(join(folder, 'c', name), 'utf8').split('\n')[1] ?? '');
      expect(question).toContain('lcgm-check');
    }
    expect((await lcgm(proving)).exit).toBe(0);
    for (const [name, text] of whole) expect(readFileSync(join(folder, 'certs', name), 'utf8')).toBe(text);
  });
});

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

describe('a file that is written whole', () => {
  it('replaces what was there, and leaves nothing beside it', () => {
    const path = join(folder, 'w', 'file');
    mkdirSync(join(folder, 'w'));
    writeWhole(path, 'one');
    writeWhole(path, 'two');
    expect([readFileSync(path, 'utf8'), filesIn('w')]).toEqual(['two', ['file']]);
  });

  it('leaves nothing where it cannot be put into its place', () => {
    mkdirSync(join(folder, 'v', 'taken'), { recursive: true });
    expect(() => writeWhole(join(folder, 'v', 'taken'), 'text')).toThrow();
    expect(filesIn('v')).toEqual(['taken']);
    expect(() => writeWhole(join(folder, 'nowhere', 'file'), 'text')).toThrow('ENOENT');
  });

  it('keeps its permissions, and the link that leads to it', () => {
    const [path, link] = [join(folder, 'u', 'file'), join(folder, 'u', 'link')];
    mkdirSync(join(folder, 'u'));
    writeFileSync(path, 'one', { mode: 0o640 });
    symlinkSync('file', link);
    rewrite(link, 'two');
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect([readFileSync(path, 'utf8'), statSync(path).mode & 0o777]).toEqual(['two', 0o640]);
  });
});

describe('processes that share one folder of answers', () => {
  it('all find a whole entry, or none', async () => {
    const runs = await Promise.all(Array.from({ length: 6 }, () => lcgm(['check', 't', '--cache', 'shared'])));
    for (const each of runs) expect(each).toEqual(runs[0]);
    expect(filesIn('shared')).toHaveLength(1);
    const [name = ''] = filesIn('shared');
    const { question } = JSON.parse(readFileSync(join(folder, 'shared', name), 'utf8').split('\n')[1] ?? '');
    expect(new Answers(join(folder, 'shared')).find(`${question} `)).toBeUndefined();
  });
});
