/** One shard's share of the pass over all pairs, as text that another process can read and merge; merged parts give what one run gives. */
import { AuditError } from './error.ts';
import { isMap, type Json, parseJson } from './formats/json.ts';
import { addPairs, emptyPairs, type Pairs, stripesOf } from './products.ts';
import { BARS, KEPT, Top } from './top.ts';

/** What all parts of one audit have in common. */
export interface Common {
  readonly file: string;
  /** Of the content of the file, so that parts of different files are not merged. */
  readonly digest: string;
  readonly options: Readonly<Record<string, string>>;
}

export interface Part extends Common {
  readonly shard: number;
  readonly shards: number;
  readonly count: number;
  readonly pairs: Pairs;
}

const FORMAT = 'lcgm-audit-part-1';

/** The stripes of one shard: every n-th, since the first are the longest. */
export const stripesOfShard = (count: number, shard: number, shards: number): readonly number[] =>
  stripesOf(count).filter((stripe) => stripe % shards === shard - 1);

/** A line of JSON, then two of numbers. `encode` writes integers as text without line breaks. */
export function writePart(part: Part, encode: (words: Int32Array) => string): string {
  const { file, digest, options, shard, shards, count, pairs } = part;
  const head = JSON.stringify({ format: FORMAT, file, digest, options, shard, shards, count, histogram: [...pairs.histogram] });
  return `${head}\n${encode(pairs.top.sizes)}\n${encode(pairs.top.places)}\n`;
}

export function readPart(name: string, text: string, decode: (text: string) => Int32Array<ArrayBuffer>): Part {
  const wrong = (): AuditError => new AuditError('MALFORMED_PART', `${name} is no part of an audit`);
  const [head = '', ...body] = text.trimEnd().split('\n', 4);
  const parsed = parseJson(head);
  const value = typeof parsed === 'string' ? undefined : parsed.value;
  if (!isMap(value) || value.get('format') !== FORMAT) throw wrong();
  const string = (key: string): string => {
    const found = value.get(key);
    if (typeof found !== 'string') throw wrong();
    return found;
  };
  const natural = (found: Json | undefined): number => {
    if (typeof found !== 'number' || !Number.isSafeInteger(found) || found < 0) throw wrong();
    return found;
  };
  const options = value.get('options');
  const histogram = value.get('histogram');
  if (!isMap(options) || !Array.isArray(histogram) || histogram.length !== BARS) throw wrong();
  const [shard, shards, count] = ['shard', 'shards', 'count'].map((key) => natural(value.get(key)));
  const [sizes, places] = [decode(body[0] ?? ''), decode(body[1] ?? '')];
  if (body.length !== 2) throw wrong();
  if (shard === undefined || shards === undefined || count === undefined || shard < 1 || shard > shards) throw wrong();
  if (sizes.length !== count * KEPT || places.length !== count * KEPT) throw wrong();
  if (places.some((place, k) => place < -1 || place >= count || place === Math.floor(k / KEPT))) throw wrong();
  if (sizes.some((size, k) => (k % KEPT > 0 && size > (sizes[k - 1] ?? 0)) || size < -1)) throw wrong();
  return {
    file: string('file'),
    digest: string('digest'),
    options: Object.fromEntries([...options].map(([key, each]) => [key, typeof each === 'string' ? each : ''])),
    shard,
    shards,
    count,
    pairs: { top: new Top(count, sizes, places), histogram: Float64Array.from(histogram, natural) },
  };
}

/** The parts together: each shard once, and all of one audit. */
export function mergeParts(parts: readonly Part[]): { readonly common: Common; readonly pairs: Pairs } {
  const misfit = (why: string): AuditError => new AuditError('PARTS_DO_NOT_FIT', why);
  const [first] = parts;
  if (first === undefined) throw misfit('there are no parts');
  const { shards, count, file, digest, options } = first;
  const told = (part: Part): string => JSON.stringify([part.shards, part.count, part.digest, Object.entries(part.options).sort()]);
  if (parts.some((part) => told(part) !== told(first))) throw misfit('the parts are not of one audit');
  const numbers = new Set(parts.map((part) => part.shard));
  if (numbers.size !== parts.length) throw misfit('a part is there twice');
  const missing = Array.from({ length: shards }, (_, k) => k + 1).filter((shard) => !numbers.has(shard));
  if (missing.length > 0) throw misfit(`part ${missing.slice(0, 10).join(', ')} of ${shards} is missing`);
  const pairs = emptyPairs(count);
  for (const part of parts) addPairs(pairs, part.pairs);
  return { common: { file, digest, options }, pairs };
}
