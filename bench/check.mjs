/**
 * A corpus: 2,000 generated theory files with 10,000 claims, checked by two processes that share the files (`--shard`). Time until both have
 * ended, and the most memory that each has had. `node bench/check.mjs 200` takes so many files.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const lcgm = join(root, 'dist', 'lcgm.cjs');

/** Five claims, which differ from file to file: two about a class, two about numbers, and a false one. */
export function corpusText(i) {
  const name = `corpus.part${Math.floor(i / 100)}.file${i}`;
  const spark = 2 + (i % 3);
  const given = ['k < d', 'k + 1 < d', 'k + 2 <= d', 'k < d, d <= n'][i % 4];
  return `theory ${name} "Generated, number ${i}"
import std.sharp, meta.verdicts

parameter k d n : Nat
given 1 <= k, ${given}

concepts Z := Sparse(k, d)
features X := R(n)

class C${i} := P{msr} * K{linear, spark(${spark}*k)}

claim ${i}.1 "up to order and scales": C${i} identifiable up to Relabel(d) @ Rescale(d)
claim ${i}.2 "and so up to linear maps": C${i} identifiable up to GL(d)
claim ${i}.3 "a sum": forall a b : Nat. a <= b + ${i} => a + ${i} <= b + ${2 * i}
claim ${i}.4 "codes are shorter than vectors": k <= d + ${i}
refute ${i}.5 "no number is larger than itself": k + ${i + 1} <= k
`;
}

/** Writes the corpus, and says how large it is. */
export function writeCorpus(folder, files) {
  let bytes = 0;
  for (let i = 0; i < files; i++) {
    const below = join(folder, 'corpus', `part${Math.floor(i / 100)}`);
    mkdirSync(below, { recursive: true });
    const text = corpusText(i);
    bytes += text.length;
    writeFileSync(join(below, `file${i}.lcgm`), text);
  }
  return bytes;
}

/** One part of the work in a process of its own. */
function part(folder, shard) {
  return new Promise((done, fail) => {
    const usage = join(folder, `usage-${shard.replace('/', '-')}`);
    // the process itself says at its end how much memory it had at most
    const note = `process.on('exit',()=>require('node:fs').writeFileSync(${JSON.stringify(usage)},String(process.resourceUsage().maxRSS)))`;
    const noted = join(folder, `note-${shard.replace('/', '-')}.cjs`);
    writeFileSync(noted, note);
    const child = spawn(process.execPath, ['--require', noted, lcgm, 'check', join(folder, 'corpus'), '--shard', shard], { cwd: folder });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (err += text));
    child.on('error', fail);
    child.on('close', (status) => {
      if (status !== 0) fail(new Error(`shard ${shard} ended with ${status}: ${err.slice(0, 2000)}`));
      else done({ claims: out.trimEnd().split('\n').length, megabytes: Number(readFileSync(usage, 'utf8')) / 1024 });
    });
  });
}

/** The figures of a corpus of so many files. */
export async function benchCheck(files = 2_000) {
  const folder = mkdtempSync(join(tmpdir(), 'lcgm-corpus-'));
  try {
    const bytes = writeCorpus(folder, files);
    const start = performance.now();
    const parts = await Promise.all(['1/2', '2/2'].map((shard) => part(folder, shard)));
    const seconds = (performance.now() - start) / 1000;
    const claims = parts.reduce((sum, each) => sum + each.claims, 0);
    return { files, claims, bytes, seconds, megabytes: parts.map((each) => each.megabytes) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const checkFigure = ({ seconds, megabytes }) =>
  `${seconds.toFixed(1)} s, ${megabytes.map((each) => `${each.toFixed(0)} MB`).join(' and ')}`;

if (resolve(process.argv[1] ?? '') === resolve(import.meta.filename)) {
  const figures = await benchCheck(process.argv[2] === undefined ? undefined : Number(process.argv[2]));
  console.log(`lcgm check of ${figures.files} generated files (${figures.claims} claims) in two processes: ${checkFigure(figures)}`);
}
