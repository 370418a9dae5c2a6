/**
 * Blackwell coarsening beside z3 and cvc5: the same instances, each tool in one long-lived process, its processor time from (check-sat) to the
 * answer alone. Prints ratios. The argument is how many seconds of processor time a peer gets for an instance; 20 if it is left out.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';

const limit = Number(process.argv[2] ?? 20);
const work = mkdtempSync(join(tmpdir(), 'lcgm-coarsening-'));
const peers = [
  { name: 'z3', command: ['z3', '-in'], debian: 'z3' },
  { name: 'cvc5', command: ['cvc5', '--lang', 'smt2', '--incremental', '-'], debian: 'cvc5' },
];

/** A process that reads SMT-LIB; one that takes too long is ended, and the next instance gets a new one. */
class Peer {
  #command;
  #process;
  #lines;
  constructor(command) {
    this.#command = command;
  }
  async #start() {
    const [file, ...args] = this.#command;
    this.#process = spawn(file, args, { stdio: ['pipe', 'pipe', 'ignore'] });
    this.#lines = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
    this.#say('(set-logic QF_LRA)');
  }
  #say(text) {
    this.#process.stdin.write(`${text}\n`);
  }
  async #hear() {
    const { value } = await this.#lines.next();
    return value;
  }
  /** Processor time in ms so far, all threads. */
  #used() {
    const [, rest = ''] = readFileSync(`/proc/${this.#process.pid}/stat`, 'utf8').split(') ');
    const ticks = rest.split(' ');
    const coarse = (Number(ticks[11]) + Number(ticks[12])) * 10;
    const fine = Number(readFileSync(`/proc/${this.#process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
    return Math.max(fine, coarse - 10);
  }
  async ask(smt) {
    if (this.#process === undefined) await this.#start();
    this.#say(`(push 1)\n${smt}\n(echo "ready")`);
    await this.#hear();
    const start = this.#used();
    this.#say('(check-sat)');
    let timer;
    const late = new Promise((resolve) => {
      timer = setInterval(() => this.#used() - start > limit * 1000 && resolve('late'), 100);
    });
    const verdict = await Promise.race([this.#hear(), late]);
    clearInterval(timer);
    const ms = this.#used() - start;
    if (verdict === 'late') {
      this.end();
      return { ms, verdict: undefined };
    }
    this.#say('(pop 1)');
    return { ms, verdict };
  }
  end() {
    this.#process?.kill('SIGKILL');
    this.#process = undefined;
  }
}

try {
  const outfile = join(work, 'coarsening-bundle.mjs');
  await esbuild.build({
    entryPoints: [join(import.meta.dirname, 'coarsening.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
  });
  const url = pathToFileURL(outfile).href;
  const code = `import(${JSON.stringify(url)}).then((m) => console.log(JSON.stringify(m.benchCoarsening())))`;
  const ours = JSON.parse(execFileSync(process.execPath, ['-e', code], { encoding: 'utf8' }));
  const { instances } = await import(url);
  const running = [];
  for (const { name, command, debian } of peers) {
    if (spawnSync(command[0], ['--version']).status === 0) running.push({ name, peer: new Peer(command) });
    else console.log(`${name} is missing (Debian: apt-get install ${debian})`);
  }
  const texts = new Map(instances().map(({ name, smt }) => [name, smt]));
  for (const { name, ms, verdict } of ours) {
    const columns = [name.padEnd(26), `lcgm ${ms.toFixed(2)} ms ${verdict}`.padEnd(22)];
    let best = Number.POSITIVE_INFINITY;
    let late = true;
    for (const { name: who, peer } of running) {
      const found = [await peer.ask(texts.get(name))];
      // What is quick is measured again, the least counts.
      while (found.length < 3 && found[0].verdict !== undefined && found[0].ms < 1000) found.push(await peer.ask(texts.get(name)));
      const least = found.reduce((a, b) => (a.ms < b.ms ? a : b));
      if (least.verdict !== undefined && least.verdict !== verdict) throw new Error(`${who} says ${least.verdict} to ${name}`);
      columns.push(`${who} ${least.verdict === undefined ? '> ' : ''}${least.ms.toFixed(1)} ms`.padEnd(20));
      if (least.verdict !== undefined) late = false;
      best = Math.min(best, least.ms);
    }
    if (running.length > 0) columns.push(`${late ? '> ' : ''}${(best / ms).toFixed(1)} times as fast as the best`);
    console.log(columns.join('  ').trimEnd());
  }
  for (const { peer } of running) peer.end();
} finally {
  rmSync(work, { recursive: true, force: true });
}
