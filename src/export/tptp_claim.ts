/** A claim as a problem for first-order provers: does it follow from the axioms it rests on, and the definitions? */
import { ORACLE, type Signature, type Theorem } from '../terms/index.ts';
import { toTptp } from './tptp.ts';

/** A claim that cannot be said in first-order logic. */
export class Inexpressible extends Error {}

export interface NamedTheorem {
  readonly theory: string;
  readonly name: string;
  readonly theorem: Theorem;
}

/** The text of the problem. */
export function claimProblem(sig: Signature, { theory, name, theorem }: NamedTheorem): string {
  const rules = theorem.restsOn.flatMap((source) => {
    const formula = sig.axiom(source);
    return formula === undefined ? [] : [{ name: source, formula }];
  });
  const exported = toTptp(sig, { rules, facts: [], goal: theorem.conclusion });
  if (exported.kind === 'inexpressible') throw new Inexpressible(`${theory}:${name} cannot be said in first-order logic: ${exported.why}`);
  const oracles = theorem.restsOn.filter((source) => source.startsWith(ORACLE));
  const head = [
    `${theory}:${name}, from the axioms that lcgm's proof rests on and the definitions: ${exported.formulas} formulas.`,
    'Sorts are left out, which can only make less follow. A proof of the goal is what eprover --auto FILE looks for.',
    ...exported.leftOut.map(({ name: left, why }) => `left out: ${left} (${why})`),
    ...oracles.map((oracle) => `left out: arithmetic, which the proof uses (${oracle}); numerals are constants of which nothing is known`),
  ];
  return `${head.map((line) => `% ${line}\n`).join('')}${exported.text}`;
}
