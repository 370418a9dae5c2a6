/** The command line: which command, with which options. */
import { parseArgs } from 'node:util';
import manifest from '../../package.json' with { type: 'json' };
import { isReporter, reporters } from '../report/ci/names.ts';
import { makeStyle } from '../report/style.ts';
import { isTraceFormat, traceFormats } from '../report/trace/names.ts';
import { type Answer, EXIT, type Options } from './options.ts';

const HELP = `lcgm ${manifest.version} - what do my assumptions buy me?

  lcgm prove  [PATH…]  prove the theorems and claims of theory files, and say what each rests on
  lcgm check  [PATH…]  the verdicts only, for CI
  lcgm verify CERT…    check certificates with the kernel alone
  lcgm trust  [PATH…]  all there is to read before one believes a verdict: definitions and axioms in full
  lcgm explain [PATH…] why a claim holds, or what it lacks; with --claim, of one
  lcgm infer  PATH     the least known group up to which a class is identifiable (--class NAME or --claim NAME)
  lcgm weaken PATH     the same without each of its predicates
  lcgm repair PATH     the fewest predicates with which a claim would hold
  lcgm fmt    [PATH…]  write files in canonical layout
  lcgm export CERT|PATH --to smt2|coq|tptp
                       the proofs, or the statements, for other systems
  lcgm recheck CERT…|PATH…
                       check proofs with other programs: Coq, z3, cvc5, and a second checker in Python
  lcgm help   CODE     what a message means, with an example, and how to mend it
  lcgm audit  FILE     what can be shown of a trained decoder (safetensors, npy, npz, Matrix Market)

A PATH is a file, a folder (all its .lcgm) or - for standard input; the default is the folder theories.

  --claim NAME     only the statement of this name
  --format FORMAT  text (default) or json (--json for short); prove: also markdown, latex, html, dot or svg; audit: html
  --reporter NAME  check: text, json, junit, github or sarif
  --fresh          search all proofs anew, also those of the shipped library, which are compiled
  --cert DIR       prove: write a certificate for each theory into DIR
  --allow FILE     prove, check, trust: only the axioms in this file, a name a line, may be rested on
  --theory FILE    verify: the certificate must prove what this theory file states (with --claim)
  --to SYSTEM      export: smt2 (z3, cvc5), coq or tptp (E); --out DIR writes a file for each certificate or claim
  --with NAMES     recheck: only these checkers; --require: a missing one is a failure (so it is if CI is set)
  --cache DIR      recheck: remember agreement there (default .lcgm-cache); --fresh believes nothing remembered
  --jobs N, --silence SEC
                   recheck: how many programs at a time, and how long one may say nothing
  --check          fmt: write nothing, exit 1 if a file would change
  --k K            audit: is k-sparse coding with this decoder covered by the theorems?
  --key NAME, --orient rows|columns, --supports FILE, --threads N
                   audit: which array, what a feature is, supports that occur, how many threads
  --shard I/N      audit: only this part of the work; --merge PART… makes the report of all parts
  --timeout SEC    give up after so many seconds
  --color, --no-color
  --help, --version

Exit code: 0 all as stated, 1 something is not, 2 bad input or usage, 3 internal error.
`;

const flags = {
  claim: { type: 'string' },
  class: { type: 'string' },
  format: { type: 'string' },
  reporter: { type: 'string' },
  json: { type: 'boolean' },
  cert: { type: 'string' },
  theory: { type: 'string' },
  allow: { type: 'string' },
  check: { type: 'boolean' },
  fresh: { type: 'boolean' },
  k: { type: 'string' },
  key: { type: 'string' },
  orient: { type: 'string' },
  supports: { type: 'string' },
  shard: { type: 'string' },
  merge: { type: 'boolean' },
  threads: { type: 'string' },
  to: { type: 'string' },
  out: { type: 'string' },
  with: { type: 'string' },
  require: { type: 'boolean' },
  cache: { type: 'string' },
  jobs: { type: 'string' },
  silence: { type: 'string' },
  timeout: { type: 'string' },
  color: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
} as const;

type Command = (options: Options) => Answer | Promise<Answer>;

/** Each command is loaded when it is asked for: verifying needs no parser. (`scripts/build.mjs` makes the files.) */
const commands: ReadonlyMap<string, () => Promise<Command>> = new Map<string, () => Promise<Command>>([
  ['prove', async () => (await import('./theories.ts')).prove],
  ['check', async () => (await import('./theories.ts')).check],
  ['verify', async () => (await import('./verify.ts')).verify],
  ['trust', async () => (await import('./theories.ts')).trust],
  ['explain', async () => (await import('./theories.ts')).explain],
  ['infer', async () => (await import('./theories.ts')).infer],
  ['weaken', async () => (await import('./theories.ts')).weaken],
  ['repair', async () => (await import('./theories.ts')).repair],
  ['fmt', async () => (await import('./theories.ts')).fmt],
  ['export', async () => (await import('./export.ts')).exportProofs],
  ['recheck', async () => (await import('./recheck.ts')).recheck],
  ['help', async () => (await import('./theories.ts')).help],
  ['audit', async () => (await import('./audit.ts')).audit],
]);

/** Which flags a command takes, besides those that all take. */
const allowed: ReadonlyMap<string, readonly string[]> = new Map([
  ['prove', ['claim', 'format', 'json', 'cert', 'fresh', 'allow']],
  ['check', ['claim', 'format', 'reporter', 'json', 'fresh', 'allow']],
  ['trust', ['claim', 'format', 'json', 'fresh', 'allow']],
  ['explain', ['claim', 'format', 'json']],
  ['infer', ['claim', 'class', 'format', 'json']],
  ['weaken', ['claim', 'class', 'format', 'json']],
  ['repair', ['claim', 'class', 'format', 'json']],
  ['verify', ['claim', 'format', 'json', 'theory']],
  ['fmt', ['check']],
  ['export', ['claim', 'to', 'out']],
  ['recheck', ['format', 'json', 'fresh', 'with', 'require', 'cache', 'jobs', 'silence']],
  ['help', []],
  ['audit', ['format', 'json', 'k', 'key', 'orient', 'supports', 'shard', 'merge', 'threads']],
]);

/** The formats of a command besides json. */
const formatsOf: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['prove', traceFormats],
  ['check', ['text', ...reporters]],
  ['infer', ['text', 'svg']],
  ['audit', ['text', 'html']],
]);

/** The options, or what is wrong with them. */
async function read(
  args: readonly string[],
): Promise<{ readonly options: Options; readonly load: () => Promise<Command>; readonly timeout: number | undefined } | Answer> {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return usage(error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'bad arguments');
  }
  const { values, positionals } = parsed;
  if (values.version) return { exit: EXIT.ok, out: `${manifest.version}\n`, err: '' };
  const [command, ...paths] = positionals;
  if (values.help || command === undefined || (command === 'help' && paths.length === 0))
    return { exit: command === undefined && !values.help ? EXIT.bad : EXIT.ok, out: HELP, err: '' };
  const load = commands.get(command);
  if (load === undefined) return usage(`there is no command \`${command}\`; the commands are ${[...commands.keys()].join(', ')}`);
  for (const flag of Object.keys(values)) {
    if (!['timeout', 'color', ...(allowed.get(command) ?? [])].includes(flag)) return usage(`\`lcgm ${command}\` does not take --${flag}`);
  }
  const format = values.json ? 'json' : (values.reporter ?? values.format ?? 'text');
  const known = ['json', ...(formatsOf.get(command) ?? ['text'])];
  if (!known.includes(format) || !(format === 'json' || isTraceFormat(format) || isReporter(format)))
    return usage(`there is no format \`${format}\` for \`lcgm ${command}\`; the formats are ${known.join(', ')}`);
  const timeout = values.timeout === undefined ? undefined : Number(values.timeout);
  if (timeout !== undefined && !(timeout > 0 && timeout < 1e6)) return usage('--timeout takes a number of seconds');
  const jobs = values.jobs === undefined ? undefined : Number(values.jobs);
  if (jobs !== undefined && !(Number.isInteger(jobs) && jobs >= 1 && jobs <= 256)) return usage('--jobs takes a number from 1 to 256');
  const silence = values.silence === undefined ? undefined : Number(values.silence);
  if (silence !== undefined && !(silence > 0 && silence < 1e6)) return usage('--silence takes a number of seconds');
  const style = await makeStyle(values.color, process.stdout.isTTY === true, process.env);
  const { claim, cert, theory, allow, k, key, orient, supports, shard, merge = false, threads } = values;
  return {
    options: {
      paths,
      claim,
      className: values.class,
      format,
      cert,
      theory,
      allow,
      check: values.check ?? false,
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
  };
}

const inCi = ({ CI }: NodeJS.ProcessEnv): boolean => CI !== undefined && CI !== '' && CI !== 'false';
const parse = (args: readonly string[]) => parseArgs({ args: [...args], options: flags, allowPositionals: true, allowNegative: true });
const usage = (message: string): Answer => ({
  exit: EXIT.bad,
  out: '',
  err: `lcgm: ${message}\n      \`lcgm --help\` lists what there is\n`,
});

/** No theory and no certificate is larger. */
const LARGEST = 64_000_000;

/** All of standard input, however slowly it comes; or what is wrong with it. */
async function standardInput(): Promise<Uint8Array | string> {
  try {
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of process.stdin) {
      const bytes = Buffer.from(chunk);
      length += bytes.length;
      if (length > LARGEST) return 'standard input is larger than 64 MB';
      chunks.push(bytes);
    }
    return Buffer.concat(chunks);
  } catch {
    return 'standard input cannot be read';
  }
}

/** Runs one command line; whatever happens, the user sees no stack trace unless LCGM_DEBUG is set. */
async function answer(args: readonly string[]): Promise<Answer> {
  const asked = await read(args);
  if ('exit' in asked) return asked;
  try {
    if (asked.timeout !== undefined && process.env['LCGM_LIMITED'] === undefined)
      return (await import('./limited.ts')).limited(args, asked.timeout);
    const run = await asked.load();
    const input = asked.options.paths.includes('-') ? await standardInput() : undefined;
    if (typeof input === 'string') return usage(input);
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

process.stdout.on('error', () => process.exit(EXIT.internal)); // a closed pipe
answer(process.argv.slice(2)).then(({ exit, out, err }) => {
  process.stderr.write(err);
  process.stdout.write(out);
  process.exitCode = exit;
});
