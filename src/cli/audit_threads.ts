/** The products of an audit on several threads. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { addPairs, emptyPairs, joined, type Multiplier, OneThread, type Pairs, type Quantised, Top } from '../audit/index.ts';
import type { Reply, Request } from './audit_worker.ts';

/** It lies beside this file once all is bundled; where the sources themselves run there is none, and one thread does the work. */
const PROGRAM = new URL('./audit_worker.cjs', import.meta.url);

/** Gives a multiplier of so many threads to a function. The features must lie in shared memory. */
export async function withThreads<Result>(
  threads: number,
  features: Quantised,
  use: (multiplier: Multiplier) => Promise<Result>,
): Promise<Result> {
  if (threads === 1 || !existsSync(fileURLToPath(PROGRAM))) return use(new OneThread(features));
  const { count, stride, entries } = features;
  const workers = Array.from({ length: threads }, () => new Worker(PROGRAM, { workerData: { count, stride, entries } }));
  try {
    return await use(new Threads(count, workers));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

class Threads implements Multiplier {
  readonly #count: number;
  readonly #workers: readonly Worker[];

  constructor(count: number, workers: readonly Worker[]) {
    this.#count = count;
    this.#workers = workers;
  }

  async pairs(stripes: readonly number[]): Promise<Pairs> {
    const threads = this.#workers.length;
    // Stripes get shorter: there and back again, all have as much to do.
    const ofThread = (t: number): readonly number[] =>
      stripes.filter((_, k) => (k % (2 * threads) < threads ? k % threads === t : threads - 1 - (k % threads) === t));
    const replies = await Promise.all(this.#workers.map((worker, t) => ask(worker, { kind: 'pairs', stripes: ofThread(t) })));
    const sum = emptyPairs(this.#count);
    for (const { rows, sizes, places, histogram } of replies)
      if (histogram !== undefined) addPairs(sum, { top: new Top(rows, sizes, places), histogram });
    return sum;
  }

  async rows({ count, stride, entries }: Quantised, own: Int32Array): Promise<Top> {
    const share = Math.ceil(count / this.#workers.length);
    const replies = await Promise.all(
      this.#workers.map((worker, t) => {
        const [from, to] = [Math.min(count, t * share), Math.min(count, (t + 1) * share)];
        const vectors = { count: to - from, stride, entries: entries.slice(from * stride, to * stride) };
        return ask(worker, { kind: 'rows', vectors, own: own.slice(from, to) });
      }),
    );
    return joined(replies.map(({ rows, sizes, places }) => new Top(rows, sizes, places)));
  }
}

/** One request at a time to one worker. */
function ask(worker: Worker, request: Request): Promise<Reply> {
  return new Promise((done, fail) => {
    const settle = (): void => {
      worker.off('message', answered);
      worker.off('error', failed);
    };
    const answered = (reply: Reply): void => {
      settle();
      done(reply);
    };
    const failed = (error: unknown): void => {
      settle();
      fail(error);
    };
    worker.on('message', answered);
    worker.on('error', failed);
    worker.postMessage(request);
  });
}
