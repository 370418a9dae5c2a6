/** The primes below 2²⁶, from the largest down: the product of two residues, and sums of seven such, are exact in a double. */

const known: number[] = [];
let next = 2 ** 26 - 1;

/** The prime number `index`, from 0. There are nearly four million of them. */
export function prime(index: number): number {
  while (known.length <= index) {
    if (next < 3) throw new RangeError('there are no more primes below 2²⁶');
    if (isPrime(next)) known.push(next);
    next -= 2;
  }
  return known[index] ?? 0;
}

/** Whether an odd number is prime, by trial division. */
function isPrime(candidate: number): boolean {
  for (let d = 3; d * d <= candidate; d += 2) if (candidate % d === 0) return false;
  return candidate > 2;
}
