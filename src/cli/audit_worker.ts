/** A thread of an audit: it sees the features in shared memory, and answers one request after another. */
import { parentPort, workerData } from 'node:worker_threads';
import { OneThread, type Pairs, type Quantised, type Top } from '../audit/index.ts';

export type Request =
  | { readonly kind: 'pairs'; readonly stripes: readonly number[] }
  | { readonly kind: 'rows'; readonly vectors: Quantised; readonly own: Int32Array };

/** The arrays of a Top and, for pairs, a histogram: classes do not survive the way between threads. */
export interface Reply {
  readonly rows: number;
  readonly sizes: Int32Array<ArrayBuffer>;
  readonly places: Int32Array<ArrayBuffer>;
  readonly histogram: Float64Array | undefined;
}

const features: Quantised = workerData;
const multiplier = new OneThread(features);

const reply = ({ rows, sizes, places }: Top, histogram: Pairs['histogram'] | undefined): Reply => ({ rows, sizes, places, histogram });

parentPort?.on('message', async (request: Request) => {
  if (request.kind === 'rows') parentPort?.postMessage(reply(await multiplier.rows(request.vectors, request.own), undefined));
  else {
    const { top, histogram } = await multiplier.pairs(request.stripes);
    parentPort?.postMessage(reply(top, histogram));
  }
});
