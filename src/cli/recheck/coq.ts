/**
 * Has Coq check exported certificates: all at a time, so that a step which several have is checked once, and one by one if it does not agree.
 * It is not believed for an exit code: what it prints of the assumptions of each claim must be what the kernel says.
 */
import { copyFileSync, existsSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Certificate, CertificateError, mergeCertificates, readCertificate } from '../../certificate/index.ts';
import { makeFolder } from '../../disk/folder.ts';
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
import { plainStatement } from '../../export/plain.ts';
import { digest } from './cache.ts';
import type { Checker, Finding, Work } from './checker.ts';
import { type Ended, endOf, type Patience, type Presence, transcript, versionOf } from './program.ts';
import { inScratch } from './scratch.ts';

/** The files of ours that every export begins with, in the order in which they are compiled. */
const LIBRARY = ['Lcgm', 'Proved'];
/** How many seconds it may say nothing, where nobody says otherwise. */
const SILENCE = 600;

/** What Coq says of its version. */
export const coqPresence = (silence?: number): Promise<Presence> => versionOf('coqc', ['--version'], silence);

/** `sources` has the files of ours. */
export const coqChecker = (sources: string): Checker => ({
  name: 'coq',
  vouchesFor: 'every rule, and oracles by checkers that are proved',
  install: 'Debian, Ubuntu: apt-get install coq',
  presence: async (silence) => {
    const absent = LIBRARY.map((name) => join(sources, `${name}.v`)).find((file) => !existsSync(file));
    if (absent !== undefined) return { version: undefined, lacks: `there is no ${absent}, which comes with lcgm`, broken: false };
    const coq = await coqPresence(silence);
    return coq.version === undefined ? coq : { version: `${coq.version}, coq/ ${hashOf(sources)}` };
  },
  together: true,
  check: (works, tools) =>
    inScratch(
      async (folder) => {
        let library: Promise<string | Objection> | undefined;
        const examined = (some: readonly Work[]): Promise<readonly Objection[]> =>
          tools.queue(async () => {
            library ??= compiledLibrary(sources, folder, tools.silence);
            const compiled = await library;
            return typeof compiled === 'string' ? examine(some, compiled, tools.silence) : [compiled];
          });
        const all = works.length > 1 ? await examined(works) : [ONE_BY_ONE];
        let done = 0;
        const one = async (work: Work): Promise<Finding> => {
          const why = all.length === 0 ? [] : await examined([work]);
          tools.progress(++done, works.length);
          return finding(work, why);
        };
        return await Promise.all(works.map(one));
      },
      (why) => works.map((work) => finding(work, [unanswered(why)])),
    ),
});

const finding = ({ steps, claims }: Work, why: readonly Objection[]): Finding => ({
  extent: { steps, claims: claims.map((claim) => claim.steps), not: [] },
  refused: why.map((each) => ({ ...each, stops: true })),
});

/** What Coq has against an export, and in which step of the certificate, if it is one. */
export interface Objection {
  readonly why: string;
  readonly step: number | undefined;
}
const objection = (why: string): Objection => ({ why, step: undefined });
const unanswered = (why: string): Objection => objection(`no answer: ${why}`);
const ONE_BY_ONE = objection('one by one');

const hashOf = (sources: string): string =>
  digest(LIBRARY.map((name) => readFileSync(join(sources, `${name}.v`), 'utf8')).join('\n')).slice(0, 16);

/** What Coq has against these certificates together: nothing, if it agrees to each claim of each. */
async function examine(works: readonly Work[], library: string, silence: number): Promise<readonly Objection[]> {
  try {
    const text = works.length === 1 ? (works[0]?.text ?? '') : mergeCertificates(works.map((work) => work.text));
    const certificate = readCertificate(text, {}, true);
    const lost = missing(certificate, works);
    if (lost !== undefined) return [objection(`not checked together: ${lost} is not what it was`)];
    return await checkedByCoq(toCoq(certificate), library, { silence });
  } catch (error) {
    if (error instanceof ExportError) return [objection(`not exported: ${error.message}`)];
    // certificates that claim or declare the same cannot be checked as one
    if (error instanceof CertificateError && works.length > 1) return [objection(`not checked together: ${error.message}`)];
    throw error;
  }
}

/** A claim or axiom of these that the certificate does not have just so; and so nobody has to believe that they were merged rightly. */
export function missing(certificate: Pick<Certificate, 'claims' | 'axioms'>, works: readonly Work[]): string | undefined {
  const claims = new Set(
    certificate.claims.map(({ theory, name, theorem, restsOn }) =>
      JSON.stringify([theory, name, plainStatement(theorem.conclusion), restsOn]),
    ),
  );
  const axioms = new Set(certificate.axioms.map(({ name, formula }) => JSON.stringify([name, plainStatement(formula)])));
  for (const work of works) {
    const claim = work.claims.find(
      ({ theory, name, statement, restsOn }) => !claims.has(JSON.stringify([theory, name, statement, restsOn])),
    );
    if (claim !== undefined) return `the claim ${claim.theory}:${claim.name}`;
    const axiom = work.axioms.find(({ name, statement }) => !axioms.has(JSON.stringify([name, statement])));
    if (axiom !== undefined) return `the axiom ${axiom.name}`;
  }
  return undefined;
}

/** Compiles the files of ours into a folder within this one, unless they are there; without them Coq can check nothing. */
export async function compiledLibrary(sources: string, folder: string, silence = SILENCE): Promise<string | Objection> {
  try {
    const library = join(folder, `coq-${hashOf(sources)}`);
    if (existsSync(library)) return library;
    makeFolder(folder);
    const stage = mkdtempSync(join(folder, 'coq-stage-'));
    for (const name of LIBRARY) {
      const source = join(stage, `${name}.v`);
      copyFileSync(join(sources, `${name}.v`), source);
      const ended = await transcript('coqc', ['-q', '-noglob', '-R', stage, 'Lcgm', source], { silence, most: SHORT });
      const failed = ended.stopped !== undefined || ended.exit !== 0;
      if (failed || !existsSync(`${source}o`))
        return unanswered(`coqc does not compile ${name}.v of ours, with which every proof begins: ${failed ? endOf(ended) : 'it has made nothing of it'}`); // biome-ignore format: one thought
    }
    renameSync(stage, library);
    return library;
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return unanswered(error.message);
    throw error;
  }
}

/** What Coq may print of a file of ours, which has nothing to say. */
const SHORT = 1 << 20;
/** What it may print of an export: of each claim what it rests on, and each statement. So much, and so much for each character of the file. */
const LONG = { atLeast: 1 << 24, each: 64, atMost: 1 << 27 };
const patienceWith = (text: string, silence: number): Patience => ({
  silence,
  most: Math.min(LONG.atMost, LONG.atLeast + LONG.each * text.length),
});

/** What keeps us from believing that Coq has checked the file: nothing, if it has. With `again`, coqchk reads what coqc has compiled. */
export function checkedByCoq(
  file: CoqFile,
  library: string,
  { silence = SILENCE, again = false }: { readonly silence?: number; readonly again?: boolean } = {},
): Promise<readonly Objection[]> {
  return inScratch(
    async (folder) => {
      const source = join(folder, 'Certificate.v');
      writeFileSync(source, file.text);
      const paths = ['-R', library, 'Lcgm', '-R', folder, 'Checked'];
      const { out, ...ended } = await transcript('coqc', ['-q', '-noglob', ...paths, source], patienceWith(file.text, silence));
      if (ended.stopped !== undefined) return [unanswered(ended.stopped)];
      if (ended.exit !== 0) return [refusedWhere(file, ended)];
      if (!existsSync(join(folder, 'Certificate.vo'))) return [objection('coqc has compiled nothing')];
      const found = complaints(file, out).map(objection);
      if (found.length === 0) found.push(...(await meant(file, folder, paths, silence)));
      return found.length > 0 || !again ? found : await recheckedByCoqchk(file, paths, silence);
    },
    (why) => [unanswered(why)],
  );
}

/** What Coq says differently from the kernel, asked about what it has compiled into this folder. */
async function meant(file: CoqFile, folder: string, paths: readonly string[], silence: number): Promise<readonly Objection[]> {
  const source = join(folder, 'Inquiry.v');
  writeFileSync(source, inquiry(file));
  const { out, ...ended } = await transcript('coqc', ['-q', '-noglob', ...paths, source], patienceWith(file.text, silence));
  if (ended.stopped !== undefined) return [unanswered(ended.stopped)];
  if (ended.exit !== 0) return [objection(`coqc does not say what it has proved: ${endOf(ended)}`)];
  return misstatements(file, out).map(objection);
}

/** What coqc complains of, and where in the certificate that is. */
function refusedWhere(file: CoqFile, ended: Ended): Objection {
  const [head = '', line] = /^File "[^"]*Certificate\.v", line (\d+), characters [\d-]+:\n/m.exec(ended.err) ?? [];
  const why = `coqc does not compile it: ${endOf({ ...ended, err: ended.err.replace(head, '') })}`;
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
  const { out, ...ended } = await transcript('sh', joined, patienceWith(file.text, silence));
  if (ended.stopped !== undefined) return [unanswered(ended.stopped)];
  return ended.exit === 0 ? summaryComplaints(file, out).map(objection) : [objection(`coqchk: ${endOf({ ...ended, err: out })}`)];
}
