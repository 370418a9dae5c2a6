/** A thread that takes steps of a search as long as there are any. */
import { parentPort, workerData } from 'node:worker_threads';
import { Columns, Exhaustion, Matrix } from '../exact/index.ts';
import { type Message, NEXT, STOP, type Task } from './task.ts';

const { rows, cols, entries, job, shared }: Task = workerData;
const counters = new Int32Array(shared);
const tell = (message: Message): void => parentPort?.postMessage(message);
const claim = (): number => Atomics.add(counters, NEXT, 1);

const exhaustion = new Exhaustion(new Columns(Matrix.ofIntegers(rows, cols, entries)), job);
let mine = claim();
const steps = exhaustion.run((number) => {
  if (Atomics.load(counters, STOP) !== 0) return 'stop';
  if (number < mine) return 'skip';
  mine = claim();
  return 'take';
});
let step = steps.next();
for (; step.done !== true; step = steps.next()) tell({ kind: 'step', ...step.value });
tell({ kind: 'end', outcome: step.value, prime: exhaustion.prime, basis: exhaustion.basis });
