/**
 * Has Coq check exported certificates: all at a time, so that a step which several have is checked once, and one by one if it does not agree.
 * It is not believed for an exit code: what it prints of the assumptions of each claim must be what the kernel says.
 */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CertificateError, mergeCertificates, readCertificate } from '../../certificate/index.ts';
import {
  type CoqFile,
  called,
  complaints,
  ExportError,
  inquiry,
  matterAt,
  misstatements,
  summaryComplaints,
  toCoq,
} from '../../export/coq/index.ts';
import { digest } from './cache.ts';
import type { Checker, Finding, Work } from './checker.ts';
import { discard, scratch } from './ending.ts';
import { listen, type Presence, versionOf } from './program.ts';

/** The files of ours that every export begins with, in the order in which they are compiled. */
const LIBRARY = ['Lcgm', 'Proved'];
/** It prints no longer line. */
const LONGEST = 1 << 24;

/** What Coq says of its version. */
export const coqPresence = (): Presence => versionOf('coqc', ['--version']);

/** `sources` has the files of ours. */
export const coqChecker = (sources: string): Checker => ({
  name: 'coq',
  vouchesFor: 'every rule, and oracles by checkers that are proved',
  install: 'Debian, Ubuntu: apt-get install coq',
  presence: () => {
    const absent = LIBRARY.map((name) => join(sources, `${name}.v`)).find((file) => !existsSync(file));
    if (absent !== undefined) return { version: undefined, lacks: `there is no ${absent}, which comes with lcgm` };
    const coq = coqPresence();
    return coq.version === undefined ? coq : { version: `${coq.version}, coq/ ${hashOf(sources)}` };
  },
  together: true,
  check: async (works, tools) => {
    const folder = scratch();
    try {
      let library: Promise<string> | undefined;
      const examined = (some: readonly Work[]): Promise<readonly Objection[]> =>
        tools.queue(async () => {
          library ??= compiledLibrary(sources, folder);
          return examine(some, await library, tools.silence);
        });
      const all = works.length > 1 ? await examined(works) : [ONE_BY_ONE];
      let done = 0;
      const one = async (work: Work): Promise<Finding> => {
        const why = all.length === 0 ? [] : await examined([work]);
        tools.progress(++done, works.length);
        const extent = { steps: work.steps, claims: work.claims.map(({ steps }) => steps), not: [] };
        return { extent, refused: why.map((each) => ({ ...each, stops: true })) };
      };
      return await Promise.all(works.map(one));
    } finally {
      discard(folder);
    }
  },
});

/** What Coq has against an export, and in which step of the certificate, if it is one. */
export interface Objection {
  readonly why: string;
  readonly step: number | undefined;
}
const objection = (why: string): Objection => ({ why, step: undefined });
const ONE_BY_ONE = objection('one by one');

const hashOf = (sources: string): string =>
  digest(LIBRARY.map((name) => readFileSync(join(sources, `${name}.v`), 'utf8')).join('\n')).slice(0, 16);

/** What Coq has against these certificates together: nothing, if it agrees to each claim of each. */
async function examine(works: readonly Work[], library: string, silence: number): Promise<readonly Objection[]> {
  try {
    const text = works.length === 1 ? (works[0]?.text ?? '') : mergeCertificates(works.map((work) => work.text));
    return await checkedByCoq(toCoq(readCertificate(text, {}, true)), library, { silence });
  } catch (error) {
    if (error instanceof ExportError) return [objection(`not exported: ${error.message}`)];
    // certificates that claim or declare the same cannot be checked as one
    if (error instanceof CertificateError && works.length > 1) return [objection(`not checked together: ${error.message}`)];
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
): Promise<readonly Objection[]> {
  const folder = scratch();
  const source = join(folder, 'Certificate.v');
  try {
    writeFileSync(source, file.text);
    const paths = ['-R', library, 'Lcgm', '-R', folder, 'Checked'];
    const { exit, out, err, stopped } = await run('coqc', ['-q', '-noglob', ...paths, source], silence);
    if (stopped !== undefined) return [objection(`no answer: ${stopped}`)];
    if (exit !== 0) return [refusedWhere(file, err.trim(), exit)];
    if (!existsSync(join(folder, 'Certificate.vo'))) return [objection('coqc has compiled nothing')];
    const found = complaints(file, out).map(objection);
    if (found.length === 0) found.push(...(await meant(file, folder, paths, silence)));
    return found.length > 0 || !again ? found : await recheckedByCoqchk(file, paths, silence);
  } finally {
    discard(folder);
  }
}

/** What Coq says differently from the kernel, asked about what it has compiled into this folder. */
async function meant(file: CoqFile, folder: string, paths: readonly string[], silence: number): Promise<readonly Objection[]> {
  const source = join(folder, 'Inquiry.v');
  writeFileSync(source, inquiry(file));
  const { exit, out, err, stopped } = await run('coqc', ['-q', '-noglob', ...paths, source], silence);
  if (stopped !== undefined) return [objection(`no answer: ${stopped}`)];
  if (exit !== 0) return [objection(`coqc does not say what it has proved: ${err.trim()}`)];
  return misstatements(file, out).map(objection);
}

/** What coqc complains of, and where in the certificate that is. */
function refusedWhere(file: CoqFile, err: string, exit: number | null): Objection {
  const [head = '', line] = /^File "[^"]*Certificate\.v", line (\d+), characters [\d-]+:\n/m.exec(err) ?? [];
  const why = `coqc ends with ${exit ?? 'a signal'}: ${err.replace(head, '')}`;
  const of = line === undefined ? undefined : matterAt(file, Number(line));
  switch (of?.kind) {
    case 'step':
      return { why: `in what stands for it and the steps within it, ${why}`, step: of.step };
    case 'claim': {
      const claim = file.claims[of.claim];
      return objection(`in the statement of ${claim === undefined ? 'a claim' : called(claim)}, ${why}`);
    }
    case 'symbol':
    case 'axiom':
      return objection(`in the ${of.kind} ${of.name}, ${why}`);
    default:
      return objection(why);
  }
}

/** coqchk reads what coqc has compiled, the library of Coq excepted, and says on what all of it rests. */
async function recheckedByCoqchk(file: CoqFile, paths: readonly string[], silence: number): Promise<readonly Objection[]> {
  const modules = [...LIBRARY.map((name) => `Lcgm.${name}`), 'Checked.Certificate'].flatMap((name) => ['-norec', name]);
  // its summary is printed where others complain
  const joined = ['-c', 'exec "$0" "$@" 2>&1', 'coqchk', '-silent', '-o', ...paths, ...modules];
  const { exit, out, stopped } = await run('sh', joined, silence);
  const why = stopped === undefined ? `coqchk ends with ${exit ?? 'a signal'}: ${out.trim().slice(-1000)}` : `no answer: ${stopped}`;
  return stopped === undefined && exit === 0 ? summaryComplaints(file, out).map(objection) : [objection(why)];
}

async function run(program: string, args: readonly string[], silence: number) {
  const lines: string[] = [];
  const hear = (line: string): undefined => {
    lines.push(line);
  };
  const ended = await listen(program, args, { silence, line: LONGEST }, hear);
  return { ...ended, out: `${lines.join('\n')}\n` };
}
