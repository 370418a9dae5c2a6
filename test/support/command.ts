/**
 * Command lines, answered by the program as it was built. Most are answered in this process: by all of the program but its outermost shell
 * (src/cli/lcgm.ts), without the half second in which a process starts and meets every line of code for the first time. What is about
 * processes themselves (how they end, what they do with pipes, terminals and signals) runs in one, and so does each command at least once.
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { answer } from '../../src/cli/main.ts';
import { root } from './theories.ts';

/** The program. */
export const bundle = join(root, 'dist', 'lcgm.cjs');

export interface Run {
  readonly exit: number | null;
  readonly out: string;
  readonly err: string;
}

/** Where a command line is written, what comes on standard input, and what else stands in the environment. */
export interface Place {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

/** In a process of its own. */
export function spawned(args: readonly string[], { cwd = root, input = '', env = {} }: Place = {}): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bundle, ...args], {
    cwd,
    input,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 1 << 28,
  });
  return told({ exit: status, out: stdout, err: stderr });
}

/** In this process, one after the other: there is one folder in which it is, and one environment. */
export async function lcgm(args: readonly string[], { cwd = root, input = '', env = {} }: Place = {}): Promise<Run> {
  const built: { readonly answer: typeof answer } = createRequire(import.meta.url)(join(root, 'dist', 'main.cjs'));
  const [folder, environment] = [process.cwd(), { ...process.env }];
  process.chdir(cwd);
  Object.assign(process.env, env);
  try {
    return told(await built.answer(args, { input: () => piped(input), terminal: false }));
  } finally {
    process.chdir(folder);
    for (const name of Object.keys(env)) {
      const before = environment[name];
      if (before === undefined) delete process.env[name];
      else process.env[name] = before;
    }
  }
}

async function* piped(input: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof input === 'string' ? new TextEncoder().encode(input) : input;
}

/** No user sees a stack trace. */
function told(run: Run): Run {
  expect(run.err).not.toMatch(/^\s+at .*:\d+:\d+/m);
  return run;
}
