/** An audit of a file in memory, in one thread. */
import { inflateRawSync } from 'node:zlib';
import { inMemory } from '../../src/audit/formats/tensor.ts';
import {
  checkK,
  examine,
  type Found,
  OneThread,
  type Orientation,
  quantise,
  type Report,
  readDecoder,
  report,
  stripesOf,
} from '../../src/audit/index.ts';

export interface Asked {
  readonly key?: string;
  readonly orient?: Orientation;
  readonly config?: string;
  readonly k?: number;
  readonly supports?: readonly (readonly number[])[];
}

export const open = (content: Uint8Array, { key, orient, config }: Asked = {}): Found =>
  readDecoder(inMemory(content), {
    key,
    orient,
    config,
    inflate: (packed, most) => inflateRawSync(packed, { maxOutputLength: Math.max(1, most) }),
  });

export async function audited(content: Uint8Array, asked: Asked = {}): Promise<Report> {
  const found = open(content, asked);
  checkK(asked.k, found.columns.d);
  const decoder = quantise(found.columns, (length) => new Int16Array(length));
  const multiplier = new OneThread(decoder);
  const pairs = await multiplier.pairs(stripesOf(decoder.count));
  const findings = await examine(decoder, pairs, multiplier, { k: asked.k, supports: asked.supports });
  return report({ file: 'memory', tensor: found.name, orientation: found.because, k: asked.k }, findings);
}
