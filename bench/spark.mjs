/**
 * The spark beside a plain search in C++, on the same instances: processor time, each in a process of its own, one thread; and the wall time in two
 * threads with what is wanted of it. Prints ratios; the sparks have to be the same.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';

const root = join(import.meta.dirname, '..');
const work = mkdtempSync(join(tmpdir(), 'lcgm-spark-'));
/** Inside the tree, so that it finds what the threads run. */
const outfile = join(root, '.build', 'bench-spark.mjs');

function randomMatrix(n, d, low, high, skipped = 0) {
  let state = n * 100 + d;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return low + Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * (high - low + 1));
  };
  for (let k = 0; k < skipped; k++) next();
  return Array.from({ length: n }, () => Array.from({ length: d }, next));
}

function identityAndHadamard(n) {
  let hadamard = [[1]];
  while (hadamard.length < n) hadamard = [...hadamard.map((r) => [...r, ...r]), ...hadamard.map((r) => [...r, ...r.map((x) => -x)])];
  return hadamard.map((row, i) => [...row.map((_, j) => (i === j ? 1 : 0)), ...row]);
}

/** Name, matrix, whether the C++ program comes to an end in reasonable time, wanted wall time in two threads in ms. */
const instances = [
  ['generic 8×20', randomMatrix(8, 20, -5, 5), true],
  ['0/1 12×30', randomMatrix(12, 30, 0, 1, 360), true],
  ['generic 10×24', randomMatrix(10, 24, -5, 5), true],
  ['generic 12×30', randomMatrix(12, 30, -5, 5), true],
  ['identity|Hadamard 16×32', identityAndHadamard(16), true],
  ['generic 16×32', randomMatrix(16, 32, -5, 5), false, 2_000],
  ['0/1 20×40', randomMatrix(20, 40, 0, 1, 800), false, 5_000],
  ['generic 18×36', randomMatrix(18, 36, -50, 50), false, 20_000],
];

try {
  await esbuild.build({
    entryPoints: [join(root, 'bench', 'spark.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
  });
  const ours = (file, threads, runs) =>
    JSON.parse(
      execFileSync(process.execPath, [
        '-e',
        `import(${JSON.stringify(pathToFileURL(outfile).href)}).then((m) => m.benchSpark(${JSON.stringify(file)}, ${threads}, ${runs}))`,
      ]),
    );
  const program = join(work, 'spark');
  const compiled = spawnSync('g++', ['-O3', '-march=native', '-o', program, join(import.meta.dirname, 'spark.cpp')], { encoding: 'utf8' });
  if (compiled.status !== 0) console.log('no peer: there is no g++ (Debian: apt-get install g++)');
  for (const [name, matrix, feasible, wanted] of instances) {
    const file = join(work, name.replaceAll(/\W/g, '-'));
    writeFileSync(file, `${matrix.length} ${matrix[0].length}\n${matrix.map((row) => row.join(' ')).join('\n')}\n`);
    const one = ours(file, 1, wanted === undefined ? 5 : 2);
    const columns = [`${name}: spark ${one.spark}`.padEnd(36), `lcgm ${one.processor.toFixed(1)} ms`.padEnd(18)];
    if (feasible && compiled.status === 0) {
      const [, spark, ms] = execFileSync(program, [file], { encoding: 'utf8' }).trim().split(' ');
      if (Number(spark) !== one.spark) throw new Error(`C++ has another spark for ${name}: ${spark}, not ${one.spark}`);
      columns.push(`C++ ${Number(ms).toFixed(1)} ms, ${(Number(ms) / one.processor).toFixed(1)} times as long`.padEnd(44));
    }
    if (wanted !== undefined) {
      const two = ours(file, 2, 2);
      columns.push(`two threads ${two.wall.toFixed(0)} ms (${(two.processor / 2).toFixed(0)} ms of each processor), wanted ≤ ${wanted} ms`);
    }
    console.log(columns.join('  ').trimEnd());
  }
} finally {
  rmSync(work, { recursive: true, force: true });
  rmSync(outfile, { force: true });
}
