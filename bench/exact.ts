/** How long the exact linear algebra takes on instances from files: n, then n² + n rationals. For bench/exact.mjs, in a process of its own. */
import { readFileSync } from 'node:fs';
import {
  determinant,
  inverse,
  Matrix,
  parseRational,
  type Rational,
  rationalsOf,
  showRational,
  solve,
  vectorOf,
} from '../src/exact/index.ts';

/** The least processor time of a call in ms, over at least five calls and 400 ms, and its result; the collector of garbage is counted too. */
function least<T>(call: () => T): { readonly ms: number; readonly value: T } {
  const processor = (): number => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e3;
  };
  let value = call();
  let ms = Number.POSITIVE_INFINITY;
  const begin = processor();
  for (let k = 0; k < 5 || processor() - begin < 400; k++) {
    const start = processor();
    value = call();
    ms = Math.min(ms, processor() - start);
  }
  return { ms, value };
}

export function benchExact(files: readonly string[]): void {
  for (const file of files) {
    const [size = '0', ...words] = readFileSync(file, 'utf8').trim().split(/\s+/);
    const n = Number(size);
    const entries = words.map((word): Rational => {
      const parsed = parseRational(word);
      if ('kind' in parsed) throw new Error(parsed.message);
      return parsed;
    });
    const a = Matrix.ofRationals(n, n, entries.slice(0, n * n));
    const b = vectorOf(entries.slice(n * n));
    const report = (what: string, ms: number, value: Rational | undefined): void =>
      console.log(file, what, ms.toFixed(6), value && showRational(value));
    const det = least(() => determinant(a));
    report('det', det.ms, det.value);
    const solved = least(() => solve(a, b));
    if (solved.value.kind === 'solution') report('solve', solved.ms, rationalsOf(solved.value.x)[0]);
    const inverted = least(() => inverse(a));
    if (inverted.value.kind === 'inverse') report('inverse', inverted.ms, inverted.value.inverse.at(0, 0));
  }
}
