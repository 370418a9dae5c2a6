/** Asks the checker of certificates that is written in Python, and believes it if it says of each claim and axiom what the kernel says. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Kind, kinds } from '../../certificate/format.ts';
import { digest } from './cache.ts';
import type { Checker, Finding, Tools, Work } from './checker.ts';
import { type Ended, endOf, transcript, versionOf } from './program.ts';
import { inScratch } from './scratch.ts';

const PROGRAM = 'python3';
/** What it may print besides what it has to: a reason, or an error. Each character that it has to print may become as many. */
const LONGEST_COMPLAINT = 1 << 20;
const ESCAPED = 12;
/** What stands around a claim or axiom in what it prints. */
const FRAME = 1_000;

/** `folder` holds its sources. */
export const pythonChecker = (folder: string): Checker => ({
  name: 'python',
  vouchesFor: 'every rule, implemented a second time',
  install: 'Debian, Ubuntu: apt-get install python3',
  presence: async (silence) => {
    if (!existsSync(join(folder, '__main__.py')))
      return { version: undefined, lacks: `there is no ${folder}, which comes with lcgm`, broken: false };
    const python = await versionOf(PROGRAM, ['--version'], silence);
    return python.version === undefined ? python : { version: `${python.version}, tools/recheck ${sourcesOf(folder)}` };
  },
  together: false,
  check: async (works, tools) => {
    let done = 0;
    return Promise.all(
      works.map(async (work) => {
        const finding = await tools.queue(() => examine(folder, work, tools));
        tools.progress(++done, works.length);
        return finding;
      }),
    );
  },
});

/** Other sources are another version. */
function sourcesOf(folder: string): string {
  const files = readdirSync(folder).filter((name) => name.endsWith('.py')).sort(); // biome-ignore format: one thought
  return digest(files.map((name) => `${name}\n${readFileSync(join(folder, name), 'utf8')}`).join('\n')).slice(0, 16);
}

async function examine(program: string, work: Work, { silence }: Tools): Promise<Finding> {
  const why = await inScratch(
    async (folder) => {
      const file = join(folder, 'certificate.json');
      writeFileSync(file, work.text);
      // it says nothing before it has finished; what Python keeps of programs that it has read could be another program
      const args = ['-I', '-X', `pycache_prefix=${join(folder, 'compiled')}`, program, '--json', file];
      const { out, ...ended } = await transcript(PROGRAM, args, { silence, most: lengthOf(work) });
      return complaint(work, file, out, ended);
    },
    (failed) => `no answer: ${failed}`,
  );
  const extent = { steps: work.steps, claims: work.claims.map(({ steps }) => steps), not: [] };
  return { extent, refused: why === undefined ? [] : [{ step: stepIn(work.text, why), why, stops: true }] };
}

/** What it could have to say of a certificate, at most. */
function lengthOf({ claims, axioms }: Work): number {
  const entries = [...claims.map(({ title, ...claim }) => [keyOfClaim(claim), title]), ...axioms.map((axiom) => [keyOfAxiom(axiom)])];
  return entries.reduce((sum, texts) => sum + FRAME + ESCAPED * JSON.stringify(texts).length, LONGEST_COMPLAINT);
}

/** The number of the step in the row that a complaint speaks of, if it is a step. */
function stepIn(text: string, why: string): number | undefined {
  const row = /\brows\[(\d+)\]/.exec(why)?.[1];
  const certificate = row === undefined ? undefined : parsed(text);
  const rows: unknown = isRecord(certificate) ? certificate['rows'] : undefined;
  if (!Array.isArray(rows)) return undefined;
  const isStep = rows.slice(0, Number(row) + 1).map((each: unknown) => Array.isArray(each) && STEPS.has(kinds[each[0]]));
  return isStep.at(-1) === true ? isStep.filter((step) => step).length - 1 : undefined;
}
/** The kinds of rows that are rules. */
const STEPS: ReadonlySet<Kind | undefined> = new Set(kinds.slice(kinds.indexOf('assume')).filter((kind) => kind !== 'kernel-symbol'));

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** What keeps us from believing what it printed, asked about this file. */
export function complaint(work: Work, file: string, text: string, ended: Ended): string | undefined {
  if (ended.stopped !== undefined) return `no answer: ${ended.stopped}`;
  const answer = parsed(text);
  const found: unknown = Array.isArray(answer) && answer.length === 1 ? answer[0] : undefined;
  if (!isRecord(found)) return `no answer: ${endOf(ended)}`;
  const { verdict, reason, steps } = found;
  if (verdict !== 'correct')
    return `${typeof verdict === 'string' ? verdict : 'no verdict'}: ${typeof reason === 'string' ? reason : 'without a reason'}`;
  if (ended.exit !== 0) return `it says correct, but ${endOf(ended)}`;
  if (found['file'] !== file) return 'it speaks of another file';
  if (steps !== work.steps) return `it counts other steps than the kernel: not ${work.steps}`;
  const claims = difference('claims', work.claims.map(keyOfClaim), found['claims'], keyOfClaim);
  return claims ?? difference('axioms', work.axioms.map(keyOfAxiom), found['axioms'], keyOfAxiom);
}

/** A claim or axiom, of theirs or ours. */
interface Entry {
  readonly theory?: unknown;
  readonly name?: unknown;
  readonly statement?: unknown;
  readonly restsOn?: unknown;
}
const keyOfClaim = ({ theory, name, statement, restsOn }: Entry): string => JSON.stringify([theory, name, statement, restsOn]);
const keyOfAxiom = ({ name, statement }: Entry): string => JSON.stringify([name, statement]);

/** Where its list differs from ours. */
function difference(what: string, ours: readonly string[], answer: unknown, keyOf: (entry: Entry) => string): string | undefined {
  const theirs = Array.isArray(answer) ? answer.map((each: unknown) => (isRecord(each) ? keyOf(each) : '')) : [];
  const first = ours.find((key, i) => key !== theirs[i]);
  if (first !== undefined) return `of its ${what} it does not say the same as the kernel: ${first}`;
  return theirs.length === ours.length ? undefined : `it finds more ${what} than the kernel`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
