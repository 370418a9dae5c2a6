/** `npm run bench`: what is measured, with its peers in the same run; ratios, since machines differ. Nothing here is a test. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { benchCheck, checkFigure } from './check.mjs';

const root = resolve(import.meta.dirname, '..');
delete process.env.NODE_EXTRA_CA_CERTS; // with it every process of Node reads certificates of the Web first, which can take 40 ms
const lcgm = join(root, 'dist', 'lcgm.cjs');
const work = mkdtempSync(join(tmpdir(), 'lcgm-bench-'));
const rows = [];
const row = (what, figure, wanted, note = '') => rows.push({ what, figure, wanted, note });

/** The whole process, `runs` times after one warm-up: the least and the median wall time in ms. */
function cold(args, runs = 9) {
  return timed(runs, () => {
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
  });
}
function timed(runs, once) {
  const times = [];
  for (let i = 0; i <= runs; i++) {
    const start = performance.now();
    once();
    if (i > 0) times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return { least: times[0], median: times[times.length >> 1] };
}
const ms = ({ least, median }) => `${least.toFixed(0)} ms (median ${median.toFixed(0)})`;

async function bundle(file) {
  const outfile = join(work, `${file}.mjs`);
  await esbuild.build({
    entryPoints: [join(root, 'bench', `${file}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    minify: true, // as it is shipped: constants stand where they are used
  });
  return pathToFileURL(outfile).href;
}
const bundled = async (file) => import(await bundle(file));

/** What a function of a file returns in a process of its own: what other rows left in memory would slow it down. */
async function alone(file, name, ...args) {
  const call = `${name}(${args.map((arg) => JSON.stringify(arg)).join(', ')})`;
  const code = `import(${JSON.stringify(await bundle(file))}).then((m) => console.log(JSON.stringify(m.${call})))`;
  return JSON.parse(execFileSync(process.execPath, ['-e', code], { encoding: 'utf8', maxBuffer: 1 << 26 }));
}

/** The kernel and tools/recheck on the same certificates, each a process, output included. */
function besidePython() {
  const what = 'certificates of theories/meta, checked by Python';
  if (spawnSync('python3', ['--version']).error !== undefined) return row(what, 'not measured: there is no python3', '');
  const folder = join(work, 'meta');
  execFileSync(process.execPath, [lcgm, 'prove', 'theories/meta', '--cert', folder], { cwd: root, stdio: 'ignore' });
  const files = readdirSync(folder).map((file) => join(folder, file));
  const verdicts = JSON.parse(
    execFileSync(process.execPath, [lcgm, 'verify', '--json', ...files], { encoding: 'utf8', maxBuffer: 1 << 28 }),
  );
  const steps = verdicts.reduce((sum, each) => sum + each.steps, 0);
  const rate = (program, args) => {
    const { median } = timed(3, () => execFileSync(program, [...args, ...files], { stdio: 'ignore' }));
    return (1000 * steps) / median;
  };
  const [kernel, python] = [rate(process.execPath, [lcgm, 'verify']), rate('python3', [join(root, 'tools', 'recheck')])];
  const thousands = (n) => `${(n / 1000).toFixed(0)},000 steps a second`;
  row(what, `${thousands(python)}, the kernel ${thousands(kernel)}`, '', `${(kernel / python).toFixed(1)} × as long, in ${steps} steps`);
}

try {
  execFileSync(process.execPath, [join(root, 'scripts', 'build.mjs')], { stdio: 'inherit' });
  console.log(
    `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} processors, load ${loadavg()[0].toFixed(1)}, Node ${process.version}\n`,
  );

  const empty = cold(['-e', '0']);
  row('an empty Node', ms(empty), '', 'the peer of the rows below');
  const ratio = (t) => `${(t.median / empty.median).toFixed(1)} × an empty Node`;

  const whole = cold([lcgm, 'prove', 'theories']);
  row('lcgm prove theories (all claims), cold', ms(whole), '≤ 600 ms', ratio(whole));
  const prove = cold([lcgm, 'prove', 'theories/meta']);
  row('lcgm prove theories/meta, cold', ms(prove), '≤ 400 ms', ratio(prove));
  const fresh = cold([lcgm, 'prove', 'theories/meta', '--fresh'], 5);
  row('the same with every proof searched (--fresh)', ms(fresh), '', ratio(fresh));

  const [few, more] = [await benchCheck(50), await benchCheck(250)];
  const each = (more.seconds - few.seconds) / (more.files - few.files);
  const growth = more.megabytes.map((most, i) => (most - (few.megabytes[i] ?? 0)) / (more.files - few.files));
  row(
    'lcgm check of 250 generated files (1,250 claims), two processes',
    checkFigure(more),
    '2,000 files: ≤ 60 s, ≤ 1 GB',
    `${(1000 * each).toFixed(0)} ms and ${(1000 * (growth[0] + growth[1])).toFixed(0)} kB for each further file`,
  );

  writeFileSync(join(work, 'tiny.lcgm'), 'theory tiny "t"\ntheorem one: forall n : Nat. n = n\n');
  execFileSync(process.execPath, [lcgm, 'prove', join(work, 'tiny.lcgm'), '--cert', work]);
  const tiny = cold([lcgm, 'verify', join(work, 'tiny.json')]);
  row('lcgm verify of a tiny certificate, cold', ms(tiny), '≤ 90 ms', ratio(tiny));

  const { benchEngine } = await bundled('engine');
  for (const f of benchEngine()) row(`engine: ${f.what}`, describe(f), '');

  await besideE();

  const reading = async (what, text, wanted = '') => {
    const file = join(work, 'long.json');
    writeFileSync(file, text);
    const figures = await alone('reading', 'benchReading', file);
    row(`${what} of ${figures.steps.toLocaleString('en')} steps, reading included`, describe(figures), wanted);
  };
  const { copies } = await bundled('library');
  await reading('a certificate (copies of theories/)', copies());
  const { certificateOf } = await bundled('certificate');
  await reading('a generated proof', certificateOf(100_000), '≥ 650,000 steps/s');
  await reading('a generated proof', certificateOf(10_000));
  const long = cold([lcgm, 'verify', join(work, 'long.json')], 5);
  row('lcgm verify of 10,000 steps, cold', ms(long), '≤ 400 ms', ratio(long));
  besidePython();

  const { benchParse } = await bundled('parse');
  for (const [name, f] of Object.entries(benchParse())) row(`parsing: ${name}`, describe(f), '≥ 1.5 MB/s');

  for (const file of ['exact.mjs', 'spark.mjs', 'coarsening.mjs', 'recheck.mjs'])
    execFileSync(process.execPath, [join(root, 'bench', file)], { stdio: 'inherit' });
  console.log('');

  const width = (key) => Math.max(...rows.map((r) => r[key].length));
  for (const r of rows)
    console.log(
      `${r.what.padEnd(width('what'))}  ${r.figure.padEnd(width('figure'))}  ${r.wanted.padEnd(width('wanted'))}  ${r.note}`.trimEnd(),
    );
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** The engine and E, each as a process of its own; what E says to a problem. */
async function besideE() {
  if (spawnSync('eprover', ['--version']).error !== undefined) {
    row('the engine beside E', 'not measured: there is no eprover', '', 'Debian, Ubuntu: apt-get install eprover');
    return;
  }
  const url = await bundle('peer');
  const { peerProblems, answer, shippedProblems } = await import(url);
  const file = join(work, 'problem.p');
  /** The verdict of E, and its time. */
  const asked = (text, seconds, runs) => {
    writeFileSync(file, text);
    let status = 'no answer';
    const time = timed(runs, () => {
      const { stdout } = spawnSync('eprover', ['--auto', `--cpu-limit=${seconds}`, '--proof-object=0', '-s', file], { encoding: 'utf8' });
      status = /SZS status (\w+)/.exec(stdout)?.[1] ?? 'no answer';
    });
    return { status, time };
  };
  for (const { what, world, size, text } of peerProblems()) {
    const code = `import(${JSON.stringify(url)}).then((m) => m.answer(${JSON.stringify(world)}, ${size}, 1))`;
    const ours = cold(['-e', code], 5);
    const { status, time } = asked(text, 60, 5);
    const compared = status === 'Theorem' ? `${(ours.median / time.median).toFixed(2)} × E, cold` : `E does not prove it: ${status}`;
    const warm = `warm ${answer(world, size, 5).median.toFixed(1)} ms`;
    row(`engine and E: ${what}`, `${ms(ours)}, ${warm}; E ${ms(time)}`, '', compared);
  }
  const theory = 'theories/paper/dictionary.lcgm';
  const { problems, inexpressible } = shippedProblems(theory);
  const verdicts = problems.map(({ what, text, formulas, leftOut }) => {
    const { status, time } = asked(text, 10, 1);
    return `${what}: ${status} after ${time.median.toFixed(0)} ms from ${formulas} formulas (${leftOut} cannot be said)`;
  });
  row(`E on the claims of ${theory}, 10 s each`, verdicts.join('; '), '', `${inexpressible} more are not first-order`);
}

/** A record of figures in one line. */
function describe(figures) {
  const shown = (v) => (typeof v !== 'number' ? String(v) : v >= 1000 ? Math.round(v).toLocaleString('en') : v.toPrecision(3));
  return Object.entries(figures)
    .filter(([, v]) => typeof v === 'number')
    .map(([k, v]) => `${k} ${shown(v)}`)
    .join(', ');
}
