/**
 * The file of compiled theories: an index, what each theory contains as JSON, and the rows of all proofs as numbers, which are used where
 * they lie. Of a theory nothing is read before somebody asks for it.
 */

/** What tells a theory from others: its name, and a digest of its text. */
export interface Label {
  readonly name: string;
  readonly digest: string;
}
/** A compiled theory: two texts, of which the second is rarely needed, and rows, each behind its length. */
export interface Volume extends Label {
  /** All theories in view when it was compiled, in that order. */
  readonly imports: readonly Label[];
  readonly contents: string;
  readonly traces: string;
  readonly rows: Int32Array;
}

/** A theory in the index: its imports by their places there, and where its parts end; those of the next theory begin there. */
interface Place extends Label {
  readonly imports: readonly number[];
  readonly contents: number;
  readonly traces: number;
  readonly rows: number;
}
interface Index {
  readonly version: string;
  readonly volumes: readonly Place[];
}

/** How the file begins, in the byte order of the machine that wrote it. */
const MAGIC = 0x1c6c0de1;
/** The numbers at the beginning: the magic one, how many bytes the index takes, and the texts. */
const HEAD = 3;

export function pack(version: string, volumes: readonly Volume[]): Uint8Array {
  const utf8 = new TextEncoder();
  const texts = volumes.flatMap(({ contents, traces }) => [utf8.encode(contents), utf8.encode(traces)]);
  const order = new Map(volumes.map(({ digest }, i) => [digest, i]));
  let [text, row] = [0, 0];
  const places = volumes.map(({ name, digest, imports: labels, rows }, i): Place => {
    const imports = labels.map((label) => order.get(label.digest) ?? lacking(label));
    const contents = text + (texts[2 * i]?.length ?? 0);
    text = contents + (texts[2 * i + 1]?.length ?? 0);
    row += rows.length;
    return { name, digest, imports, contents, traces: text, rows: row };
  });
  const index: Index = { version, volumes: places };
  const written = utf8.encode(JSON.stringify(index));
  const start = HEAD + Math.ceil((written.length + text) / 4);
  const cells = new Int32Array(start + row);
  cells.set([MAGIC, written.length, text]);
  const bytes = new Uint8Array(cells.buffer);
  let at = 4 * HEAD;
  for (const part of [written, ...texts]) {
    bytes.set(part, at);
    at += part.length;
  }
  at = start;
  for (const { rows } of volumes) {
    cells.set(rows, at);
    at += rows.length;
  }
  return bytes;
}

function lacking({ name }: Label): never {
  throw new Error(`${name} is imported, and not compiled`);
}

/** The theories in a file that this version, on a machine with this byte order, has written; in another one there are none. */
export function unpack(bytes: Uint8Array, version: string): readonly Volume[] {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const cells = new Int32Array(aligned.buffer, aligned.byteOffset, Math.floor(aligned.byteLength / 4));
  const [magic, written = 0, text = 0] = cells;
  if (magic !== MAGIC) return [];
  const first = 4 * HEAD + written;
  const start = HEAD + Math.ceil((written + text) / 4);
  const utf8 = new TextDecoder();
  const index: Index = JSON.parse(utf8.decode(aligned.subarray(4 * HEAD, first)));
  if (index.version !== version) return [];
  const { volumes } = index;
  const textOf = (from: number, to: number) => utf8.decode(aligned.subarray(first + from, first + to));
  return volumes.map(({ name, digest, imports, contents, traces, rows }, i) => ({
    name,
    digest,
    get imports() {
      return imports.flatMap((k) => volumes[k] ?? []);
    },
    get contents() {
      return textOf(volumes[i - 1]?.traces ?? 0, contents);
    },
    get traces() {
      return textOf(contents, traces);
    },
    get rows() {
      return cells.subarray(start + (volumes[i - 1]?.rows ?? 0), start + rows);
    },
  }));
}
