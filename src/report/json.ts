/** Verdicts as JSON, for tools. */
import type { Verdict } from '../verdict/verdict.ts';

/** The objects of the contract (docs/language.md, Command line). */
export function verdictJson(v: Verdict, milliseconds: number): object {
  return {
    theory: v.theory,
    name: v.name,
    title: v.title,
    kind: v.kind,
    statement: v.statement,
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
