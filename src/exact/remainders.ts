/** The Chinese remainder theorem for many numbers at once, and numbers in a positional system. Large multiplications are few: all goes by halves. */
import { inverseModulo, residue } from './modular.ts';

/** A product over a range of numbers, with those of its two halves. */
interface Products {
  readonly value: bigint;
  readonly halves: readonly [Products, Products] | undefined;
}

function productsOf(numbers: readonly bigint[], from = 0, to = numbers.length): Products {
  if (to - from <= 1) return { value: numbers[from] ?? 1n, halves: undefined };
  const middle = (from + to) >> 1;
  const [low, high] = [productsOf(numbers, from, middle), productsOf(numbers, middle, to)];
  return { value: low.value * high.value, halves: [low, high] };
}

/**
 * The integers x of least size with x ≡ residues[k][e] modulo primes[k] for every k, one for each place e. With M the product of the primes,
 * x is Σ cₖ·M/pₖ modulo M (Lagrange), where cₖ is the residue over M/pₖ modulo pₖ. The terms of two primes are put together as doubles.
 */
export function remainders(residues: readonly Float64Array[], primes: readonly number[]): readonly bigint[] {
  const terms = residues.map((places, k) => scaled(places, weight(primes, k), primes[k] ?? 1));
  const pairs: Float64Array[] = [];
  const moduli: bigint[] = [];
  for (let k = 0; k < terms.length; k += 2) {
    const [first = new Float64Array(), second = new Float64Array(first.length)] = [terms[k], terms[k + 1]];
    const [p = 1, q = 1] = [primes[k], primes[k + 1]];
    pairs.push(first.map((term, e) => term * q + (second[e] ?? 0) * p));
    moduli.push(BigInt(p) * BigInt(q));
  }
  const products = productsOf(moduli);
  const sum = (e: number, { halves }: Products, from: number, to: number): bigint => {
    if (halves === undefined) return BigInt(pairs[from]?.[e] ?? 0);
    const middle = (from + to) >> 1;
    const [low, high] = halves;
    return sum(e, low, from, middle) * high.value + sum(e, high, middle, to) * low.value;
  };
  const places = residues[0]?.length ?? 0;
  return Array.from({ length: places }, (_, e) => centred(sum(e, products, 0, pairs.length), products.value));
}

/** 1 over the product of the other primes, modulo this one. */
function weight(primes: readonly number[], k: number): number {
  const p = primes[k] ?? 1;
  let product = 1;
  for (let i = 0; i < primes.length; i++) if (i !== k) product = residue(product * residue(primes[i] ?? 1, p), p);
  return inverseModulo(product, p);
}

const scaled = (places: Float64Array, by: number, p: number): Float64Array => places.map((place) => residue(place * by, p));

/** The integers Σ digits[k][e]·baseᵏ, one for each place e; two digits are put together as doubles, which hold them exactly. */
export function positional(digits: readonly Float64Array[], base: number): readonly bigint[] {
  const pairs: Float64Array[] = [];
  for (let k = 0; k < digits.length; k += 2) {
    const [low = new Float64Array(), high] = [digits[k], digits[k + 1]];
    pairs.push(high === undefined ? low : low.map((digit, e) => digit + base * (high[e] ?? 0)));
  }
  const products = productsOf(pairs.map(() => BigInt(base) ** 2n));
  const sum = (e: number, { halves }: Products, from: number, to: number): bigint => {
    if (halves === undefined) return BigInt(pairs[from]?.[e] ?? 0);
    const middle = (from + to) >> 1;
    const [low, high] = halves;
    return sum(e, low, from, middle) + low.value * sum(e, high, middle, to);
  };
  return Array.from({ length: digits[0]?.length ?? 0 }, (_, e) => sum(e, products, 0, pairs.length));
}

/** The integer of least size with the residue of the value. */
export function centred(value: bigint, modulus: bigint): bigint {
  const rest = value % modulus;
  if (2n * rest > modulus) return rest - modulus;
  return 2n * rest < -modulus ? rest + modulus : rest;
}
