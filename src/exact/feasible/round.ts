/** Doubles made integers: points and multipliers that are nearly right, rounded so that exact arithmetic can take over. */
import type { Given } from './complete.ts';
import type { Doubles } from './doubles.ts';
import type { Refutation, System } from './system.ts';

/** All unknowns, rounded to this many binary digits behind the point of the scaled system. */
export function roundedPoint({ exponents }: Doubles, t: Float64Array, bits: number): Given {
  const lowest = Math.min(0, ...exponents.columns.flatMap((each) => Array.from(each)));
  const scale = 2 ** bits;
  let at = 0;
  const x = exponents.columns.map((each) =>
    Array.from(each, (exponent) => {
      const value = Math.round((t[at] ?? 0) * scale);
      at += 1;
      return (Number.isFinite(value) ? BigInt(value) : 0n) << BigInt(exponent - lowest);
    }),
  );
  return { x, denominator: 1n << BigInt(bits - lowest) };
}

/** Multipliers with so many binary digits; `rows` and `links` are those of the system that have one. */
export function roundedMultipliers(
  system: System,
  { exponents }: Doubles,
  rows: readonly (readonly number[])[],
  links: readonly number[],
  y: Float64Array,
  bits: number,
): Refutation {
  const lowest = Math.min(...exponents.rows.flatMap((each) => Array.from(each)), ...exponents.links, 0);
  const most = y.reduce((greatest, each) => Math.max(greatest, Math.abs(each)), 0);
  const scale = most > 0 && Number.isFinite(most) ? 2 ** bits / most : 0;
  let at = 0;
  const next = (exponent: number): bigint => {
    const value = Math.round((y[at] ?? 0) * scale);
    at += 1;
    return (Number.isFinite(value) ? BigInt(value) : 0n) << BigInt(exponent - lowest);
  };
  const multipliers = system.blocks.map(({ a }, c) => {
    const own = new Array<bigint>(a.length).fill(0n);
    for (const [k, row] of (rows[c] ?? []).entries()) own[row] = next(exponents.rows[c]?.[k] ?? 0);
    return own;
  });
  const z = new Array<bigint>(system.right.length).fill(0n);
  for (const [k, row] of links.entries()) z[row] = next(exponents.links[k] ?? 0);
  return { kind: 'refutation', y: multipliers, z };
}
