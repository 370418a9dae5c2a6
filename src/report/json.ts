/** Verdicts as JSON, for tools. */
import type { Certificate } from '../certificate/index.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { claimsCalled, statementOf } from './statement.ts';

/** The objects of the contract (docs/language.md, Command line). */
export function verdictJson(v: Verdict, milliseconds: number): object {
  return {
    theory: v.theory,
    name: v.name,
    title: v.title,
    kind: v.kind,
    statement: v.statement(),
    verdict: v.verdict,
    expected: v.expected,
    tight: null,
    restsOn: v.restsOn,
    unused: null,
    gaps: v.gaps,
    steps: null,
    time_ms: milliseconds,
  };
}

/** What a certificate proves. */
export function certificateJson(file: string, certificate: Certificate, claim: string | undefined): object {
  const claims = claimsCalled(certificate, claim);
  return {
    file,
    verdict: 'correct',
    steps: certificate.steps,
    claims: claims.map((c) => ({
      theory: c.theory,
      name: c.name,
      title: c.title,
      statement: statementOf(c.theorem.conclusion, certificate),
      restsOn: c.restsOn,
    })),
    axioms: certificate.axioms.map((a) => ({ name: a.name, statement: statementOf(a.formula, certificate) })),
  };
}
