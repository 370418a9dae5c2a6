/** `lcgm docs`: a web site of theories. */
import { lstatSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { makeFolder } from '../disk/folder.ts';
import { assets } from '../disk/home.ts';
import { writeWhole } from '../disk/whole.ts';
import type { Refusal } from '../report/site/model.ts';
import { Typesetter } from '../report/site/typeset.ts';
import { type Answer, EXIT, type Options } from './options.ts';

/** Says which files of a folder are those of a site: only these are ever deleted. */
const LIST = 'lcgm-site.json';

export async function docs(options: Options): Promise<Answer> {
  const folder = options.export.out;
  if (folder === undefined || folder === '')
    return (await import('./usage.ts')).misuse('docs takes --out DIR, the folder for the site', 'docs');
  if (options.paths.includes('-')) return (await import('./usage.ts')).misuse('docs reads files, not standard input', 'docs');
  const before = filesBefore(folder);
  if (typeof before === 'string') return { exit: EXIT.bad, out: '', err: `lcgm: ${before}\n` };
  const typesetter = new Typesetter();
  const { pages } = await import('./theories.ts');
  const { exit, err, files } = pages(options, titleOf(options), typesetter.math);
  if (exit === EXIT.bad) return { exit, out: '', err };
  const { refused } = typesetter;
  if (refused.length > 0) return { exit: EXIT.bad, out: '', err: err + refusals(refused) };
  const all = new Map<string, string | Uint8Array>([...files.map(({ path, text }): [string, string] => [path, text]), ...sharedFiles()]);
  const foreign = foreignIn(folder, all.keys(), before);
  if (foreign !== undefined) return { exit: EXIT.bad, out: '', err: `${err}lcgm: ${foreign}\n` };
  try {
    write(folder, all, before);
  } catch (error) {
    return { exit: EXIT.bad, out: '', err: `${err}lcgm: ${folder}: ${error instanceof Error ? error.message : 'cannot be written'}\n` };
  }
  return { exit, out: `wrote ${join(folder, 'index.html')} and ${all.size - 1} other files\n`, err };
}

/** What the site is called, if it is called anything. */
const titleOf = ({ title = '' }: Options): string => (title.trim() === '' ? 'Theories' : title);

/** One symbol can be the reason of thousands. */
const MOST = 5;
const refusals = (all: readonly Refusal[]): string =>
  all.slice(0, MOST).map(refusal).join('') + (all.length > MOST ? `lcgm: ${all.length - MOST} more formulas cannot be typeset\n` : '');
const refusal = ({ formula, tex, why }: Refusal): string =>
  `lcgm: a formula cannot be typeset: ${formula}\n      KaTeX says of ${tex}\n      ${why}\n      mend the \`tex\` of what stands in it\n`;

/** The files that every site has. */
function sharedFiles(): readonly (readonly [string, Uint8Array])[] {
  const names = readdirSync(assets, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(assets, name)).isFile());
  return names.sort().map((name) => [`assets/${name.split(sep).join('/')}`, readFileSync(join(assets, name))]);
}

/** The files of an earlier site in this folder; a string is why none may be written there. */
function filesBefore(folder: string): readonly string[] | string {
  try {
    const stats = statSync(folder, { throwIfNoEntry: false });
    if (stats === undefined) return [];
    if (!stats.isDirectory()) return `${folder}: not a folder`;
    const names = readdirSync(folder);
    if (names.length === 0) return [];
    if (!names.includes(LIST)) return `${folder}: there are files in it which are not those of a site; name a new folder, or an empty one`;
    const list: unknown = JSON.parse(readFileSync(join(folder, LIST), 'utf8'));
    const files: readonly unknown[] = Array.isArray(list) ? list : [];
    return files.filter((file) => typeof file === 'string' && IN_SITE.test(file)).map(String);
  } catch {
    return `${folder}: ${LIST} there cannot be read`;
  }
}

/** The files that a site has: nothing outside of its folder is ever meant. */
const IN_SITE = /^(?:\w[\w-]*\/)*\w[\w.-]*$/;

/** What of somebody else's would be changed: a file that is not of the site, or what a folder that is only a link leads to. */
function foreignIn(folder: string, files: Iterable<string>, before: readonly string[]): string | undefined {
  const own = new Set(before);
  const seen = new Set<string>();
  for (const path of [...files, ...before]) {
    const whole = join(folder, path);
    const there = lstatSync(whole, { throwIfNoEntry: false });
    if (there !== undefined && !own.has(path)) return `${whole}: this file is not one of the site; move it away, or name another folder`;
    for (let inner = dirname(path); inner !== '.' && !seen.has(inner); inner = dirname(inner)) {
      seen.add(inner);
      const place = join(folder, inner);
      if (lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink()) return `${place}: this is a link, and leads out of the site`;
    }
  }
  return undefined;
}

/** Each file is complete at any moment, and the list names at least all that are there: whoever is stopped in between can begin again. */
function write(folder: string, files: ReadonlyMap<string, string | Uint8Array>, before: readonly string[]): void {
  const list = (names: Iterable<string>) => writeWhole(join(folder, LIST), `${JSON.stringify([...new Set(names)].sort(), undefined, 1)}\n`);
  makeFolder(folder);
  list([...before, ...files.keys()]);
  for (const [path, content] of files) {
    makeFolder(dirname(join(folder, path)));
    writeWhole(join(folder, path), content);
  }
  for (const path of before) if (!files.has(path)) rmSync(join(folder, path), { force: true });
  list(files.keys());
}
