/** `--timeout`: the command runs in a process of its own, which is stopped when its time is over. */
import { spawnSync } from 'node:child_process';
import { type Answer, EXIT, type Exit } from './options.ts';

export function limited(args: readonly string[], seconds: number): Answer {
  const child = spawnSync(process.execPath, [...process.execArgv, process.argv[1] ?? '', ...args], {
    env: { ...process.env, LCGM_LIMITED: '1' },
    stdio: ['inherit', 'pipe', 'pipe'],
    timeout: Math.ceil(seconds * 1000),
    killSignal: 'SIGKILL',
    maxBuffer: 1 << 30,
    encoding: 'utf8',
  });
  if (child.error !== undefined && 'code' in child.error && child.error.code === 'ETIMEDOUT') {
    return { exit: EXIT.not, out: '', err: `lcgm: no verdict: the time limit of ${seconds} s is over\n` };
  }
  const codes: readonly Exit[] = [EXIT.ok, EXIT.not, EXIT.bad];
  return { exit: codes.find((code) => code === child.status) ?? EXIT.internal, out: child.stdout, err: child.stderr };
}
