/** Whether columns of a closed matrix are independent: src/exact searches, and the kernel is asked whether it accepts what was found. */
import { type Evidence, Matrix as Exact, independentUpTo, MOST_SETS_OF_KERNEL } from '../exact/index.ts';
import { Matrices, rational, type Signature, type Term, Theorem } from '../terms/index.ts';
import { accepted } from './accepted.ts';
import type { Certificate, Computed } from './certificate.ts';
import { literal, rowsOf } from './literal.ts';

export function independence(s: Signature, formula: Term): Computed | undefined {
  const found = searched(s, formula);
  const evidence = found?.kind === 'yes' ? evidenceTerm(s, found.evidence) : undefined;
  return evidence === undefined ? undefined : shown(s, formula, evidence.kind, evidence.term);
}

/** That some columns are dependent, by a combination that is zero. */
export function dependence(s: Signature, formula: Term): Computed | undefined {
  const found = searched(s, formula.kid(0));
  if (found?.kind !== 'no') return undefined;
  const column = literal(s, found.combination.map((q) => [rational(q)])); // biome-ignore format: one thought
  return shown(s, formula, 'combination', column);
}

/** Searches as far as the kernel follows: not through more sets of columns than it goes through itself. */
function searched(s: Signature, statement: Term): ReturnType<typeof independentUpTo> | undefined {
  const size = statement.kid(3);
  const value = accepted(() => new Matrices(s).value(statement.kid(2)));
  if (value === undefined || size.op !== 'num') return undefined;
  const { rows, columns, entries } = value;
  const count = size.value.n < BigInt(columns) ? Number(size.value.n) : columns;
  return independentUpTo(Exact.ofRationals(rows, columns, entries), count, ({ of }) => of > MOST_SETS_OF_KERNEL);
}

function evidenceTerm(s: Signature, evidence: Evidence): { readonly kind: Certificate['kind']; readonly term: Term } | undefined {
  if (evidence.kind === 'modulus') return { kind: 'modulus', term: s.numeral(rational(BigInt(evidence.modulus)), s.nat) };
  return evidence.kind === 'weights' ? { kind: 'weights', term: literal(s, rowsOf(evidence.weights)) } : undefined;
}

function shown(s: Signature, formula: Term, kind: Certificate['kind'], term: Term): Computed | undefined {
  const theorem = accepted(() => Theorem.independent(s, formula, term));
  return theorem === undefined ? undefined : { theorem, certificates: [{ kind, terms: [term] }] };
}
