/**
 * Exports and checkers that are not ours: processor time for every 1,000 steps, and the size of what is written, over all of theories/, and
 * over generated proofs of three lengths.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';

const root = resolve(import.meta.dirname, '..');
const work = mkdtempSync(join(tmpdir(), 'lcgm-recheck-bench-'));
const certificates = join(work, 'certificates');

/** Seconds of processor time that programs which were started here, and those which they started, have taken; elsewhere than on Linux, seconds. */
const STAT = '/proc/self/stat';
function spent() {
  if (!existsSync(STAT)) return performance.now() / 1000;
  const fields = readFileSync(STAT, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[13]) + Number(fields[14])) / 100;
}

/** The command, and how long it took. */
function lcgm(...args) {
  const start = spent();
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'dist', 'lcgm.cjs'), ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  return { status, stdout, stderr, seconds: spent() - start };
}
const bytesIn = (folder) => readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
const count = (n) => Math.round(n).toLocaleString('en');
const per = (seconds, steps) => `${((1e6 * seconds) / steps).toFixed(1)} ms`;
const stepsIn = (files) => JSON.parse(lcgm('verify', ...files, '--json').stdout).reduce((sum, each) => sum + each.steps, 0);

/** A line of the table: what it is about, and a figure for each of several. */
const line = (what, figures) => console.log(`  ${what.padEnd(22)}${figures.map((each) => String(each).padStart(14)).join('')}`.trimEnd());

/** What a checker makes of files, alone. */
function checked(name, paths, steps) {
  const { status, stdout, seconds } = lcgm('recheck', ...paths, '--with', name, '--jobs', '1', '--json');
  const found = JSON.parse(stdout).certificates.map((each) => each.checkers.find((checker) => checker.name === name));
  const vouched = found.reduce((sum, each) => sum + each.vouched, 0);
  return {
    time: per(seconds, steps),
    share: `${((100 * vouched) / steps).toFixed(0)} %`,
    verdict: status === 0 ? 'agrees' : 'DOES NOT AGREE',
  };
}

try {
  execFileSync(process.execPath, [join(root, 'dist', 'lcgm.cjs'), 'prove', 'theories', '--cert', certificates], {
    cwd: root,
    stdio: 'ignore',
  });
  const files = readdirSync(certificates).map((name) => join(certificates, name));
  const kernel = lcgm('verify', ...files, '--json');
  const steps = JSON.parse(kernel.stdout).reduce((sum, each) => sum + each.steps, 0);
  const checkers = JSON.parse(lcgm('recheck', files[0], '--json').stdout).checkers.filter((each) => each.name !== 'kernel');
  const there = checkers.filter(({ version }) => version !== null).map(({ name }) => name);
  for (const { name } of checkers) if (!there.includes(name)) console.log(`${name} is not there, and not measured`);

  console.log(
    `${count(files.length)} certificates of ${count(steps)} steps: processor time for 1,000 steps, our reading and asking included`,
  );
  line('checker', ['time', 'vouches for', '']);
  line('kernel (lcgm verify)', [per(kernel.seconds, steps), '100 %', kernel.status === 0 ? 'agrees' : 'DOES NOT AGREE']);
  for (const name of there) {
    const { time, share, verdict } = checked(name, [certificates], steps);
    line(name, [time, share, verdict]);
  }
  line('export', ['time', 'bytes', 'bytes a step']);
  for (const target of ['smt2', 'coq', 'tptp']) {
    const out = join(work, target);
    const { seconds } = lcgm('export', certificates, '--to', target, '--out', out);
    line(target, [per(seconds, steps), count(bytesIn(out)), (bytesIn(out) / steps).toFixed(1)]);
  }

  const outfile = join(work, 'certificate.mjs');
  await esbuild.build({ entryPoints: [join(root, 'bench', 'certificate.ts')], outfile, bundle: true, platform: 'node', format: 'esm' });
  const { certificateOf } = await import(pathToFileURL(outfile).href);
  mkdirSync(join(work, 'long'));
  console.log('generated proofs: processor time for 1,000 steps, and bytes a step of what is exported');
  const proofs = [1_500, 15_000, 75_000].map((size) => {
    const file = join(work, 'long', `${size}.json`);
    writeFileSync(file, certificateOf(size));
    return { file, steps: stepsIn([file]) };
  });
  line('steps', proofs.map((proof) => count(proof.steps))); // biome-ignore format: a line of the table
  for (const target of ['smt2', 'coq'])
    line(`bytes, ${target}`, proofs.map((proof) => (lcgm('export', proof.file, '--to', target).stdout.length / proof.steps).toFixed(1))); // biome-ignore format: a line of the table
  line('kernel (lcgm verify)', proofs.map((proof) => per(lcgm('verify', proof.file, '--json').seconds, proof.steps))); // biome-ignore format: a line of the table
  for (const name of there) {
    const answers = proofs.map((proof) => checked(name, [proof.file], proof.steps));
    line(name, answers.map(({ time, verdict }) => (verdict === 'agrees' ? time : verdict))); // biome-ignore format: a line of the table
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
