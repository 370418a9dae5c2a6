/** What goes through the sets of tableaux: one at a time in doubles, or four at a time in vectors of a WebAssembly module, where there are such. */
import { prime } from './primes.ts';
import { type Engine, Scan, type Suspicion } from './sparkScan.ts';
import { hasVectors, VectorEngine } from './sparkVectors.ts';

export type EngineKind = 'vectors' | 'plain';

/** The kind to take; both give the same answers, but not after the same number of steps. */
export const bestEngine = (): EngineKind => (hasVectors() ? 'vectors' : 'plain');

/** An engine with prime number `attempt` of its kind; nothing if there are no more primes. */
export function engine(kind: EngineKind, attempt: number, suspect: Suspicion): Engine | undefined {
  if (kind === 'plain') return plainEngine(prime(attempt), suspect);
  const p = smallPrime(attempt);
  return p === undefined ? undefined : new VectorEngine(p, suspect);
}

/** The primes between 2¹⁴ and 2¹⁵, from the largest down. */
function smallPrime(index: number): number | undefined {
  let left = index;
  for (let p = 2 ** 15 - 1; p > 2 ** 14; p -= 2) {
    let d = 3;
    while (d * d <= p && p % d !== 0) d += 2;
    if (d * d > p && left-- === 0) return p;
  }
  return undefined;
}

function plainEngine(p: number, suspect: Suspicion): Engine {
  const scan = new Scan(p, suspect);
  return { prime: p, lanes: 1, run: (tableaux) => tableaux.some((each) => scan.run(each)) };
}
