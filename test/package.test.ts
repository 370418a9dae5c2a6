/** What we ship works where it lands: packed, installed without a network into a stranger's package, run and imported there. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));
const manifest: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'lcgm-package-')));
const stranger = join(temporary, 'stranger');

/** An empty cache and a registry that does not answer: whatever wants the network fails, and nothing of the user's settings counts. */
const environment = {
  PATH: process.env['PATH'],
  HOME: temporary,
  npm_config_cache: join(temporary, 'cache'),
  npm_config_userconfig: join(temporary, 'npmrc'),
  npm_config_registry: 'http://127.0.0.1:9/',
  npm_config_offline: 'true',
  npm_config_ignore_scripts: 'true',
  npm_config_audit: 'false',
  npm_config_fund: 'false',
  npm_config_update_notifier: 'false',
};

async function run(cwd: string, program: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(program, args, { cwd, env: environment, timeout: 25_000 });
  return stdout.trim();
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length));
}

let packed: readonly string[] = [];

beforeAll(async () => {
  mkdirSync(stranger);
  writeFileSync(join(stranger, 'package.json'), JSON.stringify({ name: 'stranger', version: '1.0.0', private: true, type: 'module' }));
  // `prepare` is not run: dist is fresh (scripts/build-before-tests.mjs), and other tests are reading it.
  const told: readonly { filename: string; files: readonly { path: string }[] }[] = JSON.parse(
    await run(root, 'npm', 'pack', '--json', '--pack-destination', temporary),
  );
  const tarballs = told.map((each) => join(temporary, each.filename));
  packed = told.flatMap((each) => each.files.map((file) => file.path));
  await run(stranger, 'npm', 'install', ...tarballs);
}, 60_000);

afterAll(() => rmSync(temporary, { recursive: true, force: true }));

describe('the package', () => {
  it('contains the bundles, the theories, the documents and the licence', () => {
    const wanted = [
      'dist/lcgm.cjs',
      'dist/index.js',
      'dist/index.d.ts',
      'dist/LICENSES.txt',
      'dist/site/katex/katex.css',
      'dist/site/site.js',
      'package.json',
      'README.md',
      'LICENSE',
      'coq/Lcgm.v',
      'coq/Proved.v',
      'tools/recheck/__main__.py',
    ];
    expect(packed).toEqual(expect.arrayContaining([...wanted, ...filesUnder('theories'), ...filesUnder('docs')]));
  });

  it('contains nothing else', () => {
    expect(
      packed.filter(
        (path) =>
          !/^(?:dist|theories|docs)\/|^coq\/[A-Za-z]+\.v$|^tools\/recheck\/\w+\.py$|^(?:package\.json|README\.md|LICENSE)$/.test(path),
      ),
    ).toEqual([]);
    expect(packed.filter((path) => path.includes('/.'))).toEqual([]);
  });

  it('brings no other package with it', () => {
    expect(readdirSync(join(stranger, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['lcgm']);
  });

  it('has a command that can be run', async () => {
    const command = join(stranger, 'node_modules', '.bin', 'lcgm');
    expect(statSync(command).mode & 0o111).toBe(0o111);
    expect(readFileSync(command, 'utf8').startsWith('#!/usr/bin/env node\n')).toBe(true);
    expect(await run(stranger, command, '--version')).toContain(manifest.version);
    expect(await run(temporary, command, '--version')).toContain(manifest.version);
  });

  it('can write a site', async () => {
    writeFileSync(join(stranger, 'mine.lcgm'), 'theory mine "Mine"\nclaim "c": forall n : Nat. n <= n\n');
    const command = join(stranger, 'node_modules', '.bin', 'lcgm');
    expect(await run(stranger, command, 'docs', 'mine.lcgm', '--out', 'site')).toMatch(/^wrote site\/index\.html/);
    expect(readdirSync(join(stranger, 'site', 'assets', 'katex', 'fonts')).length).toBeGreaterThan(10);
    expect(readFileSync(join(root, 'dist', 'LICENSES.txt'), 'utf8')).toContain('katex 0.');
  });

  it('has a command that npx finds', async () => {
    expect(await run(stranger, 'npx', '--no', '--', 'lcgm', '--version')).toContain(manifest.version);
  });

  it('has a library that can be imported', async () => {
    const names = await run(
      stranger,
      process.execPath,
      '--input-type=module',
      '-e',
      "console.log(Object.keys(await import('lcgm')).join())",
    );
    expect(names).not.toBe('');
    const version = "console.log((await import('lcgm/package.json', { with: { type: 'json' } })).default.version)";
    expect(await run(stranger, process.execPath, '--no-warnings', '--input-type=module', '-e', version)).toBe(manifest.version);
  });

  it('has types that hold by themselves', async () => {
    const compilerOptions = { module: 'nodenext', target: 'es2023', strict: true, noEmit: true, skipLibCheck: false, types: [] };
    writeFileSync(join(stranger, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['use.ts'] }));
    writeFileSync(
      join(stranger, 'use.ts'),
      "import * as lcgm from 'lcgm';\nexport const names: readonly (keyof typeof lcgm)[] = [];\nexport { lcgm };\n",
    );
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    expect(await run(stranger, process.execPath, tsc, '-p', '.')).toBe('');
    expect(existsSync(join(stranger, 'node_modules', 'lcgm', 'dist', 'index.d.ts'))).toBe(true);
  });
});
