/** `lcgm prove` and `lcgm check`. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Claim, writeCertificate } from '../certificate/index.ts';
import { disk, filesOf, searchedShelf, shippedShelf } from '../disk/files.ts';
import { Library, type Loaded } from '../elaborate/library.ts';
import { verdictJson } from '../report/json.ts';
import { summaryText, theoryText, verdictMark } from '../report/text.ts';
import { writeTraces } from '../report/trace/formats.ts';
import { isTold, isUntold, traceOf } from '../report/trace/of.ts';
import { diagnostic, isVerdict } from '../syntax/diagnostics.ts';
import { renderDiagnostics } from '../syntax/render.ts';
import { closest } from '../syntax/similar.ts';
import { type Verdict, verdicts } from '../verdict/verdict.ts';
import { type Answer, EXIT, type Exit, type Options } from './options.ts';
import { tightName, wellPosedName } from './stated.ts';

interface Run {
  readonly theories: readonly { readonly loaded: Loaded; readonly verdicts: readonly Verdict[] }[];
  readonly exit: Exit;
  readonly err: string;
  readonly library: Library;
  readonly milliseconds: number;
}

/** Loads what the options name; with `recording`, what is proved can be certified. */
function run(options: Options, recording: boolean): Run {
  const before = performance.now();
  const shelf = options.fresh ? searchedShelf() : shippedShelf(options.version);
  const library = new Library(disk, { shelf, recording });
  const problems: string[] = [];
  const wanted: Loaded[] = [];
  for (const path of options.paths.length === 0 ? ['theories'] : options.paths) {
    const files = filesOf(path);
    if (typeof files === 'string') {
      problems.push(`lcgm: ${files}\n`);
      continue;
    }
    for (const file of files) {
      const loaded = file === '-' ? library.load('-', options.input) : library.load(file);
      if (loaded === undefined) problems.push(`lcgm: ${file}: cannot be read\n`);
      else if (!wanted.includes(loaded)) wanted.push(loaded);
    }
  }
  const judged = new Map(library.all.map((loaded) => [loaded, verdicts(loaded)]));
  const { claim } = options;
  const theories = wanted.map((loaded) => ({
    loaded,
    verdicts: (judged.get(loaded) ?? []).filter((v) => claim === undefined || names(v).includes(claim)),
  }));
  const all = theories.flatMap((t) => t.verdicts);
  if (claim !== undefined && all.length === 0 && problems.length === 0) {
    const near = closest(claim, wanted.flatMap((l) => l.items.map((i) => i.fact.label))); // biome-ignore format: one thought
    problems.push(`lcgm: no statement is called ${claim}${near === undefined ? '' : `; did you mean ${near}?`}\n`);
  }
  const rendered: string[] = [];
  let bad = problems.length > 0;
  let open = all.some((v) => !v.asStated);
  for (const [loaded, judgement] of judged) {
    const excess = judgement.flatMap((v) => (v.excess.length > 0 ? [diagnostic('RESTS_ON_MORE', v.item.span, { axioms: v.excess })] : []));
    const found = [...loaded.diagnostics, ...excess];
    if (found.length === 0) continue;
    rendered.push(renderDiagnostics(found, loaded, options.style));
    if (found.some((d) => d.severity === 'error' && !isVerdict(d.code))) bad = true;
    else open = true;
  }
  const exit = bad ? EXIT.bad : open ? EXIT.not : EXIT.ok;
  return {
    theories,
    exit,
    err: [...rendered, problems.join('')].filter((t) => t !== '').join('\n'),
    library,
    milliseconds: performance.now() - before,
  };
}

const names = (v: Verdict): string[] => [v.name, `${v.theory}:${v.name}`, ...(v.title === undefined ? [] : [v.title])];

export function prove(options: Options): Answer {
  const done = run(options, options.cert !== undefined);
  const shown = done.theories.filter((t) => t.verdicts.length > 0);
  const all = shown.flatMap((t) => t.verdicts);
  const failed = options.cert === undefined ? '' : certify(options.cert, done);
  const err = done.err + failed;
  const exit = failed === '' ? done.exit : EXIT.bad;
  if (options.format === 'json') {
    const time = Math.round(done.milliseconds);
    const told = options.claim === undefined ? shown.flatMap(plainly) : retold(shown, options);
    const traces = new Map(told.flatMap(({ of, verdict, loaded }) => (isTold(verdict) ? [[of, traceOf(verdict, loaded)]] : [])));
    const objects = shown.flatMap((t) => t.verdicts.map((v) => verdictJson(v, t.loaded, traces.get(v), time)));
    return { exit, out: `${JSON.stringify(objects, undefined, 2)}\n`, err };
  }
  if (options.format !== 'text' || (options.claim !== undefined && all.length > 0)) {
    const told = retold(
      shown.map((t) => ({ ...t, verdicts: traced(t.verdicts, options) })),
      options,
    );
    const traces = told.map(({ verdict, loaded }) => traceOf(verdict, loaded));
    if (options.format === 'svg' && traces.length > 1)
      return { exit: EXIT.bad, out: '', err: `${err}lcgm: --format svg draws one statement; name it with --claim\n` };
    return { exit, out: writeTraces(options.format, traces, options.style), err };
  }
  const parts = shown.map((t) => theoryText(t.loaded, t.verdicts, options.style));
  if (all.length > 0) parts.push(summaryText(all, options.style));
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
function retold(theories: Run['theories'], options: Options): readonly Told[] {
  const silent = theories.filter((t) => t.loaded.digest !== undefined && t.verdicts.some(isUntold)).map((t) => t.loaded.path);
  const library = new Library(disk, { shelf: shippedShelf(options.version), anew: new Set(silent) });
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

/** One line for each statement. */
export function check(options: Options): Answer {
  const done = run(options, false);
  if (options.format === 'json') return prove(options);
  const { style } = options;
  const lines = done.theories.flatMap((t) => t.verdicts.map((v) => `${verdictMark(v, style)} ${v.theory}:${v.name}`));
  return { exit: done.exit, out: lines.length === 0 ? '' : `${lines.join('\n')}\n`, err: done.err };
}

/** What a certificate has of a statement: its theorem, that it is well-posed, if it needs anything, and tight, if that is shown. */
function certified({ theory, name, title, wellPosed, tight, item }: Verdict): readonly Claim[] {
  const { fact, judgement } = item;
  const theorems = [
    { name, theorem: fact.theorem },
    { name: wellPosedName(name), theorem: wellPosed === true ? judgement?.needs?.shown?.theorem : undefined },
    { name: tightName(name), theorem: tight === true ? judgement?.tight?.shown?.theorem : undefined },
  ];
  const titled = title === undefined ? {} : { title };
  return theorems.flatMap(({ theorem, name: called }) => (theorem === undefined ? [] : [{ theory, name: called, ...titled, theorem }]));
}

/** The certificate of what a theory proves without gaps, if that is anything. */
function certificateOf({ library }: Run, { verdicts: all }: Run['theories'][number]): string | undefined {
  const claims = all.filter((v) => v.verdict === v.expected && v.verdict !== 'unknown').flatMap(certified);
  return claims.length === 0 ? undefined : writeCertificate(library.signature, claims);
}

/** Proves what the options name, and gives the certificates instead of writing them. */
export function certificates(options: Options): {
  readonly exit: Exit;
  readonly err: string;
  readonly certificates: readonly { readonly file: string; readonly text: string }[];
} {
  const done = run(options, true);
  const made = done.theories.flatMap((theory) => {
    const text = certificateOf(done, theory);
    return text === undefined ? [] : [{ file: theory.loaded.path, text }];
  });
  return { exit: done.exit, err: done.err, certificates: made };
}

/** Writes a certificate for each theory; answers what could not be written. */
function certify(folder: string, done: Run): string {
  try {
    mkdirSync(folder, { recursive: true });
    for (const theory of done.theories) {
      const file = join(folder, `${theory.loaded.scope.name}.json`);
      rmSync(file, { force: true }); // a certificate of what the file said before must not stay
      const text = certificateOf(done, theory);
      if (text !== undefined) writeFileSync(file, text);
    }
    return '';
  } catch (error) {
    return `lcgm: ${folder}: ${error instanceof Error ? error.message : 'cannot be written'}\n`;
  }
}
