/** `--shard i/n`: the i-th of n parts of the work. */
export interface Shard {
  readonly shard: number;
  readonly shards: number;
}

/** What is said to whoever writes something else. */
export const SHARDS = '--shard takes i/n with 1 ≤ i ≤ n ≤ 9999';

export function shardOf(text: string): Shard | undefined {
  const [, shard = 0, shards = 0] = /^(\d{1,4})\/(\d{1,4})$/.exec(text)?.map(Number) ?? [];
  return shard >= 1 && shard <= shards ? { shard, shards } : undefined;
}

/** Dealt out like cards, so that neighbours, which are often alike, go to different parts. */
export const shareOf = <T>(all: readonly T[], { shard, shards }: Shard): readonly T[] => all.filter((_, i) => i % shards === shard - 1);
