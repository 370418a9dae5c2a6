/**
 * What tests import of src and grammar, as modules that Node loads by itself: .build/modules has one for each. Left to vitest, each call from
 * one module into another is a look-up in an object of getters, and whatever searches or computes takes twice the time.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import * as esbuild from 'esbuild';
import type { Plugin } from 'vitest/config';

const root = resolve(import.meta.dirname, '..', '..');
/** What is compiled: not tests, nor what asks where it lies. */
const places = ['src', 'grammar', 'test/support/finite', 'test/support/at.ts'];
const modules = join(root, '.build', 'modules');
const isSource = (path: string): boolean => /(?<!\.d)\.[jt]s$/.test(path);
const compiled = (path: string): string => path.replace(/\.ts$/, '.js');

/** These files vitest leaves to Node. */
export const NATIVE = /\/\.build\/modules\//;

/** They are made when the first of them is asked for: so what they are made of has been generated, and is as it is now. */
export function nativeModules(): Plugin {
  let made: Promise<void> | undefined;
  return {
    name: 'native-modules',
    enforce: 'pre',
    async resolveId(specifier, importer) {
      if (importer === undefined || !specifier.startsWith('.')) return undefined;
      const path = relative(root, resolve(dirname(importer), specifier));
      if (!isSource(path) || !places.some((place) => path === place || path.startsWith(place + sep))) return undefined;
      made ??= makeModules();
      await made;
      return join(modules, compiled(path));
    },
  };
}

/** Files that are as they should be are left alone, for another run of tests may be reading them. */
async function makeModules(): Promise<void> {
  const within = (folder: string): string[] => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  const { outputFiles } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: places.flatMap((place) => (isSource(place) ? [place] : within(place).map((file) => join(place, file)))).filter(isSource),
    outbase: root,
    outdir: modules,
    bundle: true, // for package.json, which is put where it is imported
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: 'inline',
    logLevel: 'warning',
    write: false,
    plugins: [eachAlone],
  });
  for (const { path, text } of outputFiles) {
    if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
    mkdirSync(dirname(path), { recursive: true });
    const whole = `${path}.${process.pid}`; // nobody reads half of it
    writeFileSync(whole, text);
    renameSync(whole, path);
  }
  const paths = new Set(outputFiles.map(({ path }) => path));
  for (const file of within(relative(root, modules)).map((name) => join(modules, name)))
    if (file.endsWith('.js') && !paths.has(file)) rmSync(file);
}

/** A module that another imports is a file of its own. */
const eachAlone: esbuild.Plugin = {
  name: 'each-alone',
  setup({ onResolve }) {
    onResolve({ filter: /^\..*\.[jt]s$/ }, ({ path, kind }) =>
      kind === 'entry-point' ? undefined : { path: compiled(path), external: true },
    );
  },
};
