/** Runs Coq on exported certificates. Nobody is believed for an exit code alone: what Coq prints of the assumptions must be what is said. */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CoqFile, complaints, summaryComplaints } from '../export/coq/index.ts';

/** The files of ours that every export begins with, in the order in which they are compiled. */
const LIBRARY = ['Lcgm', 'Proved'];
const SOURCES = ((folder: string): string => {
  let here = folder;
  while (!existsSync(join(here, 'coq', 'Lcgm.v')) && dirname(here) !== here) here = dirname(here);
  return join(here, 'coq');
})(dirname(fileURLToPath(import.meta.url)));

/** What Coq says of its version, in one line; nothing if it is not there. */
export function coqVersion(): string | undefined {
  const { status, stdout } = spawnSync('coqc', ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.split('\n')[0] : undefined;
}

interface Ended {
  readonly exit: number | null;
  readonly out: string;
  readonly err: string;
}
function run(program: string, args: readonly string[], cwd: string): Promise<Ended> {
  return new Promise((done) => {
    const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    const [out, err]: [string[], string[]] = [[], []];
    child.stdout.setEncoding('utf8').on('data', (text: string) => out.push(text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => err.push(text));
    child.on('error', (error) => done({ exit: null, out: '', err: error.message }));
    child.on('close', (exit) => done({ exit, out: out.join(''), err: err.join('') }));
  });
}

/** Compiles our library into a folder, unless it is there, compiled from the same texts by the same Coq. */
export async function compiledLibrary(folder: string): Promise<string> {
  const texts = LIBRARY.map((name) => readFileSync(join(SOURCES, `${name}.v`)));
  const hash = createHash('sha256').update(coqVersion() ?? '');
  for (const text of texts) hash.update(text);
  const library = join(folder, `coq-${hash.digest('hex').slice(0, 16)}`);
  if (existsSync(library)) return library;
  mkdirSync(folder, { recursive: true });
  const stage = mkdtempSync(join(folder, 'coq-stage-'));
  for (const name of LIBRARY) {
    copyFileSync(join(SOURCES, `${name}.v`), join(stage, `${name}.v`));
    const { exit, err } = await run('coqc', ['-q', '-noglob', '-R', '.', 'Lcgm', `${name}.v`], stage);
    if (exit !== 0) throw new Error(`coqc refuses ${name}.v: ${err.trim()}`);
  }
  if (existsSync(library)) rmSync(stage, { recursive: true });
  else renameSync(stage, library);
  return library;
}

/** What keeps us from believing that Coq has checked the file: nothing, if it has. With `again`, coqchk reads what coqc has compiled. */
export async function checkedByCoq(file: CoqFile, library: string, again = false): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lcgm-coq-'));
  try {
    writeFileSync(join(folder, 'Certificate.v'), file.text);
    const { exit, out, err } = await run('coqc', ['-q', '-noglob', '-R', library, 'Lcgm', '-R', '.', 'Checked', 'Certificate.v'], folder);
    if (exit !== 0) return [`coqc ends with ${exit ?? 'a signal'}: ${err.trim().slice(0, 1000)}`];
    if (!existsSync(join(folder, 'Certificate.vo'))) return ['coqc has compiled nothing'];
    const found = complaints(file, out);
    return found.length > 0 || !again ? found : await recheckedByCoqchk(file, library, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** coqchk reads what coqc has compiled, the library of Coq excepted, and says on what all of it rests. */
async function recheckedByCoqchk(file: CoqFile, library: string, folder: string): Promise<readonly string[]> {
  const modules = [...LIBRARY.map((name) => `Lcgm.${name}`), 'Checked.Certificate'].flatMap((name) => ['-norec', name]);
  const { exit, out, err } = await run('coqchk', ['-silent', '-o', '-R', library, 'Lcgm', '-R', '.', 'Checked', ...modules], folder);
  return exit === 0 ? summaryComplaints(file, out + err) : [`coqchk ends with ${exit ?? 'a signal'}: ${err.trim().slice(-1000)}`];
}
