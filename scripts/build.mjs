/**
 * Builds what is shipped: the parser from grammar/ (scripts/build-grammar.mjs), the vectors of assembly/ (scripts/build-wasm.mjs), then
 *
 *   dist/lcgm.cjs     the command line, executable, and beside it what each command loads: files of the older kind of modules, which
 *                     Node loads in half the time
 *   dist/index.js     the library
 *   dist/browser.js  the library without whatever needs Node; dist/theories.js the texts of the theories that ship
 *   dist/spark-worker.js  what the threads run that search for the spark of a matrix
 *   dist/chunks/      what these two share
 *   dist/index.d.ts   its types, with the declarations it needs in dist/types/
 *   dist/library.bin  the theories that ship, compiled
 *   dist/site/        the files that every site of `lcgm docs` has: those of site/, KaTeX's style and fonts
 *   dist/LICENSES.txt the licences of the packages that are inside
 *
 * Every file is renamed into place when it is complete, so a build does not disturb a process that is reading the previous one. Where
 * nothing has changed since the last build (scripts/fresh.mjs), there is nothing to do.
 */
import { spawn } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { inputsNow, isFresh, removeStamp, stamp } from './fresh.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
/** Beside dist, since a rename stays within one file system, and not in it, since a package may be packed meanwhile. */
const stages = join(root, '.build');
const wasmBuilder = join(root, 'scripts', 'build-wasm.mjs');
const grammarBuilder = join(root, 'scripts', 'build-grammar.mjs');

/** Generates the parser into src/syntax/generated, and what goes through sets of columns into src/exact/generated. */
export async function buildSources() {
  for (const builder of [grammarBuilder, wasmBuilder]) if (existsSync(builder)) await run(process.execPath, [builder]);
}

/**
 * Generates the parser and everything in dist. Throws a one-line error after the tools have printed theirs; then dist has no bundle
 * rather than a stale one. If only the types are wrong, the bundles are there nevertheless.
 */
export async function build() {
  if (isFresh()) return;
  const inputs = inputsNow();
  removeStamp();
  for (const folder of [dist, stages]) mkdirSync(folder, { recursive: true });
  const stage = mkdtempSync(join(stages, 'stage-'));
  try {
    await buildSources();
    const [declared, bundled] = await Promise.allSettled([declarations(stage), bundles(stage)]);
    if (bundled.status === 'rejected') throw bundled.reason;
    const chunks = put(join(stage, 'chunks'), join(dist, 'chunks'));
    for (const file of bundled.value) renameSync(join(stage, file), join(dist, file));
    keepOnly(join(dist, 'chunks'), chunks);
    for (const old of readdirSync(dist)) if (/\.c?js$/.test(old) && !bundled.value.includes(old)) rmSync(join(dist, old));
    place(join(stage, 'site'), join(dist, 'site'));
    await compileLibrary();
    if (declared.status === 'rejected') throw new TypesWrong(declared.reason.message);
    place(join(stage, 'types'), join(dist, 'types'));
    for (const name of [...ENTRIES, 'theories']) renameSync(join(stage, `${name}.d.ts`), join(dist, `${name}.d.ts`));
    stamp(inputs);
  } catch (error) {
    if (!(error instanceof TypesWrong)) for (const file of [COMMAND, LIBRARY]) rmSync(join(dist, file), { force: true });
    throw error;
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

/** dist/library.bin: the shipped theories with their proofs, compiled by the bundle that was just made. */
async function compileLibrary() {
  const { compileShipped } = await import(`${pathToFileURL(join(dist, 'index.js'))}?${Date.now()}`);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  compileShipped(version);
}

const COMMAND = 'lcgm.cjs';
const LIBRARY = 'index.js';
const THEORIES = 'theories.js';
/** The modules that have types: src/NAME.ts. */
const ENTRIES = ['index', 'browser'];

class TypesWrong extends Error {}

/** What is loaded with a command, by the name of its file; src/cli/lcgm.ts, src/cli/main.ts and others import these on demand. */
const LOADED = [
  'main',
  'verify',
  'checked',
  'watch',
  'theories',
  'docs',
  'export',
  'recheck',
  'audit',
  'audit_worker',
  'limited',
  'usage',
  'init',
  'completions',
];

/** The bundles, and the licences of what went into them: the names of all these files, those that are shared between bundles apart. */
async function bundles(stage) {
  const common = {
    absWorkingDir: root,
    outdir: stage,
    bundle: true,
    platform: 'node',
    target: 'node20',
    legalComments: 'none',
    minify: true, // much of a short run is the reading of code
    metafile: true,
    logLevel: 'warning',
  };
  const library = esbuild.build({
    ...common,
    entryPoints: { index: 'src/index.ts', 'spark-worker': 'src/workers/sparkWorker.ts' },
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    format: 'esm',
    plugins: [onlyVersionOfManifest],
  });
  const browser = esbuild.build({
    ...common,
    entryPoints: { browser: 'src/browser.ts' },
    platform: 'browser',
    target: 'es2023',
    format: 'esm',
    plugins: [onlyVersionOfManifest],
  });
  const commands = esbuild.build({
    ...common,
    entryPoints: { lcgm: 'src/cli/lcgm.ts', ...Object.fromEntries(LOADED.map((name) => [name, `src/cli/${name}.ts`])) },
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    define: { 'import.meta.url': 'thisFile' },
    inject: ['scripts/this-file.mjs'],
    supported: { 'dynamic-import': false },
    plugins: [onlyVersionOfManifest, loadedOnDemand],
  });
  const outputs = (await Promise.all([library, browser, commands])).flatMap(({ metafile }) => Object.entries(metafile.outputs));
  const command = join(stage, COMMAND);
  writeFileSync(command, `#!/usr/bin/env node\n${readFileSync(command, 'utf8')}`);
  chmodSync(command, 0o755);
  writeFileSync(join(stage, 'LICENSES.txt'), licences(outputs.flatMap(([, output]) => Object.keys(output.inputs))));
  writeFileSync(join(stage, THEORIES), theoriesModule());
  siteAssets(join(stage, 'site'));
  return [
    'LICENSES.txt',
    THEORIES,
    ...outputs.map(([file]) => relative(stage, join(root, file))).filter((file) => !file.startsWith('chunks')),
  ];
}

/** The texts of the theories that ship, as a module: for hosts that have no disk. */
function theoriesModule() {
  const folder = join(root, 'theories');
  const files = filesUnder(folder)
    .filter((file) => file.endsWith('.lcgm'))
    .sort();
  const texts = files.map((file) => [relative(folder, file).split(sep).join('/'), readFileSync(file, 'utf8')]);
  return `export const theories = ${JSON.stringify(Object.fromEntries(texts))};\n`;
}

/** What every site has: what stands in site/, and of KaTeX the style, the fonts in the one format that all browsers read, the licence. */
function siteAssets(folder) {
  const katex = join(root, 'node_modules', 'katex');
  const styles = readFileSync(join(katex, 'dist', 'katex.min.css'), 'utf8');
  const older = /,url\(fonts\/[\w-]+\.(?:woff|ttf)\) format\("(?:woff|truetype)"\)/g;
  mkdirSync(join(folder, 'katex', 'fonts'), { recursive: true });
  for (const file of readdirSync(join(root, 'site'))) copyFileSync(join(root, 'site', file), join(folder, file));
  for (const font of readdirSync(join(katex, 'dist', 'fonts')))
    if (font.endsWith('.woff2')) copyFileSync(join(katex, 'dist', 'fonts', font), join(folder, 'katex', 'fonts', font));
  copyFileSync(join(katex, 'LICENSE'), join(folder, 'katex', 'LICENSE.txt'));
  writeFileSync(join(folder, 'katex', 'katex.css'), styles.replace(older, ''));
}

/** What src/cli imports on demand from itself is a file of its own. */
const loadedOnDemand = {
  name: 'loaded-on-demand',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/\w+\.ts$/ }, ({ path, kind, importer }) => {
      if (kind !== 'dynamic-import' || dirname(importer) !== join(root, 'src', 'cli')) return undefined;
      const name = path.slice(2, -3);
      if (!LOADED.includes(name)) throw new Error(`scripts/build.mjs does not list ${name} among what is loaded on demand`);
      return { path: `./${name}.cjs`, external: true };
    });
  },
};

/** An import of our package.json is reduced to name and version. */
const onlyVersionOfManifest = {
  name: 'only-version-of-manifest',
  setup({ onLoad }) {
    onLoad({ filter: /package\.json$/ }, ({ path }) => {
      if (path !== join(root, 'package.json')) return undefined;
      const { name, version } = JSON.parse(readFileSync(path, 'utf8'));
      return { contents: JSON.stringify({ name, version }), loader: 'json' };
    });
  },
};

/** The licence texts of the packages among the bundled files, as those licences ask. */
function licences(inputs) {
  const names = new Set(inputs.flatMap((file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []));
  const texts = [...names].sort().map((name) => {
    const folder = join(root, 'node_modules', name);
    const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    if (file === undefined) throw new Error(`${name} is bundled but ships no licence text`);
    return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
  });
  const heading = 'The files in this folder contain code of these packages, under these licences.\n';
  return [heading, ...texts].join(`\n${'-'.repeat(80)}\n\n`);
}

/** Type declarations of what src/index.ts reaches. */
async function declarations(stage) {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  await run(process.execPath, [tsc, '-p', join(root, 'scripts', 'tsconfig.declarations.json'), '--outDir', join(stage, 'types')]);
  for (const name of ENTRIES) writeFileSync(join(stage, `${name}.d.ts`), `export * from './types/src/${name}.js';\n`);
  writeFileSync(join(stage, 'theories.d.ts'), 'export declare const theories: Readonly<Record<string, string>>;\n');
  pruneDeclarations(stage);
}

/** Deletes the declarations which no entry reaches: they would be dead weight, and some name packages we do not ship. */
function pruneDeclarations(stage) {
  const reached = new Set();
  const visit = (file) => {
    if (reached.has(file) || !existsSync(file)) return;
    reached.add(file);
    for (const [, specifier = ''] of readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g)) {
      visit(resolve(dirname(file), specifier.replace(/\.[jt]s$/, '.d.ts')));
    }
  };
  for (const name of ENTRIES) visit(join(stage, `${name}.d.ts`));
  for (const file of filesUnder(join(stage, 'types'))) if (!reached.has(file)) rmSync(file);
}

/** Moves the files of one folder into another, and deletes what the other had besides. */
function place(from, to) {
  keepOnly(to, put(from, to));
}

/** Moves the files of one folder into another; answers their names. */
function put(from, to) {
  const names = new Set(filesUnder(from).map((file) => relative(from, file)));
  for (const file of names) {
    mkdirSync(dirname(join(to, file)), { recursive: true });
    renameSync(join(from, file), join(to, file));
  }
  return names;
}

function keepOnly(folder, names) {
  for (const file of filesUnder(folder)) if (!names.has(relative(folder, file))) rmSync(file, { force: true });
}

function filesUnder(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Runs a program to its end; its output is ours. */
function run(program, args) {
  return new Promise((done, fail) => {
    // npm shows the output of `prepare` only if it fails, and prints it on the standard output of npx: hence stderr.
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 2, 2] });
    child.on('error', fail);
    child.on('exit', (code) => (code === 0 ? done() : fail(new Error(`${relative(root, args[0])} failed with ${code}`))));
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    await build();
  } catch (error) {
    console.error(`build: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
    process.exitCode = 1;
  }
}
