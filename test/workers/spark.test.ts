/** The search for the spark in two threads says what it says in one; it can be stopped and goes on. The threads run what was built. */
import { describe, expect, it } from 'vitest';
import { Matrix, readCheckpoint, runSpark, SparkSearch, upper, writeCheckpoint } from '../../src/exact/index.ts';
import { sparkInWorkers } from '../../src/workers/spark.ts';

/** 0/1 and generic matrices, the same ones each time; large enough for threads. */
function matrix(rows: number, cols: number, low: number, high: number): Matrix {
  let state = rows * 100 + cols;
  const next = (): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return low + ((state >>> 8) % (high - low + 1));
  };
  return Matrix.ofIntegers(rows, cols, Array.from({ length: rows * cols }, next));
}
const generic = matrix(14, 32, -50, 50);

describe('two threads', () => {
  it('say the same as one', async () => {
    const [one, two] = [new SparkSearch(generic, undefined), new SparkSearch(generic, undefined)];
    const wanted = runSpark(one);
    expect(await sparkInWorkers(two)).toEqual(wanted);
    expect(wanted.spark).toBe(15);
  }, 120_000);

  it('stop with bounds, and go on from a checkpoint, in one thread or two', async () => {
    const search = new SparkSearch(generic, undefined);
    const stopped = await sparkInWorkers(search, 2, ({ done }) => done > 0);
    expect(stopped.spark).toBeUndefined();
    expect(stopped.bounds.independent).toBeGreaterThan(0);
    expect(upper(stopped.bounds)).toBe(15);
    const text = writeCheckpoint(search);
    for (const threads of [1, 2]) {
      const other = new SparkSearch(generic, undefined);
      expect(readCheckpoint(text, other)).toBe(true);
      expect(other.running?.next).toBeGreaterThan(0);
      const found = await sparkInWorkers(other, threads);
      expect([found.spark, 'sets' in found.bounds.evidence && found.bounds.evidence.sets]).toEqual([15, 471_435_600]);
    }
  }, 120_000);

  it('find dependent columns', async () => {
    // The sum of thirteen columns and of one with a large entry is the last: no random search finds that soon among so many.
    const entries = Array.from(generic.numerators, Number);
    for (let row = 0; row < entries.length; row += 32)
      entries[row + 31] = Array.from({ length: 13 }, (_, k) => (k + 1) * (entries[row + 2 * k] ?? 0)).reduce((sum, x) => sum + x, 0);
    const a = Matrix.ofIntegers(14, 32, entries);
    const search = new SparkSearch(a, 14);
    search.restore({ ...search.state, prepared: true });
    await sparkInWorkers(search);
    expect(upper(search.bounds)).toBe(14);
  }, 120_000);

  it('are not needed for little', async () => {
    const search = new SparkSearch(Matrix.ofIntegers(2, 3, [1, 0, 1, 0, 1, 1]), undefined);
    expect((await sparkInWorkers(search)).spark).toBe(3);
  });
});
