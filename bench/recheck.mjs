/** Exports and checkers that are not ours, over all of theories/: time for every 1,000 steps beside the kernel, and the size of what is written. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';

const root = resolve(import.meta.dirname, '..');
const work = mkdtempSync(join(tmpdir(), 'lcgm-recheck-bench-'));
const certificates = join(work, 'certificates');

/** The command, and how many seconds it took. */
function lcgm(...args) {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'dist', 'lcgm.cjs'), ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  return { status, stdout, stderr, seconds: (performance.now() - start) / 1000 };
}
const bytesIn = (folder) => readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
const per = (seconds, steps) => `${((1e6 * seconds) / steps).toFixed(1)} ms for 1,000 steps (${seconds.toFixed(1)} s)`;
const count = (n) => Math.round(n).toLocaleString('en');

try {
  execFileSync(process.execPath, [join(root, 'dist', 'lcgm.cjs'), 'prove', 'theories', '--cert', certificates], {
    cwd: root,
    stdio: 'ignore',
  });
  const files = readdirSync(certificates).map((name) => join(certificates, name));
  const kernel = lcgm('verify', ...files, '--json');
  const steps = JSON.parse(kernel.stdout).reduce((sum, each) => sum + each.steps, 0);
  console.log(`exports and checkers, over ${files.length} certificates of ${count(steps)} steps`);
  console.log(`  kernel  ${per(kernel.seconds, steps)}`);
  const names = JSON.parse(lcgm('recheck', files[0], '--json').stdout).checkers;
  for (const { name, version } of names.filter((each) => each.name !== 'kernel')) {
    if (version === null) {
      console.log(`  ${name}  not measured: it is not there`);
      continue;
    }
    const run = lcgm('recheck', certificates, '--with', name, '--jobs', '1', '--json');
    const rows = JSON.parse(run.stdout).certificates.map((each) => each.checkers.find((checker) => checker.name === name));
    const vouched = rows.reduce((sum, each) => sum + each.vouched, 0);
    const verdict = run.status === 0 ? 'agrees' : 'DOES NOT AGREE';
    console.log(
      `  ${name}  ${per(run.seconds, steps)}, one process at a time, our reading included; vouches for ${count(vouched)}; ${verdict}`,
    );
  }
  for (const target of ['smt2', 'coq', 'tptp']) {
    const out = join(work, target);
    const { seconds } = lcgm('export', certificates, '--to', target, '--out', out);
    const bytes = bytesIn(out);
    console.log(
      `  export to ${target}  ${per(seconds, steps)}; ${count(bytes)} bytes in ${readdirSync(out).length} files, ${(bytes / steps).toFixed(1)} a step`,
    );
  }
  const outfile = join(work, 'certificate.mjs');
  await esbuild.build({ entryPoints: [join(root, 'bench', 'certificate.ts')], outfile, bundle: true, platform: 'node', format: 'esm' });
  const { certificateOf } = await import(pathToFileURL(outfile).href);
  mkdirSync(join(work, 'long'));
  for (const size of [1_000, 10_000, 50_000]) {
    const file = join(work, 'long', `${size}.json`);
    writeFileSync(file, certificateOf(size));
    for (const target of ['smt2', 'coq']) {
      const { stdout } = lcgm('export', file, '--to', target);
      const each = (stdout.length / size).toFixed(1);
      console.log(`  a generated proof of ${count(size)} steps as ${target}: ${count(stdout.length)} bytes, ${each} a step`);
    }
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
