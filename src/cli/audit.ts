/** `lcgm audit`: what can be shown of a trained decoder; whole, or in parts that are merged. */
import { readFileSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import {
  AuditError,
  type Bytes,
  type Common,
  checkK,
  examine,
  type Found,
  mergeParts,
  orientations,
  type Pairs,
  quantise,
  type Report,
  readDecoder,
  readPart,
  readSupports,
  report,
  reportHtml,
  reportJson,
  reportText,
  type Status,
  stripesOf,
  stripesOfShard,
  writePart,
} from '../audit/index.ts';
import { configBeside, decodeWords, digestOf, encodeWords, inflate, withFile } from './audit_files.ts';
import { withThreads } from './audit_threads.ts';
import { type Answer, type AuditFlags, EXIT, type Options } from './options.ts';
import { SHARDS, shardOf } from './shard.ts';

const MOST_THREADS = 64;
const LARGEST_TEXT = 2 ** 29;

export async function audit(options: Options): Promise<Answer> {
  const { audit: flags, paths } = options;
  try {
    const complaint = usage(flags, paths);
    if (complaint !== undefined) return bad(complaint);
    if (flags.merge) return await merged(options);
    const [path = ''] = paths;
    return await withFile(path, (bytes) =>
      flags.shard === undefined ? whole(path, bytes, flags, options) : part(path, bytes, flags, flags.shard),
    );
  } catch (error) {
    if (error instanceof AuditError) return bad(`error[${error.code}]: ${error.message}`);
    if (error instanceof Error && 'code' in error && typeof error.code === 'string' && /^E[A-Z]+$/.test(error.code))
      return bad(`${paths.join(', ')}: cannot be read (${error.code})`);
    throw error;
  }
}

const bad = (why: string): Answer => ({ exit: EXIT.bad, out: '', err: `lcgm: ${why}\n` });

function usage(flags: AuditFlags, paths: readonly string[]): string | undefined {
  const { k, orient, shard, merge, threads } = flags;
  if (merge && paths.length === 0) return 'audit --merge needs the parts';
  if (!merge && paths.length !== 1) return 'audit takes one file';
  if (paths.includes('-')) return 'audit reads files, not standard input';
  if (k !== undefined && !/^\d{1,9}$/.test(k)) return '--k takes a number';
  if (orient !== undefined && !orientations.some((each) => each === orient)) return `--orient takes ${orientations.join(' or ')}`;
  if (threads !== undefined && !(/^\d+$/.test(threads) && Number(threads) >= 1 && Number(threads) <= MOST_THREADS))
    return `--threads takes a number from 1 to ${MOST_THREADS}`;
  if (merge && (k !== undefined || orient !== undefined || shard !== undefined || flags.key !== undefined || flags.supports !== undefined))
    return 'audit --merge takes these options from the parts';
  if (shard !== undefined && shardOf(shard) === undefined) return SHARDS;
  return undefined;
}

const threadsOf = ({ threads }: AuditFlags): number => (threads === undefined ? Math.min(availableParallelism(), 16) : Number(threads));

const decoderIn = (path: string, bytes: Bytes, { key, orient }: AuditFlags): Found =>
  readDecoder(bytes, { key, orient: orientations.find((each) => each === orient), config: configBeside(path), inflate });

/** In memory that threads share. */
const allocate = (length: number): Int16Array => new Int16Array(new SharedArrayBuffer(2 * length));

const kOf = ({ k }: AuditFlags): number | undefined => (k === undefined ? undefined : Number(k));

const whole = (path: string, bytes: Bytes, flags: AuditFlags, options: Options): Promise<Answer> =>
  reported(path, bytes, flags, options, undefined);

/** The report, from all pairs or from those that parts have found. */
async function reported(path: string, bytes: Bytes, flags: AuditFlags, options: Options, known: Pairs | undefined): Promise<Answer> {
  const found = decoderIn(path, bytes, flags);
  const k = kOf(flags);
  checkK(k, found.columns.d);
  const supports = flags.supports === undefined ? undefined : readSupports(textOf(flags.supports), found.columns.d);
  const decoder = quantise(found.columns, allocate);
  if (known !== undefined && known.top.rows !== decoder.count) throw new AuditError('PARTS_DO_NOT_FIT', 'the parts are of another decoder');
  const findings = await withThreads(threadsOf(flags), decoder, async (multiplier) =>
    examine(decoder, known ?? (await multiplier.pairs(stripesOf(decoder.count))), multiplier, { k, supports }),
  );
  const orientation = `${found.orientation === 'rows' ? 'a row' : 'a column'}, ${found.because}`;
  return shown(report({ file: path, tensor: found.name, orientation, k }, findings), options);
}

function shown(made: Report, { format, style }: Options): Answer {
  const paints: Readonly<Record<Status, (text: string) => string>> = {
    proved: style.green,
    refuted: style.red,
    undetermined: style.yellow,
    measured: style.dim,
  };
  const out =
    format === 'json' ? reportJson(made) : format === 'html' ? reportHtml(made) : reportText(made, (status, text) => paints[status](text));
  const exit = made.k === undefined || made.certified.kPlusOne >= made.k ? EXIT.ok : EXIT.not;
  return { exit, out, err: '' };
}

async function part(path: string, bytes: Bytes, flags: AuditFlags, text: string): Promise<Answer> {
  const chosen = shardOf(text);
  if (chosen === undefined) return bad(`there is no part ${text}`);
  const { columns } = decoderIn(path, bytes, flags);
  checkK(kOf(flags), columns.d);
  const decoder = quantise(columns, allocate);
  const stripes = stripesOfShard(decoder.count, chosen.shard, chosen.shards);
  const pairs = await withThreads(threadsOf(flags), decoder, (multiplier) => multiplier.pairs(stripes));
  const common: Common = { file: path, digest: digestOf(bytes), options: optionsIn(flags) };
  return { exit: EXIT.ok, out: writePart({ ...common, ...chosen, count: decoder.count, pairs }, encodeWords), err: '' };
}

function optionsIn({ k, key, orient, supports }: AuditFlags): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries({ k, key, orient, supports }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

async function merged(options: Options): Promise<Answer> {
  const { common, pairs } = mergeParts(options.paths.map((path) => readPart(path, textOf(path), decodeWords)));
  const { k, key, orient, supports } = common.options;
  const flags: AuditFlags = { ...options.audit, k, key, orient, supports };
  const complaint = usage({ ...flags, merge: false }, [common.file]);
  if (complaint !== undefined) throw new AuditError('MALFORMED_PART', complaint);
  return withFile(common.file, async (bytes) => {
    if (digestOf(bytes) !== common.digest)
      throw new AuditError('PARTS_DO_NOT_FIT', `${common.file} is not what it was when the parts were made`);
    return reported(common.file, bytes, flags, options, pairs);
  });
}

function textOf(path: string): string {
  if (statSync(path).size > LARGEST_TEXT) throw new AuditError('TOO_LARGE', `${path} is larger than ${LARGEST_TEXT} bytes`);
  return readFileSync(path, 'utf8');
}
