/** Theories loaded as the options of a command say, with the verdicts on what they state. */
import { disk, filesOf, searchedShelf, shippedShelf } from '../disk/files.ts';
import { Library, type Loaded } from '../elaborate/library.ts';
import { diagnostic, isVerdict } from '../syntax/diagnostics.ts';
import { renderDiagnostics } from '../syntax/render.ts';
import { closest } from '../syntax/similar.ts';
import { type Verdict, verdicts } from '../verdict/verdict.ts';
import { allowed, beyond } from './allow.ts';
import { EXIT, type Exit, type Options } from './options.ts';

export interface Run {
  readonly theories: readonly { readonly loaded: Loaded; readonly verdicts: readonly Verdict[] }[];
  readonly exit: Exit;
  readonly err: string;
  readonly library: Library;
  readonly milliseconds: number;
}

/** Loads what the options name; only if it is `recording`, certificates can be written. */
export function run(options: Options, recording = options.cert !== undefined): Run {
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
  const list = options.allow === undefined ? undefined : allowed(options.allow);
  if (typeof list === 'string') problems.push(`lcgm: ${list}\n`);
  const excess = list instanceof Set ? all.flatMap((v) => beyond(v, list)) : [];
  const rendered: string[] = [];
  let bad = problems.length > 0;
  let open = excess.length > 0 || all.some((v) => !v.asStated);
  for (const [loaded, judgement] of judged) {
    const besides = judgement.flatMap((v) => (v.excess.length > 0 ? [diagnostic('RESTS_ON_MORE', v.item.span, { axioms: v.excess })] : []));
    const found = [...loaded.diagnostics, ...besides];
    if (found.length === 0) continue;
    rendered.push(renderDiagnostics(found, loaded, options.style));
    if (found.some((d) => d.severity === 'error' && !isVerdict(d.code))) bad = true;
    else open = true;
  }
  const exit = bad ? EXIT.bad : open ? EXIT.not : EXIT.ok;
  return {
    theories,
    exit,
    err: [...rendered, excess.map((text) => `lcgm: ${text}\n`).join(''), problems.join('')].filter((t) => t !== '').join('\n'),
    library,
    milliseconds: performance.now() - before,
  };
}

const names = (v: Verdict): string[] => [v.name, `${v.theory}:${v.name}`, ...(v.title === undefined ? [] : [v.title])];
