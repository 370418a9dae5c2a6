/** `lcgm check --fix`: mends the files that are named, as far as only one way to do it is known, and says what it did. */
import { accessSync, constants, statSync } from 'node:fs';
import { diskIn, shippedShelf } from '../../disk/files.ts';
import { bytesOf } from '../../disk/paths.ts';
import { rewrite } from '../../disk/whole.ts';
import type { World } from '../../disk/world.ts';
import { Importable } from '../../elaborate/importable.ts';
import { Library } from '../../elaborate/library.ts';
import { printable } from '../../syntax/printable.ts';
import { Lines, sortDiagnostics } from '../../syntax/render.ts';
import { decodeSource } from '../../syntax/source.ts';
import type { Options } from '../options.ts';
import { shareOf } from '../shard.ts';
import { meanings, settled } from './meaning.ts';
import { type Done, type Mended, mend, type Understood } from './mend.ts';

export interface Fixed {
  readonly told: string;
  /** Whether a file could not be changed that should have been. */
  readonly problem: boolean;
}

export function fixFiles(options: Options, world: World): Fixed {
  let [told, problem] = ['', false];
  const lists = (options.paths.length === 0 ? ['theories'] : options.paths).map((path) => world.list(path));
  const files = [...new Set(lists.flatMap((list) => (typeof list === 'string' ? [] : list)))];
  for (const path of options.shard === undefined ? files : shareOf(files, options.shard)) {
    const before = statSync(path, { throwIfNoEntry: false })?.isFile() ? world.read(path) : undefined;
    const mended = before === undefined ? undefined : mendedBytes(path, before, options.version, world);
    if (before === undefined || mended === undefined || mended.done.length === 0) continue;
    const why = written(path, before, mended);
    problem ||= why !== undefined;
    told +=
      why === undefined ? mended.done.map((done) => doneLine(path, mended.text, done)).join('') : `lcgm: ${path}: not mended: ${why}\n`;
  }
  return { told, problem };
}

/** The text of a file, mended; nothing where it is no text. */
function mendedBytes(path: string, bytes: Uint8Array, version: string, world: World): Mended | undefined {
  const { text, diagnostics } = decodeSource(bytes);
  if (diagnostics.length > 0) return undefined;
  const shelf = shippedShelf(version);
  const encoder = new TextEncoder();
  return mend(text, (changed): Understood => {
    const disk = diskIn(world);
    const library = new Library(disk, { shelf, recording: false });
    const loaded = library.load(path, encoder.encode(changed));
    if (loaded === undefined) throw new Error(`${path} cannot be understood`);
    const found = sortDiagnostics(new Importable(disk, shelf).offered(loaded));
    return { text: changed, found, meanings: meanings(library.signature, loaded), settled: settled(loaded) };
  });
}

const MARK = '\uFEFF';

/** Writes a file, unless somebody else has changed it meanwhile; says why not. */
function written(path: string, before: Uint8Array, { text }: Mended): string | undefined {
  try {
    accessSync(path, constants.W_OK);
    const now = bytesOf(path);
    if (now === undefined || Buffer.compare(now, before) !== 0) return 'somebody has changed it meanwhile';
    rewrite(path, Buffer.from(before).toString('utf8').startsWith(MARK) ? MARK + text : text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : 'it cannot be written';
  }
}

function doneLine(path: string, text: string, { finding, title, instead, span }: Done): string {
  const { line, column } = new Lines(text).position(span.start);
  const what =
    instead === '' ? `${title}, for \`${printable(text.slice(span.start, span.end))}\`` : `${title} instead of \`${printable(instead)}\``;
  return `lcgm: ${printable(path)}:${line}:${column}: mended ${finding.code}: ${what}\n`;
}
