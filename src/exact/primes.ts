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

/** Whether an odd number is prime: the divisors to try are those of the form 6k ± 1. */
function isPrime(candidate: number): boolean {
  if (candidate % 3 === 0) return candidate === 3;
  for (let d = 5; d * d <= candidate; d += 6) if (candidate % d === 0 || candidate % (d + 2) === 0) return false;
  return true;
}
