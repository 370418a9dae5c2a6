/** Claims about classes that are empty for all admitted parameters say nothing, whatever they say. */
import { expect, it } from 'vitest';
import { verdicts } from '../../src/verdict/verdict.ts';
import { loadText } from '../support/theories.ts';

const judged = (imports: string, spaces: string, statements: readonly string[]): readonly string[] =>
  verdicts(
    loadText(
      `theory test "t"\nimport ${imports}, meta.verdicts\nparameter k d n : Nat\n${spaces}\nfeatures X := R(n)\n${statements.join('\n')}\n`,
    ),
  ).map((v) => v.verdict);

it('dictionaries with fewer rows than columns that are to be independent', () => {
  const up = 'identifiable up to Relabel(d) @ Rescale(d)';
  const verdict = (statements: readonly string[]) =>
    judged('std.numbers, std.sharp', 'given 1 <= k, 2*k <= d, 1 <= n\nconcepts Z := Sparse(k, d)', statements);
  expect(
    verdict([
      `claim 1: P{msr} * K{linear, spark(2*k)} ${up} if n < 2*k`,
      'claim 2: P{msr} * K{spark(2*k), linear} identifiable up to Relabel(d) if n + 1 < 2*k',
      'refute 3: P{msr} * K{linear, spark(2*k + 1)} identifiable up to Relabel(d) if n < 2*k',
    ]),
  ).toEqual(['vacuous', 'vacuous', 'vacuous']);
  expect(
    verdict([
      `claim 1: P{msr} * K{linear, spark(2*k)} ${up} if n = 2*k, k < d`,
      `claim 2: P{msr} * K{linear, unitColumns, spark(2*k)} ${up} if 2*k <= n, k < d`,
      'claim 3: K{linear, spark(2*k)} = {} if n < 2*k',
      'refute 4: K{linear, spark(2*k), unitColumns} = {} if n = 2*k',
      'claim 5: K{linear, spark(k + 1)} = {} if n < 2*k',
    ]),
  ).toEqual(['proved', 'proved', 'proved', 'refuted', 'unknown']);
});

it('injective linear mixing into fewer dimensions', () => {
  const up = 'identifiable up to restrict(Relabel(d) @ Signs(d))';
  const verdict = (statements: readonly string[]) =>
    judged(
      'std.rotations',
      'given 1 <= d, 1 <= n\nconcepts Z := R(d)\nmixing predicate further on R(d) -> R(n) "some condition" of kappa := kappa = kappa',
      statements,
    );
  expect(
    verdict([
      `claim 1: P{msr, indep, unitcov, nongauss} * K{linear, injective} ${up} if n < d`,
      `claim 2: P{msr, indep, unitcov, nongauss} * K{injective, further, linear} ${up} if n < d`,
    ]),
  ).toEqual(['vacuous', 'vacuous']);
  expect(
    verdict([
      `claim 1: P{msr, indep, unitcov, nongauss} * K{linear, injective} ${up} if n = d`,
      'claim 2: K{linear, injective} = {} if n <= d',
      'claim 3: K{linear} = {} if n < d',
    ]),
  ).toEqual(['proved', 'unknown', 'unknown']);
});
