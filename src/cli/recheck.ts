/** `lcgm recheck`: certificates, checked by other programs. Whoever of them does not agree makes the exit code 1. */
import { availableParallelism } from 'node:os';
import { type Certificate, CertificateError, readCertificate } from '../certificate/index.ts';
import { plainStatement } from '../export/plain.ts';
import { Steps } from '../export/proof.ts';
import { questionsOf } from '../export/smt2/index.ts';
import { rejectionText } from '../report/certificate.ts';
import { type CertificateRow, type Column, disputed, type Opinion, recheckJson, recheckText } from '../report/recheck.ts';
import { closest } from '../syntax/similar.ts';
import { KernelError } from '../terms/index.ts';
import { programDigest } from './built.ts';
import { atTheEnd } from './ending.ts';
import { material, worse } from './material.ts';
import { type Answer, EXIT, type Exit, type Options } from './options.ts';
import { Cache, digest, isExtentOf } from './recheck/cache.ts';
import type { Checker, Finding, Tools, Work } from './recheck/checker.ts';
import { checkers } from './recheck/checkers.ts';
import { judged } from './recheck/judge.ts';
import type { Lacking, Presence } from './recheck/program.ts';
import { Progress } from './recheck/progress.ts';

/** How long a checker may be silent, in seconds, unless --silence says otherwise. */
const SILENCE = 120;
const MOST_JOBS = 256;

/** A checker, and whether it is there. */
interface Called {
  readonly checker: Checker;
  readonly presence: Presence;
  readonly version: string | undefined;
}

/** Who is there and cannot work vouches for nothing, which is a failure; who is missing is not asked. */
const isMissing = (presence: Presence): presence is Lacking => presence.version === undefined && !presence.broken;

/** A certificate on its way through the checkers. */
interface Case {
  readonly work: Work;
  readonly digest: string;
  /** What was found out before, or is now, by each checker. */
  readonly findings: (Known | undefined)[];
}
interface Known extends Finding {
  readonly cached: boolean;
}

export async function recheck(options: Options): Promise<Answer> {
  const chosen = choose(options);
  if (typeof chosen === 'string') return { exit: EXIT.bad, out: '', err: `lcgm: ${chosen}\n` };
  const { silence, jobs } = options.recheck;
  const found = await material(options);
  let { exit, err }: { exit: Exit; err: string } = found;
  const say = (code: Exit, text: string): void => {
    exit = worse(exit, code);
    err += text;
  };
  const called = await Promise.all(
    chosen.map(async (checker): Promise<Called> => {
      const presence = await checker.presence(silence ?? SILENCE);
      return { checker, presence, version: presence.version };
    }),
  );
  const required = options.recheck.require || options.recheck.with !== undefined;
  for (const { checker, presence } of called)
    if (isMissing(presence) && required)
      say(EXIT.not, `lcgm: ${checker.name} is wanted, and not there: ${presence.lacks} (${checker.install})\n`);
  if (called.every(({ presence }) => isMissing(presence))) say(EXIT.not, 'lcgm: none of the checkers is there, so nothing was rechecked\n');
  // only where it is asked for: a folder that came with the files could have been filled by whoever wrote them
  const program = options.recheck.cache === undefined ? undefined : programDigest();
  const cache = options.recheck.cache === undefined || program === undefined ? undefined : new Cache(options.recheck.cache, program);
  const queries: string[] = [];
  const known = new Map<string, number>();
  const progress = new Progress(process.stderr);
  atTheEnd(() => progress.end());

  const cases: Case[] = [];
  for (const { file, text } of found.certificates) {
    progress.show(`${cases.length + 1} of ${found.certificates.length} certificates read`);
    try {
      cases.push(prepare(file, text, called, options.recheck.fresh ? undefined : cache, known, queries));
    } catch (error) {
      if (!(error instanceof CertificateError || error instanceof KernelError)) throw error;
      const code = error instanceof CertificateError ? error.code : 'CERT_LIMIT';
      say(EXIT.not, rejectionText(file, `[${code}] ${error.message}`, options.style));
    }
  }
  if (cases.length === 0 && exit === EXIT.ok) say(EXIT.bad, 'lcgm: there is nothing to recheck: no claim is proved there\n');

  const queue = limiter(jobs ?? availableParallelism());
  const inTurn = [...called.entries()].sort(([, a], [, b]) => Number(b.checker.together) - Number(a.checker.together));
  await Promise.all(
    inTurn.map(async ([i, { checker, version }]) => {
      const open = version === undefined ? [] : cases.filter((each) => each.findings[i] === undefined);
      if (open.length === 0 || version === undefined) return;
      const tools: Tools = {
        query: (question) => queries[question] ?? '',
        jobs: jobs ?? availableParallelism(),
        queue,
        silence: silence ?? SILENCE,
        progress: (done, total) => progress.of(checker.name, done, total),
      };
      const findings = await checker.check(open.map((each) => each.work), tools); // biome-ignore format: one thought
      for (const [k, each] of open.entries()) {
        const finding = findings[k] ?? silent('it says nothing of this certificate');
        each.findings[i] = { ...finding, cached: false };
        if (finding.refused.length === 0) cache?.add(about(each.digest, checker, version), finding.extent);
      }
    }),
  );
  progress.end();
  if (cache?.broken !== undefined) err += `lcgm: what was found out is not remembered: ${cache.broken}\n`;

  const columns: Column[] = [
    KERNEL(options.version),
    ...called.map(({ checker: { name, vouchesFor, install }, presence }) => ({ name, vouchesFor, install, ...presence })),
  ];
  const report = { checkers: columns, certificates: cases.map(rowOf), required };
  if (report.certificates.some((row) => disputed(row).length > 0 || row.opinions.some((o) => (o?.refused.length ?? 0) > 0)))
    exit = worse(exit, EXIT.not);
  if (options.format === 'json') return { exit, out: `${JSON.stringify(recheckJson(report), undefined, 2)}\n`, err };
  return { exit, out: cases.length === 0 ? '' : recheckText(report, cases.length === 1, options.style), err };
}

/** Our own kernel has read every certificate that comes so far. */
const KERNEL = (version: string): Column => ({ name: 'kernel', version: `lcgm ${version}`, vouchesFor: 'every rule', install: '' });

function choose({ recheck: { with: wanted } }: Options): readonly Checker[] | string {
  if (wanted === undefined) return checkers;
  const names = checkers.map(({ name }) => name);
  const chosen: Checker[] = [];
  for (const name of new Set(wanted.split(','))) {
    const checker = checkers.find((each) => each.name === name);
    if (checker !== undefined) chosen.push(checker);
    else {
      const near = closest(name, names);
      const hint = near === undefined ? `the checkers are ${names.join(', ')}` : `did you mean ${near}?`;
      return `there is no checker \`${name}\`; ${hint}`;
    }
  }
  return chosen;
}

const about = (certificate: string, checker: Checker, version: string) => ({ certificate, checker: checker.name, version });

/** Reads a certificate, and, where a checker has not agreed to it before, its questions. */
function prepare(
  file: string,
  text: string,
  called: readonly Called[],
  cache: Cache | undefined,
  known: Map<string, number>,
  queries: string[],
): Case {
  const sum = digest(text);
  const certificate = readCertificate(text, {}, true);
  const findings = called.map(({ checker, version, presence }): Known | undefined => {
    if (presence.version === undefined) return presence.broken ? silent(`no answer: ${presence.lacks}`) : undefined;
    const extent = version === undefined ? undefined : cache?.find(about(sum, checker, version));
    const fits = extent !== undefined && isExtentOf(extent, certificate.claims.length, certificate.steps);
    return fits ? { extent, refused: [], cached: true } : undefined;
  });
  const steps = new Steps(certificate.theorems);
  const under = certificate.claims.map(({ theorem }) => steps.under([theorem]));
  const open = called.some(({ version }, i) => version !== undefined && findings[i] === undefined);
  const asked = open ? questionsIn(certificate, under, known, queries) : NOTHING;
  return {
    work: {
      file,
      text,
      steps: certificate.steps,
      claims: certificate.claims.map(({ theory, name, title, theorem, restsOn }, i) => ({
        theory,
        name,
        title,
        statement: plainStatement(theorem.conclusion),
        restsOn,
        steps: under[i]?.length ?? 0,
      })),
      axioms: certificate.axioms.map(({ name, formula }) => ({ name, statement: plainStatement(formula) })),
      ...asked,
    },
    digest: sum,
    findings,
  };
}

/** Of whom there is nothing to believe. */
const silent = (why: string): Known => ({ extent: NOTHING.asked, refused: [{ step: undefined, why, stops: true }], cached: false });

type Asked = Pick<Work, 'asks' | 'asked'>;
const NOTHING: Asked = { asks: new Int32Array(), asked: { steps: 0, claims: [], not: [] } };

function questionsIn(
  { theorems }: Certificate,
  under: readonly (readonly number[])[],
  known: Map<string, number>,
  queries: string[],
): Asked {
  const { asks, vouched, notVouched } = questionsOf(theorems, known);
  for (const query of [...known.keys()].slice(queries.length)) queries.push(query);
  const not = [...notVouched].flatMap(([rule, reasons]) => reasons.map((each) => ({ rule, ...each })));
  const claims = under.map((steps) => steps.reduce((n, step) => ((asks[step] ?? -1) < 0 ? n : n + 1), 0));
  return { asks, asked: { steps: [...vouched.values()].reduce((a, b) => a + b, 0), claims, not } };
}

function rowOf({ work, findings }: Case): CertificateRow {
  const { file, steps } = work;
  const claims = work.claims.map(({ theory, name, title, steps: own, restsOn }) => ({
    name: `${theory}:${name}`,
    title,
    steps: own,
    restsOn,
  }));
  const opinions = findings.map((finding): Opinion | undefined => {
    return finding && { not: finding.extent.not, cached: finding.cached, ...judged(work.text, claims, finding) };
  });
  const kernel = { steps, claims: claims.map((claim) => claim.steps), not: [], cached: false, refused: [], against: [] };
  return { file, steps, claims, opinions: [kernel, ...opinions] };
}

/** Lets so many tasks run at a time. */
function limiter(jobs: number): Tools['queue'] {
  const waiting: (() => void)[] = [];
  let free = Math.max(1, Math.min(jobs, MOST_JOBS));
  return async (task) => {
    if (free > 0) free--;
    else await new Promise<void>((go) => waiting.push(go));
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free++;
      else next();
    }
  };
}
