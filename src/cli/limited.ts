/** `--timeout`: the command runs in a process of its own, which is stopped when its time is over. */
import { spawn } from 'node:child_process';
import { atTheEnd } from './ending.ts';
import { type Answer, EXIT, type Exit } from './options.ts';

/** So many milliseconds it is given to stop what it has started itself. */
const GRACE = 2_000;

export function limited(args: readonly string[], seconds: number): Promise<Answer> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [...process.execArgv, process.argv[1] ?? '', ...args], {
      env: { ...process.env, LCGM_LIMITED: '1' },
      stdio: ['inherit', 'pipe', 'pipe'],
    });
    atTheEnd(() => child.kill());
    const [out, err]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (part: Buffer) => out.push(part));
    child.stderr.on('data', (part: Buffer) => err.push(part));
    let late = false;
    const timers = [
      setTimeout(
        () => {
          late = true;
          child.kill();
        },
        Math.ceil(1000 * seconds),
      ),
      setTimeout(() => child.kill('SIGKILL'), Math.ceil(1000 * seconds) + GRACE),
    ];
    child.on('error', fail);
    child.on('close', (status) => {
      for (const timer of timers) clearTimeout(timer);
      if (late) return done({ exit: EXIT.not, out: '', err: `lcgm: no verdict: the time limit of ${seconds} s is over\n` });
      const codes: readonly Exit[] = [EXIT.ok, EXIT.not, EXIT.bad];
      const exit = codes.find((code) => code === status) ?? EXIT.internal;
      done({ exit, out: Buffer.concat(out).toString('utf8'), err: Buffer.concat(err).toString('utf8') });
    });
  });
}
