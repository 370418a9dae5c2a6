/** Theories loaded as the options of a command say, with the verdicts on what they state. */
import { diskIn, searchedShelf, shippedShelf } from '../disk/files.ts';
import { theWorld, type World } from '../disk/world.ts';
import { Importable } from '../elaborate/importable.ts';
import { Library, type Loaded } from '../elaborate/library.ts';
import type { Findings, Judged } from '../report/ci/model.ts';
import type { Declaration } from '../syntax/ast.ts';
import { diagnostic, isVerdict } from '../syntax/diagnostics.ts';
import { renderDiagnostics, sortDiagnostics } from '../syntax/render.ts';
import { closest } from '../syntax/similar.ts';
import { type Verdict, verdicts } from '../verdict/verdict.ts';
import { allowed, beyond } from './allow.ts';
import { EXIT, type Exit, type Options } from './options.ts';
import { shareOf } from './shard.ts';

export interface Run {
  readonly theories: readonly Judged[];
  /** What there is to say about files, also about those that were only imported. */
  readonly findings: readonly Findings[];
  /** What else went wrong. */
  readonly problems: readonly string[];
  readonly exit: Exit;
  readonly err: string;
  readonly library: Library;
  readonly milliseconds: number;
}

/**
 * Loads what the options name; only if it is `recording`, certificates can be written. All it sees of the disk goes through `world`. If it
 * is `telling`, what the options name is understood from its text even if it is compiled: so there are all derivations.
 */
export function run(options: Options, recording = options.cert !== undefined, world: World = theWorld, telling = false): Run {
  const before = performance.now();
  const shelf = options.fresh ? searchedShelf() : shippedShelf(options.version);
  const disk = diskIn(world);
  const importable = new Importable(disk, options.fresh ? undefined : shelf);
  const lists = (options.paths.length === 0 ? ['theories'] : options.paths).map((path) => world.list(path));
  const problems = lists.filter((list) => typeof list === 'string');
  const files = [...new Set(lists.flatMap((list) => (typeof list === 'string' ? [] : list)))];
  const library = new Library(disk, { shelf, recording, anew: new Set(telling ? files : []) });
  const wanted: Loaded[] = [];
  for (const file of options.shard === undefined ? files : shareOf(files, options.shard)) {
    const loaded = file === '-' ? library.load('-', options.input) : library.load(file);
    if (loaded === undefined) problems.push(`${file}: cannot be read`);
    else wanted.push(loaded);
  }
  const judged = new Map(library.all.map((loaded) => [loaded, verdicts(loaded)]));
  const { claim } = options;
  const theories = wanted.map((loaded) => ({
    loaded,
    verdicts: (judged.get(loaded) ?? []).filter((v) => claim === undefined || names(v).includes(claim)),
  }));
  const unnamed = claim !== undefined && theories.every((t) => t.verdicts.length === 0) && problems.length === 0;
  if (unnamed && !wanted.some((loaded) => unjudged(loaded, claim))) {
    const near = closest(claim, wanted.flatMap((l) => l.items.map((i) => i.fact.label))); // biome-ignore format: one thought
    problems.push(`no statement is called ${claim}${near === undefined ? '' : `; did you mean ${near}?`}`);
  }
  const list = options.allow === undefined ? undefined : allowed(options.allow, world.read(options.allow));
  if (typeof list === 'string') problems.push(list);
  for (const { name, path, scope } of list === undefined ? [] : library.all) {
    if (!scope.shipped && disk.read(disk.locate(disk.shipped, name)) !== undefined)
      problems.push(`${path}: the library that ships with lcgm has a theory ${name} too, and --allow cannot tell their axioms apart`);
  }
  const allowance = typeof list === 'string' ? undefined : list;
  const wantedOf = new Map(theories.map((t) => [t.loaded, t.verdicts]));
  const findings = [...judged].flatMap(([loaded, judgement]): Findings[] => {
    const found = [
      ...importable.offered(loaded),
      ...judgement.flatMap((v) => (v.excess.length > 0 ? [diagnostic('RESTS_ON_MORE', v.item.span, { axioms: v.excess })] : [])),
      ...(allowance === undefined ? [] : (wantedOf.get(loaded) ?? []).flatMap((v) => beyond(v, allowance))),
    ];
    return found.length === 0 ? [] : [{ loaded, found: sortDiagnostics(found) }];
  });
  const all = theories.flatMap((t) => t.verdicts);
  const said = findings.flatMap(({ found }) => found);
  const bad = problems.length > 0 || said.some((d) => d.severity === 'error' && !isVerdict(d.code));
  const open = said.length > 0 || all.some((v) => !v.asStated);
  return {
    theories,
    findings,
    problems,
    exit: bad ? EXIT.bad : open ? EXIT.not : EXIT.ok,
    err: [
      ...findings.map(({ loaded, found }) => renderDiagnostics(found, loaded, options.style)),
      problems.map((p) => `lcgm: ${p}\n`).join(''),
    ]
      .filter((t) => t !== '')
      .join('\n'),
    library,
    milliseconds: performance.now() - before,
  };
}

const names = (v: Verdict): string[] => called(v.theory, v.name, v.title);
const called = (theory: string, name: string, title: string | undefined): string[] => [
  name,
  `${theory}:${name}`,
  ...(title === undefined ? [] : [title]),
];

/** Whether a file may well have the statement, and has errors for which it is not judged: then these are what there is to say. */
function unjudged({ scope, theory }: Loaded, claim: string): boolean {
  const stated = (d: Declaration): boolean =>
    (d.kind === 'claim' || d.kind === 'theorem') && called(scope.name, d.label?.text ?? '', d.attributes.title).includes(claim);
  return scope.incomplete || scope.contradictory || (theory?.declarations.some(stated) ?? false);
}
