/** The search for matrices and for coarsenings agrees with z3, an independent program, on thousands of problems, in one process of it. */
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Conditions,
  checkMatrix,
  coarsen,
  coarseningConditions,
  type Found,
  findMatrix,
  type Impossible,
} from '../../src/exact/index.ts';
import { type Pair, smtCoarsening } from './coarsenings.ts';
import { prove } from './kernel.ts';
import { smtConditions, someConditions, somePairs } from './linear.ts';

const available = spawnSync('z3', ['--version']).status === 0;
const RUNS = 2_000;
/** Each of so many answers is also handed to the kernel. */
const SAMPLE = 20;

/** What z3 says to each problem. */
function verdicts(problems: readonly string[]): readonly string[] {
  const input = ['(set-logic QF_LRA)', ...problems.map((text) => `(push)\n${text}\n(check-sat)\n(pop)`)].join('\n');
  const { stdout } = spawnSync('z3', ['-in'], { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  return stdout.trim().split('\n');
}

/** The verdict on these conditions, once the certificate has passed. */
function checked(conditions: Conditions, answer: Found | Impossible, number: number): string {
  expect(checkMatrix(conditions, answer)).toBe(true);
  if (number % SAMPLE === 0) expect(prove(conditions, answer).hypotheses).toEqual([]);
  return answer.kind === 'found' ? 'sat' : 'unsat';
}

function answered(conditions: Conditions, number: number): string {
  const answer = findMatrix(conditions);
  return answer.kind === 'refused' ? answer.message : checked(conditions, answer, number);
}

function coarsened({ coarser, finer }: Pair, number: number): string {
  const answer = coarsen(coarser, finer);
  if (answer.kind === 'refused') return answer.message;
  const found = answer.kind === 'transition' ? ({ kind: 'found', t: answer.t } as const) : answer;
  return checked(coarseningConditions(coarser, finer), found, number);
}

function compare<T>(what: string, problems: fc.Arbitrary<T>, smt: (problem: T) => string, ours: (problem: T, number: number) => string) {
  it(available ? what : `${what}: NOT COMPARED, z3 is missing (Debian: apt-get install z3)`, () => {
    expect(available || process.env['CI'] === undefined).toBe(true);
    const examples = fc.sample(problems, RUNS);
    const said = examples.map(ours);
    if (!available) return;
    expect(said).toEqual(verdicts(examples.map(smt)));
    expect(new Set(said)).toEqual(new Set(['sat', 'unsat']));
  }, 240_000);
}

describe('beside z3', () => {
  compare(`${RUNS} conditions on a matrix have a solution, or none`, someConditions, smtConditions, answered);
  compare(`${RUNS} pairs of models are a coarsening, or none`, somePairs, smtCoarsening, coarsened);
});
