/** How fast a certificate is checked, reading included. */
import { readFileSync } from 'node:fs';
import { readCertificate } from '../src/certificate/index.ts';

export interface ReadingFigures {
  readonly steps: number;
  readonly bytes: number;
  /** Milliseconds: the least and the median, once the compiler of Node has settled. */
  readonly least: number;
  readonly median: number;
  /** By the median. */
  readonly stepsPerSecond: number;
}

/** How often a text is read before times are taken, and how many are. */
const [SETTLING, ROUNDS] = [8, 15] as const;

/**
 * For a process of its own, as `lcgm verify` is one: in a process that has also made the proof, the kernel was compiled for terms and for
 * numbers alike, and is slower.
 */
export function benchReading(file: string): ReadingFigures {
  const text = readFileSync(file, 'utf8');
  const times: number[] = [];
  let steps = 0;
  for (let i = 0; i < SETTLING + ROUNDS; i++) {
    const begin = performance.now();
    ({ steps } = readCertificate(text));
    if (i >= SETTLING) times.push(performance.now() - begin);
  }
  times.sort((x, y) => x - y);
  const [least = 0, median = 0] = [times[0], times[ROUNDS >> 1]];
  return { steps, bytes: text.length, least, median, stepsPerSecond: (1000 * steps) / median };
}
