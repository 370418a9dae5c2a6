/** What is said of decoders whose answers are known; the fast products against plain ones; parts against the whole. */
import { describe, expect, it } from 'vitest';
import {
  AuditError,
  emptyPairs,
  mergeParts,
  OneThread,
  type Part,
  quantise,
  readPart,
  readSupports,
  reportHtml,
  reportJson,
  stripesOf,
  stripesOfShard,
  writePart,
} from '../../src/audit/index.ts';
import { makeKernel } from '../../src/audit/kernel.ts';
import { smallestSingularValue } from '../../src/audit/near.ts';
import { Top } from '../../src/audit/top.ts';
import { decodeWords, encodeWords } from '../../src/cli/audit_files.ts';
import { dense, safetensors } from './files.ts';
import { audited, open } from './run.ts';

/** Numbers that look random and are the same each time. */
function numbers(count: number, seed = 1): readonly number[] {
  let state = seed;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return Math.fround(state / 2 ** 31);
  });
}
const random = (d: number, n: number, seed = 1): number[][] => {
  const all = numbers(n * d, seed);
  return Array.from({ length: d }, (_, j) => all.slice(j * n, (j + 1) * n));
};
const decoderOf = (rows: readonly (readonly number[])[]) =>
  quantise(open(safetensors(dense(rows)), { orient: 'rows' }).columns, (length) => new Int16Array(length));

describe('products', () => {
  it.each([1, 2, 7, 64, 129])('are those of plain loops, for features of length %d', async (n) => {
    const decoder = decoderOf(random(70, n));
    const fast = new OneThread(decoder);
    const plain = new OneThread(decoder, makeKernel(decoder.stride, true));
    expect(await fast.pairs(stripesOf(70))).toEqual(await plain.pairs(stripesOf(70)));
    const own = Int32Array.from({ length: 70 }, (_, i) => i);
    expect(await fast.rows(decoder, own)).toEqual(await plain.rows(decoder, own));
    expect((await fast.rows(decoder, own)).sizes).toEqual((await fast.pairs(stripesOf(70))).top.sizes);
  });

  it('do not overflow at the largest entries', async () => {
    const decoder = decoderOf([[1], [-1], [1]]);
    const { top } = await new OneThread(decoder).pairs([0]);
    expect(top.sizes[0]).toBe(32000 ** 2);
  });
});

describe('parts', () => {
  const rows = random(1500, 6);
  const decoder = decoderOf(rows);
  const common = { file: 'x', digest: 'y', options: { k: '2' } };
  const made = async (shard: number, shards: number): Promise<Part> => {
    const pairs = await new OneThread(decoder).pairs(stripesOfShard(1500, shard, shards));
    return readPart('part', writePart({ ...common, shard, shards, count: 1500, pairs }, encodeWords), decodeWords);
  };

  it.each([1, 2, 3, 5])('%d of them merge to the whole', async (shards) => {
    const parts = await Promise.all(Array.from({ length: shards }, (_, k) => made(shards - k, shards)));
    expect(mergeParts(parts)).toEqual({ common, pairs: await new OneThread(decoder).pairs(stripesOf(1500)) });
  });

  it('are refused when one is missing, twice there, or of something else', async () => {
    const [a, b] = [await made(1, 2), await made(2, 2)];
    for (const wrong of [[], [a], [a, a, b], [a, { ...b, digest: 'z' }], [a, { ...b, options: {} }], [a, { ...b, shards: 3 }]])
      expect(() => mergeParts(wrong)).toThrow(AuditError);
  });

  it('are refused when they are damaged', async () => {
    const part = { ...common, shard: 1, shards: 1, count: 2, pairs: emptyPairs(2) };
    const text = writePart(part, encodeWords);
    expect(readPart('part', text, decodeWords)).toEqual(part);
    const lying = new Top(2);
    lying.places[0] = 7;
    for (const wrong of [
      '',
      '{}',
      text.replace('part-1', 'part-2'),
      text.replace('"shard":1', '"shard":2'),
      text.replace('"count":2', '"count":3'),
      text.slice(0, -20),
    ])
      expect(() => readPart('part', wrong, decodeWords)).toThrow(AuditError);
    expect(() => readPart('part', writePart({ ...part, pairs: { ...part.pairs, top: lying } }, encodeWords), decodeWords)).toThrow(
      AuditError,
    );
  });
});

describe('reports', () => {
  const status = (lines: readonly { readonly status: string; readonly statement: string }[], pattern: RegExp): string | undefined =>
    lines.find(({ statement }) => pattern.test(statement))?.status;

  it('names a planted dependence, which refutes the premise and no more', async () => {
    const rows = random(40, 20);
    rows[30] = Array.from({ length: 20 }, (_, k) => 3 * (rows[3]?.[k] ?? 0) - (rows[9]?.[k] ?? 0));
    const { lines, findings } = await audited(safetensors(dense(rows)), { k: 2 });
    expect(findings.dependent?.dependence?.columns.toSorted((a, b) => a - b)).toEqual([3, 9, 30]);
    expect(status(lines, /^spark\(W\) > 2k/)).toBe('refuted');
    expect(status(lines, /^spark\(W\) > k\+1/)).toBe('refuted');
    for (const { status: each, detail } of lines) if (each === 'refuted') expect(detail).toMatch(/this says nothing on identifiability/);
  });

  it('certifies an orthonormal basis with a few more columns', async () => {
    const rows: number[][] = Array.from({ length: 16 }, (_, i) => Array.from({ length: 16 }, (_, k) => (i === k ? 1 : 0)));
    rows.push(Array.from({ length: 16 }, (_, k) => (k % 3 === 0 ? -1 : 1)));
    const { certified, findings, lines } = await audited(safetensors(dense(rows)), { k: 2 });
    expect(findings.coherence).toMatchObject({ lower: 0.25, upper: 0.25, exact: true });
    expect(findings.independent).toMatchObject({ coherence: 4, babel: 4 });
    expect(certified.twoK).toBeGreaterThanOrEqual(2);
    expect(certified.kPlusOne).toBeLessThanOrEqual(15);
    expect(status(lines, /^spark\(W\) > 2k/)).toBe('proved');
  });

  it('finds zero and parallel columns, whatever their scale', async () => {
    const { findings } = await audited(safetensors(dense([[1, 3], [0, -0], [2 ** -1060, 3 * 2 ** -1060], [-5, -15], [3, 1]]))); // biome-ignore format: a table
    expect(findings.zero).toEqual([1]);
    expect(findings.parallel).toEqual([[0, 2, 3]]);
    expect(findings.coherence?.square).toEqual({ numerator: 1n, denominator: 1n });
  });

  it('checks the supports that occur', async () => {
    const rows = [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 0], [1, 2, 3]]; // biome-ignore format: a table
    const asked = async (text: string) => (await audited(safetensors(dense(rows)), { supports: readSupports(text, 5) })).findings.supports;
    expect(await asked('[0, 1]\n[1, 2]\n{"indices": [0]}\n\n[1, 0, 1]')).toMatchObject({
      supports: 3,
      pairs: 6,
      checked: 6,
      dependentPairs: 0,
    });
    const found = await asked('[0, 1]\n[3]\n');
    expect(found?.dependentPairs).toBe(1);
    expect(found?.dependent[0]?.columns).toEqual([0, 1, 3]);
    for (const wrong of ['[5]', '[-1]', '[0.5]', '"0"', '{"indices": 0}', '[0', 'nothing'])
      expect(() => readSupports(wrong, 5)).toThrow(AuditError);
  });

  it('gives 1 × 1 and single features their right answers', async () => {
    const { findings, certified } = await audited(safetensors(dense([[2]])), { orient: 'rows' });
    expect(findings).toMatchObject({ rank: { lower: 1, upper: 1 }, independent: { best: 1 }, coherence: undefined, dependent: undefined });
    expect(certified).toEqual({ twoK: 0, kPlusOne: 0 });
    const zero = await audited(safetensors(dense([[0]])), { orient: 'rows' });
    expect(zero.findings).toMatchObject({ zero: [0], independent: { best: 0 }, dependent: { size: 1 } });
  });

  it('writes pages in which nothing of the input is markup', async () => {
    const made = await audited(safetensors(dense(random(5, 3)), 'F64', '<script>.W_dec'));
    expect(reportHtml(made)).not.toContain('<script>');
    expect(reportHtml(made)).toContain('&#60;script&#62;');
    expect(JSON.parse(reportJson(made))).toMatchObject({ certified: made.certified, findings: { n: 3, d: 5 } });
  });

  it('measures singular values', () => {
    expect(smallestSingularValue([[3, 0], [0, 4]].map((x) => Float64Array.from(x)))).toBe(3); // biome-ignore format: a table
    expect(smallestSingularValue([[1, 1], [1, 1]].map((x) => Float64Array.from(x)))).toBeCloseTo(0, 12); // biome-ignore format: a table
    expect(smallestSingularValue([[1, 0], [1, 1]].map((x) => Float64Array.from(x)))).toBeCloseTo((Math.sqrt(5) - 1) / 2, 12); // biome-ignore format: a table
  });
});
