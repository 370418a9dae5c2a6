/**
 * Has Coq check exported certificates: all at a time, so that a step which several have is checked once, and one by one if it does not agree.
 * It is not believed for an exit code: what it prints of the assumptions of each claim must be what the kernel says.
 */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CertificateError, mergeCertificates, readCertificate } from '../../certificate/index.ts';
import { type CoqFile, complaints, ExportError, summaryComplaints, toCoq } from '../../export/coq/index.ts';
import { digest } from './cache.ts';
import type { Checker, Finding, Work } from './checker.ts';
import { listen, versionOf } from './program.ts';

/** The files of ours that every export begins with, in the order in which they are compiled. */
const LIBRARY = ['Lcgm', 'Proved'];
/** It prints no longer line. */
const LONGEST = 1 << 24;

/** What Coq says of its version, in one line; nothing if it is not there. */
export const coqVersion = (): string | undefined => versionOf('coqc', ['--version']);

/** `sources` has the files of ours. */
export const coqChecker = (sources: string): Checker => ({
  name: 'coq',
  vouchesFor: 'every rule, and oracles by checkers that are proved',
  install: 'Debian, Ubuntu: apt-get install coq',
  version: () => {
    const version = LIBRARY.every((name) => existsSync(join(sources, `${name}.v`))) ? coqVersion() : undefined;
    return version && `${version}, coq/ ${hashOf(sources)}`;
  },
  check: async (works, tools) => {
    const folder = mkdtempSync(join(tmpdir(), 'lcgm-coq-'));
    try {
      const library = await compiledLibrary(sources, folder);
      const all = works.length > 1 ? await tools.queue(() => examine(works, library, tools.silence)) : ['one by one'];
      let done = 0;
      const one = async (work: Work): Promise<Finding> => {
        const why = all.length === 0 ? [] : await tools.queue(() => examine([work], library, tools.silence));
        tools.progress(++done, works.length);
        const extent = { steps: work.steps, claims: work.claims.map(({ steps }) => steps), not: [] };
        return { extent, refused: why.map((each) => ({ step: undefined, why: each })) };
      };
      return await Promise.all(works.map(one));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
});

const hashOf = (sources: string): string =>
  digest(LIBRARY.map((name) => readFileSync(join(sources, `${name}.v`), 'utf8')).join('\n')).slice(0, 16);

/** What Coq has against these certificates together: nothing, if it agrees to each claim of each. */
async function examine(works: readonly Work[], library: string, silence: number): Promise<readonly string[]> {
  try {
    const text = works.length === 1 ? (works[0]?.text ?? '') : mergeCertificates(works.map((work) => work.text));
    return await checkedByCoq(toCoq(readCertificate(text, {}, true)), library, { silence });
  } catch (error) {
    if (error instanceof ExportError) return [`not exported: ${error.message}`];
    // certificates that claim or declare the same cannot be checked as one
    if (error instanceof CertificateError && works.length > 1) return [`not checked together: ${error.message}`];
    throw error;
  }
}

/** Compiles the files of ours into a folder within this one, unless they are there. */
export async function compiledLibrary(sources: string, folder: string): Promise<string> {
  const library = join(folder, `coq-${hashOf(sources)}`);
  if (existsSync(library)) return library;
  mkdirSync(folder, { recursive: true });
  const stage = mkdtempSync(join(folder, 'coq-stage-'));
  for (const name of LIBRARY) {
    copyFileSync(join(sources, `${name}.v`), join(stage, `${name}.v`));
    const { exit, err } = await run('coqc', ['-q', '-noglob', '-R', stage, 'Lcgm', join(stage, `${name}.v`)], 600);
    if (exit !== 0) throw new Error(`coqc refuses ${name}.v: ${err.trim()}`);
  }
  renameSync(stage, library);
  return library;
}

/** What keeps us from believing that Coq has checked the file: nothing, if it has. With `again`, coqchk reads what coqc has compiled. */
export async function checkedByCoq(
  file: CoqFile,
  library: string,
  { silence = 600, again = false }: { readonly silence?: number; readonly again?: boolean } = {},
): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lcgm-coq-'));
  const source = join(folder, 'Certificate.v');
  try {
    writeFileSync(source, file.text);
    const paths = ['-R', library, 'Lcgm', '-R', folder, 'Checked'];
    const { exit, out, err, stopped } = await run('coqc', ['-q', '-noglob', ...paths, source], silence);
    if (stopped !== undefined) return [`no answer: ${stopped}`];
    if (exit !== 0) return [`coqc ends with ${exit ?? 'a signal'}: ${err.trim()}`];
    if (!existsSync(join(folder, 'Certificate.vo'))) return ['coqc has compiled nothing'];
    const found = complaints(file, out);
    return found.length > 0 || !again ? found : await recheckedByCoqchk(file, paths, silence);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** coqchk reads what coqc has compiled, the library of Coq excepted, and says on what all of it rests. */
async function recheckedByCoqchk(file: CoqFile, paths: readonly string[], silence: number): Promise<readonly string[]> {
  const modules = [...LIBRARY.map((name) => `Lcgm.${name}`), 'Checked.Certificate'].flatMap((name) => ['-norec', name]);
  // its summary is printed where others complain
  const joined = ['-c', 'exec "$0" "$@" 2>&1', 'coqchk', '-silent', '-o', ...paths, ...modules];
  const { exit, out, stopped } = await run('sh', joined, silence);
  if (stopped !== undefined) return [`no answer: ${stopped}`];
  return exit === 0 ? summaryComplaints(file, out) : [`coqchk ends with ${exit ?? 'a signal'}: ${out.trim().slice(-1000)}`];
}

async function run(program: string, args: readonly string[], silence: number) {
  const lines: string[] = [];
  const hear = (line: string): undefined => {
    lines.push(line);
  };
  const ended = await listen(program, args, { silence, line: LONGEST }, hear);
  return { ...ended, out: `${lines.join('\n')}\n` };
}
