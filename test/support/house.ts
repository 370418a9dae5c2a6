/** The rules of the house as functions from sources to complaints; test/house.test.ts applies them to the tree and to planted violations. */
import { type Import, importsOf, lineAt, linesOfCode, readSource, type Source, withoutClauses } from './source.ts';

/** What a room may import: other rooms, packages, and whether Node's own modules. Its own files always. */
export interface Room {
  readonly rooms: readonly string[];
  readonly packages: readonly string[];
  readonly node: boolean;
}

const room = (rooms: readonly string[], packages: readonly string[] = [], node = false): Room => ({ rooms, packages, node });
const belowVerdict = ['terms', 'syntax', 'prover', 'engine', 'exact', 'compute', 'elaborate', 'certificate'];
const belowReport = [...belowVerdict, 'verdict'];

/** Who may import whom. A folder of src without a row here is a complaint. `manifest` is our package.json. */
export const ROOMS: ReadonlyMap<string, Room> = new Map([
  ['logic', room([])],
  ['terms', room(['logic'])],
  ['exact', room([], ['fraction.js'])],
  ['workers', room(['exact'], [], true)],
  ['grammar', room([], ['moo'])],
  ['syntax', room(['grammar'], ['moo', 'nearley'])],
  ['prover', room(['terms'])],
  ['engine', room(['terms', 'prover'])],
  ['certificate', room(['logic', 'terms'])],
  ['export', room(['terms', 'certificate'])],
  ['compute', room(['terms', 'prover', 'exact'])],
  ['audit', room(['exact'])],
  ['elaborate', room(['terms', 'syntax', 'prover', 'engine', 'compute'])],
  ['compiled', room(belowVerdict)],
  ['disk', room(['syntax', 'elaborate', 'compiled'], [], true)],
  ['verdict', room(belowVerdict)],
  ['assistant', room(belowReport)],
  ['report', room([...belowReport, 'assistant', 'grammar', 'manifest'], ['chalk', 'katex'])],
  ['cli', room([...belowReport, 'assistant', 'export', 'audit', 'report', 'compiled', 'disk', 'index', 'manifest'], ['chalk'], true)],
  ['face', room([...belowReport, 'assistant', 'report', 'compiled', 'manifest'])],
  ['browser', room([...belowReport, 'assistant', 'face', 'report'])],
  ['index', room(['browser', ...belowReport, 'exact', 'workers', 'report', 'compiled', 'disk', 'manifest'], [], true)],
]);

/** The one place where a cast may stand: the trees that nearley gives are untyped. */
export const CASTS_ALLOWED: readonly string[] = ['src/syntax/lower.ts'];

export const MOST_LINES_OF_LOGIC = 700;
export const MOST_LINES_OF_AN_ORACLE = 150;

/** What the kernel has no business with, besides imports. */
const OUTSIDE_WORLD =
  /(?<![\w$.])(?:process|console|globalThis|fetch|eval|Function|setTimeout|queueMicrotask|Date|performance|Math\.random)\b(?!\s*:)/g;

const generated = ['src/syntax/generated/', 'src/exact/generated/'];
const isGenerated = (path: string): boolean => generated.some((folder) => path.startsWith(folder));

/** Makes sources of paths and texts. */
export function sourcesOf(files: Readonly<Record<string, string>>): readonly Source[] {
  return Object.entries(files).map(([path, text]) => readSource(path, text));
}

/** Imports against the table; packages which package.json does not have; paths that lead nowhere. */
export function importComplaints(sources: readonly Source[], declared: readonly string[]): readonly string[] {
  const paths = new Set(sources.map((source) => source.path));
  return sources.flatMap((source) => {
    const name = roomOf(source.path);
    const here = ROOMS.get(name);
    if (here === undefined) return [`${source.path}: there is no rule for ${name}`];
    return importsOf(source).flatMap((each) => {
      const why = objection(source.path, name, here, each, paths, declared);
      return why === undefined ? [] : [`${source.path}:${each.line}: ${why}`];
    });
  });
}

function objection(
  path: string,
  name: string,
  here: Room,
  { specifier }: Import,
  paths: ReadonlySet<string>,
  declared: readonly string[],
): string | undefined {
  if (specifier.startsWith('node:')) return here.node ? undefined : `${name} must not import ${specifier}`;
  if (!specifier.startsWith('.')) {
    const owner = packageOf(specifier);
    if (!here.packages.includes(owner)) return `${name} must not import ${specifier}`;
    return declared.includes(owner) ? undefined : `${owner} is not in package.json`;
  }
  const target = resolvePath(path, specifier);
  if (target === 'package.json') return here.rooms.includes('manifest') ? undefined : `${name} must not import package.json`;
  if (!paths.has(target) && !isGenerated(target)) return `there is no ${target}`;
  const there = roomOf(target);
  return there === name || here.rooms.includes(there) ? undefined : `${name} must not import ${there} (${specifier})`;
}

/** `src/logic/node.ts` is in logic, `src/index.ts` is index, `grammar/tokens.ts` is in grammar. */
function roomOf(path: string): string {
  const [top = '', second = '', ...rest] = path.split('/');
  if (top !== 'src') return top;
  return rest.length > 0 ? second : second.replace(/\.ts$/, '');
}

function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

function resolvePath(from: string, specifier: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** Circles of imports between files, each told once. */
export function cycleComplaints(sources: readonly Source[]): readonly string[] {
  const next = new Map(sources.map((source) => [source.path, importsOf(source).map((each) => resolvePath(source.path, each.specifier))]));
  const done = new Set<string>();
  const complaints: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const seen = trail.indexOf(path);
    if (seen >= 0) complaints.push(`a circle: ${[...trail.slice(seen), path].join(' → ')}`);
    if (seen >= 0 || done.has(path)) return;
    for (const target of next.get(path) ?? []) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const source of sources) visit(source.path, []);
  return complaints;
}

/** The kernel is short: all of logic together, and each oracle by itself. */
export function sizeComplaints(sources: readonly Source[]): readonly string[] {
  const logic = sources.filter((source) => source.path.startsWith('src/logic/'));
  const oracles = logic.filter((source) => source.path.startsWith('src/logic/oracles/'));
  const total = logic.filter((source) => !oracles.includes(source)).reduce((sum, source) => sum + linesOfCode(source), 0);
  return [
    ...(total > MOST_LINES_OF_LOGIC ? [`src/logic has ${total} lines of code, ${MOST_LINES_OF_LOGIC} at most`] : []),
    ...oracles
      .filter((source) => linesOfCode(source) > MOST_LINES_OF_AN_ORACLE)
      .map((source) => `${source.path} has ${linesOfCode(source)} lines of code, ${MOST_LINES_OF_AN_ORACLE} at most`),
  ];
}

/** The kernel neither sees nor touches the world. */
export function purityComplaints(sources: readonly Source[]): readonly string[] {
  return sources
    .filter((source) => source.path.startsWith('src/logic/'))
    .flatMap((source) => matches(source, source.code, OUTSIDE_WORLD, 'logic must not use'));
}

/** No casts, no `any`, no `!`, no comment that silences a checker, in what is shipped. */
export function escapeComplaints(sources: readonly Source[]): readonly string[] {
  return sources
    .filter((source) => !isGenerated(source.path))
    .flatMap((source) => [
      ...(CASTS_ALLOWED.includes(source.path) ? [] : matches(source, withoutClauses(source), /(?<![\w$.])as\b(?!\s+const\b)/g, 'a cast:')),
      ...matches(source, source.code, /(?<![\w$.])any\b(?!\s*[(:])/g, 'no'),
      ...matches(
        source,
        source.code,
        /(?<!(?<![\w$.])(?:return|typeof|case|in|of|do|else|void|delete|throw|new|instanceof|yield|await|if|while)[ \t]*)(?<=[\w$)\]}'"`][ \t]*)!(?!=)/g,
        'no non-null',
      ),
      ...silencers(source),
    ]);
}

/** Tests run, all of them, and silence nobody. */
export function testComplaints(sources: readonly Source[]): readonly string[] {
  return sources.flatMap((source) => [
    ...matches(source, source.code, /\.(?:skip|only|todo|skipIf|runIf|fails)\b/g, 'every test runs:'),
    ...matches(source, source.code, /(?<![\w$.])(?:skip|only|todo|fails)\s*:\s*true\b/g, 'every test runs:'),
    ...matches(source, source.code, /(?<![\w$.])x(?:it|test|describe)\s*\(/g, 'every test runs:'),
    ...silencers(source),
  ]);
}

function silencers(source: Source): readonly string[] {
  return matches(
    source,
    source.comments,
    /@ts-(?:ignore|expect-error|nocheck)\b|biome-ignore(?:-all|-start)?\s+(?:lint|assist|syntax)\b/g,
    'no',
  );
}

function matches(source: Source, text: string, pattern: RegExp, complaint: string): readonly string[] {
  return [...text.matchAll(pattern)].map((match) => {
    const line = lineAt(text, match.index);
    return `${source.path}:${line}: ${complaint} ${match[0].trim()} in \`${(source.text.split('\n')[line - 1] ?? '').trim()}\``;
  });
}
