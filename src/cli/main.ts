/** The command line: which command, with which options, and what it answers. The program (lcgm.ts) writes that, and does nothing else. */
import { parseArgs } from 'node:util';
import manifest from '../../package.json' with { type: 'json' };
import { isReporter } from '../report/ci/names.ts';
import { makeStyle } from '../report/style.ts';
import { isTraceFormat } from '../report/trace/names.ts';
import { commandOf, common, flags } from './commands.ts';
import { type Answer, EXIT, type Options } from './options.ts';
import { SHARDS, shardOf } from './shard.ts';

type Run = (options: Options) => Answer | Promise<Answer>;

/** Each command is loaded when it is asked for: verifying needs no parser. (`scripts/build.mjs` makes the files.) */
const loaders: ReadonlyMap<string, () => Promise<Run>> = new Map<string, () => Promise<Run>>([
  ['prove', async () => (await import('./theories.ts')).prove],
  ['check', async () => (await import('./checked.ts')).check],
  ['verify', async () => (await import('./verify.ts')).verify],
  ['trust', async () => (await import('./theories.ts')).trust],
  ['init', async () => (await import('./init.ts')).init],
  ['new', async () => (await import('./theories.ts')).addNew],
  ['completions', async () => (await import('./completions.ts')).completions],
  ['explain', async () => (await import('./theories.ts')).explain],
  ['infer', async () => (await import('./theories.ts')).infer],
  ['weaken', async () => (await import('./theories.ts')).weaken],
  ['repair', async () => (await import('./theories.ts')).repair],
  ['fmt', async () => (await import('./theories.ts')).fmt],
  ['docs', async () => (await import('./docs.ts')).docs],
  ['export', async () => (await import('./export.ts')).exportProofs],
  ['recheck', async () => (await import('./recheck.ts')).recheck],
  ['help', async () => (await import('./theories.ts')).help],
  ['audit', async () => (await import('./audit.ts')).audit],
]);

interface Asked {
  readonly options: Options;
  readonly load: () => Promise<Run>;
  readonly timeout: number | undefined;
  readonly watch: boolean;
}

/** What there is around a command line, beside the environment and the folder of the process. */
export interface Surroundings {
  /** Standard input, when it is wanted. */
  readonly input: () => AsyncIterable<Uint8Array>;
  /** Whether the output goes to a terminal. */
  readonly terminal: boolean;
}

/** The options, or what is wrong with them. */
async function read(args: readonly string[], terminal: boolean): Promise<Asked | Answer> {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'bad arguments';
    return (await usage()).unreadable(reason, args);
  }
  const { values, positionals } = parsed;
  if (values.version) return { exit: EXIT.ok, out: `${manifest.version}\n`, err: '' };
  const [name, ...paths] = positionals;
  const [topic] = paths;
  if (name === undefined || (name === 'help' && topic === undefined && !values.help))
    return { exit: name === undefined && !values.help ? EXIT.bad : EXIT.ok, out: (await usage()).overview(manifest.version), err: '' };
  if (values.help) return (await usage()).manualOf(name);
  if (name === 'help' && topic !== undefined && commandOf(topic) !== undefined) return (await usage()).manualOf(topic);
  const command = commandOf(name);
  const load = loaders.get(name);
  if (command === undefined || load === undefined) return (await usage()).noCommand(name);
  for (const flag of Object.keys(values))
    if (!Object.hasOwn(common, flag) && !Object.hasOwn(command.options, flag)) return (await usage()).notTaken(flag, name);
  for (const flag of ['format', 'reporter'] as const) {
    const [value, known = []] = [values[flag], command.values?.[flag]];
    if (value !== undefined && !known.includes(value)) return (await usage()).noValue(flag, value, name, known);
  }
  for (const [flag, value] of Object.entries(values))
    if (value === '') return (await usage()).misuse(`--${flag} takes something, not nothing`, name);
  const format = values.json ? 'json' : (values.reporter ?? values.format ?? 'text');
  if (!(format === 'json' || isTraceFormat(format) || isReporter(format))) return (await usage()).noValue('format', format, name, []);
  const timeout = values.timeout === undefined ? undefined : Number(values.timeout);
  if (timeout !== undefined && !(timeout > 0 && timeout < 1e6)) return (await usage()).misuse('--timeout takes a number of seconds', name);
  const jobs = values.jobs === undefined ? undefined : Number(values.jobs);
  if (jobs !== undefined && !(Number.isInteger(jobs) && jobs >= 1 && jobs <= 256))
    return (await usage()).misuse('--jobs takes a number from 1 to 256', name);
  const silence = values.silence === undefined ? undefined : Number(values.silence);
  if (silence !== undefined && !(silence > 0 && silence < 1e6)) return (await usage()).misuse('--silence takes a number of seconds', name);
  const watch = values.watch ?? false;
  if (watch && timeout !== undefined) return (await usage()).misuse('--watch goes on until it is stopped, and takes no --timeout', name);
  if (watch && paths.includes('-')) return (await usage()).misuse('--watch reads files, not standard input', name);
  const part = name === 'audit' || values.shard === undefined ? undefined : shardOf(values.shard);
  if (name !== 'audit' && values.shard !== undefined && part === undefined) return (await usage()).misuse(SHARDS, name);
  const clash = values.fix ? (['watch', 'cache', 'claim'] as const).find((flag) => values[flag] !== undefined) : undefined;
  if (clash !== undefined) return (await usage()).misuse(`--fix changes files once, and does not go with --${clash}`, name);
  if (values.fix && paths.includes('-')) return (await usage()).misuse('--fix changes files, not standard input', name);
  if (part !== undefined && values.claim !== undefined)
    return (await usage()).misuse('--shard deals out files, and does not go with --claim', name);
  const style = await makeStyle(values.color, terminal, process.env);
  const { claim, cert, theory, title, allow, k, key, orient, supports, shard, merge = false, threads } = values;
  return {
    options: {
      paths,
      claim,
      className: values.class,
      group: values.group,
      format,
      cert,
      theory,
      title,
      allow,
      check: values.check ?? false,
      fix: values.fix ?? false,
      shard: part,
      cache: values.cache,
      fresh: values.fresh ?? false,
      version: manifest.version,
      input: undefined,
      style,
      audit: { k, key, orient, supports, shard, merge, threads },
      export: { to: values.to, out: values.out },
      recheck: { with: values.with, require: values.require ?? inCi(process.env), cache: values.cache, fresh: values.fresh ?? false, jobs, silence }, // biome-ignore format: one thought
    },
    load,
    timeout,
    watch,
  };
}

const inCi = ({ CI }: NodeJS.ProcessEnv): boolean => CI !== undefined && CI !== '' && CI !== 'false';
const parse = (args: readonly string[]) => parseArgs({ args: [...args], options: flags, allowPositionals: true, allowNegative: true });
/** What the command line says of itself is loaded when it is wanted. */
const usage = () => import('./usage.ts');

/** No theory and no certificate is larger. */
const LARGEST = 64_000_000;

/** All of standard input, however slowly it comes; or what is wrong with it. */
async function all(input: AsyncIterable<Uint8Array>): Promise<Uint8Array | string> {
  try {
    const chunks: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of input) {
      length += chunk.length;
      if (length > LARGEST) return 'standard input is larger than 64 MB';
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } catch {
    return 'standard input cannot be read';
  }
}

/** Runs one command line; whatever happens, the user sees no stack trace unless LCGM_DEBUG is set. */
export async function answer(args: readonly string[], { input: standardInput, terminal }: Surroundings): Promise<Answer> {
  const asked = await read(args, terminal);
  if ('exit' in asked) return asked;
  try {
    if (asked.timeout !== undefined && process.env['LCGM_LIMITED'] === undefined)
      return await (await import('./limited.ts')).limited(args, asked.timeout);
    if (asked.watch && process.env['LCGM_WATCHED'] === undefined)
      return await (await import('./watch.ts')).watch(args, asked.options.paths);
    const run = await asked.load();
    const input = asked.options.paths.includes('-') ? await all(standardInput()) : undefined;
    if (typeof input === 'string') return (await usage()).misuse(input);
    return await run({ ...asked.options, input });
  } catch (error) {
    const detail = error instanceof Error ? (process.env['LCGM_DEBUG'] === undefined ? error.message : (error.stack ?? '')) : String(error);
    return {
      exit: EXIT.internal,
      out: '',
      err: `lcgm: internal error: ${detail}\n      this is a bug of lcgm; please report it with the input\n`,
    };
  }
}
