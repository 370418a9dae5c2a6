/** How close two words are, for "did you mean". */

/** The number of insertions, deletions, replacements and swaps of neighbours between two words; at most `limit` + 1. */
export const distance = (a: string, b: string, limit = 2): number => {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last: number[] = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row: number[] = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      row.push(best);
    }
    if (Math.min(...row) > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return Math.min(last[b.length] ?? 0, limit + 1);
};

/** The candidates nearest to a word, if they are near enough to be what was meant: two slips, one in a short word. */
export const nearest = <T extends string>(word: string, candidates: Iterable<T>): readonly T[] => {
  if (word.length > 40) return [];
  let best: T[] = [];
  let least = 3;
  for (const candidate of new Set(candidates)) {
    const shorter = Math.min(word.length, candidate.length);
    const allowed = shorter <= 1 ? 0 : shorter <= 3 ? 1 : 2;
    const d = distance(word, candidate);
    if (d === 0 || d > allowed || d > least) continue;
    if (d < least) best = [];
    best.push(candidate);
    least = d;
  }
  return best;
};

/** The first of them. */
export const closest = <T extends string>(word: string, candidates: Iterable<T>): T | undefined => nearest(word, candidates)[0];
