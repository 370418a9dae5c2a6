/** The exact linear algebra agrees with PARI/GP, an independent program, on thousands of systems, in one process of it. */
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkInverse,
  checkNullSpace,
  checkRank,
  checkSolve,
  determinant,
  inverse,
  type Matrix,
  nullSpace,
  type Rational,
  rank,
  rationalsOf,
  showRational,
  solve,
} from '../../src/exact/index.ts';
import { awkward, largeSizes, plain, type System, smallSizes, systems } from './generated.ts';

const available = spawnSync('gp', ['--version-short']).status === 0;
const RUNS = 2_000;

/** PARI has no matrices without rows; those are compared with the textbook. */
const inhabited = ({ a }: System): boolean => a.rows > 0 && a.cols > 0;
const examples = fc.sample(
  fc.oneof(
    { weight: 3, arbitrary: systems(smallSizes, awkward).filter(inhabited) },
    { weight: 1, arbitrary: systems(largeSizes(14), awkward) },
    { weight: 1, arbitrary: systems(largeSizes(24), plain) },
  ),
  RUNS,
);

const list = (numbers: readonly Rational[]): string => `[${numbers.map(showRational).join(', ')}]`;
const table = (m: Matrix): string =>
  `[${Array.from({ length: m.rows }, (_, i) => rationalsOf(m.row(i)).map(showRational).join(', ')).join('; ')}]`;

/** Rank, determinant, whether there is a solution (and which, if it is the only one), dimension of the kernel, inverse. */
function asked({ a, b }: System): string {
  const square = a.rows === a.cols;
  return [
    `A = ${a.rows === 1 ? `Mat(${table(a)})` : table(a)}; b = ${list(rationalsOf(b))}~; x = matinverseimage(A, b); r = matrank(A);`,
    `print(r, " | ", ${square ? 'matdet(A)' : '"-"'}, " | ", if(#x == 0, "none", r < ${a.cols}, "some", Vec(x)), " | ", #matker(A), " | ", ${
      square ? `if(r < ${a.cols}, "singular", A^-1)` : '"-"'
    })`,
  ].join('\n');
}

function answered({ a, b }: System): string {
  const square = a.rows === a.cols;
  const [found, solved, space] = [rank(a), solve(a, b), nullSpace(a)];
  expect([checkRank(a, found), checkSolve(a, b, solved), checkNullSpace(a, space)]).toEqual([true, true, true]);
  const solution = solved.kind === 'none' ? 'none' : solved.unique ? list(rationalsOf(solved.x)) : 'some';
  const parts = [found.rank, square ? showRational(determinant(a)) : '-', solution, space.basis.length, square ? inverted(a) : '-'];
  return parts.join(' | ');
}

function inverted(a: Matrix): string {
  const answer = inverse(a);
  expect(checkInverse(a, answer)).toBe(true);
  if (answer.kind === 'singular') return 'singular';
  return a.rows === 1 ? `Mat(${showRational(answer.inverse.at(0, 0))})` : table(answer.inverse);
}

describe('beside PARI/GP', () => {
  const what = `${RUNS} systems have the same rank, determinant, solution, kernel and inverse`;
  it(available ? what : `${what}: NOT COMPARED, gp is missing (Debian: apt-get install pari-gp)`, () => {
    expect(available || process.env['CI'] === undefined).toBe(true);
    if (!available) return;
    const { stdout, stderr } = spawnSync('gp', ['-q', '-f', '-s', '500M'], {
      input: `default(linewrap, 0);\n${examples.map(asked).join('\n')}\n`,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    expect(stderr).toBe('');
    const lines = stdout.trim().split('\n');
    expect(lines.length).toBe(RUNS);
    for (const [k, system] of examples.entries()) expect(answered(system)).toBe(lines[k]);
  }, 240_000);
});
