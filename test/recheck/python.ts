/** The checker in Python: many certificates in one process, and what it says of each. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export interface Shown {
  readonly name: string;
  readonly statement: string;
}
export interface ShownClaim extends Shown {
  readonly theory: string;
  readonly title?: string;
  readonly restsOn: readonly string[];
}
export type Verdict =
  | { readonly verdict: 'correct'; readonly steps: number; readonly claims: readonly ShownClaim[]; readonly axioms: readonly Shown[] }
  | { readonly verdict: 'rejected'; readonly reason: string };

export const PROGRAM = resolve('tools/recheck');

/** Runs the checker on files of a folder. */
export function runPython(
  args: readonly string[],
  cwd: string,
  program = PROGRAM,
): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  const { error, status, stdout, stderr } = spawnSync('python3', ['-B', program, ...args], { cwd, encoding: 'utf8', maxBuffer: 1 << 30 });
  if (error) throw new Error(`python3 does not run, which the tests need: ${error.message}`);
  return { status, stdout, stderr };
}

/** What Python says of each of these texts. */
export function recheck(texts: readonly string[], program = PROGRAM): readonly Verdict[] {
  const folder = mkdtempSync(join(tmpdir(), 'recheck-'));
  try {
    for (const [i, text] of texts.entries()) writeFileSync(join(folder, String(i)), text);
    const { stdout, stderr } = runPython(['--json', ...texts.keys()].map(String), folder, program);
    if (stderr !== '') throw new Error(stderr);
    return JSON.parse(stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
