/** How long the spark takes, in processor time of one thread and of all, on an instance from a file. For bench/spark.mjs, in a process of its own. */
import { readFileSync } from 'node:fs';
import { Matrix, SparkSearch } from '../src/exact/index.ts';
import { sparkInWorkers } from '../src/workers/spark.ts';

export async function benchSpark(file: string, threads: number, runs: number): Promise<void> {
  const [rows = 0, cols = 0, ...entries] = readFileSync(file, 'utf8').trim().split(/\s+/).map(Number);
  const a = Matrix.ofIntegers(rows, cols, entries);
  let best = { processor: Number.POSITIVE_INFINITY, wall: Number.POSITIVE_INFINITY };
  let spark: number | undefined;
  let evidence = '';
  for (let run = 0; run < runs; run++) {
    const [begin, start] = [process.cpuUsage(), performance.now()];
    const answer = await sparkInWorkers(new SparkSearch(a, undefined), threads);
    const wall = performance.now() - start;
    const { user, system } = process.cpuUsage(begin);
    best = { processor: Math.min(best.processor, (user + system) / 1e3), wall: Math.min(best.wall, wall) };
    spark = answer.spark;
    evidence = answer.bounds.evidence.kind;
  }
  console.log(JSON.stringify({ ...best, spark, evidence }));
}
