/** `lcgm prove` and `lcgm check`. */

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeCertificate } from '../certificate/index.ts';
import { diskIn, shippedShelf } from '../disk/files.ts';
import { makeFolder } from '../disk/folder.ts';
import { writeWhole } from '../disk/whole.ts';
import { theWorld, type World } from '../disk/world.ts';
import { entryOf } from '../elaborate/display.ts';
import { Library, type Loaded } from '../elaborate/library.ts';
import type { Fact } from '../elaborate/scope.ts';
import type { Remarks } from '../export/coq/index.ts';
import { explanations } from '../report/catalogue.ts';
import { githubReport } from '../report/ci/github.ts';
import { junitReport } from '../report/ci/junit.ts';
import { placed, placedOutside, placedWithin, type Report } from '../report/ci/model.ts';
import { sarifReport } from '../report/ci/sarif.ts';
import { nameOf } from '../report/heading.ts';
import { fileJson, verdictJson } from '../report/json.ts';
import { summaryText, theoryText, verdictMark } from '../report/text.ts';
import { writeTraces } from '../report/trace/formats.ts';
import { isTraceFormat } from '../report/trace/names.ts';
import { isTold, isUntold, traceOf } from '../report/trace/of.ts';
import { brief } from '../syntax/printable.ts';
import { renderDiagnostic } from '../syntax/render.ts';
import { certified } from '../verdict/certified.ts';
import { type Verdict, verdicts } from '../verdict/verdict.ts';
import { fixFiles } from './fix/files.ts';
import { type Answer, EXIT, type Exit, type Options } from './options.ts';
import { type Run, run } from './run.ts';

export function prove(options: Options, world: World = theWorld): Answer {
  const done = run(options, undefined, world);
  const shown = done.theories.filter((t) => t.verdicts.length > 0);
  const all = shown.flatMap((t) => t.verdicts);
  const failed = options.cert === undefined ? '' : certify(options.cert, done);
  const err = done.err + failed;
  const exit = failed === '' ? done.exit : EXIT.bad;
  if (options.format === 'json') {
    const time = Math.round(done.milliseconds);
    const told = options.claim === undefined ? shown.flatMap(plainly) : retold(shown, options, world);
    const traces = new Map(told.flatMap(({ of, verdict, loaded }) => (isTold(verdict) ? [[of, traceOf(verdict, loaded)]] : [])));
    const found = new Map(done.findings.map((file) => [file.loaded, placed(file)]));
    const objects = shown.flatMap(({ loaded, verdicts: all }) =>
      all.map((v) => verdictJson(v, loaded, traces.get(v), time, placedWithin(v, found.get(loaded) ?? []))),
    );
    const besides = [...found].flatMap(([loaded, all]) => {
      const outside = placedOutside(loaded, all);
      return outside.length === 0 ? [] : [fileJson(loaded, outside, time)];
    });
    return { exit, out: `${JSON.stringify([...objects, ...besides], undefined, 2)}\n`, err };
  }
  const { format } = options;
  if (!isTraceFormat(format)) throw new Error(`prove knows no format ${format}`);
  if (format !== 'text' || (options.claim !== undefined && all.length > 0)) {
    const told = retold(
      shown.map((t) => ({ ...t, verdicts: traced(t.verdicts, options) })),
      options,
      world,
    );
    const traces = told.map(({ verdict, loaded }) => traceOf(verdict, loaded));
    if (format === 'svg' && traces.length > 1)
      return { exit: EXIT.bad, out: '', err: `${err}lcgm: --format svg draws one statement; name it with --claim\n` };
    return { exit, out: writeTraces(format, traces, options.style), err };
  }
  const parts = shown.map((t) => theoryText(t.loaded, t.verdicts, options.style));
  const outside = done.findings
    .flatMap((file) => placedOutside(file.loaded, placed(file)))
    .filter(({ finding }) => finding.severity === 'error');
  if (all.length > 0) parts.push(summaryText(all, outside.length, options.style));
  return { exit, out: parts.length === 0 ? '' : `${parts.join('\n\n')}\n`, err };
}

/** A statement with the theory that tells how it is proved. */
interface Told {
  readonly of: Verdict;
  readonly verdict: Verdict;
  readonly loaded: Loaded;
}

/** The claims, with what is at hand of their traces. */
const plainly = ({ loaded, verdicts: all }: Run['theories'][number]): readonly Told[] =>
  all.filter((v) => v.kind !== 'theorem').map((v) => ({ of: v, verdict: v, loaded }));

/** Compiled theories keep no proofs that people can read: those whose proofs are wanted are understood once more, from their texts. */
function retold(theories: Run['theories'], options: Options, world: World): readonly Told[] {
  const silent = theories.filter((t) => t.loaded.digest !== undefined && t.verdicts.some(isUntold)).map((t) => t.loaded.path);
  const library = new Library(diskIn(world), { shelf: shippedShelf(options.version), anew: new Set(silent) });
  return theories.flatMap(({ loaded, verdicts: wanted }) => {
    const again = silent.includes(loaded.path) ? library.load(loaded.path) : undefined;
    const all = again === undefined ? [] : verdicts(again);
    return wanted.map((of): Told => {
      const verdict = all.find((v) => v.name === of.name && v.verdict === of.verdict);
      return again === undefined || verdict === undefined ? { of, verdict: of, loaded } : { of, verdict, loaded: again };
    });
  });
}

/** The statements whose derivations are shown: those asked for, else the claims, else all there are. */
function traced(all: readonly Verdict[], { claim }: Options): readonly Verdict[] {
  const claims = claim === undefined ? all.filter((v) => v.kind !== 'theorem') : all;
  return claims.length > 0 ? claims : all;
}

/** That not all is shown which a statement asks for, though it has the verdict that is expected. */
const shortfall = (v: Verdict): string =>
  v.asStated || v.verdict !== v.expected ? '' : v.tight === false ? ' (not shown to be tight)' : ' (not as stated)';

/** One line for each statement. */
export function check(options: Options, world: World = theWorld): Answer {
  const { style, format } = options;
  if (options.fix) {
    const { told, problem } = fixFiles(options, world);
    const answer = check({ ...options, fix: false }, world);
    return { ...answer, exit: problem ? EXIT.bad : answer.exit, err: told + answer.err };
  }
  if (format === 'json') return prove(options, world);
  const done = run(options, undefined, world);
  const { theories, findings, problems, exit, err } = done;
  const render: Report['render'] = (finding, loaded) => renderDiagnostic(finding, loaded);
  const report: Report = { version: options.version, theories, findings, problems, readable: exit !== EXIT.bad, render };
  if (format === 'github') return { exit, out: githubReport(report), err };
  if (format === 'junit') return { exit, out: junitReport(report), err };
  if (format === 'sarif') return { exit, out: sarifReport(report, (code) => explanations[code].means), err };
  const lines = done.theories.flatMap((t) =>
    t.verdicts.map((v) => `${verdictMark(v, style)} ${brief(v.theory)}:${nameOf(v)}${shortfall(v)}`),
  );
  return { exit: done.exit, out: lines.length === 0 ? '' : `${lines.join('\n')}\n`, err: done.err };
}

/** The certificate of what a theory proves without gaps, if that is anything. */
function certificateOf({ library }: Run, { verdicts: all }: Run['theories'][number]): string | undefined {
  const claims = all.flatMap(certified);
  return claims.length === 0 ? undefined : writeCertificate(library.signature, claims);
}

/** Proves what the options name, and gives the certificates instead of writing them. */
export function certificates(options: Options): {
  readonly exit: Exit;
  readonly err: string;
  readonly certificates: readonly { readonly file: string; readonly text: string; readonly remarks: Remarks }[];
} {
  const done = run(options, true);
  const axioms = new Map(
    done.library.all.flatMap((loaded) => loaded.items).flatMap(({ fact }) => (fact.kind === 'axiom' ? [citation(fact)] : [])),
  );
  const made = done.theories.flatMap((theory) => {
    const text = certificateOf(done, theory);
    const { scope } = theory.loaded;
    const symbol = (name: string): string | undefined => entryOf(name, scope)?.attributes.title?.replace(/[{}]/g, '');
    return text === undefined ? [] : [{ file: theory.loaded.path, text, remarks: { symbol, axiom: (name: string) => axioms.get(name) } }];
  });
  return { exit: done.exit, err: done.err, certificates: made };
}

/** The name of an axiom, and what its theory says of it: what it is, and where it comes from or why it should hold. */
function citation({ theory, label, title, source }: Fact): readonly [string, string] {
  const from = source === undefined ? '' : `${source.kind === 'cite' ? 'Source' : 'Because'}: ${source.text}.`;
  return [`${theory}:${label}`, `${title === undefined ? '' : `${title}. `}${from}`];
}

/** Writes a certificate for each theory; answers what could not be written. */
function certify(folder: string, done: Run): string {
  try {
    makeFolder(folder);
    for (const theory of done.theories) {
      const file = join(folder, `${theory.loaded.scope.name}.json`);
      rmSync(file, { force: true }); // a certificate of what the file said before must not stay
      const text = certificateOf(done, theory);
      if (text !== undefined) writeWhole(file, text);
    }
    return '';
  } catch (error) {
    return `lcgm: ${folder}: ${error instanceof Error ? error.message : 'cannot be written'}\n`;
  }
}
