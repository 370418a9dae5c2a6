/**
 * Remembers answers of `lcgm check`: each under the question that it answers, with all that the run saw of the file system. An entry says
 * itself what it is about, and carries a sum over what it says; one that is damaged, of another question, or no longer true of the files, is
 * as good as none. (Whoever may write into the folder may of course forge an entry: it is no more to be shared with strangers than lcgm is.)
 */
import { lstatSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../disk/folder.ts';
import { writeWhole } from '../disk/whole.ts';
import { digestOf, isSeen, isStillSo, type Seen } from '../disk/world.ts';
import { type Answer, EXIT } from './options.ts';

/** The folder keeps no more than this; the oldest go. */
export interface Room {
  readonly entries: number;
  readonly bytes: number;
}
const ROOM: Room = { entries: 500, bytes: 50_000_000 };

/** No entry is larger, in bytes. */
const LARGEST = 10_000_000;
/** After so many milliseconds, nobody is still writing a file. */
const ABANDONED = 3_600_000;

export interface Remembered {
  readonly seen: Seen;
  readonly answer: Answer;
}

export class Answers {
  readonly #folder: string;
  readonly #room: Room;
  constructor(folder: string, room: Room = ROOM) {
    this.#folder = folder;
    this.#room = room;
  }

  /** What was answered, if the files are what they were. */
  find(question: string): Remembered | undefined {
    try {
      const path = this.#path(question);
      const stats = lstatSync(path);
      if (!stats.isFile() || stats.size > LARGEST) return undefined; // a pipe or a device would keep us waiting
      const [sum, ...rest] = readFileSync(path, 'utf8').split('\n');
      const text = rest.join('\n');
      if (sum !== digestOf(text)) return undefined;
      const entry: unknown = JSON.parse(text);
      return isEntry(entry) && entry.question === question && isStillSo(entry.seen) ? entry : undefined;
    } catch {
      return undefined; // not there, or no JSON
    }
  }

  /** Says why it cannot be remembered, if that is so. */
  add(question: string, { seen, answer }: Remembered): string | undefined {
    const text = JSON.stringify({ question, seen, answer });
    if (Buffer.byteLength(text) > LARGEST / 2) return undefined;
    try {
      makeFolder(this.#folder);
      writeWhole(this.#path(question), `${digestOf(text)}\n${text}`);
      this.#tidy();
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : 'it cannot be written';
    }
  }

  #path(question: string): string {
    return join(this.#folder, `check-${Buffer.from(digestOf(question), 'base64').toString('hex')}.json`);
  }

  /** Keeps to the room there is. Others may be at it at the same time, and a file may be gone when we come to it. */
  #tidy(): void {
    const ours = readdirSync(this.#folder).filter((name) => /^check-[0-9a-f]{64}\.json(?:\..*\.tmp)?$/.test(name));
    const files = ours.flatMap((name) => {
      const path = join(this.#folder, name);
      const stats = lstatSync(path, { throwIfNoEntry: false });
      return stats?.isFile() ? [{ path, time: stats.mtimeMs, size: stats.size, whole: name.endsWith('.json') }] : [];
    });
    const abandoned = files.filter(({ whole, time }) => !whole && time < Date.now() - ABANDONED);
    const newestFirst = files.filter(({ whole }) => whole).sort((a, b) => b.time - a.time || (a.path < b.path ? -1 : 1));
    let bytes = 0;
    const beyond = newestFirst.filter(({ size }, i) => {
      bytes += size;
      return i > 0 && (i >= this.#room.entries || bytes > this.#room.bytes);
    });
    for (const { path } of [...abandoned, ...beyond]) rmSync(path, { force: true });
  }
}

interface Entry extends Remembered {
  readonly question: string;
}
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string => typeof value === 'string';

function isEntry(value: unknown): value is Entry {
  if (!isRecord(value) || !isText(value['question']) || !isSeen(value['seen']) || !isRecord(value['answer'])) return false;
  const { exit, out, err } = value['answer'];
  return [EXIT.ok, EXIT.not, EXIT.bad].some((code) => code === exit) && isText(out) && isText(err);
}
