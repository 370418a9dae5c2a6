/** The exact linear algebra beside FLINT and PARI on the same instances; each in one process, its own processor time alone. Prints ratios. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';

const work = mkdtempSync(join(tmpdir(), 'lcgm-exact-'));

/** Entries −10…10, or such over 1…10; the same ones in every run. */
function instance(n, fractions) {
  let state = 1000 + n + (fractions ? 7 : 0);
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const from = (low, high) => low + Math.floor(random() * (high - low + 1));
  const entry = () => (fractions ? `${from(-10, 10)}/${from(1, 10)}` : `${from(-10, 10)}`);
  const row = () => Array.from({ length: n }, entry).join(' ');
  return [n, ...Array.from({ length: n + 1 }, row)].join('\n');
}

/** What a peer prints: a line for each file and operation, with the milliseconds and a result. */
function figures(output) {
  return new Map(
    output
      .trim()
      .split('\n')
      .map((line) => line.split(' '))
      .map(([file, what, ms, value]) => [`${file} ${what}`, { ms: Number(ms), value }]),
  );
}

async function ours(files) {
  const outfile = join(work, 'exact-bundle.mjs');
  await esbuild.build({
    entryPoints: [join(import.meta.dirname, 'exact.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
  });
  const code = `import(${JSON.stringify(pathToFileURL(outfile).href)}).then((m) => m.benchExact(${JSON.stringify(files)}))`;
  return figures(execFileSync(process.execPath, ['-e', code], { encoding: 'utf8' }));
}

function flint(files) {
  const program = join(work, 'flint');
  const compiled = spawnSync('cc', ['-O2', '-o', program, join(import.meta.dirname, 'exact-flint.c'), '-lflint', '-lgmp'], {
    encoding: 'utf8',
  });
  if (compiled.status !== 0) return undefined;
  return figures(execFileSync(program, files, { encoding: 'utf8' }));
}

function pari(files) {
  if (spawnSync('gp', ['--version-short']).status !== 0) return undefined;
  const script = [
    // Processor time in whole milliseconds: so many calls at once that it is at least 100, and the least of three times.
    'least(f) = {my(best = 10^9, calls, start, taken); for (i = 1, 3, start = getabstime(); calls = 0; until (getabstime() - start >= 100, f(); calls++); taken = (getabstime() - start) / calls * 1.; best = min(best, taken)); best};',
    'report(file, what, ms, value) = print(file, " ", what, " ", ms, " ", value);',
    'run(file) = {my(words, n, A, b); words = concat(apply(line -> [eval(w) | w <- strsplit(line, " ")], readstr(file))); n = words[1]; A = matrix(n, n, i, j, words[1 + (i - 1) * n + j]); b = vector(n, i, words[1 + n * n + i])~;',
    '  report(file, "det", least(() -> matdet(A)), matdet(A)); report(file, "solve", least(() -> matsolve(A, b)), matsolve(A, b)[1]); report(file, "inverse", least(() -> A^-1), (A^-1)[1, 1])};',
    ...files.map((file) => `run("${file}");`),
  ];
  const file = join(work, 'bench.gp');
  writeFileSync(file, `${script.join('\n')}\n`);
  return figures(execFileSync('gp', ['-q', '-f', '-s', '1G', file], { encoding: 'utf8', input: '' }));
}

try {
  const files = [];
  for (const fractions of [false, true]) {
    for (const n of [30, 60, 100]) {
      const file = join(work, `${fractions ? 'fractions' : 'integers'}-${n}`);
      writeFileSync(file, `${instance(n, fractions)}\n`);
      files.push(file);
    }
  }
  const peers = { lcgm: await ours(files), FLINT: flint(files), PARI: pari(files) };
  for (const [name, figuresOfPeer] of Object.entries(peers)) {
    if (figuresOfPeer === undefined) console.log(`${name} is missing (Debian: apt-get install gcc libflint-dev pari-gp)`);
  }
  for (const [key, { ms, value }] of peers.lcgm) {
    const [file, what] = key.split(' ');
    const columns = [`${file.slice(work.length + 1)} ${what}`.padEnd(24), `lcgm ${ms.toFixed(2)} ms`.padEnd(18)];
    for (const name of ['FLINT', 'PARI']) {
      const peer = peers[name]?.get(key);
      if (peer === undefined) continue;
      if (peer.value !== value) throw new Error(`${name} has another result for ${key}: ${peer.value}, not ${value}`);
      columns.push(`${name} ${peer.ms.toFixed(2)} ms, ${(ms / peer.ms).toFixed(2)} of it`.padEnd(32));
    }
    console.log(columns.join('  ').trimEnd());
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
