/** The search for the spark of a matrix in several threads. Where there are none, it goes its way without them. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import {
  answerOf,
  type Done,
  type Outcome,
  progressOf,
  type Running,
  type SparkAnswer,
  type SparkProgress,
  type SparkSearch,
  searchSteps,
  support,
} from '../exact/index.ts';
import { type Message, NEXT, STOP, type Task } from './task.ts';

/** The nearest folder around this file in which the bundle of the threads is, or in whose dist it is. */
const program = ((start) => {
  for (let folder = start; ; folder = dirname(folder)) {
    const found = [join(folder, 'spark-worker.js'), join(folder, 'dist', 'spark-worker.js')].find((file) => existsSync(file));
    if (found !== undefined || dirname(folder) === folder) return found;
  }
})(dirname(fileURLToPath(import.meta.url)));

/** What one thread has done before another has started. */
const FEW_SETS = 2 ** 28;

/** Runs a search to its end in so many threads, or until it is told to stop after a step; the bounds are right in either case. */
export async function sparkInWorkers(
  search: SparkSearch,
  threads = 2,
  stop: (progress: SparkProgress) => boolean = () => false,
): Promise<SparkAnswer> {
  for (const _ of search.prepare()) if (stop(progressOf(search))) return answerOf(search);
  for (let running = search.next(); running !== undefined; running = search.next()) {
    const few = threads < 2 || progressOf(search).of <= FEW_SETS;
    const end = few || program === undefined ? 'failed' : await together(search, running, threads, program, stop);
    if (end === 'stopped') return answerOf(search);
    if (end === 'done') continue;
    // Without threads the search goes on here, from the first step that is not done.
    for (const progress of searchSteps(search, search.running ?? running)) if (stop(progress)) return answerOf(search);
  }
  return answerOf(search);
}

/** Whether the threads have done the search, or were stopped, or failed. */
async function together(
  search: SparkSearch,
  { job, next }: Running,
  threads: number,
  file: string,
  stop: (progress: SparkProgress) => boolean,
): Promise<'done' | 'stopped' | 'failed'> {
  const { rows, count, matrix } = search.columns;
  const shared = new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT);
  const counters = new Int32Array(shared);
  counters[NEXT] = next;
  const task: Task = { rows, cols: count, entries: matrix.numerators, job, shared };
  /** Steps that are done although one before them is not. */
  const early = new Map<number, Done>();
  let stopped = false;
  const onStep = (done: Done): void => {
    early.set(done.number, done);
    for (let each = early.get(search.running?.next ?? -1); each !== undefined; each = early.get(search.running?.next ?? -1)) {
      early.delete(each.number);
      search.advance(each);
    }
    stopped ||= stop(progressOf(search));
    if (stopped) Atomics.store(counters, STOP, 1);
  };
  const ends = await Promise.all(Array.from({ length: threads }, () => ended(file, task, counters, onStep)));
  const outcome = (kind: Outcome['kind']): End | undefined => ends.find((end) => end?.outcome.kind === kind);
  // All steps are done only if each thread has come to the end of them by itself.
  const whole = early.size === 0 && ends.every((end) => end?.outcome.kind === 'independent');
  const found = outcome('dependent') ?? outcome('unlucky') ?? (whole ? outcome('independent') : undefined);
  if (found === undefined) return stopped ? 'stopped' : 'failed';
  search.end(inTermsOf(search, found.outcome), found.prime, found.basis);
  return 'done';
}

type End = Extract<Message, { kind: 'end' }>;

/** What a thread says in the end; nothing if it failed. The others stop when there is nothing left to find out. */
function ended(file: string, task: Task, counters: Int32Array, onStep: (done: Done) => void): Promise<End | undefined> {
  return new Promise((resolve) => {
    const thread = new Worker(file, { workerData: task });
    const end = (message: End | undefined): void => {
      if (message?.outcome.kind !== 'independent') Atomics.store(counters, STOP, 1);
      resolve(message);
    };
    thread.on('message', (message: Message) => (message.kind === 'step' ? onStep(message) : end(message)));
    thread.on('error', () => end(undefined));
    // After its last message a thread exits; that is the end of it only if there was no such message.
    thread.on('exit', () => resolve(undefined));
  });
}

/** The threads know the primitive columns only. */
function inTermsOf(search: SparkSearch, outcome: Outcome): Outcome {
  if (outcome.kind !== 'dependent') return outcome;
  const combination = search.columns.combination(support(outcome.combination));
  return combination === undefined ? { kind: 'unlucky' } : { kind: 'dependent', combination };
}
